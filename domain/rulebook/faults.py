"""What a rulebook is refused for, each fault with its place.

What can be lived with once somebody has said how is no fault but a contradiction, see
:mod:`domain.rulebook.discrepancies`; what is only odd stands in :mod:`domain.rulebook.checks`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from domain.cycle.deadlines.due import check_hangs_on, check_in_order
from domain.cycle.guard import WAY
from domain.record.record import Office
from domain.rulebook.bounds import Bounds, Group
from domain.rulebook.consequence_checks import consequence_checks
from domain.rulebook.counting import counter_checks
from domain.rulebook.criteria import Criterion, NotArisen, Part, ScoredBy, left_open
from domain.rulebook.due_rule import CycleMonths, check_due_rule
from domain.rulebook.grading import Level, OneOf
from domain.rulebook.legal_basis import basis_checks
from domain.rulebook.numbering import numbering_checks
from domain.rulebook.officers import officer_checks
from domain.rulebook.period_checks import period_checks
from domain.rulebook.places import Place
from domain.rulebook.requirement_checks import requirement_checks
from domain.rulebook.rulebook import VOTE, Column, Deadline, RankedBy, Rulebook, Scorer
from domain.rulebook.selection_checks import selection_checks
from domain.rulebook.selections import share_of
from domain.rulebook.tables import table_checks
from domain.rulebook.worded import levels_in
from domain.values.names import fold
from domain.values.points import Points
from domain.values.refusal import Refusal, refuses

#: The lists whose elements go by codes of their own.
_LISTS = (
    *("groups", "criteria", "columns", "selections", "deadlines", "unit_groups", "bars"),
    *("bands", "legal_basis", "tables"),
)
#: Of those, the lists whose elements have a name; a criterion's is checked with the rest of it.
_NAMED = ("columns", "groups", "bands", "unit_groups", "selections", "bars", "tables")
#: Totals may lie below 0; the others have a check of their own.
_SIGNED = frozenset({"from", "to", "min_total", "coefficient", "step"})


class Fault(NamedTuple):
    """Something that no reading could mend, and where it stands."""

    place: Place
    refusal: Refusal


@refuses(
    "basis_unknown",
    "date_malformed",
    "deadline_circular",
    "deadline_contradiction",
    "deadline_event_unknown",
    "deadline_malformed",
    "deadline_order",
    "member_repeated",
    "name_blank",
    "rulebook_malformed",
    "selection_circular",
    "selection_reference",
    "share_above_whole",
)
def check_rulebook(rulebook: Rulebook) -> None:
    """Raises the first of the :func:`faults`, ``Refusal("rulebook_malformed")`` mostly."""
    for fault in faults(rulebook):
        raise fault.refusal


def faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Everything for which a rulebook is refused."""
    for place, check in _checks(rulebook):
        try:
            check()
        except Refusal as refusal:
            yield Fault(place, refusal)


def _checks(rulebook: Rulebook) -> Iterator[tuple[Place, Callable[[], object]]]:
    """Every check with the place that it is about; none relies on another having passed."""
    for name in _LISTS:
        codes = [item.code for item in getattr(rulebook, name) or ()]
        for index in range(len(codes)):
            yield (name, index), partial(_check_code, name, codes, index)
    yield ("name",), partial(_check_named, rulebook.name)
    for name in _NAMED:
        for index, item in enumerate(getattr(rulebook, name) or ()):
            yield (name, index, "name"), partial(_check_named, item.name)
    for place, size in _sizes(rulebook, ()):
        yield place[:3], partial(_check_sign, rulebook, place, size)
    yield ("columns",), partial(_check_columns, rulebook)
    yield ("ranked_by",), partial(_check_shares, rulebook)
    yield ("net",), partial(_check_net, rulebook.bounds, "net")
    for index, column in enumerate(rulebook.columns):
        yield ("columns", index), partial(_check_rung, rulebook, column)
    for index, group in enumerate(rulebook.groups):
        yield ("groups", index), partial(_check_group, rulebook, group)
        yield ("groups", index, "net"), partial(_check_net, group.bounds, group.code)
    for index, criterion in enumerate(rulebook.criteria):
        yield ("criteria", index), partial(_check_criterion, rulebook, criterion)
        yield ("criteria", index, "not_arisen"), partial(_check_not_arisen, rulebook, criterion)
        for part in Part:
            yield ("criteria", index, part.value), partial(_check_scale, criterion, part)
    for index, key in enumerate(rulebook.ties):
        yield ("ties", index), partial(_check_tie, rulebook, index, key)
    months = rulebook.months or CycleMonths()
    rules = {deadline.code: deadline.due for deadline in rulebook.deadlines}
    for index, deadline in enumerate(rulebook.deadlines):
        yield ("deadlines", index), partial(check_due_rule, deadline.due, months)
        yield ("deadlines", index), partial(check_hangs_on, deadline.code, rules)
        yield ("deadlines", index), partial(_check_order, rulebook.deadlines[: index + 1], months)
    for index in range(len(rulebook.unit_groups)):
        yield ("unit_groups", index), partial(_check_unit_group, rulebook, index)
    yield from consequence_checks(rulebook)
    yield from selection_checks(rulebook)
    yield from requirement_checks(rulebook)
    yield from counter_checks(rulebook)
    yield from period_checks(rulebook)
    yield from table_checks(rulebook)
    yield from numbering_checks(rulebook)
    yield from officer_checks(rulebook)
    yield from basis_checks(rulebook)
    if rulebook.quorum is not None:
        yield ("quorum",), partial(share_of, rulebook.quorum)


