"""The page of a status: phase line, conditions, deadlines, what can be done and what cannot."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.acts_page import acts_part
from adapters.cli.award_lines import open_part
from adapters.cli.board import Board
from adapters.cli.lapse_lines import undecided_line
from adapters.cli.tables import heading, indented, table
from adapters.cli.year_page import year_part
from adapters.wording.log.offices import lines_of
from adapters.wording.messages import condition
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import (
    condition_label,
    day,
    deadline,
    moment,
    selection_label,
    when,
)
from domain.cycle.guard import SITTING, Phase
from domain.reckoning.choice import MadeBy
from domain.values.when import Moment
from workflows.status import Ask, Due, Status, Step

#: Marks stand beside the words that say the same; both are plain in black and white.
_MARKS = {"done": "✓", "now": "▸", "later": " "}
_STYLES = {"done": "green", "now": "bold", "later": "dim"}


def status_page(
    found: Status, board: Board, cluster: str, at: Moment, past: str | None = None
) -> Iterator[RenderableType]:
    """The page, part by part. ``past`` stands over one that looks back."""
    yield Text(board.word("head", cluster=cluster, year=found.year), style="bold")
    yield Text(board.word("at", code=found.code, moment=moment(at, board.lang)))
    if past is not None:
        yield Text(past, style="bold")
    if found.backfill:
        yield Text(board.word("backfill"))
    if found.phase is Phase.CANCELLED:
        yield Text(board.word("cancelled"))
    yield heading(board.word("way"))
    yield indented(_way(found, board))
    for due in found.due:
        if due.unit is not None:
            unit = board.names.unit(due.unit)
            line = f"{board.phase(due.phase)}, {board.word('for_unit', unit=unit)}"
            told = due.phase is found.phase
            yield indented(f"{line}: {_due(due, board, told=told)}")
    yield heading(board.word("officers"))
    yield from _officers(found, board)
    if found.asks:
        yield heading(board.word("asks"))
        yield indented(_asks(found, board))
    for one in found.work.undecided:
        yield indented(Text(f"! {undecided_line(one, board)}"))
    if any(step.reopened for step in found.steps):
        yield indented(board.word(_goes_on(found)))
    yield from _to_decide(found, board)
    yield from year_part(found.work, board)
    yield from open_part(found.awards, board)
    if past is None:  # what was possible then is no longer offered
        yield from acts_part(found.actions, board, found.phase)


def _officers(found: Status, board: Board) -> Iterator[RenderableType]:
    """The offices of this year and of the next, and the pledges signed between the two."""
    phrases = Phrases(board.lang, board.names, board.rulebook)
    unstated = board.word("not_stated" if found.backfill else "not_known")
    known = [(found.year, found.offices)]
    if found.next_year is not None and found.next_offices is not None:
        known.append((found.next_year, found.next_offices))
    for year, offices in known:
        named = phrases.officers(offices.officers()) if offices.terms else unstated
        yield indented(board.word("officers_of", year=year, officers=named))
        for line in lines_of(offices, phrases):
            yield indented(line, by=4)
    for signing in found.signings:
        place = phrases.fact("signing", signing)
        yield indented(board.word("pledged_before", year=found.year, signing=place))
    if found.next_pledge:
        count = f"{len(found.next_pledge)}/{len(board.members)}"
        yield indented(board.word("next_pledge", year=found.next_year or "", count=count))


def _to_decide(found: Status, board: Board) -> Iterator[RenderableType]:
    """What was chosen by a table that was corrected since, and how it is made anew."""
    if not found.older:
        return
    yield heading(board.word("older_head"))
    for one in found.older:
        title = selection_label(one.selection, board.rulebook)
        key = "older_voted" if one.by is MadeBy.BALLOT else "older_ranked"
        chosen = board.units(one.chosen) or board.word("older_nobody")
        line = board.word(key, title=title, chosen=chosen)
        if one.same:
            line += board.word("older_same")
        elif one.now is not None:
            line += board.word("older_now", now=board.units(one.now) or board.word("older_nobody"))
        elif one.by is not MadeBy.BALLOT:
            line += board.word("older_tied")
        yield indented(Text(f"! {line}"))
    # a phase is reopened from a later one
    back = Phase.SUMMARY_CONFERENCE if found.phase is Phase.VOTING else Phase.VOTING
    yield indented(board.word("older_how", code=found.code, back=back.value), by=4)


def _way(found: Status, board: Board) -> RenderableType:
    made = table("", "", "", "", fold=(3,))
    made.show_header = False
    for number, step in enumerate(found.steps, start=1):
        state = board.word(step.state.value)
        if step.reopened:
            state += f", {board.word('reopened')}"
        style = _STYLES[step.state.value]
        made.add_row(
            Text(f"{_MARKS[step.state.value]} {number}", style=style),
            Text(board.phase(step.phase), style=style),
            Text(state, style=style),
            _when(step, found, board),
        )
    return made


def _when(step: Step, found: Status, board: Board) -> str:
    general = next((due for due in found.due if due.phase is step.phase and due.unit is None), None)
    if general is not None:
        return _due(general, board, told=step.state.value != "done")
    if step.called is not None and step.state.value != "done":
        return board.word("expected", day=when(step.called, board.lang))
    return ""


def _due(due: Due, board: Board, *, told: bool = True) -> str:
    """The date, and the days that are left beside it, never instead."""
    text = board.word("until", due=_limit(due, board))
    if due.days_left is None or not told:
        return text
    if due.passed and due.days_left >= 0:
        return f"{text}, {board.word('overdue_today')}"
    if due.days_left < 0:
        return f"{text}, {board.word('overdue', n=-due.days_left)}"
    if due.days_left == 0:
        return f"{text}, {board.word('today')}"
    key = "day_left" if due.days_left == 1 else "days_left"
    return f"{text}, {board.word(key, n=due.days_left)}"


def _limit(due: Due, board: Board) -> str:
    if due.last_day is None or due.before is None:
        return deadline(due.last_day, due.before, board.lang)
    plain = deadline(due.last_day, due.before, board.lang)
    with_weekday = day(due.last_day, board.lang, weekday=True)
    return plain.replace(day(due.last_day, board.lang), with_weekday)


def _unmet(ask: Ask, board: Board) -> str:
    assert ask.lacking is not None
    facts, names, rulebook = ask.lacking, board.names, board.rulebook
    return condition(ask.condition, facts, board.lang, names, rulebook, typed=True)


def _goes_on(found: Status) -> str:
    """What moves a phase on that was reopened: the act that supplies what lacks, or a person."""
    lacks = any(ask.lacking is not None and not ask.waived for ask in found.asks)
    if not lacks:
        return "held_open"
    return "moves_itself" if found.phase in SITTING[:-1] else "moves_by_hand"


def _asks(found: Status, board: Board) -> RenderableType:
    made = table("", "", "", fold=(2,))
    made.show_header = False
    for ask in found.asks:
        if ask.waived:
            state, said = "waived", condition_label(ask.condition, board.lang)
        elif ask.lacking is None:
            state, said = "met", condition_label(ask.condition, board.lang)
        else:
            state, said = "unmet", _unmet(ask, board)
        mark = "!" if state == "unmet" else "✓"
        style = "yellow" if state == "unmet" else "green"
        said = said[:1].upper() + said[1:]
        made.add_row(Text(mark, style=style), Text(board.word(state), style=style), said)
    return made
