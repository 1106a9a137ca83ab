"""A rulebook out of the criteria table that an office has in Excel, LibreOffice, Word or text."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from adapters.rulebooks.answers import USUAL_COLUMNS, check_answer
from adapters.rulebooks.criteria_head import FIRST_ROWS, find_head
from adapters.rulebooks.criteria_table import Understood, read_criteria
from adapters.rulebooks.word_tables import read_tables
from adapters.spreadsheets.read import bytes_of, grids_of
from domain.reconcile.grid import Grid
from domain.rulebook.criteria import full_standard, left_open
from domain.rulebook.rulebook import Rulebook
from domain.values.names import nearest, stored
from domain.values.points import read_typed
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal

#: What a file is called that can hold such a table; a rulebook or a scenario is YAML.
TABLES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".csv", ".tsv", ".txt"})
#: What a table may not say, and is asked for.
QUESTIONS: Final = ("name", "base", "ranking")


def is_table(path: str) -> bool:
    """Whether a file is read as a table of criteria, by its ending."""
    return Path(path).suffix.lower() in TABLES


def read_file(path: Path) -> Understood:
    """The criteria of the first table of a file that has some.

    Raises ``Refusal``: as reading a table of scores does; ``criteria_table_missing`` with the place
    that came nearest.
    """
    data = bytes_of(path)
    word = path.suffix.lower() == ".docx"
    text = not word and not data.startswith(b"PK")
    grids = read_tables(data, path.name) if word else grids_of(data, path.name)
    read = [found for grid in grids if (found := read_criteria(grid)) is not None]
    if not read:
        raise _missing(grids, path.name)
    # One table cut in several ways, as a text is, or several tables: the first says the most.
    return max(read, key=lambda found: len(found.criteria)) if text else read[0]


def _missing(grids: Sequence[Grid], file: str) -> Refusal:
    """No table of criteria: what was looked for, and where a head stands without lines."""
    for grid in grids:
        head = find_head(grid)
        if head is not None:
            at = grid.at(head.first, head.columns[0].index)
            return Refusal("criteria_table_missing", problem="no_lines", file=file, at=at)
    return Refusal("criteria_table_missing", file=file, rows=FIRST_ROWS)


def defaults(found: Understood) -> dict[str, str]:
    """What the table itself answers; no scale where it leaves a maximum open and names none."""
    known = {"ranking": Ranking.DENSE.value}
    if found.base or not left_open(found.criteria):
        known["base"] = str(found.base or full_standard(found.criteria))
    return {**known, "name": found.title} if found.title else known


def composed(found: Understood, answers: Mapping[str, str]) -> Rulebook:
    """The rulebook of a table and of what was answered besides.

    Raises ``Refusal``: ``unknown_field``, ``field_missing``, or as an answer is refused.
    """
    for key in answers:
        if key not in QUESTIONS:
            near = nearest(key, QUESTIONS)
            raise Refusal("unknown_field", field=key, where=None, nearest=near)
    given = {**defaults(found), **answers}
    for key in QUESTIONS:
        if key not in given and key == "base":
            continue  # a maximum is left open, and so is the scale
        if key not in given:
            raise Refusal("field_missing", field=key, where=None)
        check_answer(key, given[key])
    return Rulebook(
        name=stored(given["name"]),
        base=read_typed(given["base"]) if "base" in given else None,
        columns=USUAL_COLUMNS,
        groups=found.groups,
        criteria=found.criteria,
        bonus_cap=found.bonus_cap,
        ranking=Ranking(given["ranking"]),
    )
