"""What a source tells of a choice: whom it names or counts, in which words, on whose authority."""

from collections.abc import Iterator

from adapters.pages.as_json import plain
from adapters.pages.view import View
from adapters.wording.as_told import AS_TOLD, chosen_words
from adapters.wording.writing import when
from domain.cycle.backfill import told_from
from domain.cycle.outcome import SelectionOutcome
from domain.cycle.phases.chair_handover import NextOfficersNamed
from domain.reckoning.choice import HowTold, Made
from domain.record.record import Event
from domain.rulebook.officers import Found
from domain.rulebook.selections import UNCOUNTED, Selection
from domain.values.as_told import AsToldRecorded, HowFar
from domain.values.when import Precision, When


def chosen_told(view: View, made: Made) -> str | None:
    """Whom the source names and how many it counts; ``None`` where it speaks of members only."""
    telling = made.telling
    return None if telling is None else chosen_words(made.chosen, telling.told, view.phrases)


def chosen_count(found: SelectionOutcome, made: Made | None) -> int:
    """How many were chosen, offices inside members and the source's own count included."""
    told = made.telling.told if made is not None and made.telling is not None else None
    apart = (
        sum(one.inside is not None or one.unit is None for one in told.recipients) if told else 0
    )
    return max(len(found.chosen or ()) + apart, (told.count or 0) if told else 0)


def how_told(view: View, selection: Selection, telling: HowTold) -> Iterator[str]:
    """How it was chosen by the source's word, how far it has come, when, and which source says so;
    then how many places the rulebook has, where the source tells of more."""
    told, phrases = telling.told, view.phrases
    counted = telling.method is not None and telling.method not in UNCOUNTED
    yield phrases.part(
        AS_TOLD["how"],
        {
            "word": told.word if told else None,
            "method": None if told and told.word else telling.method,
            "no_figures": counted,
            **_stage(told, selection.authority),
            "on": _on(telling.at, view),
            "source": telling.source,
        },
    )


def _stage(told: AsToldRecorded | None, authority: str | None) -> dict[str, object]:
    """Proposed or decided, and by whom: the source's authority, or the rulebook's."""
    if told is None:
        return {}
    by = told.authority or (authority if told.stage is not None else None)
    return {
        "proposed": told.stage is HowFar.PROPOSED,
        "decided": told.stage is HowFar.DECIDED,
        "authority": by,
    }


def _on(at: When, view: View) -> str | None:
    return None if at.precision is Precision.UNKNOWN else when(at, view.lang)


def officers_told(view: View) -> Iterator[str]:
    """Of a told year, how the next officers were found and which source says so; where sources name
    others, whom by which."""
    if view.outcome.next_officers is None:
        return
    namings = _namings(view)
    for event, source in namings:
        body = event.body
        assert isinstance(body, NextOfficersNamed)
        told = body.told
        line = view.phrases.part(
            AS_TOLD["officers"],
            {
                "word": told.word if told else None,
                "how": None if (told and told.word) or body.how is Found.NOT_STATED else body.how,
                "authority": told.authority if told else None,
                "on": _on(event.header.effective_at, view),
                "source": source,
            },
        )
        whom = view.phrases.officers(body.officers) + ": " if officers_differ(view) else ""
        yield whom + line


def officers_differ(view: View) -> bool:
    """Whether two sources name other officers, and not merely no vice."""
    named = [event.body.officers for event, _ in _namings(view)]  # type: ignore[attr-defined]
    return any(
        one.chair != other.chair
        or (one.vice_chairs and other.vice_chairs and one.vice_chairs != other.vice_chairs)
        for at, one in enumerate(named)
        for other in named[:at]
    )


def _namings(view: View) -> list[tuple[Event, str | None]]:
    """The acts that named the next officers of a told year: of each source its last, in the order
    in which they were told."""
    if not view.cycle.backfill:
        return []
    named = {
        source: event
        for event, source in told_from(view.events)
        if isinstance(event.body, NextOfficersNamed)
    }
    return [(event, source) for source, event in named.items()]


def told_json(view: View, selection: str) -> object:
    """How a source tells one selection; ``None`` where no source does."""
    made = view.cycle.voting.made.get(selection)
    if made is None or made.telling is None:
        return None
    return _one_json(view, made)


def _one_json(view: View, made: Made) -> dict[str, object]:
    found = plain(made.telling, view.names)
    assert isinstance(found, dict)
    return {**found, "words": chosen_told(view, made)}


def several_json(view: View, selection: str) -> dict[str, object]:
    """What each of several sources tells of one selection, and whether they agree; nothing where no
    more than one does."""
    made = view.cycle.voting.made.get(selection)
    if made is None or not made.otherwise:
        return {}
    tellings = [
        {
            "chosen": plain(one.chosen, view.names),
            **({"by": one.by.value} if one.telling is None else _one_json(view, one)),
        }
        for one in made.tellings
    ]
    return {"tellings": tellings, "sources_agree": not made.contradicted}


def officers_json(view: View) -> dict[str, object] | None:
    """How sources tell who the next officers are: the one told last, and where several do, all of
    them; ``None`` where no source does."""
    told = [_naming_json(view, event, source) for event, source in _namings(view)]
    if not told:
        return None
    last = max(_namings(view), key=lambda naming: naming[0].version)
    found = _naming_json(view, *last)
    found.pop("officers")
    if len(told) > 1:
        found |= {"tellings": told, "sources_agree": not officers_differ(view)}
    return found


def _naming_json(view: View, event: Event, source: str | None) -> dict[str, object]:
    body = event.body
    assert isinstance(body, NextOfficersNamed)
    found = plain(
        {
            "officers": body.officers,
            "how": body.how,
            "told": body.told,
            "document": body.document,
            "at": event.header.effective_at,
            "source": source,
        },
        view.names,
    )
    assert isinstance(found, dict)
    return found
