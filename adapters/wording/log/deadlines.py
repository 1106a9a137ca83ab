"""The log's lines of deadlines and lapses, Vietnamese first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from adapters.wording.labelling import command_label, label, lacking_label
from adapters.wording.labels.acts import COMMAND_LABELS
from adapters.wording.labels.due import due_name, lapse_named
from adapters.wording.log.line import Facts, Line, Telling, joined
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from adapters.wording.writing import day, deadline, taken
from domain.cycle.deadlines.due import DayNote, Due, Move
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlineSet,
    DeadlinesMoved,
    DeadlinesReckoned,
    ReckonedDeadline,
)
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    CountedLapse,
    WithdrawalGround,
)
from domain.cycle.votes.candidacy import CommentsInvited
from domain.values.points import Points

_Consequence = ConsequenceRaised | ConsequenceReckoned | ConsequenceSettled | ConsequenceWithdrawn
#: Said of a day by the day itself.
_SAID_BY_DAY = frozenset({DayNote.TO_BE_ANNOUNCED})


def _invited(body: CommentsInvited, telling: Telling) -> Facts:
    return {"due": Written(deadline(body.last_day, body.before, telling.phrases.lang))}


def _one_day(body: DeadlineSet | DeadlineExtended, telling: Telling) -> Facts:
    phrases = telling.phrases
    said = {"name": _name(body.code, phrases), "due": _day(body.due, phrases)}
    return {**said, **notes_of(body.due, phrases)}


def _reckoned(body: DeadlinesReckoned, telling: Telling) -> Facts:
    phrases = telling.phrases
    return {
        "deadlines": joined(_days(body.deadlines, phrases)),
        "dropped": tuple(_name(code, phrases) for code in body.dropped),
        "table": body.deadlines[0].due.table if body.deadlines else None,
    }


def _moved(body: DeadlinesMoved, telling: Telling) -> Facts:
    moves = joined(_move(move, telling.phrases) for move in body.moves)
    return {"moves": moves, "table": body.moves[0].now.table if body.moves else None}


def _passed(body: DeadlinePassed, telling: Telling) -> Facts:
    phrases = telling.phrases
    return {
        "name": _name(body.code, phrases),
        "due": Written(deadline(body.last_day, body.before, phrases.lang)),
        "lacking": _lacking(body, phrases),
        "others": body.units if body.unit is None else None,
    }


def _raised(body: ConsequenceRaised, telling: Telling) -> Facts:
    return {"rule": _rule(body, telling.phrases), **_deducted(body, telling)}


def _deducted(body: _Consequence, telling: Telling) -> Facts:
    """Of which deadline a lapse is, and what is deducted for it."""
    phrases = telling.phrases
    # Where each calendar day costs, the working days say nothing.
    by_days = {"working_days": None} if getattr(body, "days", None) is not None else {}
    return {"name": _name(body.code, phrases), "points": _taken(body.points, phrases), **by_days}


def _settled(body: ConsequenceSettled, telling: Telling) -> Facts:
    return {"proposed": _taken(body.proposed, telling.phrases), **_deducted(body, telling)}


def _withdrawn(body: ConsequenceWithdrawn, telling: Telling) -> Facts:
    """What people decide is told by the reason that they give, and by nothing else."""
    said = {"ground": None} if body.ground is WithdrawalGround.PROOF else {}
    return {**said, **_deducted(body, telling)}


def _name(code: str, phrases: Phrases) -> Written:
    words, rulebook = phrases.names.words, phrases.rulebook
    return Written(due_name(code, phrases.lang, words, rulebook, phrases.reports))


def _day(due: Due, phrases: Phrases) -> Written:
    return Written(deadline(due.last_day, due.before, phrases.lang))


def notes_of(due: Due, phrases: Phrases) -> dict[str, object]:
    """What is to be known of a day, as the fact ``notes``."""
    said = [note for note in due.notes if note is not DayNote.EXTENDED]
    if due.last_day is None:
        said = [note for note in said if note not in _SAID_BY_DAY]
    return {"notes": tuple(Written(label(note, phrases.lang)) for note in said)}


def _days(found: Iterable[ReckonedDeadline], phrases: Phrases) -> Iterator[str]:
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
        "{deduct}<{each} mỗi ngày làm việc><{day} mỗi ngày chậm><, nhiều nhất {at_most}>",
        "{deduct}<{each} for each working day><{day} for each day late><, at most {at_most}>",
    )
    facts = {"deduct": body.deduct, "each": body.per_working_day, "at_most": body.at_most}
    facts["day"] = body.per_day
    return Written(phrases.part(template, facts))


DEADLINES: Final[Mapping[str, Line]] = {
    "comments_invited": Line(
        "Lấy ý kiến công khai đến {due}<; {document}>",
        "Public comment invited until {due}<; {document}>",
        _invited,
    ),
    "deadline_set": Line(
        "Hạn {name}: {due}<; lưu ý: {notes}><; {document}>",
        "Deadline for {name}: {due}<; note: {notes}><; {document}>",
        _one_day,
    ),
    "deadlines_reckoned": Line(
        "Tính hạn theo bảng tiêu chí: {deadlines}<; không còn hạn {dropped}><; lịch {table}>",
        "Deadlines reckoned by the rulebook: {deadlines}<; no longer due: {dropped}>"
        "<; calendar {table}>",
        _reckoned,
    ),
    "deadlines_moved": Line(
        "Chuyển hạn {by}: {moves}<; lịch {table}>",
        "Deadlines moved {by}: {moves}<; calendar {table}>",
        _moved,
    ),
    "deadline_extended": Line(
        "Gia hạn {name} cho <{unit}|mọi đơn vị> đến {due}<; lưu ý: {notes}><; {document}>; lý do:"
        " {reason}",
        "Deadline for {name} extended for <{unit}|all units> to {due}<; note: {notes}>"
        "<; {document}>; reason: {reason}",
        _one_day,
    ),
    "deadline_passed": Line(
        "<{unit}: quá hạn {name}|Đã qua hạn {name}>, {due}<; chưa xong: {lacking}>"
        "<; các đơn vị: {others}>",
        "<{unit}: overdue for {name}|The deadline for {name} has passed>, {due}"
        "<; not done: {lacking}><; units: {others}>",
        _passed,
    ),
    "consequence_raised": Line(
        "{unit}: {lapse} ({name}), <{applied}trừ theo quy chế|đề xuất trừ> <{points}|{rule}>"
        "<; nhận ngày {came}><, chậm {working_days} ngày làm việc>"
        "<, chậm {days} ngày>",
        "{unit}: {lapse} ({name}), <{applied}deducted by the rulebook:|deduction"
        " proposed:> <{points}|{rule}><; came on {came}><, {working_days} working days late>"
        "<, {days} days late>",
        _raised,
    ),
    "consequence_reckoned": Line(
        "{unit}: {lapse} ({name}), nhận ngày {came}<, chậm {working_days} ngày làm việc>"
        "<, chậm {days} ngày>: mức trừ {points}",
        "{unit}: {lapse} ({name}), came on {came}<, {working_days} working days late>"
        "<, {days} days late>: a deduction of {points}",
        _deducted,
    ),
    "consequence_settled": Line(
        "{unit}: {lapse} ({name}), thống nhất trừ {points}< (đề xuất {proposed})><; lý do:"
        " {reason}><; {document}>",
        "{unit}: {lapse} ({name}), deduction settled at {points}< (proposed {proposed})>"
        "<; reason: {reason}><; {document}>",
        _settled,
    ),
    "consequence_withdrawn": Line(
        "{unit}: {lapse} ({name}), rút<, mức trừ {points} không còn><: {ground}>"
        "<; lý do: {reason}><; {document}>",
        "{unit}: {lapse} ({name}), withdrawn<, {points} no longer deducted><: {ground}>"
        "<; reason: {reason}><; {document}>",
        _withdrawn,
    ),
    "year_confirmed": Line(
        "Lịch nghỉ năm {year} đúng như đã tính (lịch {table})<, theo {document}>; lý do: {reason}",
        "The calendar of {year} holds as it was reckoned ({table})<, by {document}>; reason:"
        " {reason}",
    ),
}
