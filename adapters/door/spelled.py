"""What people write where a command wants lists and codes: ``giơ tay``, ``long-an, ben-tre``,
``votes="long-an: 5, ben-tre: 1"``.

What is written is brought to the form of the command's type; what does not fit is left as it is,
for the reader of values to refuse with its place.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Protocol, Union, get_args, get_origin

import msgspec

from adapters.wording.labelling import label
from adapters.wording.labels.periods import typed_codes
from adapters.wording.labels.typed import ALSO_CALLED, SAID_YES_OR_NO
from adapters.wording.labels.values import VALUES
from domain.clusters.offices import ViceKind
from domain.cycle.awards.file import AwardUnits, Opinion, Result
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.guard import Phase
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.cycle.votes.opening import TitleAsked
from domain.cycle.year_work.guidance import QuotaNamed
from domain.cycle.year_work.outside import UnitPlace
from domain.cycle.year_work.reporting import Period
from domain.reckoning.ballot import Void, Votes
from domain.record.record import Id
from domain.rulebook.criteria import OfPeriod, OfTarget, Part
from domain.rulebook.numbering import criterion_meant
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.worded import level_typed, levels_in
from domain.values.names import fold
from domain.values.refusal import Refusal


class Coded(Protocol):
    """What stands in a rulebook under a code and a name."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


#: Fields that hold codes of the rulebook: a list of them is parted like a list of units. Any other
#: list of texts is one text, commas and all.
_CODES: Final = frozenset({"titles", "selections", "not_with", "ties", "basis"})
#: Whose ``code`` may name a phase.
_OF_DEADLINES: Final = frozenset({SetDeadline, ExtendDeadline})
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,15}")


def of_codes(field: str) -> bool:
    """Whether a list of texts of that name holds codes."""
    return field in _CODES


def spelled(raw: object, kind: Any, field: str | None = None) -> object:
    """What was written as a value of the type, in the form in which the type is read.

    Raises ``Refusal("input_malformed")`` where text stands for a whole number and is none.
    """
    kind = _plain(kind)
    if get_origin(kind) in {Union, UnionType}:
        left_out = {NoneType, msgspec.UnsetType}
        return _one_of(raw, [each for each in get_args(kind) if each not in left_out], field)
    if get_origin(kind) is tuple:
        return _list(raw, get_args(kind)[0], field)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and isinstance(raw, str):
        return _coded(kind, raw)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(raw, Mapping):
        return _struct(raw, kind)
    if kind is bool and isinstance(raw, str):
        return SAID_YES_OR_NO.get(fold(raw), raw)
    if kind is int and isinstance(raw, (str, float)) and not _WHOLE.fullmatch(str(raw)):
        raise Refusal("input_malformed", where=field, expected="int", value=str(raw))
    return raw


def named_codes(raw: object, rulebook: Rulebook, field: str | None = None) -> object:
    """What was written with the names of the rulebook's columns, selections and criteria brought to
    their codes, where codes stand and only one is called so."""
    if isinstance(raw, Mapping):
        found: dict[object, object] = {
            key: value
            if key == "rulebook"
            else named_codes(value, rulebook, _coded_field(str(key), raw))
            for key, value in raw.items()
        }
        return found | _levels(found, rulebook)
    if isinstance(raw, list):
        return [named_codes(each, rulebook, field) for each in raw]
    if isinstance(raw, str) and field is not None and field in _NAMED:
        return code_named(rulebook, field, raw)
    return raw


def _levels(cell: Mapping[object, object], rulebook: Rulebook) -> dict[object, object]:
    """The fields of a cell that name a level in words, as they are stored.

    Raises ``Refusal`` as :func:`level_typed`.
    """
    criterion, part = rulebook.by_code.get(str(cell.get("criterion"))), cell.get("part")
    known = {part.value for part in Part}
    if criterion is None or not (part is None or part in known):
        return {}
    scale = criterion.scale(Part(part or Part.STANDARD))
    rule = levels_in(scale)
    if scale is None or rule is None:
        return {}
    found: dict[object, object] = {}
    for field in ("was", "now", "value"):
        said = cell.get(field)
        if isinstance(said, bool) or not isinstance(said, str | int) or said == "":
            continue
        nothing = field == "was" or all(level.points for level in rule.levels)
        if str(said) == "0" and scale.evidence_needed and nothing:
            continue  # it counts nothing for want of proof
        found[field] = str(level_typed(rule, str(said), criterion.code))
    return found


