"""What the templates on conference, voting, awards and handover are filled with."""

from collections.abc import Iterable
from typing import Any

from adapters.notices.scene import Scene
from domain.award_file import GIVEN, Result
from domain.guard import Phase
from domain.labels import clock, label, selection_label
from domain.phases.chair_handover import NextOfficersNamed
from domain.phases.closing import BallotClosed
from domain.phases.selecting import SelectionAcclaimed, SelectionDecided, SelectionMade
from domain.phases.summary_conference import ConferenceCalled
from domain.phrasing import one_line
from domain.record import Event, UnitId
from domain.when import Precision
from workflows.reading import readable

Facts = dict[str, object]


def invitation(scene: Scene) -> Facts:
    body = scene.body
    before = [called for at, called in calls(scene.story) if at < scene.notice.version]
    exact = body.date.precision is Precision.MOMENT
    return {
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
    """Every selection that came to its outcome while the notice waited."""
    return {"results": [_selected(scene, event) for event in scene.told]}


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
        "document": scene.document(event),
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


def _count(scene: Scene, event: Event) -> dict[str, object]:
    """The count record by which it was made, as far as it may be read."""
    selection = getattr(event.body, "selection", None)
    closed = [
        found.body
        for found in scene.story
        if found.version < event.version
        and isinstance(found.body, BallotClosed)
        and found.body.selection == selection
        and readable(found, scene.cycle).seal is None
    ]
    if not closed:
        return {}
    body = closed[-1]
    ballot = scene.cycle.voting.ballots.get(body.ballot)
    papers = (
        scene.phrases.papers(body.count, ballot.method)
        if ballot
        else scene.phrases.papers(body.count)
    )
    needed = f"{body.tally.needed}/{body.tally.of}" if body.tally.needed is not None else ""
    return {
        "count": f"{papers}; {scene.fact('votes', body.count.votes)}",
        "needed": needed,
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
    own = [one for one in results if one.unit == scene.unit]
    document = scene.cycle.papers.get(event.version) or scene.body.document
    return {
        "document": scene.document(event),
        "number": one_line(document.number or "") if document else "",
        "authority": one_line(scene.body.authority or ""),
        "results": [_decided(scene, one) for one in own],
        "given": any(one.result in GIVEN for one in own),
    }


def _decided(scene: Scene, found: Result) -> dict[str, object]:
    title = selection_label(found.title, scene.rulebook) if found.title else ""
    return {
        "award": scene.fact("award", found.award),
        "result": label(found.result, scene.lang),
        "verdict": found.result.value,
        "title": one_line(title),
    }


def handover(scene: Scene) -> Facts:
    body, part = scene.body, scene.cycle.handover
    rules = scene.rulebook.officers if scene.rulebook else None
    return {
        "items": [scene.item(item) for item in body.items],
        "objects": [one_line(item) for item in rules.handover] if rules else [],
        "document": scene.document(scene.event),
        "until": scene.until_of(Phase.CHAIR_HANDOVER),
        "accepted_by": scene.units(part.accepted_by),
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


def next_office(scene: Scene) -> Facts:
    body = scene.body
    named = isinstance(body, NextOfficersNamed)
    officers = body.officers if named else body.offices.officers()
    return {
        "office_year": one_line(body.year),
        "is_chair": officers.chair == scene.unit,
        "holds": scene.unit in {officers.chair, *officers.vice_chairs},
        "officers": scene.fact("officers", officers),
        "awaiting": named and body.awaiting_decision,
        "handover": scene.until_of(Phase.CHAIR_HANDOVER),
        "document": scene.document(scene.event) if named else "",
    }
