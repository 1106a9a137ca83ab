"""What is answered where there is no page: one sentence, in the language and form asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adapters.accounts.speaking import spoken
from adapters.web.kept import from_own_page, kept_page
from adapters.web.problems import problem
from adapters.wording.filling import filled
from adapters.wording.pages.accounts import ACCOUNTS
from adapters.wording.writing import pick

API = "/api/"


def failed(request: HttpRequest, status: int, code: str, **facts: object) -> HttpResponse:
    """A page with one sentence, or ``problem+json`` for programs."""
    said = filled(pick(ACCOUNTS[code], spoken()), facts)
    if request.path.startswith(API):
        return problem(status, code, said)
    return render(request, "failed.html", {"said": said}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return failed(request, 404, "not_found")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return failed(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """What is forbidden and what is not there answer alike."""
    return failed(request, 404, "not_found")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that did not come from a page of ours, or came from one that was drawn before the last
    sign-in: of that what was typed is kept."""
    if from_own_page(request):
        return kept_page(request, "kept_old", 403)
    return failed(request, 403, "forged")
