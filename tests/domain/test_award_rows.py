"""The award file side by side: at every version it is what the events up to it say."""

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any

import pytest

from domain.cycle import corrections
from domain.cycle.awards import decisions, proposals
from domain.cycle.awards import returns as award_returns
from domain.cycle.awards.decisions import DecisionRecorded, DeliveryRecorded
from domain.cycle.awards.file import Verdict
from domain.cycle.awards.proposals import AwardsProposed, ProposalAmended, ProposalWithdrawn
from domain.cycle.awards.rows import award_rows, begun, next_in_line
from domain.cycle.corrections import RecordCorrected
from domain.cycle.cycle import Cycle
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.scores import after_adoption
from domain.record import streams
from domain.record.order import Considered
from domain.record.record import Event, UnitId, encode
from tests.award_files import CLOSED, HERE, PROPOSED, decide, result
from tests.factories import SECRETARY, B, after
from tests.spec import Given
from tests.walk_awards import award_moves

Place = tuple[UnitId, str]
#: Per unit and award: proposals, what was decided by which decision, whether it was handed over.
Plain = dict[Place, tuple[tuple[str, ...], tuple[tuple[str, Verdict], ...], bool]]


def read_off(events: Iterable[Event]) -> Plain:
    """The file read off the events, without any state."""
    proposed: dict[str, list[Place]] = {}
    since: dict[str, int] = {}
    dropped: dict[str, set[Place]] = {}
    withdrawn: set[str] = set()
    decided: dict[int, tuple[str, Any]] = {}
    delivered: dict[Place, int] = {}
    for event in events:
        body = event.body
        if isinstance(body, (AwardsProposed, ProposalAmended)):
            since.setdefault(body.proposal, event.version)
            dropped.setdefault(body.proposal, set()).update(proposed.get(body.proposal, ()))
            proposed[body.proposal] = [(u, one.award) for one in body.awards for u in one.units]
        elif isinstance(body, ProposalWithdrawn):
            withdrawn.add(body.proposal)
        elif isinstance(body, DecisionRecorded):
            decided[event.version] = (body.decision, body.results)
        elif isinstance(body, RecordCorrected) and body.results_now is not None:
            decided[body.event] = (decided[body.event][0], body.results_now)
        elif isinstance(body, DeliveryRecorded):
            delivered |= {
                (unit, one.award): event.version for one in body.awards for unit in one.units
            }
    found: Plain = {}
    standing = [listed for name, listed in proposed.items() if name not in withdrawn]
    places = {place for listed in standing for place in listed} | set(delivered)
    places |= {(one.unit, one.award) for _, results in decided.values() for one in results}
    for place in places:
        history = [
            (version, name, one.result)
            for version, (name, results) in decided.items()
            for one in results
            if (one.unit, one.award) == place
        ]
        last = history[-1][0] if history else 0
        found[place] = (
            tuple(
                name
                for name, listed in proposed.items()
                if (place in listed and name not in withdrawn)
                or (place in {*listed, *dropped[name]} and last > since[name])
            ),
            tuple((name, verdict) for _, name, verdict in history),
            place in delivered,
        )
    return found


def shown(cycle: Cycle) -> Plain:
    return {
        (row.unit, row.award): (
            tuple(one.proposal for one in row.proposed),
            tuple((one.decision, one.result) for one in row.decided),
            row.delivered is not None,
        )
        for row in award_rows(cycle)
        if row.proposed or row.decided or row.delivered
    }


@cache
def kept(seed: int) -> Given:
    """An award file as chance keeps it, from the sitting over the closing to reopenings."""
    rng = Random(seed)
    start = rng.choice((CLOSED, HERE))
    for _ in range(80):
        moves = [*award_moves(rng, start.state)]
        if rng.random() < 0.05:
            moves = [(ReopenPhase(phase=Phase.VOTING, reason="Xét lại"), None)]
        if not moves:
            continue
        command, seat = rng.choice(moves)
        then = start.when(command, as_=seat or SECRETARY)
        if isinstance(then.outcome, Considered):
            start = then.given_besides()
    return start


SEEDS = range(10)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_file_at_any_version_is_what_the_events_up_to_it_say(seed: int) -> None:
    """Folded to each version, and read off the events alone: the same."""
    state: Any = None
    for event in kept(seed).events:
        state = streams.evolve(state, event)
        assert shown(state) == read_off(kept(seed).events[: event.version])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sealed_outcome_is_the_same_whatever_came_after(seed: int) -> None:
    """Until it is reopened, every version after closing gives the bytes that were sealed."""
    sealed, state = None, None
    for event in kept(seed).events:
        state = streams.evolve(state, event)
        assert isinstance(state, Cycle)
        if isinstance(event.body, CycleClosed):
            sealed = event.body.outcome
        if state.sealed is not None and state.phase is Phase.CLOSED:
            assert state.sealed == sealed == encode(outcome(state)).decode()


def test_chance_keeps_all_of_a_file() -> None:
    """Every act of the file and both corrections occur in what the two tests above look at."""
    found = {type(event.body) for seed in SEEDS for event in kept(seed).events}
    parts = (proposals, decisions, award_returns, corrections, after_adoption)
    missing = {kind for part in parts for kind in part.EVENTS}
    assert missing - found == set()


def test_an_empty_file_is_not_begun() -> None:
    """Who was chosen is shown, but nothing stands in the file until something is proposed."""
    assert not begun(CLOSED.state.award_file)
    assert begun(PROPOSED.state.award_file)
    assert {row.open for row in award_rows(CLOSED.state)} == {None}
    assert all(row.chosen for row in award_rows(CLOSED.state))


def test_nobody_is_next_without_reserves() -> None:
    """A refusal leaves the place empty where the rulebook names no reserve."""
    refused = after(PROPOSED, (decide(result(B, Verdict.REFUSED)), SECRETARY))
    assert next_in_line(refused.state, "co") == ()
