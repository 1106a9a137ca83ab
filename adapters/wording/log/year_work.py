"""The log's lines of the year's work, Vietnamese first."""

from collections.abc import Iterator, Mapping
from typing import Final

from adapters.wording.labelling import as_entered, numbered_code
from adapters.wording.log.line import DIGEST, Facts, Line, Telling, joined
from adapters.wording.outside import one_line
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from adapters.wording.writing import deadline
from domain.cycle.documents import DocumentCompleted
from domain.cycle.scores.checking import Check, ChecksAssigned
from domain.cycle.year_work.claims import SentClaimed
from domain.cycle.year_work.complaints import Against, ComplaintFiled
from domain.cycle.year_work.dissent import About, DissentRecorded
from domain.cycle.year_work.drafting import DraftCirculated
from domain.cycle.year_work.guidance import GuidanceRecorded
from domain.cycle.year_work.outside import ExternalScoreRecorded, ReferenceRankingRecorded
from domain.cycle.year_work.reporting import ReportExcused, ReportReceived, ReportRequired


def _assigned(body: ChecksAssigned, telling: Telling) -> Facts:
    seed = body.draw.seed[:DIGEST] if body.draw else None
    return {"checks": joined(_checks(body, telling.phrases)), "seed": seed}


def _guidance(body: GuidanceRecorded, telling: Telling) -> Facts:
    return {"quotas": joined(_quotas(body, telling.phrases))}


def _draft(body: DraftCirculated | ReportRequired, telling: Telling) -> Facts:
    due = deadline(body.last_day, body.before, telling.phrases.lang)
    return {"due": Written(due) if body.last_day else None}


def _required(body: ReportRequired, telling: Telling) -> Facts:
    return {**_draft(body, telling), "count": len(body.units)}


def _report(body: ReportReceived | ReportExcused, telling: Telling) -> Facts:
    return {"name": _report_name(body.report, telling.phrases)}


def _claimed(body: SentClaimed, telling: Telling) -> Facts:
    if body.report is None:
        return {}
    name = _report_name(body.report, telling.phrases)
    plain = ("báo cáo “{report}”", "the report “{report}”")
    return {"name": name or Written(telling.phrases.part(plain, {"report": body.report}))}


def _external(body: ExternalScoreRecorded, telling: Telling) -> Facts:
    """A level in words is told by its words."""
    phrases = telling.phrases
    rulebook, lang = phrases.rulebook, phrases.lang
    said = as_entered(body.value, body.criterion, body.part, rulebook, lang)
    criterion = Written(numbered_code(body.criterion, rulebook))
    return {"criterion": criterion, **({"value": Written(said)} if said else {})}


def _ranking(body: ReferenceRankingRecorded, telling: Telling) -> Facts:
    template = ("{unit} {place}", "{unit} {place}")
    parts = ({"unit": found.unit, "place": found.place} for found in body.places)
    return {"places": joined(telling.phrases.part(template, facts) for facts in parts)}


def _dissent(body: DissentRecorded, telling: Telling) -> Facts:
    return {"item": dissent_item(body.about, body.item, telling.phrases)}


def _complaint(body: ComplaintFiled, telling: Telling) -> Facts:
    return {"item": complaint_item(body.against, body.item, telling.phrases)}


def complaint_item(against: Against, item: str | None, phrases: Phrases) -> Written | None:
    """``tiêu chí 1``, ``“Cờ thi đua”`` or ``“qd-1”``, where a complaint is about one."""
    if against is Against.DECISION:
        return Written(f"“{one_line(item or '')}”")
    return dissent_item(About(against.value), item, phrases)


def _completed(body: DocumentCompleted, _telling: Telling) -> Facts:
    return {"file": body.file[:DIGEST] if body.file else None}


def dissent_item(about: About, item: str | None, phrases: Phrases) -> Written | None:
    """``tiêu chí 1`` or ``“Cờ thi đua”``, where a dissent is about one."""
    if item is None:
        return None
    if about is About.SCORE:
        pair = ("tiêu chí {criterion}", "of criterion {criterion}")
        return Written(phrases.part(pair, {"criterion": item}))
    return Written(phrases.part(("“{selection}”", "“{selection}”"), {"selection": item}))


def _report_name(code: str, phrases: Phrases) -> Written | None:
    """A report by the name under which it was asked for."""
    name = phrases.reports.get(code)
    return None if name is None else Written(phrases.quoted(one_line(name)))


