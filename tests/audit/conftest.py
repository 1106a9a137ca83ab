"""The years that the tests of the read models go on from."""

from tests.views.conftest import (
    begin,
    begun_postgres,
    begun_sqlite,
    engine_url,
    history,
    played_postgres,
    played_sqlite,
    stage,
)

__all__ = [
    "begin",
    "begun_postgres",
    "begun_sqlite",
    "engine_url",
    "history",
    "played_postgres",
    "played_sqlite",
    "stage",
]
