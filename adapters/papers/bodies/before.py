"""The papers before the conference."""

from adapters.papers.layout import BLANK
from adapters.papers.sheet import Sheet
from adapters.wording.papers import before as words


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
