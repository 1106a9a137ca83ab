"""Units by their official names, as papers have them; a screen has the short ones."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters.wording.writing import Names
from domain.clusters.offices import Words
from domain.record.record import UnitId


@dataclass(frozen=True)
class FullNames:
    """The same names, but for those of units."""

    names: Names
    full: Callable[[UnitId], str]

    @property
    def words(self) -> Words:
        return self.names.words

    def unit(self, unit: UnitId) -> str:
        return self.full(unit)

    def text(self, digest: str) -> str | None:
        return self.names.text(digest)
