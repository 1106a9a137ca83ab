"""What the template of a sheet that was sent back is filled with."""

from collections.abc import Callable, Mapping
from typing import Final

from adapters.notices import moved_scores, still_due
from adapters.notices.facts_of_scores import scores_open
from adapters.notices.scene import Scene
from domain.cycle.deadlines.standing import RETURNED
from domain.notices import Topic

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
        "cells": [
            {
                "cell": scene.cell(cell.criterion, cell.part),
                "sent": moved_scores.entered(scene, (cell.criterion, cell.part), cell.sent)
                or scene.empty,
                "reason": scene.text(cell.reason),
            }
            for cell in body.cells
        ],
        "asked": here and duty is not None and bool(duty.wanted) and scores_open(scene.cycle),
        "stated": here and duty is not None and duty.held,
        "again": not here,
        "until": still_due.until(scene, body.last_day, body.before),
        "tasks": still_due.tasks(scene, RETURNED),
        "document": scene.document(scene.event),
    }


FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {Topic.SENT_BACK: sent_back}
