"""The styles of a paper: one for each component of the layout, and nothing of the library's own."""

from typing import Any, Final

from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from adapters.papers.layout import COMPONENTS, FONT, LANGUAGE, RULES, TABLE_STYLES, Component

_ALIGNS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_SLOTS: Final = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def set_styles(made: Made) -> None:
    """Give a new file the styles of papers in the place of the library's."""
    _clear(made)
    for component in COMPONENTS.values():
        _make_style(made, component)
    for style in RULES.values():
        _make_rule_style(made, style)
    for name, style in TABLE_STYLES.items():
        _make_table_style(made, style, lines=name != "frame")


def _clear(made: Made) -> None:
    """The library's own template is in English, on US Letter, with fonts of a theme."""
    normal = made.styles["Normal"]
    _set_font(normal.element.get_or_add_rPr(), 14)
    for default in made.styles.element.iter(qn("w:rPrDefault")):
        properties = default.find(qn("w:rPr"))
        for child in list(properties):
            properties.remove(child)
        _set_font(properties, 14)
    for style in list(made.styles):
        if style.type in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.LIST}:
            if style.name not in {"Normal", "Default Paragraph Font", "No List"}:
                style.delete()
        elif style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


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
