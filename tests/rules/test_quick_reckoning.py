"""What is reckoned the quick way, or not at all, gives what reckoning it in full gives."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import EnterScores
from domain.cycle.scores import sheets
from domain.reckoning.arithmetic import ARITHMETICS, NOW
from domain.reckoning.ranking import Cells, Marks, reckon, sums
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import Relative
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.points import Points
from tests.factories import RULEBOOK, C, cell, cycle_in, officer
from tests.rules.any_rulebook import entered, quarters, rulebooks

thoroughly = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@thoroughly
@given(rulebooks(), st.data())
def test_what_counts_as_it_was_entered_is_what_reckoning_gives(
    rulebook: Rulebook, data: st.DataObject
) -> None:
    """Rule, coefficient, step and cap leave an entry alone wherever it is taken as it stands."""
    for criterion in rulebook.criteria:
        for part, _ in criterion.scales:
            value = data.draw(entered(criterion, part))
            if criterion.counts_as_entered(part, value):
                for by in ARITHMETICS.values():
                    full = reckon(rulebook, criterion, part, value, None, None, by=by)
                    assert str(full.points) == str(value)


@st.composite
def graded(draw: st.DrawFn) -> tuple[Rulebook, Cells, Marks]:
    """A table of nothing but points, its caps, bounds and groups any, and a sheet by it; some
    entries lie above their cap, or bear the wrong sign as old sheets may."""
    book = draw(rulebooks())
    caps = st.none() | st.sampled_from([Points("2"), Points("7.5")])
    criteria = tuple(
        replace(
            one,
            coefficient=Points("1"),
            not_arisen=None,
            **{part.value: Scale(max=Points("10"), cap=draw(caps)) for part, _ in one.scales},
        )
        for one in book.criteria
    )
    cells = {}
    for one in criteria:
        for part, _ in one.scales:
            size = draw(quarters(0, 40))
            less = (part is Part.DEDUCTION) is (draw(st.integers(0, 19)) > 0)
            if draw(st.integers(0, 9)) > 0:
                cells[one.code, part] = Points.exact(-size) if less else size
    out = frozenset(one.code for one in criteria if draw(st.integers(0, 9)) == 0)
    return replace(book, criteria=criteria, ties=()), cells, Marks(not_applied=out)


@thoroughly
@given(graded())
def test_a_sheet_that_counts_as_it_was_entered_adds_up_as_one_that_is_reckoned(
    drawn: tuple[Rulebook, Cells, Marks],
) -> None:
    """Points, sums, maximum, and the order of the cells: all the same, whichever way they came."""
    rulebook, cells, marks = drawn
    assert rulebook.counts_as_entered
    # points kept for a cell that nobody has change nothing, and let everything be reckoned
    nobodys = {("none", Part.STANDARD): Points("1")}
    for said in (Marks(), marks):
        quick = sums(rulebook, cells, said, by=NOW)
        full = sums(rulebook, cells, said, kept=nobodys, by=NOW)
        assert quick == full
        assert repr(quick) == repr(full)


def test_entries_that_have_to_be_reckoned_are() -> None:
    """A cap, a coefficient, a wrong sign and a count are no entries that count as they stand."""
    plain = Criterion(code="1", name="Chấm", standard=Scale(cap=Points("5")))
    assert plain.counts_as_entered(Part.STANDARD, Points("5"))
    assert not plain.counts_as_entered(Part.STANDARD, Points("5.5"))
    assert not plain.counts_as_entered(Part.STANDARD, Points("-1"))
    assert not plain.counts_as_entered(Part.BONUS, Points("1"))
    doubled = replace(plain, coefficient=Points("2"))
    assert not doubled.counts_as_entered(Part.STANDARD, Points("5"))
    measure = replace(plain, standard=Scale(grading=Relative(points=Points("5"))))
    assert not measure.counts_as_entered(Part.STANDARD, Points("5"))


@thoroughly
@given(rulebooks())
def test_what_follows_from_a_rulebook_is_no_part_of_it(rulebook: Rulebook) -> None:
    """Reckoned once and kept beside the fields: it is not written, not compared, and a rulebook
    that is changed does not inherit it."""
    text, other = rulebook.canonical(), read_rulebook(rulebook.canonical())
    assert all(map(len, (rulebook.entries, rulebook.by_code, rulebook.places)))
    assert set(rulebook.standards) <= set(rulebook.entries)
    assert (rulebook.canonical(), rulebook) == (text, other)
    bare = replace(rulebook, criteria=())
    assert (bare.entries, dict(bare.by_code), bare.places, bare.standards) == ((), {}, (), ())
    assert not bare.is_relative
    first = rulebook.criteria[0]
    assert replace(first, code="x").entries[-1].code.startswith("x")


MEASURED = Criterion(
    code="1", name="Số hồ sơ", standard=Scale(grading=Relative(points=Points("5")))
)


@pytest.mark.parametrize(
    ("rulebook", "looks"), [(RULEBOOK, 0), (replace(RULEBOOK, base=None, criteria=(MEASURED,)), 1)]
)
def test_other_sheets_are_looked_at_only_where_points_depend_on_the_best(
    rulebook: Rulebook, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scores of one unit move those of others by the best of a column, and by nothing else."""
    seen = []
    looked = sheets.sent_cells

    def counted(cycle: Any) -> Any:
        seen.append(cycle)
        return looked(cycle)

    monkeypatch.setattr(sheets, "sent_cells", counted)
    start = cycle_in(Phase.SCORING, rulebook)
    enter = EnterScores(unit=C, column="self", cells=(cell("1", "5"),))
    assert start.when(enter, as_=officer(C)).done.events
    assert len(seen) == looks
