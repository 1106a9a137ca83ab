"""Where a command speaks: language, form of the output, and the practice mark on all of it."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from adapters.wording.outside import harmless
from adapters.wording.pages.doors import Lang, word

if TYPE_CHECKING:
    from adapters.cli.screen import Screen
    from adapters.pages.blocks import Block, Page
    from adapters.progress import Progress
    from adapters.wording.writing import Names
    from domain.rulebook.rulebook import Rulebook


#: The file used where neither --db nor THIDUA_DB names a database.
DEFAULT_DATABASE = "thidua.db"


@dataclass
class Terminal:
    """What was asked for of every command, and the two streams to answer on."""

    lang: Lang
    json: bool
    #: As given with --db; ``None``: the environment or the file of this folder.
    db: str | None
    #: Known once a database is open.
    practice: bool | None = None
    #: Known once it is known of which cluster is spoken.
    names: "Names | None" = None
    #: Known once it is known of which cycle is spoken; gives selections their names.
    rulebook: "Rulebook | None" = None
    #: The line that shows the form of the command which is being given.
    form: str | None = None
    #: The command writes, so that a refusal says that nothing was stored.
    writing: bool = False
    #: It only tries: whatever happens, nothing is stored.
    trying: bool = False
    #: It stores as it goes along, so that what came before a refusal stays.
    lasting: bool = False

    @property
    def may_have_stored(self) -> bool:
        """Whether something may be stored when the command fails half-way."""
        return self.lasting or (self.writing and not self.trying)

    @property
    def database(self) -> str:
        return self.db or os.environ.get("THIDUA_DB") or DEFAULT_DATABASE

    def word(self, key: str, **facts: object) -> str:
        return word(key, self.lang, **facts)

    def tell(self, page: "Page") -> None:
        """Print a page, for people or for programs."""
        if self.json:
            self.give(page.as_json(self.lang))
        else:
            self.show(*page.blocks(self.lang))

    def show(self, *parts: "str | Block", mark: bool = True) -> None:
        """Print for people. A practice database's output is marked in its first line."""
        console = self.console()
        with console.capture() as captured:
            if mark and self.practice:
                console.print(self.word("practice_line"), style="bold reverse")
            for part in parts:
                console.put(part)
        text = captured.get()
        if not console.is_terminal:  # a file or another program: no blanks at the ends of lines
            text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
        console.file.write(text)

    def give(self, value: Mapping[str, object]) -> None:
        """Print for programs: one JSON object, marked as practice or not."""
        self.write(as_json({"practice": bool(self.practice), **value}, indent=2) + "\n")

    def write(self, text: str, *, errors: bool = False) -> None:
        """Print a text that is laid out already."""
        stream = sys.stderr if errors else sys.stdout
        stream.write(harmless(text))
        stream.flush()

    def console(self, *, errors: bool = False) -> "Screen":
        # A page of help is printed without rich.
        from adapters.cli.screen import Screen  # noqa: PLC0415

        return Screen.on(sys.stderr if errors else sys.stdout)

    def complain(self, error: Mapping[str, Any], *, head: str, foot: str = "") -> None:
        """Print an error: its sentence and what to do, and its code."""
        if self.json:
            marked = {} if self.practice is None else {"practice": self.practice}
            self.write(as_json({**marked, "error": error}, indent=2) + "\n", errors=True)
            return
        mark = f"[{self.word('practice')}] " if self.practice else ""
        code = self.word("code", code=error["code"])
        console = self.console(errors=True)
        console.print(f"{mark}{head}: {error['sentence']}", style="bold")
        console.print(f"{code}. {foot}".rstrip(), style="dim")

    @contextmanager
    def progress(self, key: str) -> "Iterator[Progress]":
        """Show on a terminal how far something long has come; elsewhere stay silent."""
        console = self.console(errors=True)
        if self.json or not console.is_terminal:
            yield _silent
            return
        from adapters.cli.bar import bar  # noqa: PLC0415

        with bar(console, self.word(key)) as tell:
            yield tell


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON in which everything that is not seen is written out: the value stays what it is, and
    whoever prints it prints nothing that steers a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if all(line.isprintable() for line in text.split("\n")):
        return text
    plain = (mark == "\n" or mark.isprintable() for mark in text)
    return "".join(
        mark if fit else json.dumps(mark)[1:-1] for mark, fit in zip(text, plain, strict=True)
    )


def _silent(done: int, of: int, key: str) -> None:
    """Nobody watches."""


def speak_utf8() -> None:
    """Have both streams write UTF-8 whatever the locale is; what cannot be shown becomes ?."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
