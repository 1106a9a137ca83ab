"""The frame around every command: common options, help in the language asked for, exit codes."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import typer

from adapters.cli.errors import MISUSED, Misuse, report
from adapters.cli.terminal import Terminal, speak_utf8
from adapters.cli.words import PlainCommand, PlainGroup
from adapters.door.languages import read_lang
from adapters.wording.help.commands import INSIDE
from adapters.wording.help.printed import page, page_inside
from adapters.wording.pages.doors import Lang

#: Each command stands in the module of its name: a page of help loads nothing of the others.
COMMANDS: Final = (
    "permissions",
    *("init", "play", "demo", "start", "do", "status", "outcome", "log", "calendar", "explain"),
    *("history", "diff", "audit", "replay", "whatif", "rulebook", "reconcile", "papers", "open"),
    *("backfill", "notices", "contacts", "inbox", "serve", "worker", "beat", "doctor", "check"),
    *("rebuild", "erase", "schema", "sheets", "review", "decide", "person", "account"),
    *("key", "checkpoint", "export", "verify", "cosign"),
)
#: So many objects are made before anybody looks for what can be thrown away: a short command ends
#: before that, and for one that stays they are little.
SELDOM: Final = 20_000
#: Options of every command, understood before and after the command word; with what follows.
COMMON = {"--json": False, "--db": True, "--lang": True}


def common(words: Sequence[str]) -> tuple[Terminal, list[str], Misuse | None]:
    """Take the common options out of a command line.

    What stands after ``--`` is left alone. A wrong one is given back beside the rest, so that
    even it is told in the language and form asked for.
    """
    rest: list[str] = []
    found: dict[str, str] = {}
    wrong: Misuse | None = None
    line = list(words)
    while line:
        head = line.pop(0)
        name, equals, value = head.partition("=")
        if head == "--":
            rest += [head, *line]
            break
        if name not in COMMON or (equals and not COMMON[name]):
            rest.append(head)
        elif not COMMON[name]:
            found[name] = name
        elif equals or line:
            found[name] = value if equals else line.pop(0)
        else:
            wrong = Misuse("usage_option_value", value=name)
    asked = found.get("--lang") or os.environ.get("THIDUA_LANG") or "vi"
    lang = read_lang(asked)
    if lang is None:
        wrong = wrong or Misuse("usage_lang", value=asked)
    terminal = Terminal(lang=lang or "vi", json="--json" in found, db=found.get("--db"))
    return terminal, rest, wrong


class Page(PlainCommand):
    """A command whose help is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        return page(self.name or "", _terminal(ctx).lang)


class Door(PlainGroup):
    """All commands. Whatever happens ends in an exit code and, if it went wrong, a sentence."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        speak_utf8()
        terminal, rest, wrong = common(sys.argv[1:] if args is None else args)
        try:
            if wrong is not None:
                raise wrong
            if (asked := _page_asked(rest, terminal.lang)) is not None:
                typer.echo(asked)
            result = (
                0
                if asked is not None
                else super().main(
                    rest,
                    prog_name=prog_name or "thidua",
                    complete_var=complete_var,
                    standalone_mode=False,
                    windows_expand_args=windows_expand_args,
                    obj=terminal,
                    **extra,
                )
            )
            code = result if isinstance(result, int) else 0
        except Exception as error:
            code = report(error, terminal)
        if standalone_mode:
            sys.exit(code)
        return code

    def get_help(self, ctx: Any) -> str:
        return page("", _terminal(ctx).lang)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; its module is loaded when it is typed."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            with _kept():
                import_module(f"adapters.cli.{cmd_name}")
            self.commands.update(typer.main.get_group(app).commands)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            raise Misuse("usage_command", value=args[0], nearest=near[0] if near else None)
        return super().resolve_command(ctx, args)


@contextmanager
def _kept() -> Iterator[None]:
    """What is loaded here stays to the end, so nobody looks in it for what can be thrown away:
    neither while it is loaded, which would take a tenth of a short command, nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(SELDOM)
        gc.enable()


def _page_asked(words: Sequence[str], lang: Lang) -> str | None:
    """The page of help that is asked for straight behind a command; loads no command."""
    match words:
        case [command, "--help" | "-h", *_] if command in COMMANDS:
            return page(command, lang)
        case [command, inside, "--help" | "-h", *_] if f"{command} {inside}" in INSIDE:
            return page_inside(f"{command} {inside}", lang)
        case _:
            return None


def _terminal(ctx: Any) -> Terminal:
    terminal = ctx.obj
    assert isinstance(terminal, Terminal)
    return terminal


app = typer.Typer(
    name="thidua",
    cls=Door,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback(invoke_without_command=True)
def thidua(context: typer.Context) -> None:
    """Without a command: the page that lists them."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(MISUSED)
