"""The addresses of the year, alike at both doors."""

from typing import Final

from django.urls import path, register_converter

from adapters.web.hall.urls import hall_urls
from adapters.web.year import (
    acts,
    duties,
    looking,
    reading,
    send_back,
    settle,
    sheet,
    start,
    steering,
    table,
)
from adapters.web.year.screens import SCREENS


class YearCode:
    """``cum-8/2021``"""

    regex = r"[^/]+/[0-9]{4}(?:-[0-9]{4})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(YearCode, "year")

URLS: Final = [
    path("", start.home, name="home"),
    path("vai/", start.put_on, name="put_on"),
    path("tim/", looking.search, name="search"),
    path("cac-cum/", reading.across, {"name": "review"}, name="review"),
    path("lich-nha-nuoc/", reading.across, {"name": "official-calendar"}, name="official_calendar"),
    path("<year:target>/", duties.duties, name="duties"),
    *(
        path(
            f"<year:target>/{screen.place}/",
            reading.screen,
            {"name": screen.name},
            name=screen.name,
        )
        for screen in SCREENS
        if screen.page is not None
    ),
    path("<year:target>/bang-diem/", table.table, name="scores"),
    path("<year:target>/bang-diem/bang-diem.xlsx", table.table_file, name="scores_file"),
    path("<year:target>/dieu-hanh/", steering.steering, name="steering"),
    path("<year:target>/thong-nhat/", settle.settling, name="settling"),
    path("<year:target>/thong-nhat/<str:unit>/", settle.settle, name="settle"),
    path("<year:target>/thong-nhat/<str:unit>/tra-lai/", send_back.send_back, name="send_back"),
    path("<year:target>/bang-cham/", sheet.sheets, name="sheets"),
    path("<year:target>/bang-cham/<str:unit>/", sheet.own_sheet, name="own_sheet"),
    path("<year:target>/bang-cham/<str:unit>/tep/", sheet.sheet_file, name="sheet_file"),
    path("<year:target>/bang-cham/<str:unit>/ban-ky/", sheet.sheet_paper, name="sheet_paper"),
    path("<year:target>/bang-cham/<str:unit>/xem-lai/", sheet.review_sheet, name="review_sheet"),
    path("<year:target>/tien-do/", looking.looking, name="progress"),
    *hall_urls(),
    path("<year:target>/lam/<slug:command>/", acts.act, name="act"),
    path("cua/<str:target>/", duties.standing_acts, name="standing_acts"),
    path("cua/<str:target>/lam/<slug:command>/", acts.act, name="act_standing"),
]
