"""What a check of a rulebook file found, as a page and as JSON."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.tables import entry, heading, indented
from adapters.pages.as_json import plain
from adapters.pages.called import Nameless
from adapters.rulebooks.file import RulebookFile
from adapters.wording.messages import sentence
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.refusals.rulebook import discrepancy_sentence, remark_sentence
from adapters.wording.say import Say
from adapters.wording.writing import Lang, listed, points
from domain.record.record import UnitId
from domain.rulebook.bases import bases
from domain.rulebook.criteria import full_standard
from domain.values.refusal import Refusal

_BESIDE = {"file", "line"}


class _AsWritten(Nameless):
    """Units by what the file calls them."""

    def __init__(self, found: RulebookFile) -> None:
        self._units = found.unit_names

    def unit(self, unit: UnitId) -> str:
        return self._units.get(unit, str(unit))


def findings_page(found: RulebookFile, lang: Lang) -> Iterator[RenderableType]:
    """One line if all is well; otherwise errors, contradictions, warnings, each with its line."""
    say, file = Say(RULEBOOK, lang), found.document.name
    counts = {
        "errors": len(found.problems),
        "contradictions": len(found.discrepancies),
        "warnings": len(found.remarks),
    }
    yield Text(say("counts" if any(counts.values()) else "sound", file=file, **counts))
    sections = (
        ("errors", _errors(found, lang)),
        ("contradictions", _contradictions(found, lang)),
        ("warnings", _warnings(found, lang)),
    )
    for key, lines in sections:
        if lines:
            yield heading(say(key))
            for line in lines:
                place = f"{file}:{line['line']}"
                yield entry("", say("found", place=place, said=line["sentence"], code=line["code"]))
                if line.get("reading_line"):
                    yield indented(say("read_at", line=line["reading_line"]), 4)
        if lines and key == "contradictions":
            yield indented(say("then"), 4)
    yield from _bases(found, say, lang)
    yield from _foot(found, say)


def _bases(found: RulebookFile, say: Say, lang: Lang) -> Iterator[RenderableType]:
    """By what ranks, classes and minimums go."""
    told = _bases_told(found, say, lang)
    if told:
        yield heading(say("bases"))
    for line in told:
        yield indented(line["sentence"])


def _bases_told(found: RulebookFile, say: Say, lang: Lang) -> list[dict[str, Any]]:
    if found.rulebook is None or found.problems:
        return []
    full = points(full_standard(found.rulebook.criteria), lang)
    return [
        {
            "of": one.of.value,
            "by": one.by.value,
            "selections": list(one.selections),
            "sentence": say(
                f"basis_{one.of.value}",
                by=say(f"by_{one.by.value}", full=full),
                names=listed([f"“{name}”" for name in one.selections], lang),
            ),
        }
        for one in bases(found.rulebook)
    ]


def _foot(found: RulebookFile, say: Say) -> Iterator[RenderableType]:
    yield Text("")
    if found.rulebook is None:
        yield Text(say("shape_first"))
    elif not found.problems:
        digest = found.sha256
        yield Text(say("hash_of", hash=digest) if digest else say("hash_needs_units"))


def findings_json(found: RulebookFile, lang: Lang) -> dict[str, object]:
    """The same for programs."""
    sound = found.rulebook is not None and not found.problems
    return {
        "file": found.document.name,
        "sound": sound and not found.discrepancies,
        "errors": _errors(found, lang),
        "contradictions": _contradictions(found, lang),
        "warnings": _warnings(found, lang),
        "bases": _bases_told(found, Say(RULEBOOK, lang), lang),
        "sha256": found.sha256 if sound else None,
    }


def _errors(found: RulebookFile, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "code": problem.code,
            "line": problem.facts["line"],
            "sentence": _said(problem, lang, _AsWritten(found)),
            "facts": {
                key: plain(value) for key, value in problem.facts.items() if key not in _BESIDE
            },
        }
        for problem in found.problems
    ]


def _said(problem: Refusal, lang: Lang, names: Nameless) -> str:
    """The sentence without the place, which stands beside it."""
    facts = {key: value for key, value in problem.facts.items() if key not in _BESIDE}
    return sentence(Refusal(problem.code, **facts), lang, names)


def _contradictions(found: RulebookFile, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "line": found.line_of(one),
            "one": one.one,
            "other": one.other,
            "sentence": discrepancy_sentence(one, lang, _AsWritten(found)),
            "reading_line": found.readings.get(one.code),
        }
        for one in found.discrepancies
    ]


def _warnings(found: RulebookFile, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "line": found.line(one.place),
            "sentence": remark_sentence(one, lang, _AsWritten(found)),
            "facts": {key: plain(value) for key, value in one.facts.items()},
        }
        for one in found.remarks
    ]
