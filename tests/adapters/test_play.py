"""Scenarios are stored whole or not at all, once, however often they are played."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from adapters.bootstrap import Engine, initialize, open_engine
from adapters.play import play
from domain.cycle.awards.rows import award_rows
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome, outcome
from domain.record.record import Origin, encode
from domain.values.points import Points
from domain.values.refusal import Code, Refusal
from tests.adapters.practice import CUM_8, THUC_HANH

#: The score table as the draft report prints it: rank, unit, standard, bonus, deduction, total.
PRINTED = [
    (1, "Long An", "100", "18", "-0.5", "117.5"),
    (2, "Hậu Giang", "100", "15", None, "115"),
    (3, "Tiền Giang", "100", "15.5", "-1.5", "114"),
    (4, "Bến Tre", "100", "13", None, "113"),
    (5, "Vĩnh Long", "100", "12", None, "112"),
    (5, "Đồng Tháp", "100", "13.5", "-1.5", "112"),
    (6, "Bạc Liêu", "100", "12", "-0.5", "111.5"),
    (7, "Trà Vinh", "100", "11", "-1", "110"),
    (8, "An Giang", "100", "10", "-1.5", "108.5"),
    (9, "Kiên Giang", "98", "12", "-3", "107"),
    (10, "Cà Mau", "98", "7", "-2.5", "102.5"),
    (11, "Sóc Trăng", "96", "8.5", "-3", "101.5"),
]


def only_cycle(engine: Engine) -> Cycle:
    stream = min(engine.cycles())[1]
    return engine.cycle(stream)


def only_outcome(engine: Engine) -> Outcome:
    return outcome(only_cycle(engine))


def everything(engine: Engine) -> list[bytes]:
    placed = engine.store.all_events(0, 10_000)
    return [encode((one.event.header.type, one.event.version, one.event.body)) for one in placed]


def test_cluster_8_of_2021_is_told_as_its_draft_report_tells_it(engine_url: str) -> None:
    """Totals, dense ranks and the tie at 5 are the report's; what it leaves open stays open."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, CUM_8)
        found, names = only_outcome(engine), engine.names()
        assert found.table is not None
        rows = [
            (
                row.rank,
                names.unit(row.unit),
                row.standard,
                row.bonus,
                row.deduction,
                row.total,
            )
            for row in found.table.rows
        ]
        expected = [
            (rank, name, *(Points(value) if value else None for value in values))
            for rank, name, *values in PRINTED
        ]
        assert rows == expected
        assert [row.printed_rank for row in found.table.rows] == [row[0] for row in PRINTED]
        assert all(row.computed == row.total for row in found.table.rows)
        assert (found.phase, found.report, found.table_adopted) == (
            "summary_conference",
            "draft",
            False,
        )
        assert found.next_officers is None
        assert not found.selections
        said = {statement.topic: encode(statement.said) for statement in found.statements}
        for topic in ("conference", "vote", "election", "handover"):
            assert said[topic] == b'{"type":"not_stated"}'
        events = engine.store.all_events(0, 1000)
        told = {one.event.header.origin for one in events if one.event.stream != "system"}
        assert told == {Origin.BACKFILL}


