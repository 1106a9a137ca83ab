"""By what ranks, classes and minimums of a rulebook go, said before a year begins."""

from enum import StrEnum

import msgspec

from domain.rulebook.rulebook import RankedBy, Rulebook


class Of(StrEnum):
    """What goes by a figure."""

    RANKS = "ranks"
    CLASSES = "classes"
    MINIMUMS = "minimums"
    #: What classes and selections ask beside a total.
    REQUIREMENTS = "requirements"


class By(StrEnum):
    """Which figure."""

    TOTAL = "total"
    SHARE_OF_STANDARD = "share_of_standard"
    SHARE_OF_TOTAL = "share_of_total"
    #: The total, brought to what all criteria can give where not all apply to a unit.
    SCALED_TOTAL = "scaled_total"
    #: What a sheet counts in a criterion or a part, its place, its deductions.
    POINTS = "points"


class Basis(msgspec.Struct, frozen=True):
    of: Of
    by: By
    #: The names of the classes and selections that ask for something.
    selections: tuple[str, ...] = ()


def bases(rulebook: Rulebook) -> tuple[Basis, ...]:
    """By what each goes, of those that the rulebook has; nothing where nothing is scored."""
    if not rulebook.scored:
        return ()
    scaled = By.TOTAL if rulebook.ranked_by is RankedBy.TOTAL else By.SCALED_TOTAL
    found = [Basis(Of.RANKS, By(rulebook.ranked_by.value))]
    if rulebook.bands:
        found.append(Basis(Of.CLASSES, scaled))
    asking = tuple(
        selection.name
        for selection in rulebook.selections
        if selection.min_total is not None or selection.min_band is not None
    )
    if asking:
        found.append(Basis(Of.MINIMUMS, scaled, asking))
    classes = [band.name for band in rulebook.bands if band.asked]
    requiring = (*classes, *(one.name for one in rulebook.selections if one.asked))
    if requiring:
        found.append(Basis(Of.REQUIREMENTS, By.POINTS, requiring))
    return tuple(found)
