"""Changes of scores, event by event, as pages and files tell of them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from adapters.audit.told_changes import ScoreChange, SealedSheet
from adapters.pages.as_json import iso
from adapters.pages.audit_words import AuditWords, is_blank, is_kept, lines_of
from adapters.pages.blocks import Block, Line, Span, Tone, indented
from adapters.pages.rows import Row
from adapters.wording.labelling import label
from adapters.wording.labels.combining import scores_label
from adapters.wording.writing import moment, when
from domain.record.record import UnitId
from workflows.score_changes import ChangeKind


def changes_part(changes: Sequence[ScoreChange], words: AuditWords) -> Iterator[Block]:
    """Event by event: when, who, which cells from what to what, why, and what it moved."""
    for _, same in groupby(changes, key=lambda change: change.version):
        found = list(same)
        first = found[0]
        at = moment(first.recorded_at, words.lang)
        about = words.say("after_submission") if first.after_submission else ""
        beside = f"  {at}{words.happened(first)} · {words.kind(first.kind)}"
        head = Span(words.event(first.version), Tone.STRONG)
        yield Line.of(head, beside + (f", {about}" if about else ""))
        person = words.who(first)
        yield indented(Line.of(person[:1].upper() + person[1:], tone=Tone.FAINT))
        yield from _cells(found, words)
        for told in lines_of(first, words):
            yield indented(told, by=4)
        yield from _effects(first, {change.unit for change in found}, words)


def _cells(changes: Sequence[ScoreChange], words: AuditWords) -> Iterator[Block]:
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
            bare = words.bare(change.unproved, change.part, change.criterion)
            yield indented(words.say("unproved", bare=bare), by=4)
        if change.combined is not None:
            yield indented(scores_label(change.combined, words.lang), by=4)
        if text := words.text(change.justification):
            yield indented(words.say("justification", text=text), by=4)
    for key, counted in (("all_kept", kept), ("all_blank", blank)):
        for unit_, same in groupby(counted, key=lambda change: change.unit):
            unit, count = words.names.unit(unit_), len(list(same))
            yield indented(words.say(key, unit=unit, count=count))


def _effects(change: ScoreChange, units: Collection[UnitId], words: AuditWords) -> Iterator[Block]:
    """What an event moved: its own unit first. Of a whole printed table only the units shown."""
    if change.effects is None:
        yield indented(words.say("not_followed"), by=4)
    effects = change.effects or ()
    if change.kind is ChangeKind.PUBLISHED:
        effects = tuple(effect for effect in effects if effect.unit in units)
    table = not any(effect.own for effect in effects)
    for effect in sorted(effects, key=lambda one: (not one.own, one.rank_now or len(effects))):
        yield indented(words.effect(effect, own=effect.own or table), by=4)


def beside(
    sealed: Sequence[SealedSheet], undated: Sequence[ScoreChange], words: AuditWords
) -> Iterator[Block]:
    """What was left out, and why."""
    if sealed:
        units = words.units([sheet.unit for sheet in sealed])
        yield Line.of(words.say("sealed", units=units))
    yield from undated_line([one.version for one in undated], words)


def undated_line(versions: Sequence[int], words: AuditWords) -> list[Block]:
    """Which events nobody can place in the time that was asked."""
    events = ", ".join(dict.fromkeys(map(words.event, versions)))
    return [Line.of(words.say("undated", events=events))] if events else []


def counted(changes: Sequence[ScoreChange], words: AuditWords) -> dict[str, object]:
    """How many events changed something, and how many only confirmed what was there."""
    moved = {change.version for change in changes if not is_kept(change)}
    kept = {change.version for change in changes} - moved
    return {
        "count": len(moved),
        "confirmed": words.say("confirmed", count=len(kept)) if kept else "",
    }


def score_row(change: ScoreChange, words: AuditWords) -> Row:
    """One change for a file of rows; the keys are those of ``audit_words.HEADS``."""
    lang = words.lang
    return {
        "event": words.event(change.version),
        "kind": words.kind(change.kind),
        "unit": words.names.unit(change.unit),
        "criterion": change.criterion,
        "part": label(change.part, lang) if change.part else None,
        "column": words.column(change.column) or None,
        "was": change.was,
        "now": change.now,
        "stood": change.stood,
        "counts": change.counts,
        "difference": change.difference,
        "after_submission": words.say(
            "after_submission" if change.after_submission else "before_submission"
        ),
        "phase": label(change.phase, lang, words.names.words),
        "recorded": iso(change.recorded_at),
        "effective": when(change.effective, lang),
        "who": words.who(change),
        "for_unit": words.names.unit(change.for_unit) if change.for_unit else None,
        "reason": words.text(change.reason),
        "justification": words.text(change.justification),
        "document": words.document(change),
        "rulebook": change.rulebook[:12] if change.rulebook else None,
        "command": str(change.command_id),
        "effects": _effects_said(change, words),
    }


def _effects_said(change: ScoreChange, words: AuditWords) -> str | None:
    if change.effects is None:
        return words.say("not_followed")
    return "; ".join(map(words.effect, change.effects)) or None
