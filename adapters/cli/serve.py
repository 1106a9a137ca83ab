"""The background work of one machine, and a look at what of it is stuck."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import DONE, REFUSED, Trouble, shown
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal, as_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from adapters.bootstrap import Engine
    from adapters.delivery.settings import MailServer, Settings
    from adapters.health import Finding
    from workers.duties import Line

Once = Annotated[bool, typer.Option("--once")]
SendTest = Annotated[str | None, typer.Option("--send-test", metavar="ĐỊA_CHỈ")]
NoMail = Annotated[bool, typer.Option("--no-mail")]


@app.command(cls=Page)
def serve(context: typer.Context, once: Once = False) -> int:
    """Do what falls due, until told to stop; with ``--once`` one round, and 1 where a duty could
    not be done."""
    from adapters.cli.databases import opened
    from adapters.log.errors import Unusable, UnusableError
    from workers.duties import Line
    from workers.runner import Runner, stop_on_signals

    terminal: Terminal = context.obj
    terminal.lasting = True
    with opened(terminal) as engine:
        database = engine.store.database
        if database.read_only:
            raise UnusableError(Unusable.READ_ONLY, database.file)
        journal = _Journal(engine, terminal)
        runner = Runner(engine, journal.write)
        if once:
            done = runner.round()
            runner.leave()
            if done:
                runner.note_round()
            return DONE if done and not runner.failed else REFUSED
        stop_on_signals(runner)
        journal.write("serve", Line(what="begins", facts={"db": shown(terminal.database)}))
        runner.run()
        journal.write("serve", Line(what="ends"))
        return DONE


class _Journal:
    """One line for each thing done, at once where it is read."""

    def __init__(self, engine: "Engine", terminal: Terminal) -> None:
        self._engine = engine
        self._terminal = terminal

    def write(self, duty: str, line: "Line") -> None:
        from adapters.pages.as_json import iso, plain
        from adapters.wording.phrasing import one_line
        from adapters.wording.writing import moment

        terminal, now = self._terminal, self._engine.now()
        if terminal.json:
            facts = {key: plain(value) for key, value in line.facts.items()}
            row = {"practice": bool(terminal.practice), "at": iso(now), "duty": duty}
            text = as_json({**row, "what": line.what, **facts})
        else:
            mark = f"[{terminal.word('practice')}] " if terminal.practice else ""
            told = one_line(said(self._engine, terminal, line))
            text = f"{mark}{moment(now, terminal.lang)}  {told}"
        terminal.write(text + "\n")


def said(engine: "Engine", terminal: Terminal, line: "Line") -> str:
    """A line of the work in words."""
    from adapters.wording.messages import sentence
    from adapters.wording.pages.delivery import LINES
    from adapters.wording.say import Say
    from domain.values.refusal import Refusal

    facts = dict(line.facts)
    if line.what == "refused":
        code = facts.pop("code")
        told = Refusal(code, **facts)  # type: ignore[arg-type]
        facts = {"sentence": sentence(told, terminal.lang, engine.names())}
    if line.what == "unusable":
        said = terminal.word(str(facts.pop("code")), **facts)
        facts = {"sentence": said}
    return Say(LINES, terminal.lang)(line.what, **worded(engine, terminal, facts))


def worded(engine: "Engine", terminal: Terminal, facts: dict[str, object]) -> dict[str, object]:
    """Facts as they stand in a sentence: units by name, what is due by what it is called."""
    from adapters.cli.journal_page import reason
    from adapters.wording.labels.due import due_name
    from adapters.wording.pages.delivery import CAME, STATES
    from adapters.wording.writing import label, moment, pick
    from domain.notices import Topic
    from domain.record.record import UnitId

    names, lang = engine.names(), terminal.lang
    found = dict(facts)
    unit = facts.get("unit")
    name = names.unit(unit) if isinstance(unit, UnitId) else None
    found["unit"] = name or ""
    found["of_unit"] = f" ({name})" if name else ""
    topic = facts.get("topic")
    if isinstance(topic, Topic):
        found["topic"] = label(topic, lang)
    if isinstance(facts.get("deadline"), str):
        found["deadline"] = due_name(str(facts["deadline"]), lang, names.words, None)
    if facts.get("came") in CAME:
        found["came"] = pick(CAME[str(facts["came"])], lang)
    if facts.get("state") in STATES:
        found["state"] = pick(STATES[str(facts["state"])], lang)
    why = facts.get("why")
    found["why"] = reason(str(why), lang) if why else ""
    found["because"] = f" ({found['why']})" if why else ""
    for key in ("at", "until", "before", "oldest", "last"):
        if isinstance(facts.get(key), int):
            found[key] = moment(int(str(facts[key])), lang)
    return found


@app.command(cls=Page)
def doctor(context: typer.Context, send_test: SendTest = None, no_mail: NoMail = False) -> int:
    """What is stuck, since when, and which command mends it; 1 where anything is."""
    from adapters.cli.databases import opened
    from adapters.delivery.settings import Settings, settings_of
    from adapters.health import Finding, findings
    from domain.values.refusal import Refusal

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        malformed: list[Finding] = []
        try:
            settings = settings_of(engine.practice)
        except Refusal as refusal:
            settings = Settings()
            malformed = [_malformed(engine, terminal, refusal)]
        if send_test is not None:
            return _send_test(terminal, settings, send_test)
        found = [
            one
            for one in findings(engine, settings, try_mail=not no_mail)
            if not (malformed and one.code == "mail_unset")
        ]
        return _show_findings(engine, terminal, [*found, *malformed])


def _malformed(engine: "Engine", terminal: Terminal, refusal: Exception) -> "Finding":
    from adapters.health import Finding
    from adapters.wording.messages import sentence
    from domain.values.refusal import Refusal

    assert isinstance(refusal, Refusal)
    told = sentence(refusal, terminal.lang, engine.names())
    return Finding(code="setting_malformed", wrong=True, facts={"sentence": told})


def _show_findings(engine: "Engine", terminal: Terminal, found: "Iterable[Finding]") -> int:
    from rich.text import Text

    from adapters.pages.as_json import plain
    from adapters.wording.pages.delivery import DOCTOR
    from adapters.wording.say import Say

    say = Say(DOCTOR, terminal.lang)
    rows = [(one, say(one.code, **worded(engine, terminal, dict(one.facts)))) for one in found]
    wrong = sum(one.wrong for one, _ in rows)
    if terminal.json:
        told = [
            {
                "code": one.code,
                "wrong": one.wrong,
                "sentence": text,
                "facts": {key: plain(value) for key, value in one.facts.items()},
                "mend": one.mend,
            }
            for one, text in rows
        ]
        terminal.give({"sound": not wrong, "findings": told})
        return REFUSED if wrong else DONE
    lines: list[Text] = []
    for one, text in rows:
        mark = "!" if one.wrong else "✓" if one.mend is None else "·"
        lines.append(Text(f"{mark} {text}", style="bold" if one.wrong else ""))
        if one.mend is not None:
            lines.append(Text(f"    → {one.mend}", no_wrap=True))
    last = say("something", count=wrong) if wrong else say("all_well")
    terminal.show(*lines, "", last)
    return REFUSED if wrong else DONE


def _send_test(terminal: Terminal, settings: "Settings", address: str) -> int:
    from adapters.delivery.smtp import Result
    from adapters.health import send_test
    from adapters.wording.pages.delivery import DOCTOR
    from adapters.wording.say import Say

    say = Say(DOCTOR, terminal.lang)
    server: MailServer | None = settings.mail
    if server is None:
        raise Trouble("mail_unset")
    answer = send_test(server, address, say("test_subject"), say("test_text"))
    sent = answer.result is Result.ACCEPTED
    if terminal.json:
        terminal.give({"sent": sent, "reply": answer.reply})
    else:
        terminal.show(say("test_sent" if sent else "test_failed", reply=answer.reply))
    return DONE if sent else REFUSED
