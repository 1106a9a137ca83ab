"""An export holds events whole: nobody gets one in which anything is closed to them."""

from pathlib import Path

import pytest

from adapters.proof import verify
from tests.cli.typed import CYCLE, Answer, Desk


def exported(desk: Desk, seat: str, cycle: str = CYCLE) -> tuple[Answer, Path]:
    """The answer to who asks for a year with its texts, and the file."""
    desk("key", "new")
    file = desk.db.parent / f"{desk.db.stem}-{seat}.thidua"
    asked = ("export", cycle, file, "--texts", "--json")
    return desk(*asked, *(("--as", seat) if seat else ())), file


def refused(answer: Answer, file: Path) -> bool:
    """Whether it was refused, with nothing left behind; any other error is none of these."""
    if answer.code == 0:
        assert file.exists()
        return False
    assert (answer.code, answer.error["code"]) == (1, "nothing_to_read"), answer.err
    assert not list(file.parent.glob(f"{file.name}*"))
    return True


@pytest.mark.parametrize("seat", ["chair@an", "secretary@an", "unit_head@binh", "vice_chair@binh"])
def test_what_is_sealed_is_not_handed_out(seat: str, scoring: Desk, voting: Desk) -> None:
    """While a sheet is being filled in, and while a ballot is open, no office of the year gets
    what is stored; the operator, who holds the database, does."""
    for desk in (scoring, voting):
        assert refused(*exported(desk, seat))
        assert not refused(*exported(desk, ""))


@pytest.mark.parametrize("seat", ["chair@an", "unit_officer@dong", "unit_head@binh"])
def test_a_closed_year_is_handed_out_whole(seat: str, closed: Desk) -> None:
    """To the chair's office and to every member, with the texts, and it is sound."""
    answer, file = exported(closed, seat)
    assert not refused(answer, file)
    key = closed("key", "--json").json["fingerprint"]
    found = verify.verify(file, key)
    with_all, whole = exported(closed, "")
    assert not refused(with_all, whole)
    assert whole.read_bytes() == file.read_bytes()
    assert found.texts


def test_who_does_not_belong_to_a_year_finds_none(closed: Desk) -> None:
    """An office that the unit does not hold, and a year that is not there for it."""
    answer, file = exported(closed, "secretary@binh")
    assert (answer.code, answer.error["code"], file.exists()) == (1, "office_not_held", False)
