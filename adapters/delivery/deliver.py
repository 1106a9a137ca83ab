"""Delivery: whatever is due leaves, each notice in steps of one transaction each::

    claim ─▶ still wanted? office hours? address? text ─▶ journal ─▶ commit    (1)
    hand it to the mail server                                                (2)
    journal, outbox and the cycle's ledger ─▶ commit                          (3)

Killed before (1) is committed, nothing has happened. Killed after that, nobody knows whether the
message was accepted: when its lease is over it goes again, under the same Message-ID, and is
counted as ``unsure``. It may be run at any time and by several at once.
"""

from collections.abc import Callable
from email.message import EmailMessage
from enum import StrEnum
from uuid import UUID

import msgspec
from eventsourcing.persistence import PersistenceError
from sqlalchemy import Connection

from adapters.bootstrap import Engine
from adapters.delivery import queue
from adapters.delivery.again import again
from adapters.delivery.backoff import PATIENT_TRIES, next_try
from adapters.delivery.by_hand import held_since
from adapters.delivery.chat import tell_group
from adapters.delivery.ledger import record_served, record_unserved
from adapters.delivery.left import left
from adapters.delivery.message import mail, message_id
from adapters.delivery.queue import Waiting, notice_of
from adapters.delivery.settings import MailServer, Settings
from adapters.delivery.smtp import Answer, MailSession, Result, codes_of, scrubbed
from adapters.log.transaction import LogTransaction, ticking
from adapters.notices.contacts import Addressees, addresses
from adapters.notices.render import render
from adapters.notices.rendered import Rendered, TemplateFailed
from domain.cycle.cycle import Cycle
from domain.notices import Means, Topic, Unserved
from domain.record.record import UnitId
from domain.values.office_hours import allowed_from
from domain.values.when import Moment
from workflows.notices import still_wanted
from workflows.ports import WriteConflictError

#: How long a notice is left alone on which delivery itself has failed: ten minutes.
_ASIDE = 10 * 60 * 1_000_000


class Came(StrEnum):
    """What came of one notice."""

    SERVED = "served"
    #: What it would say is no longer so.
    NEEDLESS = "needless"
    #: Offices are closed.
    PUT_OFF = "put_off"
    #: Not handed over; it is tried again.
    DEFERRED = "deferred"
    #: Handed over, without an answer; it is sent again under the same Message-ID.
    UNSURE = "unsure"
    UNSERVED = "unserved"
    #: Another process has taken it up meanwhile, or settled it.
    TAKEN_OVER = "taken_over"
    #: Delivery itself has failed; it is left alone for a while.
    STUCK = "stuck"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """One notice, and what came of it."""

    notice: UUID
    topic: Topic
    unit: UnitId
    came: Came
    #: A code or what the server said, without addresses.
    why: str | None = None


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """What a round of delivery came to."""

    done: tuple[Done, ...] = ()
    #: The groups of clusters that were told.
    groups: int = 0
    #: No mail server is set: everything waits.
    no_server: bool = False
    #: Nothing may leave since then.
    held_since: Moment | None = None

    def count(self, came: Came) -> int:
        return sum(one.came is came for one in self.done)


