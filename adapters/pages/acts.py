"""What can be done now and by whom, what cannot and why, and what comes later."""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Heading, Line, Span, Tone, indented
from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.wording.labelling import command_label, condition_label, label, selection_label
from adapters.wording.messages import condition
from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang, Names
from domain.clusters.cluster import Cluster
from domain.cycle.awards.proposals import AmendProposal, WithdrawProposal
from domain.cycle.backfill import TakeLive
from domain.cycle.corrections import CorrectRecord
from domain.cycle.cycle import YEAR_WORK, Cycle
from domain.cycle.deadlines.setting import ExtendDeadline
from domain.cycle.formal import CancelCycle, ReopenPhase, WaiveCondition
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.scoring import EnterScores
from domain.cycle.scores.after_adoption import CorrectAdoptedScore
from domain.cycle.votes.closing import WithdrawBallot
from domain.cycle.votes.mending import CorrectCount, CorrectProxies, CorrectVote
from domain.record.record import Office, Seat, StreamId, UnitId, command_word
from domain.record.streams import COMMANDS
from domain.record.who import SCORERS
from domain.rulebook.rulebook import Rulebook
from workflows.permissions import PERMISSIONS
from workflows.status import Action, Can, Doer, Lack, actions

#: Possible at any time and each with a reason: listed after the work of the phase.
FORMAL_ACTS = frozenset(
    command_word(command)
    for command in (
        *(ExtendDeadline, ReopenPhase, WaiveCondition, CancelCycle, TakeLive),
        *(CorrectVote, CorrectCount, CorrectProxies),
        *(WithdrawBallot, AmendProposal, WithdrawProposal, CorrectAdoptedScore, CorrectRecord),
    )
)
#: Possible in most of the year, and asked for by no phase.
YEAR_ACTS = frozenset(map(command_word, YEAR_WORK))


class ActsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What can be done in a stream, and how a command is written."""

    code: str
    actions: Sequence[Action]
    names: Names
    rulebook: Rulebook | None = None
    members: tuple[UnitId, ...] = ()
    phase: Phase | None = None
    #: Whose acts are listed; ``None``: those of all.
    seat: Seat | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The lists, and the form of a command with one that can be given now."""
        board = self._board(lang)
        yield Line.of(self._head(board))
        yield from acts_part(self.actions, board, self.phase)
        now = [action.command for action in self.actions if action.can is Can.NOW]
        yield Line.of("")
        command = now[0] if now else "enter_scores"
        yield Line.of(board.word("fields", target=self.code, command=command))

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The acts for programs."""
        return {"target": self.code, "actions": actions_json(self.actions, self._board(lang))}

    def _head(self, board: Board) -> str:
        if self.seat is None:
            return word("acts_of", board.lang, target=self.code)
        office = label(self.seat.office, board.lang, self.names.words)
        unit = f" ({self.names.unit(self.seat.unit)})" if self.seat.unit is not None else ""
        return word("acts_of_seat", board.lang, target=self.code, seat=f"{office}{unit}")

    def _board(self, lang: Lang) -> Board:
        return Board(self.names, lang, self.rulebook, self.members)


def acts_page(engine: Engine, stream: StreamId, seats: Sequence[Seat] = ()) -> ActsPage:
    """What can be done in a stream now and by whom, and what cannot; with the seats of a person, by
    these."""
    state = engine.store.load(stream).state
    found = actions(stream, state)
    return ActsPage(
        code=code_of(engine, stream),
        actions=tuple(_of_seats(found, seats, state)) if seats else found,
        seat=seats[0] if seats else None,
        names=names_of(engine, stream),
        rulebook=state.plan.rulebook if isinstance(state, Cycle) else None,
        members=state.members if isinstance(state, (Cycle, Cluster)) else (),
        phase=state.phase if isinstance(state, Cycle) else None,
    )


def _of_seats(actions: Sequence[Action], seats: Sequence[Seat], state: object) -> Iterator[Action]:
    """Each act once, by the first of the seats that may."""
    for action in actions:
        yield from islice((one for seat in seats for one in _of_seat((action,), seat, state)), 1)


def _of_seat(actions: Sequence[Action], seat: Seat, state: object) -> Iterator[Action]:
    """The acts of one seat, each as it stands for its own unit."""
    for action in actions:
        doers = [doer for doer in action.by if doer.office is seat.office]
        held = [doer for doer in doers if not doer.units or seat.unit in doer.units]
        if not held:
            continue
        units = action.units
        if units and held[0].own and seat.unit is not None:
            units = (seat.unit,)
        elif units and seat.office is Office.UNIT_OFFICER and isinstance(state, Cycle):
            units = tuple(_scored_by(seat, action.command, units, state))
            if not units:
                continue
        own = (seat.unit,) if seat.unit is not None else ()
        by = tuple(replace(doer, units=own if doer.units else ()) for doer in held)
        yield replace(action, by=by, units=units)


def _scored_by(seat: Seat, command: str, units: Sequence[UnitId], cycle: Cycle) -> Iterator[UnitId]:
    """The units whose sheets an officer scores: the own one, which it fills in, and those that it
    was assigned to check."""
    if PERMISSIONS[COMMANDS[command]] != SCORERS:
        yield from units
        return
    assigned = {unit for (unit, _), team in cycle.scoring.checks.items() if seat.unit in team.units}
    fills = command == command_word(EnterScores)
    yield from (unit for unit in units if unit in assigned or (fills and unit == seat.unit))


def acts_part(
    actions: Sequence[Action], board: Board, phase: Phase | None = None
) -> Iterator[Block]:
    """The lists of a status, and of ``do`` without a command."""
    yield from _can(actions, board)
    yield from _cannot(actions, board)
    over = [_lower(action, board) for action in actions if action.can is Can.DONE]
    if over:
        yield Heading(board.word("over"))
        yield indented("; ".join(over) + ".")
    yield from _later(actions, board, phase)


def _can(actions: Sequence[Action], board: Board) -> Iterator[Block]:
    now = [action for action in actions if action.can is Can.NOW]
    yield Heading(board.word("can"))
    if all(_kind(action) for action in now):
        yield indented(board.word("nothing"))
    for kind in (None, "all_year", "formal"):
        chosen = [action for action in now if _kind(action) == kind]
        if kind and chosen:
            yield Heading(board.word(kind))
        by_doer: dict[str, list[Action]] = {}
        for action in chosen:
            by_doer.setdefault(doers(action, board), []).append(action)
        for who, acts in by_doer.items():
            yield indented(f"{who[:1].upper()}{who[1:]}:")
            for action in acts:
                yield from _act(action, board)


def _kind(action: Action) -> str | None:
    """Under which heading an act stands that does not belong to the phase alone."""
    if action.command in FORMAL_ACTS:
        return "formal"
    return "all_year" if action.command in YEAR_ACTS else None


def _act(action: Action, board: Board) -> Iterator[Block]:
    yield indented(_title(action, board), by=4)
    if action.units:
        yield Entry(board.word("left"), _units(action.units, board), by=6)
    if action.items:
        said = "; ".join(_item(action, item, board) for item in action.items)
        yield Entry(board.word("one_of" if action.command in FORMAL_ACTS else "left"), said, by=6)


def _cannot(actions: Sequence[Action], board: Board) -> Iterator[Block]:
    """Acts that lack the same stand together over the sentences that say what."""
    together: dict[tuple[str, ...], list[Action]] = {}
    for action in actions:
        if action.can is Can.NOT_YET:
            together.setdefault(lacking(action, board), []).append(action)
    if together:
        yield Heading(board.word("cannot"))
    for sentences, acts in together.items():
        for action in acts:
            yield indented(_title(action, board))
        for sentence in sentences:
            yield Entry("", sentence, by=4)


def lacking(action: Action, board: Board) -> tuple[str, ...]:
    """What is lacking before an act, a sentence each."""
    return tuple(_unmet(action, lack, board) for lack in action.lacking)


def _unmet(action: Action, lack: Lack, board: Board) -> str:
    facts = {**lack.facts, "command": action.command}
    return condition(
        lack.condition,
        facts,
        board.lang,
        board.names,
        board.rulebook,
        typed=True,
        told=board.told,
    )


def actions_json(actions: Sequence[Action], board: Board) -> list[dict[str, object]]:
    """The acts of a list for programs, with a sentence for everything that is lacking."""
    found = []
    for action in actions:
        one = plain(action, board.names)
        assert isinstance(one, dict)
        one["label"] = command_label(action.command, board.lang)
        one["lacking"] = [
            {"condition": lack.condition, "sentence": _unmet(action, lack, board)}
            for lack in action.lacking
        ]
        found.append(one)
    return found


def _later(actions: Sequence[Action], board: Board, phase: Phase | None) -> Iterator[Block]:
    """What belongs to the steps still to come, each act under the first of them."""
    if phase not in WAY:
        return
    to_come = WAY[WAY.index(phase) + 1 :]
    by_phase: dict[Phase, list[str]] = {}
    for action in actions:
        first = next((found for found in to_come if found in action.phases), None)
        if action.can is Can.ELSEWHERE and first is not None:
            by_phase.setdefault(first, []).append(_lower(action, board))
    if by_phase:
        yield Heading(board.word("elsewhere"))
    for found in to_come:
        if found in by_phase:
            yield Entry(board.phase(found), "; ".join(by_phase[found]))


def _lower(action: Action, board: Board) -> str:
    text = command_label(action.command, board.lang)
    return text[:1].lower() + text[1:]


def _title(action: Action, board: Board) -> Line:
    word = Span(f"  {action.command}", Tone.COMMAND)
    return Line.of(command_label(action.command, board.lang), word)


def _item(action: Action, item: str, board: Board) -> str:
    if action.command == "reopen_phase":
        return label(Phase(item), board.lang, board.names.words)
    if action.command in {"set_deadline", "extend_deadline"}:
        return board.due(item)
    if action.command == "waive_condition":
        return f"{condition_label(item, board.lang)} ({item})"
    name = selection_label(item, board.rulebook)
    return f"{name} ({item})" if name != item else item


def _units(units: Sequence[UnitId], board: Board) -> str:
    if len(units) == 1:
        return board.names.unit(units[0])
    return board.word("units_of", count=len(units), units=board.units(units))


def doers(action: Action, board: Board) -> str:
    """Who may. Offices of the same units together: ``Cụm trưởng, thư ký (An Giang)``."""
    together: dict[str, list[Doer]] = {}
    for doer in action.by:
        together.setdefault(_holders(doer, action, board), []).append(doer)
    said = []
    for holders, alike in together.items():
        offices = [label(doer.office, board.lang, board.names.words) for doer in alike]
        said.append(f"{', '.join(offices)}{holders}")
    return "; ".join(said)


def _holders(doer: Doer, action: Action, board: Board) -> str:
    if doer.office is Office.OPERATOR:
        return " (--as operator)"
    if not doer.units:
        return f" ({board.word('nobody')})"
    if doer.own and doer.units == action.units:
        return f" ({board.word('of_that_unit')})"
    if len(doer.units) > 1 and set(doer.units) == set(board.members):
        return f" ({board.word('all_units')})"
    return f" ({board.units(doer.units)})"
