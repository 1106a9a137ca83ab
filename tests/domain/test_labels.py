"""Labels and figures: one way to write points and dates, and a word for every value."""

from datetime import date
from enum import StrEnum
from typing import get_args

import msgspec
import pytest

from adapters.wording.labelling import (
    column_label,
    command_label,
    condition_label,
    event_label,
    grade_label,
    label,
    lacking_label,
    selection_label,
    sheet_state,
)
from adapters.wording.labels.due import due_label
from adapters.wording.labels.lacking import LACKING
from adapters.wording.labels.values import SheetState
from adapters.wording.labels.year_work import YEAR_WORK_VALUES
from adapters.wording.writing import (
    Lang,
    clock,
    day,
    deadline,
    listed,
    moment,
    number,
    points,
    said_label,
    signed,
    when,
    within,
)
from domain.clusters.offices import Words
from domain.cycle.amendment import Governs
from domain.cycle.awards.file import Favour, FileRemark, Verdict
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import LEAVE
from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.formal import ChangedBy
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.cycle.scores.checking import Shared
from domain.cycle.votes.clearance import Says
from domain.reckoning.cells import Sheet
from domain.reckoning.choice import Ground, MadeBy, QuotaFrom
from domain.record.record import Office, Origin, word_of
from domain.record.streams import COMMANDS, EVENTS
from domain.rulebook.criteria import Part
from domain.rulebook.due_rule import (
    Closes,
    DateCounted,
    DaysCounted,
    DueRule,
    InYear,
    Reading,
    RelativeDay,
    Side,
    WhenOff,
)
from domain.rulebook.officers import (
    Acts,
    Found,
    Naming,
    NotConsidered,
    OrderFrom,
    Succession,
    SuggestedBy,
)
from domain.rulebook.rulebook import Column, LatenessBy, Rulebook, Scorer
from domain.rulebook.selections import (
    Base,
    EvenSplit,
    How,
    Kind,
    Method,
    OnObjection,
    Overfull,
    QuotaOf,
    Selection,
)
from domain.units.gathering import GatheringKind
from domain.units.lineage import Ending
from domain.values.known import Counted, Denied, Grade, Happened, Known, NotStated, Said
from domain.values.meeting import Mode
from domain.values.points import Points
from domain.values.ranks import Ranking
from domain.values.when import Precision, When, read_day
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import A, B
from tests.factories import moment as at

ENUMS: tuple[type[StrEnum], ...] = (
    *(Phase, Office, Part, Precision, Origin, SourceTopic, How, Method, Mode, Ranking),
    *(Ending, GatheringKind),
    *(ChangedBy, Scorer, Base, LatenessBy, Found, SheetState, Mark, Governs, Shared),
    DateCounted,
    Timeliness,
    *YEAR_WORK_VALUES,
    *(Acts, Succession, SuggestedBy, OrderFrom, NotConsidered, Naming),
    *(Kind, Overfull, OnObjection, Says, EvenSplit, QuotaOf, QuotaFrom, Ground, MadeBy),
    *(Verdict, FileRemark, Favour),
)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("117.5", "117,5", "117.5"),
        ("115", "115", "115"),
        ("100", "100", "100"),
        ("0", "0", "0"),
        ("-0.5", "−0,5", "−0.5"),
        ("1175", "1175", "1175"),
        ("10000", "10.000", "10,000"),
        ("-12345.25", "−12.345,25", "−12,345.25"),
    ],
)
def test_points_are_written_as_the_office_writes_them(value: str, vi: str, en: str) -> None:
    """A comma in Vietnamese, a true minus, no trailing zeros, thousands apart from 10.000 on."""
    assert (points(Points(value), "vi"), points(Points(value), "en")) == (vi, en)


def test_a_bonus_has_its_sign() -> None:
    """What adds has a plus, what takes away a minus, and nothing has none."""
    found = [signed(Points(value), "vi") for value in ("18", "-0.5", "0")]
    assert found == ["+18", "−0,5", "0"]


