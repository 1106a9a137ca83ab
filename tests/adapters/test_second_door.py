"""Where the server with accounts listens, and by which address it says it is reached."""

from pathlib import Path

import pytest

from adapters.accounts.second_door import door_asked, second_door
from domain.values.refusal import Refusal


def test_without_an_address_it_is_reached_where_it_listens(tmp_path: Path) -> None:
    """What it says it is opened at is the port that it was given."""
    file = str(tmp_path / "thidua.db")
    assert second_door(file, {}).origin == "http://127.0.0.1:8080"
    elsewhere = {"THIDUA_WEB_LISTEN": "127.0.0.1:8391"}
    assert second_door(file, elsewhere).origin == "http://127.0.0.1:8391"


@pytest.mark.parametrize("setting", ["THIDUA_WEB_URL", "THIDUA_WEB_LISTEN", "THIDUA_WEB_PROXY"])
def test_any_setting_of_the_server_asks_for_it(setting: str) -> None:
    """None is passed over in silence, and without one nothing listens."""
    assert door_asked({setting: "127.0.0.1:8080"})
    assert not door_asked({"THIDUA_SMTP": "smtp://127.0.0.1"})


def test_a_listener_for_other_machines_alone_is_refused(tmp_path: Path) -> None:
    """Where neither an address with TLS nor a proxy is named."""
    open_to_all = {"THIDUA_WEB_LISTEN": "0.0.0.0:8080"}
    with pytest.raises(Refusal) as told:
        second_door(str(tmp_path / "thidua.db"), open_to_all)
    assert told.value.code == "door_unprotected"
