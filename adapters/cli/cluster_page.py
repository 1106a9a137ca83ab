"""A cluster as a page: its members with their dates, its officers by year, its cycles, its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.text import Text

from adapters.bootstrap import Engine, StoredNames
from adapters.cli.tables import entry, heading, indented, table
from adapters.pages.as_json import plain
from adapters.wording.pages.standing import standing_word
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, command_label, day, listed, within
from domain.clusters.cluster import Cluster
from domain.clusters.ending import Attempt, code_of
from domain.clusters.roster import RemoveMember, ReplaceMember, Span
from domain.record.record import UnitId, cycle_stream, unit_stream
from domain.units.lineage import Ceased
from domain.units.unit import Unit
from domain.values.when import civil_day


@dataclass(frozen=True)
class ClusterView:
    """What the page of a cluster is written from."""

    cluster: Cluster
    engine: Engine
    names: StoredNames
    lang: Lang

    def word(self, key: str, **facts: object) -> str:
        return standing_word(key, self.lang, **facts)

    def ceased(self, unit: UnitId) -> Ceased | None:
        state = self.engine.store.load(unit_stream(unit)).state
        return state.ceased if isinstance(state, Unit) else None

    def code(self, year: str, attempt: Attempt) -> str:
        """The code under which a cycle ran in this cluster."""
        return code_of(self.cluster.code, year, attempt.number)


def cluster_page(view: ClusterView) -> Iterator[RenderableType]:
    """The page, part by part."""
    cluster = view.cluster
    yield Text(cluster.name, style="bold")
    yield Text(cluster.code)
    if cluster.ended is not None:
        since = within(cluster.ended, view.lang)
        yield Text(view.word("cluster_ended", since=since))
    for key, others in (("successors", cluster.successors), ("preceding", cluster.preceding)):
        if others:
            yield entry(view.word(key), listed([one.name for one in others], view.lang), by=0)
    yield heading(view.word("members"))
    yield from _members(view)
    if cluster.officers:
        yield heading(view.word("officers"))
        phrases = Phrases(view.lang, view.names)
        for year, officers in sorted(cluster.officers.items()):
            said = phrases.officers(officers)
            yield indented(view.word("officers_of", year=year, officers=said))
    yield heading(view.word("years"))
    if not cluster.cycles:
        yield indented(view.word("no_years"))
    for year, attempt in sorted(cluster.cycles.items()):
        yield indented(
            view.word("year", code=view.code(year, attempt), state=_state(attempt, view))
        )


def _members(view: ClusterView) -> Iterator[RenderableType]:
    spans = view.cluster.spans
    if not spans:
        yield indented(view.word("no_members"))
        return
    dated = any(span.start is not None or span.end is not None for span in spans)
    made = table(*map(view.word, ("unit", "from", "to") if dated else ("unit",)), fold=(0,))
    for span in spans:
        cells = (view.names.unit(span.unit), *_days(span, view))
        made.add_row(*(cells if dated else cells[:1]))
    yield indented(made)
    for unit in view.cluster.members:
        ceased = view.ceased(unit)
        if ceased is not None:
            yield indented(
                view.word(
                    "has_ceased",
                    unit=view.names.unit(unit),
                    since=within(ceased.since, view.lang),
                    replace=f"“{command_label(ReplaceMember, view.lang)}”",
                    remove=f"“{command_label(RemoveMember, view.lang)}”",
                )
            )


def _days(span: Span, view: ClusterView) -> tuple[str, str]:
    """The first and the last day on which the unit belonged to the cluster."""
    first = view.word("beginning") if span.start is None else day(civil_day(span.start), view.lang)
    last = "" if span.end is None else day(civil_day(span.end - 1), view.lang)
    return first, last


def _state(attempt: Attempt, view: ClusterView) -> str:
    if attempt.moved:
        cycle = view.engine.cycle(cycle_stream(attempt.cycle))
        return view.word("moved", code=cycle.code)
    key = {None: "running", True: "cancelled", False: "closed"}[attempt.cancelled]
    state = view.word(key)
    return view.word("received", state=state) if attempt.received else state


def cluster_json(view: ClusterView) -> dict[str, object]:
    """The cluster for programs, names beside ids."""
    cluster = view.cluster
    found = plain(cluster, view.names)
    assert isinstance(found, dict)
    members = []
    for span in cluster.spans:
        ceased = view.ceased(span.unit)
        members.append(
            {
                "unit": plain(span.unit, view.names),
                "first_day": None if span.start is None else civil_day(span.start).isoformat(),
                "last_day": None if span.end is None else civil_day(span.end - 1).isoformat(),
                "ceased": plain(ceased, view.names),
            }
        )
    cycles = [
        {"year": year, "code": view.code(year, attempt), **plain_attempt(attempt, view)}
        for year, attempt in sorted(cluster.cycles.items())
    ]
    return {
        "cluster": cluster.code,
        "id": str(cluster.id),
        "name": cluster.name,
        "words": found["words"],
        "members": members,
        "officers": found["officers"],
        "cycles": cycles,
        "ended": found["ended"],
        "successors": found["successors"],
        "preceding": found["preceding"],
    }


def plain_attempt(attempt: Attempt, view: ClusterView) -> dict[str, object]:
    """How one opening of a year stands, and the code that its cycle has now."""
    key = {None: "running", True: "cancelled", False: "closed"}[attempt.cancelled]
    return {
        "state": "moved" if attempt.moved else key,
        "received": attempt.received,
        "now": view.engine.cycle(cycle_stream(attempt.cycle)).code,
    }
