"""The page of a year's deadlines: next first, working days left, who owes what, what moved and why,
which day falls into a holiday; and the official calendar."""

from pathlib import Path
from typing import Any

import pytest

from adapters.official_days import official_days
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed

SECRETARY = ("--as", "secretary@an")


def do(desk: Desk, *words: str) -> Any:
    answer = desk("do", *words, "--json")
    assert answer.code == 0, answer.err
    return answer.json


@pytest.fixture
def planning(tmp_path: Path) -> Desk:
    """A year that was just opened: no rulebook, no deadline."""
    desk, scenario = Desk(tmp_path / "moi.db"), tmp_path / "hop.yaml"
    text = YEAR.read_text(encoding="utf-8")
    head, commands, _ = text.partition("commands:\n")
    opening = text[len(head) + len(commands) :].splitlines()[0]
    scenario.write_text(f"{head}{commands}{opening}\n", encoding="utf-8")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    assert typed("play", scenario, "--db", desk.db).code == 0
    return desk


def test_a_year_without_deadlines_says_how_one_is_set(planning: Desk) -> None:
    """Nothing is due, and the next step is shown as it is typed."""
    said = planning("calendar", CYCLE).said
    assert "Chưa đặt hạn nào." in said
    assert f"thidua do {CYCLE} set_deadline code=registration until=27/02/2026 --as" in said


def test_deadlines_stand_in_the_order_of_their_days(planning: Desk) -> None:
    """With weekday and day; before the plan is issued nobody owes anything by them."""
    for code, until in (("scoring", "2026-11-30"), ("registration", "2026-02-27")):
        do(planning, CYCLE, "set_deadline", f"code={code}", f"until={until}", *SECRETARY)
    page = planning("calendar", CYCLE, COLUMNS="120").said
    first, second = page.index("thứ Sáu 27/02/2026"), page.index("thứ Hai 30/11/2026")
    assert first < second
    assert "chờ ban hành kế hoạch" in page
    assert "Việc kế tiếp Chờ ban hành kế hoạch; các hạn dưới đây tính từ khi" in page
    assert "Không còn việc nào có ngày ở phía trước" not in page
    assert "Ai còn phải làm gì" not in page
    shown = planning("calendar", CYCLE, "--json").json["calendar"]["entries"]
    assert [(one["code"], one["state"]) for one in shown] == [
        ("registration", "not_yet"),
        ("scoring", "not_yet"),
    ]
    # 5 of this week with Saturday, 15 more in January, 10 in February before Tết (14–22/02) and 5
    # after it
    assert shown[0]["left"] == {"days": 53, "working": 35, "certain": True}


def test_a_day_in_a_holiday_and_a_year_that_is_not_decided_are_said(planning: Desk) -> None:
    """When it is set, when it is only tried, and on the page: which holiday, which days."""
    act = ("set_deadline", "code=registration", "until=2026-02-18", *SECRETARY)
    pause = "thứ Tư 18/02/2026 rơi vào kỳ nghỉ Tết Nguyên đán 14/02/2026–22/02/2026"
    assert pause in planning("do", CYCLE, *act, "--dry-run").said
    assert pause in planning("do", CYCLE, *act).said
    assert pause in planning("calendar", CYCLE).said
    act = ("set_deadline", "code=chair_handover", "until=2027-02-08", *SECRETARY)
    found = do(planning, CYCLE, *act)
    assert [one["kind"] for one in found["remarks"]] == ["in_pause", "forecast"]
    said = planning("calendar", CYCLE).said
    assert "lịch nghỉ năm 2027 mới là dự kiến, chưa có quyết định" in said
    do(planning, "lich", "confirm_year", "year=2027", "reason=QĐ số 5", "--as", "operator")
    assert "mới là dự kiến" not in planning("calendar", CYCLE).said


def test_example_of_confirming_a_year_names_a_year(planning: Desk) -> None:
    """The line to copy is one that makes sense."""
    assert "confirm_year year=2027 reason=" in planning("do", "lich", "confirm_year").said


