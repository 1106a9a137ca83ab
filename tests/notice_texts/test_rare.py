"""What a year seldom tells, and what somebody hostile puts into names and reasons."""

from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from adapters.log import tables
from adapters.notices.render import render
from adapters.notices.rendered import Rendered
from adapters.wording.writing import LANGS
from domain.cycle.amendment import AmendRulebook
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import AdvancePhase, ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.after_adoption import CorrectAdoptedScore
from domain.cycle.scores.explaining import AnswerExplanation, ExplainAdjustment
from domain.cycle.scores.lapses import SettleConsequence, WithdrawConsequence
from domain.cycle.year_work.drafting import CirculateDraft, Drafted
from domain.cycle.year_work.reporting import Period, RecordReportReceived, RequireReport
from domain.notices import Topic
from domain.record.record import Office, Seat, unit_stream
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import Relative
from domain.rulebook.rulebook import Consequence, Lapse
from domain.units.unit import RenameUnit
from domain.values.points import Points
from tests.factories import (
    CHAIR,
    OPERATOR,
    PAPER,
    SECRETARY,
    B,
    C,
    E,
    acts_to,
    cell,
    officer,
    sheet_of,
)
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, said_by, said_in, waiting, written
from tests.running_year import YEAR
from workflows.notices import Notice
from workflows.reminders import remind

HOSTILE = '<script>alert("x")</script> & {{ 7 * 7 }}'


def test_a_reopening_is_one_message_and_going_on_another(beginning: Running) -> None:
    """A plan that was reopened and needs no new document leads back to registration: then its
    message says what this unit still has to do, and until when."""
    year = beginning.year
    year.do(ReopenPhase(phase=Phase.PLAN, reason="Sót một đơn vị"), CHAIR)
    told = [one.notice.topic for one in waiting(beginning.engine)]
    assert Topic.REOPENED in told
    assert Topic.REGISTRATION_OPEN not in told
    year.do(AdvancePhase(), SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.REGISTRATION_OPEN))
    assert letter.subject.endswith("Mở đăng ký thi đua; gửi chậm nhất 27/02/2026")
    assert "Đơn vị cần: gửi đăng ký thi đua, chậm nhất hết ngày 27/02/2026" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_a_real_letter_says_nothing_of_practice(beginning: Running) -> None:
    beginning.engine.practice = False
    for lang in LANGS:
        letter = written(beginning.engine, of_topic(beginning.engine, Topic.PLAN_ISSUED), lang)
        said = letter.subject + letter.text + letter.html + letter.copy
        assert "THỰC HÀNH" not in said
        assert "PRACTICE" not in said
        assert letter.subject.startswith("[Cụm 8 · 2026] ")


