"""The system: a database is real or one of practice, for life."""

import pytest

from domain.record.record import SYSTEM, Origin
from domain.system import DatabaseInitialized, InitializeDatabase
from tests.factories import CHAIR, OPERATOR, given


@pytest.mark.parametrize("practice", [True, False])
def test_database_says_what_it_is(practice: bool) -> None:
    """Its first event says whether it holds real years or practice."""
    initialize = InitializeDatabase(practice=practice)
    begun = given(SYSTEM).when(initialize, as_=OPERATOR)
    begun.then(DatabaseInitialized(practice=practice))
    assert begun.done.events[0].header.origin is Origin.LIVE
    assert begun.given_besides().state.practice is practice


def test_database_never_becomes_the_other() -> None:
    """It is said once; again is refused, whatever it would say."""
    for practice in (True, False):
        begun = given(SYSTEM, DatabaseInitialized(practice=True))
        begun.when(InitializeDatabase(practice=practice), as_=OPERATOR).then_refused(
            "already_done", what="initialize_database"
        )


def test_only_the_operator_says_so() -> None:
    """No office of a cluster initialises a database, and there is one system stream."""
    initialize = InitializeDatabase(practice=True)
    given(SYSTEM).when(initialize, as_=CHAIR).then_refused("not_permitted")
    given("system:2").when(initialize, as_=OPERATOR).then_refused("stream_unknown")
