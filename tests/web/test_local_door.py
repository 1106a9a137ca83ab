"""The door of one machine, over a practice database and over a real one."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from adapters.bootstrap import initialize, open_engine
from adapters.web.local import LocalDoor, LocalServer, named_seats
from domain.record.record import Seat
from domain.values.refusal import Refusal
from tests.browser.door import door_over
from tests.cli.typed import Desk


@contextmanager
def listening(database: Path, seats: Sequence[Seat] = ()) -> Iterator[LocalServer]:
    """The door over a database."""
    with open_engine(str(database)) as engine:
        server = LocalServer(engine, seats, 0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stop()
            thread.join(10)


def asked(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def door(accounts: None, desk: Desk) -> Iterator[LocalServer]:  # noqa: ARG001
    """Over a practice year."""
    with listening(desk.db) as server:
        yield server


def test_only_who_has_the_address_comes_in(door: LocalServer) -> None:
    """Another word, another host, another site: there is nothing."""
    assert asked(door.address)[0] == 200
    assert asked(f"http://127.0.0.1:{door.port}/")[0] == 404
    assert asked(f"http://127.0.0.1:{door.port}/elsewhere/")[0] == 404
    assert asked(door.address, Host="thi-dua.example.vn")[0] == 404
    assert asked(door.address, Origin="https://elsewhere.example")[0] == 404


def test_what_is_not_there_is_told_on_the_page_only(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    """The terminal stays still, and the word of the address is not written there."""
    with door_over(desk.db) as address:
        assert asked(f"{address}nowhere/")[0] == 404
    assert capfd.readouterr().err == ""


def test_practice_changes_between_offices(door: LocalServer) -> None:
    """The strip says so, and the office that is put on is the one that is asked for."""
    page = asked(door.address)[1]
    assert "Thực hành trên máy này, không gửi ra ngoài" in page
    assert 'name="office"' in page
    values = [one.split('"')[0] for one in page.split('<option value="')[1:]]
    officer = next(one for one in values if one.startswith("unit_officer"))
    shown = asked(door.address, Cookie=f"thidua-office={officer}")[1]
    assert f'<option value="{officer}" selected' in shown


def test_a_real_database_has_no_switch(tmp_path: Path, accounts: None) -> None:  # noqa: ARG001
    """Who works there is named at the start, and a cookie changes nothing."""
    file = tmp_path / "that.db"
    with initialize(str(file), practice=False) as engine:
        with pytest.raises(Refusal) as refused:
            named_seats(engine, ())
        assert refused.value.code == "field_missing"
        seats = named_seats(engine, ["operator"])
        assert LocalDoor(engine, seats).switches() == ()
    with listening(file, seats) as server:
        page = asked(server.address, Cookie="thidua-office=secretary@an")[1]
    assert 'name="office"' not in page
    assert "Thực hành" not in page
