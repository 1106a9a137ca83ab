"""A quota as a share of the units ranked first over several clusters [A12]."""

import pytest
from msgspec.structs import replace

from adapters.pages.called import Nameless
from adapters.papers.of_work import facts_of_work
from domain.cycle.votes.opening import OpenBallot
from domain.cycle.votes.selecting import DecideSelection, SelectByRank
from domain.cycle.year_work.guidance import QuotaNamed, RecordGuidance
from domain.reckoning.choice import QuotaFrom
from domain.reckoning.eligibility import QuotaMoved, quotas_differ, quotas_moved
from domain.rulebook.checks import remarks
from domain.rulebook.rulebook import UnitGroup, read_rulebook
from domain.rulebook.selections import Method
from domain.values.paper import Paper
from tests.rules.house import SCORED, UNITS, ranked, sitting, written, year
from tests.rules.test_votes import SECRETARY
from tests.spec import Given, Then

PAPER = Paper(kind="Công văn", number="12/BTĐKT")
RULE = "quota_from: {share: 30%, of: first_in_clusters}"
FLAG = f"code: co, name: Cờ thi đua, how: by_rank, {RULE}"
SELECT = SelectByRank(selection="co")


def house(flag: str = FLAG, more: str = "") -> Given:
    """Twelve units by rank, the first the highest."""
    rulebook = written(f"{SCORED}selections: [{{{flag}}}]\n{more}")
    return ranked(sitting(year(rulebook)), *map(str, range(112, 100, -1)))


def said(start: Given, **named: int) -> Then:
    quotas = tuple(QuotaNamed(selection=code, ranked_first=many) for code, many in named.items())
    command = RecordGuidance(document=PAPER, authority="UBND tỉnh", quotas=quotas)
    return start.when(command, as_=SECRETARY)


@pytest.mark.parametrize(("firsts", "places"), [(22, 6), (3, 0), (10, 3)])
def test_a12_a_share_of_the_firsts_of_all_clusters(firsts: int, places: int) -> None:
    """30 % of 22 → 6; of 3 → 0; the outcome says of how many and by which paper."""
    start = said(house(), co=firsts).given_besides()
    made = start.when(SELECT, as_=SECRETARY).given_besides().state.voting.made["co"]
    [quota] = made.quotas
    assert made.chosen == UNITS[:places]
    assert (quota.places, quota.share, quota.of) == (places, "30%", firsts)
    assert quota.source is QuotaFrom.SHARE
    assert quota.guidance is not None
    assert "12/BTĐKT" in quota.guidance


def test_a12_nothing_is_chosen_or_proposed_before_the_number_has_come() -> None:
    """By rank, by hand and by vote refused, with what is to be done; so nothing can be proposed."""
    facts = {"case": "first_in_clusters", "share": "30%", "selection": "co"}
    start = house()
    start.when(SELECT, as_=SECRETARY).then_refused("quota_unknown", **facts)
    by_hand = DecideSelection(selection="co", chosen=UNITS[:1], reason="Đặc cách")
    start.when(by_hand, as_=SECRETARY).then_refused("quota_unknown", **facts)
    voted = house(f"code: co, name: Cờ thi đua, how: by_vote, {RULE}")
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=UNITS[:2])
    voted.when(ballot, as_=SECRETARY).then_refused("quota_unknown", **facts)
    nobody = DecideSelection(selection="co", chosen=(), reason="Không đề nghị")
    start.when(nobody, as_=SECRETARY).given_besides()


def test_a12_the_authority_may_have_reckoned_itself() -> None:
    """A plain quota in its paper holds as it is."""
    quotas = (QuotaNamed(selection="co", quota=2),)
    command = RecordGuidance(document=PAPER, authority="UBND tỉnh", quotas=quotas)
    start = house().when(command, as_=SECRETARY).given_besides()
    made = start.when(SELECT, as_=SECRETARY).given_besides().state.voting.made["co"]
    assert (made.chosen, made.quotas[0].source) == (UNITS[:2], QuotaFrom.BY_YEAR)
    assert quotas_differ(start.state) == ()


def test_a12_a_later_number_moves_what_may_be_chosen_but_not_what_was() -> None:
    """22 becomes 26: 6 → 7 is remarked on, the choice stands."""
    start = said(house(), co=22).given_besides()
    chosen = start.when(SELECT, as_=SECRETARY).given_besides()
    again = said(chosen, co=26).given_besides()
    version = again.events[-1].version
    assert again.state.voting.outcomes["co"] == UNITS[:6]
    assert list(quotas_moved(again.state)) == [QuotaMoved("co", None, 6, 7, version)]
    assert quotas_differ(again.state) == ()


def test_a12_the_number_is_of_use_only_where_the_rulebook_asks_for_it() -> None:
    """Beside a plain quota, twice, or below one: refused."""
    plain = house("code: co, name: Cờ thi đua, how: by_rank, quota: 2")
    said(plain, co=22).then_refused("quota_unclear", case="no_share", selection="co")
    said(house(), co=0).then_refused("quota_unclear", selection="co")
    both = QuotaNamed(selection="co", quota=2, ranked_first=22)
    command = RecordGuidance(document=PAPER, authority="UBND tỉnh", quotas=(both,))
    house().when(command, as_=SECRETARY).then_refused("quota_unclear", selection="co")


def test_a12_groups_share_one_number() -> None:
    """The number is that of all clusters: no group has it for itself, and few units say nothing
    against it."""
    rulebook = written(f"{SCORED}selections: [{{{FLAG}}}]")
    halves = (
        UnitGroup(code="x", name="Khối x", units=UNITS[:6]),
        UnitGroup(code="y", name="Khối y", units=UNITS[6:12]),
    )
    grouped = replace(rulebook, unit_groups=halves)
    start = ranked(sitting(year(grouped)), *map(str, range(112, 100, -1)))
    start = said(start, co=7).given_besides()
    made = start.when(SELECT, as_=SECRETARY).given_besides().state.voting.made["co"]
    assert [(one.group, one.places) for one in made.quotas] == [(None, 2)]
    assert set(made.chosen) == {UNITS[0], UNITS[6]}
    assert not any(one.code == "share_gives_nobody" for one in remarks(rulebook, units=2))


def test_a12_nothing_new_is_written_where_it_is_not_said() -> None:
    """What a rulebook or guidance says without it keeps its text."""
    rulebook = written(f"{SCORED}selections: [{{{FLAG}}}]")
    assert read_rulebook(rulebook.canonical()) == rulebook


def test_a12_a_paper_does_not_say_that_no_quota_is_set() -> None:
    """Before the number has come the script of the sitting says that it is not known yet."""
    start = house()
    facts = facts_of_work(start.state, start.events, Nameless(), start.context.now)
    assert "'so_luong': 'theo quy định, chưa xác định được số'" in str(facts["binh_xet"])