def test_whole_numbers_are_set_apart_from_ten_thousand() -> None:
    """Four digits stand together, five are set apart."""
    assert (number(9999, "vi"), number(10000, "vi"), number(-20000, "en")) == (
        "9999",
        "10.000",
        "−20,000",
    )


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2021-11-30", "30/11/2021", "30/11/2021"),
        ("2021-12", "tháng 12/2021", "December 2021"),
        ("2021-01", "tháng 01/2021", "January 2021"),
        ("2021", "năm 2021", "2021"),
        ("2021-01-18/2021-01-19", "18–19/01/2021", "18–19/01/2021"),
        ("2021-01-31/2021-02-01", "31/01–01/02/2021", "31/01–01/02/2021"),
        ("2021-12-31/2022-01-01", "31/12/2021–01/01/2022", "31/12/2021–01/01/2022"),
        ("2021-01-18/2021-01-18", "18/01/2021", "18/01/2021"),
        ("2021-11-30T17:00", "17:00 ngày 30/11/2021", "17:00 on 30/11/2021"),
        ("2021-11-30T17:00:00Z", "00:00 ngày 01/12/2021", "00:00 on 01/12/2021"),
        ("unknown", "nguồn không ghi ngày", "no date in the source"),
    ],
)
def test_a_time_is_written_as_exactly_as_it_is_known(text: str, vi: str, en: str) -> None:
    """Day, range, month, year or not at all: no form claims more than the source says."""
    assert (when(When.read(text), "vi"), when(When.read(text), "en")) == (vi, en)


def test_a_time_inside_a_sentence_says_that_it_is_a_day() -> None:
    """Inside a Vietnamese sentence a day is led by its word, a month and a year have theirs."""
    texts = ("2021-11-30", "2021-01-18/2021-01-19", "2021-12", "unknown")
    assert [within(When.read(text), "vi") for text in texts] == [
        "ngày 30/11/2021",
        "các ngày 18–19/01/2021",
        "tháng 12/2021",
        "ngày mà nguồn không ghi",
    ]


def test_a_day_may_have_its_weekday() -> None:
    """The weekday stands before the day, Sunday by its own name."""
    tuesday, sunday = date(2021, 11, 30), date(2021, 11, 28)
    assert day(tuesday, "vi", weekday=True) == "thứ Ba 30/11/2021"
    assert day(sunday, "vi", weekday=True) == "Chủ nhật 28/11/2021"
    assert day(tuesday, "en", weekday=True) == "Tuesday 30/11/2021"


def test_the_clock_is_the_one_in_vietnam() -> None:
    """Moments are shown by the clock on the wall in Vietnam."""
    five = at("2021-11-30T17:00")
    assert (clock(five), moment(five, "vi")) == ("17:00", "17:00 ngày 30/11/2021")


def test_a_deadline_says_what_it_counts() -> None:
    """The end of a day, a time on that day, or still to be announced."""
    last, midnight = read_day("2021-11-30"), at("2021-12-01T00:00")
    assert deadline(last, midnight, "vi") == "hết ngày 30/11/2021"
    assert deadline(last, midnight, "en") == "the end of 30/11/2021"
    assert deadline(last, at("2021-11-30T17:00"), "vi") == "17:00 ngày 30/11/2021"
    assert deadline(last, at("2021-11-30T17:00"), "en") == "17:00 on 30/11/2021"
    assert deadline(None, None, "vi") == "sẽ thông báo"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("value", [value for kind in ENUMS for value in kind])
def test_every_value_has_a_name(value: StrEnum, lang: Lang) -> None:
    """No closed list of the domain has a value without a word, nor with its code for one."""
    said = label(value, lang, Called.words)
    check_wording(said, lang)
    assert "_" not in said


