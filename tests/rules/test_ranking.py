"""Ranking and ties: rules K1 to K7, each said in a rulebook as a cluster writes it.

K3 and K6 through a scored year stand in ``test_in_the_year``, K6 and K7 of awards in
``test_awards``.
"""

from fractions import Fraction
from uuid import uuid5

import pytest

from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.closing import BallotClosed, CloseBallot
from domain.cycle.votes.opening import BallotOpened, OpenBallot
from domain.cycle.votes.selecting import DecideSelection, SelectByRank, SelectionMade
from domain.reckoning.choice import Ground, cut
from domain.reckoning.ranking import Cells, worth
from domain.reckoning.score_table import score_table
from domain.record.record import SYSTEM, Office, Seat, UnitId
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Method
from domain.values.ranks import rank
from domain.values.refusal import Refusal
from tests.factories import A, B, P, head
from tests.rules.house import CHAIR_UNIT, SCORED, UNITS, ranked, sitting, written, year
from tests.rules.sheets import book, cells, faulty, found
from tests.spec import Given
from workflows.still_open import left_to_do

U1, U2, U3, U4, U5, U6, U7, *_ = UNITS
SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
TOTALS = ("117.5", "115", "114", "113", "112", "112", "111.5")


def table(said: str, *totals: str) -> list[int | None]:
    """The ranks of an adopted table of those totals, in their order."""
    start = ranked(sitting(year(written(SCORED + said), members=len(totals))), *totals)
    shown = score_table(start.state)
    assert shown is not None
    ranks = {row.unit: row.rank for row in shown.rows}
    return [ranks[unit] for unit in UNITS[: len(totals)]]


def test_k1_dense() -> None:
    """117.5 115 114 113 112 112 111.5 → 1 2 3 4 5 5 6; so it is where nothing is said."""
    assert table("ranking: dense", *TOTALS) == [1, 2, 3, 4, 5, 5, 6]
    assert table("", *TOTALS) == [1, 2, 3, 4, 5, 5, 6]


def test_k2_competition() -> None:
    """The same → 1 2 3 4 5 5 7."""
    assert table("ranking: competition", *TOTALS) == [1, 2, 3, 4, 5, 5, 7]


def test_k3_only_the_first_are_ranked() -> None:
    """Only the first three have a rank; a tie at the third gives four."""
    assert table("ranked_first: 3", *TOTALS) == [1, 2, 3, None, None, None, None]
    assert table("ranked_first: 3", "115", "114", "113", "113", "112") == [1, 2, 3, 3, None]


PARTED = "standard: {max: '120'}, bonus: {}, deduction: {}"


def placed(rulebook: Rulebook, *sheets: Cells) -> list[int]:
    """The ranks of sheets after 117.5, 115, 114 and 113."""
    before = {str(index): (Fraction(P(total)),) for index, total in enumerate(TOTALS[:4])}
    worths = {index: worth(rulebook, found(rulebook, held)) for index, held in enumerate(sheets)}
    known = {f"sheet {index}": held for index, held in worths.items() if held}
    ranks = rank({**before, **known}, rulebook.ranking)
    return [ranks[f"sheet {index}"] for index in range(len(sheets))]


def test_k4_a_tie_is_broken_by_the_keys_in_their_order() -> None:
    """112 with 0 before 112 with −1.5 → 5 and 6, the next is 7; without keys both are 5."""
    none = cells(standard="112")
    some = cells(standard="113.5", deduction="-1.5")
    less = cells(standard="111.5")
    keys = "ties: [fewer_deductions, higher_standard, 'criterion:1']"
    assert placed(book(PARTED, more=keys), none, some, less) == [5, 6, 7]
    assert placed(book(PARTED), none, some, less) == [5, 5, 6]


