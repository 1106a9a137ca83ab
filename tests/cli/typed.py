"""Typing commands: what is printed, what is told as an error, and with which exit code."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from adapters.bootstrap import open_engine
from adapters.cli import app

CYCLE = "khoi-tap/2026"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Standard output with every run of blanks as one, however it was wrapped."""
        return " ".join(self.out.split())

    @property
    def told(self) -> str:
        """Standard error, likewise."""
        return " ".join(self.err.split())

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The error of a command that was asked for JSON."""
        return json.loads(self.err)["error"]


def typed(*words: str | Path, **environment: str) -> Answer:
    """Type a command line. Nothing of the environment is the tester's own."""
    clean: dict[str, str | None] = {"THIDUA_DB": None, "THIDUA_LANG": None, "COLUMNS": "80"}
    result = CliRunner().invoke(app, [str(word) for word in words], env=clean | environment)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Answer(result.exit_code, result.stdout, result.stderr)


@dataclass(frozen=True)
class Desk:
    """A database, and a person who types."""

    db: Path

    def __call__(self, *words: str | Path, **environment: str) -> Answer:
        return typed(*words, "--db", self.db, **environment)

    def stored(self) -> int:
        """How many events the database holds."""
        with open_engine(str(self.db)) as engine:
            return len(engine.store.all_events(0, 100_000))