def closed_lists(kind: object) -> set[type[StrEnum]]:
    """Every closed list from which something inside a type comes."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {kind}
    inner = list(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        inner = [field.type for field in msgspec.structs.fields(kind)]
    return {found for part in inner for found in closed_lists(part)}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "value",
    [
        value
        for kind in sorted(
            closed_lists(Rulebook) | closed_lists(Due), key=lambda kind: kind.__name__
        )
        for value in kind
    ],
    ids=lambda value: f"{type(value).__name__}-{value}",
)
def test_every_word_of_a_rulebook_and_of_a_deadline_has_a_name(value: StrEnum, lang: Lang) -> None:
    """What a rulebook may say, and what is noted of a reckoned day, can be shown."""
    said = label(value, lang, Called.words)
    check_wording(said, lang)
    assert "_" not in said


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        (DueRule(words="hết ngày 30/11", day="30/11"), "hết ngày 30/11", "hết ngày 30/11"),
        (
            DueRule(
                words="trước ngày 25/3",
                day="25/3",
                reading=Reading.BEFORE_STRICT,
                when_off=WhenOff.BACK,
            ),
            "trước ngày 25/3 (ngày 25/3, trước ngày ấy, không kể ngày ấy; trùng ngày nghỉ thì"
            " chuyển về ngày làm việc liền trước)",
            "trước ngày 25/3 (25/3, before that day, not on it; on a day off it moves to the"
            " working day before)",
        ),
        (
            DueRule(
                words="cuối giờ chiều 30/11",
                day="30/11",
                closes=Closes.OFFICE_HOURS,
                counts=DateCounted.POSTMARK,
            ),
            "cuối giờ chiều 30/11 (ngày 30/11; đến hết giờ làm việc 17:00; tính theo dấu bưu điện)",
            "cuối giờ chiều 30/11 (30/11; until the end of office hours 17:00; by the postmark)",
        ),
        (
            DueRule(words="quý I năm sau", quarter=1, year=InYear.NEXT),
            "quý I năm sau (quý I, năm thi đua sau)",
            "quý I năm sau (quarter I, the cycle year after)",
        ),
        (
            DueRule(
                words="trước hội nghị 1 ngày",
                relative=RelativeDay(
                    event="conference", side=Side.BEFORE, days=1, counted=DaysCounted.WORKING
                ),
            ),
            "trước hội nghị 1 ngày (1 ngày làm việc trước hội nghị)",
            "trước hội nghị 1 ngày (1 working day before the conference)",
        ),
        (
            DueRule(words="cùng ngày", relative=RelativeDay(event="day", side=Side.AFTER, days=0)),
            "cùng ngày (ngày của hạn “day”)",
            "cùng ngày (the day of the deadline “day”)",
        ),
        (
            DueRule(words="sẽ thông báo", to_be_announced=True),
            "sẽ thông báo (chưa định ngày)",
            "sẽ thông báo (no day is set)",
        ),
        (DueRule(words="cuối năm", month=12), "cuối năm (tháng 12)", "cuối năm (month 12)"),
    ],
)
def test_a_deadline_is_shown_with_how_it_is_understood(rule: DueRule, vi: str, en: str) -> None:
    """The document's words first; how they are read after them, where that says more."""
    assert (due_label(rule, "vi"), due_label(rule, "en")) == (vi, en)


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_is_a_verb_of_the_office(lang: Lang) -> None:
    """Every command has a phrase of its own, and no two have the same."""
    said = [command_label(word, lang) for word in COMMANDS]
    assert set(said).isdisjoint(COMMANDS)
    assert len(set(said)) == len(said)
    for phrase in said:
        check_wording(phrase, lang)


def test_a_command_may_be_given_as_its_type() -> None:
    """A command, its type and its word have one name."""
    issue = COMMANDS["issue_plan"]
    assert command_label(issue, "vi") == command_label("issue_plan", "vi") == "Ban hành kế hoạch"


@pytest.mark.parametrize("lang", LANGS)
def test_every_event_has_a_name(lang: Lang) -> None:
    """Every stored event type has a short noun phrase."""
    for body in EVENTS.values():
        type_ = word_of(body.__name__)
        assert event_label(type_, lang) != type_
        check_wording(event_label(type_, lang), lang)


def test_grades_have_names() -> None:
    """Every grade of a source has a name in both languages."""
    for grade in get_args(Grade):
        for lang in LANGS:
            check_wording(grade_label(grade, lang), lang)
    assert grade_label("draft", "vi") == "dự thảo"


def test_officers_go_by_the_clusters_own_words() -> None:
    """A Khối has a Khối trưởng; English says chair."""
    khoi = Words(cluster="Khối", chair="Trưởng Khối", vice_chair="Phó Khối")
    assert label(Office.CHAIR, "vi", khoi) == "Trưởng Khối"
    assert label(Office.VICE_CHAIR, "vi", khoi) == "Phó Khối"
    assert label(Office.CHAIR, "en", khoi) == "chair"
    assert label(SourceTopic.HANDOVER, "vi", khoi) == "bàn giao nhiệm vụ Trưởng Khối"


