"""The finished papers against the layout of Decree 30/2020/NĐ-CP, Annex I."""

import re
import unicodedata
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from adapters.papers.catalogue import PAPERS
from adapters.papers.layout import (
    COMPONENTS,
    FONT,
    HEAD_GAP,
    HEAD_LEFT,
    HEAD_RIGHT,
    LANGUAGE,
    LARGEST,
    RULES,
    SMALLEST_IN_TABLES,
)
from adapters.papers.measuring import width
from adapters.wording.papers.frame import MOTTO, STATE
from tests.papers.conftest import TABLE, Run, run
from tests.papers.reading import Finished, of_a_table, style_of

SLOTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
#: Those of the office's own record come with a cycle.
NUMBERED = [
    (paper.kind, paper.code) for paper in PAPERS.values() if paper.kind and of_a_table(paper)
]


def test_pages_are_a4_with_the_margins_of_the_decree(told: Run) -> None:
    """A4 along the long side, landscape for tables alone; 20–25 above and below, 30–35, 15–20."""
    for one in told.papers:
        for section in one.made.sections:
            page = one.paper.page
            sides = (section.page_width / Mm(1), section.page_height / Mm(1))
            assert sides == pytest.approx((page.width, page.height), abs=0.2)
            assert sorted(sides) == pytest.approx([210, 297], abs=0.2)
            if one.paper.by_decree:
                assert sides[0] < sides[1]
                assert 20 <= round(section.top_margin / Mm(1)) <= 25
                assert 20 <= round(section.bottom_margin / Mm(1)) <= 25
                assert 30 <= round(section.left_margin / Mm(1)) <= 35
                assert 15 <= round(section.right_margin / Mm(1)) <= 20


def test_one_typeface_in_black(told: Run) -> None:
    """Times New Roman in all four slots, no font of a theme, no colour but black."""
    for one in told.papers:
        for root in (one.made.styles.element, one.made.element):
            for fonts in root.iter(qn("w:rFonts")):
                assert [fonts.get(qn(slot)) for slot in SLOTS] == [FONT] * 4
                assert not [name for name in fonts.attrib if "heme" in name]
            colours = {found.get(qn("w:val")) for found in root.iter(qn("w:color"))}
            assert colours <= {"000000", "auto"}
        languages = {found.get(qn("w:val")) for found in one.made.styles.element.iter(qn("w:lang"))}
        assert languages == {LANGUAGE}


def test_every_component_has_its_size_and_style(told: Run) -> None:
    """Each paragraph is a component of the table, in its size, weight, slant and place."""
    for one in told.papers:
        for paragraph in one.paragraphs:
            assert style_of(paragraph) in {*_styles(), *RULES.values()}, (
                one.file.name,
                paragraph.text,
            )
        for paragraph, component in one.components():
            style = paragraph.style
            assert style is not None
            assert style.font.size == Pt(component.size)
            assert component.sizes[0] <= component.size <= component.sizes[1]
            assert (style.font.bold, style.font.italic) == (component.bold, component.italic)
            low = SMALLEST_IN_TABLES if _in_table(paragraph) else 11
            assert low <= component.size <= LARGEST
            assert all(run.font.size is None for run in paragraph.runs)
            if component.capitals:
                assert paragraph.text == paragraph.text.upper()


def _styles() -> set[str]:
    return {component.style for component in COMPONENTS.values()}


def _in_table(paragraph: object) -> bool:
    return bool(paragraph._p.getparent().tag == qn("w:tc"))  # type: ignore[attr-defined]


def test_the_state_stands_once_before_everything_else(told: Run) -> None:
    """Quốc hiệu and Tiêu ngữ letter for letter, and never on an annex or a ballot."""
    for one in told.papers:
        if "quoc_hieu" not in one.paper.facts:
            assert STATE not in one.text
            continue
        assert one.of("state") == [STATE]
        assert one.of("motto") == [MOTTO]
        assert one.text.count(STATE) == 1
        assert unicodedata.is_normalized("NFC", STATE)


def test_lines_of_the_head_fit_their_columns(told: Run) -> None:
    """Quốc hiệu is never broken over two lines; nor is any line of the issuer."""
    for one in told.papers:
        for key, room in (
            ("state", HEAD_RIGHT),
            ("motto", HEAD_RIGHT),
            ("above_issuer", HEAD_LEFT - HEAD_GAP),
            ("issuer", HEAD_LEFT - HEAD_GAP),
            ("number", HEAD_LEFT),
            ("place_day", HEAD_RIGHT),
        ):
            component = COMPONENTS[key]
            for text in one.of(key):
                for line in text.split("\n"):
                    assert width(line, component.size, bold=component.bold) <= room


def test_rules_are_borders_as_long_as_wanted(told: Run) -> None:
    """As long as the motto; a third to a half of the issuer and the abstract; never characters."""
    for one in told.papers:
        assert not re.search(r"_{3,}|─|━", one.text)
        assert not list(one.made.element.body.iter(qn("w:u")))
        for rule in one.paragraphs:
            if style_of(rule) not in RULES.values():
                continue
            above, length = _rule(one, rule)
            if style_of(rule) == RULES["whole"]:
                assert length == pytest.approx(above, abs=2)
            else:
                assert above / 3 - 1 <= length <= above / 2 + 1


def _rule(one: Finished, rule: object) -> tuple[float, float]:
    element = rule._p  # type: ignore[attr-defined]
    cell = element.getparent()
    section = one.made.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / Mm(1)
    if cell.tag == qn("w:tc"):
        room = cell.width / Mm(1)
    index = [paragraph._p for paragraph in one.paragraphs].index(element)
    before = one.paragraphs[index - 1]
    component = next(found for found in COMPONENTS.values() if found.style == style_of(before))
    above = max(
        width(line, component.size, bold=component.bold) for line in before.text.split("\n")
    )
    form = rule.paragraph_format  # type: ignore[attr-defined]
    return min(above, room), room - (form.left_indent + form.right_indent) / Mm(1)


