"""In which language pages speak."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe


@require_safe
def language(request: HttpRequest, lang: str) -> HttpResponse:
    """Speak another language from here on."""
    to = request.GET.get("next") or reverse("home")
    own = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    response = redirect(to if own else reverse("home"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        lang,
        max_age=31_536_000,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )
    return response
