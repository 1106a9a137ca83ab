"""Vices of several kinds: which unit is which, by the kinds that a rulebook names."""

from __future__ import annotations

from collections.abc import Sequence

from domain.clusters.offices import ViceKind
from domain.record.record import Ids, UnitId
from domain.rulebook.officers import OfficerRules, ViceOffice, read_vices, span_facts
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal, refuses


@refuses("vice_kind_missing", "vice_kind_unknown", "vices_not_foreseen")
def vices_of_kinds(
    rules: OfficerRules | None, vices: Ids[UnitId], said: tuple[ViceKind, ...]
) -> tuple[ViceKind, ...]:
    """The vices by kinds of the rulebook, in its order, as it calls them.

    Raises ``Refusal``: ``vice_kind_unknown`` with the nearest, ``vice_kind_missing`` with those
    of whom it is not said, or ``vices_not_foreseen`` for more or fewer of a kind.
    """
    kinds = rules.kinds_of_vices if rules else ()
    found: dict[str, list[UnitId]] = {kind.name: [] for kind in kinds}
    for one in said:
        found[_kind_named(kinds, one.kind).name].append(one.unit)
    named = {one.unit for one in said}
    missing = tuple(unit for unit in vices if unit not in named)
    if missing and kinds:
        names = tuple(kind.name for kind in kinds)
        raise Refusal(
            "vice_kind_missing", units=missing, unit=missing[0], kinds=names, first=names[0]
        )
    for kind in kinds:
        least, most = read_vices(kind.count)
        count = len(found[kind.name])
        if count < least or (most is not None and count > most):
            facts = {"count": count, **span_facts(least, most)}
            raise Refusal("vices_not_foreseen", case="kind", kind=kind.name, **facts)
    return tuple(
        ViceKind(unit=unit, kind=name) for name, units in found.items() for unit in sorted(units)
    )


def _kind_named(kinds: Sequence[ViceOffice], said: str) -> ViceOffice:
    """A kind by its code or name, however it is typed."""
    typed = fold(said)
    exact = [kind for kind in kinds if typed in {fold(kind.code), fold(kind.name)}]
    if exact:
        return exact[0]
    names = tuple(kind.name for kind in kinds)
    close = nearest(said, [*(kind.code for kind in kinds), *names])
    raise Refusal("vice_kind_unknown", value=said, kinds=names or None, nearest=close)
