"""What a check of a rulebook file found, as a page and as JSON."""

from collections.abc import Iterator
from typing import Any

import msgspec

from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Heading, Line, indented
from adapters.pages.called import Nameless
from adapters.pages.rulebook_days import DayOfRule, days_blocks, days_in, days_json
from adapters.rulebooks.file import RulebookFile, own_year
from adapters.wording.messages import sentence
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.refusals.rulebook import discrepancy_sentence, remark_sentence
from adapters.wording.say import Say
from adapters.wording.writing import Lang, listed, points
from domain.record.record import UnitId
from domain.rulebook.bases import bases
from domain.rulebook.criteria import full_standard
from domain.rulebook.tables import tables_of
from domain.values.refusal import Refusal

_BESIDE = {"file", "line"}


class _AsWritten(Nameless):
    """Units by what the file calls them."""

    def __init__(self, found: RulebookFile) -> None:
        self._units = found.unit_names

    def unit(self, unit: UnitId) -> str:
        return self._units.get(unit, str(unit))


class CheckedRulebook(msgspec.Struct, frozen=True):
    """A file with all that is to be said of it, for a cycle year where one is named."""

    found: RulebookFile
    year: str | None
    days: tuple[DayOfRule, ...]

    @property
    def can_govern(self) -> bool:
        return not self.found.problems and not self.found.discrepancies

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """One line if all is well; otherwise errors, contradictions, warnings, each with its
        line."""
        yield from _findings(self.found, lang)
        yield from days_blocks(self.days, self.found, self.year, lang)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs."""
        told = {"days": days_json(self.days, self.found, lang)} if self.year is not None else {}
        return {**_findings_json(self.found, lang), **told}


def checked(found: RulebookFile, year: str | None) -> CheckedRulebook:
    """What a check found, and the days of the year: of the one named, or of the scenario's own
    where its rulebook has deadlines."""
    if year is None and found.rulebook is not None and found.rulebook.deadlines:
        year = own_year(found.document)
    return CheckedRulebook(found, year, days_in(found, year))


def _findings(found: RulebookFile, lang: Lang) -> Iterator[Block]:
    say, file = Say(RULEBOOK, lang), found.document.name
    counts = {
        "errors": len(found.problems),
        "contradictions": len(found.discrepancies),
        "warnings": len(found.remarks),
    }
    yield Line.of(say("counts" if any(counts.values()) else "sound", file=file, **counts))
    sections = (
        ("errors", _errors(found, lang)),
        ("contradictions", _contradictions(found, lang)),
        ("warnings", _warnings(found, lang)),
    )
    for key, lines in sections:
        if lines:
            yield Heading(say(key))
            for line in lines:
                place = f"{file}:{line['line']}"
                yield Entry("", say("found", place=place, said=line["sentence"], code=line["code"]))
                if line.get("reading_line"):
                    yield indented(say("read_at", line=line["reading_line"]), 4)
        if lines and key == "contradictions":
            yield indented(say("then"), 4)
    yield from _bases(found, say, lang)
    yield from _foot(found, say)


def _bases(found: RulebookFile, say: Say, lang: Lang) -> Iterator[Block]:
    """By what ranks, classes and minimums go."""
    told = _bases_told(found, say, lang)
    if told:
        yield Heading(say("bases"))
    for line in told:
        yield indented(line["sentence"])


def _bases_told(found: RulebookFile, say: Say, lang: Lang) -> list[dict[str, Any]]:
    if found.rulebook is None or found.problems:
        return []
    sizes = [full_standard(own.criteria) for _, own, _ in tables_of(found.rulebook, ())]
    full = listed([points(size, lang) for size in dict.fromkeys(sizes)], lang)
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


def _foot(found: RulebookFile, say: Say) -> Iterator[Block]:
    yield Line.of("")
    if found.rulebook is None:
        yield Line.of(say("shape_first"))
    elif not found.problems:
        digest = found.sha256
        yield Line.of(say("hash_of", hash=digest) if digest else say("hash_needs_units"))


def _findings_json(found: RulebookFile, lang: Lang) -> dict[str, object]:
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
