"""Awards: rules A1 to A11 as far as a rulebook says them, with K5 to K7, P15 and P24.

What becomes of a proposal (A6, A7, and the rest of A8 and A10) stands in ``test_award_file``.
"""

from typing import Any

import pytest

from domain.cycle.outcome import outcome
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.summary_conference import TABLE_ADOPTED
from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.candidacy import BarUnit, LiftBar, RecordHolders
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.opening import OpenBallot
from domain.cycle.votes.selecting import (
    DecideSelection,
    SelectByRank,
    SelectionDecided,
    SelectionMade,
    SelectTheOthers,
)
from domain.reckoning.choice import Ground, QuotaFrom, QuotaUsed, Reserve, moved_up
from domain.reckoning.score_table import ranks_of
from domain.record.record import Ids, Office, Seat, UnitId
from domain.rulebook.checks import remarks
from domain.rulebook.faults import faults
from domain.rulebook.selections import Method
from domain.values.refusal import Refusal
from tests.factories import OPERATOR, given, head, hidden
from tests.rules.house import CHAIR_UNIT, SCORED, UNITS, ranked, sitting, unchecked, written, year
from tests.spec import Given

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
U1, U2, U3, U4, U5, U6, U7, U8, U9, U10, U11, U12 = UNITS[:12]
#: The totals of 12 members, the first ahead.
DOWN = tuple(str(total) for total in range(112, 100, -1))


def house(selections: str, *totals: str | None, more: str = "", **changed: object) -> Given:
    """A year whose table is adopted; each line of ``selections`` is one."""
    lines = "\n".join(f"- {{{line.strip()}}}" for line in selections.strip().splitlines())
    rulebook = written(f"{SCORED}{more}\nselections:\n{lines}\n")
    totals = totals or DOWN
    return ranked(sitting(year(rulebook, len(totals), **changed)), *totals)


FLAG = "code: co, name: Cờ thi đua, how: by_rank, quota: 1"


def by_rank(start: Given, code: str = "co") -> Given:
    return start.when(SelectByRank(selection=code), as_=SECRETARY).given_besides()


def made(start: Given, code: str = "co") -> SelectionMade:
    event = start.when(SelectByRank(selection=code), as_=SECRETARY).done.events[0]
    assert isinstance(event.body, SelectionMade)
    return event.body


def left_out(body: SelectionMade) -> dict[UnitId, Ground]:
    return {one.unit: one.ground for one in body.left_out}


@pytest.mark.parametrize(
    ("year_", "units", "quota"), [("2026", 8, 2), ("2027", 4, 1), ("2028", 9, 3), ("2029", 5, 5)]
)
def test_a1_a_quota_is_given_by_the_guidance_of_the_year(
    year_: str, units: int, quota: int
) -> None:
    """2 for 8 units, 1 for 4, 3 for 9, and as many flags as units; the source is on record."""
    table = "[{year: '2026', quota: 2}, {year: '2027', quota: 1}, {year: '2028', quota: 3},"
    table += " {year: '2029', quota: 9}, {year: cum-8/2029, quota: 5}]"
    flag = f"code: co, name: Cờ, how: by_rank, quota_from: {{by_year: {table}, guidance: HD 12}}"
    start = house(flag, *DOWN[:units], year=year_, code=f"cum-8/{year_}")
    body = made(start)
    assert body.chosen == UNITS[:quota]
    assert body.quotas == (QuotaUsed(places=quota, source=QuotaFrom.BY_YEAR, guidance="HD 12"),)


def test_a1_a_year_without_guidance_has_no_quota() -> None:
    """Nothing is guessed: refused with the year, in the choice and at the ballot."""
    flag = "code: co, name: Cờ, how: by_rank, quota_from: {by_year: [{year: '2025', quota: 2}]}"
    start = house(flag)
    start.when(SelectByRank(selection="co"), as_=SECRETARY).then_refused(
        "quota_unknown", selection="co", year="2026"
    )


@pytest.mark.parametrize(
    ("of", "minimum", "places", "base"),
    [("members", "", 2, 12), ("qualifying", ', min_total: "104"', 1, 9)],
)
def test_a2_a_quota_may_be_a_share_rounded_down(
    of: str, minimum: str, places: int, base: int
) -> None:
    """20 % of 12 members → 2; 20 % of the 9 that meet the flag's standard → 1."""
    flag = f"code: co, name: Cờ, how: by_rank, quota_from: {{share: 20%, of: {of}}}{minimum}"
    [quota] = made(house(flag)).quotas
    assert (quota.places, quota.of, quota.source) == (places, base, QuotaFrom.SHARE)


