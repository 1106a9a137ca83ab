"""A table in, a zip of papers out; nothing stays behind."""

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from adapters.papers.dossier import Asked, Dossier, write
from adapters.papers.facts import Facts
from adapters.papers.of_table import facts_of_table
from adapters.papers.office import settings_of
from adapters.papers.settings import settings_of_table
from adapters.wording.writing import Lang
from domain.reconcile.check import Reconciliation

#: What the page asks of the office: settings of the papers, each may stay empty.
ASKED: Final = ("cum", "nam", "dia_danh", "ngay")


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier as one file."""

    name: str
    content: bytes
    papers: int
    #: Papers that could not be written.
    failed: int
    #: Places where the table does not agree with itself; a note in the zip lists them.
    findings: int
    #: The year of the table's title and that of the papers, where they differ.
    years: tuple[str, str] | None = None


def packed(
    found: Reconciliation,
    office: Mapping[str, str],
    called: Mapping[str, str],
    now: datetime,
    lang: Lang,
) -> Packed:
    """The dossier of a checked table. ``called``: what the page calls each of ``office``.

    Raises ``Refusal`` for a setting in a wrong form.
    """
    given: dict[str, object] = {key: office[key] for key in ASKED if office.get(key)}
    settings = settings_of(None, given, called)
    asked = Asked(
        facts=Facts(facts_of_table(found)),
        settings=settings_of_table(found.printed.year, settings),
        found=found,
        now=now,
        lang=lang,
    )
    with TemporaryDirectory(prefix="thidua-") as folder:
        dossier = write(asked, Path(folder))
        return Packed(
            name=f"{dossier.folder.name}.zip",
            content=_zipped(dossier),
            papers=len(dossier.papers),
            failed=len(dossier.failed),
            findings=len(found.findings),
            years=dossier.years,
        )


def _zipped(dossier: Dossier) -> bytes:
    """Every file of the folder, in the order of its names, in a folder of the same name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(dossier.folder.iterdir()):
            archive.write(file, f"{dossier.folder.name}/{file.name}")
    return out.getvalue()
