"""What is wrong with what follows from lapses."""

from collections.abc import Callable, Iterator
from functools import partial

from domain.rulebook.places import Place
from domain.rulebook.rulebook import Consequence, Lapse, Rulebook
from domain.values.refusal import Refusal


def consequence_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Callable[[], object]]]:
    """The checks of every consequence, each with its place."""
    for index, found in enumerate(rulebook.consequences):
        yield ("consequences", index), partial(_check, found)


def _check(found: Consequence) -> None:
    """Days are counted in one way, and reports are named of what is about reports."""
    facts: dict[str, object] = {"where": "consequences", "value": found.of.value}
    if found.per_working_day and found.by_days:
        raise Refusal("rulebook_malformed", case="consequence_days", **facts)
    named = found.named_reports
    blank = any(not name.strip() for name in named)
    if (named and found.of is not Lapse.LATE_REPORT) or blank:
        raise Refusal("rulebook_malformed", case="consequence_reports", **facts)
