"""The group of a cluster, wherever it talks: told once of what all members are told of.

A courtesy beside the mails: what fails here keeps nothing, and nobody is served by it. The group
gets the short text that can be copied into any chat; no scores are told there.
"""

from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import select

from adapters.bootstrap import Engine
from adapters.delivery import queue
from adapters.delivery.again import again
from adapters.delivery.queue import Waiting, notice_of
from adapters.delivery.settings import Settings
from adapters.delivery.smtp import Result, scrubbed
from adapters.log import tables
from adapters.log.envelope import insert_new
from adapters.log.errors import StorageError
from adapters.notices.render import render
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.notices import Means, Topic
from domain.record.record import cluster_stream

#: What all members are told of, and what has no scores in it.
TOLD_TO_ALL: Final = frozenset(
    {
        Topic.PLAN_ISSUED,
        Topic.GUIDANCE,
        Topic.REGISTRATION_OPEN,
        Topic.SCORING_OPEN,
        Topic.DRAFT,
        Topic.INVITATION,
        Topic.INVITATION_CHANGED,
        Topic.MINUTES,
        Topic.HANDED_OVER,
        Topic.REOPENED,
        Topic.CANCELLED,
    }
)
#: How often a group is tried to be told of one event: once beside each of the first mails.
TRIES: Final = 3
_try = tables.deliveries.c


def group_id(stream: str, version: int, topic: Topic, address: str = "") -> UUID:
    """Under which the journal has what a group of a cluster was told of an event: one id for each
    of its addresses, from which nobody can tell the address. Without one: that of an earlier
    version, which told all of them or none."""
    whole = f"group:{stream}@{version}/{topic}"
    return uuid5(NAMESPACE_URL, f"{whole}#{address}" if address else whole)


def is_for_a_group(settings: Settings, row: Waiting) -> bool:
    """Whether a group may be told what a notice tells."""
    return bool(settings.chats) and Topic(row.topic) in TOLD_TO_ALL


def tell_group(engine: Engine, settings: Settings, row: Waiting) -> bool:
    """Tell the cluster's group what a notice tells, at each of its addresses unless it has been
    told there; whether any was."""
    if not is_for_a_group(settings, row):
        return False
    try:
        return _tell(engine, settings, row)
    except StorageError:
        raise
    except Exception:  # what it is stands in the journal, as far as it came
        return False


def _tell(engine: Engine, settings: Settings, row: Waiting) -> bool:
    cycle = engine.store.load(row.stream).state
    assert isinstance(cycle, Cycle)
    cluster = engine.store.load(cluster_stream(cycle.cluster)).state
    where = settings.chat_of(cluster.code) if isinstance(cluster, Cluster) else None
    if where is None:
        return False
    told = [_tell_at(engine, settings, row, address) for address in addresses_in(where)]
    return any(told)


def addresses_in(setting: str) -> tuple[str, ...]:
    """The addresses of a setting, as apprise sets them apart."""
    # Loads a hundred services, which who has no group does not wait for.
    from apprise.utils.parse import parse_urls  # noqa: PLC0415

    return tuple(dict.fromkeys(parse_urls(setting)))  # type: ignore[no-untyped-call]


def _tell_at(engine: Engine, settings: Settings, row: Waiting, address: str) -> bool:
    place = (row.stream, row.version, Topic(row.topic))
    told = str(group_id(*place, address))
    number = _begin(engine, told, str(group_id(*place)))
    if number is None:
        return False
    result, reply = _send(engine, settings, row, address)
    _end(engine, told, number, result, reply)
    return result is Result.ACCEPTED


@again
def _begin(engine: Engine, told: str, earlier: str) -> int | None:
    """The number of the try; none where that address was told, or may have been, or the whole
    group by an earlier version."""
    with engine.store.database.write() as work, engine.store.write() as transaction:
        results = work.connection.scalars(select(_try.result).where(_try.notice == told)).all()
        whole = work.connection.scalars(select(_try.result).where(_try.notice == earlier)).all()
        known = {*results, *whole}
        if len(results) >= TRIES or known - {Result.DEFERRED.value}:
            return None
        number = len(results) + 1
        beginning = {
            "notice": told,
            "number": number,
            "means": Means.CHAT.value,
            "begun_at": transaction.now(),
        }
        return number if insert_new(work.connection, tables.deliveries, [beginning]) else None


@again
def _end(engine: Engine, told: str, number: int, result: Result, reply: str) -> None:
    with engine.store.database.write() as work, engine.store.write() as transaction:
        queue.end_try(work.connection, told, number, result, reply, transaction.now())


def _send(engine: Engine, settings: Settings, row: Waiting, where: str) -> tuple[Result, str]:
    # Loads a hundred services, which who has no group does not wait for.
    import apprise  # noqa: PLC0415

    try:
        notice = notice_of(row)
        rendered = render(engine, notice, row.last_version, "vi", public_url=settings.public_url)
        group = apprise.Apprise()
        if not group.add(where):
            return Result.REFUSED, "THIDUA_CHAT"
        sent = group.notify(body=rendered.copy, body_format=apprise.NotifyFormat.TEXT)
    except Exception as error:
        return Result.DEFERRED, scrubbed(type(error).__name__)
    return (Result.ACCEPTED, "") if sent else (Result.DEFERRED, "not taken")
