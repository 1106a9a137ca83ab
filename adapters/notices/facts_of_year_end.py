"""What the templates on conference, voting, awards and handover are filled with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from adapters.notices import still_due
from adapters.notices.scene import Scene
from adapters.wording.labelling import event_label, label, selection_label
from adapters.wording.outside import one_line
from adapters.wording.writing import clock
from domain.cycle.awards.file import GIVEN, Result, Verdict
from domain.cycle.formal import PhaseReopened
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.chair_handover import NextOfficersLearned, NextOfficersNamed
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.cycle.votes.closing import BallotClosed
from domain.cycle.votes.mending import CountCorrected, ProxiesCorrected, VoteCorrected
from domain.cycle.votes.rounds import AnotherRoundDecided
from domain.cycle.votes.selecting import SelectionAcclaimed, SelectionDecided, SelectionMade
from domain.notices import Topic
from domain.record.record import Event, UnitId
from domain.rulebook.selections import AWARDS, Kind
from domain.values.when import Precision, When, civil_day
from workflows.next_offices import NextOffice, office_of
from workflows.reading import readable

Facts = dict[str, object]


def invitation(scene: Scene) -> Facts:
    body = scene.body
    before = [called for at, called in calls(scene.story) if at < scene.notice.version]
    after = [called for at, called in calls(scene.since)]
    exact = body.date.precision is Precision.MOMENT
    last_day, cycle = body.date.last_day, scene.cycle
    past = last_day is not None and last_day < civil_day(scene.now)
    return {
        # a month or a year has no hour yet anyway
        "exact": body.date.precision in {Precision.MOMENT, Precision.DAY, Precision.RANGE},
        "later": scene.fact("date", after[-1].date) if after else "",
        "later_place": scene.item(after[-1].place) if after and after[-1].place else "",
        "cancelled": cycle.phase is Phase.CANCELLED,
        "over": past or cycle.conference.held or cycle.phase is Phase.CLOSED,
        "date": scene.fact("date", body.date),
        "day": scene.day(body.date.first_day) if body.date.first_day else "",
        "clock": clock(body.date.start) if exact else "",
        "place": scene.item(body.place) if body.place else "",
        "mode": label(body.mode, scene.lang) if body.mode else "",
        "agenda": [scene.item(item) for item in body.agenda],
        "document": scene.document(scene.event),
        "was": scene.fact("date", before[-1].date) if before else "",
        "was_place": scene.item(before[-1].place) if before and before[-1].place else "",
    }


def calls(events: Iterable[Event]) -> list[tuple[int, ConferenceCalled]]:
    """Every time that the conference was called, by the versions of the events."""
    return [
        (event.version, event.body) for event in events if isinstance(event.body, ConferenceCalled)
    ]


def result(scene: Scene) -> Facts:
    """Every selection that came to its outcome while the notice waited, each once, as it came to
    last: what that replaced is said with it."""
    told = tuple({getattr(event.body, "selection", ""): event for event in scene.told}.values())
    results = [_selected(scene, event) for event in told]
    rulebook, file = scene.rulebook, scene.cycle.award_file
    kinds = {one.code: one.kind for one in rulebook.selections} if rulebook else {}
    standing = [event.body for event, one in zip(told, results, strict=True) if _holds(one)]
    return {
        "results": results,
        "awards": any(_gives(kinds, body) for body in standing),
        "proposed": any(not one.withdrawn for one in file.proposals.values()),
    }


def _holds(selected: dict[str, object]) -> bool:
    return not selected["later"] and not selected["gone"]


def _gives(kinds: Mapping[str, Kind], body: Any) -> bool:
    """An award for which somebody was chosen; an office and a standing are proposed to nobody."""
    return bool(body.chosen) and kinds.get(body.selection) in AWARDS


_SELECTED = (SelectionMade, SelectionAcclaimed, SelectionDecided)


def _outcomes(scene: Scene, events: Iterable[Event], selection: str) -> list[dict[str, object]]:
    """What came of a selection, each time that it was made."""
    return [
        {
            "at": scene.at(event),
            "on": scene.on(event),
            "chosen": scene.units(event.body.chosen),
            "version": event.version,
        }
        for event in events
        if isinstance(event.body, _SELECTED) and event.body.selection == selection
    ]


def _reopens(event: Event) -> bool:
    body = event.body
    voting = WAY.index(Phase.VOTING)
    return isinstance(body, PhaseReopened) and WAY.index(body.phase) <= voting


def votes_withdrawn(scene: Scene) -> list[str]:
    """The selections whose results a reopening took back."""
    if not _reopens(scene.event):
        return []
    found: dict[str, None] = {}
    for event in scene.story[: scene.event.version - 1]:
        if _reopens(event):
            found.clear()
        elif isinstance(event.body, _SELECTED):
            found[event.body.selection] = None
    return [scene.fact("selection", code) for code in found]


def _selected(scene: Scene, event: Event) -> dict[str, object]:
    body: Any = event.body
    facts: dict[str, object] = {
        "title": scene.fact("selection", body.selection),
        "chosen": scene.units(body.chosen),
        "own": scene.unit in body.chosen,
        "how": "",
        "reason": "",
        "vacant": 0,
        "reserves": "",
        "count": "",
        "needed": "",
        "nobody": False,
        "document": scene.document(event),
        **_in_time(scene, event),
    }
    match body:
        case SelectionMade():
            facts |= {
                "how": label(body.how, scene.lang),
                "vacant": body.vacant or 0,
                "reserves": scene.fact("reserves", body.reserves),
                **_count(scene, event),
            }
        case SelectionAcclaimed():
            facts |= {"how": label(body.method, scene.lang), "vacant": body.vacant or 0}
        case SelectionDecided():
            facts |= {"reason": scene.text(body.reason)}
    return facts


def _in_time(scene: Scene, event: Event) -> dict[str, object]:
    """Which result it replaced, and what has replaced it or taken it back by now: a reopening, or a
    ballot that was mended and is closed again."""
    selection = getattr(event.body, "selection", "")
    story = scene.story[: event.version - 1]
    before = _outcomes(scene, story, selection)
    later = _outcomes(scene, scene.so_far[event.version :], selection)
    return {
        "before": before[-1] if before else None,
        "why": _replaced_by(scene, story, selection) if before else "",
        "later": later[-1] if later else None,
        "gone": not later and selection not in scene.cycle.voting.made,
    }


def _replaced_by(scene: Scene, story: Sequence[Event], selection: str) -> str:
    """Why a selection was made again: the last act that took back what it had come to."""
    for event in reversed(story):
        body: Any = event.body
        if isinstance(body, _SELECTED) and body.selection == selection:
            break
        if _reopens(event) or _mends(scene, body, selection) or _goes_on(body, selection):
            act = event_label(event.header.type, scene.lang)
            return f"{act[0].lower()}{act[1:]}: {scene.text(body.reason)}"
    return ""


def _mends(scene: Scene, body: object, selection: str) -> bool:
    if not isinstance(body, VoteCorrected | CountCorrected | ProxiesCorrected):
        return False
    return selection in scene.cycle.voting.ballots[body.ballot].titles


def _goes_on(body: object, selection: str) -> bool:
    return isinstance(body, AnotherRoundDecided) and body.selection == selection


def _count(scene: Scene, event: Event) -> dict[str, object]:
    """The count record by which it was made, as far as it may be read."""
    selection = getattr(event.body, "selection", None)
    closed = [
        found
        for found in scene.story
        if found.version < event.version
        and isinstance(found.body, BallotClosed)
        and found.body.selection == selection
        and readable(found, scene.cycle).seal is None
    ]
    if not closed:
        return {}
    body: Any = closed[-1].body
    ballot = scene.after(closed[-1]).voting.ballots[body.ballot]
    papers = scene.phrases.papers(body.count, ballot.method, ballot.without_opinion)
    wanted, of = body.tally.needed, body.tally.of
    return {
        "count": f"{papers}; {scene.fact('votes', body.count.votes)}",
        "needed": f"{wanted}/{of}" if wanted is not None and of else "",
        "nobody": wanted is not None and not of,
    }


def minutes(scene: Scene) -> Facts:
    body = scene.body
    return {
        "document": scene.document(scene.event),
        "state_handover": body.state_handover,
        "handed_over": [one_line(item) for item in body.handed_over],
    }


def dossier(scene: Scene) -> Facts:
    body = scene.body
    missing = scene.cycle.award_file.missing((scene.unit, body.award))
    return {
        "award": scene.fact("award", body.award),
        "pieces": [one_line(piece) for piece in body.pieces],
        "missing": [one_line(piece) for piece in missing],
        "document": scene.document(scene.event),
    }


def decision(scene: Scene) -> Facts:
    """What a decision says of the addressed unit."""
    event = scene.event
    filed = scene.cycle.award_file.decisions.get(scene.body.decision)
    results = filed.results if filed and filed.version == event.version else scene.body.results
    own = [_decided(scene, one) for one in results if one.unit == scene.unit]
    document = scene.cycle.papers.get(event.version) or scene.body.document
    return {
        "document": scene.document(event),
        "number": one_line(document.number or "") if document else "",
        "authority": one_line(scene.body.authority or ""),
        "results": own,
        "follows": [one for one in own if not one["later"] and (one["taken"] or one["to_return"])],
    }


def _decided(scene: Scene, found: Result) -> dict[str, object]:
    title = selection_label(found.title, scene.rulebook) if found.title else ""
    file, place = scene.cycle.award_file, (found.unit, found.award)
    name, last = file.history(place)[-1] if file.history(place) else ("", found)
    later = name not in {"", scene.body.decision}
    delivery, back = file.deliveries.get(place), file.returned(place)
    return {
        # what was decided on it since, and when it was handed over
        "later": label(last.result, scene.lang) if later else "",
        "delivered": _on_day(scene, delivery.date) if delivery else "",
        "given": found.result in GIVEN and not later,
        "taken": found.result is Verdict.ANNULLED,
        "to_return": file.to_return(place),
        "returned": _on_day(scene, back.date) if back else "",
        "award": scene.fact("award", found.award),
        "result": label(found.result, scene.lang),
        "verdict": found.result.value,
        "title": one_line(title),
    }


def _on_day(scene: Scene, value: When) -> str:
    """A time without its clock."""
    day = value.first_day
    clocked = value.precision is Precision.MOMENT and day is not None
    return scene.fact("date", When.day(day) if clocked and day else value)


def handover(scene: Scene) -> Facts:
    body, part = scene.body, scene.cycle.handover
    rules = scene.rulebook.officers if scene.rulebook else None
    return {
        "items": [scene.item(item) for item in body.items],
        "objects": [one_line(item) for item in rules.handover] if rules else [],
        "document": scene.document(scene.event),
        "until": still_due.until_of(scene, Phase.CHAIR_HANDOVER),
        "accepted_by": scene.units(part.accepted_by),
        # who had accepted the list that this one replaces
        "anew": scene.units(scene.before(scene.event).handover.accepted_by),
        "waits_for": scene.units(_waits_for(scene)),
        "next_year": part.next_year or "",
    }


def _waits_for(scene: Scene) -> tuple[UnitId, ...]:
    officers = scene.cycle.handover.next_officers
    sides = (scene.cycle.chair, officers.chair if officers else None)
    return tuple(unit for unit in sides if unit and unit not in scene.cycle.handover.accepted_by)


def handed_over(scene: Scene) -> Facts:
    part = scene.cycle.handover
    officers = part.next_officers
    return {
        "next_year": part.next_year or "",
        "next_chair": scene.name(officers.chair) if officers and officers.chair else "",
        "document": scene.document(scene.event),
    }


def _recognised(scene: Scene) -> bool:
    return any(isinstance(event.body, NextOfficersLearned) for event in scene.since)


def next_office(scene: Scene) -> Facts:
    """What office a unit was told to hold, holds by this, and holds by the moment of leaving."""
    body = scene.body
    named = isinstance(body, NextOfficersNamed)
    officers = body.officers if named else body.offices.officers()
    before = scene.before(scene.event).handover.next_officers
    office = office_of(officers, scene.unit)
    was = office_of(before, scene.unit) if before else None
    standing = scene.cycle.handover.next_officers
    return {
        "office_year": one_line(body.year),
        "is_chair": office is NextOffice.CHAIR,
        "kind": one_line(officers.kind_of(scene.unit) or ""),
        "holds": office is not None,
        "was_chair": was is NextOffice.CHAIR and office is not was,
        "was_vice": was is NextOffice.VICE and office is not was,
        "changed": standing is None or office_of(standing, scene.unit) is not office,
        "now": scene.fact("officers", standing) if standing else "",
        "accepted": scene.cycle.handover.accepted,
        "planned": scene.planned(body.year),
        "officers": scene.fact("officers", officers),
        # as of leaving: recognised by a decision since, it awaits none
        "awaiting": named and body.awaiting_decision and not _recognised(scene),
        "moved": standing is None or standing != officers,
        "handover": still_due.until_of(scene, Phase.CHAIR_HANDOVER),
        "document": scene.document(scene.event) if named else "",
    }


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.INVITATION: invitation,
    Topic.INVITATION_CHANGED: invitation,
    Topic.RESULT: result,
    Topic.MINUTES: minutes,
    Topic.DOSSIER: dossier,
    Topic.DECISION: decision,
    Topic.HANDOVER: handover,
    Topic.HANDED_OVER: handed_over,
    Topic.NEXT_OFFICE: next_office,
}
