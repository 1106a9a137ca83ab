"""``thidua notices`` and ``thidua contacts``: who is told, how a letter reads, where mail goes."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from adapters.wording.pages.notices import CONTACTS, NOTICES
from tests.cli.typed import Desk, typed

CYCLE = "khoi-thuc-hanh/2026"

ADAPTERS = Path(__file__).parents[2] / "adapters"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice year of the package, made once."""
    db = tmp_path_factory.mktemp("notices") / "thuc-hanh.db"
    example = ADAPTERS / "examples" / "thuc-hanh.yaml"
    assert typed("init", "--practice", "--db", db).code == 0
    assert typed("play", example, "--db", db).code == 0
    return db


@pytest.fixture
def desk(year: Path, tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copy(year, tmp_path / "thuc-hanh.db")))


def _version(desk: Desk, kind: str) -> int:
    events = desk("log", CYCLE, "--json").json["events"]
    found = next(event for event in events if event["type"] == kind)
    return int(found["event"].rpartition("@")[2])


def test_a_preview_shows_who_is_told_and_each_letter_once(desk: Desk) -> None:
    """Five units get the same message on the plan; one letter is printed, with all their names."""
    event = f"{CYCLE}@{_version(desk, 'plan_issued')}"
    said = desk("notices", "preview", event).said
    assert "Trúc Xanh (đầu mối thi đua, khen thưởng): chưa có địa chỉ; chờ gửi" in said
    assert said.count("Kính gửi: ") == 1
    assert "Các đơn vị khác nhận cùng nội dung:" in said
    one = desk("notices", "preview", event, "--unit", "song-nuoc").said
    assert "Kính gửi: Ban Quản lý bến phà Sóng Nước" in one
    assert "Đồng Nội" not in one


def test_a_preview_says_why_nobody_is_told(desk: Desk) -> None:
    """A type without a policy, an act that concerns only who did it, a unit that is not told, a
    past that is being told."""
    rulebook = f"{CYCLE}@{_version(desk, 'rulebook_set')}"
    assert "loại sự kiện này không có thông báo" in desk("notices", "preview", rulebook).said
    plan = f"{CYCLE}@{_version(desk, 'plan_issued')}"
    chair = desk("notices", "preview", plan, "--unit", "hoa-sen")
    assert "đơn vị này không nhận thông báo" in chair.said
    assert chair.code == 0
    answer = desk("notices", "preview", rulebook, "--json").json
    assert (answer["why"], answer["told"]) == ("silent", [])
    not_cycle = desk("notices", "preview", "khoi-thuc-hanh@1", "--lang", "en").said
    assert "events of this type are told to nobody" in not_cycle


WHY = {
    "deadline_set": "kế hoạch chưa ban hành; thư về kế hoạch nêu nội dung này",
    "ballot_opened": "phiếu mở ngay tại phiên họp",
    "handover_accepted": "mới một bên ký; khi cả hai bên đã ký mới có thư",
}


@pytest.mark.parametrize("kind", WHY)
def test_why_nobody_is_told_is_true_of_the_event(desk: Desk, kind: str) -> None:
    """By the type of the event and where the year stood, not one sentence for all."""
    event = f"{CYCLE}@{_version(desk, kind)}"
    assert WHY[kind] in desk("notices", "preview", event).said


def test_a_change_of_phase_says_whether_the_letter_on_the_plan_tells_of_it(desk: Desk) -> None:
    events = desk("log", CYCLE, "--json").json["events"]
    changed = [event["event"] for event in events if event["type"] == "phase_changed"]
    whys = [desk("notices", "preview", event, "--json").json["why"] for event in changed]
    assert whys == ["with_plan", None, *["phase_asks_nothing"] * (len(whys) - 2)]


def test_a_preview_names_the_unit_itself_not_among_the_others(desk: Desk) -> None:
    """The handover is asked of the officer of the next chair and of its head: one unit."""
    event = f"{CYCLE}@{_version(desk, 'handover_listed')}"
    said = desk("notices", "preview", event).said
    assert "Cùng nội dung cũng gửi thủ trưởng đơn vị của" in said
    assert "Các đơn vị khác nhận cùng nội dung" not in said
    english = desk("notices", "preview", event, "--lang", "en").said
    assert "The same to the head of unit of" in english


