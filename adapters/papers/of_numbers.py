"""What is on record of papers: what was issued keeps its number in every paper, and its day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from adapters.papers.settings import NUMBER
from adapters.wording.outside import one_line
from domain.cycle.awards.proposals import AwardsProposed
from domain.cycle.cycle import Cycle
from domain.cycle.phases.chair_handover import MinutesAdopted
from domain.cycle.phases.plan import PlanIssued
from domain.cycle.phases.summary_conference import ConferenceCalled, ReportAdopted
from domain.cycle.scores.checking import ChecksAssigned
from domain.record.record import Body, Event
from domain.values.names import fold
from domain.values.paper import Document
from domain.values.when import Precision

#: By what was recorded: the paper that it rests on, and how its kind begins.
_ON_RECORD: Final[Mapping[type[Body], tuple[str, str]]] = MappingProxyType(
    {
        PlanIssued: ("ke-hoach", "ke hoach"),
        ChecksAssigned: ("phan-cong-cham-cheo", "thong bao"),
        ConferenceCalled: ("giay-moi", "giay moi"),
        ReportAdopted: ("bao-cao-tong-ket", "bao cao"),
        MinutesAdopted: ("bien-ban-hoi-nghi", "bien ban"),
        AwardsProposed: ("to-trinh", "to trinh"),
    }
)


def numbers_on_record(cycle: Cycle, events: Sequence[Event]) -> dict[str, str]:
    """``so.to-trinh``: its number as it reads now; of several the last. A document of another kind
    than the paper is not its number, and what was withdrawn has none."""
    return {
        f"{NUMBER}{paper}": one_line(document.number)
        for paper, document in _on_record(cycle, events)
        if document.number
    }


def days_on_record(cycle: Cycle, events: Sequence[Event]) -> dict[str, date]:
    """The day of each paper that was issued, by the paper's code; of several the last."""
    days = {}
    for paper, document in _on_record(cycle, events):
        issued = document.date
        if issued is not None and issued.precision is Precision.DAY and issued.first_day:
            days[paper] = issued.first_day
    return days


def _on_record(cycle: Cycle, events: Sequence[Event]) -> Iterator[tuple[str, Document]]:
    withdrawn = {found.version for found in cycle.award_file.proposals.values() if found.withdrawn}
    for event in events:
        paper, kind = _ON_RECORD.get(type(event.body), ("", ""))
        document = cycle.papers.get(event.version)
        if not paper or document is None or event.version in withdrawn:
            continue
        if fold(document.kind).startswith(kind):
            yield paper, document
