"""Rulebooks that a command brings: out of which file, and at which line it is refused."""

from adapters.door.names import Directory
from adapters.rulebooks.file import (
    RulebookFile,
    check_document,
    is_rulebook,
    is_scenario,
    rulebook_place,
)
from adapters.scenario import located
from adapters.yaml_file import Document, PlaceInFile
from domain.values.refusal import Refusal

#: The commands with a rulebook among their fields.
BRINGING = frozenset({"set_rulebook", "amend_rulebook"})


def brought(command: str, document: Document) -> dict[str, object]:
    """The fields of a command that a file gives.

    For a command that brings a rulebook the file may be the rulebook itself, or a scenario that
    has one. Raises ``Refusal`` as :func:`rulebook_place`, and ``input_malformed`` for a file
    without fields.
    """
    value = document.value
    if command in BRINGING:
        below = rulebook_place(document)
        if not below or is_scenario(value):
            return {"rulebook": document.at(below)}
    if not isinstance(value, dict):
        facts = {"where": "", "expected": "key: value", "file": document.name, "line": 1}
        raise Refusal("input_malformed", **facts)
    return dict(value)


def located_in_rulebook(
    refusal: Refusal, document: Document, place: PlaceInFile, directory: Directory
) -> Refusal:
    """The refusal of a command at a place of a file, with the line of the rulebook that it is
    about, where it is about one; otherwise as :func:`located`."""
    below = _below(document, place)
    if below is None:
        return located(refusal, document, place)
    line = _line(refusal, check_document(document, below, directory))
    if line is None:
        return located(refusal, document, place)
    return Refusal(refusal.code, **{**refusal.facts, "file": document.name, "line": line})


def _below(document: Document, place: PlaceInFile) -> PlaceInFile | None:
    """Where the rulebook stands that a command brings."""
    command, whole = document.at(place), document.value
    if isinstance(command, dict) and "rulebook" in command:
        return (*place, "rulebook")
    if not place:
        return () if is_rulebook(whole) else None
    if isinstance(command, dict) and command.get("command") == "set_rulebook":
        return ("rulebook",) if isinstance(whole, dict) and "rulebook" in whole else None
    return None


def _line(refusal: Refusal, found: RulebookFile) -> int | None:
    """The line of the rulebook that a refusal is about."""
    facts = refusal.facts
    for problem in found.problems:
        same = all(problem.facts.get(key) == facts.get(key) for key in ("field", "value", "size"))
        if problem.code == refusal.code and same:
            return int(str(problem.facts["line"]))
    if refusal.code == "rulebook_contradiction":
        about = (one for one in found.discrepancies if one.code == facts.get("discrepancy"))
        return next((found.line_of(one) for one in about), None)
    if refusal.code in {"amendment_orphans", "amendment_misfits"} and found.rulebook is not None:
        return found.line(_lost(refusal, found))
    return None


def _lost(refusal: Refusal, found: RulebookFile) -> PlaceInFile:
    """Where in the new rulebook the place of a score is missing."""
    assert found.rulebook is not None
    column, criterion = refusal.facts.get("column"), refusal.facts.get("criterion")
    if column and column not in {known.code for known in found.rulebook.columns}:
        return ("columns",)
    codes = [known.code for known in found.rulebook.criteria]
    return ("criteria", codes.index(str(criterion))) if criterion in codes else ("criteria",)
