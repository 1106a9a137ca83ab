"""What the figures of a table tell of its columns, where the words of its head leave it open."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from domain.reconcile.findings import Note
from domain.reconcile.grid import Grid
from domain.reconcile.head import Head, Heading
from domain.reconcile.lines import Line, criteria_of
from domain.reconcile.sums import added, agrees, computed, criteria_sum, taken_off
from domain.reconcile.words import ColumnRole

Lines = Callable[[Head], list[Line]]


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """A head whose columns the figures have confirmed, as far as they can."""

    head: Head
    #: The columns without a known name before the sums are criteria: they add up.
    criteria: bool = False
    #: What "Điểm chuẩn" turned out to be.
    maximum: Heading | None = None
    #: Columns without a heading that we know, which are sums by their figures.
    sums: tuple[Heading, ...] = ()

    def notes(self, grid: Grid) -> Iterator[Note]:
        """How the figures made the columns be read."""
        guessed = [found for found in criteria_of(self.head) if found.role is ColumnRole.UNKNOWN]
        if self.criteria and guessed:
            names = [f"{grid.column(found.column)} “{found.text}”" for found in guessed]
            based = self.head.one(ColumnRole.STANDARD) is not None
            yield Note("criteria_taken", {"columns": names, "total": None if based else True})
        for found in self.sums:
            facts = {
                "where": grid.column(found.column),
                "head": found.text,
                "role": found.role.value,
            }
            yield Note("sums_taken", facts)
        if self.maximum is not None:
            facts = {"where": grid.column(self.maximum.column), "head": self.maximum.text}
            yield Note("standard_is_maximum", facts)


def fitted(head: Head, lines: Lines) -> Fitted:
    """The head with which the rows agree best."""
    best, read = head, lines(head)
    others = list(_candidates(head)) if _is_added_up(head) else []
    if others:
        most = max(_agreeing(read), len(read) // 2)
        for one in others:
            its = lines(one)
            agreeing = _agreeing(its)
            if agreeing > most:
                best, read, most = one, its, agreeing
    best, sums = _with_sums(best, lines)
    if sums:
        read = lines(best)
    maximum = _constant_standard(best, read)
    if maximum is not None:
        best = _with_role(best, maximum, ColumnRole.MAXIMUM)
        read = lines(best)
    criteria = _add_up(read, [found.role for found in criteria_of(best)])
    if not criteria:
        best = _without_guesses(best)
    return Fitted(head=best, criteria=criteria, maximum=maximum, sums=sums)


def _with_sums(head: Head, lines: Lines) -> tuple[Head, tuple[Heading, ...]]:
    """The head with the columns as total and as standard that are so by their figures, where no
    heading says which they are."""
    taken = []
    for role in (ColumnRole.TOTAL, ColumnRole.STANDARD):
        if head.one(role) is not None:
            continue
        # The total stands furthest to the right.
        for found in reversed(head.all(ColumnRole.UNKNOWN)):
            told = msgspec.structs.replace(found, role=role, sure=True)
            tried = _replaced(head, found, told)
            fitting = next(
                (one for one in (tried, _without_guesses(tried)) if _sums_up(lines(one), role)),
                None,
            )
            if fitting is not None:
                head = fitting
                taken.append(told)
                break
    return head, tuple(taken)


def _sums_up(lines: Sequence[Line], role: ColumnRole) -> bool:
    """Whether a column is the sum of the others in most rows, and no sum of these rows differs."""
    agreeing = 0
    for line in map(taken_off, lines):
        written = line.total if role is ColumnRole.TOTAL else line.standard
        came = computed(line) if role is ColumnRole.TOTAL else criteria_sum(line)
        agreeing += came is not None and came == written.value and agrees(line)
    return agreeing * 2 > len(lines)


def _is_added_up(head: Head) -> bool:
    """Whether its total is made of something: one that a scorer gave may stand alone."""
    roles = {found.role for found in head.columns}
    return ColumnRole.TOTAL in roles and bool(
        roles & {ColumnRole.STANDARD, ColumnRole.BONUS, ColumnRole.DEDUCTION}
    )


def _agreeing(lines: Sequence[Line]) -> int:
    return sum(agrees(taken_off(line)) for line in lines)


def _candidates(head: Head) -> Iterator[Head]:
    """The head with another column as what its total is made of: the points of another scorer, or
    what was taken for the maximum."""
    base = head.one(ColumnRole.STANDARD)
    for other in head.others:
        lone = [
            found
            for found in other.columns
            if found.role in {ColumnRole.STANDARD, ColumnRole.TOTAL}
        ]
        if len(lone) == 1 and not other.all(ColumnRole.BONUS):
            yield _exchanged(head, lone[0], other, base)
    maximum = head.one(ColumnRole.MAXIMUM)
    if maximum is not None and not maximum.sure and not head.one(ColumnRole.CRITERION):
        changed = _with_role(head, maximum, ColumnRole.STANDARD)
        yield changed if base is None else _without(changed, base)


def _exchanged(head: Head, base: Heading, other: Head, former: Heading | None) -> Head:
    """The head with the points of another scorer as what its total is made of."""
    taken = msgspec.structs.replace(base, role=ColumnRole.STANDARD, sure=False)
    changed = msgspec.structs.replace(
        head,
        columns=tuple(sorted([*head.columns, taken], key=lambda found: found.column)),
        others=tuple(one for one in head.others if one is not other),
    )
    return changed if former is None else _without(changed, former)


def _without(head: Head, former: Heading) -> Head:
    """The head whose total is not made of a column: what another scorer gave, who gave no more."""
    units = tuple(found for found in head.columns if found.role is ColumnRole.UNIT)
    alone = msgspec.structs.replace(former, role=ColumnRole.TOTAL)
    other = Head(first=head.first, below=head.below, columns=(*units, alone))
    kept = tuple(found for found in head.columns if found.column != former.column)
    return msgspec.structs.replace(head, columns=kept, others=(*head.others, other))


def _with_role(head: Head, column: Heading, role: ColumnRole) -> Head:
    return _replaced(head, column, msgspec.structs.replace(column, role=role))


def _replaced(head: Head, former: Heading, new: Heading) -> Head:
    columns = (new if found.column == former.column else found for found in head.columns)
    return msgspec.structs.replace(head, columns=tuple(columns))


def _constant_standard(head: Head, lines: Sequence[Line]) -> Heading | None:
    """ "Điểm chuẩn" that holds the same in every row, which no total is made of and none passes:
    what can be had."""
    standard = head.one(ColumnRole.STANDARD)
    values = [line.standard.value for line in lines]
    if standard is None or standard.scorer or len(lines) < 2 or len(set(values)) != 1:
        return None
    if head.one(ColumnRole.MAXIMUM) or head.one(ColumnRole.CRITERION) or head.one(ColumnRole.BONUS):
        return None
    most = values[0]
    totals = [line.total.value for line in lines if line.total.value is not None]
    if most is None or not totals or any(total > most for total in totals):
        return None
    return None if _agreeing(lines) else standard


def _add_up(lines: Sequence[Line], roles: Sequence[ColumnRole]) -> bool:
    """Whether the columns before the sums are criteria: in most rows they add up."""
    if ColumnRole.UNKNOWN not in roles:
        return False
    agreeing = 0
    for line in map(taken_off, lines):
        written = line.standard if line.standard.at else line.total
        came = added(line.criteria) if line.standard.at else computed(line)
        filled = any(not figure.blank for figure in line.criteria)
        agreeing += filled and written.value is not None and came == written.value
    return agreeing * 2 > len(lines)


def _without_guesses(head: Head) -> Head:
    """The head whose unknown columns stand where no criteria are looked for."""
    return msgspec.structs.replace(head, guessing=False)