CERTIFICATE = "code: bk, name: Bằng khen, how: by_rank, quota: 2, kind: award_form"


@pytest.mark.parametrize(
    ("apart", "chosen"), [("", (U1, U2)), (", not_with: [co]", (U2, U3))], ids=["both", "one"]
)
def test_a3_one_title_each_or_both(apart: str, chosen: Ids[UnitId]) -> None:
    """Flag and certificate to the same unit, or the next in rank: the rulebook says which."""
    start = by_rank(house(f"{FLAG}\n{CERTIFICATE}{apart}"))
    assert made(start, "bk").chosen == chosen


def test_a3_both_are_remarked_on_since_the_law_of_2022() -> None:
    """Where a unit may get both, a remark cites article 5; where it may not, none does."""
    lines = f"- {{{FLAG}}}\n- {{{CERTIFICATE}}}"
    both = written(f"{SCORED}selections:\n{lines}")
    found = [remark for remark in remarks(both) if remark.code == "two_forms"]
    assert [(one.place, one.facts["law"]) for one in found] == [(("selections", 1), "06/2022/QH15")]
    assert "two_forms" in {remark.code for remark in remarks(both, year="2024")}
    assert "two_forms" not in {remark.code for remark in remarks(both, year="2023")}
    apart = written(f"{SCORED}selections:\n{lines[:-1]}, not_with: [co]}}")
    assert "two_forms" not in {remark.code for remark in remarks(apart)}


def test_a4_all_the_others_are_resolved_to_names() -> None:
    """ "All the others receive a certificate": everybody but the flag, by name."""
    others = "code: gk, name: Giấy khen, how: the_others, not_with: [co]"
    start = house(f"{FLAG}\n{others}")
    command = SelectTheOthers(selection="gk")
    start.when(command, as_=SECRETARY).then_refused("selection_waits", selections=("co",))
    event = by_rank(start).when(command, as_=SECRETARY).done.events[0]
    assert isinstance(event.body, SelectionMade)
    assert event.body.chosen == UNITS[1:12]


def test_a5_who_is_sent_up_for_the_higher_flag_leaves_the_own_list() -> None:
    """The first goes to the higher authority, and the next in rank moves up."""
    higher = "code: bo, name: Cờ của Bộ, how: by_rank, quota: 1, authority: Bộ"
    own = "code: cum, name: Cờ của Cụm, how: by_rank, quota: 2, authority: Cụm, not_with: [bo]"
    body = made(by_rank(house(f"{higher}\n{own}"), "bo"), "cum")
    assert body.chosen == (U2, U3)
    assert left_out(body) == {U1: Ground.CHOSEN_ELSEWHERE}


def test_a8_reserves_are_next_in_line() -> None:
    """Two reserves after the flag, a tie among them not told apart."""
    body = made(house(f"{FLAG}, reserves: 2", "112", "111", "110", "110", "109"))
    assert body.reserves == (
        Reserve(unit=U2, place=1),
        *(Reserve(unit=unit, place=2) for unit in sorted((U3, U4))),
    )


@pytest.mark.parametrize(
    ("refused", "listed", "tied"),
    [
        ((), (U1,), ()),
        ((U1,), (U2,), ()),
        ((U1, U2), (), (U3, U4)),
        ((U1, U2, U3), (U4,), ()),
    ],
)
def test_a8_a_reserve_moves_up_when_one_is_refused(
    refused: Ids[UnitId], listed: Ids[UnitId], tied: Ids[UnitId]
) -> None:
    """Decided list ≠ proposed list; of two reserves at one place none moves up silently."""
    line = (Reserve(unit=U2, place=1), Reserve(unit=U3, place=2), Reserve(unit=U4, place=2))
    assert moved_up((U1,), line, refused) == (listed, tied)


NOT_TWICE = f"{FLAG}, not_two_years_running: true"


