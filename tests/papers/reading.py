"""A finished paper as its reader sees it: paragraphs with their components, tables, pages."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from adapters.papers.catalogue import PAPERS
from adapters.papers.layout import COMPONENTS, Component
from adapters.papers.paper import Needs, Paper
from adapters.papers.settings import DEFAULTS

#: Facts that name every unit.
_LISTS = {
    *("ten_don_vi", "bang", "bo_phieu", "phieu_suy_ton", "phieu_bau", "bang_cham"),
    *("ky_giao_uoc", "don_vi"),
}
BY_STYLE = {component.style: component for component in COMPONENTS.values()}


def of_a_table(paper: Paper) -> bool:
    """Whether it is written from a table alone, where the office says nothing else."""
    key, value = paper.only_where or ("dau", DEFAULTS["dau"])
    return paper.needs is not Needs.CYCLE and DEFAULTS[key] == value


def plain(text: str) -> str:
    """As typed: NFC, and blanks that do not break as ordinary ones."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


@dataclass(frozen=True)
class Finished:
    """One .docx of a dossier."""

    file: Path

    @cached_property
    def made(self) -> Any:
        return Document(str(self.file))

    @property
    def names_units(self) -> bool:
        """Whether it has a list of the units."""
        return bool(_LISTS & set(self.paper.facts))

    @property
    def paper(self) -> Paper:
        return next(paper for paper in PAPERS.values() if paper.stem in self.file.stem)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """In order, those in tables too."""
        return [Paragraph(found, self.made) for found in self.made.element.body.iter(qn("w:p"))]

    def of(self, key: str) -> list[str]:
        """The texts of one component."""
        style = COMPONENTS[key].style
        return [
            plain(found.text)
            for found in self.paragraphs
            if style_of(found) == style and found.text.strip()
        ]

    @cached_property
    def text(self) -> str:
        return plain("\n".join(found.text for found in self.paragraphs))

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of texts."""
        return [
            [[plain(cell.text) for cell in row.cells] for row in Table(found, self.made).rows]
            for found in self.made.element.body.iter(qn("w:tbl"))
        ]

    def components(self) -> Iterator[tuple[Paragraph, Component]]:
        for paragraph in self.paragraphs:
            component = BY_STYLE.get(style_of(paragraph))
            if component is not None:
                yield paragraph, component


def style_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return paragraph.style.name or ""


def finished(folder: Path) -> list[Finished]:
    return [Finished(file) for file in sorted(folder.glob("*.docx"))]
