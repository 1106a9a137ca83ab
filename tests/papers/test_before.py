"""The papers before the conference, out of the record of a year."""

from pathlib import Path
from typing import Any

import pytest

from adapters.yaml_file import read_file
from tests.cli.typed import typed
from tests.papers.conftest import CODE, NASTY, YEAR
from tests.papers.reading import Finished, finished

#: The comment at which the scenario lets one unit have more time to register.
BEFORE_MORE_TIME = "  # Gia hạn cho một đơn vị"


@pytest.fixture(scope="session")
def commands() -> list[Any]:
    """What the practice year says was done."""
    value: Any = read_file(YEAR).value
    return list(value["commands"])


def test_registrations_are_those_recorded(
    papers: dict[str, Finished], outcome: Any, commands: list[Any]
) -> None:
    """A row for each member, with the target that it registered and whether in time."""
    table = papers["tong-hop-dang-ky"].tables[0]
    told = {
        target
        for command in commands
        if command.get("command") == "register_targets"
        for target in command["targets"]
    }
    assert len(table) - 1 == len(outcome["members"])
    assert {row[2] for row in table[1:]} <= told
    assert {row[4] for row in table[1:]} <= {"đúng hạn", "quá hạn"}
    assert "6/6 đơn vị" in papers["tong-hop-dang-ky"].text


def test_nobody_checks_its_own_sheet(papers: dict[str, Finished], outcome: Any) -> None:
    """In a ring each member is checked once and checks once, none itself."""
    rows = papers["phan-cong-cham-cheo"].tables[1][1:]
    members = {unit["name"] for unit in outcome["members"]}
    assert {row[1] for row in rows} == {row[2] for row in rows} == members
    assert all(row[1] != row[2] for row in rows)


def test_where_nobody_owes_anything_nobody_is_reminded(papers: dict[str, Finished]) -> None:
    """A year in which all was done has no công văn đôn đốc."""
    assert "cong-van-don-doc" not in papers


def _early(folder: Path, until: str) -> dict[str, Finished]:
    """The papers of the practice year broken off before a line of its scenario."""
    text = YEAR.read_text(encoding="utf-8")
    assert until in text
    return _of(folder, text[: text.index(until)])


def _of(folder: Path, scenario: str, *words: str) -> dict[str, Finished]:
    """The papers of a year that goes by a scenario."""
    (folder / "nam.yaml").write_text(scenario, encoding="utf-8")
    db = folder / "nam.db"
    assert typed("init", "--practice", "--db", db).code == 0
    played = typed("play", folder / "nam.yaml", "--db", db)
    assert played.code == 0, played.err
    answer = typed("papers", CODE, *words, "--db", db, "--out", folder, "--no-pdf", "--json")
    assert answer.code == 0, answer.err
    written = finished(Path(answer.json["folder"]))
    return {one.paper.code: one for one in reversed(written)}  # of several the first


def test_one_that_owes_is_the_addressee(tmp_path: Path) -> None:
    """The only unit that has not registered is written to, with what it owes and until when."""
    letter = _early(tmp_path, BEFORE_MORE_TIME)["cong-van-don-doc"]
    assert letter.of("to") == ["Kính gửi: Trạm Khuyến nông Lúa Vàng"]
    assert letter.of("to_list") == []
    rows = letter.tables[1][1:]
    assert {row[1] for row in rows} == {"Trạm Khuyến nông Lúa Vàng"}
    assert "gửi đăng ký thi đua" in rows[0][2]
    assert rows[0][3].startswith("hết ngày")


def test_several_that_owe_stand_each_on_a_line(tmp_path: Path) -> None:
    """Several addressees: a line each, with a semicolon, the last with a full stop."""
    letter = _early(tmp_path, "  - key: register-anh-trang")["cong-van-don-doc"]
    units = [line.removeprefix("- ")[:-1] for line in letter.of("to_list")]
    assert units == ["Thư viện Ánh Trăng", "Trạm Khuyến nông Lúa Vàng"]
    assert [line[-1] for line in letter.of("to_list")] == [";", "."]
    assert [row[1] for row in letter.tables[1][1:]] == units


@pytest.mark.parametrize(
    ("submits", "codes"),
    [
        (
            "cum",
            {"tong-hop-dang-ky", "phan-cong-cham-cheo", "to-trinh", "danh-sach-khen-thuong"},
        ),
        ("don_vi", {"to-trinh-don-vi", "kich-ban-dieu-hanh", "thong-bao-ket-luan", "ke-hoach"}),
    ],
)
def test_a_hard_name_survives_into_papers_of_a_record(
    tmp_path: Path, submits: str, codes: set[str]
) -> None:
    """A unit called ``A & B <C> {{x}}`` on record is called so in every paper that names it."""
    usual = "short: Trúc Xanh, full: Trung tâm Kiểm định Trúc Xanh"
    hard = f'short: "{NASTY}", full: "Trung tâm {NASTY}"'
    text = YEAR.read_text(encoding="utf-8").replace(usual, hard)
    written = _of(tmp_path, text, f"trinh={submits}")
    for code in codes:
        assert NASTY in written[code].text, code


def test_a_table_alone_gives_the_forms_that_help(bare: Any) -> None:
    """Reminder and proxy are written as forms; what only a record tells is not made up."""
    codes = {one.paper.code for one in bare.papers}
    assert {"cong-van-don-doc", "giay-uy-quyen"} <= codes
    assert not {"tong-hop-dang-ky", "phan-cong-cham-cheo"} & codes


def test_a_proxy_is_the_units_own(told: Any) -> None:
    """Its head and symbol are the unit's, not the cluster's."""
    proxy = told.paper("giay-uy-quyen")
    assert proxy.of("issuer") == ["ĐƠN VỊ ……"]
    assert proxy.of("number") == ["Số: ……/GUQ-……"]
    assert proxy.of("place_day") == ["……, ngày …… tháng …… năm ……"]


def test_the_place_is_where_the_conference_was_called_to(papers: dict[str, Finished]) -> None:
    """Place and day of the recorded call stand in invitation, script and proxy alike."""
    for code in ("giay-moi", "kich-ban-dieu-hanh", "giay-uy-quyen", "thong-bao-ket-luan"):
        assert "Hội trường Trung tâm Lưu trữ Hoa Sen" in papers[code].text, code
        assert "ngày 14 tháng 01 năm 2027" in papers[code].text, code


def test_the_script_has_the_titles_of_the_rulebook(papers: dict[str, Finished]) -> None:
    """Each title with its number and what must be reached, as the rulebook has them."""
    said = papers["kich-ban-dieu-hanh"].of("body")
    flag = next(line for line in said if line.startswith("- Cờ thi đua"))
    assert "1 đơn vị" in flag
    assert "từ 2/3 số có mặt trở lên" in flag
