"""The log's lines of nominations, the award file and corrections, Vietnamese first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from adapters.wording.labelling import event_label
from adapters.wording.log.line import Facts, Line, Telling, fields, joined
from adapters.wording.log.scores import changed_cells
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Pair, Written
from domain.cycle.awards.decisions import DecisionRecorded, DeliveryRecorded, OpinionRecorded
from domain.cycle.awards.proposals import AwardsProposed, ProposalAmended
from domain.cycle.awards.returns import AwardsReturned
from domain.cycle.corrections import RecordCorrected
from domain.values.paper import Document

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


def _given(body: AwardsProposed | ProposalAmended | DeliveryRecorded, telling: Telling) -> Facts:
    return {
        "awards": _parts(_AWARD, body.awards, telling.phrases),
        "remarks": _parts(_REMARK, body.remarks, telling.phrases),
    }


def _returned(body: AwardsReturned, telling: Telling) -> Facts:
    return {"awards": _parts(_RETURNED, body.awards, telling.phrases)}


def _decided(body: DecisionRecorded, telling: Telling) -> Facts:
    return {
        "results": _parts(_RESULT, body.results, telling.phrases),
        "remarks": _parts(_REMARK, body.remarks, telling.phrases),
    }


def _opinions(body: OpinionRecorded, telling: Telling) -> Facts:
    return {"opinions": _parts(_OPINION, body.opinions, telling.phrases)}


def _corrected(body: RecordCorrected, telling: Telling) -> Facts:
    phrases = telling.phrases
    return {
        "type": Written(event_label(body.type, phrases.lang)),
        "change": joined(_changes(body, phrases)),
        "remarks": _parts(_REMARK, body.remarks, phrases),
    }


def _parts(template: Pair, parts: Iterable[msgspec.Struct], phrases: Phrases) -> Written:
    return joined(phrases.part(template, fields(part)) for part in parts)


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
            _parts(_RESULT, found, phrases) for found in (body.results_was, body.results_now)
        )
        yield f"{was} → {now}"
    if body.field is not None:
        yield phrases.part(
            ("{field}, nay đọc là {text}", "{field}, to be read as {text}"), fields(body)
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


AWARDS: Final[Mapping[str, Line]] = {
    "nominated": Line(
        "Đề cử vào “{selection}”: {nominees}<; đơn vị đề cử: {unit}><; {document}>",
        "Nominated for “{selection}”: {nominees}<; by {unit}><; {document}>",
    ),
    "nomination_declined": Line(
        "{unit}: rút khỏi danh sách đề cử “{selection}”<; {document}><; lý do: {reason}>",
        "{unit} declines to stand for “{selection}”<; {document}><; reason: {reason}>",
    ),
    "nominees_fixed": Line(
        "Chốt danh sách đề cử “{selection}”: {nominees}<; {document}>",
        "Nominees for “{selection}” fixed: {nominees}<; {document}>",
    ),
    "awards_proposed": Line(
        "Tờ trình “{proposal}” gửi <{authority}|nơi nguồn không nêu>: {awards}"
        "<; lưu ý: {remarks}><; {document}><; lý do: {reason}>",
        "Proposal “{proposal}” to <{authority}|an authority not stated>: {awards}"
        "<; remarks: {remarks}><; {document}><; reason: {reason}>",
        _given,
    ),
    "proposal_amended": Line(
        "Sửa tờ trình “{proposal}”, nay đề nghị {awards}<; lưu ý: {remarks}><; {document}>;"
        " lý do: {reason}",
        "Proposal “{proposal}” amended, it now proposes {awards}<; remarks: {remarks}>"
        "<; {document}>; reason: {reason}",
        _given,
    ),
    "proposal_withdrawn": Line(
        "Rút tờ trình “{proposal}”<; {document}>; lý do: {reason}",
        "Proposal “{proposal}” withdrawn<; {document}>; reason: {reason}",
    ),
    "dossier_required": Line(
        "Hồ sơ đề nghị “{award}” gồm: {pieces}<; {document}>",
        "The dossier for “{award}” needs: {pieces}<; {document}>",
    ),
    "dossier_piece_recorded": Line(
        "{unit}, hồ sơ “{award}”: nhận “{piece}” {received}<; {document}>",
        "{unit}, dossier for “{award}”: “{piece}” received {received}<; {document}>",
    ),
    "opinion_recorded": Line(
        "Ý kiến của {council}< về tờ trình “{proposal}”>: {opinions}<; {document}>",
        "Opinion of {council}< on the proposal “{proposal}”>: {opinions}<; {document}>",
        _opinions,
    ),
    "decision_recorded": Line(
        "Quyết định “{decision}” của <{authority}|nơi nguồn không nêu>: {results}"
        "<; lưu ý: {remarks}>; {document}",
        "Decision “{decision}” of <{authority}|an authority not stated>: {results}"
        "<; remarks: {remarks}>; {document}",
        _decided,
    ),
    "delivery_recorded": Line(
        "Trao {awards}, {date}<, tại {place}><; lưu ý: {remarks}><; {document}>",
        "Handed over: {awards}, {date}<, at {place}><; remarks: {remarks}><; {document}>",
        _given,
    ),
    "awards_returned": Line(
        "Thu hồi {awards}, {date}<; ghi chú: {note}><; {document}>",
        "Given back: {awards}, {date}<; note: {note}><; {document}>",
        _returned,
    ),
    "adopted_score_corrected": Line(
        "{unit}: đính chính điểm đã thông qua, {cells} (cột {column}); nơi quyết định:"
        " {decided_by}; {document}; lý do: {reason}<; lượt bỏ phiếu theo bảng trước đính chính:"
        " {ballots}><; chọn theo thứ hạng trước đính chính: {selections}>",
        "{unit}: adopted score corrected, {cells} (column {column}); decided by {decided_by};"
        " {document}; reason: {reason}<; ballots held on the older table: {ballots}>"
        "<; chosen by rank on the older table: {selections}>",
        changed_cells,
    ),
    "record_corrected": Line(
        "Đính chính @{event} ({type}): {change}<; lưu ý: {remarks}><; {document}>; lý do: {reason}",
        "@{event} corrected ({type}): {change}<; remarks: {remarks}><; {document}>;"
        " reason: {reason}",
        _corrected,
    ),
}
