"""Every address of the door of one machine."""

from django.urls import path

from adapters.web import assets, failures, languages
from adapters.web.bounds import fault
from adapters.web.first import start, tables
from adapters.web.year.urls import URLS

urlpatterns = [
    *assets.URLS,
    path("lang/<str:lang>", languages.language, name="language"),
    path("", start.first, name="home"),
    path("tap/", start.practise, name="practise"),
    path("tap/hoi-nghi/", start.next_day, name="next_day"),
    path("bat-dau-lai/", start.anew, name="anew"),
    path("bang-excel/", tables.choose, name="choose_table"),
    path("bang-excel/xem/", tables.check, name="check_table"),
    path("bang-excel/giay-to/", tables.papers, name="papers_of_table"),
    *URLS,
]

handler400 = failures.bad_request
handler403 = failures.forbidden
handler404 = failures.not_found
handler500 = fault
