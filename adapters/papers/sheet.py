"""A template while it is made: paragraphs, heads, tables and signatures out of the layout's parts.

What a builder writes may hold tags; nothing here knows what they stand for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from adapters.papers.layout import (
    COMPONENTS,
    HEAD_LEFT,
    HEAD_RIGHT,
    HEADER_AT,
    PORTRAIT,
    RULES,
    TABLE_STYLES,
    Page,
)
from adapters.papers.measuring import year_whole
from adapters.papers.styles import set_styles
from adapters.wording.papers.frame import FRAME

#: A line of a paper: the component by its key, and its text.
Line = tuple[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, width in millimetres, and what stands in each row."""

    head: str
    width: float
    cell: str
    component: str = "table_text"


#: The columns of a table, and the loop of its rows as a template says it.
Columns = tuple[Sequence[Column], str]


class Sheet:
    """One paper's template in the making."""

    def __init__(self, page: Page = PORTRAIT) -> None:
        self.page = page
        self.made: Made = Document()
        set_styles(self.made)
        self._set_page()

    def _set_page(self) -> None:
        section = self.made.sections[0]
        page = self.page
        section.page_width, section.page_height = Mm(page.width), Mm(page.height)
        wide = page.width > page.height
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
        section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
        section.header_distance = section.footer_distance = Mm(HEADER_AT)
        section.different_first_page_header_footer = True

    def number_pages(self) -> None:
        """From 1, in the top margin, not shown on the first page."""
        section = self.made.sections[0]
        section.header.is_linked_to_previous = False
        section.first_page_header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.made.styles[COMPONENTS["page_number"].style]
        for kind in ("begin", None, "end"):
            run = paragraph.add_run()
            if kind is None:
                code = OxmlElement("w:instrText")
                code.set(qn("xml:space"), "preserve")
                code.text = "PAGE"
                run._r.append(code)
            else:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)

    # Paragraphs

    def line(self, key: str, text: str, inside: Any = None) -> Any:
        """A paragraph of a component, at the end of the paper or of a cell."""
        place = self.made if inside is None else inside
        paragraph = place.add_paragraph(style=COMPONENTS[key].style)
        if text:
            paragraph.add_run(year_whole(text))
        return paragraph

    def lines(self, written: Iterable[Line], inside: Any = None) -> None:
        for key, text in written:
            self.line(key, text, inside)

    def rule(self, kind: str, inside: Any = None) -> None:
        """A rule below the paragraph above; its length is set when the text is known."""
        (self.made if inside is None else inside).add_paragraph(style=RULES[kind])

    # Heads

    def head(
        self,
        *,
        day: bool = True,
        left: Sequence[Line] = (),
        issuer: Sequence[Line] = FRAME["issuer"],
        place: str = "{{ dia_danh }}, {{ ngay_ky }}",
    ) -> None:
        """Who issues it, with number, beside the state, with place and day on the same line."""
        frame = self.frame((HEAD_LEFT, HEAD_RIGHT))
        first, second = frame.rows[0].cells
        self.lines(issuer, first)
        self.rule("part", first)
        self._state(second)
        number, beside = frame.add_row().cells
        self.lines((("number", "{{ so_ky_hieu }}"), *left), number)
        self.line("place_day", place if day else "", beside)
        for cell in (first, second, number, beside):
            _drop_first(cell)
        set_widths(frame, (HEAD_LEFT, HEAD_RIGHT))

    def _state(self, cell: Any) -> None:
        self.lines(
            (
                ("state", "{{ quoc_hieu }}"),
                ("motto", "{%p if tieu_ngu %}"),
                ("motto", "{{ tieu_ngu }}"),
                ("motto", "{%p endif %}"),
            ),
            cell,
        )
        self.rule("whole", cell)

    def plain_head(self, left: Sequence[Line]) -> None:
        """The head of what has no number: the cluster beside the state."""
        first, second = self.frame((HEAD_LEFT, HEAD_RIGHT)).rows[0].cells
        self.lines(left, first)
        self._state(second)
        _drop_first(first)
        _drop_first(second)

    def title(self, kind: str, abstract: str = "", *, rule: bool = True) -> None:
        self.line("kind", kind)
        if abstract:
            self.line("abstract", abstract)
        if rule:
            self.rule("part")

    def annex(self, number: str, title: str, of: str) -> None:
        """The head of an annex: no state, no number of its own."""
        self.lines((("annex", number), ("annex_title", title), ("annex_of", of)))
        self.gap()

    def annex_title(self, title: str, about: str, of: str) -> None:
        """The head of an annex that has a name instead of a number, such as a programme."""
        self.lines((("annex_title", title), ("abstract", about), ("annex_of", of)))
        self.gap()

    def new_annex(self) -> None:
        """What follows is an annex: a new page, numbered from 1 again."""
        section = self.made.add_section()
        self.made.paragraphs[-1].style = self.made.styles[COMPONENTS["gap"].style]
        section.different_first_page_header_footer = True
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")

    # Tables

    def frame(self, widths: Sequence[float]) -> Any:
        """A table without lines, for what stands side by side."""
        return self._table(TABLE_STYLES["frame"], widths)

    def _table(self, style: str, widths: Sequence[float], inside: Any = None) -> Any:
        if inside is None:
            table = self.made.add_table(rows=1, cols=len(widths))
        else:
            table = inside.add_table(rows=1, cols=len(widths))
            # The library puts an empty paragraph behind it, for a cell that ends with a table.
            inside._tc.remove(inside.paragraphs[-1]._p)
        table.style = self.made.styles[style]
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        set_widths(table, widths)
        return table

    def table(self, columns: Sequence[Column], each: str, *, style: str = "grid") -> Any:
        """A table with a head that stands again on every page, and a row for each of a list.

        ``each``: the list's loop as a template says it, ``d in bang``.
        """
        table = self._table(TABLE_STYLES[style], [column.width for column in columns])
        self._fill_table(table, columns, each)
        return table

    def _fill_table(self, table: Any, columns: Sequence[Column], each: str) -> None:
        head = table.rows[0]
        for cell, column in zip(head.cells, columns, strict=True):
            _fill(self, cell, "table_head", column.head)
        repeat_head(head)
        self._loop_row(table, f"{{%tr for {each} %}}", len(columns))
        row = table.add_row()
        for cell, column in zip(row.cells, columns, strict=True):
            _fill(self, cell, column.component, column.cell)
        keep_whole(row)
        self._loop_row(table, "{%tr endfor %}", len(columns))
        set_widths(table, [column.width for column in columns])

    def fixed_table(
        self, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]
    ) -> Any:
        """A table whose rows are known when the template is made."""
        table = self._table(TABLE_STYLES["grid"], widths)
        self._row(table.rows[0], "table_head", heads)
        repeat_head(table.rows[0])
        for texts in rows:
            row = table.add_row()
            keep_whole(row)
            self._row(row, "table_large", texts)
            row.cells[0].paragraphs[0].style = self.made.styles[COMPONENTS["table_number"].style]
        set_widths(table, widths)
        return table

    def score_table(
        self, heads: Sequence[str], widths: Sequence[float], columns: str, points: str
    ) -> Any:
        """The table of points: its columns of points are as many as the figures have.

        Heads and widths: running number, unit, any column of points, total, rank. ``columns`` and
        ``points`` are the lists of heads and, in a row ``d``, of points.
        """
        table = self._table(TABLE_STYLES["scores"], [*widths[:2], 1, widths[2], 1, *widths[3:]])
        head = (f"{{%tc for c in {columns} %}}", heads[2], "{%tc endfor %}")
        self._row(table.rows[0], "table_head", (*heads[:2], *head, *heads[3:]))
        repeat_head(table.rows[0])
        self._loop_row(table, "{%tr for d in bang %}", 7)
        row = table.add_row()
        keep_whole(row)
        cells = (f"{{%tc for o in d.{points} %}}", "{{ o }}", "{%tc endfor %}")
        self._row(row, "table_number", ("{{ d.tt }}", "{{ d.ten }}", *cells))
        self._row(row, "table_total", ("{{ d.tong }}", "{{ d.hang }}"), start=5)
        row.cells[1].paragraphs[0].style = self.made.styles[COMPONENTS["table_text"].style]
        self._loop_row(table, "{%tr endfor %}", 7)
        return table

    def _row(self, row: Any, key: str, texts: Sequence[str], start: int = 0) -> None:
        for at, text in enumerate(texts, start=start):
            _fill(self, row.cells[at], key, text)

    def _loop_row(self, table: Any, tag: str, count: int) -> None:
        row = table.add_row()
        for at in range(count):
            _fill(self, row.cells[at], "table_text", tag if at == 0 else "")

    def page_break(self) -> None:
        """What follows stands on a new page."""
        self.line("gap", "").add_run().add_break(WD_BREAK.PAGE)

    def pair(
        self,
        each: str,
        parts: tuple[Sequence[Line], Columns, Sequence[Line]],
        names: tuple[str, str],
        height: float,
    ) -> None:
        """Two of the same side by side, to be cut apart, a row for each pair of a list.

        ``parts``: what stands above a table, the table with its loop, and what stands below; they
        name what they are about ``P.``, which stands for one of ``names``.
        """
        above, (columns, rows), below = parts
        gutter = 13
        half = (self.page.text_width - gutter) / 2
        widths = (half, gutter, half)
        table = self._table(TABLE_STYLES["frame"], widths)
        self._row(table.rows[0], "gap", (f"{{%tr for {each} %}}",))
        row = table.add_row()
        keep_whole(row)
        row.height = Mm(height)
        for at, name in ((0, names[0]), (2, names[1])):
            cell = row.cells[at]
            self.lines((("gap", f"{{%p if {name} %}}"), *_named(above, name)), cell)
            table_in = self._table(TABLE_STYLES["grid"], [one.width for one in columns], cell)
            self._fill_table(table_in, columns, rows.replace("P.", f"{name}."))
            # A cell ends with a paragraph, which stands behind the tag that goes.
            ends = (("gap", "{%p endif %}"), ("gap", ""))
            self.lines((*_named(below, name), *ends), cell)
            _drop_first(cell)
        _fill(self, row.cells[1], "gap", "")
        self._row(table.add_row(), "gap", ("{%tr endfor %}",))
        set_widths(table, widths)
        self.gap()

    def gap(self) -> None:
        """A narrow empty line: a table cannot stand directly on another, nor end a paper."""
        self.made.add_paragraph(style=COMPONENTS["gap"].style)

    # Signatures

    def _tie(self) -> None:
        """Signatures never stand on a page of their own: the words before them come along."""
        self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        self.gap()

    def signature(
        self,
        first: Sequence[Line] = (),
        office: Sequence[Line] = FRAME["signs"],
        receivers: Sequence[Line] = FRAME["receivers"][1:],
    ) -> None:
        """Who receives it on the left, who signs on the right.

        ``first``: who comes before the usual receivers, such as "- Như trên;".
        """
        self._tie()
        table = self.frame((self.page.text_width / 2, self.page.text_width / 2))
        left, right = table.rows[0].cells
        keep_whole(table.rows[0])
        self.lines((FRAME["receivers"][0], *first, *receivers), left)
        self.lines(office, right)
        for cell in (left, right):
            _drop_first(cell)
        self.gap()

    def signers(self, each: str, names: tuple[str, str]) -> None:
        """A list of units that sign, two in a row; a row stays on one page."""
        half = self.page.text_width / 2
        table = self._table(TABLE_STYLES["frame"], (half, half))
        self._row(table.rows[0], "gap", (f"{{%tr for {each} %}}",))
        row = table.add_row()
        keep_whole(row)
        for cell, name in zip(row.cells, names, strict=True):
            self.lines((("signing_unit", f"{{{{ {name} }}}}"), ("room_in_list", "")), cell)
            _drop_first(cell)
        self._row(table.add_row(), "gap", ("{%tr endfor %}",))
        set_widths(table, (half, half))
        self.gap()

    def receivers(self) -> None:
        self.lines(FRAME["receivers"])

    def signatures(self, *sides: Sequence[Line]) -> None:
        """Several who sign, side by side."""
        self._tie()
        table = self.frame([self.page.text_width / len(sides)] * len(sides))
        keep_whole(table.rows[0])
        for cell, written in zip(table.rows[0].cells, sides, strict=True):
            self.lines(written, cell)
            _drop_first(cell)
        self.gap()


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """The width of every column, in the table's grid and in every cell, in millimetres."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)


def repeat_head(row: Any) -> None:
    """The row stands again at the top of every page."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """The row is not parted by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _named(lines: Iterable[Line], name: str) -> list[Line]:
    """Lines on ``P.``, told of what it stands for."""
    return [(key, text.replace("P.", f"{name}.")) for key, text in lines]


def _fill(sheet: Sheet, cell: Any, key: str, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = sheet.made.styles[COMPONENTS[key].style]
    if text:
        paragraph.add_run(year_whole(text))


def _drop_first(cell: Any) -> None:
    """A new cell has an empty paragraph, which goes once another stands in it."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
