"""What was done is told as of its event, what is to be done as of the moment of leaving: nobody is
asked for what he has done."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.bootstrap import Engine, initialize
from adapters.notices.render import render
from adapters.notices.rendered import Rendered
from adapters.play import play
from adapters.wording.writing import LANGS, Lang
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, PlanIssued, SetRulebook
from domain.cycle.phases.registration import PledgeSigned, RegisterTargets, TargetsRegistered
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    SettleSheet,
    SheetSettled,
    SheetSubmitted,
    SubmitSheet,
)
from domain.cycle.scores.explaining import AdjustmentExplained
from domain.cycle.year_work.drafting import CirculateDraft, CommentOnDraft, DraftCommented, Drafted
from domain.cycle.year_work.reporting import (
    ExcuseReport,
    Period,
    RecordReportReceived,
    ReportExcused,
    ReportReceived,
    RequireReport,
)
from domain.notices import Topic
from domain.record.record import Event, Office, UnitId
from domain.rulebook.due_rule import DueRule
from domain.rulebook.rulebook import Deadline, Rulebook
from domain.values.when import Moment
from tests.factories import (
    PAPER,
    RULEBOOK,
    SECRETARY,
    B,
    C,
    D,
    acts_to,
    cell,
    officer,
    settler,
    sheet_of,
)
from tests.notice_texts import eventful
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import Waiting, of_topic, said_by, said_in, waiting, written
from tests.running_year import RunningYear
from tests.walk import FIVE_DAYS_BEFORE

CASES = Path(__file__).with_name("cases")
#: How a letter asks for what, in each language.
ASKS: dict[str, tuple[str, ...]] = {
    "registration": ("gửi đăng ký thi đua", "register", "đăng ký chậm nhất"),
    "pledge": ("ký giao ước thi đua", "sign the pledge"),
    "sheet": ("gửi bảng tự chấm điểm", "send the self score", "self score due"),
    "explanation": ("gửi giải trình", "giải trình chậm nhất", "send an explanation"),
    "report": ("gửi báo cáo", "gửi “Báo cáo", "send the report", "send “Báo cáo"),
    "comment": ("gửi ý kiến", "góp ý chậm nhất", "comment by"),
}


def _done(events: Iterable[Event], unit: UnitId) -> set[str]:
    """What a unit has done, read from the events themselves."""
    found: set[str] = set()
    for event in events:
        match event.body:
            case TargetsRegistered(unit=who) if who == unit:
                found.add("registration")
            case PledgeSigned(units=units) if unit in units:
                found.add("pledge")
            case SheetSubmitted(unit=who) if who == unit:
                found.add("sheet")
            case AdjustmentExplained(unit=who) | SheetSettled(unit=who) if who == unit:
                found.add("explanation")
            case ReportReceived(unit=who) if who == unit:
                found.add("report")
            case ReportExcused(units=units) if unit in units:
                found.add("report")
            case DraftCommented(unit=who) if who == unit:
                found.add("comment")
            case PlanIssued():
                found.add("comment")
    return found


def _asked(letter: Rendered) -> str:
    """Where a letter asks: its subject, what comes next, what is still to do, its copy."""
    lines = [
        line
        for line in letter.text.splitlines()
        if re.match(r"Việc kế tiếp|Next:|Đơn vị cần|The unit has to|- (gửi|ký|send|sign|reg)", line)
    ]
    said = "\n".join((letter.subject, *lines, letter.copy)).lower()
    # of those whose sheets are to be checked
    return said.replace("đã gửi bảng tự chấm điểm", "")


def _leavings(engine: Engine) -> list[tuple[Waiting, Moment]]:
    """Every letter as it leaves at its first moment, and as it leaves in the end."""
    return [
        (one, at) for one in waiting(engine) for at in (one.due_at, max(one.due_at, engine.now()))
    ]


@pytest.mark.parametrize("year", ["thuc_hanh", "troubled"])
@pytest.mark.parametrize("lang", LANGS)
def test_no_letter_of_a_year_asks_for_what_was_done(
    year: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    """Over all letters of both years, early and late; and some of them do ask for something."""
    engine = request.getfixturevalue(year)
    asking = 0
    for one, at in _leavings(engine):
        if one.notice.to.office is Office.SECRETARY:
            continue
        events = engine.store.events(one.notice.stream)
        known = (
            event
            for event in events
            if event.version <= one.last_version or event.header.recorded_at <= at
        )
        assert one.notice.to.unit is not None
        done = _done(known, one.notice.to.unit)
        letter = render(engine, one.notice, one.last_version, lang, at=at)
        said = _asked(letter)
        for what, ways in ASKS.items():
            asked = [way for way in ways if way.lower() in said]
            asking += len(asked)
            assert not (asked and what in done), (one.notice.topic, letter.subject, asked)
    assert asking > 40


def _p10(tmp_path: Path) -> Engine:
    engine = initialize(str(tmp_path / "p10.db"), practice=True)
    play(engine, CASES / "registered-before-the-plan.json")
    return engine


def test_a_plan_asks_nothing_of_who_registered_before_it(tmp_path: Path) -> None:
    """Registered at the sitting, then the plan is issued: its letter says that it came, and names
    the pledge and the self score among what is still to do; the others are asked to register."""
    with _p10(tmp_path) as engine:
        letters = [written(engine, one) for one in waiting(engine) if _is_plan(one)]
    asked = [letter for letter in letters if "gửi đăng ký thi đua" in letter.text]
    (told,) = [letter for letter in letters if letter not in asked]
    assert len(asked) == 1
    assert "Trung tâm Sóng Nước" in told.text
    assert "đã nhận đăng ký thi đua của đơn vị ngày 14/01/2026; đơn vị không phải gửi lại" in (
        told.text
    )
    assert told.subject.endswith("Ban hành kế hoạch 01/KH")
    for letter in letters:
        tasks = letter.text.partition("Các việc của đơn vị còn phải làm:\n")[2]
        assert tasks.startswith(
            "- ký giao ước thi đua, vào ngày Khối tổ chức ký\n"
            "- gửi bảng tự chấm điểm, chậm nhất hết ngày 30/11/2026"
        )
        assert said_by(letter.html) == said_in(letter.text)


def _is_plan(one: Waiting) -> bool:
    return one.notice.topic is Topic.PLAN_ISSUED


def _receipts(engine: Engine, unit: str) -> list[str]:
    """What a unit of the practice year was told of its report of the first half-year."""
    return [
        letter.text
        for one in waiting(engine)
        if one.notice.topic is Topic.RECEIPT
        for letter in (written(engine, one),)
        if "Báo cáo sáu tháng đầu năm" in letter.subject and letter.subject.endswith(unit)
    ]


def test_a_receipt_says_the_day_of_receiving_not_that_of_recording(thuc_hanh: Engine) -> None:
    """Recorded on a Monday, received on the Friday before, which is what counts; where both are one
    day it is said once."""
    (recorded_later,) = _receipts(thuc_hanh, "Trúc Xanh")
    assert (
        "Ngày 06/07/2026, Khối ghi đã nhận “Báo cáo sáu tháng đầu năm” của đơn vị (Báo cáo số"
        " 31/BC ngày 02/07/2026), ngày nhận: 03/07/2026."
    ) in recorded_later
    (same_day,) = _receipts(thuc_hanh, "Hoa Sen")
    assert "Ngày 01/07/2026, Khối đã nhận" in same_day
    assert "ngày nhận" not in same_day


def test_a_report_that_was_confirmed_has_one_receipt(thuc_hanh: Engine) -> None:
    """What the unit stated as sent was confirmed; its receiving, recorded after that, is not told
    once more."""
    (confirmed,) = _receipts(thuc_hanh, "Ánh Trăng")
    assert "ngày nhận: 03/07/2026" in confirmed


def test_a_receipt_of_one_report_misses_another_only_once_its_day_is_over(
    beginning: Running,
) -> None:
    """The second report is due months later: the receipt of the first is whole, and names it among
    what is to be done. Once its day has passed it is lacking."""
    year = beginning.year
    for code, name, due in (
        ("bc-1", "Báo cáo một", "2026-03-31"),
        ("bc-2", "Báo cáo hai", "2026-06-30"),
        ("bc-3", "Báo cáo ba", "2026-09-30"),
    ):
        year.do(RequireReport(report=code, name=name, period=Period.QUARTER, due=due), SECRETARY)
    year.do(RecordReportReceived(unit=C, report="bc-1"), officer(C))
    year.at("2026-07-02T09:00").sweep()
    year.do(RecordReportReceived(unit=C, report="bc-3"), officer(C))
    whole, lacking = [
        written(beginning.engine, one)
        for one in waiting(beginning.engine)
        if one.notice.topic is Topic.RECEIPT and one.notice.to.unit == C
    ][-2:]
    assert "Đã nhận đủ: “Báo cáo một”" in whole.subject
    assert "Còn thiếu" not in whole.text
    assert "- gửi “Báo cáo hai”, chậm nhất hết ngày 30/06/2026" in whole.text
    assert "Đã nhận “Báo cáo ba”; còn thiếu: “Báo cáo hai”" in lacking.subject


def test_subject_and_body_of_an_opening_agree(thuc_hanh: Engine) -> None:
    """Read once the sheet was sent, neither asks for it."""
    one = of_topic(thuc_hanh, Topic.SCORING_OPEN)
    early, late = written(thuc_hanh, one), render(thuc_hanh, one.notice, one.last_version, "vi")
    assert early.subject.endswith("Mở chấm điểm; gửi bảng tự chấm điểm chậm nhất 30/11/2026")
    assert late.subject.endswith("Mở chấm điểm")
    assert "Phần của đơn vị ở bước này đã xong." in late.text


def led_to(year: RunningYear, phase: Phase) -> None:
    """The plan is issued already."""
    for command, seat in acts_to(phase):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)


def adjusted(running: Running) -> None:
    """C's score was lowered on 2 December, to be explained by the 8th."""
    year = running.year
    led_to(year, Phase.SCORING)
    year.do(SetDeadline(code="explanation", until="2026-12-08"), SECRETARY)
    year.at("2026-11-20T09:00")
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))
    year.at("2026-12-02T09:00")
    lower = AdjustScores(
        unit=C, column="settled", cells=(cell("1", now="50"),), reason="Thiếu minh chứng"
    )
    year.do(lower, SECRETARY)


