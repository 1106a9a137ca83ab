"""Reading rulebook files: the value of ``rulebook:`` in a scenario, or a file that is a rulebook.

What does not fit is told with its line, all of it at once: first everything that has not the form
of a rulebook; where the form is right, everything the rules of the domain refuse, contradictions
with both figures, and what is odd.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from adapters.door.commands import convert
from adapters.door.names import Directory, Found
from adapters.rulebooks.shape import misshapen
from adapters.yaml_file import Document, PlaceInFile, read_file
from domain.record.record import UnitId, unit_stream
from domain.record.streams import NameRow
from domain.rulebook.checks import Remark, remarks
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.discrepancies import Discrepancy, discrepancies, kind_of, place_of
from domain.rulebook.faults import Fault, faults
from domain.rulebook.grading import ByLevel, ByPlace
from domain.rulebook.rulebook import Rulebook, pin
from domain.units.unit import code_key
from domain.values.names import fold, identity, nearest, sort_key, stored
from domain.values.refusal import Refusal

_SPACE = uuid5(NAMESPACE_URL, "thidua/rulebook-file")
_FIELDS = frozenset(Rulebook.__struct_fields__)
_SCENARIO = frozenset({"scenario", "units", "cluster", "commands"})
#: By the word of a discrepancy's code: the list whose element it names, and the field in it.
_DISCREPANT: Mapping[str, tuple[str, ...]] = {
    "criteria_sum": ("base",),
    "group_sum": ("groups", "max"),
    "table_sum": ("tables", "base"),
    "bands_overlap": ("criteria", "code"),
    "levels_differ": ("criteria", "code"),
    "bands_gap": ("bands", "from"),
    "classes_overlap": ("bands", "from"),
}


def _graded_in(item: object, kind: str) -> PlaceInFile:
    """Where in a criterion the bands or levels stand that do not agree."""
    scales = {part: item.scale(part) for part in Part} if isinstance(item, Criterion) else {}
    for part, scale in scales.items():
        match scale.grading if scale is not None else None:
            case ByPlace() if kind == "bands_overlap":
                return (part.value, "grading", "bands")
            case ByLevel() if kind == "levels_differ":
                return (part.value, "grading", "levels")
        if scale is not None and scale.claims and kind == "levels_differ":
            return (part.value, "claims")
    return ()


class NamesInFile:
    """The units of a file without a database: those it lists, or any name where it lists none."""

    def __init__(self, value: object) -> None:
        listed = value.get("units") if isinstance(value, dict) else None
        self.listed = isinstance(listed, list)
        self.count = len(listed) if isinstance(listed, list) else None
        self._rows = [row for unit in listed or () for row in _names_of(unit)] if listed else []

    def found(self, fold: str) -> tuple[Found, ...]:
        rows = tuple(found for found in self._rows if found[0].fold == fold)
        if rows or self.listed or not fold:
            return rows
        return (_row(fold, fold),)

    def all_names(self, kind: str) -> tuple[Found, ...]:
        return tuple(self._rows) if kind == "unit" else ()


def _names_of(unit: object) -> Iterable[Found]:
    if not isinstance(unit, dict):
        return
    code = str(unit.get("code"))
    aliases = unit.get("aliases")
    rest = aliases if isinstance(aliases, list) else []
    yield _row(code, code, code_key(code))
    for name in (unit.get("short"), unit.get("full"), *rest):
        if isinstance(name, str):
            yield _row(code, name)


def _row(code: str, name: str, key: str | None = None) -> Found:
    row = NameRow(key or f"alias:{name}", "alias", name, sort_key(name), fold(name))
    return row, unit_stream(_id_of(code))


def _id_of(code: str) -> UnitId:
    return UnitId(uuid5(_SPACE, identity(stored(code))))


@dataclass(frozen=True)
class RulebookFile:
    """What a file says, and everything that is to be said of it."""

    document: Document
    #: Where in the file the rulebook stands.
    below: PlaceInFile
    #: ``None`` where it has not the form of one.
    rulebook: Rulebook | None = None
    #: With file and line.
    problems: tuple[Refusal, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    remarks: tuple[Remark, ...] = ()
    #: The line at which the same file says how a discrepancy is read, by its code.
    readings: Mapping[str, int] = field(default_factory=dict)
    #: What units are called in the file.
    unit_names: Mapping[UnitId, str] = field(default_factory=dict)
    #: Units were looked up elsewhere, so that their ids are those of a database.
    looked_up: bool = False

    @property
    def sha256(self) -> str | None:
        """The hash under which its rulebook would be pinned; ``None`` where it depends on ids that
        only a database has."""
        assert self.rulebook is not None
        known = self.looked_up or not self.rulebook.named_units
        return pin(self.rulebook.canonical()) if known else None

    def line(self, place: PlaceInFile) -> int:
        return self.document.line((*self.below, *place))

    def line_of(self, found: Discrepancy) -> int:
        """The line of one of the two places that do not agree."""
        kind, code = kind_of(found.code), place_of(found.code)
        name, *inside = _DISCREPANT.get(kind, ("",))
        items = getattr(self.rulebook, name, None)
        if not inside or not isinstance(items, tuple):
            return self.line((name,))
        for index, item in enumerate(items):
            if item.code == code:
                return self.line((name, index, *_graded_in(item, kind), inside[0]))
        return self.line((name,))


def read_rulebook_file(
    path: Path, directory: Directory | None = None, year: str | None = None
) -> RulebookFile:
    """Read a file and everything that is to be said of it.

    Units are looked up in the directory, without one in the file. ``year`` is the cycle year that
    it is held against; without one a scenario's own. Raises ``Refusal`` as
    :func:`adapters.yaml_file.read_file`, and for a scenario without a rulebook.
    """
    document = read_file(path)
    return check_document(document, rulebook_place(document), directory, year)


def check_document(
    document: Document,
    below: PlaceInFile,
    directory: Directory | None = None,
    year: str | None = None,
) -> RulebookFile:
    """As :func:`read_rulebook_file`, for a rulebook that stands at a place of a file."""
    raw = document.at(below)
    names = NamesInFile(document.value)
    where = directory or names
    shapes = tuple(misshapen(raw, Rulebook, where))
    if shapes:
        problems = _in_order(_located(document, below, place, found) for place, found in shapes)
        return RulebookFile(document, below, problems=problems)
    try:
        rulebook: Rulebook = convert(raw, Rulebook, where)
    except Refusal as refusal:
        return RulebookFile(document, below, problems=(_located(document, below, (), refusal),))
    wrong = tuple(faults(rulebook))
    return RulebookFile(
        document,
        below,
        rulebook,
        _in_order(_of_fault(document, below, fault) for fault in wrong),
        () if wrong else discrepancies(rulebook),
        () if wrong else tuple(remarks(rulebook, names.count, year or own_year(document))),
        _readings(document),
        _called(rulebook, raw),
        directory is not None,
    )


def sound_rulebook(path: Path, directory: Directory | None = None) -> Rulebook:
    """The rulebook in a file. Raises the first of its problems; contradictions are none."""
    found = read_rulebook_file(path, directory)
    if found.problems:
        raise found.problems[0]
    assert found.rulebook is not None
    return found.rulebook


def rulebook_place(document: Document) -> PlaceInFile:
    """Where in a file its rulebook stands; nothing for a file that is a rulebook as a whole.

    Raises ``Refusal``: ``input_malformed`` for a file that holds no fields, ``field_missing`` for
    a scenario without a rulebook, ``unknown_field`` where only the outer key is mistyped.
    """
    value = document.value
    if not isinstance(value, dict):
        shown = value if isinstance(value, str) else None
        facts = {"where": "rulebook", "expected": "object", "value": shown}
        raise Refusal("input_malformed", **facts, file=document.name, line=1)
    if "rulebook" in value:
        return ("rulebook",)
    commands = value.get("commands")
    for index, command in enumerate(commands if isinstance(commands, list) else ()):
        if isinstance(command, dict) and "rulebook" in command:
            return ("commands", index, "rulebook")
    if is_scenario(value):
        raise Refusal("field_missing", field="rulebook", file=document.name, line=1)
    for key in value:
        if not is_rulebook(value) and nearest(key, ["rulebook"]):
            facts = {"field": key, "where": None, "nearest": "rulebook"}
            raise Refusal("unknown_field", **facts, file=document.name, line=document.line((key,)))
    return ()


def is_scenario(value: object) -> bool:
    """Whether something written has a field that only a scenario has."""
    return isinstance(value, dict) and not _SCENARIO.isdisjoint(value)


def is_rulebook(value: object) -> bool:
    """Whether something written has at least one field of a rulebook."""
    return isinstance(value, dict) and not _FIELDS.isdisjoint(value)


def _readings(document: Document) -> dict[str, int]:
    """Where a scenario accepts contradictions, by their codes."""
    value = document.value
    commands = value.get("commands") if isinstance(value, dict) else None
    return {
        str(command.get("discrepancy")): document.line(("commands", index))
        for index, command in enumerate(commands if isinstance(commands, list) else ())
        if isinstance(command, dict) and command.get("command") == "accept_discrepancy"
    }


def own_year(document: Document) -> str | None:
    """What a scenario calls its year."""
    value = document.value
    year = value.get("year") if isinstance(value, dict) else None
    return year if isinstance(year, str) else None


def _called(rulebook: Rulebook, raw: object) -> dict[UnitId, str]:
    """What the units of the groups and of the rotation are called where they are written."""
    if not isinstance(raw, dict) or not rulebook.named_units:
        return {}
    groups, officers = raw.get("unit_groups"), raw.get("officers")
    lists = [group.get("units") for group in groups or () if isinstance(group, dict)]
    lists.append(officers.get("order") if isinstance(officers, dict) else None)
    written = [str(name) for units in lists if isinstance(units, list) for name in units]
    return dict(zip(rulebook.named_units, written, strict=False))


def _located(
    document: Document, below: PlaceInFile, place: PlaceInFile, refusal: Refusal
) -> Refusal:
    line = document.line((*below, *place))
    return Refusal(refusal.code, **{**refusal.facts, "file": document.name, "line": line})


def _of_fault(document: Document, below: PlaceInFile, fault: Fault) -> Refusal:
    """Inside the element at fault, the line of the value that is refused."""
    inside = (*below, *fault.place)
    value = fault.refusal.facts.get("size", fault.refusal.facts.get("value"))
    place = next(document.places_of(value, inside), inside) if value is not None else inside
    return _located(document, (), place, fault.refusal)


def _in_order(problems: Iterable[Refusal]) -> tuple[Refusal, ...]:
    return tuple(sorted(problems, key=_line))


def _line(problem: Refusal) -> int:
    line = problem.facts["line"]
    return line if isinstance(line, int) else 0
