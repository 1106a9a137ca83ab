"""A template while it is made: paragraphs, heads, tables and signatures out of the layout's parts.

What a builder writes may hold tags; nothing here knows what they stand for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from adapters.papers.layout import (
    COMPONENTS,
    FONT,
    HEAD_LEFT,
    HEAD_RIGHT,
    HEADER_AT,
    LANGUAGE,
    PORTRAIT,
    RULES,
    TABLE_STYLES,
    Component,
    Page,
)
from adapters.wording.papers.frame import FRAME

#: A line of a paper: the component by its key, and its text.
Line = tuple[str, str]
_ALIGNS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_SLOTS: Final = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, width in millimetres, and what stands in each row."""

    head: str
    width: float
    cell: str
    component: str = "table_text"


class Sheet:
    """One paper's template in the making."""

    def __init__(self, page: Page = PORTRAIT) -> None:
        self.page = page
        self.made: Made = Document()
        self._clear()
        self._set_page()
        for component in COMPONENTS.values():
            _make_style(self.made, component)
        for style in RULES.values():
            _make_rule_style(self.made, style)
        for name, style in TABLE_STYLES.items():
            _make_table_style(self.made, style, lines=name != "frame")

    def _clear(self) -> None:
        """The library's own template is in English, on US Letter, with fonts of a theme."""
        normal = self.made.styles["Normal"]
        _set_font(normal.element.get_or_add_rPr(), 14)
        for default in self.made.styles.element.iter(qn("w:rPrDefault")):
            properties = default.find(qn("w:rPr"))
            for child in list(properties):
                properties.remove(child)
            _set_font(properties, 14)
        for style in list(self.made.styles):
            if style.type in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.LIST}:
                if style.name not in {"Normal", "Default Paragraph Font", "No List"}:
                    style.delete()
            elif style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
                style.delete()

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
            paragraph.add_run(text)
        return paragraph

    def lines(self, written: Iterable[Line], inside: Any = None) -> None:
        for key, text in written:
            self.line(key, text, inside)

    def rule(self, kind: str, inside: Any = None) -> None:
        """A rule below the paragraph above; its length is set when the text is known."""
        (self.made if inside is None else inside).add_paragraph(style=RULES[kind])

    # Heads

    def head(self, *, day: bool = True, left: Sequence[Line] = ()) -> None:
        """Who issues it, with number, beside the state, with place and day on the same line."""
        frame = self.frame((HEAD_LEFT, HEAD_RIGHT))
        first, second = frame.rows[0].cells
        self.lines(FRAME["issuer"], first)
        self.rule("part", first)
        self._state(second)
        number, place = frame.add_row().cells
        self.lines((("number", "{{ so_ky_hieu }}"), *left), number)
        self.line("place_day", "{{ dia_danh }}, {{ ngay_ky }}" if day else "", place)
        for cell in (first, second, number, place):
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

    def _table(self, style: str, widths: Sequence[float]) -> Any:
        table = self.made.add_table(rows=1, cols=len(widths))
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
        return table

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
        set_widths(table, widths)
        return table

    def score_table(self, heads: Sequence[str], widths: Sequence[float]) -> Any:
        """The table of points: its columns of points are as many as the figures have.

        Heads and widths: running number, unit, any column of points, total, rank.
        """
        table = self._table(TABLE_STYLES["scores"], [*widths[:2], 1, widths[2], 1, *widths[3:]])
        head = ("{%tc for c in cot %}", heads[2], "{%tc endfor %}")
        self._row(table.rows[0], "table_head", (*heads[:2], *head, *heads[3:]))
        repeat_head(table.rows[0])
        self._loop_row(table, "{%tr for d in bang %}", 7)
        row = table.add_row()
        keep_whole(row)
        points = ("{%tc for o in d.diem %}", "{{ o }}", "{%tc endfor %}")
        self._row(row, "table_number", ("{{ d.tt }}", "{{ d.ten }}", *points))
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

    def gap(self) -> None:
        """A narrow empty line: a table cannot stand directly on another, nor end a paper."""
        self.made.add_paragraph(style=COMPONENTS["gap"].style)

    # Signatures

    def _tie(self) -> None:
        """Signatures never stand on a page of their own: the words before them come along."""
        self.made.paragraphs[-1].paragraph_format.keep_with_next = True
        self.gap()

    def signature(self, *, receivers: bool = True, office: Sequence[Line] | None = None) -> None:
        """Who receives it on the left, who signs on the right."""
        self._tie()
        table = self.frame((self.page.text_width / 2, self.page.text_width / 2))
        left, right = table.rows[0].cells
        keep_whole(table.rows[0])
        if receivers:
            self.receivers(left)
        self.lines(office or FRAME["signs"], right)
        for cell in (left, right):
            if len(cell.paragraphs) > 1:
                _drop_first(cell)
        self.gap()

    def receivers(self, cell: Any) -> None:
        self.lines(FRAME["receivers"], cell)

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


def _fill(sheet: Sheet, cell: Any, key: str, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = sheet.made.styles[COMPONENTS[key].style]
    if text:
        paragraph.add_run(text)


def _drop_first(cell: Any) -> None:
    """A new cell has an empty paragraph, which goes once another stands in it."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)


def _set_font(properties: Any, size: int) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for slot in _SLOTS:
        fonts.set(qn(slot), FONT)
    properties.insert(0, fonts)
    for tag in ("w:sz", "w:szCs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(size * 2))
        properties.append(element)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    for slot in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(slot), LANGUAGE)
    properties.append(language)


def _make_style(made: Made, component: Component) -> None:
    style: Any = made.styles.add_style(component.style, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(component.size)
    style.font.bold = component.bold
    style.font.italic = component.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = _ALIGNS[component.align]
    form.space_before, form.space_after = Pt(component.before), Pt(component.after)
    if component.first_line:
        form.first_line_indent = Mm(component.first_line)
    if component.left:
        form.left_indent = Mm(component.left)
    if component.lines < 0:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(-component.lines)
    else:
        form.line_spacing = component.lines
    form.keep_with_next = component.with_next
    form.widow_control = True


def _make_rule_style(made: Made, name: str) -> None:
    style: Any = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(3), Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(3)
    form.keep_with_next = True
    borders = OxmlElement("w:pBdr")
    borders.append(_border("w:top", 6))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _border(tag: str, size: int) -> Any:
    border = OxmlElement(tag)
    for key, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", "000000")):
        border.set(qn(f"w:{key}"), value)
    return border


def _make_table_style(made: Made, name: str, *, lines: bool) -> None:
    style: Any = made.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    properties = OxmlElement("w:tblPr")
    if lines:
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(_border(f"w:{side}", 4))
        properties.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "57" if lines else "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    style.element.append(properties)