def test_after_settlement_nobody_is_asked_to_explain(beginning: Running) -> None:
    """Not by a letter that leaves late, nor among what is still to do."""
    adjusted(beginning)
    year, engine = beginning.year, beginning.engine
    year.at("2026-12-03T09:00").do(SettleSheet(unit=C), settler(C))
    year.at("2027-01-13T09:00")
    for one in waiting(engine):
        if one.notice.to.unit != C:
            continue
        letter = render(engine, one.notice, one.last_version, "vi")
        assert "gửi giải trình" not in letter.text
        assert "giải trình chậm nhất" not in letter.subject
        assert "đã quá" not in letter.text
    late = of_topic(engine, Topic.ADJUSTED)
    text = render(engine, late.notice, late.last_version, "vi").text
    assert "Điểm của đơn vị đã được thống nhất sau đó." in text


ASK_QUARTER = RequireReport(report="quy-1", name="Báo cáo quý I", period=Period.QUARTER)


@pytest.fixture
def beginning(tmp_path: Path) -> Iterable[Running]:
    """A year whose plan was issued just now; its rulebook names a report of the first quarter."""
    quarter = Deadline(code="quy-1", due=DueRule(words="hết quý I", day="31/3"), name="Báo cáo")

    hanging = Deadline(
        code="gop-y", due=DueRule(words="5 ngày trước hội nghị", relative=FIVE_DAYS_BEFORE)
    )

    def begin(year: RunningYear) -> None:
        eventful.begin(year, replace(eventful.COSTS, deadlines=(quarter, hanging)))

    found = Running(tmp_path / "begun.db", begin)
    with found.engine:
        yield found


