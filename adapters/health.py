"""How a database and its duties stand: what is stuck, since when, and which command mends it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import make_msgid
from smtplib import SMTPException
from types import MappingProxyType
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from adapters.bootstrap import Engine
from adapters.delivery import queue
from adapters.delivery.by_hand import held_since
from adapters.delivery.settings import MailServer, Settings
from adapters.delivery.smtp import WIRE, Answer, send, session, what_failed
from adapters.erasing import came_back
from adapters.log import leases, tables
from adapters.log.errors import StorageError
from adapters.log.schema import REVISIONS
from adapters.log.transaction import ticking
from adapters.personal_data import requests_of
from adapters.stuck import concerned, stuck_of
from adapters.views.followed import followed
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, unit_stream
from domain.values.when import civil_day, moment_of
from workflows.year_status import open_complaints

_outbox = tables.outbox.c
_MINUTE: Final = 60 * 1_000_000
#: How far two clocks may be apart, how long a notice may wait for the next round, and how many
#: events a read model may be behind before that is wrong.
APART: Final = _MINUTE
WAITS: Final = 10 * _MINUTE
BEHIND: Final = 1000
#: Of each kind so many are named one by one.
NAMED: Final = 20


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    code: str
    wrong: bool = False
    facts: Mapping[str, object] = MappingProxyType({})
    #: What mends it, as it is typed.
    mend: str | None = None


def findings(engine: Engine, settings: Settings, *, try_mail: bool = True) -> Iterator[Finding]:
    """Everything that is worth looking at, in the order in which it depends on each other."""
    yield Finding(code="schema", facts={"version": REVISIONS[-1]})
    yield from _clocks(engine)
    years, broken = _years(engine)
    yield from broken
    pressing = [found for stream in years for found in _deadlines(engine, stream)]
    pressing += _outbox_findings(engine, settings)
    yield from _runner(engine, pressing=any(found.wrong for found in pressing))
    yield from pressing
    yield from _follow_ups(engine)
    yield from _models(engine)
    yield from _erased(engine)
    yield from _requests(engine)
    yield from _complaints(engine)
    for stream in years:
        yield from _people(engine, stream)
    yield from _broker(settings)
    yield from _mail(settings, engine.practice, try_mail=try_mail)


def _years(engine: Engine) -> tuple[list[StreamId], list[Finding]]:
    """The years in which people are told of things; and those that cannot be read."""
    years, broken = [], []
    for stream in concerned(engine):
        try:
            cycle = engine.store.load(stream).state
        except StorageError:
            raise
        except Exception as error:
            facts = {"stream": stream, "error": type(error).__name__}
            mend = "thidua replay --all"
            broken.append(Finding(code="unreadable", wrong=True, facts=facts, mend=mend))
            continue
        if isinstance(cycle, Cycle) and not cycle.backfill:
            years.append(stream)
    return years, broken


def _clocks(engine: Engine) -> Iterator[Finding]:
    """A practice database has a clock of its own, which stands."""
    last = engine.store.last_moment()
    if engine.practice:
        yield Finding(code="clock_practice", facts={"at": last})
        return
    with engine.store.database.read() as connection:
        store = ticking(connection)
    apart = abs(moment_of(datetime.now(UTC)) - store)
    facts = {"at": store, "seconds": apart // 1_000_000}
    yield Finding(
        code="clock_apart" if apart > APART else "clock", wrong=apart > APART, facts=facts
    )
    if last > store + APART:
        yield Finding(code="clock_back", wrong=True, facts={"at": store, "last": last})


def _runner(engine: Engine, *, pressing: bool) -> Iterator[Finding]:
    """Who does the background work: a server of one machine, workers of several, or a timer. That
    one of them is silent is wrong where work waits, or where nobody else is there."""
    known = leases.held(engine.store.database)
    alone = not any(not one.over for one in known)
    for one in known:
        facts = {"holder": one.holder, "at": one.since, "until": one.until}
        kind = next((of for of in _HEARD if one.name.startswith(of)), "")
        code, mend = _HEARD.get(kind, ("lease", "thidua serve"))
        if not one.over:
            yield Finding(code=code, facts=facts)
        else:
            wrong = pressing and (alone or not kind)
            yield Finding(code=f"{code}_over", wrong=wrong, facts=facts, mend=mend)
    if not known:
        yield Finding(code="nobody_serves", wrong=pressing, mend="thidua serve")


#: By the kind of who was heard of: what is said of them, and what is typed where they are silent.
_HEARD: Final = {
    leases.WORKER: ("worker", "thidua worker"),
    leases.TIMER: ("timer", "thidua serve --once"),
}


def _deadlines(engine: Engine, stream: StreamId) -> list[Finding]:
    found = stuck_of(engine, stream).overdue
    return [
        Finding(
            code="overdue",
            wrong=True,
            facts={
                "cycle": _code(engine, stream),
                "deadline": one.code,
                "unit": one.unit,
                "before": one.before,
            },
            mend="thidua serve --once",
        )
        for one in found[:NAMED]
    ]


def _outbox_findings(engine: Engine, settings: Settings) -> list[Finding]:
    with engine.store.database.read() as connection:
        now, clock = engine.due(), ticking(connection)
        counted = connection.execute(
            select(_outbox.state, func.count().label("count"), func.min(_outbox.told_at))
            .group_by(_outbox.state)
            .order_by(_outbox.state)
        ).all()
        late = _count(connection, _outbox.state == "waiting", _outbox.due_at <= now - WAITS)
        orphans = _count(connection, queue.given_up(clock, settings.lease))
    since = held_since(engine)
    held = Finding(
        code="outbox_held",
        wrong=True,
        facts={"at": since},
        mend="thidua notices release --reason …",
    )
    found = [held] if since is not None else []
    found += [
        Finding(code="outbox", facts={"state": state, "count": count, "oldest": oldest})
        for state, count, oldest in counted
    ]
    for code, count in (("outbox_late", late), ("outbox_orphans", orphans)):
        if count:
            found.append(
                Finding(code=code, wrong=True, facts={"count": count}, mend="thidua serve --once")
            )
    return found


def _count(connection: Connection, *narrowed: object) -> int:
    return connection.scalar(select(func.count()).where(*narrowed)) or 0  # type: ignore[arg-type]


def _follow_ups(engine: Engine) -> Iterator[Finding]:
    for found, code in engine.store.refused_follow_ups(NAMED):
        event = f"{_code(engine, found.cause.stream)}@{found.cause.version}"
        yield Finding(
            code="follow_up_refused",
            wrong=True,
            facts={"event": event, "refusal": code},
            mend=f"thidua log {_code(engine, found.cause.stream)}",
        )
    waiting = engine.store.waiting_follow_ups(NAMED)
    if waiting:
        first = waiting[0].cause
        event = f"{_code(engine, first.stream)}@{first.version}"
        yield Finding(
            code="follow_ups_wait",
            wrong=True,
            facts={"count": len(waiting), "event": event},
            mend="thidua serve --once",
        )


def _models(engine: Engine) -> Iterator[Finding]:
    found = followed(engine.store.database)
    lag = found.head - found.position
    wrong = lag > BEHIND
    yield Finding(
        code="lag" if lag else "up_to_date",
        wrong=wrong,
        facts={"lag": lag, "position": found.position},
        mend="thidua serve --once" if lag else None,
    )
    for one in found.stuck:
        event = f"{_code(engine, one.stream)}@{one.version}"
        facts = {"event": event, "error": one.error}
        yield Finding(code="poison", wrong=True, facts=facts, mend="thidua check")


def _erased(engine: Engine) -> Iterator[Finding]:
    """Texts that are there though the record says that they were erased: part of a backup was put
    back."""
    if count := came_back(engine):
        mend = "thidua erase --json > da-xoa.json && thidua erase --again da-xoa.json"
        yield Finding(code="erased_back", wrong=True, facts={"count": count}, mend=mend)


def _requests(engine: Engine) -> Iterator[Finding]:
    """What persons have asked of the data about them, and nobody has answered."""
    today, days = civil_day(engine.due()), engine.store.days()
    for one in requests_of(engine):
        if one.answered is None:
            last = one.last_day(days)
            late = today > last
            yield Finding(
                code="request_late" if late else "request_waits",
                wrong=late,
                facts={"number": one.number, "day": last},
                mend=f"thidua person answered {one.number} --text …",
            )


def _complaints(engine: Engine) -> Iterator[Finding]:
    """Complaints whose term is over, of years that are closed too: their answer is owed still."""
    event = tables.events.c
    filed = select(event.stream).where(event.type == "complaint_filed").distinct()
    with engine.store.database.read() as connection:
        streams = connection.scalars(filed.order_by(event.stream)).all()
    for stream in streams:
        cycle = engine.cycle(stream)
        for one in open_complaints(cycle, engine.due()):
            if one.late:
                code, unit = cycle.code, one.unit
                facts = {"cycle": code, "event": one.event, "unit": unit, "day": one.last_day}
                mend = f"thidua do {code} answer_complaint complaint={one.event} …"
                yield Finding(code="complaint_late", wrong=True, facts=facts, mend=mend)


def _people(engine: Engine, stream: StreamId) -> Iterator[Finding]:
    """Whom nothing reaches."""
    found, cycle = stuck_of(engine, stream), _code(engine, stream)
    for code, units in (("failing", found.failing), ("addressless", found.addressless)):
        for unit in units[:NAMED]:
            yield Finding(
                code=code,
                wrong=True,
                facts={"cycle": cycle, "unit": unit},
                mend=f"thidua contacts set {_code(engine, unit_stream(unit))} --mailbox …",
            )
    for one in found.unserved[:NAMED]:
        facts = {"cycle": cycle, "topic": one.topic, "unit": one.unit, "why": one.why}
        yield Finding(
            code="unserved", wrong=True, facts=facts, mend=f"thidua notices resend {one.notice}"
        )


def _broker(settings: Settings) -> Iterator[Finding]:
    """Redis, where workers are told by it when to look."""
    if settings.broker is None:
        return
    # Loads what only those have who use it.
    from kombu.connection import Connection as Broker  # noqa: PLC0415

    brief = {"socket_timeout": 3, "socket_connect_timeout": 3, "max_retries": 0}
    with Broker(settings.broker, transport_options=brief) as broker:  # type: ignore[no-untyped-call]
        facts: dict[str, object] = {"where": broker.as_uri()}
        try:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=5)
            broker.default_channel.client.ping()
        except Exception as error:
            facts["error"] = type(error).__name__
            mend = "redis-cli ping"
            yield Finding(code="redis_fails", wrong=True, facts=facts, mend=mend)
            return
    yield Finding(code="redis_works", facts=facts)


def _mail(settings: Settings, practice: bool, *, try_mail: bool) -> Iterator[Finding]:
    server = settings.mail
    if server is None:
        yield Finding(code="mail_journal" if practice else "mail_unset", wrong=not practice)
        return
    facts: dict[str, object] = {"server": server.place, "sender": server.sender}
    if not try_mail:
        yield Finding(code="mail", facts=facts)
        return
    failed = tried(server)
    code = "mail_works" if failed is None else "mail_fails"
    yield Finding(code=code, wrong=failed is not None, facts={**facts, "reply": failed})


def tried(server: MailServer) -> str | None:
    """Connect, encrypt and authenticate as for a message; what failed, without secrets."""
    try:
        with session(server) as opened:
            opened.noop()
    except (OSError, SMTPException) as error:
        return what_failed(error)
    return None


def send_test(server: MailServer, address: str, subject: str, text: str) -> Answer:
    """Send one message that says that it is a test. It is no notice and stands in no journal."""
    message = EmailMessage(policy=WIRE)
    message["From"] = server.sender
    message["To"] = address
    message["Subject"] = subject
    message["Message-ID"] = make_msgid(domain=server.domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return send(server, message, (address,))


def _code(engine: Engine, stream: StreamId) -> str:
    """``cum-8/2021``, or the stream where it has no code or cannot be read."""
    try:
        state = engine.store.load(stream).state
    except Exception:
        return stream
    return getattr(state, "code", stream)
