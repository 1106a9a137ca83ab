"""One turn of delivery, in one transaction: the end of the letter that was sent, and the taking up
of the next."""

from copy import copy
from email.message import EmailMessage
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from adapters.bootstrap import Engine
from adapters.delivery import queue
from adapters.delivery.again import again
from adapters.delivery.backoff import next_try
from adapters.delivery.by_hand import held_since
from adapters.delivery.ledger import cycle_of, record_served, record_unserved
from adapters.delivery.left import left
from adapters.delivery.message import mail, message_id
from adapters.delivery.queue import Claimed, Waiting, notice_of
from adapters.delivery.settings import MailServer, Settings
from adapters.delivery.smtp import Answer, Result, codes_of, scrubbed
from adapters.log.errors import StorageError
from adapters.log.steady import SteadyStore
from adapters.log.transaction import LogTransaction
from adapters.notices.contacts import Addressees, addresses
from adapters.notices.render import render
from adapters.notices.rendered import Rendered, TemplateFailed
from domain.cycle.cycle import Cycle
from domain.notices import Means, Topic, Unserved, notices_stream
from domain.record.record import CALENDAR, SYSTEM, StreamId, UnitId, cluster_stream, unit_stream
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


class Sending(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that stands in the journal and is about to be handed over."""

    row: Waiting
    message: EmailMessage
    recipients: tuple[str, ...]
    #: Of these the last message was refused.
    in_trouble: frozenset[str]
    #: When it was tried first.
    first: Moment


class Sent(NamedTuple):
    """A notice that was handed over, and what was said to that."""

    sending: Sending
    answer: Answer

    @property
    def row(self) -> Waiting:
        return self.sending.row


class Turn(NamedTuple):
    """What came of one turn: of the letter that was sent, and of the next."""

    ended: Done | None = None
    next: Sending | Done | None = None


class _Held(Exception):
    """Nothing may leave since the round began."""


class Turns:
    """The turns of one round."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._settings = settings
        self._store = SteadyStore.over(engine.store)
        self._engine = copy(engine)
        self._engine.store = self._store
        #: What is not taken up once more in this round.
        self._passed_over: set[str] = set()
        #: Whether there may be letters of somebody who is heard of no more.
        self._orphans = True

    def take(self, sent: Sent | None, *, take_up: bool = True) -> Turn:
        """Put down what came of a letter, and take up what has been due the longest."""
        claimed: list[Waiting] = []
        try:
            turn = self._turn(sent, claimed, take_up=take_up)
        except _Held:
            turn = self._turn(sent, claimed, take_up=False)
        except (StorageError, WriteConflictError):
            raise
        except Exception as error:
            if not claimed:
                raise
            ended = self._turn(sent, claimed, take_up=False).ended
            turn = Turn(ended, self._put_aside(claimed[-1], type(error).__name__))
        for one in turn:
            if isinstance(one, Done) and one.came not in _SETTLED:
                self._passed_over.add(str(one.notice))
        return turn

    @again
    def _turn(self, sent: Sent | None, claimed: list[Waiting], *, take_up: bool) -> Turn:
        """``claimed`` names what was taken up."""
        if sent is None and not take_up:
            return Turn()
        with self._store.database.write() as work, self._store.write() as transaction:
            connection = work.connection
            found = self._claim(connection, sent) if take_up else None
            if found is not None:
                self._store.seen(found.position, found.moment)
                self._store.prepare((SYSTEM, CALENDAR, found.row.stream, _ledger(found.row)))
                claimed.append(found.row)
            elif sent is not None:
                self._store.seen(*queue.looked(connection))
            else:
                return Turn()
            now = transaction.now()
            # First the rows, so that the next finds the one before it settled, and last what is
            # recorded: from there on others wait.
            ending = None if sent is None else _Ending(self._engine, transaction, connection, sent)
            ended = None if ending is None else ending.put_down(now)
            after = None if found is None else self._consider(transaction, connection, found, now)
            if ending is not None:
                ending.record()
            return Turn(ended, after)

    def _claim(self, connection: Connection, sent: Sent | None) -> Claimed | None:
        passed_over = self._passed_over | ({sent.row.notice} if sent is not None else set())
        lease = self._settings.lease
        if self._orphans:
            found = queue.claim_given_up(connection, lease, passed_over)
            if found is not None:
                return found
            self._orphans = False
        clock = self._engine.now() if self._engine.practice else None
        # a letter of this round is no longer waiting
        return queue.claim_waiting(connection, clock, lease, self._passed_over)

    def _consider(
        self, transaction: LogTransaction, connection: Connection, found: Claimed, now: Moment
    ) -> Sending | Done:
        if held_since(self._engine) is not None:
            raise _Held
        row = found.row
        if self._orphans:  # whoever sent it is heard of no more
            queue.end_try(connection, row.notice, row.tries - 1, Result.UNKNOWN, "", now)
        return _Step(
            self._engine, self._store, self._settings, transaction, connection, found, now
        ).consider()

    @again
    def _put_aside(self, row: Waiting, error: str) -> Done:
        """Leave a notice alone for a while, so that it keeps no other."""
        with self._store.database.write() as work, self._store.write() as transaction:
            again_at = transaction.now() + _ASIDE
            left = queue.locked(work.connection, row.notice)
            if left is not None and left.state not in queue.SETTLED:
                queue.change(work.connection, row.notice, due_at=again_at, trouble=error)
                if left.state == "sending":
                    unsure = left.unsure + 1
                    values = {"state": "waiting", "unsure": unsure, "leased_until": None}
                    queue.change(work.connection, row.notice, **values)
        return _done(row, Came.STUCK, error)


class _Step:
    """What is looked at when a notice is taken up."""

    def __init__(
        self,
        engine: Engine,
        store: SteadyStore,
        settings: Settings,
        transaction: LogTransaction,
        connection: Connection,
        found: Claimed,
        now: Moment,
    ) -> None:
        self.engine = engine
        self.store = store
        self.settings = settings
        self.transaction = transaction
        self.connection = connection
        #: As it is to be sent: with this try counted.
        self.row = found.row
        self.referred = found.referred
        self.now = now

    def consider(self) -> Sending | Done:
        row, notice = self.row, notice_of(self.row)
        cycle = self.transaction.load(row.stream).state
        assert isinstance(cycle, Cycle)
        self.store.prepare((cluster_stream(cycle.cluster), *map(unit_stream, cycle.members)))
        if not still_wanted(cycle, notice):
            return self._not_sent(Came.NEEDLESS, state="needless", trouble=None)
        told_first = queue.told_first(self.connection, notice)
        if told_first is not None:
            # of scores to be explained the letter comes first that says how they were adjusted
            return self._not_sent(
                Came.PUT_OFF, state="waiting", due_at=max(told_first, self.now) + _ASIDE
            )
        leaves = allowed_from(self.now, self.transaction.days())
        if leaves > self.now:
            return self._not_sent(Came.PUT_OFF, state="waiting", due_at=leaves)
        found = addresses(self.connection, UnitId(row.unit), notice.to.office)
        if found is None and self.settings.mail is not None:
            return self._unserved(Unserved.NO_ADDRESS)
        try:
            rendered = self._rendered(found)
        except TemplateFailed as failed:
            return self._unserved(Unserved.TEMPLATE, scrubbed(failed.why))
        if found is None or self.settings.mail is None:
            return self._journalled()
        return self._to_send(rendered, found, self.settings.mail)

    def _rendered(self, found: Addressees | None) -> Rendered:
        # what perhaps arrived already goes again as it was
        before = left(self.engine, self.row) if self.row.tries > 1 else None
        return render(
            self.engine,
            notice_of(self.row),
            self.row.last_version,
            found.lang if found else "vi",
            public_url=self.settings.public_url,
            sender=self.settings.mail.sender_address if self.settings.mail else None,
            to=(*found.to, *found.cc) if found else (),
            at=before.at if before else None,
        )

    def _to_send(self, rendered: Rendered, found: Addressees, server: MailServer) -> Sending:
        row, notice = self.row, UUID(self.row.notice)
        earlier = queue.first_try(self.connection, row.notice) if row.tries > 1 else None
        identity = (earlier[1] if earlier else None) or message_id(notice, server.domain)
        queue.begin_try(self.connection, row.notice, row.tries, Means.MAIL, identity, self.now)
        message = mail(
            rendered,
            notice=notice,
            identity=identity,
            first=self.referred,
            sender=server.sender,
            addressees=found,
            at=self.now,
            practice=self.engine.practice,
        )
        return Sending(
            row=row,
            message=message,
            recipients=(*found.to, *found.cc),
            in_trouble=found.in_trouble,
            first=earlier[0] if earlier else self.now,
        )

    def _journalled(self) -> Done:
        """A practice database without a server of its own sends to nobody."""
        row = self.row
        queue.begin_try(self.connection, row.notice, row.tries, Means.JOURNAL, None, self.now)
        queue.end_try(self.connection, row.notice, row.tries, Result.ACCEPTED, "", self.now)
        row = queue.changed(self.connection, row.notice, state="served", leased_until=None)
        record_served(self.transaction, self.engine.seeds, row, Means.JOURNAL, None)
        return _done(row, Came.SERVED, Means.JOURNAL.value)

    def _unserved(self, why: Unserved, reply: str = "") -> Done:
        row, said = self.row, reply or why.value
        queue.begin_try(self.connection, row.notice, row.tries, Means.MAIL, None, self.now)
        queue.end_try(self.connection, row.notice, row.tries, Result.REFUSED, said, self.now)
        values = {"state": "unserved", "trouble": why.value, "leased_until": None}
        row = queue.changed(self.connection, row.notice, **values)
        record_unserved(self.transaction, self.engine.seeds, row, why)
        return _done(row, Came.UNSERVED, why.value)

    def _not_sent(self, came: Came, **values: object) -> Done:
        """This is no try after all."""
        tries = self.row.tries - 1
        queue.change(self.connection, self.row.notice, tries=tries, leased_until=None, **values)
        return _done(self.row, came)


class _Ending:
    """What came of a letter. Where somebody else has taken it up since, only what is sure
    counts."""

    def __init__(
        self, engine: Engine, transaction: LogTransaction, connection: Connection, sent: Sent
    ) -> None:
        self._seeds = engine.seeds
        self._transaction = transaction
        self._connection = connection
        self._sending, self._answer = sent
        #: As it is now; none where nothing is final, or others have seen to it.
        self._final: Waiting | None = None
        self._why: Unserved | None = None

    def put_down(self, now: Moment) -> Done:
        """In the journal and the outbox."""
        sending, answer, connection = self._sending, self._answer, self._connection
        row = sending.row
        queue.end_try(connection, row.notice, row.tries, answer.result, answer.reply, now)
        queue.note_addresses(connection, row.unit, sending.recipients, answer, sending.in_trouble)
        if answer.result is Result.ACCEPTED:
            self._final = self._change(state="served", trouble=None)
            return self._came(Came.SERVED if self._final else Came.TAKEN_OVER)
        unknown = answer.result is Result.UNKNOWN
        unsure = row.unsure + unknown
        later = next_try(row.tries, sending.first, now, self._transaction.days())
        if answer.result is not Result.REFUSED and later is not None:
            trouble = codes_of(answer.reply) or answer.result.value
            kept = self._change(state="waiting", due_at=later, trouble=trouble, unsure=unsure)
            meanwhile = Came.UNSURE if unknown else Came.DEFERRED
            return self._came(meanwhile if kept else Came.TAKEN_OVER)
        self._why = Unserved.REFUSED if answer.result is Result.REFUSED else Unserved.GAVE_UP
        self._final = self._change(state="unserved", trouble=self._why.value, unsure=unsure)
        return self._came(Came.UNSERVED if self._final else Came.TAKEN_OVER)

    def record(self) -> None:
        """What is final, in the cycle's ledger."""
        row = self._final
        if row is None:
            return
        if self._why is not None:
            reply = codes_of(self._answer.reply)
            record_unserved(self._transaction, self._seeds, row, self._why, reply)
        else:
            message = str(self._sending.message["Message-ID"])
            record_served(self._transaction, self._seeds, row, Means.MAIL, message)

    def _change(self, **values: object) -> Waiting | None:
        accepted = self._answer.result is Result.ACCEPTED
        return queue.end_sending(
            self._connection, self._sending.row, accepted=accepted, leased_until=None, **values
        )

    def _came(self, came: Came) -> Done:
        why = None if came is Came.SERVED else self._answer.reply
        return _done(self._sending.row, came, why)


#: Of these nothing is left to be done.
_SETTLED = frozenset({Came.SERVED, Came.NEEDLESS, Came.UNSERVED})


def _ledger(row: Waiting) -> StreamId:
    return notices_stream(cycle_of(row.stream))


def _done(row: Waiting, came: Came, why: str | None = None) -> Done:
    notice = notice_of(row)
    assert notice.to.unit is not None
    return Done(notice=notice.id, topic=notice.topic, unit=notice.to.unit, came=came, why=why)
