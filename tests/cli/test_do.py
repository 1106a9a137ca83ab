"""Doing one act: what is recorded, what only would be, and what is asked for first."""

import json
from pathlib import Path
from uuid import UUID

from tests.cli.typed import CYCLE, Desk

SUBMIT = ("do", CYCLE, "submit_sheet", "unit=dong", "--as", "unit_officer@dong")
SCORE = ("do", CYCLE, "enter_scores", "unit=dong", "column=self")
OFFICER = ("--as", "unit_officer@dong")
ID = str(UUID(int=7))


def test_an_act_is_recorded_and_told(scoring: Desk) -> None:
    """The answer names the event, who did it and what it says; one event more is stored."""
    before = scoring.stored()
    answer = scoring(*SUBMIT)
    assert answer.code == 0
    assert f"Đã ghi {CYCLE}@16." in answer.out
    assert "Đầu mối thi đua, khen thưởng, Đông (người vận hành tại máy)" in answer.out
    assert "Đông: gửi bảng tự chấm điểm" in answer.out
    assert scoring.stored() == before + 1


def test_a_dry_run_stores_nothing(scoring: Desk) -> None:
    """It shows the events, the change from what to what, and the totals and ranks that move."""
    before = scoring.stored()
    answer = scoring(*SCORE, "1=57->58,5", *OFFICER, "--dry-run")
    assert answer.code == 0
    assert "CHẠY THỬ, không ghi gì" in answer.out
    assert "57 → 58,5" in answer.said
    sent = scoring(*SUBMIT, "--dry-run")
    assert "Đông: tổng trống → 94,5, hạng trống → 3" in sent.out
    found = scoring(*SUBMIT, "--dry-run", "--json").json
    assert (found["dry_run"], found["recorded"], found["practice"]) == (True, False, True)
    assert [event["type"] for event in found["events"]] == ["sheet_submitted"]
    assert scoring.stored() == before


def test_a_dry_run_shows_the_change_of_phase_and_what_follows(closed: Desk) -> None:
    """Events that would follow in other streams are shown with their cause."""
    words = ("do", CYCLE, "reopen_phase", "phase=scoring", "reason=Sai số liệu")
    said = closed(*words, "--as", "chair@an", "--dry-run").said
    assert "Mở lại bước chấm điểm; lý do: “Sai số liệu”" in said
    assert "kết thúc → chấm điểm" in said
    opened = closed("do", "khoi-tap", "open_cycle", "year=2028", "--as", "operator", "--dry-run")
    assert "khoi-tap/2028@1" in opened.out
    assert "theo sau khoi-tap@" in opened.out


def test_a_dry_run_is_refused_like_the_act(scoring: Desk) -> None:
    """What cannot be done cannot be tried either."""
    answer = scoring("do", CYCLE, "adopt_table", "--as", "chair@an", "--dry-run")
    assert answer.code == 1
    assert "wrong_phase" in answer.told


def test_fields_may_stand_in_a_file(scoring: Desk, tmp_path: Path) -> None:
    """A YAML or JSON file holds the command's fields as the API has them."""
    cells = [{"criterion": "2", "was": "37.5", "now": "40"}]
    fields = {"unit": "dong", "column": "self", "cells": cells}
    file = tmp_path / "diem.json"
    file.write_text(json.dumps(fields), encoding="utf-8")
    assert scoring("do", CYCLE, "enter_scores", file, *OFFICER).code == 0
    both = scoring("do", CYCLE, "enter_scores", file, "unit=an", *OFFICER)
    assert both.code == 1
    assert "Trường unit ghi hai lần" in both.told
    two = scoring("do", CYCLE, "enter_scores", file, file, *OFFICER)
    assert (two.code, "usage_fields" in two.told) == (2, True)


def test_without_a_seat_it_is_said_that_one_is_needed(scoring: Desk) -> None:
    """Somebody must act: without ``--as`` nothing is done, and an example shows how."""
    before = scoring.stored()
    answer = scoring("do", CYCLE, "submit_sheet", "unit=dong")
    assert answer.code == 2
    assert "--as secretary@" in answer.told
    assert scoring.stored() == before


def test_the_system_cannot_be_played_by_a_person(scoring: Desk) -> None:
    """The system's office is not one that can be taken."""
    answer = scoring("do", CYCLE, "advance_phase", "--as", "system@an")
    assert answer.code == 1
    assert "office_unknown" in answer.told


def test_the_same_id_and_content_gives_the_first_receipt(scoring: Desk) -> None:
    """A repeated command is carried out once, and answered alike."""
    first = scoring(*SUBMIT, "--id", ID, "--json").json
    count = scoring.stored()
    again = scoring(*SUBMIT, "--id", ID, "--json").json
    assert (first["recorded"], again["recorded"]) == (True, False)
    assert first["events"] == again["events"]
    assert "đã ghi từ trước" in scoring(*SUBMIT, "--id", ID).out
    assert scoring.stored() == count


def test_without_a_command_the_possible_acts_are_listed(scoring: Desk) -> None:
    """On a cycle, a cluster, a unit and the calendar: what may be done now, and by whom."""
    cycle = scoring("do", CYCLE)
    assert cycle.code == 0
    assert "submit_sheet" in cycle.out
    assert "Khối trưởng, thư ký (An)" in scoring("do", "khoi-tap").out
    assert "rename_unit" in scoring("do", "binh").out
    assert "correct_day" in scoring("do", "lich").out
    found = scoring("do", "khoi-tap", "--json").json
    [opening] = [one for one in found["actions"] if one["command"] == "open_cycle"]
    assert opening["can"] == "now"
    assert {"office": "chair", "units": [{"id": opening_unit(opening), "name": "An"}]}.items() <= (
        next(one for one in opening["by"] if one["office"] == "chair").items()
    )


def opening_unit(opening: dict[str, list[dict[str, list[dict[str, str]]]]]) -> str:
    return next(one["units"][0]["id"] for one in opening["by"] if one["units"])


def test_units_clusters_and_days_are_made_by_hand(scoring: Desk) -> None:
    """A new unit or cluster is named by the code it shall have; a day by the calendar."""
    unit = ("do", "giang", "register_unit", "full_name=Trường Giang", "short_name=Giang")
    assert scoring(*unit, "--as", "operator").code == 0
    cluster = ("do", "khoi-moi", "found_cluster", "name=Khối mới", "--as", "operator")
    assert scoring(*cluster).code == 0
    members = ("do", "khoi-moi", "add_members", "units=giang,an", "--as", "operator")
    assert "Thêm thành viên: An và Giang" in scoring(*members).out
    day = ("do", "lich", "correct_day", "day=2026-12-26", "working=true", "reason=Làm bù")
    assert scoring(*day, "--as", "operator").code == 0
    assert "Trường Giang (mã giang)" in scoring("log", "giang").out


def test_names_are_found_however_they_are_typed(scoring: Desk) -> None:
    """Ð for Đ and decomposed letters name the same unit, and are stored as one."""
    typed = scoring("do", CYCLE, "submit_sheet", "unit=Trường Ðông", "--as", "unit_officer@Đông")
    assert typed.code == 0
    assert "Đông: gửi bảng tự chấm điểm" in typed.out
