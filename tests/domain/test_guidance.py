"""Guidance from above: quotas for the year, later ones in place of earlier, outcomes untouched."""

import pytest
from msgspec.structs import replace

from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.votes.selecting import DecideSelection, SelectByRank, SelectionMade
from domain.cycle.year_work.guidance import (
    GuidanceRecorded,
    QuotaGiven,
    QuotaNamed,
    RecordGuidance,
)
from domain.reckoning.choice import QuotaFrom, QuotaUsed
from domain.reckoning.eligibility import (
    QuotaDiffers,
    QuotaMoved,
    left_out,
    quotas,
    quotas_differ,
    quotas_moved,
)
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import How, Quota, Selection, YearQuota
from domain.values.paper import Paper
from tests.factories import (
    CHAIR,
    DOCUMENT,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    begun,
    cycle_in,
    hidden,
    officer,
    told_in,
)
from tests.spec import Given

GUIDED = Quota(guidance="Hướng dẫn hằng năm của Bộ")
#: The flag's quota is left to guidance, the certificate's to a table that guidance may replace.
RULES = replace(
    RULEBOOK,
    selections=(
        Selection(code="co", name="Cờ thi đua", how=How.BY_RANK, quota_from=GUIDED),
        Selection(
            code="bk",
            name="Bằng khen",
            how=How.BY_RANK,
            quota_from=Quota(by_year=(YearQuota(year="2026", quota=1),)),
        ),
    ),
)


def guidance(number: str = "05/HD", **named: int) -> RecordGuidance:
    quota = tuple(QuotaNamed(selection=code, quota=count) for code, count in named.items())
    return RecordGuidance(
        document=Paper(kind="Hướng dẫn", number=number), authority="Bộ", quotas=quota
    )


def guided(*commands: RecordGuidance, rulebook: Rulebook = RULES) -> Given:
    start = cycle_in(Phase.VOTING, rulebook)
    for command in commands:
        start = start.when(command, as_=SECRETARY).given_besides()
    return start


def quota_of(start: Given, code: str = "co") -> QuotaUsed:
    selection = start.state.plan.rulebook.selection(code)
    out = [one.unit for one in left_out(start.state, selection)]
    [found] = quotas(start.state, selection, out)
    return found


def test_guidance_is_recorded_with_its_quotas() -> None:
    """Document, who issued it, a number or as many as there are units, and hidden notes."""
    record = RecordGuidance(
        document=PAPER,
        authority="Bộ Thông tin và Truyền thông",
        quotas=(
            QuotaNamed(selection="co", quota=2),
            QuotaNamed(selection="bk", every_unit=True),
        ),
        notes="Gửi hồ sơ trước 15/02",
    )
    begun().when(record, as_=CHAIR).then(
        GuidanceRecorded(
            document=DOCUMENT,
            authority="Bộ Thông tin và Truyền thông",
            quotas=(QuotaGiven(selection="co", quota=2), QuotaGiven(selection="bk", quota=None)),
            notes=hidden("Gửi hồ sơ trước 15/02"),
        )
    )


def test_selection_takes_its_quota_from_guidance_and_cites_it() -> None:
    """The outcome names the guidance by kind and number, and the event that recorded it."""
    start = guided(guidance(co=2))
    version = len(start.events)
    found = quota_of(start)
    assert (found.places, found.source) == (2, QuotaFrom.BY_YEAR)
    assert found.guidance == f"Hướng dẫn 05/HD (cum-8/2026@{version})"
    [event] = start.when(SelectByRank(selection="co"), as_=SECRETARY).done.events
    assert isinstance(event.body, SelectionMade)
    assert event.body.chosen == (A, B)
    assert event.body.quotas == (found,)


def test_as_many_as_there_are_units() -> None:
    """The number of units among whom it is given out."""
    every = QuotaNamed(selection="co", every_unit=True)
    start = guided(replace(guidance(), quotas=(every,)))
    assert quota_of(start).places == 5


def test_recorded_guidance_goes_before_the_table() -> None:
    """A table in the rulebook is what was known of the guidance when it was written."""
    assert quota_of(guided(), "bk").places == 1
    assert quota_of(guided(guidance(bk=3)), "bk").places == 3


def test_without_guidance_there_is_no_number_to_go_by() -> None:
    """Refused until it is recorded; a past that is told goes without."""
    guided().when(SelectByRank(selection="co"), as_=SECRETARY).then_refused(
        "quota_unknown", selection="co", year="2026"
    )


