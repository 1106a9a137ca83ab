"""Award files as the tests begin with: who was chosen, proposed and decided on."""

from functools import cache

from domain.cycle.awards.decisions import RecordDecision, RecordDelivery
from domain.cycle.awards.file import AwardUnits, FileRemark, Remarked, Result, Verdict
from domain.cycle.awards.proposals import ProposeAwards
from domain.cycle.backfill import RecordFact, SourceTopic
from domain.cycle.formal import AdvancePhase
from domain.cycle.guard import Phase
from domain.record.record import UnitId
from domain.values.known import Happened
from domain.values.paper import Paper
from tests.factories import OPERATOR, PAPER, SECRETARY, SOURCE, B, after, cycle_in, told_in
from tests.spec import Given

#: The flag ``co`` went to B, the certificates ``bk`` and ``gk`` to A and B.
HERE = cycle_in(Phase.CHAIR_HANDOVER)
CLOSED = cycle_in(Phase.CLOSED)


def awards(*units: UnitId, award: str = "co") -> tuple[AwardUnits, ...]:
    return (AwardUnits(award=award, units=units),)


def propose(
    *units: UnitId, award: str = "co", name: str = "tt-1", reason: str | None = None
) -> ProposeAwards:
    return ProposeAwards(
        proposal=name,
        authority="Bộ",
        awards=awards(*units, award=award),
        document=PAPER,
        reason=reason,
    )


def result(
    unit: UnitId, said: Verdict = Verdict.APPROVED, *, award: str = "co", title: str | None = None
) -> Result:
    return Result(unit=unit, award=award, result=said, title=title)


def decide(*results: Result, name: str = "qd-1", authority: str | None = "Bộ") -> RecordDecision:
    return RecordDecision(decision=name, authority=authority, results=results, document=PAPER)


def deliver(*units: UnitId, award: str = "co", date: str | None = None) -> RecordDelivery:
    return RecordDelivery(awards=awards(*units, award=award), date=date, place="Hội nghị")


def remarked(remark: FileRemark, *units: UnitId, award: str = "co") -> tuple[Remarked, ...]:
    return tuple(Remarked(unit=unit, award=award, remark=remark) for unit in units)


def paper(date: str) -> Paper:
    return Paper(kind="Quyết định", number="9/QĐ", date=date)


PROPOSED = after(CLOSED, (propose(B), SECRETARY))


@cache
def told_vote() -> Given:
    """A past year told as far as the vote; nobody was chosen yet."""
    topics = (SourceTopic.CONFERENCE, SourceTopic.REPORT_ADOPTED, SourceTopic.TABLE_ADOPTED)
    facts = (RecordFact(topic=topic, said=Happened(), source=SOURCE) for topic in topics)
    start = after(told_in(Phase.SUMMARY_CONFERENCE), *((fact, OPERATOR) for fact in facts))
    return after(start, (AdvancePhase(), OPERATOR))
