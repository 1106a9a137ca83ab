"""One paper: its template filled with the facts, and what can only be set once they are in.

Every paper gets a fresh template, escaping is always on, and a tag that names no fact stops the
paper instead of printing nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from adapters.papers.layout import COMPONENTS, LANGUAGE, PART_OF_LINE, RULES, TABLE_STYLES
from adapters.papers.measuring import width
from adapters.papers.sheet import set_widths

_MM_OF_TWIP: Final = 25.4 / 1440
_STYLES: Final = {component.style: component for component in COMPONENTS.values()}
#: Millimetres of a score table's columns: number, each kind of points at least, total, rank.
_NUMBER, _POINTS, _TOTAL, _RANK = 10, 11, 18, 14
_PADDING: Final = 2.4
_WIDEST_POINTS: Final = 24
_NARROWEST_UNIT, _WIDEST_UNIT = 45, 90


class PaperFailed(Exception):
    """A template that cannot be filled; the others are written all the same."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Rendered:
    """A paper that is made, and the blanks in it."""

    docx: bytes
    text: str


def render(
    template: bytes, context: Mapping[str, object], title: str, author: str, now: datetime
) -> Rendered:
    """The finished .docx. Raises :class:`PaperFailed`."""
    filled = DocxTemplate(BytesIO(template))
    # Escaping is what keeps a name such as "A & B <C>" whole.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        filled.render(dict(context), environment, autoescape=True)
        made, text = _finished(filled.docx, title, author, now)
    except Exception as error:  # what an edited template does is known to nobody
        raise PaperFailed(str(error) or type(error).__name__) from error
    return Rendered(docx=made, text=text)


def _finished(made: Any, title: str, author: str, now: datetime) -> tuple[bytes, str]:
    """The file with what could not be set before, and what it says."""
    _set_columns(made)
    _set_rules(made)
    _set_properties(made, title, author, now)
    out = BytesIO()
    made.save(out)
    return out.getvalue(), text_of(made)


def text_of(made: Any) -> str:
    """Every paragraph of the paper, those in tables too, a line each."""
    body = made.element.body
    return "\n".join(Paragraph(found, made).text for found in body.iter(qn("w:p")))


def style_name(paragraph: Paragraph) -> str:
    """The style of a paragraph, which names its component."""
    return (paragraph.style.name if paragraph.style is not None else None) or ""


def _set_properties(made: Any, title: str, author: str, now: datetime) -> None:
    """Set after the filling, never by tags: a title with braces stands as it is."""
    properties = made.core_properties
    properties.title, properties.language = title, LANGUAGE
    properties.author = properties.last_modified_by = author
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = now.astimezone(UTC)
    properties.revision = 1


# Rules: as long as the text above wants them


def _set_rules(made: Any) -> None:
    section = made.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / Mm(1)
    kinds = {made.styles[style].style_id: kind for kind, style in RULES.items()}
    for found in made.element.body.iter(qn("w:p")):
        kind = kinds.get(found.style)
        if kind is not None:
            _set_rule(Paragraph(found, made), kind, room)


def _set_rule(rule: Paragraph, kind: str, room: float) -> None:
    cell = rule._p.getparent()
    if cell.tag == qn("w:tc"):
        room = cell.width / Mm(1)
    above = _longest_line(rule, room)
    length = above if kind == "whole" else above * PART_OF_LINE[0] / PART_OF_LINE[1]
    indent = Mm(max(0.0, (room - length) / 2))
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = indent


def _longest_line(rule: Paragraph, room: float) -> float:
    """The width of the text directly above; of several lines, that of the longest."""
    before = rule._p.getprevious()
    if before is None or before.tag != qn("w:p"):
        return room
    paragraph = Paragraph(before, rule._parent)
    component = _STYLES.get(style_name(paragraph))
    if component is None:
        return room / 2
    lines = paragraph.text.split("\n")
    longest = max(width(line, component.size, bold=component.bold) for line in lines)
    return min(longest, room)


# The columns of score tables: as many as there are kinds of points


def _set_columns(made: Any) -> None:
    section = made.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / Mm(1)
    for found in made.element.body.iter(qn("w:tbl")):
        table = Table(found, made)
        if table.style is not None and table.style.name == TABLE_STYLES["scores"]:
            _fit(table, room)


def _fit(table: Table, room: float) -> None:
    heads = [cell.text for cell in table.rows[0].cells]
    points = [_wide_enough(head) for head in heads[2:-2]]
    most = room - _NUMBER - _TOTAL - _RANK - _NARROWEST_UNIT
    if sum(points) > most:
        points = [most / len(points)] * len(points)
    unit = room - _NUMBER - _TOTAL - _RANK - sum(points)
    if unit > _WIDEST_UNIT and points:
        points = [each + (unit - _WIDEST_UNIT) / len(points) for each in points]
        unit = _WIDEST_UNIT
    _grid(table, len(heads))
    set_widths(table, [_NUMBER, unit, *points, _TOTAL, _RANK])


def _wide_enough(head: str) -> float:
    """A head breaks between words, never inside one."""
    words = [width(word, 11, bold=True) for word in head.split()]
    longest = max(words, default=0.0)
    return min(max(_POINTS, longest + _PADDING, sum(words) / 2 + _PADDING), _WIDEST_POINTS)


def _grid(table: Table, count: int) -> None:
    """As many columns in the grid as there are cells in a row."""
    grid = table._tbl.tblGrid
    columns: Sequence[Any] = grid.gridCol_lst
    for column in columns[count:]:
        grid.remove(column)
    for _ in range(count - len(columns)):
        grid.add_gridCol()