def _quotas(body: GuidanceRecorded, phrases: Phrases) -> Iterator[str]:
    template = (
        "{selection} <{ranked_first} đơn vị xếp thứ nhất của các cụm, khối|<{quota}|bằng số đơn"
        " vị>>",
        "{selection} <{ranked_first} units ranked first in all clusters|<{quota}|as many as"
        " units>>",
    )
    for given in body.quotas:
        facts = {"selection": given.selection, "quota": given.quota}
        yield phrases.part(template, {**facts, "ranked_first": given.ranked_first})


def _checks(body: ChecksAssigned, phrases: Phrases) -> Iterator[str]:
    """``An chấm Bình``; where a team checks all, each sheet once would say the same again."""
    if body.team is not None:
        names = sorted({checker for check in body.checks for checker in check.checkers})
        yield phrases.part(("{units}", "{units}"), {"units": tuple(names)})
        return
    for check in body.checks:
        yield _check(check, phrases)


def _check(check: Check, phrases: Phrases) -> str:
    facts = {"unit": check.unit, "units": check.checkers}
    return phrases.part(("{units} chấm {unit}", "{units} checks {unit}"), facts)


YEAR_WORK: Final[Mapping[str, Line]] = {
    "checks_assigned": Line(
        "Phân công chấm cột {column}, {how}<, {team}>: {checks}<; số bốc thăm {seed}>"
        "<; {document}>",
        "Checks of the column {column} shared out {how}<, {team}>: {checks}<; drawn from {seed}>"
        "<; {document}>",
        _assigned,
    ),
    "explanation_answered": Line(
        "{unit}: <{accepted}tiếp thu giải trình|giữ nguyên điểm đã điều chỉnh><; {document}>;"
        " lý do: {reason}",
        "{unit}: <{accepted}explanation taken up|the adjustment is kept><; {document}>;"
        " reason: {reason}",
    ),
    "guidance_recorded": Line(
        "Hướng dẫn của {authority}: {document}<; chỉ tiêu được giao: {quotas}><; {notes}>",
        "Guidance of {authority}: {document}<; quotas: {quotas}><; {notes}>",
        _guidance,
    ),
    "draft_circulated": Line(
        "Gửi lấy ý kiến dự thảo {of}, lần {round}: {document}<; góp ý đến {due}>"
        "<{silence_agrees}; quá hạn không có ý kiến coi như thống nhất>< (mã băm {sha256})>",
        "Draft of the {of} sent round, round {round}: {document}<; comments until {due}>"
        "<{silence_agrees}; silence counts as agreeing>< (hash {sha256})>",
        _draft,
    ),
    "draft_commented": Line(
        "{unit}: <góp ý {text}|nhất trí, không có ý kiến> (dự thảo {of}, lần {round})"
        "<; {document}><{late}; gửi muộn>",
        "{unit}: <comment {text}|agrees, without a comment> (draft of the {of}, round {round})"
        "<; {document}><{late}; late>",
    ),
    "comment_answered": Line(
        "Ý kiến @{comment}: {taken}<; {document}><; lý do: {reason}>",
        "Comment @{comment}: {taken}<; {document}><; reason: {reason}>",
    ),
    "movement_launched": Line(
        "Phát động phong trào “{name}” (mã {movement})<, từ {since}><, đến {until}><; {document}>",
        "Movement “{name}” launched (code {movement})<, from {since}><, to {until}><; {document}>",
    ),
    "movement_summed_up": Line(
        "Tổng kết phong trào {movement}<: {findings}><; {document}>",
        "Movement {movement} summed up<: {findings}><; {document}>",
    ),
    "report_required": Line(
        "Yêu cầu “{name}” (mã {report}, {period})<, hạn {due}, tính theo {counts}|, chưa định"
        " ngày>; {count} đơn vị<; {document}>",
        "“{name}” asked for (code {report}, {period})<, due {due}, counted by {counts}|, no day"
        " set>; units: {count}<; {document}>",
        _required,
    ),
    "report_received": Line(
        "{unit}: gửi <{name}|báo cáo “{report}”>, nhận {received}<; dấu bưu điện {postmark}>;"
        " {timeliness}<; {document}>",
        "{unit}: <{name}|report “{report}”> received {received}<; postmark {postmark}>;"
        " {timeliness}<; {document}>",
        _report,
    ),
    "report_excused": Line(
        "Miễn gửi <{name}|báo cáo “{report}”> cho {units}<; {document}>; lý do: {reason}",
        "<{name}|Report “{report}”> excused for {units}<; {document}>; reason: {reason}",
        _report,
    ),
    "review_held": Line(
        "Sơ kết, {date}<: {findings}><; {document}>",
        "Mid-year review, {date}<: {findings}><; {document}>",
    ),
    "preparatory_meeting_held": Line(
        "Họp trù bị, {date}<; dự họp: {attending}><; kết luận: {conclusions}><; {document}>",
        "Preparatory meeting, {date}<; attending: {attending}><; conclusions: {conclusions}>"
        "<; {document}>",
    ),
    "reference_ranking_recorded": Line(
        "Bảng xếp hạng {ranking}, kỳ {edition}: {places}<; {document}>",
        "Ranking {ranking}, edition {edition}: {places}<; {document}>",
        _ranking,
    ),
    "scorer_named": Line(
        "“{body}” tự ghi điểm của mình: {unit}<; {document}>",
        "“{body}” enters its points itself: {unit}<; {document}>",
    ),
    "external_score_recorded": Line(
        "{unit}: {authority} chấm tiêu chí {criterion}, {part} {value}; {document}",
        "{unit}: {authority} gives criterion {criterion}, {part} {value}; {document}",
        _external,
    ),
    "sent_claimed": Line(
        "{unit}: báo đã gửi <{name}|{of}> theo {document}",
        "{unit} states that <{name}|{of}> was sent by {document}",
        _claimed,
    ),
    "claim_confirmed": Line(
        "Đã nhận văn bản mà đơn vị báo gửi (@{claim}), nhận {received}<; dấu bưu điện {postmark}>"
        "<; {document}>",
        "Statement @{claim} confirmed: received {received}<; postmark {postmark}><; {document}>",
    ),
    "claim_refused": Line(
        "Chưa nhận được văn bản mà đơn vị báo gửi (@{claim})<; {document}>; lý do: {reason}",
        "Statement @{claim} not confirmed<; {document}>; reason: {reason}",
    ),
    "dissent_recorded": Line(
        "{unit}: không nhất trí về {about}< {item}>: {text}<; {document}>",
        "{unit} dissents on {about}< {item}>: {text}<; {document}>",
        _dissent,
    ),
    "referred_to_authority": Line(
        "Xin ý kiến {authority}< về ý kiến @{dissent}><, để cấp trên quyết định “{selection}”>:"
        " {document}<; {question}>",
        "Referred to {authority}<, on dissent @{dissent}><, which is to decide “{selection}”>:"
        " {document}<; {question}>",
    ),
    "authority_answer_recorded": Line(
        "Trả lời lần xin ý kiến @{referral}: {answer}; {document}<; thực hiện: {follows}>",
        "Answer to referral @{referral}: {answer}; {document}<; what follows: {follows}>",
    ),
    "complaint_filed": Line(
        "{unit} khiếu nại về {against}< {item}>: {text}<; {document}>",
        "{unit} complains of {against}< {item}>: {text}<; {document}>",
        _complaint,
    ),
    "complaint_received": Line(
        "Thụ lý khiếu nại @{complaint}< do {authority} trả lời>, hạn trả lời {until}<; {document}>",
        "Complaint @{complaint} received< for {authority} to answer>; answer due {until}"
        "<; {document}>",
    ),
    "complaint_answered": Line(
        "Trả lời khiếu nại @{complaint}< của {authority}>: {finding}; {answer}; {document}"
        "<; thực hiện: {follows}>",
        "Answer< of {authority}> to complaint @{complaint}: {finding}; {answer}; {document}"
        "<; what follows: {follows}>",
    ),
    "complaint_withdrawn": Line(
        "Rút khiếu nại @{complaint}; lý do: {reason}<; {document}>",
        "Complaint @{complaint} withdrawn; reason: {reason}<; {document}>",
    ),
    "document_completed": Line(
        "Bổ sung văn bản của sự kiện @{event}<: {kind}><; số {number}><; ngày văn bản {date}>"
        "<; nhận {received}><; nơi ký: {signer}><; trích yếu {about}><; tệp {file}>",
        "Document of event @{event} completed<: {kind}><; no. {number}><; dated {date}>"
        "<; received {received}><; signed by {signer}><; on {about}><; file {file}>",
        _completed,
    ),
}