def test_a_report_due_by_the_plan_has_its_day(beginning: Running) -> None:
    """Asked for without a day of its own, it is due by the plan's deadline of its code."""
    year = beginning.year
    year.do(ASK_QUARTER, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.REPORT_REQUIRED))
    assert letter.subject.endswith("Báo cáo quý I: gửi chậm nhất 31/03/2026")
    assert "gửi báo cáo, chậm nhất hết ngày 31/03/2026 (thứ Ba" in letter.text
    assert "sẽ thông báo" not in letter.text
    english = written(beginning.engine, of_topic(beginning.engine, Topic.REPORT_REQUIRED), "en")
    assert "announced" not in english.text


def test_a_report_due_by_another_day_of_the_plan_says_so(beginning: Running) -> None:
    """What hangs on a day that is not set yet stands in the words of the plan."""
    ask = replace(ASK_QUARTER, report="gop-y", name="Góp ý")
    beginning.year.do(ask, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.REPORT_REQUIRED))
    assert "hạn theo kế hoạch: 5 ngày trước hội nghị" in letter.text
    assert "sẽ thông báo" not in letter.text


def test_who_sent_a_report_or_is_excused_is_not_asked_for_it(beginning: Running) -> None:
    year, engine = beginning.year, beginning.engine
    ask = RequireReport(
        report="quy-1", name="Báo cáo quý I", period=Period.QUARTER, due="2026-03-31"
    )
    year.do(ask, SECRETARY)
    year.do(RecordReportReceived(unit=C, report="quy-1"), officer(C))
    year.do(ExcuseReport(report="quy-1", units=(D,), reason="Lũ"), SECRETARY)
    said = {
        one.notice.to.unit: render(engine, one.notice, one.last_version, "vi")
        for one in waiting(engine)
        if one.notice.topic is Topic.REPORT_REQUIRED
    }
    assert "Cụm đã nhận báo cáo này của đơn vị" in said[C].text
    assert "Đơn vị được miễn báo cáo này." in said[D].text
    assert said[C].subject.endswith("Báo cáo quý I")
    assert "gửi báo cáo, chậm nhất" in said[B].text


