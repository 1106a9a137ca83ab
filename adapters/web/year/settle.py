"""Scores of a sheet verified or settled: typed beside every column, looked over, recorded."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.pages.act import TriedPage, tried_page
from adapters.pages.called import code_of, names_of
from adapters.pages.outcome import outcome_page
from adapters.pages.score_grid import score_grid
from adapters.pages.would_tell import would_tell
from adapters.sheets.form import most
from adapters.sheets.settling import (
    cells_changed,
    changed,
    fields_changed,
    fields_counted,
    fields_sent,
)
from adapters.sheets.typed import Field, written
from adapters.trying import tried
from adapters.web.year.carrying import carried_out, form_id
from adapters.web.year.leading import leads
from adapters.web.year.places import address_of
from adapters.web.year.scored import Settling, columns_scored, order_of_scores, scored_sheet
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.score_grid import grid_said
from adapters.wording.pages.settling import settle_said
from adapters.wording.writing import points
from domain.cycle.phases.scoring import ScoresAdjusted
from domain.record.order import Receipt
from domain.record.record import unit_stream
from domain.rulebook.criteria import Part
from domain.rulebook.numbering import path_of
from domain.values.names import sort_key
from domain.values.points import Points
from domain.values.refusal import Refusal
from workflows.effects import standings
from workflows.reading import told
from workflows.reads import Read

#: So many reasons of the year are proposed.
_SUGGESTED: Final = 3
_LONGEST_REASON: Final = 2000
#: Stands for a reason that is typed only on the page where the changes are looked over.
_NOT_YET: Final = "…"


@visited("GET", "HEAD")
def settling(visit: Visit) -> HttpResponse:
    """Every unit's sheet: how far it is, how many columns differ, and where it is settled."""
    page = outcome_page(visit.shown(Read.OUTCOME), visit.stream)
    grid = score_grid(page, visit.lang, visit.actor.reader.units)
    if not any(columns_scored(visit, page.cycle, unit) for unit in page.cycle.members):
        raise Refusal("nothing_to_read", read=Read.OUTCOME)
    rows = []
    known = {row.unit: row for row in grid.rows} if grid is not None else {}
    for unit in sorted(page.cycle.members, key=lambda one: sort_key(page.names.unit(one))):
        row = known.get(unit)
        found = columns_scored(visit, page.cycle, unit)
        code = code_of(visit.engine, unit_stream(unit))
        name: object = page.names.unit(unit)
        if found and page.cycle.sheet(unit).sent:
            name = {"text": page.names.unit(unit), "href": visit.address("settle", unit=code)}
        state = (row.state if row is not None else "not_sent") or "state_sent"
        if row is not None and row.settled:
            state = "state_settled"
        differing = sum(bool(cell.others) for cell in row.cells) if row is not None else 0
        said = settle_said("cells_differ", visit.lang, count=differing) if differing else ""
        total = row.total.text if row is not None else ""
        rows.append((name, grid_said(state, visit.lang), said, total))
    context = {
        "rows": rows,
        "table": visit.address("scores"),
        "assign": address_of(visit, "assign_checks")
        if leads(visit.actor.seats, page.cycle, visit.engine.now())
        else "",
    }
    return visit.page("year/settling.html", "nav_settling", context)


@visited("GET", "HEAD", "POST")
def settle(visit: Visit, unit: str) -> HttpResponse:
    """One sheet: its figures typed, looked over, recorded; or the sheet settled as it stands."""
    one = scored_sheet(visit, unit)
    if visit.request.method != "POST":
        return _form(one, fields_counted(one.rulebook, one.sheet, one.column))
    sent = visit.request.POST
    step = sent.get("_step", "review")
    if step == "record" and (before := _recorded_before(one)) is not None:
        return _recorded(one, before)
    fields = fields_changed(one.rulebook, one.sheet, one.column, sent.dict())
    if step in {"settle", "settle_record"}:
        if step == "settle" and changed(fields):
            return _form(one, fields, problem=one.word("not_recorded"), status=422)
        return _whole(one, record=step == "settle_record")
    if step == "edit":
        return _form(one, fields)
    if any(field.wrong for field in fields):
        conflict = any(field.theirs is not None for field in fields)
        return _form(one, fields, status=409 if conflict else 422)
    if not changed(fields):
        return _form(one, fields, problem=one.word("nothing_changed"), status=422)
    if step == "record":
        return _record(one, fields)
    return _review(one, fields)


def _raw(one: Settling, fields: Sequence[Field], reason: str) -> dict[str, object]:
    """Before a sheet is settled its scores are entered, after that adjusted."""
    raw: dict[str, object] = {
        "command": "adjust_scores" if one.sheet.settled else "enter_scores",
        "unit": one.code,
        "column": one.column.code,
        "cells": cells_changed(fields),
    }
    return raw | ({"reason": reason} if reason else {})


