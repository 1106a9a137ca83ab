"""Between two years: what a conference says for the next reaches it once, in both trails."""

from typing import Any

import pytest
from msgspec.structs import replace

from domain.clusters.naming import RecordOfficers
from domain.clusters.next_year import NextPledgeRecorded, RecordNextPledge, Signing
from domain.clusters.offices import Officers
from domain.clusters.terms import Stands
from domain.cycle.backfill import SourceTopic
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase, CancelCycle
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import NameNextOfficers, NextPledgeSigned, SignNextPledge
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import PledgeReceived, RegisterTargets, SignPledge
from domain.record.record import Cause, Event, Office, Origin, Seat
from tests.factories import (
    MEMBERS,
    PAPER,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    C,
    D,
    officer,
)
from tests.years import HOME, Years, year
from workflows.handle import drain
from workflows.memory import MemoryStore

N, NEXT = year("2026"), year("2027")
NAME = NameNextOfficers(year="2027", chair=B, vice_chairs=(C,), awaiting_decision=True)
NEXT_SECRETARY = Seat(Office.SECRETARY, B)
PLEDGE = SignNextPledge(units=MEMBERS)


def way_back(years: Years, event: Event) -> list[str]:
    """The events from which this one followed, each as its type."""
    found = [event.header.type]
    while (cause := event.header.cause) is not None:
        event = years.events(cause.stream)[cause.version - 1]
        found.append(event.header.type)
    return found


@pytest.mark.parametrize("opened_first", [True, False])
def test_the_pledge_signed_at_the_sitting_is_that_of_the_next_year(opened_first: bool) -> None:
    """Whether 2027 is open by then or is opened later: its trail names the cluster's event, that
    names the sitting's, and the sitting's event stands in its words."""
    years = Years().sitting()
    if opened_first:
        years.opened("2027")
    years.do(N, PLEDGE, SECRETARY)
    signed = years.last(N)
    if not opened_first:
        years.opened("2027")
    received = years.last(NEXT)
    signing = Signing(
        cycle=years.cycle("2026").id, code="cum-8/2026", year="2026", event=signed.version
    )
    assert received.body == PledgeReceived(units=tuple(sorted(MEMBERS)), signing=signing)
    assert way_back(years, received) == [
        "pledge_received",
        "next_pledge_recorded",
        "next_pledge_signed",
    ]
    assert years.cycle("2027").registration.pledged == set(MEMBERS)
    assert years.store.refused == []


@pytest.mark.parametrize("opened_first", [True, False])
def test_officers_named_at_the_sitting_are_those_of_the_next_year(opened_first: bool) -> None:
    """Chair, vice, and that they await recognition; the cause is found the same way."""
    years = Years().sitting()
    if opened_first:
        years.opened("2027")
    years.do(N, NAME, SECRETARY)
    if not opened_first:
        years.opened("2027")
    offices = years.cycle("2027").offices
    assert offices.officers() == Officers(chair=B, vice_chairs=(C,))
    assert offices.term().stands is Stands.AWAITING
    assert way_back(years, years.last(NEXT)) == [
        "officers_revised",
        "officers_recorded",
        "next_officers_named",
    ]
    learned = [event for event in years.events(N) if event.header.type == "next_officers_learned"]
    assert learned == []  # the sitting knows what it said itself


def test_the_plan_is_issued_weeks_after_the_pledge() -> None:
    """At the sitting of 2026: officers named, pledge signed, 2027 opened, first registrations;
    weeks later the plan of 2027; then every unit has signed already."""
    years = Years().sitting().do(N, NAME, SECRETARY).do(N, PLEDGE, SECRETARY).opened("2027")
    years.do(NEXT, RegisterTargets(unit=D, targets=("Hoàn thành",)), officer(D))
    assert years.cycle("2027").phase is Phase.PLAN
    assert years.refused(NEXT, SignPledge(units=(D,)), officer(D))["code"] == "already_done"
    years.at("2027-02-20T08:00").do(NEXT, SetRulebook(rulebook=RULEBOOK), NEXT_SECRETARY)
    for phase, until in ((Phase.REGISTRATION, "2027-03"), (Phase.SCORING, "2027-11")):
        years.do(NEXT, SetDeadline(code=phase, until=until), NEXT_SECRETARY)
    years.do(NEXT, IssuePlan(document=PAPER), NEXT_SECRETARY)
    refused = years.refused(NEXT, AdvancePhase(), NEXT_SECRETARY)
    assert [code for code, _ in refused["unmet"]] == ["every_unit_registered"]  # type: ignore[attr-defined]


