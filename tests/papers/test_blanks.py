"""What is not known stays a visible blank, and nothing else stands in its place."""

import re

from adapters.papers.building import TEMPLATES, template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.checking import paragraphs_of
from adapters.papers.facts import FACTS
from adapters.papers.layout import BLANK
from adapters.wording.papers.facts import ABOUT
from adapters.wording.papers.titles import SIGNERS, TITLES
from tests.papers.conftest import Run

_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")
_LOOP = re.compile(r"\bfor (\w+) in")
_OWN = {"p", "tr", "tc", "if", "for", "in", "endfor", "endif", "not", "else", "loop"}


def _tags(code: str) -> set[str]:
    """The facts that a template asks for."""
    data = (TEMPLATES / template_name(PAPERS[code])).read_bytes()
    text = "\n".join(paragraphs_of(data))
    tags = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text)
    return {name for tag in tags for name in _NAME.findall(tag)} - _OWN - set(_LOOP.findall(text))


def test_every_fact_of_a_paper_stands_in_the_tables() -> None:
    """A template asks for the facts of its row in the catalogue, no more and no fewer."""
    for code, paper in PAPERS.items():
        assert _tags(code) == set(paper.facts), code
        assert set(paper.facts) <= FACTS.keys()
        assert len(paper.facts) == len(set(paper.facts)), code


def test_every_fact_is_explained_and_used() -> None:
    """Each fact says what it is, and some paper prints it."""
    assert FACTS.keys() == ABOUT.keys()
    used = {tag for paper in PAPERS.values() for tag in (*paper.facts, paper.each)}
    assert FACTS.keys() <= used


def test_every_paper_has_its_words_and_place() -> None:
    """A title in both languages, a signer, an order number of its own."""
    assert PAPERS.keys() == TITLES.keys()
    assert len({paper.order for paper in PAPERS.values()}) == len(PAPERS)
    assert {paper.signer.value for paper in PAPERS.values()} <= SIGNERS.keys()


def test_a_bare_table_invents_nothing(bare: Run) -> None:
    """From a table alone no day, no number, no vote and no person's name is printed."""
    for one in bare.papers:
        assert not re.search(r"ngày \d|tháng \d|năm \d|Số: \d|\d giờ", one.text), one.file.name
        assert all(text == BLANK for text in one.of("signer")), one.file.name
    count = bare.paper("bien-ban-kiem-phieu")
    votes = next(table for table in count.tables if table[0][0] == "TT")
    assert all(row[2:] == [BLANK, BLANK, BLANK] for row in votes[1:])


def test_a_blank_is_one_token(bare: Run) -> None:
    """Two ellipses, never more in a row, never a full stop behind: that looks like a misprint."""
    for one in bare.papers:
        for blank in re.finditer("…+[.]*", one.text):
            assert blank[0] == BLANK, one.text[max(0, blank.start() - 40) : blank.end()]


def test_the_note_counts_what_is_left(bare: Run) -> None:
    """The blanks that the note tells of are those that stand in the papers."""
    note = (bare.folder / "00-doc-truoc.txt").read_text(encoding="utf-8-sig")
    told = {paper["file"]: paper["blanks"] for paper in bare.answer["papers"]}
    for one in bare.papers:
        assert told[one.file.name] == one.text.count(BLANK)
        assert f"{one.file.name}" in note
        assert f"Còn {told[one.file.name]} chỗ trống" in note
    for paper in bare.answer["papers"]:
        for tag in paper["unknown"]:
            assert f"{tag}: {ABOUT[tag][0]}" in note


def test_what_the_office_says_fills_its_blanks(bare: Run, told: Run) -> None:
    """A setting that was given stands in every paper, and its blank nowhere."""
    for one in told.papers:
        if "cum" in one.paper.facts:
            assert "Cụm thi đua số 8" in one.text
        assert "Cụm thi đua ……" not in one.text
    assert bare.paper("giay-moi").of("issuer") == ["CỤM THI ĐUA ……"]
