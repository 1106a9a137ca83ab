"""Pages that are neither the engine's nor allauth's: the first one, the language, a spoken code."""

from importlib.resources import files
from typing import Final

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adapters.accounts.journal import note
from adapters.accounts.models import Noted
from adapters.accounts.offices import use_code
from adapters.accounts.speaking import spoken
from adapters.web.acting import actor_of
from adapters.web.failures import failed
from adapters.web.people import units_of
from adapters.web.served import engine
from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.pages.accounts import ACCOUNTS, ERRORS
from adapters.wording.writing import day, pick

#: allauth's own scripts for passkeys, and no other file.
_SCRIPTS: Final = frozenset(
    {"mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js"}
)
#: Codes typed in an hour from one address; sixty units may sit behind one.
_TRIES_AN_HOUR: Final = 60
_HOUR: Final = 3600


@require_POST
@login_required
def extend(request: HttpRequest) -> HttpResponse:
    """Go on with the session from now on."""
    request.session.modified = True
    to = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return redirect(to if own else reverse("home"))


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and in which offices."""
    actor = actor_of(request)
    names, lang = engine().names(), spoken()
    offices = []
    for one in actor.held:
        facts = {
            "office": label(one.seat.office, lang),
            "unit": names.unit(one.seat.unit) if one.seat.unit else "",
            "until": day(one.until, lang) if one.until else "",
        }
        key = "office_until" if one.until else "office_held" if one.seat.unit else "office_alone"
        offices.append(filled(pick(ACCOUNTS[key], lang), facts))
    context = {
        "offices": offices,
        "practice": engine().practice,
        "invites": bool(units_of(actor)),
    }
    return render(request, "home.html", context)


@require_safe
def script(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001
    """One of the scripts that passkeys need."""
    if name not in _SCRIPTS:
        raise Http404
    app = name.partition("/")[0]
    text = files(f"allauth.{app}").joinpath("static", *name.split("/")).read_bytes()
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


class SpokenCodeForm(forms.Form):
    """An account's id and the code that was read out."""

    account = forms.CharField(max_length=40)
    code = forms.CharField(
        max_length=40, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )


@require_http_methods(["GET", "HEAD", "POST"])
def spoken_code(request: HttpRequest) -> HttpResponse:
    """Sign in with a code that the secretary made."""
    form = SpokenCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and _tried_too_often(request):
        refused = failed(request, 429, "too_many")
        refused["Retry-After"] = str(_HOUR)
        return refused
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["account"].strip().lower()
        account = use_code(key, form.cleaned_data["code"])
        if account is not None:
            record_authentication(request, account, method="spoken_code")
            answered: HttpResponse = perform_login(request, Login(user=account))
            return answered
        note(Noted.SIGN_IN_REFUSED, subject="spoken_code")
        form.add_error("code", pick(ERRORS["incorrect_code"], spoken()))
    return render(request, "spoken.html", {"form": form}, status=422 if form.errors else 200)


def _tried_too_often(request: HttpRequest) -> bool:
    key = f"spoken-{request.META['REMOTE_ADDR']}"
    cache.add(key, 0, _HOUR)
    return cache.incr(key) > _TRIES_AN_HOUR
