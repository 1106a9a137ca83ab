"""What the templates of a sheet that was sent back, or came to a rung, are filled with."""

from collections.abc import Callable, Mapping
from typing import Final

from adapters.notices import moved_scores, still_due
from adapters.notices.facts_of_scores import scores_open
from adapters.notices.scene import Scene
from adapters.wording.outside import one_line
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.standing import RETURNED
from domain.cycle.guard import Phase
from domain.cycle.scores.returning import SheetPassedBack
from domain.cycle.scores.rungs import rung_of
from domain.cycle.scores.scored_by import scored_by_body
from domain.cycle.scores.sheets import scoring_rulebook
from domain.notices import Topic
from domain.rulebook.criteria import Part
from domain.values.names import identity

Facts = dict[str, object]


def sent_back(scene: Scene) -> Facts:
    """A sheet to be completed: why, cell by cell, and until when; what was done about it since."""
    body = scene.body
    duty = scene.duties.get((RETURNED, scene.unit))
    back = scene.cycle.sheet(scene.unit).returned
    here = back is not None and back.version == scene.event.version
    rulebook = scene.before(scene.event).plan.rulebook
    limit = rulebook.returns_at_most if rulebook else None
    return {
        "by": scene.by(scene.event),
        "time": str(body.time),
        "limit": "" if limit is None else str(limit),
        "reason": scene.text(body.reason),
        "cells": _cells(scene),
        "asked": here and duty is not None and bool(duty.wanted) and scores_open(scene.cycle),
        "stated": here and duty is not None and duty.held,
        "again": not here,
        "until": still_due.until(scene, body.last_day, body.before),
        "tasks": still_due.tasks(scene, RETURNED),
        "document": scene.document(scene.event),
    }


def rung(scene: Scene) -> Facts:
    """A sheet that has come to a rung: whence, why where it was sent back, and whether it is there
    still."""
    body, cycle = scene.body, scene.cycle
    after = scene.after(scene.event)
    has, now = rung_of(after, body.unit), rung_of(cycle, body.unit)
    assert has is not None
    back = isinstance(body, SheetPassedBack)
    settled = cycle.sheet(body.unit).settled
    moved = now is None or now.code != has.code or settled
    return {
        "of_unit": scene.name(body.unit),
        "by": scene.by(scene.event),
        "column": one_line(has.name),
        "came_from": one_line(_name(after, body.column)) if hasattr(body, "column") else "",
        "back": back,
        "last": has == scoring_rulebook(after).final_column,
        "reason": scene.text(body.reason) if back else "",
        "cells": _cells(scene) if back else [],
        "until": still_due.until(scene, body.last_day, body.before) if back else None,
        "document": scene.document(scene.event),
        "waits": not moved and scores_open(cycle),
    }


def body_asked(scene: Scene) -> Facts:
    """What a body outside scores, and for whom it has given nothing yet; nothing of others."""
    cycle = scene.cycle
    body = cycle.outside.scorers.get(scene.unit, "")
    rulebook = cycle.plan.rulebook
    mine = scored_by_body(rulebook, body) if rulebook is not None and body else ()
    given, name = cycle.outside.given, identity(body)
    left = [
        unit
        for unit in cycle.members
        if any(name not in given.get((unit, one.code, Part.STANDARD), {}) for one in mine)
    ]
    return {
        "body": one_line(body),
        "criteria": listed([scene.criterion(one.code) for one in mine], scene.lang),
        "guidance": [one_line(one.guidance) for one in mine if isinstance(one.guidance, str)],
        "units": scene.units(list(cycle.members)),
        "left": scene.units(left),
        "waits": bool(left) and scores_open(cycle),
        "until": still_due.until_of(scene, Phase.SCORING),
        "code": cycle.code,
    }


def _name(cycle: Cycle, column: str) -> str:
    return scoring_rulebook(cycle).column(column).name


def _cells(scene: Scene) -> list[dict[str, str]]:
    """What is to be completed, each cell with what was sent and why."""
    return [
        {
            "cell": scene.cell(cell.criterion, cell.part),
            "sent": moved_scores.entered(scene, (cell.criterion, cell.part), cell.sent)
            or scene.empty,
            "reason": scene.text(cell.reason),
        }
        for cell in scene.body.cells
    ]


FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.SENT_BACK: sent_back,
    Topic.RUNG: rung,
    Topic.BODY_ASKED: body_asked,
}
