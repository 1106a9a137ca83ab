"""Which unit, cluster or year is meant: by code, by any of its names, or by id."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from adapters.door.texts import MAX_NAME, cleaned
from domain.clusters.terms import check_year
from domain.record.record import CALENDAR, SYSTEM, Id, StreamId, UnitId, kind_of
from domain.record.streams import NameRow
from domain.units.unit import check_code, code_key
from domain.values.names import all_nearest, fits, fold, identity, is_unmarked, stored
from domain.values.refusal import Refusal

Found = tuple[NameRow, StreamId]


class Directory(Protocol):
    """Where names are looked up."""

    def found(self, fold: str) -> tuple[Found, ...]:
        """The streams with a name of this fold."""

    def all_names(self, kind: str) -> tuple[Found, ...]:
        """The names of all streams of one kind: ``unit``, ``cluster`` or ``cycle``."""


def find(directory: Directory, kind: str, text: str) -> StreamId:
    """The stream of that kind which is named so. Of names that differ in marks only the one is
    meant that is typed, or the only one that it can stand for.

    Raises ``Refusal("name_unknown")`` with the nearest name, or ``Refusal("name_ambiguous")`` with
    those that it could mean.
    """
    wanted = cleaned(text, kind, MAX_NAME)
    if kind == "cycle" and "/" in wanted:
        code, _, year = wanted.partition("/")
        wanted = f"{code}/{year_typed(year)}"
    names = tuple(found for found in directory.found(fold(wanted)) if kind_of(found[1]) == kind)
    for row, stream in names:
        if row.key == code_key(wanted.lower()):
            return stream
    meant = {stream: row for row, stream in _meant(wanted, names)}
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        known = sorted(_choice(directory, row, stream) for stream, row in meant.items())
        raise Refusal("name_ambiguous", value=text, known=tuple(known))
    raise _unknown(directory, text, kind, directory.all_names(kind))


def _meant(wanted: str, names: Sequence[Found]) -> Sequence[Found]:
    """Of the names of one fold those that were meant: what is typed without any mark can be all of
    them, what is typed with some the one that is the same, or has the same marks where it has
    some."""
    if is_unmarked(wanted):
        return names
    same = [found for found in names if identity(found[0].label) == identity(wanted)]
    return same or [found for found in names if fits(wanted, found[0].label)] or names


def _choice(directory: Directory, row: NameRow, stream: StreamId) -> str:
    """A name as it is offered, with the code by which it is told from the others."""
    codes = [
        other.label
        for other, at in directory.all_names(kind_of(stream))
        if at == stream and other.key == code_key(other.label)
    ]
    return f"{row.label} ({codes[0]})" if codes and codes[0] != row.label else row.label


def find_target(directory: Directory, text: str) -> StreamId:
    """The stream that a target names: ``cum-8/2021``, ``cum-8``, ``long-an``, ``lich``.

    Raises ``Refusal("name_unknown")``.
    """
    text = cleaned(text, "target", MAX_NAME)
    if text in {"calendar", "lich"}:
        return CALENDAR
    if text == SYSTEM:
        return SYSTEM
    if "/" in text:
        return find(directory, "cycle", text)
    for kind in ("cluster", "unit"):
        try:
            return find(directory, kind, text)
        except Refusal as refusal:
            if refusal.code != "name_unknown":
                raise
    raise _unknown(
        directory, text, "target", [row for of in _KINDS for row in directory.all_names(of)]
    )


def find_standing(directory: Directory, text: str) -> StreamId | None:
    """The unit or cluster that a name means where a cycle could be named as well.

    ``None`` where it is a cycle, which goes before, or something else. Raises
    ``Refusal("name_unknown")`` where nothing at all is named so.
    """
    try:
        find(directory, "cycle", text)
    except Refusal as refusal:
        if refusal.code != "name_unknown" or "/" in text:
            raise
    else:
        return None
    stream = find_target(directory, text)
    return stream if kind_of(stream) in {"unit", "cluster"} else None


def _unknown(directory: Directory, text: str, kind: str, known: Sequence[Found]) -> Refusal:
    """That nothing is named so, with the nearest name; with all where others are just as near."""
    near = all_nearest(text, (row.label for row, _ in known))
    streams = {stream: row for row, stream in known if row.label in near[:_SEVERAL]}
    if len(streams) < 2:
        return Refusal("name_unknown", value=text, kind=kind, nearest=next(iter(near), None))
    offered = sorted(_choice(directory, row, stream) for stream, row in streams.items())
    return Refusal("name_unknown", case="several", value=text, kind=kind, known=tuple(offered))


#: More names that are equally near say nothing about which one was meant.
_SEVERAL = 4
_KINDS = ("cycle", "cluster", "unit")


def unit_named(directory: Directory, text: str) -> UnitId:
    """The unit of that id, code or name. Raises ``Refusal("name_unknown")``."""
    return named(directory, UnitId, "unit", text)


def year_named(text: str) -> tuple[str, str]:
    """``cum-8/2021``, of a cluster and a year that need not be there: both codes.

    Raises ``Refusal`` for what can be neither.
    """
    code, _, typed = text.partition("/")
    year = year_typed(typed)
    check_code(code)
    check_year(year)
    return code, year


#: What stands before a year where people write one: "năm 2026", "năm học 2017–2018".
_CALLED_YEAR = re.compile(r"(năm\s+(học\s+)?|(school\s+)?year\s+)", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})\s*[-‐‑‒–—−]\s*(\d{4})", re.ASCII)


def year_typed(text: str) -> str:
    """A year as its code has it, ``2017-2018``, from whatever dash or word it was written with."""
    bare = _CALLED_YEAR.sub("", stored(text).strip(), count=1).strip()
    span = _SPAN.fullmatch(bare)
    return f"{span[1]}-{span[2]}" if span else bare


#: How an id is written.
UUID_FORM = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
Named = TypeVar("Named", bound=Id)


def named(directory: Directory, of: type[Named], kind: str, text: str) -> Named:
    """What is named so, of that kind. Raises ``Refusal("name_unknown")``."""
    if not UUID_FORM.fullmatch(text):
        return of(find(directory, kind, text).partition(":")[2])
    found = of(UUID(text))
    if all(stream != f"{kind}:{found}" for _, stream in directory.all_names(kind)):
        raise Refusal("name_unknown", value=text, kind=kind, nearest=None)
    return found
