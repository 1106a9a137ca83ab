"""Telling the past: sources, bulk facts, published figures with their gaps, and going live."""

import pytest
from msgspec.structs import replace

from domain.cycle.backfill import (
    AddSelections,
    CiteSource,
    CycleTakenLive,
    DiscrepancyNoted,
    FactRecorded,
    InferenceRecorded,
    NoteDiscrepancy,
    RecordFact,
    RecordInference,
    RecordSource,
    SourceRecorded,
    SourceTopic,
    TakeLive,
    told_from,
)
from domain.cycle.formal import AdvancePhase, PhaseChanged, WaiveCondition
from domain.cycle.guard import Phase
from domain.cycle.outcome import DiscrepancyReading, Outcome, Statement, outcome
from domain.cycle.phases.summary_conference import AdoptTable, OpenSitting, RecordAttendance
from domain.cycle.scores.published import (
    ItemRecorded,
    PlaceRecorded,
    PrintedItem,
    PrintedPlace,
    PrintedRow,
    PublishedItemsRecorded,
    PublishedPlacesRecorded,
    PublishedTableRecorded,
    RecordPublishedItems,
    RecordPublishedPlaces,
    RecordPublishedTable,
    RowRecorded,
)
from domain.cycle.votes.told import RecordVoteOutcome
from domain.reckoning.score_table import score_table
from domain.record.record import Command, Office, Origin, Seat
from domain.rulebook.criteria import Part
from domain.rulebook.selections import How, Kind, Selection
from domain.values.known import Counted, Denied, Happened, Known, NotStated, Said
from domain.values.when import When
from tests.factories import (
    DOCUMENT,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    SOURCE,
    A,
    B,
    C,
    D,
    E,
    P,
    after,
    cycle_in,
    given,
    hidden,
    officer,
    told_in,
)

TOLD = told_in(Phase.PLAN)
SCORING = told_in(Phase.SCORING)


def row(**known: object) -> PrintedRow:
    return replace(PrintedRow(unit=A), **known)


def recorded(printed: PrintedRow) -> RowRecorded:
    """What the event holds of a printed line."""
    return RowRecorded(**{name: getattr(printed, name) for name in printed.__struct_fields__})


TABLE = RecordPublishedTable(
    source=SOURCE,
    rows=(
        row(rank=1, standard=P("100"), bonus=P("18"), deduction=P("-0.5"), total=P("117.5")),
        row(unit=B, rank=2, standard=P("100"), bonus=P("15"), total=P("115")),
        row(unit=C, rank=3, total=P("112")),
        row(unit=D, rank=3),
    ),
)

# Sources and facts


def test_source_has_a_short_name_a_title_and_a_grade() -> None:
    """A draft report is a source, graded as a draft."""
    source = RecordSource(source="bc", title="Báo cáo tổng kết", grade="draft", document=PAPER)
    TOLD.when(source, as_=OPERATOR).then(
        SourceRecorded(source="bc", title="Báo cáo tổng kết", grade="draft", document=DOCUMENT)
    )
    TOLD.when(replace(source, source=" "), as_=OPERATOR).then_refused("name_blank")
    TOLD.when(replace(source, title=""), as_=OPERATOR).then_refused("name_blank")
    TOLD.when(replace(source, source=SOURCE), as_=OPERATOR).then_refused(
        "already_done", what="record_source"
    )


@pytest.mark.parametrize(
    "said",
    [
        Known(value="14/01/2022"),
        Happened(),
        NotStated(),
        Denied(),
        Counted(count=7, of=12),
        Counted(count=7, of=12, named=tuple(sorted((A, B)))),
        Counted(count=0, of=12),
    ],
)
def test_fact_is_recorded_as_the_source_says_it(said: Said) -> None:
    """Known, happened, not stated, denied, counted with some of them named."""
    fact = RecordFact(topic=SourceTopic.CONFERENCE, said=said, source=SOURCE, note="trang 2")
    TOLD.when(fact, as_=OPERATOR).then(
        FactRecorded(topic=SourceTopic.CONFERENCE, said=said, source=SOURCE, note=hidden("trang 2"))
    )


