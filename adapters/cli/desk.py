"""Questions asked one by one at a terminal; each answer is stored as it is given.

What is asked stands in :mod:`adapters.backfilling` (a year that is over) and in
:mod:`adapters.starting` (a year of one's own); whoever breaks off goes on where they stopped.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import typer

from adapters.backfilling.answers import UNSTATED, Act, AnswerKind, checked, chosen, next_year
from adapters.backfilling.questions import Field, Question, before, is_asked, is_left
from adapters.backfilling.remarks import Remark
from adapters.backfilling.told import ToldYear
from adapters.bootstrap import Engine
from adapters.cli.addresses import shown, where
from adapters.cli.desk_words import Script, Wording, choices, listed_choices
from adapters.cli.terminal import Terminal
from adapters.door.orders import beginning_order, begins, read_order
from adapters.pages.called import Nameless, names_of
from adapters.pages.tellings import telling_of
from adapters.starting.listing import cleaned, is_file_name, path_said, repeated, units_in
from adapters.wording.messages import sentence
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR
from domain.values.names import fold
from domain.values.refusal import Refusal

#: Typed instead of an answer: back to the one before.
_BACK: Final = "<"


_NO: Final = frozenset({"s", "sua", "sai", "khong", "k", "no", "n"})


def is_said_yes(text: str) -> bool:
    """Whether somebody says that it is right."""
    return fold(text) in {"c", "co", "dung", "d", "yes", "y", "ok"}


def _is_no(text: str) -> bool:
    return fold(text) in _NO


class _Stop(Exception):
    """The person has had enough for now."""


class _Later(Exception):
    """The question is put off."""


class _Nothing(Exception):
    """There is nothing to answer, and that is an answer."""


class _Back(Exception):
    """An answer of before is to be given again."""


class Desk:
    """Somebody at a terminal, asked one question after the other."""

    def __init__(self, terminal: Terminal, engine: Engine, told: ToldYear, script: Script) -> None:
        self.terminal, self.engine, self.told, self.script = terminal, engine, told, script
        self.wording = Wording(script, terminal, told)
        self._remarked: set[Remark] = set()

    def ask_through(self) -> None:
        page, code = self.wording.page, self.told.code
        total, left = self._counts()
        self.terminal.show(page("head", code=code, open=left, all=total))
        self._remarked = set(self.script.remarks(self.told))
        again: Question | None = None
        try:
            while question := again or self._open():
                again = self._ask(question, again=again is not None)
        except _Stop:
            self._say(page("stopped", code=code, db=self._db))
            return
        put_off = [one for one in self.script.questions(self.told) if one.key in self.told.put_off]
        if put_off:
            self._say(page("put_off", count=len(put_off), code=code, db=self._db))
            for found in put_off:
                self._say(f"  · {self.wording.question(found)}")
            if waiting := self._counts()[1]:
                self._say(page("waiting", count=waiting))
        else:
            self._say(page("done", code=code))
        if self._asked_of_later() and self.told.cycle is not None:
            self._say(page("next", code=code, db=self._db))

    def _asked_of_later(self) -> bool:
        """What later sources say, once all else is asked; whether nobody broke off."""
        try:
            while question := self._open_of_later():
                self._ask(question, again=False)
        except _Stop:
            self._say(self.wording.page("stopped", code=self.told.code, db=self._db))
            return False
        return True

    def _open_of_later(self) -> Question | None:
        found = self.script.later(self.told)
        return next((one for one in found if is_asked(self.told, one)), None)

    @property
    def _db(self) -> str:
        """``--db`` as it has to be typed again, where it is not the usual file."""
        named = where(self.terminal)
        usual = shown(self.terminal.database) == os.environ.get("THIDUA_DB")
        return "" if usual or not named else f" {named}"

    def _open(self) -> Question | None:
        questions = self.script.questions(self.told)
        return next((found for found in questions if is_asked(self.told, found)), None)

    def _counts(self) -> tuple[int, int]:
        """How many questions there are, and how many of them have no answer yet."""
        found = list(self.script.questions(self.told))
        return len(found), sum(is_left(self.told, one) for one in found)

    def _ask(self, question: Question, *, again: bool) -> Question | None:
        """Ask, and store what is answered; gives the question to go back to, if any."""
        self._say(self._asked(question))
        names = self.terminal.names or Nameless()
        if again and (stands := self.wording.stands(question, self.engine.names())):
            self._say(self.wording.page("stands", text=stands))
        try:
            answers = self._answers(question)
            self._show_understood(question, answers)
            self._carry_out(question, answers)
        except _Back:
            return self._before(question, again=again)
        except _Nothing:
            return None
        except _Later:
            if not again:
                self.told.put_off.add(question.key)
            self._say(self.wording.page("left_as_is" if again else "later"))
        except Refusal as refusal:
            said = sentence(refusal, self.terminal.lang, names)
            self._say(self.wording.page("wrong", said=said))
        self._remark()
        return None

    def _asked(self, question: Question) -> str:
        """The question, and how many are left; of a later source nobody knows how many."""
        text = self.wording.question(question)
        questions = list(self.script.questions(self.told))
        if all(found.key != question.key for found in questions):
            return text
        at = [found.key for found in questions].index(question.key) + 1
        total, left = self._counts()
        return self.wording.page("question", open=left, at=at, all=total, text=text)

    def _show_understood(self, question: Question, answers: dict[str, str] | None) -> None:
        """Show how an answer was read; raises :class:`_Later` where it was not meant so."""
        page = self.script.understood(question.key, answers) if answers else None
        if page is None:
            return
        self.terminal.show(*page.blocks(self.terminal.lang), mark=False)
        said = ""
        while not is_said_yes(said):
            said = self._said(self.wording.page("is_it_meant"))
            if _is_no(said):
                raise _Later

    def _before(self, question: Question, *, again: bool) -> Question | None:
        """The question to go back to; the same one where there is none before it."""
        questions = list(self.script.questions(self.told))
        earlier = before(questions, self.told, question.key)
        if earlier is None:
            self._say(self.wording.page("nothing_before", code=self.told.code))
            return question if again else None
        keys = [found.key for found in questions]
        if question.key in keys:
            between = questions[keys.index(earlier.key) + 1 : keys.index(question.key)]
            for found in between:
                if found.said(self.told) and not found.key.startswith("step:"):
                    text = self.wording.question(found)
                    self._say(self.wording.page("passed_over", text=text, code=self.told.code))
        return earlier

    def _remark(self) -> None:
        """Say what does not go together since the last answer."""
        for found in self.script.remarks(self.told):
            if found not in self._remarked:
                self._remarked.add(found)
                self._say(self.wording.page("remark", text=self.wording.remark(found)))

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
            if index == 0 and not text and question.may_end:
                self.told.nothing.add(question.key)
                raise _Nothing
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
        """One field; what cannot be one is told at once, and the field asked again."""
        default = self._default(field)
        while True:
            text = self._prompted(self.wording.field(field, **facts), default)
            if not text or text == UNSTATED:
                return text
            if field.kind is AnswerKind.CHOICE:
                return self._chosen(field, text)
            try:
                return checked(field.kind, text)
            except Refusal as refusal:
                if refusal.facts.get("case") == "year" and (full := self._with_year(text)):
                    return full
                said = sentence(refusal, self.terminal.lang, self.terminal.names or Nameless())
                self._say(self.wording.page("wrong", said=said))

    def _with_year(self, day: str) -> str | None:
        """A day with the year that is asked for; ``None`` where that makes no date."""
        first, _, last = self.told.year.partition("-")  # a school year touches two
        years = {"year": first, "next": last or next_year(first)}
        year = self._prompted(self.wording.page("which_year", day=day, **years))
        try:
            return checked(AnswerKind.DATE, f"{day}/{year}")
        except Refusal:
            return None

    def _prompted(self, prompt: str, default: str = "") -> str:
        """One line; Raises :class:`_Stop` where the person goes."""
        try:
            text: str = typer.prompt("  " + prompt, default=default, show_default=bool(default))
        except typer.Abort:
            self.terminal.show("", mark=False)  # what follows begins on a line of its own
            raise _Stop from None
        if text.strip().lower() == "q":
            raise _Stop
        if text.strip() == _BACK:
            raise _Back
        return text.strip()

    def _default(self, field: Field) -> str:
        """What Enter stands for, in words where there are words for it."""
        if field.kind is AnswerKind.DATE and field.default == "today":
            return datetime.now().astimezone().strftime("%d/%m/%Y")
        if field.kind is AnswerKind.YES and field.default:
            return self.wording.page("yes")
        if field.kind is not AnswerKind.CHOICE:
            return field.default
        return dict(choices(field.name, self.terminal.lang)).get(field.default, "")

    def _chosen(self, field: Field, text: str) -> str:
        """The value that was meant; one that is none is asked for again."""
        for lang in ("vi", "en"):  # whatever language the questions are in
            if (found := chosen(text, choices(field.name, lang))) is not None:
                return found
        words = listed_choices(field.name, self.terminal.lang)
        self._say("  " + self.wording.page("choose", value=text, choices=words))
        return self._typed(field)

    def _lines(self, field: Field) -> str:
        """Lines until an empty one, or those of a file; nothing is stored before they are shown and
        called right."""
        found: list[str] = []
        while True:
            self._take_lines(field, found)
            if not found:
                return ""
            for number, line in enumerate(found, start=1):
                self._say(f"  {number:>3}. {line}")
            if twice := repeated(found):
                self._say("  " + self.wording.page("twice", names="; ".join(twice)))
                found = []
                continue
            said = self._said(self.wording.page("is_it_right", count=len(found)))
            if is_said_yes(said):
                return "\n".join(found)
            # What is neither yes nor no is one line more: a pasted list may have blank ones.
            found = [] if _is_no(said) else [*found, *self._read(said)]

    def _said(self, prompt: str) -> str:
        """An answer that has to be given: Enter alone is none."""
        said = ""
        while not said:
            said = self._prompted(prompt)
        return said

    def _take_lines(self, field: Field, found: list[str]) -> None:
        """Lines until two empty ones; one alone stands in many a pasted list."""
        blank = False
        while True:
            line = self._typed(field, count=len(found) + 1)
            if not line and (blank or not found):
                return
            blank = not line
            found += self._read(line) if line else []

    def _read(self, line: str) -> list[str]:
        """The units of a file of this machine, or the one that the line names."""
        if not is_file_name(line):
            return list(cleaned([line]))
        try:
            return units_in(path_said(line))
        except Refusal as refusal:
            said = sentence(refusal, self.terminal.lang, self.terminal.names or Nameless())
            self._say(self.wording.page("wrong", said=said))
            return []

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
