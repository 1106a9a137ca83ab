"""The components of a paper by Decree 30/2020/NĐ-CP, Annex I: the one table of its layout.

Builders lay papers out with it, and tests read the finished files against it. A component is a
style of Word of the same name, so that an office changes it in one place.
"""

from dataclasses import dataclass
from typing import Final, Literal

Align = Literal["left", "center", "right", "both"]

#: The one typeface of a paper (I.4); the .docx names it and embeds nothing.
FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
#: What stands where something is not known.
BLANK: Final = "……"
#: Sizes of the text of a paper; text in tables may be smaller.
SMALLEST, LARGEST, SMALLEST_IN_TABLES = 11, 14, 10


@dataclass(frozen=True)
class Page:
    """A page and its margins, in millimetres."""

    width: int
    height: int
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right


PORTRAIT: Final = Page(210, 297)
LANDSCAPE: Final = Page(297, 210)
#: Ballots, two on a page, to be cut.
BALLOTS: Final = Page(297, 210, top=10, bottom=10, left=10, right=10)
#: The height of a ballot; what is left of the page takes the line that must follow a table.
BALLOT_HEIGHT: Final = 184
#: The columns of a head: what issues on the left, the state on the right.
HEAD_LEFT, HEAD_RIGHT = 75, 90
#: Between what issues and the state.
HEAD_GAP: Final = 6
#: From the edge of the paper to the page number.
HEADER_AT: Final = 10


@dataclass(frozen=True)
class Component:
    """One component: its cell in the decree's scheme, and how it is set."""

    #: The name of the style in Word, as the office sees it.
    style: str
    #: The cell of the scheme (Annex I, part I, section IV); empty where the decree has none.
    cell: str
    #: Points, and what the decree allows.
    size: int
    sizes: tuple[int, int]
    bold: bool = False
    italic: bool = False
    #: Written in capitals.
    capitals: bool = False
    align: Align = "left"
    #: Points before and after.
    before: float = 0
    after: float = 0
    #: Millimetres by which the first line, and all lines, are set in.
    first_line: float = 0
    left: float = 0
    #: Lines apart; a negative value is exact, in points.
    lines: float = 1
    #: Stays on the page of what follows.
    with_next: bool = False


_TEXT: Final = (13, 14)
_IN_TABLE: Final = (SMALLEST_IN_TABLES, 13)

