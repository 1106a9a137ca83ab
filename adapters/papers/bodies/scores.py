"""The papers about scores."""

from adapters.papers.layout import LANDSCAPE
from adapters.papers.sheet import Column, Sheet
from adapters.wording.papers import scores as words
from adapters.wording.papers.frame import FRAME

#: Millimetres of the columns that every score table has: running number, total, rank.
NARROW, TOTAL, RANK = 10, 18, 14


def score_table(sheet: Sheet) -> None:
    """The table of points and ranks as an annex, landscape."""
    assert sheet.page == LANDSCAPE
    number, title = words.SCORES
    sheet.annex(number, title, words.SCORES_OF)
    sheet.line("note", words.UNIT_OF_MEASURE).alignment = 2
    points_table(sheet)
    sheet.lines(words.SCORES_NOTES)
    sheet.signatures(FRAME["table_maker"], FRAME["signs"])


def points_table(sheet: Sheet) -> None:
    """A row for each unit, a column for each kind of points; widths come with the figures.

    Across the page every column of the table stands; along it there is room for the sums alone.
    """
    wide = sheet.page.width > sheet.page.height
    columns, points = ("cot", "diem") if wide else ("cot_gon", "gon")
    sheet.score_table(words.SCORES_HEADS, (NARROW, 60, 20, TOTAL, RANK), columns, points)


def checked_sheets(sheet: Sheet) -> None:
    """Bảng chấm điểm chéo, thẩm định: a page for every unit, the figures of the table beside."""
    sheet.line("gap", "{%p for u in bang_cham %}")
    sheet.line("gap", "{%p if not loop.first %}")
    sheet.page_break()
    sheet.line("gap", "{%p endif %}")
    sheet.annex_title(*words.CHECKED_SHEET)
    heads, cells = words.CHECKED_HEADS, ("{{ d.toi_da }}", "{{ d.diem }}", "", "", "", "")
    widths = (22, 22, 22, 22, 52, 38)
    sheet.table(
        (
            Column(heads[0], 12, "{{ d.tt }}", "table_number"),
            Column(heads[1], 62, "{{ d.ten }}"),
            *(
                Column(head, width, cell, "table_number")
                for head, width, cell in zip(heads[2:], widths, cells, strict=True)
            ),
        ),
        "d in u.dong",
    )
    sheet.line("note", words.CHECKED_NOTE)
    sheet.lines(words.CHECKED_CLASS)
    sheet.signatures(*words.CHECKERS)
    sheet.line("gap", "{%p endfor %}")


def explanation_asked(sheet: Sheet) -> None:
    """Công văn đề nghị giải trình: cell by cell, under the team's name."""
    sheet.head(left=words.EXPLAIN_ABOUT)
    sheet.lines(words.EXPLAIN)
    heads = words.EXPLAIN_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 54, "{{ d.ten }}"),
            Column(heads[2], 22, "{{ d.tu_cham }}", "table_number"),
            Column(heads[3], 22, "{{ d.de_nghi }}", "table_number"),
            Column(heads[4], 56, "{{ d.ly_do }}"),
        ),
        "d in noi_dung_giai_trinh",
    )
    sheet.lines(words.EXPLAIN_AFTER)
    sheet.signature(FRAME["as_above"])


def cross_record(sheet: Sheet) -> None:
    """Biên bản chấm chéo, of one unit by another."""
    sheet.head(day=False)
    sheet.title(*words.CROSS, rule=False)
    sheet.lines(words.CROSS_OPENING)
    heads = words.CROSS_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ d.tt }}", "table_number"),
            Column(heads[1], 58, "{{ d.ten }}"),
            Column(heads[2], 18, "{{ d.toi_da }}", "table_number"),
            Column(heads[3], 18, "", "table_number"),
            Column(heads[4], 20, "", "table_number"),
            Column(heads[5], 40, ""),
        ),
        "d in tieu_chi",
    )
    sheet.lines(words.CROSS_AFTER)
    sheet.signatures(*words.CROSS_SIGN)


def preparing_record(sheet: Sheet) -> None:
    """Biên bản họp trù bị."""
    sheet.head(day=False)
    sheet.title(*words.PREPARING, rule=False)
    sheet.lines(words.PREPARING_OPENING)
    points_table(sheet)
    sheet.lines(words.SCORES_NOTES)
    sheet.lines(words.PREPARING_AFTER)
    sheet.signatures(FRAME["secretary"], FRAME["presiding"])
    sheet.receivers()
