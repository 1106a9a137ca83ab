"""Registration: targets, titles sought, excuses, the pledge."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import (
    ExcuseUnit,
    PledgeSigned,
    RegisterTargets,
    SignPledge,
    TargetsRegistered,
    UnitExcused,
)
from domain.record.record import Seat, UnitId
from domain.rulebook.rulebook import LatenessBy
from domain.values.paper import Paper
from domain.values.when import When
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    after,
    at,
    cycle_in,
    given,
    head,
    hidden,
    officer,
    told_in,
)
from tests.spec import Given

HERE = cycle_in(Phase.REGISTRATION)
REGISTER = RegisterTargets(unit=C, targets=("Hoàn thành 100% chỉ tiêu",), titles=("co", "bk"))
REGISTERED = TargetsRegistered(
    unit=C,
    targets=(hidden("Hoàn thành 100% chỉ tiêu"),),
    titles=("bk", "co"),
    late=False,
    due=date(2026, 2, 28),
    document=None,
    postmark=None,
    by=None,
)
EXCUSED = UnitExcused(unit=E, reason=hidden("Đang hợp nhất"), document=None)


def registered(*units: UnitId) -> Given:
    """Registration, where those units have registered."""
    return given(HERE, *(replace(REGISTERED, unit=unit) for unit in units))


def test_unit_registers_targets_and_titles() -> None:
    """What a unit aims at is hidden text, the titles that it seeks are codes of the rulebook."""
    HERE.when(REGISTER, as_=officer(C)).then(REGISTERED)
    HERE.when(REGISTER, as_=head(C)).then(REGISTERED)
    HERE.when(replace(REGISTER, document=PAPER), as_=officer(C)).then(
        replace(REGISTERED, document=DOCUMENT)
    )


def test_registering_again_replaces_both() -> None:
    """The last registration counts."""
    again = replace(REGISTER, targets=("x", " ", "y"), titles=())
    state = registered(C).when(again, as_=officer(C)).given_besides().state
    assert state.registration.units[C].titles == ()
    assert state.registration.units[C].targets == 2


def test_registration_says_something() -> None:
    """Blank targets are none; a document is named by its kind."""
    HERE.when(replace(REGISTER, targets=(" ", "")), as_=officer(C)).then_refused(
        "field_missing", field="targets"
    )
    HERE.when(replace(REGISTER, document=Paper(kind="")), as_=officer(C)).then_refused(
        "document_blank"
    )


def test_title_is_one_of_the_rulebook() -> None:
    """An unknown title is refused with the nearest; before there is a rulebook it is kept."""
    HERE.when(replace(REGISTER, titles=("cờ ",)), as_=officer(C)).then_refused(
        "title_unknown", value="cờ ", nearest="co"
    )
    early = replace(REGISTER, titles=("ctđ",))
    cycle_in(Phase.PLAN).when(early, as_=officer(C)).then(
        replace(REGISTERED, titles=("ctđ",), due=None)
    )


def test_first_registrations_may_come_before_the_plan() -> None:
    """The sitting that ends a year takes the pledge and registrations of the next."""
    plan = cycle_in(Phase.PLAN)
    plan.when(SignPledge(units=(C, B)), as_=SECRETARY).then(
        PledgeSigned(units=tuple(sorted((B, C))), document=None)
    )
    plan.when(ExcuseUnit(unit=C, reason="x"), as_=SECRETARY).then_refused("wrong_phase")


@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.VOTING, Phase.CLOSED])
def test_registration_has_its_time(phase: Phase) -> None:
    """Afterwards nobody registers, signs or is excused."""
    for command, seat in (
        (REGISTER, officer(C)),
        (SignPledge(units=(C,)), officer(C)),
        (ExcuseUnit(unit=C, reason="x"), SECRETARY),
    ):
        cycle_in(phase).when(command, as_=seat).then_refused("wrong_phase", phase=phase)


def test_unit_registers_itself() -> None:
    """An officer acts for the own unit only; the chair's office for another says so."""
    HERE.when(REGISTER, as_=officer(D)).then_refused("not_your_unit", unit=(C,), own=D)
    HERE.when(REGISTER, as_=officer(D), for_unit=C).then_refused("not_your_unit", unit=(C,), own=D)
    HERE.when(REGISTER, as_=SECRETARY).then_refused("not_your_unit", unit=(C,), own=A)
    done = HERE.when(REGISTER, as_=SECRETARY, for_unit=C).done
    assert done.events[0].header.for_unit == C
    HERE.when(REGISTER, as_=VICE).then_refused("not_permitted")
    HERE.when(replace(REGISTER, unit=OUTSIDE), as_=officer(OUTSIDE)).then_refused(
        "office_not_held", unit=OUTSIDE
    )
    HERE.when(REGISTER, as_=SECRETARY, for_unit=OUTSIDE).then_refused("not_member", unit=OUTSIDE)


@pytest.mark.parametrize(
    ("clock", "late"),
    [("2026-02-28T23:59", False), ("2026-03-01T00:00", True), ("2026-03-05T08:00", True)],
)
def test_lateness_follows_the_clock(clock: str, late: bool) -> None:
    """By the moment recorded: in time until the day has ended in Vietnam, late from then on."""
    at(HERE, clock).when(REGISTER, as_=officer(C)).then(replace(REGISTERED, late=late))


