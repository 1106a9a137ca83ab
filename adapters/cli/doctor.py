"""A look at what is stuck, and what mends it."""

from typing import Annotated

import typer

from adapters.cli.databases import opened_to
from adapters.cli.errors import DONE, REFUSED, Trouble
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.delivery.settings import MailServer, Settings, settings_of
from adapters.delivery.smtp import Result
from adapters.health import send_test
from adapters.pages.one_sentence import OneSentence
from adapters.pages.worked import doctor_page
from adapters.wording.pages.delivery import DOCTOR
from adapters.wording.say import Say
from domain.values.refusal import Refusal
from workflows.reads import Read

SendTest = Annotated[str | None, typer.Option("--send-test", metavar="ĐỊA_CHỈ")]
NoMail = Annotated[bool, typer.Option("--no-mail")]


@app.command(cls=Page)
def doctor(
    context: typer.Context,
    send_test: SendTest = None,
    no_mail: NoMail = False,
    seats: Seats = None,
) -> int:
    """What is stuck, since when, and which command mends it; 1 where anything is."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.DOCTOR, seats) as engine:
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


def _send_test(terminal: Terminal, settings: Settings, address: str) -> int:
    say = Say(DOCTOR, terminal.lang)
    server: MailServer | None = settings.mail
    if server is None:
        raise Trouble("mail_unset")
    answer = send_test(server, address, say("test_subject"), say("test_text"))
    sent = answer.result is Result.ACCEPTED
    given, facts = {"sent": sent, "reply": answer.reply}, {"reply": answer.reply}
    terminal.tell(OneSentence(DOCTOR, "test_sent" if sent else "test_failed", given, facts))
    return DONE if sent else REFUSED
