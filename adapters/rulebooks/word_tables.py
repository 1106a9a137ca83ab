"""The tables of a Word file as grids, with the numbers that Word itself puts before its texts.

Such a number stands nowhere in the text: a list names its levels in a part of its own
(ECMA-376, part 1, 17.9), and a paragraph points to one, itself or by its style. Merged cells are
read as a sheet's are: the text stands in the first, the others are blank.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import msgspec
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from adapters.wording.outside import one_line
from domain.reconcile.grid import EMPTY, Cell, CellKind, Grid
from domain.values.refusal import Refusal

#: Unpacked, all parts together.
MAX_UNPACKED: Final = 60 * 1024 * 1024
MAX_CELLS: Final = 100_000
#: A cell may say that it reaches over so many columns; more are a fault of the file.
MAX_SPAN: Final = 60
MAX_TEXT: Final = 2_000
#: So many texts over a table can be its title.
MAX_TITLE: Final = 6


def read_tables(data: bytes, file: str) -> list[Grid]:
    """The tables of the file, in their order; texts carry the numbers that Word shows.

    Raises ``Refusal``: ``spreadsheet_unreadable`` or ``spreadsheet_too_large``.
    """
    _check_size(data, file)
    try:
        document = Document(BytesIO(data))
        numbers = _Numbers(document)
        grids: list[Grid] = []
        above: list[str] = []
        for element in document.element.body.iter(qn("w:p"), qn("w:tbl")):
            if element.tag == qn("w:tbl"):
                if not _inside_table(element):
                    found = _grid(element, numbers, len(grids) + 1, file)
                    grids.append(_titled(found, above[-MAX_TITLE:]))
                    above = []
            elif not _inside_table(element):
                text = one_line(numbers.before(element) + _text(element)).strip()
                above += [text] if text else []
    except Refusal:
        raise
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged") from None
    return grids


def _titled(grid: Grid, above: list[str]) -> Grid:
    """The table with the texts over it as rows of their own, as a sheet has its title."""
    rows = (*((Cell(CellKind.TEXT, text[:MAX_TEXT]),) for text in above), *grid.rows)
    return msgspec.structs.replace(grid, rows=rows, lines=(*(0 for _ in above), *grid.lines))


def _check_size(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError):
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged") from None
    if size > MAX_UNPACKED:
        raise Refusal("spreadsheet_too_large", file=file, problem="bytes", max=MAX_UNPACKED)


def _inside_table(element: Any) -> bool:
    return any(above.tag == qn("w:tbl") for above in element.iterancestors())


def _grid(table: Any, numbers: "_Numbers", count: int, file: str) -> Grid:
    rows = []
    cells = 0
    for row in _own(table, "w:tr"):
        found = list(_row(row, numbers))
        cells += len(found)
        if cells > MAX_CELLS:
            raise Refusal("spreadsheet_too_large", file=file, problem="cells", max=MAX_CELLS)
        rows.append(tuple(found))
    lines = tuple(range(1, len(rows) + 1))
    return Grid(name=str(count), rows=tuple(rows), lines=lines, lettered=False)


def _row(row: Any, numbers: "_Numbers") -> Iterator[Cell]:
    for cell in _own(row, "w:tc"):
        texts = (numbers.before(one) + _text(one) for one in _own(cell, "w:p"))
        text = one_line(" ".join(text for text in texts if text.strip()))[:MAX_TEXT].strip()
        properties = cell.find(qn("w:tcPr"))
        yield EMPTY if _goes_on(properties) else Cell(CellKind.TEXT, text)
        for _ in range(_span(properties) - 1):
            yield EMPTY


def _own(around: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, the cells of a row, the paragraphs of a cell, wherever a content control
    puts them; not those of a table inside."""
    for found in around.iter(qn(tag)):
        if next(found.iterancestors(around.tag)) is around:
            yield found


def _goes_on(properties: Any) -> bool:
    """Whether the cell belongs to the merged one above it."""
    merged = properties.find(qn("w:vMerge")) if properties is not None else None
    return merged is not None and merged.get(qn("w:val"), "continue") != "restart"


