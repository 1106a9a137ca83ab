"""Dossiers of one table: with what an office says of itself, and of the table alone."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from adapters.papers.converting import office_program
from adapters.yaml_file import read_file
from tests.cli.typed import typed
from tests.papers.reading import Finished, finished
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_numbers, workbook

#: A name with everything that a template or a file format could take for its own.
NASTY = "A & B <C> {{x}}"
TABLE = (HEAD, *as_numbers(CLUSTER_8), ["12", NASTY, 95, 5, "", 100])
YEAR = Path(__file__).parents[2] / "adapters" / "examples" / "thuc-hanh.yaml"
CODE = "khoi-thuc-hanh/2026"
OFFICE = (
    "cum=Cụm thi đua số 8",
    "nam=2021",
    "dia_danh=An Giang",
    "ngay=05/01/2022",
    "co_quan_chu_quan=UBND tỉnh An Giang",
    "chuc_danh_ky=Giám đốc Sở Thông tin và Truyền thông",
    "so.giay-moi=4",
    "so.bao-cao-tong-ket=42/BC-CTĐ SỐ 08",
)


@dataclass(frozen=True)
class Run:
    """A dossier, and the table that it was made from."""

    folder: Path
    answer: Any
    #: What ``reconcile --json`` says of the same file.
    checked: Any

    @property
    def papers(self) -> list[Finished]:
        return finished(self.folder)

    def paper(self, code: str) -> Finished:
        return next(one for one in self.papers if one.paper.code == code)


def run(folder: Path, rows: Any, *words: str) -> Run:
    """Write a dossier of a table."""
    file = folder / "bang.xlsx"
    file.write_bytes(workbook(("Bảng điểm", rows)))
    answer = typed("papers", file, *words, "--out", folder / "ho-so", "--json")
    assert answer.code == 0, answer.err
    return Run(Path(answer.json["folder"]), answer.json, typed("reconcile", file, "--json").json)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Of the table alone."""
    return run(tmp_path_factory.mktemp("bare"), TABLE, "--no-pdf")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """With what the office says of itself."""
    return run(tmp_path_factory.mktemp("told"), TABLE, *OFFICE, "--no-pdf")


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """With PDF files, where LibreOffice is there; where it must be, it may not be missing."""
    if office_program() is None and not os.environ.get("THIDUA_OFFICE"):
        pytest.skip("LibreOffice is not installed")
    return run(tmp_path_factory.mktemp("printed"), TABLE, *OFFICE)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice year, played to its end."""
    db = tmp_path_factory.mktemp("year") / "tap.db"
    assert typed("init", "--practice", "--db", db).code == 0
    assert typed("play", YEAR, "--db", db).code == 0
    return db


@pytest.fixture(scope="session")
def papers(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Finished]:
    out = tmp_path_factory.mktemp("out")
    answer = typed("papers", CODE, "--db", database, "--out", out, "--no-pdf", "--json")
    assert answer.code == 0, answer.err
    return {one.paper.code: one for one in finished(Path(answer.json["folder"]))}


@pytest.fixture(scope="session")
def outcome(database: Path) -> Any:
    """With the official names of units, which papers have, instead of the short ones."""
    scenario: Any = read_file(YEAR).value
    full = {unit["short"]: unit["full"] for unit in scenario["units"]}
    found = typed("outcome", CODE, "--db", database, "--json").json["outcome"]
    return _renamed(found, full)


def _renamed(found: Any, full: dict[str, str]) -> Any:
    if isinstance(found, list):
        return [_renamed(one, full) for one in found]
    if not isinstance(found, dict):
        return found
    return {
        key: full.get(value, value) if key == "name" else _renamed(value, full)
        for key, value in found.items()
    }
