"""What a letter costs, counted: it must not grow with the letters of a round, nor with the year."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from adapters.delivery.by_hand import resend
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink

FEW, MORE = 4, 16
MOST = 10


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
    """A further letter of a round takes few statements and one commit, one that goes for
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