def _check_code(where: str, codes: Sequence[str], index: int) -> None:
    """Every code says something, and none stands a second time."""
    code = codes[index]
    if not code.strip() or code in codes[:index]:
        raise Refusal("rulebook_malformed", where=where, value=code)


def _check_named(name: str) -> None:
    if not name.strip():
        raise Refusal("name_blank")


def _sizes(value: object, place: Place) -> Iterator[tuple[Place, Points]]:
    """Every amount that is written without a sign, with its place."""
    match value:
        case Points():
            yield place, value
        case tuple():
            for index, item in enumerate(value):
                yield from _sizes(item, (*place, index))
        case msgspec.Struct():
            for field in msgspec.structs.fields(value):
                inside = (*place, field.encode_name)
                # a level is reached from a size, a class of totals is not one
                signed = field.encode_name in _SIGNED and not isinstance(value, Level)
                if not signed:
                    yield from _sizes(getattr(value, field.name), inside)


def _check_sign(rulebook: Rulebook, place: Place, size: Points) -> None:
    if size >= 0:
        return
    where, index = str(place[0]), place[1] if len(place) > 1 else None
    if where == "criteria" and isinstance(index, int):
        raise _bad(rulebook.criteria[index], "negative", size=size)
    raise Refusal("rulebook_malformed", where=where, case="below_zero", size=size)


def _check_columns(rulebook: Rulebook) -> None:
    """Something that is scored stands in a column; who fills it is the document's business."""
    if rulebook.scored and not rulebook.columns:
        raise Refusal("rulebook_malformed", where="columns", case="no_column")


def _check_group(rulebook: Rulebook, group: Group) -> None:
    """The group around it is there, and it does not lie inside itself."""
    around = {found.code: found.group for found in rulebook.groups}
    passed: list[str] = []
    inside: str | None = group.code
    while inside is not None and inside in around:
        if inside in passed:
            raise Refusal("rulebook_malformed", where="group_circular", value=group.code)
        passed.append(inside)
        inside = around[inside]
    _check_inside(rulebook, group.group)


def _check_inside(rulebook: Rulebook, group: str | None) -> None:
    if group is not None and group not in {found.code for found in rulebook.groups}:
        raise Refusal("rulebook_malformed", where="group", value=group)


def _check_net(bounds: Bounds, where: str) -> None:
    """Floor and ceiling lie on either side of 0, for neither bonus nor deduction counts 0."""
    if bounds.net is None:
        return
    floor, ceiling = bounds.net.at_least, bounds.net.at_most
    if floor is None and ceiling is None:
        raise Refusal("rulebook_malformed", where=where, case="net_empty")
    for size, signed in ((floor, 1), (ceiling, -1)):
        if size is not None and size * signed > 0:
            raise Refusal("rulebook_malformed", where=where, case="net_sides", size=size)


def _check_tie(rulebook: Rulebook, index: int, key: str) -> None:
    codes = {f"criterion:{criterion.code}" for criterion in rulebook.criteria}
    last = {VOTE} if index == len(rulebook.ties) - 1 else set()
    if key not in codes | {"fewer_deductions", "higher_standard"} | last:
        raise Refusal("rulebook_malformed", where="ties", value=key)


def _check_order(deadlines: Sequence[Deadline], months: CycleMonths) -> None:
    """The last of them is in order with those before it."""
    *before, last = deadlines
    for other in before:
        rules = {other.code: other.due, last.code: last.due}
        try:
            for rule in rules.values():
                check_due_rule(rule, months)
        except Refusal:
            continue  # told at its own place
        check_in_order(rules, order=WAY, months=months)