RULEBOOK = """\
name: Bảng tiêu chí
deadlines:
  - {code: registration, due: {words: hết ngày 18/2, day: 18/2}, remind: [60, 3]}
  - {code: scoring, due: {words: ngày 19/12, day: 19/12, when_off: forward}}
  - {code: quy-2, name: Báo cáo quý II, due: {words: ngày 1/5, day: 1/5, when_off: forward}}
"""


def test_a_rulebook_with_days_is_remarked_on_when_it_is_set_and_reckoned(
    planning: Desk, tmp_path: Path
) -> None:
    """What its words come to in this year: in Tết, on a Saturday, moved out of a holiday."""
    file = tmp_path / "bang.yaml"
    file.write_text(RULEBOOK, encoding="utf-8")
    pauses = (
        "thứ Tư 18/02/2026 rơi vào kỳ nghỉ Tết Nguyên đán",
        "Báo cáo quý II: ngày ghi trong văn bản, thứ Sáu 01/05/2026, rơi vào kỳ nghỉ",
    )
    for act in (("set_rulebook", str(file)), ("reckon_deadlines",)):
        tried = planning("do", CYCLE, *act, *SECRETARY, "--dry-run")
        assert tried.code == 0, tried.err
        said = planning("do", CYCLE, *act, *SECRETARY).said
        for pause in pauses:
            assert pause in tried.said
            assert pause in said
    assert "thứ Hai 04/05/2026" in planning("calendar", CYCLE).said


def test_a_rulebook_checked_for_a_year_says_which_days_are_off(tmp_path: Path) -> None:
    """Before anything is set: in Tết this year, in a year that is not decided the next."""
    file = tmp_path / "bang.yaml"
    file.write_text(RULEBOOK, encoding="utf-8")
    said = typed("rulebook", "check", file, "--year", "2026").said
    assert "Ngày của các hạn trong năm 2026" in said
    assert "Đăng ký, giao ước: thứ Tư 18/02/2026 theo: hết ngày 18/2" in said
    assert "! thứ Tư 18/02/2026 rơi vào kỳ nghỉ Tết Nguyên đán" in said
    found = typed("rulebook", "check", file, "--year", "2027", "--json").json["days"]
    kinds = {remark["kind"] for one in found for remark in one["remarks"]}
    assert kinds == {"forecast", "not_reckoned"}
    plain = typed("rulebook", "check", file).said
    assert "Ngày của các hạn" not in plain
    assert "đôn đốc trước 60 ngày làm việc, mà từ đầu kỳ đến hạn chỉ có 34 ngày" in plain
    shown = typed("rulebook", "show", file).said
    assert "hết ngày 18/2; đôn đốc trước 60, 3 ngày làm việc" in shown
    copy = tmp_path / "moi.yaml"
    assert typed("rulebook", "new", copy, "--from", file).code == 0
    assert "remind: [60, 3]" in copy.read_text(encoding="utf-8")
    file.write_text(RULEBOOK.replace("60, 3", "60, x"), encoding="utf-8")
    wrong = typed("rulebook", "check", file)
    assert wrong.code == 1
    assert "deadlines (mục 1).remind (mục 2) chưa đúng dạng" in wrong.said


DAYS = """\
name: Bảng tiêu chí
deadlines:
  - {code: registration, due: {words: trước ngày 22/3, day: 22/3, reading: before_strict,
                               when_off: back}}
  - {code: scoring, due: {words: ngày 19/12, day: 19/12, when_off: forward}}
  - {code: bc, name: Báo cáo năm, due: {words: trong tháng 12, month: 12}}
  - {code: hs, name: Hồ sơ, due: {words: 10 ngày sau hội nghị,
                                  relative: {event: conference, side: after, days: 10}}}
  - {code: tiep, name: Giải trình, due: {words: sau đó hai ngày làm việc,
                    relative: {event: scoring, side: after, days: 2, counted: working}}}
"""


