"""The sweep: whatever is due by the store's clock passes, each by an ordinary command, once.

It may be run at any time and by several at once. What it finds and what it stores is one
transaction for each deadline: killed at any statement, the deadline has passed or is found again.
"""

import msgspec

from domain.record.record import StreamId
from domain.values.refusal import Refusal
from workflows.deadlines import DueKey, passing
from workflows.handle import TRIES, carry_out, drain
from workflows.ports import Seeds, Store, WriteConflictError


class Swept(msgspec.Struct, frozen=True, kw_only=True):
    """What a sweep came to."""

    passed: tuple[DueKey, ...] = ()
    #: What could not pass, with the code of the refusal or of the error; it stays due, and
    #: visible.
    stuck: tuple[tuple[DueKey, str], ...] = ()

    @property
    def streams(self) -> tuple[StreamId, ...]:
        """The cycles in which something has passed."""
        return tuple(dict.fromkeys(stream for stream, _, _ in self.passed))


def sweep(store: Store, seeds: Seeds, limit: int = 1000) -> Swept:
    """Let pass what is due, the longest due first, at most so many; then what follows from it.

    One deadline that cannot pass keeps no other.
    """
    passed: list[DueKey] = []
    stuck: dict[DueKey, str] = {}
    while len(passed) < limit:
        found = _pass_next(store, seeds, stuck)
        if found is None:
            break
        if found in passed:  # its row did not follow its event
            stuck[found] = "already_done"
            continue
        passed.append(found)
    drain(store, seeds)
    return Swept(passed=tuple(passed), stuck=tuple(stuck.items()))


def _pass_next(store: Store, seeds: Seeds, stuck: dict[DueKey, str]) -> DueKey | None:
    """Let one deadline pass; ``None`` where nothing is due beside what is stuck."""
    conflicts = 0
    while True:
        key: DueKey | None = None
        try:
            with store.write() as transaction:
                row = transaction.claim_due(stuck.keys())
                if row is None:
                    return None
                key = row.key
                carry_out(transaction, seeds, passing(row))
                return key
        except WriteConflictError:
            conflicts += 1
            if conflicts >= TRIES:
                if key is None:
                    return None
                stuck[key], conflicts = "write_conflict", 0
        except Refusal as refusal:
            assert key is not None
            stuck[key] = refusal.code
        except Exception as error:
            if key is None:
                raise
            stuck[key] = type(error).__name__
