"""The interface is held to its own description, by what a generator makes of it."""

import os
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.house import YEAR, House

#: That a command is refused although its form is right is the business of the rules.
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
BOUNDED = settings(
    max_examples=int(os.environ.get("THIDUA_API_EXAMPLES", "3")),
    derandomize="THIDUA_API_EXAMPLES" not in os.environ,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(served: House) -> Any:
    """The description, as a program with a token that may write gets it."""
    program = served.with_token("secretary@an", YEAR, writes=True)
    raw = program.get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = get_wsgi_application()
    schema.config.base_url = "http://127.0.0.1"
    return schema, {"Authorization": f"Bearer {program.token}", "Host": "127.0.0.1"}


def test_no_answer_is_undeclared(described: Any) -> None:
    """Whatever is sent: no fault of the server, and a status that the description names."""
    schema, headers = described
    count = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(case=operation.as_strategy())
        def sent(case: Any) -> None:
            # a year that is there: otherwise little is asked but its name
            if "target" in (case.path_parameters or {}):
                case.path_parameters["target"] = YEAR
            elif case.query and "target" in case.query:
                case.query["target"] = YEAR
            response = case.call(headers=headers)
            case.validate_response(response, checks=CHECKS)

        sent()
        count += 1
    assert count > 150
