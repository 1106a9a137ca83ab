"""One sentence for every refusal and every condition: what happened, why, and what to do next.

The templates stand as data in ``domain.sentences_*``, by the code and, where the case makes a
difference, by ``code:value`` of one of its facts.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from adapters.wording.labelling import label
from adapters.wording.phrasing import Phrases
from adapters.wording.refusals.accounts import ACCOUNTS
from adapters.wording.refusals.audit import AUDIT
from adapters.wording.refusals.awards import AWARDS
from adapters.wording.refusals.conditions import CONDITION_SENTENCES, NOT_TOLD, OF_SOURCES
from adapters.wording.refusals.contacts import CONTACTS
from adapters.wording.refusals.days import DAYS
from adapters.wording.refusals.deadlines import DEADLINES
from adapters.wording.refusals.delivery import DELIVERY
from adapters.wording.refusals.identity import IDENTITY
from adapters.wording.refusals.input import INPUT
from adapters.wording.refusals.officers import OFFICERS
from adapters.wording.refusals.papers import PAPERS
from adapters.wording.refusals.phases import PHASES
from adapters.wording.refusals.spreadsheets import SPREADSHEETS
from adapters.wording.refusals.units import UNITS
from adapters.wording.refusals.voting import VOTING
from adapters.wording.refusals.way import WAY
from adapters.wording.refusals.whatif import WHATIF
from adapters.wording.refusals.year_work import YEAR_WORK
from adapters.wording.sentences import Pair, Written
from adapters.wording.writing import Lang, Names
from domain.record.record import SYSTEM
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal

#: By code, or by ``code:value`` for a case of its own.
SENTENCES: Final[Mapping[str, Pair]] = {
    **DELIVERY,
    **INPUT,
    **SPREADSHEETS,
    **PAPERS,
    **WAY,
    **IDENTITY,
    **PHASES,
    **OFFICERS,
    **VOTING,
    **AWARDS,
    **DAYS,
    **AUDIT,
    **WHATIF,
    **DEADLINES,
    **YEAR_WORK,
    **UNITS,
    **CONTACTS,
    **ACCOUNTS,
}

#: The facts that may choose a sentence of its own, in this order.
_CHOOSING: Final = (
    *("case", "part", "kind", "where", "problem"),
    *("command", "what", "instead", "office"),
)
#: What was typed is cut after this many characters: a sentence is no place for a page.
_LONGEST: Final = 80
_EMPTY: Final = ("trống", "empty")
#: ``cells[0].part``: people count from one.
_INDEX: Final = re.compile(r"\[([0-9]+)\]")
_ITEM: Final = (" (mục {})", " (item {})")
_ONE_OF: Final = ("một trong: ", "one of: ")
#: What concerns a unit's sheet; other acts are simply the unit's to do.
_OF_SHEETS: Final = frozenset(
    {"enter_scores", "submit_sheet", "adjust_scores", "explain_adjustment", "settle_sheet"}
)
#: What a reader of values calls a form, in words.
_FORMS: Final[Mapping[str, Pair]] = {
    "int": ("số nguyên", "a whole number"),
    "str": ("chữ", "text"),
    "bool": ("true hoặc false", "true or false"),
    "null": ("để trống", "nothing"),
    "array": ("danh sách", "a list"),
    "object": ("nhóm trường", "fields with values"),
}


def sentence(
    refusal: Refusal,
    lang: Lang,
    names: Names,
    rulebook: Rulebook | None = None,
    *,
    typed: bool = False,
) -> str:
    """What is said to whoever asked. Facts that are missing are left out, never guessed.

    Where the refusal knows its file and line, they stand first. ``rulebook`` gives selections
    their names; ``typed`` is for those who type commands.
    """
    phrases = Phrases(lang, names, rulebook, longest=_LONGEST, typed=typed)
    facts = _prepared(refusal, phrases)
    if refusal.code == "conditions_unmet":
        said = _conditions_unmet(facts, phrases)
    else:
        said = phrases.fill(_chosen(SENTENCES, refusal.code, facts), facts)
    return _place(facts, phrases) + said


def condition(
    code: str,
    facts: Mapping[str, object],
    lang: Lang,
    names: Names,
    rulebook: Rulebook | None = None,
    *,
    typed: bool = False,
    told: bool = False,
) -> str:
    """What is said of one unmet condition, given what it lacks; see :func:`sentence`.

    ``told``: of a year that is told from the past, where a source may be silent.

    With the fact ``command`` it may say what cannot be done because of it.
    """
    phrases = Phrases(lang, names, rulebook, longest=_LONGEST, typed=typed)
    if told and code in OF_SOURCES:
        return phrases.fill(NOT_TOLD, {**facts, "condition": code})
    return phrases.fill(_chosen(CONDITION_SENTENCES, code, facts), facts)


def _chosen(sentences: Mapping[str, Pair], code: str, facts: Mapping[str, object]) -> Pair:
    for fact in _CHOOSING:
        case = f"{code}:{facts.get(fact)}"
        if case in sentences:
            return sentences[case]
    return sentences[code]


def _conditions_unmet(facts: Mapping[str, object], phrases: Phrases) -> str:
    """Every unmet condition in a sentence each; one that says what cannot be done stands alone."""
    unmet = facts.get("unmet")
    known = list(unmet) if isinstance(unmet, tuple | list) else []
    command, told = facts.get("command"), facts.get("told") is True
    lines = [
        phrases.fill(NOT_TOLD, {**lacking, "condition": code})
        if told and code in OF_SOURCES
        else phrases.fill(_chosen(CONDITION_SENTENCES, code, found), found)
        for code, lacking in known
        for found in ({**lacking, "command": command},)
    ]
    if len(known) == 1 and f"{known[0][0]}:{command}" in CONDITION_SENTENCES:
        return lines[0]
    head = phrases.fill(SENTENCES["conditions_unmet"], {**facts, "unmet": None})
    return " ".join([head, *lines])


def _place(facts: Mapping[str, object], phrases: Phrases) -> str:
    """``kich-ban.yaml:12: ``"""
    line = facts.get("line")
    if not isinstance(line, int):
        return ""
    column = facts.get("column")
    at = f"{line}:{column}" if isinstance(column, int) else str(line)
    file = phrases.fact("file", facts.get("file"))
    if not file:
        return phrases.pick(("dòng", "line")) + f" {at}: "
    return f"{file}:{at}: "


def _prepared(refusal: Refusal, phrases: Phrases) -> dict[str, object]:
    """The facts, with what their sentence needs to be told from them."""
    facts = {**refusal.facts}
    if isinstance(where := facts.get("where"), str) and "[" in where:
        item = phrases.pick(_ITEM)
        facts["where"] = _INDEX.sub(lambda found: item.format(int(found[1]) + 1), where)
    case = _case(refusal.code, facts)
    if case:
        facts["case"] = case
    match refusal.code:
        case "value_moved":
            empty = Written(phrases.pick(_EMPTY))
            moved = {key: empty for key in ("seen", "stands") if facts.get(key, "") is None}
            if facts.get("case") == "unseen":
                moved["typed"] = Written(_retyped(facts, phrases))
            return facts | moved
        case "reason_blank" if isinstance(facts.get("cells"), tuple):
            return facts | _differing(facts["cells"], phrases)
        case "input_malformed":
            return facts | _input(facts, phrases)
        case "office_unknown":
            return facts | _input(facts, phrases)
        case "unknown_command" if case == "stream":
            return facts | {"stream": facts["value"]}
        case _:
            return facts


def _retyped(facts: Mapping[str, object], phrases: Phrases) -> str:
    """``2.bonus=28->29``: how a cell is typed by whoever has seen what stands in it."""
    now = phrases.fact("now", facts.get("now"))
    return f"{_typed_key(facts)}={phrases.fact('stands', facts['stands'])}->{now}"


def _typed_key(facts: Mapping[str, object]) -> str:
    part = facts["part"]
    return f"{facts['criterion']}" + ("" if part is Part.STANDARD else f".{Part(str(part)).value}")


def _differing(cells: Any, phrases: Phrases) -> dict[str, object]:
    """``tiêu chí 1, điểm chuẩn: 39,5 → 30``, and the key under which a cell says its reason."""
    template = (
        "tiêu chí {criterion}, {part}: {stands} → {now}",
        "criterion {criterion}, {part}: {stands} → {now}",
    )
    empty = Written(phrases.pick(_EMPTY))
    said = []
    for cell in cells:
        facts = {name: getattr(cell, name) for name in cell.__struct_fields__}
        amounts = {key: empty for key in ("stands", "now") if facts[key] is None}
        said.append(phrases.part(template, facts | amounts))
    first = {name: getattr(cells[0], name) for name in ("criterion", "part")}
    return {
        "cells": Written("; ".join(said)),
        "key": Written(f"{_typed_key(first)}.reason"),
    }


def _case(code: str, facts: Mapping[str, object]) -> str | None:
    """Which case of a code this is, where one fact alone does not say."""
    match code:
        case "count_unbalanced":
            return _unbalanced(facts)
        case "part_not_scored" if facts.get("criterion") == "":
            return "no_own_column"
        case "below_minimum" if facts.get("criterion") == "":
            return "published"
        case "date_malformed" if facts.get("value") == "unknown" and "case" not in facts:
            return "no_day"
        case "unknown_command" if _is_stream(facts.get("value")):
            return "stream"
        case "rulebook_contradiction":
            return str(facts.get("discrepancy")).partition(":")[0]
        case "consequence_amount" if isinstance(facts.get("value"), Points):
            return "positive"
        case "not_your_unit" if facts.get("command") in _OF_SHEETS:
            return "sheet"
        case _:
            return None


def _is_stream(value: object) -> bool:
    return isinstance(value, str) and (":" in value or value == SYSTEM)


def _unbalanced(facts: Mapping[str, object]) -> str | None:
    figures = [facts.get(name) for name in ("issued", "returned", "sum", "electors")]
    numbers = [figure for figure in figures if isinstance(figure, int)]
    if len(numbers) < len(figures):
        return None
    issued, returned, total, _ = numbers
    signs = [facts.get(name) for name in ("issued", "returned", "valid", "invalid")]
    if any(isinstance(figure, int) and figure < 0 for figure in signs):
        return "negative"
    if total != returned:
        return None
    return "returned" if returned > issued else "issued"


def _input(facts: Mapping[str, object], phrases: Phrases) -> dict[str, object]:
    """What was read and what was expected, in words."""
    told: dict[str, object] = {}
    if isinstance(value := facts.get("value"), bool):
        told["value"] = str(value).lower()
    if isinstance(expected := facts.get("expected"), str):
        told["expected"] = Written(_expected(expected, phrases))
    if isinstance(choices := facts.get("choices"), tuple):
        words = phrases.names.words
        called = (f"{choice.value} ({label(choice, phrases.lang, words)})" for choice in choices)
        told["expected"] = Written(phrases.pick(_ONE_OF) + ", ".join(called))
    return told


def _expected(text: str, phrases: Phrases) -> str:
    """What a reader of values expected, in words: ``int | null`` → ``số nguyên hoặc để trống``."""
    forms = [
        phrases.pick(_FORMS[form]) if form in _FORMS else phrases.plain(form)
        for form in text.split(" | ")
    ]
    return phrases.pick((" hoặc ", " or ")).join(forms)
