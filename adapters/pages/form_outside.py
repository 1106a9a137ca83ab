"""What the line to type says of those who are no members, and of who checks whom."""

from collections.abc import Mapping, Sequence

from domain.record.record import UnitId
from domain.rulebook.rulebook import Rulebook


def bodies_named(rulebook: Rulebook | None, word: str) -> Mapping[str, str]:
    """By field: the body outside that the rulebook asks, or that scores, and its criterion."""
    if rulebook is None:
        return {}
    if word == "record_clearance":
        asked = [one.clearance for one in rulebook.selections if one.clearance]
        return {"of": asked[0].of} if asked else {}
    if word not in {"name_scorer", "record_external_score"}:
        return {}
    for one in rulebook.entries:
        if one.by is not None and one.by.outside:
            body = one.by.outside[0]
            return {"body": body, "authority": body, "criterion": one.code}
    return {}


def unit_for(
    word: str, field: str, unit: UnitId, members: Sequence[UnitId], known: Sequence[UnitId]
) -> UnitId:
    """Whom a field of a command may name: nobody checks the own sheet, and a body outside is no
    member."""
    if field == "checker":
        return next((other for other in members if other != unit), unit)
    if field == "unit" and word in {"name_scorer", "name_overseer", "end_overseer"}:
        return next((other for other in known if other not in members), unit)
    return unit
