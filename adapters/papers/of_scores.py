"""The facts of a year's scores, criterion by criterion, as its score table has them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from adapters.papers.facts import Row
from adapters.papers.forms import joined, name_of_unit, with_guidance
from adapters.wording.filling import filled
from adapters.wording.labelling import band_name, one_level
from adapters.wording.labels.requirements import shortfalls_label
from adapters.wording.outside import one_line
from adapters.wording.papers.figures import FIGURES
from adapters.wording.papers.work import WORK
from adapters.wording.writing import Names, number, points, signed
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome
from domain.reckoning.score_table import TableRow
from domain.rulebook.counting import is_counter
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.numbering import numbered
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.tables import tables_of
from domain.rulebook.worded import levels_of


def facts_of_scores(cycle: Cycle, outcome: Outcome, names: Names) -> dict[str, object]:
    """The rulebook's criteria, each unit's sheet, and a sentence on each criterion.

    Empty where no single scores are known: a published table has only its totals.
    """
    rulebook, table = cycle.plan.rulebook, outcome.table
    if rulebook is None or not rulebook.criteria:
        return {}
    known: dict[str, object] = {"tieu_chi": tuple(_all(rulebook))}
    if table is None or not any(row.cells for row in table.rows):
        return known
    rows = sorted(table.rows, key=lambda row: (row.group or "", row.rank or len(table.rows) + 1))
    known["bang_cham"] = tuple(_sheet(rulebook, row, names) for row in rows)
    known["ket_qua_tieu_chi"] = tuple(
        {
            "ten": one_line(criterion.name),
            "cau": tuple(_said(criterion, _scored(rulebook, criterion, rows), names)),
        }
        for criterion in rulebook.criteria
    )
    return known


def _scored(rulebook: Rulebook, criterion: Criterion, rows: Sequence[TableRow]) -> list[TableRow]:
    """The units whose table has the criterion."""
    return [row for row in rows if criterion.code in rulebook.of(row.unit).by_code]


def _all(rulebook: Rulebook) -> Iterator[Row]:
    """The criteria; of several tables each below its name."""
    for name, own, _ in tables_of(rulebook, ()):
        if name is not None:
            yield {"tt": "", "ten": one_line(name), "toi_da": ""}
        for one in own.criteria:
            number = _number(own, one)
            yield {**_criterion(one), "tt": number, "ten": with_guidance(one)}


def _number(rulebook: Rulebook, criterion: Criterion) -> str:
    """Its number as the document prints it, with the part in which it stands; else its code."""
    return one_line(numbered(rulebook, criterion) or criterion.code)


def _criterion(criterion: Criterion) -> Row:
    scale = criterion.standard
    full = None if scale is None or is_counter(scale) else scale.full
    most = "" if full is None else points(full, "vi")
    return {
        "tt": one_line(criterion.code),
        "ten": one_line(criterion.name),
        "toi_da": WORK["left_open"] if scale is not None and scale.is_open else most,
    }


def _sheet(rulebook: Rulebook, row: TableRow, names: Names) -> Row:
    return {
        "ten": name_of_unit(names.unit(row.unit)),
        "tong": "" if row.total is None else points(row.total, "vi"),
        "hang": "" if row.rank is None else number(row.rank, "vi"),
        "dong": tuple(
            {
                **_criterion(criterion),
                "tt": _number(rulebook, criterion),
                "diem": _cell(criterion, row),
            }
            for criterion in rulebook.of(row.unit).criteria
        ),
        "xep_loai": tuple(_classed(rulebook, row)),
    }


def _classed(rulebook: Rulebook, row: TableRow) -> Iterator[str]:
    """By which table the unit is scored, the class that it is shown in, and what it lacks of others
    with the figures."""
    table = rulebook.table_of(row.unit)
    if table is not None:
        yield filled(WORK["by_table"], {"table": one_line(table.name)})
    for band in dict.fromkeys(one.band for one in row.short_of if one.band is not None):
        short = [one for one in row.short_of if one.band == band]
        said = {"band": band_name(band, rulebook), "lacking": shortfalls_label(short, "vi")}
        yield filled(WORK["class_short"], said)
    if row.band is not None:
        yield filled(WORK["classed"], {"band": band_name(row.band, rulebook)})


def _cell(criterion: Criterion, row: TableRow) -> str:
    """Standard points, then bonus and deduction with their signs: ``20; +5; −1``."""
    standard = _value(criterion, Part.STANDARD, row)
    written = [] if standard is None else [points(standard, "vi")]
    written += filter(None, [_chosen(criterion, Part.STANDARD, row)])
    for part in (Part.BONUS, Part.DEDUCTION):
        value = _value(criterion, part, row)
        if value:
            written.append(signed(value, "vi"))
        written += filter(None, [_chosen(criterion, part, row)])
    return "; ".join(written)


def _chosen(criterion: Criterion, part: Part, row: TableRow) -> str:
    """The words of the level that was chosen, or how often a counter counted."""
    rule, counter = levels_of(criterion, part), is_counter(criterion.scale(part))
    for cell in row.cells if rule is not None or counter else ():
        if (cell.criterion, cell.part) == (criterion.code, part):
            level = rule.at(cell.entered) if rule is not None else None
            if counter:
                return filled(FIGURES["times"], {"count": points(abs(cell.entered), "vi")})
            return f"“{one_level(level)}”" if level is not None else ""
    return ""


def _value(criterion: Criterion, part: Part, row: TableRow) -> Decimal | None:
    """What a part counts; a deduction below nought."""
    found = next(
        (one for one in row.cells if one.criterion == criterion.code and one.part is part), None
    )
    if found is None:
        return None
    return -abs(found.value) if part is Part.DEDUCTION else found.value


def _said(criterion: Criterion, rows: Sequence[TableRow], names: Names) -> Iterator[str]:
    """How many have all standard points, who has a bonus or a deduction, and of how much."""
    scale = criterion.standard
    full = scale.full if scale is not None and not is_counter(scale) else None
    scored = [row for row in rows if _value(criterion, Part.STANDARD, row) is not None]
    if full is not None and scored:
        reached = [row for row in scored if _value(criterion, Part.STANDARD, row) == full]
        named = f": {_named(reached, names)}" if 0 < len(reached) < len(rows) else ""
        facts = {"count": len(reached), "all": len(rows), "points": points(full, "vi")}
        key = "at_most" if reached else "none_at_most"
        yield filled(FIGURES[key], {**facts, "named": named})
    for part, key in ((Part.BONUS, "bonus"), (Part.DEDUCTION, "deducted")):
        having = [row for row in rows if _value(criterion, part, row)]
        if having:
            each = [_with_points(row, _value(criterion, part, row), names) for row in having]
            facts = {"count": len(having), "all": len(rows), "units": joined(each)}
            yield filled(FIGURES[key], facts)


def _named(rows: Sequence[TableRow], names: Names) -> str:
    return joined([name_of_unit(names.unit(row.unit)) for row in rows])


def _with_points(row: TableRow, value: Decimal | None, names: Names) -> str:
    return f"{name_of_unit(names.unit(row.unit))} ({signed(value or Decimal(0), 'vi')})"
