"""The demonstration: two databases of examples."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path
from time import monotonic
from typing import Annotated, Final

import typer

from adapters.bootstrap import Engine, initialize
from adapters.cli.databases import cycle_named, worded
from adapters.cli.errors import DONE, REFUSED, Trouble
from adapters.cli.frame import Page, app
from adapters.cli.play import counts, played_json
from adapters.cli.terminal import Terminal, as_json
from adapters.pages.outcome import outcome_page
from adapters.pages.replayed import replay_page
from adapters.play import Played
from adapters.play import play as play_file
from adapters.replaying import all_streams
from adapters.wording.writing import points
from domain.values.refusal import Refusal

Keep = Annotated[Path, typer.Option("--keep", metavar="THƯ_MỤC")]

#: The databases of the demonstration: file, whether practice, and the scenarios shipped with us,
#: of which the first is shown.
DEMO: Final = (
    (
        "nguon.db",
        False,
        (
            "cum-8-2021.yaml",
            "cum-4-2020.yaml",
            "cum-5-2022.yaml",
            "so-tttt-bac-kan-2020.yaml",
            "so-tttt-lang-son-2021.yaml",
        ),
    ),
    ("thuc-hanh.db", True, ("thuc-hanh.yaml",)),
)
#: What the demonstration made under earlier versions.
_EARLIER: Final = ("cum-8-2021.db",)
#: What SQLite keeps beside a file.
_BESIDE: Final = ("", "-wal", "-shm", "-journal")


@app.command(cls=Page)
def demo(context: typer.Context, keep: Keep = Path("demo")) -> int:
    """Two example databases, rebuilt from their events; their outcomes, and what to try next."""
    terminal: Terminal = context.obj
    terminal.lasting = True
    began = monotonic()
    _ready(keep)
    shown_parts = []
    code = DONE
    for file, practice, scenarios in DEMO:
        database = str(keep / file)
        with _made(terminal, database, practice) as engine:
            part, differs = _demonstrated(engine, terminal, scenarios)
            shown_parts.append((database, part))
            code = max(code, differs)
    seconds = points(Decimal(f"{monotonic() - began:.1f}"), terminal.lang)
    if terminal.json:
        terminal.practice = None
        _give_all(terminal, [{"database": at, **part} for at, part in shown_parts])
        return code
    _suggest(terminal, keep, seconds, [(at, _codes(part)) for at, part in shown_parts])
    return code


@contextmanager
def _made(terminal: Terminal, database: str, practice: bool) -> Iterator[Engine]:
    engine = initialize(database, practice)
    terminal.practice = engine.practice
    with engine, worded(terminal, engine):
        yield engine


def _ready(folder: Path) -> None:
    """Have the folder at hand. What an earlier run left is played on, and what was done in it
    since stays. Raises :class:`Trouble` where the folder holds anything else."""
    files = (*(file for file, _, _ in DEMO), *_EARLIER)
    ours = {f"{file}{end}" for file in files for end in _BESIDE}
    if folder.exists() and not folder.is_dir():
        raise Trouble("folder_not_demo", folder=str(folder), file=folder.name)
    found = sorted(folder.iterdir()) if folder.exists() else []
    for path in found:
        if path.name not in ours or not path.is_file():
            raise Trouble("folder_not_demo", folder=str(folder), file=path.name)
    folder.mkdir(parents=True, exist_ok=True)


def _demonstrated(
    engine: Engine, terminal: Terminal, scenarios: tuple[str, ...]
) -> tuple[dict[str, object], int]:
    """Play, rebuild from the stored events, and print the outcome of the first."""
    plays = [_played(engine, terminal, scenario) for scenario in scenarios]
    played = plays[0]
    with terminal.progress("rebuilding") as tell:
        rebuilt = list(all_streams(engine, tell))
    shown = [found.about for found in plays]
    replayed = replay_page(engine, rebuilt, every=True)
    if replayed.difference is not None:
        terminal.tell(replayed)
        return {"cycle": played.about, "all": shown}, REFUSED
    page = outcome_page(engine, cycle_named(engine, terminal, played.about)[0])
    if terminal.json:
        told = page.as_json(terminal.lang)
        part = {"practice": engine.practice, **told, **played_json(played)}
        return {**part, "all": shown}, DONE
    told_plays = [line for found in plays for line in (found.title, *counts(terminal, found))]
    agreed = replayed.agreed(terminal.lang)
    terminal.show(*page.blocks(terminal.lang), "", *told_plays, *agreed, "")
    return {"cycle": played.about, "all": shown}, DONE


def _played(engine: Engine, terminal: Terminal, scenario: str) -> Played:
    shipped = files("adapters.examples") / scenario
    with as_file(shipped) as path, terminal.progress("playing") as tell:
        try:
            return play_file(engine, path, tell)
        except Refusal as refusal:
            # Played from the examples of an earlier version: what was done in it since stays.
            if refusal.code in {"scenario_changed", "command_id_reused"}:
                raise Trouble("demo_older", file=scenario) from None
            raise


def _give_all(terminal: Terminal, parts: list[dict[str, object]]) -> None:
    """Both databases in one object, each with its own mark."""
    terminal.write(as_json({"databases": parts}, indent=2) + "\n")


def _codes(part: dict[str, object]) -> list[str]:
    """What was told, the one shown first."""
    told = part["all"]
    assert isinstance(told, list)
    return [str(code) for code in told]


def _suggest(
    terminal: Terminal, folder: Path, seconds: str, told: list[tuple[str, list[str]]]
) -> None:
    terminal.practice = None
    (real, records), (practice, [live]) = told
    terminal.show(
        terminal.word("demo_took", folder=folder, seconds=seconds),
        f"  {real}  ({terminal.word('file_real')})",
        f"  {practice}  ({terminal.word('kind_practice')})",
        "",
        terminal.word("demo_try"),
        *(f"  thidua outcome {code} --db {real}" for code in records[1:]),
        f"  thidua audit scores {live} --after-submission --db {practice}",
        f"  thidua status {live} --db {practice}",
        f"  thidua do {live} --db {practice}",
    )
