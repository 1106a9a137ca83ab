"""What stands above a table: the year of which it is, where it says so."""

import re
from typing import Final

from domain.reconcile.grid import Grid
from domain.reconcile.head import Head
from domain.values.names import fold

_YEAR: Final = re.compile(r"\b(?:nam|year)\s([12][0-9]{3})\b(?!\s[12][0-9]{3}\b)", re.ASCII)
#: The day of a document is not the year of the table: ``ngay 05 thang 12 nam 2027``.
_DAY: Final = re.compile(r"\b(?:ngay\s(?:\S+\s)?)?thang\s(?:\S+\s)?nam\s[12][0-9]{3}\b", re.ASCII)


def stated_year(grid: Grid, head: Head) -> str:
    """``2027`` of "BẢNG TỔNG HỢP ĐIỂM NĂM 2027"; empty where no year, or more than one, stands
    there."""
    above = (cell.text for row in grid.rows[: head.first] for cell in row if not cell.blank)
    found = {year for text in above for year in _YEAR.findall(_DAY.sub(" ", fold(text)))}
    return found.pop() if len(found) == 1 else ""
