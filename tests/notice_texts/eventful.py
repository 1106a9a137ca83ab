"""A year in which nearly everything happens of which units are told, on a real database."""

from msgspec.structs import replace

from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import AdvancePhase, CancelCycle, ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.lapses import SettleConsequence, WithdrawConsequence
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, RefuseClaim
from domain.record.record import UnitId, unit_stream
from domain.rulebook.rulebook import Consequence, Lapse, Rulebook
from domain.units.unit import RegisterUnit
from tests.factories import (
    CHAIR,
    MEMBERS,
    OPERATOR,
    PAPER,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    P,
    cell,
    officer,
    settler,
    sheet_of,
)
from tests.running_year import RunningYear
from workflows.reminders import remind

NAMES = {A: "An Giang", B: "Bến Tre", C: "Cà Mau", D: "Đồng Tháp", E: "Hậu Giang"}
COSTS = replace(
    RULEBOOK,
    consequences=(
        Consequence(
            of=Lapse.LATE_REGISTRATION, deduct=P("0.5"), per_working_day=True, at_most=P("3")
        ),
        Consequence(of=Lapse.LATE_SHEET, deduct=P("2"), applied=True),
    ),
)


def play(year: RunningYear) -> None:
    """From the plan, issued on 5 January, to the end of a year that is cancelled."""
    begin(year)
    go_on(year)


def go_on(year: RunningYear) -> None:
    """All that comes after the plan."""
    _register(year)
    _score(year)
    _conclude(year)


def begin(year: RunningYear, rulebook: Rulebook = COSTS) -> None:
    year.at("2026-01-05T08:00")
    year.open(
        rulebook,
        (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
        (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
    )
    register_units(year)


def register_units(year: RunningYear) -> None:
    """Under the names by which letters call them."""
    for unit, name in NAMES.items():
        year.do(
            RegisterUnit(
                unit=unit,
                code=f"so-{name[0].lower().replace('đ', 'd')}",
                full_name=f"Sở Nội vụ tỉnh {name}",
                short_name=name,
            ),
            OPERATOR,
            unit_stream(unit),
        )


def _register(year: RunningYear) -> None:
    """C is late and disproves it, D is late, E says it was sent and is not believed."""
    year.at("2026-02-20T08:30")
    remind(year.store)
    for unit in (A, B):
        register(year, unit)
    year.do(ClaimSent(unit=E, of=Claimed.REGISTRATION, document=PAPER), officer(E))
    claim = year.events()[-1].version
    year.do(RefuseClaim(claim=claim, reason="Chưa thấy văn bản đến"), SECRETARY)
    year.at("2026-02-26T08:30")
    remind(year.store)
    year.at("2026-02-28T00:10").sweep()
    year.at("2026-03-03T09:00")
    for unit in (C, D, E):
        register(year, unit)
    lapse = Lapse.LATE_REGISTRATION
    proof = WithdrawConsequence(unit=C, lapse=lapse, reason="Có dấu bưu điện ngày 26/02")
    year.do(proof, SECRETARY)
    year.at("2026-03-04T09:00")
    year.do(SettleConsequence(unit=D, lapse=lapse), SECRETARY)
    year.do(SignPledge(units=MEMBERS), SECRETARY)
    year.do(AdvancePhase(), SECRETARY)


def register(year: RunningYear, unit: UnitId) -> None:
    year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))


def _score(year: RunningYear) -> None:
    """B's sheet is adjusted twice in one hour; E sends none in time."""
    year.at("2026-11-20T09:00")
    for unit in (A, B, C, D):
        year.do(EnterScores(unit=unit, column="self", cells=sheet_of(unit)), officer(unit))
        year.do(SubmitSheet(unit=unit), officer(unit))
    year.at("2026-12-01T00:10").sweep()
    year.at("2026-12-01T09:00")
    year.do(EnterScores(unit=E, column="self", cells=sheet_of(E)), officer(E))
    year.do(SubmitSheet(unit=E), officer(E))
    year.do(SetDeadline(code="explanation", until="2026-12-08"), SECRETARY)
    year.at("2026-12-02T09:00")
    adjust(year, "1", "50", "Thiếu minh chứng cho hai nhiệm vụ")
    year.at("2026-12-02T09:05")
    adjust(year, "2", "30", "Chỉ số cải cách hành chính thấp hơn kê khai")
    year.at("2026-12-09T09:00")
    for unit in MEMBERS:
        year.do(SettleSheet(unit=unit), settler(unit))
    year.do(AdvancePhase(), SECRETARY)


def adjust(year: RunningYear, criterion: str, points: str, reason: str) -> None:
    cells = (cell(criterion, now=points),)
    year.do(AdjustScores(unit=B, column="settled", cells=cells, reason=reason), SECRETARY)


def _conclude(year: RunningYear) -> None:
    """The conference is put off; then the scoring is reopened, and the year cancelled."""
    year.at("2026-12-10T09:00")
    call = CallConference(
        date="2027-01-14T08:00", place="Hội trường tầng 2", agenda=("Báo cáo", "Bình xét")
    )
    year.do(call, SECRETARY)
    year.at("2026-12-20T09:00")
    year.do(replace(call, date="2027-01-18/2027-01-19", place="Hội trường B"), SECRETARY)
    extend = ExtendDeadline(code="scoring", until="2027-01-15", reason="Bổ sung minh chứng")
    year.at("2026-12-21T09:00")
    year.do(ReopenPhase(phase=Phase.SCORING, reason="Sót minh chứng của ba đơn vị"), CHAIR)
    year.do(extend, SECRETARY)
    year.at("2026-12-30T09:00")
    year.do(CancelCycle(reason="Sáp nhập các đơn vị"), CHAIR)
