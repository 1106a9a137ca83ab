"""The papers after the conference, and the plan of a year."""

from collections.abc import Sequence

from adapters.papers.sheet import Column, Sheet
from adapters.wording.papers import after as words
from adapters.wording.papers.frame import FRAME
from adapters.wording.papers.scores import SCORES_NOTES


def conclusion(sheet: Sheet) -> None:
    """Thông báo kết luận hội nghị: what it came to, all awards a proposal only."""
    sheet.head()
    sheet.title(*words.CONCLUSION)
    sheet.lines(words.CONCLUSION_BEFORE_TABLE)
    cells = ("{{ d.tt }}", "{{ d.ten }}", "{{ d.tong }}", "{{ d.hang }}")
    _table(sheet, words.CONCLUSION_HEADS, (12, 93, 35, 25), cells, "d in bang")
    sheet.lines(SCORES_NOTES)
    sheet.lines(words.CONCLUSION_AFTER_TABLE)
    sheet.signature()


def submission(sheet: Sheet) -> None:
    """Tờ trình of the chair, its list and the extract of each unit."""
    sheet.head()
    sheet.title(*words.SUBMISSION)
    sheet.lines(words.SUBMISSION_BODY)
    sheet.signature(FRAME["as_above"])
    sheet.new_annex()
    sheet.annex(*words.SUBMISSION_LIST)
    cells = (
        *("{{ loop.index }}", "{{ d.ten }}", "{{ d.danh_hieu }}", "{{ d.tong }}", "{{ d.hang }}"),
        "{{ d.phieu }}",
    )
    widths = (12, 63, 34, 20, 16, 20)
    _table(sheet, words.SUBMISSION_HEADS, widths, cells, "d in danh_sach_de_nghi")
    sheet.gap()
    sheet.new_annex()
    sheet.annex(*words.EXTRACT)
    of_each = ("{{ loop.index }}", "{{ d.ten }}", "{{ d.danh_hieu }}", "", "{{ d.truoc }}")
    _table(sheet, words.EXTRACT_HEADS, (12, 40, 28, 45, 40), of_each, "d in danh_sach_de_nghi")
    sheet.gap()


def unit_submission(sheet: Sheet) -> None:
    """Tờ trình of a chosen unit, under its own head."""
    sheet.head(issuer=words.UNIT_ISSUER, place=words.UNIT_DAY)
    sheet.title(*words.UNIT_SUBMISSION)
    sheet.lines(words.UNIT_SUBMISSION_BODY)
    sheet.signature(office=FRAME["unit_signs"], receivers=words.UNIT_RECEIVERS)


def decision_list(sheet: Sheet) -> None:
    """The list that an authority may paste behind its decision; never the decision."""
    sheet.annex_title(*words.DECISION_LIST)
    sheet.lines(words.DECISION_LIST_BODY)


def plan(sheet: Sheet) -> None:
    """Kế hoạch: criteria, titles and deadlines as the record has them."""
    sheet.head()
    sheet.title(*words.PLAN)
    sheet.lines(words.PLAN_OPENING)
    cells = ("{{ d.ma }}", "{{ d.ten }}", "{{ d.chuan }}", "{{ d.thuong }}", "{{ d.tru }}")
    _table(sheet, words.CRITERIA_HEADS, (18, 75, 24, 24, 24), cells, "d in tieu_chi_nam")
    sheet.lines(words.PLAN_AFTER_CRITERIA)
    titles = (
        *("{{ loop.index }}", "{{ d.danh_hieu }}", "{{ d.cach_chon }}", "{{ d.so_luong }}"),
        "{{ d.dieu_kien }}",
    )
    _table(sheet, words.TITLE_HEADS, (12, 43, 32, 28, 50), titles, "d in binh_xet")
    sheet.lines(words.PLAN_AFTER_TITLES)
    due = ("{{ loop.index }}", "{{ d.viec }}", "{{ d.han }}")
    _table(sheet, words.DUE_HEADS, (12, 63, 90), due, "d in tien_do")
    sheet.lines(words.PLAN_AFTER_DUE)
    sheet.signature()


def _table(
    sheet: Sheet,
    heads: Sequence[str],
    widths: Sequence[float],
    cells: Sequence[str],
    each: str,
) -> None:
    """A table whose second column holds names and sentences, and the others what is short."""
    columns = [
        Column(head, width, cell, "table_text" if width >= _WIDE else "table_number")
        for head, width, cell in zip(heads, widths, cells, strict=True)
    ]
    sheet.table(columns, each)


#: Millimetres from which on a column holds text.
_WIDE = 40
