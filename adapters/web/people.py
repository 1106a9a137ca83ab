"""The people of the units: whom the secretary of a running year invites, gives a code, lets go."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from adapters.accounts import offices
from adapters.accounts.models import Account, HeldOffice
from adapters.accounts.speaking import spoken
from adapters.web.acting import actor_of
from adapters.web.served import Actor, engine
from adapters.wording.labelling import label
from adapters.wording.pages.accounts import ACCOUNTS
from adapters.wording.writing import day, pick
from domain.record.record import Office, Seat, UnitId
from domain.record.who import CHAIR
from domain.values.names import sort_key
from workflows.reader import holds

#: What the secretary gives to people of a unit; the offices of the cluster follow from the record,
#: and who acts in them is put down on the machine.
GIVEN: Final = (Office.UNIT_OFFICER, Office.UNIT_HEAD)


def units_of(actor: Actor) -> Mapping[UnitId, str]:
    """The members of the running years in which somebody is the chair's office, by name."""
    seats = [seat for seat in actor.seats if seat.office in CHAIR]
    if not seats:  # most people: no year is read for them
        return {}
    opened = engine()
    now, names = opened.now(), opened.names()
    found = {
        unit: names.unit(unit)
        for _, stream in opened.cycles()
        for cycle in (opened.cycle(stream),)
        if cycle.phase.value not in {"closed", "cancelled"}
        and any(holds(cycle, seat, now) for seat in seats)
        for unit in cycle.members
    }
    return dict(sorted(found.items(), key=lambda one: sort_key(one[1])))


class Invitation(forms.Form):
    """Whom a unit names, and until when."""

    unit = forms.ChoiceField()
    office = forms.ChoiceField()
    email = forms.EmailField(required=False, max_length=254)
    name = forms.CharField(required=False, max_length=200)
    until = forms.DateField(required=False, input_formats=["%d/%m/%Y", "%Y-%m-%d"])

    def __init__(self, data: object, units: Mapping[UnitId, str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what the request brings
        self.fields["unit"].choices = [(str(unit), name) for unit, name in units.items()]  # type: ignore[attr-defined]
        self.fields["office"].choices = [(one.value, label(one, spoken())) for one in GIVEN]  # type: ignore[attr-defined]

    def seat(self) -> Seat:
        return offices.seat(self.cleaned_data["office"], self.cleaned_data["unit"])

    def clean_until(self) -> date | None:
        last: date | None = self.cleaned_data["until"]
        if last is not None and last < offices.today():
            raise forms.ValidationError(pick(ACCOUNTS["until_past"], spoken()))
        return last


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Who acts for the units, and what the secretary does about it; for others there is no such
    page."""
    actor = actor_of(request)
    units = units_of(actor)
    if not units:
        raise Http404
    said, form = None, Invitation(None, units)
    match request.POST.get("do") if request.method == "POST" else None:
        case "invite":
            form = Invitation(request.POST, units)
            if form.is_valid():
                _invite(form, actor)
                return redirect("people")
        case "code":
            account = _known(request, units)
            made = offices.make_code(account, by=actor.key)
            offices.tell_code_made(account, engine().names())
            said = {"account": account.key, "made": made}
        case "revoke":
            held = _held(request, units)
            seat = offices.seat(held.office, held.unit)
            offices.revoke(held.account, seat, by=actor.key, day=offices.today())
            return redirect("people")
    context = {"form": form, "said": said, "rows": _rows(units)}
    return render(request, "people.html", context, status=422 if form.errors else 200)


def _invite(form: Invitation, actor: Actor) -> None:
    seat, lang = form.seat(), spoken()
    account, new = offices.invite(
        seat,
        email=form.cleaned_data["email"] or None,
        name=form.cleaned_data["name"],
        lang=lang,
        since=offices.today(),
        until=form.cleaned_data["until"],
        by=actor.key,
    )
    if new:
        offices.tell_invited(account, seat, engine().names())


def _rows(units: Mapping[UnitId, str]) -> list[dict[str, object]]:
    """Who holds what for which unit today, in the order of the units."""
    lang = spoken()
    rows = [
        {
            "pk": one.pk,
            "key": one.account.key,
            "who": one.account.name or one.account.email or one.account.key,
            "unit": units[UnitId(one.unit)],
            "office": label(Office(one.office), lang),
            "until": day(one.until, lang) if one.until else "",
        }
        for one in _given(units)
    ]
    return sorted(rows, key=lambda row: (sort_key(str(row["unit"])), str(row["key"])))


def _given(units: Mapping[UnitId, str]) -> "QuerySet[HeldOffice]":
    """The offices of these units that hold today and are theirs to give."""
    return HeldOffice.objects.on(offices.today()).filter(
        unit__in=[str(unit) for unit in units], office__in=[one.value for one in GIVEN]
    )


def _held(request: HttpRequest, units: Mapping[UnitId, str]) -> HeldOffice:
    """An office of a unit of theirs. Raises ``Http404``."""
    number = request.POST.get("held", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    held = _given(units).filter(pk=int(number) if known else 0).first()
    if held is None:
        raise Http404
    return held


def _known(request: HttpRequest, units: Mapping[UnitId, str]) -> Account:
    """Who holds such an office, and none that would let the secretary in elsewhere: a code for
    somebody with more would be a way into that. Raises ``Http404``."""
    account = _held(request, units).account
    seats = offices.seats_of(account, offices.today())
    if any(seat.office not in GIVEN or seat.unit not in units for seat in seats):
        raise Http404
    return account
