"""An explanation and a difference as rows of a file, with the keys of ``audit_words.HEADS``."""

from collections.abc import Iterator

from adapters.cli.audit_rows import Row, Words
from adapters.cli.explanation_page import counting, how, says_something
from adapters.wording.writing import label
from domain.rulebook.criteria import Part
from workflows.differ import Differs
from workflows.explain import Explanation
from workflows.score_changes import Kind


def explanation_rows(found: Explanation, words: Words) -> Iterator[Row]:
    """The lines that count, the deductions for lapses, the sums, the total and the rank."""
    lang = words.terminal.lang
    for line in filter(says_something, found.lines):
        given = line.given
        yield {
            "criterion": line.criterion,
            "part": label(line.part, lang),
            "entry": line.entered,
            "column": words.column(given.column) if given and given.column else None,
            "event": words.event(given.version) if given else None,
            "points": line.points,
            "how": "; ".join(how(line, words)) or None,
        }
    for lapse in counting(found):
        yield {
            "part": label(Part.DEDUCTION, lang),
            "event": words.event(lapse.version),
            "points": lapse.points,
            "how": words.lapse(lapse.lapse, lapse.code),
        }
    sums = found.printed.row if found.printed else found.added
    event = words.event(found.printed.version) if found.printed else None
    added = words.kind(Kind.PUBLISHED) if found.printed else words.say("sum")
    for part in Part if sums else ():
        value = getattr(sums, part.value)
        yield {"part": label(part, lang), "event": event, "points": value, "how": added}
    if sums is not None:
        yield {"part": words.say("total"), "event": event, "points": sums.total}
    yield {"part": words.say("rank"), "points": found.placed.rank}


def difference_rows(found: Differs, words: Words) -> Iterator[Row]:
    """By unit its total, its rank and what is deducted for lapses, then its cells."""
    for row in found.rows:
        unit = words.names.unit(row.unit)
        for key, was, now, events in (
            ("total", row.total_was, row.total_now, row.total_events),
            ("rank", row.rank_was, row.rank_now, row.rank_events),
            ("for_lapses", row.lapses_was, row.lapses_now, ()),
        ):
            if was != now:
                by = ", ".join(map(words.event, events)) or None
                yield {"unit": unit, "part": words.say(key), "was": was, "now": now, "events": by}
    for cell in found.cells:
        yield {
            "unit": words.names.unit(cell.unit),
            "criterion": cell.criterion,
            "part": label(cell.part, words.terminal.lang),
            "was": cell.points_was,
            "now": cell.points_now,
            "entry_was": cell.entered_was,
            "entry_now": cell.entered_now,
            "events": ", ".join(map(words.event, cell.events)) or None,
        }
