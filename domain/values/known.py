"""What a source says of a fact, without inventing the rest.

A guard reads *known*, *happened* and a complete *counted* as met; *not stated* and *denied* as
unmet.
"""

from typing import Literal

import msgspec

from domain.record.record import Ids, UnitId


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="known"):
    """The source gives the value, in words or figures as printed."""

    value: str


class Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="happened"):
    """It happened; the source says no more."""


class NotStated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="not_stated"):
    """The source does not say whether it happened."""


class Denied(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="denied"):
    """The source says that it did not happen."""


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="counted"):
    """``count`` of ``of`` did it; only those in ``named`` are named."""

    count: int
    #: ``None``: the source does not say of how many.
    of: int | None = None
    named: Ids[UnitId] = ()
    #: What was counted, or what those counted came to, where that is not plain from the topic:
    #: "tiêu chí", "hoàn thành xuất sắc nhiệm vụ". Not stored where it is not said.
    what: str | msgspec.UnsetType = msgspec.UNSET
    #: The source's list of names ends in "…" or "và khác". Likewise.
    and_others: bool | msgspec.UnsetType = msgspec.UNSET

    @property
    def complete(self) -> bool:
        return self.count == self.of


Said = Known | Happened | NotStated | Denied | Counted

#: How much a source is worth: a signed document, a draft, a news item, common practice.
Grade = Literal["signed", "draft", "news_item", "practice"]


def is_met(said: Said | None) -> bool:
    """Whether a guard may take the fact as met."""
    match said:
        case Known() | Happened():
            return True
        case Counted():
            return said.complete
        case _:
            return False
