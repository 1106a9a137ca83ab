"""A cluster as a page: its members with their dates, its officers by year, its cycles, its end."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adapters.bootstrap import Engine, StoredNames
from adapters.pages.acts import actions_json, acts_part
from adapters.pages.as_json import plain
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Tone,
    columns,
    indented,
    table,
)
from adapters.pages.board import Board
from adapters.pages.called import names_of
from adapters.wording.labelling import command_label
from adapters.wording.log.offices import overseer_said
from adapters.wording.pages.standing import standing_word
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, day, listed, within
from domain.clusters.cluster import Cluster
from domain.clusters.ending import Attempt, code_of
from domain.clusters.roster import RemoveMember, ReplaceMember, Span
from domain.cycle.cycle import Cycle
from domain.record.record import CycleId, StreamId, UnitId, cycle_stream, unit_stream
from domain.units.lineage import Ceased
from domain.units.unit import Unit
from domain.values.when import civil_day
from workflows.status import Action, actions


class ClusterPage(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster as it stands, and what may be done in it where that was asked."""

    cluster: Cluster
    names: StoredNames
    #: The end of those units that ceased.
    ceased: Mapping[UnitId, Ceased]
    #: Under which code a cycle runs now.
    codes: Mapping[CycleId, str]
    actions: Sequence[Action] | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        yield from _page(_View(self, lang))
        if self.actions is not None:
            board = Board(self.names, lang, None, self.cluster.members)
            yield from acts_part(self.actions, board)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The cluster for programs, names beside ids."""
        found = _json(_View(self, lang))
        if self.actions is not None:
            found["actions"] = actions_json(self.actions, Board(self.names, lang))
        return found


def cluster_page(
    engine: Engine, stream: StreamId, cluster: Cluster, *, acts: bool = False
) -> ClusterPage:
    """A cluster as it stands; with ``acts`` also what may be done in it."""
    units = dict.fromkeys((*(span.unit for span in cluster.spans), *cluster.members))
    ended = {unit: engine.store.load(unit_stream(unit)).state for unit in units}
    cycles = {
        attempt.cycle: engine.store.load(cycle_stream(attempt.cycle)).state
        for attempt in cluster.cycles.values()
    }
    return ClusterPage(
        cluster=cluster,
        names=names_of(engine, stream),
        ceased={
            unit: state.ceased
            for unit, state in ended.items()
            if isinstance(state, Unit) and state.ceased is not None
        },
        codes={id_: state.code for id_, state in cycles.items() if isinstance(state, Cycle)},
        actions=actions(stream, cluster) if acts else None,
    )


class _View(msgspec.Struct, frozen=True):
    """The page in a language."""

    page: ClusterPage
    lang: Lang

    @property
    def cluster(self) -> Cluster:
        return self.page.cluster

    @property
    def names(self) -> StoredNames:
        return self.page.names

    def word(self, key: str, **facts: object) -> str:
        return standing_word(key, self.lang, **facts)

    def ceased(self, unit: UnitId) -> Ceased | None:
        return self.page.ceased.get(unit)

    def code(self, year: str, attempt: Attempt) -> str:
        """The code under which a cycle ran in this cluster."""
        return code_of(self.cluster.code, year, attempt.number)

    def now(self, year: str, attempt: Attempt) -> str:
        """The code under which it runs now; one that has not begun yet has only this one."""
        return self.page.codes.get(attempt.cycle, self.code(year, attempt))


def _page(view: _View) -> Iterator[Block]:
    cluster = view.cluster
    yield Line.of(cluster.name, tone=Tone.STRONG)
    yield Line.of(cluster.code)
    if cluster.ended is not None:
        since = within(cluster.ended, view.lang)
        yield Line.of(view.word("cluster_ended", since=since))
    for key, others in (("successors", cluster.successors), ("preceding", cluster.preceding)):
        if others:
            yield Entry(view.word(key), listed([one.name for one in others], view.lang), by=0)
    yield Heading(view.word("members"))
    yield from _members(view)
    if cluster.officers:
        yield Heading(view.word("officers"))
        phrases = Phrases(view.lang, view.names)
        for year, officers in sorted(cluster.officers.items()):
            said = phrases.officers(officers)
            yield indented(view.word("officers_of", year=year, officers=said))
    if cluster.overseers:
        yield Heading(view.word("overseers"))
        phrases = Phrases(view.lang, view.names)
        yield from (indented(overseer_said(one, phrases)) for one in cluster.overseers)
    yield Heading(view.word("years"))
    if not cluster.cycles:
        yield indented(view.word("no_years"))
    for year, attempt in sorted(cluster.cycles.items()):
        yield indented(
            view.word("year", code=view.code(year, attempt), state=_state(year, attempt, view))
        )


def _members(view: _View) -> Iterator[Block]:
    spans = view.cluster.spans
    if not spans:
        yield indented(view.word("no_members"))
        return
    dated = any(span.start is not None or span.end is not None for span in spans)
    heads = ("unit", "from", "to") if dated else ("unit",)
    rows = [(view.names.unit(span.unit), *_days(span, view))[: len(heads)] for span in spans]
    yield indented(table(columns(*map(view.word, heads), fold=(0,)), rows))
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


def _days(span: Span, view: _View) -> tuple[str, str]:
    """The first and the last day on which the unit belonged to the cluster."""
    first = view.word("beginning") if span.start is None else day(civil_day(span.start), view.lang)
    last = "" if span.end is None else day(civil_day(span.end - 1), view.lang)
    return first, last


def _state(year: str, attempt: Attempt, view: _View) -> str:
    if attempt.moved:
        return view.word("moved", code=view.now(year, attempt))
    key = {None: "running", True: "cancelled", False: "closed"}[attempt.cancelled]
    state = view.word(key)
    return view.word("received", state=state) if attempt.received else state


def _json(view: _View) -> dict[str, object]:
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
        {"year": year, "code": view.code(year, attempt), **_attempt(year, attempt, view)}
        for year, attempt in sorted(cluster.cycles.items())
    ]
    return {
        "cluster": cluster.code,
        "id": str(cluster.id),
        "name": cluster.name,
        "words": found["words"],
        "members": members,
        "officers": found["officers"],
        "overseers": found["overseers"],
        "cycles": cycles,
        "ended": found["ended"],
        "successors": found["successors"],
        "preceding": found["preceding"],
    }


def _attempt(year: str, attempt: Attempt, view: _View) -> dict[str, object]:
    """How one opening of a year stands, and the code that its cycle has now."""
    key = {None: "running", True: "cancelled", False: "closed"}[attempt.cancelled]
    return {
        "state": "moved" if attempt.moved else key,
        "received": attempt.received,
        "now": view.now(year, attempt),
    }