def test_named_units_have_no_order() -> None:
    """Who is named is a set: the event lists it sorted."""
    said = Counted(count=7, of=12, named=tuple(sorted((A, B), reverse=True)))
    fact = RecordFact(topic=SourceTopic.PLEDGE, said=said, source=SOURCE)
    TOLD.when(fact, as_=OPERATOR).then(
        FactRecorded(
            topic=SourceTopic.PLEDGE,
            said=replace(said, named=tuple(sorted((A, B)))),
            source=SOURCE,
            note=None,
        )
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Counted(count=13, of=12), "count_of_units"),
        (Counted(count=-1, of=12), "count_of_units"),
        (Counted(count=0, of=0), "count_of_units"),
        (Counted(count=1, of=12, named=(A, B)), "count_of_units"),
        (Counted(count=2, of=12, named=(A, A)), "member_repeated"),
        (Counted(count=2, of=12, named=(OUTSIDE,)), "not_member"),
        (Known(value=" "), "field_missing"),
    ],
)
def test_fact_that_cannot_be_is_refused(said: Said, code: str) -> None:
    """13 of 12, nobody of nobody, more named than counted, an outsider, a value that is none."""
    fact = RecordFact(topic=SourceTopic.REGISTRATION, said=said, source=SOURCE)
    TOLD.when(fact, as_=OPERATOR).then_refused(code)


def test_whoever_attended_need_be_no_member() -> None:
    """A guest may be named among those who attended, and is no member by that."""
    said = Counted(count=5, of=5, named=tuple(sorted((A, OUTSIDE))))
    fact = RecordFact(topic=SourceTopic.ATTENDANCE, said=said, source=SOURCE)
    told = TOLD.when(fact, as_=OPERATOR)
    told.then(FactRecorded(topic=SourceTopic.ATTENDANCE, said=said, source=SOURCE, note=None))
    assert OUTSIDE not in told.given_besides().state.members
    TOLD.when(replace(fact, topic=SourceTopic.PLEDGE), as_=OPERATOR).then_refused("not_member")


def test_fact_names_a_source_that_was_entered() -> None:
    """A fact of no known source is refused with the sources there are."""
    fact = RecordFact(topic=SourceTopic.VOTE, said=Happened(), source="báo chí")
    TOLD.when(fact, as_=OPERATOR).then_refused("source_unknown", value="báo chí", known=(SOURCE,))


def test_later_word_replaces_the_earlier() -> None:
    """Recording again replaces what was said of the topic."""
    facts = tuple(
        (RecordFact(topic=SourceTopic.VOTE, said=said, source=SOURCE), OPERATOR)
        for said in (Happened(), NotStated())
    )
    assert after(TOLD, *facts).state.said("vote") == NotStated()


def test_what_follows_from_a_source_is_not_its_word() -> None:
    """An inference stands with its ground beside what the source says, and replaces nothing."""
    order = RecordInference(
        topic=SourceTopic.MEMBERS,
        units=(B, A),
        what="thành viên",
        ground="nêu cùng Cụm",
        source=SOURCE,
    )
    told = TOLD.when(order, as_=OPERATOR)
    told.then(
        InferenceRecorded(
            topic=SourceTopic.MEMBERS,
            units=tuple(sorted((A, B))),
            what=hidden("thành viên"),
            ground=hidden("nêu cùng Cụm"),
            source=SOURCE,
        )
    )
    assert told.given_besides().state.said("members") is None
    TOLD.when(replace(order, ground=" "), as_=OPERATOR).then_refused(
        "field_missing", field="ground"
    )
    TOLD.when(replace(order, units=(OUTSIDE,)), as_=OPERATOR).then_refused("not_member")
    TOLD.when(replace(order, source="báo"), as_=OPERATOR).then_refused("source_unknown")
    cycle_in(Phase.PLAN).when(order, as_=SECRETARY).then_refused("backfill_only")


