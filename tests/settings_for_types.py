"""The settings of Django, for the type checker alone: the program sets them in its own process."""

from pathlib import Path

from sqlalchemy import make_url

from adapters.accounts.configuring import settings_of
from adapters.accounts.second_door import SecondDoor

_DOOR = SecondDoor(
    database=make_url(f"sqlite:///{Path('types.db')}"),
    keys=("for-types-only",),
    origin="http://127.0.0.1:8080",
    host="127.0.0.1",
    port=8080,
)
globals().update(settings_of(_DOOR))
