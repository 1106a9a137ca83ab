"""Every address of the server. Signing up and changing the address are shut: accounts are made
for people by who may."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from adapters.web import api, assets, doors, failures, people
from adapters.web.bounds import fault


def shut(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001
    """Nothing is here."""
    raise Http404


urlpatterns = [
    path("", doors.home, name="home"),
    *assets.URLS,
    path("nguoi/", people.people, name="people"),
    path("lang/vi", doors.language, {"lang": "vi"}),
    path("lang/<str:lang>", doors.language, name="language"),
    path("vao/script/<path:name>", doors.script, name="script"),
    path("vao/ma-thu-ky/", doors.spoken_code, name="spoken_code"),
    path("vao/signup/", shut),
    path("vao/signup/<path:rest>", shut),
    path("vao/email/", shut),
    path("vao/confirm-email/<path:rest>", shut),
    path("vao/phone/<path:rest>", shut),
    path("vao/", include("allauth.urls")),
    path("api/v1/", include(api.URLS)),
]

handler400 = failures.bad_request
handler403 = failures.forbidden
handler404 = failures.not_found
handler500 = fault