def _reason(one: Settling) -> str:
    """What is typed stands beside what is chosen."""
    sent = one.visit.request.POST
    parts = (sent.get("reason_kind", "").strip(), sent.get("reason", "").strip())
    return ". ".join(part.rstrip(".") for part in parts if part)[:_LONGEST_REASON]


def _tried(one: Settling, fields: Sequence[Field]) -> tuple[TriedPage, bool]:
    """What the changes would come to, and whether they want a reason. Raises ``Refusal``."""
    engine = one.visit.engine
    for reason in (_reason(one) or _NOT_YET, ""):
        order = order_of_scores(one, _raw(one, fields, reason), engine.ids.new())
        try:
            page = tried_page(engine, order, tried(engine, order))
        except Refusal as refusal:
            if refusal.code == "reason_unneeded" and reason == _NOT_YET:
                continue
            raise told(refusal, order, engine.store.load(order.stream).state) from None
        assert isinstance(page, TriedPage)
        return page, bool(reason)
    raise AssertionError("one of the two was carried out")


def _review(one: Settling, fields: Sequence[Field], problem: str = "") -> HttpResponse:
    try:
        page, asks = _tried(one, fields)
    except Refusal as found:
        return _form(one, fields, problem=one.visit.said(found), status=422)
    visit, sent = one.visit, one.visit.request.POST
    moved = changed(fields)
    context = {
        "title": one.word("review_one" if len(moved) == 1 else "review", count=len(moved)),
        "lead": one.word("review_lead", unit=one.name, count=len(moved), column=one.column.name),
        "changes": [_change(one, field) for field in moved],
        "effects": _effects(page, visit),
        "told": list(
            would_tell(page.leaving, page.telling(visit.lang).names(page.order.stream), visit.lang)
        ),
        "asks": asks,
        "suggested": _suggested(one),
        "reason": sent.get("reason", ""),
        "reason_kind": sent.get("reason_kind", ""),
        "kept": [(f"{kind}.{field.key}", text) for field in moved for kind, text in _kept(field)],
        "id": sent.get("_id") or visit.engine.ids.new(),
        "count": len(moved),
        "address": one.address,
        "wrong": problem,
    }
    if problem:
        context["problems"] = ({"text": problem, "field": "f-reason"},)
    status = 422 if problem else 200
    return visit.page("year/settle_review.html", "nav_settling", context, status)


def _kept(field: Field) -> tuple[tuple[str, str], ...]:
    return ("v", field.text), ("was", field.shown), ("x", field.explained)


def _recorded_before(one: Settling) -> Receipt | None:
    """What the same press has recorded already."""
    sent = one.visit.request.POST
    try:
        fields = fields_sent(one.rulebook, one.sheet, sent.dict())
        order = order_of_scores(one, _raw(one, fields, _reason(one)), form_id(one.visit))
        return one.visit.engine.store.receipt(order)
    except Refusal:  # what is wrong is said where the fields are looked at
        return None


def _record(one: Settling, fields: Sequence[Field]) -> HttpResponse:
    reason = _reason(one)
    order = order_of_scores(one, _raw(one, fields, reason), form_id(one.visit))
    try:
        receipt = carried_out(one.visit, order)
    except Refusal as refusal:
        if refusal.code == "reason_blank":
            return _review(one, fields, one.word("reason_needed"))
        return _form(one, fields, problem=one.visit.said(refusal), status=422)
    return _recorded(one, receipt)


def _recorded(one: Settling, receipt: Receipt) -> HttpResponse:
    mark = "&" if "?" in one.address else "?"
    return redirect(f"{one.address}{mark}recorded={receipt.first_version}-{receipt.last_version}")


def _whole(one: Settling, *, record: bool) -> HttpResponse:
    """The sheet settled as it stands: first what that means, then the record."""
    visit = one.visit
    command_id = form_id(visit)
    order = order_of_scores(one, {"command": "settle_sheet", "unit": one.code}, command_id)
    try:
        if record:
            return _recorded(one, carried_out(one.visit, order))
        page = tried_page(visit.engine, order, tried(visit.engine, order))
    except Refusal as refusal:
        fields = fields_counted(one.rulebook, one.sheet, one.column)
        shown = told(refusal, order, visit.engine.store.load(order.stream).state)
        return _form(one, fields, problem=visit.said(shown), status=422)
    assert isinstance(page, TriedPage)
    fields = fields_counted(one.rulebook, one.sheet, one.column)
    context = {
        "title": one.word("whole_title", unit=one.name),
        "over": one.word("whole_over"),
        "figures": [_change(one, field) for field in fields if field.text],
        "effects": _effects(page, visit),
        "id": command_id,
        "address": one.address,
    }
    return visit.page("year/settle_whole.html", "nav_settling", context)


def _change(one: Settling, field: Field) -> dict[str, str]:
    slot, nothing = field.slot, one.word("nothing")
    return {
        "name": called(one, field),
        "was": shown_signed(field, field.shown) or nothing,
        "will": shown_signed(field, field.text) or nothing,
        "basis": field.explained,
        "part": slot.part.value,
    }


