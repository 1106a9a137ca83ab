"""A sheet sent back to be completed: which cells, why, and until which day."""

from django.http import HttpResponse
from django.urls import reverse

from adapters.sheets.settling import fields_counted
from adapters.web.year.scored import scored_sheet
from adapters.web.year.settle import called, shown_signed
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.settling import settle_said
from adapters.wording.writing import day
from domain.cycle.deadlines.lateness import due_day
from domain.cycle.guard import Phase


@visited("GET", "HEAD")
def send_back(visit: Visit, unit: str) -> HttpResponse:
    """The form; what it would record, and the record, are those of every act."""
    one = scored_sheet(visit, unit)
    lang, sheet = visit.lang, one.sheet
    most, times = one.rulebook.returns_at_most, len(sheet.returns) + 1
    last = due_day(one.cycle, Phase.SCORING.value, one.unit)
    context = {
        "title": settle_said("send_back_title", lang, unit=one.name),
        "time": settle_said(
            "send_back_time", lang, times=f"{times}/{most}" if most is not None else times
        ),
        "first_day": settle_said("first_day", lang, day=day(last, lang)) if last else "",
        "too_often": most is not None and times > most,
        "sent": sheet.sent,
        "unit": one.code,
        "rows": [
            {"key": field.key, "name": called(one, field), "value": shown_signed(field, field.text)}
            for field in fields_counted(one.rulebook, sheet, one.column)
        ],
        "id": visit.engine.ids.new(),
        "address": reverse("act", kwargs={"target": visit.target, "command": "return_sheet"}),
        "back": one.address,
    }
    return visit.page("year/send_back.html", "nav_settling", context)
