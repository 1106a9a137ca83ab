"""Typing ``thidua account``: what is taken for a person, and what is not."""

from tests.cli.typed import typed


def test_a_new_account_says_whose_it_is() -> None:
    """An address is one that mail reaches; without one there is a name at least."""
    wrong = typed("account", "add", "operator", "--email", "khongphaimail", "--json")
    assert (wrong.code, wrong.error["code"]) == (1, "address_malformed")
    nobody = typed("account", "add", "operator", "--json")
    assert (nobody.code, nobody.error["code"]) == (2, "usage_missing")
    assert "--email" in typed("account", "add", "operator").told
