"""Formal acts, duties and the history of one criterion."""

from datetime import datetime

import pytest

from adapters.audit.acts import KIND_OF, ActKind, AskedActs, formal_acts
from adapters.audit.duties import Conflict, duties_of
from adapters.audit.history import history_of
from domain.cycle.backfill import TakeLive
from domain.cycle.deadlines.setting import ExtendDeadline
from domain.cycle.formal import CancelCycle, WaiveCondition
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.cycle.scores.checking import AssignCheck
from domain.reckoning.cells import NewCell
from domain.record.record import Office, Seat
from domain.record.streams import EVENTS
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import When, moment_of
from tests.cli.typed import typed
from tests.factories import OPERATOR, OUTSIDE, SECRETARY, A, B, C, officer
from tests.views.histories import TOLD, YEAR, History
from workflows.as_of import AsOf
from workflows.score_changes import ChangeKind

VICE = Seat(Office.VICE_CHAIR, B)


def test_kinds_are_of_events_that_exist() -> None:
    """Every type of act is a type of event; and what is called a correction is among them."""
    known = {name for name, _ in EVENTS}
    assert set(KIND_OF) <= known
    assert {name for name in known if name.endswith("_corrected")} <= set(KIND_OF)
    assert set(KIND_OF.values()) == set(ActKind)


def formal(history: History) -> None:
    """One act of several kinds, in both years."""
    history.clock.moment = moment_of(datetime.fromisoformat("2026-11-30T12:00+07:00"))
    extend = ExtendDeadline(code=Phase.SCORING, until="2026-12-15", reason="Bão lũ")
    for command in (extend, WaiveCondition(condition="pledge_signed", reason="Chưa ký")):
        effective = When.read("2026-11-30")
        assert history.give(YEAR, command, SECRETARY, effective=effective) is None
    assert history.give(TOLD, TakeLive(reason="Làm tiếp"), OPERATOR) is None
    assert history.give(YEAR, CancelCycle(reason="Sáp nhập"), SECRETARY) is None


def kinds(history: History, **asked: object) -> list[ActKind]:
    found = formal_acts(history.store, AskedActs(**asked))  # type: ignore[arg-type]
    return [act.kind for act in found.acts]


def test_acts_of_one_year_and_of_all(history: History) -> None:
    """What let a year go another way, in the order of its recording; a year that began live was
    opened like any other."""
    formal(history)
    assert kinds(history, stream=YEAR) == [
        *(ActKind.EXTENSION, ActKind.WAIVER, ActKind.CANCELLATION),
    ]
    assert kinds(history, stream=TOLD) == [ActKind.BACKFILL, ActKind.GOING_LIVE]
    assert kinds(history) == [
        *(ActKind.BACKFILL, ActKind.EXTENSION, ActKind.WAIVER),
        *(ActKind.GOING_LIVE, ActKind.CANCELLATION),
    ]


def test_acts_are_filtered(history: History) -> None:
    """By kind, person, time of recording and of happening, and as of a moment."""
    formal(history)
    every = formal_acts(history.store, AskedActs()).acts
    assert kinds(history, kinds=frozenset({ActKind.WAIVER})) == [ActKind.WAIVER]
    assert kinds(history, office=Office.OPERATOR) == [ActKind.GOING_LIVE]
    assert kinds(history, office_unit=A, stream=YEAR) == kinds(history, stream=YEAR)
    assert kinds(history, actor="nguoi-khac") == []
    at = every[1].event.header.recorded_at
    assert kinds(history, since=When.moment(at)) == [act.kind for act in every[1:]]
    assert kinds(history, until=When.moment(at)) == [act.kind for act in every[:2]]
    november = AskedActs(stream=YEAR, happened_until=When.read("2026-11"))
    happened = formal_acts(history.store, november)
    assert [act.kind for act in happened.acts][:2] == [ActKind.EXTENSION, ActKind.WAIVER]
    known = AsOf(recorded=When.moment(at))
    assert len(formal_acts(history.store, AskedActs(), as_of=known).acts) == 2
    assert happened.undated == ()
    vague = formal_acts(history.store, AskedActs(happened_since=When.read("2026-11-30T08:00")))
    assert [act.kind for act in vague.undated] == [ActKind.EXTENSION, ActKind.WAIVER]


def score(history: History) -> None:
    """A sheet entered, checked, adjusted and settled, each by another."""
    check = AssignCheck(unit=A, column="cross_check", checker=C)
    assert history.give(YEAR, check, SECRETARY) is None
    own = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
    enter = EnterScores(unit=A, column="self", cells=own)
    assert history.give(YEAR, enter, officer(A)) is None
    assert history.give(YEAR, SubmitSheet(unit=A), officer(A)) is None
    cells = (NewCell(criterion="1", now=Points("28")),)
    checked = EnterScores(unit=A, column="cross_check", cells=cells, reason="Thiếu minh chứng")
    assert history.give(YEAR, checked, officer(C)) is None
    adjusted = AdjustScores(unit=A, column="settled", cells=cells, reason="Thống nhất")
    assert history.give(YEAR, adjusted, VICE) is None
    assert history.give(YEAR, SettleSheet(unit=A), VICE) is None


