"""The lifecycle machine: one shared transitions machine, built from the rows of the phases.

It is asked about commands only. The same rows say what can be done now and why not, and draw the
diagram in the documentation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transitions import EventData, Machine, MachineError

from domain.clusters.transfer import EndWithCluster
from domain.cycle.cycle import GUARD_TABLE, LEAVE, ROW_OF, Cycle
from domain.cycle.deadlines.passing import PassDeadline
from domain.cycle.formal import AdvancePhase, CancelCycle, ChangedBy, ReopenPhase
from domain.cycle.guard import RUNNING, SITTING, WAY, Condition, Phase, Row
from domain.cycle.phases.chair_handover import CloseCycle
from domain.record.record import Command, command_word
from domain.rulebook.rulebook import Then
from domain.values.refusal import Code, Refusal

#: The trigger by which a phase is left once everything it asks for is there.
LEAVE_TRIGGER = "leave"


class _Subject:
    """What the machine moves: a cycle's phase, with the command that asks."""

    __slots__ = ("command", "cycle", "state")

    def __init__(self, cycle: Cycle, command: Command | None) -> None:
        self.state: str = cycle.phase.value
        self.cycle = cycle
        self.command = command


def _subject(event: EventData) -> _Subject:
    subject = event.model
    assert isinstance(subject, _Subject)
    return subject


def _holds(condition: Condition) -> Any:
    def holds(event: EventData) -> bool:
        return condition.lacking(_subject(event).cycle) is None

    return holds


def _sitting_open(event: EventData) -> bool:
    return _subject(event).cycle.conference.sitting


def _told(event: EventData) -> bool:
    return _subject(event).cycle.backfill


def _reopens(phase: Phase) -> Any:
    def reopens(event: EventData) -> bool:
        command = _subject(event).command
        return isinstance(command, ReopenPhase) and command.phase is phase

    return reopens


def transitions() -> Iterator[dict[str, Any]]:
    """Every transition of the machine. Those that stay in their phase have no destination."""
    for row in GUARD_TABLE:
        word = command_word(row.command)
        needs = [_holds(condition) for condition in row.needs]
        if row.command is ReopenPhase:
            yield from _reopening(word, needs)
            continue
        for phase in row.phases:
            yield _transition(word, phase, _destination(row), needs)
        if row.in_sitting:
            for phase in SITTING:
                if phase not in row.phases:
                    yield _transition(word, phase, None, [_sitting_open, *needs])
        if row.told_anywhere:
            for phase in RUNNING:
                if phase not in row.phases:
                    yield _transition(word, phase, None, [_told, *needs])
    for phase, following in zip(RUNNING, WAY[1:], strict=True):
        if following is not Phase.CLOSED:
            conditions = [_holds(condition) for condition in LEAVE[phase]]
            yield _transition(LEAVE_TRIGGER, phase, following, conditions)


def _destination(row: Row) -> Phase | None:
    """Where the command itself leads; what only completes a phase leads on by ``leave``."""
    if row.command is CloseCycle:
        return Phase.CLOSED
    if row.command in {CancelCycle, EndWithCluster}:
        return Phase.CANCELLED
    return None


def _reopening(word: str, needs: list[Any]) -> Iterator[dict[str, Any]]:
    for phase in WAY[1:]:
        for earlier in WAY[: WAY.index(phase)]:
            yield _transition(word, phase, earlier, [_reopens(earlier), *needs])


def _transition(
    trigger: str, source: Phase, dest: Phase | None, conditions: list[Any]
) -> dict[str, Any]:
    return {
        "trigger": trigger,
        "source": source.value,
        "dest": dest.value if dest else None,
        "conditions": conditions,
    }


@cache
def machine() -> Machine:
    """The machine, made for the first command that is asked about and then shared."""
    return Machine(
        model=None,
        states=[phase.value for phase in Phase],
        initial=Phase.PLAN.value,
        transitions=list(transitions()),
        auto_transitions=False,
        send_event=True,
    )


def _fire(word: str, subject: _Subject) -> bool:
    """Whether the machine lets the subject pass. The trigger is looked up first, so that a
    ``MachineError`` can only mean that no transition leaves from this phase."""
    trigger = machine().events[word]
    try:
        return bool(trigger.trigger(subject))
    except MachineError:
        return False


def check(cycle: Cycle, command: Command) -> Phase:
    """Let a command pass the guard; returns the phase to which it leads by itself.

    Raises ``Refusal``: ``backfill_only``, ``cycle_cancelled``, ``wrong_phase`` or
    ``conditions_unmet`` (with every unmet condition and what it lacks).
    """
    row = ROW_OF[type(command)]
    if cycle.phase is Phase.CANCELLED:
        raise Refusal("cycle_cancelled")
    if row.backfill_only and not cycle.backfill:
        raise Refusal("backfill_only", command=command_word(command))
    subject = _Subject(cycle, command)
    if _fire(command_word(command), subject):
        return Phase(subject.state)
    if not accepts(row, cycle):
        raise Refusal(
            "wrong_phase", command=command_word(command), phase=cycle.phase, phases=row.phases
        )
    unmet = lacking(row.needs, cycle)
    if unmet:
        raise _unmet(cycle, command, unmet)
    return cycle.phase  # reopening towards a phase that is not earlier: decide says so


