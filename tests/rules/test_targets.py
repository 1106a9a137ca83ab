"""A target of each unit (P45); the target gives half, the best of all (P46)."""

from pathlib import Path

import pytest

from adapters.sheets.form import how, most, places
from domain.cycle.phases.plan import SetRulebook
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.scores.targets import SetTargets
from domain.reckoning.cells import NewCell
from domain.reckoning.ranking import Cells, Marks, missing_standards
from domain.record.record import Seat, UnitId
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.points import Points
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import SECRETARY, B, C, P, after, begun, officer
from tests.rules.sheets import STANDARD, book, cells, found, rows, scoring, together
from tests.spec import Given

OWN = "standard: {grading: {how: share_of_target, points: '20', floor: '50', by_unit: true}}"
BEST = "standard: {grading: {how: target_to_best, points: '20'}}"
NOTHING_BELOW = "standard: {grading: {how: target_to_best, points: '20', below: nothing}}"
OWN_BEST = "standard: {grading: {how: target_to_best, points: '20', by_unit: true}}"


def reached(rulebook: Rulebook, target: str | None, done: str) -> Points | None:
    aimed = {} if target is None else {"standard_1.CT": target}
    return found(rulebook, cells(standard_1=done, **aimed)).cells.get(("1", STANDARD))


@pytest.mark.parametrize(
    ("target", "done", "points"),
    [
        ("120", "114", "19"),
        ("120", "120", "20"),
        ("120", "150", "20"),
        ("90", "44", "0"),
        ("90", "45", "10"),
        ("3", "2", "13.3333"),
    ],
)
def test_p45_the_percentage_is_reckoned_from_the_units_own_target(
    target: str, done: str, points: str
) -> None:
    """114 of 120 is 95 % → 19 of 20; below half 0; more than the target gives no more."""
    assert reached(book(OWN), target, done) == P(points)


def test_p45_the_percentage_is_exact_and_rounded_once_at_the_end() -> None:
    """1 of 120 on 30 is a quarter exactly: 0,25 → half a point, which 0,8333 % would not give."""
    thirty = "standard: {step: '0.5', grading: {how: share_of_target, points: '30', by_unit: true}}"
    assert reached(book(thirty), "120", "1") == P("0.5")


def test_p45_without_a_target_nothing_counts_and_it_is_named() -> None:
    """What was done alone is no percentage; the target is lacking as a score is."""
    rulebook = book(OWN)
    assert reached(rulebook, None, "114") is None
    assert missing_standards(rulebook, cells(standard_1="114"), Marks()) == ("1.CT",)
    assert not found(rulebook, cells(standard_1="114")).totals.complete
    assert [entry.code for entry in rulebook.criteria[0].entries] == ["1.CT", "1"]
    aim, done = places(rulebook)
    assert [aim.name, done.name] == ["Tiêu chí 1, chỉ tiêu", "Tiêu chí 1"]
    assert (most(aim), how(aim)) == (None, "chỉ tiêu của đơn vị")
    assert (most(done), how(done)) == (P("20"), "số đạt được")


def test_p45_what_was_done_may_come_from_quarters() -> None:
    """30 + 24 of 60 for the year is 90 % → 18."""
    quarters = OWN.replace("by_unit: true}", "by_unit: true}, periods: {of: term, combine: sum}")
    rulebook = book(quarters)
    assert list(faults(rulebook)) == []
    held = cells(**{"standard_1.CT": "60", "standard_1.K1": "30", "standard_1.K2": "24"})
    assert found(rulebook, held).totals.total == P("18")


def test_p45_p46_they_are_written_only_where_they_are_said() -> None:
    """Rulebooks of before keep their text; what is said is read back."""
    plain = "standard: {grading: {how: share_of_target, points: '20', floor: '50'}}"
    assert "by_unit" not in book(plain).canonical()
    assert "below" not in book(BEST).canonical()
    for said in (OWN, NOTHING_BELOW, OWN_BEST):
        assert read_rulebook(book(said).canonical()) == book(said)
    assert discrepancies(book(OWN, more="base: '20'")) == ()


