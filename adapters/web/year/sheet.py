"""A unit's own scoring sheet: typed, pasted or read, kept as a draft, looked over and sent.

The secretary fills it for a unit that sends paper. Fields are written one by one: what somebody
else wrote meanwhile in another field stays, and in the same field both are shown.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID, uuid5

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.door.names import unit_named
from adapters.log.files import held
from adapters.pages.acts import lacking
from adapters.pages.board import Board
from adapters.pages.called import code_of, names_of
from adapters.pages.sheets import problem_line
from adapters.sheets.brought import Year, read_sheet, states
from adapters.sheets.differences import explanations
from adapters.sheets.form import how, most
from adapters.sheets.given import given_for
from adapters.sheets.make import write_sheet
from adapters.sheets.typed import (
    Field,
    fields_shown,
    fields_typed,
    ordered,
    own_places,
    pasted,
    written,
)
from adapters.trying import tried
from adapters.web.attachment import attachment
from adapters.web.year.carrying import carried_out, form_id, order_given
from adapters.web.year.signed import CHOICE, keep_sent, signed_of
from adapters.web.year.visit import Visit, visited
from adapters.wording.labels.rulebook import text_labels
from adapters.wording.pages.own_sheet import sheet_said
from adapters.wording.writing import day, listed, moment, points
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.lateness import due_day
from domain.cycle.guard import Phase
from domain.reckoning.cells import Sheet
from domain.record.order import Order, Receipt
from domain.record.record import Office, Seat, UnitId, unit_stream
from domain.record.who import CHAIR
from domain.rulebook.criteria import Part
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Column, Rulebook
from domain.values.names import sort_key
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import civil_day
from workflows.handle import handle_all
from workflows.reading import scores_sealed
from workflows.reads import Read
from workflows.sheet_versions import sheet_versions
from workflows.status import Can, actions

_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A paste is read so far.
_LONGEST_PASTE: Final = 100_000


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet of one unit, and who fills it."""

    visit: Visit
    cycle: Cycle
    unit: UnitId
    code: str
    name: str
    rulebook: Rulebook
    column: Column
    seat: Seat

    @property
    def sheet(self) -> Sheet:
        return self.cycle.sheet(self.unit)

    @property
    def sealed(self) -> bool:
        """Whether what its unit has written so far is closed to whoever fills it in its place."""
        if self.seat.unit == self.unit:
            return False
        return scores_sealed(self.unit, sent=self.sheet.opened)

    @property
    def seen(self) -> Sheet:
        """The sheet as far as whoever fills it may see."""
        return Sheet() if self.sealed else self.sheet

    @property
    def said(self) -> Mapping[tuple[str, Part], str]:
        """What stands there to explain a figure."""
        if self.sealed:
            return {}
        store, stream = self.visit.engine.store, self.visit.stream
        names = names_of(self.visit.engine, stream)
        return explanations(store.events(stream), self.unit, self.column.code, names.text)

    @property
    def address(self) -> str:
        return self.visit.address("own_sheet", unit=self.code)


@visited("GET", "HEAD")
def sheets(visit: Visit) -> HttpResponse:
    """Every unit's sheet: how far it has come, and where it is filled in."""
    shown = visit.shown(Read.STATUS)
    cycle, stream = shown.cycle(visit.stream), visit.stream
    found = states(cycle, shown.store.events(stream))
    names = names_of(shown, stream)
    rows = []
    for unit in sorted(cycle.members, key=lambda one: sort_key(names.unit(one))):
        code = code_of(visit.engine, unit_stream(unit))
        text: object = names.unit(unit)
        if seat_filling(visit, cycle, unit) is not None and cycle.plan.rulebook is not None:
            text = {"text": names.unit(unit), "href": visit.address("own_sheet", unit=code)}
        sheet = cycle.sheet(unit)
        rows.append((text, sheet_said(_state(sheet, found[unit].value), visit.lang)))
    return visit.page("year/sheets.html", "nav_sheets", {"rows": rows})


