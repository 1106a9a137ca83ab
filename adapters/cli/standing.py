"""Looking at a unit or a cluster, where a cycle could have been named as well."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.cli.terminal import Terminal
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from rich.console import RenderableType

    from adapters.bootstrap import Engine
    from adapters.pages.blocks import Block
    from domain.record.record import StreamId


def show_standing(engine: "Engine", terminal: Terminal, target: str, *, acts: bool = False) -> bool:
    """Show the unit or cluster of that name, with ``acts`` also what may be done there.

    Returns whether there is one; a cycle of that name goes before. Raises
    ``Refusal("name_unknown")`` where nothing at all is named so.
    """
    from adapters.cli.databases import speak_of
    from adapters.door.names import find, find_target
    from domain.record.record import kind_of

    try:
        find(engine.store, "cycle", target)
    except Refusal as refusal:
        if refusal.code != "name_unknown" or "/" in target:
            raise
    else:
        return False
    stream = find_target(engine.store, target)
    if kind_of(stream) not in {"unit", "cluster"}:
        return False
    speak_of(engine, terminal, stream)
    if terminal.json:
        found = _json(engine, terminal, stream)
        terminal.give({**found, **_acts_json(engine, terminal, stream)} if acts else found)
    else:
        terminal.show(*_page(engine, terminal, stream, acts=acts))
    return True


def _page(
    engine: "Engine", terminal: Terminal, stream: "StreamId", *, acts: bool
) -> "Iterator[RenderableType | Block]":
    from adapters.cli.cluster_page import ClusterView, cluster_page
    from adapters.cli.unit_page import UnitView, unit_head, unit_page
    from adapters.pages.acts import acts_part
    from adapters.pages.board import Board
    from adapters.pages.called import names_of
    from domain.clusters.cluster import Cluster
    from domain.units.unit import Unit
    from workflows.status import actions

    state, names = engine.store.load(stream).state, names_of(engine, stream)
    if isinstance(state, Unit):
        view = UnitView(state, names, terminal.lang)
        yield from unit_head(view) if acts else unit_page(view)
    if isinstance(state, Cluster):
        yield from cluster_page(ClusterView(state, engine, names, terminal.lang))
    if acts:
        members = state.members if isinstance(state, Cluster) else ()
        board = Board(names, terminal.lang, None, members)
        yield from acts_part(actions(stream, state), board)


def _json(engine: "Engine", terminal: Terminal, stream: "StreamId") -> dict[str, object]:
    from adapters.cli.cluster_page import ClusterView, cluster_json
    from adapters.cli.unit_page import UnitView, unit_json
    from adapters.pages.called import names_of
    from domain.clusters.cluster import Cluster
    from domain.units.unit import Unit

    state, names = engine.store.load(stream).state, names_of(engine, stream)
    if isinstance(state, Unit):
        return unit_json(UnitView(state, names, terminal.lang))
    assert isinstance(state, Cluster)
    return cluster_json(ClusterView(state, engine, names, terminal.lang))


def _acts_json(engine: "Engine", terminal: Terminal, stream: "StreamId") -> dict[str, object]:
    from adapters.pages.acts import actions_json
    from adapters.pages.board import Board
    from workflows.status import actions

    found = actions(stream, engine.store.load(stream).state)
    assert terminal.names is not None
    return {"actions": actions_json(found, Board(terminal.names, terminal.lang))}
