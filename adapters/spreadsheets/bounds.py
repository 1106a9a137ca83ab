"""What the reading of a workbook and the process that does it have to agree on."""

from typing import Final

#: Characters of one cell.
MAX_TEXT: Final = 1_000
#: What the process ends with.
READ: Final = 0
LOCKED: Final = 3
UNREADABLE: Final = 4
TOO_LARGE: Final = 5
