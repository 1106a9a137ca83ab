"""Checks shared out: to a team, in a ring, by pairs or by lot; nobody has the own sheet."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.cycle.scores.checking import AssignChecks, Check, ChecksAssigned, Draw, Shared, drawn
from domain.cycle.scores.sheets import Checkers
from domain.record.record import Ids, UnitId
from domain.values.refusal import Refusal
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OUTSIDE,
    PAPER,
    SECRETARY,
    SEED,
    VICE,
    A,
    B,
    C,
    D,
    E,
    after,
    cell,
    cycle_in,
    id_of,
    officer,
    sheet_of,
)
from tests.spec import Given

HERE = cycle_in(Phase.SCORING)
TEAM = AssignChecks(
    column="cross_check", how=Shared.TEAM, team="Tổ thẩm định", checkers=(B, C), document=PAPER
)
RING = AssignChecks(column="cross_check", how=Shared.RING, units=(A, B, C))
PAIRS = AssignChecks(column="cross_check", how=Shared.PAIRS, units=(A, B, C, D))
LOT = AssignChecks(column="cross_check", how=Shared.LOT)


def checks_of(start: Given, command: AssignChecks) -> dict[UnitId, tuple[UnitId, ...]]:
    [event] = start.when(command, as_=SECRETARY).done.events
    assert isinstance(event.body, ChecksAssigned)
    return {check.unit: check.checkers for check in event.body.checks}


def test_team_checks_all_but_its_own() -> None:
    """Each sheet goes to every unit of the team, but a unit of the team to the others of it."""
    team = tuple(sorted((B, C)))
    HERE.when(TEAM, as_=SECRETARY).then(
        ChecksAssigned(
            column="cross_check",
            how=Shared.TEAM,
            team="Tổ thẩm định",
            checks=(
                Check(unit=A, checkers=team),
                Check(unit=B, checkers=(C,)),
                Check(unit=C, checkers=(B,)),
                Check(unit=D, checkers=team),
                Check(unit=E, checkers=team),
            ),
            draw=None,
            document=DOCUMENT,
        )
    )
    shared = HERE.when(TEAM, as_=SECRETARY).given_besides().state
    assert shared.scoring.checks[D, "cross_check"] == Checkers(team, "Tổ thẩm định")


def test_every_unit_of_the_team_may_score() -> None:
    """Either of them writes into the column, nobody else of the members does."""
    own = EnterScores(unit=C, column="self", cells=sheet_of(C))
    sent = after(HERE, (own, officer(C)), (SubmitSheet(unit=C), officer(C)))
    given = sent.when(TEAM, as_=SECRETARY).given_besides()
    enter = EnterScores(unit=C, column="cross_check", cells=(cell("1", "60"),))
    assert given.when(enter, as_=officer(B)).done.events
    given.when(enter, as_=officer(C)).then_refused("own_sheet", checker=B)
    given.when(enter, as_=officer(D)).then_refused("check_not_assigned", checker=B)


def test_ring_goes_round() -> None:
    """Each checks the one named after it, the last the first; without names in their order."""
    assert checks_of(HERE, RING) == {A: (C,), B: (A,), C: (B,)}
    whole = checks_of(HERE, replace(RING, units=()))
    assert whole == {unit: (MEMBERS[at - 1],) for at, unit in enumerate(MEMBERS)}


def test_pairs_check_each_other() -> None:
    """Two by two, as they are named."""
    assert checks_of(HERE, PAIRS) == {A: (B,), B: (A,), C: (D,), D: (C,)}


def test_assigning_again_replaces() -> None:
    """What was shared out before gives way, sheet by sheet."""
    again = HERE.when(TEAM, as_=CHAIR).given_besides().when(PAIRS, as_=CHAIR).given_besides()
    checks = again.state.scoring.checks
    assert checks[A, "cross_check"] == Checkers((B,))
    assert checks[E, "cross_check"].team == "Tổ thẩm định"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(TEAM, team=None), "checks_form"),
        (replace(TEAM, team=" "), "checks_form"),
        (replace(TEAM, checkers=()), "checks_form"),
        (replace(RING, team="Tổ"), "checks_form"),
        (replace(RING, checkers=(D,)), "checks_form"),
        (replace(LOT, team="Tổ"), "checks_form"),
        (replace(RING, units=(A,)), "checks_form"),
        (replace(PAIRS, units=(A, B, C)), "checks_form"),
        (replace(PAIRS, units=()), "checks_form"),
        (replace(PAIRS, units=(A, B, A, C)), "member_repeated"),
        (replace(RING, units=(A, OUTSIDE)), "not_member"),
        (replace(TEAM, checkers=(OUTSIDE,)), "not_member"),
        (replace(TEAM, checkers=(B,)), "own_sheet"),
        (replace(LOT, units=(A,), checkers=(A,)), "own_sheet"),
        (replace(LOT, units=(A, B), checkers=(A,)), "own_sheet"),
        (replace(RING, column="self"), "column_unknown"),
        (replace(RING, column="x"), "column_unknown"),
    ],
)
def test_what_cannot_be_shared_out(command: AssignChecks, code: str) -> None:
    """A form that lacks something, outsiders, the own sheet, the own column."""
    HERE.when(command, as_=SECRETARY).then_refused(code)


def test_only_the_chairs_office_shares_out() -> None:
    """Neither the vice nor an officer does."""
    for seat in (VICE, officer(C)):
        HERE.when(LOT, as_=seat).then_refused("not_permitted")


def test_a_lot_can_be_drawn_again_by_anybody() -> None:
    """Seed, sheets and checkers stand in the event; they give the checks that stand there."""
    [event] = HERE.when(LOT, as_=SECRETARY).done.events
    body = event.body
    assert isinstance(body, ChecksAssigned)
    assert body.draw is not None
    assert drawn(body.draw) == body.checks
    assert body.draw.units == body.draw.checkers == tuple(sorted(MEMBERS))


def test_a_lot_does_not_tell_what_salts_the_texts() -> None:
    """The seed of the draw is a hash of the act's own, which stays hidden."""
    [event] = HERE.when(LOT, as_=SECRETARY).done.events
    assert isinstance(event.body, ChecksAssigned)
    assert event.body.draw is not None
    assert event.body.draw.seed == hashlib.sha256(b"thidua-lot-1\n" + SEED).hexdigest()


