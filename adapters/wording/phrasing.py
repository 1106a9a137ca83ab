"""Filling templates in: every fact is written by its type, in Vietnamese or English.

A template names facts in braces::

    {value}            a fact; the gap where it is missing
    <, từ {since}>     said only where every fact inside is known
    <{unit}|mọi nơi>   the second part where a fact of the first is not known
    <a {b}< (c {d})>>  a segment may stand inside another
    {@adjust_scores}   what a command is called, in quotation marks
    {Cluster} {Chair} {Vice}   the cluster's own words

``True`` opens its segment and writes nothing; ``False``, ``None``, empty text and empty lists are
not known. What comes from outside is written once and never read as a template again.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

import msgspec

from adapters.wording.labels.requirements import unmet_label
from adapters.wording.writing import (
    Lang,
    Names,
    column_label,
    command_label,
    condition_label,
    day,
    discrepancy_label,
    label,
    lacking_label,
    listed,
    number,
    points,
    said_label,
    selection_label,
    within,
)
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
from domain.values.names import sort_key, stored
from domain.values.paper import Document
from domain.values.points import Points
from domain.values.private import ALTERED, ERASED, AlteredText, ErasedText, Private
from domain.values.when import When

Pair = tuple[str, str]

_SEGMENT = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_PLACE = re.compile(r"\{(@?\w+)\}")
_FIGURE = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", re.ASCII)
_SPACES = re.compile(r" {2,}")
#: Facts that are the word of a command, and are shown as what the command does.
_COMMANDS = frozenset({"command", "what", "instead"})
#: Facts that stand for an amount written as text.
_FIGURES = frozenset({"one", "other"})
#: Stored in the order of ids, which says nothing; read in the Vietnamese order.
_SETS = frozenset({"units", "present", "members", "electors", "named", "asked"})
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


class Written(str):
    """A fact that has been written already and stands as it is."""

    __slots__ = ()


class Phrases(msgspec.Struct, frozen=True, dict=True):
    """Writes facts in one language, with the names that hold."""

    lang: Lang
    names: Names
    #: Gives columns and selections their names; without it they go by usual names and codes.
    rulebook: Rulebook | None = None
    #: Text that came with a request is cut after so many characters; ``None``: never.
    longest: int | None = None
    #: A command is named with the word under which it is typed.
    typed: bool = False
    #: The names of the reports that were asked for, by code.
    reports: Mapping[str, str] = MappingProxyType({})
    #: Stands where a fact is missing outside every segment.
    gap: Pair = ("…", "…")

    def pick(self, pair: Pair) -> str:
        return pair[0] if self.lang == "vi" else pair[1]

    def fill(self, template: Pair, facts: Mapping[str, object]) -> str:
        """A sentence: the template with its facts, beginning with a capital."""
        text = self.part(template, facts)
        return text[:1].upper() + text[1:]

    def part(self, template: Pair, facts: Mapping[str, object]) -> str:
        """As :meth:`fill`, to stand inside a sentence."""
        known = {key: text for key, value in facts.items() if (text := self.fact(key, value))}
        opened = {key for key, value in facts.items() if value is True}
        own = self._own_words

        def place(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("@"):
                said = self.quoted(command_label(name[1:], self.lang))
                return f"{said} ({name[1:]})" if self.typed else said
            if name in opened:
                return ""
            return known.get(name) or own.get(name) or self.pick(self.gap)

        def segment(match: re.Match[str]) -> str:
            wanted = {name for name in _PLACE.findall(match[1]) if not name.startswith("@")}
            told = wanted <= known.keys() | opened | own.keys()
            return (match[1] if told else match[2]) or ""

        text, whole = self.pick(template), ""
        while text != whole:  # the innermost segments first
            whole, text = text, _SEGMENT.sub(segment, text)
        return _SPACES.sub(" ", _PLACE.sub(place, text)).strip()

    @cached_property
    def _own_words(self) -> dict[str, str]:
        words = self.names.words
        return {"Cluster": words.cluster, "Chair": words.chair, "Vice": words.vice_chair}

    def fact(self, key: str, value: object) -> str:
        """One fact as it is written; empty where it is not known."""
        match value:
            case None | bool():
                return ""
            case Written():
                return str(value)
            case Points() | Decimal():
                return points(value, self.lang)
            case int():
                return number(value, self.lang)
            case str() if not isinstance(value, StrEnum):
                return self._text(key, value)
            case [Shortfall(), *_]:
                lacking = [one for one in value if isinstance(one, Shortfall)]
                return unmet_label(lacking, self.lang, self.rulebook)
            case [LeftOut(), *_]:
                return self._by_ground([one for one in value if isinstance(one, LeftOut)])
            case tuple() | list() | frozenset():
                items = [self.fact(key, item) for item in value]
                return listed(sorted(items, key=sort_key) if key in _SETS else items, self.lang)
            case _:
                return self._named(value)

    def _text(self, key: str, value: str) -> str:
        if key in _COMMANDS:
            return command_label(value, self.lang)
        if key in _FIGURES and _FIGURE.fullmatch(value):
            return points(Decimal(value), self.lang)
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
                return self.plain(value)

    def plain(self, text: str) -> str:
        """What came from outside, fit to stand in a sentence: one line, cut where it is long."""
        line = one_line(text)
        if self.longest is None or len(line) <= self.longest:
            return line
        return line[: end_outside_figures(line, self.longest - 1)] + "…"

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

    def _named(self, value: object) -> str:
        match value:
            case StrEnum():
                return label(value, self.lang, self.names.words)
            case UnitId():
                return one_line(self.names.unit(value))
            case When():
                return within(value, self.lang)
            case date():
                return day(value, self.lang)
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
                return self.plain(str(value))

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

    def quoted(self, text: str) -> str:
        return f"“{text}”"

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


def places_of(template: str) -> list[str]:
    """The names of the facts that a template asks for."""
    return [name for name in _PLACE.findall(template) if not name.startswith("@")]


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


def end_outside_figures(text: str, end: int) -> int:
    """Where a text that is too long is cut: before a figure or behind it, never within. What has
    more digits than any figure is cut where it is."""
    for at in range(end, max(end - _LONGEST_FIGURE, 0), -1):
        if not all(map(_IN_FIGURE, text[at - 1 : at + 1])):
            return at
    return end


_LONGEST_FIGURE = 24


_IN_FIGURE = frozenset("0123456789,.").__contains__


def one_line(text: str) -> str:
    """The text on one line, without anything that would steer a terminal or a page.

    Every text that comes from outside (what a server says, a library's exception, the name of a
    file, a cell) passes here before it is stored or stands in a sentence.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = stored(text)
    if not kept.isprintable():
        kept = "".join(map(_visible, kept))
    return " ".join(kept.split())


def harmless(text: str) -> str:
    """The same for what is printed as a whole: its lines and columns stay.

    The last gate of every way out, for what nobody thought of before.
    """
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return "".join(mark if mark in "\n\t" else _visible(mark) for mark in text)


_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "�"}


def _visible(mark: str) -> str:
    return _REPLACED.get(unicodedata.category(mark), mark)
