"""How a source tells a choice: in its own words, of whom, by whom, and what it leaves unsaid."""

from enum import StrEnum

import msgspec

from domain.record.record import UnitId
from domain.values.private import Private


class HowFar(StrEnum):
    """How far a source says that a choice has come."""

    #: Put forward to whoever decides.
    PROPOSED = "proposed"
    #: Decided or given.
    DECIDED = "decided"


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of what a source tells."""


class Wording(_Told, frozen=True, kw_only=True):
    """A source's own word for how somebody came to an office, and by whom."""

    word: str | None = None
    authority: str | None = None


class Recipient(_Told, frozen=True, kw_only=True):
    """Somebody whom a source names and who is no member as a whole, or not for everything."""

    #: The member; with ``inside``, the member to which the office belongs.
    unit: UnitId | None = None
    #: An office inside the member, which alone was chosen.
    inside: str | None = None
    #: The one field of work for which it was chosen.
    field: str | None = None
    #: A name as printed that leads to no member: one that is cut off, or illegible.
    printed: str | None = None


class RecipientRecorded(_Told, frozen=True, kw_only=True):
    """A :class:`Recipient` as an event holds it."""

    unit: UnitId | None
    inside: Private | None
    field: Private | None
    printed: Private | None


class AsTold(_Told, frozen=True, kw_only=True):
    """How a source tells a choice."""

    #: Its own word for how it was chosen: "suy tôn", "bình bầu", "theo thứ hạng".
    word: str | None = None
    stage: HowFar | None = None
    #: Who decided or decides, where the source says so.
    authority: str | None = None
    #: How many were chosen by the source's count, also where it names fewer or none.
    count: int | None = None
    #: The source's list ends in "…" or "và khác".
    and_others: bool = False
    recipients: tuple[Recipient, ...] = ()


class AsToldRecorded(_Told, frozen=True, kw_only=True):
    """An :class:`AsTold` as an event holds it."""

    word: str | None
    stage: HowFar | None
    authority: str | None
    count: int | None
    and_others: bool
    recipients: tuple[RecipientRecorded, ...]