def test_a_told_past_is_told_to_nobody(tmp_path: Path) -> None:
    example = ADAPTERS / "examples" / "cum-8-2021.yaml"
    desk = Desk(tmp_path / "cum-8.db")
    assert desk("init").code == 0
    assert desk("play", example).code == 0
    events = desk("log", "cum-8/2021", "--json").json["events"]
    plan = next(event["event"] for event in events if event["type"] == "plan_issued")
    assert "việc nhập lại của năm đã qua" in desk("notices", "preview", plan).said
    assert desk("notices").said.endswith("Chưa có thông báo nào.")


def test_what_was_joined_to_an_earlier_letter_says_to_which(desk: Desk) -> None:
    """Three selections of one morning are one letter."""
    events = desk("log", CYCLE, "--json").json["events"]
    made = [event["event"] for event in events if event["type"] == "selection_made"]
    first, *others = made
    assert "nằm chung" not in desk("notices", "preview", first).said
    for event in others:
        said = desk("notices", "preview", event, "--unit", "song-nuoc").said
        assert f"nằm chung trong thư về @{first.rpartition('@')[2]}" in said


def test_what_goes_to_a_chat_group_is_short_and_begins_with_the_day(desk: Desk) -> None:
    event = f"{CYCLE}@{_version(desk, 'conference_called')}"
    copy = desk("notices", "preview", event, "--copy").out
    assert copy.startswith("14/01/2027 · Khối thi đua thực hành · 2026 · THỰC HÀNH\n")
    assert len(copy.splitlines()) < 4


def test_a_letter_is_written_as_a_page_and_not_over_another(desk: Desk, tmp_path: Path) -> None:
    event = f"{CYCLE}@{_version(desk, 'sheet_settled')}"
    file = tmp_path / "thu.html"
    assert desk("notices", "preview", event, "--html", file).code == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    again = desk("notices", "preview", event, "--html", file, "--json")
    assert again.error["code"] == "file_exists"
    assert desk("notices", "preview", event, "--html", file, "--force").code == 0


def test_the_address_of_the_pages_gives_the_letter_its_link(desk: Desk) -> None:
    event = f"{CYCLE}@{_version(desk, 'plan_issued')}"
    with_link = desk("notices", "preview", event, THIDUA_PUBLIC_URL="https://cum8.example").said
    assert f"https://cum8.example/{CYCLE}" in with_link
    assert "https://" not in desk("notices", "preview", event).said


def test_a_reminder_is_previewed_as_it_would_be_written_now(scoring: Desk) -> None:
    """Only to who still owes something, and to nobody once all is there."""
    cycle = "khoi-tap/2026"
    told = scoring("notices", "preview", cycle, "--deadline", "scoring", "--json").json["told"]
    assert {(one["unit"], one["office"]) for one in told} >= {("Đông", "unit_officer")}
    assert not {one["unit"] for one in told if one["office"] == "unit_officer"} - {"Đông"}
    letter = next(one for one in told if one["office"] == "unit_officer")
    assert "gửi bảng tự chấm điểm chậm nhất 30/11/2026" in letter["subject"]
    done = scoring("notices", "preview", cycle, "--deadline", "registration", "--json").json
    assert (done["told"], done["why"]) == ([], "done")
    only = scoring("notices", "preview", cycle, "--deadline", "scoring", "--unit", "an", "--json")
    assert (only.json["told"], only.json["why"]) == ([], "done")
    unknown = scoring("notices", "preview", cycle, "--deadline", "scorin", "--json")
    assert unknown.error["code"] == "deadline_code_unknown"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("notices", "preview", CYCLE), "usage_preview"),
        (("notices", "preview", f"{CYCLE}@x"), "usage_preview"),
        (("notices", "previw", CYCLE), "usage_command"),
        (("notices", CYCLE, "--state", "lost"), "usage_choice"),
        (("contacts", "set", "hoa-sen"), "usage_contacts"),
        (("contacts", "set", "hoa-sen", "--mailbox", "a@b.vn", "--letters", "fr"), "usage_choice"),
    ],
)
def test_what_is_typed_wrong_is_said(desk: Desk, words: tuple[str, ...], code: str) -> None:
    answer = desk(*words, "--json")
    assert (answer.code, answer.error["code"]) == (2, code)


