"""The lifecycle as a page: the diagram and the tables, drawn from the rows that the guard asks.

``python -m adapters.wording.lifecycle_page > docs/lifecycle.md`` writes the page anew.
"""

from collections.abc import Iterator
from typing import Any

from transitions.extensions import GraphMachine

from adapters.wording.labelling import command_label, condition_label, label
from domain.cycle.cycle import GUARD_TABLE, LEAVE, ROW_OF
from domain.cycle.formal import NEVER_WAIVED, ReopenPhase
from domain.cycle.guard import RUNNING, SITTING, WAY, Phase, Row
from domain.record.record import command_word
from domain.record.streams import KINDS
from domain.record.who import Grants, PlainRow, Scope
from domain.rulebook.rulebook import Rulebook
from workflows.lifecycle import LEAVE_TRIGGER, transitions

_SITTING_LEADS = "sitting"
_SCOPES = {Scope.OWN: " (own)", Scope.BEHALF: " (on behalf)", Scope.ANY: ""}
_HEAD = """\
# The lifecycle of a cycle

This page is drawn from the guard rows, which stand beside each phase in `domain/cycle/phases/`,
with votes, scores, awards, deadlines and the year's work in the rooms beside it, and with the acts
of `formal.py`, `amendment.py`, `documents.py` and `backfill.py` in `domain/cycle/`; the rows of
commands that ask for no phase stand with units, clusters, the calendar, notices and the system.
The tests compare it with what is drawn. After a change of rows:

```
python -m adapters.wording.lifecycle_page > docs/lifecycle.md
```

The phase shows where the main work of a year is. It is a lock only where a row makes it one: every
command names the phases that accept it and the conditions that must hold.
"""


class _Nobody:
    """A model for the graph, which cannot be drawn without one."""


def diagram() -> str:
    """The state diagram, in mermaid.

    ``GraphMachine`` only draws here: as a guard it would ask for registered models. Commands that
    stay in their phase are left to the tables, and of the reopenings each phase shows the nearest.
    """
    machine = GraphMachine(
        model=_Nobody(),
        states=[phase.value for phase in Phase],
        initial=Phase.PLAN.value,
        transitions=list(_drawn()),
        auto_transitions=False,
        graph_engine="mermaid",
    )
    drawn = machine.get_combined_graph().draw(None)
    assert drawn is not None
    lines = drawn.partition("---\nstateDiagram-v2")[2].splitlines()
    kept = [line.rstrip() for line in lines if "lassDef " not in line and "Class " not in line]
    return "stateDiagram-v2\n" + "\n".join(line for line in kept if line) + "\n"


def _drawn() -> Iterator[dict[str, Any]]:
    reopen = command_word(ReopenPhase)
    for found in transitions():
        source, dest = Phase(found["source"]), found["dest"]
        if dest is None or (found["trigger"] == reopen and not _next(Phase(dest), source)):
            continue
        triggers = [found["trigger"]]
        if found["trigger"] == LEAVE_TRIGGER:
            triggers = list(_leading_on(source))
        for trigger in triggers:
            yield {"trigger": trigger, "source": source.value, "dest": dest}


def _next(phase: Phase, following: Phase) -> bool:
    return WAY.index(following) == WAY.index(phase) + 1


def _leading_on(phase: Phase) -> Iterator[str]:
    yield from (
        command_word(row.command) for row in GUARD_TABLE if row.leads_on and phase in row.phases
    )
    if phase in SITTING:
        yield _SITTING_LEADS


def page() -> str:
    """``docs/lifecycle.md`` in full."""
    return "\n".join((_HEAD, *_diagram_section(), *_phases_section(), *_rows_section()))


def _diagram_section() -> Iterator[str]:
    yield "## The phases\n"
    yield f"```mermaid\n{diagram()}```\n"
    yield (
        "An edge is named by the command that leads along it. `sitting`: while a sitting is open, a"
        " phase of\nthe sitting is left by itself as soon as what it asks for is there, unless it"
        " was reopened.\n`reopen_phase` leads to any earlier phase; the nearest is drawn.\n"
    )


def _phases_section() -> Iterator[str]:
    yield "## What a phase asks for before it may be left\n"
    yield _row("phase", "Vietnamese", "asks for", "code", "may be waived")
    yield _row(*["---"] * 5)
    for phase in RUNNING:
        names = f"`{phase}`", label(phase, "vi")
        for condition in LEAVE[phase]:
            waived = "no" if condition.code in NEVER_WAIVED else "yes"
            said = condition_label(condition.code, "en")
            yield _row(*names, said, f"`{condition.code}`", waived)
            names = "", ""
    yield (
        f"\nA rulebook may drop the pledge, the acceptance of the handover and the minutes"
        f" ({_switches()}).\nWaiving, reopening, extending and cancelling are formal acts, each"
        " with a reason on the record.\n"
    )


def _switches() -> str:
    switches = ("pledge_required", "handover_accepted", "minutes_required")
    assert set(switches) <= set(Rulebook.__struct_fields__)
    return ", ".join(f"`{switch}`" for switch in switches)


def _rows_section() -> Iterator[str]:
    yield "## What a command asks for, and who may give it\n"
    yield (
        "*In the sitting*: also accepted in the other phases of the sitting while one is open."
        " *Told*: only\nwhile the cycle is told from the past. *Leads on*: the command ends its"
        " phase, and is refused unless\nthe phase may be left. Who may: *own*, of the own unit"
        " only; *on behalf*, of the own unit or of the one\nnamed with `--for`; without a word, of"
        " any unit. What only the system may follows from another act.\n"
    )
    yield _row("command", "Vietnamese", "by", "phases", "needs", "")
    yield _row(*["---"] * 6)
    for row in GUARD_TABLE:
        needs = ", ".join(f"`{condition.code}`" for condition in row.needs)
        yield _row(*_command_cells(row), _phases(row.phases), needs, _remarks(row))
    yield "\n## Commands that ask for no phase\n"
    yield _row("command", "Vietnamese", "by", "stream")
    yield _row(*["---"] * 4)
    for kind, module in KINDS.items():
        for row in module.ROWS:
            if row.command not in ROW_OF:
                yield _row(*_command_cells(row), kind)
    yield ""


def _command_cells(row: PlainRow) -> tuple[str, str, str]:
    """The command, its name in Vietnamese, and who may give it."""
    word = f"`{command_word(row.command)}`"
    return word, command_label(row.command, "vi"), ", ".join(_by(row.by))


def _by(grants: Grants) -> Iterator[str]:
    for office, scope in grants.items():
        yield f"{office}{_SCOPES[scope]}"


def _phases(phases: tuple[Phase, ...]) -> str:
    """Phases that follow each other are written as from and to."""
    first, last = WAY.index(phases[0]), WAY.index(phases[-1])
    if len(phases) > 2 and phases == WAY[first : last + 1]:
        return f"`{phases[0]}` to `{phases[-1]}`"
    return ", ".join(f"`{phase}`" for phase in phases)


def _remarks(row: Row) -> str:
    said = (
        ("leads on", row.leads_on),
        ("in the sitting", row.in_sitting),
        ("told", row.backfill_only),
        ("told in every phase", row.told_anywhere),
    )
    return ", ".join(word for word, holds in said if holds)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(page(), end="")
