"""How an open database's events are told."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from uuid import UUID

from adapters.audit.counted import Counted
from adapters.audit.means import means_of_acts
from adapters.bootstrap import Engine
from adapters.pages.called import code_of, names_of
from adapters.pages.log_lines import Telling
from adapters.wording.writing import Lang, Names
from domain.clusters.terms import OfficeStanding
from domain.record.order import FollowUpResult
from domain.record.record import Event, StreamId
from workflows.reader import Reader
from workflows.standing import may_differ, standings


def telling_of(engine: Engine, lang: Lang, reader: Reader | None = None) -> Telling:
    """Tell the events of this database, to whom it is opened or to somebody else."""

    @cache
    def code(stream: StreamId) -> str:
        return code_of(engine, stream)

    @cache
    def names(stream: StreamId) -> Names:
        return names_of(engine, stream)

    @cache
    def consequences(stream: StreamId) -> Mapping[int, tuple[FollowUpResult, ...]]:
        return engine.store.consequences(stream)

    def led_to(event: Event) -> tuple[FollowUpResult, ...]:
        """What followed, and what followed from that in its turn."""
        return tuple(_further(event.stream, event.version, consequences))

    @cache
    def state(stream: StreamId) -> object:
        return engine.store.stands(stream)

    @cache
    def standing(stream: StreamId) -> Mapping[int, OfficeStanding]:
        known = state(stream)
        return standings(engine.store.recorded(stream)) if may_differ(known) else {}

    @cache
    def means(stream: StreamId) -> Mapping[UUID, str]:
        return means_of_acts(engine.store, stream)

    @cache
    def counted(stream: StreamId) -> Counted:
        return Counted(engine.store, stream)

    return Telling(
        lang=lang,
        counted=lambda event: counted(event.stream).told(event),
        code=code,
        names=names,
        state=state,
        reader=engine.store.reader if reader is None else reader,
        standing=lambda event: standing(event.stream).get(event.version),
        consequences=led_to,
        means=lambda header, stream: means(stream).get(header.command_id, ""),
    )


def teller(engine: Engine, reader: Reader | None = None) -> Callable[[Lang], Telling]:
    """How events are told to somebody, in the language that is asked for later. Each telling begins
    anew: it follows the rulebook and the source from event to event."""
    return lambda lang: telling_of(engine, lang, reader)


def _further(
    stream: StreamId,
    version: int,
    consequences: Callable[[StreamId], Mapping[int, tuple[FollowUpResult, ...]]],
) -> Iterator[FollowUpResult]:
    """What followed, each with what followed from it; nothing comes before its cause."""
    for one in consequences(stream).get(version, ()):
        yield one
        if one.version is not None:
            yield from _further(one.stream, one.version, consequences)