def test_a9_last_years_holder_is_skipped() -> None:
    """Not two years running: the holder is passed over, with the ground on record."""
    holders = RecordHolders(selection="co", units=(U1,))
    body = made(house(NOT_TWICE).when(holders, as_=SECRETARY).given_besides())
    assert (body.chosen, left_out(body)) == ((U2,), {U1: Ground.HELD_LAST_YEAR})


def test_a9_the_holders_must_be_known() -> None:
    """Nobody is chosen before it is said who held it; that nobody did is an answer."""
    start = house(NOT_TWICE)
    start.when(SelectByRank(selection="co"), as_=SECRETARY).then_refused("holders_unknown")
    nobody = RecordHolders(selection="co", units=())
    assert made(start.when(nobody, as_=SECRETARY).given_besides()).chosen == (U1,)


def test_a10_a_standing_is_kept_where_no_quota_is_left() -> None:
    """Standing declared, flag quota 0 → standing kept, no proposal."""
    standing = "code: dd, name: Đơn vị dẫn đầu, how: by_rank, quota: 1, kind: standing"
    flag = "code: co, name: Cờ, how: by_rank, quota: 0, among: dd"
    start = by_rank(house(f"{standing}\n{flag}"), "dd")
    done = by_rank(start)
    shown = {found.selection: found.chosen for found in outcome(done.state).selections}
    assert shown == {"dd": (U1,), "co": ()}


def test_a10_the_award_goes_to_the_standing_only() -> None:
    """With a quota, nobody but the leading unit can get what the standing leads to."""
    standing = "code: dd, name: Đơn vị dẫn đầu, how: by_rank, quota: 1, kind: standing"
    flag = "code: co, name: Cờ, how: by_rank, quota: 2, among: dd"
    body = made(by_rank(house(f"{standing}\n{flag}"), "dd"))
    assert (body.chosen, body.vacant) == ((U1,), 1)


@pytest.mark.parametrize(
    ("passes", "chosen", "passed"),
    [("", (U1, U2), 0), (", unused_to: bk", (U1, U2, U3), 1)],
    ids=["lapses", "passes"],
)
def test_a11_an_unused_quota_lapses_or_passes(
    passes: str, chosen: Ids[UnitId], passed: int
) -> None:
    """Two flags, one reaches the minimum: the other lapses, or passes to the certificates."""
    flag = f'code: co, name: Cờ, how: by_rank, quota: 2, min_total: "112"{passes}'
    start = house(f"{flag}\n{CERTIFICATE}")
    if passes:
        start.when(SelectByRank(selection="bk"), as_=SECRETARY).then_refused("selection_waits")
    body = made(by_rank(start), "bk")
    assert (body.chosen, body.quotas[0].passed_on) == (chosen, passed)


# Ranking: what a quota does with it


TIED = ("117", "115", "114", "113", "112", "112")


def test_k5_a_tie_at_the_edge_is_never_chosen_silently() -> None:
    """Quota five, two units at rank 5, six candidates: a recorded decision is demanded."""
    start = house(
        "code: co, name: Cờ, how: by_rank, quota: 5", *["117", "115", "114", "113", "112", "112"]
    )
    start.when(SelectByRank(selection="co"), as_=SECRETARY).then_refused(
        "tie_at_quota", quota=5, units=tuple(sorted((U5, U6)))
    )
    chosen = (U1, U2, U3, U4, U6)
    decide = DecideSelection(selection="co", chosen=chosen, reason="Ít điểm trừ hơn")
    body = start.when(decide, as_=SECRETARY).done.events[0].body
    assert isinstance(body, SelectionDecided)
    assert (body.chosen, body.reason) == (chosen, hidden("Ít điểm trừ hơn"))


def groups(*parts: Ids[UnitId]) -> str:
    said = ", ".join(
        f"{{code: {code}, name: {code}, units: [{', '.join(map(str, units))}]}}"
        for code, units in zip("ab", parts, strict=False)
    )
    return f"unit_groups: [{said}]\n"


@pytest.mark.parametrize(
    ("more", "chosen"),
    [("", {U1, U2}), (", kind: office", {U1})],
    ids=["a quota per group", "an office has no groups"],
)
def test_k6_each_group_has_the_quota(more: str, chosen: set[UnitId]) -> None:
    """Two groups in a cluster: two rankings, the quota of 1 for each; an office is one for all."""
    inside = groups((U1, U3, U5), (U2, U4, U6))
    how = "by_rank" if not more else "by_vote"
    start = house(f"code: co, name: Cờ, how: {how}, quota: 1{more}", *DOWN[:6], more=inside)
    if not more:
        body = made(start)
        assert [(quota.group, quota.places) for quota in body.quotas] == [("a", 1), ("b", 1)]
        assert set(body.chosen) == chosen
        return
    assert voted(start, {U1: 4, U2: 2}) == (U1,)


