"""How the offices of a year stand, in words, and the log's lines of them; Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.log.line import Facts, Line, Telling, joined
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Pair, Written
from domain.clusters.naming import OfficersRecorded
from domain.clusters.overseers import Overseer, OverseersRevised
from domain.clusters.terms import Offices, Stands, Term
from domain.cycle.phases.chair_handover import NextOfficersLearned
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverTicked
from domain.cycle.phases.plan import OfficersRevised

_STANDS: dict[Stands, Pair] = {
    Stands.HELD: ("<theo {document}>", "<by {document}>"),
    Stands.AWAITING: ("{stands}", "{stands}"),
    Stands.NOT_YET: ("{stands}", "{stands}"),
    Stands.RECOGNISED: ("được công nhận< theo {document}>", "recognised< by {document}>"),
}
_ACTING: Pair = (
    "{unit} làm thay {Chair} từ {since} ({ground})",
    "{unit} acts as chair from {since} ({ground})",
)
_DECLINED: Pair = ("đã từ chối: {declined}", "declined: {declined}")
_INSTEAD: Pair = ("được chọn trước đó: {instead_of}", "chosen before: {instead_of}")
_OVERSEER: Pair = (
    "{unit} ({office}, từ {since}< đến {until}>)",
    "{unit} ({office}, from {since}< to {until}>)",
)
#: What the two sides of a handover confirm, and what is said where the side is not known.
_LEAVES: Final[Pair] = ("đã bàn giao", "has handed over")
_TAKES: Final[Pair] = ("đã nhận bàn giao", "has taken over")
_EITHER: Final[Pair] = ("xác nhận bàn giao", "confirms the handover of")


def _recorded(body: OfficersRecorded, _telling: Telling) -> Facts:
    return {"awaited": None if body.stands is Stands.HELD else body.stands}


def _stand(body: OfficersRevised | NextOfficersLearned, telling: Telling) -> Facts:
    offices, phrases = body.offices, telling.phrases
    return {"offices": joined((phrases.officers(offices.officers()), *lines_of(offices, phrases)))}


def _overseers(body: OverseersRevised, telling: Telling) -> Facts:
    return {"overseers": joined(overseer_said(one, telling.phrases) for one in body.overseers)}


def overseer_said(one: Overseer, phrases: Phrases) -> str:
    """``Bộ (cơ quan xem xét, từ ngày 01/03/2026)``"""
    facts = {"unit": one.unit, "office": one.office, "since": one.since, "until": one.until}
    return phrases.part(_OVERSEER, facts)


def _confirms(body: HandoverTicked | HandoverAccepted, telling: Telling) -> Facts:
    """Which side of the handover it is, where that is known."""
    side = _EITHER
    if telling.cycle is not None:
        side = _LEAVES if body.unit == telling.cycle.chair else _TAKES
    return {"side": Written(telling.phrases.pick(side))}


def lines_of(offices: Offices, phrases: Phrases) -> tuple[str, ...]:
    """What is to be said beside the names of the officers, each in a part of its own."""
    term, acting = offices.term(), offices.in_place()
    parts = [stands_of(term, phrases)]
    if term.since is not None:
        parts.append(phrases.part(("từ {since}", "from {since}"), {"since": term.since}))
    if term.instead_of is not None:
        parts.append(phrases.part(_INSTEAD, {"instead_of": term.instead_of}))
    if acting is not None:
        facts = {"unit": acting.unit, "since": acting.since, "ground": acting.ground}
        parts.append(phrases.part(_ACTING, facts))
    if offices.declined:
        parts.append(phrases.part(_DECLINED, {"declined": offices.declined}))
    return tuple(part for part in parts if part)


def stands_of(term: Term, phrases: Phrases) -> str:
    """``chờ công nhận``, ``được công nhận theo Quyết định số …``."""
    facts = {"stands": term.stands, "document": term.document}
    return phrases.part(_STANDS[term.stands], facts)


OFFICES: Final[Mapping[str, Line]] = {
    "officers_recorded": Line(
        "Nhiệm vụ năm {year}: {officers}<, từ {since}><; {awaited}><, theo {document}><; lý do:"
        " {reason}>",
        "Officers of {year}: {officers}<, from {since}><; {awaited}><, by {document}><; reason:"
        " {reason}>",
        _recorded,
    ),
    "officers_recognised": Line(
        "Công nhận nhiệm vụ năm {year}: {officers}<, từ {since}>, theo {document}<; khác với kết"
        " quả đã chọn: {instead_of}><; lý do: {reason}>",
        "Recognised as officers of {year}: {officers}<, from {since}>, by {document}<; others were"
        " chosen: {instead_of}><; reason: {reason}>",
    ),
    "office_declined": Line(
        "{unit} từ chối nhiệm vụ< {office}> năm {year}<, theo {document}>; lý do: {reason}<; gợi ý"
        " {Chair}: {suggested}, {by}>",
        "{unit} declines the office< of {office}> in {year}<, by {document}>; reason:"
        " {reason}<; suggested as chair: {suggested}, {by}>",
    ),
    "acting_in_place_begun": Line(
        "Từ {since}, {unit} làm thay {Chair} năm {year}< thay {chair}>: {ground}<; theo"
        " {document}>; lý do: {reason}",
        "From {since} {unit} acts as chair of {year}< in the place of {chair}>: {ground}<; by"
        " {document}>; reason: {reason}",
    ),
    "acting_in_place_ended": Line(
        "Từ {until}, {unit} thôi làm thay {Chair} năm {year}<; theo {document}>; lý do: {reason}",
        "From {until} {unit} no longer acts as chair of {year}<; by {document}>; reason: {reason}",
    ),
    "overseer_named": Line(
        "{unit} là {office} từ {since}, theo {document}",
        "{unit} is {office} from {since}, by {document}",
    ),
    "overseer_ended": Line(
        "Từ {until}, {unit} thôi là {office}<; theo {document}>; lý do: {reason}",
        "From {until} {unit} is no longer {office}<; by {document}>; reason: {reason}",
    ),
    "overseers_revised": Line(
        "Cơ quan xem xét, kiểm tra của năm: {overseers}",
        "Reviewers and auditors of the year: {overseers}",
        _overseers,
    ),
    "officers_revised": Line(
        "Nhiệm vụ của năm: {offices}", "Officers of the year: {offices}", _stand
    ),
    "next_officers_learned": Line(
        "Nhiệm vụ năm {year}: {offices}", "Officers of {year}: {offices}", _stand
    ),
    "next_pledge_signed": Line(
        "Ký giao ước năm <{year}|sau>: {units}<; {document}>",
        "Pledge of <{year}|the next year> signed by {units}<; {document}>",
    ),
    "next_pledge_recorded": Line(
        "Giao ước năm {year} đã ký tại {signing}: {units}",
        "Pledge of {year} signed at {signing} by {units}",
    ),
    "pledge_received": Line(
        "Giao ước của năm đã ký tại {signing}: {units}",
        "Pledge of the year signed at {signing} by {units}",
    ),
    "handover_ticked": Line("{unit}: {side} {objects}", "{unit} {side}: {objects}", _confirms),
    "minutes_adopted": Line(
        "Thông qua biên bản: {document}<{state_handover}; biên bản ghi việc bàn giao đã"
        " xong><; biên bản ghi đã bàn giao {handed_over}>",
        "Minutes adopted: {document}<{state_handover}; they state that the handover is"
        " done><; they state that {handed_over} was handed over>",
    ),
    "handover_accepted": Line(
        "{unit}: {side} nhiệm vụ {Chair}<; {document}>",
        "{unit} {side} the duties of the chair<; {document}>",
        _confirms,
    ),
}