def test_what_is_odd_in_a_source_is_noted_once() -> None:
    """A remark has a short name, and may say how the odd place is read."""
    order = NoteDiscrepancy(discrepancy="so-don-vi", what="07 và 5", reading="07", source=SOURCE)
    noted = TOLD.when(order, as_=OPERATOR)
    noted.then(
        DiscrepancyNoted(
            discrepancy="so-don-vi", what=hidden("07 và 5"), reading=hidden("07"), source=SOURCE
        )
    )
    after(TOLD, (order, OPERATOR)).when(order, as_=OPERATOR).then_refused(
        "already_done", what="note_discrepancy"
    )
    TOLD.when(replace(order, what=""), as_=OPERATOR).then_refused("field_missing", field="what")


def test_every_told_act_has_the_source_it_is_told_from() -> None:
    """The source entered last, until another one is named; a live act has none."""
    second = RecordSource(source="báo", title="Tin bài", grade="news_item")
    told = after(
        TOLD,
        (second, OPERATOR),
        (RecordFact(topic=SourceTopic.VOTE, said=Happened(), source=SOURCE), OPERATOR),
        (WaiveCondition(condition="plan_issued", reason="không nêu"), OPERATOR),
        (CiteSource(source=SOURCE), OPERATOR),
        (WaiveCondition(condition="pledge_signed", reason="không nêu"), OPERATOR),
    )
    live = told.when(TakeLive(reason="xong"), as_=OPERATOR, backfill=False).given_besides()
    found = [source for _, source in told_from(live.events)]
    assert found[-6:] == ["báo", SOURCE, "báo", SOURCE, SOURCE, None]
    cited = after(TOLD, (second, OPERATOR), (CiteSource(source=SOURCE), OPERATOR))
    cited.when(CiteSource(source=SOURCE), as_=OPERATOR).then_refused("already_done")
    cited.when(CiteSource(source="khác"), as_=OPERATOR).then_refused("source_unknown")


def test_what_two_sources_say_otherwise_is_kept_of_both() -> None:
    """The last word stands first, the other beside it; what one source says again is its last."""
    second = RecordSource(source="báo", title="Tin bài", grade="news_item")
    pledge = RecordFact(topic=SourceTopic.PLEDGE, said=Counted(count=5, of=5), source=SOURCE)
    less = replace(pledge, said=Counted(count=4, of=5), source="báo")
    told = after(TOLD, (second, OPERATOR), (pledge, OPERATOR), (less, OPERATOR))
    fact = told.state.facts["pledge"]
    assert (fact.said, fact.source) == (less.said, "báo")
    assert [(one.said, one.source) for one in fact.others] == [(pledge.said, SOURCE)]
    agreed = after(told, (replace(pledge, said=less.said), OPERATOR))
    assert agreed.state.facts["pledge"].others == ()
    again = after(told, (replace(less, said=Denied()), OPERATOR)).state.facts["pledge"]
    assert [(one.said, one.source) for one in again.others] == [(pledge.said, SOURCE)]


FLAG = Selection(code="co-bo", name="Cờ thi đua của Bộ", how=How.NOT_STATED, kind=Kind.AWARD_TITLE)


def test_a_later_source_adds_selections() -> None:
    """In whatever step the telling stands: all else in the rulebook stays, and so does how its
    contradictions are read."""
    added = AddSelections(selections=(FLAG,), source=SOURCE)
    for phase in (Phase.REGISTRATION, Phase.SCORING, Phase.SUMMARY_CONFERENCE):
        start = told_in(phase)
        told = start.when(added, as_=OPERATOR).given_besides().state
        before = start.state.plan
        assert before.rulebook is not None
        assert told.plan.rulebook == replace(
            before.rulebook, selections=(*before.rulebook.selections, FLAG)
        )
        assert (told.plan.accepted, told.plan.discrepancies, told.phase) == (
            before.accepted,
            before.discrepancies,
            phase,
        )
        assert before.accepted
    named = TOLD.when(added, as_=OPERATOR).given_besides().state.plan.rulebook
    assert named is not None
    assert (named.name, named.selections) == ("Dự thảo", (FLAG,))
    start = after(told_in(Phase.SUMMARY_CONFERENCE), (added, OPERATOR))
    chosen = RecordVoteOutcome(selection="co-bo", chosen=(A,), source=SOURCE)
    assert after(start, (chosen, OPERATOR)).state.voting.made["co-bo"].chosen == (A,)


