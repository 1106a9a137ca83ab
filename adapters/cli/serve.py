"""The background work of one machine, and a look at what of it is stuck."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import DONE, REFUSED, Trouble, shown
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal, as_json

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.delivery.settings import MailServer, Settings
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
        from adapters.pages.worked import line_said
        from adapters.wording.phrasing import one_line
        from adapters.wording.writing import moment

        terminal, now = self._terminal, self._engine.now()
        if terminal.json:
            facts = {key: plain(value) for key, value in line.facts.items()}
            row = {"practice": bool(terminal.practice), "at": iso(now), "duty": duty}
            text = as_json({**row, "what": line.what, **facts})
        else:
            mark = f"[{terminal.word('practice')}] " if terminal.practice else ""
            told = one_line(line_said(line, self._engine.names(), terminal.lang))
            text = f"{mark}{moment(now, terminal.lang)}  {told}"
        terminal.write(text + "\n")


@app.command(cls=Page)
def doctor(context: typer.Context, send_test: SendTest = None, no_mail: NoMail = False) -> int:
    """What is stuck, since when, and which command mends it; 1 where anything is."""
    from adapters.cli.databases import opened
    from adapters.delivery.settings import Settings, settings_of
    from adapters.pages.worked import doctor_page
    from domain.values.refusal import Refusal

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        malformed = None
        try:
            settings = settings_of(engine.practice)
        except Refusal as refusal:
            settings, malformed = Settings(), refusal
        if send_test is not None:
            return _send_test(terminal, settings, send_test)
        page = doctor_page(engine, settings, malformed, try_mail=not no_mail)
        terminal.tell(page)
        return REFUSED if page.wrong else DONE


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
