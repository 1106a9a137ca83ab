"""What counts nothing for want of proof, in words."""

from adapters.wording.filling import filled
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import points, signed
from domain.reckoning.proof import Unproved
from domain.rulebook.criteria import Part


def bare_label(found: Unproved, part: Part, phrases: Phrases) -> str:
    """``+5 không tính``, or what was claimed: ``“Bằng khen của Bộ” không tính``."""
    write = signed if part is Part.BONUS else points
    named = [phrases.private(achievement) for achievement in found.achievements]
    if found.points is not None:
        named.append(write(found.points, phrases.lang))
    pair = ("{what} không tính", "{what} not counted")
    return filled(phrases.pick(pair), {"what": ", ".join(named)})