def code_named(rulebook: Rulebook | None, field: str, text: str) -> str:
    """The code that a field means: ``criterion``, ``column`` or ``selection``, by code or name."""
    if rulebook is None:
        return text
    found = _code_of(text, _NAMED[field](rulebook))
    return criterion_meant(rulebook, found) if field == "criterion" else found


class _Word(NamedTuple):
    """What may be typed for the code of a period or target."""

    code: str
    name: str


def _criteria(rulebook: Rulebook) -> Sequence[Coded]:
    """The criteria, and what may be typed for their periods and targets."""
    apart = (entry for entry in rulebook.entries if isinstance(entry, OfPeriod | OfTarget))
    words = (
        _Word(entry.code, word) for entry in apart for word in (entry.code, *typed_codes(entry))
    )
    return (*rulebook.criteria, *words)


#: Where a code of the rulebook stands, and of what.
_NAMED: Final[Mapping[str, Callable[[Rulebook], Sequence[Coded]]]] = {
    "criterion": _criteria,
    **dict.fromkeys(("column", "to"), lambda rulebook: rulebook.columns),
    "item": lambda rulebook: (*rulebook.criteria, *rulebook.selections),
    **dict.fromkeys(
        ("selection", "selections", "titles", "award", "title"),
        lambda rulebook: rulebook.selections,
    ),
}
#: Fields that hold a code beside that other one only; elsewhere they are any text.
_BESIDE: Final = {"title": "result", "item": "about", "to": "until"}


def _coded_field(key: str, of: Mapping[Any, object]) -> str | None:
    return None if key in _BESIDE and _BESIDE[key] not in of else key


def _code_of(text: str, known: Sequence[Coded]) -> str:
    if any(one.code == text for one in known):
        return text
    meant = {one.code for one in known if fold(text) in {fold(one.code), fold(one.name)}}
    return meant.pop() if len(meant) == 1 else text


