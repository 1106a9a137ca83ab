"""Every address of the door of one machine."""

from django.urls import path

from adapters.web import assets, failures, languages
from adapters.web.bounds import fault
from adapters.web.year.urls import URLS

urlpatterns = [
    *assets.URLS,
    path("lang/<str:lang>", languages.language, name="language"),
    *URLS,
]

handler400 = failures.bad_request
handler403 = failures.forbidden
handler404 = failures.not_found
handler500 = fault
