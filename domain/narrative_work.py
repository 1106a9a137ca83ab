"""What the log's lines of the year's work say beyond the events' own fields."""

from collections.abc import Iterable, Iterator
from typing import Final

from domain.phases.checking import Check, ChecksAssigned
from domain.phrasing import Phrases, Written
from domain.record import Body

#: So much of a seed is enough to compare two lines by eye.
_SEED: Final = 12


def told_of_work(body: Body, phrases: Phrases) -> dict[str, object]:
    """As ``domain.narrative`` tells of other events."""
    match body:
        case ChecksAssigned():
            seed = body.draw.seed[:_SEED] if body.draw else None
            return {"checks": _joined(_checks(body, phrases)), "seed": seed}
        case _:
            return {}


def _checks(body: ChecksAssigned, phrases: Phrases) -> Iterator[str]:
    """``An chấm Bình``; where a team checks all, each sheet once would say the same again."""
    if body.team is not None:
        names = sorted({checker for check in body.checks for checker in check.checkers})
        yield phrases.part(("{units}", "{units}"), {"units": tuple(names)})
        return
    for check in body.checks:
        yield _check(check, phrases)


def _check(check: Check, phrases: Phrases) -> str:
    facts = {"unit": check.unit, "units": check.checkers}
    return phrases.part(("{units} chấm {unit}", "{units} checks {unit}"), facts)


def _joined(parts: Iterable[str]) -> Written:
    return Written("; ".join(parts))
