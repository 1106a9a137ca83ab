"""What the parts of an outcome's page are written from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapters.wording.filling import filled
from adapters.wording.pages.outcome import OUTCOME
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, Names, listed, pick
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome
from domain.record.record import Event, UnitId
from domain.values.names import sort_key


@dataclass(frozen=True)
class View:
    """What the parts of the page are written from."""

    outcome: Outcome
    cycle: Cycle
    events: Sequence[Event]
    names: Names
    cluster: str
    lang: Lang
    #: What stands over the page where it is one of the past.
    past: str | None = None

    def word(self, key: str, **facts: object) -> str:
        return filled(pick(OUTCOME[key], self.lang), facts)

    def unsaid(self, topic: SourceTopic, *, asked: bool = False) -> str:
        """Where nothing stands: not known yet; or of a past, that the source does not state it,
        or that no source has been ``asked`` about it, in this topic or beside it."""
        if not self.cycle.backfill:
            return self.word("not_known")
        return self.word("not_stated" if asked or topic in self.cycle.facts else "not_told")

    def units(self, units: Sequence[UnitId]) -> str:
        """The units by name, in their order."""
        return listed([self.names.unit(unit) for unit in units], self.lang)

    def units_sorted(self, units: Iterable[UnitId]) -> str:
        """Units that have no order of their own, in the order of the alphabet."""
        return listed(sorted(map(self.names.unit, units), key=sort_key), self.lang)

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.lang, self.names, self.cycle.plan.rulebook)
