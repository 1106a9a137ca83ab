"""Deadlines that an act would move, shown before it is stored."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.almanac import Almanac
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Heading, indented
from adapters.pages.called import code_of, names_of
from adapters.trying import tried
from adapters.wording.labelling import label
from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang, Names
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from workflows.shown_first import Moved, may_move, moved_in


class MovedDeadline(msgspec.Struct, frozen=True):
    """A deadline of a year that an act would move."""

    moved: Moved
    #: The year as the act would leave it.
    cycle: Cycle
    #: The code under which the year is known.
    code: str
    names: Names


class MovesPage(msgspec.Struct, frozen=True):
    """From which day to which an act would move deadlines."""

    moves: tuple[MovedDeadline, ...]

    def sentence(self, lang: Lang) -> str:
        """That nothing is stored before this was seen."""
        return word("shown_first", lang, n=len(self.moves))

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """A line for each."""
        yield Heading(word("would_move", lang))
        for one in self.moves:
            yield indented(_line(one, lang))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        """The days as they were and would be."""
        return {"moves": [_json(one) for one in self.moves]}


def moves_page(engine: Engine, order: Order) -> MovesPage | None:
    """What an order would move; ``None`` where it moves nothing. Raises ``Refusal`` as the act
    itself would."""
    if not may_move(order):
        return None
    found = tried(engine, order)
    moves = []
    for moved in moved_in(found.events):
        stream = moved[0]
        cycle = found.store.load(stream).state
        assert isinstance(cycle, Cycle)
        names = names_of(engine, stream)
        moves.append(MovedDeadline(moved, cycle, code_of(engine, stream), names))
    return MovesPage(tuple(moves)) if moves else None


def _line(one: MovedDeadline, lang: Lang) -> str:
    _, by, move = one.moved
    almanac = Almanac(one.cycle, one.names, lang)
    return word(
        "would_move_line",
        lang,
        code=one.cycle.code,
        name=almanac.name(move.deadline),
        was=almanac.day(move.was.last_day, move.was.before),
        now=almanac.day(move.now.last_day, move.now.before),
        how=label(by, lang),
    )


def _json(one: MovedDeadline) -> dict[str, object]:
    _, by, move = one.moved
    return {
        "cycle": one.code,
        "deadline": move.deadline,
        "by": by.value,
        "was": plain(move.was.last_day),
        "now": plain(move.now.last_day),
    }
