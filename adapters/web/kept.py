"""What was typed is kept where it could not be taken: the session had ended, or the form was drawn
before somebody signed in again. It is shown once more, for a person to send."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

#: Forms that hold secrets, and what programs send.
_NEVER: Final = ("/vao/", "/api/")
_MARK: Final = "csrfmiddlewaretoken"


def from_own_page(request: HttpRequest) -> bool:
    """Whether a form surely came from a page of this very site: then only its mark was old."""
    origin = f"{request.scheme}://{request.get_host()}"
    return (
        request.method == "POST"
        and request.headers.get("Origin") == origin
        and not request.path.startswith(_NEVER)
    )


def kept_page(request: HttpRequest, key: str, status: int) -> HttpResponse:
    """The fields once more, each to be seen, with the way to sign in and a button to send them."""
    fields = [
        (name, value)
        for name in request.POST
        if name != _MARK
        for value in request.POST.getlist(name)
    ]
    context = {
        "fields": fields,
        "shown": [(name, value) for name, value in fields if value and name[0] != "_"],
        "told": key,
        "files": bool(request.FILES),
        "sign_in": f"{reverse('account_request_login_code')}?next={request.path}",
    }
    return render(request, "kept.html", context, status=status)
