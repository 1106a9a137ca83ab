"""What the log's lines of deadlines and lapses say beyond the events' own fields."""

from collections.abc import Iterable, Iterator
from typing import Any

from adapters.wording.labels.acts import COMMAND_LABELS
from adapters.wording.labels.due import due_name, lapse_named
from adapters.wording.phrasing import Phrases, Written
from adapters.wording.writing import command_label, day, deadline, label, lacking_label, taken
from domain.cycle.deadlines.due import Due, Move, Note
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlineSet,
    DeadlinesMoved,
    DeadlinesReckoned,
    Reckoned,
)
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    CountedLapse,
    Ground,
)
from domain.cycle.votes.candidacy import CommentsInvited
from domain.record.record import Body
from domain.values.points import Points

#: Said of a day by the day itself.
_SAID_BY_DAY = frozenset({Note.TO_BE_ANNOUNCED})


def told_of_deadlines(body: Body, phrases: Phrases) -> dict[str, object]:
    """As ``adapters.wording.log.narrative`` tells of other events."""
    match body:
        case CommentsInvited():
            return {"due": Written(deadline(body.last_day, body.before, phrases.lang))}
        case DeadlineSet() | DeadlineExtended():
            notes = notes_of(body.due, phrases)
            return {"name": _name(body.code, phrases), "due": _day(body.due, phrases)} | notes
        case DeadlinesReckoned():
            dropped = tuple(_name(code, phrases) for code in body.dropped)
            table = body.deadlines[0].due.table if body.deadlines else None
            return {
                "deadlines": _joined(_reckoned(body.deadlines, phrases)),
                "dropped": dropped,
                "table": table,
            }
        case DeadlinesMoved():
            moves = _joined(_move(move, phrases) for move in body.moves)
            return {"moves": moves, "table": body.moves[0].now.table if body.moves else None}
        case DeadlinePassed():
            due = Written(deadline(body.last_day, body.before, phrases.lang))
            return {
                "name": _name(body.code, phrases),
                "due": due,
                "lacking": _lacking(body, phrases),
                "others": body.units if body.unit is None else None,
            }
        case ConsequenceRaised():
            return {"rule": _rule(body, phrases)} | _deducted(body, body.points, phrases)
        case ConsequenceReckoned():
            return _deducted(body, body.points, phrases)
        case ConsequenceSettled():
            proposed = {"proposed": _taken(body.proposed, phrases)}
            return proposed | _deducted(body, body.points, phrases)
        case ConsequenceWithdrawn():
            # what people decide is told by the reason that they give, and by nothing else
            said = {"ground": None} if body.ground is Ground.PROOF else {}
            return said | _deducted(body, body.points, phrases)
        case _:
            return {}


def _name(code: str, phrases: Phrases) -> Written:
    words, rulebook = phrases.names.words, phrases.rulebook
    return Written(due_name(code, phrases.lang, words, rulebook, phrases.reports))


def _day(due: Due, phrases: Phrases) -> Written:
    return Written(deadline(due.last_day, due.before, phrases.lang))


def notes_of(due: Due, phrases: Phrases) -> dict[str, object]:
    """What is to be known of a day, as the fact ``notes``."""
    said = [note for note in due.notes if note is not Note.EXTENDED]
    if due.last_day is None:
        said = [note for note in said if note not in _SAID_BY_DAY]
    return {"notes": tuple(Written(label(note, phrases.lang)) for note in said)}


def _reckoned(found: Iterable[Reckoned], phrases: Phrases) -> Iterator[str]:
    template = (
        "{name} {due}< (“{words}”)><, {notes}>",
        "{name} {due}< (“{words}”)><, {notes}>",
    )
    for one in found:
        facts = {
            "name": _name(one.code, phrases),
            "due": _day(one.due, phrases),
            "words": one.due.words,
        }
        yield phrases.part(template, facts | notes_of(one.due, phrases))


def _move(move: Move, phrases: Phrases) -> str:
    facts = {
        "name": _name(move.deadline, phrases),
        "was": _weekday(move.was, phrases),
        "now": _weekday(move.now, phrases),
    }
    return phrases.part(("{name} {was} → {now}", "{name} {was} → {now}"), facts)


def _weekday(due: Due, phrases: Phrases) -> Written:
    said = deadline(due.last_day, due.before, phrases.lang)
    if due.last_day is None:
        return Written(said)
    plain = day(due.last_day, phrases.lang)
    return Written(said.replace(plain, day(due.last_day, phrases.lang, weekday=True)))


def lapse_facts(lapse: CountedLapse, phrases: Phrases) -> dict[str, object]:
    """What counts for a lapse, and of which thing it is."""
    words, rulebook = phrases.names.words, phrases.rulebook
    code, lang = lapse.code, phrases.lang
    said = lapse_named(lapse.lapse, code, lang, words, rulebook, phrases.reports)
    return {"lapse": Written(said), "points": _taken(lapse.points, phrases)}


def _deducted(body: Any, points: Points | None, phrases: Phrases) -> dict[str, object]:
    """Of which deadline a lapse is, and what is deducted for it."""
    return {"name": _name(body.code, phrases), "points": _taken(points, phrases)}


def _taken(points: Points | None, phrases: Phrases) -> Written | None:
    return None if points is None else Written(taken(points, phrases.lang))


def _lacking(body: DeadlinePassed, phrases: Phrases) -> tuple[Written, ...]:
    """Acts by what they are called, conditions by what is lacking."""
    return tuple(
        Written(phrases.quoted(command_label(word, phrases.lang)))
        if word in COMMAND_LABELS
        else Written(lacking_label(word, phrases.lang))
        for word in body.lacking
        if word != body.code
    )


def _rule(body: ConsequenceRaised, phrases: Phrases) -> Written:
    """How the deduction will be reckoned."""
    template = (
        "{deduct}<{each} mỗi ngày làm việc><, nhiều nhất {at_most}>",
        "{deduct}<{each} for each working day><, at most {at_most}>",
    )
    facts = {"deduct": body.deduct, "each": body.per_working_day, "at_most": body.at_most}
    return Written(phrases.part(template, facts))


def _joined(parts: Iterable[str]) -> Written:
    return Written("; ".join(parts))
