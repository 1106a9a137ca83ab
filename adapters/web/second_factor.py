"""Who holds an office that sees more than the own unit passes on with a second factor only."""

from collections.abc import Callable
from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from adapters.accounts.offices import needs_second_factor, today
from adapters.web.failures import API, failed

#: Where the factor is set up, confirmed, and where one signs out.
_OPEN: Final = ("/vao/", "/lang/")


class SecondFactor:
    """Sends to its setting up; a program is told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if (
            not user.is_authenticated
            or request.path.startswith(_OPEN)
            or is_mfa_enabled(user)
            or not needs_second_factor(user, today())
        ):
            return self._next(request)
        if request.path.startswith(API):
            return failed(request, 403, "factor_needed")
        return redirect("mfa_activate_totp")
