"""The log's lines of units, of the ends of clusters and of gatherings, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.labelling import grade_label
from adapters.wording.log.line import Facts, Line, Telling, joined
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Pair, Written
from adapters.wording.writing import listed, said_label
from domain.units.gathering import (
    DocumentsCited,
    GatheringAwardsRecorded,
    GatheringPledgeRecorded,
    GatheringRecorded,
    HowMany,
    Several,
    UnitSourceRecorded,
)
from domain.units.lineage import UnitCeased
from domain.values.known import Denied, Happened, NotStated
from domain.values.paper import Document

_HOW: Pair = (
    "<{merged}sáp nhập vào {successors}><{split}chia thành {successors}><{dissolved}giải thể>",
    "<{merged}merged into {successors}><{split}split into {successors}><{dissolved}dissolved>",
)
_KINDS: tuple[Pair, Pair] = (("tập thể", "collectives"), ("cá nhân", "individuals"))
_ONE = {"collectives": "collective", "individuals": "individual"}
_UNNUMBERED: Pair = ("nguồn không ghi số", "number not stated in the source")
_UNNAMED: Pair = ("nguồn không nêu tên", "not named in the source")
_UNSTATED: Pair = ("nguồn không nêu", "not stated in the source")


def _ceased(body: UnitCeased, telling: Telling) -> Facts:
    facts = {"successors": body.successors, body.ending.value: True}
    return {"how": Written(telling.phrases.part(_HOW, facts))}


def _source(body: UnitSourceRecorded, telling: Telling) -> Facts:
    return {"grade": Written(grade_label(body.grade, telling.phrases.lang))}


def _gathering(body: GatheringRecorded, telling: Telling) -> Facts:
    roles = [f"{one.title} {one.part}" for one in body.roles]
    return {"roles": joined(map(telling.phrases.plain, roles))}


def _awards(body: GatheringAwardsRecorded, telling: Telling) -> Facts:
    return {"recipients": Written(recipients(body, telling.phrases))}


def _pledge(body: GatheringPledgeRecorded, telling: Telling) -> Facts:
    return {"done": Written(signed(body, telling.phrases))}


def _cited(body: DocumentsCited, telling: Telling) -> Facts:
    return {"cited": joined(_issued(document, telling) for document in body.documents)}


def _issued(document: Document, telling: Telling) -> str:
    """A document and who issued it, where the source says so."""
    said = telling.phrases.document(document)
    return f"{said}, {document.signer}" if document.signer else said


def recipients(body: GatheringAwardsRecorded, phrases: Phrases) -> str:
    """How many were given an award, and what the source leaves unsaid of it."""
    found: tuple[HowMany, HowMany] = (body.collectives, body.individuals)
    kinds = [phrases.pick(kind) for kind in _KINDS]
    given = [
        _given(many, kind)
        for many, kind in zip(found, kinds, strict=True)
        if isinstance(many, Several | Happened)
    ]
    said = [listed(given, phrases.lang)] if given else []
    for many, kind in zip(found, kinds, strict=True):
        if isinstance(many, NotStated):
            said.append(f"{kind}: {phrases.pick(_UNSTATED)}")
        if isinstance(many, Denied):
            said.append(phrases.pick((f"không có {kind}", f"no {kind}")))
    if any(isinstance(many, Happened) for many in found):
        said.append(phrases.pick(_UNNUMBERED))
    if given and not body.named:
        said.append(phrases.pick(_UNNAMED))
    return "; ".join(said)


def signed(body: GatheringPledgeRecorded, phrases: Phrases) -> str:
    """Whether a pledge was signed, as far as the source says."""
    if isinstance(body.said, Happened):
        return phrases.pick(("đã ký", "signed"))
    return said_label(body.said, phrases.lang, phrases.names)


def _given(many: Several | Happened, kind: str) -> str:
    if isinstance(many, Happened):
        return kind
    return f"{many.count} {_ONE.get(kind, kind) if many.count == 1 else kind}"


UNITS: Final[Mapping[str, Line]] = {
    "unit_ceased": Line(
        "Chấm dứt hoạt động từ {since}: {how}<; theo {document}>; lý do: {reason}",
        "Ceased from {since}: {how}<; by {document}>; reason: {reason}",
        _ceased,
    ),
    "predecessor_recorded": Line(
        "Kế thừa {unit} ({ending}) từ {since}", "Successor of {unit} ({ending}) from {since}"
    ),
    "member_replaced": Line(
        "Từ {since}, {unit} không còn là thành viên<; kế thừa: {by}><; theo {document}>; lý do:"
        " {reason}",
        "From {since} {unit} is no longer a member<; in its place: {by}><; by {document}>; reason:"
        " {reason}",
    ),
    "cluster_ended": Line(
        "Kết thúc hoạt động từ {since}<; kế thừa: {successors}><; năm thi đua dừng theo:"
        " {cancelled}><; theo {document}>; lý do: {reason}",
        "Ended from {since}<; successors: {successors}><; cycles ended with it: {cancelled}>"
        "<; by {document}>; reason: {reason}",
    ),
    "cycle_transferred": Line(
        "Chuyển năm thi đua {year} sang {to}<, theo {document}>; lý do: {reason}",
        "The cycle of {year} passes to {to}<, by {document}>; reason: {reason}",
    ),
    "cycle_received": Line(
        "Nhận năm thi đua {year} từ {source}, mang thêm mã {code}; {officers}",
        "The cycle of {year} is received from {source}, with the further code {code}; {officers}",
    ),
    "preceding_cluster_recorded": Line(
        "Kế thừa {cluster} từ {since}", "Successor of {cluster} from {since}"
    ),
    "cycle_moved": Line(
        "Năm thi đua chuyển về {cluster}, mang mã {code}; mã {was} vẫn dùng được; {officers}",
        "The cycle moves to {cluster} under the code {code}; {was} goes on to work; {officers}",
    ),
    "cycle_ended_with_cluster": Line(
        "Năm thi đua dừng vì {cluster} kết thúc hoạt động từ {since}",
        "The cycle ends because {cluster} ended from {since}",
    ),
    "unit_source_recorded": Line(
        "Nguồn [{source}]: {title}; loại nguồn: {grade}<; {publisher}>; <công bố"
        " {published}|nguồn không ghi ngày công bố>",
        "Source [{source}]: {title}; grade: {grade}<; {publisher}>; <published"
        " {published}|date of publication not stated>",
        _source,
    ),
    "gathering_recorded": Line(
        "{kind}: “{title}”, <{part_of_day} >{date}; địa điểm: <{place}|nguồn không nêu><; hình"
        " thức: {mode}>; chủ trì: <{presided}|nguồn không nêu><; {roles}><; dự: {attending}>"
        "<; nội dung: {agenda}>< [{source}]>",
        "{kind}: “{title}”, {date}< ({part_of_day})>; place: <{place}|not stated in the"
        " source><; held {mode}>; presided by: <{presided}|not stated in the source><; {roles}>"
        "<; attended by {attending}><; business: {agenda}>< [{source}]>",
        _gathering,
    ),
    "gathering_awards_recorded": Line(
        "Trao {form}<, {given_by}>: {recipients}<; về {ground}>; quyết định: <{document}|nguồn"
        " không nêu>< [{source}]>",
        "{form} given<, by {given_by}>: {recipients}<; for {ground}>; decision: <{document}|not"
        " stated in the source>< [{source}]>",
        _awards,
    ),
    "gathering_pledge_recorded": Line(
        "<{name}|giao ước, cam kết>: {done}<; bên ký: {signatories}>< [{source}]>",
        "<{name}|pledge>: {done}<; signed by {signatories}>< [{source}]>",
        _pledge,
    ),
    "documents_cited": Line(
        "Văn bản được viện dẫn: {cited}< [{source}]>",
        "Documents cited: {cited}< [{source}]>",
        _cited,
    ),
    "gathering_reading_recorded": Line(
        "Nguồn nói hai cách: “{one}” và “{other}”; cách đọc: <{reading}|chưa có>< [{source}]>",
        "The source says it in two ways: “{one}” and “{other}”; reading: <{reading}|none yet>"
        "< [{source}]>",
    ),
}