def voted(start: Given, votes: dict[UnitId, int], code: str = "co", **more: Any) -> Ids[UnitId]:
    """Whom an open ballot on these nominees chooses."""
    ballot = OpenBallot(
        ballot="1", selection=code, method=Method.OPEN, nominees=tuple(votes), **more
    )
    start = start.when(ballot, as_=SECRETARY).given_besides()
    voters = iter(start.state.members)
    for nominee, number in votes.items():
        for _ in range(number):
            unit = next(voters)
            cast = CastVote(ballot="1", unit=unit, choices=(nominee,))
            start = start.when(cast, as_=head(unit)).given_besides()
    body = start.when(CloseBallot(ballot="1"), as_=SECRETARY).done.events[1].body
    assert isinstance(body, SelectionMade)
    return body.chosen


def test_k6_votes_fill_the_quota_of_each_group() -> None:
    """Most votes inside the group: the second of the other group does not take its place."""
    inside = groups((U1, U3, U5), (U2, U4, U6))
    start = house("code: co, name: Cờ, how: by_vote, quota: 1", *DOWN[:6], more=inside)
    assert set(voted(start, {U1: 3, U3: 2, U2: 1})) == {U1, U2}


@pytest.mark.parametrize("minimum", ['min_total: "90"', "min_band: xs"], ids=["total", "class"])
def test_k7_only_who_reaches_the_minimum_is_chosen(minimum: str) -> None:
    """Quota 3, only 2 reach 90 → 2, and one place vacant."""
    bands = 'bands: [{code: xs, name: XS, from: "90"}, {code: t, name: T, from: "70"}]\n'
    flag = f"code: co, name: Cờ, how: by_rank, quota: 3, {minimum}"
    body = made(house(flag, "95", "90", "89.75", "80", more=bands))
    assert (body.chosen, body.vacant) == ((U1, U2), 1)
    assert left_out(body) == dict.fromkeys((U3, U4), Ground.BELOW_MINIMUM)


def test_k7_nobody_below_the_minimum_is_nominated() -> None:
    """The same holds for a vote and for a choice by hand."""
    start = house('code: co, name: Cờ, how: by_vote, quota: 1, min_total: "90"', "95", "89")
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U2,))
    decide = DecideSelection(selection="co", chosen=(U2,), reason="Cụm nhất trí")
    for command in (ballot, decide):
        start.when(command, as_=SECRETARY).then_refused(
            "nominee_ineligible", unit=U2, ground=Ground.BELOW_MINIMUM
        )


# Rank, then vote


STAND = "code: co, name: Cờ, how: rank_then_vote, first: 3, quota: 1"


def test_the_first_by_rank_stand_for_the_vote() -> None:
    """The first three stand, named by the rule; nobody else can be nominated."""
    start = house(STAND, *DOWN[:6])
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN)
    opened = start.when(ballot, as_=SECRETARY).done.events[0].body
    assert opened.nominees == (U1, U2, U3)  # type: ignore[attr-defined]
    fourth = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U1, U4))
    start.when(fourth, as_=SECRETARY).then_refused(
        "nominee_ineligible", unit=U4, ground=Ground.NOT_FIRST
    )
    assert voted(start, {U1: 1, U2: 2, U3: 3}) == (U3,)


def test_who_is_tied_with_the_last_stands_too() -> None:
    """Nobody is left out silently: two at rank 3 are both voted on."""
    start = house(STAND, "110", "109", "108", "108", "107")
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN)
    opened = start.when(ballot, as_=SECRETARY).done.events[0].body
    assert opened.nominees == (U1, U2, U3, U4)  # type: ignore[attr-defined]


def test_rank_then_vote_needs_the_adopted_table() -> None:
    """Before the table is adopted nobody is first."""
    rulebook = written(f"{SCORED}selections: [{{{STAND}}}]")
    start = sitting(year(rulebook, 6))
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN)
    start.when(ballot, as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=((TABLE_ADOPTED.code, {}),)
    )