def test_an_answer_says_what_followed_of_it(beginning: Running) -> None:
    """An explanation that is taken up changes scores back; that is one letter, and no new
    adjustment to be explained."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))
    less, back = cell("1", now="50"), cell("1", now="60", was="50")
    adjust = AdjustScores(unit=C, column="settled", cells=(less,), reason="Thiếu minh chứng")
    year.do(adjust, SECRETARY)
    year.do(ExplainAdjustment(unit=C, explanation="Có đủ"), officer(C))
    answer = AnswerExplanation(
        unit=C, accepted=True, reason="Đúng", column="settled", cells=(back,)
    )
    year.do(answer, SECRETARY)
    (adjusted,) = [one for one in waiting(beginning.engine) if one.notice.topic is Topic.ADJUSTED]
    assert adjusted.last_version == adjusted.notice.version
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.ANSWERED))
    assert "giải trình của đơn vị được chấp nhận. Lý do: “Đúng”." in letter.text
    assert "- 1. Nhiệm vụ chuyên môn, điểm chuẩn: 50 → 60" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_what_others_changed_besides_cells_is_told(beginning: Running) -> None:
    """A criterion that is said not to apply, and points that moved with those of the best unit."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    rulebook = year.cycle.plan.rulebook
    assert rulebook is not None
    best = Scale(grading=Relative(points=Points("5")))
    more = (*rulebook.criteria, Criterion(code="4", name="Sáng kiến", bonus=best))
    year.do(AmendRulebook(rulebook=replace(rulebook, criteria=more), reason="Bổ sung"), SECRETARY)
    for unit, count in ((C, "4"), (B, "2")):
        cells = (*sheet_of(unit), cell("4", count, part=Part.BONUS))
        year.do(EnterScores(unit=unit, column="self", cells=cells), officer(unit))
        year.do(SubmitSheet(unit=unit), officer(unit))
    mark = MarkCriterion(unit=C, criterion="4", mark=Mark.NOT_APPLIED, reason="Không phát sinh")
    year.do(mark, SECRETARY)
    told = {
        one.notice.to.unit: written(beginning.engine, one)
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.ADJUSTED
    }
    assert "ghi tiêu chí 4. Sáng kiến của Cà Mau: không áp dụng" in told[C].text
    assert "Lý do: “Không phát sinh”" in told[C].text
    assert "- 4. Sáng kiến, điểm thưởng: +4 → trống" in told[C].text
    assert "Việc kế tiếp: gửi giải trình" in told[C].text
    assert "đổi theo điểm của Cà Mau" in told[B].text
    assert "- 4. Sáng kiến, điểm thưởng: +2,5 → +5" in told[B].text
    for letter in told.values():
        assert said_by(letter.html) == said_in(letter.text)


def test_what_does_not_apply_is_told_before_and_after_the_sheet(beginning: Running) -> None:
    """Before the sheet is sent, without a word on explanations; in the letter on the settling a
    score that was typed before the mark is said not to apply."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    enter = EnterScores(unit=C, column="self", cells=sheet_of(C))
    year.do(enter, officer(C))
    mark = MarkCriterion(unit=C, criterion="2", mark=Mark.NOT_APPLIED, reason="Không được giao")
    year.do(mark, SECRETARY)
    (letter,) = (
        written(beginning.engine, one)
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.ADJUSTED
    )
    assert "ghi tiêu chí 2" in letter.text
    assert "không áp dụng. Lý do: “Không được giao”" in letter.text
    assert "không nhập điểm vào tiêu chí không áp dụng" in letter.text
    assert "giải trình" not in letter.text
    year.do(SubmitSheet(unit=C), officer(C))
    year.do(SettleSheet(unit=C), SECRETARY)
    (settled,) = (
        written(beginning.engine, one)
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.SETTLED
    )
    assert ", điểm chuẩn: 38 → không áp dụng" in settled.text


@pytest.mark.parametrize(
    ("applied", "said"), [(True, "trừ theo quy chế"), (False, "đề xuất trừ")], ids=str
)
def test_a_deduction_that_becomes_known_is_told(
    beginning: Running, applied: bool, said: str
) -> None:
    """What is deducted for each day late is known once the sheet comes: a letter says how much, and
    whoever settles another amount asks the unit for its explanation."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    rulebook = year.cycle.plan.rulebook
    assert rulebook is not None
    rule = Consequence(
        of=Lapse.LATE_SHEET, deduct=Points("0.5"), per_working_day=True, applied=applied
    )
    other = tuple(one for one in rulebook.consequences if one.of is not Lapse.LATE_SHEET)
    late = replace(rulebook, consequences=(*other, rule))
    year.do(AmendRulebook(rulebook=late, reason="Bổ sung"), SECRETARY)
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.swept("2026-12-01T08:00")
    year.at("2026-12-03T09:00").do(SubmitSheet(unit=C), officer(C))
    (reckoned,) = year.events("consequence_reckoned")
    (found,) = [
        one
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.CONSEQUENCE and one.notice.version == reckoned.version
    ]
    letter = written(beginning.engine, found)
    assert f"{said} 1,5 điểm (3 ngày làm việc)" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
    if applied:
        return
    settle = SettleConsequence(
        unit=C, lapse=Lapse.LATE_SHEET, points=Points("-2"), reason="Đã nhắc hai lần"
    )
    year.at("2026-12-04T09:00").do(settle, SECRETARY)
    (found,) = [one for one in waiting(beginning.engine) if one.notice.topic is Topic.CONSEQUENCE]
    letter = written(beginning.engine, found)
    assert "đã thống nhất trừ 2 điểm (đề xuất 1,5); lý do: “Đã nhắc hai lần”" in letter.text
    assert "gửi giải trình về mức đã thống nhất" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
    # each line of a letter on several days has its own; what it says itself is said nowhere else
    assert "“Đã nhắc hai lần” (ngày 04/12/2026)" in letter.text
    proof = WithdrawConsequence(unit=C, lapse=Lapse.LATE_SHEET, reason="Có dấu bưu điện")
    year.do(proof, SECRETARY)
    (found,) = [one for one in waiting(beginning.engine) if one.notice.topic is Topic.CONSEQUENCE]
    letter = written(beginning.engine, found)
    assert "đã rút" in letter.text
    assert "có thông báo riêng" not in letter.text


