"""The audit as pages: changes of scores, formal acts, duties, history, explanation, difference."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from adapters.audit.duties import Duties, Duty
from adapters.audit.score_changes import ScoreChange, SealedSheet
from adapters.cli.audit_rows import Words, is_kept, lines_of
from adapters.cli.tables import heading, indented
from domain.labels import label, moment
from domain.points import Points
from workflows.differ import CellDiffers, Differs
from workflows.explain import Explanation, Line


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
        for change in _told(found):
            place = words.place(change.criterion, change.part, change.column)
            unit = words.names.unit(change.unit)
            yield indented(words.say("cell", unit=unit, place=place, change=words.change(change)))
            for line in lines_of(change, words):
                yield indented(line, by=4)
        kept = len(found) - len(_told(found))
        if kept:
            unit = words.names.unit(first.unit)
            yield indented(words.say("all_kept", unit=unit, count=kept))
        for effect in first.effects or ():
            yield indented(words.effect(effect), by=4)


def _told(changes: Sequence[ScoreChange]) -> list[ScoreChange]:
    """Of many cells those that were changed; what is only confirmed is counted."""
    return [change for change in changes if len(changes) == 1 or not is_kept(change)]


def beside(
    sealed: Sequence[SealedSheet], undated: Sequence[ScoreChange], words: Words
) -> Iterator[RenderableType]:
    """What was left out, and why."""
    if sealed:
        units = words.units([sheet.unit for sheet in sealed])
        yield Text(words.say("sealed", units=units))
    if undated:
        events = ", ".join(dict.fromkeys(words.event(one.version) for one in undated))
        yield Text(words.say("undated", events=events))


def duties_page(found: Duties, words: Words) -> Iterator[RenderableType]:
    """Each cell with its three hands; what has to be looked at comes first."""
    odd = [duty for duty in found.duties if duty.conflicts]
    if odd:
        yield heading(words.say("conflicts", count=len(odd)))
        for duty in odd:
            yield from _duty(duty, words)
            yield indented(Text(words.conflicts(duty), style="bold"), by=4)
    plain = [duty for duty in found.duties if not duty.conflicts]
    for unit, duties in groupby(plain, key=lambda duty: duty.unit):
        yield heading(words.names.unit(unit))
        for duty in duties:
            yield from _duty(duty, words, named=False)


def _duty(duty: Duty, words: Words, *, named: bool = True) -> Iterator[RenderableType]:
    unit = f"{words.names.unit(duty.unit)} · " if named else ""
    yield indented(unit + words.place(duty.criterion, duty.part))
    for key in ("entered", "checked", "settled"):
        yield indented(f"{words.say(key)}: {words.doers(getattr(duty, key))}", by=4)


def explanation_page(found: Explanation, words: Words) -> Iterator[RenderableType]:
    """The total and the rank, line by line to event and rule."""
    name = found.rulebook.name
    yield indented(words.say("ruled", name=name, event=words.event(found.ruled_by)))
    if found.seal is not None:
        yield indented(words.say("seal"))
    for line in found.lines:
        if line.entered is not None or line.points is not None or line.missing or line.awaited:
            yield from _line(line, words)
    if found.printed is not None:
        row = found.printed.row
        yield indented(
            words.say(
                "printed_row",
                source=found.printed.source,
                event=words.event(found.printed.version),
                **{key: words.figure(getattr(row, key)) for key in _SUMS},
                rank=row.printed_rank or "–",
            )
        )
    if found.added is not None:
        yield from _added(found, words)
    total = found.added.total if found.added else None
    if found.printed is not None:
        total = found.printed.row.total
    if found.placed.rank is not None:
        yield indented(words.say("placed", total=words.figure(total), rank=found.placed.rank))


_SUMS = ("standard", "bonus", "deduction", "total")


def _line(line: Line, words: Words) -> Iterator[RenderableType]:
    counts = words.figure(line.points)
    yield indented(words.say("line", place=words.place(line.criterion, line.part), points=counts))
    told = []
    if line.given is not None:
        event = words.event(line.given.version)
        if line.given.column is None:
            where = words.say("line_published", event=event)
        else:
            column = words.column(line.given.column)
            where = words.say("line_given", column=column, event=event)
        told.append(words.say("line_entered", value=words.figure(line.entered), given=where))
        taken = line.given.taken_from
        if taken is not None:
            event, column = words.event(taken.version), words.column(taken.column)
            told.append(words.say("line_taken", column=column, event=event))
    if line.best is not None:
        best = words.figure(line.best)
        told.append(words.say("line_best", best=best, units=words.units(line.best_units)))
    if line.mark is not None:
        told.append(label(line.mark, words.terminal.lang))
    if line.kept_by is not None:
        told.append(words.say("line_kept", event=words.event(line.kept_by)))
    told += [words.say("line_missing")] if line.missing else []
    told += [words.say("line_awaited")] if line.awaited else []
    if told:
        yield indented("; ".join(told), by=4)


def _added(found: Explanation, words: Words) -> Iterator[RenderableType]:
    added = found.added
    assert added is not None
    if added.bonus_cap is not None and added.bonus != added.bonus_claimed:
        claimed, cap = words.figure(added.bonus_claimed), words.figure(added.bonus_cap)
        yield indented(words.say("bonus_capped", claimed=claimed, cap=cap))
    figures = {key: words.figure(getattr(added, key) or Points("0")) for key in _SUMS}
    yield indented(words.say("added", **figures))
    if not added.complete:
        yield indented(words.say("incomplete"))


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
        total = f"{words.figure(row.total_was)} → {words.figure(row.total_now)}"
        rank = words.ranks(row.rank_was, row.rank_now)
        unit = words.names.unit(row.unit)
        yield indented(Text(words.say("diff_row", unit=unit, total=total, rank=rank)))
        for cell in found.cells:
            if cell.unit == row.unit:
                yield indented(_cell(cell, words), by=4)


def _cell(cell: CellDiffers, words: Words) -> str:
    counted = (cell.points_was, cell.points_now)
    entered = (cell.entered_was, cell.entered_now)
    was, now = counted if counted[0] != counted[1] else entered
    events = ", ".join(f"@{version}" for version in cell.events)
    return words.say(
        "diff_cell",
        place=words.place(cell.criterion, cell.part),
        was=words.figure(was),
        now=words.figure(now),
        events=words.say("by_events", events=events) if events else "",
    )