def test_later_guidance_replaces_what_it_names_and_both_are_seen() -> None:
    """The later one counts for what it says, the earlier for the rest; both events stand."""
    start = guided(guidance(co=2, bk=3), guidance("09/HD", co=1))
    assert (quota_of(start).places, quota_of(start, "bk").places) == (1, 3)
    assert len(start.state.guidance.versions) == 2


def test_guidance_after_a_choice_is_flagged_and_reckons_nothing_anew() -> None:
    """What was chosen stands; that its quota is another now is said."""
    start = guided(guidance(co=2))
    made = start.when(SelectByRank(selection="co"), as_=SECRETARY).given_besides()
    assert quotas_moved(made.state) == ()
    later = made.when(guidance("09/HD", co=1), as_=SECRETARY).given_besides()
    assert later.state.voting.made == made.state.voting.made
    version = len(later.events)
    assert quotas_moved(later.state) == (QuotaMoved("co", None, 2, 1, version),)
    same = later.when(guidance("11/HD", co=2), as_=SECRETARY).given_besides()
    assert quotas_moved(same.state) == ()


def test_quota_of_the_rulebooks_own_is_not_guidances_to_change() -> None:
    """A plain number in the rulebook stays, whatever guidance says of the code."""
    start = guided(guidance(bk=4), rulebook=RULEBOOK)
    assert quota_of(start, "bk") == QuotaUsed(places=2)
    chosen = DecideSelection(selection="bk", chosen=(A,), reason="Cụm nhất trí")
    assert quotas_moved(start.when(chosen, as_=SECRETARY).given_besides().state) == ()


def test_quota_of_the_rulebooks_own_that_guidance_contradicts_is_flagged() -> None:
    """Before the choice and after it; with the same number, or as many as units, nothing is."""
    version = len(guided(guidance(bk=4), rulebook=RULEBOOK).events)
    differs = (QuotaDiffers("bk", None, 2, 4, version),)
    start = guided(guidance(bk=4), rulebook=RULEBOOK)
    assert quotas_differ(start.state) == differs
    chosen = DecideSelection(selection="bk", chosen=(A,), reason="Cụm nhất trí")
    assert quotas_differ(start.when(chosen, as_=SECRETARY).given_besides().state) == differs
    assert quotas_differ(guided(guidance(bk=2), rulebook=RULEBOOK).state) == ()
    assert quotas_differ(guided(guidance(co=2)).state) == ()
    assert quotas_differ(begun().when(guidance(bk=4), as_=SECRETARY).given_besides().state) == ()


def test_guidance_may_come_before_the_rulebook() -> None:
    """Codes are compared with the rulebook once there is one."""
    assert begun().when(guidance(x=1), as_=SECRETARY).done.events
    guided().when(guidance(x=1), as_=SECRETARY).then_refused("selection_unknown", value="x")


def test_reopening_forgets_no_guidance() -> None:
    """It is not of a phase: what is chosen again goes by it."""
    start = guided(guidance(co=2))
    again = start.when(ReopenPhase(phase=Phase.SCORING, reason="Sai"), as_=SECRETARY)
    assert again.given_besides().state.guidance == start.state.guidance


@pytest.mark.parametrize(
    "quota",
    [
        (QuotaNamed(selection="co"),),
        (QuotaNamed(selection="co", quota=1, every_unit=True),),
        (QuotaNamed(selection="co", quota=-1),),
        (QuotaNamed(selection="co", quota=1), QuotaNamed(selection="co", quota=2)),
    ],
)
def test_quota_is_said_once_and_one_way(quota: tuple[QuotaNamed, ...]) -> None:
    """Neither a number nor all, both, less than nothing, twice: refused."""
    command = replace(guidance(), quotas=quota)
    begun().when(command, as_=SECRETARY).then_refused("quota_unclear", selection="co")


def test_guidance_needs_who_issued_it() -> None:
    """And only the chair's office records it."""
    command = replace(guidance(), authority=" ")
    begun().when(command, as_=SECRETARY).then_refused("field_missing", field="authority")
    for seat in (VICE, officer(B)):
        begun().when(guidance(), as_=seat).then_refused("not_permitted")


def test_told_past_may_have_its_guidance() -> None:
    """Told, it gives the quota as well."""
    told = told_in(Phase.REGISTRATION).when(guidance(bk=1), as_=SECRETARY)
    assert told.given_besides().state.guidance.quotas["bk"].quota == 1
