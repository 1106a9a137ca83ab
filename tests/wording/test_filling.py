"""Templates: facts stand in them as they were given."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.wording.filling import filled
from adapters.wording.say import Say


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