def test_a_score_corrected_after_adoption(beginning: Running) -> None:
    """From the adopted score to the corrected one, by whose decision, and what was chosen by the
    older table."""
    year = beginning.year
    for command, seat in acts_to(Phase.CHAIR_HANDOVER):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    correction = CorrectAdoptedScore(
        unit=C,
        cells=(cell("1", now="58", was="60"),),
        decided_by="Hội đồng thi đua",
        reason="Thanh tra kết luận",
        document=PAPER,
    )
    year.do(correction, SECRETARY)
    (one,) = [
        one
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.CORRECTED and one.notice.to.unit == C
    ]
    letter = written(beginning.engine, one)
    assert letter.subject.endswith("Đính chính điểm đã thông qua của Cà Mau")
    assert "Hội đồng thi đua đính chính điểm đã thông qua của Cà Mau" in letter.text
    assert "- 1. Nhiệm vụ chuyên môn, điểm chuẩn: 60 → 58" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def _stuck(running: Running) -> Rendered:
    notice = Notice(
        id=UUID(int=1),
        topic=Topic.STUCK,
        stream=YEAR,
        version=len(running.year.events()),
        to=Seat(Office.SECRETARY, CHAIR.unit),
    )
    return render(running.engine, notice, notice.version, "vi")


def test_what_is_stuck_is_told_without_an_address(beginning: Running) -> None:
    """Which notices did not arrive and why, and which units nobody can write to."""
    engine = beginning.engine
    with engine.store.database.write() as work:
        known = {"unit": str(B), "kind": "mailbox", "address": "hop-thu@bentre.example"}
        work.connection.execute(insert(tables.contacts), [{**known, "lang": "vi", "set_at": 0}])
        failed = (
            tables.outbox.update()
            .where(tables.outbox.c.unit == str(E))
            .values(state="unserved", trouble="no_address")
        )
        work.connection.execute(failed)
    letter = _stuck(beginning)
    assert letter.subject.endswith("Việc đang vướng: 5")
    assert "- Hậu Giang, ban hành kế hoạch: đơn vị chưa có địa chỉ" in letter.text
    for unit in ("An Giang", "Cà Mau", "Đồng Tháp", "Hậu Giang"):
        assert f"- {unit}\n" in letter.text
    assert "example" not in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_what_fell_due_and_did_not_pass_is_stuck(beginning: Running) -> None:
    """Each by its name and its day, for the unit that owes it."""
    beginning.year.at("2026-03-02T09:00")
    letter = _stuck(beginning)
    assert "- đăng ký, giao ước (Bến Tre), hết ngày 27/02/2026\n" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_nothing_that_was_typed_is_read_as_a_page(beginning: Running) -> None:
    """Names and reasons stand in a page as they were typed, and steer neither it nor a subject."""
    year = beginning.year
    rename = RenameUnit(
        full_name=f"Sở {HOSTILE}", short_name=HOSTILE, since="2026-01-05", reason="Thử"
    )
    year.do(rename, OPERATOR, unit_stream(C))
    extend = ExtendDeadline(
        code="registration",
        until="2026-03-04",
        unit=C,
        reason=f"Lũ\r\nBcc: ai-do@example.vn {HOSTILE}",
    )
    year.do(extend, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.DEADLINE))
    assert "<script" not in letter.html
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; {{ 7 * 7 }}" in letter.html
    assert f"Gia hạn cho {HOSTILE} đến 04/03/2026" in letter.subject
    assert "\n" not in letter.subject
    assert "\nBcc" not in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_a_report_is_reminded_of_by_its_name(beginning: Running) -> None:
    """And its receipt names another that is due among what is still to be done."""
    year = beginning.year
    for code, name in (("quy-1", "Báo cáo quý I"), ("chuyen-de", "Báo cáo chuyên đề")):
        due = RequireReport(report=code, name=name, period=Period.QUARTER, due="2026-03-31")
        year.do(due, SECRETARY)
    year.at("2026-03-24T09:00")
    remind(year.store)
    letters = [
        written(beginning.engine, one)
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.REMINDER and one.notice.to == officer(C)
    ]
    assert sorted(letter.subject.partition("] ")[2] for letter in letters) == [
        "Còn 7 ngày: gửi “Báo cáo chuyên đề” chậm nhất 31/03/2026",
        "Còn 7 ngày: gửi “Báo cáo quý I” chậm nhất 31/03/2026",
    ]
    year.do(RecordReportReceived(unit=C, report="quy-1"), officer(C))
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.RECEIPT))
    assert letter.subject.endswith("Đã nhận đủ: “Báo cáo quý I” của Cà Mau")
    assert "- gửi “Báo cáo chuyên đề”, chậm nhất hết ngày 31/03/2026" in letter.text


