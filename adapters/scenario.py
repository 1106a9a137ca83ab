"""Scenario files: units, a cluster, a rulebook, and the commands of a year; or without a cluster
what is told of a unit of its own.

An entry of ``units`` with a code that the database knows bears a name of that unit, or declares a
new one with ``renamed: {since: …, reason: …}``.

Every entry of ``commands`` is a command in its API form with, beside its fields:

- ``key`` names it within the file; playing twice carries it out once;
- ``at`` is when it happened, see ``When.read``; in a practice scenario the clock is put there;
- ``by`` is the office, ``secretary@an-giang``; without it the operator of this machine;
- ``for`` is the unit on whose behalf;
- ``target`` is a unit, a cluster or a cycle; without it the cycle of the file's year, or in a file
  without a cluster its first unit;
- ``expect_rejected`` is the code with which it is to be refused;
- ``fields`` holds those fields of the command that are called like one of these: the ``by`` of
  ``replace_member`` are units.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from adapters.door.commands import convert
from adapters.yaml_file import Document, PlaceInFile, read_file
from domain.clusters.offices import Words
from domain.values.names import nearest
from domain.values.refusal import CODES, Refusal
from domain.values.when import When

_SPACE = uuid5(NAMESPACE_URL, "thidua/scenario")


class Renamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit bears the names of the file from a date on; before it bore the ones that are known."""

    #: A date or month; see ``When.read``.
    since: str
    reason: str


class UnitEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    short: str
    full: str
    aliases: tuple[str, ...] = ()
    #: Given where the database may know the unit under an earlier name.
    renamed: Renamed | None = None


class OfficersEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chair: str
    vice_chairs: tuple[str, ...] = ()


class ClusterEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None
    words: Words = Words()
    #: Codes of the members; without them all units of the file.
    members: tuple[str, ...] | None = None
    officers: OfficersEntry | None = None


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scenario without its commands."""

    #: Names the scenario; the ids of its commands come from it.
    scenario: str
    title: str
    #: The cycle year; asked for where there is a cluster.
    year: str | None = None
    #: Without it the file tells what units did of their own.
    cluster: ClusterEntry | None = None
    units: tuple[UnitEntry, ...]
    practice: bool = False
    rulebook: dict[str, Any] | None = None

    @property
    def cycle(self) -> str | None:
        """The code of the cycle that the file tells of, where it tells of one."""
        return f"{self.cluster.code}/{self.year}" if self.cluster else None

    @property
    def about(self) -> str:
        """What a command is about that names no target."""
        return self.cycle or self.units[0].code


class Entry(msgspec.Struct, frozen=True):
    """One command of the file."""

    key: str
    at: str | None
    by: str | None
    for_unit: str | None
    target: str
    expect_rejected: str | None
    #: The command in its API form.
    command: Mapping[str, object]
    place: PlaceInFile


class Scenario(msgspec.Struct, frozen=True):
    head: Head
    entries: tuple[Entry, ...]
    document: Document

    def id_of(self, key: str) -> UUID:
        """The command id of an entry: the same file and key always give the same."""
        return uuid5(_SPACE, f"{self.head.scenario}/{key}")


class _NoNames:
    def found(self, fold: str) -> tuple[()]:  # noqa: ARG002
        return ()

    def all_names(self, kind: str) -> tuple[()]:  # noqa: ARG002
        return ()


_BESIDE = ("key", "at", "by", "for", "target", "expect_rejected")
_FIELDS = "fields"


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises ``Refusal`` with ``file`` and ``line`` for everything that is not a scenario; names of
    units are looked up only when it is played.
    """
    document = read_file(path)
    raw = document.value
    if not isinstance(raw, dict) or not isinstance(raw.get("commands"), list):
        raise Refusal("field_missing", field="commands", file=document.name, line=1)
    top = {key: value for key, value in raw.items() if key != "commands"}
    try:
        head: Head = convert(top, Head, _NoNames())
    except Refusal as refusal:
        raise located(refusal, document, ()) from None
    _check_whole(head, document)
    _check_units(head, document)
    entries = []
    seen: set[str] = set()
    for index, item in enumerate(raw["commands"]):
        entry = _entry(item, head, document, ("commands", index))
        if entry.key in seen:
            line = document.line((*entry.place, "key"))
            raise Refusal("file_duplicate_key", file=document.name, line=line, key=entry.key)
        seen.add(entry.key)
        entries.append(entry)
    return Scenario(head, tuple(entries), document)


def _check_whole(head: Head, document: Document) -> None:
    """A cluster's file names its year, and one without a cluster a unit."""
    lacking = "year" if head.cluster else "units"
    if not getattr(head, lacking):
        raise Refusal("field_missing", field=lacking, file=document.name, line=1)


