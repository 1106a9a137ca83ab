"""The score table as rows for a file that a spreadsheet opens."""

from adapters.pages.outcome import OutcomePage
from adapters.pages.score_grid import ScoreGrid
from adapters.wording.pages.score_grid import grid_said
from adapters.wording.writing import Lang
from domain.rulebook.criteria import Part


def as_rows(
    page: OutcomePage, grid: ScoreGrid, lang: Lang
) -> tuple[list[str], list[dict[str, object]]]:
    """The table with a line for each unit, points as numbers."""
    found = page.outcome.table
    assert found is not None
    by_unit = {row.unit: row for row in found.rows}
    sums = ("standard", "bonus", "deduction", "total")
    heads = [grid_said("rank", lang), grid_said("unit", lang)]
    parts = [
        (one, part)
        for one in grid.criteria
        for part in Part
        if any((one.code, part) == (c.criterion, c.part) for r in found.rows for c in r.cells)
    ]
    named = {
        (one.code, part): f"{one.number}. {one.name}"
        + (f" ({grid_said(part.value, lang).lower()})" if part is not Part.STANDARD else "")
        for one, part in parts
    }
    heads += [*named.values(), *(grid_said(key, lang) for key in sums)]
    rows = []
    for row in grid.rows:
        held = by_unit[row.unit]
        made: dict[str, object] = {
            grid_said("rank", lang): int(row.rank) if row.rank else None,
            grid_said("unit", lang): row.name,
        }
        cells = {(cell.criterion, cell.part): cell.value for cell in held.cells}
        made |= {name: cells.get(key) for key, name in named.items()}
        made |= {grid_said(key, lang): getattr(held, key) for key in sums}
        rows.append(made)
    return heads, rows