def _state(sheet: Sheet, brought: str) -> str:
    if sheet.returned is not None:
        return "state_returned"
    if sheet.settled:
        return "state_settled"
    return "state_sent" if sheet.sent else f"state_{brought}"


@visited("GET", "HEAD", "POST")
def own_sheet(visit: Visit, unit: str) -> HttpResponse:
    """The sheet: shown, kept as a draft, filled from a paste, looked over, sent."""
    own = _own(visit, unit)
    if visit.request.method != "POST":
        shown = fields_shown(own.rulebook, own.seen, own.column, own.said)
        return _page(own, shown)
    sent = visit.request.POST
    step = sent.get("_step", "save")
    fields = fields_typed(own.rulebook, own.seen, own.column, own.said, sent.dict())
    if step == "edit":
        return _page(own, fields)
    if step == "file":
        return _from_file(own, fields)
    if step == "paste":
        return _pasted(own, fields, sent.get("paste", "")[:_LONGEST_PASTE])
    if any(field.wrong for field in fields):
        return _page(own, fields, status=409 if _conflicts(fields) else 422)
    if step == "send":
        return _send(own, fields, form_id(visit))
    if step == "review" and own.sealed:
        return _review(own, fields, None)
    try:
        receipt = _saved(own, fields, form_id(visit))
    except Refusal as refusal:
        return _page(own, fields, refusal=refusal, status=422)
    if step == "review":
        return redirect(visit.address("review_sheet", unit=own.code))
    at = f"?recorded={receipt.first_version}-{receipt.last_version}" if receipt else ""
    return redirect(f"{own.address}{at}")