def test_the_standard_points_of_the_criteria_stand_beside_the_printed_ones(
    engine_url: str,
) -> None:
    """The criteria add to 110, the table says 100: accepted with the reading, off by 10 for all."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, CUM_8)
        found = only_outcome(engine)
        assert found.table is not None
        for row in found.table.rows:
            assert row.standard_of_items is not None
            assert row.standard is not None
            assert row.standard_of_items - row.standard == 10
        [reading] = found.readings
        assert (reading.discrepancy, reading.one, reading.other) == ("criteria_sum", "110", "100")
        assert reading.reading is not None


def test_the_practice_year_goes_through_every_phase(engine_url: str) -> None:
    """Played as it would run live, the year is closed; its sealed outcome replays to the byte."""
    with initialize(engine_url, practice=True) as engine:
        played = play(engine, THUC_HANH)
        assert played.refused == 17
        state = only_cycle(engine)
        assert state.phase == "closed"
        assert state.sealed == encode(outcome(state)).decode()
        names = engine.names(state)
        found = only_outcome(engine)
        chosen = {
            selection.selection: [names.unit(unit) for unit in selection.chosen or ()]
            for selection in found.selections
        }
        assert chosen == {
            "co-thi-dua": ["Trúc Xanh"],
            "bang-khen": ["Hoa Sen", "Ánh Trăng"],
            "khoi-truong": ["Trúc Xanh"],
        }
        assert found.handover_accepted
        assert engine.store.refused_follow_ups(10) == []


def test_the_practice_year_keeps_its_award_file_after_closing(engine_url: str) -> None:
    """One given, one refused, one put off and given later; a wrong number put right."""
    with initialize(engine_url, practice=True) as engine:
        play(engine, THUC_HANH)
        state = only_cycle(engine)
        names = engine.names(state)
        rows = award_rows(state)
        decided = {
            (names.unit(row.unit), row.award): [one.result.value for one in row.decided]
            for row in rows
        }
        assert decided == {
            ("Trúc Xanh", "co-thi-dua"): ["approved"],
            ("Hoa Sen", "bang-khen"): ["not_yet_considered", "approved"],
            ("Ánh Trăng", "bang-khen"): ["refused"],
        }
        assert [row.open for row in rows] == [None] * 3
        first = rows[0].decided[0].document
        assert first is not None
        assert first.number == "12/QĐ-CQVD"


@pytest.mark.parametrize(("file", "practice"), [(CUM_8, False), (THUC_HANH, True)])
def test_playing_twice_is_playing_once(engine_url: str, file: Path, practice: bool) -> None:
    """A second play stores nothing and changes nothing."""
    with initialize(engine_url, practice=practice) as engine:
        first = play(engine, file)
        before = everything(engine)
        second = play(engine, file)
        assert (second.stored, second.earlier) == (0, first.stored)
        assert everything(engine) == before


def whole_year(tmp_path: Path) -> Counter[str]:
    """How many events of each type an uninterrupted play gives."""
    with initialize(str(tmp_path / "whole.db"), practice=True) as engine:
        play(engine, THUC_HANH)
        return Counter(one.event.header.type for one in engine.store.all_events(0, 1000))


class StopError(Exception):
    """The machine was switched off."""


@pytest.mark.parametrize("after", [1, 9, 40, 95])
def test_an_interrupted_play_goes_on_where_it_ended(
    engine_url: str, tmp_path: Path, after: int
) -> None:
    """Stopped after any command, the second play ends with the same events."""

    def stop(done: int, of: int, key: str) -> None:  # noqa: ARG001
        if done == after:
            raise StopError

    with initialize(engine_url, practice=True) as engine:
        with pytest.raises(StopError):
            play(engine, THUC_HANH, stop)
        play(engine, THUC_HANH)
        types = Counter(one.event.header.type for one in engine.store.all_events(0, 1000))
        assert types == whole_year(tmp_path)
        assert only_cycle(engine).phase == "closed"
        assert engine.store.misplaced() == 0


def edited(tmp_path: Path, old: str, new: str, source: Path = THUC_HANH) -> Path:
    file = tmp_path / "sua.yaml"
    text = source.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("unit: truc-xanh\n", "unit: truc-xank\n", "name_unknown"),
        ('criterion: "3", now: "19.5"', 'criterion: "33", now: "19.5"', "criterion_unknown"),
        ('criterion: "3", now: "19.5"', 'criterion: "3", now: "19.6"', "off_step"),
        ('criterion: "3", now: "19.5"', 'criterion: "3", now: "21"', "above_maximum"),
        ('criterion: "3", now: "19.5"', 'criterion: "3", now: 19.5', "number_unquoted"),
        ("command: close_sitting", "command: close_siting", "unknown_command"),
        ("by: vice_chair@truc-xanh", "by: vice_chair@song-nuoc", "office_not_held"),
        ("expect_rejected: off_step", "expect_rejected: own_sheet", "off_step"),
        ("    expect_rejected: off_step\n", "", "off_step"),
        ("  - {code: truc-xanh, short", "  - {code: hoa-sen, short", "code_taken"),
        (
            "full: Trung tâm Kiểm định Trúc Xanh",
            "full: TRUNG TAM LUU TRU HOA SEN",
            "duplicate_unit",
        ),
        ("at: 2026-01-12T08:30", "at: 2026-02-30T08:30", "date_malformed"),
        ("key: rulebook", "key: open", "file_duplicate_key"),
        ("  name: Bảng tiêu chí", "  nam: Bảng tiêu chí", "unknown_field"),
    ],
)
def test_a_scenario_with_a_fault_stores_nothing(
    tmp_path: Path, sqlite_url: str, old: str, new: str, code: Code
) -> None:
    """Whatever the fault and wherever it stands: code, file, line, and an untouched database."""
    with initialize(sqlite_url, practice=True) as engine:
        before = len(everything(engine))
        with pytest.raises(Refusal) as caught:
            play(engine, edited(tmp_path, old, new))
        assert caught.value.code == code
        assert caught.value.facts["file"] == "sua.yaml"
        assert isinstance(caught.value.facts["line"], int)
        assert len(everything(engine)) == before


def test_the_line_is_that_of_the_fault(tmp_path: Path, sqlite_url: str) -> None:
    """The refusal points to the line in which the wrong value stands."""
    file = edited(tmp_path, 'criterion: "3", now: "19.5"', 'criterion: "3", now: "19.6"')
    wanted = next(
        number
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        if "19.6" in line
    )
    with initialize(sqlite_url, practice=True) as engine, pytest.raises(Refusal) as caught:
        play(engine, file)
    assert caught.value.facts["line"] == wanted


def test_an_expected_refusal_that_does_not_come_is_a_fault(tmp_path: Path, sqlite_url: str) -> None:
    """What the file says is refused, and is not, stops the play before anything is stored."""
    file = edited(tmp_path, 'now: "39.75"', 'now: "39.5"')
    with initialize(sqlite_url, practice=True) as engine:
        with pytest.raises(Refusal) as caught:
            play(engine, file)
        assert caught.value.code == "scenario_expectation"
        assert len(everything(engine)) == 1


def test_a_changed_entry_is_not_passed_off_as_played(tmp_path: Path, sqlite_url: str) -> None:
    """The same key with other content is refused: what was stored stays what it was."""
    with initialize(sqlite_url, practice=True) as engine:
        play(engine, THUC_HANH)
        before = everything(engine)
        file = edited(tmp_path, "Số hóa 100% hồ sơ lưu trữ", "Số hóa 90% hồ sơ lưu trữ")
        with pytest.raises(Refusal) as caught:
            play(engine, file)
        assert caught.value.code == "scenario_changed"
        assert everything(engine) == before


def test_practice_and_real_never_meet(tmp_path: Path, sqlite_url: str) -> None:
    """A practice scenario is refused by a real database, and no file opens a live cycle in one."""
    with initialize(sqlite_url, practice=False) as engine:
        with pytest.raises(Refusal) as caught:
            play(engine, THUC_HANH)
        assert caught.value.code == "database_kind"
        file = edited(tmp_path, "    backfill: true\n", "", CUM_8)
        with pytest.raises(Refusal) as caught:
            play(engine, file)
        assert caught.value.code == "play_into_real"
    with pytest.raises(Refusal) as caught:
        initialize(sqlite_url, practice=True)
    assert caught.value.code == "database_kind"


def test_what_was_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    """A closed and copied database gives the same outcome: it is all in the events."""
    file = tmp_path / "cum-8.db"
    with initialize(str(file), practice=False) as engine:
        play(engine, CUM_8)
        first = encode(only_outcome(engine))
    shutil.copy(file, tmp_path / "copy.db")
    with open_engine(str(tmp_path / "copy.db")) as engine:
        assert encode(only_outcome(engine)) == first
        assert all(not engine.store.verify_chain(stream) for stream in engine.store.streams())


def test_no_text_of_a_person_stands_in_an_event(sqlite_url: str) -> None:
    """Reasons, explanations and minutes are hashes in the record, and texts beside it."""
    with initialize(sqlite_url, practice=True) as engine:
        play(engine, THUC_HANH)
        record = b"".join(everything(engine)).decode()
        written = THUC_HANH.read_text("utf-8")
        for word in (
            "Sáng kiến được công nhận",
            "Đơn vị nhất trí",
            "vùng lũ",
            "Cờ luân lưu của Khối",
        ):
            assert word in written
            assert word not in record
        stream = min(engine.cycles())[1]
        texts = engine.store.texts(stream).values()
        assert any("Sáng kiến được công nhận" in text for text in texts)
