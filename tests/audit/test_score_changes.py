"""Who changed which score, and why: every filter, every moment, and what stays sealed."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from sqlalchemy import delete

from adapters.audit.asked import Asked
from adapters.audit.score_changes import score_changes_of
from adapters.audit.told_changes import Bookmark, ScoreChange, ToldText
from adapters.log import tables
from adapters.views.follow import catch_up
from domain.cycle.documents import CompleteDocument
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.scores.published import PrintedRow, RecordPublishedTable
from domain.reckoning.cells import NewCell
from domain.record.record import Office, Seat, UnitId
from domain.rulebook.criteria import Part
from domain.values.paper import Paper
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import Moment, Precision, When
from tests.factories import OPERATOR, OUTSIDE, SECRETARY, A, B, C, D, officer
from tests.views.conftest import Begin, play
from tests.views.histories import TOLD, YEAR, History, shown
from tests.views.test_score_changes import EXAMPLES, SEEDS, STEPS
from workflows.as_of import AsOf, end_of, surely_by
from workflows.reading import Seal
from workflows.score_changes import ChangeKind, ScoreAct
from workflows.score_trail import Trail

EARLY, LATE = When.read("2020"), When.read("2030")
Keep = Callable[[ScoreChange], bool]
#: What is no score of a sheet: open before the sheet is sent.
OPEN = frozenset({ChangeKind.MARKED, ChangeKind.MOVED, ChangeKind.LAPSE})


def everything(history: History, **asked: object) -> tuple[ScoreChange, ...]:
    return score_changes_of(history.store, Asked(stream=YEAR, **asked)).changes  # type: ignore[arg-type]


def acts(history: History) -> list[ScoreAct]:
    trail = Trail()
    events = history.store.events(YEAR)
    return [act for event in events if (act := trail.follow(event)) is not None]


def sent(history: History, unit: UnitId) -> bool:
    return history.cycle(YEAR).sheet(unit).sent


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_every_change_is_told_as_the_event_says(begin: Begin, seed: int, steps: int) -> None:
    """All changes of a year, each with its act; those of sheets that were not sent are left out,
    and the sheets named."""
    with begin() as history:
        play(history, seed, steps)
        found = score_changes_of(history.store, Asked(stream=YEAR))
        expected = [
            (act, change)
            for act in acts(history)
            for change in act.changes
            if sent(history, change.unit) or change.kind in OPEN
        ]
        assert len(found.changes) == len(expected)
        for told, (act, change) in zip(found.changes, expected, strict=True):
            header = act.event.header
            assert (told.kind, told.unit, told.criterion, told.part, told.column) == (
                *(change.kind, change.unit, change.criterion, change.part, change.column),
            )
            assert (told.was, told.now, told.stood) == (change.was, change.now, change.stood)
            assert (told.version, told.type) == (header.version, header.type)
            assert (told.actor, told.seat, told.for_unit) == (
                *(header.actor, header.seat, header.for_unit),
            )
            assert (told.recorded_at, told.effective) == (header.recorded_at, header.effective_at)
            assert (told.command_id, told.origin) == (header.command_id, header.origin)
            assert (told.phase, told.rulebook) == (act.phase, act.rulebook)
            assert told.reason == (ToldText(act.reason.digest, "Có lý do") if act.reason else None)
        sealed = {
            change.unit
            for act in acts(history)
            for change in act.changes
            if change.kind not in OPEN and not sent(history, change.unit)
        }
        assert {sheet.unit for sheet in found.sealed} == sealed


def test_difference_is_against_what_stood() -> None:
    """An empty bonus is none; an empty standard is not scored, and nothing can be taken from it."""
    base = {
        **{"stream": "", "version": 1, "ordinal": 1, "type": "", "unit": A, "criterion": "1"},
        **{"column": "settled", "scorer": None, "was": None, "mark": None, "phase": Phase.PLAN},
        **{"after_submission": True, "rulebook": None, "cause": None, "source": None},
        **{"recorded_at": 0, "effective": When.unknown(), "origin": None, "actor": None},
        **{"seat": None, "team": None, "for_unit": None, "command_id": None, "reason": None},
        **{"justification": None, "document": None, "effects": None, "lapse": None},
    }

    def difference(
        part: Part, stood: str | None, now: str | None, kind: ChangeKind
    ) -> Points | None:
        said = {"stood": Points(stood) if stood else None, "now": Points(now) if now else None}
        return ScoreChange(part=part, kind=kind, **{**base, **said}).difference  # type: ignore[arg-type]

    standard, bonus, deduction = Part.STANDARD, Part.BONUS, Part.DEDUCTION
    assert difference(standard, "30", "28.5", ChangeKind.ADJUSTED) == Points("-1.5")
    assert difference(standard, None, "30", ChangeKind.ENTERED) is None
    assert difference(standard, "30", None, ChangeKind.ADJUSTED) is None
    assert difference(bonus, None, "1", ChangeKind.ADJUSTED) == Points("1")
    assert difference(deduction, None, "-0.5", ChangeKind.ADJUSTED) == Points("-0.5")
    assert difference(bonus, "2", None, ChangeKind.ADJUSTED) == Points("-2")
    assert difference(standard, None, None, ChangeKind.MARKED) is None
    assert difference(deduction, None, "-2", ChangeKind.LAPSE) == Points("-2")
    assert difference(deduction, "-2", None, ChangeKind.LAPSE) == Points("2")


FILTERS: dict[str, tuple[dict[str, object], Keep]] = {
    "unit": ({"unit": A}, lambda change: change.unit == A),
    "criterion": ({"criterion": "1"}, lambda change: change.criterion == "1"),
    "part": ({"part": Part.BONUS}, lambda change: change.part is Part.BONUS),
    "column": ({"column": "settled"}, lambda change: change.column == "settled"),
    "unit and criterion": (
        {"unit": B, "criterion": "2"},
        lambda change: change.unit == B and change.criterion == "2",
    ),
    "kinds": (
        {"kinds": frozenset({ChangeKind.ADJUSTED, ChangeKind.MOVED})},
        lambda change: change.kind in {ChangeKind.ADJUSTED, ChangeKind.MOVED},
    ),
    "office": (
        {"office": Office.VICE_CHAIR},
        lambda change: change.seat is not None and change.seat.office is Office.VICE_CHAIR,
    ),
    "office unit": (
        {"office_unit": B},
        lambda change: change.seat is not None and change.seat.unit == B,
    ),
    "actor": ({"actor": "tester"}, lambda change: change.actor == "tester"),
    "nobody": ({"actor": "nguoi-khac"}, lambda _: False),
    "phase": (
        {"phase": Phase.SCORING},
        lambda change: change.phase is Phase.SCORING,
    ),
    "after submission": (
        {"after_submission": True},
        lambda change: change.after_submission,
    ),
    "before submission": (
        {"after_submission": False},
        lambda change: not change.after_submission,
    ),
}


@pytest.mark.parametrize("stage", ["played"])
@pytest.mark.parametrize("name", FILTERS)
def test_filters_leave_what_was_asked_for(history: History, name: str) -> None:
    """Each filter gives exactly the changes that it names."""
    asked, keep = FILTERS[name]
    every = everything(history)
    kept = tuple(change for change in every if keep(change))
    assert everything(history, **asked) == kept
    assert name == "nobody" or 0 < len(kept) <= len(every)


@pytest.mark.parametrize("stage", ["played"])
def test_times_of_recording(history: History) -> None:
    """From the beginning of one time to the end of the other, both included."""
    every = everything(history)
    for first, last in ((0, len(every) - 1), (5, 20), (7, 7)):
        since, until = every[first].recorded_at, every[last].recorded_at
        found = everything(history, since=When.moment(since), until=When.moment(until))
        assert found == tuple(one for one in every if since <= one.recorded_at <= until)


@pytest.mark.parametrize("stage", ["played"])
@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-11-30", None),
        (None, "2026-11"),
        ("2026", "2026-11-30"),
        ("2025", "2025"),
        ("2026-11", "2026-11"),
    ],
)
def test_times_of_happening(history: History, since: str | None, until: str | None) -> None:
    """Changes that surely happened in the time that was asked; those of which nobody can say are
    given apart, and the others are neither."""
    asked = Asked(
        stream=YEAR,
        happened_since=When.read(since) if since else None,
        happened_until=When.read(until) if until else None,
    )
    found = score_changes_of(history.store, asked)
    surely = [change for change in everything(history) if inside(change.effective, asked)]
    perhaps = [change for change in everything(history) if inside(change.effective, asked) is None]
    assert list(found.changes) == surely
    assert list(found.undated) == perhaps
    assert any(one.effective.precision is Precision.UNKNOWN for one in found.undated)


def inside(when: When, asked: Asked) -> bool | None:
    """Whether a time surely lies between two others."""
    answers: list[bool | None] = []
    if asked.happened_until is not None:
        answers.append(surely_by(when, end_of(asked.happened_until)))
    if asked.happened_since is not None:
        start = asked.happened_since.start
        assert start is not None
        if when.start is None or when.end is None:
            answers.append(None)
        else:
            answers.append(True if when.start >= start else None if when.end > start else False)
    return False if False in answers else None if None in answers else True


@pytest.mark.parametrize("stage", ["played"])
def test_moments_leave_what_counts(history: History) -> None:
    """As of a version, of a recording, of a happening: the changes of the events that count."""
    every = everything(history)
    rng = Random(1)
    for _ in range(10):
        one = rng.choice(every)
        by_version = score_changes_of(
            history.store, Asked(stream=YEAR), as_of=AsOf(version=one.version)
        )
        assert by_version.changes == tuple(c for c in every if c.version <= one.version)
        known = AsOf(recorded=When.moment(one.recorded_at))
        by_record = score_changes_of(history.store, Asked(stream=YEAR), as_of=known)
        assert by_record.changes == tuple(c for c in every if c.recorded_at <= one.recorded_at)
    november = When.read("2026-11-30")
    happened = score_changes_of(history.store, Asked(stream=YEAR), as_of=AsOf(effective=november))
    assert happened.changes == tuple(
        change for change in every if surely_by(change.effective, end_of(november))
    )
    assert happened.undated == tuple(
        change for change in every if surely_by(change.effective, end_of(november)) is None
    )


@pytest.mark.parametrize("stage", ["played"])
@pytest.mark.parametrize(
    "asked",
    [
        *(Asked(), Asked(unit=A), Asked(actor="tester"), Asked(office_unit=B)),
        *(Asked(happened_until=LATE), Asked(unit=A, happened_since=EARLY, happened_until=LATE)),
    ],
)
def test_pages_over_all_years(history: History, asked: Asked) -> None:
    """Over all years changes come in pages, each once, in the order of their recording; asked by
    nothing but when they happened, in that order."""
    whole = score_changes_of(history.store, asked).changes
    assert {change.stream for change in whole} >= {YEAR}
    assert len(whole) > 7  # more than a page
    found: list[ScoreChange] = []
    after: Bookmark | None = None
    while True:
        page = score_changes_of(history.store, asked, page=7, after=after)
        found += page.changes
        assert len(page.changes) <= 7
        if page.more is None:
            break
        after = page.more
    assert tuple(found) == whole
    moments = [moment_of(change, asked) for change in whole]
    assert moments == sorted(moments)


def moment_of(change: ScoreChange, asked: Asked) -> Moment:
    """In the order of which changes are expected."""
    happened = (asked.happened_since, asked.happened_until) != (None, None)
    found = change.effective.start if happened and asked.unit is None else change.recorded_at
    assert found is not None
    return found


def test_published_scores_tell_of_no_change(history: History) -> None:
    """Where a source has published totals and recorded no change, the answer says just that."""
    row = PrintedRow(unit=A, standard=Points("100"), total=Points("117.5"))
    table = RecordPublishedTable(source="báo cáo", rows=(row,))
    assert history.give(TOLD, table, OPERATOR, backfill=True) is None
    found = score_changes_of(history.store, Asked(stream=TOLD, unit=A))
    assert found.published_only
    assert {(change.part, change.now) for change in found.changes} == {
        (Part.STANDARD, Points("100")),
        (None, Points("117.5")),
    }
    assert {change.source for change in found.changes} == {"báo cáo"}
    again = RecordPublishedTable(source="công văn", rows=(PrintedRow(unit=A, total=Points("117")),))
    assert history.give(TOLD, again, OPERATOR, backfill=True) is None
    assert not score_changes_of(history.store, Asked(stream=TOLD, unit=A)).published_only


def fill(history: History, unit: UnitId, *, submit: bool) -> None:
    cells = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
    enter = EnterScores(unit=unit, column="self", cells=cells)
    assert history.give(YEAR, enter, officer(unit)) is None
    if submit:
        assert history.give(YEAR, SubmitSheet(unit=unit), officer(unit)) is None


def adjust(
    history: History, unit: UnitId, seat: Seat, column: str = "settled", **more: object
) -> int:
    cell = NewCell(criterion="1", part=Part.BONUS, now=Points("1"))
    command = AdjustScores(unit=unit, column=column, cells=(cell,), reason="Có lý do", **more)  # type: ignore[arg-type]
    assert history.give(YEAR, command, seat) is None
    return history.store.load(YEAR).version


def test_unsent_scores_stay_sealed(history: History) -> None:
    """Nobody but the unit learns what is in a sheet before it is sent, by no filter; that there is
    something is said. Once sent, all of it is open."""
    fill(history, A, submit=False)
    fill(history, B, submit=True)
    for asked in (
        *({}, {"unit": A}, {"criterion": "1"}, {"unit": A, "criterion": "1"}),
        *({"actor": "tester"}, {"office_unit": A}, {"column": "self"}),
    ):
        for stream in (YEAR, None):
            found = score_changes_of(history.store, Asked(stream=stream, **asked))
            assert A not in {change.unit for change in found.changes}
            named = [(sheet.stream, sheet.unit, sheet.until) for sheet in found.sealed]
            assert named == [(YEAR, A, Seal.UNTIL_SENT)], asked
    assert score_changes_of(history.store, Asked(stream=YEAR, unit=B)).sealed == ()
    other = score_changes_of(shown(history, officer(B)), Asked(stream=YEAR, unit=A))
    assert other.changes == ()
    own = score_changes_of(shown(history, officer(A)), Asked(stream=YEAR, unit=A))
    assert [change.now for change in own.changes] == [Points("30"), Points("30")]
    assert own.sealed == ()
    assert history.give(YEAR, SubmitSheet(unit=A), officer(A)) is None
    found = score_changes_of(history.store, Asked(stream=YEAR, unit=A))
    assert len(found.changes) == 2
    assert found.sealed == ()
    before = score_changes_of(
        history.store, Asked(stream=YEAR), as_of=AsOf(version=found.changes[-1].version)
    )
    assert A in {change.unit for change in before.changes}  # its moment has come meanwhile


def test_lost_texts_are_not_said_to_be_erased(history: History) -> None:
    """A reason whose row is gone without an erasing is still known to have been given."""
    fill(history, A, submit=True)
    version = adjust(history, A, Seat(Office.VICE_CHAIR, B))
    (change,) = everything(history, kinds=frozenset({ChangeKind.ADJUSTED}))
    assert change.reason is not None
    assert (change.version, change.reason.text) == (version, "Có lý do")
    with history.store.database.write() as work:
        work.connection.execute(delete(tables.texts).where(tables.texts.c.version == version))
    (change,) = everything(history, kinds=frozenset({ChangeKind.ADJUSTED}))
    assert change.reason == ToldText(change.reason.digest if change.reason else "", None)


def test_documents_are_shown_as_completed(history: History) -> None:
    """A number that followed later stands in the document of the act."""
    fill(history, A, submit=True)
    version = adjust(history, A, Seat(Office.VICE_CHAIR, B), document=Paper(kind="Biên bản"))
    complete = CompleteDocument(event=version, number="12/BB")
    assert history.give(YEAR, complete, SECRETARY) is None
    (change,) = everything(history, kinds=frozenset({ChangeKind.ADJUSTED}))
    assert change.document is not None
    assert (change.document.kind, change.document.number) == ("Biên bản", "12/BB")


def test_a_team_stands_for_its_persons(history: History) -> None:
    """The unit reads the team's name and not who acted, and cannot ask for it either; the team, the
    secretary and an auditor read the person, and another member nothing of it yet."""
    fill(history, A, submit=True)
    team = AssignChecks(
        column="cross_check", how=Shared.TEAM, units=(A,), checkers=(B, C), team="Tổ thẩm định"
    )
    assert history.give(YEAR, team, SECRETARY) is None
    cells = (NewCell(criterion="1", now=Points("28")),)
    enter = EnterScores(unit=A, column="cross_check", cells=cells, reason="Thiếu minh chứng")
    assert history.give(YEAR, enter, officer(B)) is None
    asked = Asked(stream=YEAR, column="cross_check")
    own = shown(history, officer(A))
    (change,) = score_changes_of(own, asked).changes
    assert (change.team, change.seat, change.actor) == ("Tổ thẩm định", None, None)
    by_unit = Asked(stream=YEAR, column="cross_check", office_unit=B)
    assert score_changes_of(own, by_unit).changes == ()
    assert score_changes_of(shown(history, officer(D)), asked).changes == ()
    seats = (SECRETARY, officer(C), Seat(Office.AUDITOR, OUTSIDE))
    for store in (history.store, *(shown(history, seat) for seat in seats)):
        (change,) = score_changes_of(store, asked).changes
        assert (change.team, change.seat) == (None, officer(B))


def test_effects_stand_beside_the_change(history: History) -> None:
    """What a change did to totals and ranks, as far as it has been followed."""
    fill(history, A, submit=True)
    fill(history, B, submit=True)
    adjust(history, A, Seat(Office.VICE_CHAIR, B))
    asked = Asked(stream=YEAR, unit=A, kinds=frozenset({ChangeKind.ADJUSTED}))
    (before,) = score_changes_of(history.store, asked, with_effects=True).changes
    assert before.effects is None
    catch_up(history.store.database)
    (after,) = score_changes_of(history.store, asked, with_effects=True).changes
    assert after.effects is not None
    told = {effect.unit: effect for effect in after.effects}
    own, other = told[A], told[B]
    assert (own.own, own.total_was, own.total_now) == (True, Points("60"), Points("61"))
    assert (own.rank_was, own.rank_now) == (1, 1)
    assert (other.own, other.rank_was, other.rank_now) == (False, 1, 2)
    (without,) = score_changes_of(history.store, asked).changes
    assert without.effects is None


def test_unknown_time_is_refused(history: History) -> None:
    """ "Unknown" is no time to ask from."""
    for asked in ({"since": When.unknown()}, {"happened_until": When.unknown()}):
        with pytest.raises(Refusal) as refused:
            everything(history, **asked)
        assert refused.value.code == "date_malformed"