@pytest.mark.parametrize(
    ("percents", "points"),
    [
        # half at the target, all at the best, in proportion between
        (("100", "120", "150"), ("10", "14", "20")),
        # below the target in proportion to half
        (("50", "80", "150"), ("5", "8", "20")),
        # two are the best
        (("130", "130", "115"), ("20", "20", "15")),
        # nobody is over the target: whoever reached it has half
        (("100", "100", "90"), ("10", "10", "9")),
        (("99", "0", "45"), ("9.9", "0", "4.5")),
    ],
)
def test_p46_the_target_gives_half_and_the_best_all(
    percents: tuple[str, ...], points: tuple[str, ...]
) -> None:
    """Of 20: 100 % → 10; with 150 % the best, 120 % → 10 + 10 × 20/50 = 14."""
    sheets = {str(at): cells(standard=percent) for at, percent in enumerate(percents)}
    assert list(together(book(BEST), sheets).values()) == [P(each) for each in points]


def test_p46_below_the_target_nothing_where_the_rulebook_says_so() -> None:
    """99 % → 0, 100 % → 10."""
    sheets = {"one": cells(standard="99"), "two": cells(standard="100")}
    assert together(book(NOTHING_BELOW), sheets) == {"one": P("0"), "two": P("10")}


def test_p46_with_a_target_of_each_unit() -> None:
    """48 of 40 is 120 %, 90 of 60 the best with 150 %: 14 and 20; 4 of 3 is tied with 12 of 9 to
    the last decimal."""

    def held(target: str, done: str) -> Cells:
        return cells(**{"standard_1.CT": target, "standard_1": done})

    sheets = {"one": held("40", "48"), "two": held("60", "90")}
    assert together(book(OWN_BEST), sheets) == {"one": P("14"), "two": P("20")}
    tied = {"one": held("3", "4"), "two": held("9", "12"), "three": held("3", "3")}
    assert together(book(OWN_BEST), tied) == {"one": P("20"), "two": P("20"), "three": P("10")}


def target(now: str, code: str = "1.CT", was: str | None = None) -> NewCell:
    return NewCell(criterion=code, now=P(now), was=None if was is None else P(was))


def aiming(start: Given, unit: UnitId, now: str, seat: Seat) -> Given:
    return after(start, (SetTargets(unit=unit, cells=(target(now),)), seat))


def done(start: Given, unit: UnitId, now: str) -> Given:
    enter = EnterScores(unit=unit, column="self", cells=(target(now, "1"),))
    return after(start, (enter, officer(unit)), (SubmitSheet(unit=unit), officer(unit)))


def test_p45_a_target_is_set_in_the_plan_and_the_units_pledge_gives_way_to_it() -> None:
    """In the plan by the standing office, in the registration by the unit; what is given counts
    before what was pledged, whichever came first."""
    planned = after(begun(), (SetRulebook(rulebook=book(OWN)), SECRETARY))
    assert aiming(planned, B, "120", SECRETARY).state.sheet(B).cells("settled")
    start = aiming(scoring(book(OWN)), B, "100", officer(B))
    pledged = done(start, B, "95")
    assert rows(pledged)[B].total == P("19")
    given_too = done(aiming(start, B, "190", SECRETARY), B, "95")
    assert rows(given_too)[B].total == P("10")


def test_p45_a_target_is_set_by_whom_it_concerns_and_is_a_target() -> None:
    """Not another unit's, not 0, no score, and nothing where no criterion has targets."""
    start = scoring(book(OWN, "standard: {max: '80'}"))
    others = SetTargets(unit=B, cells=(target("5"),))
    start.when(others, as_=officer(C)).then_refused("not_your_unit", unit=(B,), own=C)
    none = SetTargets(unit=B, cells=(target("0"),))
    start.when(none, as_=officer(B)).then_refused("entered_malformed", case="target")
    score = SetTargets(unit=B, cells=(target("5", "2"),))
    start.when(score, as_=officer(B)).then_refused(
        "part_not_scored", case="no_target", codes=("1.CT",)
    )
    without = scoring(book("standard: {max: '80'}"))
    without.when(others, as_=officer(B)).then_refused("conditions_unmet")


