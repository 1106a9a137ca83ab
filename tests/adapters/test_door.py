"""What is written becomes a command, or is refused with the place and the nearest name."""

import unicodedata

import pytest

from adapters.door.commands import read_command, schema
from adapters.door.key_values import fields
from adapters.door.names import find_target
from adapters.door.seats import read_seat
from domain.cycle.phases.registration import SignPledge
from domain.cycle.phases.scoring import EnterScores
from domain.record.record import Office, Seat
from domain.record.streams import COMMANDS
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Code, Refusal
from tests.adapters.practice import Practice


def refused(practice: Practice, **raw: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_command(raw, practice.store)
    return caught.value


SCORES = {"command": "enter_scores", "column": "self"}


@pytest.mark.parametrize(
    "written",
    [
        "hoa-sen",
        "Hoa Sen",
        "HOA SEN",
        "trung tam luu tru hoa sen",
        unicodedata.normalize("NFD", "Trung tâm Lưu trữ Hoa Sen"),
    ],
)
def test_a_unit_may_be_named_as_people_do(practice: Practice, written: str) -> None:
    """Code, short or full name, without tones, in capitals or decomposed: the same unit."""
    command = read_command({"command": "sign_pledge", "units": [written]}, practice.store)
    assert command == SignPledge(units=(practice.unit("hoa-sen"),))


def test_a_look_alike_of_d_with_stroke_is_the_letter(practice: Practice) -> None:
    """Ð (U+00D0) typed for Đ (U+0110) finds the unit."""
    command = read_command({"command": "sign_pledge", "units": ["Ðồng Nội"]}, practice.store)
    assert command == SignPledge(units=(practice.unit("dong-noi"),))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("39,5", "39.5"), ("39.5", "39.5"), ("+5", "5"), ("−0,5", "-0.5"), (" 20 ", "20"), (7, "7")],
)
def test_points_are_read_as_people_type_them(practice: Practice, typed: object, value: str) -> None:
    """Comma or point, a plus, a true minus: one exact value."""
    raw = {**SCORES, "unit": "hoa-sen", "cells": [{"criterion": "1", "now": typed}]}
    command = read_command(raw, practice.store)
    assert isinstance(command, EnterScores)
    assert command.cells[0].now == Points(value)
    assert command.cells[0].part is Part.STANDARD


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NaN", "points_malformed"),
        ("1E+2", "points_malformed"),
        ("1_000", "points_malformed"),
        ("１２", "points_malformed"),
        ("", "points_malformed"),
        ("1.175", "points_ambiguous"),
        (True, "number_unquoted"),
    ],
)
def test_what_is_no_number_is_refused(practice: Practice, typed: object, code: Code) -> None:
    """NaN, exponents, underscores and full-width digits are no points; 1.175 is asked about."""
    cells = [{"criterion": "1", "now": typed}]
    assert refused(practice, **SCORES, unit="hoa-sen", cells=cells).code == code


def test_an_unknown_name_is_offered_the_nearest(practice: Practice) -> None:
    """Units, commands and fields that are not known come back with the nearest that is."""
    unit = refused(practice, command="sign_pledge", units=["hoa-sem"])
    assert (unit.code, unit.facts["nearest"]) == ("name_unknown", "hoa-sen")
    command = refused(practice, command="sign_plege", units=[])
    assert (command.code, command.facts["nearest"]) == ("unknown_command", "sign_pledge")
    field = refused(practice, command="issue_plan", document={"kind": "KH", "nummer": "1"})
    assert (field.code, field.facts["nearest"]) == ("unknown_field", "number")
    assert field.facts["where"] == "document"


def test_a_missing_or_wrong_field_says_where(practice: Practice) -> None:
    """What is missing is named; a closed list is shown."""
    missing = refused(practice, command="issue_plan")
    assert (missing.code, missing.facts["field"]) == ("field_missing", "document")
    wrong = refused(practice, command="reopen_phase", phase="scorin", reason="x")
    assert (wrong.code, wrong.facts["where"]) == ("input_malformed", "phase")
    assert "scoring" in str(wrong.facts["expected"])
    assert wrong.facts["nearest"] == "scoring"
    nested = refused(practice, **SCORES, unit="hoa-sen", cells=[{"criterion": "1", "part": "x"}])
    assert (nested.code, nested.facts["where"]) == ("input_malformed", "cells[0].part")
    assert nested.facts["expected"] == "standard | bonus | deduction"
    assert "nearest" not in nested.facts


FACT = {"command": "record_fact", "topic": "registration"}


@pytest.mark.parametrize(
    ("said", "code", "facts"),
    [
        (
            {"type": "count", "count": 12, "of": 12},
            "input_malformed",
            {
                "where": "said.type",
                "expected": "known | happened | not_stated | denied | counted",
                "nearest": "counted",
            },
        ),
        (
            {"type": "counted", "cont": 12, "of": 12},
            "unknown_field",
            {"where": "said", "field": "cont", "nearest": "count"},
        ),
        ({"type": "known", "of": "12"}, "unknown_field", {"field": "of", "nearest": None}),
        ({"count": 12, "of": 12}, "field_missing", {"field": "type", "where": "said"}),
    ],
)
def test_one_of_several_forms_is_told_by_its_word(
    practice: Practice, said: object, code: Code, facts: dict[str, object]
) -> None:
    """A word that names no form is answered with all and the nearest; a field with the nearest
    of its own form, never of another one."""
    found = refused(practice, **FACT, said=said)
    assert (found.code, found.facts | facts) == (code, found.facts)


