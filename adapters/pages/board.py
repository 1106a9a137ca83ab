"""In which language and with which names a status is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.labels.due import due_name, lapse_named
from adapters.wording.pages.status import STATUS
from adapters.wording.writing import Lang, Names, listed, pick
from domain.cycle.guard import Phase
from domain.record.record import UnitId
from domain.rulebook.rulebook import Lapse, Rulebook


@dataclass(frozen=True)
class Board:
    names: Names
    lang: Lang
    rulebook: Rulebook | None = None
    members: tuple[UnitId, ...] = ()
    #: The names of the reports that were asked for, by code.
    reports: Mapping[str, str] = field(default_factory=dict)
    #: The year is told from the past.
    told: bool = False

    def due(self, code: str) -> str:
        """What is due under a code."""
        return due_name(code, self.lang, self.names.words, self.rulebook, self.reports)

    def lapse(self, lapse: Lapse, code: str) -> str:
        """A lapse, and of which thing it is."""
        words = self.names.words
        return lapse_named(lapse, code, self.lang, words, self.rulebook, self.reports)

    def word(self, key: str, **facts: object) -> str:
        return filled(pick(STATUS[key], self.lang), facts)

    def phase(self, phase: Phase) -> str:
        text = label(phase, self.lang, self.names.words)
        return text[:1].upper() + text[1:]

    def units(self, units: Sequence[UnitId]) -> str:
        return listed([self.names.unit(unit) for unit in units], self.lang)