def test_lateness_follows_the_paper_where_the_rulebook_says_so() -> None:
    """By the date of the act: sent on the last day is in time however late it is recorded."""
    by_paper = replace(RULEBOOK, lateness_by=LatenessBy.EFFECTIVE)
    start = at(cycle_in(Phase.REGISTRATION, by_paper), "2026-03-05T08:00")
    for effective, late in (
        (When.read("2026-02-28"), False),
        (When.read("2026-03-01"), True),
        (When.read("2026"), True),
        (When.unknown(), True),
        (None, True),
    ):
        start.when(REGISTER, as_=officer(C), effective=effective).then(
            replace(REGISTERED, late=late)
        )


def test_told_registration_is_late_by_when_it_happened() -> None:
    """In a past that is told the clock says nothing; without a deadline nothing is late."""
    told = told_in(Phase.REGISTRATION)
    told.when(REGISTER, as_=officer(C)).then(replace(REGISTERED, due=None))
    due = after(told, (SetDeadline(code=Phase.REGISTRATION, until="2021-02-28"), OPERATOR))
    for effective, late in (("2021-02-28", False), ("2021-03-01", True), ("unknown", False)):
        due.when(REGISTER, as_=officer(C), effective=When.read(effective)).then(
            replace(REGISTERED, due=date(2021, 2, 28), late=late)
        )
    due.when(REGISTER, as_=officer(C)).then(replace(REGISTERED, due=date(2021, 2, 28)))


def test_unit_is_excused_with_a_reason() -> None:
    """Who need not register is excused once, with the reason."""
    excuse = ExcuseUnit(unit=E, reason="Đang hợp nhất")
    HERE.when(excuse, as_=CHAIR).then(EXCUSED)
    HERE.when(replace(excuse, reason=" "), as_=CHAIR).then_refused("reason_blank")
    HERE.when(replace(excuse, unit=OUTSIDE), as_=CHAIR).then_refused("not_member", unit=OUTSIDE)
    given(HERE, EXCUSED).when(excuse, as_=CHAIR).then_refused("already_done", what="excuse_unit")
    HERE.when(excuse, as_=officer(E)).then_refused("not_permitted")


def test_pledge_is_signed_by_units() -> None:
    """Several units sign one paper; each signs once."""
    HERE.when(SignPledge(units=(D, C, B), document=PAPER), as_=SECRETARY).then(
        PledgeSigned(units=tuple(sorted((B, C, D))), document=DOCUMENT)
    )
    HERE.when(SignPledge(units=(C,)), as_=officer(C)).then(PledgeSigned(units=(C,), document=None))


@pytest.mark.parametrize(
    ("units", "seat", "code"),
    [
        ((), SECRETARY, "field_missing"),
        ((C, C), SECRETARY, "member_repeated"),
        ((OUTSIDE,), SECRETARY, "not_member"),
        ((C, D), officer(C), "not_your_unit"),
        ((), officer(C), "not_your_unit"),
        ((C,), VICE, "not_permitted"),
    ],
)
def test_pledge_is_signed_by_members_for_themselves(
    units: tuple[UnitId, ...], seat: Seat, code: str
) -> None:
    """Nobody, somebody twice, an outsider, or others than the own unit: refused."""
    HERE.when(SignPledge(units=units), as_=seat).then_refused(code)


def test_pledge_is_not_signed_twice() -> None:
    """A unit that has signed has signed."""
    start = given(HERE, PledgeSigned(units=(C,), document=None))
    start.when(SignPledge(units=(B, C)), as_=SECRETARY).then_refused(
        "already_done", what="sign_pledge", unit=C
    )


def test_registration_is_left_when_every_unit_has_registered_or_is_excused() -> None:
    """Who still owes is named; late counts as registered."""
    HERE.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet",
        command="advance_phase",
        unmet=(
            ("every_unit_registered", {"units": MEMBERS}),
            ("pledge_signed", {"units": MEMBERS}),
        ),
    )
    ready = given(registered(A, B, C, D), EXCUSED, PledgeSigned(units=MEMBERS, document=None))
    ready.when(AdvancePhase(), as_=SECRETARY).then(
        PhaseChanged(source=Phase.REGISTRATION, to=Phase.SCORING, by=ChangedBy.OFFICE)
    )


def test_rulebook_may_ask_for_no_pledge() -> None:
    """Where no pledge is required, registration is enough."""
    free = replace(RULEBOOK, pledge_required=False)
    start = cycle_in(Phase.REGISTRATION, free)
    registers = tuple((replace(REGISTER, unit=unit), officer(unit)) for unit in MEMBERS)
    after(start, *registers, (AdvancePhase(), SECRETARY))


def test_bulk_facts_meet_the_guards() -> None:
    """ "12/12 registered, pledge signed" is enough for a past that is told."""
    assert told_in(Phase.SCORING).state.phase is Phase.SCORING
    told_in(Phase.REGISTRATION).when(AdvancePhase(), as_=SECRETARY).then_refused("conditions_unmet")
