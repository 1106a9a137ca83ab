"""What the reading of a workbook and the process that does it have to agree on."""

from typing import Final

#: Characters of one cell.
MAX_TEXT: Final = 1_000
#: Cells of the rectangle from A1 to the last value of one sheet.
MAX_CELLS: Final = 300_000
#: What the process ends with.
READ: Final = 0
LOCKED: Final = 3
UNREADABLE: Final = 4
TOO_LARGE: Final = 5
TOO_MANY_CELLS: Final = 6
#: What the process is told that it is given: the content of an OpenDocument sheet, or a workbook
#: in the old form of Excel.
ODS: Final = "ods"
XLS: Final = "xls"


class TooManyCells(Exception):
    """A sheet reaches further than is taken."""
