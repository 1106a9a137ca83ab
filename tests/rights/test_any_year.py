"""What somebody sees of any year does not depend on what is closed to them."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from adapters.pages.outcome import outcome_of
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import outcome
from domain.reckoning.cells import Sheet as SheetOfUnit
from domain.reckoning.score_table import TableRow, table_in_force
from domain.reckoning.table_notes import table_notes
from domain.record.record import Office, Seat, UnitId, word_of
from domain.record.streams import KINDS
from domain.rulebook.opening import Opens
from tests.factories import DAYS, MEMBERS, OUTSIDE, officer
from tests.walk import WalkClock, WalkSeeds, walk
from workflows import sight as sights
from workflows.memory import MemoryStore
from workflows.reader import Reader
from workflows.reads import Read
from workflows.sight import Sight
from workflows.status import status

SEEDS = (0, 3, 7, 34)
#: Every so many steps of a walk the year is looked at.
EVERY = 25
#: Of one unit, and known to all: that something came, who is named, what is said before all.
PUBLIC = frozenset(
    {
        *("targets_registered", "pledge_signed", "pledge_received", "check_assigned"),
        *("sheet_submitted", "unit_barred", "bar_lifted", "holders_recorded", "nominated"),
        *("objections_shown", "nomination_declined", "tellers_appointed", "count_signed"),
        *("count_signed_off", "handover_ticked", "handover_accepted", "next_pledge_signed"),
        *("dossier_piece_recorded", "inference_recorded", "draft_commented", "report_required"),
        *("report_received", "dissent_recorded", "scorer_named"),
    }
)
#: Sealed by themselves until the ballot is closed.
BALLOTS = frozenset({"vote_cast", "answer_recorded", "vote_corrected"})


def test_every_event_of_a_unit_is_private_public_or_a_ballot() -> None:
    """A new event that names a unit is put into one of the three before anybody reads it."""
    naming = {
        word_of(body.__name__)
        for body in KINDS["cycle"].EVENTS
        if {"unit", "units"}.intersection(body.__struct_fields__)
    }
    assert naming - {"relative_moved"} <= sights.OF_UNIT | PUBLIC | BALLOTS
    assert not sights.OF_UNIT & (PUBLIC | BALLOTS)


@cache
def years(seed: int) -> tuple[Cycle, ...]:
    """States of live years, as a random walk came by them."""
    clock = WalkClock()
    store = MemoryStore(clock, practice=True, days=DAYS)
    found: list[Cycle] = []
    for number, step in enumerate(walk(store, clock, WalkSeeds(), seed, 500)):
        state = store.load(step.order.stream).state if number % EVERY == 0 else None
        if isinstance(state, Cycle) and not state.backfill and state.scoring.sheets:
            found.append(state)
    return tuple(found)


def readers() -> Iterator[tuple[Reader, Read]]:
    for unit in MEMBERS:
        yield Reader((officer(unit),)), Read.OUTCOME
    yield Reader((Seat(Office.REVIEWER, OUTSIDE),)), Read.OUTCOME


def words(state: Cycle) -> Iterator[Cycle]:
    """The same year under each word for who sees whose figures."""
    rulebook = state.plan.rulebook
    assert rulebook is not None
    for word in (Opens.NEVER, Opens.ONCE_ADOPTED, Opens.ONCE_SETTLED, Opens.ONCE_SENT):
        other = replace(rulebook, see_others=word)
        yield replace(state, plan=replace(state.plan, rulebook=other))


def emptied(state: Cycle, units: frozenset[UnitId]) -> Cycle:
    """The year in which these units had filled in nothing and nobody had changed anything."""
    sheets = {
        unit: SheetOfUnit(sent=sheet.opened, not_sent=sheet.not_sent, settled=sheet.settled)
        if unit in units
        else sheet
        for unit, sheet in state.scoring.sheets.items()
    }
    lapses = {key: one for key, one in state.lapses.items() if key[0] not in units}
    claims = {at: one for at, one in state.claims.items() if one.unit not in units}
    return replace(
        state,
        scoring=replace(state.scoring, sheets=MappingProxyType(sheets)),
        lapses=MappingProxyType(lapses),
        claims=MappingProxyType(claims),
    )


def seen(state: Cycle, reader: Reader, read: Read) -> tuple[object, ...]:
    """Everything that pages are made of, as somebody sees it."""
    shown = Sight.of(state, reader, read).cycle(state)
    table = table_in_force(shown)
    notes = table_notes(shown, table) if table is not None else ()
    return outcome(shown), status(shown, 0), table, notes


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_closed_is_not_in_what_is_seen(seed: int) -> None:
    """With the sheets, lapses and claims of the closed units and without them: all the same."""
    looked = 0
    for year in years(seed):
        if year.plan.rulebook is None:
            continue
        for state in words(year):
            for reader, read in readers():
                sight = Sight.of(state, reader, read)
                closed = frozenset(unit for unit in state.members if not sight.figures(unit))
                assert seen(state, reader, read) == seen(emptied(state, closed), reader, read)
                looked += bool(closed)
    assert looked > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_ranked_where_one_is_closed(seed: int) -> None:
    """And a closed row holds nothing but that it came, and how far."""
    for year in years(seed):
        for state in words(year) if year.plan.rulebook is not None else ():
            for reader, read in readers():
                shown = Sight.of(state, reader, read).cycle(state)
                # a table that a source prints is known to all
                printed = state.published.table is not None
                if printed or shown.partly is None or not shown.partly.unseen:
                    continue
                # as it stands, and as it was sealed at the closing
                for table in (table_in_force(shown), outcome_of(shown).table):
                    rows = table.rows if table is not None else ()
                    assert {row.rank for row in rows} <= {None}
                    for row in rows:
                        assert row.unit not in shown.partly.unseen or _bare(row)


def _bare(row: TableRow) -> bool:
    figures = (row.standard, row.bonus, row.deduction, row.total, row.computed, row.band)
    return set(figures) == {None} and row.cells == () and row.lapses is None
