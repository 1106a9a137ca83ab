"""What counts nothing for want of proof, in words."""

from adapters.wording.filling import filled
from adapters.wording.labelling import as_entered
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import points, signed
from domain.reckoning.proof import Unproved
from domain.rulebook.criteria import Part


def bare_label(found: Unproved, part: Part, phrases: Phrases, criterion: str | None = None) -> str:
    """``+5 không tính``, ``3 lần không tính``, or what was claimed: ``“Bằng khen” không tính``."""
    write = signed if part is Part.BONUS else points
    named = [phrases.private(achievement) for achievement in found.achievements]
    if found.points is not None:
        of, lang = phrases.rulebook, phrases.lang
        said = as_entered(found.points, criterion, part, of, lang) if criterion else ""
        named.append(said or write(found.points, lang))
    pair = ("{what} không tính", "{what} not counted")
    return filled(phrases.pick(pair), {"what": ", ".join(named)})