def test_what_a_later_source_adds_is_something_new_of_a_source() -> None:
    """Nothing, a source that was not entered, a code that is there already; never live."""
    added = AddSelections(selections=(FLAG,), source=SOURCE)
    SCORING.when(replace(added, selections=()), as_=OPERATOR).then_refused(
        "field_missing", field="selections"
    )
    SCORING.when(replace(added, source="báo"), as_=OPERATOR).then_refused("source_unknown")
    twice = after(SCORING, (added, OPERATOR)).when(added, as_=OPERATOR)
    twice.then_refused("rulebook_malformed", where="selections", value="co-bo")
    cycle_in(Phase.SCORING).when(added, as_=SECRETARY).then_refused("backfill_only")


def test_the_same_source_may_tell_a_choice_again() -> None:
    """A slip is told again; what another source says of it stands beside it, not in its place."""
    second = RecordSource(source="báo", title="Tin bài", grade="news_item")
    added = AddSelections(selections=(FLAG,), source=SOURCE)
    chosen = RecordVoteOutcome(selection="co-bo", chosen=(A,), source=SOURCE)
    given = ((second, OPERATOR), (added, OPERATOR), (chosen, OPERATOR))
    start = after(told_in(Phase.SUMMARY_CONFERENCE), *given)
    again = after(start, (replace(chosen, chosen=(B,)), OPERATOR))
    assert again.state.voting.made["co-bo"].chosen == (B,)
    other = replace(chosen, chosen=(B,), source="báo")
    made = after(start, (other, OPERATOR), (other, OPERATOR)).state.voting.made["co-bo"]
    assert [one.chosen for one in made.tellings] == [(A,), (B,)]
    slipped = after(start, (other, OPERATOR), (replace(chosen, chosen=(C,)), OPERATOR))
    tellings = slipped.state.voting.made["co-bo"].tellings
    assert [one.chosen for one in tellings] == [(C,), (B,)]


def test_silence_is_said_as_silence() -> None:
    """What neither events nor sources speak of stands as not stated, never as not happened."""
    fact = RecordFact(topic=SourceTopic.PLEDGE, said=Counted(count=5, of=5), source=SOURCE)
    shown = outcome(after(TOLD, (fact, OPERATOR)).state)
    said = {statement.topic: statement for statement in shown.statements}
    assert said.keys() == set(cycle_in(Phase.PLAN).state.recorded_topics())
    assert said["pledge"] == Statement(topic="pledge", said=Counted(count=5, of=5), source=SOURCE)
    assert said["conference"] == Statement(topic="conference", said=NotStated(), source=None)
    assert list(said) == sorted(said)
    assert outcome(cycle_in(Phase.PLAN).state).statements == ()


# Published figures


def test_published_table_is_recorded_as_printed() -> None:
    """A line with all its figures, a total without its parts, a rank without points."""
    SCORING.when(TABLE, as_=OPERATOR).then(
        PublishedTableRecorded(source=SOURCE, rows=tuple(recorded(line) for line in TABLE.rows))
    )


