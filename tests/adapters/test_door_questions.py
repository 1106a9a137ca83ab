"""What is asked is read alike for every door: whose acts, which event, which cell, which value."""

import pytest

from adapters.door.choices import chosen
from adapters.door.languages import read_lang
from adapters.door.moments import event_named, event_written, times
from adapters.door.names import find, year_named
from adapters.door.orders import read_order
from adapters.door.seats import By, by_whom
from adapters.door.supposed import read_cell
from domain.cycle.guard import Phase
from domain.record.record import LOCAL_OPERATOR, Office
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.adapters.practice import Practice
from workflows.whatif import SetCell

YEAR = "khoi-thuc-hanh/2027"


def test_who_acts_is_said_by_the_door(practice: Practice) -> None:
    """An order bears the account that the door names, and no other."""
    raw = {"command": "sign_pledge", "units": ["hoa-sen"]}
    order = read_order(practice.engine, YEAR, raw, actor="account-17", seat="operator")
    assert order.actor == "account-17"


def test_whose_acts_are_asked_for(practice: Practice) -> None:
    """An account, an office, a unit, or an office of a unit; nothing means anybody."""
    sen = practice.unit("hoa-sen")
    asked = {
        None: By(),
        LOCAL_OPERATOR: By(actor=LOCAL_OPERATOR),
        "secretary": By(office=Office.SECRETARY),
        "hoa-sen": By(unit=sen),
        "unit_officer@hoa-sen": By(office=Office.UNIT_OFFICER, unit=sen),
    }
    assert {text: by_whom(practice.store, text) for text in asked} == asked


def test_an_event_is_named_by_its_stream_and_version(practice: Practice) -> None:
    """Both parts are needed; a stream that is not there is a name that is unknown."""
    assert event_named(practice.store, f"{YEAR}@12") == (find(practice.store, "cycle", YEAR), 12)
    assert [event_written(text) for text in ("@12", YEAR, f"{YEAR}@x", f"{YEAR}@²")] == [None] * 4
    for text, code in ((f"{YEAR}@", "event_unknown"), ("hoa-xen@1", "name_unknown")):
        with pytest.raises(Refusal) as caught:
            event_named(practice.store, text)
        assert caught.value.code == code


def test_a_cell_is_supposed_in_one_word(practice: Practice) -> None:
    """Unit, criterion (with points in its code), part, column and value; an empty value empties."""
    cell = SetCell(
        unit=practice.unit("hoa-sen"),
        criterion="1.2",
        part=Part.BONUS,
        column="settled",
        value=Points("2.5"),
    )
    assert read_cell(practice.store, "hoa-sen.1.2.bonus.settled=2,5") == cell
    emptied = read_cell(practice.store, "hoa-sen.1.settled=")
    assert emptied is not None
    assert (emptied.part, emptied.value) == (Part.STANDARD, None)
    malformed = ("hoa-sen.1.settled", "hoa-sen=2", "hoa-sen..settled=2")
    assert [read_cell(practice.store, word) for word in malformed] == [None] * 3


def test_a_value_is_chosen_by_code_or_name() -> None:
    """In either language, with or without marks; anything else chooses nothing."""
    assert chosen(Part, "Điểm thưởng") is chosen(Part, "bonus") is Part.BONUS
    assert chosen(Phase, "scoring") is Phase.SCORING
    assert chosen(Part, "x") is None
    assert (read_lang("vi"), read_lang("en"), read_lang("VI")) == ("vi", "en", None)


def test_a_span_of_time_runs_forwards() -> None:
    """What ends before it begins is refused with both ends."""
    assert times(None, None) == {"since": None, "until": None}
    with pytest.raises(Refusal) as caught:
        times("2027-05", "2027-04")
    assert caught.value.code == "times_reversed"


def test_a_year_to_be_told_need_not_be_there() -> None:
    """Cluster and year are parted and checked each."""
    assert year_named("cum-8/2021") == ("cum-8", "2021")
    for text in ("cum-8", "cum 8/2021", "cum-8/21x"):
        with pytest.raises(Refusal):
            year_named(text)
