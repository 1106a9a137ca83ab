"""Units: registered once under a free code and name, renamed from a date on."""

import unicodedata

import pytest
from msgspec.structs import replace

from domain.record.order import Order
from domain.record.record import CALENDAR, Cause, Office, Seat, unit_stream
from domain.record.streams import matching, names_claimed, names_given
from domain.units.unit import (
    RegisterUnit,
    RenameUnit,
    UnitRegistered,
    UnitRenamed,
    code_key,
    name_key,
    names_alike,
)
from domain.values.names import fold
from domain.values.when import When, read_day
from tests.factories import OPERATOR, A, B, C, claimed, given, hidden, id_of, officer

LONG_AN = unit_stream(A)
NAME = "Sở Thông tin và Truyền thông tỉnh Long An"
REGISTER = RegisterUnit(unit=A, code="long-an", full_name=NAME, short_name="Long An")
REGISTERED = UnitRegistered(
    unit=A, code="long-an", full_name=NAME, short_name="Long An", aliases=()
)
RENAME = RenameUnit(
    full_name="Sở Khoa học và Công nghệ tỉnh Long An",
    short_name="Long An",
    since="2025-03-01",
    reason="Hợp nhất sở",
)
#: Nothing has happened in the stream yet.
NOTHING = given(LONG_AN)


def test_unit_is_registered_under_the_id_it_is_given() -> None:
    """A unit enters under the id, code and names that the operator gives it."""
    NOTHING.when(REGISTER, as_=OPERATOR).then(REGISTERED)


def test_names_are_stored_in_one_form() -> None:
    """NFD from macOS, Ð for Đ and spaces around are accepted and stored as NFC with Đ."""
    typed = replace(
        REGISTER,
        full_name=unicodedata.normalize("NFD", " Sở Nội vụ tỉnh Ðồng Tháp "),
        short_name="Ðồng Tháp",
        aliases=("Đồng Tháp", "Ðồng Tháp", "Cao Lãnh"),
    )
    NOTHING.when(typed, as_=OPERATOR).then(
        UnitRegistered(
            unit=A,
            code="long-an",
            full_name="Sở Nội vụ tỉnh Đồng Tháp",
            short_name="Đồng Tháp",
            aliases=("Cao Lãnh", "Đồng Tháp"),
        )
    )


def test_unit_is_registered_once() -> None:
    """A stream that has begun cannot begin again."""
    given(LONG_AN, REGISTERED).when(REGISTER, as_=OPERATOR).then_refused(
        "stream_exists", stream=LONG_AN
    )


def test_unit_stands_in_its_own_stream() -> None:
    """A unit cannot be written into the stream of another."""
    given(unit_stream(B)).when(REGISTER, as_=OPERATOR).then_refused(
        "stream_unknown", stream=unit_stream(B)
    )


@pytest.mark.parametrize("change", [{"full_name": " "}, {"short_name": ""}])
def test_unit_has_a_name(change: dict[str, str]) -> None:
    """Neither of a unit's names may be blank."""
    NOTHING.when(replace(REGISTER, **change), as_=OPERATOR).then_refused("name_blank")


@pytest.mark.parametrize("code", ["", "Long-An", "long_an", "-long", "lòng-an", "a" * 61])
def test_code_fits_an_address(code: str) -> None:
    """A code is made of lower-case ASCII words and hyphens."""
    NOTHING.when(replace(REGISTER, code=code), as_=OPERATOR).then_refused(
        "input_malformed", where="code", value=code
    )


def test_code_belongs_to_one() -> None:
    """A code that belongs to another unit or cluster is refused."""
    start = claimed(NOTHING, **{code_key("long-an"): unit_stream(B)})
    start.when(REGISTER, as_=OPERATOR).then_refused("code_taken", code="long-an")


@pytest.mark.parametrize(
    "typed",
    [
        NAME,
        NAME.upper(),
        unicodedata.normalize("NFD", NAME),
        "Sở TTTT tỉnh Long An",
        "Sở TT&TT tỉnh Long An",
        "Sở TT và TT tỉnh Long An",
        "so thong tin va truyen thong, tinh Long An",
    ],
)
def test_duplicate_unit_is_refused_however_it_is_typed(typed: str) -> None:
    """Two units of one name are one unit typed twice."""
    start = claimed(NOTHING, **{name_key(NAME): unit_stream(B)})
    start.when(replace(REGISTER, full_name=typed), as_=OPERATOR).then_refused(
        "duplicate_unit", name=typed
    )


LOC_THANH = "Ủy ban nhân dân xã Lộc Thành, tỉnh Đồng Nai"


@pytest.mark.parametrize(
    ("known", "new"),
    [
        (LOC_THANH, "Ủy ban nhân dân xã Lộc Thạnh, tỉnh Đồng Nai"),
        ("Ủy ban nhân dân xã Ba Tơ", "UBND xã Ba Tô"),
        ("Quận D", "Quận Đ"),
        ("Xã Phú Lâm", "Xã Phù Lãm"),
    ],
)
def test_names_that_differ_in_a_mark_are_two_units(known: str, new: str) -> None:
    """Marks of tones and vowels tell units apart: both are registered."""
    start = claimed(NOTHING, **{name_key(known): unit_stream(B)})
    done = start.when(replace(REGISTER, full_name=new), as_=OPERATOR).done
    assert [name.label for name in names_given(done.events[0])][1] == new