def test_a_rulebook_checked_for_a_year_prints_the_day_of_every_deadline(tmp_path: Path) -> None:
    """With the rule and the line it comes from, and from which day off it was moved to which day;
    what has no day yet says why."""
    file = tmp_path / "bang.yaml"
    file.write_text(DAYS, encoding="utf-8")
    said = " ".join(typed("rulebook", "check", file, "--year", "2026").said.split())
    told = said.partition("Ngày của các hạn trong năm 2026")[2]
    assert told.startswith(
        " Đăng ký, giao ước: thứ Sáu 20/03/2026 theo: trước ngày 22/3 (ngày 22/3, trước ngày ấy,"
        " không kể ngày ấy; trùng ngày nghỉ thì chuyển về ngày làm việc liền trước) (bang.yaml:3)"
        " thứ Bảy 21/03/2026 là ngày nghỉ, nên chuyển về thứ Sáu 20/03/2026"
        " Chấm điểm: thứ Hai 21/12/2026 theo: ngày 19/12"
    )
    assert "thứ Bảy 19/12/2026 là ngày nghỉ, nên chuyển sang thứ Hai 21/12/2026" in told
    assert "Báo cáo năm: đến 31/12/2026; mới biết tháng, chưa định ngày" in told
    assert "Hồ sơ: tính theo một sự kiện chưa định ngày" in told
    assert "Giải trình: thứ Tư 23/12/2026 theo: sau đó hai ngày làm việc" in told
    said = typed("--lang", "en", "rulebook", "check", file, "--year", "2026").said
    assert "Saturday 21/03/2026 is a day off, so moved back to Friday 20/03/2026" in said
    days = typed("rulebook", "check", file, "--year", "2026", "--json").json["days"]
    assert [(one["deadline"], one["line"], one["moved"], one["last_day"]) for one in days] == [
        ("registration", 3, True, "2026-03-20"),
        ("scoring", 5, True, "2026-12-21"),
        ("bc", 6, False, "2026-12-31"),
        ("hs", 7, False, None),
        ("tiep", 9, False, "2026-12-23"),
    ]
    assert days[0]["worded_day"] == "2026-03-21"
    assert days[3]["notes"] == ["awaits_event"]


def test_of_a_year_whose_holidays_are_not_decided_the_day_is_expected(tmp_path: Path) -> None:
    """19/12/2027 is a Sunday whatever is decided; a school year does not fit civil months."""
    file = tmp_path / "bang.yaml"
    file.write_text(DAYS, encoding="utf-8")
    said = typed("rulebook", "check", file, "--year", "2027").said
    assert "Chấm điểm: dự kiến thứ Hai 20/12/2027" in said
    assert "Chủ nhật 19/12/2027 là ngày nghỉ, nên chuyển sang thứ Hai 20/12/2027" in said
    assert "chưa có quyết định về lịch nghỉ năm 2027" in said
    days = typed("rulebook", "check", file, "--year", "2027", "--json").json["days"]
    assert (days[1]["last_day"], days[1]["expected_day"]) == (None, "2027-12-20")
    misfit = typed("rulebook", "check", file, "--year", "2026-2027").said
    assert "Năm 2026-2027 không khớp với các tháng của năm thi đua" in misfit
    file.write_text("name: Bảng tiêu chí\n", encoding="utf-8")
    none = typed("rulebook", "check", file, "--year", "2026").said
    assert "Bảng tiêu chí không nêu hạn nào." in none


def test_as_of_a_moment_the_calendar_is_that_of_then(scoring: Desk) -> None:
    """A correction recorded since is not counted, nor named."""
    act = ("correct_day", "day=2026-12-26", "working=true", "reason=Làm bù", "--as", "operator")
    do(scoring, "lich", *act, "--at", "2026-11-24T08:00")
    assert f"lịch {official_days().label}+1." in scoring("calendar", CYCLE).said
    past = scoring("calendar", CYCLE, "--as-of", "2026-11-23T08:00").said
    assert f"lịch {official_days().label} " in past
    assert "chỉ để xem" in past


