"""Who may read what, as a table that people review.

``python -m tests.workflows.reads_table`` writes it anew after a right was given or taken.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from domain.cycle.guard import WAY, Phase
from domain.record.record import Office
from workflows.reads import READS, Reach, Read, ReadRow

PATH: Final = Path(__file__).parents[1] / "golden" / "reads.txt"
_HEAD: Final = """\
# Who may read what, and in which phases. Reviewed by people, compared with the rows by
# tests/workflows/test_reads.py.
# whole: everything that is open to anybody. member: the own unit wholly; of others what the
# rulebook opens, and before the adoption no column, reason, extension or reduction. adopted: no
# unit's figures before the table is adopted. own: the own unit, nothing of others. What is sealed
# for everybody (unfinished scores, votes, first counts) stays sealed in every cell.
"""
_NOBODY: Final = "."
#: Nobody reads as the system.
_OFFICES: Final = tuple(office for office in Office if office is not Office.SYSTEM)


def drawn() -> str:
    """The table as the rows say it."""
    width = max(map(len, Read))
    head = " ".join(f"{office.value:{_width(office)}}" for office in _OFFICES)
    return f"{_HEAD}\n{'read':{width}} {head} phases\n" + "".join(_lines(READS, width))


def _lines(rows: tuple[ReadRow, ...], width: int) -> Iterator[str]:
    for row in rows:
        cells = (row.by[office].value if office in row.by else _NOBODY for office in _OFFICES)
        shown = (f"{cell:{_width(at)}}" for at, cell in zip(_OFFICES, cells, strict=True))
        yield f"{row.read:{width}} {' '.join(shown)} {_phases(row)}".rstrip() + "\n"


def _width(office: Office) -> int:
    return max(len(office), *map(len, Reach))


def _phases(row: ReadRow) -> str:
    missing = [phase for phase in Phase if phase not in row.phases]
    return f"from {row.phases[0]}" if missing == list(WAY[: len(missing)]) and missing else ""


def reviewed() -> dict[str, dict[Office, str]]:
    """The reviewed table: how far each office reads."""
    lines = [line.split() for line in PATH.read_text(encoding="utf-8").splitlines()]
    said = [words for words in lines if words and words[0] not in {"#", "read"}]
    return {
        word: {
            office: cell for office, cell in zip(_OFFICES, cells, strict=False) if cell != _NOBODY
        }
        for word, *cells in said
    }


if __name__ == "__main__":
    PATH.write_text(drawn(), encoding="utf-8")
