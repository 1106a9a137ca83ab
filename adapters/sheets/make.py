"""Writing a unit's sheet: everything is locked but the cells to fill in, and those have limits."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from xlsxwriter import Workbook

from adapters.sheets.form import (
    FIRST_ROW,
    Entered,
    Slot,
    Whose,
    adds_up,
    code_formula,
    code_of_figures,
    guidance,
    guided,
    how,
    most,
    numbered_apart,
    places,
    rows,
    table_head,
)
from adapters.wording.filling import filled
from adapters.wording.labels.rulebook import scorer_label
from adapters.wording.outside import one_line
from adapters.wording.sheets import SHEET
from adapters.wording.writing import day, points
from domain.clusters.offices import Words
from domain.reconcile.grid import letters
from domain.rulebook.bounds import Group
from domain.rulebook.criteria import Part, ScoredBy
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points

Figures = Mapping[tuple[str, Part], Points]

#: Points that can be written at most, where a criterion names no limit.
_OPEN: Final = 999_999
#: The file is written in one piece: what cannot be written is told like any other file.
TEXTS_STAY: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FONT: Final = "Times New Roman"
_WIDTHS: Final = {
    "code": 7,
    "printed": 8,
    "name": 46,
    "part": 12,
    "guidance": 36,
    "max": 10,
    "step": 12,
    "last_year": 9,
    "value": 10,
    "explained": 34,
    "proof": 24,
    "page": 7,
}

_WORDED_WIDTHS: Final = {"step": 36, "value": 24}


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a unit's sheet says beside the rulebook."""

    whose: Whose
    rulebook: Rulebook
    year: str
    #: The full names of the unit and of the cluster.
    unit: str
    cluster: str
    #: The last day on which it is in time; ``None``: no deadline is set.
    due: date | None
    #: The office that receives it, with its address where it has one.
    send_to: str
    #: Which rung has the sheet, and who enters it; empty where none does.
    rung: str = ""
    #: How the cluster calls itself and its officers.
    words: Words = Words()
    #: What is recorded in the column already.
    figures: Figures
    #: What counted the year before; ``None``: not asked for.
    last_year: Figures | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in their order."""
        said = ("guidance",) if guided(self.rulebook) else ()
        printed = ("printed",) if numbered_apart(self.rulebook) else ()
        before = ("code", *printed, "name", *said, "part", "max", "step")
        asked = ("last_year",) if self.last_year is not None else ()
        return (*before, *asked, "value", "explained", "proof", "page")


class _Writer:
    """The sheet while it is written."""

    def __init__(self, book: Workbook, given: Given) -> None:
        self.book, self.given = book, given
        self.sheet: Any = book.add_worksheet(SHEET["tab"])
        self.at = {name: index for index, name in enumerate(given.columns)}
        self.last = len(given.columns) - 1
        #: The sheet with the lists of levels in words, where there are any, and the rows with one.
        self.lists: Any = None
        self.chosen: dict[int, Slot] = {}

    def form(self, **more: object) -> Any:
        usual = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True}
        return self.book.add_format({**usual, **more})

    def write(self) -> None:
        self._page()
        self._head()
        row = FIRST_ROW
        for row, one in enumerate(rows(self.given.rulebook), start=FIRST_ROW):
            if isinstance(one, Group):
                self._group(row, one)
            else:
                self._place(row, one)
        self._foot(row)
        self.sheet.protect(options={"format_rows": True, "format_columns": True})

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST_ROW - 1)
        sheet.freeze_panes(FIRST_ROW, 2)
        # The unit's code and the year's hold no "&", which a footer would take for a command.
        sheet.set_footer(filled(SHEET["footer"], {"line": self.given.whose.line}))
        for name, column in self.at.items():
            sheet.set_column(column, column, self._width(name))

    def _width(self, name: str) -> int:
        """The columns of levels in words hold sentences."""
        worded = any(place.levels is not None for place in places(self.given.rulebook))
        return _WORDED_WIDTHS.get(name, _WIDTHS[name]) if worded else _WIDTHS[name]

    def _head(self) -> None:
        given, title = self.given, self.form(bold=True, align="center", font_size=14)
        centred = self.form(align="center")
        due = filled(SHEET["due"], {"day": day(given.due, "vi")}) if given.due else ""
        lines = (
            (filled(SHEET["title"], {"year": given.year}), title),
            (given.rulebook.name, centred),
            (filled(SHEET["unit"], {"unit": given.unit}), self.form(bold=True, align="center")),
            (given.cluster, centred),
            (due + filled(SHEET["send_to"], {"unit": given.send_to}) + given.rung, centred),
            (SHEET["how"], self.form(italic=True, align="center")),
        )
        for row, (text, form) in enumerate(lines):
            self.sheet.merge_range(row, 0, row, self.last, "", form)
            self.sheet.write_string(row, 0, one_line(text), form)
        self.sheet.set_row(5, 34)
        label, open_cell = self.form(align="right"), self._open(num_format="@")
        for row, name in ((6, "number"), (7, "date")):
            self.sheet.write_string(row, 1, SHEET[name], label)
            self.sheet.merge_range(row, 2, row, 4, "", open_cell)
        faint = self.form(font_size=8, font_color="#808080", text_wrap=False)
        self.sheet.write_string(8, 0, given.whose.line, faint)
        bold = self.form(bold=True, align="center", valign="vcenter", border=1, bg_color="#E8E8E8")
        own = given.rulebook.column(given.whose.column).name
        for name, column in self.at.items():
            text = own if name == "value" else SHEET[f"head_{name}"]
            self.sheet.write_string(FIRST_ROW - 1, column, one_line(text), bold)

    def _open(self, **more: object) -> Any:
        return self.form(border=1, locked=False, bg_color="#FFF9D6", **more)

    def _group(self, row: int, group: Group) -> None:
        bold = self.form(bold=True, border=1)
        for column in range(self.last + 1):
            self.sheet.write_blank(row, column, None, bold)
        self.sheet.write_string(row, self.at["code"], group.code, bold)
        if "printed" in self.at:
            path = path_of(self.given.rulebook, group)
            self.sheet.write_string(row, self.at["printed"], path, bold)
        self.sheet.write_string(row, self.at["name"], one_line(group.name), bold)
        if group.max is not None:
            self.sheet.write_number(row, self.at["max"], float(group.max), bold)

    def _place(self, row: int, place: Slot) -> None:
        plain, given = self.form(border=1), self.given
        self.sheet.write_string(row, self.at["code"], place.criterion.code, plain)
        if "printed" in self.at:
            path = path_of(given.rulebook, place.criterion)
            self.sheet.write_string(row, self.at["printed"], path, plain)
        self.sheet.write_string(row, self.at["name"], one_line(place.name), plain)
        self.sheet.write_string(row, self.at["part"], SHEET[place.part.value], plain)
        if "guidance" in self.at:
            small = self.form(border=1, font_size=10)
            self.sheet.write_string(row, self.at["guidance"], guidance(place), small)
        self._write(row, "max", most(place), plain)
        self._write(row, "step", how(place), plain)
        if given.last_year is not None:
            last_year = place.shown(given.last_year.get(place.key))
            self._write(row, "last_year", last_year, plain)
        if place.criterion.by is not None:
            self._scored_alone(row, place.criterion.by)
            return
        value = place.shown(given.figures.get(place.key))
        form = "@" if place.levels is not None else "General"
        self._write(row, "value", value, self._open(num_format=form))
        if place.levels is not None:
            self._choose(row, place)
        else:
            self._limit(row, place)
        for name in ("explained", "proof", "page"):
            self.sheet.write_blank(row, self.at[name], None, self._open(num_format="@"))

    def _scored_alone(self, row: int, by: ScoredBy) -> None:
        """What somebody else scores is grey and locked, and says who."""
        grey = self.form(border=1, bg_color="#D9D9D9", italic=True, font_size=10)
        for name in ("value", "proof", "page"):
            self.sheet.write_blank(row, self.at[name], None, grey)
        said = filled(SHEET["scored_by"], {"who": scorer_label(by, "vi", self.given.words)})
        self.sheet.write_string(row, self.at["explained"], one_line(said), grey)

    def _write(self, row: int, name: str, said: str | Decimal | None, form: Any) -> None:
        """Points are numbers, what is said in words is text, and what there is none of is blank."""
        if said is None:
            self.sheet.write_blank(row, self.at[name], None, form)
        elif isinstance(said, str):
            self.sheet.write_string(row, self.at[name], said, form)
        else:
            # Binary numbers: at most four decimals are far inside their fifteen.
            self.sheet.write_number(row, self.at[name], float(said), form)

    def _choose(self, row: int, place: Slot) -> None:
        """A list of the levels to choose from; it stands in a sheet of its own, as words may hold
        commas. A letter is taken as well, so what is not in the list only warns."""
        if self.lists is None:
            self.lists = self.book.add_worksheet(SHEET["levels_tab"])
            self.lists.hide()
        column = len(self.chosen)
        choices = place.choices()
        self.lists.write_column(0, column, choices)
        letter, last = letters(column), len(choices)
        source = f"='{SHEET['levels_tab']}'!${letter}$1:${letter}${last}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        rule |= {"error_title": SHEET["limit_head"], "error_message": SHEET["limit_level"]}
        self.sheet.data_validation(row, self.at["value"], row, self.at["value"], rule)
        self.chosen[row] = place

    def _limit(self, row: int, place: Slot) -> None:
        """What the cell takes; a list of decimals would fall apart at the comma."""
        most_points = place.scale.max
        top = most_points if most_points is not None else Decimal(_OPEN)
        step = place.scale.entered_step
        facts = {"least": 0, "most": points(most_points, "vi") if most_points is not None else ""}
        facts["step"] = points(step, "vi") if step is not None else ""
        text = SHEET["limit"]
        kind = "decimal"
        if place.entered is not Entered.POINTS or most_points is None:
            said = filled(SHEET["limit_step"], facts) if step is not None else ""
            text, facts = SHEET["limit_open"], {"step": said}
            top = Decimal(_OPEN)
        if place.entered in {Entered.COUNT, Entered.PLACE}:
            kind = "integer"
        if place.entered is Entered.PASS and place.scale.full is not None:
            top = place.scale.full
            text, facts = SHEET["limit_pass"], {"most": points(place.scale.full, "vi")}
        least = -top if place.part is Part.DEDUCTION else Decimal(0)
        between = {"minimum": format(least, "f"), "maximum": format(top, "f")}
        rule: dict[str, object] = {"validate": kind, "criteria": "between", **between}
        said = filled(text, facts)[:255]
        rule |= {"error_title": SHEET["limit_head"], "error_message": said, "ignore_blank": True}
        self.sheet.data_validation(row, self.at["value"], row, self.at["value"], rule)

    def _sum(self, cells: str) -> str:
        """The total; a deduction is taken away whichever sign it was typed with."""
        letter = letters(self.at["value"])
        less = "".join(
            f"-N({letter}{row})-ABS(N({letter}{row}))"
            for row, one in enumerate(rows(self.given.rulebook), start=FIRST_ROW + 1)
            if isinstance(one, Slot) and one.part is Part.DEDUCTION
        )
        return f"=SUM({cells}){less}"

    def _foot(self, last: int) -> None:
        """The total, the code of the figures, and where it is signed."""
        given, bold = self.given, self.form(bold=True, border=1)
        letter = letters(self.at["value"])
        cells = f"{letter}{FIRST_ROW + 1}:{letter}{last + 1}"
        row = last + 1
        if adds_up(given.rulebook):
            for column in range(self.last + 1):
                self.sheet.write_blank(row, column, None, bold)
            self.sheet.write_string(row, self.at["name"], SHEET["total"], bold)
            total = float(sum(given.figures.values(), Decimal(0)))
            self.sheet.write_formula(row, self.at["value"], self._sum(cells), bold, total)
            row += 1
        faint = self.form(font_size=9, text_wrap=False)
        self.sheet.write_string(row, self.at["name"], SHEET["code"], faint)
        levels = {place.key: place for place in self.chosen.values()}
        figures = {key: one for key, one in given.figures.items() if key not in levels}
        texts = {
            key: str(shown)
            for key, place in levels.items()
            if (shown := place.shown(given.figures.get(key))) is not None
        }
        code = code_of_figures(given.rulebook, figures, texts)
        formula = code_formula(cells, [f"{letter}{at + 1}" for at in self.chosen])
        self.sheet.write_formula(row, self.at["value"], formula, faint, code)
        centred, bold = self.form(align="center", italic=True), self.form(bold=True, align="center")
        left = self.at["explained"]
        year = given.year[:4]
        for down, text, form in (
            (2, filled(SHEET["place_and_day"], {"year": year}), centred),
            (3, SHEET["signer"], bold),
            (4, SHEET["sign"], centred),
        ):
            self.sheet.merge_range(row + down, left, row + down, self.last, "", form)
            self.sheet.write_string(row + down, left, text, form)


class UnitFigures(NamedTuple):
    """One unit in a table of all, with what the column holds of it."""

    unit: str
    figures: Figures


class TablePart(NamedTuple):
    """The units that are scored by one table."""

    #: Its name where there are several, and its criteria.
    name: str | None
    rulebook: Rulebook
    given: Sequence[UnitFigures]


def write_table(path: Path, parts: Sequence[TablePart], line: Whose, title: str) -> None:
    """Write the table of all units, a row for each; what a column holds already stands there.
    Units that are scored by another table stand on a sheet of their own."""
    made = BytesIO()
    with Workbook(made, TEXTS_STAY) as book:
        for number, part in enumerate(parts, start=1):
            tab = SHEET["tab"] if part.name is None else f"{SHEET['tab']} {number}"
            head = title if part.name is None else f"{title}: {part.name}"
            _write_part(book, part, line, tab, head)
    path.write_bytes(made.getvalue())


def _write_part(book: Workbook, part: TablePart, line: Whose, tab: str, title: str) -> None:
    sheet = book.add_worksheet(tab)
    form = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True}
    bold = book.add_format({**form, "bold": True, "border": 1, "align": "center"})
    plain, big = book.add_format({**form, "border": 1}), book.add_format({**form, "bold": True})
    faint = book.add_format({"font_name": _FONT, "font_size": 8, "font_color": "#808080"})
    big.set_text_wrap(False)
    sheet.write_string(0, 0, one_line(title), big)
    sheet.write_string(1, 0, SHEET["table_how"], faint)
    sheet.write_string(2, 0, line.line, faint)
    slots = list(places(part.rulebook))
    heads = ("TT", SHEET["head_unit"], *map(table_head, slots))
    for column, text in enumerate(heads):
        sheet.write_string(3, column, text, bold)
    for row, one in enumerate(part.given, start=4):
        sheet.write_number(row, 0, row - 3, plain)
        sheet.write_string(row, 1, one_line(one.unit), plain)
        for column, slot in enumerate(slots, start=2):
            value = slot.shown(one.figures.get(slot.key))
            if value is None:
                sheet.write_blank(row, column, None, plain)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, plain)
            else:
                sheet.write_number(row, column, float(value), plain)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 36)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(4, 2)


def write_sheet(path: Path, given: Given) -> None:
    """Write one unit's sheet. Texts never become formulas."""
    made = BytesIO()
    with Workbook(made, TEXTS_STAY) as book:
        _Writer(book, given).write()
    path.write_bytes(made.getvalue())
