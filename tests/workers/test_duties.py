"""The duties: each says what it has done, and nothing where there was nothing to do."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, insert, update

from adapters.delivery.alarm import _of_the_day, alarm
from adapters.delivery.by_hand import resend
from adapters.log import tables
from adapters.notices.render import render
from adapters.stuck import stuck_of
from adapters.views.models import stuck_streams
from adapters.wording.writing import Lang
from domain.notices import Topic, Unserved
from domain.values.refusal import Refusal
from tests.delivery.office import OfficeYear, mailbox
from tests.delivery.sink import Sink, running
from tests.factories import MEMBERS, A, B, C
from tests.running_year import YEAR
from workers.duties import DUTIES, Report


@pytest.fixture
def office(sqlite_url: str) -> Iterator[OfficeYear]:
    found = OfficeYear(sqlite_url).issue()
    yield found
    found.store.close()


def do(office: OfficeYear, duty: str) -> list[str]:
    """What the lines of a duty say."""
    report: Report = DUTIES[duty](office.engine)
    assert report.duty == duty
    return [line.what for line in report.lines]


def test_a_day_of_all_duties(office: OfficeYear, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the morning after the last day of registration: it passes for the cluster and for each
    unit, the secretary and the units are told, and the read models follow; a second round finds
    nothing to do."""
    with running() as sink:
        monkeypatch.setenv("THIDUA_TEST_SMTP", f"smtp://{sink.host}:{sink.port}")
        monkeypatch.setenv("THIDUA_MAIL_FROM", "thi-dua@tinh.example")
        assert do(office, "deliver") == ["notice"] * 4
        office.at("2026-02-24T08:00")
        lines = DUTIES["remind"](office.engine).lines
        assert {line.what for line in lines} == {"reminder"}
        # one for the cluster as a whole, to the secretary, and one for each unit
        assert sorted(str(line.facts["unit"]) for line in lines) == sorted(
            map(str, (None, *MEMBERS))
        )
        office.at("2026-03-02T08:00")
        assert do(office, "sweep") == ["passed"] * (1 + len(MEMBERS))
        assert "notice" in do(office, "deliver")
        assert do(office, "follow") == ["caught_up"]
        for duty in ("sweep", "drain", "remind", "alarm", "deliver", "follow"):
            assert do(office, duty) == []
        assert len(sink.taken) > 4


def test_told_to_stop_a_duty_does_nothing_more(office: OfficeYear) -> None:
    """What it has not begun waits for the next call."""
    office.at("2026-03-02T08:00")
    for duty in DUTIES.values():
        assert duty(office.engine, lambda: False).lines == ()
    assert "passed" in do(office, "sweep")


