"""Rulebooks: check, show, compare, write a new one. What governs a cycle is set by an act."""

from difflib import get_close_matches
from typing import Annotated, Any

import typer

from adapters.cli.errors import DONE, MISUSED, REFUSED, Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.rulebook_new import write_as_table, write_new
from adapters.cli.rulebook_source import read_checked, source
from adapters.cli.terminal import Terminal
from adapters.cli.words import PlainGroup
from adapters.door.commands import schema_of
from adapters.pages.rulebook_check import checked
from adapters.pages.rulebook_difference import compared
from adapters.scenario_schema import written
from adapters.wording.help.printed import page, page_inside
from domain.clusters.terms import check_year
from domain.rulebook.rulebook import Rulebook

File = Annotated[str, typer.Argument(metavar="TỆP")]
Given = Annotated[str, typer.Argument(metavar="TỆP|NĂM")]
Words = Annotated[list[str] | None, typer.Argument(metavar="TỆP khóa=giá_trị")]
Year = Annotated[str | None, typer.Option("--year", metavar="NĂM")]
From = Annotated[str | None, typer.Option("--from", metavar="TỆP|NĂM")]
Answers = Annotated[list[str] | None, typer.Option("--answers", metavar="khóa=giá_trị")]
XlsxFile = Annotated[str | None, typer.Option("--xlsx", metavar="TỆP")]
Tables = Annotated[bool, typer.Option("--tables")]
Force = Annotated[bool, typer.Option("--force")]


class Inside(Page):
    """A command of this group, whose help is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        return page_inside(f"rulebook {self.name}", ctx.obj.lang)


class Group(PlainGroup):
    """The commands of this group; an unknown one is answered with the nearest."""

    def get_help(self, ctx: Any) -> str:
        return page("rulebook", ctx.obj.lang)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, n=1)
            raise Misuse(
                "usage_command",
                value=args[0],
                nearest=near[0] if near else None,
                command="thidua rulebook",
            )
        return super().resolve_command(ctx, args)


group = typer.Typer(
    cls=Group, rich_markup_mode=None, context_settings={"help_option_names": ["--help", "-h"]}
)
app.add_typer(group, name="rulebook")


@group.callback(invoke_without_command=True)
def rulebook(context: typer.Context) -> None:
    """Without a command: the page that lists them."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(MISUSED)


@group.command(cls=Inside)
def check(context: typer.Context, file: File, year: Year = None) -> int:
    """Every error with its line, contradictions, what is odd: 0 where it can govern."""
    if year is not None:
        check_year(year)
    terminal: Terminal = context.obj
    found = checked(read_checked(file, terminal, year), year)
    terminal.tell(found)
    return DONE if found.can_govern else REFUSED


@group.command(cls=Inside)
def show(
    context: typer.Context,
    given: Given,
    xlsx: XlsxFile = None,
    force: Force = False,
    seats: Seats = None,
) -> None:
    """The rulebook as a table: criteria, columns, ranking, selections, hash."""
    terminal: Terminal = context.obj
    found = source(given, terminal, seats)
    if xlsx is not None:
        write_as_table(terminal, found.rulebook, xlsx, force=force)
        return
    terminal.tell(found)


@group.command(cls=Inside)
def diff(context: typer.Context, one: Given, other: Given) -> int:
    """What was added, taken away and changed: 1 where they differ."""
    terminal: Terminal = context.obj
    found = compared(source(one, terminal), source(other, terminal))
    terminal.tell(found)
    return REFUSED if found.differences else DONE


@group.command(cls=Inside)
def new(
    context: typer.Context,
    words: Words = None,
    copied: From = None,
    answers: Answers = None,
    tables: Tables = False,
    force: Force = False,
) -> None:
    """Ask a few questions, or copy a rulebook, and write a file with comments."""
    given = [*(answers or []), *(word for word in words or [] if "=" in word)]
    files = [word for word in words or [] if "=" not in word]
    if len(files) > 1:
        raise Misuse("usage_extra", value=files[1], command=context.command_path)
    write_new(
        context.obj,
        files[0] if files else "bang-tieu-chi.yaml",
        copied=copied,
        given=given,
        several=tables,
        force=force,
    )


@group.command(cls=Inside)
def schema(context: typer.Context) -> None:
    """JSON Schema of a rulebook file."""
    terminal: Terminal = context.obj
    terminal.write(written(schema_of(Rulebook)))
