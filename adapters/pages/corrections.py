"""What was corrected: the adopted table as it reads now, and every correction with its reason."""

from collections.abc import Iterator

from adapters.pages.as_json import plain
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Tone,
    aligned,
    columns,
    indented,
    table,
)
from adapters.pages.view import View
from adapters.wording.log.narrative import narrate
from adapters.wording.pages.awards import AWARDS
from adapters.wording.say import Say
from domain.cycle.corrections import RecordCorrected
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.reckoning.score_table import corrected_table, score_table
from domain.record.record import Event


def corrected_part(view: View) -> Iterator[Block]:
    """The corrected table beside the adopted one; nothing where no score was corrected."""
    now, was = corrected_table(view.cycle), score_table(view.cycle)
    if now is None or was is None:
        return
    say = Say(AWARDS, view.lang)
    adopted = {row.unit: row for row in was.rows}
    yield Heading(say("corrected_table"))
    totals_was, cells_was = aligned(
        say("total_was"), [adopted[row.unit].total for row in now.rows], view.lang
    )
    totals_now, cells_now = aligned(say("total_now"), [row.total for row in now.rows], view.lang)
    heads = (say("rank_now"), say("rank_was"), say("unit"), totals_was, totals_now)
    rows: list[tuple[str | Line, ...]] = []
    for index, row in enumerate(now.rows):
        before = adopted[row.unit]
        rows.append(
            (
                _moved(_rank(row.rank), row.rank != before.rank),
                _rank(before.rank),
                view.names.unit(row.unit),
                cells_was[index],
                _moved(cells_now[index], row.total != before.total),
            )
        )
    yield indented(table(columns(*heads, right=(0, 1), fold=(2,)), rows))


def _moved(text: str, moved: bool) -> Line:
    return Line.of(text, tone=Tone.STRONG if moved else Tone.PLAIN)


def _rank(rank: int | None) -> str:
    return "" if rank is None else str(rank)


def corrections_part(view: View) -> Iterator[Block]:
    """Every correction in a line, with its event."""
    found = _corrections(view)
    if found:
        yield Heading(Say(AWARDS, view.lang)("corrections"))
    for event in found:
        yield Entry(f"@{event.version}", _sentence(event, view))


def corrections_json(view: View) -> dict[str, object]:
    """The same for programs."""
    return {
        "table": plain(corrected_table(view.cycle), view.names),
        "older_table": {
            "ballots": sorted(view.cycle.corrected.ballots),
            "selections": sorted(view.cycle.corrected.selections),
        },
        "events": [
            {
                "event": f"{view.cycle.code}@{event.version}",
                "type": event.header.type,
                "sentence": _sentence(event, view),
                "body": plain(event.body, view.names),
            }
            for event in _corrections(view)
        ],
    }


def _corrections(view: View) -> list[Event]:
    kinds = (AdoptedScoreCorrected, RecordCorrected)
    return [event for event in view.events if isinstance(event.body, kinds)]


def _sentence(event: Event, view: View) -> str:
    return narrate(event, view.lang, view.names, view.cycle.plan.rulebook, view.cycle)
