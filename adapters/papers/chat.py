"""The short texts for a chat, out of the facts of the papers: no ballot, nobody's telephone number
but the one that the office gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from adapters.papers.forms import joined
from adapters.papers.layout import BLANK
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.papers.chat import AFTER, BEFORE, PARTS

#: A message of a chat that is read without unfolding it.
LONGEST: Final = 900
#: So many units are named; of more, how many they are.
_NAMED: Final = (8, 3, 0)
#: The first ranks are told.
_RANKS: Final = frozenset({"1", "2", "3"})
_MOST_LEADING: Final = 5
#: Lines that are said only where somebody owes something.
_OF_OWING: Final = ("{owing}", "{noi_nhan_don_doc}")

Context = Mapping[str, object]


def text_before(context: Context) -> str:
    """What calls to the conference, and who still owes something."""
    return _short(_before, context)


def text_after(context: Context) -> str:
    """What the conference came to: every award a proposal."""
    return _short(_after, context)


def _short(lines: Callable[[Context, int], Iterator[str]], context: Context) -> str:
    """As many names as there is room for; the whole text where even counts are too long."""
    text = ""
    for named in _NAMED:
        text = "\n".join(lines(context, named)) + "\n"
        if len(text) < LONGEST:
            break
    return text


def _before(context: Context, named: int) -> Iterator[str]:
    owing = _names(context["don_doc"])
    known = {**_plain(context), "owing": _units(owing, named)}
    for line in BEFORE:
        if owing or not any(tag in line for tag in _OF_OWING):
            yield filled(line, known)


def _after(context: Context, named: int) -> Iterator[str]:
    known = _plain(context)
    leading = [
        filled(PARTS["ranked"], {"rank": row["hang"], "unit": _name(row)})
        for row in _rows(context["bang"])
        if row["hang"] in _RANKS
    ]
    for line in AFTER:
        if "{award}" in line:
            for row in _rows(context["de_nghi_trinh"]):
                units = _units(_names(row["dong"]), named)
                yield filled(line, {"award": row["danh_hieu"], "units": units})
        elif "{leading}" not in line:
            yield filled(line, known)
        elif leading and named:
            yield filled(line, {"leading": "; ".join(leading[:_MOST_LEADING])})


def _plain(context: Context) -> dict[str, object]:
    """The facts that are texts, a line each; the day begins the message."""
    known = {tag: one_line(value) for tag, value in context.items() if isinstance(value, str)}
    day = known["ngay_hop"]
    return {**known, "day": day[:1].upper() + day[1:]}


def _rows(found: object) -> list[Mapping[str, object]]:
    rows = found if isinstance(found, Iterable) else ()
    return [row for row in rows if isinstance(row, Mapping)]


def _name(row: Mapping[str, object]) -> str:
    return str(row["ten"]).replace("\u00a0", " ")


def _names(found: object) -> list[str]:
    """The units of some rows, each once; a blank is nobody."""
    return [name for name in dict.fromkeys(_name(row) for row in _rows(found)) if name != BLANK]


def _units(units: list[str], named: int) -> str:
    if not units:
        return BLANK
    if len(units) > named:
        return filled(PARTS["more"], {"count": len(units)})
    return joined(units)
