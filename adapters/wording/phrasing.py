"""Sentences about the facts of a stream: each is written by its type, in Vietnamese or English.

How a template is filled in stands in :mod:`adapters.wording.sentences`.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from adapters.wording.labelling import (
    column_label,
    command_label,
    condition_label,
    discrepancy_label,
    label,
    lacking_label,
    selection_label,
)
from adapters.wording.labels.requirements import unmet_label
from adapters.wording.outside import one_line
from adapters.wording.sentences import Pair, Sentences, Written
from adapters.wording.writing import Lang, Names, said_label
from domain.clusters.ending import NamedCluster
from domain.clusters.next_year import Signing
from domain.clusters.offices import Officers
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.reckoning.ballot import Count, Tally, Void, Votes
from domain.reckoning.choice import Ground, LeftOut, QuotaUsed, Reserve
from domain.reckoning.shortfall import Shortfall
from domain.record.record import UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Method
from domain.values.known import Counted, Denied, Happened, Known, NotStated
from domain.values.paper import Document
from domain.values.private import ALTERED, ERASED, AlteredText, ErasedText, Private

#: Facts that are the word of a command, and are shown as what the command does.
_COMMANDS = frozenset({"command", "what", "instead"})
_ERASED = (str(ERASED), "(erased)")
_ALTERED = (str(ALTERED), "(altered)")
_LOST = ("(bị mất, không thấy việc xóa nào được ghi)", "(lost, no erasing of it is recorded)")


#: How parts of a vote are told.
_VOTE_PARTS: Mapping[type, Pair] = {
    Votes: (
        "{unit} {votes}< (không tán thành {against}, không có ý kiến {no_opinion})>"
        "< cho “{selection}”>",
        "{unit} {votes}< (against {against}, no opinion {no_opinion})>< for “{selection}”>",
    ),
    Choices: ("{selection}: <{choices}|không ai>", "{selection}: <{choices}|nobody>"),
    Proxy: ("{by} thay {unit}", "{by} for {unit}"),
    Voters: ("{unit} {voters}", "{unit} {voters}"),
    Void: ("{papers}< cho “{selection}”>", "{papers}< for “{selection}”>"),
    QuotaUsed: (
        "{places}< nhóm {group}>< ({share} của {of})>< theo {guidance}>< gồm {passed_on} từ mục"
        " khác>",
        "{places}< in group {group}>< ({share} of {of})>< by {guidance}>< with {passed_on} from"
        " another>",
    ),
    Reserve: ("{unit} ({place})", "{unit} ({place})"),
}


#: How many voted, by how the vote was held.
_PAPERS: Mapping[Method, Pair] = {
    Method.PAPER: (
        "phát ra {issued}, thu về {returned}, hợp lệ {valid}, không hợp lệ {invalid}"
        "<; chọn quá số lượng: {void}>",
        "issued {issued}, returned {returned}, valid {valid}, invalid {invalid}"
        "<; naming too many: {void}>",
    ),
    Method.OPEN: (
        "đã biểu quyết {returned}/{issued}<, không có ý kiến {no_opinion}>",
        "votes given: {returned} of {issued}<, without an opinion {no_opinion}>",
    ),
    Method.SHOW_OF_HANDS: ("số được biểu quyết {issued}", "may vote: {issued}"),
    Method.CORRESPONDENCE: (
        "trả lời trong hạn {returned}/{issued}<, không có ý kiến {no_opinion}>",
        "answers in time: {returned} of {issued}<, without an opinion {no_opinion}>",
    ),
}


class Phrases(Sentences, frozen=True, dict=True):
    """Writes the facts of a stream in one language, with the names that hold."""

    lang: Lang
    names: Names
    #: Gives columns and selections their names; without it they go by usual names and codes.
    rulebook: Rulebook | None = None
    #: A command is named with the word under which it is typed.
    typed: bool = False
    #: The names of the reports that were asked for, by code.
    reports: Mapping[str, str] = MappingProxyType({})

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        words = self.names.words
        return {"Cluster": words.cluster, "Chair": words.chair, "Vice": words.vice_chair}

    def command(self, word: str) -> str:
        said = self.quoted(command_label(word, self.lang))
        return f"{said} ({word})" if self.typed else said

    def fact(self, key: str, value: object) -> str:
        match value:
            case [Shortfall(), *_]:
                lacking = [one for one in value if isinstance(one, Shortfall)]
                return unmet_label(lacking, self.lang, self.rulebook)
            case [LeftOut(), *_]:
                return self._by_ground([one for one in value if isinstance(one, LeftOut)])
            case _:
                return super().fact(key, value)

    def text(self, key: str, value: str) -> str:
        if key in _COMMANDS:
            return command_label(value, self.lang)
        match key:
            case "column":
                return one_line(column_label(value, self.lang, self.rulebook))
            case "selection" | "selections" | "titles" | "award" | "title":
                return one_line(selection_label(value, self.rulebook))
            case "condition":
                return condition_label(value, self.lang)
            case "lacking":
                return lacking_label(value, self.lang)
            case "discrepancies":
                return self.plain(discrepancy_label(value, self.lang))
            case "stream":
                return self._stream(value)
            case _:
                return super().text(key, value)

    def _stream(self, stream: str) -> str:
        kind, _, id_ = stream.partition(":")
        kinds = {
            "unit": ("đơn vị", "unit"),
            "cluster": ("cụm, khối", "cluster"),
            "cycle": ("năm thi đua", "cycle"),
            "calendar": ("lịch làm việc", "calendar"),
            "notices": ("thông báo của năm thi đua", "notices of a cycle"),
            "system": ("hệ thống", "system"),
        }
        if kind not in kinds:
            return self.plain(stream)
        return f"{self.pick(kinds[kind])} {id_[:8]}".strip()

    def named(self, value: object) -> str:
        match value:
            case StrEnum():
                return label(value, self.lang, self.names.words)
            case UnitId():
                return one_line(self.names.unit(value))
            case Private():
                return self.private(value)
            case Document():
                return self.document(value)
            case Officers():
                return self.officers(value)
            case Signing():
                return self.signing(value)
            case NamedCluster():
                return self.plain(value.name)
            case Count():
                return self.count(value)
            case Tally():
                return self.tally(value)
            case _ if type(value) in _VOTE_PARTS:
                return self._of_votes(value)
            case Known() | Happened() | NotStated() | Denied() | Counted():
                return one_line(said_label(value, self.lang, self.names))
            case _:
                return super().named(value)

    def _by_ground(self, passed_over: Sequence[LeftOut]) -> str:
        """``Long An và Bến Tre (không đăng ký thi đua); An Giang (đã đạt năm trước)``"""
        by_ground: dict[Ground | tuple[Shortfall, ...], list[UnitId]] = {}
        for one in passed_over:
            by_ground.setdefault(one.short_of or one.ground, []).append(one.unit)
        parts = (
            self.part(("{units} ({ground})", "{units} ({ground})"), {"units": units, "ground": why})
            for why, units in by_ground.items()
        )
        return "; ".join(parts)

    def _of_votes(self, value: Any) -> str:
        facts = {name: getattr(value, name) for name in value.__struct_fields__}
        if isinstance(value, QuotaUsed):
            facts["passed_on"] = value.passed_on or None
        return self.part(_VOTE_PARTS[type(value)], facts)

    def private(self, hidden: Private) -> str:
        """A hidden text in quotation marks, or the remark that it was erased or altered, or is
        lost."""
        text = self.names.text(hidden.digest) or hidden.text
        remark = _remark(text)
        return self.pick(remark) if remark else self.quoted(one_line(text or ""))

    def document(self, document: Document) -> str:
        """``Kế hoạch số 42/KH-CTĐ SỐ 08 ngày 21/05/2021``, as much of it as is known."""
        facts = {name: getattr(document, name) for name in ("kind", "number", "date", "about")}
        template = (
            "{kind}< số {number}>< {date}>< ({about})>",
            "{kind}< no. {number}>< of {date}>< ({about})>",
        )
        return self.part(template, facts)

    def officers(self, officers: Officers) -> str:
        kinds = [
            f"{self.plain(kind)} {self.fact('units', units)}"
            for kind, units in officers.vices_by_kind.items()
            if kind is not None
        ]
        facts = {
            "chair": officers.chair,
            "kinds": Written(", ".join(kinds)) if kinds else None,
            "vices": officers.vices_by_kind.get(None, ()),
        }
        template = (
            "<{Chair} {chair}|chưa rõ {Chair}><, {kinds}><, {Vice} {vices}>",
            "<chair {chair}|chair not known><, {kinds}><, vice-chair {vices}>",
        )
        return self.part(template, facts)

    def signing(self, signing: Signing) -> str:
        """``hội nghị tổng kết năm 2026 (cum-8/2026@55)``"""
        facts = {"year": signing.year, "event": f"{signing.code}@{signing.event}"}
        template = (
            "hội nghị tổng kết năm {year} ({event})",
            "the conference of {year} ({event})",
        )
        return self.part(template, facts)

    def count(self, count: Count) -> str:
        return f"{self.papers(count)}; {self.fact('votes', count.votes)}"

    def papers(self, count: Count, method: Method = Method.PAPER, no_opinion: int = 0) -> str:
        """How many voted, in the words of how it was done; ``no_opinion``: how many of those that
        were called by name or answered had none."""
        facts = {name: getattr(count, name) for name in count.__struct_fields__}
        if all(line.no_opinion is None for line in count.votes):
            facts["no_opinion"] = no_opinion or None
        return self.part(_PAPERS[method if method in _PAPERS else Method.PAPER], facts)

    def tally(self, tally: Tally) -> str:
        template = (
            "<{nobody}không ai tán thành hay không tán thành; >"
            "<cần ít nhất {needed}/{of} phiếu; ><{each}; >"
            "<được chọn: {chosen}|không đơn vị nào được chọn>"
            "<; {tied} bằng nhau ở mức cuối của số được chọn, cần quyết định có lý do>"
            "<{even_split}; số phiếu ngang nhau><, theo bên có {Chair}: {side}>"
            "<; {Chair} tán thành {chair_was_for}>"
            "<; dự bị: {reserves}>",
            "<{nobody}nobody was for or against; >"
            "<needs {needed}/{of}; ><{each}; ><chosen: {chosen}|no unit chosen>"
            "<; {tied} tie at the edge of the quota, to be decided with a reason>"
            "<{even_split}; an even split><, the chair's side: {side}>"
            "<; the chair was for {chair_was_for}><; reserves: {reserves}>",
        )
        facts = {name: getattr(tally, name) for name in tally.__struct_fields__}
        facts["nobody"] = tally.needed is not None and not tally.of
        if facts["nobody"]:
            facts["needed"] = None
        if tally.needed is None and tally.own:
            each = ("{unit} cần ít nhất {needed}/{of} phiếu", "{unit} needs {needed}/{of}")
            parts = [
                self.part(each, {"unit": one.unit, "needed": one.needed, "of": one.of})
                for one in tally.own
            ]
            facts["each"] = Written("; ".join(parts))
        if tally.even_split and not tally.tied:
            against = ("không tán thành", "against")
            facts["side"] = tally.chair_for or Written(self.pick(against))
        elif tally.chair_for is not None:
            nobody = ("không đơn vị nào", "nobody")
            facts["chair_was_for"] = tally.chair_for or Written(self.pick(nobody))
        return self.part(template, facts)


def told(text: str | None, lang: Lang) -> str:
    """A hidden text as a reader of that language is shown it: of one that was altered or erased,
    or is lost, that."""
    remark = _remark(text)
    return (text or "") if remark is None else remark[lang != "vi"]


def _remark(text: str | None) -> Pair | None:
    """What is said in the place of a hidden text; none where it is there."""
    match text:
        case None:
            return _LOST
        case AlteredText():
            return _ALTERED
        case ErasedText():
            return _ERASED
        case _:
            return None