@pytest.mark.parametrize(
    ("keys", "ranks"),
    [
        ("[fewer_deductions]", [5, 5, 5]),
        ("[fewer_deductions, higher_standard]", [5, 5, 6]),
        ("[fewer_deductions, higher_standard, 'criterion:1']", [6, 5, 7]),
        ("['criterion:1']", [6, 5, 7]),
    ],
)
def test_k4_each_key_goes_on_where_the_one_before_leaves_a_tie(keys: str, ranks: list[int]) -> None:
    """112 three times: by deductions all alike, by standard the third is last, by criterion 1
    the second is first."""
    sheets = (
        cells(standard="52", standard_2="60"),
        cells(standard="60", standard_2="52"),
        cells(standard="50", standard_2="60", bonus="2"),
    )
    assert placed(book(PARTED, PARTED, more=f"ties: {keys}"), *sheets) == ranks


def test_k4_a_key_is_one_that_there_is() -> None:
    """An unknown criterion is refused, and a vote that is not the last word."""
    for keys in ("['criterion:9']", "[vote, higher_standard]", "[olympic]"):
        [fault] = faults(faulty(PARTED, more=f"ties: {keys}"))
        assert (fault.place[0], fault.refusal.facts["where"]) == ("ties", "ties")


FLAG = "selections: [{code: co, name: Cờ, how: by_rank, quota: 5}]\n"
TO_VOTE = FLAG + "ties: [fewer_deductions, vote]\n"
TIED = ("117", "115", "114", "113", "112", "112", "111")


def house(said: str, *totals: str) -> Given:
    return ranked(sitting(year(written(SCORED + said), members=len(totals))), *totals)


def opened(start: Given, *nominees: UnitId) -> Given:
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=nominees)
    return start.when(ballot, as_=SECRETARY).given_besides()


def cast(start: Given, choices: dict[UnitId, UnitId]) -> Given:
    for unit, choice in choices.items():
        vote = CastVote(ballot="1", unit=unit, choices=(choice,))
        start = start.when(vote, as_=head(unit)).given_besides()
    return start


def test_k4_what_is_tied_after_all_keys_is_voted_on() -> None:
    """Two units at rank 5 for the fifth place: they alone stand, and the votes decide."""
    start = house(TO_VOTE, *TIED)
    start.when(SelectByRank(selection="co"), as_=SECRETARY).then_refused(
        "tie_at_quota", case="vote", quota=5, units=tuple(sorted((U5, U6)))
    )
    assert left_to_do(OpenBallot, start.state).items == ("co",)
    assert left_to_do(OpenBallot, house(TO_VOTE, *TIED[:5]).state).nothing
    voting = opened(start)
    body = voting.events[-1].body
    assert isinstance(body, BallotOpened)
    assert (set(body.nominees), body.choices) == ({U5, U6}, 1)
    voting = cast(voting, {U1: U6, U2: U6, U3: U5})
    done = voting.when(CloseBallot(ballot="1"), as_=SECRETARY).done
    closed, made = (event.body for event in done.events[:2])
    assert isinstance(closed, BallotClosed)
    assert isinstance(made, SelectionMade)
    assert (made.chosen, made.vacant) == ((U1, U2, U3, U4, U6), 0)


def test_k4_only_the_tied_stand_and_all_of_them() -> None:
    """Who is ahead has the place by rank, who is behind has none; nobody tied is dropped."""
    start = house(TO_VOTE, *TIED)
    for unit, ground in ((U7, Ground.NOT_FIRST), (U1, Ground.ALREADY_CHOSEN)):
        ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U5, U6, unit))
        start.when(ballot, as_=SECRETARY).then_refused(
            "nominee_ineligible", unit=unit, ground=ground
        )
    alone = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U5,))
    start.when(alone, as_=SECRETARY).then_refused("tie_at_quota", quota=5)


def test_k4_votes_that_tie_again_choose_nobody_silently() -> None:
    """One vote each: another ballot is held between the two, or a decision is recorded."""
    start = cast(opened(house(TO_VOTE, *TIED)), {U1: U6, U2: U5})
    then = start.when(CloseBallot(ballot="1"), as_=SECRETARY)
    [body] = [event.body for event in then.done.events]
    assert isinstance(body, BallotClosed)
    assert set(body.tally.tied) == {U5, U6}
    again = OpenBallot(ballot="2", selection="co", method=Method.OPEN)
    second = then.given_besides().when(again, as_=SECRETARY).done.events[0].body
    assert isinstance(second, BallotOpened)
    assert (set(second.nominees), second.round) == ({U5, U6}, 2)


