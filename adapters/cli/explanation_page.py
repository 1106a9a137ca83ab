"""How a unit came to its total and its rank, as a page."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import RenderableType

from adapters.cli.audit_page import undated_line
from adapters.cli.audit_rows import Words
from adapters.cli.score_lines import band_name, rounded_off, share_label
from adapters.cli.tables import indented
from adapters.wording.writing import label, taken
from domain.cycle.scores.lapses import Stage
from domain.rulebook.criteria import Part, full_standard
from domain.rulebook.rulebook import RankedBy
from domain.values.points import Points
from workflows.explain import Added, Explanation, LapseLine, Line
from workflows.placing import Unranked


def explanation_page(found: Explanation, words: Words) -> Iterator[RenderableType]:
    """The total and the rank, line by line to event and rule."""
    name = found.rulebook.name
    yield indented(words.say("ruled", name=name, event=words.event(found.ruled_by)))
    if found.seal is not None:
        yield indented(words.say("seal"))
    for line in filter(says_something, found.lines):
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
    yield from _placed(found, total, words)
    yield from undated_line(found.undated, words)


_SUMS = ("standard", "bonus", "deduction", "total")


def _line(line: Line, words: Words) -> Iterator[RenderableType]:
    counts = words.figure(line.points)
    yield indented(words.say("line", place=words.place(line.criterion, line.part), points=counts))
    if told := how(line, words):
        yield indented("; ".join(told), by=4)


def says_something(line: Line) -> bool:
    """Whether something was entered, counts, is lacking, or was said not to apply."""
    given = line.entered is not None or line.points is not None
    said = line.mark is not None and line.part is Part.STANDARD
    return given or line.missing or line.awaited or said


def how(line: Line, words: Words) -> list[str]:
    """From which entry and by which steps a line counts what it counts."""
    told = []
    if line.given is not None:
        event = words.event(line.given.version)
        value = words.figure(line.entered)
        if line.given.column is None:
            told.append(words.say("line_published", value=value, event=event))
        else:
            column = words.column(line.given.column)
            where = words.say("line_given", column=column, event=event)
            told.append(words.say("line_entered", value=value, given=where))
        taken = line.given.taken_from
        if taken is not None:
            event, column = words.event(taken.version), words.column(taken.column)
            told.append(words.say("line_taken", column=column, event=event))
    if line.best is not None:
        best = words.figure(line.best)
        told.append(words.say("line_best", best=best, units=words.units(line.best_units)))
    told += _steps(line, words)
    if line.mark is not None:
        told.append(label(line.mark, words.terminal.lang))
    if line.kept_by is not None:
        told.append(words.say("line_kept", event=words.event(line.kept_by)))
    if line.unproved is not None:
        told.append(words.say("line_unproved", bare=words.bare(line.unproved, line.part)))
    told += [words.say("line_missing")] if line.missing else []
    return told + ([words.say("line_awaited")] if line.awaited else [])


def _steps(line: Line, words: Words) -> Iterator[str]:
    """What the rule, the coefficient, the step and the bound did, where they did anything."""
    if line.reckoned is None or line.entered is None:
        return
    steps, before = line.reckoned, Fraction(abs(line.entered))
    for key, after in (
        ("line_rule", steps.by_rule),
        ("line_weighted", steps.weighted),
        ("line_stepped", Fraction(steps.stepped)),
        ("line_capped", Fraction(abs(steps.points))),
    ):
        if after != before:
            less = line.part is Part.DEDUCTION and key == "line_rule"
            yield words.say("line_deducts" if less else key, points=words.share(after))
        before = after


def _placed(found: Explanation, total: Points | None, words: Words) -> Iterator[RenderableType]:
    """The rank, and who is before it; or why there is none."""
    by = found.placed
    if by.rank is None:
        if by.unranked is not None and by.unranked is not Unranked.INCOMPLETE:
            yield indented(words.say(f"unranked_{by.unranked.value}"))
        return
    group = words.say("placed_group", group=by.group) if by.group else ""
    figure = words.figure(total)
    yield indented(words.say("placed_among", total=figure, rank=by.rank, among=by.among) + group)
    if by.amount is not None and found.rulebook.ranked_by is not RankedBy.TOTAL:
        yield indented(words.say("ranked_by_share", amount=_share(found, words)), by=4)
    for key in ("ahead", "level"):
        if units := getattr(by, key):
            yield indented(words.say(key, units=words.units(units)), by=4)
    yield from _classed(found, figure, words)


def _share(found: Explanation, words: Words) -> str:
    """``82/100 (82 %)``: the points of the unit, those that it can get, and the share as the
    outcome shows it."""
    assert found.placed.amount is not None
    amount, lang = Fraction(found.placed.amount), words.terminal.lang
    share = share_label(amount, lang)
    if found.added is None:
        return share
    got = rounded_off(amount * Fraction(found.added.maximum), lang)
    return f"{got}/{words.figure(found.added.maximum)} ({share})"


def _classed(found: Explanation, total: str, words: Words) -> Iterator[RenderableType]:
    """The class, and by which figure where that is not the total."""
    by = found.placed
    if by.on_scale is not None and found.added is not None:
        applied = words.figure(found.added.maximum)
        full = words.figure(full_standard(found.rulebook.criteria))
        scaled = rounded_off(Fraction(by.on_scale), words.terminal.lang)
        said = {"total": total, "applied": applied, "full": full, "scaled": scaled}
        yield indented(words.say("on_scale", **said))
    if by.barred_band is not None:
        reached = band_name(by.barred_band, found.rulebook)
        yield indented(words.say("class_barred", band=reached))
    if by.band is not None:
        yield indented(words.say("classed", band=band_name(by.band, found.rulebook)))


def _added(found: Explanation, words: Words) -> Iterator[RenderableType]:
    added = found.added
    assert added is not None
    lang = words.terminal.lang
    if added.bonus_cap is not None and added.bonus != added.bonus_claimed:
        claimed, cap = words.figure(added.bonus_claimed), words.figure(added.bonus_cap)
        yield indented(words.say("bonus_capped", claimed=claimed, cap=cap))
    yield indented(words.say("added", sum=_sum(added, words)))
    for one in counting(found):
        figure, lapse = taken(one.points or Points("0"), lang), words.lapse(one.lapse, one.code)
        said = {"points": figure, "lapse": lapse, "event": words.event(one.version)}
        yield indented(words.say("lapse_deducted", **said), by=4)
    if not added.complete:
        yield indented(words.say("incomplete"))


def _sum(added: Added, words: Words) -> str:
    """``99,5 + 5 − 1,5 = 103``: an empty bonus or deduction adds nothing and is not written."""
    standard = added.standard or Points("0")
    parts = [words.figure(standard)]
    for value in (added.bonus, added.deduction):
        if value:
            parts.append("−" if value < 0 else "+")
            parts.append(words.figure(abs(value)))
    if len(parts) == 1 and added.total == standard:
        return parts[0]
    return f"{' '.join(parts)} = {words.figure(added.total)}"


def counting(found: Explanation) -> list[LapseLine]:
    """The lapses that cost the unit something."""
    stages = {Stage.APPLIED, Stage.SETTLED}
    return [one for one in found.lapses if one.stage in stages and one.points is not None]