def test_a_draft_asks_nobody_who_has_commented(beginning: Running) -> None:
    year, engine = beginning.year, beginning.engine
    draft = CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-03-31")
    year.do(draft, SECRETARY)
    year.do(CommentOnDraft(unit=C, of=Drafted.REPORT), officer(C))
    said = {
        one.notice.to.unit: render(engine, one.notice, one.last_version, "vi")
        for one in waiting(engine)
        if one.notice.topic is Topic.DRAFT
    }
    assert "Cụm đã nhận ý kiến của đơn vị." in said[C].text
    assert "góp ý chậm nhất" not in said[C].subject
    assert "gửi ý kiến, chậm nhất" in said[D].text


def test_the_days_of_a_plan_stand_in_order_of_time(running_late_first: Running) -> None:
    """In whichever order they were set; a month stands as the plan has it."""
    letter = written(
        running_late_first.engine, of_topic(running_late_first.engine, Topic.PLAN_ISSUED)
    )
    days = letter.text.partition("Các hạn của năm:\n")[2].partition("\n\n")[0].splitlines()
    assert [re.sub(r" \(.*", "", day) for day in days] == [
        "- đăng ký, giao ước: hết ngày 27/02/2026",
        "- chấm điểm: hết ngày 30/11/2026",
        "- giải trình: hết ngày 10/12/2026",
        "- hội nghị tổng kết: tháng 12/2026",
    ]


@pytest.fixture
def running_late_first(tmp_path: Path) -> Iterable[Running]:
    found = Running(tmp_path / "late.db", _late_first)
    with found.engine:
        yield found


def _late_first(year: RunningYear) -> None:
    year.at("2026-01-05T08:00")
    year.open(
        RULEBOOK,
        (SetDeadline(code="explanation", until="2026-12-10"), SECRETARY),
        (SetDeadline(code="summary_conference", until="2026-12"), SECRETARY),
        (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
        (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
    )


def _named(rulebook: Rulebook) -> Rulebook:
    return replace(rulebook, names_late=True)


COUNTED: tuple[tuple[Lang, str], ...] = (
    ("vi", "Còn 4/5 đơn vị chưa gửi"),
    ("en", "4 of 5 units have not sent theirs"),
)


@pytest.mark.parametrize("named", [False, True])
def test_the_late_are_counted_and_named_only_where_the_rulebook_says_so(
    named: bool, tmp_path: Path
) -> None:
    """In letters to all; the chair's office reads the names in any case."""

    def begun(year: RunningYear) -> None:
        year.at("2026-01-05T08:00")
        year.open(
            _named(RULEBOOK) if named else RULEBOOK,
            (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
            (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
        )
        eventful.register_units(year)
        year.do(RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B))
        year.at("2026-02-28T00:10").sweep()

    running = Running(tmp_path / "late.db", begun)
    with running.engine as engine:
        for lang, counted in COUNTED:
            letter = written(engine, of_topic(engine, Topic.OVERDUE), lang)
            assert counted in letter.text
            # its own, and the chair's in the sender
            names = {name for name in eventful.NAMES.values() if name in letter.text}
            assert (len(names) > 2) is named
        assert "Đơn vị còn thiếu:" in written(engine, of_topic(engine, Topic.LATE_LIST)).text
