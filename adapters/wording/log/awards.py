"""What the log says of the award file and of corrections beyond the fields of their events."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from adapters.wording.phrasing import Pair, Phrases, Written
from adapters.wording.writing import event_label
from domain.cycle.awards.decisions import DecisionRecorded, DeliveryRecorded, OpinionRecorded
from domain.cycle.awards.file import AwardUnits
from domain.cycle.awards.proposals import AwardsProposed, ProposalAmended
from domain.cycle.awards.returns import AwardsReturned
from domain.cycle.corrections import RecordCorrected
from domain.record.record import Body
from domain.values.paper import Document

Facts = dict[str, object]

_AWARD: Pair = ("“{award}” cho {units}", "“{award}” to {units}")
_RETURNED: Pair = ("“{award}” của {units}", "“{award}” of {units}")
_REMARK: Pair = ("{unit}, “{award}”: {remark}", "{unit}, “{award}”: {remark}")
_RESULT: Pair = (
    "{unit}, “{award}”: {result}< ({title})>",
    "{unit}, “{award}”: {result}< ({title})>",
)
_OPINION: Pair = ("{unit}, “{award}”: {favour}", "{unit}, “{award}”: {favour}")
#: The parts of a document, as a correction tells them.
_PARTS: Mapping[str, Pair] = {
    "kind": ("loại văn bản", "kind"),
    "number": ("số", "number"),
    "date": ("ngày", "date"),
    "received": ("ngày nhận", "received"),
    "signer": ("nơi ký", "signer"),
    "about": ("trích yếu", "abstract"),
    "file": ("tệp", "file"),
}
_CHANGE: Pair = ("{part} <{was}|trống> → <{now}|trống>", "{part} <{was}|empty> → <{now}|empty>")


def told_of_awards(body: Body, phrases: Phrases) -> Facts:
    """What a line says in other words than by the types of the event's fields."""
    match body:
        case AwardsProposed() | ProposalAmended() | DeliveryRecorded():
            return {
                "awards": _awards(body.awards, phrases),
                "remarks": _joined(_REMARK, body.remarks, phrases),
            }
        case AwardsReturned():
            return {"awards": _joined(_RETURNED, body.awards, phrases)}
        case DecisionRecorded():
            return {
                "results": _joined(_RESULT, body.results, phrases),
                "remarks": _joined(_REMARK, body.remarks, phrases),
            }
        case OpinionRecorded():
            return {"opinions": _joined(_OPINION, body.opinions, phrases)}
        case RecordCorrected():
            return {
                "type": Written(event_label(body.type, phrases.lang)),
                "change": Written("; ".join(_changes(body, phrases))),
                "remarks": _joined(_REMARK, body.remarks, phrases),
            }
        case _:
            return {}


def _awards(awards: Iterable[AwardUnits], phrases: Phrases) -> Written:
    return _joined(_AWARD, awards, phrases)


def _joined(template: Pair, parts: Iterable[msgspec.Struct], phrases: Phrases) -> Written:
    return Written("; ".join(phrases.part(template, _fields(part)) for part in parts))


def _fields(part: msgspec.Struct) -> Facts:
    return {name: getattr(part, name) for name in part.__struct_fields__}


def _changes(body: RecordCorrected, phrases: Phrases) -> Iterator[str]:
    """What is corrected, as it was and as it reads now."""
    if body.document_was is not None and body.document_now is not None:
        yield from document_changes(body.document_was, body.document_now, phrases)
    if body.date_now is not None:
        yield _change(_PARTS["date"], body.date_was, body.date_now, phrases)
    if body.present_now is not None:
        present = phrases.pick(("có mặt", "present"))
        was, now = (
            phrases.fact("present", units) for units in (body.present_was, body.present_now)
        )
        yield _change((present, present), Written(was), Written(now), phrases)
    if body.results_was is not None and body.results_now is not None:
        was, now = (
            _joined(_RESULT, found, phrases) for found in (body.results_was, body.results_now)
        )
        yield f"{was} → {now}"
    if body.field is not None:
        yield phrases.part(
            ("{field}, nay đọc là {text}", "{field}, to be read as {text}"), _fields(body)
        )


def document_changes(was: Document, now: Document, phrases: Phrases) -> Iterator[str]:
    """Each part of a document that reads otherwise."""
    for part, name in _PARTS.items():
        before, after = getattr(was, part), getattr(now, part)
        if part == "about" and after is None:
            continue
        if before != after:
            yield _change(name, before, after, phrases)


def _change(part: Pair, was: object, now: object, phrases: Phrases) -> str:
    facts = {"part": Written(phrases.pick(part)), "was": was, "now": now}
    return phrases.part(_CHANGE, facts)