def test_k4_without_that_rule_a_ranking_is_not_voted_on() -> None:
    """No ``vote`` among the keys, or no tie at the edge: a ballot is refused."""
    for start in (house(FLAG, *TIED), house(TO_VOTE, *TIED[:4], "112", "111")):
        ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U5, U6))
        start.when(ballot, as_=SECRETARY).then_refused("selection_kind", selection="co")


def test_k5_without_a_rule_a_tie_at_the_edge_demands_a_decision_with_a_reason() -> None:
    """Quota five, two units at rank 5: six candidates, for the quota counts units and not rank
    numbers. Nothing is chosen silently."""
    start = house(FLAG, *TIED[:6])
    refusal = start.when(SelectByRank(selection="co"), as_=SECRETARY).outcome
    assert isinstance(refusal, Refusal)
    assert refusal.code == "tie_at_quota"
    assert "case" not in refusal.facts
    chosen = (U1, U2, U3, U4, U6)
    bare = DecideSelection(selection="co", chosen=chosen, reason=" ")
    start.when(bare, as_=SECRETARY).then_refused("reason_blank")
    decide = DecideSelection(selection="co", chosen=chosen, reason="Ít điểm trừ hơn")
    made = start.when(decide, as_=SECRETARY).given_besides().state.voting.made["co"]
    assert made.chosen == chosen


def test_k5_a_tie_inside_the_quota_needs_no_decision() -> None:
    """Quota six: both at rank 5 are taken."""
    start = house(FLAG.replace("quota: 5", "quota: 6"), *TIED)
    body = start.when(SelectByRank(selection="co"), as_=SECRETARY).done.events[0].body
    assert isinstance(body, SelectionMade)
    assert body.chosen == (U1, U2, U3, U4, *sorted((U5, U6)))


def test_k5_the_cut_takes_four_of_six() -> None:
    """Four are ahead of the tie, two are in it."""
    units = [UnitId(uuid5(A, f"{SYSTEM}{index}")) for index in range(7)]
    places = dict(zip(units, [1, 2, 3, 4, 5, 5, 6], strict=True))
    ordered = sorted(units, key=lambda unit: places[unit])
    chosen, tied = cut(ordered, {unit: Fraction(-place) for unit, place in places.items()}, 5)
    assert chosen == tuple(units[:4])
    assert set(tied) == set(units[4:6])
    assert cut([A, B], {A: Fraction(-1), B: Fraction(-2)}, 1) == ((A,), ())


def test_k6_two_groups_have_two_rankings_and_a_quota_each() -> None:
    """Six units in two groups: each group has its first, and the quota of 1 is each group's."""
    groups = "unit_groups:\n" + "\n".join(
        f"  - {{code: {code}, name: Khối {code}, units: [{', '.join(map(str, units))}]}}"
        for code, units in (("x", (U1, U3, U5)), ("y", (U2, U4, U6)))
    )
    said = f"{groups}\nselections: [{{code: co, name: Cờ, how: by_rank, quota: 1}}]\n"
    assert table(said, *TIED[:6]) == [1, 1, 2, 2, 3, 3]
    body = house(said, *TIED[:6]).when(SelectByRank(selection="co"), as_=SECRETARY)
    made = body.done.events[0].body
    assert isinstance(made, SelectionMade)
    assert set(made.chosen) == {U1, U2}


@pytest.mark.parametrize("minimum", ['min_total: "90"', "min_band: xs"])
def test_k7_a_minimum_leaves_places_of_the_quota_empty(minimum: str) -> None:
    """Quota 3, only 2 reach 90 → 2."""
    bands = 'bands: [{code: xs, name: Xuất sắc, from: "90"}, {code: t, name: Tốt, from: "0"}]\n'
    flag = f"selections: [{{code: co, name: Cờ, how: by_rank, quota: 3, {minimum}}}]\n"
    start = house(bands + flag, "95", "90", "89.75", "80")
    made = start.when(SelectByRank(selection="co"), as_=SECRETARY).done.events[0].body
    assert isinstance(made, SelectionMade)
    assert (made.chosen, made.vacant) == ((U1, U2), 1)
