"""A rulebook as the table that an office has."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from rich.console import Group as Lines
from rich.console import RenderableType
from rich.text import Text

from adapters.cli.rulebook_lines import field_name, shown
from adapters.cli.rulebook_source import Source
from adapters.cli.tables import entry, heading, indented, table
from adapters.pages.blocks import aligned
from adapters.wording.labels.due import due_label
from adapters.wording.labels.rulebook import (
    basis_label,
    common_step,
    criterion_labels,
    lapse_label,
    threshold_label,
    tie_label,
)
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import Lang, day, label, points
from domain.cycle.guard import Phase
from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion, Part, full_standard
from domain.rulebook.officers import OfficerRules
from domain.rulebook.rulebook import REMIND, Deadline, Group, Rulebook, Unregistered
from domain.rulebook.selections import Selection
from domain.values.points import Points

#: Fields that have a place of their own on the page.
_PLACED = {
    *("name", "base", "columns", "groups", "criteria", "ranking", "ranked_by", "ranked_first"),
    *("unregistered", "ties", "unit_groups", "bands", "selections", "deadlines", "consequences"),
    *("officers", "legal_basis", "format"),
}
_PARTS = ("standard", "bonus", "deduction")


def rulebook_page(found: Source, lang: Lang) -> Iterator[RenderableType]:
    """The page, part by part; what a rulebook does not say has no part."""
    say, rulebook = Say(RULEBOOK, lang), found.rulebook
    yield Text(rulebook.name, style="bold")
    if rulebook.scored:
        base = points(rulebook.base, lang) if rulebook.base is not None else say("no_base")
        counts = {"criteria": len(rulebook.criteria), "columns": len(rulebook.columns)}
        step = common_step(rulebook)
        beside = say("step", step=points(step, lang)) if step is not None else ""
        yield Text(say("size", base=base, **counts) + beside)
        yield heading(say("criteria"))
        yield indented(_criteria(rulebook, say, lang))
        yield heading(say("columns"))
        yield indented(_columns(rulebook, say, lang))
        yield from _ranking(rulebook, say, lang, found.units)
    else:
        yield Text(say("not_scored"))
    yield from _bands(rulebook, say, lang)
    yield from _selections(rulebook, say, lang)
    if rulebook.officers is not None:
        yield heading(say("officers"))
        yield from _officers(rulebook.officers, say, lang, found.units)
    yield from _times(rulebook, say, lang)
    yield from _bases(rulebook, say, lang)
    yield from _rest(rulebook, say, lang)
    digest = say("hash_of", hash=found.sha256) if found.sha256 else say("hash_needs_units")
    yield Text("\n" + digest)


def _criteria(rulebook: Rulebook, say: Say, lang: Lang) -> RenderableType:
    rows, step = list(_tree(rulebook, None, 0)), common_step(rulebook)
    sizes = {
        part: aligned(
            say(part),
            [_size(item, part) for item, _ in rows] + [_sum(rulebook, part)],
            lang,
            plus=part == "bonus",
        )
        for part in _PARTS
    }
    heads = [head for head, _ in sizes.values()]
    made = table(say("code"), say("criterion"), *heads, fold=(1,))
    for index, (item, depth) in enumerate(rows):
        figures = [
            say("unlimited").rjust(len(head)) if _unlimited(item, part) else cells[index]
            for part, (head, cells) in sizes.items()
        ]
        made.add_row(item.code, _told(item, depth, step, lang), *figures)
    made.add_row("", Text(say("sum"), style="bold"), *(cells[-1] for _, cells in sizes.values()))
    return made


def _tree(
    rulebook: Rulebook, group: str | None, depth: int
) -> Iterator[tuple[Criterion | Group, int]]:
    """Groups with what lies inside them, in the order in which the criteria stand."""
    order = {criterion.code: index for index, criterion in enumerate(rulebook.criteria)}
    here: list[tuple[int, Criterion | Group]] = [
        (order[criterion.code], criterion)
        for criterion in rulebook.criteria
        if criterion.group == group
    ]
    for inner in rulebook.groups:
        if inner.group == group:
            inside = [order[criterion.code] for criterion in rulebook.criteria_in(inner.code)]
            here.append((min(inside, default=len(order)), inner))
    for _, item in sorted(here, key=lambda placed: placed[0]):
        yield item, depth
        if isinstance(item, Group):
            yield from _tree(rulebook, item.code, depth + 1)


def _size(item: Criterion | Group, part: str) -> Any:
    if isinstance(item, Group):
        return item.max if part == "standard" else None
    scale = item.scale(Part(part))
    full = scale.full if scale else None
    return -full if full is not None and part == "deduction" else full


def _sum(rulebook: Rulebook, part: str) -> Any:
    return full_standard(rulebook.criteria) if part == "standard" else None


def _unlimited(item: Criterion | Group, part: str) -> bool:
    scale = item.scale(Part(part)) if isinstance(item, Criterion) else None
    return scale is not None and scale.full is None


def _told(item: Criterion | Group, depth: int, step: Points | None, lang: Lang) -> RenderableType:
    """The name, and under it how the criterion is graded where that is not plain."""
    if isinstance(item, Group):
        return indented(Text(item.name, style="bold"), depth)
    notes = [Text(f"– {line}") for line in criterion_labels(item, step, lang)]
    return indented(Lines(Text(item.name), *notes), depth)


def _columns(rulebook: Rulebook, say: Say, lang: Lang) -> RenderableType:
    made = table(say("code"), say("name"), say("scorer"), fold=(1, 2))
    for column in rulebook.columns:
        who = label(column.scorer, lang)
        if column.combine is not None:
            who = say("combined", scorer=who, combine=label(column.combine, lang))
        made.add_row(column.code, column.name, who)
    return made


def _ranking(
    rulebook: Rulebook, say: Say, lang: Lang, units: Mapping[UnitId, str]
) -> Iterator[RenderableType]:
    yield heading(say("ranking"))
    style = f"{label(rulebook.ranking, lang)}, "
    yield entry("", style + say("by", by=label(rulebook.ranked_by, lang)))
    if rulebook.ranked_first is not None:
        yield entry("", say("first_only", count=rulebook.ranked_first))
    keys = ", ".join(tie_label(key, lang) for key in rulebook.ties)
    yield entry("", say("ties", keys=keys) if keys else say("no_ties"))
    proposed = rulebook.unregistered is Unregistered.NO_EFFECT
    key = "unregistered_free" if proposed else "unregistered"
    yield entry("", say(key, what=label(rulebook.unregistered, lang)))
    if rulebook.unit_groups:
        yield heading(say("unit_groups"))
        for group in rulebook.unit_groups:
            names = ", ".join(units.get(unit, str(unit)) for unit in group.units)
            yield entry(group.name, names)


def _bands(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[RenderableType]:
    if not rulebook.bands:
        return
    yield heading(say("bands"))
    for band in rulebook.bands:
        one = points(band.at_least, lang)
        if band.at_most is None:
            yield entry(band.name, say("band", one=one))
        else:
            yield entry(band.name, say("band_to", one=one, other=points(band.at_most, lang)))


_SELECTION = {"code", "name", "how", "quota", "threshold", "min_total"}


def _selections(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[RenderableType]:
    if not rulebook.selections:
        return
    yield heading(say("selections"))
    heads = [say(key) for key in ("code", "name", "how", "quota", "threshold")]
    made = table(*heads, fold=(1, 4))
    for selection in rulebook.selections:
        quota = say("no_quota") if selection.quota is None else shown(selection.quota, lang)
        how = label(selection.how, lang)
        made.add_row(selection.code, selection.name, how, quota, _needed(selection, say, lang))
    yield indented(made)


def _needed(selection: Selection, say: Say, lang: Lang) -> str:
    """Threshold, least total, and whatever else the selection says."""
    said = [threshold_label(selection.threshold, lang)] if selection.threshold else []
    if selection.min_total is not None:
        said.append(say("min_total", value=points(selection.min_total, lang)))
    return "; ".join([*said, *_others(selection, _SELECTION, lang)])


def _officers(
    rules: OfficerRules, say: Say, lang: Lang, units: Mapping[UnitId, str]
) -> Iterator[RenderableType]:
    """How the chair is found, how many vices, and whatever else is said."""
    how = label(rules.chair, lang)
    if rules.order:
        names = ", ".join(units.get(unit, str(unit)) for unit in rules.order)
        how = say("in_turn", how=how, units=names)
    yield entry(field_name("chair", lang), how)
    if rules.vices is not None:
        least, most = rules.vices_allowed
        said = say("from_on", one=least) if most is None else say("from_to", one=least, other=most)
        yield entry(field_name("vices", lang), str(least) if least == most else said)
    for line in _others(rules, {"chair", "order", "vices"}, lang):
        yield entry("", line)


def _bases(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[RenderableType]:
    if rulebook.legal_basis:
        yield heading(say("legal_basis"))
    for basis in rulebook.legal_basis:
        what = f"{basis.document}, {basis.article}" if basis.article else basis.document
        facts = {"what": what, "since": day(basis.since, lang)}
        if basis.until is None:
            yield entry(basis.code, say("in_force", **facts))
        else:
            until = day(basis.until, lang)
            yield entry(basis.code, say("in_force_until", **facts, until=until))


def _times(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[RenderableType]:
    if rulebook.deadlines:
        yield heading(say("deadlines"))
        for deadline in rulebook.deadlines:
            phase = deadline.code in {phase.value for phase in Phase}
            usual = label(Phase(deadline.code), lang) if phase else deadline.code
            yield entry(deadline.name or usual, _due(deadline, say, lang))
    if rulebook.consequences:
        yield heading(say("consequences"))
        for lapse in rulebook.consequences:
            most = points(lapse.at_most, lang) if lapse.at_most is not None else None
            deduct = points(lapse.deduct, lang)
            what = lapse_label(deduct, lapse.per_working_day, most, lang)
            then = say("applied" if lapse.applied else "proposed")
            if lapse.basis:
                then += f"; {basis_label(lapse.basis, lang)}"
            yield entry(label(lapse.of, lang), say("consequence", what=what, then=then))


def _due(deadline: Deadline, say: Say, lang: Lang) -> str:
    """The deadline in words; of reminders only what is not usual."""
    said = due_label(deadline.due, lang)
    if deadline.reminded == REMIND:
        return said
    days = ", ".join(map(str, deadline.reminded))
    return f"{said}; {say('reminded', days=days) if days else say('not_reminded')}"


def _rest(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[RenderableType]:
    lines = _others(rulebook, _PLACED, lang)
    if lines:
        yield heading(say("rest"))
        for line in lines:
            yield entry("", line)


def _others(value: msgspec.Struct, placed: set[str], lang: Lang) -> list[str]:
    """What else is said, field by field; what is as it is without saying is left out."""
    found = []
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if field.name not in placed and held != field.default:
            found.append(f"{field_name(field.name, lang)}: {shown(held, lang)}")
    return found
