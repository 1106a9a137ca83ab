"""Questions asked one by one at a terminal; each answer is stored as it is given.

What is asked stands in :mod:`adapters.backfilling` (a year that is over) and in
:mod:`adapters.starting` (a year of one's own); whoever breaks off goes on where they stopped.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import typer

from adapters.backfilling.answers import UNSTATED, Act, AnswerKind, next_year
from adapters.backfilling.questions import Field, Question, is_asked
from adapters.backfilling.told import ToldYear
from adapters.bootstrap import Engine
from adapters.cli.terminal import Terminal
from adapters.door.orders import beginning_order, begins, read_order
from adapters.pages.called import Nameless, names_of
from adapters.pages.tellings import telling_of
from adapters.wording.labels.values import CONDITIONS, GRADES, VALUES
from adapters.wording.messages import sentence
from adapters.wording.pages.doors import Pair
from adapters.wording.say import Say
from adapters.wording.writing import label, listed
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR
from domain.rulebook.officers import Found
from domain.values.meeting import Mode
from domain.values.names import fold
from domain.values.refusal import Refusal


class Script(NamedTuple):
    """What is asked, and its words."""

    questions: Callable[[ToldYear], Iterator[Question]]
    asked: Mapping[str, Pair]
    fields: Mapping[str, Pair]
    kinds: Mapping[str, Pair]
    page: Mapping[str, Pair]


#: Of a file with a list so much is read.
_MOST: Final = 100_000


class _Stop(Exception):
    """The person has had enough for now."""


class _Later(Exception):
    """The question is put off."""


def choices(name: str, lang: str) -> list[tuple[str, str]]:
    """The values of a field that has a few, with their words."""
    pairs = {"grade": GRADES, "mode": VALUES[Mode], "how": VALUES[Found]}[name]
    return [(value, pair[lang == "en"]) for value, pair in pairs.items()]


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
            lacking = [CONDITIONS[code][self.lang == "en"] for code in self.told.lacking]
            facts["lacking"] = (
                self._asked("step_lacking", conditions=listed(lacking, self.lang))
                if lacking
                else ""
            )
        return self._asked(kind, **facts)

    def field(self, found: Field, **facts: object) -> str:
        """What stands before the answer, with what it may be."""
        hints = [self._kinds(found.kind)] if found.kind in self._hinted else []
        if found.kind is AnswerKind.CHOICE:
            words = ", ".join(word for _, word in choices(found.name, self.lang))
            hints.append(self.page("choices", choices=words))
        if found.optional:
            hints.append(self.page("optional"))
        return self._fields(found.name, **facts) + (f" ({'; '.join(hints)})" if hints else "")


class Desk:
    """Somebody at a terminal, asked one question after the other."""

    def __init__(self, terminal: Terminal, engine: Engine, told: ToldYear, script: Script) -> None:
        self.terminal, self.engine, self.told, self.script = terminal, engine, told, script
        self.wording = Wording(script, terminal, told)

    def ask_through(self) -> None:
        page, code = self.wording.page, self.told.code
        total, left = self._counts()
        self.terminal.show(page("head", code=code, open=left, all=total))
        try:
            while question := self._open():
                self._ask(question)
        except _Stop:
            self._say(page("stopped", code=code))
            return
        later = sorted(self.told.put_off)
        if later:
            keys = ", ".join(later)
            self._say(page("put_off", count=len(later), keys=keys, code=code))
        else:
            self._say(page("done", code=code))
        self._say(page("next", code=code))

    def _open(self) -> Question | None:
        questions = self.script.questions(self.told)
        return next((found for found in questions if is_asked(self.told, found)), None)

    def _counts(self) -> tuple[int, int]:
        found = list(self.script.questions(self.told))
        return len(found), sum(is_asked(self.told, one) for one in found)

    def _ask(self, question: Question) -> None:
        total, left = self._counts()
        keys = [found.key for found in self.script.questions(self.told)]
        at, text = keys.index(question.key) + 1, self.wording.question(question)
        self._say(self.wording.page("question", open=left, at=at, all=total, text=text))
        try:
            self._carry_out(question, self._answers(question))
        except _Later:
            self.told.put_off.add(question.key)
            self._say(self.wording.page("later"))
        except Refusal as refusal:
            names = self.terminal.names or Nameless()
            said = sentence(refusal, self.terminal.lang, names)
            self._say(self.wording.page("wrong", said=said))

    # answers

    def _answers(self, question: Question) -> dict[str, str] | None:
        """What was typed by field; ``None``: the source does not say."""
        answers = {}
        if any(field.kind is AnswerKind.MEMBER for field in question.fields):
            self._show_members()
        for index, field in enumerate(question.fields):
            text = self._given(field)
            needed = question.unstated is None if index == 0 else not field.optional
            while text == UNSTATED and needed:
                self._say("  " + self.wording.page("no_unstated"))
                text = self._given(field)
            if index == 0 and text == UNSTATED:
                return None
            if not text and not field.optional:
                raise _Later
            answers[field.name] = text
        return answers

    def _given(self, field: Field) -> str:
        match field.kind:
            case AnswerKind.LINES:
                return self._lines(field)
            case AnswerKind.MEMBER:
                return "; ".join(map(self._member, self._typed(field).split(";")))
            case _:
                return self._typed(field)

    def _typed(self, field: Field, **facts: object) -> str:
        default = self._default(field)
        text = self._prompted(self.wording.field(field, **facts), default)
        if field.kind is AnswerKind.CHOICE and text and text != UNSTATED:
            return self._chosen(field, text)
        return text

    def _prompted(self, prompt: str, default: str = "") -> str:
        """One line; Raises :class:`_Stop` where the person goes."""
        try:
            text: str = typer.prompt("  " + prompt, default=default, show_default=bool(default))
        except typer.Abort:
            self.terminal.show("", mark=False)  # what follows begins on a line of its own
            raise _Stop from None
        if text.strip().lower() == "q":
            raise _Stop
        return text.strip()

    def _default(self, field: Field) -> str:
        """What Enter stands for, in words where there are words for it."""
        if field.kind is AnswerKind.DATE and field.default == "today":
            return datetime.now().astimezone().strftime("%d/%m/%Y")
        if field.kind is not AnswerKind.CHOICE:
            return field.default
        return dict(choices(field.name, self.terminal.lang)).get(field.default, "")

    def _chosen(self, field: Field, text: str) -> str:
        """The value that was meant; one that is none is asked for again."""
        known = choices(field.name, self.terminal.lang)
        for value, word in known:
            if fold(text) in {fold(value), fold(word)}:
                return value
        words = ", ".join(word for _, word in known)
        self._say("  " + self.wording.page("choose", value=text, choices=words))
        return self._typed(field)

    def _lines(self, field: Field) -> str:
        """Lines until an empty one, or those of a file; nothing is stored before they are shown and
        called right."""
        while True:
            found: list[str] = []
            while line := self._typed(field, count=len(found) + 1):
                found += self._read(line)
            if not found:
                return ""
            for number, line in enumerate(found, start=1):
                self._say(f"  {number:>3}. {line}")
            if not self._prompted(self.wording.page("is_it_right", count=len(found))):
                return "\n".join(found)

    def _read(self, line: str) -> list[str]:
        """The lines of a file of this machine, or the line itself."""
        path = Path(line).expanduser()
        try:
            if not path.is_file():
                return [line]
            text = path.read_bytes()[:_MOST].decode("utf-8-sig")
        except (OSError, ValueError):
            self._say("  " + self.wording.page("no_text", file=line))
            return []
        return [one.strip() for one in text.splitlines() if one.strip()]

    # the cluster's units, by number

    def _members(self) -> list[str]:
        """The codes of the cluster's units, in the order in which they are shown."""
        cluster = self.told.cluster
        return [self.told.code_of_unit(unit) for unit in cluster.members] if cluster else []

    def _show_members(self) -> None:
        names = self.engine.names()
        cluster = self.told.cluster
        for number, unit in enumerate(cluster.members if cluster else (), start=1):
            self._say(f"  {number:>3}. {names.unit(unit)}")

    def _member(self, text: str) -> str:
        """A unit by its number in the list; what is no number of one is a name."""
        members, text = self._members(), text.strip()
        number = int(text) if text.isascii() and text.isdigit() else 0
        return members[number - 1] if 0 < number <= len(members) else text

    # acts

    def _carry_out(self, question: Question, answers: dict[str, str] | None) -> None:
        """Store what an answer says. Nothing stands behind a refusal that was not answered."""
        if answers is None:
            assert question.unstated is not None
            acts = question.unstated(self.told)
        else:
            acts = question.acts(self.told, answers)
        for act in list(acts):
            for line in self._done(act):
                self._say(line)

    def _done(self, act: Act) -> Iterator[str]:
        receipt = self.engine.handle(self._order(act))
        self.told.look_again()
        self.terminal.names = names_of(self.engine, receipt.stream)
        telling = telling_of(self.engine, self.terminal.lang)
        events = self.engine.store.events(
            receipt.stream, receipt.first_version - 1, receipt.last_version
        )
        for event in events:
            line = telling.sentence(telling.read(event))
            yield self.wording.page("recorded", event=telling.label(event), sentence=line)

    def _order(self, act: Act) -> Order:
        raw = dict(act.raw)
        if begins(str(raw["command"])):
            return beginning_order(
                self.engine,
                act.target,
                raw,
                actor=LOCAL_OPERATOR,
                seat=act.seat,
                at=act.at,
                command_id=None,
            )
        return read_order(
            self.engine, act.target, raw, actor=LOCAL_OPERATOR, seat=act.seat, at=act.at
        )

    def _say(self, text: str) -> None:
        self.terminal.show(text, mark=False)
