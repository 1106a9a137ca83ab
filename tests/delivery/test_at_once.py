"""Several that deliver at once share the work."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from adapters.delivery.by_hand import resend
from adapters.delivery.deliver import Delivered
from adapters.delivery.turns import Came
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink
from tests.factories import MEMBERS

SENDERS, AGAIN = 4, 8


def test_each_notice_is_taken_up_by_one(engine_url: str, sink: Sink) -> None:
    """Thirty-two messages, four that send them: each leaves once, and the ledger has each once."""
    office = OfficeYear(engine_url).issue()
    settings = sink.settings(patience=30.0)
    office.deliver(settings)
    first = [row.notice for row in office.rows()]
    for notice in first:
        for _ in range(AGAIN):
            resend(office.engine, notice)

    def work(_: int) -> Delivered:
        own = OfficeYear(engine_url)
        try:
            return own.deliver(settings)
        finally:
            own.store.close()

    with ThreadPoolExecutor(SENDERS) as pool:
        found = list(pool.map(work, range(SENDERS)))
    wanted = len(first) * AGAIN
    assert sum(one.count(Came.SERVED) for one in found) == wanted
    assert sum(len(one.done) for one in found) == wanted
    assert set(Counter(sink.ids()).values()) == {1}
    assert len(sink.taken) == len(office.ledger()) == wanted + len(MEMBERS) - 1
    office.store.close()