def test_published_total_is_the_basis_of_the_rank() -> None:
    """Totals rank, what we add up stands beside; no points, no rank but the printed one."""
    table = score_table(SCORING.when(TABLE, as_=OPERATOR).given_besides().state)
    assert table is not None
    assert table.basis == "published"
    shown = [
        (line.unit, line.total, line.computed, line.rank, line.printed_rank) for line in table.rows
    ]
    assert shown == [
        (A, P("117.5"), P("117.5"), 1, 1),
        (B, P("115"), P("115"), 2, 2),
        (C, P("112"), None, 3, 3),
        (D, None, None, None, 3),
        (E, None, None, None, None),  # the source's table leaves it out, and that is seen
    ]


def test_total_that_does_not_add_up_is_shown_not_mended() -> None:
    """The published 112 stays the basis, the 110 that its parts make stand beside it."""
    lines = (row(standard=P("100"), bonus=P("10"), total=P("112")),)
    start = SCORING.when(replace(TABLE, rows=lines), as_=OPERATOR).given_besides()
    table = score_table(start.state)
    assert table is not None
    assert (table.rows[0].total, table.rows[0].computed) == (P("112"), P("110"))


def test_parts_without_a_total_are_added_up() -> None:
    """Where a source prints no total, the sum of what it prints is the total."""
    lines = (row(standard=P("100"), deduction=P("-1.5")), row(unit=B, deduction=P("0")))
    start = SCORING.when(replace(TABLE, rows=lines), as_=OPERATOR).given_besides()
    table = score_table(start.state)
    assert table is not None
    assert [line.total for line in table.rows[:2]] == [P("98.5"), P("0")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((), "field_missing"),
        ((row(), row()), "member_repeated"),
        ((row(unit=OUTSIDE),), "not_member"),
        ((row(deduction=P("1.5")),), "below_minimum"),
        ((row(standard=P("999999"), bonus=P("999999")),), "points_malformed"),
    ],
)
def test_impossible_table_is_refused(rows: tuple[PrintedRow, ...], code: str) -> None:
    """No line, a unit twice, an outsider, a deduction that adds, a sum that fits into no points."""
    SCORING.when(replace(TABLE, rows=rows), as_=OPERATOR).then_refused(code)
    SCORING.when(replace(TABLE, source="x"), as_=OPERATOR).then_refused("source_unknown")


ITEMS = RecordPublishedItems(
    source=SOURCE,
    items=(
        PrintedItem(criterion="1", units=(B, A), value=P("60")),
        PrintedItem(criterion="3", part=Part.BONUS, units=(A,)),
        PrintedItem(criterion="2", part=Part.DEDUCTION, units=(B,), value=P("-1"), note="chậm"),
    ),
)


def test_items_are_recorded_for_groups_of_units() -> None:
    """A value for several units, a bonus whose size is unknown, a deduction without its reason."""
    SCORING.when(ITEMS, as_=OPERATOR).then(
        PublishedItemsRecorded(
            source=SOURCE,
            items=(
                ItemRecorded(
                    criterion="1",
                    part=Part.STANDARD,
                    units=tuple(sorted((A, B))),
                    value=P("60"),
                    note=None,
                ),
                ItemRecorded(criterion="3", part=Part.BONUS, units=(A,), value=None, note=None),
                ItemRecorded(
                    criterion="2",
                    part=Part.DEDUCTION,
                    units=(B,),
                    value=P("-1"),
                    note=hidden("chậm"),
                ),
            ),
        )
    )


