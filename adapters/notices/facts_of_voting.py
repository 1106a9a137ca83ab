"""What letters about standing and voting are filled with."""

from adapters.notices.scene import Scene
from adapters.wording.writing import listed
from domain.cycle.guard import RUNNING
from domain.cycle.votes.candidacy import BarLifted, UnitBarred
from domain.cycle.votes.opening import BallotOpened

Facts = dict[str, object]


def barred(scene: Scene) -> Facts:
    body = scene.body
    named = body.selections if isinstance(body, UnitBarred) else ()
    lifted = not isinstance(body, UnitBarred)
    again = not lifted and any(
        isinstance(event.body, BarLifted)
        and (event.body.unit, event.body.ground) == (body.unit, body.ground)
        for event in scene.since
    )
    cycle = scene.cycle
    ahead = cycle.phase in RUNNING and not (cycle.conference.sitting or cycle.conference.held)
    return {
        "again": again,
        "open": not lifted and not again and ahead,
        "lifted": lifted,
        "selections": listed([scene.fact("selection", code) for code in named], scene.lang),
        "reason": scene.text(body.reason),
        "document": scene.document(scene.event),
    }


def asked(scene: Scene) -> Facts:
    """The titles of a vote in writing, each with who stands for it."""
    bodies = [event.body for event in scene.told if isinstance(event.body, BallotOpened)]
    last = bodies[-1]
    ballots = [scene.cycle.voting.ballots.get(body.ballot) for body in bodies]
    left = [one for one in ballots if one is not None and one.open]
    given = [one for one in left if scene.unit in one.answers]
    late = last.answers_before is not None and last.answers_before <= scene.now
    return {
        "open": len(given) < len(left) and not late and scene.cycle.phase in RUNNING,
        "given": any(one is not None and scene.unit in one.answers for one in ballots),
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
