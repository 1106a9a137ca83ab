"""A score table in, what does not agree in it, the papers out.

Nothing is kept here: the file goes from page to page in the form, so that no table of anybody lies
in the memory of the machine, and a page that is left open over lunch still works.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from csv import reader
from datetime import UTC, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any, Final

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from adapters.pages.lettered import all_said, drawn
from adapters.pages.reconciled_sheet import ReconciledSheetPage
from adapters.papers.packed import ASKED, packed
from adapters.spreadsheets.read import MAX_BYTES, CriteriaSource, Source, grid_of, read_all
from adapters.spreadsheets.written import as_xlsx
from adapters.web.year.visit import Visit, visited
from adapters.wording.outside import one_line
from adapters.wording.pages.first_pages import first_said
from adapters.wording.reconcile import tell_note, tell_partly, tell_verdict
from adapters.wording.writing import Lang
from domain.reconcile.check import Reconciliation, reconcile
from domain.reconcile.criteria_check import check_criteria
from domain.reconcile.findings import UNCHECKED
from domain.reconcile.recomputed import recomputed
from domain.values.points import read_typed
from domain.values.refusal import Refusal

#: The table that is there to be tried with; in the examples as CSV, given as a workbook.
_SAMPLE: Final = "bang-diem-mau.csv"
_LONGEST_NAME: Final = 100
#: Which figures the papers have: as written, or worked out again.
AS_WRITTEN: Final = "written"
RECOMPUTED: Final = "recomputed"


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A file that somebody brought."""

    name: str
    data: bytes

    @property
    def kept(self) -> str:
        """As it stands in a form."""
        return b64encode(self.data).decode()


@visited("GET", "HEAD")
def choose(visit: Visit) -> HttpResponse:
    """Where a file is chosen, or a table pasted."""
    return _chosen(visit)


@visited("GET", "HEAD", "POST")
def check(visit: Visit) -> HttpResponse:
    """What does not agree in a table, cell by cell."""
    if visit.request.method != "POST":
        return _chosen(visit)
    try:
        table = _brought(visit)
        first = read_all(table.data, table.name)[0]
    except Refusal as refusal:
        return _chosen(visit, visit.said(refusal))
    if isinstance(first, CriteriaSource):
        return _of_criteria(visit, table, first)
    return _checked(visit, table, first)


@visited("POST")
def papers(visit: Visit) -> HttpResponse:
    """The papers of the conference as one file, or the list of what does not agree."""
    lang, sent = visit.lang, visit.request.POST
    table = _brought(visit)
    first = read_all(table.data, table.name)[0]
    if isinstance(first, CriteriaSource):
        return _of_criteria(visit, table, first)
    found = reconcile(first.printed)
    if sent.get("do") == "list":
        return _download(_list(table, found, lang), "cho-chua-khop.txt")
    if sent.get("figures") == RECOMPUTED:
        found = recomputed(found)
    called = {key: first_said(key, lang).partition(",")[0] for key in ASKED}
    office = {key: sent.get(key, "").strip() for key in ASKED}
    try:
        made = packed(found, office, called, datetime.now(UTC), lang)
    except Refusal as refusal:
        return _checked(visit, table, first, refusal)
    return _download(made.content, made.name)


def _brought(visit: Visit) -> Table:
    """The file, what was pasted, the sample, or what the form kept. Raises ``Refusal``."""
    sent, file = visit.request.POST, visit.request.FILES.get("table")
    if "sample" in sent:
        return _sample(visit)
    if isinstance(file, UploadedFile):
        return Table(name=_named(file.name or ""), data=file.read(MAX_BYTES + 1))
    if sent.get("pasted", "").strip():
        return Table(name=first_said("pasted", visit.lang), data=sent["pasted"].encode())
    if sent.get("kept"):
        try:
            data = b64decode(sent["kept"], validate=True)
        except (binascii.Error, ValueError):
            raise Refusal("spreadsheet_unreadable", file="", problem="damaged") from None
        return Table(name=_named(sent.get("name", "")), data=data)
    raise Refusal("field_missing", field=first_said("file", visit.lang))


def _named(name: str) -> str:
    return one_line(name)[-_LONGEST_NAME:] or "bang-diem"


