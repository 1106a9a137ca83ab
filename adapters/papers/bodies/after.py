"""The papers after the conference, and the plan of a year."""

from adapters.papers.bodies.scores import points_table
from adapters.papers.layout import BLANK
from adapters.papers.sheet import Column, Sheet
from adapters.wording.papers import after as words
from adapters.wording.papers import scores as score_words
from adapters.wording.papers.frame import FRAME


def conclusions(sheet: Sheet) -> None:
    """Thông báo kết luận hội nghị: what was found is a proposal."""
    sheet.head()
    sheet.title(*words.CONCLUSIONS)
    sheet.lines(words.CONCLUSIONS_OPENING)
    points_table(sheet)
    sheet.lines(score_words.SCORES_NOTES)
    sheet.lines(words.CONCLUSIONS_AFTER)
    sheet.signature()


def request(sheet: Sheet) -> None:
    """Tờ trình đề nghị khen thưởng, with its list and what each has held before."""
    sheet.head()
    sheet.title(*words.REQUEST)
    sheet.lines(words.REQUEST_BODY)
    sheet.signature(FRAME["as_above"])
    sheet.new_annex()
    sheet.annex(*words.LIST, words.REQUEST_OF)
    heads = words.LIST_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 60, "{{ d.ten }}"),
            Column(heads[2], 44, "{{ d.danh_hieu }}"),
            Column(heads[3], 18, "{{ d.tong }}", "table_number"),
            Column(heads[4], 14, "{{ d.hang }}", "table_number"),
            Column(heads[5], 18, "{{ d.phieu }}", "table_number"),
        ),
        "d in danh_sach_de_nghi",
    )
    sheet.gap()
    sheet.new_annex()
    sheet.annex(*words.RECORD, words.REQUEST_OF)
    record = words.RECORD_HEADS
    sheet.table(
        (
            Column(record[0], 11, "{{ loop.index }}", "table_number"),
            Column(record[1], 42, "{{ d.ten }}"),
            Column(record[2], 30, "{{ d.danh_hieu }}"),
            Column(record[3], 41, BLANK),
            Column(record[4], 41, BLANK),
        ),
        "d in danh_sach_de_nghi",
    )
    sheet.gap()


def plan(sheet: Sheet) -> None:
    """Kế hoạch of a year, with the rulebook's criteria and ways of choosing."""
    sheet.head()
    sheet.title(*words.PLAN)
    sheet.lines(words.PLAN_OPENING)
    heads = words.PLAN_CRITERIA_HEADS
    sheet.table(
        (
            Column(heads[0], 15, "{{ d.tt }}", "table_number"),
            Column(heads[1], 120, "{{ d.ten }}"),
            Column(heads[2], 30, "{{ d.toi_da }}", "table_number"),
        ),
        "d in tieu_chi",
    )
    sheet.lines(words.PLAN_MIDDLE)
    days = words.PLAN_DAYS_HEADS
    sheet.table(
        (
            Column(days[0], 15, "{{ loop.index }}", "table_number"),
            Column(days[1], 90, "{{ d.viec }}"),
            Column(days[2], 60, "{{ d.han }}", "table_number"),
        ),
        "d in tien_do",
    )
    sheet.lines(words.PLAN_AFTER)
    sheet.signature()