def test_units_may_sign_one_by_one_before_and_after_the_year_opens() -> None:
    """Each signing reaches the next year once, whenever that was opened."""
    years = Years().sitting()
    years.do(N, SignNextPledge(units=(A, B)), SECRETARY).opened("2027")
    years.do(N, SignNextPledge(units=(C,)), officer(C))
    cycle = years.cycle("2027")
    assert cycle.registration.pledged == {A, B, C}
    assert len(cycle.registration.signings) == 2
    years.do(NEXT, SignPledge(units=(D,)), officer(D))
    assert years.cycle("2027").registration.pledged == {A, B, C, D}


def test_a_year_opened_once_more_receives_it_once_more() -> None:
    """Cancelled and opened again: its second attempt begins with the same officers and pledge."""
    years = Years().sitting().do(N, NAME, SECRETARY).do(N, PLEDGE, SECRETARY).opened("2027")
    years.do(NEXT, CancelCycle(reason="Mở nhầm"), NEXT_SECRETARY).opened("2027")
    again = years.cycle("2027", attempt=2)
    assert again.registration.pledged == set(MEMBERS)
    assert again.offices == years.cycle("2027").offices
    assert years.store.refused == []


def test_a_pledge_is_of_the_year_for_which_officers_were_named() -> None:
    """Unless it says another; never of this year or of one before."""
    years = Years().sitting()
    years.do(N, replace(NAME, year="2026-2027"), SECRETARY).do(N, PLEDGE, SECRETARY)
    body = years.last(N).body
    assert isinstance(body, NextPledgeSigned)
    assert body.year == "2026-2027"
    for label in ("2026", "2025"):
        refused = Years().sitting().refused(N, replace(PLEDGE, year=label), SECRETARY)
        assert refused["code"] == "year_not_later"
    assert Years().sitting().refused(N, replace(PLEDGE, year="x"), SECRETARY)["code"] == (
        "year_malformed"
    )


def test_the_cluster_keeps_what_was_signed_for_a_year() -> None:
    """Of which year it is and where it was signed, until that year begins."""
    years = Years().sitting().do(N, PLEDGE, SECRETARY)
    [kept] = years.cluster.pledges["2027"]
    assert (kept.units, kept.signing.year) == (tuple(sorted(MEMBERS)), "2026")
    assert isinstance(years.last(HOME).body, NextPledgeRecorded)


def test_a_told_pledge_does_not_write_a_live_trail() -> None:
    """What a source tells of 2026 is refused by a 2027 that runs live, and the refusal is seen; a
    2027 that is opened afterwards begins with what the cluster knows, as it does with officers."""
    signing = Signing(cycle=Years().opened().cycle("2026").id, code="x", year="2026", event=9)
    told = RecordNextPledge(year="2027", units=(A,), signing=signing)
    follows: dict[str, Any] = {"cause": Cause(N, 9, "next-pledge"), "backfill": True}
    live = Years().opened("2027").do(HOME, told, **follows)
    assert [code for _, code in live.store.refused] == ["live_only"]
    assert live.cycle("2027").registration.pledged == frozenset()
    later = Years().do(HOME, told, **follows).opened("2027")
    assert later.last(HOME).header.origin is Origin.LIVE
    assert later.cycle("2027").registration.pledged == {A}


def test_a_told_year_ends_as_its_source_tells_it() -> None:
    """Officers of 2022, recorded in the cluster, do not tell whom the conference of 2021 chose."""
    told = {"backfill": True, "reason": "Nhập việc đã qua"}
    years = Years().opened("2021", **told).do(HOME, RecordOfficers(year="2022", chair=B))
    assert years.last(year("2021")).header.type == "next_officers_learned"
    cycle = years.cycle("2021")
    assert cycle.handover.next_officers is None
    assert not cycle.recorded_topics()[SourceTopic.ELECTION]


def test_what_follows_waits_until_its_year_has_begun() -> None:
    """The cycle cannot be written for a while: neither are its officers and its pledge; later all
    three are, in their order, and nothing is refused meanwhile."""
    years = Years().sitting().do(N, NAME, SECRETARY).do(N, PLEDGE, SECRETARY)
    store = Sullen(years.store, NEXT)
    years.store = store
    years.opened("2027")
    assert years.store.load(NEXT).state is None
    assert [row.cause.policy for row in store.waiting_follow_ups(9)] == [
        "begin",
        "officers-1",
        "pledge-1",
    ]
    store.sullen = False
    assert drain(store, years.seeds) == 3
    types = [event.header.type for event in years.events(NEXT)]
    assert types == ["cycle_begun", "officers_revised", "pledge_received"]


class Sullen(MemoryStore):
    """Fails to load one stream for writing, as long as it is sullen."""

    def __init__(self, base: MemoryStore, stream: str) -> None:
        self.__dict__.update(base.__dict__)
        self.stream, self.sullen = stream, True

    def append(self, loaded, state, events, follow_ups, receipt, leaving=()):  # type: ignore[no-untyped-def]
        if self.sullen and receipt.stream == self.stream:
            raise OSError("the disk is full")
        super().append(loaded, state, events, follow_ups, receipt, leaving)
