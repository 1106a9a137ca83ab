"""Deductions for late reports: which report, how much, whether it is decided, and what it makes."""

from pathlib import Path

import pytest

from tests.cli.test_table_notes import played
from tests.cli.typed import Desk

YEAR = Path(__file__).with_name("cham.yaml")
CYCLE = "cham/2026"
SEND = ("submit_sheet", "unit=c", "--as", "unit_officer@c", "--at", "2026-11-11T08:02")
SETTLE = ("settle_consequence", "unit=c", "lapse=late_report")
WITHDRAW = ("withdraw_consequence", "unit=c", "lapse=late_report")
SHEET = ("settle_sheet", "unit=c")
OFFICE = ("--as", "secretary@a", "--at")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """C has sent two reports late and not yet its sheet, in which it deducts 0.5 itself."""
    return played(tmp_path, YEAR.read_text(encoding="utf-8"))


def done(desk: Desk, *words: str) -> str:
    answer = desk("do", CYCLE, *words)
    assert answer.code == 0, answer.err
    return answer.said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_unit_that_sends_its_sheet_is_told_of_what_is_deducted_besides(
    desk: Desk, lang: str
) -> None:
    """Two late reports wait when the sheet that deducts something itself is sent: the reply names
    both by the reports' names, each amount without a second minus."""
    said = done(desk, *SEND, "--lang", lang)
    for report in ("Báo cáo quý I", "Báo cáo quý III"):
        lapse = "gửi báo cáo muộn" if lang == "vi" else "late report"
        assert f"{lapse} (“{report}”)" in said
    assert "trừ −" not in said
    assert ("đề xuất trừ 1 do" if lang == "vi" else "besides, 1 are proposed") in said


def test_notes_name_the_report(desk: Desk) -> None:
    """The outcome, the status and the explanation say of which report a deduction is."""
    done(desk, *SEND)
    proposed = "Cát: đề xuất trừ 1 do gửi báo cáo muộn (“Báo cáo quý III”), chờ thống nhất"
    assert proposed in desk("outcome", CYCLE).said
    assert "đề xuất trừ 1 do gửi báo cáo muộn (“Báo cáo quý I”)" in desk("status", CYCLE).said
    done(desk, *SETTLE, "code=q3", *OFFICE, "2026-11-12T08:00")
    deducted = "Cát: đã trừ 1 do gửi báo cáo muộn (“Báo cáo quý III”), có trong điểm trừ."
    assert deducted in desk("outcome", CYCLE).said
    explained = desk("explain", CYCLE, "c").said
    assert "Trong đó trừ 1 do gửi báo cáo muộn (“Báo cáo quý III”)" in explained


def test_the_log_calls_reports_by_their_names(desk: Desk) -> None:
    """A report received, the lapse and its deduction: by name as in letters, with no code and no
    double minus."""
    done(desk, *SEND)
    done(desk, *SETTLE, "code=q3", *OFFICE, "2026-11-12T08:00")
    said = desk("log", CYCLE).said
    assert "Cát: gửi “Báo cáo quý III”, nhận ngày 09/10/2026" in said
    assert "Cát: gửi báo cáo muộn (“Báo cáo quý III”), đề xuất trừ 1" in said
    assert "Cát: gửi báo cáo muộn (“Báo cáo quý III”), thống nhất trừ 1" in said
    assert "“q3”" not in said
    assert "trừ −" not in said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_withdrawal_says_the_reason_given_and_no_other(desk: Desk, lang: str) -> None:
    """The sheet deducts it already, so the deduction beside it is withdrawn: nobody says that the
    report was not late. Only the reason stands in the log and the letter."""
    done(desk, *SEND)
    words = (*WITHDRAW, "code=q3", "reason=Bảng đã tự trừ", *OFFICE, "2026-11-12T08:00")
    said = done(desk, *words, "--lang", lang)
    letter = desk("notices", "preview", f"{CYCLE}@{last(desk)}", "--lang", lang).said
    for text in (said, letter):
        assert "Bảng đã tự trừ" in text
        assert "có căn cứ" not in text
        assert "disproved" not in text
    assert (
        "rút, mức trừ 1 không còn; lý do:" if lang == "vi" else "withdrawn, 1 no longer"
    ) in said


def last(desk: Desk) -> int:
    """The number of the year's last event."""
    event: str = desk("log", CYCLE, "--json").json["events"][-1]["event"]
    return int(event.rpartition("@")[2])


def called(desk: Desk) -> None:
    """All sheets are settled, C's last; the conference meets and adopts its report."""
    for unit, office in (("a", "vice_chair@b"), ("b", "secretary@a")):
        done(desk, "settle_sheet", f"unit={unit}", "--as", office, "--at", "2026-11-12T09:00")
    done(desk, *SHEET, *OFFICE, "2026-11-12T09:01")
    done(desk, "advance_phase", *OFFICE, "2026-11-13T08:00")
    done(desk, "call_conference", "date=2026-12-10", *OFFICE, "2026-11-14T08:00")
    done(desk, "open_sitting", *OFFICE, "2026-12-10T08:00")
    done(desk, "record_attendance", "present=a,b,c", *OFFICE, "2026-12-10T08:05")
    done(desk, "adopt_report", "document.kind=Báo cáo", *OFFICE, "2026-12-10T08:06")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_proposed_and_not_decided_is_said_on_the_way_to_the_adoption(
    desk: Desk, lang: str
) -> None:
    """The dry run, the reply and the letter of settling the sheet, the status beside the gate and
    the leaving of the scoring name each report."""
    waits = "chưa quyết định" if lang == "vi" else "not decided"
    done(desk, *SEND)
    tried = done(desk, *SHEET, *OFFICE, "2026-11-12T09:01", "--dry-run", "--lang", lang)
    said = done(desk, *SHEET, *OFFICE, "2026-11-12T09:01", "--lang", lang)
    letter = desk("notices", "preview", f"{CYCLE}@{last(desk)}", "--lang", lang).said
    for unit, office in (("a", "vice_chair@b"), ("b", "secretary@a")):
        done(desk, "settle_sheet", f"unit={unit}", "--as", office, "--at", "2026-11-12T09:02")
    status = desk("status", CYCLE, "--lang", lang).said
    led = done(desk, "advance_phase", *OFFICE, "2026-11-13T08:00", "--lang", lang)
    for text in (tried, said, letter, status, led):
        assert waits in text
        assert "“Báo cáo quý I”" in text
        assert "“Báo cáo quý III”" in text
    assert "! Cát: " in status


