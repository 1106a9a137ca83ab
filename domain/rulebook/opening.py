"""From when on members read what is another's: figures, names of scorers, the log."""

from enum import StrEnum


class Opens(StrEnum):
    """From when on. What is sealed for everybody stays sealed whatever is said here."""

    NEVER = "never"
    #: When the sheet is settled; of the log, when all are.
    ONCE_SETTLED = "once_settled"
    #: When the score table is adopted.
    ONCE_ADOPTED = "once_adopted"
    #: When the sheet is sent; of the log, when all are.
    ONCE_SENT = "once_sent"
    ALWAYS = "always"
