"""Pages of units and clusters; names as they held in the time that is told."""

from pathlib import Path

import pytest

from adapters.wording.pages.standing import STANDING
from tests.adapters.test_unit_told import BAC_KAN, CUM_4, LANG_SON
from tests.cli.typed import Desk, typed
from tests.domain.wording import LANGS, check_wording

GOLDEN = Path(__file__).parent / "standing"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A real database with both departments' conferences and Cluster 4 of 2020."""
    desk = Desk(tmp_path_factory.mktemp("told") / "that.db")
    assert desk("init").code == 0
    for file in (BAC_KAN, LANG_SON, CUM_4):
        answer = desk("play", file)
        assert answer.code == 0, answer.err
    return desk


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("target", ["bac-kan", "lang-son", "cum-4"])
def test_pages_are_as_agreed(told: Desk, target: str, lang: str) -> None:
    """What is printed on 80 columns, in both languages."""
    answer = told("outcome", target, "--lang", lang)
    assert answer.err == ""
    assert answer.out == (GOLDEN / f"{target}.{lang}.txt").read_text(encoding="utf-8")
    assert max(len(line) for line in answer.out.splitlines()) <= 80


@pytest.mark.parametrize("named", ["lang-son", "Lạng Sơn", "so tttt tinh lang son"])
def test_unit_is_found_by_code_and_by_name(told: Desk, named: str) -> None:
    """However it is typed, outcome, status and log show the same unit."""
    assert told("outcome", named, "--json").json["unit"] == "lang-son"
    assert told("status", named).code == 0
    assert told("log", named, "--json").json["stream"] == "lang-son"


def test_json_says_what_the_page_says(told: Desk) -> None:
    """Counted, happened and not stated stay apart for programs as well."""
    [found] = told("outcome", "lang-son", "--json").json["gatherings"]
    assert found["kind"] == "employees_conference"
    assert found["place"] is None
    [award] = found["awards"]
    assert award["collectives"] == {"type": "counted", "count": 3}
    assert award["individuals"] == {"type": "counted", "count": 15}
    [found] = told("outcome", "bac-kan", "--json").json["gatherings"]
    assert found["awards"][0]["collectives"] == {"type": "happened"}


def test_status_says_who_may_do_what(told: Desk) -> None:
    """Of a unit its own officer records its gatherings; of a cluster, what can be done there."""
    acts = {act["command"]: act for act in told("status", "bac-kan", "--json").json["actions"]}
    offices = [doer["office"] for doer in acts["record_gathering"]["by"]]
    assert offices == ["operator", "unit_officer", "unit_head"]
    assert [unit["name"] for unit in acts["record_gathering"]["by"][1]["units"]] == ["Bắc Kạn"]
    assert "end_cluster" in told("status", "cum-4").out
    assert "Làm được ngay" in told("status", "cum-4").out


def test_name_that_nothing_has_is_refused_with_the_nearest(told: Desk) -> None:
    """A year with a slash, everything else among all names."""
    assert told("outcome", "lang-sonn", "--json").error["facts"]["nearest"] == "lang-son"
    assert told("outcome", "cum-4/2099", "--json").error["code"] == "name_unknown"
    assert told("outcome", "lich").code == 1


@pytest.mark.parametrize("key", STANDING)
def test_words_are_the_offices(key: str) -> None:
    """No remark blames or flatters, in either language."""
    for text, lang in zip(STANDING[key], LANGS, strict=True):
        check_wording(text.replace("{", "").replace("}", ""), lang)


@pytest.fixture
def renamed(tmp_path: Path) -> Desk:
    """Cluster 4 of 2020 as told, a live year 2026 beside it, and its chair renamed in 2025."""
    desk = Desk(tmp_path / "that.db")
    assert desk("init").code == 0
    assert desk("play", CUM_4).code == 0
    for words in (
        (
            "bac-kan",
            "rename_unit",
            "full_name=Sở Khoa học và Công nghệ tỉnh Bắc Kạn",
            "short_name=KHCN Bắc Kạn",
            "since=01/03/2025",
            "reason=Hợp nhất sở",
        ),
        ("cum-4", "record_officers", "year=2026", "chair=bac-kan"),
        ("cum-4", "open_cycle", "year=2026"),
    ):
        answer = desk("do", *words, "--as", "operator")
        assert answer.code == 0, answer.err
    return desk


@pytest.mark.parametrize("command", ["outcome", "log"])
def test_past_year_keeps_the_name_of_its_time(renamed: Desk, command: str) -> None:
    """The told year of 2020 knows the old name only, a year that runs the new one."""
    past, now = renamed(command, "cum-4/2020").said, renamed(command, "cum-4/2026").said
    assert "KHCN" not in past
    assert "Bắc Kạn" in past
    assert "KHCN Bắc Kạn" in now
    told, live = (renamed("outcome", f"cum-4/{year}", "--json").json for year in (2020, 2026))
    assert told["outcome"]["officers"]["chair"]["name"] == "Bắc Kạn"
    assert live["outcome"]["officers"]["chair"]["name"] == "KHCN Bắc Kạn"


def test_status_names_units_as_they_are_called_then(renamed: Desk) -> None:
    """In the year that runs, whoever may act is called by today's name."""
    assert "KHCN Bắc Kạn" in renamed("status", "cum-4/2026").said
    assert "KHCN Bắc Kạn" in renamed("status", "cum-4").said


def test_log_names_each_event_by_its_own_time(renamed: Desk) -> None:
    """In the cluster's log the past keeps its name, and later acts have the new one."""
    log = renamed("log", "cum-4").said
    told, _, live = log.partition("Nhiệm vụ năm 2026")
    assert "KHCN" in live
    assert "Nhiệm vụ năm 2020: Cụm trưởng KHCN" in told  # entered today, of no stated date


