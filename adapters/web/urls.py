"""Every address of the server. Signing up and changing the address are shut: accounts are made
for people by who may."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from adapters.web import api, api_files, assets, doors, failures, languages, people
from adapters.web.bounds import fault
from adapters.web.year.urls import URLS


def shut(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001
    """Nothing is here."""
    raise Http404


urlpatterns = [
    *assets.URLS,
    path("tai-khoan/", doors.home, name="own_account"),
    path("phien/", doors.extend, name="extend"),
    path("nguoi/", people.people, name="people"),
    path("lang/vi", languages.language, {"lang": "vi"}),
    path("lang/<str:lang>", languages.language, name="language"),
    path("vao/script/<path:name>", doors.script, name="script"),
    path("vao/ma-thu-ky/", doors.spoken_code, name="spoken_code"),
    path("vao/signup/", shut),
    path("vao/signup/<path:rest>", shut),
    path("vao/email/", shut),
    path("vao/confirm-email/<path:rest>", shut),
    path("vao/phone/<path:rest>", shut),
    path("vao/", include("allauth.urls")),
    path("api/v1/", include([*api_files.FILE_URLS, *api.URLS])),
    *URLS,
]

handler400 = failures.bad_request
handler403 = failures.forbidden
handler404 = failures.not_found
handler500 = fault
