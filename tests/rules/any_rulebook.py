"""Rulebooks and score tables of any kind, each sound, for what holds of all of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET, structs
from msgspec.structs import replace

from domain.cycle.phases.scoring import Mark
from domain.reckoning.cells import NewCell
from domain.record.record import Office, UnitId
from domain.rulebook.bounds import Group, NetBounds
from domain.rulebook.criteria import (
    Criterion,
    NotArisen,
    OfTarget,
    Part,
    Scale,
    ScoredBy,
    check_points,
    left_open,
)
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.grading import (
    Band,
    BelowTarget,
    ByLevel,
    ByPlace,
    Counter,
    Graded,
    Level,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Rate,
    Relative,
    Remainder,
    Rounding,
    Rule,
    ShareOfTarget,
    TargetToBest,
    Worded,
)
from domain.rulebook.opening import Opens
from domain.rulebook.periods import PeriodOf, Periods, PeriodsCombine
from domain.rulebook.requirements import BetweenClasses, Every, FallsTo, GradeBand, Requirement
from domain.rulebook.rulebook import Column, RankedBy, Rulebook, Scorer, UnitGroup, Unregistered
from domain.rulebook.tables import CriteriaTable
from domain.values.points import Points
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal
from tests.factories import MEMBERS, A, B, C, D, E


def quarters(low: int, high: int) -> st.SearchStrategy[Points]:
    return st.integers(low, high).map(lambda count: Points.exact(Decimal(count) / 4))


sizes = st.sampled_from([Points(text) for text in ("5", "10", "20", "37.5", "60")])
steps = st.sampled_from([Points(text) for text in ("0.25", "0.5", "1", "2.5")])


@st.composite
def by_levels(draw: st.DrawFn, *, of_standard: bool = False) -> ByLevel:
    reached = sorted(draw(st.lists(quarters(0, 80), min_size=1, max_size=3, unique=True)))
    levels = tuple(Level(at_least=at, points=draw(quarters(0, 24))) for at in reached)
    return ByLevel(levels=levels, of_standard=of_standard)


@st.composite
def by_places(draw: st.DrawFn) -> ByPlace:
    """Bands that follow each other without a place in two of them."""
    widths = draw(st.lists(st.integers(1, 10), min_size=1, max_size=3))
    bands, first = [], 1
    for width in widths:
        bands.append(Band(first=first, last=first + width - 1, points=draw(quarters(0, 40))))
        first += width
    return ByPlace(ranking="ICT Index", edition="2025", bands=tuple(bands))


@st.composite
def one_ofs(draw: st.DrawFn) -> OneOf:
    """Levels in words; points may repeat."""
    gives = draw(st.lists(quarters(0, 80), min_size=2, max_size=4))
    levels = tuple(Worded(name=f"Mức {at}", points=each) for at, each in enumerate(gives))
    return OneOf(levels=levels)


rules: st.SearchStrategy[Rule] = st.one_of(
    st.builds(PassOrFail, points=sizes),
    st.builds(PerOccurrence, each=quarters(1, 12)),
    st.builds(Relative, points=sizes),
    st.builds(Relative, points=sizes),
    st.builds(ShareOfTarget, points=sizes, floor=st.none() | st.just(Points("50"))),
    st.builds(ShareOfTarget, points=sizes, by_unit=st.just(True)),
    st.builds(TargetToBest, points=sizes, below=st.sampled_from(BelowTarget)),
    st.builds(TargetToBest, points=sizes, by_unit=st.just(True)),
    by_levels(),
    one_ofs(),
    by_places(),
)


@st.composite
def scales(draw: st.DrawFn, part: Part) -> Scale:
    """What a part of a criterion may say: graded half of the time, otherwise by any rule."""
    cap, step = draw(st.none() | sizes), draw(st.none() | steps)
    if draw(st.booleans()):
        limited = part is Part.STANDARD or draw(st.booleans())
        at_standard = part is Part.DEDUCTION and draw(st.booleans())
        largest = draw(sizes) if limited else None
        return Scale(max=largest, cap=cap, cap_at_standard=at_standard, step=step, grading=Graded())
    rule = draw(rules)
    if part is Part.BONUS and draw(st.booleans()):
        rule = draw(by_levels(of_standard=True))
    needed = isinstance(rule, PerOccurrence) and part is Part.STANDARD and cap is None
    return Scale(cap=draw(sizes) if needed else cap, step=step, grading=rule)


@st.composite
def by_periods(draw: st.DrawFn, part: Part) -> Scale:
    """What is entered by quarters, terms or half-years, where its rule allows for that."""
    scale = draw(scales(part))
    combine = draw(st.sampled_from(PeriodsCombine))
    whole = isinstance(scale.grading, PassOrFail) and combine is PeriodsCombine.SUM
    by_standard = isinstance(scale.grading, ByLevel) and scale.grading.of_standard
    if whole or by_standard or isinstance(scale.grading, ByPlace | OneOf):
        return scale
    of = draw(st.sampled_from([PeriodOf.QUARTER, PeriodOf.TERM, PeriodOf.HALF_YEAR]))
    periods = Periods(of=of, combine=combine)
    if draw(st.booleans()):
        periods = structs.replace(periods, step=draw(steps))
    if isinstance(scale.grading, Graded) and draw(st.booleans()):
        periods = structs.replace(periods, cap=draw(sizes), max=draw(sizes))
    return structs.replace(scale, periods=periods)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[Criterion, ...]:
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        parts = {
            part.value: draw(scales(part) if draw(st.booleans()) else by_periods(part))
            for part in Part
            if part is Part.STANDARD or draw(st.booleans())
        }
        if number > 1 and len(parts) > 1 and draw(st.booleans()):
            del parts[Part.STANDARD.value]
        made.append(
            Criterion(
                code=str(number),
                name=f"Tiêu chí {number}",
                group=draw(st.sampled_from([None, "in", "out"])),
                coefficient=draw(st.sampled_from([Points("1"), Points("2"), Points("0.5")])),
                not_arisen=draw(st.none() | st.sampled_from(NotArisen)),
                **parts,  # type: ignore[arg-type]
            )
        )
    return tuple(draw(with_counter(made)))


@st.composite
def with_counter(draw: st.DrawFn, made: list[Criterion]) -> list[Criterion]:
    """Now and then the first criterion that counts deductions counts another counter as well."""
    for index, one in enumerate(made):
        rule = one.deduction.grading if one.deduction is not None else None
        if one.deduction is not None and isinstance(rule, PerOccurrence) and draw(st.booleans()):
            left = draw(st.sampled_from(Remainder))
            rate = Rate(criterion="9", of_one=draw(st.integers(1, 4)), remainder=left)
            scale = replace(one.deduction, grading=replace(rule, counters=(rate,)))
            counter = Criterion(code="9", name="Đếm", deduction=Scale(grading=Counter()))
            return [*made[:index], replace(one, deduction=scale), *made[index + 1 :], counter]
    return made


nets = st.builds(NetBounds, at_least=quarters(-40, 0), at_most=st.none() | quarters(0, 40))
unset = st.just(msgspec.UNSET)
opens = st.sampled_from(Opens)


@st.composite
def groups(draw: st.DrawFn) -> tuple[Group, ...]:
    """Two groups, one in the other, each bounded or not."""

    def bounds() -> Any:
        caps = {name: draw(unset | sizes) for name in ("bonus_cap", "deduction_cap")}
        return {**caps, "net": draw(unset | nets)}

    out = Group(code="out", name="Phần A", **bounds())
    return (out, Group(code="in", name="Mục I", group="out", **bounds()))


COLUMNS = (
    Column(code="self", name="Tự chấm", scorer=Scorer.OWN),
    Column(code="settled", name="Thống nhất", scorer=Scorer.CLUSTER),
)
#: The last column as the one rung that there is.
RUNG = structs.replace(COLUMNS[1], rung=ScoredBy(office=Office.SECRETARY))
UNIT_GROUPS = (
    UnitGroup(code="x", name="Khối x", units=(A, B)),
    UnitGroup(code="y", name="Khối y", units=(C, D, E)),
)
#: The second criterion is of the first of them alone.
TABLES = tuple(
    CriteriaTable(code=group.code, name=f"Bảng {group.code}", unit_groups=(group.code,))
    for group in UNIT_GROUPS
)
BANDS = (
    GradeBand(code="good", name="Tốt", at_least=Points("50")),
    GradeBand(code="fair", name="Khá", at_least=Points("0")),
)
#: Classes as printed, with a gap between them.
GAPPED = (
    GradeBand(code="good", name="Tốt", at_least=Points("51"), at_most=Points("100")),
    GradeBand(code="fair", name="Khá", at_least=Points("0"), at_most=Points("50")),
)
#: Classes with every kind of condition beside the total.
ASKING = (
    GradeBand(
        code="best",
        name="Xuất sắc",
        at_least=Points("60"),
        requires=(
            Requirement(every=Every.CRITERION, min_share="50%"),
            Requirement(first_share="40%"),
            Requirement(no_deduction=True),
        ),
    ),
    *BANDS,
)


def _opened(found: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """The same with the first maximum left open, where nothing rests on it."""
    first, *others = found
    rests = first.deduction is not None and first.deduction.cap_at_standard
    asked = {one.not_arisen for one in found}
    full = first.not_arisen is NotArisen.FULL_MARKS
    if first.standard is None or rests or full or NotArisen.MEAN in asked:
        return found
    graded = Scale(step=first.standard.step, max_open=True)
    return (structs.replace(first, standard=graded), *others)


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """A rulebook that could govern a year and contradicts itself in nothing."""
    ranked_by = draw(st.sampled_from(RankedBy))
    found = draw(criteria())
    if ranked_by is RankedBy.TOTAL and draw(st.booleans()):
        found = _opened(found)
    classes = [(), BANDS, GAPPED] if left_open(found) else [(), BANDS, GAPPED, ASKING]
    bands = draw(st.sampled_from(classes))
    keys = ["fewer_deductions", "higher_standard", *(f"criterion:{one.code}" for one in found)]
    rulebook = Rulebook(
        name="Bảng tiêu chí bất kỳ",
        columns=draw(st.sampled_from([COLUMNS, (COLUMNS[0], RUNG)])),
        groups=draw(groups()),
        criteria=found,
        bonus_cap=draw(st.none() | sizes),
        deduction_cap=draw(unset | sizes),
        net=draw(unset | nets),
        rounding=draw(st.sampled_from(Rounding)),
        bands=bands,
        falls_to=draw(st.sampled_from(FallsTo)) if bands is ASKING else UNSET,
        between_classes=draw(st.sampled_from(BetweenClasses)) if bands is GAPPED else UNSET,
        ranking=draw(st.sampled_from(Ranking)),
        ranked_by=ranked_by,
        ranked_first=draw(st.none() | st.integers(1, 4)),
        unregistered=draw(st.sampled_from(Unregistered)),
        unit_groups=draw(st.sampled_from([(), UNIT_GROUPS])),
        ties=tuple(draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))),
        pledge_required=False,
        see_others=draw(unset | opens),
        see_scorers=draw(unset | opens),
        see_log=draw(unset | opens),
    )
    if rulebook.unit_groups and len(found) > 1 and draw(st.booleans()):
        own = structs.replace(found[1], table="x")
        rulebook = structs.replace(
            rulebook,
            criteria=(found[0], own, *found[2:]),
            tables=TABLES,
            ranked_together=draw(st.sampled_from([UNSET, True])),
        )
    assert list(faults(rulebook)) == []
    assert discrepancies(rulebook) == ()
    return rulebook


@st.composite
def entered(draw: st.DrawFn, criterion: Criterion, part: Part) -> Points:
    """A value that the scorer of a cell could write there."""
    scale = criterion.scale(part)
    assert scale is not None
    if isinstance(criterion, OfTarget):
        size = draw(quarters(1, 500))
        return Points.exact(-size) if part is Part.DEDUCTION else size
    match scale.grading:
        case PassOrFail(points=points):
            size = draw(st.sampled_from([Points("0"), points]))
        case PerOccurrence() | Counter():
            size = Points(str(draw(st.integers(0, 6))))
        case OneOf(levels=levels):
            size = Points(str(draw(st.integers(1, len(levels)))))
        case ByPlace():
            size = Points(str(draw(st.integers(1, 30))))
        case Graded():
            step = scale.entered_step or Points("0.5")
            most = int((scale.max or Points("50")) / step)
            size = Points.exact(step * draw(st.integers(0, most)))
        case _:
            size = draw(quarters(0, 500))
    value = Points.exact(-size) if part is Part.DEDUCTION else size
    try:
        check_points(criterion, part, value)
    except Refusal:
        return Points("0") if not isinstance(scale.grading, ByPlace) else Points("1")
    return value


@dataclass(frozen=True)
class Sheets:
    """A rulebook, and what each unit enters and is said of it."""

    rulebook: Rulebook
    cells: dict[UnitId, tuple[NewCell, ...]]
    marks: dict[UnitId, dict[str, Mark]]


@st.composite
def sheets(draw: st.DrawFn) -> Sheets:
    """Full sheets of all members: what need not be entered is left blank now and then."""
    rulebook = draw(rulebooks())
    cells: dict[UnitId, tuple[NewCell, ...]] = {}
    marks: dict[UnitId, dict[str, Mark]] = {}
    for unit in MEMBERS:
        own = rulebook.of(unit)
        said = {code.code: draw(_mark(code)) for code in own.criteria}
        marks[unit] = {code: mark for code, mark in said.items() if mark is not Mark.APPLIES}
        cells[unit] = tuple(
            NewCell(criterion=criterion.code, part=part, now=draw(entered(criterion, part)))
            for year in own.criteria
            for criterion in year.entries
            for part in Part
            if criterion.scale(part) is not None
            and said[year.code] is not Mark.NOT_APPLIED
            and (part is Part.STANDARD or isinstance(criterion, OfTarget) or draw(st.booleans()))
        )
    return Sheets(rulebook, cells, marks)


@st.composite
def _mark(draw: st.DrawFn, criterion: Criterion) -> Mark:
    allowed = [Mark.APPLIES] * 4 + [Mark.NOT_APPLIED]
    if criterion.not_arisen is not None:
        allowed.append(Mark.NOT_ARISEN)
    return draw(st.sampled_from(allowed))
