"""Who may do what: denied unless allowed."""

from typing import Any
from uuid import UUID

import pytest

from domain.clusters.overseers import Overseeing, Overseer, OverseersRevised
from domain.cycle import cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.voting import TellersAppointed
from domain.cycle.year_work.outside import ScorerNamed
from domain.record.order import Order
from domain.record.record import (
    Cause,
    Command,
    Office,
    Seat,
    StreamId,
    UnitId,
    command_word,
    unit_stream,
)
from domain.record.streams import COMMANDS, KINDS
from domain.units.unit import UnitRegistered
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import (
    OUTSIDE,
    A,
    B,
    C,
    D,
    E,
    cluster_with,
    cycle_in,
    given,
    id_of,
    told_in,
)
from tests.spec import Given
from tests.workflows.permissions_table import PATH, drawn, reviewed
from workflows.permissions import PERMISSIONS, check, offices

#: A body that is no member, scores one criterion, and was named to review and to audit.
BODY = UnitId("6f0b2c1e-0000-4000-8000-00000000aaaa")
OVERSEEN = OverseersRevised(
    overseers=tuple(
        Overseer(office=office, unit=BODY, since=When.unknown()) for office in Overseeing
    )
)
#: Offices by the unit that holds them in these tests.
HOLDERS: dict[Office, UnitId | None] = {
    Office.CHAIR: A,
    Office.SECRETARY: A,
    Office.VICE_CHAIR: B,
    Office.UNIT_OFFICER: C,
    Office.UNIT_HEAD: C,
    Office.TELLER: D,
    Office.SCORER: BODY,
    Office.REVIEWER: BODY,
    Office.AUDITOR: BODY,
    Office.OPERATOR: None,
    Office.SYSTEM: None,
}
#: What was reviewed: each command's offices, and for which units they may.
ALLOWED = reviewed()
PAIRS = [(word, office) for word in ALLOWED for office in Office]
OF_CYCLES = [COMMANDS[word] for word in ALLOWED if COMMANDS[word] in cycle.COMMANDS]
CAUSE = Cause("cluster:x", 1, "any")


def place_of(command: type[Command]) -> Given:
    """The stream to which a command belongs, where every office of these tests is held."""
    kind = next(kind for kind, module in KINDS.items() if command in module.COMMANDS)
    if kind == "cycle":
        named = ScorerNamed(body="Sở Nội vụ", unit=BODY, document=None)
        tellers = TellersAppointed(units=(D,), document=None)
        return given(cycle_in(Phase.VOTING), tellers, named, OVERSEEN)
    if kind == "unit":
        registered = UnitRegistered(unit=C, code="c", full_name="Sở C", short_name="C", aliases=())
        return given(unit_stream(C), registered)
    return cluster_with() if kind == "cluster" else given(f"{kind}:x")


def order(
    command: type[Command],
    seat: Seat | None,
    *,
    concerns: UnitId | None = None,
    stream: StreamId = "x",
    **more: Any,
) -> Order:
    """An order of which nothing but command, seat and concerned unit is looked at."""
    fields: dict[str, Any] = {name: UUID(int=0) for name in command.__struct_fields__}
    for name in ("unit", "units"):
        if name in fields and concerns is not None:
            fields[name] = (concerns,) if name == "units" else concerns
    return Order(
        command_id=id_of("order"),
        stream=stream,
        command=command(**fields),
        actor="tester",
        seat=seat,
        **more,
    )


def refusal(state: object, of: Order) -> str | None:
    try:
        check(state, of)
    except Refusal as refused:
        return refused.code
    return None


def test_every_command_says_once_who_may() -> None:
    """A command without a row could be done by nobody; two rows would contradict each other."""
    for kind in KINDS.values():
        declared = [row.command for row in kind.ROWS]
        assert len(declared) == len(set(declared))
        assert set(declared) == set(kind.COMMANDS)
    assert {command_word(command) for command in PERMISSIONS} == COMMANDS.keys()
    assert all(PERMISSIONS.values())


def test_rows_say_what_was_reviewed() -> None:
    """Nobody gains or loses a right without a change of the table that people review."""
    assert PATH.read_text(encoding="utf-8") == drawn()


