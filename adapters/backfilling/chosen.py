"""Whom a source names as chosen, as people type it: members, offices inside them, one field of
work, names that are cut off, a number, and a list that goes on."""

import re
from typing import Final

from adapters.backfilling.answers import Raw
from adapters.backfilling.told import ToldYear
from domain.values.names import fold

#: ``3``, ``2: Đồng Tâm``: how many by the source's count, and whom it names of them.
_COUNTED: Final = re.compile(r"(\d{1,3})\s*(?:đơn vị|tập thể|units?)?\s*(?::\s*(.*))?", re.DOTALL)
_BESIDE: Final = re.compile(r"(.+?)\s*\(([^()]+)\)", re.DOTALL)
_PART: Final = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_OPEN: Final = re.compile(r"(?:\.{3,}|…|\bv\.\s?v\.?)\s*$")
_OTHERS: Final = frozenset({"va khac", "khac", "cac don vi khac", "va cac don vi khac", "vv"})
_ENGLISH_OTHERS: Final = frozenset({"and others", "others", "etc"})
_FIELD: Final = re.compile(r"(?:lĩnh vực|về|for)\s+", re.IGNORECASE)
_INSIDE: Final = re.compile(r"(?:thuộc|inside|of)\s+", re.IGNORECASE)


def chosen_said(told: ToldYear, text: str) -> tuple[list[str], Raw]:
    """The members that are chosen as a whole, and what the source tells besides, in the API form.

    ``Tổ Thư viện (thuộc Bắc Lý)`` is an office, ``Tây Sơn (về công tác gia đình)`` one field of
    work; ``Phòng Văn hóa xã T…`` a name that is cut off; ``…`` and ``và khác`` leave the list open.
    """
    chosen: list[str] = []
    recipients: list[Raw] = []
    besides: Raw = {}
    if counted := _COUNTED.fullmatch(text.strip()):
        besides["count"], text = int(counted[1]), counted[2] or ""
    for part in filter(None, map(str.strip, _PART.split(text))):
        name = _OPEN.sub("", part).strip()
        if not name or fold(part).strip(". ") in _OTHERS | _ENGLISH_OTHERS:
            besides["and_others"] = True
            continue
        if beside := _BESIDE.fullmatch(part):
            recipients.append(_recipient(beside[1], beside[2]))
        elif name == part:
            chosen += _apart(told, part)
        elif told.unit(name):  # a whole name, and then the list goes on
            chosen.append(name)
            besides["and_others"] = True
        else:
            recipients.append({"printed": part})
    if recipients:
        besides["recipients"] = recipients
    return chosen, besides


def _recipient(name: str, beside: str) -> Raw:
    """``Bắc Lý`` is the member of the office ``Tổ Thư viện``; else what stands beside a member is
    its field of work."""
    if inside := _INSIDE.match(beside):
        return {"inside": name, "unit": beside[inside.end() :].strip()}
    field = _FIELD.match(beside)
    return {"unit": name, "field": beside[field.end() if field else 0 :].strip()}


def _apart(told: ToldYear, part: str) -> list[str]:
    """One member, or two with "và" between them where both are known and the whole is not."""
    names = re.split(r"\s+(?:và|and)\s+", part)
    known = len(names) > 1 and not told.unit(part) and all(map(told.unit, names))
    return names if known else [part]