# Barred, not registered


BARS = "bars: [{code: ky-luat, name: Lãnh đạo bị kỷ luật, selections: [co]}]\n"


def test_p24_a_condition_bars_whatever_the_total() -> None:
    """112 points, barred from the flag, keeps its rank; lifted, it can be chosen again."""
    start = house(f"{FLAG}\n{CERTIFICATE}", more=BARS)
    bar = BarUnit(unit=U1, ground="ky-luat", reason="Quyết định kỷ luật số 3")
    barred = start.when(bar, as_=SECRETARY).given_besides()
    body = made(barred)
    assert (body.chosen, left_out(body)) == ((U2,), {U1: Ground.BARRED})
    assert ranks_of(barred.state)[U1] == 1
    assert made(barred, "bk").chosen == (U1, U2)
    lift = LiftBar(unit=U1, ground="ky-luat", reason="Quyết định được hủy bỏ")
    assert made(barred.when(lift, as_=SECRETARY).given_besides()).chosen == (U1,)


def test_p24_a_bar_is_recorded_with_its_reason() -> None:
    """Without a reason, on an unknown ground, twice, lifted where there is none: refused."""
    start = house(FLAG, more=BARS)
    bar = BarUnit(unit=U1, ground="ky-luat", reason="Quyết định số 3")
    for command, code in (
        (BarUnit(unit=U1, ground="ky-luat", reason=" "), "reason_blank"),
        (BarUnit(unit=U1, ground="ky luat", reason="x"), "ground_unknown"),
        (BarUnit(unit=U1, selections=("x",), reason="x"), "selection_unknown"),
        (LiftBar(unit=U1, ground="ky-luat", reason="x"), "not_barred"),
    ):
        start.when(command, as_=SECRETARY).then_refused(code)
    barred = start.when(bar, as_=SECRETARY).given_besides()
    barred.when(bar, as_=SECRETARY).then_refused("already_done", what="bar_unit")


def test_p24_without_a_ground_of_the_rulebook_all_awards_are_barred() -> None:
    """Another ground bars from every award, not from a standing."""
    standing = "code: dd, name: Dẫn đầu, how: by_rank, quota: 1, kind: standing"
    start = house(f"{FLAG}\n{CERTIFICATE}\n{standing}")
    barred = start.when(BarUnit(unit=U1, reason="Đang thanh tra"), as_=SECRETARY).given_besides()
    assert [made(barred, code).chosen for code in ("co", "bk", "dd")] == [(U2,), (U2, U3), (U1,)]


def test_p24_who_is_barred_while_a_ballot_is_open_is_not_chosen() -> None:
    """Votes for it are counted and choose nobody; the next moves up."""
    start = house("code: co, name: Cờ, how: by_vote, quota: 1", *DOWN[:5])
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(U1, U2))
    start = start.when(ballot, as_=SECRETARY).given_besides()
    for unit, choice in ((U1, U1), (U2, U1), (U3, U2)):
        cast = CastVote(ballot="1", unit=unit, choices=(choice,))
        start = start.when(cast, as_=head(unit)).given_besides()
    start = start.when(BarUnit(unit=U1, reason="Vi phạm"), as_=SECRETARY).given_besides()
    body = start.when(CloseBallot(ballot="1"), as_=SECRETARY).done.events[1].body
    assert isinstance(body, SelectionMade)
    assert (body.chosen, left_out(body)) == ((U2,), {U1: Ground.BARRED})


@pytest.mark.parametrize(
    ("said", "chosen"), [("keeps_rank", U2), ("not_ranked", U2), ("no_effect", U1)]
)
def test_p15_a_unit_that_did_not_register_gets_no_award(said: str, chosen: UnitId) -> None:
    """It keeps its place in the table or not, and is proposed for nothing either way, unless
    the rulebook no longer asks for registration (law of 2022, article 7)."""
    full = house(FLAG, *DOWN[:5], more=f"unregistered: {said}\n")
    events = [
        event.body
        for event in full.events
        if not (isinstance(event.body, TargetsRegistered) and event.body.unit == U1)
    ]
    start = given(full.stream, *events)
    assert made(start).chosen == (chosen,)


# Told of a past


