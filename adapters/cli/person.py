"""Personal data: requests, what is kept of a person, and what of it is erased."""

from datetime import date
from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import opened
from adapters.cli.errors import Misuse
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.terminal import Terminal
from adapters.pages.one_sentence import OneSentence
from adapters.pages.person import HeldPage, requests_page
from adapters.personal_data import Held, erase_held, held_of, requests_of
from adapters.wording.pages.person import PERSON
from adapters.wording.writing import day
from domain.personal import AnswerPersonRequest, RecordPersonRequest, Wish
from domain.record.record import LOCAL_OPERATOR
from domain.values.refusal import Refusal
from domain.values.when import civil_day

Person = Annotated[str, typer.Argument(metavar="NGƯỜI")]
Number = Annotated[str, typer.Argument(metavar="SỐ")]
Wanted = Annotated[str, typer.Option("--wish", metavar="ĐIỀU_GÌ")]
On = Annotated[str | None, typer.Option("--on", metavar="NGÀY")]
Text = Annotated[str, typer.Option("--text", metavar="NỘI_DUNG")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="LÝ_DO")]

group = typer.Typer(
    cls=ListingGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="person")


@group.callback()
def person() -> None:
    """Without a command: the requests."""


@group.command("list", cls=Inside)
def show_list(context: typer.Context) -> None:
    """The requests of persons, and until when they are to be answered."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        terminal.tell(requests_page(engine))


@group.command(cls=Inside)
def asked(context: typer.Context, who: Person, wish: Wanted = "export", on: On = None) -> None:
    """Record what a person asks."""
    terminal: Terminal = context.obj
    terminal.writing = True
    if wish not in set(Wish):
        raise Misuse("usage_choice", option="--wish", value=wish, choices=", ".join(Wish))
    with opened(terminal) as engine:
        received = on or _today(engine).isoformat()
        order = RecordPersonRequest(person=who, wish=Wish(wish), received=received)
        engine.order_system(order, actor=LOCAL_OPERATOR)
        made = requests_of(engine)[-1]
        due = made.last_day(engine.store.days())
        given = {"number": made.number, "answer_by": due.isoformat()}
        facts = {"number": made.number, "day": day(due, terminal.lang)}
        terminal.tell(OneSentence(PERSON, "asked", given, facts))


@group.command(cls=Inside)
def answered(context: typer.Context, number: Number, text: Text = "") -> None:
    """Record that a request was answered."""
    terminal: Terminal = context.obj
    terminal.writing = True
    if not (number.isascii() and number.isdigit()):
        raise Refusal("person_request_unknown", value=number)
    with opened(terminal) as engine:
        order = AnswerPersonRequest(request=int(number[:9]), answer=text)
        engine.order_system(order, actor=LOCAL_OPERATOR)
        terminal.tell(OneSentence(PERSON, "noted", {"number": int(number)}, {"number": number}))


@group.command(cls=Inside)
def export(context: typer.Context, who: Person) -> None:
    """Everything that is kept of a person."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        held = _held(terminal, engine, who)
        terminal.tell(HeldPage(person=who, held=held, names=engine.names()))


@group.command(cls=Inside)
def erase(context: typer.Context, who: Person, reason: Reason = None) -> None:
    """Erase what can be erased of a person; without a reason only show it."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        held, names = _held(terminal, engine, who), engine.names()
        if reason is None or not held.erasable:
            asks = held.erasable > 0
            terminal.tell(HeldPage(person=who, held=held, names=names, asks=asks))
            return
        terminal.writing = True
        erase_held(engine, held, reason, actor=LOCAL_OPERATOR)
        if held.accounts:
            from adapters.accounts.persons import erase_accounts  # noqa: PLC0415  # likewise

            erase_accounts(held.accounts)
        terminal.tell(HeldPage(person=who, held=held, names=names, erased=True))


def _held(terminal: Terminal, engine: Engine, who: str) -> Held:
    """What is kept in the database, and in the accounts beside it."""
    from adapters.accounts.persons import accounts_of  # noqa: PLC0415  # nobody else loads Django

    return held_of(engine, who, accounts_of(engine, terminal.database, who))


def _today(engine: Engine) -> date:
    return civil_day(engine.due())