def _sample(visit: Visit) -> Table:
    text = files("adapters.examples").joinpath(_SAMPLE).read_text("utf-8")
    heads, *rows = reader(text.splitlines(), delimiter=";")
    given = [{head: _cell(cell) for head, cell in zip(heads, row, strict=True)} for row in rows]
    return Table(name=first_said("sample_name", visit.lang), data=as_xlsx(heads, given))


def _cell(written: str) -> Decimal | str | None:
    """A figure is a number in the workbook, as in one that somebody typed."""
    if not written:
        return None
    return read_typed(written) if written[:1].isdigit() else written


def _chosen(visit: Visit, problem: str = "") -> HttpResponse:
    problems = ({"text": problem, "field": "f-table"},) if problem else ()
    context = {
        "title": first_said("excel", visit.lang),
        "problems": problems,
        "pasted": visit.request.POST.get("pasted", ""),
    }
    return visit.page("first/choose.html", "home", context, 422 if problem else 200)


def _checked(
    visit: Visit, table: Table, source: Source, refusal: Refusal | None = None
) -> HttpResponse:
    """The table with its letters, what is said of it, and what the papers are to hold."""
    lang, found = visit.lang, reconcile(source.printed)
    said = all_said(found, lang)
    grid = grid_of(table.data, table.name, source)
    wrong = [one for one in said if not one.otherwise]
    word = "agrees" if not wrong else "differs_one" if len(wrong) == 1 else "differs"
    sent = visit.request.POST
    context = {
        "title": first_said(word, lang, count=len(wrong), file=table.name),
        "lead": _lead(source, found, visit),
        "drawn": drawn(grid, found.printed.span, said, lang) if grid is not None else None,
        "wrong": wrong,
        "otherwise": [one for one in said if one.otherwise],
        "notes": [tell_note(note, lang) for note in found.notes],
        "table": table,
        "office": {key: sent.get(key, "") for key in ASKED},
        "figures": sent.get("figures", AS_WRITTEN),
        "differs": _changes(found),
        "problems": _problems(visit, refusal),
    }
    return visit.page("first/checked.html", "home", context, 422 if refusal else 200)


def _problems(visit: Visit, refusal: Refusal | None) -> tuple[Mapping[str, str], ...]:
    if refusal is None:
        return ()
    called = {first_said(key, visit.lang).partition(",")[0]: key for key in ASKED}
    key = called.get(str(refusal.facts.get("where", "")), ASKED[0])
    return ({"text": visit.said(refusal), "field": f"f-{key}"},)


def _lead(source: Source, found: Reconciliation, visit: Visit) -> str:
    lang, compared = visit.lang, (found.sums_compared, found.ranks_compared)
    facts = {
        "sheet": source.sheet or "",
        "span": found.printed.span,
        "count": len(found.lines),
    }
    where = first_said("where_sheet" if source.sheet else "where", lang, **facts)
    partly = any(one.code in UNCHECKED for one in found.findings)
    if found.agrees:
        return f"{where} {tell_verdict(*compared, lang, columns=found.columns_compared)}"
    return f"{where} {tell_partly(*compared, lang)}" if partly else where


def _changes(found: Reconciliation) -> bool:
    """Whether working the table out again gives other figures."""
    again = recomputed(found)
    return again.printed != found.printed


def _of_criteria(visit: Visit, table: Table, source: CriteriaSource) -> HttpResponse:
    """One unit's sheet is checked; papers are made of a table of units."""
    place = " · ".join(part for part in (table.name, source.sheet) if part)
    page = ReconciledSheetPage(found=check_criteria(source.criteria), place=place, where={})
    context: dict[str, Any] = {
        "title": first_said("of_one_unit", visit.lang, file=table.name),
        "blocks": list(page.blocks(visit.lang)),
    }
    return visit.page("year/page.html", "home", context)


def _list(table: Table, found: Reconciliation, lang: Lang) -> bytes:
    """What is said of a table, a line each, for a text editor of any system."""
    said = all_said(found, lang)
    lines = [f"{', '.join(one.cells)}: {one.sentence}".removeprefix(": ") for one in said]
    return "\r\n".join([table.name, "", *lines, ""]).encode("utf-8-sig")


def _download(content: bytes, name: str) -> HttpResponse:
    kind = "application/zip" if name.endswith(".zip") else "text/plain; charset=utf-8"
    # Its name is made of ASCII letters by ourselves.
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