def test_a_past_choice_against_the_rulebook_is_kept_with_that_remark() -> None:
    """What a source says was decided is recorded, and so is what stood against it."""
    start = house('code: co, name: Cờ, how: by_rank, quota: 1, min_total: "112"', backfill=True)
    decide = DecideSelection(selection="co", chosen=(U2, U3), reason="Theo quyết định")
    body = start.when(decide, as_=OPERATOR).done.events[0].body
    assert isinstance(body, SelectionDecided)
    assert body.chosen == (U2, U3)
    assert {one.ground for one in body.despite} == {Ground.BELOW_MINIMUM}


# Bad input


def first_fault(selections: str, more: str = "") -> tuple[tuple[str | int, ...], Refusal]:
    lines = "\n".join(f"- {{{line.strip()}}}" for line in selections.strip().splitlines())
    found = next(faults(unchecked(f"{SCORED}{more}\nselections:\n{lines}\n")))
    return found.place, found.refusal


@pytest.mark.parametrize(
    ("line", "place", "code"),
    [
        (
            "how: by_vote, threshold: {share: 120%, base: all}",
            ("selections", 0, "threshold", "share"),
            "share_above_whole",
        ),
        ("how: by_rank, not_with: [xx]", ("selections", 0, "not_with"), "selection_reference"),
        ("how: by_rank, among: xx", ("selections", 0, "among"), "selection_reference"),
        ("how: by_rank, unused_to: xx", ("selections", 0, "unused_to"), "selection_reference"),
        ("how: by_rank, min_band: xx", ("selections", 0, "min_band"), "selection_reference"),
        ("how: by_rank, not_with: [co]", ("selections", 0), "selection_circular"),
        ("how: rank_then_vote", ("selections", 0), "rulebook_malformed"),
        ("how: by_rank, first: 3", ("selections", 0), "rulebook_malformed"),
        ("how: the_others", ("selections", 0), "rulebook_malformed"),
        ("how: by_rank, reserves: -1", ("selections", 0), "rulebook_malformed"),
        ("how: by_rank, quota: -1", ("selections", 0, "quota"), "rulebook_malformed"),
        ("how: by_rank, quota_from: {}", ("selections", 0, "quota"), "rulebook_malformed"),
        (
            "how: by_rank, quota: 1, quota_from: {share: 20%}",
            ("selections", 0, "quota"),
            "rulebook_malformed",
        ),
        (
            "how: by_vote, votes: {rounds: 0}",
            ("selections", 0, "votes", "rounds"),
            "rulebook_malformed",
        ),
        (
            "how: by_vote, votes: {delegates: 0}",
            ("selections", 0, "votes", "delegates"),
            "rulebook_malformed",
        ),
    ],
)
def test_bad_selections_are_refused_at_their_place(
    line: str, place: tuple[str | int, ...], code: str
) -> None:
    """A share above the whole, unknown and circular references, what contradicts itself."""
    found, refusal = first_fault(f"code: co, name: Cờ, {line}")
    assert (found, refusal.code) == (place, code)


def test_a_circle_of_selections_is_told_once_with_its_way() -> None:
    """Three selections that wait for each other: one fault, with the way round."""
    lines = "\n".join(
        f"- {{code: {code}, name: {code}, how: by_rank, quota: 1, {said}}}"
        for code, said in (("a", "not_with: [b]"), ("b", "among: c"), ("c", "not_with: [a]"))
    )
    [fault] = faults(unchecked(f"{SCORED}selections:\n{lines}"))
    assert fault.refusal.facts["selections"] == ("a", "b", "c", "a")


def test_a_bar_names_selections_of_the_rulebook() -> None:
    """An unknown selection in a bar is refused with the nearest."""
    bars = "bars: [{code: kl, name: Kỷ luật, selections: [coo]}]\n"
    place, refusal = first_fault(FLAG, bars)
    assert (place, refusal.facts["nearest"]) == (("bars", 0, "selections"), "co")


def test_unused_places_pass_between_selections_of_one_kind_of_groups() -> None:
    """From groups to no groups nothing could pass: refused."""
    inside = groups((U1, U2), (U3, U4))
    lines = f"{FLAG}, unused_to: bk\n{CERTIFICATE}, per_group: false"
    place, refusal = first_fault(lines, inside)
    assert (place, refusal.facts["where"]) == (("selections", 0, "unused_to"), "unused_to")
