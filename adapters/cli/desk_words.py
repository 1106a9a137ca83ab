"""The words of questions asked at a terminal: the questions, what may be answered, what stands."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from adapters.backfilling.answers import AnswerKind, next_year
from adapters.backfilling.questions import Field, Question
from adapters.backfilling.remarks import Remark
from adapters.backfilling.told import ToldYear
from adapters.cli.terminal import Terminal
from adapters.pages.blocks import Page
from adapters.wording.labelling import label
from adapters.wording.labels.values import CONDITIONS, GRADES
from adapters.wording.pages.doors import Pair
from adapters.wording.say import Say
from adapters.wording.writing import Names, listed, said_label, when
from domain.cycle.backfill import SourceTopic
from domain.rulebook.officers import Found
from domain.values.as_told import HowFar
from domain.values.meeting import Mode


class Script(NamedTuple):
    """What is asked, and its words."""

    questions: Callable[[ToldYear], Iterator[Question]]
    asked: Mapping[str, Pair]
    fields: Mapping[str, Pair]
    kinds: Mapping[str, Pair]
    page: Mapping[str, Pair]
    #: What of the answers does not go together.
    remarks: Callable[[ToldYear], tuple[Remark, ...]] = lambda _: ()
    #: What an answer is understood as, shown before it is stored; ``None``: nothing to show.
    understood: Callable[[str, Mapping[str, str]], Page | None] = lambda _, __: None
    #: What is asked once everything else is: of what comes later.
    later: Callable[[ToldYear], Iterator[Question]] = lambda _: iter(())


#: What may be chosen in a field.
_CHOICES: Final[Mapping[str, type[StrEnum]]] = {
    "mode": Mode,
    "how": Found,
    "stage": HowFar,
    "topic": SourceTopic,
}


def choices(name: str, lang: str) -> list[tuple[str, str]]:
    """The values of a field that has a few, with their words."""
    if name == "grade":
        return [(value, pair[lang == "en"]) for value, pair in GRADES.items()]
    return [(one.value, label(one, lang)) for one in _CHOICES[name]]  # type: ignore[arg-type]


def listed_choices(name: str, lang: str) -> str:
    """The words of those values, in a row; some have a comma inside."""
    return " | ".join(word for _, word in choices(name, lang))


class Wording:
    """The words of questions, fields and answers."""

    def __init__(self, script: Script, terminal: Terminal, told: ToldYear) -> None:
        self.told, self.lang = told, terminal.lang
        self.page = Say(script.page, terminal.lang)
        self._asked = Say(script.asked, terminal.lang)
        self._fields = Say(script.fields, terminal.lang)
        self._kinds, self._hinted = Say(script.kinds, terminal.lang), script.kinds

    def question(self, found: Question) -> str:
        """The question itself."""
        facts = {
            "code": self.told.cluster_code,
            "year": self.told.year,
            "next": next_year(self.told.year),
            **found.facts,
        }
        kind = found.key.partition(":")[0]
        if "phase" in facts:
            facts["phase"] = label(facts["phase"], self.lang)  # type: ignore[arg-type]
        if kind == "step":
            facts["lacking"] = "".join(self._lacking())
        return self._asked(kind, **facts)

    def _lacking(self) -> Iterator[str]:
        """What the phase asks for: not stated, or put off and never asked."""
        unasked = self.told.unasked
        unstated = [code for code in self.told.lacking if code not in unasked]
        for key, codes in (("step_lacking", unstated), ("step_unasked", unasked)):
            if codes:
                words = [CONDITIONS[code][self.lang == "en"] for code in codes]
                yield self._asked(key, conditions=listed(words, self.lang))

    def field(self, found: Field, **facts: object) -> str:
        """What stands before the answer, with what it may be."""
        hints = [self._kinds(found.kind)] if found.kind in self._hinted else []
        if found.kind is AnswerKind.CHOICE:
            words = listed_choices(found.name, self.lang)
            hints.append(self.page("choices", choices=words))
        if found.optional:
            hints.append(self.page("optional"))
        return self._fields(found.name, **facts) + (f" ({'; '.join(hints)})" if hints else "")

    def remark(self, found: Remark) -> str:
        """What does not go together, with both places of it."""
        facts = {
            name: label(value, self.lang) if isinstance(value, SourceTopic) else value
            for name, value in found.facts
        }
        text = self.page(f"remark_{found.code}", **facts)
        return text[:1].upper() + text[1:]

    def stands(self, found: Question, names: Names) -> str:
        """What has been answered; nothing where the answer is no single word."""
        cycle = self.told.cycle
        if cycle is None:
            return ""
        kind, _, code = found.key.partition(":")
        match kind:
            case "chair" if cycle.officers.chair is not None:
                units = [cycle.officers.chair, *cycle.officers.vice_chairs]
            case "election" if cycle.handover.next_officers is not None:
                named = cycle.handover.next_officers
                units = [one for one in (named.chair, *named.vice_chairs) if one]
            case "selection" if code in cycle.voting.made:
                units = list(cycle.voting.made[code].chosen)
            case "conference" if cycle.conference.called is not None:
                return when(cycle.conference.called, self.lang)
            case _:
                fact = cycle.facts.get(found.key)
                return said_label(fact.said, self.lang, names) if fact else ""
        return listed([names.unit(unit) for unit in units], self.lang)
