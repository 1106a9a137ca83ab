"""What the server does beside answering: the mails of accounts leave, what has run out goes."""

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Final

from django.core.management import call_command
from django.utils import timezone

from adapters.accounts.journal import forget
from adapters.accounts.models import Letter
from adapters.delivery.settings import MailServer
from adapters.delivery.smtp import WIRE, Result, send

#: A letter with a code is worth nothing after its code has run out.
_GOOD_FOR: Final = timedelta(hours=1)
_TRIES: Final = 8


def tidy() -> None:
    """Remove what has run out: sessions, and lines of the journal past their term."""
    call_command("clearsessions", verbosity=0)
    forget()


def post_letters(mail: MailServer | None) -> int:
    """Hand over the mails of accounts that wait; how many left. Without a mail server they wait,
    and go when their code has run out."""
    left = 0
    for letter in Letter.objects.order_by("pk")[:20]:
        if mail is None:
            break
        answer = send(mail, _message(letter, mail), (letter.to,))
        if answer.result in {Result.ACCEPTED, Result.REFUSED} or letter.tries + 1 >= _TRIES:
            letter.delete()
            left += answer.result is Result.ACCEPTED
        else:
            letter.tries += 1
            letter.save()
    Letter.objects.filter(made_at__lt=timezone.now() - _GOOD_FOR).delete()
    return left


def _message(letter: Letter, mail: MailServer) -> EmailMessage:
    message = EmailMessage(policy=WIRE)
    message["From"] = mail.sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(timezone.localtime(letter.made_at))
    message["Message-ID"] = make_msgid(domain=mail.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
