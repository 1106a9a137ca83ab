"""What happens while sheets are written or recorded: others act, folders cannot be written."""

from pathlib import Path

import pytest

from adapters.bootstrap import Engine, open_engine
from adapters.door.orders import read_order
from domain.record.order import Order, Receipt
from domain.record.record import LOCAL_OPERATOR
from tests.cli.typed import CYCLE, Desk
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import fill


def _typed_by_another(desk: Desk) -> None:
    """Đông's own officer types a score, by a connection of their own."""
    cells = [{"criterion": "1", "now": "50"}]
    raw = {"command": "enter_scores", "unit": "dong", "column": "self", "cells": cells}
    with open_engine(str(desk.db)) as engine:
        given = read_order(engine, CYCLE, raw, actor=LOCAL_OPERATOR, seat="unit_officer@dong")
        engine.handle(given)


def test_who_comes_between_stops_it_and_reading_again_goes_on(
    desk: Desk, dong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another clerk types a score of the second unit while the first one's is being stored: what is
    stored is named, the rest waits; read again it goes in, and the other's score stays sealed."""
    fill(dong.with_name("binh.xlsx"), {"F11": 60, "F13": 40})
    handle, given = Engine.handle, []

    def slowly(engine: Engine, order: Order) -> Receipt:
        receipt = handle(engine, order)
        given.append(order)
        if len(given) == 1:
            monkeypatch.setattr(Engine, "handle", handle)
            _typed_by_another(desk)
        return receipt

    monkeypatch.setattr(Engine, "handle", slowly)
    answer = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert answer.code == 1
    assert "rồi dừng" in answer.said
    again = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert again.code == 0, again.out
    assert "F11 1 (điểm chuẩn) (niêm phong) 57" in again.said
    last = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert "Không có gì để ghi." in last.said


def test_a_folder_that_cannot_be_written_is_named(desk: Desk, tmp_path: Path) -> None:
    """A file where the folder should be, a folder where the file should be: said with its name."""
    (tmp_path / "tep").write_text("", encoding="utf-8")
    answer = desk("sheets", "make", CYCLE, "--out", tmp_path / "tep", "--json")
    assert (answer.code, answer.error["code"]) == (1, "disk")
    (tmp_path / "bang" / "an.xlsx").mkdir(parents=True)
    taken = desk("sheets", "make", CYCLE, "--out", tmp_path / "bang", "--force", "--json")
    assert (taken.code, taken.error["code"]) == (1, "path_is_directory")


def test_one_wrong_file_does_not_hide_which_others_are_right(desk: Desk, dong: Path) -> None:
    """Nothing of a folder is stored while one place of it is wrong; the files that could be
    recorded alone are named, and are."""
    fill(dong, {"F11": "nhiều"})
    fill(dong.with_name("binh.xlsx"), {"F11": 60, "F13": 40})
    answer = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert answer.code == 1
    said = answer.said.rpartition("không ghi gì.")[2]
    assert "binh.xlsx" in said
    assert "dong.xlsx" not in said
    alone = desk("sheets", "read", CYCLE, dong.with_name("binh.xlsx"), *SECRETARY, "--yes")
    assert alone.code == 0
    assert "nêu riêng" not in alone.said