def test_p45_once_the_sheet_is_sent_a_target_is_adjusted_with_a_reason() -> None:
    """120 → 100 for the unit with 95 done: 15,8333 → 19."""
    start = done(aiming(scoring(book(OWN)), B, "120", officer(B)), B, "95")
    again = SetTargets(unit=B, cells=(target("100"),))
    start.when(again, as_=SECRETARY).then_refused("sheet_already_sent", unit=B)
    adjust = AdjustScores(
        unit=B, column="settled", cells=(target("100", was="120"),), reason="Giao lại chỉ tiêu"
    )
    assert rows(start)[B].total == P("15.8333")
    assert rows(after(start, (adjust, SECRETARY)))[B].total == P("19")


def test_p45_show_explain_history_and_log_say_it(tmp_path: Path) -> None:
    """Typed as ``2.CT`` or ``2.chỉtiêu``; where it was set, and the percentage reached."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: s-an")[0]
    own = 'standard: {grading: {how: share_of_target, points: "40", by_unit: true}}'
    text = text.replace('standard: {max: "40"}', own).replace(
        "  - {key: plan,",
        "  - {key: aim, at: 2026-01-05T10:00, by: secretary@an, command: set_targets, unit: binh,"
        ' cells: [{criterion: "2.CT", now: "120"}]}\n  - {key: plan,',
    )
    scenario.write_text(text, encoding="utf-8")
    shown = typed("rulebook", "show", scenario).said
    assert "mỗi đơn vị có chỉ tiêu riêng, nhập số thực hiện" in shown
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    at = ("--as", "unit_officer@an", "--at", "2026-03-10T09:00")
    assert "set_targets unit=an 2.CT=" in desk("do", CYCLE, "set_targets").said
    aimed = desk("do", CYCLE, "set_targets", "unit=an", "2.chỉtiêu=80", *at)
    assert "An: nhập tiêu chí 2.CT, chỉ tiêu 80 (cột Tự chấm)" in aimed.said
    for unit, cells_typed in (("an", ("1=58", "2=76")), ("binh", ("1=60", "2=90"))):
        seat = ("--as", f"unit_officer@{unit}", "--at", "2026-11-20T09:00")
        words = ("enter_scores", f"unit={unit}", "column=self", *cells_typed, *seat)
        assert desk("do", CYCLE, *words).code == 0
        assert desk("do", CYCLE, "submit_sheet", f"unit={unit}", *seat).code == 0
    settle = ("settle_sheet", "unit=binh", "--as", "secretary@an", "--at", "2026-11-27T09:00")
    assert desk("do", CYCLE, *settle).code == 0  # what was set in the plan stays set there
    binh, an = (desk("explain", CYCLE, unit).said for unit in ("binh", "an"))
    assert "chỉ tiêu 120, đặt ở bước kế hoạch (cột Thống nhất" in binh
    assert "đạt 75 %; theo quy định được 30" in binh
    assert "chỉ tiêu 80, đặt ở bước chấm điểm (cột Tự chấm" in an
    assert "đạt 95 %; theo quy định được 38" in an
    history = desk("history", CYCLE, "binh", "2").said
    assert "tiêu chí 2.CT (Báo cáo, chỉ tiêu), cột Thống nhất: trống → 120" in history
    told = desk("explain", CYCLE, "an", "--json").json["explanation"]["lines"]
    [line] = [one for one in told if (one["criterion"], one["part"]) == ("2", "standard")]
    assert (line["target"]["target"], line["target"]["percent"]) == ("80", "95")
    assert line["target"]["phase"] == "scoring"
    assert line["target"]["called"] == "Báo cáo, chỉ tiêu"
