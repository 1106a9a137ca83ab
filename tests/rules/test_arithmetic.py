"""The rules of computing by their versions: a year keeps those that it began under.

Version 1 is what years reckon that were stored before there was another.
"""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st
from msgspec import structs

from domain.cycle.phases.scoring import Mark, MarkCriterion
from domain.cycle.votes.candidacy import BarUnit, LiftBar
from domain.reckoning.arithmetic import ARITHMETICS, NOW, Arithmetic
from domain.reckoning.choice import Ground
from domain.reckoning.eligibility import left_out
from domain.reckoning.score_table import TableRow, score_table
from domain.reckoning.table_notes import table_notes
from domain.record.record import ARITHMETIC, UnitId, write
from domain.record.streams import UnknownEventError, evolve, read_event
from domain.rulebook.grading import ByLevel, Level, points_of
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.factories import MEMBERS, SECRETARY, C, D, P, after, begun, cell
from tests.rules.house import written
from tests.rules.sheets import book, cells, found, lines, rows, scoring, sent
from tests.spec import Given

FIRST, SECOND = ARITHMETICS[1], ARITHMETICS[2]
both = pytest.mark.parametrize("by", [FIRST, SECOND], ids=["version 1", "version 2"])
#: No absence gives ten points, the first ones eight, from four on none.
ABSENCES = "standard: {grading: {how: by_level, levels: [{from: '0', points: '10'}," + (
    " {from: '1', points: '8'}, {from: '4', points: '0'}]}}"
)


def under(by: Arithmetic, start: Given) -> Given:
    """The same year, had it begun under those rules: its events carry them."""
    state: object = None
    events = []
    for event in start.events:
        events.append(
            structs.replace(event, header=structs.replace(event.header, arithmetic=by.version))
        )
        state = evolve(state, events[-1])
    return replace(start, events=tuple(events), state=state)


# Which rules a year is reckoned by


def test_a_year_keeps_the_rules_it_began_under() -> None:
    """The event that begins it says which; whatever is done later carries the same, also once
    newer rules are there for other years."""
    assert under(FIRST, begun()).state.reckoning is FIRST
    later = scoring(book(ABSENCES))
    assert {event.header.arithmetic for event in later.events} == {ARITHMETIC}
    old = under(FIRST, later)
    more = sent(old, C, cell("1", "7"))
    assert {event.header.arithmetic for event in more.events} == {1}
    assert more.state.reckoning is FIRST


def test_an_event_of_rules_that_nobody_knows_is_not_read() -> None:
    """A newer program wrote it: no figure of it would be sure."""
    [event] = begun().events
    newer = structs.replace(event, header=structs.replace(event.header, arithmetic=ARITHMETIC + 1))
    with pytest.raises(UnknownEventError, match="arithmetic"):
        read_event(write(newer))


def test_every_version_ever_written_is_dispatched_to() -> None:
    """From the first to today's, without a gap."""
    assert list(ARITHMETICS) == list(range(1, ARITHMETIC + 1))
    assert NOW.version == ARITHMETIC
    assert all(version == by.version for version, by in ARITHMETICS.items())


# By level


@pytest.mark.parametrize(
    ("absences", "first", "second"),
    [("0", "10", "10"), ("1", "10", "8"), ("3", "10", "8"), ("4", "10", "0"), ("7", "10", "0")],
)
def test_by_level_gives_the_points_of_the_highest_level_reached(
    absences: str, first: str, second: str
) -> None:
    """The fewer the better: 0 absences give 10 points, from 1 on 8, from 4 on none; before, the
    most points among the levels reached."""
    rulebook = book(ABSENCES)
    entered = cells(standard=absences)
    assert found(rulebook, entered, by=FIRST).totals.total == P(first)
    assert found(rulebook, entered, by=SECOND).totals.total == P(second)


@both
def test_by_level_ranks_who_was_absent_last(by: Arithmetic) -> None:
    """Seven absences rank behind none in a year that begins now, and beside it in an older one."""
    start = under(by, scoring(book(ABSENCES)))
    for unit, absences in zip(MEMBERS, ("0", "7", "1", "4", "0"), strict=True):
        start = sent(start, unit, cell("1", absences))
    ranks = [rows(start)[unit].rank for unit in MEMBERS]
    assert ranks == ([1, 1, 1, 1, 1] if by is FIRST else [1, 3, 2, 3, 1])


