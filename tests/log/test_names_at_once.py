"""Names that differ in marks only: claimed by two at once, made anew, held to the events."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from sqlalchemy import delete, text
from sqlalchemy.schema import DropTable

from adapters.log import tables
from adapters.log.store import LogStore
from adapters.views.check import check
from adapters.views.rebuild import rebuild
from domain.values.refusal import Refusal
from tests.log.orders import initialized, register, rename, send

THANH, THANH_DOT, UNMARKED = "Xã Lộc Thành", "Xã Lộc Thạnh", "Xa Loc Thanh"


def _attempt(url: str, name: str) -> str:
    """Register a unit of that name in a process of its own, again while races are lost."""
    store = initialized(url)
    try:
        while True:
            try:
                send(store, register(name))
            except Refusal as refused:
                if refused.code != "write_conflict":
                    return refused.code
            else:
                return "accepted"
    finally:
        store.close()


@pytest.mark.parametrize(
    ("names", "answers"),
    [
        ((THANH, THANH_DOT), ["accepted", "accepted"]),
        ((THANH, "XÃ LỘC THÀNH"), ["accepted", "duplicate_unit"]),
        ((THANH, UNMARKED), ["accepted", "duplicate_unit"]),
    ],
)
def test_two_processes_register_at_once(
    store: LogStore, engine_url: str, names: tuple[str, str], answers: list[str]
) -> None:
    """However the race ends: two names are two units, one name is one, and of a name and the same
    without marks the second is asked about."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        given = list(pool.map(_attempt, [engine_url] * 2, names))
    assert sorted(given) == answers
    assert check(store.database).difference is None
    assert store.misplaced() == 0


def test_claims_are_the_same_after_a_rebuild(store: LogStore) -> None:
    """What was claimed by names and new names stays claimed when the names are made anew."""
    first = send(store, register(THANH)).stream
    send(store, register(THANH_DOT))
    send(store, rename(first, "Xã Lộc Ninh"))
    before = {stream: store.names_of(stream) for stream in store.streams()}
    rebuild(store.database, "names")
    assert {stream: store.names_of(stream) for stream in store.streams()} == before
    assert check(store.database).difference is None
    for name in (THANH, THANH_DOT, UNMARKED, "Xã Lộc Ninh"):
        with pytest.raises(Refusal) as refused:
            send(store, register(name))
        assert refused.value.code == "duplicate_unit"


def test_claims_of_earlier_code_are_derived_anew(store: LogStore, engine_url: str) -> None:
    """A database whose claims forget all marks is brought up when it is opened: the second commune
    is registered, the first is not registered twice."""
    stream = send(store, register(THANH)).stream
    with store.database.write() as work:
        work.connection.execute(delete(tables.names).where(tables.names.c.kind == "full"))
        row = {
            "key": "unit:xa loc thanh",
            "stream": stream,
            "kind": "full",
            "label": THANH,
            "sort_key": "x",
            "fold": "xa loc thanh",
        }
        work.connection.execute(tables.names.insert(), row)
        work.connection.execute(text("UPDATE read_models SET projection = 1 WHERE name = 'names'"))
        for table in (tables.file_pieces, tables.files, tables.hall):  # they came later
            work.connection.execute(DropTable(table))
        work.connection.execute(text("UPDATE alembic_version SET version_num = '0007'"))
    opened = initialized(engine_url)
    assert check(opened.database).difference is None
    with pytest.raises(Refusal) as refused:
        send(opened, register(THANH))
    assert refused.value.code == "duplicate_unit"
    assert send(opened, register(THANH_DOT)).last_version == 1
    opened.close()
