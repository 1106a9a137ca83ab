"""In which language and with which names a status is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.wording.filling import filled
from adapters.wording.pages.status import STATUS
from adapters.wording.writing import Lang, Names, label, listed, pick
from domain.cycle.guard import Phase
from domain.record.record import UnitId
from domain.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Board:
    names: Names
    lang: Lang
    rulebook: Rulebook | None = None
    members: tuple[UnitId, ...] = ()

    def word(self, key: str, **facts: object) -> str:
        return filled(pick(STATUS[key], self.lang), facts)

    def phase(self, phase: Phase) -> str:
        text = label(phase, self.lang, self.names.words)
        return text[:1].upper() + text[1:]

    def units(self, units: Sequence[UnitId]) -> str:
        return listed([self.names.unit(unit) for unit in units], self.lang)
