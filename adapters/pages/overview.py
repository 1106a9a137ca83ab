"""The page of a database: its years and where each stands, or the first step where there is
none."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Heading, Line, columns, indented, table
from adapters.wording.labelling import label
from adapters.wording.pages.standing import standing_word
from adapters.wording.writing import Lang, day
from domain.clusters.cluster import Cluster
from domain.clusters.offices import Words
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING, Phase
from domain.record.record import unit_stream
from workflows.status import steps_of

#: What can be begun with, and its command.
_FIRST: Final = {
    "first_start": "thidua start",
    "first_backfill": "thidua backfill cum-9/2019",
    "first_table": "thidua papers bang-diem.xlsx",
}


class YearLine(msgspec.Struct, frozen=True, kw_only=True):
    """One year of one cluster."""

    code: str
    cluster: str
    words: Words
    phase: Phase
    #: The last day of the phase; ``None``: no day is set.
    last_day: date | None
    backfill: bool


class OverviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every year, those that run first."""

    years: tuple[YearLine, ...]
    #: Codes of clusters without any year.
    without: tuple[str, ...]
    #: How many units are registered.
    units: int

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The table of years, and what to type next."""
        if self.years:
            yield Heading(standing_word("all_years", lang))
            heads = [
                standing_word(key, lang) for key in ("of_year", "of_cluster", "stands", "due_by")
            ]
            rows = [
                (one.code, one.cluster, _phase(one, lang), _due(one, lang)) for one in self.years
            ]
            yield table(columns(*heads, fold=(1,)), rows)
        for code in self.without:
            yield Line.of(standing_word("no_year", lang, code=code))
        if self.years:
            yield Line.of(standing_word("look_at", lang, code=self.years[0].code))
        elif not self.without:
            yield Line.of(standing_word("nothing_yet", lang, units=self.units))
            steps = ((command, standing_word(step, lang)) for step, command in _FIRST.items())
            yield indented(table(columns("", "", fold=(1,)), steps))

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The years for programs."""
        return {
            "years": [
                {
                    "cycle": one.code,
                    "cluster": one.cluster,
                    "phase": one.phase,
                    "phase_name": _phase(one, lang),
                    "last_day": one.last_day.isoformat() if one.last_day else None,
                    "backfill": one.backfill,
                }
                for one in self.years
            ],
            "clusters_without_year": list(self.without),
            "units": self.units,
        }


def overview_page(engine: Engine) -> OverviewPage:
    """The years of a database."""
    store = engine.store
    found = []
    now = engine.now()
    streams = dict.fromkeys(stream for _, stream in store.all_names("cluster"))
    states = [one.state for one in store.load_all(streams).values()]
    clusters = [state for state in states if isinstance(state, Cluster)]
    called = {cluster.id: cluster.name for cluster in clusters}
    named = dict.fromkeys(stream for _, stream in store.all_names("cycle"))
    # One look at the database for all: hundreds of years stand in that of a country.
    for stream, loaded in store.load_all(named).items():
        if not isinstance(loaded.state, Cycle) or not store.admits(stream):
            continue
        cycle = store.sight(loaded.state).cycle(loaded.state)
        due = next((step.last_day for step in steps_of(cycle) if step.phase is cycle.phase), None)
        line = YearLine(
            code=cycle.code,
            cluster=called.get(cycle.cluster) or engine.names(cycle, now).cluster(cycle),
            words=cycle.words,
            phase=cycle.phase,
            last_day=due,
            backfill=cycle.backfill,
        )
        found.append(line)
    found.sort(key=lambda one: one.code)
    found.sort(key=lambda one: (one.phase not in RUNNING, one.backfill))
    units = {stream for _, stream in store.all_names("unit")}
    if not store.reader.looks_from_outside:
        units = {unit_stream(unit) for cluster in clusters for unit in cluster.members}
    return OverviewPage(
        years=tuple(found),
        without=tuple(sorted(one.code for one in clusters if not one.cycles)),
        units=len(units),
    )


def _phase(one: YearLine, lang: Lang) -> str:
    said = label(one.phase, lang, one.words)
    return standing_word("told", lang, phase=said) if one.backfill else said


def _due(one: YearLine, lang: Lang) -> str:
    return day(one.last_day, lang) if one.last_day is not None else ""
