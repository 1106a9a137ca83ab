"""Deadlines that an act would move, shown before it is stored."""

from adapters.bootstrap import Engine
from adapters.cli.act_page import tried
from adapters.cli.errors import ToldRefusal
from adapters.cli.tables import heading, indented
from adapters.cli.terminal import Terminal
from adapters.pages.almanac import Almanac
from adapters.pages.as_json import plain
from adapters.pages.called import code_of, names_of
from adapters.wording.writing import label
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from workflows.shown_first import Moved, may_move, moved_in


def check_shown(engine: Engine, terminal: Terminal, order: Order) -> None:
    """Raises :class:`Told` where the act would move deadlines, after showing from which day to
    which; nothing is stored."""
    if not may_move(order):
        return
    found = tried(engine, order)
    moved = tuple(moved_in(found.events))
    if not moved:
        return
    lines = [_line(engine, terminal, found.store.load(one[0]).state, one) for one in moved]
    if not terminal.json:
        head = heading(terminal.word("would_move"))
        terminal.show(head, *(indented(line) for line in lines))
    sentence = terminal.word("shown_first", n=len(moved))
    raise ToldRefusal("shown_first", sentence, {"moves": [_json(engine, one) for one in moved]})


def _line(engine: Engine, terminal: Terminal, state: object, moved: Moved) -> str:
    stream, by, move = moved
    assert isinstance(state, Cycle)
    almanac = Almanac(state, names_of(engine, stream), terminal.lang)
    return terminal.word(
        "would_move_line",
        code=state.code,
        name=almanac.name(move.deadline),
        was=almanac.day(move.was.last_day, move.was.before),
        now=almanac.day(move.now.last_day, move.now.before),
        how=label(by, terminal.lang),
    )


def _json(engine: Engine, moved: Moved) -> dict[str, object]:
    stream, by, move = moved
    return {
        "cycle": code_of(engine, stream),
        "deadline": move.deadline,
        "by": by.value,
        "was": plain(move.was.last_day),
        "now": plain(move.now.last_day),
    }
