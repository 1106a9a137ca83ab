"""The papers about scores."""

from adapters.papers.layout import LANDSCAPE
from adapters.papers.sheet import Sheet
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
    """A row for each unit, a column for each kind of points; widths come with the figures."""
    sheet.score_table(words.SCORES_HEADS, (NARROW, 60, 20, TOTAL, RANK))