def _check_units(head: Head, document: Document) -> None:
    """Every unit has its names, and a code of its own."""
    seen: set[str] = set()
    for index, unit in enumerate(head.units):
        for field, text in (("code", unit.code), ("short", unit.short), ("full", unit.full)):
            if not text:
                line = document.line(("units", index, field))
                raise Refusal("name_blank", file=document.name, line=line)
        if unit.code in seen:
            line = document.line(("units", index, "code"))
            raise Refusal("code_taken", code=unit.code, file=document.name, line=line)
        seen.add(unit.code)


def _entry(item: object, head: Head, document: Document, place: PlaceInFile) -> Entry:
    line = document.line(place)
    if not isinstance(item, dict):
        raise Refusal(
            "input_malformed",
            where="commands",
            expected="key, command",
            file=document.name,
            line=line,
        )
    for field in ("key", "command"):
        if not isinstance(item.get(field), str):
            raise Refusal("field_missing", field=field, file=document.name, line=line)
    beside = {name: _beside(item, name, document, place) for name in _BESIDE}
    expected = beside["expect_rejected"]
    if expected is not None and expected not in CODES:
        raise Refusal(
            "input_malformed",
            where="expect_rejected",
            expected="off_step",
            value=expected,
            nearest=nearest(expected, CODES),
            file=document.name,
            line=document.line((*place, "expect_rejected")),
        )
    command = {name: value for name, value in item.items() if name not in {*_BESIDE, _FIELDS}}
    command |= _own_fields(item, document, place)
    if command["command"] == "set_rulebook" and "rulebook" not in command:
        command["rulebook"] = head.rulebook
    return Entry(
        key=str(beside["key"]),
        at=beside["at"],
        by=beside["by"],
        for_unit=beside["for"],
        target=beside["target"] or head.about,
        expect_rejected=beside["expect_rejected"],
        command=command,
        place=place,
    )


def _own_fields(
    item: Mapping[str, object], document: Document, place: PlaceInFile
) -> dict[str, object]:
    """The fields of the command that are called like what stands beside it. Raises ``Refusal``
    with the line for any other."""
    found = item.get(_FIELDS, {})
    if isinstance(found, dict) and found.keys() <= {*_BESIDE}:
        return found
    line = document.line((*place, _FIELDS))
    expected = f"{{{', '.join(_BESIDE)}}}"
    raise Refusal(
        "input_malformed", where=_FIELDS, expected=expected, file=document.name, line=line
    )


def _beside(
    item: Mapping[str, object], name: str, document: Document, place: PlaceInFile
) -> str | None:
    """What stands beside a command, as text. Raises ``Refusal`` with the line."""
    value = item.get(name)
    if isinstance(value, dict | list):
        expected = f"{_FIELDS}: {{{name}: …}}"
        refusal = Refusal("input_malformed", where=name, expected=expected)
        raise located_at(refusal, document, (*place, name))
    try:
        text = None if value is None else str(convert(str(value), str, _NoNames()))
        if name == "at" and text is not None:
            When.read(text)
        return text
    except Refusal as refusal:
        raise located_at(refusal, document, (*place, name)) from None


def located_at(refusal: Refusal, document: Document, place: PlaceInFile) -> Refusal:
    """The refusal with file and line of a place that is known."""
    facts = {**refusal.facts, "file": document.name, "line": document.line(place)}
    return Refusal(refusal.code, **facts)


def located(refusal: Refusal, document: Document, below: PlaceInFile) -> Refusal:
    """The refusal with file and line: of the field it names, or of the value it was given."""
    facts = dict(refusal.facts)
    if "line" not in facts:
        place = (*below, *_steps(facts.get("where")))
        if refusal.code == "unknown_field":
            place = (*place, str(facts["field"]))
        if "where" not in facts:
            place = _place_told(refusal, document, below)
        facts |= {"file": document.name, "line": document.line(place)}
    return Refusal(refusal.code, **facts)


#: The facts that repeat what was written, those first that are the least likely to be an echo.
_WRITTEN = ("value", "given", "name", "code")


def _place_told(refusal: Refusal, document: Document, below: PlaceInFile) -> PlaceInFile:
    """Where the text stands that a refusal repeats, or that it misses; the whole where it tells
    of none."""
    wanted = [refusal.facts[fact] for fact in _WRITTEN if refusal.facts.get(fact) is not None]
    if refusal.code.endswith("_blank"):
        wanted = ["", *wanted]
    found = (next(document.places_of(value, below), None) for value in wanted)
    return next((place for place in found if place is not None), below)


def _steps(where: object) -> PlaceInFile:
    if not isinstance(where, str):
        return ()
    steps = where.replace("[", ".").replace("]", "").split(".")
    return tuple(int(step) if step.isdigit() else step for step in steps if step)
