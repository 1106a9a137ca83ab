"""Who looks at a cluster from outside: named by the authority, until they end."""

from domain.clusters.overseers import (
    EndOverseer,
    NameOverseer,
    Overseeing,
    OverseerEnded,
    OverseerNamed,
    OverseersRevised,
    ReviseOverseers,
    named,
    unsaid,
)
from domain.cycle.guard import Phase
from domain.record.record import Cause, Office, Seat, cluster_stream
from domain.values.when import When
from tests.factories import (
    CHAIR,
    CLUSTER,
    DOCUMENT,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    A,
    after,
    cluster_with,
    cycle_in,
    hidden,
)

CAUSE = Cause(cluster_stream(CLUSTER), 5, "overseers-2026")
AUDITOR = Seat(Office.AUDITOR, OUTSIDE)
NAMED = NameOverseer(office=Overseeing.AUDITOR, unit=OUTSIDE, since="2026-03-01", document=PAPER)
ENDED = EndOverseer(office=Overseeing.AUDITOR, unit=OUTSIDE, until="2026-06-01", reason="Hết hạn")
MARCH, JUNE = When.read("2026-03-01"), When.read("2026-06-01")


def test_the_authority_names_who_audits_and_who_no_longer_does() -> None:
    """With its document, from a day on; and until one."""
    start = cluster_with()
    start.when(NAMED, as_=OPERATOR).then(
        OverseerNamed(office=Overseeing.AUDITOR, unit=OUTSIDE, since=MARCH, document=DOCUMENT)
    )
    begun = after(start, (NAMED, OPERATOR))
    begun.when(ENDED, as_=OPERATOR).then(
        OverseerEnded(
            office=Overseeing.AUDITOR,
            unit=OUTSIDE,
            until=JUNE,
            reason=hidden("Hết hạn"),
            document=None,
        )
    )


def test_it_audits_in_between_and_nobody_else_does() -> None:
    """From its first day to the day before it ends; for another office nothing is said by it."""
    assert MARCH.start is not None
    assert JUNE.start is not None
    found = after(cluster_with(), (NAMED, OPERATOR), (ENDED, OPERATOR)).state.overseers
    moments = (MARCH.start - 1, MARCH.start, JUNE.start - 1, JUNE.start)
    assert [named(found, AUDITOR, at) for at in moments] == [False, True, True, False]
    assert not named(found, AUDITOR)
    assert not named(found, Seat(Office.AUDITOR, A), MARCH.start)
    assert (unsaid(found, Office.AUDITOR), unsaid(found, Office.REVIEWER)) == (False, True)


def test_nobody_chooses_who_looks_at_their_own_cluster() -> None:
    """Neither the chair's office, nor a member as the body."""
    start = cluster_with()
    for seat in (CHAIR, SECRETARY):
        start.when(NAMED, as_=seat).then_refused("not_permitted")
    member = NameOverseer(office=Overseeing.REVIEWER, unit=A, document=PAPER)
    start.when(member, as_=OPERATOR).then_refused("overseer_unknown", unit=A)


def test_a_body_is_named_once_and_ended_once() -> None:
    """Not before it began; and it can be named again."""
    begun = after(cluster_with(), (NAMED, OPERATOR))
    begun.when(NAMED, as_=OPERATOR).then_refused("already_done", what="name_overseer")
    early = EndOverseer(office=Overseeing.AUDITOR, unit=OUTSIDE, until="2026-01-01", reason="Sớm")
    begun.when(early, as_=OPERATOR).then_refused("date_order")
    ended = after(begun, (ENDED, OPERATOR))
    ended.when(ENDED, as_=OPERATOR).then_refused("overseer_unknown", unit=OUTSIDE)
    again = after(ended, (NAMED, OPERATOR)).state.overseers
    assert [one.until for one in again] == [JUNE, None]


def test_a_year_learns_who_looks_at_it_also_when_it_is_over() -> None:
    """It follows from the cluster's word, in whatever phase."""
    found = after(cluster_with(), (NAMED, OPERATOR)).state.overseers
    revise = ReviseOverseers(overseers=found)
    for phase in (Phase.PLAN, Phase.CLOSED):
        given = cycle_in(phase).when(revise, cause=CAUSE)
        given.then(OverseersRevised(overseers=found))