def test_duties_name_everybody(history: History) -> None:
    """Of each cell who entered, checked and settled it; one account on both sides is said."""
    score(history)
    found = duties_of(history.store, YEAR, unit=A)
    told = {(duty.criterion, duty.part): duty for duty in found.duties}
    one, two = told["1", Part.STANDARD], told["2", Part.STANDARD]
    assert [doer.seat for doer in one.entered] == [officer(A)]
    assert [(doer.seat, doer.column) for doer in one.checked] == [
        (officer(C), "cross_check"),
        (VICE, "settled"),
    ]
    assert [doer.seat for doer in one.settled] == [VICE]
    assert [doer.seat for doer in two.checked] == []
    assert [doer.seat for doer in two.settled] == [VICE]
    assert one.conflicts == two.conflicts == {Conflict.SAME_PERSON}
    assert not one.unchecked
    assert not two.unchecked


def test_a_sheet_settled_though_nobody_checked_it_is_said(
    history: History, engine_url: str
) -> None:
    """Of each of its cells, in both languages; once somebody else scored one it is not."""
    own = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
    for unit, agreed in ((A, ()), (B, own[:1])):
        enter = EnterScores(unit=unit, column="self", cells=own)
        assert history.give(YEAR, enter, officer(unit)) is None
        assert history.give(YEAR, SubmitSheet(unit=unit), officer(unit)) is None
        by = VICE if unit == A else SECRETARY
        if agreed:
            checked = EnterScores(unit=unit, column="settled", cells=agreed)
            assert history.give(YEAR, checked, by) is None
        assert history.give(YEAR, SettleSheet(unit=unit), by) is None
    for criterion in (None, "1"):
        found = duties_of(history.store, YEAR, criterion=criterion)
        assert {(duty.unit, duty.unchecked) for duty in found.duties} == {(A, True), (B, False)}
    history.store.close()
    for lang, words in (
        ("vi", "thống nhất khi chưa ai ngoài đơn vị chấm ô nào"),
        ("en", "nobody but"),
    ):
        where = ("--lang", lang, "--db", engine_url)
        said = typed("audit", "duties", "cum-8/2026", *where).said
        assert words in said


@pytest.mark.parametrize(
    ("clerk", "settler", "conflict"),
    [(SECRETARY, SECRETARY, Conflict.CHAIR), (officer(B), SECRETARY, None)],
)
def test_one_unit_on_both_sides_is_said(
    history: History, clerk: Seat, settler: Seat, conflict: Conflict | None
) -> None:
    """Whoever enters a sheet on behalf of a unit, and settles it, stands on both sides."""
    own = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
    for command in (EnterScores(unit=B, column="self", cells=own), SubmitSheet(unit=B)):
        assert history.give(YEAR, command, clerk, for_unit=B) is None
    assert history.give(YEAR, SettleSheet(unit=B), settler) is None
    told = {duty.criterion: duty for duty in duties_of(history.store, YEAR, unit=B).duties}
    expected = {Conflict.SAME_PERSON} | ({conflict} if conflict else set())
    assert told["1"].conflicts == expected
    assert [doer.for_unit for doer in told["1"].entered] == [B]


def test_history_of_one_criterion(history: History) -> None:
    """Every change of it, and the milestones of the sheet in between; as of a moment too."""
    score(history)
    found = history_of(history.store, YEAR, A, "1")
    assert [change.kind for change in found.changes] == [
        *(ChangeKind.ENTERED, ChangeKind.ADJUSTED, ChangeKind.ADJUSTED, ChangeKind.SETTLED),
    ]
    assert [(change.stood, change.now) for change in found.changes] == [
        (None, Points("30")),
        (Points("30"), Points("28")),
        (Points("28"), Points("28")),
        (Points("28"), Points("28")),
    ]
    assert [event.header.type for event in found.milestones] == [
        *("sheet_submitted", "sheet_settled"),
    ]
    early = history_of(history.store, YEAR, A, "1", as_of=AsOf(version=found.changes[1].version))
    assert early.changes == found.changes[:2]
    assert [event.header.type for event in early.milestones] == ["sheet_submitted"]


def test_history_of_what_is_not_there_is_refused(history: History) -> None:
    """A unit that is no member, a criterion that the rulebook does not have: named, not empty."""
    for unit, criterion, code in ((OUTSIDE, "1", "not_member"), (A, "1x", "criterion_unknown")):
        with pytest.raises(Refusal) as refused:
            history_of(history.store, YEAR, unit, criterion)
        assert refused.value.code == code
