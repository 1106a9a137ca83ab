"""The audit as pages: changes of scores, formal acts, duties, history, explanation, difference."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from adapters.audit.duties import Duties, Duty
from adapters.audit.score_changes import ScoreChange, SealedSheet
from adapters.cli.audit_rows import Words, is_blank, is_kept, lines_of
from adapters.cli.tables import heading, indented
from adapters.wording.writing import label, moment
from domain.record.record import UnitId
from workflows.differ import CellDiffers, Differs
from workflows.score_changes import Kind


def changes_page(changes: Sequence[ScoreChange], words: Words) -> Iterator[RenderableType]:
    """Event by event: when, who, which cells from what to what, why, and what it moved."""
    for _, same in groupby(changes, key=lambda change: change.version):
        found = list(same)
        first = found[0]
        head = Text(words.event(first.version), style="bold")
        at = moment(first.recorded_at, words.terminal.lang)
        about = words.say("after_submission") if first.after_submission else ""
        beside = f"  {at}{words.happened(first)} · {words.kind(first.kind)}"
        head.append(beside + (f", {about}" if about else ""), style="not bold")
        yield head
        person = words.who(first)
        yield indented(Text(person[:1].upper() + person[1:], style="dim"))
        yield from _cells(found, words)
        for line in lines_of(first, words):
            yield indented(line, by=4)
        yield from _effects(first, {change.unit for change in found}, words)


def _cells(changes: Sequence[ScoreChange], words: Words) -> Iterator[RenderableType]:
    """The cells that were changed, as the rulebook orders them. Of many cells, what is only
    confirmed, or was printed empty, is counted; of one criterion each is shown with its points."""
    many = len({change.criterion for change in changes}) > 1
    kept = [change for change in changes if many and is_kept(change)]
    blank = [change for change in changes if many and is_blank(change)]
    for change in sorted(changes, key=words.order):
        if change in kept or change in blank:
            continue
        place = words.place(change.criterion, change.part, change.column)
        unit = words.names.unit(change.unit)
        yield indented(words.say("cell", unit=unit, place=place, change=words.change(change)))
        if change.unproved is not None and change.part is not None:
            bare = words.bare(change.unproved, change.part)
            yield indented(words.say("unproved", bare=bare), by=4)
        if text := words.text(change.justification):
            yield indented(words.say("justification", text=text), by=4)
    for key, counted in (("all_kept", kept), ("all_blank", blank)):
        for unit_, same in groupby(counted, key=lambda change: change.unit):
            unit, count = words.names.unit(unit_), len(list(same))
            yield indented(words.say(key, unit=unit, count=count))


def _effects(
    change: ScoreChange, units: Collection[UnitId], words: Words
) -> Iterator[RenderableType]:
    """What an event moved: its own unit first. Of a whole printed table only the units shown."""
    effects = change.effects or ()
    if change.kind is Kind.PUBLISHED:
        effects = tuple(effect for effect in effects if effect.unit in units)
    table = not any(effect.own for effect in effects)
    for effect in sorted(effects, key=lambda one: (not one.own, one.rank_now or len(effects))):
        yield indented(words.effect(effect, own=effect.own or table), by=4)


def beside(
    sealed: Sequence[SealedSheet], undated: Sequence[ScoreChange], words: Words
) -> Iterator[RenderableType]:
    """What was left out, and why."""
    if sealed:
        units = words.units([sheet.unit for sheet in sealed])
        yield Text(words.say("sealed", units=units))
    yield from undated_line([one.version for one in undated], words)


def undated_line(versions: Sequence[int], words: Words) -> list[RenderableType]:
    """Which events nobody can place in the time that was asked."""
    events = ", ".join(dict.fromkeys(map(words.event, versions)))
    return [Text(words.say("undated", events=events))] if events else []


def counted(changes: Sequence[ScoreChange], words: Words) -> dict[str, object]:
    """How many events changed something, and how many only confirmed what was there."""
    moved = {change.version for change in changes if not is_kept(change)}
    kept = {change.version for change in changes} - moved
    return {
        "count": len(moved),
        "confirmed": words.say("confirmed", count=len(kept)) if kept else "",
    }


def governing(
    changes: Sequence[ScoreChange], rulebooks: Mapping[str, str], words: Words
) -> Iterator[RenderableType]:
    """By which rulebooks these scores were given, and where the commands are to be found."""
    digests = dict.fromkeys(change.rulebook for change in changes if change.rulebook)
    if digests:
        named = "; ".join(rulebooks[digest] for digest in digests)
        yield Text(words.say("under", rulebooks=named), style="dim")
    if changes:
        yield Text(words.say("more"), style="dim")


def duties_page(found: Duties, words: Words) -> Iterator[RenderableType]:
    """Each cell with its three hands; what has to be looked at comes first."""
    odd = [duty for duty in found.duties if duty.conflicts]
    if odd:
        yield heading(words.say("conflicts", count=len(odd)))
        for duty in odd:
            yield from _duty(duty, words)
            yield indented(Text(words.conflicts(duty), style="bold"), by=4)
    plain = [duty for duty in found.duties if not duty.conflicts]
    for unit, grouped in groupby(plain, key=lambda duty: duty.unit):
        duties = list(grouped)
        yield heading(words.names.unit(unit))
        if any(duty.unchecked for duty in duties):
            yield indented(Text(words.say("unchecked"), style="bold"))
        for duty in sorted(duties, key=words.order):
            yield from _duty(duty, words, named=False)


def _duty(duty: Duty, words: Words, *, named: bool = True) -> Iterator[RenderableType]:
    unit = f"{words.names.unit(duty.unit)} · " if named else ""
    yield indented(unit + words.place(duty.criterion, duty.part))
    for key in ("entered", "checked", "settled"):
        yield indented(f"{words.say(key)}: {words.doers(getattr(duty, key))}", by=4)


def difference_page(found: Differs, words: Words) -> Iterator[RenderableType]:
    """What differs between two moments: phase, rulebook, totals and ranks, cells with events."""
    lang = words.terminal.lang
    if found.phase_was is not found.phase_now:
        was, now = (label(phase, lang) for phase in (found.phase_was, found.phase_now))
        yield indented(words.say("diff_phase", was=was, now=now))
    if found.rulebooks is not None:
        yield indented(words.say("diff_rulebook"))
    if not found.rows:
        yield indented(words.say("diff_same"))
    for row in found.rows:
        total = words.moved(row.total_was, row.total_now) + _by(row.total_events, words)
        rank = words.ranks(row.rank_was, row.rank_now) + _by(row.rank_events, words)
        unit = words.names.unit(row.unit)
        yield indented(Text(words.say("diff_row", unit=unit, total=total, rank=rank)))
        for cell in found.cells:
            if cell.unit == row.unit:
                yield indented(_cell(cell, words), by=4)
        if row.lapses_was != row.lapses_now:
            was, now = words.figure(row.lapses_was), words.figure(row.lapses_now)
            yield indented(words.say("diff_lapses", was=was, now=now), by=4)
    for unit_, cells in _by_unit(found):
        yield indented(words.names.unit(unit_))
        yield from (indented(_cell(cell, words), by=4) for cell in cells)
    yield from undated_line(found.undated, words)


def _by_unit(found: Differs) -> Iterator[tuple[UnitId, list[CellDiffers]]]:
    """The cells that differ though their unit's total and rank do not."""
    told = {row.unit for row in found.rows}
    cells = [cell for cell in found.cells if cell.unit not in told]
    for unit, same in groupby(cells, key=lambda cell: cell.unit):
        yield unit, list(same)


def _cell(cell: CellDiffers, words: Words) -> str:
    counted = (cell.points_was, cell.points_now)
    entered = (cell.entered_was, cell.entered_now)
    was, now = counted if counted[0] != counted[1] else entered
    return words.say(
        "diff_cell",
        place=words.place(cell.criterion, cell.part),
        was=words.figure(was),
        now=words.figure(now),
        events=_by(cell.events, words),
    )


def _by(events: Sequence[int], words: Words) -> str:
    """The events that made a difference."""
    named = ", ".join(f"@{version}" for version in events)
    return words.say("by_events", events=named) if named else ""
