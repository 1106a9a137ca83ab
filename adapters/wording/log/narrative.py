"""The log in words: one line for every event, and who acted.

Hidden texts are shown while they are there; where one was erased, the line says so.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from adapters.wording.labels.due import report_names
from adapters.wording.labels.notices import told_of_notices
from adapters.wording.log.awards import told_of_awards
from adapters.wording.log.deadlines import lapse_facts, told_of_deadlines
from adapters.wording.log.events import EVENT_SENTENCES
from adapters.wording.log.offices import told_of_offices
from adapters.wording.log.proof import bare_label
from adapters.wording.log.units import told_of_units
from adapters.wording.log.votes import figures, told_of_mending
from adapters.wording.log.year_work import told_of_work
from adapters.wording.phrasing import Pair, Phrases, Written
from adapters.wording.writing import Lang, Names, grade_label, occurrences, points, signed
from domain.clusters.cluster import CycleOpened
from domain.cycle.amendment import RulebookAmended
from domain.cycle.backfill import SourceRecorded
from domain.cycle.cycle import Cycle, CycleBegun
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverTicked
from domain.cycle.phases.plan import DiscrepancyAccepted, RulebookSet
from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered, SheetSettled
from domain.cycle.phases.summary_conference import AttendanceRecorded
from domain.cycle.phases.voting import AnswerRecorded, VoteCast
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.published import (
    ItemRecorded,
    PublishedItemsRecorded,
    PublishedPlacesRecorded,
    PublishedTableRecorded,
    RowRecorded,
)
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.votes.closing import BallotClosed, BallotWithdrawn
from domain.cycle.votes.counting import VotesCounted
from domain.cycle.votes.mending import CountCorrected, VoteCorrected
from domain.cycle.votes.opening import BallotOpened
from domain.cycle.votes.selecting import SelectionAcclaimed, SelectionDecided, SelectionMade
from domain.reckoning.cells import CellChange
from domain.reckoning.choice import QuotaUsed
from domain.reckoning.proof import unproved_in
from domain.record.record import (
    LOCAL_OPERATOR,
    SYSTEM_ACTOR,
    Body,
    Event,
    Header,
    Office,
    Origin,
    Seat,
    UnitId,
)
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.rulebook.selections import Method
from domain.values.points import Points

#: So much of a hash is enough to compare two lines by eye.
_DIGEST: Final = 12

Facts = dict[str, object]
#: What the two sides of a handover confirm, and what is said where the side is not known.
_LEAVES: Final[Pair] = ("đã bàn giao", "has handed over")
_TAKES: Final[Pair] = ("đã nhận bàn giao", "has taken over")
_EITHER: Final[Pair] = ("xác nhận bàn giao", "confirms the handover of")


def narrate(
    event: Event,
    lang: Lang,
    names: Names,
    rulebook: Rulebook | None = None,
    cycle: Cycle | None = None,
) -> str:
    """What happened, in one line.

    ``rulebook``, the one then in force, gives columns and selections their names; ``cycle``, of
    whatever moment, tells how each ballot is held and who hands over.
    """
    reports = report_names(cycle) if cycle else {}
    phrases = Phrases(lang, names, rulebook, reports=reports, gap=("không có", "none"))
    body = event.body
    facts = _fields(body)
    if isinstance(digest := facts.get("sha256"), str):
        facts["sha256"] = digest[:_DIGEST]
    if isinstance(body, (BallotClosed, VotesCounted)):
        facts["count"] = figures(body.count, _method(body.ballot, cycle), phrases)
    if isinstance(body, (VoteCorrected, CountCorrected)):
        facts |= told_of_mending(body, phrases, _method(body.ballot, cycle))
    if isinstance(body, (HandoverTicked, HandoverAccepted)):
        facts["side"] = Written(phrases.pick(_side(body.unit, cycle)))
    template = EVENT_SENTENCES[event.header.type]
    return phrases.fill(template, facts | _told(body, phrases))


def _method(code: str, cycle: Cycle | None) -> Method:
    ballot = cycle.voting.ballots.get(code) if cycle else None
    return ballot.method if ballot else Method.PAPER


def _side(unit: UnitId, cycle: Cycle | None) -> Pair:
    if cycle is None:
        return _EITHER
    return _LEAVES if unit == cycle.chair else _TAKES


def who(header: Header, lang: Lang, names: Names) -> str:
    """Who acted, in which office, on whose behalf, to stand after a time or inside a sentence.

    What is told from a file is said to be: the seat is what the file says, the hand another's.
    """
    phrases = Phrases(lang, names)
    facts = {
        "office": header.seat.office if header.seat else None,
        "unit": header.seat.unit if header.seat else None,
        "behalf": header.for_unit,
        "hand": Written(_hand(header.actor, phrases)),
    }
    told = header.origin is Origin.BACKFILL
    if told and header.seat == Seat(Office.OPERATOR):
        return phrases.part(("{hand} ghi", "recorded by {hand}"), facts)
    if header.seat is None:
        return phrases.part(("{hand}<, thay mặt {behalf}>", "{hand}<, for {behalf}>"), facts)
    if told:
        return phrases.part(
            (
                "theo tệp: {office}<, {unit}><, thay mặt {behalf}>; {hand} ghi",
                "according to the file: {office}<, {unit}><, for {behalf}>; recorded by {hand}",
            ),
            facts,
        )
    return phrases.part(
        (
            "{office}<, {unit}><, thay mặt {behalf}> ({hand})",
            "{office}<, {unit}><, for {behalf}> ({hand})",
        ),
        facts,
    )


def _hand(actor: str, phrases: Phrases) -> str:
    if actor == LOCAL_OPERATOR:
        return phrases.pick(("người vận hành tại máy", "the operator at the machine"))
    if actor == SYSTEM_ACTOR:
        return phrases.pick(("hệ thống", "the system"))
    return phrases.part(("tài khoản {actor}", "account {actor}"), {"actor": actor})


def _told(body: Body, phrases: Phrases) -> Facts:
    """What a line says beyond the event's own fields, or in other words than by their types."""
    match body:
        case CycleOpened() | CycleBegun():
            return {"count": len(body.members)}
        case RulebookSet() | RulebookAmended():
            rulebook = read_rulebook(body.rulebook)
            found = body.discrepancies if isinstance(body, RulebookSet) else ()
            return {
                "name": rulebook.name,
                "count": len(rulebook.criteria),
                "discrepancies": tuple(each.code for each in found),
            }
        case DiscrepancyAccepted():
            return {"one": body.discrepancy.one, "other": body.discrepancy.other}
        case AttendanceRecorded():
            return {"count": len(body.present)}
        case BallotOpened() | VoteCast() | AnswerRecorded():
            return _told_of_votes(body, phrases)
        case BallotWithdrawn():
            return {"cast": body.cast or None}
        case SelectionAcclaimed():
            vacant, present = body.vacant or None, len(body.present)
            return {"vacant": vacant, "quotas": _quotas(body.quotas), "count": present}
        case SelectionMade():
            return {"vacant": body.vacant or None, "quotas": _quotas(body.quotas)}
        case SelectionDecided():
            return {"quotas": _quotas(body.quotas)}
        case SourceRecorded():
            return {"grade": Written(grade_label(body.grade, phrases.lang))}
        case _:
            told = told_of_units(body, phrases) or told_of_offices(body, phrases)
            return told or _told_of_scores(body, phrases)


