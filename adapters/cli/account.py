"""Accounts of the second door: who may sign in, in which offices, until when."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NamedTuple

import typer

from adapters.accounts.second_door import keys_file, rotate_keys, second_door
from adapters.bootstrap import Engine
from adapters.cli.databases import opened
from adapters.cli.errors import Misuse
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.terminal import Terminal
from adapters.door.languages import read_lang
from adapters.door.names import find_target, unit_named
from adapters.door.seats import read_seat
from adapters.notices.contacts import read_address
from adapters.pages.accounts import (
    AccountLine,
    AccountsPage,
    JournalLine,
    JournalPage,
    TokenLine,
    TokensPage,
    seat_said,
)
from adapters.pages.called import code_of
from adapters.pages.one_sentence import OneSentence
from adapters.wording.outside import one_line
from adapters.wording.pages.account import ACCOUNT
from adapters.wording.writing import day
from domain.record.record import LOCAL_OPERATOR, StreamId
from domain.values.when import read_day

Who = Annotated[str, typer.Argument(metavar="TÀI_KHOẢN")]
Number = Annotated[str, typer.Argument(metavar="SỐ")]
Anybody = Annotated[str | None, typer.Argument(metavar="TÀI_KHOẢN")]
To = Annotated[str, typer.Argument(metavar="CHO_TÀI_KHOẢN")]
Held = Annotated[str, typer.Argument(metavar="CHỨC_DANH@ĐƠN_VỊ")]
Ended = Annotated[str | None, typer.Argument(metavar="CHỨC_DANH@ĐƠN_VỊ")]
OfUnit = Annotated[str | None, typer.Argument(metavar="ĐƠN_VỊ")]
Email = Annotated[str | None, typer.Option("--email", metavar="ĐỊA_CHỈ")]
Name = Annotated[str, typer.Option("--name", metavar="HỌ_TÊN")]
Letters = Annotated[str, typer.Option("--letters", metavar="vi|en")]
Since = Annotated[str | None, typer.Option("--since", metavar="NGÀY")]
Until = Annotated[str | None, typer.Option("--until", metavar="NGÀY")]
Targets = Annotated[list[str], typer.Option("--target", metavar="NĂM|CỤM")]
Writes = Annotated[bool, typer.Option("--writes")]
Label = Annotated[str, typer.Option("--label", metavar="TÊN")]

group = typer.Typer(
    cls=ListingGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="account")


class _Desk(NamedTuple):
    """What an act on accounts needs."""

    terminal: Terminal
    engine: Engine
    #: ``adapters.accounts.offices``, ``tokens`` and ``journal``
    accounts: Any
    tokens: Any
    journal: Any


@contextmanager
def _accounts(context: typer.Context, *, writing: bool = True) -> Iterator[_Desk]:
    """The database and its accounts, whose tables are made where they are not there yet."""
    from adapters.accounts.configuring import prepare  # noqa: PLC0415  # only this command loads it

    terminal: Terminal = context.obj
    terminal.writing = writing
    with opened(terminal) as engine:
        prepare(second_door(terminal.database))
        # Tables are known once Django is set up.
        from adapters.accounts import journal, offices, tokens  # noqa: PLC0415

        yield _Desk(terminal, engine, offices, tokens, journal)


@group.callback()
def account() -> None:
    """Without a command: the list."""


@group.command("list", cls=Inside)
def show_list(context: typer.Context, unit: OfUnit = None) -> None:
    """The accounts, what each holds today, and whether it has a second factor."""
    with _accounts(context, writing=False) as (terminal, engine, accounts, *_):
        named = unit_named(engine.store, unit) if unit else None
        lines = (
            AccountLine(
                key=one.key,
                name=one.name,
                email=one.email,
                active=one.is_active,
                seats=accounts.seats_of(one, accounts.today()),
                second_factor=accounts.has_second_factor(one),
            )
            for one in accounts.every_account()
        )
        shown = tuple(one for one in lines if named is None or named in one.units)
        terminal.tell(AccountsPage(accounts=shown, names=engine.names()))


@group.command(cls=Inside)
def add(
    context: typer.Context,
    office: Held,
    email: Email = None,
    name: Name = "",
    letters: Letters = "vi",
    since: Since = None,
    until: Until = None,
) -> None:
    """Give an office to whoever has a mail address, or to a new account without one."""
    lang = read_lang(letters)
    if lang is None:
        raise Misuse("usage_choice", option="--letters", value=letters, choices="vi, en")
    if email is None and not name.strip():
        raise Misuse("usage_missing", value="--email")
    address = read_address(email) if email is not None else None
    with _accounts(context) as (terminal, engine, accounts, *_):
        seat = read_seat(engine.store, office)
        first = read_day(since) if since else accounts.today()
        last = read_day(until) if until else None
        made, new = accounts.invite(
            seat,
            email=address,
            name=name.strip(),
            lang=lang,
            since=first,
            until=last,
            by=LOCAL_OPERATOR,
        )
        if new:
            accounts.tell_invited(made, seat, engine.names())
        given = {"account": made.key, "new": new, "since": first.isoformat()}
        facts = {
            "account": made.key,
            "person": one_line(made.email or made.name),
            "office": seat_said(seat, engine.names(), terminal.lang),
        }
        terminal.tell(OneSentence(ACCOUNT, "added" if new else "given", given, facts))


@group.command(cls=Inside)
def revoke(context: typer.Context, who: Who, office: Ended = None) -> None:
    """End an office, or with none named the account; its sessions end at once."""
    with _accounts(context) as (terminal, engine, accounts, *_):
        seat = read_seat(engine.store, office) if office else None
        found = accounts.account_named(who)
        ended = accounts.revoke(found, seat, by=LOCAL_OPERATOR, day=accounts.today())
        given = {"account": found.key, "offices_ended": ended}
        facts = {"account": found.key, "count": ended}
        left = found.is_active and accounts.seats_of(found, accounts.today())
        terminal.tell(OneSentence(ACCOUNT, "revoked" if left else "revoked_all", given, facts))


@group.command(cls=Inside)
def delegate(
    context: typer.Context, who: Who, to: To, office: Held, until: Until = None, since: Since = None
) -> None:
    """Lend an office of one account to another for a period."""
    if until is None:
        raise Misuse("usage_missing", value="--until", command="thidua account delegate")
    with _accounts(context) as (terminal, engine, accounts, *_):
        seat = read_seat(engine.store, office)
        holder, borrower = accounts.account_named(who), accounts.account_named(to)
        first, last = read_day(since) if since else accounts.today(), read_day(until)
        accounts.delegate(holder, borrower, seat, since=first, until=last, by=LOCAL_OPERATOR)
        given = {"from": holder.key, "to": borrower.key, "until": last.isoformat()}
        facts = {"account": borrower.key, "until": day(last, terminal.lang)}
        terminal.tell(OneSentence(ACCOUNT, "delegated", given, facts))


@group.command(cls=Inside)
def code(context: typer.Context, who: Who) -> None:
    """A one-time code for somebody who cannot receive mail."""
    with _accounts(context) as (terminal, _, accounts, *_):
        found = accounts.account_named(who)
        made = accounts.make_code(found, by=LOCAL_OPERATOR)
        given = {"account": found.key, "code": made}
        terminal.tell(OneSentence(ACCOUNT, "code", given, {"account": found.key, "made": made}))


@group.command(cls=Inside)
def erase(context: typer.Context, who: Who) -> None:
    """Remove the person of an account: name, address, factors. What it did stays valid."""
    with _accounts(context) as (terminal, _, accounts, *_):
        found = accounts.account_named(who)
        accounts.erase(found, by=LOCAL_OPERATOR)
        given = {"account": found.key}
        terminal.tell(OneSentence(ACCOUNT, "erased", given, given))


@group.command(cls=Inside)
def token(
    context: typer.Context,
    who: Who,
    office: Held,
    targets: Targets,
    until: Until = None,
    label: Label = "",
    writes: Writes = False,
) -> None:
    """A token for a program: one office, named years or clusters, until a day."""
    if until is None:
        raise Misuse("usage_missing", value="--until", command="thidua account token")
    with _accounts(context) as desk:
        terminal, engine, accounts = desk.terminal, desk.engine, desk.accounts
        found, last = accounts.account_named(who), read_day(until)
        secret = desk.tokens.make_token(
            found,
            read_seat(engine.store, office),
            label=label,
            targets=[find_target(engine.store, one) for one in targets],
            reads_only=not writes,
            expires=last,
            by=LOCAL_OPERATOR,
        )
        given = {"account": found.key, "token": secret, "until": last.isoformat()}
        facts = {"secret": secret, "until": day(last, terminal.lang)}
        terminal.tell(OneSentence(ACCOUNT, "token", given, facts))


@group.command("tokens", cls=Inside)
def list_tokens(context: typer.Context) -> None:
    """The tokens that still open something."""
    with _accounts(context, writing=False) as desk:
        engine = desk.engine
        lines = tuple(
            TokenLine(
                number=one.pk,
                account=one.account.key,
                label=one.label,
                seat=desk.accounts.seat(one.office, one.unit),
                targets=tuple(code_of(engine, StreamId(stream)) for stream in one.targets),
                reads_only=one.reads_only,
                expires=one.expires,
            )
            for one in desk.tokens.good_tokens()
        )
        desk.terminal.tell(TokensPage(tokens=lines, names=engine.names()))


@group.command("end-token", cls=Inside)
def end_token(context: typer.Context, number: Number) -> None:
    """End one token; it opens nothing from now on."""
    with _accounts(context) as desk:
        found = desk.tokens.end_token(number, by=LOCAL_OPERATOR)
        given = {"token": found.pk, "account": found.account.key}
        facts = {"number": number, "account": found.account.key}
        desk.terminal.tell(OneSentence(ACCOUNT, "token_over", given, facts))


@group.command(cls=Inside)
def keys(context: typer.Context) -> None:
    """Put a new key before those that sign sessions and keep secrets."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal):
        file = keys_file(terminal.database)
        given = {"file": str(file), "keys": len(rotate_keys(file))}
        terminal.tell(OneSentence(ACCOUNT, "rotated", given, {"file": file.name}))


@group.command(cls=Inside)
def journal(context: typer.Context, who: Anybody = None) -> None:
    """Sign-ins, refusals, views of what is sealed, and who did which act, newest first."""
    with _accounts(context, writing=False) as desk:
        terminal, engine, accounts = desk.terminal, desk.engine, desk.accounts
        found = accounts.account_named(who).key if who else None
        lines = tuple(
            JournalLine(
                at=one.at,
                what=one.what,
                account=one.account,
                seat=accounts.seat(one.office, one.unit) if one.office else None,
                means=one.means,
                subject=one.subject,
            )
            for one in desk.journal.last_entries(found)
        )
        terminal.tell(JournalPage(lines=lines, names=engine.names()))
