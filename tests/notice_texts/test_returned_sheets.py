"""The letters on a sheet that was sent back: why, until when, and that nothing is late."""

from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.deadlines.standing import RETURNED
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.cycle.scores.returning import CellToComplete, ReturnSheet
from domain.notices import Topic
from domain.rulebook.criteria import Part
from tests.factories import SECRETARY, C, acts_to, officer, sheet_of
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, said_by, said_in, waiting, written
from workflows.reminders import remind

WHY = (
    CellToComplete(criterion="1", reason="Thiếu số liệu quý IV"),
    CellToComplete(criterion="3", part=Part.BONUS, reason="Chưa nêu sáng kiến"),
)
BACK = ReturnSheet(unit=C, until="2026-10-30", cells=WHY)


def _sent_back(running: Running) -> None:
    year = running.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.at("2026-10-20T09:00")
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))
    year.do(BACK, SECRETARY)


def test_the_unit_is_told_why_and_until_when(beginning: Running) -> None:
    """Each cell as it was sent, with what is lacking; the new day; in both languages alike."""
    _sent_back(beginning)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.SENT_BACK))
    assert letter.subject.endswith("để hoàn thiện; gửi lại chậm nhất 30/10/2026")
    assert "- 1. Nhiệm vụ chuyên môn, điểm chuẩn (đã gửi: 60): “Thiếu số liệu" in letter.text
    assert "- 3. Sáng kiến, điểm thưởng (đã gửi: trống): “Chưa nêu sáng kiến”" in letter.text
    assert "chậm nhất hết ngày 30/10/2026 (thứ Sáu, còn 10 ngày" in letter.text
    assert "không bị tính muộn" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
    english = written(beginning.engine, of_topic(beginning.engine, Topic.SENT_BACK), "en")
    assert "standard points (sent: 60): “Thiếu số liệu quý IV”" in english.text


def test_a_letter_that_leaves_later_asks_for_nothing_that_was_done(beginning: Running) -> None:
    """The sheet came again before it left."""
    _sent_back(beginning)
    beginning.year.do(SubmitSheet(unit=C), officer(C))
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.SENT_BACK))
    assert "Đơn vị đã gửi lại bảng" in letter.text
    assert "Việc kế tiếp" not in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_reminder_and_overdue_speak_of_no_lateness(beginning: Running) -> None:
    """What is reminded of is the completed sheet; neither letter names a deduction or a late
    mark."""
    _sent_back(beginning)
    beginning.year.at("2026-10-29T09:00")
    told = [one for one in remind(beginning.engine.store).told if one.code == RETURNED]
    assert [(one.topic, one.to.unit) for one in told] == [(Topic.REMINDER, C)]
    found = [one for one in waiting(beginning.engine) if one.notice.code == RETURNED]
    reminder = written(beginning.engine, found[-1])
    assert "bảng tự chấm điểm" in reminder.text
    assert "trừ" not in reminder.text
    beginning.year.at("2026-10-31T00:10").sweep()
    found = [
        one
        for one in waiting(beginning.engine)
        if (one.notice.code, one.notice.topic) == (RETURNED, Topic.OVERDUE)
    ]
    overdue = written(beginning.engine, found[0])
    assert "chưa nhận của đơn vị: bảng tự chấm điểm đã hoàn thiện" in overdue.text
    assert "muộn" not in overdue.text
    assert said_by(overdue.html) == said_in(overdue.text)