@visited("GET", "HEAD")
def sheet_file(visit: Visit, unit: str) -> HttpResponse:
    """The sheet as a workbook: to be filled in anywhere, printed, signed, and brought back."""
    own = _own(visit, unit)
    shown = visit.shown(Read.SHEETS_OUT)
    given = given_for(shown, own.cycle, own.unit, own.code)
    with TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / "bang.xlsx"
        write_sheet(path, given)
        response = HttpResponse(path.read_bytes(), content_type=_WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{own.code}.xlsx"'
    return response


@visited("GET", "HEAD")
def sheet_paper(visit: Visit, unit: str) -> HttpResponse:
    """The signed paper of the sheet, as it was brought. Raises ``Refusal("nothing_to_read")``."""
    own = _own(visit, unit)
    signed = signed_of(visit.engine, visit.stream, own.cycle, own.unit)
    found = held(visit.engine.store.database, signed.digest) if signed is not None else None
    if found is None:
        raise Refusal("nothing_to_read", read=Read.SHEETS)
    return attachment(*found, f"{own.code}-ban-ky")


@visited("GET", "HEAD")
def review_sheet(visit: Visit, unit: str) -> HttpResponse:
    """The whole sheet before it is sent: what is empty, what keeps it, and what sending means."""
    own = _own(visit, unit)
    return _review(own, fields_shown(own.rulebook, own.seen, own.column, own.said), None)


def _own(visit: Visit, unit: str) -> Own:
    """Raises ``Refusal``: ``name_unknown`` for a unit of which whoever asks fills no sheet,
    ``nothing_to_read`` before there are criteria or a column of the unit's own."""
    engine, cycle = visit.engine, visit.cycle
    found = unit_named(visit.shown(Read.ACTS).store, unit)
    seat = seat_filling(visit, cycle, found) if found in cycle.members else None
    if seat is None:
        raise Refusal("name_unknown", value=unit, kind="unit", nearest=None)
    rulebook = cycle.plan.rulebook
    column = rulebook.own_column if rulebook is not None else None
    if rulebook is None or column is None:
        raise Refusal("nothing_to_read", read=Read.SHEETS)
    return Own(
        visit=visit,
        cycle=cycle,
        unit=found,
        code=code_of(engine, unit_stream(found)),
        name=names_of(engine, visit.stream).unit(found),
        rulebook=rulebook.of(found),
        column=column,
        seat=seat,
    )


def seat_filling(visit: Visit, cycle: Cycle, unit: UnitId) -> Seat | None:
    """In which office whoever asks fills a unit's sheet: the unit's own, else the chair's."""
    now = visit.engine.now()
    held = [seat for seat in visit.actor.seats if cycle.holds(seat, now)]
    fits = [seat for seat in held if seat.unit == unit and seat.office is Office.UNIT_OFFICER]
    fits += [seat for seat in held if seat.office in CHAIR]
    return next(iter(fits), None)


def _order(own: Own, raw: Mapping[str, object], command_id: UUID) -> Order:
    """Raises ``Refusal`` as :func:`order_given`."""
    behalf = own.code if own.seat.unit != own.unit else None
    return order_given(own.visit, raw, command_id, own.seat, behalf)


def _saved(own: Own, fields: Sequence[Field], command_id: UUID) -> Receipt | None:
    """The touched fields written; nothing where none was touched. Raises ``Refusal``."""
    raw = _figures(own, fields)
    if raw is None:
        return None
    try:
        return carried_out(own.visit, _order(own, raw, command_id))
    except Refusal as refusal:
        if own.sealed and refusal.code == "cells_missing":
            return None  # all is recorded so, which is not told
        raise


def _figures(own: Own, fields: Sequence[Field]) -> dict[str, object] | None:
    """The command that writes the touched fields."""
    found = ordered(own.rulebook, own.sheet, own.column, fields)
    if not found:
        return None
    raw: dict[str, object] = {
        "command": "enter_scores",
        "unit": own.code,
        "column": own.column.code,
        "cells": [one.cell() for one in found],
    }
    if reason := own.visit.request.POST.get("reason", "").strip():
        raw["reason"] = reason
    return raw


def _pasted(own: Own, fields: Sequence[Field], text: str) -> HttpResponse:
    """Figures from a table, in their fields, for whoever pasted to look at; nothing is written."""
    found = pasted(own.rulebook, text)
    filled = {f"v.{key}": value for key, value in found.texts.items()}
    again = fields_typed(own.rulebook, own.seen, own.column, own.said, {**_texts(fields), **filled})
    beside = {"unplaced": found.unplaced, "placed": len(filled), "paste": text}
    return _page(own, again, beside=beside)


def _from_file(own: Own, fields: Sequence[Field]) -> HttpResponse:
    """The figures of a sheet that was filled in elsewhere, in their fields; nothing is written."""
    visit, file = own.visit, own.visit.request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _page(own, fields, status=422, refusal=Refusal("field_missing", field="file"))
    names = names_of(visit.engine, visit.stream)
    year = Year(
        cycle=own.cycle,
        rulebook=own.rulebook,
        events=(),
        unit_named=lambda text: unit_named(visit.engine.store, text),
        is_this=lambda code: code == own.cycle.code,
        text=names.text,
        sealed=frozenset(),
    )
    taken = read_sheet(year, file.read(), (file.name or "")[-80:], own.unit, own.column.code)
    if taken.filled is None:
        said = [problem_line(one, names, own.rulebook, visit.lang) for one in taken.problems]
        return _page(own, fields, status=422, wrong=said)
    texts = {
        name: value
        for cell in taken.filled.written
        for key in (Field(slot=cell.place, text="", shown="").key,)
        for name, value in (
            (f"v.{key}", written(cell.place, cell.value)),
            (f"x.{key}", cell.explained or ""),
        )
    }
    again = fields_typed(own.rulebook, own.seen, own.column, own.said, {**_texts(fields), **texts})
    placed = sum(bool(value) for name, value in texts.items() if name.startswith("v."))
    return _page(own, again, beside={"unplaced": (), "placed": placed, "paste": ""})


def _texts(fields: Sequence[Field]) -> dict[str, str]:
    """What the fields of a page say, as it would be sent."""
    return {
        name: value
        for field in fields
        for name, value in (
            (f"v.{field.key}", field.text),
            (f"was.{field.key}", field.shown),
            (f"x.{field.key}", field.explained),
            (f"xwas.{field.key}", field.explained_shown),
        )
    }


def _send(own: Own, fields: Sequence[Field], command_id: UUID) -> HttpResponse:
    """The sheet sent; with its figures in the same transaction where they are not kept yet."""
    visit, sent = own.visit, own.visit.request.POST
    paper = {
        name: value
        for name in ("number", "date")
        if (value := sent.get(f"document.{name}", "").strip())
    }
    raw: dict[str, object] = {"command": "submit_sheet", "unit": own.code}
    try:
        if (digest := keep_sent(visit.engine, visit.request)) is not None:
            paper["file"] = digest
        if paper:
            raw["document"] = {"kind": sheet_said("paper_kind", "vi"), **paper}
        submitting = _order(own, raw, command_id)
        figures = _figures(own, fields)
        if figures is not None:
            receipt = carried_out(visit, submitting, partial(_both, own, figures))
        else:
            receipt = carried_out(visit, submitting)
    except Refusal as refusal:
        return _review(own, fields, refusal, status=422)
    where = f"{receipt.first_version}-{receipt.last_version}"
    return redirect(f"{visit.address('duties')}?recorded={where}")


def _both(own: Own, figures: Mapping[str, object], submitting: Order) -> Receipt:
    """Figures and sending, both or neither; of the figures' command the id follows from that of
    the sending, so that the same again is the same. Raises ``Refusal``."""
    engine = own.visit.engine
    writing = _order(own, figures, uuid5(submitting.command_id, "figures"))
    try:
        return handle_all(engine.store, engine.seeds, [(writing, None), (submitting, None)])[-1]
    except Refusal as refusal:
        if own.sealed and refusal.code == "cells_missing":
            return engine.handle(submitting)
        raise


def _conflicts(fields: Sequence[Field]) -> bool:
    return any(field.theirs is not None for field in fields)


def _page(
    own: Own,
    fields: Sequence[Field],
    *,
    refusal: Refusal | None = None,
    wrong: Sequence[str] = (),
    beside: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    visit = own.visit
    rows = [_row(own, field) for field in fields]
    problems = [
        {"text": f"{row['number']}. {row['name']}: {row['wrong']}", "field": row["id"]}
        for row in rows
        if row["wrong"]
    ]
    problems += [{"text": one, "field": ""} for one in wrong]
    if refusal is not None:
        problems.append({"text": visit.said(refusal), "field": ""})
    context = {
        **_beside(own),
        "rows": rows,
        "problems": problems if status != 200 else (),
        "id": visit.engine.ids.new(),
        "open": not own.sheet.sent,
        "sealed": own.sealed,
        "pasted": beside,
        "returned": _returned(own),
        "filled": sum(bool(field.text) for field in fields if _owed(field)),
        "all": sum(map(_owed, fields)),
        "why": _why(own),
    }
    return visit.page("year/sheet.html", "nav_sheets", context, status)


def _owed(field: Field) -> bool:
    return field.slot.part is Part.STANDARD


def _beside(own: Own) -> dict[str, Any]:
    visit = own.visit
    last = due_day(own.cycle, Phase.SCORING.value, own.unit)
    return {
        "title": sheet_said("title", visit.lang, unit=own.name),
        "unit": own.name,
        "due": day(last, visit.lang, weekday=True) if last is not None else "",
        "behalf": own.seat.unit != own.unit,
        "address": own.address,
        "file": visit.address("sheet_file", unit=own.code),
        "signed": signed_of(visit.engine, visit.stream, own.cycle, own.unit),
        "signed_at": visit.address("sheet_paper", unit=own.code),
        "signed_choice": CHOICE,
        "back": visit.address("duties"),
    }


def _row(own: Own, field: Field) -> dict[str, Any]:
    visit, slot = own.visit, field.slot
    wrong = ""
    if field.refusal is not None:
        wrong = visit.said(field.refusal)
    elif field.theirs is not None:
        facts = {"theirs": field.theirs or sheet_said("empty", visit.lang), "yours": field.text}
        wrong = sheet_said("conflict", visit.lang, **facts)
    limit, step = most(slot), how(slot)
    first = slot.part is next(iter(part for part, _ in slot.criterion.scales))
    return {
        "key": field.key,
        "id": f"v-{field.key}",
        "number": path_of(own.rulebook, slot.criterion),
        "name": slot.name,
        "part": slot.part.value,
        "text": field.text,
        "shown": field.shown,
        "explained": field.explained,
        "explained_shown": field.explained_shown,
        "choices": slot.choices(),
        "most": points(limit, visit.lang) if isinstance(limit, Points) else limit or "",
        "how": points(step, visit.lang) if isinstance(step, Points) else step or "",
        "guidance": "; ".join(text_labels(slot.criterion, visit.lang)) if first else "",
        "wrong": wrong,
        "touched": field.touched,
        "theirs": field.theirs,
    }


def _returned(own: Own) -> dict[str, Any] | None:
    """Why a sheet is back: by cell what is to be completed, until when, and how often."""
    back = own.sheet.returned
    if back is None:
        return None
    visit, lang = own.visit, own.visit.lang
    names = names_of(visit.engine, visit.stream)
    versions = sheet_versions(visit.engine.store.events(visit.stream), own.unit)
    last = versions[-2] if len(versions) > 1 else None
    cells = []
    slots = {slot.key: slot for slot in own_places(own.rulebook)}
    for key, reason in zip(last.asked, last.reasons, strict=True) if last else ():
        slot = slots.get(key)
        if slot is not None:
            cells.append(
                {
                    "name": f"{path_of(own.rulebook, slot.criterion)}. {slot.name}",
                    "reason": names.text(reason.digest) or "",
                    "href": f"#v-{Field(slot=slot, text='', shown='').key}",
                    "was": written(slot, last.cells.get(key)) if last else "",
                }
            )
    return {
        "cells": cells,
        "until": day(civil_day(back.before - 1), lang),
        "since": moment(back.since, lang),
        "times": len(own.sheet.returns),
    }


def _why(own: Own) -> list[dict[str, str]]:
    """What keeps the sheet from being sent."""
    if own.sealed:
        return []
    found = actions(own.visit.stream, own.cycle)
    action = next((one for one in found if one.command == "submit_sheet"), None)
    if action is None or action.can is not Can.NOT_YET:
        return []
    names = names_of(own.visit.engine, own.visit.stream)
    board = Board(names, own.visit.lang, own.rulebook, own.cycle.members)
    return [{"state": "no", "text": one} for one in lacking(action, board)]


def _review(
    own: Own, fields: Sequence[Field], refusal: Refusal | None, status: int = 200
) -> HttpResponse:
    visit = own.visit
    rows = [_row(own, field) for field in fields]
    owed = zip(rows, fields, strict=True)
    empty = [row for row, field in owed if _owed(field) and not field.text]
    refusal = refusal or _kept_from(own, fields)
    sentence = visit.said(refusal) if refusal is not None else ""
    context = {
        **_beside(own),
        "rows": [row for row in rows if row["text"]],
        "kept": _texts(fields) if own.sealed else {},
        "empty": empty,
        "refusal": sentence,
        "problems": ({"text": sentence, "field": ""},) if status != 200 else (),
        "id": visit.engine.ids.new(),
        "empty_said": listed([f"{row['number']}" for row in empty], visit.lang),
    }
    return visit.page("year/sheet_review.html", "nav_sheets", context, status)


def _kept_from(own: Own, fields: Sequence[Field]) -> Refusal | None:
    """Why it could not be sent as it stands; tried without storing anything. Of a sheet that is
    closed to whoever fills it nothing is told beforehand."""
    if own.sealed and not any(field.touched for field in fields):
        return Refusal("cells_missing")
    if own.sealed:
        return None
    raw = {"command": "submit_sheet", "unit": own.code}
    try:
        tried(own.visit.engine, _order(own, raw, own.visit.engine.ids.new()))
    except Refusal as refusal:
        return refusal
    return None