def test_items_stand_beside_the_subtotal() -> None:
    """All standards of a unit are added up beside the printed one; with a gap there is no sum."""
    items = replace(
        ITEMS,
        items=(
            PrintedItem(criterion="1", units=(A, B), value=P("70")),
            PrintedItem(criterion="2", units=(A,), value=P("40")),
        ),
    )
    table = score_table(after(SCORING, (TABLE, OPERATOR), (items, OPERATOR)).state)
    assert table is not None
    sums = {line.unit: (line.standard, line.standard_of_items) for line in table.rows}
    assert (sums[A], sums[B]) == ((P("100"), P("110")), (P("100"), None))


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((), "field_missing"),
        ((PrintedItem(criterion="9", units=(A,)),), "criterion_unknown"),
        ((PrintedItem(criterion="3", units=(A,)),), "part_not_scored"),
        ((PrintedItem(criterion="1", units=(A, A)),), "member_repeated"),
        ((PrintedItem(criterion="1", units=(OUTSIDE,)),), "not_member"),
        (
            (
                PrintedItem(criterion="1", units=(A,), value=P("999999")),
                PrintedItem(criterion="2", units=(A,), value=P("999999")),
            ),
            "points_malformed",
        ),
    ],
)
def test_impossible_items_are_refused(items: tuple[PrintedItem, ...], code: str) -> None:
    """Nothing, an unknown criterion, a part it has not, a unit twice, an outsider: refused."""
    SCORING.when(replace(ITEMS, items=items), as_=OPERATOR).then_refused(code)
    SCORING.when(replace(ITEMS, source="x"), as_=OPERATOR).then_refused("source_unknown")


PLACES = RecordPublishedPlaces(
    source=SOURCE, places=(PrintedPlace(criterion="1", band="1 đến 10", units=(B, A)),)
)


def test_places_are_recorded_in_the_sources_words() -> None:
    """A band of a published ranking; what was earned by it is not said and not invented."""
    SCORING.when(PLACES, as_=OPERATOR).then(
        PublishedPlacesRecorded(
            source=SOURCE,
            places=(PlaceRecorded(criterion="1", band="1 đến 10", units=tuple(sorted((A, B)))),),
        )
    )
    for places, code in (
        ((), "field_missing"),
        ((PrintedPlace(criterion="9", band="1", units=(A,)),), "criterion_unknown"),
        ((PrintedPlace(criterion="1", band="1", units=(A, A)),), "member_repeated"),
        ((PrintedPlace(criterion="1", band="1", units=(OUTSIDE,)),), "not_member"),
    ):
        SCORING.when(replace(PLACES, places=places), as_=OPERATOR).then_refused(code)
    SCORING.when(replace(PLACES, source="x"), as_=OPERATOR).then_refused("source_unknown")


@pytest.mark.parametrize(
    "command",
    [
        TABLE,
        ITEMS,
        PLACES,
        RecordSource(source="x", title="x", grade="signed"),
        RecordFact(topic=SourceTopic.VOTE, said=Happened(), source=SOURCE),
        TakeLive(reason="x"),
    ],
)
def test_past_is_told_in_back_fill_only(command: Command) -> None:
    """A live year has no gaps to tell: each of these is refused there."""
    live = cycle_in(Phase.SCORING)
    live.when(command, as_=SECRETARY).then_refused("backfill_only")


def test_figures_are_told_in_the_scoring() -> None:
    """Published scores belong to the phase of scores."""
    for command in (TABLE, ITEMS, PLACES):
        told_in(Phase.REGISTRATION).when(command, as_=OPERATOR).then_refused("wrong_phase")


def test_scoring_is_left_on_a_published_table() -> None:
    """The published table settles what no sheet can."""
    SCORING.when(AdvancePhase(), as_=OPERATOR).then_refused("conditions_unmet")
    SCORING.when(TABLE, as_=OPERATOR).given_besides().when(
        AdvancePhase(), as_=OPERATOR
    ).given_besides()


# The past as a whole


def test_contradiction_and_reading_stand_in_the_outcome() -> None:
    """110 against 100, and how it is read."""
    shown = outcome(told_in(Phase.SUMMARY_CONFERENCE).state)
    assert shown.readings == (
        DiscrepancyReading(
            discrepancy="criteria_sum",
            one="110",
            other="100",
            reading=hidden("Bảng điểm theo thang 100"),
        ),
    )


