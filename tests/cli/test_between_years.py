"""Two years that overlap, as they are shown: officers, pledges, and what led to what."""

import shutil
from pathlib import Path

import pytest

from tests.adapters.practice import THUC_HANH
from tests.cli.typed import Desk, typed

OLD, NEW, CLUSTER = "khoi-thuc-hanh/2026", "khoi-thuc-hanh/2027", "khoi-thuc-hanh"
#: The practice year is cut before this act: the new chair still awaits its recognition.
RECOGNISED = "  - key: recognised-2027\n"


@pytest.fixture(scope="module")
def awaiting_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two-years")
    scenario = folder / "thuc-hanh.yaml"
    head, cut, _ = THUC_HANH.read_text(encoding="utf-8").partition(RECOGNISED)
    assert cut
    scenario.write_text(head, encoding="utf-8")
    assert typed("init", "--practice", "--db", folder / "tap.db").code == 0
    assert typed("play", scenario, "--db", folder / "tap.db").code == 0
    return folder / "tap.db"


@pytest.fixture(scope="module")
def recognised_db(awaiting_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = Path(shutil.copy(awaiting_db, tmp_path_factory.mktemp("recognised") / "tap.db"))
    assert typed("play", THUC_HANH, "--db", db).code == 0
    return db


@pytest.fixture
def awaiting(awaiting_db: Path, tmp_path: Path) -> Desk:
    """2026 is closed; the plan of 2027 is issued by a chair that awaits its recognition."""
    return Desk(Path(shutil.copy(awaiting_db, tmp_path / "tap.db")))


@pytest.fixture
def recognised(recognised_db: Path, tmp_path: Path) -> Desk:
    """The decision has come, and names another vice."""
    return Desk(Path(shutil.copy(recognised_db, tmp_path / "tap.db")))


def test_a_status_shows_officers_of_this_year_and_of_the_next(awaiting: Desk) -> None:
    """With how far they have come, and the pledge that the one signed for the other."""
    old, new = awaiting("status", OLD).said, awaiting("status", NEW).said
    officers = "Năm 2027: Khối trưởng Trúc Xanh, Khối phó Đồng Nội chờ công nhận"
    assert "Năm 2026: Khối trưởng Hoa Sen, Khối phó Trúc Xanh Năm 2027" in old
    assert officers in old
    assert officers in new
    assert "Biết thêm" not in awaiting("outcome", OLD).said
    assert "Giao ước năm 2027: 6/6 đơn vị đã ký" in old
    assert "Giao ước năm 2027 đã ký tại hội nghị tổng kết năm 2026 (khoi-thuc-hanh/2026@" in new
    english = awaiting("status", NEW, "--lang", "en").said
    assert "chair Trúc Xanh, vice-chair Đồng Nội awaiting recognition" in english
    assert "Pledge of 2027 signed at the conference of 2026 (khoi-thuc-hanh/2026@" in english


def test_a_status_shows_by_which_decision_officers_are_recognised(recognised: Desk) -> None:
    """Also in the year that is closed already; its sealed outcome stays as it was sealed."""
    said = (
        "Năm 2027: Khối trưởng Trúc Xanh, Khối phó Lúa Vàng được công nhận theo Quyết định số"
        " 05/QĐ-CQVD ngày 12/02/2027 được chọn trước đó: Khối trưởng Trúc Xanh, Khối phó Đồng Nội"
    )
    assert said in recognised("status", OLD).said
    assert said in recognised("status", NEW).said
    sealed = recognised("outcome", OLD).said
    assert "Khối phó: Đồng Nội chờ công nhận" in sealed
    assert (
        "Biết thêm sau khi kết thúc năm, không thuộc kết quả đã chốt: Khối trưởng: Trúc Xanh;"
        " Khối phó: Lúa Vàng được công nhận theo Quyết định số 05/QĐ-CQVD"
    ) in sealed
    assert "Known since the closing" in recognised("outcome", OLD, "--lang", "en").said
    assert recognised("replay").code == 0


@pytest.mark.parametrize("moment", ["awaiting", "recognised"])
def test_an_outcome_shows_that_the_plan_was_issued_before_recognition(
    moment: str, request: pytest.FixtureRequest
) -> None:
    """And goes on to show it when the decision has come."""
    desk: Desk = request.getfixturevalue(moment)
    shown = desk("outcome", NEW, COLUMNS="200")
    plan = "Kế hoạch: Kế hoạch số 01/KH-KTĐTH ngày 03/02/2027"
    [line] = [line for line in shown.out.splitlines() if plan in line]
    assert line.endswith("(chờ công nhận)")
    assert "ký trước tại hội nghị tổng kết năm 2026" in shown.said


def test_a_log_shows_what_a_chair_did_before_it_was_recognised(recognised: Desk) -> None:
    """Every act of its office until then and none after; nobody else's."""
    extend = ("extend_deadline", "code=registration", "until=2027-03-20", "reason=Mưa lũ")
    assert recognised("do", NEW, *extend, "--as", "secretary@truc-xanh").code == 0
    events = recognised("log", NEW, "--json").json["events"]
    shown = {event["type"]: event["standing"] for event in events}
    assert shown["plan_issued"] == shown["rulebook_set"] == "awaiting"
    assert shown["targets_registered"] is None
    assert shown["deadline_extended"] is None
    assert recognised("log", OLD).out.count(", chờ công nhận") == 0


def test_both_logs_name_the_others_event(awaiting: Desk) -> None:
    """From the pledge signed at the sitting to the pledge of the next year, and back."""
    old = awaiting("log", OLD, "--json").json["events"]
    new = awaiting("log", NEW, "--json").json["events"]
    between = awaiting("log", CLUSTER, "--json").json["events"]
    for said, kept, received in (
        ("next_pledge_signed", "next_pledge_recorded", "pledge_received"),
        ("next_officers_named", "officers_recorded", "officers_revised"),
    ):
        [first] = [event for event in old if event["type"] == said]
        middle = [event for event in between if event["type"] == kept][-1]
        [last] = [event for event in new if event["type"] == received]
        done = [one["event"] for one in first["led_to"]]
        assert done == [middle["event"], last["event"]]
        assert last["follows_from"] == middle["event"]
        assert middle["follows_from"] == first["event"]
    assert f"dẫn đến {done[0]}, {done[1]}" in awaiting("log", OLD).said


def test_a_conference_does_not_put_a_decision_aside(recognised: Desk) -> None:
    """A second chair of the year is refused in the cluster, and where the sitting names it."""
    again = ("do", CLUSTER, "record_officers", "year=2027", "chair=dong-noi")
    answer = recognised(*again, "--as", "secretary@truc-xanh")
    assert "officers_conflict" in answer.err
    reopen = ("do", OLD, "reopen_phase", "phase=chair_handover", "reason=Chọn lại")
    assert recognised(*reopen, "--as", "secretary@hoa-sen").code == 0
    named = ("name_next_officers", "year=2027", "chair=dong-noi", "vice_chairs=lua-vang")
    refused = recognised("do", OLD, *named, "--as", "secretary@hoa-sen")
    assert "officers_conflict" in refused.err


def test_a_handover_says_what_is_not_ticked_off(tmp_path: Path) -> None:
    """Cut before the flag is ticked off: the status says so, with the act that does it."""
    scenario = tmp_path / "thuc-hanh.yaml"
    text = THUC_HANH.read_text(encoding="utf-8")
    scenario.write_text(text.partition("  - key: tick-flag\n")[0], encoding="utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    lacking = "chưa xác nhận bàn giao Cờ luân lưu: dùng việc “Xác nhận thứ đã bàn giao”"
    assert lacking in desk("status", OLD).said
    tick = ("do", OLD, "tick_handover", "unit=truc-xanh", "objects=Cờ luân lưu")
    assert desk(*tick, "--as", "unit_head@truc-xanh").code == 0
    assert lacking not in desk("status", OLD).said
    assert "chưa nhận: Hoa Sen và Trúc Xanh" in desk("status", OLD).said


def test_who_acts_in_the_chairs_place_is_shown(recognised: Desk) -> None:
    """Since when and why, in the status, the outcome and beside what it does."""
    acts = ("act_in_place", "year=2027", "unit=lua-vang", "ground=unable", "since=2027-02-16")
    document = ("document.kind=Quyết định", "reason=Trưởng đơn vị đi công tác dài ngày")
    answer = recognised("do", CLUSTER, *acts, *document, "--as", "vice_chair@lua-vang")
    assert answer.code == 0, answer.err
    declined = ("decline_office", "year=2027", "unit=song-nuoc", "reason=Không đủ người")
    refused = recognised("do", CLUSTER, *declined, "--as", "unit_officer@song-nuoc")
    assert "not_foreseen" in refused.err
    said = "Lúa Vàng làm thay Khối trưởng từ ngày 16/02/2027 (đơn vị làm Khối trưởng chưa làm được)"
    assert said in recognised("status", NEW).said
    assert said in recognised("outcome", NEW).said
    extend = ("extend_deadline", "code=registration", "until=2027-03-20", "reason=Mưa lũ")
    turned = recognised("do", NEW, *extend, "--as", "secretary@truc-xanh")
    assert "Lúa Vàng đang làm thay Khối trưởng" in turned.told
    done = recognised("do", NEW, *extend, "--as", "secretary@lua-vang")
    assert ", làm thay Khối trưởng" in done.said
