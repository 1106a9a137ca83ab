"""The auditor's questions, as they are measured and as their plans are looked at."""

from collections.abc import Callable
from random import Random
from typing import Final

from adapters.audit.acts import AskedActs, formal_acts
from adapters.audit.asked import Asked
from adapters.audit.duties import duties_of
from adapters.audit.history import history_of
from adapters.audit.score_changes import score_changes_of
from adapters.audit.years import differences, explained
from adapters.log.store import LogStore
from domain.record.record import Office
from domain.values.when import When
from tests.bench.country import CRITERIA, FIRST_YEAR, UNITS, account, unit_of, year_of
from workflows.as_of import AsOf
from workflows.score_changes import ChangeKind

#: Asks one thing of a country of so many clusters and years, somewhere in it by chance.
Question = Callable[[LogStore, "Chance"], object]


class Chance:
    """Draws where a question is asked. The same seed draws the same."""

    def __init__(self, clusters: int, years: int, seed: int, page: int = 1000) -> None:
        self._rng = Random(seed)
        self._clusters = clusters
        self._years = years
        self.page = page
        self.draw()

    def draw(self) -> None:
        """Go somewhere else."""
        self.cluster = self._rng.randrange(self._clusters)
        self.year = FIRST_YEAR + self._rng.randrange(self._years)
        self.stream = year_of(self.cluster, self.year)
        self.number = self._rng.randrange(UNITS)
        self.unit = unit_of(self.cluster, self.number)
        self.criterion = str(self._rng.randint(1, CRITERIA))
        self.actor = account(self.unit, self._rng.randrange(3))
        self.version = self._rng.randint(30, 60)
        self.month = When.month(self.year, self._rng.randint(2, 3))


def _asked(**named: object) -> Question:
    """Changes of scores, with fields of :class:`Chance` by name, or values."""

    def ask(store: LogStore, chance: Chance) -> object:
        said = {
            name: getattr(chance, value) if isinstance(value, str) else value
            for name, value in named.items()
        }
        return score_changes_of(store, Asked(**said), page=chance.page)  # type: ignore[arg-type]

    return ask


def _as_of(moment: Callable[[Chance], AsOf]) -> Question:
    return lambda store, chance: score_changes_of(
        store, Asked(stream=chance.stream), as_of=moment(chance)
    )


QUESTIONS: Final[dict[str, Question]] = {
    "one year": _asked(stream="stream"),
    "one unit's year": _asked(stream="stream", unit="unit"),
    "one criterion of it": _asked(stream="stream", unit="unit", criterion="criterion"),
    "one column of a year": lambda store, chance: score_changes_of(
        store, Asked(stream=chance.stream, column="settled")
    ),
    "after submission": _asked(stream="stream", unit="unit", after_submission=True),
    "by one office in a year": lambda store, chance: score_changes_of(
        store, Asked(stream=chance.stream, office=Office.VICE_CHAIR)
    ),
    "a year as known then": _as_of(lambda chance: AsOf(recorded=chance.month)),
    "a year as true then": _as_of(lambda chance: AsOf(effective=chance.month)),
    "a year at a version": _as_of(lambda chance: AsOf(version=chance.version)),
    "one unit over all years": _asked(unit="unit"),
    "one account over all years": _asked(actor="actor"),
    "one unit's people over all years": _asked(office_unit="unit"),
    "a month of the country": _asked(since="month", until="month"),
    "what happened in a month": _asked(happened_since="month", happened_until="month"),
    "since a month": _asked(since="month"),
    "what had happened by a month": _asked(happened_until="month"),
    "adjustments of one unit": _asked(unit="unit", kinds=frozenset({ChangeKind.ADJUSTED})),
    "with effects": lambda store, chance: score_changes_of(
        store, Asked(stream=chance.stream, unit=chance.unit), with_effects=True
    ),
    "formal acts of a year": lambda store, chance: formal_acts(
        store, AskedActs(stream=chance.stream)
    ),
    "formal acts of the country": lambda store, chance: formal_acts(
        store, AskedActs(since=chance.month, until=When.year(chance.year))
    ),
    "duties of a unit": lambda store, chance: duties_of(store, chance.stream, unit=chance.unit),
    "history of a criterion": lambda store, chance: history_of(
        store, chance.stream, chance.unit, chance.criterion
    ),
    "explanation of a total": lambda store, chance: explained(store, chance.stream, chance.unit),
    "difference of two versions": lambda store, chance: differences(
        store, chance.stream, AsOf(version=chance.version), AsOf(version=chance.version + 4)
    ),
}
