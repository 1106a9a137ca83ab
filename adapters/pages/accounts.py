"""The pages of accounts: who may sign in, and what is noted of the second door."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Final

import msgspec

from adapters.pages.blocks import Block, Heading, Line, columns, table
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.pages.account import ACCOUNT, MEANS, NOTED
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, pick
from domain.record.record import LOCAL_OPERATOR, Seat, UnitId

_VIETNAM: Final = timezone(timedelta(hours=7))


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """An account, with what it holds on this day."""

    key: str
    name: str
    email: str | None
    active: bool
    seats: tuple[Seat, ...]
    second_factor: bool

    @property
    def units(self) -> frozenset[UnitId]:
        return frozenset(seat.unit for seat in self.seats if seat.unit is not None)


class AccountsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every account."""

    accounts: tuple[AccountLine, ...]
    names: Names

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(ACCOUNT, lang)
        if not self.accounts:
            yield Line.of(say("none"))
            yield Line.of(say("first"))
            return
        yield Heading(say("accounts"))
        heads = [say(key) for key in ("key", "person", "holds", "factor")]
        rows = (
            (
                one.key,
                one_line(", ".join(filter(None, (one.name, one.email))) or say("nobody")),
                self._holds(one, say),
                say("yes" if one.second_factor else "no"),
            )
            for one in self.accounts
        )
        yield table(columns(*heads, fold=(1, 2)), rows, stacks=True)

    def _holds(self, one: AccountLine, say: Say) -> str:
        if not one.active:
            return say("ended")
        return "; ".join(seat_said(seat, self.names, say.lang) for seat in one.seats) or say(
            "nothing"
        )

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "accounts": [
                {
                    "account": one.key,
                    "name": one.name,
                    "email": one.email,
                    "active": one.active,
                    "offices": [seat_said(seat, self.names, lang) for seat in one.seats],
                    "second_factor": one.second_factor,
                }
                for one in self.accounts
            ]
        }


class JournalLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the journal of the second door."""

    at: datetime
    what: str
    account: str
    seat: Seat | None
    means: str
    subject: str


class JournalPage(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted, newest first."""

    lines: tuple[JournalLine, ...]
    names: Names

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(ACCOUNT, lang)
        if not self.lines:
            yield Line.of(say("no_lines"))
            return
        yield Heading(say("journal"))
        heads = [say(key) for key in ("when", "what", "key", "holds", "means", "about")]
        rows = (
            (
                f"{one.at.astimezone(_VIETNAM):%d/%m/%Y %H:%M}",
                pick(NOTED[one.what], lang),
                say("on_machine") if one.account == LOCAL_OPERATOR else one.account,
                seat_said(one.seat, self.names, lang) if one.seat else "",
                _means(one.means, lang),
                one_line(one.subject),
            )
            for one in self.lines
        )
        yield table(columns(*heads, fold=(3, 4, 5)), rows, stacks=True)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "lines": [
                {
                    "at": one.at.astimezone(_VIETNAM).isoformat(timespec="seconds"),
                    "what": one.what,
                    "account": one.account,
                    "office": seat_said(one.seat, self.names, lang) if one.seat else None,
                    "means": one.means,
                    "about": one.subject,
                }
                for one in self.lines
            ]
        }


def _means(means: str, lang: Lang) -> str:
    """``code+totp`` in words."""
    words = filter(None, means.split("+"))
    return " + ".join(pick(MEANS[word], lang) if word in MEANS else word for word in words)


def seat_said(seat: Seat, names: Names, lang: Lang) -> str:
    """``đầu mối thi đua, khen thưởng, Long An``"""
    office = label(seat.office, lang)
    return f"{office}, {names.unit(seat.unit)}" if seat.unit else office
