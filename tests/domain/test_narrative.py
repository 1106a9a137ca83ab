"""Narrative: every event is one line of the log, and every line says who acted."""

import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
import pytest

from adapters.wording.log.hands import who
from adapters.wording.log.narrative import narrate
from adapters.wording.writing import Lang
from domain.clusters.offices import Officers
from domain.clusters.roster import MembersAdded
from domain.clusters.terms import Offices
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet
from domain.cycle.formal import PhaseReopened
from domain.cycle.guard import Phase
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverTicked
from domain.cycle.phases.plan import OfficersRevised, PlanIssued
from domain.cycle.phases.registration import PledgeSigned, TargetsRegistered
from domain.cycle.phases.scoring import CountedSheet, ScoresAdjusted, ScoresEntered, SheetSettled
from domain.cycle.phases.summary_conference import SittingClosed
from domain.cycle.scores.checking import CheckAssigned
from domain.cycle.scores.lapses import CountedLapse
from domain.cycle.votes.closing import BallotClosed
from domain.cycle.year_work.dissent import About, DissentRecorded
from domain.reckoning.ballot import Count, Tally, Votes
from domain.reckoning.cells import CellChange
from domain.reckoning.ranking import Totals
from domain.record.record import (
    ARITHMETIC,
    FORMAT,
    LOCAL_OPERATOR,
    Body,
    Event,
    Header,
    Office,
    Origin,
    Seat,
    UnitId,
)
from domain.record.record import SYSTEM_ACTOR as SYSTEM
from domain.record.streams import EVENTS, type_of
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Rulebook
from domain.values.points import Points
from domain.values.private import ERASED, Private
from domain.values.when import When, read_day
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import DOCUMENT, RULEBOOK, A, B, cycle_in, hidden
from tests.factories import moment as at
from tests.golden.acts import due_told

DAY = read_day("2021-11-30")
HEADER = Header(
    format=FORMAT,
    stream="cycle:x",
    version=1,
    type="",
    schema=1,
    recorded_at=at("2021-12-01T09:31"),
    effective_at=When.day(DAY),
    origin=Origin.LIVE,
    actor="u-17",
    seat=Seat(Office.SECRETARY, A),
    for_unit=None,
    command_id=UUID(int=7),
    cause=None,
    arithmetic=ARITHMETIC,
)
PLAIN: Mapping[type, Any] = {
    str: "2021",
    int: 7,
    bool: True,
    date: DAY,
    Points: Points("117.5"),
    Private: hidden("một văn bản"),
    When: When.day(DAY),
    UnitId: A,
}


