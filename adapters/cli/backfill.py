"""Telling a past year: the questions one by one, each answer stored as it is given."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.backfilling.questions import Field, Question
    from adapters.backfilling.told import ToldYear
    from adapters.bootstrap import Engine

CycleCode = Annotated[str, typer.Argument(metavar="NĂM")]
Listing = Annotated[bool, typer.Option("--list")]


class _Stop(Exception):
    """The person has had enough for now."""


class _Later(Exception):
    """The question is put off."""


@app.command(cls=Page)
def backfill(context: typer.Context, cycle: CycleCode, listing: Listing = False) -> None:
    """Ask through a past year; what is answered already is not asked again."""
    from adapters.backfilling.told import ToldYear
    from adapters.cli.databases import opened
    from adapters.cli.errors import Trouble
    from adapters.door.names import year_named

    terminal: Terminal = context.obj
    terminal.writing = not listing
    with opened(terminal) as engine:
        told = ToldYear(engine, *year_named(cycle))
        if told.cycle is not None and not told.cycle.backfill:
            raise Trouble("backfill_live", cycle=told.code)
        if listing or terminal.json:
            _list(terminal, told)
            return
        _Desk(terminal, engine, told).ask_through()


def _list(terminal: Terminal, told: "ToldYear") -> None:
    """All questions, and which of them are answered."""
    from adapters.backfilling.questions import is_asked, open_question, questions

    wording = _Wording(terminal, told)
    following = open_question(told)
    rows, reached = [], False
    for found in questions(told):
        asked = is_asked(told, found)
        reached = reached or (following is not None and found.key == following.key)
        state = "open" if asked else "later" if reached else "done"
        rows.append((found, state))
    if terminal.json:
        listed = [
            {"question": found.key, "text": wording.question(found), "state": state}
            for found, state in rows
        ]
        terminal.give({"cycle": told.code, "questions": listed})
        return
    marks = {"open": "·", "later": " ", "done": "✓"}
    terminal.show(
        *(
            f"{marks[state]} {wording.question(found)} ({wording.page(f'list_{state}')})"
            for found, state in rows
        )
    )


class _Wording:
    """The words of questions, fields and answers."""

    def __init__(self, terminal: Terminal, told: "ToldYear") -> None:
        from adapters.wording.pages.backfill import ASKED, FIELDS, KINDS, PAGE
        from adapters.wording.say import Say

        self.told, self.terminal = told, terminal
        self.page = Say(PAGE, terminal.lang)
        self._asked = Say(ASKED, terminal.lang)
        self._fields = Say(FIELDS, terminal.lang)
        self._kinds = Say(KINDS, terminal.lang)

    def question(self, found: "Question") -> str:
        from adapters.backfilling.answers import next_year
        from adapters.wording.labels.values import CONDITIONS
        from adapters.wording.writing import label, listed

        lang = self.terminal.lang
        facts = {
            "code": self.told.cluster_code,
            "year": self.told.year,
            "next": next_year(self.told.year),
            **found.facts,
        }
        kind = found.key.partition(":")[0]
        if kind == "step":
            lacking = [CONDITIONS[code][lang == "en"] for code in self.told.lacking]
            facts["phase"] = label(facts["phase"], lang)  # type: ignore[arg-type]
            facts["lacking"] = (
                self._asked("step_lacking", conditions=listed(lacking, lang)) if lacking else ""
            )
        return self._asked(kind, **facts)

    def field(self, found: "Field") -> str:
        """What stands before the answer, with what it may be."""
        from adapters.backfilling.answers import AnswerKind

        hints = []
        if found.kind in {AnswerKind.SAID, AnswerKind.DATE, AnswerKind.YES}:
            hints.append(self._kinds(found.kind))
        if found.kind is AnswerKind.CHOICE:
            words = ", ".join(word for _, word in choices(found.name, self.terminal.lang))
            hints.append(self.page("choices", choices=words))
        if found.optional:
            hints.append(self.page("optional"))
        return self._fields(found.name) + (f" ({'; '.join(hints)})" if hints else "")


def choices(name: str, lang: str) -> list[tuple[str, str]]:
    """The values of a field that has a few, with their words."""
    from adapters.wording.labels.values import GRADES, VALUES
    from domain.rulebook.officers import Found
    from domain.values.meeting import Mode

    pairs = {"grade": GRADES, "mode": VALUES[Mode], "how": VALUES[Found]}[name]
    return [(value, pair[lang == "en"]) for value, pair in pairs.items()]


class _Desk:
    """Somebody at a terminal, asked one question after the other."""

    def __init__(self, terminal: Terminal, engine: "Engine", told: "ToldYear") -> None:
        self.terminal, self.engine, self.told = terminal, engine, told
        self.wording = _Wording(terminal, told)

    def ask_through(self) -> None:
        from adapters.backfilling.questions import open_question

        page = self.wording.page
        total, left = self._counts()
        head = page("head", code=self.told.code, open=left, all=total)
        self.terminal.show(head)
        try:
            while question := open_question(self.told):
                self._ask(question)
        except _Stop:
            self._say(page("stopped"))
            return
        later = sorted(self.told.put_off)
        if later:
            self._say(page("put_off", count=len(later), keys=", ".join(later)))
        else:
            self._say(page("done"))
        self._say(page("next", code=self.told.code))

    def _counts(self) -> tuple[int, int]:
        from adapters.backfilling.questions import is_asked, questions

        found = list(questions(self.told))
        return len(found), sum(is_asked(self.told, one) for one in found)

    def _ask(self, question: "Question") -> None:
        from adapters.pages.called import Nameless
        from adapters.wording.messages import sentence
        from domain.values.refusal import Refusal

        _, left = self._counts()
        text = self.wording.question(question)
        self._say(self.wording.page("question", open=left, text=text))
        try:
            self._carry_out(question, self._answers(question))
        except _Later:
            self.told.put_off.add(question.key)
            self._say(self.wording.page("later"))
        except Refusal as refusal:
            names = self.terminal.names or Nameless()
            said = sentence(refusal, self.terminal.lang, names)
            self._say(self.wording.page("wrong", said=said))

    def _answers(self, question: "Question") -> dict[str, str] | None:
        """What was typed by field; ``None``: the source does not say."""
        from adapters.backfilling.answers import UNSTATED

        answers = {}
        for index, field in enumerate(question.fields):
            text = self._typed(field)
            needed = question.unstated is None if index == 0 else not field.optional
            while text == UNSTATED and needed:
                self._say("  " + self.wording.page("no_unstated"))
                text = self._typed(field)
            if index == 0 and text == UNSTATED:
                return None
            if not text and not field.optional:
                raise _Later
            answers[field.name] = text
        return answers

    def _typed(self, field: "Field") -> str:
        from adapters.backfilling.answers import UNSTATED, AnswerKind

        try:
            prompt = "  " + self.wording.field(field)
            default = self._default(field)
            text: str = typer.prompt(prompt, default=default, show_default=bool(default))
        except typer.Abort:
            self.terminal.show("", mark=False)  # what follows begins on a line of its own
            raise _Stop from None
        text = text.strip()
        if text.lower() == "q":
            raise _Stop
        if field.kind is AnswerKind.CHOICE and text and text != UNSTATED:
            return self._chosen(field, text)
        return text

    def _default(self, field: "Field") -> str:
        """What Enter stands for, in words where there are words for it."""
        from adapters.backfilling.answers import AnswerKind

        if field.kind is not AnswerKind.CHOICE:
            return field.default
        return dict(choices(field.name, self.terminal.lang)).get(field.default, "")

    def _chosen(self, field: "Field", text: str) -> str:
        """The value that was meant; one that is none is asked for again."""
        from domain.values.names import fold

        known = choices(field.name, self.terminal.lang)
        for value, word in known:
            if fold(text) in {fold(value), fold(word)}:
                return value
        words = ", ".join(word for _, word in known)
        self._say("  " + self.wording.page("choose", value=text, choices=words))
        return self._typed(field)

    def _carry_out(self, question: "Question", answers: dict[str, str] | None) -> None:
        """Store what an answer says. Nothing stands behind a refusal that was not answered."""
        if answers is None:
            assert question.unstated is not None
            acts = list(question.unstated(self.told))
        else:
            acts = list(question.acts(self.told, answers))
        for act in acts:
            for line in self._done(act.target, dict(act.raw), act.at):
                self._say(line)

    def _done(self, target: str, raw: dict[str, object], at: str | None) -> Iterator[str]:
        from adapters.door.orders import beginning_order, begins, read_order
        from adapters.pages.called import names_of
        from adapters.pages.tellings import telling_of
        from domain.record.record import LOCAL_OPERATOR

        if begins(str(raw["command"])):
            order = beginning_order(
                self.engine,
                target,
                raw,
                actor=LOCAL_OPERATOR,
                seat="operator",
                at=at,
                command_id=None,
            )
        else:
            order = read_order(
                self.engine, target, raw, actor=LOCAL_OPERATOR, seat="operator", at=at
            )
        receipt = self.engine.handle(order)
        self.told.look_again()
        self.terminal.names = names_of(self.engine, receipt.stream)
        telling = telling_of(self.engine, self.terminal.lang)
        events = self.engine.store.events(
            receipt.stream, receipt.first_version - 1, receipt.last_version
        )
        for event in events:
            line = telling.sentence(telling.read(event))
            yield self.wording.page("recorded", event=telling.label(event), sentence=line)

    def _say(self, text: str) -> None:
        self.terminal.show(text, mark=False)