def test_the_table_is_not_adopted_over_an_undecided_deduction(desk: Desk) -> None:
    """Two deductions wait: the adoption is refused with their number, the unit and what to do. One
    is settled, one withdrawn, and the table is adopted."""
    done(desk, *SEND)
    called(desk)
    adopt = ("adopt_table", *OFFICE, "2026-12-10T08:10")
    refused = desk("do", CYCLE, *adopt)
    assert refused.code == 1
    assert "Còn 2 đề xuất trừ điểm chưa quyết định (Cát)." in refused.told
    assert "settle_consequence" in refused.told
    assert "Còn 2 đề xuất trừ điểm chưa quyết định" in desk("status", CYCLE).said
    done(desk, *SETTLE, "code=q3", *OFFICE, "2026-12-10T08:11")
    again = desk("do", CYCLE, *adopt[:-1], "2026-12-10T08:12")
    assert "Còn 1 đề xuất trừ điểm chưa quyết định (Cát)." in again.told
    done(desk, *WITHDRAW, "code=q1", "reason=Bảng đã tự trừ", *OFFICE, "2026-12-10T08:13")
    done(desk, *adopt[:-1], "2026-12-10T08:14")


def test_a_cluster_may_adopt_without_deciding_by_a_formal_act(desk: Desk) -> None:
    """Where the condition is waived with a reason the table is adopted, and the reply says which
    deductions it leaves out."""
    done(desk, *SEND)
    called(desk)
    waive = ("waive_condition", "condition=consequences_decided", "reason=Hội nghị để lại xét sau")
    done(desk, *waive, *OFFICE, "2026-12-10T08:09")
    said = done(desk, "adopt_table", *OFFICE, "2026-12-10T08:10")
    left = "Cát: đề xuất trừ 1 do gửi báo cáo muộn (“Báo cáo quý III”) chưa quyết định nên không"
    assert left in said


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_whoever_hears_of_a_deduction_after_the_settlement_hears_the_new_total(
    desk: Desk, lang: str
) -> None:
    """Settled at 98 and second; a deduction settled makes 97 and third, one more 96, an adjustment
    94; withdrawn again it is 95: each letter tells from which total to which, as the table does."""
    done(desk, *SEND)
    for unit, office in (("a", "vice_chair@b"), ("b", "secretary@a"), ("c", "secretary@a")):
        done(desk, "settle_sheet", f"unit={unit}", "--as", office, "--at", "2026-11-12T09:00")
    adjust = ("adjust_scores", "unit=c", "column=settled", "1=88,5->86,5", "reason=Thẩm định")
    acts = (
        ((*SETTLE, "code=q3", *OFFICE, "2026-11-13T09:00"), "98 → 97", "2 → 3"),
        ((*SETTLE, "code=q1", *OFFICE, "2026-11-14T09:00"), "97 → 96", "3"),
        ((*adjust, *OFFICE, "2026-11-15T09:00"), "96 → 94", "3"),
        ((*WITHDRAW, "code=q1", "reason=Trừ hai lần", *OFFICE, "2026-11-16T09:00"), "94 → 95", "3"),
    )
    total, rank = ("Tổng điểm của Cát", "hạng") if lang == "vi" else ("Total of Cát", "rank")
    for words, moved, placed in acts:
        done(desk, *words)
        letter = desk("notices", "preview", f"{CYCLE}@{last(desk)}", "--lang", lang).said
        assert f"{total}: {moved}; {rank}: {placed}" in letter


def test_before_the_settlement_no_total_is_told(desk: Desk) -> None:
    """No total was told to the unit yet, so the letter tells only what is deducted."""
    done(desk, *SEND)
    done(desk, *SETTLE, "code=q3", *OFFICE, "2026-11-12T08:00")
    assert "Tổng điểm" not in desk("notices", "preview", f"{CYCLE}@{last(desk)}").said


def test_a_report_of_a_unit_that_was_excused_costs_nothing(desk: Desk) -> None:
    """It need not have come at all; another unit that is as late is held to it."""
    asked = ("require_report", "report=dot-xuat", "name=Đột xuất", "period=year", "due=2026-11-12")
    done(desk, *asked, *OFFICE, "2026-11-11T09:00")
    excused = ("excuse_report", "report=dot-xuat", "units=c", "reason=Bão lũ")
    done(desk, *excused, *OFFICE, "2026-11-11T09:05")
    came = ("record_report_received", "report=dot-xuat")
    said = done(desk, *came, "unit=c", "--as", "unit_officer@c", "--at", "2026-11-20T09:00")
    assert "đề xuất trừ" not in said
    other = done(desk, *came, "unit=b", "--as", "unit_officer@b", "--at", "2026-11-20T09:05")
    assert "đề xuất trừ" in other