def sample(kind: Any, *, full: bool) -> Any:
    """A value of a field's type: with all that it can hold, or with the least."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        if type(None) in inner and not full:
            return None
        return sample(next(of for of in inner if of is not type(None)), full=full)
    if origin is tuple:
        return (sample(inner[0], full=full),) if full else ()
    if origin is Literal:
        return inner[0]
    if kind is bool:
        return full
    if kind in PLAIN:
        return PLAIN[kind]
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    if kind is UUID:
        return UUID(int=9)
    if issubclass(kind, UUID):
        return kind(A)
    return sample_of(kind, full=full)


def sample_of(kind: type[msgspec.Struct], *, full: bool) -> Any:
    fields = {name: sample(of, full=full) for name, of in get_type_hints(kind).items()}
    if "rulebook" in fields:
        fields["rulebook"] = RULEBOOK.canonical()
    return kind(**{name: fields[name] for name in kind.__struct_fields__})


def told(body: Body, lang: Lang = "vi", rulebook: Rulebook | None = None) -> str:
    header = msgspec.structs.replace(HEADER, type=type_of(body)[0])
    return narrate(Event(header, body), lang, Called("một văn bản"), rulebook)


@pytest.mark.parametrize("full", [True, False], ids=["full", "least"])
@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
def test_every_event_has_its_line(kind: type[Body], full: bool) -> None:
    """Every event type is told in both languages, with all that it can hold or the least."""
    for lang in LANGS:
        line = told(sample_of(kind, full=full), lang)
        check_wording(line, lang)
        assert "…" not in line
        assert line[0].isupper() or not line[0].isalpha()


def adjusted(*cells: CellChange) -> ScoresAdjusted:
    return ScoresAdjusted(
        unit=B, column="settled", cells=cells, reason=hidden("x"), ground=None, document=None
    )


def changed(part: Part, was: str | None, now: str | None) -> CellChange:
    return CellChange(
        criterion="1",
        part=part,
        was=Points(was) if was else None,
        now=Points(now) if now else None,
        justification=None,
    )


def test_an_adjustment_shows_from_and_to() -> None:
    """A change of score names unit, criterion, part, both values, column and reason."""
    assert told(adjusted(changed(Part.STANDARD, "20", "18"))) == (
        "Sở TTTT tỉnh Kiên Giang: điều chỉnh tiêu chí 1, điểm chuẩn 20 → 18 (cột Thống nhất);"
        " lý do: “một văn bản”"
    )


def test_a_settlement_tells_the_total_with_what_is_deducted() -> None:
    """93 by the criteria less 2 for a late report is 91; an event that does not state what is
    deducted says so beside its sum."""
    sums = Totals(
        standard=Points("93"), bonus=None, deduction=None, total=Points("93"), complete=True
    )
    late = CountedLapse(lapse=Lapse.LATE_REPORT, code="quy-1", points=Points("-2"))
    counted = CountedSheet(lapses=(late,), deduction=Points("-2"), total=Points("91"))
    body = SheetSettled(
        unit=B, column="settled", cells=(), totals=sums, counted=counted, document=None
    )
    assert told(body) == (
        "Sở TTTT tỉnh Kiên Giang: thống nhất điểm, tổng 91, điểm chuẩn 93, trừ do chậm, thiếu:"
        " gửi báo cáo muộn (“quy-1”) 2 (cột Thống nhất)"
    )
    older = msgspec.structs.replace(body, counted=None)
    assert told(older) == (
        "Sở TTTT tỉnh Kiên Giang: thống nhất điểm, tổng 93 (sự kiện không ghi mức trừ do chậm,"
        " thiếu), điểm chuẩn 93 (cột Thống nhất)"
    )


def test_an_empty_cell_is_said_to_be_empty() -> None:
    """Empty is not 0: an adjustment says what it was and what it became, a bonus with its plus."""
    cells = (changed(Part.BONUS, None, "4"), changed(Part.DEDUCTION, "-0.5", None))
    assert "điểm thưởng trống → +4; tiêu chí 1, điểm trừ −0,5 → trống (cột" in told(
        adjusted(*cells)
    )


def test_a_first_score_stands_alone() -> None:
    """What is entered for the first time changes nothing, so no arrow is shown."""
    entered = ScoresEntered(
        unit=A,
        column="self",
        cells=(changed(Part.STANDARD, None, "20"), changed(Part.STANDARD, "0", "19.5")),
    )
    assert told(entered) == (
        "An Giang: nhập tiêu chí 1, điểm chuẩn 20; tiêu chí 1, điểm chuẩn 0 → 19,5 (cột Tự chấm)"
    )


def test_columns_and_selections_have_the_rulebooks_names() -> None:
    """With the rulebook at hand a line says its names, without it the codes."""
    assigned = CheckAssigned(unit=A, column="cross_check", checker=B, document=None)
    assert "cột Chấm chéo" in told(assigned, rulebook=RULEBOOK)
    assert "cột Chấm điểm chéo" in told(assigned)
    registered = sample_of(TargetsRegistered, full=True)
    titled = msgspec.structs.replace(registered, titles=("co", "bk"))
    assert "danh hiệu, hình thức: Cờ thi đua và Bằng khen" in told(titled, rulebook=RULEBOOK)
    assert "danh hiệu, hình thức: co và bk" in told(titled)


def test_an_erased_text_is_said_to_be_erased() -> None:
    """A hidden text that is gone leaves its remark, never a hash: erased where an event says so,
    lost where none does."""
    body = PhaseReopened(
        phase=Phase.SCORING, reason=Private(hidden("sai sót").digest), document=None
    )
    event = Event(msgspec.structs.replace(HEADER, type="phase_reopened"), body)
    assert narrate(event, "vi", Called(ERASED)) == "Mở lại bước chấm điểm; lý do: (đã xóa)"
    assert narrate(event, "en", Called(ERASED)) == "Scoring reopened; reason: (erased)"
    assert "lý do: (bị mất, không thấy việc xóa nào được ghi)" in narrate(event, "vi", Called())
    assert "reason: (lost, no erasing of it is recorded)" in narrate(event, "en", Called())


def test_a_text_that_is_not_stored_yet_is_shown() -> None:
    """Before an act is stored its texts travel with it: a dry run shows them."""
    body = PhaseReopened(phase=Phase.SCORING, reason=hidden("Sai sót"), document=None)
    event = Event(msgspec.structs.replace(HEADER, type="phase_reopened"), body)
    assert narrate(event, "vi", Called()).endswith("lý do: “Sai sót”")


def test_a_long_text_is_shown_in_full_on_one_line() -> None:
    """The log cuts nothing that was recorded, and no text breaks its line."""
    event = Event(
        msgspec.structs.replace(HEADER, type="phase_reopened"),
        PhaseReopened(phase=Phase.SCORING, reason=hidden("dài " * 90 + "\nhết"), document=None),
    )
    line = narrate(event, "vi", Called())
    assert "\n" not in line
    assert line.endswith("dài hết”")


def test_documents_are_named_as_far_as_they_are_known() -> None:
    """Kind, number, date and abstract are said where they are known and left out where not."""
    dated = msgspec.structs.replace(DOCUMENT, date=When.day(DAY), about=hidden("x"))
    assert told(PlanIssued(document=dated)) == (
        "Ban hành kế hoạch: Kế hoạch số 42/KH-CTĐ SỐ 08 ngày 30/11/2021 (“một văn bản”)"
    )
    unknown = msgspec.structs.replace(DOCUMENT, number=None)
    assert told(PlanIssued(document=unknown)) == "Ban hành kế hoạch: Kế hoạch"


def test_a_deadline_is_said_with_what_counts() -> None:
    """A deadline line has its day or its hour, or says that it will be announced."""
    whole = DeadlineSet(
        code="scoring",
        until=When.day(DAY),
        due=due_told(DAY, at("2021-12-01T00:00")),
        document=None,
    )
    assert told(whole) == "Hạn chấm điểm: hết ngày 30/11/2021"
    open_ = DeadlineSet(code="scoring", until=None, due=due_told(None, None), document=None)
    assert told(open_, "en") == "Deadline for scoring: to be announced"
    extended = sample_of(DeadlineExtended, full=False)
    assert "cho mọi đơn vị đến" in told(extended)


def test_a_ballot_is_said_with_count_and_threshold() -> None:
    """A closed ballot shows the figures, what was needed and who was chosen."""
    closed = BallotClosed(
        ballot="cờ",
        selection="co",
        count=Count(issued=12, returned=11, valid=10, invalid=1, votes=(Votes(unit=A, votes=9),)),
        tally=Tally(needed=8, of=12, chosen=(A,), tied=()),
    )
    assert told(closed, rulebook=RULEBOOK) == (
        "Kết thúc lượt “cờ” cho “Cờ thi đua”: phát ra 12, thu về 11, hợp lệ 10, không hợp lệ 1;"
        " An Giang 9; cần ít nhất 8/12 phiếu; được chọn: An Giang"
    )


def test_a_dissent_names_its_criterion_or_selection() -> None:
    """A code alone would read as the number of a point."""
    text = sample_of(DissentRecorded, full=True).text
    score = DissentRecorded(unit=A, about=About.SCORE, item="1", text=text, document=None)
    assert told(score).startswith("An Giang: không nhất trí về điểm tiêu chí 1: ")
    flag = DissentRecorded(unit=A, about=About.SELECTION, item="co", text=text, document=None)
    assert "“Cờ thi đua”" in told(flag, rulebook=RULEBOOK)
    assert "“co”" not in told(flag, rulebook=RULEBOOK)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_side_of_a_handover_confirms_its_own(lang: Lang) -> None:
    """The outgoing chair has handed over, the incoming one has taken over."""
    cycle = cycle_in(Phase.CHAIR_HANDOVER).state
    assert isinstance(cycle, Cycle)
    assert cycle.chair == A
    sides = {"vi": ("đã bàn giao", "đã nhận bàn giao"), "en": ("handed over", "taken over")}[lang]
    for unit, side in zip((A, B), sides, strict=True):
        accepted = HandoverAccepted(unit=unit, document=None)
        ticked = HandoverTicked(unit=unit, objects=("Cờ luân lưu",))
        for body in (accepted, ticked):
            header = msgspec.structs.replace(HEADER, type=type_of(body)[0])
            said = narrate(Event(header, body), lang, Called(), cycle=cycle)
            assert side in said
            assert (sides[1] in said) is (unit is B)


def test_officers_and_lists_read_as_sentences() -> None:
    """Units are joined as people join them; officers go by the cluster's own words."""
    assert told(PledgeSigned(units=(A, B), document=None)) == (
        "Ký giao ước thi đua: An Giang và Sở TTTT tỉnh Kiên Giang"
    )
    assert told(MembersAdded(units=(A,), since=When.month(2025, 3))) == (
        "Thêm thành viên: An Giang, từ tháng 03/2025"
    )
    revised = OfficersRevised(offices=Offices.of(Officers(chair=A, vice_chairs=(B,))))
    assert told(revised) == (
        "Nhiệm vụ của năm: Khối trưởng An Giang, Khối phó Sở TTTT tỉnh Kiên Giang"
    )
    assert told(OfficersRevised(offices=Offices())) == ("Nhiệm vụ của năm: chưa rõ Khối trưởng")


