"""A connection that breaks loses no act and does none twice."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.log.store import LogStore
from domain.record.record import SYSTEM
from tests.faults.soundness import half_done
from tests.faults.wire import Break, Wire
from tests.log.orders import SEEDS, initialized, register, send
from tests.postgres import Server
from workflows.handle import carry_out
from workflows.ports import WriteConflictError


@pytest.fixture
def wire(postgres: Server) -> Iterator[Wire]:
    """A wire to the server, whole until told otherwise."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    opened = Wire(folder, postgres.folder)
    yield opened
    opened.close()
    shutil.rmtree(folder)


@pytest.fixture
def store(wire: Wire, postgres: Server, postgres_url: str) -> Iterator[LogStore]:
    """A store at the other end of the wire."""
    opened = initialized(postgres_url.replace(str(postgres.folder), str(wire.folder)))
    yield opened
    opened.close()


@pytest.mark.parametrize("breaks", ["before commit", "after commit"])
def test_broken_at_the_commit(store: LogStore, wire: Wire, breaks: Break) -> None:
    """Whether the COMMIT or only its reply was lost, the act is carried out once and answered."""
    one = register("Sở 0")
    wire.breaks = breaks
    receipt = send(store, one)
    assert wire.broken == 1
    assert (receipt.first_version, receipt.last_version) == (1, 1)
    assert len(store.events(one.stream)) == 1
    assert store.load(one.stream).version == 1
    assert half_done(store) == []


def test_lost_reply_is_not_tried_again(store: LogStore, wire: Wire) -> None:
    """Where only the reply was lost, the unit of work itself ends well."""
    one = register("Sở 0")
    wire.breaks = "after commit"
    with store.write() as transaction:
        carry_out(transaction, SEEDS, one)
    assert wire.broken == 1
    assert store.load(one.stream).version == 1


def test_connection_cut_in_the_middle(store: LogStore, postgres_url: str) -> None:
    """A connection cut before the commit leaves nothing, and is worth another try."""
    other = initialized(postgres_url)
    cut = text("SELECT pg_terminate_backend(:pid)")
    one = register("Sở 0")

    def cut_off() -> None:
        with store.database.write() as work, store.write() as transaction:
            pid = work.connection.scalar(text("SELECT pg_backend_pid()"))
            carry_out(transaction, SEEDS, one)
            with other.database.read() as connection:
                connection.execute(cut, {"pid": pid})

    with pytest.raises(WriteConflictError):
        cut_off()
    other.close()
    assert store.load(one.stream).version == 0
    assert send(store, one).last_version == 1


def test_idle_connections_are_replaced(store: LogStore, postgres_url: str) -> None:
    """Connections that were cut while nobody used them are not noticed by anybody."""
    other = initialized(postgres_url)
    with other.database.write() as work:
        work.connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    other.close()
    assert store.load(SYSTEM).version == 1
    assert send(store, register("Sở 0")).last_version == 1
