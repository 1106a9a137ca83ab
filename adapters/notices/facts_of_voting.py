"""What letters about standing and voting are filled with."""

from adapters.notices.scene import Scene
from domain.candidacy import UnitBarred
from domain.labels import listed
from domain.phases.opening import BallotOpened

Facts = dict[str, object]


def barred(scene: Scene) -> Facts:
    body = scene.body
    named = body.selections if isinstance(body, UnitBarred) else ()
    return {
        "lifted": not isinstance(body, UnitBarred),
        "selections": listed([scene.fact("selection", code) for code in named], scene.lang),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
    }


def asked(scene: Scene) -> Facts:
    """The titles of a vote in writing, each with who stands for it."""
    bodies = [event.body for event in scene.told if isinstance(event.body, BallotOpened)]
    last = bodies[-1]
    return {
        "titles": [
            {
                "title": scene.fact("selection", body.selection),
                "nominees": scene.units(body.nominees),
                "choices": body.choices,
            }
            for body in bodies
        ],
        "until": scene.until(last.answers_by, last.answers_before),
        "document": scene.document(scene.event),
    }
