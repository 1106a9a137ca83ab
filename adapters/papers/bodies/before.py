"""The papers before the conference."""

from adapters.papers.layout import BLANK
from adapters.papers.sheet import Column, Sheet
from adapters.wording.papers import before as words
from adapters.wording.papers import script
from adapters.wording.papers.frame import FRAME


def invitation(sheet: Sheet) -> None:
    """Giấy mời, with the programme on a page of its own."""
    sheet.head()
    sheet.title(*words.INVITATION)
    sheet.lines(words.INVITED)
    sheet.signature()
    sheet.new_annex()
    sheet.annex_title(*words.PROGRAMME, words.PROGRAMME_OF)
    rows = [
        (str(at), BLANK, what, who) for at, (what, who) in enumerate(words.PROGRAMME_ITEMS, start=1)
    ]
    sheet.fixed_table(words.PROGRAMME_HEADS, (11, 26, 86, 42), rows)
    sheet.gap()


def delegates(sheet: Sheet) -> None:
    """Danh sách đại biểu with room to sign: who is invited, and two of each unit."""
    sheet.annex_title(*words.DELEGATES)
    sheet.lines(words.DELEGATES_GUESTS)
    widths = (11, 50, 62, 42)
    guests = [("1", "{{ khach_cap_tren }}", "\n\n", ""), ("2", "", "\n\n", "")]
    sheet.fixed_table(words.DELEGATES_HEADS, widths, guests)
    sheet.lines(words.DELEGATES_UNITS)
    heads = words.DELEGATES_HEADS
    sheet.table(
        (
            Column(heads[0], widths[0], "{{ loop.index }}", "table_number"),
            Column(heads[1], widths[1], "{{ d.ten }}", "table_large"),
            Column(heads[2], widths[2], words.TWO_DELEGATES, "table_large"),
            Column(heads[3], widths[3], words.TWO_DELEGATES, "table_large"),
        ),
        "d in don_vi",
    )
    sheet.lines(words.DELEGATES_AFTER)


def conduct(sheet: Sheet) -> None:
    """Kịch bản điều hành, for who presides."""
    sheet.annex_title(*script.SCRIPT)
    sheet.lines(script.SCRIPT_BODY)


def registrations(sheet: Sheet) -> None:
    """Bảng tổng hợp đăng ký thi đua, landscape."""
    sheet.annex_title(*words.REGISTRATIONS)
    heads = words.REGISTRATION_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 52, "{{ d.ten }}"),
            Column(heads[2], 88, "{{ d.chi_tieu }}"),
            Column(heads[3], 53, "{{ d.danh_hieu }}"),
            Column(heads[4], 26, "{{ d.thoi_han }}", "table_number"),
            Column(heads[5], 22, "{{ d.giao_uoc }}", "table_number"),
        ),
        "d in dang_ky",
    )
    sheet.lines(words.REGISTRATIONS_AFTER)
    sheet.signatures(FRAME["table_maker"], FRAME["signs"])


def checkers(sheet: Sheet) -> None:
    """Thông báo phân công chấm điểm chéo."""
    sheet.head()
    sheet.title(*words.CHECKERS)
    sheet.lines(words.CHECKERS_OPENING)
    heads = words.CHECKER_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 56, "{{ d.ten }}"),
            Column(heads[2], 62, "{{ d.cham }}"),
            Column(heads[3], 36, "{{ d.cot }}"),
        ),
        "d in phan_cong",
    )
    sheet.lines(words.CHECKERS_AFTER)
    sheet.signature()


def reminder(sheet: Sheet) -> None:
    """Công văn đôn đốc: who still owes what, and by which day it was due."""
    sheet.head(left=words.REMINDER_ABOUT)
    sheet.lines(words.REMINDER)
    heads = words.REMINDER_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 56, "{{ d.ten }}"),
            Column(heads[2], 60, "{{ d.viec }}"),
            Column(heads[3], 38, "{{ d.han }}", "table_number"),
        ),
        "d in don_doc",
    )
    sheet.lines(words.REMINDER_AFTER)
    sheet.signature(FRAME["as_above"])


def proxy(sheet: Sheet) -> None:
    """Giấy ủy quyền dự họp: a unit's own paper, under its own head."""
    sheet.head(issuer=words.PROXY_ISSUER, place=words.PROXY_DAY)
    sheet.title(*words.PROXY)
    sheet.lines(words.PROXY_BODY)
    sheet.signature(office=FRAME["unit_signs"], receivers=words.PROXY_RECEIVERS)
