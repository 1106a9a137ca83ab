"""An act in three steps: the form, what would be recorded, and that it was."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from adapters.door.meeting import met
from adapters.door.orders import begins
from adapters.pages.act import tried_page
from adapters.pages.asked_fields import (
    Asked,
    FieldAsked,
    Filled,
    asked_fields,
    refused_field,
)
from adapters.pages.called import code_of
from adapters.trying import tried
from adapters.web.problems import status_of
from adapters.web.served import engine
from adapters.web.year.carrying import carried_out
from adapters.web.year.frame import RECORDED
from adapters.web.year.giving import (
    STEP,
    Typed,
    behalf_of,
    kind_of_command,
    order_of,
    seats_for,
    typed_in,
)
from adapters.web.year.visit import Visit, visited
from domain.record.order import Order
from domain.record.record import Command, StreamId, word_of
from domain.values.refusal import Refusal
from workflows.reading import told
from workflows.reads import Read

#: A form of no more fields is shown whole.
_SHORT_FORM: Final = 4


@visited("GET", "HEAD", "POST")
def act(visit: Visit, command: str) -> HttpResponse:
    """The form of a command, what it would record, and, once that was seen, the record."""
    kind = kind_of_command(command)
    if visit.request.method != "POST":
        given = {key: ",".join(visit.request.GET.getlist(key)) for key in visit.request.GET}
        typed = Typed(command=command, values=given, id=engine().ids.new())
        return _form(visit, kind, typed, None)
    typed = typed_in(visit, command)
    step = visit.request.POST.get(STEP)
    if step == "edit":
        return _form(visit, kind, typed, None)
    try:
        order = _ordered(visit, typed)
        if step == "record":
            return _recorded(visit, order)
        return _review(visit, kind, typed, order)
    except Refusal as refusal:
        return _form(visit, kind, typed, refusal)


def _ordered(visit: Visit, typed: Typed) -> Order:
    """Raises ``Refusal``, of what is not there for whoever acts as of what is not there at all."""
    assert visit.target is not None
    targets = () if begins(typed.command) else (visit.target,)
    with met(visit.engine, targets, lambda: visit.actor.reader):
        return order_of(visit, typed)


def _recorded(visit: Visit, order: Order) -> HttpResponse:
    """Stored, or stored before: the duties of the year, with what was recorded."""
    receipt = carried_out(visit, order)
    where = _after(visit, order.stream)
    return redirect(f"{where}?{RECORDED}={receipt.first_version}-{receipt.last_version}")


def _after(visit: Visit, stream: StreamId) -> str:
    """Where an act leads back to: the duties of what it was about."""
    code = code_of(visit.engine, stream)
    name = "duties" if "/" in code else "standing_acts"
    return reverse(name, kwargs={"target": code})


def _review(visit: Visit, kind: type[Command], typed: Typed, order: Order) -> HttpResponse:
    """What the act would record and move, before it is."""
    with met(visit.engine, (), lambda: visit.actor.reader):
        try:
            found = tried(visit.engine, order)
        except Refusal as refusal:
            raise told(refusal, order, visit.engine.store.load(order.stream).state) from None
    page = tried_page(visit.engine, order, found)
    blocks = list(page.blocks(visit.lang))
    return visit.page("year/review.html", "review_title", _context(visit, kind, typed, blocks))


def _form(visit: Visit, kind: type[Command], typed: Typed, refusal: Refusal | None) -> HttpResponse:
    context = _context(visit, kind, typed, ())
    if refusal is None:
        return visit.page("year/form.html", "form_title", context)
    fields = {field.name: field for field in context["asked"].fields}
    where = refused_field(refusal.facts.get("where") or refusal.facts.get("field"), fields)
    said = visit.said(refusal)
    context["problems"] = ({"text": said, "field": f"f-{where}" if where else ""},)
    context["wrong"] = {where: said} if where else {}
    context["rest_wrong"] = any(field.name == where for field in context["rest"])
    return visit.page("year/form.html", "form_title", context, status_of(refusal))


def _context(visit: Visit, kind: type[Command], typed: Typed, blocks: Any) -> dict[str, Any]:
    form = _asked(visit, kind)
    values = _values(form, typed.values)
    first = [field for field in form.fields if _comes_first(form, field, values)]
    return {
        "asked": form,
        "title": form.title,
        "typed": typed,
        "values": values,
        "first": first,
        "rest": [field for field in form.fields if field not in first],
        "wrong": {},
        "rest_wrong": False,
        "extra": {key: value for key, value in typed.values.items() if key not in _names_of(form)},
        "seats": seats_for(visit, kind, form.action),
        "behalf": () if begins(typed.command) else behalf_of(visit, kind, form.action),
        "blocks": blocks,
        "back": visit.address("duties") if "/" in (visit.target or "") else reverse("home"),
    }


def _comes_first(form: Asked, field: FieldAsked, values: Mapping[str, str]) -> bool:
    """What has to be said, or was; of a short form all."""
    telling = field.filled in {Filled.CELLS, Filled.REASONS, Filled.FILE}
    few = len(form.fields) <= _SHORT_FORM
    return few or field.required or telling or bool(values.get(field.name))


def _names_of(form: Asked) -> set[str]:
    """Every name under which a form's fields are sent."""
    cells = {
        name
        for field in form.fields
        for cell in field.cells
        for name in (cell.key, f"{cell.key}.reason", f"{cell.key}.evidence")
    }
    return cells | {field.name for field in form.fields}


def _values(form: Asked, typed: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields: what was typed, or what is proposed."""
    return {field.name: field.default for field in form.fields if field.default} | dict(typed)


def _asked(visit: Visit, kind: type[Command]) -> Asked:
    stream = None
    if visit.target is not None and not begins(word_of(kind.__name__)):
        stream = visit.stream
    return asked_fields(visit.shown(Read.ACTS), stream, kind, visit.lang)