@pytest.mark.parametrize(
    "name", ["Sở TTTT tỉnh Bắc Kạn", "so khoa hoc va cong nghe tinh bac kan", "KHCN Bắc Kạn"]
)
def test_renamed_unit_is_found_by_old_and_new_name(renamed: Desk, name: str) -> None:
    """Its page gives both with their dates."""
    found = renamed("outcome", name, "--json").json
    assert found["unit"] == "bac-kan"
    assert found["full_name"] == "Sở Khoa học và Công nghệ tỉnh Bắc Kạn"
    assert [one["full"] for one in found["names"]] == [
        "Sở Thông tin và Truyền thông tỉnh Bắc Kạn",
        "Sở Khoa học và Công nghệ tỉnh Bắc Kạn",
    ]
    assert "từ ngày 01/03/2025" in renamed("outcome", name).said


def do(desk: Desk, *words: str) -> None:
    answer = desk("do", *words, "--as", "operator")
    assert answer.code == 0, answer.err


@pytest.fixture
def regrouped(tmp_path: Path) -> Desk:
    """An invented cluster whose cycle passes to another, and whose member Đông ceases."""
    desk = Desk(tmp_path / "that.db")
    assert desk("init").code == 0
    for code in ("an", "binh", "dong"):
        do(desk, code, "register_unit", f"full_name=Sở {code}", f"short_name={code.title()}")
    for code in ("khoi-1", "khoi-2"):
        do(desk, code, "found_cluster", f"name=Khối thi đua {code[-1]}")
    do(desk, "khoi-1", "add_members", "units=an,binh,dong")
    do(desk, "khoi-1", "record_officers", "year=2026", "chair=an")
    do(desk, "khoi-1", "open_cycle", "year=2026")
    do(desk, "dong", "merge_unit", "into=binh", "since=01/07/2026", "reason=Sáp nhập")
    return desk


def test_member_that_ceased_is_shown_until_somebody_says_what_comes(regrouped: Desk) -> None:
    """The list does not change by itself; the page asks for the successor."""
    page = regrouped("outcome", "khoi-1").said
    assert "Dong đã chấm dứt hoạt động từ ngày 01/07/2026 mà vẫn trong danh sách" in page
    do(regrouped, "khoi-1", "replace_member", "unit=dong", "by=binh", "reason=Kế thừa")
    page = regrouped("outcome", "khoi-1").said
    assert "vẫn trong danh sách" not in page
    members = regrouped("outcome", "khoi-1", "--json").json["members"]
    assert [(one["unit"]["name"], one["last_day"]) for one in members] == [
        ("An", None),
        ("Binh", None),
        ("Dong", "2026-06-30"),
    ]


def test_both_trails_of_a_merger_name_each_other(regrouped: Desk) -> None:
    """The unit that ceased, its successor, and which event followed from which."""
    assert "sáp nhập vào Binh" in regrouped("log", "dong").said
    log = regrouped("log", "binh").said
    assert "Kế thừa Dong (sáp nhập) từ ngày 01/07/2026" in log
    assert "theo sau dong@2" in log
    assert (
        "Đã chấm dứt hoạt động từ ngày 01/07/2026: sáp nhập vào Binh"
        in regrouped("outcome", "dong").said
    )
    assert "Dong: sáp nhập, từ ngày 01/07/2026" in regrouped("outcome", "binh").said


def test_transferred_cycle_works_under_both_codes(regrouped: Desk) -> None:
    """Old code and new lead to one cycle, and the pages of both clusters say where it is."""
    do(regrouped, "khoi-1", "transfer_cycle", "year=2026", "to=khoi-2", "reason=Sắp xếp")
    ids = {
        regrouped("outcome", code, "--json").json["cycle"]
        for code in ("khoi-1/2026", "khoi-2/2026")
    }
    assert ids == {"khoi-2/2026"}
    assert "khoi-1/2026: đã chuyển, nay là khoi-2/2026" in regrouped("outcome", "khoi-1").said
    assert "khoi-2/2026: đang mở; nhận từ" in regrouped("outcome", "khoi-2").said
    log = regrouped("log", "khoi-1/2026").said
    assert "Năm thi đua chuyển về Khối thi đua 2, mang mã khoi-2/2026" in log
    assert "theo sau khoi-2@2" in log
    assert "theo sau khoi-1@5" in regrouped("log", "khoi-2").said


def test_ending_asks_for_every_open_cycle(regrouped: Desk) -> None:
    """Refused in a sentence until it is said; then nothing opens there any more."""
    end = ("do", "khoi-1", "end_cluster", "since=01/07/2026", "reason=Kết thúc", "--as", "operator")
    refused = regrouped(*end)
    assert refused.code == 1
    assert "Chưa nói năm thi đua 2026 sẽ ra sao" in refused.told
    do(
        regrouped,
        "khoi-1",
        "end_cluster",
        "since=01/07/2026",
        "reason=Kết thúc",
        "cycles.0.year=2026",
    )
    assert "khoi-1/2026: đã hủy" in regrouped("outcome", "khoi-1").said
    assert "Năm thi đua đã hủy" in regrouped("status", "khoi-1/2026").said
    opened = regrouped("do", "khoi-1", "open_cycle", "year=2027", "--as", "operator")
    assert (opened.code, "đã kết thúc hoạt động" in opened.told) == (1, True)


def test_help_of_a_page_names_all_three() -> None:
    """Cycle, cluster or unit."""
    assert "outcome an-giang" in typed("outcome", "--help").out