def _told_of_votes(body: BallotOpened | VoteCast | AnswerRecorded, phrases: Phrases) -> Facts:
    if isinstance(body, BallotOpened):
        return {
            "count": len(body.electors or body.asked),
            "delegates": sum(one.voters for one in body.voters) or None,
            "later": body.round if body.round > 1 else None,
        }
    nobody = ("không có ý kiến", "nobody, without an opinion")
    if not body.no_opinion:
        nobody = ("không chọn đơn vị nào", "none")
    told: Facts = {"nobody": Written(phrases.pick(nobody))}
    if isinstance(body, VoteCast):
        told["delegate"] = body.delegate if body.delegate > 1 else None
    return told


def _quotas(quotas: tuple[QuotaUsed, ...]) -> tuple[QuotaUsed, ...]:
    """The quotas that say more than the rulebook's number."""
    plain = QuotaUsed(places=0)
    return tuple(one for one in quotas if replace(one, places=0) != plain)


def _told_of_scores(body: Body, phrases: Phrases) -> Facts:
    match body:
        case ScoresEntered():
            return {"cells": _cells(body.cells, phrases, arrow=False)}
        case ScoresAdjusted() | AdoptedScoreCorrected():
            return {"cells": _cells(body.cells, phrases, arrow=True)}
        case RelativeMoved():
            template = (
                "{unit}, tiêu chí {criterion} {was} → {now}",
                "{unit}, criterion {criterion} {was} → {now}",
            )
            return {"moves": _joined(phrases.part(template, _fields(at)) for at in body.moves)}
        case SheetSettled():
            return _settled(body, phrases)
        case PublishedTableRecorded():
            return {"rows": _joined(_row(row, phrases) for row in body.rows)}
        case PublishedItemsRecorded():
            return {"items": _joined(_item(item, phrases) for item in body.items)}
        case PublishedPlacesRecorded():
            template = (
                "tiêu chí {criterion}, hạng {band}: {units}",
                "criterion {criterion}, place {band}: {units}",
            )
            return {"places": _joined(phrases.part(template, _fields(at)) for at in body.places)}
        case _:
            return {
                **told_of_deadlines(body, phrases),
                **told_of_notices(body),
                **told_of_work(body, phrases),
                **told_of_awards(body, phrases),
            }