@pytest.mark.parametrize(("kind", "code"), NUMBERED)
def test_numbers_have_their_kind(bare: Run, kind: str, code: str) -> None:
    """``Số: ……/BC-…``: the kind's own abbreviation, a hyphen, no blank inside."""
    numbers = bare.paper(code).of("number")
    assert len(numbers) == 1
    assert re.fullmatch(rf"Số: (……|\d\d+)/{kind}-\S+", numbers[0])


def test_an_offices_own_symbol_stands_as_it_is(told: Run) -> None:
    """``42/BC-CTĐ SỐ 08`` is kept; a bare number gets its nought and the symbol of the name."""
    assert told.paper("bao-cao-tong-ket").of("number") == ["Số: 42/BC-CTĐ SỐ 08"]
    assert told.paper("giay-moi").of("number") == ["Số: 04/GM-CTĐ8"]


def test_the_day_is_written_as_the_decree_writes_it(told: Run) -> None:
    """Italic, a comma after the place, a nought before days under 10 and months 1 and 2."""
    assert told.paper("giay-moi").of("place_day") == ["An Giang, ngày 05 tháng 01 năm 2022"]
    assert COMPONENTS["place_day"].italic


def test_a_record_has_no_day_in_its_head(told: Run) -> None:
    """A biên bản says in its text when it was made."""
    assert told.paper("bien-ban-kiem-phieu").of("place_day") == []


@pytest.mark.parametrize(("_kind", "code"), NUMBERED)
def test_the_kind_stands_above_its_abstract(told: Run, _kind: str, code: str) -> None:
    """The kind in bold capitals, right under it what the paper is about."""
    styles = [style_of(found) for found in told.paper(code).paragraphs if found.text.strip()]
    at = styles.index(COMPONENTS["kind"].style)
    assert styles[at + 1] == COMPONENTS["abstract"].style


def test_receivers_end_with_where_it_is_filed(told: Run) -> None:
    """Lines of Nơi nhận end in a semicolon, the last is where it is filed, with a full stop."""
    for one in told.papers:
        for head, entries in [(one.of("receivers"), one.of("receiver"))]:
            if not head:
                continue
            assert head == ["Nơi nhận:"]
            assert all(line.startswith("- ") and line.endswith(";") for line in entries[:-1])
            assert entries[-1].startswith("- Lưu: VT")
            assert entries[-1].endswith(".")


def test_only_letters_and_submissions_have_an_addressee(told: Run) -> None:
    """Kính gửi stands in công văn and tờ trình, not in other numbered papers; then "- Như trên;"
    comes first among the receivers."""
    for one in told.papers:
        if not one.paper.numbered:
            continue
        addressed = one.paper.letter or one.paper.kind == "TTr"
        assert bool(one.of("to")) == addressed, one.file.name
        assert ("- Như trên;" in one.of("receiver")[:1]) == addressed, one.file.name


def test_a_letter_has_an_abstract_and_no_kind(told: Run) -> None:
    """``V/v …`` below the number of a công văn, and no name of a kind above its text."""
    letters = [one for one in told.papers if one.paper.letter]
    assert letters
    for one in letters:
        assert [text[:4] for text in one.of("abstract_of_letter")] == ["V/v "]
        assert one.of("kind") == []


def test_a_numbered_paper_ends_once(told: Run) -> None:
    """``./.`` stands after the last sentence of every numbered paper, and nowhere else."""
    for one in told.papers:
        assert one.text.count("./.") == (1 if one.paper.numbered else 0), one.file.name


def test_pages_are_numbered_in_the_top_margin_from_the_second(told: Run) -> None:
    """The first page shows no number, the others a centred one; an annex begins at 1 again."""
    for one in told.papers:
        for at, section in enumerate(one.made.sections if one.paper.pages else ()):
            assert section.different_first_page_header_footer
            assert not "".join(found.text for found in section.first_page_header.paragraphs)
            header = section.header.paragraphs[0]
            assert "PAGE" in header._p.xml
            assert header.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
            if at:
                assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_an_addressee_comes_first_among_the_receivers(tmp_path: Path) -> None:
    """A report to a superior has Kính gửi and "- Như trên;"; a draft for the hall has neither."""
    sent = run(tmp_path, TABLE, "kinh_gui=Bộ Nội vụ", "--no-pdf")
    report = sent.paper("bao-cao-tong-ket")
    assert report.of("to") == ["Kính gửi: Bộ Nội vụ"]
    assert report.of("receiver")[0] == "- Như trên;"
    assert report.of("draft") == []


def test_a_draft_says_so(told: Run) -> None:
    """Without an addressee the report is the draft that the conference discusses."""
    report = told.paper("bao-cao-tong-ket")
    assert report.of("draft") == ["DỰ THẢO"]
    assert report.of("to") == []
    assert "- Như trên;" not in report.of("receiver")


def test_an_addressee_stands_where_one_is_written_to(told: Run) -> None:
    """Kính gửi in a request, an official letter and an opinion asked for, and in no other paper."""
    addressed = {one.paper.code for one in told.papers if one.of("to")}
    assert addressed >= {"to-trinh", "de-nghi-giai-trinh", "phieu-lay-y-kien"}
    for one in told.papers:
        if one.paper.kind not in {"", "TTr"}:
            assert one.paper.code not in addressed
        if one.of("to") and one.of("receiver"):
            assert one.of("receiver")[0] == "- Như trên;"
