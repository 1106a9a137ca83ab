"""Conditions beside the total of a class or a title: what is asked, and what a unit lacks."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.labelling import band_name, label
from adapters.wording.writing import Lang, pick, points, share_label
from domain.reckoning.shortfall import Failing, Shortfall
from domain.rulebook.requirements import Edge, Requirement
from domain.rulebook.rulebook import Rulebook

Pair = tuple[str, str]

_ASKED: Final[Mapping[str, Pair]] = {
    "criterion": ("tiêu chí {code}", "criterion {code}"),
    "group": ("phần {code}", "part {code}"),
    "min": ("{of} từ {least} điểm trở lên", "{of}: at least {least} points"),
    "min_above": ("{of} trên {least} điểm", "{of}: more than {least} points"),
    "min_share": (
        "{of} đạt từ {least} mức tối đa trở lên",
        "{of}: at least {least} of its maximum",
    ),
    "min_share_above": ("{of} đạt trên {least} mức tối đa", "{of}: more than {least} of it"),
    "first": ("thuộc {first} đơn vị đứng đầu", "among the first {first} units"),
    "first_share": (
        "thuộc {first} số đơn vị đứng đầu ({rounding})",
        "among the first {first} of the units (rounded {rounding})",
    ),
    "edge_in": (
        "bằng nhau ở ranh giới thì tính cả",
        "with all that are level with the last",
    ),
    "edge_out": (
        "bằng nhau ở ranh giới thì không tính",
        "none of those level across the edge",
    ),
    "no_deduction": ("không bị trừ điểm", "nothing deducted"),
    "no_deduction_of": ("không bị trừ điểm ở {of}", "nothing deducted in {of}"),
}

_LACKING: Final[Mapping[str, Pair]] = {
    "points": ("{of} được {points} điểm, cần {least}", "{of}: {points}, needs {least}"),
    "points_of": (
        "{of} được {points}/{full} điểm ({share}), cần {least}",
        "{of}: {points} of {full} ({share}), needs {least}",
    ),
    "no_points": ("{of} chưa có điểm, cần {least}", "{of}: no points yet, needs {least}"),
    "least": ("từ {least} trở lên", "at least {least}"),
    "least_above": ("trên {least}", "more than {least}"),
    "place": (
        "đứng thứ {place}, chỉ tính {first}/{members} đơn vị đứng đầu",
        "it is number {place}, only the first {first} of {members} count",
    ),
    "place_tied": (
        "{level} đơn vị bằng nhau từ thứ {place}, chỉ tính {first}/{members} đơn vị đứng đầu",
        "{level} units are level from number {place}, only the first {first} of {members} count",
    ),
    "no_place": (
        "chưa có hạng, chỉ tính {first}/{members} đơn vị đứng đầu",
        "it has no rank, only the first {first} of {members} count",
    ),
    "deducted": ("bị trừ {points} điểm", "{points} deducted"),
    "deducted_of": ("bị trừ {points} điểm ở {of}", "{points} deducted in {of}"),
    "of_band": (
        "chưa đạt điều kiện loại “{band}”: {lacking}",
        "the conditions of the class “{band}” do not hold: {lacking}",
    ),
    "own": ("chưa đạt điều kiện: {lacking}", "conditions do not hold: {lacking}"),
}


def _say(words: Mapping[str, Pair], key: str, lang: Lang, **facts: object) -> str:
    return filled(pick(words[key], lang), facts)


def requirement_label(asked: Requirement, lang: Lang) -> str:
    """``phần A đạt từ 50% mức tối đa trở lên``"""
    return "; ".join(_asked(asked, lang))


def _asked(asked: Requirement, lang: Lang) -> Iterator[str]:
    of = _of(asked, lang)
    above = "_above" if asked.more_than else ""
    if asked.min is not None:
        yield _say(_ASKED, f"min{above}", lang, of=of, least=points(asked.min, lang))
    if asked.min_share is not None:
        yield _say(_ASKED, f"min_share{above}", lang, of=of, least=asked.min_share)
    if asked.first is not None:
        yield _say(_ASKED, "first", lang, first=asked.first)
    if asked.first_share is not None:
        rounding = label(asked.rounding, lang)
        yield _say(_ASKED, "first_share", lang, first=asked.first_share, rounding=rounding)
    if asked.asks_place:
        yield pick(_ASKED["edge_in" if asked.edge is Edge.IN else "edge_out"], lang)
    if asked.no_deduction:
        yield _say(_ASKED, "no_deduction_of" if of else "no_deduction", lang, of=of)


def _of(asked: Requirement, lang: Lang) -> str:
    if asked.criterion is not None:
        return _say(_ASKED, "criterion", lang, code=asked.criterion)
    if asked.group is not None:
        return _say(_ASKED, "group", lang, code=asked.group)
    if asked.every is not None:
        return label(asked.every, lang)
    return ""


def shortfall_label(lacking: Shortfall, lang: Lang) -> str:
    """``tiêu chí 3 được 6 điểm, cần từ 8 trở lên``"""
    match lacking.what:
        case Failing.FIRST:
            tied = lacking.level is not None and lacking.level > 1
            key = "no_place" if lacking.place is None else "place_tied" if tied else "place"
            counts = {"place": lacking.place, "level": lacking.level}
            base = {"first": lacking.first, "members": lacking.members}
            return _say(_LACKING, key, lang, **counts, **base)
        case Failing.NO_DEDUCTION:
            # 1,5 is deducted, without its sign
            less = points(abs(lacking.points), lang) if lacking.points is not None else ""
            key = "deducted" if lacking.code is None else "deducted_of"
            return _say(_LACKING, key, lang, points=less, of=_place(lacking, lang))
        case Failing.POINTS:
            return _of_points(lacking, lang)


def _place(lacking: Shortfall, lang: Lang) -> str:
    key = "group" if lacking.group else "criterion"
    return _say(_ASKED, key, lang, code=lacking.code)


def _of_points(lacking: Shortfall, lang: Lang) -> str:
    of = _place(lacking, lang)
    amount = points(lacking.least, lang) if lacking.least is not None else lacking.least_share
    least = _say(_LACKING, "least_above" if lacking.more_than else "least", lang, least=amount)
    if lacking.points is None:
        return _say(_LACKING, "no_points", lang, of=of, least=least)
    facts = {"of": of, "points": points(lacking.points, lang), "least": least}
    if lacking.of is None:
        return _say(_LACKING, "points", lang, **facts)
    share = Fraction(lacking.points) / Fraction(lacking.of) if lacking.of else Fraction(0)
    full = points(lacking.of, lang)
    return _say(_LACKING, "points_of", lang, **facts, full=full, share=share_label(share, lang))


def shortfalls_label(lacking: Iterable[Shortfall], lang: Lang) -> str:
    """What is lacking, one after the other."""
    return "; ".join(shortfall_label(one, lang) for one in lacking)


def unmet_label(lacking: Iterable[Shortfall], lang: Lang, rulebook: Rulebook | None) -> str:
    """What a unit lacks for a title: of the class that it asks for, and of its own."""
    found = list(lacking)
    said = []
    for band in dict.fromkeys(one.band for one in found):
        listed = shortfalls_label([one for one in found if one.band == band], lang)
        name = band_name(band, rulebook)
        key = "own" if band is None else "of_band"
        said.append(_say(_LACKING, key, lang, band=name, lacking=listed))
    return "; ".join(said)