points = st.integers(0, 40).map(lambda count: Points(str(count)))


@settings(max_examples=200, deadline=None)
@for_any(
    st.lists(st.tuples(points, points), min_size=1, max_size=5, unique_by=lambda one: one[0]),
    points,
)
def test_by_level_agrees_where_more_gives_more(
    levels: list[tuple[Points, Points]], entered: Points
) -> None:
    """Where no level gives less than a lower one the versions give the same; always the newer one
    gives what stands beside the highest level reached."""
    rule = ByLevel(levels=tuple(Level(at_least=at, points=gives) for at, gives in levels))
    now, before = (points_of(rule, entered, by) for by in (SECOND, FIRST))
    reached = sorted(level for level in levels if level[0] <= entered)
    assert now == (reached[-1][1] if reached else 0)
    gives = [one for _, one in sorted(levels)]
    if gives == sorted(gives):
        assert now == before


# One denominator


SHARED = """
ranked_by: share_of_standard
bands:
  - {code: tot, name: Tốt, from: "80"}
  - {code: kha, name: Khá, from: "70"}
  - {code: tb, name: Trung bình, from: "0"}
selections:
  - {code: bk, name: Bằng khen, how: by_rank, quota: 2, kind: award_form, min_total: "80"}
  - {code: gk, name: Giấy khen, how: by_rank, quota: 2, kind: award_form, min_band: tot}
"""
TWO = ("standard: {max: '70', step: '0.01'}", "standard: {max: '30', step: '0.01'}")


def of_seventy(by: Arithmetic, ranked_by: str = "share_of_standard", score: str = "63") -> Given:
    """C has 63 of the 70 points that apply to it, D 82 of 100."""
    shared = SHARED.replace("share_of_standard", ranked_by)
    start = under(by, scoring(book(*TWO, more=shared)))
    mark = MarkCriterion(unit=C, criterion="2", mark=Mark.NOT_APPLIED, reason="Không điều tra")
    start = after(start, (mark, SECRETARY))
    start = sent(start, C, cell("1", score))
    return sent(start, D, cell("1", "58"), cell("2", "24"))


def grounds(start: Given, code: str) -> dict[UnitId, Ground]:
    rulebook = start.state.plan.rulebook
    found_out = left_out(start.state, rulebook.selection(code))
    return {one.unit: one.ground for one in found_out if one.unit in {C, D}}


def shown(start: Given) -> dict[UnitId, TableRow]:
    found_rows = rows(start)
    return {unit: found_rows[unit] for unit in (C, D)}


@pytest.mark.parametrize("ranked_by", ["share_of_standard", "share_of_total"])
def test_p11_classes_and_minimums_go_by_what_applies(ranked_by: str) -> None:
    """63 of 70 is 90 %: first, in the class from 80, and barred from no award that asks for 80."""
    start = of_seventy(SECOND, ranked_by)
    row = shown(start)[C]
    assert (row.total, row.maximum, row.on_scale) == (P("63"), P("70"), "90")
    assert (row.rank, row.band, row.measured) == (1, "tot", Fraction(90))
    assert (shown(start)[D].rank, shown(start)[D].band, shown(start)[D].on_scale) == (
        2,
        "tot",
        None,
    )
    assert (grounds(start, "bk"), grounds(start, "gk")) == ({}, {})


def test_p11_a_share_below_the_minimum_is_below_it() -> None:
    """55.99 of 70 is 79.98… %: no rounding lifts it into the class or over the minimum."""
    start = of_seventy(SECOND, score="55.99")
    assert shown(start)[C].band == "kha"
    assert grounds(start, "bk") == {C: Ground.BELOW_MINIMUM}
    assert grounds(of_seventy(SECOND, score="56"), "bk") == {}


def test_p11_older_years_keep_the_plain_total() -> None:
    """Under version 1 the same unit is first, and in the lowest class with its plain 63."""
    start = of_seventy(FIRST)
    assert (shown(start)[C].rank, shown(start)[C].band, shown(start)[C].on_scale) == (1, "tb", None)
    assert grounds(start, "bk") == {C: Ground.BELOW_MINIMUM}


