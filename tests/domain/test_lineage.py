"""Units cease, merged, split or dissolved; both trails name each other."""

import pytest
from msgspec.structs import replace

from domain.record.order import Order
from domain.record.record import Cause, Command, UnitId, unit_stream
from domain.record.streams import depends_on, names_claimed, names_given
from domain.units.lineage import (
    Ceased,
    DissolveUnit,
    Ending,
    MergeUnit,
    Predecessor,
    PredecessorRecorded,
    RecordPredecessor,
    SplitUnit,
    UnitCeased,
)
from domain.units.unit import RenameUnit, UnitRegistered, UnitRenamed
from domain.values.when import When, start_of
from tests.factories import (
    DOCUMENT,
    OPERATOR,
    PAPER,
    A,
    B,
    C,
    beside,
    claimed,
    given,
    hidden,
    id_of,
    moment,
    officer,
)
from tests.spec import Given

JULY = When.read("2025-07-01")


def registered(unit: UnitId, name: str) -> Given:
    return given(
        unit_stream(unit),
        UnitRegistered(unit=unit, code=name, full_name=f"Sở {name}", short_name=name, aliases=()),
    )


LONG_AN, TAY_NINH, TAY_NAM = registered(A, "a"), registered(B, "b"), registered(C, "c")
MERGE = MergeUnit(into=B, since="2025-07-01", reason="Hợp nhất tỉnh", document=PAPER)
SPLIT = SplitUnit(into=(B, C), since="2025-07-01", reason="Chia tỉnh")
MERGED = UnitCeased(
    ending=Ending.MERGED,
    successors=(B,),
    since=JULY,
    reason=hidden("Hợp nhất tỉnh"),
    document=DOCUMENT,
    turn=1,
)
START = beside(LONG_AN, TAY_NINH, TAY_NAM)
GONE = beside(given(LONG_AN, MERGED), TAY_NINH, TAY_NAM)


def test_merged_unit_names_its_successor() -> None:
    """Date, reason and document stand in the event, and the successor's trail will name the unit
    in its turn."""
    merged = START.when(MERGE, as_=OPERATOR)
    merged.then(MERGED)
    merged.then_follows(RecordPredecessor(unit=A, ending=Ending.MERGED, since=JULY))
    assert merged.given_besides().state.ceased == Ceased(Ending.MERGED, (B,), JULY)


def test_split_unit_names_all_its_successors() -> None:
    """Each of them is told; one is not enough for a split, and none stands twice."""
    START.when(SPLIT, as_=OPERATOR).then_follows(
        *[RecordPredecessor(unit=A, ending=Ending.SPLIT, since=JULY)] * 2
    )
    for into in ((), (B,)):
        START.when(replace(SPLIT, into=into), as_=OPERATOR).then_refused("successors_few")
    twice = replace(SPLIT, into=(B, C, B))
    START.when(twice, as_=OPERATOR).then_refused("member_repeated", unit=B)


def test_dissolved_unit_has_no_successor() -> None:
    """It ceases, and nothing follows anywhere."""
    START.when(DissolveUnit(since="2025", reason="Giải thể"), as_=OPERATOR).then_follows()


def test_successor_records_where_it_came_from() -> None:
    """What follows names the unit, how it ceased and since when; no person writes that."""
    record = RecordPredecessor(unit=A, ending=Ending.MERGED, since=JULY)
    cause = Cause(unit_stream(A), 2, "successor")
    followed = TAY_NINH.when(record, cause=cause)
    followed.then(PredecessorRecorded(unit=A, ending=Ending.MERGED, since=JULY))
    assert followed.given_besides().state.predecessors == (Predecessor(A, Ending.MERGED, JULY),)
    TAY_NINH.when(record, as_=OPERATOR).then_refused("not_permitted")


@pytest.mark.parametrize("command", [replace(MERGE, into=A), replace(SPLIT, into=(B, A))])
def test_unit_is_not_its_own_successor(command: Command) -> None:
    """A merger of a unit into itself is refused."""
    beside(LONG_AN, LONG_AN, TAY_NINH).when(command, as_=OPERATOR).then_refused(
        "own_successor", unit=A
    )


