"""A rulebook written as the criteria table that an office works with: an XLSX file.

Read back it gives the same codes, printed numbers, texts, groups and points; what such a table
cannot say (how bonuses are claimed, what breaks a tie) stays in the rulebook file, and
``not_carried`` names it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from adapters.wording.outside import one_line
from domain.rulebook.bounds import Group
from domain.rulebook.counting import is_counter
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import PerOccurrence
from domain.rulebook.numbering import number_of, printed_in
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.tables import tables_of
from domain.rulebook.worded import levels_of
from domain.values.points import Points


class Each(NamedTuple):
    """So many points for each time that something happens."""

    points: Points


#: A size; or that the document leaves it open.
Said = Points | Each | Literal["open"] | None


class Line(NamedTuple):
    """A row of the table."""

    code: str
    name: str
    max: Said
    bonus: Said = None
    deduction: Said = None
    step: Points | str | None = None
    #: A group, printed bold.
    heads: bool = False
    #: How it is scored, proof, who watches it: by the names of the fields.
    texts: Mapping[str, str] = MappingProxyType({})


def texts_said(rulebook: Rulebook) -> tuple[str, ...]:
    """Which texts any criterion has beside its name, in their order."""
    every = ("guidance", "proof", "watched_by")
    return tuple(name for name in every if any(name in one.texts for one in rulebook.criteria))


def lines(rulebook: Rulebook) -> Iterator[Line]:
    """Groups and criteria in the order of the document: a group before the first inside it."""
    groups = {group.code: group for group in rulebook.groups}
    numbers = _numbers(rulebook)
    told: set[str] = set()
    for criterion in rulebook.criteria:
        for group in _around(criterion.group, groups):
            if group.code not in told:
                told.add(group.code)
                number = numbers[group.code]
                yield Line(number, group.name, _most(group, rulebook), heads=True)
        yield _line(criterion)._replace(code=numbers[criterion.code])
        yield from _levels(criterion)


def _numbers(rulebook: Rulebook) -> Mapping[str, str]:
    """What stands before each line, by its code: the number that the document prints, where it
    repeats or is a letter, so that read back its part makes the code of it; otherwise the code."""
    items: tuple[Criterion | Group, ...] = (*rulebook.groups, *rulebook.criteria)
    times = Counter(map(number_of, items))
    apart = any(count > 1 for count in times.values())

    def number(item: Criterion | Group) -> str:
        said = printed_in(item)
        made = said is not None and item.code == f"{item.group}.{said}"
        return said if said and made and (apart or said.isalpha()) else item.code

    return {item.code: number(item) for item in items}


#: What the column of steps says of a level in words; it is read back by this word.
LEVEL: Final = "mức"


def _levels(criterion: Criterion) -> Iterator[Line]:
    """A row for each level in words, under its criterion."""
    for part in Part:
        rule = levels_of(criterion, part)
        for level in rule.levels if rule is not None else ():
            figures: dict[Part, Points] = {part: level.points}
            yield Line(
                code="",
                name=f"- {one_line(level.name)}",
                max=figures.get(Part.STANDARD),
                bonus=figures.get(Part.BONUS),
                deduction=figures.get(Part.DEDUCTION),
                step=LEVEL,
            )


def _most(group: Group, rulebook: Rulebook) -> Points | None:
    """What a group comes to; a part of bonuses or deductions the most that count of it, the only
    one of bonuses that of all bonuses."""
    inside = rulebook.criteria_in(group.code)
    parts = {part for one in inside for part in Part if one.scale(part) is not None}
    if parts == {Part.DEDUCTION}:
        return group.max or group.bounds.deduction
    if parts <= {Part.BONUS}:
        whole = rulebook.bonus_cap if group.group is None else None
        return group.max or group.bounds.bonus or whole
    return group.max


def _around(code: str | None, groups: dict[str, Group]) -> list[Group]:
    """The groups around a criterion, the outermost first."""
    found: list[Group] = []
    while code is not None and code in groups and groups[code] not in found:
        found.append(groups[code])
        code = groups[code].group
    return found[::-1]


def _line(criterion: Criterion) -> Line:
    def most(scale: Scale | None) -> Said:
        if scale is not None and isinstance(scale.grading, PerOccurrence) and scale.cap is None:
            return Each(scale.grading.each)
        if is_counter(scale):
            return None
        if scale is not None and scale.is_open:
            return "open"
        return scale.full if scale is not None else None

    scales = (criterion.standard, criterion.bonus, criterion.deduction)
    steps = [scale.step for scale in scales if scale is not None and scale.step is not None]
    return Line(
        code=criterion.code,
        name=criterion.name,
        max=most(criterion.standard),
        bonus=most(criterion.bonus),
        deduction=most(criterion.deduction),
        step=steps[0] if steps else None,
        texts=criterion.texts,
    )


class Words(NamedTuple):
    """What the table says beside the rulebook's own texts."""

    #: Of the six columns, and of those of :func:`texts_said`.
    heads: Sequence[str]
    #: Of the last row.
    total: str
    #: "0,5 điểm/lần"
    each: Callable[[Points], str]
    #: Of a maximum that the document leaves open.
    left_open: str
    #: Of the sheet that says what the table does not.
    notes: str = ""


