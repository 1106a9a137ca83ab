"""What looks at the pages finds what is wrong with one."""

import shutil

import pytest

from tests.browser import program
from tests.browser.conftest import Opened
from tests.browser.looking import (
    NARROW,
    Heard,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    assert_policy_held,
    at_width,
    with_text_spacing,
)


def test_a_field_without_a_name_is_found(door: str, opened: Opened) -> None:
    """axe-core names the rule and the element."""
    page = opened(door)
    page.evaluate("() => document.querySelector('main').append(document.createElement('input'))")
    with pytest.raises(AssertionError, match="label"):
        assert_no_axe_violations(page)


def test_what_is_wider_than_the_window_is_found(door: str, opened: Opened) -> None:
    """The page is named with what sticks out; text that is spaced is looked at as well."""
    page = opened(door)
    at_width(page, NARROW)
    with with_text_spacing(page):
        assert_no_sideways_scroll(page)
    page.evaluate(
        "() => document.querySelector('header').append("
        "Object.assign(document.createElement('input'), {size: 200, className: 'wide-one'}))"
    )
    page.evaluate("() => document.adoptedStyleSheets.push(new CSSStyleSheet())")
    page.evaluate(
        "() => document.adoptedStyleSheets[0].replaceSync("
        "'.wide-one { min-width: 900px !important; max-width: none !important; }')"
    )
    with pytest.raises(AssertionError, match="wide-one"):
        assert_no_sideways_scroll(page)


def test_what_a_page_may_not_load_is_found(door: str, opened: Opened, heard: list[Heard]) -> None:
    """Its own policy refuses a style that stands in an element, and the test hears of it."""
    page = opened(door)
    assert_policy_held(page)
    page.evaluate("() => document.querySelector('main').setAttribute('style', 'color: red')")
    with pytest.raises(AssertionError, match="style-src"):
        assert_policy_held(page)
    with pytest.raises(AssertionError, match="Content Security Policy"):
        heard[0].check()


def test_the_browser_that_is_named_is_the_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is named and not there is no reason to take another."""
    monkeypatch.setenv(program.VARIABLE, "/nowhere/chrome")
    with pytest.raises(program.NoBrowser, match="/nowhere/chrome"):
        program.browser_program(None)  # type: ignore[arg-type]  # asked for nothing
    found = shutil.which("python3")
    assert found is not None
    monkeypatch.setenv(program.VARIABLE, found)
    assert str(program.browser_program(None)) == found  # type: ignore[arg-type]  # likewise