def _check_unit_group(rulebook: Rulebook, index: int) -> None:
    """No unit is compared in two groups."""
    seen = [unit for group in rulebook.unit_groups[:index] for unit in group.units]
    for unit in rulebook.unit_groups[index].units:
        if unit in seen:
            raise Refusal("member_repeated", unit=unit)
        seen.append(unit)


def _check_criterion(rulebook: Rulebook, criterion: Criterion) -> None:
    if not criterion.name.strip():
        raise _bad(criterion, "nameless")
    for text in criterion.texts.values():
        if not text.strip():
            raise _bad(criterion, "text_blank")
    if all(criterion.scale(part) is None for part in Part):
        raise _bad(criterion, "partless")
    if criterion.coefficient <= 0:
        raise _bad(criterion, "coefficient", size=criterion.coefficient)
    _check_inside(rulebook, criterion.group)
    _check_scored_by(criterion)


#: The offices that may score a criterion alone; or none is named.
_SCORING = frozenset({None, Office.CHAIR, Office.SECRETARY, Office.VICE_CHAIR})


def _check_scored_by(criterion: Criterion) -> None:
    """One of the three is said; names say something; several bodies are brought to one value."""
    by = criterion.by
    if by is not None and (not _is_one(by) or (len(by.outside) > 1) is (by.combine is None)):
        raise _bad(criterion, "scored_by")


def _is_one(by: ScoredBy) -> bool:
    """Whether one of bodies outside, team and office is said, by names that say something."""
    said = [bool(by.outside), by.team is not None, by.office is not None]
    named = all(name.strip() for name in by.names) and len(set(by.names)) == len(by.names)
    return sum(said) == 1 and named and by.office in _SCORING


def _check_rung(rulebook: Rulebook, column: Column) -> None:
    """One enters a rung: a team where the check is assigned, otherwise an office or a body outside.
    What follows a rung is a rung, so that the last one counts."""
    by, at = column.by, rulebook.columns.index(column)
    if by is None:
        if any(before.by is not None for before in rulebook.columns[:at]):
            raise _bad_column(column, "rung_last")
        return
    by_team = column.scorer is Scorer.ASSIGNED
    one = _is_one(by) and len(by.outside) < 2 and by.combine is None
    if not one or column.scorer is Scorer.OWN or by_team is (by.team is None):
        raise _bad_column(column, "rung")


def _bad_column(column: Column, case: str) -> Refusal:
    return Refusal("rulebook_malformed", where="columns", case=case, value=column.name)


def _check_scale(criterion: Criterion, part: Part) -> None:
    scale = criterion.scale(part)
    if scale is None:
        return
    if scale.step is not None and scale.step <= 0:
        raise _bad(criterion, "step", size=scale.step)
    if part is Part.STANDARD and scale.full is None and not scale.is_open:
        raise _bad(criterion, "no_maximum")
    if scale.is_open and scale.full is not None:
        raise _bad(criterion, "open_bounded", size=scale.full)
    standard = criterion.standard
    if scale.cap_at_standard and standard is not None and standard.is_open:
        raise _bad(criterion, "open_cap")
    rule = levels_in(scale)
    if rule is not None:
        _check_levels(criterion, rule)


def _check_shares(rulebook: Rulebook) -> None:
    """No share of a maximum that is left open."""
    unknown = left_open(rulebook.criteria)
    if unknown and rulebook.ranked_by is not RankedBy.TOTAL:
        raise _bad(unknown[0], "open_share")


def _check_not_arisen(rulebook: Rulebook, criterion: Criterion) -> None:
    """Full marks of what has no maximum, and the share reached in what has none, are not known."""
    unknown, said = left_open(rulebook.criteria), criterion.not_arisen
    full = said is NotArisen.FULL_MARKS and criterion in unknown
    if full or (said is NotArisen.MEAN and unknown):
        raise _bad(unknown[0] if not full else criterion, "open_not_arisen")


def _check_levels(criterion: Criterion, rule: OneOf) -> None:
    """One level of several is chosen by its words, so each has words of its own; no mean of two
    scorers is a level."""
    names = [fold(level.name) for level in rule.levels]
    if len(names) < 2 or not all(names):
        raise _bad(criterion, "levels_few")
    if len(set(names)) < len(names):
        raise _bad(criterion, "level_twice")
    if criterion.by is not None and criterion.by.combine is not None:
        raise _bad(criterion, "levels_combined")


def _bad(criterion: Criterion, case: str, size: Points | None = None) -> Refusal:
    facts = {"where": "criteria", "value": criterion.code, "case": case}
    return Refusal("rulebook_malformed", **facts, **({"size": size} if size is not None else {}))
