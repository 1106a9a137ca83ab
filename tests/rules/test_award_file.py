"""What becomes of proposals: rules A6 and A7, and A8 and A10 as far as they go beyond the vote."""

import pytest

from domain.cycle.awards.decisions import RecordDecision
from domain.cycle.awards.file import AwardUnits, FileRemark, Result, Verdict
from domain.cycle.awards.proposals import AmendProposal, ProposeAwards
from domain.cycle.awards.rows import AwardRow, Open, award_rows, next_in_line
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.record.record import Ids, UnitId, encode
from domain.values.paper import Paper
from tests.award_files import CLOSED, decide, propose, result
from tests.factories import SECRETARY as OF_A
from tests.factories import B, after
from tests.rules.test_awards import DOWN, SECRETARY, U1, U2, U3, U4, by_rank, house
from tests.spec import Given

TO = "tt-1"
PAPER = Paper(kind="Tờ trình", number="15/TTr")
FIVE = "code: co, name: Cờ thi đua, how: by_rank, quota: 2"


def row(start: Given, unit: UnitId, award: str = "co") -> AwardRow:
    rows = award_rows(start.state)
    return next(found for found in rows if (found.unit, found.award) == (unit, award))


def proposed(start: Given, *units: UnitId) -> Given:
    awards = (AwardUnits(award="co", units=units),)
    command = ProposeAwards(proposal=TO, authority="Bộ", awards=awards, document=PAPER)
    return after(start, (command, SECRETARY))


def decided(start: Given, *results: Result, name: str = "qd-1") -> Given:
    command = RecordDecision(decision=name, authority="Bộ", results=results, document=PAPER)
    return after(start, (command, SECRETARY))


@pytest.mark.parametrize(
    ("verdict", "title", "open_"),
    [
        (Verdict.APPROVED, None, Open.DELIVERY),
        (Verdict.REFUSED, None, None),
        (Verdict.NOT_YET_CONSIDERED, None, Open.LATER_DECISION),
        (Verdict.CHANGED_TITLE, "Bằng khen", Open.DELIVERY),
    ],
)
def test_a6_proposed_and_decided_stand_side_by_side(
    verdict: Verdict, title: str | None, open_: Open | None
) -> None:
    """Fewer than proposed, refused, not yet considered, another title: beside the proposal."""
    start = proposed(by_rank(house(FIVE)), U1, U2)
    found = decided(start, Result(unit=U1, award="co", result=verdict, title=title))
    one, other = row(found, U1), row(found, U2)
    assert (one.chosen, [held.proposal for held in one.proposed]) == (True, [TO])
    assert [(held.result, held.title) for held in one.decided] == [(verdict, title)]
    assert (one.open, other.decided, other.open) == (open_, (), Open.DECISION)


def test_a6_a_decision_is_annulled_later() -> None:
    """The one that was annulled stays in the history; the proposal is what it was."""
    start = decided(proposed(by_rank(house(FIVE)), U1, U2), result(U1), result(U2))
    later = decided(start, result(U1, Verdict.ANNULLED), name="qd-2")
    assert [held.result for held in row(later, U1).decided] == ["approved", "annulled"]
    assert row(later, U1).open is None
    assert later.state.award_file.proposals == start.state.award_file.proposals


def test_a7_a_unit_under_inspection_is_decided_later_the_cycle_closed_meanwhile() -> None:
    """Not yet considered, not refused: it waits, and the year is closed as it was sealed."""
    start = after(CLOSED, (propose(B), OF_A))
    waits = after(start, (decide(result(B, Verdict.NOT_YET_CONSIDERED)), OF_A))
    assert waits.state.phase is Phase.CLOSED
    [held] = [found for found in award_rows(waits.state) if found.open is not None]
    assert (held.unit, held.open) == (B, Open.LATER_DECISION)
    later = after(waits, (decide(result(B), name="qd-2"), OF_A))
    [held] = [found for found in award_rows(later.state) if found.decided]
    assert [found.result for found in held.decided] == ["not_yet_considered", "approved"]
    assert held.decided[1].remarks == ()
    assert later.state.sealed == CLOSED.state.sealed == encode(outcome(later.state)).decode()


RESERVED = f"{FIVE}, reserves: 2"


@pytest.mark.parametrize(
    ("totals", "refused", "following"),
    [
        (DOWN, (U1,), (U3,)),
        (DOWN, (U1, U2), (U3, U4)),
        (("112", "111", "110", "110"), (U1,), (U3, U4)),
        (DOWN, (), ()),
    ],
    ids=["one", "two", "two at one place", "none"],
)
def test_a8_the_reserve_who_moves_up_is_named(
    totals: tuple[str, ...], refused: Ids[UnitId], following: Ids[UnitId]
) -> None:
    """Next in line for each who was refused; of two at one place both, for people to choose."""
    start = proposed(by_rank(house(RESERVED, *totals)), U1, U2)
    if refused:
        start = decided(start, *(result(unit, Verdict.REFUSED) for unit in refused))
    assert set(next_in_line(start.state, "co")) == set(following)


def test_a8_the_reserve_moves_up_by_an_amendment_or_is_decided_on_anyway() -> None:
    """Decided list ≠ proposed list: either way the remark says that it is a reserve."""
    start = proposed(by_rank(house(RESERVED)), U1, U2)
    start = decided(start, result(U1, Verdict.REFUSED), result(U2))
    amend = AmendProposal(
        proposal=TO, awards=(AwardUnits(award="co", units=(U2, U3)),), reason="Thay đơn vị dự bị"
    )
    moved = after(start, (amend, SECRETARY))
    assert [held.remarks for held in row(moved, U3).proposed] == [(FileRemark.RESERVE,)]
    assert next_in_line(moved.state, "co") == ()
    anyway = decided(start, result(U3), name="qd-2")
    assert [held.remarks for held in row(anyway, U3).decided] == [(FileRemark.RESERVE,)]
    assert row(anyway, U3).proposed == ()


def test_a10_a_standing_is_declared_and_not_proposed() -> None:
    """Standing declared, flag quota 0 → standing kept in the file, and there is no proposal."""
    standing = "code: dd, name: Đơn vị dẫn đầu, how: by_rank, quota: 1, kind: standing"
    flag = "code: co, name: Cờ, how: by_rank, quota: 0, among: dd"
    start = by_rank(by_rank(house(f"{standing}\n{flag}"), "dd"))
    assert [(found.unit, found.award) for found in award_rows(start.state)] == [(U1, "dd")]
    found = row(start, U1, "dd")
    assert (found.chosen, found.proposed, found.open) == (True, (), None)
    asked = ProposeAwards(
        proposal=TO,
        authority="Bộ",
        awards=(AwardUnits(award="dd", units=(U1,)),),
        document=PAPER,
    )
    start.when(asked, as_=SECRETARY).then_refused("not_an_award", kind="standing")
    flagged = ProposeAwards(
        proposal=TO,
        authority="Bộ",
        awards=(AwardUnits(award="co", units=(U1,)),),
        document=PAPER,
    )
    start.when(flagged, as_=SECRETARY).then_refused(
        "proposal_differs", remark=FileRemark.NOT_CHOSEN
    )