def _unmet(
    cycle: Cycle, command: Command, unmet: tuple[tuple[str, Mapping[str, object]], ...]
) -> Refusal:
    """That conditions lack; of a told year, that its sources may be silent about them."""
    told = {"told": True} if cycle.backfill else {}
    return Refusal("conditions_unmet", command=command_word(command), unmet=unmet, **told)


def refusals_on(row: Row) -> frozenset[Code]:
    """What the guard may refuse of a row's command: as :func:`check` and :func:`leads`."""
    codes: set[Code] = {"cycle_cancelled"}
    if row.backfill_only:
        codes.add("backfill_only")
    if set(row.phases) < set(WAY):
        codes.add("wrong_phase")
    if row.needs or row.leads_on:
        codes.add("conditions_unmet")
    return frozenset(codes)


def accepts(row: Row, cycle: Cycle) -> bool:
    """Whether the command belongs to this phase, or to the sitting that is open."""
    if cycle.phase in row.phases:
        return True
    if row.told_anywhere and cycle.backfill and cycle.phase in RUNNING:
        return True
    return row.in_sitting and cycle.phase in SITTING and cycle.conference.sitting


def lacking(
    conditions: tuple[Condition, ...], cycle: Cycle
) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """The unmet conditions, by code, each with what it lacks."""
    found = [(condition.code, condition.lacking(cycle)) for condition in conditions]
    return tuple((code, facts) for code, facts in found if facts is not None)


@dataclass(frozen=True)
class Step:
    """One change of phase, and what moved it."""

    source: Phase
    to: Phase
    by: ChangedBy


def leads(
    before: Cycle, after: Cycle, command: Command, to: Phase, *, follows: bool = False
) -> tuple[Step, ...]:
    """The changes of phase that follow a command, given the state its own events lead to.

    ``to`` is where :func:`check` said the command leads by itself; one that ``follows`` from
    another stream completes no phase in the sitting. A phase that was reopened is left by the act
    that supplies what it lacks, as it was the first time; where nothing lacks, it is held until
    somebody advances it. Raises
    ``Refusal("conditions_unmet")`` where a formal act should end its phase and cannot.
    """
    if to is not before.phase:
        return (Step(before.phase, to, _moved_by(command)),)
    if ROW_OF[type(command)].leads_on:
        subject = _Subject(after, command)
        if not _fire(LEAVE_TRIGGER, subject):
            unmet = lacking(LEAVE[after.phase], after)
            raise _unmet(after, command, unmet)
        return (Step(before.phase, Phase(subject.state), _moved_by(command)),)
    if isinstance(command, PassDeadline):
        return _at_deadline(after, command)
    in_sitting = after.phase in SITTING and before.conference.sitting and not follows
    if in_sitting and (not after.held_open or lacking(LEAVE[before.phase], before)):
        return _through_sitting(after)
    return ()


def _at_deadline(cycle: Cycle, command: PassDeadline) -> tuple[Step, ...]:
    """The phase whose own deadline has passed is left where the rulebook says so and everything
    that it asks for is there; otherwise the deadline's event says what is lacking."""
    rulebook = cycle.plan.rulebook
    advances = rulebook is not None and any(
        found.code == command.code and found.then is Then.ADVANCE for found in rulebook.deadlines
    )
    if command.unit is not None or command.code != cycle.phase or not advances:
        return ()
    subject = _Subject(cycle, command)
    if cycle.held_open or not _fire(LEAVE_TRIGGER, subject):
        return ()
    return (Step(cycle.phase, Phase(subject.state), ChangedBy.DEADLINE),)


def _through_sitting(cycle: Cycle) -> tuple[Step, ...]:
    steps = []
    subject = _Subject(cycle, None)
    while (source := subject.state) != Phase.CHAIR_HANDOVER and _fire(LEAVE_TRIGGER, subject):
        steps.append(Step(Phase(source), Phase(subject.state), ChangedBy.SITTING))
    return tuple(steps)


def _moved_by(command: Command) -> ChangedBy:
    match command:
        case ReopenPhase():
            return ChangedBy.REOPENED
        case CancelCycle() | EndWithCluster():
            return ChangedBy.CANCELLED
        case AdvancePhase():
            return ChangedBy.OFFICE
        case _:
            return ChangedBy.FORMAL_ACT
