"""Who may give which command, as a table that people review.

``python -m tests.workflows.permissions_table`` writes it anew after a right was given or taken.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from domain.cycle.cycle import ROW_OF
from domain.cycle.guard import WAY
from domain.record.record import Office, command_word
from domain.record.streams import KINDS
from domain.record.who import PlainRow, Scope

PATH: Final = Path(__file__).parents[1] / "golden" / "permissions.txt"
_HEAD: Final = """\
# Who may give which command, and in which phases. Reviewed by people, compared with the rows by
# tests/workflows/test_permissions.py.
# any: for any unit. own: for the seat's own unit. behalf: for the own unit, or the one named with
# --for. system: follows from another act. sitting: in all phases of an open sitting. told: only
# while a year is told from the past.
"""
_NOBODY: Final = "."


def drawn() -> str:
    """The table as the rows say it."""
    lines = [[row.command for row in kind.ROWS] for kind in KINDS.values()]
    width = max(len(command_word(command)) for commands in lines for command in commands)
    parts = [_HEAD]
    for name, kind in KINDS.items():
        head = " ".join(f"{office.value:{_width(office)}}" for office in Office)
        parts.append(f"{name:{width}} {head} phases\n" + "".join(_lines(kind.ROWS, width)))
    return "\n".join(parts)


def _lines(rows: tuple[PlainRow, ...], width: int) -> Iterator[str]:
    for row in rows:
        scopes = (row.by[office].value if office in row.by else _NOBODY for office in Office)
        cells = (f"{scope:{_width(office)}}" for office, scope in zip(Office, scopes, strict=True))
        line = f"{command_word(row.command):{width}} {' '.join(cells)} {_phases(row)}"
        yield f"{line.rstrip()}\n"


def _width(office: Office) -> int:
    return max(len(office), len(Scope.BEHALF.value))


def _phases(row: PlainRow) -> str:
    asked = ROW_OF.get(row.command)
    if asked is None:
        return ""
    phases = asked.phases
    in_line = len(phases) > 2 and WAY[WAY.index(phases[0]) :][: len(phases)] == phases
    said = [f"{phases[0]} to {phases[-1]}"] if in_line else list(phases)
    said += ["sitting"] if asked.in_sitting else []
    said += ["told"] if asked.backfill_only else []
    said += ["told anywhere"] if asked.told_anywhere else []
    return ", ".join(said)


def reviewed() -> dict[str, dict[Office, str]]:
    """The reviewed table: each command's offices, with ``any``, ``own`` or ``behalf``."""
    lines = [line.split() for line in PATH.read_text(encoding="utf-8").splitlines()]
    said = [words for words in lines if words and words[0] != "#" and words[0] not in KINDS]
    return {
        word: {
            office: scope for office, scope in zip(Office, scopes, strict=False) if scope != _NOBODY
        }
        for word, *scopes in said
    }


if __name__ == "__main__":
    PATH.write_text(drawn(), encoding="utf-8")
