"""Letters on what a unit is to check, on amended rules, on standing and on votes in writing."""

from msgspec.structs import replace

from domain.cycle.amendment import AmendRulebook, Governs
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.scores.checking import AssignCheck, AssignChecks, Shared
from domain.cycle.votes.candidacy import BarUnit, LiftBar
from domain.cycle.votes.opening import AskInWriting
from domain.notices import Topic
from tests.factories import MEMBERS, PAPER, RULEBOOK, SECRETARY, A, B, C, D, acts_to
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, said_by, said_in, waiting, written
from tests.running_year import RunningYear

AMENDED = replace(RULEBOOK, name="Bảng tiêu chí năm 2026, sửa đổi")


def led_to(year: RunningYear, phase: Phase) -> None:
    """The plan is issued already."""
    for command, seat in acts_to(phase):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)


def told(running: Running, topic: Topic) -> list[object]:
    return [one.notice.to.unit for one in waiting(running.engine) if one.notice.topic is topic]


def test_who_is_to_check_is_told_what_in_one_letter(beginning: Running) -> None:
    """Given two sheets one after the other, a unit gets one letter with both; the chair's office,
    which shares them out, none."""
    year = beginning.year
    led_to(year, Phase.SCORING)
    for unit in (C, D):
        year.do(AssignCheck(unit=unit, column="cross_check", checker=B), SECRETARY)
    assert told(beginning, Topic.CHECK) == [B]
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.CHECK))
    assert "được phân công chấm chéo bảng của Cà Mau và Đồng Tháp" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
    english = written(beginning.engine, of_topic(beginning.engine, Topic.CHECK), "en")
    assert "of 2 sheets" in english.text


def test_checks_in_a_ring_tell_each_its_own(beginning: Running) -> None:
    year = beginning.year
    led_to(year, Phase.SCORING)
    year.do(AssignChecks(column="cross_check", how=Shared.RING), SECRETARY)
    assert sorted(map(str, told(beginning, Topic.CHECK))) == sorted(map(str, set(MEMBERS) - {A}))
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.CHECK))
    assert "phân công chấm chéo bảng của Hậu Giang" in letter.text


def test_amended_rules_are_told_once_they_are_in_force(beginning: Running) -> None:
    year = beginning.year
    amend = AmendRulebook(
        rulebook=AMENDED, governs=Governs.WHOLE_YEAR, reason="Cấp trên sửa hướng dẫn"
    )
    year.do(amend, SECRETARY)
    assert len(told(beginning, Topic.RULES)) == len(MEMBERS) - 1
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.RULES))
    assert "Lý do: “Cấp trên sửa hướng dẫn”" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_who_may_not_be_chosen_is_told_why_and_when_that_ends(beginning: Running) -> None:
    year = beginning.year
    led_to(year, Phase.SUMMARY_CONFERENCE)
    year.do(BarUnit(unit=C, reason="Đang thanh tra", selections=("co",)), SECRETARY)
    assert told(beginning, Topic.BARRED) == [C]
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.BARRED))
    assert "không được đưa vào diện xét Cờ thi đua" in letter.text
    assert "Lý do: “Đang thanh tra”" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
    year.do(LiftBar(unit=C, reason="Đã kết luận"), SECRETARY)
    last = [one for one in waiting(beginning.engine) if one.notice.topic is Topic.BARRED][-1]
    assert "được đưa trở lại diện xét" in written(beginning.engine, last).text


def test_who_is_asked_in_writing_is_told_of_what_and_until_when(beginning: Running) -> None:
    year = beginning.year
    led_to(year, Phase.VOTING)
    ask = AskInWriting(
        ballot="1",
        selection="co",
        nominees=(B, C),
        choices=1,
        asked=(B, C, D),
        answers_by="2027-01-20",
        document=PAPER,
    )
    year.do(ask, SECRETARY)
    assert sorted(map(str, told(beginning, Topic.ASKED))) == sorted(map(str, (B, C, D)))
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.ASKED))
    assert "trả lời chậm nhất 20/01/2027" in letter.subject
    assert "Cờ thi đua, chọn 1 trong số" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