def test_columns_and_selections_go_by_the_rulebook() -> None:
    """The rulebook's own name comes first, then the usual one, then the code."""
    rulebook = Rulebook(
        name="Bảng tiêu chí",
        columns=(Column(code="settled", name="Cụm thống nhất", scorer=Scorer.CLUSTER),),
        selections=(Selection(code="flag", name="Cờ thi đua", how=How.BY_VOTE),),
    )
    assert column_label("settled", "vi", rulebook) == "Cụm thống nhất"
    assert column_label("settled", "vi") == "Thống nhất"
    assert column_label("vong-2", "vi", rulebook) == "vong-2"
    assert (selection_label("flag", rulebook), selection_label("flag")) == ("Cờ thi đua", "flag")


@pytest.mark.parametrize(
    ("said", "vi", "en"),
    [
        (Known("20/20"), "20/20", "20/20"),
        (Happened(), "đã thực hiện", "done"),
        (NotStated(), "nguồn không nêu", "not stated in the source"),
        (Denied(), "nguồn nêu là không có", "denied by the source"),
        (Counted(12, 12), "12/12 đơn vị", "12/12 units"),
        (Counted(7, 12), "7/12 đơn vị, nguồn không nêu tên", "7/12 units, not named in the source"),
        (Counted(5), "5 đơn vị, nguồn không nêu tên", "5 units, not named in the source"),
        (Counted(6, what="tiêu chí"), "6 tiêu chí", "6 tiêu chí"),
        (Counted(6, 6, what="xuất sắc"), "6/6 đơn vị: xuất sắc", "6/6 units: xuất sắc"),
        (
            Counted(7, 12, (A,), and_others=True),
            "7/12 đơn vị, nêu tên An Giang và các đơn vị khác",
            "7/12 units, named: An Giang and others",
        ),
        (
            Counted(3, 12, (A, B)),
            "3/12 đơn vị, nêu tên An Giang và Sở TTTT tỉnh Kiên Giang",
            "3/12 units, named: An Giang and Sở TTTT tỉnh Kiên Giang",
        ),
    ],
)
def test_what_a_source_says_is_not_improved(said: Said, vi: str, en: str) -> None:
    """Known, happened, silent, denied and counted stay apart, and nobody is named by guess."""
    assert (said_label(said, "vi", Called()), said_label(said, "en", Called())) == (vi, en)


@pytest.mark.parametrize(
    ("sheet", "state"),
    [
        (Sheet(), SheetState.NOT_SUBMITTED),
        (Sheet(columns={"self": {("1", Part.STANDARD): Points("20")}}), SheetState.DRAFT),
        (Sheet(sent=True), SheetState.SUBMITTED),
        (Sheet(sent=True, late=True), SheetState.SUBMITTED_LATE),
        (Sheet(sent=True, adjusted=1), SheetState.EXPLANATION_DUE),
        (Sheet(sent=True, adjusted=1, explained=1), SheetState.EXPLAINED),
        (Sheet(sent=True, adjusted=1, settled=True), SheetState.SETTLED),
        (Sheet(not_sent=True), SheetState.NOT_SENT),
    ],
)
def test_a_sheet_has_one_state(sheet: Sheet, state: SheetState) -> None:
    """The furthest that a sheet has come is its state."""
    assert sheet_state(sheet) is state


def test_lists_are_joined_as_people_join_them() -> None:
    """Commas, and the last one by its word."""
    assert listed([], "vi") == ""
    assert listed(["A"], "vi") == "A"
    assert listed(["A", "B", "C"], "vi") == "A, B và C"
    assert listed(["A", "B"], "en") == "A and B"


def test_an_unknown_word_stays_itself() -> None:
    """What a newer version wrote is shown by its code rather than not at all."""
    assert command_label("fly", "vi") == "fly"
    assert event_label("flown", "vi") == "flown"
    assert condition_label("sky_clear", "vi") == "sky_clear"


def test_what_is_lacking_reads_as_lacking() -> None:
    """Every condition that a phase asks for has a sentence for when it is not met."""
    asked = {condition.code for conditions in LEAVE.values() for condition in conditions}
    assert asked <= set(LACKING)
    for code in LACKING:
        assert lacking_label(code, "vi") != condition_label(code, "vi")
    assert lacking_label("handover_accepted", "vi") == "bàn giao chưa được hai bên xác nhận"