def _settled(body: SheetSettled, phrases: Phrases) -> Facts:
    """The total as the table counts it; without its consequences where the event does not state
    them."""
    sums, counted = body.totals, body.counted
    lapses = counted.lapses if counted else ()
    template = ("{lapse} {points}", "{lapse} {points}")
    return {
        "total": counted.total if counted else sums.total,
        "unstated": counted is None and sums.total is not None,
        "standard": sums.standard,
        "bonus": _amount(Part.BONUS, sums.bonus, phrases),
        "deduction": sums.deduction,
        "lapses": _joined(phrases.part(template, lapse_facts(one, phrases)) for one in lapses),
    }


def _fields(part: msgspec.Struct) -> Facts:
    return {name: getattr(part, name) for name in part.__struct_fields__}


def _joined(parts: Iterable[str]) -> Written:
    return Written("; ".join(parts))


def _amount(part: Part, value: Points | None, phrases: Phrases) -> Written:
    """A value as its part is written: a bonus with its plus; nothing where the cell is empty."""
    if value is None:
        return Written("")
    write = signed if part is Part.BONUS else points
    return Written(write(value, phrases.lang))


def _entered(cell: CellChange, value: Points | None, phrases: Phrases) -> Written:
    """As :func:`_amount`; so many occurrences are told as such."""
    if value is not None and (
        times := occurrences(value, cell.criterion, cell.part, phrases.rulebook, phrases.lang)
    ):
        return Written(times)
    return _amount(cell.part, value, phrases)


def _cells(cells: Iterable[CellChange], phrases: Phrases, *, arrow: bool) -> Written:
    """In the order of a table: criteria by number, the standard before bonus and deduction."""
    parts = list(Part)
    ordered = sorted(cells, key=lambda cell: (_numbers(cell.criterion), parts.index(cell.part)))
    return _joined(_cell(cell, phrases, arrow=arrow) for cell in ordered)


def _numbers(code: str) -> list[tuple[int, str]]:
    """Criterion 10 after criterion 9, 1.10 after 1.9."""
    return [(int(part) if part.isdecimal() else 0, part) for part in code.split(".")]


def _cell(cell: CellChange, phrases: Phrases, *, arrow: bool) -> str:
    """``tiêu chí 1, điểm chuẩn 20 → 18``; a first value stands alone where nothing is changed."""
    empty = Written(phrases.pick(("trống", "empty")))
    first = cell.was in {None, cell.now} and not arrow
    facts = {
        "criterion": cell.criterion,
        "part": cell.part,
        "was": None if first else _entered(cell, cell.was, phrases) or empty,
        "now": _entered(cell, cell.now, phrases) or empty,
        "justification": cell.justification,
        "unproved": _bare(cell, phrases),
    }
    return phrases.part(
        (
            "tiêu chí {criterion}, {part}< {was} →> {now}< (thiếu minh chứng: {unproved})>"
            "< (thuyết minh: {justification})>",
            "criterion {criterion}, {part}< {was} →> {now}< (no proof: {unproved})>"
            "< (justification: {justification})>",
        ),
        facts,
    )


def _bare(cell: CellChange, phrases: Phrases) -> Written:
    """What counts nothing for want of proof: ``+5 không tính``, or the achievements claimed."""
    found = unproved_in(cell)
    return Written("") if found is None else Written(bare_label(found, cell.part, phrases))


def _row(row: RowRecorded, phrases: Phrases) -> str:
    facts = {**_fields(row), "bonus": _amount(Part.BONUS, row.bonus, phrases)}
    template = (
        "{unit}<: tổng {total}><, chuẩn {standard}><, thưởng {bonus}><, trừ {deduction}>"
        "<, hạng {rank}>",
        "{unit}<: total {total}><, standard {standard}><, bonus {bonus}><, deduction {deduction}>"
        "<, rank {rank}>",
    )
    return phrases.part(template, facts)


def _item(item: ItemRecorded, phrases: Phrases) -> str:
    value = _amount(item.part, item.value, phrases)
    unstated = Written(phrases.pick(("nguồn không ghi số điểm", "figure not stated")))
    template = (
        "tiêu chí {criterion}, {part} {value}: {units}< ({note})>",
        "criterion {criterion}, {part} {value}: {units}< ({note})>",
    )
    return phrases.part(template, {**_fields(item), "value": value or unstated})
