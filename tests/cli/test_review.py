"""What a reviewer and an auditor see of all clusters of a year."""

import csv
import re
from io import StringIO

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Answer, Desk, typed

REVIEWER = ("--as", "reviewer@so")
SECOND = "khoi-hai/2026"
_CODES = {
    "an": "anh",
    "binh": "be",
    "dong": "cam",
    "khoi-tap": "khoi-hai",
    "An": "Ánh",
    "Bình": "Bê",
    "Đông": "Cẩm",
    "Ðông": "Cẩm",
    "Khối tập": "Khối hai",
}


def do(desk: Desk, cycle: str, command: str, *fields: str, at: str) -> Answer:
    seat = "secretary@an" if cycle == CYCLE else "secretary@anh"
    answer = desk("do", cycle, command, *fields, "--as", seat, "--at", at)
    assert answer.code == 0, answer.told
    return answer


def propose(desk: Desk, cycle: str, award: str, units: str, *, at: str) -> None:
    listed = (f"awards.0.award={award}", f"awards.0.units={units}")
    paper = ("document.kind=Tờ trình", "document.number=15/TTr")
    reason = "reason=Theo chỉ đạo của Bộ"
    fields = (f"proposal=tt-{award}", "authority=Bộ", *listed, *paper, reason)
    do(desk, cycle, "propose_awards", *fields, at=at)


def second_cluster(cut: str) -> str:
    """The same year a year later, of other units, as far as a comment of the file."""
    text = YEAR.read_text(encoding="utf-8").partition(cut)[0]
    first = re.compile("|".join(rf"(?<![\w/-]){re.escape(code)}(?![\w-])" for code in _CODES))
    second = first.sub(lambda found: _CODES[found[0]], text)
    return second.replace("scenario: hop", "scenario: hai").replace("2026-", "2027-")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two clusters of one year: one is closed and has proposed one more than its quota, the other
    is in scoring."""
    folder = tmp_path_factory.mktemp("hai")
    desk = Desk(folder / "hai.db")
    (folder / "hai.yaml").write_text(second_cluster("# --- the sheet"), "utf-8")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    for scenario in (YEAR, folder / "hai.yaml"):
        played = desk("play", scenario)
        assert played.code == 0, played.told
    so = ("code=so", "short_name=Sở Nội vụ", "full_name=Sở Nội vụ")
    made = desk("do", "so", "register_unit", *so, "--as", "operator")
    assert made.code == 0, made.told
    propose(desk, CYCLE, "co", "dong,an,binh", at="2027-12-05T09:00")
    return desk


def rows(answer: Answer) -> list[dict[str, str]]:
    assert answer.code == 0, answer.told
    return list(csv.DictReader(StringIO(answer.out)))


@pytest.mark.parametrize(("lang", "said"), [("vi", "3 (vượt 2)"), ("en", "3 (2 over)")])
def test_the_quota_stands_against_what_is_proposed(two: Desk, lang: str, said: str) -> None:
    """Per title and cluster; more than there are places is said."""
    page = two("review", "2026", *REVIEWER, "--lang", lang)
    assert page.code == 0, page.told
    assert said in page.said
    titles = two("review", "2026", *REVIEWER, "--json").json["clusters"][1]["titles"]
    assert [(one["award"], one["quota"], one["proposed"], one["over"]) for one in titles] == [
        ("co", 1, 3, True),
        ("bang", 1, 0, False),
    ]


def test_every_cluster_stands_in_one_table(two: Desk) -> None:
    """By code, with its phase, how many duties are late and how many decisions are awaited."""
    found = rows(two("review", "2026", *REVIEWER, "--part", "clusters", "--csv", "-"))
    assert [(one["Năm thi đua"], one["Quá hạn"], one["Chờ quyết định"]) for one in found] == [
        (SECOND, "1", "0"),
        (CYCLE, "0", "3"),
    ]


def test_a_late_duty_names_who_still_owes_it(two: Desk) -> None:
    """The unit that has not sent its sheet, and no closed year."""
    found = rows(two("review", "2026", *REVIEWER, "--part", "late", "--csv", "-"))
    assert {(one["Năm thi đua"], one["Hạn"]) for one in found} == {(SECOND, "30/11/2027")}
    assert "Cẩm" in {one["Đơn vị"] for one in found}


def test_the_council_reads_units_in_vietnamese_order(two: Desk) -> None:
    """Title by title, with total, rank and proposal; as figures in XLSX."""
    found = rows(two("review", "2026", *REVIEWER, "--csv", "-"))
    assert [(one["STT"], one["Đơn vị"], one["Hạng"]) for one in found] == [
        ("1", "An", "2"),
        ("2", "Bình", "1"),
        ("3", "Đông", "3"),
    ]
    file = two.db.with_name("ds.xlsx")
    assert two("review", "2026", "--xlsx", file).code == 0
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert sheet[1][2:6] == ["An", CYCLE, "Khối tập", 98.5]


def test_a_decision_is_awaited_until_it_is_recorded(closed: Desk) -> None:
    """One that puts a unit off leaves it waiting, and says so."""
    propose(closed, CYCLE, "co", "binh", at="2027-02-01T09:00")
    assert "Cờ thi đua: Bình" in closed("review", "--part", "waiting").said
    put_off = 'results=[{"unit":"binh","award":"co","result":"not_yet_considered"}]'
    paper = ("document.kind=Quyết định", "document.number=21/QĐ")
    fields = ("decision=qd-1", put_off, *paper)
    do(closed, CYCLE, "record_decision", *fields, at="2027-02-10T09:00")
    assert "Bình (chưa xét)" in closed("review", "--part", "waiting").said
    approved = 'results=[{"unit":"binh","award":"co","result":"approved"}]'
    fields = ("decision=qd-2", approved, *paper)
    do(closed, CYCLE, "record_decision", *fields, at="2027-02-11T09:00")
    assert "Không có đề nghị nào chờ" in closed("review", "--part", "waiting").said


def test_only_who_looks_from_outside_reviews(two: Desk) -> None:
    """No office of a cluster; whoever is a member of one reviews the others alone, and a year in
    which there are none is answered like one that is not there."""
    for seat in ("secretary@an", "unit_officer@dong", "teller@binh"):
        answer = two("review", "2026", "--as", seat, "--json")
        assert answer.code == 1
        assert answer.error["code"] == "nothing_to_read"
    others = two("review", "2026", "--as", "reviewer@dong", "--json").json["clusters"]
    assert [one["cycle"] for one in others] == [SECOND]
    absent = two("review", "2031", *REVIEWER, "--json").error
    assert absent["code"] == "name_unknown"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_part_that_is_none_is_answered_with_those_there_are(closed: Desk, lang: str) -> None:
    """As every choice that is typed."""
    answer = closed("review", "--part", "điểm", "--lang", lang)
    assert answer.code == 2
    assert "clusters, titles, late, waiting, complaints, list" in answer.told
