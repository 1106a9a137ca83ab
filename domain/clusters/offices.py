"""The offices of a cluster: by which words it calls them, and which units hold them in a year."""

import msgspec

from domain.record.record import Ids, Office, UnitId
from domain.values.refusal import Refusal, refuses


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words in which this cluster speaks of itself: Cụm or Khối, and its officers."""

    cluster: str = "Cụm"
    chair: str = "Cụm trưởng"
    vice_chair: str = "Cụm phó"


class ViceKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which of several kinds of vice a unit is."""

    unit: UnitId
    #: As it is called: ``Cụm phó thường trực``.
    kind: str


class Officers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The units that hold the offices of one cycle year; ``None`` or empty: not known."""

    chair: UnitId | None = None
    vice_chairs: Ids[UnitId] = ()
    #: Where the cluster has vices of several kinds; left out of what is stored where it is not
    #: said, so that officers without kinds are written as ever.
    kinds: tuple[ViceKind, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def vices_by_kind(self) -> dict[str | None, Ids[UnitId]]:
        """The vices by what they are called, those without a kind last."""
        said = () if isinstance(self.kinds, msgspec.UnsetType) else self.kinds
        found: dict[str | None, Ids[UnitId]] = {}
        for one in said:
            found[one.kind] = (*found.get(one.kind, ()), one.unit)
        named = {one.unit for one in said}
        plain = tuple(unit for unit in self.vice_chairs if unit not in named)
        return found | ({None: plain} if plain else {})

    def kind_of(self, vice: UnitId) -> str | None:
        """What a vice is called; ``None``: a vice like any other, or none."""
        kinds = self.vices_by_kind.items()
        return next((kind for kind, units in kinds if vice in units), None)

    def among(self, vices: Ids[UnitId]) -> tuple[ViceKind, ...] | msgspec.UnsetType:
        """The kinds of those vices only; not said where none of them has one."""
        if isinstance(self.kinds, msgspec.UnsetType):
            return msgspec.UNSET
        return tuple(one for one in self.kinds if one.unit in vices) or msgspec.UNSET

    def holds(self, office: Office, unit: UnitId | None) -> bool:
        """Whether the unit holds the office. The secretary is an officer of the chair unit."""
        match office:
            case Office.CHAIR | Office.SECRETARY:
                return unit is not None and unit == self.chair
            case Office.VICE_CHAIR:
                return unit in self.vice_chairs
            case _:
                return False


@refuses("member_repeated", "vice_kind_misplaced")
def kinds_of(
    said: tuple[ViceKind, ...] | msgspec.UnsetType, vices: Ids[UnitId]
) -> tuple[ViceKind, ...] | msgspec.UnsetType:
    """Kinds of vices as they are said, each of a unit that is one.

    Raises ``Refusal``: ``member_repeated`` or ``vice_kind_misplaced``.
    """
    if isinstance(said, msgspec.UnsetType):
        return msgspec.UNSET
    units = [one.unit for one in said]
    for unit in units:
        if units.count(unit) > 1:
            raise Refusal("member_repeated", unit=unit)
    for one in said:
        if one.unit not in vices or not one.kind.strip():
            raise Refusal("vice_kind_misplaced", unit=one.unit, kind=one.kind.strip() or None)
    return tuple(ViceKind(unit=one.unit, kind=one.kind.strip()) for one in said) or msgspec.UNSET
