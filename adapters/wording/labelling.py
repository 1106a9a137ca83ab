"""What things are called, in Vietnamese and English: commands, events, columns, conditions, and the
values of every closed list of the domain.

Whoever only writes figures, days and what a file says has :mod:`adapters.wording.writing`, which
knows none of them.
"""

from decimal import Decimal
from enum import StrEnum

from adapters.wording.filling import filled
from adapters.wording.labels.acts import COMMAND_LABELS, EVENT_LABELS
from adapters.wording.labels.lacking import LACKING
from adapters.wording.labels.values import (
    COLUMNS,
    CONDITIONS,
    DISCREPANCIES,
    GRADES,
    VALUES,
    SheetState,
)
from adapters.wording.writing import OWN_WORDS, Lang, pick, points
from domain.clusters.offices import Words
from domain.reckoning.cells import Sheet
from domain.record.record import Command, Office, command_word
from domain.rulebook.criteria import Part
from domain.rulebook.grading import Counter, OneOf, PerOccurrence, Worded, letter_of
from domain.rulebook.numbering import numbered
from domain.rulebook.rulebook import Rulebook
from domain.values.known import Grade


def label(value: StrEnum, lang: Lang, words: Words = OWN_WORDS) -> str:
    """The name of any value of a closed list of the domain, in lower case but for own words."""
    if value is Office.CHAIR and lang == "vi":
        return words.chair
    if value is Office.VICE_CHAIR and lang == "vi":
        return words.vice_chair
    text = pick(VALUES[type(value)][value.value], lang)
    return filled(text, {"Chair": words.chair, "Vice": words.vice_chair})


def grade_label(grade: Grade, lang: Lang) -> str:
    """How much a source is worth: ``văn bản đã ký``."""
    return pick(GRADES[grade], lang)


def command_label(command: Command | type[Command] | str, lang: Lang) -> str:
    """What a command does, as the office says it: ``Ban hành kế hoạch``. An unknown word stays."""
    word = command if isinstance(command, str) else command_word(command)
    return pick(COMMAND_LABELS[word], lang) if word in COMMAND_LABELS else word


def event_label(type_: str, lang: Lang) -> str:
    """A stored event type as a short noun phrase. An unknown type stays as it is."""
    return pick(EVENT_LABELS[type_], lang) if type_ in EVENT_LABELS else type_


def column_label(code: str, lang: Lang, rulebook: Rulebook | None = None) -> str:
    """The rulebook's name of a column, or the usual one, or its code."""
    columns = rulebook.columns if rulebook else ()
    usual = pick(COLUMNS[code], lang) if code in COLUMNS else code
    return next((column.name for column in columns if column.code == code), usual)


def selection_label(code: str, rulebook: Rulebook | None = None) -> str:
    """The rulebook's name of a selection, or its code."""
    selections = rulebook.selections if rulebook else ()
    return next((found.name for found in selections if found.code == code), code)


def condition_label(code: str, lang: Lang) -> str:
    """What a condition asks for, for a list to tick: ``mọi đơn vị đã đăng ký``."""
    return pick(CONDITIONS[code], lang) if code in CONDITIONS else code


def lacking_label(code: str, lang: Lang) -> str:
    """What is lacking where a condition is not met: ``còn đơn vị chưa đăng ký``."""
    return pick(LACKING[code], lang) if code in LACKING else condition_label(code, lang)


def discrepancy_label(code: str, lang: Lang) -> str:
    """What does not agree, with the code under which it is accepted."""
    kind = code.partition(":")[0]
    return f"{pick(DISCREPANCIES[kind], lang)} ({code})" if kind in DISCREPANCIES else code


def band_name(code: str | None, rulebook: Rulebook | None) -> str:
    """The name of a class; nothing where none is shown."""
    names = {band.code: band.name for band in rulebook.bands} if rulebook else {}
    return names.get(code or "", code or "")


def sheet_state(sheet: Sheet) -> SheetState:
    """How far a unit's sheet has come."""
    if sheet.not_sent:
        return SheetState.NOT_SENT
    if sheet.settled:
        return SheetState.SETTLED
    if sheet.returned is not None:
        return SheetState.RETURNED
    if not sheet.sent:
        return SheetState.DRAFT if any(sheet.columns.values()) else SheetState.NOT_SUBMITTED
    if sheet.adjusted > sheet.explained:
        return SheetState.EXPLANATION_DUE
    if sheet.adjusted:
        return SheetState.EXPLAINED
    return SheetState.SUBMITTED_LATE if sheet.late else SheetState.SUBMITTED


def numbered_code(code: str, rulebook: Rulebook | None) -> str:
    """The code of a criterion, with its number in the document where that is another."""
    known = rulebook.by_code.get(code) if rulebook else None
    path = numbered(rulebook, known) if rulebook and known else None
    return code if path is None else f"{code} ({path})"


def as_entered(
    value: Decimal, criterion: str, part: Part, rulebook: Rulebook | None, lang: Lang
) -> str:
    """``9 lần`` where a criterion is entered as so many occurrences, ``mức b “Thiếu 1” (6)`` where
    a level in words is chosen; empty where a plain figure is entered."""
    known = rulebook.by_code.get(criterion) if rulebook else None
    scale = known.scale(part) if known else None
    match scale.grading if scale is not None else None:
        case PerOccurrence() | Counter():
            times = points(abs(value), lang)
            return (
                f"{times} lần" if lang == "vi" else f"{times} {'time' if times == '1' else 'times'}"
            )
        case OneOf() as rule:
            return _level(rule, value, part, lang)
    return ""


def _level(rule: OneOf, value: Decimal, part: Part, lang: Lang) -> str:
    chosen = rule.at(value)
    if chosen is None:
        return ""
    gives = points(-chosen.points if part is Part.DEDUCTION else chosen.points, lang)
    word = "mức" if lang == "vi" else "level"
    return f"{word} {letter_of(int(abs(value)))} “{one_level(chosen)}” ({gives})"


def one_level(level: Worded) -> str:
    """The words of a level on one line."""
    return " ".join(level.name.split())