def test_a_lot_depends_on_its_seed_only() -> None:
    """The order in which units are named draws nothing else; another seed does."""
    draw = Draw(seed="ab" * 32, units=MEMBERS, checkers=MEMBERS)
    backwards = Draw(seed="ab" * 32, units=MEMBERS[::-1], checkers=MEMBERS[::-1])
    assert drawn(draw) == drawn(backwards)
    drawn_by = {drawn(replace(draw, seed=f"{number:064x}")) for number in range(50)}
    assert len(drawn_by) > 20


UNITS = tuple(UnitId(id_of(f"unit {number}")) for number in range(12))
SOME = st.lists(st.sampled_from(UNITS), min_size=1, unique=True).map(tuple)


@for_all(st.binary(min_size=32, max_size=32), SOME, SOME)
def test_a_lot_is_fair(seed: bytes, units: Ids[UnitId], checkers: Ids[UnitId]) -> None:
    """Nobody checks the own sheet, every sheet is checked once, and nobody has more than one
    sheet more than another; only where a unit is alone with its sheet no lot is drawn."""
    draw = Draw(seed=seed.hex(), units=units, checkers=checkers)
    if len(checkers) == 1 and checkers[0] in units:
        with pytest.raises(Refusal, match="own_sheet"):
            drawn(draw)
        return
    checks = drawn(draw)
    assert [check.unit for check in checks] == sorted(units)
    assert all(check.checkers != (check.unit,) for check in checks)
    load = Counter(check.checkers[0] for check in checks)
    assert max(load.values()) - min(load[checker] for checker in checkers) <= 1