def _span(properties: Any) -> int:
    found = properties.find(qn("w:gridSpan")) if properties is not None else None
    text = found.get(qn("w:val"), "1") if found is not None else "1"
    return min(int(text), MAX_SPAN) if text.isdigit() else 1


def _text(paragraph: Any) -> str:
    """What a paragraph shows; what was struck out by tracked changes is not shown."""
    parts = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if any(above.tag == qn("w:del") for above in element.iterancestors()):
            continue
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif element.getparent().tag == qn("w:r"):
            parts.append(" ")
    return "".join(parts)


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list is written."""

    start: int
    form: str
    #: ``%1.%2.``
    text: str


class _Numbers:
    """The automatic numbers, counted through the document as its paragraphs come."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {style.style_id: style.element for style in document.styles}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        lists = {
            found.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): _level(level)
                for level in found.iterchildren(qn("w:lvl"))
            }
            for found in root.iterchildren(qn("w:abstractNum"))
        }
        for found in root.iterchildren(qn("w:num")):
            number = found.get(qn("w:numId"))
            of = found.find(qn("w:abstractNumId")).get(qn("w:val"))
            levels = dict(lists.get(of, {}))
            starts_anew = False
            for change in found.iterchildren(qn("w:lvlOverride")):
                at = int(change.get(qn("w:ilvl")))
                level, start = change.find(qn("w:lvl")), change.find(qn("w:startOverride"))
                known = _level(level) if level is not None else levels.get(at)
                if known is not None and start is not None:
                    known = msgspec.structs.replace(known, start=int(start.get(qn("w:val"))))
                    starts_anew = True
                if known is not None:
                    levels[at] = known
            self._levels[number] = levels
            # Lists of one kind count on, unless one says that it begins anew.
            self._list_of[number] = f"{of}/{number}" if starts_anew else of

    def before(self, paragraph: Any) -> str:
        """The number that stands before a paragraph's text, with a space; empty: none."""
        number, at = self._pointed(paragraph)
        levels = self._levels.get(number or "", {})
        if at not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of[number or ""], {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        if levels[at].form == "bullet":
            return "- "
        if levels[at].form == "none":
            return ""
        written = levels[at].text
        for level in range(at + 1):
            known = levels.get(level)
            if known is not None:
                count = counts.setdefault(level, known.start)
                written = written.replace(f"%{level + 1}", counted(count, known.form))
        return f"{written.strip()} " if written.strip() else ""

    def _pointed(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and the level that a paragraph names, or its style for it."""
        own = paragraph.find(qn("w:pPr"))
        number, level = _named(own)
        style = own.find(qn("w:pStyle")) if own is not None else None
        name = style.get(qn("w:val")) if style is not None else None
        seen: set[str] = set()
        while name is not None and name not in seen and (number is None or level is None):
            seen.add(name)
            element = self._styles.get(name)
            if element is None:
                break
            of_style, at_style = _named(element.find(qn("w:pPr")))
            number = number if number is not None else of_style
            level = level if level is not None else at_style
            based = element.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None
        return (None if number == "0" else number), level or 0


def _named(properties: Any) -> tuple[str | None, int | None]:
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None, None
    number, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (
        number.get(qn("w:val")) if number is not None else None,
        int(level.get(qn("w:val"))) if level is not None else None,
    )


def _level(level: Any) -> _Level:
    def said(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        text: str = found.get(qn("w:val"), default) if found is not None else default
        return text

    return _Level(int(said("w:start", "1")), said("w:numFmt", "decimal"), said("w:lvlText", ""))


_ROMANS: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def counted(count: int, form: str) -> str:
    """A count as a list writes it; Word's forms of ECMA-376, part 1, 17.18.59.

    >>> [counted(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    match form:
        case "upperRoman" | "lowerRoman":
            roman, rest = "", count
            for size, letters in _ROMANS:
                while rest >= size:
                    roman, rest = roman + letters, rest - size
            return roman.upper() if form == "upperRoman" else roman
        case "upperLetter" | "lowerLetter":
            # Word counts a … z, aa, bb …; it knows no đ.
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)
