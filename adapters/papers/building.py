"""The templates of the papers, made from the catalogue and the layout; they lie in the package.

After a change of a builder, of words or of the layout: ``python -m adapters.papers.building``.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from adapters.papers.catalogue import PAPERS, Paper
from adapters.papers.sheet import Sheet

TEMPLATES: Final = Path(__file__).with_name("templates")
#: Templates are the same whenever they are made.
_MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)


def build(paper: Paper) -> bytes:
    """The template of one paper, as a .docx file."""
    sheet = Sheet(paper.page)
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
    """Write every template anew."""
    for paper in PAPERS.values():
        (TEMPLATES / template_name(paper)).write_bytes(build(paper))


if __name__ == "__main__":
    main()
