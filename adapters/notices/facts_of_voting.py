"""What letters about standing and voting are filled with."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.notices import still_due
from adapters.notices.scene import Scene
from adapters.wording.log.votes import vote_words
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import listed
from domain.cycle.guard import RUNNING
from domain.cycle.votes.ballot_box import Ballot
from domain.cycle.votes.candidacy import BarLifted, UnitBarred
from domain.cycle.votes.mending import ProxiesCorrected, VoteCorrected
from domain.cycle.votes.opening import BallotOpened
from domain.notices import Topic
from domain.record.record import Event

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
        "until": still_due.until(scene, last.answers_by, last.answers_before),
        "document": scene.document(scene.event),
    }


def mended(scene: Scene) -> Facts:
    """Each vote of the unit, or proxy, that was mended: what was written, what stands, and why."""
    changes = [_mended(scene, event) for event in scene.told]
    return {
        "changes": changes,
        "whose": changes[0]["whose"],
        "title": changes[0]["title"],
        "open": scene.cycle.conference.sitting and scene.cycle.phase in RUNNING,
        "again": any(_same(scene.body, event.body) for event in scene.since),
    }


def _mended(scene: Scene, event: Event) -> Facts:
    body: Any = event.body
    ballot: Ballot = scene.cycle.voting.ballots[body.ballot]
    title = listed([f"“{scene.fact('selection', code)}”" for code in ballot.titles], scene.lang)
    facts: Facts = {
        "at": scene.at(event),
        "title": title,
        "reason": scene.text(body.reason),
        "document": scene.document(event),
    }
    if isinstance(body, ProxiesCorrected):
        said = {"was": scene.fact("was", body.was), "now": scene.fact("now", body.now)}
        return {**facts, **said, "whose": "", "struck": not body.now, "by": ""}
    phrases: Phrases = scene.phrases
    by = ballot.proxies.get(body.unit)
    return {
        **facts,
        "whose": scene.name(body.unit),
        "by": scene.name(by) if by else "",
        "was": vote_words(body.was, phrases),
        "now": vote_words(body.now, phrases) if body.now else "",
        "struck": body.now is None,
    }


def _same(told: object, since: object) -> bool:
    """Whether the same vote, or the proxies of the same ballot, were mended once more."""
    match told, since:
        case VoteCorrected(), VoteCorrected():
            return (told.ballot, told.unit, told.delegate) == (
                since.ballot,
                since.unit,
                since.delegate,
            )
        case ProxiesCorrected(), ProxiesCorrected():
            return told.ballot == since.ballot
        case _:
            return False


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.BARRED: barred,
    Topic.ASKED: asked,
    Topic.VOTE_MENDED: mended,
}
