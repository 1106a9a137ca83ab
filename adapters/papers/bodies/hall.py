"""The papers on the table in the hall."""

from adapters.papers.bodies.scores import points_table
from adapters.papers.sheet import Column, Sheet
from adapters.wording.papers import hall as words
from adapters.wording.papers import scores as score_words
from adapters.wording.papers.frame import FRAME


def report(sheet: Sheet) -> None:
    """Báo cáo tổng kết: every figure filled in, every other text asked for in brackets."""
    sheet.head(left=words.DRAFT)
    sheet.title(*words.REPORT)
    sheet.lines(words.REPORT_TO)
    sheet.lines(words.REPORT_BEFORE_TABLE)
    points_table(sheet)
    sheet.lines(score_words.SCORES_NOTES)
    sheet.lines(words.REPORT_AFTER_TABLE)
    sheet.signature()


def count_record(sheet: Sheet) -> None:
    """Biên bản kiểm phiếu: a part for every paper that was voted on."""
    sheet.head(day=False)
    sheet.title(*words.COUNT, rule=False)
    sheet.lines(words.COUNT_OPENING)
    sheet.lines(words.COUNT_BEFORE_TABLE)
    heads = words.COUNT_HEADS
    sheet.table(
        (
            Column(heads[0], 11, "{{ loop.index }}", "table_number"),
            Column(heads[1], 70, "{{ d.ten }}"),
            Column(heads[2], 32, "{{ d.phieu }}", "table_number"),
            Column(heads[3], 22, "{{ d.ty_le }}", "table_number"),
            Column(heads[4], 30, "{{ d.ket_qua }}", "table_number"),
        ),
        "d in b.dong",
    )
    sheet.lines(words.COUNT_AFTER_TABLE)
    sheet.signatures(FRAME["teller_members"], FRAME["teller_leader"])
