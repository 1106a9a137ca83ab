"""What is sealed at closing is what the events up to it give, whatever becomes known later."""

import pytest
from msgspec.structs import replace

from domain.clusters.acting import ActInPlace
from domain.clusters.naming import DeclineOffice, RecogniseOfficers
from domain.clusters.terms import InPlace, Stands
from domain.cycle.awards.file import AwardUnits
from domain.cycle.awards.proposals import ProposeAwards
from domain.cycle.documents import CompleteDocument
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.chair_handover import AdoptMinutes, CloseCycle, NameNextOfficers
from domain.cycle.phases.summary_conference import CloseSitting
from domain.record.record import Command, StreamId, encode
from domain.values.paper import Paper
from tests.factories import OPERATOR, PAPER, SECRETARY, A, B, C, D, acts_to
from tests.years import HOME, Years, year

N = year("2026")
DECISION = Paper(kind="Quyết định", number="9/QĐ", date="2027-02-01")


def closed() -> Years:
    """2026 closed, with B named for 2027."""
    years = Years().opened()
    for command, seat in acts_to(Phase.CLOSED):
        if isinstance(command, NameNextOfficers):
            command = replace(command, awaiting_decision=True)  # noqa: PLW2901
        years.do(N, command, seat)
    return years.at("2027-02-10T08:00")


LATER: tuple[tuple[StreamId, Command], ...] = (
    (HOME, RecogniseOfficers(year="2027", chair=B, document=DECISION)),
    (HOME, RecogniseOfficers(year="2027", chair=D, document=DECISION, since="2027-03-01")),
    (HOME, DeclineOffice(unit=B, year="2027", reason="Xin rút")),
    (
        HOME,
        ActInPlace(
            year="2027",
            unit=C,
            ground=InPlace.UNABLE,
            since="2027-04-01",
            reason="Đang sắp xếp",
            document=DECISION,
        ),
    ),
)


@pytest.mark.parametrize(("stream", "command"), LATER)
def test_what_is_learned_of_the_next_year_is_that_years(stream: StreamId, command: Command) -> None:
    """Recognition, another chair by decision, declining, acting in place: the closed year knows of
    it, and its outcome stays whom its conference named."""
    years = closed()
    before = years.cycle("2026")
    years.do(stream, command)
    after = years.cycle("2026")
    assert years.last(N).header.type == "next_officers_learned"
    assert after.handover.offices != before.handover.offices
    assert encode(outcome(after)).decode() == after.sealed
    assert outcome(after).next_offices.term().stands is Stands.AWAITING


def test_nothing_that_goes_on_after_closing_changes_what_was_sealed() -> None:
    """The award file, a number that follows, the opening of the next year."""
    years = closed().opened("2027")
    minutes = next(e.version for e in years.events(N) if e.header.type == "minutes_adopted")
    awards = (AwardUnits(award="bk", units=(A, B)),)
    proposal = ProposeAwards(proposal="tt", authority="Bộ", awards=awards, document=PAPER)
    years.do(N, proposal, SECRETARY)
    years.do(N, CompleteDocument(event=minutes, signer="Cụm trưởng"), SECRETARY)
    after = years.cycle("2026")
    assert after.award_file.proposals
    assert encode(outcome(after)).decode() == after.sealed


def test_a_year_closed_once_more_is_sealed_with_what_is_known_then() -> None:
    """Reopened after the decision: the second seal holds the recognised chair."""
    years = closed()
    first = years.cycle("2026").sealed
    years.do(HOME, RecogniseOfficers(year="2027", chair=B, document=DECISION))
    years.do(N, ReopenPhase(phase=Phase.CHAIR_HANDOVER, reason="Bổ sung"), SECRETARY)
    open_again = years.cycle("2026")
    assert outcome(open_again).next_offices.term().stands is Stands.RECOGNISED
    if open_again.conference.sitting:
        years.do(N, CloseSitting(), SECRETARY)
    years.do(N, AdoptMinutes(document=PAPER), SECRETARY).do(N, CloseCycle(), SECRETARY)
    again = years.cycle("2026")
    assert again.sealed not in {None, first}
    assert encode(outcome(again)).decode() == again.sealed


def test_a_chair_of_this_year_is_sealed_as_it_stood() -> None:
    """Officers of a closed year that are recorded later stay with the cluster."""
    years = closed()
    years.do(HOME, RecogniseOfficers(year="2026", chair=A, document=DECISION), OPERATOR)
    after = years.cycle("2026")
    assert years.cluster.offices_of("2026").term().stands is Stands.RECOGNISED
    assert encode(outcome(after)).decode() == after.sealed