def test_unknown_events_and_units_are_refused(desk: Desk) -> None:
    missing = desk("notices", "preview", f"{CYCLE}@9999", "--json")
    assert missing.error["code"] == "event_unknown"
    nobody = desk("notices", "preview", f"{CYCLE}@2", "--unit", "hoa-cuc", "--json")
    assert nobody.error["code"] == "name_unknown"


def test_the_list_goes_by_cycle_and_state(desk: Desk) -> None:
    """Without a command of the group it is the list; what is not there is said to be so."""
    everything = desk("notices", "--json").json["notices"]
    own = desk("notices", CYCLE, "--json").json["notices"]
    assert desk("notices", "list", CYCLE, "--json").json["notices"] == own
    assert 0 < len(own) < len(everything)
    assert {one["state"] for one in own} == {"waiting"}
    assert desk("notices", "--state", "sent").said.endswith("Chưa gửi thông báo nào.")
    assert "Không có thông báo nào không đến." in desk("notices", "--state", "unserved").said


def test_the_list_names_in_one_row_all_whom_the_same_went_to(desk: Desk) -> None:
    """Each with the id by which it is asked for; the event by its number under its year."""
    rows = desk("notices", CYCLE, "--json").json["notices"]
    told = [row for row in rows if row["topic"] == "result"]
    page = desk("notices", CYCLE, COLUMNS="160").said
    assert len(told) == 5
    named = " ".join(f"{row['notice'][:8]} {row['unit']}" for row in told[1:])
    first, shown = told[0], f"@{told[0]['events'][0]}–{told[0]['events'][1]} kết quả bình xét"
    assert f"{shown} {first['notice'][:8]} {first['unit']} chờ gửi {named}" in page
    assert page.count(CYCLE) == 1
    everything = desk("notices").said
    assert everything.count(CYCLE) == everything.count("khoi-thuc-hanh/2027") == 1


def test_who_was_told_of_an_office_is_told_that_it_goes_to_another(desk: Desk) -> None:
    """The decision names another vice-chair: both learn of it, each what it is for them."""
    event = f"{CYCLE}@{_version(desk, 'next_officers_learned')}"
    for lang, kept, lost in (
        ("vi", "Lúa Vàng giữ nhiệm vụ Khối phó", "Đồng Nội không còn giữ nhiệm vụ đã báo"),
        ("en", "Vice-chair of 2027: Lúa Vàng", "Đồng Nội does not hold the office it was told of"),
    ):
        told = desk("notices", "preview", event, "--lang", lang, "--json").json["told"]
        subjects = {one["unit"]: one["subject"] for one in told}
        assert set(subjects) == {"Lúa Vàng", "Đồng Nội"}
        assert kept in subjects["Lúa Vàng"]
        assert lost in subjects["Đồng Nội"]
        (letter,) = [one for one in told if one["unit"] == "Đồng Nội"]
        assert "Việc kế tiếp" not in letter["text"]
        assert "Next:" not in letter["text"]
        assert "Lúa Vàng" in letter["copy"]


def test_a_head_finds_in_the_inbox_only_what_waits_for_a_signature(desk: Desk) -> None:
    """The officer has the same notice once, addressed to the mailbox."""
    head = desk("inbox", "--as", "unit_head@truc-xanh", "--json").json["notices"]
    assert [(one["topic"], one["office"]) for one in head] == [("handover", "unit_head")]
    officer = desk("inbox", "--as", "unit_officer@truc-xanh", "--json").json["notices"]
    assert [one["topic"] for one in officer].count("handover") == 1
    assert len(officer) > 10
    assert "unit_head" not in {one["office"] for one in officer}


