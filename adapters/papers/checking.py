"""The check of edited templates: every tag that would not be filled, with its file and paragraph.

A word processor hides what a tag needs: a letter with a mark in its name, a brace that was taken
for text, a loop that is not closed. Each is named, with the nearest tag that there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError
from lxml.etree import LxmlError

from adapters.papers.building import template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.facts import FACTS
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TEXTS: Final = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_NAME: Final = re.compile(r"(?<![\w.])[^\W\d]\w*(?:\.\w+)*")
_LOOP: Final = re.compile(r"\bfor\s+(\w+)\s+in\b")
#: Words of the templates' language, and the marks for rows, cells and paragraphs.
_OWN: Final = frozenset(
    (
        *("if", "elif", "else", "endif", "for", "in", "endfor", "not", "and", "or", "is"),
        *("defined", "loop", "p", "tr", "tc", "r", "upper", "lower", "length", "true", "false"),
    )
)
_PARTS: Final = frozenset(part for fact in FACTS.values() for part in fact.parts)


@dataclass(frozen=True)
class Problem:
    """One place of a template that would not be filled."""

    file: str
    #: Which sentence of `adapters.wording.pages.papers` says it.
    kind: str
    #: Its paragraph, counted from 1 with those in tables; 0: the file as a whole.
    paragraph: int = 0
    #: How the paragraph begins.
    begins: str = ""
    tag: str = ""
    nearest: str | None = None


@dataclass(frozen=True)
class CheckedFolder:
    """The templates of a folder, and what is wrong with them."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_folder(folder: Path) -> CheckedFolder:
    """Check every .docx of a folder. Raises ``Refusal("papers_none_found")``."""
    files = sorted(path for path in folder.glob("*.docx") if not path.name.startswith("~$"))
    if not files:
        raise Refusal("papers_none_found", file=str(folder))
    problems = tuple(problem for path in files for problem in _of_file(path))
    return CheckedFolder(files=tuple(path.name for path in files), problems=problems)


def _of_file(path: Path) -> Iterator[Problem]:
    known = [template_name(paper) for paper in PAPERS.values()]
    if path.name not in known:
        yield Problem(path.name, "name", nearest=nearest(path.name, known))
    try:
        data = path.read_bytes()
    except OSError:
        yield Problem(path.name, "damaged")
        return
    yield from check_template(path.name, data)


def check_template(file: str, data: bytes) -> Iterator[Problem]:
    """Everything in a template that would not be filled."""
    try:
        paragraphs = paragraphs_of(data)
    except (OpcError, BadZipFile, LxmlError, KeyError, ValueError):
        yield Problem(file, "damaged")
        return
    found = list(check_paragraphs(file, paragraphs))
    yield from found
    if not found:
        yield from _form(file, data, paragraphs)


def paragraphs_of(data: bytes) -> list[str]:
    """The text of every paragraph, those of tables and headers too."""
    made = Document(BytesIO(data))
    bodies = [made.element.body]
    bodies += [
        part._element for section in made.sections for part in (section.header, section.footer)
    ]
    found = []
    for body in bodies:
        for paragraph in body.iter(qn("w:p")):
            texts = (text.text or "" for text in paragraph.iter(qn("w:t")))
            found.append("".join(texts))
    return found


def check_paragraphs(file: str, paragraphs: list[str]) -> Iterator[Problem]:
    """The tags of a template that name nothing or are not whole."""
    loops = {name for text in paragraphs for name in _LOOP.findall(text)}
    for at, text in enumerate(paragraphs, start=1):
        place = (at, text[:40])
        for kind, tag, near in _of_paragraph(text, loops):
            yield Problem(file, kind, *place, tag=tag, nearest=near)


def _of_paragraph(text: str, loops: set[str]) -> Iterator[tuple[str, str, str | None]]:
    tags = _TAG.findall(text)
    rest = _TAG.sub("", text)
    split = re.search(r"\{\s*[{%]|[}%]\s*\}", rest)
    if split:
        yield "split", rest.strip()[:40], None
    rows = [tag for tag in tags if re.match(r"\{%\s*(?:p|tr|tc)\s", tag)]
    yield from (("spaced", tag, None) for tag in rows if re.match(r"\{%\s", tag))
    if len(rows) > 1:
        yield "two", " ".join(rows)[:60], None
    for tag in tags:
        for name in _NAME.findall(_TEXTS.sub("", tag[2:-2])):
            yield from _of_name(name, loops)


def _of_name(name: str, loops: set[str]) -> Iterator[tuple[str, str, str | None]]:
    root, *parts = name.split(".")
    if root in _OWN:
        return
    if root not in FACTS and root not in loops:
        yield "unknown", root, _nearest_tag(root, (*FACTS, *loops))
    elif root in loops and parts and parts[0] not in _PARTS:
        yield "part_unknown", name, _nearest_tag(parts[0], tuple(_PARTS))


def _nearest_tag(name: str, known: tuple[str, ...]) -> str | None:
    """The nearest tag; one typed with marks is told without them."""
    plain = fold(name.replace("_", " ")).replace(" ", "_")
    return plain if plain in known else nearest(plain, sorted(known))


def _form(file: str, data: bytes, paragraphs: list[str]) -> Iterator[Problem]:
    """A loop or condition that is not closed, or closes nothing."""
    try:
        template = DocxTemplate(BytesIO(data))
        template.init_docx()
        xml = template.patch_xml(template.get_xml())
        Environment(autoescape=True).parse(xml)
    except TemplateSyntaxError as error:
        tag = f"{error.message}"
        opened = [at for at, text in enumerate(paragraphs, start=1) if "{%" in text]
        at = opened[-1] if opened else 0
        begins = paragraphs[at - 1][:40] if at else ""
        yield Problem(file, "form", at, begins, tag=tag)