def test_what_a_sitting_leaves_open_is_said_in_words() -> None:
    """Conditions that are still lacking go by their names, not by their codes."""
    assert told(SittingClosed(lacking=("minutes_adopted",), document=None)) == (
        "Kết thúc phiên họp; còn thiếu: biên bản chưa thông qua"
    )
    assert told(SittingClosed(lacking=(), document=None)) == "Kết thúc phiên họp; đã đủ điều kiện"


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        (
            {},
            "thư ký, An Giang (tài khoản u-17)",
            "secretary, An Giang (account u-17)",
        ),
        (
            {"for_unit": B},
            "thư ký, An Giang, thay mặt Sở TTTT tỉnh Kiên Giang (tài khoản u-17)",
            "secretary, An Giang, for Sở TTTT tỉnh Kiên Giang (account u-17)",
        ),
        (
            {"origin": Origin.BACKFILL, "actor": LOCAL_OPERATOR},
            "theo tệp: thư ký, An Giang; người vận hành tại máy ghi",
            "according to the file: secretary, An Giang; recorded by the operator at the machine",
        ),
        (
            {"origin": Origin.PRACTICE, "actor": LOCAL_OPERATOR, "seat": Seat(Office.CHAIR, A)},
            "Khối trưởng, An Giang (người vận hành tại máy)",
            "chair, An Giang (the operator at the machine)",
        ),
        (
            {"actor": LOCAL_OPERATOR, "seat": Seat(Office.OPERATOR)},
            "quản trị hệ thống (người vận hành tại máy)",
            "operator (the operator at the machine)",
        ),
        ({"actor": SYSTEM, "seat": None}, "hệ thống", "the system"),
        (
            {"actor": SYSTEM, "seat": None, "origin": Origin.BACKFILL},
            "hệ thống",
            "the system",
        ),
    ],
)
def test_every_line_says_who_acted(changes: dict[str, Any], vi: str, en: str) -> None:
    """Office, unit, on whose behalf and whose hand; what a file says is said to be the file's."""
    header = msgspec.structs.replace(HEADER, **changes)
    assert (who(header, "vi", Called()), who(header, "en", Called())) == (vi, en)
