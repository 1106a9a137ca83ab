"""How people meet."""

from enum import StrEnum


class Mode(StrEnum):
    """How a conference meets."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    MIXED = "mixed"
    CORRESPONDENCE = "correspondence"
