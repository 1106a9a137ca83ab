"""The papers on the table in the hall."""

from collections.abc import Sequence

from adapters.papers.bodies.scores import points_table
from adapters.papers.layout import BALLOT_HEIGHT, BLANK
from adapters.papers.sheet import Column, Line, Sheet
from adapters.wording.papers import hall as words
from adapters.wording.papers import scores as score_words
from adapters.wording.papers.frame import CLUSTER_ONLY, FRAME


def report(sheet: Sheet) -> None:
    """Báo cáo tổng kết: every figure filled in, every other text asked for in brackets."""
    sheet.head(left=words.DRAFT)
    sheet.title(*words.REPORT)
    sheet.lines(words.REPORT_TO)
    sheet.lines(words.REPORT_BEFORE_TABLE)
    points_table(sheet)
    sheet.lines(score_words.SCORES_NOTES)
    sheet.lines(words.REPORT_AFTER_TABLE)
    sheet.signature(FRAME["as_above_if_sent"])


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


def selection_ballots(sheet: Sheet) -> None:
    """Phiếu bình xét, suy tôn: as many as voters for each title, two on a page."""
    _ballots(sheet, words.SELECTION_BALLOT, words.OF_TITLE, "to in phieu_suy_ton")


def election_ballots(sheet: Sheet) -> None:
    """Phiếu bầu Cụm trưởng, Cụm phó: an office on each, so that each has its own limit."""
    _ballots(sheet, words.ELECTION_BALLOT, words.OF_CHAIR, "to in phieu_bau")
    _ballots(sheet, words.ELECTION_BALLOT, words.OF_VICE, "to in phieu_bau_pho")


def _ballots(sheet: Sheet, title: str, opening: Sequence[Line], each: str) -> None:
    head = (("ballot_seal", words.BALLOT_SEAL), ("ballot_title", title))
    rows = (_boxes((83, 22, 27)), "d in P.dong")
    parts = ((*head, *opening), rows, words.BALLOT_NOTE)
    sheet.pair(each, parts, ("to.trai", "to.phai"), BALLOT_HEIGHT)


def _boxes(widths: Sequence[float]) -> Sequence[Column]:
    """A line for each unit, whose name breaks in its own cell; a box for and one against.

    As many columns as a pair has, which the filling of templates takes for those of one table.
    """
    cells = (("{{ loop.index }}. {{ d.ten }}", "ballot_line"), *[(words.BOX, "ballot_box")] * 2)
    return [
        Column(head, width, cell, component)
        for head, width, (cell, component) in zip(words.BALLOT_HEADS, widths, cells, strict=True)
    ]


def written_opinion(sheet: Sheet) -> None:
    """Phiếu lấy ý kiến bằng văn bản, of a unit that does not vote in the hall."""
    sheet.plain_head(CLUSTER_ONLY)
    sheet.title(*words.WRITTEN)
    sheet.lines(words.WRITTEN_OPENING)
    sheet.table(_boxes((111, 24, 30)), "d in b.dong")
    sheet.lines(words.WRITTEN_AFTER)
    sheet.signatures((("gap", ""),), words.WRITTEN_SIGN)


def minutes(sheet: Sheet) -> None:
    """Biên bản hội nghị."""
    sheet.head(day=False)
    sheet.title(*words.MINUTES, rule=False)
    sheet.lines(words.MINUTES_BODY)
    sheet.signatures(FRAME["secretary"], FRAME["presiding"])
    sheet.receivers()


def pledge(sheet: Sheet) -> None:
    """Giao ước thi đua, signed by every member."""
    sheet.plain_head(CLUSTER_ONLY)
    sheet.title(*words.PLEDGE)
    sheet.lines(words.PLEDGE_BODY)
    sheet.signers("d in ky_giao_uoc", ("d.trai", "d.phai"))
    sheet.signatures(words.PLEDGE_WITNESS)


def handover(sheet: Sheet) -> None:
    """Biên bản bàn giao nhiệm vụ Cụm trưởng."""
    sheet.head(day=False)
    sheet.title(*words.HANDOVER, rule=False)
    sheet.lines(words.HANDOVER_OPENING)
    rows = [
        (str(at), item, BLANK, BLANK, "") for at, item in enumerate(words.HANDOVER_ITEMS, start=1)
    ]
    sheet.fixed_table(words.HANDOVER_HEADS, (11, 78, 24, 28, 24), rows)
    sheet.lines(words.HANDOVER_AFTER)
    sheet.signatures(*words.HANDOVER_SIGN)
