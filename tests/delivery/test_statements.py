"""What a letter costs, counted: it must not grow with the letters of a round, nor with the year."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, event, update

from adapters.delivery.by_hand import hold, release, resend
from adapters.delivery.turns import Came
from adapters.log import tables
from domain.record.record import LOCAL_OPERATOR
from tests.delivery.office import OfficeYear, came
from tests.delivery.sink import Sink

FEW, MORE = 4, 16
MOST = 8


@contextmanager
def counted(office: OfficeYear) -> Iterator[dict[str, int]]:
    """Statements, each as often as it has rows to write, and commits."""
    found = {"statements": 0, "commits": 0}

    def said(*of: Any) -> None:
        transaction = of[2].lstrip().startswith(("BEGIN", "COMMIT"))
        found["statements"] += 0 if transaction else len(of[3]) if of[5] else 1

    def committed(*_: Any) -> None:
        found["commits"] += 1

    engine = office.store.database.engine
    event.listen(engine, "before_cursor_execute", said)
    event.listen(engine, "commit", committed)
    yield found
    event.remove(engine, "before_cursor_execute", said)
    event.remove(engine, "commit", committed)


def test_statements_of_a_letter(office: OfficeYear, sink: Sink) -> None:
    """A further letter of a round takes eight statements at most and one commit, one that goes for
    the first time as well as one that is sent again."""
    settings = sink.settings()
    with counted(office) as first:
        assert len(office.deliver(settings, limit=1).done) == 1
    with counted(office) as rest:
        assert len(office.deliver(settings).done) == 3
    assert rest["statements"] - first["statements"] <= 2 * MOST + 1
    notices = [row.notice for row in office.rows()]
    costs = []
    for letters in (FEW, MORE):
        for number in range(letters):
            resend(office.engine, notices[number % len(notices)])
        with counted(office) as cost:
            assert len(office.deliver(settings).done) == letters
        costs.append(cost)
    few, more = costs
    assert more["statements"] - few["statements"] <= (MORE - FEW) * MOST
    assert more["commits"] - few["commits"] == MORE - FEW


def test_what_the_ledger_has_already_is_not_recorded_again(office: OfficeYear, sink: Sink) -> None:
    """The outbox has forgotten that letters were served, the ledger has not: each is sent again,
    under the same Message-ID, and stands in the ledger once."""
    office.deliver(sink.settings())
    with office.store.database.write() as work:
        work.connection.execute(delete(tables.deliveries))
        work.connection.execute(update(tables.outbox).values(state="waiting", tries=0))
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 4
    assert len(office.ledger()) == 4
    assert len(sink.taken) == 8
    assert len(set(sink.ids())) == 4


def test_others_who_write_meanwhile(office: OfficeYear, sink: Sink) -> None:
    """What is recorded between two letters is known to the next: a hold lets no more leave, and
    nothing is said of a year as it no longer stands."""
    first = True

    def meanwhile() -> None:
        nonlocal first
        if first:
            first = False
            other = OfficeYear(office.url)
            hold(other.engine, "Chờ rà soát", actor=LOCAL_OPERATOR)
            other.store.close()

    sink.on_data = meanwhile
    assert came(office.deliver(sink.settings())) == [Came.SERVED]
    assert sorted(row.state for row in office.rows()) == ["served"] + ["waiting"] * 3
    assert {row.tries for row in office.rows()} == {0, 1}
    release(office.engine, "Xong", actor=LOCAL_OPERATOR)
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 3