COMPONENTS: Final[dict[str, Component]] = {
    "state": Component(
        "Quốc hiệu", "1", 12, (12, 13), bold=True, capitals=True, align="center", with_next=True
    ),
    "motto": Component("Tiêu ngữ", "1", 13, (13, 14), bold=True, align="center", with_next=True),
    "above_issuer": Component(
        "Cơ quan chủ quản", "2", 12, (12, 13), capitals=True, align="center", with_next=True
    ),
    "issuer": Component(
        "Cơ quan ban hành",
        "2",
        12,
        (12, 13),
        bold=True,
        capitals=True,
        align="center",
        with_next=True,
    ),
    "number": Component("Số, ký hiệu", "3", 13, (13, 13), align="center", before=6),
    "place_day": Component(
        "Địa danh, ngày tháng", "4", 13, (13, 14), italic=True, align="center", before=6
    ),
    "kind": Component(
        "Tên loại",
        "5a",
        14,
        _TEXT,
        bold=True,
        capitals=True,
        align="center",
        before=18,
        with_next=True,
    ),
    "abstract": Component("Trích yếu", "5a", 14, _TEXT, bold=True, align="center", with_next=True),
    "abstract_of_letter": Component(
        "Trích yếu công văn", "5b", 12, (12, 13), align="center", before=6
    ),
    "ground": Component(
        "Căn cứ", "6", 14, _TEXT, italic=True, align="both", before=6, first_line=12.7, lines=1.1
    ),
    "part": Component(
        "Mục lớn",
        "6",
        14,
        _TEXT,
        bold=True,
        align="both",
        before=6,
        first_line=12.7,
        lines=1.1,
        with_next=True,
    ),
    "item": Component(
        "Mục nhỏ",
        "6",
        14,
        _TEXT,
        bold=True,
        align="both",
        before=6,
        first_line=12.7,
        lines=1.1,
        with_next=True,
    ),
    "body": Component(
        "Nội dung", "6", 14, _TEXT, align="both", before=6, first_line=12.7, lines=1.1
    ),
    "plain": Component("Nội dung giữa", "6", 14, _TEXT, align="center", before=6, lines=1.1),
    "prompt": Component(
        "Gợi ý", "6", 14, _TEXT, italic=True, align="both", before=6, first_line=12.7, lines=1.1
    ),
    "office": Component(
        "Chức vụ ký", "7a", 14, _TEXT, bold=True, capitals=True, align="center", with_next=True
    ),
    "room_to_sign": Component("Chỗ ký", "7c", 14, _TEXT, align="center", before=50, with_next=True),
    "signer": Component("Họ tên người ký", "7b", 14, _TEXT, bold=True, align="center"),
    # Kept with the next it would keep the whole table, which takes more than a page.
    "signing_unit": Component("Đơn vị ký", "7a", 13, _TEXT, bold=True, align="center", before=6),
    "room_in_list": Component("Chỗ ký trong danh sách", "7c", 13, _TEXT, before=42),
    "sign_note": Component("Ghi chú ký", "", 12, (11, 13), italic=True, align="center"),
    "to": Component("Kính gửi", "9a", 14, _TEXT, align="center", before=6),
    # Its dashes stand below the colon of "Kính gửi:", which is centred.
    "to_list": Component("Kính gửi nhiều nơi", "9a", 14, _TEXT, first_line=-3, left=93),
    "receivers": Component("Nơi nhận", "9b", 12, (12, 12), bold=True, italic=True),
    "receiver": Component("Danh sách nơi nhận", "9b", 11, (11, 11)),
    "annex": Component(
        "Phụ lục", "phụ lục", 14, (14, 14), bold=True, align="center", with_next=True
    ),
    "annex_title": Component(
        "Tên phụ lục",
        "phụ lục",
        14,
        _TEXT,
        bold=True,
        capitals=True,
        align="center",
        with_next=True,
    ),
    "annex_of": Component(
        "Kèm theo", "phụ lục", 13, _TEXT, italic=True, align="center", with_next=True
    ),
    "draft": Component(
        "Dự thảo", "11", 13, _TEXT, bold=True, capitals=True, align="center", before=6
    ),
    "table_head": Component(
        "Đầu bảng", "", 11, _IN_TABLE, bold=True, align="center", before=2, after=2
    ),
    "table_text": Component("Chữ trong bảng", "", 11, _IN_TABLE, before=2, after=2),
    "table_number": Component(
        "Số trong bảng", "", 11, _IN_TABLE, align="center", before=2, after=2
    ),
    "table_total": Component(
        "Tổng trong bảng", "", 11, _IN_TABLE, bold=True, align="center", before=2, after=2
    ),
    "table_title": Component(
        "Tên bảng", "", 13, _TEXT, bold=True, align="center", before=8, after=4, with_next=True
    ),
    "note": Component("Ghi chú", "", 12, (11, 13), italic=True, align="both", before=4),
    "page_number": Component("Số trang", "trang", 13, (13, 14), align="center"),
    "table_large": Component("Chữ lớn trong bảng", "", 13, _IN_TABLE, before=2, after=2),
    "ballot_seal": Component("Dấu trên phiếu", "", 11, (11, 13), italic=True),
    "ballot_title": Component(
        "Tên phiếu",
        "",
        14,
        _TEXT,
        bold=True,
        capitals=True,
        align="center",
        before=24,
        with_next=True,
    ),
    "ballot_about": Component(
        "Danh hiệu trên phiếu", "", 13, _TEXT, bold=True, align="center", before=3, with_next=True
    ),
    "ballot_cluster": Component("Cụm trên phiếu", "", 12, (11, 13), align="center", before=3),
    "ballot_text": Component("Cách bỏ phiếu", "", 12, (11, 13), italic=True, before=6, after=3),
    "ballot_line": Component(
        "Đơn vị trên phiếu", "", 12, _IN_TABLE, before=2, after=2, first_line=-7, left=7
    ),
    "ballot_box": Component("Ô trên phiếu", "", 12, _IN_TABLE, align="center", before=2, after=2),
    "ballot_note": Component("Lưu ý trên phiếu", "", 11, (11, 13), align="both", before=6),
    "gap": Component("Cách", "", 11, (11, 14), lines=-4, with_next=True),
}

#: Rules are borders of an empty paragraph, set in so that they are as long as they shall be.
RULES: Final[dict[str, str]] = {"whole": "Kẻ ngang 1", "part": "Kẻ ngang 2-5"}
#: Of the text above; the decree wants a third to a half.
PART_OF_LINE: Final = (2, 5)
#: The styles of tables, told apart by name when their columns get their widths.
TABLE_STYLES: Final[dict[str, str]] = {
    "frame": "Khung",
    "grid": "Bảng",
    "scores": "Bảng điểm",
}
