"""One session with the mail server for many letters, and servers that end it as they like."""

import pytest

from adapters.delivery import smtp
from adapters.delivery.by_hand import resend
from adapters.delivery.turns import Came
from tests.delivery.office import OfficeYear, came, mailbox
from tests.delivery.sink import Sink
from tests.factories import B, C, D, E


def test_a_round_is_one_session(office: OfficeYear, sink: Sink) -> None:
    """All letters of a round go over one connection, the next round makes its own."""
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 4
    assert list(sink.begun.values()) == [4]
    for row in office.rows():
        resend(office.engine, row.notice)
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 4
    assert list(sink.begun.values()) == [4, 4]


def test_a_session_carries_so_many_letters(
    office: OfficeYear, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then we end it ourselves, before a server does."""
    monkeypatch.setattr(smtp, "LETTERS", 3)
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 4
    assert list(sink.begun.values()) == [3, 1]


@pytest.mark.parametrize("hangs_up", [False, True])
def test_a_server_that_has_had_enough(office: OfficeYear, sink: Sink, hangs_up: bool) -> None:
    """It answers 421 to a further letter, or just goes: that letter goes by the next session, at
    once, once, in its first try."""
    sink.enough, sink.hangs_up = 2, hangs_up
    assert came(office.deliver(sink.settings())) == [Came.SERVED] * 4
    assert list(sink.begun.values()) == [3, 2]
    assert len(sink.ids()) == len(set(sink.ids())) == 4
    assert {(row.tries, row.unsure, row.trouble) for row in office.rows()} == {(1, 0, None)}


@pytest.mark.parametrize("hangs_up", [False, True])
def test_a_server_that_takes_nothing(office: OfficeYear, sink: Sink, hangs_up: bool) -> None:
    """Met so by a session of its own a letter is put off: nobody runs against a closed door."""
    sink.enough, sink.hangs_up = 0, hangs_up
    assert came(office.deliver(sink.settings())) == [Came.DEFERRED] * 4
    assert list(sink.begun.values()) == [1] * 4


@pytest.mark.parametrize("how", ["drop", "lose"])
def test_a_session_lost_after_the_text(office: OfficeYear, sink: Sink, how: str) -> None:
    """Nobody knows whether that letter was taken: it alone waits, the others go by another session,
    and later it goes under the same Message-ID."""
    sink.behaves = ["take", how]
    found = office.deliver(sink.settings())
    assert came(found) == [Came.SERVED, Came.UNSURE, Came.SERVED, Came.SERVED]
    assert list(sink.begun.values()) == [2, 2]
    assert came(office.at("2026-01-05T08:01").deliver(sink.settings())) == [Came.SERVED]
    assert len(set(sink.ids())) == 4
    assert len(sink.taken) == (5 if how == "lose" else 4)
    assert sorted((row.tries, row.unsure) for row in office.rows()) == [(1, 0)] * 3 + [(2, 1)]


@pytest.mark.parametrize(
    ("answer", "meets"),
    [
        ("550 5.1.1 no such user", Came.UNSERVED),
        ("451 4.7.1 come back later", Came.DEFERRED),
        ("421 4.7.0 not now", Came.DEFERRED),
    ],
)
def test_one_recipient_that_is_refused(
    office: OfficeYear, sink: Sink, answer: str, meets: Came
) -> None:
    """The letters before and after it go over, and none has a recipient of another."""
    sink.answers[mailbox(C)] = answer
    found = office.deliver(sink.settings())
    assert {one.unit: one.came for one in found.done} == {
        **dict.fromkeys((B, D, E), Came.SERVED),
        C: meets,
    }
    assert {mail.recipients for mail in sink.taken} == {(mailbox(unit),) for unit in (B, D, E)}
    if not answer.startswith("421"):
        assert list(sink.begun.values()) == [4]
