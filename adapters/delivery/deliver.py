"""Delivery: whatever is due leaves, letter by letter, by one session with the mail server::

    claim ─▶ still wanted? office hours? address? text ─▶ journal ─┐
    journal, outbox and the cycle's ledger of the one before ──────┴▶ commit     (1)
    hand it to the mail server                                                  (2)

The end of one letter is stored with the taking up of the next, that of the last at once. Killed
before (1) is committed, nobody knows whether the letter that was handed over was accepted: when
its lease is over it goes again, under the same Message-ID, and is counted as ``unsure``. It may be
run at any time and by several at once.
"""

from collections.abc import Callable

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.backoff import PATIENT_TRIES
from adapters.delivery.by_hand import held_since
from adapters.delivery.chat import is_for_a_group, tell_group
from adapters.delivery.settings import Settings
from adapters.delivery.smtp import MailSession
from adapters.delivery.turns import Came, Done, Sending, Sent, Turns
from domain.values.when import Moment


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """What a round of delivery came to."""

    done: tuple[Done, ...] = ()
    #: The groups of clusters that were told.
    groups: int = 0
    #: No mail server is set: everything waits.
    no_server: bool = False
    #: Nothing may leave since then.
    held_since: Moment | None = None

    def count(self, came: Came) -> int:
        return sum(one.came is came for one in self.done)


def deliver(
    engine: Engine,
    settings: Settings,
    limit: int = 100,
    go_on: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Let leave what is due by the store's clock, the longest due first, at most so many.

    ``go_on`` is asked between two notices. One that fails keeps no other. Raises what the
    database raises where it is out of reach.
    """
    if settings.mail is None and not engine.practice:
        return Delivered(no_server=True)
    if (since := held_since(engine)) is not None:
        return Delivered(held_since=since)
    done: list[Done] = []
    groups = 0
    turns, sent = Turns(engine, settings), None
    with MailSession(settings.mail) as mail:
        while True:
            wanted = len(done) + (sent is not None) < limit and go_on()
            # What takes long and is no mail keeps no letter that has been taken up.
            group = sent is not None and is_for_a_group(settings, sent.row)
            turn = turns.take(sent, take_up=wanted and not group)
            if turn.ended is not None and sent is not None:
                done.append(turn.ended)
                groups += group and tell_group(engine, settings, sent.row)
            sent = None
            if isinstance(turn.next, Sending):
                sent = _sent(mail, turn.next)
            elif turn.next is not None:
                done.append(turn.next)
            elif not (group and wanted):
                return Delivered(done=tuple(done), groups=groups)


def _sent(mail: MailSession, sending: Sending) -> Sent:
    patient = sending.row.tries <= PATIENT_TRIES
    return Sent(sending, mail.send(sending.message, sending.recipients, patient=patient))