class _Sending(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that stands in the journal and is about to be handed over."""

    row: Waiting
    message: EmailMessage
    recipients: tuple[str, ...]
    #: When it was tried first.
    first: Moment


def deliver(
    engine: Engine,
    settings: Settings,
    limit: int = 100,
    go_on: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Let leave what is due by the store's clock, the longest due first, at most so many.

    ``go_on`` is asked between two notices. One that fails keeps no other. Raises what the
    database raises where it is out of reach.
    """
    if settings.mail is None and not engine.practice:
        return Delivered(no_server=True)
    if (since := held_since(engine)) is not None:
        return Delivered(held_since=since)
    done: list[Done] = []
    groups = 0
    passed_over: set[str] = set()
    with MailSession(settings.mail) as mail:
        while len(done) < limit and go_on() and held_since(engine) is None:
            found = _next(engine, settings, passed_over)
            if found is None:
                break
            if isinstance(found, _Sending):
                patient = found.row.tries <= PATIENT_TRIES
                answer = mail.send(found.message, found.recipients, patient=patient)
                came = _finish(engine, found, answer)
                groups += tell_group(engine, settings, found.row)
            else:
                came = found
            done.append(came)
            passed_over.add(str(came.notice))
    return Delivered(done=tuple(done), groups=groups)


def _next(engine: Engine, settings: Settings, passed_over: set[str]) -> _Sending | Done | None:
    claimed: list[Waiting] = []
    try:
        return _take_up(engine, settings, passed_over, claimed)
    except (PersistenceError, WriteConflictError):
        raise
    except Exception as error:
        if not claimed:
            raise
        return _put_aside(engine, claimed[-1], type(error).__name__)


@again
def _take_up(
    engine: Engine, settings: Settings, passed_over: set[str], claimed: list[Waiting]
) -> _Sending | Done | None:
    """Step 1, for the notice that has been due the longest; ``claimed`` names it."""
    with engine.store.database.write() as work, engine.store.write() as transaction:
        connection = work.connection
        now = transaction.now()
        given_up = queue.given_up(ticking(connection), settings.lease)
        row = queue.claim_next(connection, now, given_up, passed_over)
        if row is None:
            return None
        claimed.append(row)
        if row.state == "sending":  # whoever sent it is heard of no more
            queue.end_try(connection, row.notice, row.tries, Result.UNKNOWN, "", now)
            row = _changed(connection, row, unsure=row.unsure + 1)
        return _Step(engine, settings, transaction, connection, now).consider(row)


class _Step:
    """What the first step looks at."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        transaction: LogTransaction,
        connection: Connection,
        now: Moment,
    ) -> None:
        self.engine = engine
        self.settings = settings
        self.transaction = transaction
        self.connection = connection
        self.now = now

    def consider(self, row: Waiting) -> _Sending | Done:
        cycle = self.transaction.load(row.stream).state
        assert isinstance(cycle, Cycle)
        notice = notice_of(row)
        if not still_wanted(cycle, notice):
            return self._settled(row, Came.NEEDLESS)
        told_first = queue.told_first(self.connection, notice)
        if told_first is not None:
            # of scores to be explained the letter comes first that says how they were adjusted
            after = max(told_first, self.now) + _ASIDE
            values = {"state": "waiting", "due_at": after, "leased_until": None}
            return _done(_changed(self.connection, row, **values), Came.PUT_OFF)
        leaves = allowed_from(self.now, self.transaction.days())
        if leaves > self.now:
            values = {"state": "waiting", "due_at": leaves, "leased_until": None}
            return _done(_changed(self.connection, row, **values), Came.PUT_OFF)
        found = addresses(self.connection, UnitId(row.unit), notice.to.office)
        if found is None and self.settings.mail is not None:
            return self._unserved(row, Unserved.NO_ADDRESS)
        # what perhaps arrived already goes again as it was
        before = left(self.engine, row)
        try:
            rendered = render(
                self.engine,
                notice,
                row.last_version,
                found.lang if found else "vi",
                public_url=self.settings.public_url,
                sender=self.settings.mail.sender_address if self.settings.mail else None,
                to=(*found.to, *found.cc) if found else (),
                at=before.at if before else None,
            )
        except TemplateFailed as failed:
            return self._unserved(row, Unserved.TEMPLATE, scrubbed(failed.why))
        if found is None or self.settings.mail is None:
            return self._journalled(row)
        return self._to_send(row, rendered, found, self.settings.mail)

    def _to_send(
        self, row: Waiting, rendered: Rendered, found: Addressees, server: MailServer
    ) -> _Sending:
        notice = UUID(row.notice)
        earlier = queue.first_try(self.connection, row.notice)
        identity = (earlier[1] if earlier else None) or message_id(notice, server.domain)
        referred = queue.first_try(self.connection, row.again_of) if row.again_of else None
        number = row.tries + 1
        queue.begin_try(self.connection, row.notice, number, Means.MAIL, identity, self.now)
        lease = int(self.settings.lease * 1_000_000)
        values = {"state": "sending", "tries": number, "leased_until": self._ticking() + lease}
        message = mail(
            rendered,
            notice=notice,
            identity=identity,
            first=referred[1] if referred else None,
            sender=server.sender,
            addressees=found,
            at=self.now,
            practice=self.engine.practice,
        )
        return _Sending(
            row=_changed(self.connection, row, **values),
            message=message,
            recipients=(*found.to, *found.cc),
            first=earlier[0] if earlier else self.now,
        )

    def _journalled(self, row: Waiting) -> Done:
        """A practice database without a server of its own sends to nobody."""
        number = row.tries + 1
        queue.begin_try(self.connection, row.notice, number, Means.JOURNAL, None, self.now)
        queue.end_try(self.connection, row.notice, number, Result.ACCEPTED, "", self.now)
        row = _changed(self.connection, row, state="served", tries=number, leased_until=None)
        record_served(self.transaction, self.engine.seeds, row, Means.JOURNAL, None)
        return _done(row, Came.SERVED, Means.JOURNAL.value)

    def _unserved(self, row: Waiting, why: Unserved, reply: str = "") -> Done:
        number = row.tries + 1
        queue.begin_try(self.connection, row.notice, number, Means.MAIL, None, self.now)
        queue.end_try(
            self.connection, row.notice, number, Result.REFUSED, reply or why.value, self.now
        )
        values = {"state": "unserved", "tries": number, "trouble": why.value}
        row = _changed(self.connection, row, leased_until=None, **values)
        record_unserved(self.transaction, self.engine.seeds, row, why)
        return _done(row, Came.UNSERVED, why.value)

    def _settled(self, row: Waiting, came: Came) -> Done:
        return _done(
            _changed(self.connection, row, state=came.value, leased_until=None, trouble=None), came
        )

    def _ticking(self) -> Moment:
        return ticking(self.connection)


@again
def _finish(engine: Engine, sending: _Sending, answer: Answer) -> Done:
    """Step 3. Where somebody else has taken the notice up since, only what is sure counts."""
    with engine.store.database.write() as work, engine.store.write() as transaction:
        connection, now = work.connection, transaction.now()
        name, number = sending.row.notice, sending.row.tries
        row = queue.locked(connection, name)
        assert row is not None
        queue.end_try(connection, name, number, answer.result, answer.reply, now)
        queue.note_addresses(connection, row.unit, sending.recipients, answer)
        ours = row.state == "sending" and row.tries == number
        accepted = answer.result is Result.ACCEPTED
        if row.state in queue.SETTLED or not (ours or accepted):
            return _done(row, Came.TAKEN_OVER, answer.reply)
        if accepted:
            row = _changed(connection, row, state="served", leased_until=None, trouble=None)
            message = str(sending.message["Message-ID"])
            record_served(transaction, engine.seeds, row, Means.MAIL, message)
            return _done(row, Came.SERVED)
        unknown = answer.result is Result.UNKNOWN
        row = _changed(connection, row, unsure=row.unsure + unknown, leased_until=None)
        later = next_try(number, sending.first, now, transaction.days())
        if answer.result is not Result.REFUSED and later is not None:
            trouble = codes_of(answer.reply) or answer.result.value
            row = _changed(connection, row, state="waiting", due_at=later, trouble=trouble)
            return _done(row, Came.UNSURE if unknown else Came.DEFERRED, answer.reply)
        why = Unserved.REFUSED if answer.result is Result.REFUSED else Unserved.GAVE_UP
        row = _changed(connection, row, state="unserved", trouble=why.value)
        record_unserved(transaction, engine.seeds, row, why, codes_of(answer.reply))
        return _done(row, Came.UNSERVED, answer.reply)


@again
def _put_aside(engine: Engine, row: Waiting, error: str) -> Done:
    """Leave a notice alone for a while, so that it keeps no other."""
    with engine.store.database.write() as work, engine.store.write() as transaction:
        again_at = transaction.now() + _ASIDE
        left = queue.locked(work.connection, row.notice)
        if left is not None and left.state not in queue.SETTLED:
            queue.change(work.connection, row.notice, due_at=again_at, trouble=error)
            if left.state == "sending":
                unsure = left.unsure + 1
                values = {"state": "waiting", "unsure": unsure, "leased_until": None}
                queue.change(work.connection, row.notice, **values)
    return _done(row, Came.STUCK, error)


def _changed(connection: Connection, row: Waiting, **values: object) -> Waiting:
    queue.change(connection, row.notice, **values)
    changed = queue.locked(connection, row.notice)
    assert changed is not None
    return changed


def _done(row: Waiting, came: Came, why: str | None = None) -> Done:
    notice = notice_of(row)
    assert notice.to.unit is not None
    return Done(notice=notice.id, topic=notice.topic, unit=notice.to.unit, came=came, why=why)