def test_unstated_conference_is_not_left() -> None:
    """A draft report speaks of no conference: the year stands there and nothing is closed."""
    start = told_in(Phase.SUMMARY_CONFERENCE)
    start.when(AdvancePhase(), as_=OPERATOR).then_refused(
        "conditions_unmet",
        unmet=(("conference_held", {}), ("report_adopted", {}), ("table_adopted", {})),
    )
    told = tuple(
        (RecordFact(topic=topic, said=Known(value="có"), source=SOURCE), OPERATOR)
        for topic in SourceTopic
    )
    done = after(start, *told, *((AdvancePhase(), OPERATOR),) * 2)
    assert done.state.phase is Phase.CHAIR_HANDOVER
    assert isinstance(outcome(done.state), Outcome)


def test_past_is_written_by_any_seat_that_the_file_names() -> None:
    """The local operator writes what the source says that others did, in their seats."""
    fact = RecordFact(topic=SourceTopic.VOTE, said=Happened(), source=SOURCE)
    for seat in (OPERATOR, SECRETARY, officer(C), Seat(Office.CHAIR, D)):
        done = TOLD.when(fact, as_=seat, effective=When.read("2021-12")).done
        header = done.events[0].header
        assert (header.seat, header.origin) == (seat, Origin.BACKFILL)
        assert header.effective_at == When.month(2021, 12)
    TOLD.when(fact).then_refused("not_permitted")


def test_told_act_without_a_date_has_none() -> None:
    """What nobody says when it happened is of unknown time, never of the day it was typed."""
    fact = RecordFact(topic=SourceTopic.VOTE, said=Happened(), source=SOURCE)
    assert TOLD.when(fact, as_=OPERATOR).done.events[0].header.effective_at == When.unknown()
    live = cycle_in(Phase.REGISTRATION).events[-1].header
    assert live.effective_at == When.moment(live.recorded_at)


# Going live


LIVE = TakeLive(reason="Cụm bắt đầu dùng hệ thống từ tháng 10")
TAKEN = CycleTakenLive(reason=hidden("Cụm bắt đầu dùng hệ thống từ tháng 10"), document=None)


def test_told_cycle_is_taken_live_with_a_reason() -> None:
    """What lies ahead is done live from then on; the act itself is live."""
    for seat in (OPERATOR, SECRETARY):
        taken = SCORING.when(LIVE, as_=seat, backfill=False)
        taken.then(TAKEN)
        assert taken.done.events[0].header.origin is Origin.LIVE
        assert not taken.given_besides().state.backfill
    SCORING.when(replace(LIVE, reason=" "), as_=OPERATOR, backfill=False).then_refused(
        "reason_blank"
    )
    SCORING.when(LIVE, as_=officer(C), backfill=False).then_refused("not_permitted")
    SCORING.when(LIVE, as_=OPERATOR).then_refused("live_only")
    given(SCORING, TAKEN).when(LIVE, as_=OPERATOR).then_refused(
        "backfill_only", command="take_live"
    )


def test_after_going_live_nothing_is_told_any_more() -> None:
    """Facts are for the past; the year goes on with people in their offices."""
    live = given(SCORING, PublishedTableRecorded(source=SOURCE, rows=()), TAKEN)
    fact = RecordFact(topic=SourceTopic.VOTE, said=Happened(), source=SOURCE)
    live.when(fact, as_=SECRETARY).then_refused("backfill_only")
    live.when(fact, as_=SECRETARY, backfill=True).then_refused("live_only")
    live.when(AdvancePhase(), as_=OPERATOR).then_refused("not_permitted")
    done = live.when(AdvancePhase(), as_=SECRETARY)
    assert [type(event.body) for event in done.done.events] == [PhaseChanged]
    assert {event.header.origin for event in done.done.events} == {Origin.LIVE}


def test_published_table_is_adopted_live() -> None:
    """A year entered in October is adopted at its own conference, in a sitting."""
    start = given(told_in(Phase.SUMMARY_CONFERENCE), TAKEN)
    sitting = after(
        start, (OpenSitting(), SECRETARY), (RecordAttendance(present=(A, B, C, D)), SECRETARY)
    )
    adopted = sitting.when(AdoptTable(), as_=SECRETARY).given_besides()
    assert outcome(adopted.state).table_adopted
