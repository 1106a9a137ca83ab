"""A file brought beside the record tells nothing of what in the record is sealed to its bringer:
not by what is shown beside it, not by what differs, not by what would be recorded."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.typed import Desk
from tests.rights.test_indistinguishable import CHAIR, OFFICER, OPERATOR, VICE
from tests.rights.worlds import YEAR, World, Worlds, without_ids

Typed = tuple[str | Path, ...]
DONG = ("--as", "unit_officer@dong")
NOT_THEIRS = {
    "auditor": ("--as", "auditor@so"),
    "reviewer": ("--as", "reviewer@so"),
    "teller": ("--as", "teller@cat"),
}
BRINGING = {"operator": OPERATOR, "chair": CHAIR, "vice": VICE, "officer": OFFICER}


def _begun(secret: bool) -> World:
    """What Đông has filled in so far, and what it says beside that."""
    world = World().scored("an", "58").scored("binh", "60").sent("an", "binh")
    cell = {"criterion": "1", "now": "57" if secret else "12"}
    fields: dict[str, Any] = {"unit": "dong", "column": "self"}
    fields["cells"] = [cell | {"justification": "Theo sổ"}]
    fields["cells"].append({"criterion": "2", "now": "40" if secret else "33"})
    return world.act("2026-11-20T09:00", "unit_officer@dong", "enter_scores", **fields).ends()


@pytest.fixture
def sheet(worlds: Worlds, tmp_path: Path) -> Path:
    """Đông's sheet as it stands in one of the worlds: in the other all of it differs."""
    return _made(worlds(_begun, True), tmp_path)


def _made(desk: Desk, folder: Path, *more: str) -> Path:
    answer = desk("sheets", "make", YEAR, *more, "--out", folder, *(() if more else DONG))
    assert answer.code == 0, answer.err
    [path] = folder.iterdir()
    return path


@pytest.mark.parametrize("more", [(), ("--submit", "--reason", "Thử")], ids=["figures", "sent"])
@pytest.mark.parametrize("seat", BRINGING.values(), ids=BRINGING)
def test_indistinguishable_by_a_sheet_brought(
    seat: tuple[str, ...], more: tuple[str, ...], sheet: Path, worlds: Worlds
) -> None:
    """Whether the file says what the unit has typed so far or something else is not seen."""
    words: Typed = ("sheets", "read", YEAR, sheet, *more, *seat)
    for form in (("--lang", "en"), ("--json",)):
        found = [without_ids(worlds(_begun, secret)(*words, *form)) for secret in (True, False)]
        assert found[0] == found[1]
        assert found[0][0] == 0 or seat in (OFFICER, VICE)


@pytest.mark.parametrize("column", ["self", "verified", "settled"])
@pytest.mark.parametrize("seat", BRINGING.values(), ids=BRINGING)
def test_indistinguishable_by_a_table_of_all(
    seat: tuple[str, ...], column: str, tmp_path: Path, worlds: Worlds
) -> None:
    """A table brought for any column shows beside it no figure of a sheet that was not sent."""
    table = _made(worlds(_begun, True), tmp_path, "--column", "self")
    words: Typed = ("sheets", "read", YEAR, "--table", table, "--column", column, *seat)
    for form in ((), ("--json",)):
        found = [without_ids(worlds(_begun, secret)(*words, *form)) for secret in (True, False)]
        assert found[0] == found[1]


@pytest.mark.parametrize("seat", NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_whoever_may_not_act_brings_no_sheet(
    seat: tuple[str, ...], sheet: Path, worlds: Worlds
) -> None:
    """What somebody may not record they cannot compare either; the answer is that of any read."""
    answer = worlds(_begun, True)("sheets", "read", YEAR, sheet, *seat, "--json")
    assert answer.error["code"] == "nothing_to_read"


def test_the_unit_sees_its_own_draft_beside_the_file(sheet: Path, worlds: Worlds) -> None:
    """It is sealed to all others, and to the unit each cell that differs is shown."""
    same = worlds(_begun, True)("sheets", "read", YEAR, sheet, *DONG, "--json").json
    other = worlds(_begun, False)("sheets", "read", YEAR, sheet, *DONG, "--json").json
    assert same["files"][0]["differences"] == []
    shown = {one["criterion"]: one["stands"] for one in other["files"][0]["differences"]}
    assert shown == {"1": "12", "2": "33"}


def test_the_secretary_records_it_all_the_same(worlds: Worlds, tmp_path: Path, sheet: Path) -> None:
    """What the unit had typed is replaced unseen; where all is recorded so, nothing is stored."""
    for secret, recorded in ((True, 0), (False, 1)):
        db = tmp_path / f"{secret}.db"
        db.write_bytes(worlds(_begun, secret).db.read_bytes())
        desk = Desk(db)
        answer = desk("sheets", "read", YEAR, sheet, *CHAIR, "--yes", "--json")
        assert answer.code == 0, answer.out
        assert len(answer.json["recorded"]) == recorded
        assert answer.json["orders"] == recorded
        stands = desk("explain", YEAR, "dong", *DONG).said
        assert "57" in stands
        assert "12" not in stands
