"""The offices of a cluster: by which words it calls them, and which units hold them in a year."""

import msgspec

from domain.record.record import Ids, Office, UnitId


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words in which this cluster speaks of itself: Cụm or Khối, and its officers."""

    cluster: str = "Cụm"
    chair: str = "Cụm trưởng"
    vice_chair: str = "Cụm phó"


class Officers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The units that hold the offices of one cycle year; ``None`` or empty: not known."""

    chair: UnitId | None = None
    vice_chairs: Ids[UnitId] = ()

    def holds(self, office: Office, unit: UnitId | None) -> bool:
        """Whether the unit holds the office. The secretary is an officer of the chair unit."""
        match office:
            case Office.CHAIR | Office.SECRETARY:
                return unit is not None and unit == self.chair
            case Office.VICE_CHAIR:
                return unit in self.vice_chairs
            case _:
                return False
