"""What letters say where a vote was mended at the sitting: the voter what was written for it, all
what stands."""

from domain.cycle.guard import Phase
from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.mending import CorrectVote
from domain.cycle.votes.opening import OpenBallot
from domain.notices import Topic
from domain.record.record import UnitId
from domain.rulebook.selections import Method
from tests.factories import MEMBERS, SECRETARY, A, B, C, D, E, head
from tests.notice_texts.conftest import Running
from tests.notice_texts.eventful import NAMES
from tests.notice_texts.letters import said_by, said_in, written
from tests.notice_texts.test_true_at_leaving import led_to
from tests.notice_texts.test_whom_it_moves import told
from tests.running_year import RunningYear

WHY = "Nghe nhầm"
CLOSE = CloseBallot(ballot="1")


def voted(year: RunningYear, **choices: UnitId | None) -> None:
    """The five members are called by name; ``None``: without an opinion."""
    led_to(year, Phase.VOTING)
    opened = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A, B))
    year.do(opened, SECRETARY)
    for unit, choice in zip(MEMBERS, choices.values(), strict=True):
        said = CastVote(
            ballot="1",
            unit=unit,
            choices=(choice,) if choice else (),
            no_opinion=choice is None,
        )
        year.do(said, head(unit))
    year.do(CLOSE, SECRETARY)


def mend(year: RunningYear, unit: UnitId, choice: UnitId) -> None:
    year.do(CorrectVote(ballot="1", unit=unit, choices=(choice,), reason=WHY), SECRETARY)


def test_a_title_made_again_is_told_once_as_it_stands(beginning: Running) -> None:
    """The letter that waited has one line for the title: what it came to last, which result that
    replaces, of what hour and why."""
    year = beginning.year
    voted(year, a=A, b=A, c=A, d=A, e=B)
    mend(year, D, B)
    mend(year, C, B)
    mend(year, B, B)
    year.do(CLOSE, SECRETARY)
    letter = written(beginning.engine, told(beginning, Topic.RESULT)[E])
    text = " ".join(letter.text.split())
    assert letter.subject.count("Cờ thi đua") == 1
    assert text.count("- “Cờ thi đua”") == 1
    assert f"): {NAMES[B]}. Biên bản kiểm phiếu" in text
    assert "Kết quả này thay kết quả lúc " in text
    why = f"({NAMES[A]}), không còn hiệu lực, vì sửa ý kiến đã ghi sai: “{WHY}”"
    assert why in text
    english = " ".join(
        written(beginning.engine, told(beginning, Topic.RESULT)[E], "en").text.split()
    )
    assert f"which does not hold any more; vote corrected: “{WHY}”" in english
    assert said_by(letter.html) == said_in(letter.text)


def test_whose_vote_was_mended_is_told_what_it_was_and_why(beginning: Running) -> None:
    """The unit for which another vote stands since reads both and the reason; nobody else does."""
    year = beginning.year
    voted(year, a=A, b=A, c=A, d=A, e=B)
    mend(year, D, B)
    found = told(beginning, Topic.VOTE_MENDED)
    assert set(found) == {D}
    letter = written(beginning.engine, found[D])
    text = " ".join(letter.text.split())
    said = f"ý kiến đã ghi của {NAMES[D]} về “Cờ thi đua” được sửa: chọn {NAMES[A]} → chọn"
    assert f"{said} {NAMES[B]}. Lý do: “{WHY}”." in text
    assert "trước khi kết thúc phiên họp" in text
    assert said_by(letter.html) == said_in(letter.text)
    english = " ".join(written(beginning.engine, found[D], "en").text.split())
    assert f"was mended: {NAMES[A]} → {NAMES[B]}. Reason: “{WHY}”." in english


def test_the_hand_that_mended_its_own_vote_is_not_told(beginning: Running) -> None:
    """The secretary's unit knows what it wrote itself."""
    voted(beginning.year, a=A, b=A, c=A, d=A, e=B)
    mend(beginning.year, A, B)
    assert not told(beginning, Topic.VOTE_MENDED)


def test_who_had_no_opinion_is_said_in_the_count(beginning: Running) -> None:
    """Five were called, one had no opinion: the figures of the nominees come to four."""
    voted(beginning.year, a=A, b=A, c=A, d=A, e=None)
    text = " ".join(written(beginning.engine, told(beginning, Topic.RESULT)[E]).text.split())
    assert "đã biểu quyết 5/5, không có ý kiến 1" in text