def test_targets_and_seats(practice: Practice) -> None:
    """Cycles, clusters, units and the calendar are targets; an office is held for a unit."""
    assert find_target(practice.store, "khoi-thuc-hanh/2026").startswith("cycle:")
    assert find_target(practice.store, "khoi-thuc-hanh").startswith("cluster:")
    assert find_target(practice.store, "hoa-sen").startswith("unit:")
    assert find_target(practice.store, "lich").startswith("calendar:")
    with pytest.raises(Refusal) as caught:
        find_target(practice.store, "khoi-thuc-han/2026")
    assert caught.value.facts["nearest"] == "khoi-thuc-hanh/2026"
    assert read_seat(practice.store, "secretary@hoa-sen") == Seat(
        Office.SECRETARY, practice.unit("hoa-sen")
    )
    assert read_seat(practice.store, "operator") == Seat(Office.OPERATOR)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("system", "office_unknown"),
        ("secretry@hoa-sen", "office_unknown"),
        ("secretary", "input_malformed"),
        ("secretary@nowhere", "name_unknown"),
    ],
)
def test_nobody_takes_the_systems_seat(practice: Practice, written: str, code: Code) -> None:
    """The system's office cannot be asked for; a mistyped one is offered the nearest."""
    with pytest.raises(Refusal) as caught:
        read_seat(practice.store, written)
    assert caught.value.code == code


def test_words_of_a_command_line_become_fields() -> None:
    """Scores have a short form; dots reach inside; numbers make lists."""
    assert fields(["unit=hoa-sen", "1=20", "2.bonus=+5", "3=20->18"]) == {
        "unit": "hoa-sen",
        "cells": [
            {"criterion": "1", "part": "standard", "was": None, "now": "20"},
            {"criterion": "2", "part": "bonus", "was": None, "now": "+5"},
            {"criterion": "3", "part": "standard", "was": "20", "now": "18"},
        ],
    }
    assert fields(["document.kind=KH", "items.0=a", "items.1=b=c", 'said={"type":"denied"}']) == {
        "document": {"kind": "KH"},
        "items": ["a", "b=c"],
        "said": {"type": "denied"},
    }
    with pytest.raises(Refusal):
        fields(["no equals sign"])


def test_every_command_has_a_schema() -> None:
    """Each command's form, and all together, can be given as JSON Schema."""
    for word in COMMANDS:
        assert schema(word)["$defs"]
    assert len(schema()["$defs"]) > len(COMMANDS)
    with pytest.raises(Refusal):
        schema("no_such_command")


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x1b[31m", "\ud800", "a\u202eb", "\u2066a", "a" * 4001]
)
def test_text_that_is_not_what_is_seen_is_refused(practice: Practice, text: str) -> None:
    """Control characters, halves of pairs, turned writing and endless text are not stored."""
    day = {"command": "correct_day", "day": "2026-09-01", "working": True}
    assert refused(practice, **day, reason=text).code == "text_malformed"
    assert refused(practice, **day, reason="x", **{text: "x"}).code == "text_malformed"
    assert refused(practice, command=text).code == "text_malformed"
    with pytest.raises(Refusal, match="text_malformed"):
        find_target(practice.store, text)


@pytest.mark.parametrize(
    "words",
    [
        ["document=a", "document.kind=b"],
        ["document.kind=b", "document=a"],
        ["reason=a", "reason=b"],
        ["1=20", "1=21"],
        ["1=20", "1.standard=20"],
        ["1.1.bonus=2", "1.1=20", "1.1.bonus=3"],
        ['document={"kind":"a","kind":"b"}'],
        ["units=" + "[" * 60000],
    ],
)
def test_words_that_contradict_are_refused(words: list[str]) -> None:
    """Nothing is taken where two words say different things, or JSON has no end."""
    with pytest.raises(Refusal, match="input_malformed"):
        fields(words)


def test_more_that_is_refused(practice: Practice) -> None:
    """Keys equal once tidied, powers as whole numbers, odd digits, ids that nobody has."""
    day = {"command": "correct_day", "day": "2026-09-01", "working": True, "reason": "a"}
    assert refused(practice, **day, **{"reason ": "b"}).code == "input_malformed"
    ballot = {"command": "open_ballot", "ballot": "b", "selection": "s", "method": "open"}
    for choices in ("1e2", "1.0", 10**30, "9" * 30):
        found = refused(practice, **ballot, nominees=[], choices=choices)
        assert found.code == "input_malformed"
    nobody = "11111111-1111-1111-1111-111111111111"
    assert refused(practice, command="add_members", units=nobody).code == "name_unknown"
    with pytest.raises(Refusal, match="name_unknown"):
        read_seat(practice.store, f"secretary@{nobody}")
    odd = fields(["units.²=a"])
    assert refused(practice, command="add_members", **odd).code == "input_malformed"
    deep: object = []
    for _ in range(5000):
        deep = [deep]
    assert refused(practice, command="add_members", units=deep).code == "input_malformed"