def test_contacts_are_set_listed_and_erased(desk: Desk) -> None:
    """Kinds that are not named stay; after erasing nothing is left of them in the database."""
    mail, officer = "so@truc-xanh.example", "td@truc-xanh.example"
    assert desk("contacts", "set", "truc-xanh", "--mailbox", mail).code == 0
    assert desk("contacts", "set", "truc-xanh", "--officer", officer, "--letters", "en").code == 0
    listed = desk("contacts", "khoi-thuc-hanh", "--json").json["units"]
    by_unit = {row["unit"]: row["contacts"] for row in listed}
    assert [(row["kind"], row["address"], row["letters"]) for row in by_unit["Trúc Xanh"]] == [
        ("mailbox", mail, "en"),
        ("officer", officer, "en"),
    ]
    assert by_unit["Hoa Sen"] == []
    page = desk("contacts", "khoi-thuc-hanh").said
    assert "hộp thư của đơn vị" in page
    assert "Chưa có địa chỉ: Ánh Trăng, Đồng Nội, Hoa Sen, Lúa Vàng và Sóng Nước." in page
    assert "Đã xóa 2 địa chỉ của Trúc Xanh." in desk("contacts", "erase", "truc-xanh").said
    assert desk("contacts", "truc-xanh", "--json").json["units"][0]["contacts"] == []
    assert desk("contacts", "erase", "truc-xanh", "--json").error["code"] == "contact_missing"


def test_a_bad_address_is_refused_and_nothing_is_stored(desk: Desk) -> None:
    bad = desk(
        *("contacts", "set", "hoa-sen", "--mailbox", "so@hoa-sen.example"),
        *("--officer", "Thư ký <tk@hoa-sen.example>", "--json"),
    )
    assert bad.error["code"] == "address_malformed"
    assert desk("contacts", "hoa-sen", "--json").json["units"][0]["contacts"] == []


def test_addresses_stand_in_no_event_and_in_no_preview(desk: Desk) -> None:
    desk("contacts", "set", "truc-xanh", "--mailbox", "kin@truc-xanh.example")
    event = f"{CYCLE}@{_version(desk, 'plan_issued')}"
    preview = desk("notices", "preview", event)
    assert "Trúc Xanh (đầu mối thi đua, khen thưởng): 1 địa chỉ" in preview.said
    assert "kin@" not in preview.out
    assert "kin@" not in desk("notices", "preview", event, "--json").out
    assert "kin@" not in json.dumps(desk("log", "truc-xanh", "--json").json)


def test_a_dry_run_says_who_would_be_told(scoring: Desk) -> None:
    """And a list that is empty is said to be so."""
    extend = (
        *("do", "khoi-tap/2026", "extend_deadline", "code=scoring", "until=2030-12-31"),
        *("reason=Bão", "--as", "secretary@an", "--dry-run"),
    )
    before = scoring.stored()
    answer = scoring(*extend)
    assert "Sẽ báo cho" in answer.said
    assert "Thay đổi về hạn: " in answer.said
    told = scoring(*extend, "--json").json["would_tell"]
    assert {one["topic"] for one in told} == {"deadline"}
    assert scoring.stored() == before


STRINGS = {
    node.value
    for room in ("cli", "pages")
    for path in (ADAPTERS / room).glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
#: Said by a state, a kind, a language or a reason: the values are the keys.
VALUES = ("why_", "none_", "waiting", "sending", "served", "unserved", "needless", "withdrawn")


@pytest.mark.parametrize("words", [NOTICES, CONTACTS], ids=["notices", "contacts"])
def test_every_word_is_used_and_has_both_languages(words: dict[str, tuple[str, str]]) -> None:
    used = STRINGS | {"mailbox", "officer", "secretary", "vi", "en"}
    unused = [key for key in words if key not in used and not key.startswith(VALUES)]
    assert unused == []
    assert all(vietnamese and english for vietnamese, english in words.values())