def shown_signed(field: Field, text: str) -> str:
    """What is typed without a sign, as the table has it."""
    if not text or field.slot.levels is not None:
        return text
    mark = {Part.BONUS: "+", Part.DEDUCTION: "−"}.get(field.slot.part, "")
    return text if text == "0" or not field.slot.takes_points else f"{mark}{text.lstrip('+−-')}"


def called(one: Settling, field: Field) -> str:
    """What a place of the sheet is called: its number, its name, and its part."""
    slot = field.slot
    name = f"{path_of(one.rulebook, slot.criterion)}. {slot.name}"
    return name if slot.part is Part.STANDARD else f"{name} ({one.word(slot.part.value)})"


def _effects(page: TriedPage, visit: Visit) -> list[dict[str, str]]:
    """The totals and ranks that would move, of this unit and of others."""
    before, after = standings(page.before), standings(page.after)
    names, lang = page.telling(visit.lang).names(page.order.stream), visit.lang
    own = getattr(page.order.command, "unit", None)
    rows = []
    for unit in sorted({*before, *after}, key=lambda one: (one != own, sort_key(names.unit(one)))):
        (total_was, rank_was), (total, rank) = (
            before.get(unit, (None, None)),
            after.get(unit, (None, None)),
        )
        if total_was != total:
            name = settle_said("total_of", lang, unit=names.unit(unit))
            rows.append(
                {"name": name, "was": _points(total_was, visit), "will": _points(total, visit)}
            )
        if rank_was != rank:
            facts = {"unit": names.unit(unit), "total": _points(total, visit)}
            name = settle_said("rank_of", lang, **facts)
            rows.append({"name": name, "was": str(rank_was or "–"), "will": str(rank or "–")})
    return rows


def _points(value: Points | None, visit: Visit) -> str:
    return "–" if value is None else points(value, visit.lang)


def _suggested(one: Settling) -> list[dict[str, str]]:
    """The reasons of this year that were given most often; choosing one fills nothing silently."""
    shown = one.visit.shown(Read.OUTCOME)
    names = names_of(shown, one.visit.stream)
    given = Counter(
        names.text(event.body.reason.digest) or ""
        for event in shown.store.events(one.visit.stream)
        if isinstance(event.body, ScoresAdjusted)
    )
    return [
        {"value": text, "text": text, "help": one.word("used", count=count)}
        for text, count in given.most_common()
        if text and "\n" not in text
    ][:_SUGGESTED]


def _form(
    one: Settling, fields: Sequence[Field], *, problem: str = "", status: int = 200
) -> HttpResponse:
    visit = one.visit
    rows = [_row(one, field) for field in fields]
    problems = [
        {"text": f"{row['called']}: {row['wrong']}", "field": row["id"]}
        for row in rows
        if row["wrong"]
    ]
    if problem:
        problems.append({"text": problem, "field": ""})
    key = "title" if one.final else "title_column"
    context = {
        "title": one.word(key, unit=one.name, column=one.column.name),
        "settling": one,
        "rows": rows,
        "columns": [column.name for column in one.rulebook.columns],
        "problems": problems if status != 200 else (),
        "id": visit.engine.ids.new(),
        "address": one.address,
        "sent": one.sheet.sent,
        "settled": one.sheet.settled,
        "back": visit.address("settling"),
        "send_back": visit.address("send_back", unit=one.code),
        "why": f"{visit.address('explanation')}?{urlencode({'unit': one.code})}",
    }
    return visit.page("year/settle.html", "nav_settling", context, status)


def _row(one: Settling, field: Field) -> dict[str, Any]:
    slot, sheet = field.slot, one.sheet
    wrong = ""
    opened = one.visit.request.POST.get(f"was.{field.key}", field.shown)
    if field.refusal is not None:
        wrong = one.visit.said(field.refusal)
    elif field.theirs is not None:
        nothing = one.word("nothing")
        facts = {
            "was": opened or nothing,
            "theirs": field.theirs or nothing,
            "yours": field.text or nothing,
        }
        wrong = one.word("conflict", **facts)
    limit = most(slot)
    values = [
        written(slot, sheet.cells(column.code).get(slot.key)) for column in one.rulebook.columns
    ]
    known = {value for value in (*values, field.shown) if value}
    return {
        "key": field.key,
        "id": f"v-{field.key}",
        "called": called(one, field),
        "part": slot.part.value,
        "text": field.text,
        "shown": field.shown,
        "reason": field.explained,
        "choices": slot.choices(),
        "most": points(limit, one.visit.lang) if isinstance(limit, Points) else limit or "",
        "values": [shown_signed(field, value) for value in values],
        "differs": len(known) > 1,
        "wrong": wrong,
        "touched": field.text != field.shown,
    }