@pytest.mark.parametrize(("word", "office"), PAIRS)
def test_office_may_do_what_the_table_says(word: str, office: Office) -> None:
    """For every command and office: allowed for any unit, for the own one, or not at all."""
    command, own, state = COMMANDS[word], HOLDERS[office], place_of(COMMANDS[word]).state
    cause = CAUSE if office is Office.SYSTEM else None
    seat = None if cause else Seat(office, own)
    of_own = order(command, seat, concerns=own or C, cause=cause)
    of_other = order(command, seat, concerns=E, cause=cause)
    expected = {
        "any": (None, None),
        "own": (None, "not_your_unit"),
        "behalf": (None, "not_your_unit"),
        None: ("not_permitted", "not_permitted"),
    }[ALLOWED[word].get(office)]
    assert (refusal(state, of_own), refusal(state, of_other)) == expected


@pytest.mark.parametrize("word", ALLOWED)
def test_nobody_does_nothing(word: str) -> None:
    """Without a seat nothing is done, and no seat passes for the system."""
    command, state = COMMANDS[word], place_of(COMMANDS[word]).state
    assert refusal(state, order(command, None, concerns=C)) == "not_permitted"
    assert refusal(state, order(command, Seat(Office.SYSTEM), concerns=C)) == "not_permitted"


@pytest.mark.parametrize("office", [office for office, holder in HOLDERS.items() if holder])
def test_office_is_held_by_its_unit_only(office: Office) -> None:
    """A unit of no cluster, and a seat without a unit, hold nothing."""
    state = place_of(COMMANDS["cast_vote"]).state
    for word in ALLOWED:
        if word == "mark_seen":  # who may read what a unit was told stands in its year
            continue
        for unit in (OUTSIDE, None):
            seat = Seat(office, unit)
            code = refusal(state, order(COMMANDS[word], seat, concerns=unit or C))
            assert code == ("office_not_held" if office in ALLOWED[word] else "not_permitted")


@pytest.mark.parametrize("word", ALLOWED)
def test_only_the_chairs_office_acts_for_another(word: str) -> None:
    """On behalf of a unit: chair and secretary, for members; nobody else says so."""
    command = COMMANDS[word]
    state = place_of(command).state
    for office, holder in HOLDERS.items():
        scope = ALLOWED[word].get(office)
        if office in {Office.SYSTEM, Office.OPERATOR} or scope is None:
            continue
        code = refusal(state, order(command, Seat(office, holder), concerns=E, for_unit=E))
        may = office in {Office.CHAIR, Office.SECRETARY} and scope != "own"
        assert code == (None if may else "not_your_unit")
        of_own = order(command, Seat(office, holder), concerns=holder, for_unit=holder)
        assert refusal(state, of_own) is None


def test_refusal_names_who_may() -> None:
    """People before the system; where only the system may, the system."""
    assert offices(PERMISSIONS[COMMANDS["record_officers"]]) == (
        Office.OPERATOR,
        Office.CHAIR,
        Office.SECRETARY,
    )
    assert offices(PERMISSIONS[COMMANDS["begin_cycle"]]) == (Office.SYSTEM,)
    with pytest.raises(Refusal) as refused:
        check(cycle_in(Phase.VOTING).state, order(COMMANDS["sign_count"], Seat(Office.CHAIR, A)))
    assert refused.value.facts == {"command": "sign_count", "offices": (Office.TELLER,)}


@pytest.mark.parametrize("command", OF_CYCLES, ids=command_word)
def test_told_past_is_written_in_the_seats_of_the_file(command: type[Command]) -> None:
    """In back-fill whoever the file names did it, but nobody does what follows by itself."""
    follows = ALLOWED[command_word(command)].keys() == {Office.SYSTEM}
    for office, holder in HOLDERS.items():
        if office is Office.SYSTEM:
            continue
        told = order(command, Seat(office, holder), concerns=C, backfill=True)
        code = refusal(told_in(Phase.SCORING).state, told)
        assert code == ("not_permitted" if follows else None)
        live = refusal(cycle_in(Phase.SCORING).state, told)
        assert live == refusal(
            cycle_in(Phase.SCORING).state, order(command, Seat(office, holder), concerns=C)
        )
