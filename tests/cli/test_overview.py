"""What is shown to whoever asks without knowing what for: years, acts of an office, a unit."""

import json
from pathlib import Path

import pytest

from tests.cli.typed import Desk, typed

EXAMPLE = Path(__file__).parents[2] / "adapters" / "examples" / "thuc-hanh.yaml"
CYCLE = "khoi-thuc-hanh/2027"


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    found = Desk(tmp_path / "moi.db")
    assert found("init").code == 0
    return found


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The practice year that is shipped, and the beginning of the next."""
    found = Desk(tmp_path_factory.mktemp("nam") / "tap.db")
    assert found("init", "--practice").code == 0
    assert found("play", str(EXAMPLE)).code == 0
    return found


def test_an_empty_database_says_the_first_step(empty: Desk) -> None:
    """Not a mistake in typing: what can be begun, each with its command."""
    answer = empty("status")
    assert answer.code == 0
    for command in ("thidua start", "thidua backfill", "thidua papers"):
        assert command in answer.out
    assert json.loads(empty("status", "--json").out)["years"] == []


def test_a_cluster_without_a_year_is_named(empty: Desk) -> None:
    """With the command that opens one."""
    empty("do", "cum-1", "found_cluster", "name=Cụm 1", "--as", "operator")
    assert "thidua start cum-1/NĂM" in empty("status").said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_year_stands_in_one_list(practice: Desk, lang: str) -> None:
    """Those that run first, each with its phase and its day."""
    answer = practice("status", "--lang", lang)
    assert answer.code == 0
    assert answer.out.index("khoi-thuc-hanh/2027") < answer.out.index("khoi-thuc-hanh/2026")
    years = json.loads(practice("status", "--json").out)["years"]
    assert [one["cycle"] for one in years] == ["khoi-thuc-hanh/2027", "khoi-thuc-hanh/2026"]


def test_a_unit_shows_where_it_is_what_it_owes_and_what_it_came_to(practice: Desk) -> None:
    """Its cluster, the duties of the year that runs, office, total, rank and titles of years."""
    answer = practice("status", "hoa-sen")
    assert "Khối thi đua thực hành (khoi-thuc-hanh)" in answer.said
    assert "khoi-thuc-hanh/2027, Đăng ký, giao ước" in answer.said
    assert "khoi-thuc-hanh/2026: Khối trưởng; 101,5 điểm; hạng 2/6" in answer.said
    years = json.loads(practice("status", "hoa-sen", "--json").out)["years"]
    assert {one["code"] for one in years["duties"]} == {"registration", "scoring"}
    [last] = [one for one in years["years"] if one["cycle"] == "khoi-thuc-hanh/2026"]
    assert (last["total"], last["rank"], last["office"]) == ("101.5", 2, "chair")


def test_scores_that_were_not_adopted_are_no_result(practice: Desk) -> None:
    """A year that is being scored says nothing of totals and ranks on a unit's page."""
    years = json.loads(practice("status", "hoa-sen", "--json").out)["years"]
    [running] = [one for one in years["years"] if one["cycle"] == "khoi-thuc-hanh/2027"]
    assert (running["total"], running["rank"]) == (None, None)


def test_a_unit_in_no_cluster_says_so(empty: Desk) -> None:
    """And how it is added to one."""
    empty("do", "a", "register_unit", "full_name=A", "short_name=A", "--as", "operator")
    answer = empty("status", "a")
    assert "Chưa thuộc cụm, khối nào" in answer.said
    assert "Không còn việc nào đến hạn" in answer.said


def test_an_officer_sees_the_acts_of_that_office(practice: Desk) -> None:
    """Registering is there for the own unit; setting deadlines, the chair's, is not."""
    answer = practice("do", CYCLE, "--as", "unit_officer@dong-noi")
    assert "Việc của đầu mối thi đua, khen thưởng (Đồng Nội)" in answer.said
    assert "register_targets" in answer.out
    assert "set_deadline" not in answer.out
    assert "Trúc Xanh" not in answer.out
    told = json.loads(practice("do", CYCLE, "--as", "operator", "--json").out)
    assert all(any(by["office"] == "operator" for by in one["by"]) for one in told["actions"])


def test_an_office_that_is_not_there_is_a_sentence() -> None:
    """As everywhere: with the nearest."""
    answer = typed("do", CYCLE, "--as", "unit_oficer@dong-noi", "--db", "khong-co.db")
    assert answer.code == 1
