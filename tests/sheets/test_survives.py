"""What becomes of a sheet on its way: other office programs, pasting, texts."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from adapters.papers.converting import office_program
from adapters.spreadsheets.read import bytes_of, grids_of
from tests.cli.typed import CYCLE, Desk
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import changed
from tests.spreadsheets.books import as_text, saved, workbook


def resaved(path: Path, form: str, folder: Path) -> Path:
    """The file as LibreOffice opens it and saves it again."""
    program = office_program()
    if program is None and not os.environ.get("THIDUA_OFFICE"):
        pytest.skip("LibreOffice is not installed")
    assert program is not None
    folder.mkdir()
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", form, "--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{form}"


def read(desk: Desk, path: Path) -> list[tuple[str, str, str | None]]:
    """The differences that are told of one file."""
    answer = desk("sheets", "read", CYCLE, path, *SECRETARY, "--json")
    assert answer.code == 0, answer.out
    [found] = answer.json["files"]
    return [(one["criterion"], one["part"], one["now"]) for one in found["differences"]]


SAID = [
    ("1", "standard", "57"),
    ("1", "bonus", "2.5"),
    ("2", "standard", "37.5"),
    ("2", "deduction", "-1"),
]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_sheet_survives_libreoffice(desk: Desk, dong: Path, tmp_path: Path, form: str) -> None:
    """Opened and saved there, it says the same; its lock is still there, and the code that its
    formula gives is the one that is told."""
    # As somebody who types at the cells would leave it: nothing is reckoned of them yet.
    changed(dong, lambda xml: re.sub(r"</f><v>[^<]*</v>", "</f>", xml))
    path = resaved(dong, form, tmp_path / "ra")
    assert read(desk, path) == SAID
    answer = desk("sheets", "read", CYCLE, path, "--json")
    [found] = answer.json["files"]
    assert found["unlocked"] is False
    assert found["code_of_figures"] != "000000"
    texts = [
        cell.text
        for grid in grids_of(bytes_of(path), path.name)
        for row in grid.rows
        for cell in row
    ]
    assert found["code_of_figures"] in [text.zfill(6) for text in texts]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_a_sheet_survives_being_pasted_as_text(
    desk: Desk, dong: Path, tmp_path: Path, mark: str
) -> None:
    """Copied into a text file, by whatever marks its cells are parted."""
    [grid, *_] = grids_of(bytes_of(dong), dong.name)
    rows = [[cell.text for cell in row] for row in grid.rows]
    path = tmp_path / "dan.txt"
    path.write_text(as_text(rows, mark), encoding="utf-8")
    assert read(desk, path) == SAID


def test_a_sheet_survives_being_pasted_elsewhere(desk: Desk, dong: Path, tmp_path: Path) -> None:
    """In another workbook, some rows and columns further, beside other sheets."""
    [grid, *_] = grids_of(bytes_of(dong), dong.name)
    rows = [["", "", *(cell.text for cell in row)] for row in grid.rows]
    book = workbook(("Khác", [["Ghi chú"]]), ("Dán", [[], [], *rows]))
    assert read(desk, saved(tmp_path, "dan.xlsx", book)) == SAID


@pytest.mark.parametrize(("value", "near"), [(date(2026, 5, 9), "9,5"), (date(1900, 2, 26), "57")])
def test_a_figure_in_a_cell_of_days_is_named_with_what_was_typed(
    desk: Desk, dong: Path, tmp_path: Path, value: date, near: str
) -> None:
    """9,5 that became the ninth of May; 57 that is shown as a day of the year 1900."""
    [grid, *_] = grids_of(bytes_of(dong), dong.name)
    rows: list[list[object]] = [[cell.text for cell in row] for row in grid.rows]
    rows[10][5] = value
    path = saved(tmp_path, "dan.xlsx", workbook(("Dán", rows)))
    answer = desk("sheets", "read", CYCLE, path, "--json")
    assert answer.code == 1
    [found] = answer.json["files"][0]["problems"]
    assert (found["at"], found["kind"], found["nearest"]) == ("F11", "date", near)
