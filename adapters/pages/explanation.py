"""How a unit came to its total and its rank, line by line to event and rule."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from adapters.audit.years import explained
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditedYear, AuditWords, in_json
from adapters.pages.blocks import Block, Line, indented
from adapters.pages.rows import Row
from adapters.pages.score_changes import undated_line
from adapters.pages.sheet_versions import versions_json, versions_part
from adapters.wording.labelling import band_name, label, selection_label
from adapters.wording.labels.combining import combined_json, scores_label
from adapters.wording.labels.requirements import shortfalls_label
from adapters.wording.labels.rulebook import scorer_label
from adapters.wording.pages.audit import EXPLAINED
from adapters.wording.writing import Lang, day, rounded_off, share_label, signed, taken
from domain.cycle.scores.lapses import Stage
from domain.reckoning.adding import Bound, Bounded
from domain.reckoning.between_classes import between
from domain.reckoning.counters import added
from domain.reckoning.shortfall import Shortfall
from domain.record.record import UnitId
from domain.rulebook.criteria import Part, full_standard, target_code
from domain.rulebook.rulebook import RankedBy
from domain.values.points import Points
from workflows.as_of import AsOf
from workflows.explanation import Added, Explanation, LapseLine, PeriodLine
from workflows.explanation import CriterionLine as SheetLine
from workflows.placing import Unranked
from workflows.rung_status import RungStanding
from workflows.score_changes import ChangeKind

_SUMS = ("standard", "bonus", "deduction", "total")


class ExplanationPage(msgspec.Struct, frozen=True, kw_only=True):
    """The total and the rank of one unit."""

    year: AuditedYear
    unit: UnitId
    found: Explanation
    #: The texts that the events of the year hide.
    texts: Mapping[str, str]
    #: The year is told from the past: what is missing, its sources do not state.
    told: bool = False

    @property
    def heads(self) -> Sequence[str]:
        return EXPLAINED

    def blocks(self, lang: Lang) -> Iterator[Block]:
        words = self.year.words(lang)
        unit = words.names.unit(self.unit)
        yield Line.of(words.say("explain_head", unit=unit, code=words.code))
        yield from _explained(self.found, words, told=self.told)
        yield from versions_part(self.found.versions, self.texts, words)

    def as_json(self, lang: Lang) -> dict[str, object]:
        words = self.year.words(lang)
        told = in_json(msgspec.structs.replace(self.found, versions=()), words)
        assert isinstance(told, dict)
        told.pop("rulebook", None)
        for line in told["lines"]:
            for name in ("periods", "year", "target"):
                if not line[name]:
                    del line[name]  # it is entered once, and has no target
        for line, one in zip(told["lines"], self.found.lines, strict=True):
            del line["combined"]
            if one.combined is not None:
                line["combined"] = combined_json(one.combined, lang)
            _name_entries(line, one, words)
        if self.found.added is not None and not self.found.added.bounded:
            del told["added"]["bounded"]
        told.pop("versions", None)
        if not self.found.closed:
            told.pop("closed", None)
        between_two = _between_told(self.found, words)
        if between_two is not None:
            told["placed"]["between_classes"] = between_two
        if self.found.versions:
            told["versions"] = versions_json(self.found.versions, self.texts, words)
        return {"cycle": words.code, "explanation": told}

    def rows(self, lang: Lang) -> Sequence[Row]:
        return list(_rows(self.found, self.year.words(lang)))

    def aside(self, lang: Lang) -> Sequence[Block]:
        words = self.year.words(lang)
        sealed = [Line.of(words.say("seal"))] if self.found.seal else []
        sealed += [Line.of(words.say("closed"))] if self.found.closed else []
        return [*sealed, *undated_line(self.found.undated, words)]


def _name_entries(line: dict[str, Any], one: SheetLine, words: AuditWords) -> None:
    """The words of a level, and of periods and target, beside their figures."""
    level = words.level(one.entered, one.criterion, one.part)
    if level is not None:
        line["level"] = level
    for told, period in zip(line.get("periods", ()), one.periods, strict=False):
        told["called"] = words.called(period.criterion)
    if one.target is not None:
        line["target"]["called"] = words.called(target_code(one.criterion))


def explanation_page(
    engine: Engine, year: AuditedYear, unit: UnitId, moment: AsOf
) -> ExplanationPage:
    """The explanation for one unit. Raises ``Refusal`` as ``adapters.audit.years.explained``."""
    found = explained(engine.store, year.stream, unit, as_of=moment)
    texts = engine.store.texts(year.stream) if found.versions else {}
    told = engine.cycle(year.stream).backfill
    return ExplanationPage(year=year, unit=unit, found=found, texts=texts, told=told)


def _explained(found: Explanation, words: AuditWords, *, told: bool) -> Iterator[Block]:
    """The total and the rank, line by line to event and rule."""
    name = found.rulebook.name
    yield indented(words.say("ruled", name=name, event=words.event(found.ruled_by)))
    if found.table is not None:
        yield indented(words.say("scored_by_table", table=found.table))
    if found.seal is not None:
        yield indented(words.say("seal"))
    if found.closed:
        yield indented(words.say("closed"))
        return
    if not isinstance(found.rung, msgspec.UnsetType):
        yield indented(_at_rung(found.rung, words))
    for one in filter(_says_something, found.lines):
        yield from _line(one, words)
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
    yield from _placed(found, total, words, told=told)
    yield from undated_line(found.undated, words)


def _at_rung(one: RungStanding, words: AuditWords) -> str:
    """Which rung has the sheet now."""
    return words.say(
        "at_rung",
        column=words.column(one.column),
        place=f"{one.place}/{one.of}",
        who=scorer_label(one.by, words.lang, words.names.words),
        until=words.say("rung_until", day=day(one.until, words.lang)) if one.until else "",
    )


def _line(one: SheetLine, words: AuditWords) -> Iterator[Block]:
    counts = words.say("unsized") if _is_unsized(one) else words.figure(one.points)
    yield indented(words.say("line", place=words.place(one.criterion, one.part), points=counts))
    if told := _how(one, words):
        yield indented("; ".join(told), by=4)


def _says_something(one: SheetLine) -> bool:
    """Whether something was entered, counts, is lacking, or was said not to apply."""
    given = one.entered is not None or one.points is not None or _is_unsized(one)
    said = one.mark is not None and one.part is Part.STANDARD
    return given or one.missing or one.awaited or said


def _is_unsized(one: SheetLine) -> bool:
    """Whether a source says that there were points, and not how many."""
    return one.given is not None and one.given.column is None and one.entered is None


def _how(one: SheetLine, words: AuditWords) -> list[str]:
    """From which entry and by which steps a line counts what it counts."""
    told = []
    if one.given is not None:
        event = words.event(one.given.version)
        value = words.entered(one.entered, one.criterion, one.part)
        if _is_unsized(one):
            told.append(words.say("line_unsized", event=event))
        elif one.given.column is None:
            told.append(words.say("line_published", value=value, event=event))
        else:
            column = words.column(one.given.column)
            where = words.say("line_given", column=column, event=event)
            told.append(words.say("line_entered", value=value, given=where))
        taken = one.given.taken_from
        if taken is not None:
            event, column = words.event(taken.version), words.column(taken.column)
            told.append(words.say("line_taken", column=column, event=event))
    if one.combined is not None:
        told.append(scores_label(one.combined, words.lang))
    told += _from_periods(one, words)
    told += _of_target(one, words)
    told += _counters(one, words)
    counted = words.counted_by(one.criterion, one.part)
    if counted is not None and one.entered is not None:
        return [*told, words.say("line_counted_by", criterion=counted)]
    if one.best is not None:
        best = words.figure(one.best)
        told.append(words.say("line_best", best=best, units=words.units(one.best_units)))
    told += _steps(one, words)
    if one.mark is not None:
        told.append(label(one.mark, words.lang))
    if one.kept_by is not None:
        told.append(words.say("line_kept", event=words.event(one.kept_by)))
    if one.unproved is not None:
        told.append(
            words.say("line_unproved", bare=words.bare(one.unproved, one.part, one.criterion))
        )
    lacks_target = one.target is not None and one.target.target is None
    if one.missing and not one.periods and not lacks_target:
        told.append(words.say("line_missing"))
    return told + ([words.say("line_awaited")] if one.awaited else [])


def _counters(one: SheetLine, words: AuditWords) -> Iterator[str]:
    """What counters add to the count: ``tiêu chí 4: 7 lần, cứ 3 lần tính 1 → 2``."""
    if isinstance(one.counters, msgspec.UnsetType):
        return
    for line in one.counters:
        said = {"criterion": line.criterion, "counts": words.share(line.counts)}
        key = "line_counter_one" if line.of_one == 1 else f"line_counter_{line.remainder.value}"
        entered = words.entered(line.entered, line.criterion, one.part)
        yield words.say(key, **said, entered=entered, of_one=line.of_one)
    total = Fraction(abs(one.entered or Points("0"))) + added(one.counters)
    yield words.say("line_counted", total=words.share(total))


def _from_periods(one: SheetLine, words: AuditWords) -> Iterator[str]:
    """``3.T1: 8 (@12), 3.T2: 9 (@15); trung bình (8 + 9) : 2 = 8,5``, and which are empty."""
    given = [period for period in one.periods if period.given is not None]
    if given:
        yield ", ".join(_period(period, words) for period in given)
    if one.year is not None:
        year, value = one.year, words.figure(one.year.value)
        if Fraction(year.value) != year.exact:
            value = words.say("periods_rounded", value=value)
        added = " + ".join(words.figure(size) for size in year.counted)
        key = f"periods_{year.combine.value}" if len(given) > 1 else "periods_one"
        yield words.say(key, added=added, count=len(year.counted), value=value)
    empty = [period for period in one.periods if period.given is None and period.mark is None]
    if one.missing and empty:
        yield words.say("periods_empty", codes=", ".join(period.criterion for period in empty))
    for period in one.periods:
        if period.mark is not None:
            yield f"{period.criterion}: {label(period.mark, words.lang)}"


def _of_target(one: SheetLine, words: AuditWords) -> Iterator[str]:
    """``chỉ tiêu 120 (đăng ký, @7), đạt 95 %``, or that it is not set."""
    if one.target is None:
        return
    target = one.target
    if target.given is None or target.phase is None:
        yield words.say("target_empty", code=target_code(one.criterion))
        return
    said = {"target": words.figure(target.target), "event": words.event(target.given.version)}
    said |= {"phase": label(target.phase, words.lang), "column": words.column(target.given.column)}
    yield words.say("target_set", **said)
    if target.percent is not None:
        yield words.say("target_reached", percent=rounded_off(Fraction(target.percent), words.lang))


def _period(period: PeriodLine, words: AuditWords) -> str:
    assert period.given is not None
    written = period.given.taken_from or period.given
    event, value = words.event(written.version), words.figure(period.entered)
    facts = {"code": period.criterion, "value": value, "event": event}
    if period.counts is None or abs(period.entered or 0) == period.counts:
        return words.say("period_entered", **facts)
    return words.say("period_capped", **facts, counts=words.figure(period.counts))


def _steps(one: SheetLine, words: AuditWords) -> Iterator[str]:
    """What the rule, the coefficient, the step and the bound did, where they did anything."""
    if one.reckoned is None or (one.entered is None and one.counters is msgspec.UNSET):
        return
    steps = one.reckoned
    before: Fraction | None = Fraction(abs(one.entered or Points("0")))
    if words.is_level(one.criterion, one.part):
        before = None  # the place of a level is no amount
    for key, after in (
        ("line_rule", steps.by_rule),
        ("line_weighted", steps.weighted),
        ("line_stepped", Fraction(steps.stepped)),
        ("line_capped", Fraction(abs(steps.points))),
    ):
        if after != before:
            less = one.part is Part.DEDUCTION and key == "line_rule"
            yield words.say("line_deducts" if less else key, points=words.share(after))
        before = after


def _placed(
    found: Explanation, total: Points | None, words: AuditWords, *, told: bool
) -> Iterator[Block]:
    """The rank, and who is before it; or why there is none."""
    by = found.placed
    if by.rank is None:
        if by.unranked is not None and by.unranked is not Unranked.INCOMPLETE:
            unsent = told and by.unranked is Unranked.NOT_SENT
            yield indented(words.say("unranked_told" if unsent else f"unranked_{by.unranked}"))
        yield from _classed(found, words.figure(total), words)
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


def _share(found: Explanation, words: AuditWords) -> str:
    """``82/100 (82 %)``: the points of the unit, those that it can get, and the share as the
    outcome shows it."""
    assert found.placed.amount is not None
    amount, lang = Fraction(found.placed.amount), words.lang
    share = share_label(amount, lang)
    if found.added is None or found.added.maximum is None:
        return share
    got = rounded_off(amount * Fraction(found.added.maximum), lang)
    return f"{got}/{words.figure(found.added.maximum)} ({share})"


def _classed(found: Explanation, total: str, words: AuditWords) -> Iterator[Block]:
    """The class, and by which figure where that is not the total."""
    by = found.placed
    if by.on_scale is not None and found.added is not None and found.added.maximum is not None:
        applied = words.figure(found.added.maximum)
        full = words.figure(full_standard(found.rulebook.criteria))
        scaled = rounded_off(Fraction(by.on_scale), words.lang)
        said = {"total": total, "applied": applied, "full": full, "scaled": scaled}
        yield indented(words.say("on_scale", **said))
    if by.barred_band is not None:
        reached = band_name(by.barred_band, found.rulebook)
        yield indented(words.say("class_barred", band=reached))
    lacking: dict[tuple[str, str], list[Shortfall]] = {}
    for one in by.short_of:
        name, title = band_name(one.band, found.rulebook), ""
        if one.selection is not None:
            title = selection_label(one.selection, found.rulebook)
        lacking.setdefault((name, title), []).append(one)
    for (name, title), short in lacking.items():
        facts = {"band": name, "title": title, "short_of": shortfalls_label(short, words.lang)}
        yield indented(words.say("title_short" if title else "class_short", **facts))
    yield from _between(found, words)
    if by.band is not None:
        yield indented(words.say("classed", band=band_name(by.band, found.rulebook)))


def _measured(found: Explanation) -> Fraction | None:
    """The total as it is held against classes; ``None`` where there is none or no class."""
    if found.placed.band is None or found.added is None or found.added.total is None:
        return None
    return Fraction(found.placed.on_scale or found.added.total)


def _between(found: Explanation, words: AuditWords) -> Iterator[Block]:
    """Between which classes a total lies, and how the rulebook reads it."""
    told = _between_told(found, words)
    if told is not None:
        yield indented(told["sentence"])


def _between_told(found: Explanation, words: AuditWords) -> dict[str, str] | None:
    total, reading = _measured(found), found.rulebook.between_classes
    gap = between(found.rulebook, total) if total is not None else None
    if total is None or gap is None or isinstance(reading, msgspec.UnsetType):
        return None
    below, above = gap
    said = words.say(
        "between_classes",
        total=rounded_off(total, words.lang),
        below=below.name,
        until=words.figure(below.at_most),
        above=above.name,
        start=words.figure(above.at_least),
        how=label(reading, words.lang),
    )
    return {"below": below.code, "above": above.code, "read": reading.value, "sentence": said}


def _added(found: Explanation, words: AuditWords) -> Iterator[Block]:
    added = found.added
    assert added is not None
    lang = words.lang
    for bound in added.bounded:
        yield indented(_bounded(bound, words))
    yield indented(words.say("added", sum=_sum(added, words)))
    for one in _counting(found):
        figure, lapse = taken(one.points or Points("0"), lang), words.lapse(one.lapse, one.code)
        said = {"points": figure, "lapse": lapse, "event": words.event(one.version)}
        yield indented(words.say("lapse_deducted", **said), by=4)
    if not added.complete:
        yield indented(words.say("incomplete"))


def _bounded(bound: Bounded, words: AuditWords) -> str:
    """``Nhóm “A”: điểm thưởng cộng lại 12, tính tối đa 10``; of both together the figures have
    signs."""
    net = bound.of is Bound.NET
    claimed, counts = (
        signed(size, words.lang) if net else words.figure(abs(size))
        for size in (bound.claimed, bound.counts)
    )
    said = words.say(f"{bound.of.value}_bounded", claimed=claimed, counts=counts)
    if bound.group is None:
        return said
    inside = said[:1].lower() + said[1:]
    return words.say("bounded_in_group", group=words.group(bound.group), said=inside)


def _sum(added: Added, words: AuditWords) -> str:
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


def _counting(found: Explanation) -> list[LapseLine]:
    """The lapses that cost the unit something."""
    stages = {Stage.APPLIED, Stage.SETTLED}
    return [one for one in found.lapses if one.stage in stages and one.points is not None]


def _rows(found: Explanation, words: AuditWords) -> Iterator[Row]:
    """The lines that count, the deductions for lapses, the sums, the total and the rank."""
    lang = words.lang
    if found.closed:
        return
    for one in filter(_says_something, found.lines):
        given = one.given
        yield {
            "criterion": one.criterion,
            "part": label(one.part, lang),
            "entry": one.entered,
            "column": words.column(given.column) if given and given.column else None,
            "event": words.event(given.version) if given else None,
            "points": one.points,
            "how": "; ".join(_how(one, words)) or None,
        }
    for lapse in _counting(found):
        yield {
            "part": label(Part.DEDUCTION, lang),
            "event": words.event(lapse.version),
            "points": lapse.points,
            "how": words.lapse(lapse.lapse, lapse.code),
        }
    sums = found.printed.row if found.printed else found.added
    event = words.event(found.printed.version) if found.printed else None
    added = words.kind(ChangeKind.PUBLISHED) if found.printed else words.say("sum")
    for part in Part if sums else ():
        value = getattr(sums, part.value)
        yield {"part": label(part, lang), "event": event, "points": value, "how": added}
    if sums is not None:
        yield {"part": words.say("total"), "event": event, "points": sums.total}
    yield {"part": words.say("rank"), "points": found.placed.rank}