@pytest.mark.parametrize("command", [MERGE, SPLIT])
def test_successor_goes_on_itself(command: Command) -> None:
    """A unit that has ceased receives nothing, and one that nobody knows neither."""
    gone = given(TAY_NINH, replace(MERGED, successors=(C,)))
    beside(LONG_AN, gone, TAY_NAM).when(command, as_=OPERATOR).then_refused(
        "successor_ceased", unit=B, since=JULY
    )
    LONG_AN.when(command, as_=OPERATOR).then_refused("stream_unknown", stream=unit_stream(B))


@pytest.mark.parametrize("command", [MERGE, SPLIT, DissolveUnit(since="2026", reason="Giải thể")])
def test_unit_ceases_once(command: Command) -> None:
    """What has ceased does not cease again."""
    GONE.when(command, as_=OPERATOR).then_refused("unit_ceased", unit=A, since=JULY)


def test_dates_make_sense() -> None:
    """The date exists, is known to the year at least, and is not before what is known already."""
    START.when(replace(MERGE, since="2025-02-30"), as_=OPERATOR).then_refused("date_malformed")
    START.when(replace(MERGE, since="unknown"), as_=OPERATOR).then_refused(
        "field_missing", field="since"
    )
    since = When.read("2025-08")
    renamed = UnitRenamed(full_name="Sở B", short_name="B", since=since, reason=hidden("x"))
    predecessor = PredecessorRecorded(unit=C, ending=Ending.MERGED, since=since)
    for known in (renamed, predecessor):
        start = beside(given(LONG_AN, known), TAY_NINH)
        start.when(MERGE, as_=OPERATOR).then_refused("date_order", date=JULY, known=since)
        start.when(replace(MERGE, since="2025-08-15"), as_=OPERATOR).given_besides()
        start.when(replace(MERGE, since="2025"), as_=OPERATOR).given_besides()


def test_reason_is_asked_for() -> None:
    """No unit ceases without a reason."""
    START.when(replace(MERGE, reason=" "), as_=OPERATOR).then_refused("reason_blank")


def test_only_the_operator_says_that_a_unit_ceases() -> None:
    """Not even the unit itself."""
    START.when(MERGE, as_=officer(A)).then_refused("not_permitted")


def test_ends_take_turns() -> None:
    """Each takes the number after those that are taken, and looks at the successors themselves:
    so two at once cannot lead to each other."""
    taken = claimed(START, **{"turn:1": unit_stream(C), "turn:2": unit_stream(B)})
    [event] = taken.when(MERGE, as_=OPERATOR).done.events
    assert event.body == replace(MERGED, turn=3)
    assert [name.key for name in names_given(event)] == ["turn:3"]
    order = Order(command_id=id_of("x"), stream=LONG_AN.stream, command=MERGE, actor="tester")
    assert names_claimed(order) == ("turn:*",)
    assert depends_on(LONG_AN.state, order) == (unit_stream(B),)


def test_earlier_name_may_still_be_told_of_a_unit_that_ceased() -> None:
    """A name from before the end, but none from after it."""
    rename = RenameUnit(full_name="Sở C", short_name="C", since="2020", reason="Đổi tên")
    GONE.when(rename, as_=OPERATOR).given_besides()
    GONE.when(replace(rename, since="2025-07-01"), as_=OPERATOR).then_refused("unit_ceased")


def test_name_is_the_one_that_held_then() -> None:
    """Told in any order, each name holds from its date; before all dates the first one holds."""
    names = (("Sở 2025", "2025-03-01"), ("Sở 2016", "2016"))
    bodies = [
        UnitRenamed(full_name=name, short_name=name, since=When.read(since), reason=hidden("x"))
        for name, since in names
    ]
    unit = given(LONG_AN, *bodies).state
    found = [unit.name_at(moment(f"{day}T08:00")).short for day in ("2010-01-01", "2020-05-05")]
    assert found == ["a", "Sở 2016"]
    first_of_march = start_of(unit.names[1].since.first_day)
    assert unit.name_at(first_of_march - 1).short == "Sở 2016"
    assert unit.name_at(first_of_march).short == "Sở 2025"
    assert unit.name.short == "Sở 2025"


def test_name_without_a_date_is_shown_from_when_it_was_recorded() -> None:
    """Nobody says since when; years before keep the name that they know."""
    undated = UnitRenamed(
        full_name="Sở M", short_name="M", since=When.unknown(), reason=hidden("x")
    )
    unit = given(LONG_AN, undated).state
    assert unit.name_at(LONG_AN.context.now - 1).short == "a"
    assert unit.name_at(LONG_AN.context.now).short == "M"