def write_table(path: Path, rulebook: Rulebook, words: Words, notes: Sequence[str] = ()) -> None:
    """The table as a sheet to print, A4 upright; of several tables each on a sheet of its own.
    ``notes`` stand on a sheet behind it, a line each. Texts never become formulas."""
    # Many modules, for those who ask for such a file.
    from xlsxwriter import Workbook  # noqa: PLC0415

    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, own, _ in tables_of(rulebook, ()):
            title = rulebook.name if name is None else f"{rulebook.name}: {name}"
            _write_sheet(book, own, title, words, texts_said(rulebook))
        if notes:
            beside = book.add_worksheet(words.notes)
            beside.set_column(0, 0, 100)
            lines_of = book.add_format({"text_wrap": True, "valign": "top"})
            for row, note in enumerate(notes):
                beside.write_string(row, 0, note, lines_of)


def _write_sheet(
    book: Any, rulebook: Rulebook, name: str, words: Words, said: Sequence[str]
) -> None:
    """``said`` are the texts that any criterion of the rulebook has."""
    sheet = book.add_worksheet()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    form = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    title = book.add_format({**form, "bold": True, "align": "center", "text_wrap": True})
    plain = book.add_format({**form, "border": 1, "text_wrap": True})
    bold = book.add_format({**form, "border": 1, "text_wrap": True, "bold": True})
    head = book.add_format(
        {**form, "border": 1, "bold": True, "align": "center", "text_wrap": True}
    )
    widths = (8, 60, 10, 10, 10, 8, *(30 for _ in said))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, len(words.heads) - 1, "", title)
    sheet.write_string(0, 0, name, title)
    for column, text in enumerate(words.heads):
        sheet.write_string(1, column, text, head)
    sheet.repeat_rows(1)
    sheet.freeze_panes(2, 0)
    row = 2
    for row, line in enumerate(lines(rulebook), start=2):
        used = bold if line.heads else plain
        sheet.write_string(row, 0, line.code, used)
        sheet.write_string(row, 1, line.name, used)
        figures = (line.max, line.bonus, line.deduction, line.step)
        for column, figure in enumerate(figures, start=2):
            if figure == "open":
                sheet.write_string(row, column, words.left_open, used)
            elif isinstance(figure, str):
                sheet.write_string(row, column, figure, used)
            elif isinstance(figure, Each):
                sheet.write_string(row, column, words.each(figure.points), used)
            else:
                _write(sheet, row, column, figure, used)
        for column, text in enumerate(said, start=6):
            sheet.write_string(row, column, line.texts.get(text, ""), used)
    if rulebook.base is not None:
        sheet.write_string(row + 1, 0, "", bold)
        sheet.write_string(row + 1, 1, words.total, bold)
        for column, figure in enumerate((rulebook.base, None, None, None), start=2):
            _write(sheet, row + 1, column, figure, bold)


def _write(sheet: object, row: int, column: int, figure: Decimal | None, used: object) -> None:
    """Points are numbers, and what there is none of is blank."""
    if figure is None:
        sheet.write_blank(row, column, None, used)  # type: ignore[attr-defined]
    else:
        # A spreadsheet holds binary numbers: at most four decimals are far inside its fifteen.
        sheet.write_number(row, column, float(figure), used)  # type: ignore[attr-defined]
