"""The pages of accounts: who may sign in, and what is noted of the second door."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final

import msgspec

from adapters.pages.blocks import Block, Heading, Line, columns, table
from adapters.wording.labelling import label
from adapters.wording.labels.means import means_said
from adapters.wording.outside import one_line
from adapters.wording.pages.account import ACCOUNT, NOTED
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, day, pick
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


class TokenLine(msgspec.Struct, frozen=True, kw_only=True):
    """A token that is good; its secret is kept nowhere."""

    #: By which it is ended.
    number: int
    account: str
    label: str
    seat: Seat
    #: Codes of the years and clusters that it opens.
    targets: tuple[str, ...]
    reads_only: bool
    #: The last day.
    expires: date


class TokensPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every token that still opens something."""

    tokens: tuple[TokenLine, ...]
    names: Names

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(ACCOUNT, lang)
        if not self.tokens:
            yield Line.of(say("no_tokens"))
            return
        yield Heading(say("tokens"))
        keys = ("number", "key", "label", "holds", "opens", "may", "until")
        rows = (
            (
                str(one.number),
                one.account,
                one_line(one.label),
                seat_said(one.seat, self.names, lang),
                ", ".join(one.targets),
                say("reads" if one.reads_only else "writes"),
                day(one.expires, lang),
            )
            for one in self.tokens
        )
        yield table(columns(*map(say, keys), fold=(3, 4)), rows, stacks=True)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "tokens": [
                {
                    "number": one.number,
                    "account": one.account,
                    "label": one.label,
                    "office": seat_said(one.seat, self.names, lang),
                    "targets": list(one.targets),
                    "reads_only": one.reads_only,
                    "expires": one.expires.isoformat(),
                }
                for one in self.tokens
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
                means_said(one.means, lang),
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


def seat_said(seat: Seat, names: Names, lang: Lang) -> str:
    """``đầu mối thi đua, khen thưởng, Long An``"""
    office = label(seat.office, lang)
    return f"{office}, {names.unit(seat.unit)}" if seat.unit else office
