"""The log's lines of ballots and of what they come to, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from adapters.wording.as_told import chosen_words
from adapters.wording.labelling import label
from adapters.wording.log.line import Facts, Line, Telling
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from domain.cycle.phases.voting import AnswerRecorded, VoteCast
from domain.cycle.votes.chair_side import ChairSideStated
from domain.cycle.votes.clearance import ClearanceRecorded, Says
from domain.cycle.votes.closing import BallotClosed, BallotWithdrawn
from domain.cycle.votes.counting import VotesCounted
from domain.cycle.votes.mending import CountCorrected, VoteCorrected, VoteSaid
from domain.cycle.votes.opening import BallotOpened
from domain.cycle.votes.selecting import SelectionAcclaimed, SelectionDecided, SelectionMade
from domain.cycle.votes.told import VoteOutcomeRecorded
from domain.reckoning.ballot import Count
from domain.reckoning.choice import QuotaUsed
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Method
from domain.values.as_told import HowFar


def _opened(body: BallotOpened, _telling: Telling) -> Facts:
    return {
        "count": len(body.electors or body.asked),
        "delegates": sum(one.voters for one in body.voters) or None,
        "later": body.round if body.round > 1 else None,
    }


def _said(body: VoteCast | AnswerRecorded, telling: Telling) -> Facts:
    nobody = ("không có ý kiến", "nobody, without an opinion")
    if not body.no_opinion:
        nobody = ("không chọn đơn vị nào", "none")
    return {"nobody": Written(telling.phrases.pick(nobody))}


def _told(body: VoteOutcomeRecorded, telling: Telling) -> Facts:
    """Whom the source names or counts, and in which words."""
    if body.told is None:
        return {}
    words = chosen_words(body.chosen, body.told, telling.phrases)
    return {
        "word": body.told.word,
        "authority": body.told.authority,
        "proposed": body.told.stage is HowFar.PROPOSED,
        "decided": body.told.stage is HowFar.DECIDED,
        "chosen": body.chosen if words is None else Written(words),
    }


def _cast(body: VoteCast, telling: Telling) -> Facts:
    delegate = body.delegate if body.delegate > 1 else None
    return {**_said(body, telling), "delegate": delegate}


def _counted(body: VotesCounted | BallotClosed, telling: Telling) -> Facts:
    return {"count": figures(body.count, _method(body.ballot, telling), telling.phrases)}


def _count_corrected(body: CountCorrected, telling: Telling) -> Facts:
    """What was written before, and what stands now."""
    method, phrases = _method(body.ballot, telling), telling.phrases
    return {"was": figures(body.was, method, phrases), "now": figures(body.now, method, phrases)}


def _cleared(body: ClearanceRecorded, telling: Telling) -> Facts:
    """On whom there is no objection, on whom there is one, on whom nothing is said yet."""
    said = ("no_objection", "objection", "none_yet")
    units = {Says(key): getattr(body, key) for key in said}
    return {"said": Written(clearance_words(units, telling.phrases))}


def clearance_words(units: Mapping[Says, Ids[UnitId]], phrases: Phrases) -> str:
    """Who is told of in each case, those of whom nothing is to be told left out."""
    found = ((says, phrases.fact("units", listed)) for says, listed in units.items() if listed)
    return "; ".join(f"{label(says, phrases.lang)}: {text}" for says, text in found)


def _side(body: ChairSideStated, telling: Telling) -> Facts:
    """Whom the chair was for, and what had been said before."""
    if body.was is None:
        return {"was": None, "before": None}
    nobody = Written(telling.phrases.pick(("không đơn vị nào", "nobody")))
    return {"was": True, "before": body.was or nobody}


def _vote_corrected(body: VoteCorrected, telling: Telling) -> Facts:
    """What was written before, and what stands now."""
    return {
        "was": vote_words(body.was, telling.phrases),
        "now": vote_words(body.now, telling.phrases) if body.now else None,
        "delegate": body.delegate if body.delegate > 1 else None,
        "counted": body.counted or body.now is None,
    }


def _withdrawn(body: BallotWithdrawn, _telling: Telling) -> Facts:
    return {"cast": body.cast or None}


def _made(body: SelectionMade | SelectionAcclaimed, _telling: Telling) -> Facts:
    return {"vacant": body.vacant or None, "quotas": _quotas(body.quotas)}


def _acclaimed(body: SelectionAcclaimed, telling: Telling) -> Facts:
    return {**_made(body, telling), "count": len(body.present)}


def _decided(body: SelectionDecided, _telling: Telling) -> Facts:
    return {"quotas": _quotas(body.quotas)}


def _quotas(quotas: tuple[QuotaUsed, ...]) -> tuple[QuotaUsed, ...]:
    """The quotas that say more than the rulebook's number."""
    plain = QuotaUsed(places=0)
    return tuple(one for one in quotas if replace(one, places=0) != plain)


