"""Templates: facts stand in them as they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.wording.filling import filled
from adapters.wording.phrasing import Phrases
from adapters.wording.say import Say
from adapters.wording.sentences import Written
from tests.domain.wording import Called

LETTER = (
    "<{sent}đã gửi|chưa gửi><; <hạn {day}<, còn {left}>|chưa có hạn>>",
    "<{sent}sent|not sent><; <due {day}<, {left} left>|not due>>",
)


@given(st.text(), st.text())
def test_a_fact_is_never_read_as_a_template(was: str, now: str) -> None:
    """Whatever a fact says, braces and the names of other facts among it."""
    assert filled("tên {was} → {now}", {"was": was, "now": now}) == f"tên {was} → {now}"


def test_a_renamed_criterion_keeps_its_braces() -> None:
    """A criterion called `A {now}` until it is called `B`."""
    say = Say({"name": ("tên {was} → {now}", "name {was} → {now}")}, "vi")
    assert say("name", was="A {now}", now="B") == "tên A {now} → B"


def test_a_place_without_a_fact_stays() -> None:
    """What is filled in later is still there."""
    assert filled("{Chair} {unit}", {"unit": "An"}) == "{Chair} An"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"sent": True, "day": "05/03", "left": "2"}, "sent; due 05/03, 2 left"),
        ({"sent": False, "day": "05/03", "left": ""}, "not sent; due 05/03"),
        ({"sent": False, "day": "", "left": "2"}, "not sent; not due"),
    ],
)
def test_a_segment_may_stand_inside_another(facts: dict[str, object], said: str) -> None:
    """The inner one is told where its facts are known, and never closes the outer one."""
    assert Phrases("en", Called()).part(LETTER, facts) == said


@given(st.text(alphabet="<>{}|day left"))
def test_a_fact_opens_no_segment(day: str) -> None:
    """Brackets and braces of a fact stand as they were given, in a nested segment too."""
    facts = {"sent": True, "day": Written(f"[{day}]"), "left": Written("1")}
    said = Phrases("en", Called()).part(LETTER, facts)
    assert " ".join(said.split()) == " ".join(f"sent; due [{day}], 1 left".split())
