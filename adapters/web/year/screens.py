"""Which screens a year has: the address of each, under which read it stands, and the page of the
interface for programs that it shows where it has none of its own."""

from typing import Final

import msgspec

from workflows.reads import Read


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """A screen of a year."""

    name: str
    #: Its address after that of the year.
    place: str
    read: Read
    #: The row of ``adapters.web.pages.PAGES`` that it shows; ``None``: a page of its own.
    page: str | None = None
    in_nav: bool = False
    #: Only for those who lead the year.
    leads: bool = False


#: In the order in which the ways stand.
SCREENS: Final = (
    Screen(name="duties", place="", read=Read.ACTS, in_nav=True),
    Screen(name="steering", place="dieu-hanh", read=Read.STATUS, in_nav=True, leads=True),
    Screen(name="settling", place="thong-nhat", read=Read.OUTCOME, leads=True),
    Screen(name="standing", place="tinh-hinh", read=Read.STATUS, page="status", in_nav=True),
    Screen(name="scores", place="bang-diem", read=Read.OUTCOME, in_nav=True),
    Screen(name="outcome", place="ket-qua", read=Read.OUTCOME, page="outcome", in_nav=True),
    Screen(name="sheets", place="bang-cham", read=Read.STATUS, in_nav=True),
    Screen(name="calendar", place="lich", read=Read.CALENDAR, page="calendar", in_nav=True),
    Screen(name="progress", place="tien-do", read=Read.CALENDAR, in_nav=True),
    Screen(name="hall", place="hoi-nghi", read=Read.STATUS, in_nav=True),
    Screen(
        name="score_log",
        place="nhat-ky-diem",
        read=Read.AUDIT_SCORES,
        page="audit-scores",
        in_nav=True,
    ),
    Screen(name="log", place="nhat-ky", read=Read.LOG, page="log", in_nav=True),
    Screen(name="formal_acts", place="viec-chinh-thuc", read=Read.AUDIT_ACTS, page="audit-acts"),
    Screen(name="late", place="cham-thieu", read=Read.AUDIT_DUTIES, page="audit-duties"),
    Screen(name="concerns", place="can-xem", read=Read.AUDIT_CONCERNS, page="audit-concerns"),
    Screen(name="explanation", place="cach-tinh", read=Read.EXPLAIN, page="explanation"),
    Screen(name="history", place="lich-su-diem", read=Read.HISTORY, page="history"),
    Screen(name="difference", place="so-sanh", read=Read.DIFF, page="difference"),
    Screen(name="rights", place="quyen", read=Read.PERMISSIONS, page="rights", in_nav=True),
)
BY_NAME: Final = {screen.name: screen for screen in SCREENS}