def test_name_without_marks_that_fits_a_unit_is_asked_about() -> None:
    """What is typed without marks may be any unit of that fold: all of them are named; and so is
    a unit that was once entered without marks."""
    other = LOC_THANH.replace("Thành", "Thạnh")
    start = claimed(
        NOTHING, **{name_key(LOC_THANH): unit_stream(B), name_key(other): unit_stream(C)}
    )
    typed = "Uy ban nhan dan xa Loc Thanh, tinh Dong Nai"
    start.when(replace(REGISTER, full_name=typed), as_=OPERATOR).then_refused(
        "duplicate_unit", case="unmarked", name=typed, units=(B, C)
    )
    start = claimed(NOTHING, **{name_key(typed): unit_stream(B)})
    start.when(replace(REGISTER, full_name=LOC_THANH), as_=OPERATOR).then_refused(
        "duplicate_unit", case="unmarked", name=LOC_THANH, units=(B,)
    )


def test_unit_entered_without_marks_may_be_given_them() -> None:
    """Its own name does not stand in the way of a unit that is renamed."""
    start = claimed(given(LONG_AN, REGISTERED), **{name_key("SO KHOA HOC VA CONG NGHE"): LONG_AN})
    named = replace(RENAME, full_name="Sở Khoa học và Công nghệ")
    start.when(named, as_=OPERATOR).given_besides()


def test_unit_is_renamed_from_a_date_on() -> None:
    """A new name holds from its date; the old one is kept for the years before."""
    renamed = given(LONG_AN, REGISTERED).when(RENAME, as_=OPERATOR)
    renamed.then(
        UnitRenamed(
            full_name=RENAME.full_name,
            short_name="Long An",
            since=When.day(read_day("2025-03-01")),
            reason=hidden("Hợp nhất sở"),
        )
    )
    names = renamed.given_besides().state.names
    assert [(name.full, name.since) for name in names] == [
        (NAME, None),
        (RENAME.full_name, When.day(read_day("2025-03-01"))),
    ]


def test_renaming_needs_what_it_says() -> None:
    """A blank name, a blank reason and an impossible date are refused."""
    start = given(LONG_AN, REGISTERED)
    start.when(replace(RENAME, full_name=" "), as_=OPERATOR).then_refused("name_blank")
    start.when(replace(RENAME, short_name=""), as_=OPERATOR).then_refused("name_blank")
    start.when(replace(RENAME, reason=" \n"), as_=OPERATOR).then_refused("reason_blank")
    start.when(replace(RENAME, since="2025-02-30"), as_=OPERATOR).then_refused(
        "date_malformed", value="2025-02-30"
    )


def test_unit_cannot_take_the_name_of_another() -> None:
    """A rename onto another unit's name is a duplicate; back to an own earlier name is not."""
    start = given(LONG_AN, REGISTERED)
    key = name_key(RENAME.full_name)
    claimed(start, **{key: unit_stream(B)}).when(RENAME, as_=OPERATOR).then_refused(
        "duplicate_unit", name=RENAME.full_name
    )
    claimed(start, **{key: LONG_AN}).when(RENAME, as_=OPERATOR).given_besides()


def test_unit_unknown() -> None:
    """A unit that was never registered cannot be renamed."""
    NOTHING.when(RENAME, as_=OPERATOR).then_refused("stream_unknown", stream=LONG_AN)


def test_only_the_operator_keeps_units() -> None:
    """Units are entered by the operator; an officer of the unit may not."""
    for seat in (officer(A), Seat(Office.AUDITOR, A), None):
        NOTHING.when(REGISTER, as_=seat).then_refused("not_permitted", offices=(Office.OPERATOR,))


def test_command_of_another_stream_is_unknown_here() -> None:
    """A command is asked of the stream it belongs to."""
    given(CALENDAR).when(REGISTER, as_=OPERATOR).then_refused("unknown_command")
    given("nothing:1").when(REGISTER, as_=OPERATOR).then_refused("unknown_command")


def test_cause_makes_no_operator() -> None:
    """What the system does by itself is only what follows; it registers nobody."""
    cause = Cause(LONG_AN, 1, "anything")
    NOTHING.when(REGISTER, as_=OPERATOR, cause=cause).then_refused("not_permitted")
    NOTHING.when(REGISTER, as_=Seat(Office.SYSTEM)).then_refused("not_permitted")


def test_names_claimed_are_the_names_given() -> None:
    """What an order claims beforehand is what its event gives: code and full name."""
    register = replace(REGISTER, aliases=("Tân An",))
    order = Order(command_id=id_of("order"), stream=LONG_AN, command=register, actor="tester")
    names = names_given(NOTHING.when(register, as_=OPERATOR).done.events[0])
    given_keys = [name.key for name in names[:2]]
    assert names_claimed(order) == (code_key("long-an"), names_alike(NAME))
    assert list(matching(names_claimed(order), given_keys)) == given_keys
    assert [name.label for name in names] == ["long-an", NAME, "Long An", "Tân An"]
    assert [name.fold for name in names] == [fold(name.label) for name in names]


def test_new_name_is_found_and_kept_for_the_unit() -> None:
    """After a rename the unit is found under the new name, which nobody else may take."""
    renamed = given(LONG_AN, REGISTERED).when(RENAME, as_=OPERATOR).done
    names = names_given(renamed.events[0])
    order = Order(command_id=id_of("order"), stream=LONG_AN, command=RENAME, actor="tester")
    assert names[0].key == name_key(RENAME.full_name)
    assert list(matching(names_claimed(order), [names[0].key])) == [names[0].key]
