"""Mails of accounts: put down here, they leave later (``adapters.web.tending``)."""

from adapters.accounts.models import Account, Letter
from adapters.wording.filling import filled
from adapters.wording.pages.accounts import MAILS
from adapters.wording.writing import Lang, pick


def put_down(account: Account, kind: str, to: str, **facts: object) -> None:
    """A mail of that kind in the language of the account."""
    lang = lang_of(account)
    subject, text = MAILS[kind]
    Letter.objects.create(to=to, subject=pick(subject, lang), text=filled(pick(text, lang), facts))


def lang_of(account: Account) -> Lang:
    """In which language somebody is written to."""
    return "en" if account.lang == "en" else "vi"