def test_no_server_is_said(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a setting is wrong, the duty refuses and says which."""
    monkeypatch.setenv("THIDUA_TEST_SMTP", "mail.tinh.example")
    with pytest.raises(Refusal) as caught:
        DUTIES["deliver"](OfficeYear(sqlite_url).issue().engine)
    assert caught.value.facts["where"] == "THIDUA_TEST_SMTP"


def test_nothing_stuck_no_alarm(office: OfficeYear) -> None:
    """An alarm that says nothing would be read by nobody the next time."""
    assert not stuck_of(office.engine, YEAR)
    assert alarm(office.engine).cycles == ()


def test_one_alarm_a_day(office: OfficeYear) -> None:
    """A unit without an address: the secretary is told once on that day, again on the next
    working day, which the Saturday is that makes up for 2 January, not on Sunday and not at
    night."""
    office.forget(C)
    assert stuck_of(office.engine, YEAR).addressless == (C,)
    seen = []
    for day in ("05", "06", "07", "08", "09", "10", "11", "12"):
        for hour in ("06:00", "08:00", "11:00", "16:59", "17:00"):
            if alarm(office.at(f"2026-01-{day}T{hour}").engine).cycles:
                seen.append(f"{day} {hour}")
    assert seen == [f"{day} 08:00" for day in ("05", "06", "07", "08", "09", "10", "12")]
    told = [row for row in office.rows(A) if row.topic == Topic.STUCK]
    assert len(told) == len(seen)
    assert {row.office for row in told} == {"secretary"}
    office.contact(C, "mailbox", mailbox(C))
    assert alarm(office.at("2026-01-13T08:00").engine).cycles == ()


def test_an_alarm_without_an_address_is_no_alarm_of_its_own(office: OfficeYear) -> None:
    """Else every working day would add one more to what is stuck; the address is named."""
    office.forget(A)
    with running(Sink()) as sink:
        for day in ("06", "07", "08"):
            assert alarm(office.at(f"2026-01-{day}T08:00").engine).cycles
            office.deliver(sink.settings())
    alarms = [row for row in office.rows(A) if row.topic == Topic.STUCK]
    assert [(row.state, row.trouble) for row in alarms] == [("unserved", "no_address")] * 3
    found = stuck_of(office.engine, YEAR)
    assert found.addressless == (A,)
    assert Topic.STUCK not in {one.topic for one in found.unserved}


def test_what_was_sent_again_with_success_is_stuck_no_more(office: OfficeYear) -> None:
    """Also where the first time that it was sent again failed as well."""
    with running(Sink(answers={mailbox(B): "550 5.1.1 gone"})) as sink:
        office.deliver(sink.settings())
        (first,) = stuck_of(office.engine, YEAR).unserved
        again = resend(office.engine, str(first.notice))
        office.deliver(sink.settings())
        assert [one.notice for one in stuck_of(office.engine, YEAR).unserved] == [again]
        sink.answers.clear()
        resend(office.engine, str(again))
        office.deliver(sink.settings())
    assert stuck_of(office.engine, YEAR).unserved == ()


def test_what_is_stuck(office: OfficeYear, monkeypatch: pytest.MonkeyPatch) -> None:
    """Follow-ups refused, streams that cannot be followed, deadlines that should have passed,
    notices that did not arrive, addresses refused: each with what it takes to find it."""
    with running(Sink(answers={mailbox(B): "550 5.1.1 gone"})) as sink:
        office.deliver(sink.settings())
    office.at("2026-02-28T02:00")
    refused = {
        "number": 1000,
        "cause_stream": YEAR,
        "cause_version": 1,
        "policy": "test",
        "command_id": "x",
        "stream": "calendar:vn",
        "command": b'{"command":"move_deadlines"}',
        "backfill": False,
        "state": "refused",
        "refusal": "write_conflict",
    }
    poison = {"follower": "f", "stream": YEAR, "version": 3, "position": 3, "error": "KeyError"}
    with office.store.database.write() as work:
        work.connection.execute(insert(tables.follow_ups).values(**refused))
        work.connection.execute(insert(stuck_streams).values(**poison))
    found = stuck_of(office.engine, YEAR)
    assert [one.code for one in found.refused] == ["write_conflict"]
    assert [(one.version, one.error) for one in found.unreadable] == [(3, "KeyError")]
    assert {(one.code, one.unit) for one in found.overdue} == {
        ("registration", None),
        *(("registration", unit) for unit in MEMBERS),
    }
    assert [(one.unit, one.why) for one in found.unserved] == [(B, Unserved.REFUSED)]
    assert found.failing == (B,)
    assert found.addressless == ()
    _reads_as_it_stands(office)
    # what is mended is no longer stuck
    monkeypatch.undo()
    with office.store.database.write() as work:
        work.connection.execute(delete(tables.follow_ups))
        work.connection.execute(delete(stuck_streams))
        work.connection.execute(update(tables.contacts).values(trouble=None))
        work.connection.execute(update(tables.outbox).values(state="served"))
    office.year.sweep()
    assert not stuck_of(office.engine, YEAR)


def _reads_as_it_stands(office: OfficeYear) -> None:
    """The letter to the secretary names all of it, in both languages, and no address."""
    notice = _of_the_day(office.year.cycle, "2026-02-28")
    assert notice is not None
    for lang, words in LETTER.items():
        letter = render(office.engine, notice, 1, lang)
        for word in words:
            assert word in letter.text
            assert word in letter.html
        assert "tinh.example" not in letter.text
        assert ": 10" in letter.subject


LETTER: dict[Lang, tuple[str, ...]] = {
    "vi": ("write_conflict", "Sở số 1", "từ chối", "Hạn đã qua", "cum-8/2026@3"),
    "en": ("write_conflict", "Sở số 1", "refused", "did not pass", "cum-8/2026@3"),
}
