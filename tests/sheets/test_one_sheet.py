"""One unit's sheet: made, filled in, read back and recorded."""

import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.typed import CYCLE, Answer, Desk
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import changed, fill, unlock


def part(answer: Answer) -> Any:
    """What is said of the one file that was read."""
    [found] = answer.json["files"]
    return found


def problem(answer: Answer) -> Any:
    """The one place that could not be taken."""
    [found] = part(answer)["problems"]
    return found


def test_a_sheet_for_each_unit_and_none_is_written_over(desk: Desk, sheets: Path) -> None:
    """Each file is called by its unit's code; made again into the same folder it is refused."""
    assert {path.name for path in sheets.iterdir()} == {"an.xlsx", "binh.xlsx", "dong.xlsx"}
    again = desk("sheets", "make", CYCLE, "--out", sheets)
    assert again.code == 1
    assert "an.xlsx" in again.told.replace(" ", "")  # a long path is broken over lines


def test_only_the_cells_to_fill_are_open(sheets: Path) -> None:
    """Figures, explanations, proof and the paper's number can be written; all else is locked, and
    figures have their limits."""
    with zipfile.ZipFile(sheets / "dong.xlsx") as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert '<sheetProtection sheet="1"' in xml
    within = styles.partition("<cellXfs")[2].partition("</cellXfs>")[0]
    forms = re.findall(r"<xf [^>]*?/>|<xf .*?</xf>", within)
    unlocked = {index for index, form in enumerate(forms) if 'locked="0"' in form}
    cells = re.findall(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"', xml)
    opened = {at for at, style in cells if int(style) in unlocked}
    rows = {f"{column}{row}" for column in "FGHI" for row in range(11, 15)}
    assert opened == rows | {f"{column}{row}" for column in "CDE" for row in (7, 8)}
    limits = re.findall(r'<dataValidation [^>]*sqref="(F[0-9]+)"[^>]*>(.*?)</dataValidation>', xml)
    assert dict(limits)["F11"].startswith("<formula1>0</formula1><formula2>60</formula2>")
    assert dict(limits)["F14"].startswith("<formula1>-3</formula1><formula2>3</formula2>")


def test_a_sheet_says_its_deadline_and_where_it_goes(sheets: Path) -> None:
    """As the plan and the officers of the year have it."""
    with zipfile.ZipFile(sheets / "dong.xlsx") as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "Hạn gửi: hết ngày 30/11/2026. Gửi về: Trường An." in texts
    assert "Đơn vị: Trường Đông" in texts
    assert "thidua:1 khoi-tap/2026 dong self " in texts


def test_an_untouched_sheet_says_nothing_new(desk: Desk, sheets: Path) -> None:
    """Empty is not 0: nothing is recorded of it."""
    answer = desk("sheets", "read", CYCLE, sheets / "dong.xlsx", *SECRETARY, "--yes", "--json")
    assert answer.code == 0, answer.err
    assert part(answer)["differences"] == []
    assert answer.json["recorded"] == []


def test_differences_are_shown_and_nothing_is_stored(desk: Desk, dong: Path) -> None:
    """Without --yes each cell is named with what is recorded and what the file says."""
    before = desk.stored()
    answer = desk("sheets", "read", CYCLE, dong)
    assert answer.code == 0, answer.err
    assert "F11 1 (điểm chuẩn) (trống) 57" in answer.said
    assert "F13 2 (điểm chuẩn) (trống) 37,5" in answer.said
    assert "F14 2 (điểm trừ) (trống) −1" in answer.said
    assert "CHƯA GHI GÌ" in answer.said
    assert "có số liệu, chờ bản ký" in answer.said
    assert desk.stored() == before


def test_a_sheet_is_recorded_as_one_act_and_once(desk: Desk, dong: Path) -> None:
    """All cells stand in one event, the explanation with them; read again, nothing is recorded."""
    before = desk.stored()
    answer = desk("sheets", "read", CYCLE, dong, *SECRETARY, "--yes")
    assert answer.code == 0, answer.err
    assert desk.stored() == before + 1
    log = desk("log", CYCLE, "--as", "unit_officer@dong").said
    assert "Sáng kiến cấp tỉnh; Minh chứng: 12/QĐ-UBND, trang 3" in log
    again = desk("sheets", "read", CYCLE, dong, *SECRETARY, "--yes")
    assert again.code == 0, again.err
    assert "Không có gì để ghi." in again.said
    assert desk.stored() == before + 1


def test_the_units_own_officer_records_it_too(desk: Desk, dong: Path) -> None:
    """Whoever acts for the unit itself needs nobody's name beside."""
    answer = desk("sheets", "read", CYCLE, dong, "--as", "unit_officer@dong", "--yes")
    assert answer.code == 0, answer.err
    assert "Đã ghi khoi-tap/2026@" in answer.said


def test_the_signed_print_beside_sends_the_sheet(desk: Desk, dong: Path) -> None:
    """With dong.pdf the sheet is sent; the paper has number and date from the sheet, the day it
    came as typed, and the print's hash."""
    dong.with_suffix(".pdf").write_bytes(b"%PDF-1.4 signed")
    answer = desk(
        *("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes"),
        *("--at", "2026-11-23T09:00", "--received", "2026-11-22"),
    )
    assert answer.code == 0, answer.err
    log = desk("log", CYCLE, "--json").json["events"]
    [sent] = [event for event in log if event["type"] == "sheet_submitted"]
    document = sent["body"]["document"]
    assert document["number"] == "21/BC-ĐÔNG"
    assert document["file"] == sha256(b"%PDF-1.4 signed").hexdigest()
    status = desk("sheets", CYCLE, "--json").json["units"]
    assert {row["unit"]: row["state"] for row in status}["dong"] == "both"


def test_a_print_that_comes_later_completes_the_paper(desk: Desk, dong: Path) -> None:
    """Sent by its number first; the print's hash is added when it is there."""
    desk("sheets", "read", CYCLE, dong, *SECRETARY, "--submit", "--yes", "--at", "2026-11-23T09:00")
    dong.with_suffix(".pdf").write_bytes(b"%PDF-1.4 signed")
    answer = desk("sheets", "read", CYCLE, dong, *SECRETARY, "--yes")
    assert answer.code == 0, answer.err
    log = desk("log", CYCLE, "--json").json["events"]
    assert log[-1]["type"] == "document_completed"
    assert log[-1]["body"]["file"] == sha256(b"%PDF-1.4 signed").hexdigest()
    again = desk("sheets", "read", CYCLE, dong, *SECRETARY, "--yes")
    assert "Không có gì để ghi." in again.said


def test_a_print_without_figures_waits_for_them(desk: Desk, sheets: Path) -> None:
    """dong.pdf alone is claimed as sent: the unit has its print, its figures are waited for."""
    paper = sheets.parent / "dong.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    shown = desk("sheets", "read", CYCLE, paper, *SECRETARY)
    assert "thêm --number hoặc --date" in shown.said
    words = ("--number", "21/BC", "--at", "2026-11-23T09:00", "--yes")
    answer = desk("sheets", "read", CYCLE, paper, *SECRETARY, *words)
    assert answer.code == 0, answer.err
    status = desk("sheets", CYCLE).said
    assert "Đông có bản ký, chờ số liệu" in status


WRONG = [
    ("F11", "sáu mươi", "number", None),
    ("F11", "57 điểm", "number", "57"),
    ("F11", "1.175", "number", "1,175"),
    ("F11", 61, "figure", None),
    ("F11", 57.25, "figure", None),
    ("F11", "=1/0+1", "formula", None),
    ("B11", "Chuyên môn giỏi", "text_changed", None),
    ("D11", 65, "limit_changed", None),
    ("A11", "9", "row_unplaced", "1"),
    ("C8", "hôm qua", "paper_date", None),
]


@pytest.mark.parametrize(("at", "value", "kind", "near"), WRONG)
def test_what_cannot_be_taken_is_named_by_its_cell(
    desk: Desk, dong: Path, at: str, value: object, kind: str, near: str | None
) -> None:
    """File, sheet, cell, what was read and what is near; nothing of the file is stored."""
    fill(dong, {at: value})
    before = desk.stored()
    answer = desk("sheets", "read", CYCLE, dong, *SECRETARY, "--yes", "--json")
    assert answer.code == 1
    found = next(one for one in part(answer)["problems"] if one["kind"] == kind)
    assert (found["file"], found["sheet"], found["at"]) == ("dong.xlsx", "Bảng chấm điểm", at)
    assert found["nearest"] == near
    assert f"ô {at}" in found["sentence"]
    assert desk.stored() == before


def test_a_figure_under_the_format_of_a_day_is_named(desk: Desk, dong: Path) -> None:
    """9,5 that a program took for a day is not taken for the number of that day."""

    changed(
        dong,
        lambda xml: re.sub(
            r'<c r="F11"[^>]*>.*?</c>', '<c r="F11" t="d"><v>2026-05-09</v></c>', xml
        ),
    )
    answer = desk("sheets", "read", CYCLE, dong, "--json")
    assert answer.code == 1
    assert problem(answer)["kind"] == "date"
    assert problem(answer)["nearest"] == "9,5"


def test_a_column_or_row_more_is_refused_by_name(desk: Desk, dong: Path) -> None:
    """Nothing that somebody added is dropped in silence."""
    fill(dong, {"B15": "Thưởng đột xuất"})
    answer = desk("sheets", "read", CYCLE, dong, "--json")
    kinds = {one["kind"] for one in part(answer)["problems"]}
    assert kinds == {"row_unplaced"}


def test_a_lock_that_was_taken_away_is_said(desk: Desk, dong: Path) -> None:
    """What it kept is compared; unchanged, the sheet is taken."""
    unlock(dong)
    answer = desk("sheets", "read", CYCLE, dong)
    assert answer.code == 0
    assert "Trang không còn khóa." in answer.said


def test_a_sheet_of_another_unit_is_refused(desk: Desk, dong: Path) -> None:
    """Where a unit is named, no other's sheet is taken for it."""
    answer = desk("sheets", "read", CYCLE, dong, "--for", "binh", "--json")
    assert answer.code == 1
    assert problem(answer)["kind"] == "other_unit"


def test_a_sheet_of_another_year_is_refused(desk: Desk, dong: Path) -> None:
    """The line of the sheet says of which year it is."""
    changed(dong, lambda xml: xml.replace("khoi-tap/2026", "khoi-tap/2025"), "xl/sharedStrings.xml")
    answer = desk("sheets", "read", CYCLE, dong, "--json")
    assert (problem(answer)["kind"], problem(answer)["read"]) == ("other_cycle", "khoi-tap/2025")


def test_a_sheet_of_another_rulebook_is_refused(desk: Desk, dong: Path) -> None:
    """One made before the rulebook was amended is made anew."""

    def other(xml: str) -> str:
        return re.sub(r"(thidua:1 \S+ \S+ \S+) [0-9a-f]{12}", r"\1 0123456789ab", xml)

    changed(dong, other, "xl/sharedStrings.xml")
    answer = desk("sheets", "read", CYCLE, dong, "--json")
    assert problem(answer)["kind"] == "other_rulebook"


def test_two_files_of_one_unit_are_refused(desk: Desk, dong: Path) -> None:
    """Nobody can say which one counts."""
    other = dong.with_name("dong-2.xlsx")
    other.write_bytes(dong.read_bytes())
    answer = desk("sheets", "read", CYCLE, dong, other, "--json")
    assert answer.code == 1
    assert answer.json["files"][1]["problems"][0]["kind"] == "unit_twice"


def test_one_wrong_file_keeps_all_from_being_stored(desk: Desk, dong: Path) -> None:
    """What one file is refused, the others wait for."""
    fill(dong.with_name("an.xlsx"), {"F11": 61})
    before = desk.stored()
    answer = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert answer.code == 1
    assert "an.xlsx, trang Bảng chấm điểm, ô F11" in answer.said
    assert desk.stored() == before
