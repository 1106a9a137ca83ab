"""Lets the failed assertions of the spec say what they compared."""

import pytest

pytest.register_assert_rewrite("tests.spec")