def test_a_head_is_asked_for_a_signature_only(beginning: Running) -> None:
    """Where the pledge has a day of its own, the head of each unit that has not signed is told."""
    year = beginning.year
    year.do(SetDeadline(code="pledge", until="2026-02-20"), SECRETARY)
    year.at("2026-02-12T09:00")
    remind(year.store)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.REMINDER, Office.UNIT_HEAD))
    assert "Kính gửi: Thủ trưởng Sở Nội vụ tỉnh " in letter.text
    assert "chờ chữ ký của thủ trưởng đơn vị: ký giao ước thi đua, chậm nhất" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_a_draft_is_sent_round_and_reminded_of(beginning: Running) -> None:
    """Silence counts only where the circular says so."""
    year = beginning.year
    draft = CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-03-31")
    year.do(draft, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.DRAFT))
    assert letter.subject.endswith("Dự thảo báo cáo tổng kết; góp ý chậm nhất 31/03/2026")
    assert "coi như nhất trí" not in letter.text
    year.at("2026-03-24T09:00")
    remind(year.store)
    one = next(
        one
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.REMINDER and one.notice.to == officer(C)
    )
    reminder = written(beginning.engine, one)
    assert "gửi ý kiến về dự thảo chậm nhất 31/03/2026" in reminder.subject


def test_a_conference_in_a_month_is_in_no_calendar(beginning: Running) -> None:
    """A month is no day that a calendar could show; the letter says it as it is known."""
    year = beginning.year
    for command, seat in acts_to(Phase.SUMMARY_CONFERENCE):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.do(CallConference(date="2026-12"), SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.INVITATION))
    assert (letter.calendar, letter.method) == (None, None)
    assert "- Thời gian: tháng 12/2026" in letter.text
    assert said_by(letter.html) == said_in(letter.text)
