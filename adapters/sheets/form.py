"""What a unit's sheet holds, whoever writes or reads it: its places, and whose sheet it is.

One line of the sheet says of which year, unit, column and rulebook it is, in a cell like any other:
that survives being pasted elsewhere and being saved by any office program.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from adapters.wording.filling import filled
from adapters.wording.labelling import one_level
from adapters.wording.labels.periods import criterion_called
from adapters.wording.labels.rulebook import rate_label, text_labels, worded_labels
from adapters.wording.sheets import SHEET
from adapters.wording.writing import points
from domain.reckoning.proof import needs_proof
from domain.rulebook.bounds import Group
from domain.rulebook.counting import counted_by
from domain.rulebook.criteria import Criterion, OfTarget, Part, Scale
from domain.rulebook.grading import (
    ByLevel,
    ByPlace,
    Counter,
    Graded,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Rate,
    Relative,
    ShareOfTarget,
    TargetToBest,
    letter_of,
)
from domain.rulebook.numbering import numbered
from domain.rulebook.rulebook import Rulebook, pin
from domain.rulebook.worded import levels_in
from domain.values.points import Points

#: Where the first place stands, by rows from 0; the head is the row before.
FIRST_ROW: Final = 10
_LINE: Final = re.compile(
    r"thidua:1 (?P<cycle>\S{1,80}) (?P<unit>\S{1,60}) (?P<column>\S{1,60}) (?P<pin>[0-9a-f]{12})"
)
_MODULUS: Final = 999_983


class Entered(StrEnum):
    """What is written into a place."""

    POINTS = "points"
    PASS = "pass"
    COUNT = "count"
    PLACE = "place"
    MEASURE = "measure"
    PERCENT = "percent"
    LEVEL = "level"


class Slot(NamedTuple):
    """A cell to be filled in: one part of one criterion."""

    criterion: Criterion
    part: Part
    scale: Scale
    #: For a counter: the criterion that counts it, and by which rate.
    counted: tuple[Criterion, Rate] | None = None

    @property
    def key(self) -> tuple[str, Part]:
        return self.criterion.code, self.part

    @property
    def name(self) -> str:
        """What its row is called: the criterion, and the period where it is of one."""
        return criterion_called(self.criterion, "vi")

    @property
    def entered(self) -> Entered:
        match self.scale.grading:
            case Graded():
                return Entered.POINTS
            case PassOrFail():
                return Entered.PASS
            case PerOccurrence() | Counter():
                return Entered.COUNT
            case ByPlace():
                return Entered.PLACE
            case ShareOfTarget() | TargetToBest() if self.scale.own_target:
                return Entered.MEASURE
            case ShareOfTarget() | TargetToBest():
                return Entered.PERCENT
            case ByLevel() | Relative():
                return Entered.MEASURE
            case OneOf():
                return Entered.LEVEL

    @property
    def takes_points(self) -> bool:
        """Whether what is entered are points, and no count or measure."""
        return self.entered in {Entered.POINTS, Entered.PASS}

    @property
    def levels(self) -> OneOf | None:
        """The levels in words of which one is chosen; ``None``: a figure is written."""
        return levels_in(self.scale)

    def choices(self) -> tuple[str, ...]:
        """The levels as they are written into the cell: ``b) Thiếu 1 báo cáo tháng``."""
        found = self.levels.levels if self.levels is not None else ()
        return tuple(
            filled(SHEET["level"], {"letter": letter_of(at), "name": one_level(one)})
            for at, one in enumerate(found, start=1)
        )

    def shown(self, value: Points | None) -> Points | str | None:
        """A recorded value as it is written into the cell."""
        if value is None or self.levels is None or self.levels.at(value) is None:
            return value
        return self.choices()[int(abs(value)) - 1]

    def in_its_sign(self, value: Points) -> Points:
        """A deduction as it is stored: in a row of deductions 0.5 and −0.5 mean the same."""
        if self.part is Part.DEDUCTION and self.takes_points:
            return Points.exact(-abs(value))
        return value


class Whose(NamedTuple):
    """Of which year, unit and column a sheet is, and the rulebook it was made by."""

    cycle: str
    unit: str
    column: str
    #: The first digits of the rulebook's hash.
    rulebook: str

    @property
    def line(self) -> str:
        return f"thidua:1 {self.cycle} {self.unit} {self.column} {self.rulebook}"


def whose(text: str) -> Whose | None:
    """What the line of a sheet says; nothing where the text is no such line."""
    found = _LINE.search(text)
    return Whose(*found.groups()) if found else None


def short_pin(rulebook: Rulebook) -> str:
    """So much of the rulebook's hash as tells one version from another."""
    return pin(rulebook.canonical())[:12]


def places(rulebook: Rulebook) -> Iterator[Slot]:
    """The places in the order in which the rulebook has them."""
    for criterion in rulebook.entries:
        for part in Part:
            scale = criterion.scale(part)
            if scale is not None:
                counted = counted_by(rulebook, criterion.code, part)
                yield Slot(criterion, part, scale, counted)