def test_who_still_owes_what_and_what_was_sent_by_letter(scoring: Desk) -> None:
    """Đông has not sent its sheet; it says by which letter it did, and is not reminded until the
    office has looked; refused, it owes it again."""
    before = scoring("calendar", CYCLE).said
    assert "Đông: Gửi bảng tự chấm điểm" in before
    do(
        scoring,
        CYCLE,
        "claim_sent",
        "unit=dong",
        "of=sheet",
        "document.kind=Công văn",
        "document.number=12/STTTT",
        "document.date=2026-10-01",
        *SECRETARY,
        "--for",
        "dong",
    )
    said = scoring("calendar", CYCLE).said
    claim = scoring("calendar", CYCLE, "--json").json["calendar"]["entries"]
    [owing] = [one for entry in claim for one in entry["owing"] if one["held"]]
    event = owing["sent"][0]["event"]
    assert (
        "Đông: đã báo gửi theo văn bản số 12/STTTT ngày 01/10/2026, chờ xác nhận"
        f" (@{event}); không đôn đốc"
    ) in said
    assert "1 đơn vị đã báo gửi" in said
    do(scoring, CYCLE, "refuse_claim", f"claim={event}", "reason=Không thấy", *SECRETARY)
    assert "Đông: Gửi bảng tự chấm điểm" in scoring("calendar", CYCLE).said


def test_an_extension_stands_with_its_reason(scoring: Desk) -> None:
    """For one unit; the others keep their day."""
    extend = ("extend_deadline", "code=scoring", "until=2026-12-04", "unit=dong", "reason=Vùng lũ")
    do(scoring, CYCLE, *extend, *SECRETARY)
    said = scoring("calendar", CYCLE).said
    assert "Đông: Gửi bảng tự chấm điểm; gia hạn đến thứ Sáu 04/12/2026" in said
    assert "→ thứ Sáu 04/12/2026, gia hạn: “Vùng lũ” (@" in said
    past = scoring("calendar", CYCLE, "--as-of", "@12").said
    assert "gia hạn" not in past
    assert "Như đã ghi đến sự kiện @12" in past


def test_a_closed_year_owes_nothing(closed: Desk) -> None:
    """Its deadlines stand, and nobody owes anything."""
    said = closed("calendar", CYCLE).said
    assert "Năm thi đua đã kết thúc, không còn hạn nào." in said
    assert "Ai còn phải làm gì" not in said


def test_the_official_calendar_shows_what_is_decided_and_how_to_correct_it(scoring: Desk) -> None:
    """Holidays of two years, what was corrected, and the acts as they are typed."""
    said = scoring("calendar").said
    assert "rõ từ" not in said
    assert "các ngày từ 01/01/2010 đến 31/12/2026, theo nguồn ghi bên dưới" in said
    assert "14/02/2026–22/02/2026: Tết Nguyên đán" in said
    assert "Kỳ nghỉ năm 2027 (dự kiến)" in said
    assert "Chưa ghi đính chính nào." in said
    assert "Hoán đổi thì ghi cả hai ngày, ngày nghỉ và ngày làm bù" in said
    for day, working in (("04/01/2027", "false"), ("16/01/2027", "true")):
        line = f'thidua do lich correct_day day={day} working={working} reason="…" --as operator'
        assert line in said
    act = ("correct_day", "day=2026-12-26", "working=true", "reason=Làm bù", "--as", "operator")
    do(scoring, "lich", *act)
    assert "thứ Bảy 26/12/2026: làm việc (@1)" in scoring("calendar").said
    shown = scoring("calendar", "--json").json
    assert shown["corrected"] == [{"day": "2026-12-26", "working": True, "event": 1}]


def test_the_day_of_a_report_or_of_comments_is_remarked_on(scoring: Desk) -> None:
    """When it is asked for, and on the page as long as it lies ahead."""
    ask = ("require_report", "report=q", "name=Báo cáo Tết", "period=quarter", "due=2027-02-08")
    asked = scoring("do", CYCLE, *ask, *SECRETARY).said
    pause = "Báo cáo Tết: thứ Hai 08/02/2027 rơi vào kỳ nghỉ Tết Nguyên đán"
    assert pause in asked
    assert pause in scoring("calendar", CYCLE).said
    send = ("circulate_draft", "of=report", "document.kind=Dự thảo", "until=2026-12-05")
    sent = scoring("do", CYCLE, *send, *SECRETARY).said
    assert "Góp ý dự thảo báo cáo tổng kết: thứ Bảy 05/12/2026 là ngày nghỉ" in sent


def test_english(scoring: Desk) -> None:
    """The same page in English."""
    said = scoring("calendar", CYCLE, "--lang", "en").said
    assert "Who still owes what" in said
    assert "Submit the self score" in said
