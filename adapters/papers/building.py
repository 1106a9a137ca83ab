"""The templates of the papers, made from the catalogue and the layout; they lie in the package.

After a change of a builder, of words or of the layout: ``python -m adapters.papers.building``.
"""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from adapters.papers.catalogue import PAPERS
from adapters.papers.paper import Paper
from adapters.papers.sheet import Sheet

TEMPLATES: Final = Path(__file__).with_name("templates")
#: Templates are the same whenever they are made.
_MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)


def build(paper: Paper) -> bytes:
    """The template of one paper, as a .docx file."""
    sheet = Sheet(paper.page)
    if paper.pages:
        sheet.number_pages()
    paper.build(sheet)
    _without_thumbnail(sheet)
    properties = sheet.made.core_properties
    properties.title = paper.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = _MADE
    made = BytesIO()
    sheet.made.save(made)
    return made.getvalue()


def _without_thumbnail(sheet: Sheet) -> None:
    """The library's own template brings a picture of another document along."""
    relations = sheet.made.part.package.rels
    for key, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[key]


def template_name(paper: Paper) -> str:
    return f"{paper.stem}.docx"


def main() -> None:
    """Write every template that is not what its builder makes, and drop those of no paper."""
    names = set()
    for paper in PAPERS.values():
        file, made = TEMPLATES / template_name(paper), build(paper)
        names.add(file.name)
        if not file.exists() or parts_of(file.read_bytes()) != parts_of(made):
            file.write_bytes(made)
    for file in TEMPLATES.glob("*.docx"):
        if file.name not in names:
            file.unlink()


def parts_of(docx: bytes) -> dict[str, bytes]:
    """What a file holds, without when it was packed."""
    with zipfile.ZipFile(BytesIO(docx)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


if __name__ == "__main__":
    main()
