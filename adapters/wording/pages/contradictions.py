"""Where an event contradicts the events before it, in words: the cell, and the two values."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from adapters.wording.labelling import column_label, label
from adapters.wording.outside import one_line
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, points
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Rulebook

_FIGURE: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
#: What is stored as a form of many fields is cut after so many characters.
_LONGEST: Final = 80
_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "criterion": ("tiêu chí", "criterion"),
    "column": ("cột", "column"),
    "deadline": ("hạn", "deadline"),
    "ballot": ("lượt bỏ phiếu", "ballot"),
    "event": ("sự kiện", "event"),
}


def place_said(
    place: Mapping[str, str], names: Names, rulebook: Rulebook | None, lang: Lang
) -> str:
    """``Long An, tiêu chí 1, điểm chuẩn, cột Thống nhất``"""
    said = []
    for name, value in place.items():
        match name:
            case "unit":
                said.append(names.unit(UnitId(value)))
            case "part":
                said.append(label(Part(value), lang))
            case "lapse":
                said.append(label(Lapse(value), lang))
            case "column":
                said.append(f"{_word(name, lang)} {column_label(value, lang, rulebook)}")
            case _:
                said.append(f"{_word(name, lang)} {value}")
    return one_line(", ".join(said))


def _word(name: str, lang: Lang) -> str:
    return _NAMED[name][0 if lang == "vi" else 1]


def value_said(value: object, say: Say) -> str:
    """Points as they are written, anything else as it is stored; nothing is said to be empty."""
    if value is None:
        return say("empty")
    text = one_line(str(value))
    if _FIGURE.fullmatch(text):
        return points(Decimal(text), say.lang)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
