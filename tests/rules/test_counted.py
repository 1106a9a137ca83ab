"""What a deduction is reckoned from is typed, stored and explained in one sign: three are three."""

import pytest

from adapters.wording.messages import sentence
from domain.cycle.phases.scoring import AdjustScores, EnterScores, ScoresEntered, SubmitSheet
from domain.reckoning.arithmetic import ARITHMETICS
from domain.reckoning.cells import NewCell
from domain.values.refusal import Refusal
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import C, P, after, cell, officer
from tests.rules.sheets import DEDUCTION, book, rows, scoring, sent
from tests.rules.test_arithmetic import under
from tests.spec import Given
from workflows.as_of import Seen
from workflows.explain import explain

RULEBOOK = book(
    "standard: {max: '100'}, deduction: {cap: '6', grading: {how: per_occurrence, each: '2'}}",
    "standard: {max: '10'}, deduction: {max: '5'}",
)


def counted(now: str, was: str | None = None) -> NewCell:
    return NewCell(criterion="1", part=DEDUCTION, was=None if was is None else P(was), now=P(now))


def year(version: int, count: str) -> Given:
    start = under(ARITHMETICS[version], scoring(RULEBOOK))
    return sent(start, C, cell("1", "90"), cell("2", "10"), counted(count))


def entered(start: Given) -> object:
    [value] = [
        one.now
        for event in start.events
        if isinstance(event.body, ScoresEntered)
        for one in event.body.cells
        if one.part is DEDUCTION
    ]
    return value


@pytest.mark.parametrize("typed", ["2", "-2"])
@pytest.mark.parametrize(("version", "stored"), [(1, "-2"), (2, "2")])
def test_a_count_is_typed_with_or_without_its_sign(version: int, stored: str, typed: str) -> None:
    """Two occurrences of 2 points cost 4, whichever way they were typed; a year stores all of its
    counts in one sign."""
    start = year(version, typed)
    assert entered(start) == P(stored)
    assert (rows(start)[C].deduction, rows(start)[C].total) == (P("-4"), P("96"))


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("was", ["2", "-2"])
def test_the_count_that_its_author_saw_has_no_sign_either(version: int, was: str) -> None:
    """What was seen is compared as a count: 2 is what stands, however it is stored."""
    more = AdjustScores(unit=C, column="self", cells=(counted("3", was),), reason="Sót một lần")
    done = after(year(version, "2"), (more, officer(C)))
    assert (rows(done)[C].deduction, rows(done)[C].total) == (P("-6"), P("94"))


def test_a_count_that_is_none_is_refused_in_the_same_sign() -> None:
    """2,5 is no count: the refusal shows 2,5 and asks for 0, 1, 2; never −2,5."""
    start = scoring(RULEBOOK)
    for typed in ("2.5", "-2.5"):
        enter = EnterScores(unit=C, column="self", cells=(counted(typed),))
        then = start.when(enter, as_=officer(C))
        then.then_refused("entered_malformed", criterion="1", value=P("2.5"))


def test_points_of_a_deduction_keep_their_sign() -> None:
    """Where points are entered, −2 is deducted and 2 is refused: it would add."""
    start = scoring(RULEBOOK)
    plus = NewCell(criterion="2", part=DEDUCTION, now=P("2"))
    enter = EnterScores(unit=C, column="self", cells=(plus,))
    start.when(enter, as_=officer(C)).then_refused("below_minimum", criterion="2")


def test_an_empty_criterion_may_be_one_that_does_not_apply() -> None:
    """A sheet that lacks a standard is refused with both ways out: 0, or that it does not apply or
    did not arise."""
    enter = EnterScores(unit=C, column="self", cells=(cell("1", "90"),))
    start = after(scoring(RULEBOOK), (enter, officer(C)))
    refusal = start.when(SubmitSheet(unit=C), as_=officer(C)).outcome
    assert isinstance(refusal, Refusal)
    assert refusal.facts["criteria"] == ("2",)
    vi, en = (sentence(refusal, lang, Called()) for lang in ("vi", "en"))
    assert "nhập 0; nếu tiêu chí không áp dụng cho đơn vị hoặc không phát sinh" in vi
    assert "where a criterion does not apply to the unit or did not arise" in en
    for lang in LANGS:
        check_wording(sentence(refusal, lang, Called()), lang)


@pytest.mark.parametrize("version", [1, 2])
def test_a_count_is_explained_as_it_is_typed(version: int) -> None:
    """Entered 2, counting −4: also of an older year, which holds −2."""
    start = year(version, "2")
    found = explain(Seen(start.events), C, start.state)
    [line] = [line for line in found.lines if line.part is DEDUCTION and line.criterion == "1"]
    assert (line.entered, line.points) == (P("2"), P("-4"))
