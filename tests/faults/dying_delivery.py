"""Processes that die while they deliver: ``dying_delivery URL PORT STEP``.

One message after another is to be delivered to the mail server at that port. The first process
kills itself before its first step that leaves a trace, the next so many steps later, and so on:
statements that write, commits, all that is said to the server, and every answer before it is
read. After each death another process delivers what is left; then it is looked whether the notice
was served, once, and whether the ledger says so once. Printed are, as JSON, the number of steps,
and by Message-ID how often each was tried and how often nobody knew what came of it.
"""

import json
import smtplib
import sys
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import event

from adapters.delivery.by_hand import journal_of, resend
from adapters.delivery.deliver import deliver
from adapters.delivery.settings import Settings
from domain.notices import NoticeServed
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink
from tests.factories import B
from tests.faults.dying_writer import die, in_a_process
from tests.faults.soundness import half_done


def settings_for(port: int) -> Settings:
    """Whoever dies is followed at once."""
    mail = Sink(port=port).settings(patience=10.0).mail
    return Settings(mail=mail, lease=0.0)


def prepare(url: str, port: int) -> str:
    """A notice that was served, to be sent again and again."""
    office = OfficeYear(url).issue()
    office.keep_only(B)
    deliver(office.engine, settings_for(port))
    notice: str = office.only(B).notice
    office.store.close()
    return notice


def begin(url: str, first: str, attempts: int) -> UUID:
    """Always another notice: a re-send has an id of its own."""
    office = OfficeYear(url)
    known = journal_of(office.engine, first).sent_again
    notice = known[attempts] if attempts < len(known) else resend(office.engine, first)
    office.store.close()
    return notice


def attempt(url: str, port: int, number: int) -> None:
    """Deliver, and die before the step of this number."""
    office = OfficeYear(url)
    left = count(-number)

    def countdown(*of: Any) -> None:
        reads = len(of) > 2 and str(of[2]).lstrip().startswith("SELECT")
        if not reads and next(left) == 0:
            die()

    event.listen(office.store.database.engine, "before_cursor_execute", countdown)
    event.listen(office.store.database.engine, "commit", countdown)
    for name in ("send", "getreply"):
        setattr(smtplib.SMTP, name, _counted(getattr(smtplib.SMTP, name), countdown))
    deliver(office.engine, settings_for(port))


def _counted(real: Any, countdown: Any) -> Any:
    def called(self: Any, *more: Any) -> Any:
        countdown()
        return real(self, *more)

    return called


def recover(url: str, port: int, notice: UUID) -> None:
    """Somebody else comes by."""
    office = OfficeYear(url)
    deliver(office.engine, settings_for(port))
    assert deliver(office.engine, settings_for(port)).done == ()
    found = journal_of(office.engine, str(notice))
    assert found.row.state == "served", found.row
    assert found.tries[-1].result == "accepted"
    assert len({one.message for one in found.tries}) == 1
    assert [one.number for one in found.tries] == list(range(1, found.row.tries + 1))
    served = [
        body
        for body in (one.body for one in office.ledger())
        if isinstance(body, NoticeServed) and body.about.notice == notice
    ]
    assert len(served) == 1
    assert (served[0].tries, served[0].unsure) == (found.row.tries, found.row.unsure)
    assert half_done(office.store) == []
    office.store.close()


def each(url: str, port: int, step: int) -> None:
    first = prepare(url, port)
    for attempts, number in enumerate(count(step=step)):
        notice = begin(url, first, attempts)
        died = not in_a_process(partial(attempt, url, port, number))
        assert in_a_process(partial(recover, url, port, notice))
        if not died:
            break
    office = OfficeYear(url)
    journals = [journal_of(office.engine, row.notice) for row in office.rows(B)]
    counted = {
        str(found.tries[0].message): (found.row.tries, found.row.unsure) for found in journals
    }
    print(json.dumps({"steps": number, "messages": counted}))
    office.store.close()


if __name__ == "__main__":
    each(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