@both
def test_ranked_by_total_everything_goes_by_the_total(by: Arithmetic) -> None:
    """There is no share, so rank, class and minimum alike take the plain 63."""
    start = of_seventy(by, "total")
    assert (shown(start)[C].rank, shown(start)[C].band, shown(start)[C].on_scale) == (2, "tb", None)
    assert grounds(start, "bk") == {C: Ground.BELOW_MINIMUM}


# Classes that no rule contradicts


CLASSED = """
bands:
  - {code: xs, name: Xuất sắc, from: "90"}
  - {code: tot, name: Tốt, from: "70"}
bars:
  - {code: ky-luat, name: Kỷ luật}
  - {code: mat-doan-ket, name: Mất đoàn kết, selections: [co], bands: [xs]}
  - {code: no-thue, name: Nợ thuế, selections: [co]}
  - {code: nhac-nho, name: Nhắc nhở, selections: [gk], bands: []}
selections:
  - {code: co, name: Cờ, how: by_rank, quota: 1, min_band: xs}
  - {code: gk, name: Giấy khen, how: by_rank, quota: 1, kind: award_form}
"""


def classed(by: Arithmetic) -> Given:
    """C has 95 points."""
    start = under(by, scoring(book("standard: {max: '100'}", more=CLASSED)))
    return sent(start, C, cell("1", "95"))


@pytest.mark.parametrize(
    ("ground", "band"),
    [
        ("ky-luat", None),
        ("mat-doan-ket", "tot"),
        ("no-thue", "tot"),
        ("nhac-nho", "xs"),
        (None, None),
    ],
)
def test_p24_a_barred_unit_is_not_shown_in_the_class(ground: str | None, band: str | None) -> None:
    """Barred from every award it is in no class; barred from the class by name, or from what the
    class leads to, in the next one; barred from an award that asks for no class, in its own. It
    keeps rank and total, and lifting the bar brings the class back."""
    start = classed(SECOND)
    assert rows(start)[C].band == "xs"
    barred = after(start, (BarUnit(unit=C, ground=ground, reason="Kết luận thanh tra"), SECRETARY))
    row = rows(barred)[C]
    assert (row.band, row.rank, row.total) == (band, 1, P("95"))
    lifted = after(barred, (LiftBar(unit=C, ground=ground, reason="Xét lại"), SECRETARY))
    assert rows(lifted)[C].band == "xs"


def test_p24_older_years_show_the_class_of_the_total() -> None:
    """Under version 1 a bar changes no class."""
    start = classed(FIRST)
    barred = after(start, (BarUnit(unit=C, ground="ky-luat", reason="Kết luận"), SECRETARY))
    assert rows(barred)[C].band == "xs"


def test_classes_named_under_a_bar_must_be_there() -> None:
    """A class that the rulebook does not have is refused with the nearest."""
    faulty = lines("standard: {max: '100'}", more=CLASSED.replace("bands: [xs]", "bands: [xz]"))
    with pytest.raises(Refusal, match="selection_reference"):
        written(faulty)


def test_what_a_bar_says_of_classes_is_written_only_where_said() -> None:
    """The canonical text of a rulebook from before stays what it was, to the byte."""
    text = book("standard: {max: '100'}", more=CLASSED).canonical()
    assert text.count('"bands":[') == 3
    assert '{"code":"ky-luat","name":"Kỷ luật","selections":[],"basis":[]}' in text


@both
@pytest.mark.parametrize(
    ("ranked_by", "first", "second"),
    [("total", ["left_out_plain"], ["left_out_plain"]), ("share_of_total", [], ["on_scale"])],
)
def test_what_does_not_apply_is_said_of_the_table(
    by: Arithmetic, ranked_by: str, first: list[str], second: list[str]
) -> None:
    """Ranked by the total, that nothing makes up for it; by share, by which figure classes go."""
    start = of_seventy(by, ranked_by)
    table = score_table(start.state)
    assert table is not None
    notes = [note for note in table_notes(start.state, table) if note.unit == C]
    assert [note.code for note in notes] == (first if by is FIRST else second)
    assert all((note.maximum, note.full) == (P("70"), P("100")) for note in notes)