def rows(rulebook: Rulebook) -> Iterator[Group | Slot]:
    """The rows of the sheet: a group before the first criterion inside it."""
    groups = {group.code: group for group in rulebook.groups}
    told: set[str] = set()
    for place in places(rulebook):
        around: list[Group] = []
        code = place.criterion.group
        while code is not None and code in groups and code not in told:
            told.add(code)
            around.append(groups[code])
            code = groups[code].group
        yield from reversed(around)
        yield place


def adds_up(rulebook: Rulebook) -> bool:
    """Whether the total is the plain sum of what is entered."""
    every = list(places(rulebook))
    plain = all(place.takes_points and place.scale.cap is None for place in every)
    plain = plain and not rulebook.by_periods
    whole = all(criterion.coefficient == 1 for criterion in rulebook.criteria)
    return plain and whole and not rulebook.bounded


def code_of_figures(
    rulebook: Rulebook,
    figures: Mapping[tuple[str, Part], Decimal],
    texts: Mapping[tuple[str, Part], str] = MappingProxyType({}),
) -> str:
    """Six digits that the figures give: the same on the printed sheet and in its file. ``texts``
    are the levels in words as they are written; each counts by its first letter.

    The formula that :func:`code_formula` writes reckons the same.
    """
    total = Decimal(0)
    for row, one in enumerate(rows(rulebook), start=FIRST_ROW + 1):
        if isinstance(one, Slot) and one.key in figures:
            total += figures[one.key] * 10_000 * row**2 + row**3
        if isinstance(one, Slot) and texts.get(one.key):
            total += ord(texts[one.key][0]) * row**2
    return f"{int(total) % _MODULUS:06}"


def code_formula(cells: str, levels: Sequence[str] = ()) -> str:
    """The formula of :func:`code_of_figures` over the column of figures, and over the cells with
    levels in words."""
    figures = f"ROUND(10000*SUMPRODUCT({cells},ROW({cells})^2),0)"
    filled = f"SUMPRODUCT(ISNUMBER({cells})*ROW({cells})^3)"
    letters = "".join(
        f'+IF(ISTEXT({cell}),_xlfn.UNICODE({cell}&" ")*ROW({cell})^2,0)' for cell in levels
    )
    return f'=TEXT(MOD({figures}+{filled}{letters},{_MODULUS}),"000000")'


# What is printed of a place


def most(place: Slot) -> str | Points | None:
    """The most that a place gives, as its column says it."""
    scale = place.scale
    if scale.is_open:
        return SHEET["left_open"]
    if place.counted is not None or isinstance(place.criterion, OfTarget):
        return None  # a count for another criterion, and a target, give no points by themselves
    if isinstance(scale.grading, PerOccurrence) and scale.full is None:
        return filled(SHEET["each"], {"points": points(scale.grading.each, "vi")})
    return scale.full


def how(place: Slot) -> str | Points | None:
    """The step of points, or what is written where it is no points."""
    step = place.scale.entered_step
    if place.entered is Entered.POINTS:
        said: str | Points | None = step
    elif place.levels is not None:
        levels = "; ".join(worded_labels(place.levels, "vi"))
        said = filled(SHEET["entered_level"], {"levels": levels})
    elif place.counted is not None:
        of, rate = place.counted
        counting = {"criterion": of.code, "rate": rate_label(rate, "vi")}
        said = filled(SHEET["entered_counter"], counting)
    elif isinstance(place.criterion, OfTarget):
        said = SHEET["entered_target"]
    else:
        said = SHEET[f"entered_{place.entered}"]
    if needs_proof(place.scale, place.part):
        facts = {"how": points(said, "vi") if isinstance(said, Decimal) else said}
        return filled(SHEET["needs_proof"], facts)
    return said


def numbered_apart(rulebook: Rulebook) -> bool:
    """Whether the document prints other numbers than the codes."""
    lines: tuple[Criterion | Group, ...] = (*rulebook.criteria, *rulebook.groups)
    return any(numbered(rulebook, one) for one in lines)


def guided(rulebook: Rulebook) -> bool:
    """Whether any criterion says how it is scored, which proof is wanted or who watches it."""
    return any(criterion.texts for criterion in rulebook.criteria)


def guidance(place: Slot) -> str:
    """What a criterion says beside its points, on the first of its places only."""
    first = next(part for part in Part if place.criterion.scale(part) is not None)
    return "; ".join(text_labels(place.criterion, "vi")) if place.part is first else ""


def table_head(slot: Slot) -> str:
    """How a column is headed in a table that we make: ``1``, ``1 thưởng``."""
    if slot.part is Part.STANDARD:
        return slot.criterion.code
    code = {"code": slot.criterion.code}
    return filled(SHEET[f"table_{slot.part.value}"], code)