def _plain(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _one_of(raw: object, kinds: list[Any], field: str | None) -> object:
    """Of several forms the one whose word stands there; a single one as it is."""
    if len(kinds) == 1:
        return spelled(raw, kinds[0], field)
    if isinstance(raw, Mapping):
        for kind in kinds:
            config = getattr(kind, "__struct_config__", None)
            if config and config.tag_field and raw.get(config.tag_field) == config.tag:
                return _struct(raw, kind)
    return raw


def _struct(raw: Mapping[Any, object], kind: Any) -> dict[Any, object]:
    types = {found.encode_name: found.type for found in msgspec.structs.fields(kind)}
    return {
        key: spelled(_named(value, kind, key), types[key], key) if key in types else value
        for key, value in raw.items()
    }


def _named(raw: object, kind: Any, field: object) -> object:
    """A deadline goes by a code of the rulebook, or by what a phase is called."""
    if kind in _OF_DEADLINES and field == "code" and isinstance(raw, str):
        found = (_coded(of, raw) for of in (Phase, DueCode))
        return next((code for code in found if code != raw), raw)
    return raw


def _list(raw: object, item: Any, field: str | None) -> object:
    if isinstance(raw, str):
        if item in _SHORT:
            raw = [_SHORT[item](part) for part in _parts(raw, APART[item])]
        elif (field and of_codes(field)) or (
            isinstance(item, type) and issubclass(item, (Id, StrEnum))
        ):
            raw = list(_parts(raw, ","))
        else:
            raw = [raw] if raw else []
    return [spelled(each, item, field) for each in raw] if isinstance(raw, list) else raw


def _parts(text: str, mark: str) -> Iterator[str]:
    return (part.strip() for part in text.split(mark) if part.strip() or mark in text)


# Codes


def _coded(kind: type[StrEnum], text: str) -> str:
    """The code that was written or is called so, where only one is."""
    if kind not in VALUES or any(text == known.value for known in kind):
        return text
    return _called(kind).get(fold(text), text)


@cache
def _called(kind: type[StrEnum]) -> Mapping[str, str]:
    """The codes by what they are called in either language; what means two is left out."""
    found: dict[str, set[str]] = {}
    for value in kind:
        for called in (label(value, "vi"), label(value, "en")):
            short = (
                called.removeprefix("báo cáo ").removeprefix("by ") if kind is Period else called
            )
            for one in (called, short, *ALSO_CALLED.get(value, ())):
                found.setdefault(fold(one), set()).add(value.value)
    return {called: codes.pop() for called, codes in found.items() if len(codes) == 1}


# Parts of an act, each in a word or two


def _votes(text: str) -> object:
    """``long-an: 5``, ``long-an: 10/1/1`` for hands, ``co/long-an: 5`` on a paper of several."""
    said, _, figures = text.rpartition(":")
    selection, _, unit = said.rpartition("/")
    names = ("votes", "against", "no_opinion")
    counted = dict(zip(names, (part.strip() for part in figures.split("/")), strict=False))
    title = {"selection": selection.strip()} if selection else {}
    return {"unit": unit.strip(), **counted, **title} if said else text


def _void(text: str) -> object:
    """``1``, ``co: 1``"""
    selection, _, papers = text.rpartition(":")
    title = {"selection": selection.strip()} if selection else {}
    return {"papers": papers.strip(), **title}


def _voters(text: str) -> object:
    """``long-an: 1``"""
    unit, _, voters = text.rpartition(":")
    return {"unit": unit.strip(), "voters": voters.strip()} if unit else text


def _proxy(text: str) -> object:
    """``long-an: ben-tre``: who is absent, and who votes for it."""
    unit, _, by = text.partition(":")
    return {"unit": unit.strip(), "by": by.strip()} if by else text


def _quota(text: str) -> object:
    """``co: 2``, or ``co: 22 nhất`` for the units ranked first over the clusters."""
    selection, _, quota = text.rpartition(":")
    number, _, word = quota.strip().partition(" ")
    field = "ranked_first" if fold(word) in _FIRST else "quota"
    said = number if field == "ranked_first" else quota.strip()
    return {"selection": selection.strip(), field: said} if selection else text


_FIRST: Final = frozenset({"nhat", "xep thu nhat", "first", "ranked first"})


def _vice(text: str) -> object:
    """``long-an: thường trực``"""
    unit, _, kind = text.partition(":")
    return {"unit": unit.strip(), "kind": kind.strip()} if kind else text


def _place(text: str) -> object:
    """``long-an: 12``"""
    unit, _, place = text.rpartition(":")
    return {"unit": unit.strip(), "place": place.strip()} if unit else text


def _awarded(text: str) -> object:
    """``co: long-an, ben-tre``"""
    award, _, units = text.partition(":")
    return {"award": award.strip(), "units": units.strip()}


def _judged(field: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        """``long-an/co: approved``"""
        of, _, said = text.rpartition(":")
        unit, _, award = of.partition("/")
        judged = {"unit": unit.strip(), "award": award.strip(), field: said.strip()}
        return judged if award else text

    return read


_OTHER: Final = re.compile(r"([^()]+?)\s*\((.+)\)")


def _decided(text: str) -> object:
    """``long-an/co: approved``, ``long-an/co: changed_title (Bằng khen)``"""
    judged = _judged("result")(text)
    if isinstance(judged, dict) and (other := _OTHER.fullmatch(judged["result"])):
        return {**judged, "result": other[1], "title": other[2].strip()}
    return judged


def _choices(text: str) -> object:
    """``co: long-an, ben-tre``"""
    selection, _, units = text.partition(":")
    return {"selection": selection.strip(), "choices": units.strip()}


def _title(text: str) -> object:
    """``co: long-an, ben-tre``, ``co`` where the ranking says who stands."""
    selection, _, units = text.partition(":")
    return {"selection": selection.strip(), "nominees": units.strip()}


_SHORT: Final = {
    Votes: _votes,
    Void: _void,
    Voters: _voters,
    Proxy: _proxy,
    QuotaNamed: _quota,
    ViceKind: _vice,
    UnitPlace: _place,
    AwardUnits: _awarded,
    Result: _decided,
    Opinion: _judged("favour"),
    Choices: _choices,
    TitleAsked: _title,
}
#: What each of them looks like, for those who ask.
SHORT_FORMS: Final = {
    Votes: "long-an: 10, ben-tre: 1",
    Void: "1",
    Voters: "long-an: 1",
    Proxy: "long-an: ben-tre",
    QuotaNamed: "co: 2, bk: 3",
    ViceKind: "long-an: cum-pho-thuong-truc, ben-tre: cum-pho",
    UnitPlace: "long-an: 12, ben-tre: 9",
    AwardUnits: "co: long-an, ben-tre; bk: an-giang",
    Result: "long-an/co: approved, ben-tre/co: changed_title (bk)",
    Opinion: "long-an/co: in_favour",
    Choices: "co: long-an, ben-tre; bk: an-giang",
    TitleAsked: "co: long-an, ben-tre; bk: an-giang",
}
#: Votes of hands: for, against, without an opinion.
OF_HANDS: Final = "long-an: 10/1/1, ben-tre: 1/10/1"
#: What parts one from the next; those that name several units are parted by a semicolon.
APART: Final = dict.fromkeys(_SHORT, ",") | dict.fromkeys((Choices, TitleAsked, AwardUnits), ";")
