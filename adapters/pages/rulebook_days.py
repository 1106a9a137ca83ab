"""What is to be known of the days to which a rulebook's deadlines come in a year."""

from collections.abc import Iterator

from adapters.official_days import official_days
from adapters.pages.almanac import remark_text
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Heading, Line
from adapters.wording.labels.due import due_name
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import OWN_WORDS, Lang
from domain.cycle.deadlines.day_remarks import RemarkOnDay, remarks_on
from domain.cycle.deadlines.due import EVENTS, reckon_all
from domain.rulebook.due_rule import CycleMonths
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal

#: The code of a deadline and the remark.
Found = tuple[str, RemarkOnDay]


def days_in(rulebook: Rulebook | None, year: str | None) -> tuple[Found, ...]:
    """By the calendar that comes along: a file belongs to no database with corrections. Nothing for
    a rulebook that cannot be reckoned, of which the faults are told."""
    if rulebook is None or year is None or not rulebook.deadlines:
        return ()
    rules = {found.code: found.due for found in rulebook.deadlines}
    table = official_days()
    try:
        span = (rulebook.months or CycleMonths()).of(year)
        events = dict.fromkeys(EVENTS)
        dues = reckon_all(rules, year=span, table=table, events=events, waits=True)
    except Refusal:
        return ()
    return tuple((code, one) for code, due in dues.items() for one in remarks_on(due, table, span))


def days_blocks(
    found: tuple[Found, ...], rulebook: Rulebook | None, year: str | None, lang: Lang
) -> Iterator[Block]:
    """Nothing where nothing is to be known."""
    if not found:
        return
    yield Heading(Say(RULEBOOK, lang)("days_in", year=year))
    for code, remark in found:
        name = due_name(code, lang, OWN_WORDS, rulebook)
        yield Entry(name[:1].upper() + name[1:], remark_text(remark, lang))
    yield Line.of("")


def days_json(found: tuple[Found, ...], lang: Lang) -> list[dict[str, object]]:
    """The same for programs."""
    told = []
    for code, remark in found:
        facts = plain(remark)
        assert isinstance(facts, dict)
        told.append({"deadline": code, **facts, "sentence": remark_text(remark, lang)})
    return told