def _method(code: str, telling: Telling) -> Method:
    """How a ballot is held; as most are where the year is not known."""
    ballot = telling.cycle.voting.ballots.get(code) if telling.cycle else None
    return ballot.method if ballot else Method.PAPER


def figures(count: Count, method: Method, phrases: Phrases) -> Written:
    """A count in the words of how it was done."""
    return Written(f"{phrases.papers(count, method)}; {phrases.fact('votes', count.votes)}")


def vote_words(said: VoteSaid, phrases: Phrases) -> Written:
    """What a vote says: whom it is for, or that it is for nobody."""
    nobody = ("không có ý kiến", "no opinion")
    if not said.no_opinion:
        nobody = ("không chọn đơn vị nào", "none")
    template = ("<chọn {choices}|{nobody}><; {further}>", "<{choices}|{nobody}><; {further}>")
    facts = {"choices": said.choices, "further": said.further}
    return Written(phrases.part(template, {**facts, "nobody": Written(phrases.pick(nobody))}))


VOTES: Final[Mapping[str, Line]] = {
    "tellers_appointed": Line(
        "Cử Tổ kiểm phiếu: {units}<; {document}>", "Tellers appointed: {units}<; {document}>"
    ),
    "ballot_opened": Line(
        "Mở lượt “{ballot}” cho “{selection}”, {method}<, vòng {later}>: đề cử {nominees};"
        " {count} đơn vị bỏ phiếu<, {delegates} đại biểu>, chọn tối đa {choices}"
        "<; bỏ phiếu thay: {proxies}><; lấy ý kiến bằng văn bản: {asked}><, đến hết ngày"
        " {answers_by}><; {document}>",
        "Ballot “{ballot}” opened for “{selection}”, {method}<, round {later}>: nominees"
        " {nominees}; units voting: {count}<, delegates: {delegates}>, choices: at most {choices}"
        "<; proxies: {proxies}><; asked in writing: {asked}><, by the end of {answers_by}>"
        "<; {document}>",
        _opened,
    ),
    "vote_cast": Line(
        "{unit}<, đại biểu thứ {delegate}>< ({by_proxy} bỏ thay)>: biểu quyết ở lượt “{ballot}”,"
        " <chọn {choices}|{nobody}><; {further}>",
        "{unit}<, delegate {delegate}>< (by proxy: {by_proxy})> votes in “{ballot}” for"
        " <{choices}|{nobody}><; {further}>",
        _cast,
    ),
    "answer_recorded": Line(
        "{unit}: trả lời bằng văn bản ở lượt “{ballot}”, nhận {received}: <chọn"
        " {choices}|{nobody}><; {further}><{counted}|; đến sau hạn, không tính><; {document}>",
        "{unit} answers in writing in “{ballot}”, received {received}: for <{choices}|{nobody}>"
        "<; {further}><{counted}|; too late, not counted><; {document}>",
        _said,
    ),
    "votes_counted": Line(
        "Kiểm phiếu lượt “{ballot}”: {count}<; {document}>",
        "Count of “{ballot}”: {count}<; {document}>",
        _counted,
    ),
    "count_signed": Line(
        "{unit}: ký biên bản kiểm phiếu lượt “{ballot}”",
        "{unit} signs the count record of “{ballot}”",
    ),
    "count_signed_off": Line(
        "Biên bản kiểm phiếu lượt “{ballot}” đã ký trên giấy: {units}; {document}",
        "The count record of “{ballot}” was signed on paper by {units}; {document}",
    ),
    "clearance_recorded": Line(
        "Ý kiến của {of}: {said}<; lý do có ý kiến: {reason}>; {document}",
        "Word of {of}: {said}<; why it objects: {reason}>; {document}",
        _cleared,
    ),
    "objections_shown": Line(
        "Bình xét “{selection}”: đã nêu để các đơn vị biết {of} có ý kiến về {units}",
        "“{selection}”: those who decide were shown that {of} objects to {units}",
    ),
    "chair_side_stated": Line(
        "<{was}Sửa ý kiến|Ý kiến> của {Chair} ở lượt phiếu kín “{ballot}” (“{selection}”): <tán"
        " thành {chair_for}|không tán thành đơn vị nào><, trước ghi là {before}><, lý do: {reason}>"
        "<; {document}>",
        "The chair's side in the secret ballot “{ballot}” (“{selection}”)<{was}, corrected>: <for"
        " {chair_for}|for nobody><, before: {before}><, reason: {reason}><; {document}>",
        _side,
    ),
    "vote_corrected": Line(
        "{unit}<, đại biểu thứ {delegate}>: sửa ý kiến đã ghi ở lượt “{ballot}”< (trả lời bằng văn"
        " bản{in_writing})>, {was} → <{now}|bỏ, vì không có ý kiến này><; nhận"
        " {received}><{counted}|; không tính><; {document}>; lý do: {reason}",
        "{unit}<, delegate {delegate}>: vote in “{ballot}” corrected< (in writing{in_writing})>,"
        " {was} → <{now}|taken out, it was not given><; received {received}><{counted}|; not"
        " counted><; {document}>; reason: {reason}",
        _vote_corrected,
    ),
    "count_corrected": Line(
        "Sửa kết quả kiểm phiếu lượt “{ballot}”: {was} → {now}<; {document}>; lý do: {reason}",
        "Count of “{ballot}” corrected: {was} → {now}<; {document}>; reason: {reason}",
        _count_corrected,
    ),
    "proxies_corrected": Line(
        "Sửa việc bỏ phiếu thay ở lượt “{ballot}”: <{was}|không có> → <{now}|không có>; bỏ phiếu:"
        " {electors}<; {document}>; lý do: {reason}",
        "Proxies in “{ballot}” corrected: <{was}|none> → <{now}|none>; voting: {electors}"
        "<; {document}>; reason: {reason}",
    ),
    "ballot_closed": Line(
        "Kết thúc lượt “{ballot}” cho “{selection}”: {count}; {tally}",
        "Ballot “{ballot}” for “{selection}” closed: {count}; {tally}",
        _counted,
    ),
    "ballot_withdrawn": Line(
        "Rút lượt “{ballot}”; <đã có {cast} ý kiến|chưa có ý kiến nào><{counted}, đã kiểm phiếu>;"
        " lý do: {reason}<; {document}>",
        "Ballot “{ballot}” withdrawn; <votes given before: {cast}|no votes given>"
        "<{counted}, already counted>; reason: {reason}<; {document}>",
        _withdrawn,
    ),
    "another_round_decided": Line(
        "“{selection}”: quyết định bỏ phiếu vòng {round}, {standing}<: {nominees}><; {document}>;"
        " lý do: {reason}",
        "“{selection}”: round {round} decided on, {standing}<: {nominees}><; {document}>;"
        " reason: {reason}",
    ),
    "selection_made": Line(
        "Kết quả “{selection}”, {how}: <{chosen}|không đơn vị nào được chọn><; còn trống {vacant}>"
        "<; số được chọn {quotas}><; dự bị: {reserves}><; không xét: {left_out}><; {document}>",
        "Outcome of “{selection}”, {how}: <{chosen}|no unit chosen><; {vacant} vacant>"
        "<; quota {quotas}><; reserves: {reserves}><; passed over: {left_out}><; {document}>",
        _made,
    ),
    "selection_acclaimed": Line(
        "Kết quả “{selection}”, {method} tại phiên họp có {count} đơn vị, không đếm số tán thành:"
        " <{chosen}|không đơn vị nào được chọn><; còn trống {vacant}><; số được chọn {quotas}>"
        "<; không xét: {left_out}><; {document}>",
        "Outcome of “{selection}”, {method} in a sitting of {count} units, nobody counted:"
        " <{chosen}|no unit chosen><; {vacant} vacant><; quota {quotas}>"
        "<; passed over: {left_out}><; {document}>",
        _acclaimed,
    ),
    "selection_decided": Line(
        "Quyết định “{selection}”: <{chosen}|không đơn vị nào được chọn><; số được chọn {quotas}>"
        "<; dù {despite}><; {document}>; lý do: {reason}",
        "“{selection}” decided: <{chosen}|no unit chosen><; quota {quotas}><; despite: {despite}>"
        "<; {document}>; reason: {reason}",
        _decided,
    ),
    "vote_outcome_recorded": Line(
        "Theo nguồn “{source}”, “{selection}”<{proposed}, đề nghị><{decided}, đã quyết định>"
        "<, {authority}>< (nguồn ghi “{word}”)|< ({method})>>:"
        " <{chosen}|không đơn vị nào được chọn><; dù {despite}><; {document}>",
        "By the source “{source}”, “{selection}”<{proposed}, proposed><{decided}, decided>"
        "<, {authority}>< (the source says “{word}”)|< ({method})>>:"
        " <{chosen}|no unit chosen><; despite: {despite}><; {document}>",
        _told,
    ),
    "unit_barred": Line(
        "Loại {unit} khỏi diện xét {selections}<, điều kiện {ground}><; {document}>;"
        " lý do: {reason}",
        "{unit} is barred from {selections}<, condition {ground}><; {document}>; reason: {reason}",
    ),
    "bar_lifted": Line(
        "Đưa {unit} trở lại diện xét<, điều kiện {ground}><; {document}>; lý do: {reason}",
        "{unit} is barred no longer<, condition {ground}><; {document}>; reason: {reason}",
    ),
    "holders_recorded": Line(
        "Đơn vị đạt “{selection}” năm trước: <{units}|không có><; {document}>",
        "Last year's holders of “{selection}”: <{units}|none><; {document}>",
    ),
}
