"""A rulebook as the table that an office has."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Table,
    Together,
    Tone,
    aligned,
    columns,
    indented,
    table,
)
from adapters.pages.called import code_of
from adapters.pages.rulebook_fields import field_name, shown
from adapters.rulebooks.file import RulebookFile
from adapters.wording.labelling import band_name, label
from adapters.wording.labels.due import due_label
from adapters.wording.labels.rulebook import (
    basis_label,
    common_step,
    criterion_labels,
    group_labels,
    lapse_label,
    reports_label,
    scorer_label,
    threshold_label,
    tie_label,
)
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import Lang, day, listed, points
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.record.record import UnitId, unit_stream
from domain.rulebook.bounds import Group
from domain.rulebook.counting import is_counter
from domain.rulebook.criteria import Criterion, Part, full_standard, left_open
from domain.rulebook.officers import OfficerRules
from domain.rulebook.requirements import FallsTo
from domain.rulebook.rulebook import REMIND, Deadline, Rulebook, Unregistered
from domain.rulebook.selections import Selection
from domain.rulebook.tables import tables_of
from domain.values.points import Points
from domain.values.refusal import Refusal

#: Fields that have a place of their own on the page.
_PLACED = {
    *("name", "base", "columns", "groups", "criteria", "ranking", "ranked_by", "ranked_first"),
    *("unregistered", "ties", "unit_groups", "bands", "selections", "deadlines", "consequences"),
    *("officers", "legal_basis", "falls_to", "between_classes", "tables", "ranked_together"),
    "format",
}
_PARTS = ("standard", "bonus", "deduction")


class ShownRulebook(msgspec.Struct, frozen=True):
    """A rulebook, and what it and its units are called."""

    name: str
    rulebook: Rulebook
    #: ``None`` where it depends on ids that only a database has.
    sha256: str | None
    units: dict[UnitId, str]
    #: By what they are found again: codes, or what the file calls them.
    codes: dict[UnitId, str]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part; what a rulebook does not say has no part."""
        say, rulebook = Say(RULEBOOK, lang), self.rulebook
        yield Line.of(rulebook.name, tone=Tone.STRONG)
        if rulebook.scored:
            yield from _scored(rulebook, say, lang, self.units)
        else:
            yield Line.of(say("not_scored"))
        yield from _bands(rulebook, say, lang)
        yield from _selections(rulebook, say, lang)
        if rulebook.officers is not None:
            yield Heading(say("officers"))
            yield from _officers(rulebook.officers, say, lang, self.units)
        yield from _times(rulebook, say, lang)
        yield from _bases(rulebook, say, lang)
        yield from _rest(rulebook, say, lang)
        digest = say("hash_of", hash=self.sha256) if self.sha256 else say("hash_needs_units")
        yield Line.of("\n" + digest)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        """Its canonical text, which has no language, and the hash of it."""
        canonical = json.loads(self.rulebook.canonical())
        return {"source": self.name, "sha256": self.sha256, "rulebook": canonical}


def of_file(found: RulebookFile) -> ShownRulebook:
    """The rulebook of a file. Raises ``Refusal``: the first problem of it."""
    if found.problems:
        raise found.problems[0]
    assert found.rulebook is not None
    called = dict(found.unit_names)
    return ShownRulebook(found.document.name, found.rulebook, found.sha256, called, called)


def of_cycle(engine: Engine, cycle: Cycle) -> ShownRulebook:
    """The rulebook in force in a year. Raises ``Refusal("rulebook_missing")``."""
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    names, units = engine.names(cycle), rulebook.named_units
    return ShownRulebook(
        name=cycle.code,
        rulebook=rulebook,
        sha256=cycle.plan.rulebook_sha256,
        units={unit: names.unit(unit) for unit in units},
        codes={unit: code_of(engine, unit_stream(unit)) for unit in units},
    )


def _scored(
    rulebook: Rulebook, say: Say, lang: Lang, units: Mapping[UnitId, str]
) -> Iterator[Block]:
    scales = dict.fromkeys(own.base for _, own, _ in tables_of(rulebook, ()))
    bases = [say("no_base") if base is None else points(base, lang) for base in scales]
    base = listed(bases, lang)
    counts = {"criteria": len(rulebook.criteria), "columns": len(rulebook.columns)}
    step = common_step(rulebook)
    beside = say("step", step=points(step, lang)) if step is not None else ""
    yield Line.of(say("size", base=base, **counts) + beside)
    groups = {group.code: group.name for group in rulebook.unit_groups}
    if not rulebook.several:
        yield Heading(say("criteria"))
        yield indented(_criteria(rulebook, say, lang))
    for one in rulebook.several:
        own = rulebook.of_table(one.code)
        whose = listed([groups.get(code, code) for code in one.unit_groups], lang)
        scale = say("no_base") if own.base is None else points(own.base, lang)
        yield Heading(say("table", name=one.name), say("table_of", units=whose, base=scale))
        yield indented(_criteria(own, say, lang))
    yield Heading(say("columns"))
    yield indented(_columns(rulebook, say, lang))
    yield from _ranking(rulebook, say, lang, units)


def _criteria(rulebook: Rulebook, say: Say, lang: Lang) -> Table:
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
    lines: list[tuple[str | Block, ...]] = []
    for index, (item, depth) in enumerate(rows):
        figures = [
            say(unsized).rjust(len(head)) if (unsized := _unsized(item, part)) else cells[index]
            for part, (head, cells) in sizes.items()
        ]
        lines.append((item.code, _told(item, depth, step, lang), *figures))
    sums = [cells[-1] for _, cells in sizes.values()]
    if left_open(rulebook.criteria):
        sums[0] = say("left_open").rjust(len(heads[0]))
    lines.append(("", Line.of(say("sum"), tone=Tone.STRONG), *sums))
    return table(columns(say("code"), say("criterion"), *heads, fold=(1,)), lines)


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
    if is_counter(scale):
        return None
    full = scale.full if scale else None
    return -full if full is not None and part == "deduction" else full


def _sum(rulebook: Rulebook, part: str) -> Any:
    if part != "standard" or left_open(rulebook.criteria):
        return None
    return full_standard(rulebook.criteria)


def _unsized(item: Criterion | Group, part: str) -> str | None:
    """The word for a part without a maximum; ``None`` where it has one, or is not there."""
    scale = item.scale(Part(part)) if isinstance(item, Criterion) else None
    if is_counter(scale):
        return "counted"
    if scale is None or scale.full is not None:
        return None
    return "left_open" if scale.is_open else "unlimited"


def _told(item: Criterion | Group, depth: int, step: Points | None, lang: Lang) -> Block:
    """The name, and under it how the criterion is graded where that is not plain."""
    if isinstance(item, Group):
        notes = (Line.of(f"– {line}") for line in group_labels(item, lang))
        return indented(Together((Line.of(item.name, tone=Tone.STRONG), *notes)), depth)
    notes = (Line.of(f"– {line}") for line in criterion_labels(item, step, lang))
    return indented(Together((Line.of(item.name), *notes)), depth)


def _columns(rulebook: Rulebook, say: Say, lang: Lang) -> Table:
    lines = []
    for column in rulebook.columns:
        who = label(column.scorer, lang)
        if column.by is not None:
            place, of = rulebook.rungs.index(column) + 1, len(rulebook.rungs)
            rung = scorer_label(column.by, lang)
            who = say("rung_of", scorer=who, place=str(place), of=str(of), who=rung)
        if column.combine is not None:
            who = say("combined", scorer=who, combine=label(column.combine, lang))
        lines.append((column.code, column.name, who))
    return table(columns(say("code"), say("name"), say("scorer"), fold=(1, 2)), lines)


def _ranking(
    rulebook: Rulebook, say: Say, lang: Lang, units: Mapping[UnitId, str]
) -> Iterator[Block]:
    yield Heading(say("ranking"))
    style = f"{label(rulebook.ranking, lang)}, "
    yield Entry("", style + say("by", by=label(rulebook.ranked_by, lang)))
    if rulebook.ranked_first is not None:
        yield Entry("", say("first_only", count=rulebook.ranked_first))
    keys = ", ".join(tie_label(key, lang) for key in rulebook.ties)
    yield Entry("", say("ties", keys=keys) if keys else say("no_ties"))
    proposed = rulebook.unregistered is Unregistered.NO_EFFECT
    key = "unregistered_free" if proposed else "unregistered"
    yield Entry("", say(key, what=label(rulebook.unregistered, lang)))
    if rulebook.unit_groups:
        together = rulebook.ranked_together is True
        yield Heading(say("groups_together" if together else "unit_groups"))
        for group in rulebook.unit_groups:
            names = ", ".join(units.get(unit, str(unit)) for unit in group.units)
            yield Entry(group.name, names)


def _bands(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[Block]:
    if not rulebook.bands:
        return
    yield Heading(say("bands"))
    for band in rulebook.bands:
        one, key = points(band.at_least, lang), "band_above" if band.more_than is True else "band"
        said = say(key, one=one)
        if band.at_most is not None:
            said = say(f"{key}_to", one=one, other=points(band.at_most, lang))
        yield Entry(band.name, "; ".join([said, *(shown(one, lang) for one in band.asked)]))
    if rulebook.between_classes:
        yield indented(say("between_classes", how=label(rulebook.between_classes, lang)))
    if any(band.asked for band in rulebook.bands):
        next_one = rulebook.falls_to is FallsTo.NEXT_BAND
        yield indented(say("falls_to_next" if next_one else "falls_to_held"))


_SELECTION = {
    *(
        "code",
        "name",
        "how",
        "quota",
        "quota_from",
        "threshold",
        "unused_to",
        "among",
        "not_with",
        "min_total",
        "more_than_min",
        "min_band",
        "requires",
    ),
}


def _selections(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[Block]:
    if not rulebook.selections:
        return
    yield Heading(say("selections"))
    heads = [say(key) for key in ("code", "name", "how", "quota", "threshold")]
    lines = []
    for selection in rulebook.selections:
        quota = selection.quota if selection.quota_from is None else selection.quota_from
        places = say("no_quota") if quota is None else shown(quota, lang)
        how = label(selection.how, lang)
        needed = _needed(selection, rulebook, say, lang)
        lines.append((selection.code, selection.name, how, places, needed))
    by_rule = any(one.quota_from is not None for one in rulebook.selections)
    yield indented(table(columns(*heads, fold=(1, 3, 4) if by_rule else (1, 4)), lines))


def _needed(selection: Selection, rulebook: Rulebook, say: Say, lang: Lang) -> str:
    """Threshold, least total, least class by its name, and whatever else the selection says."""
    said = [threshold_label(selection.threshold, lang)] if selection.threshold else []
    if selection.min_total is not None:
        key = "min_total_above" if selection.more_than_min is True else "min_total"
        said.append(say(key, value=points(selection.min_total, lang)))
    if selection.min_band is not None:
        least = band_name(selection.min_band, rulebook)
        said.append(f"{field_name('min_band', lang)}: {least}")
    asked = [shown(one, lang) for one in selection.asked]
    others = _other_selections(selection, rulebook, lang)
    return "; ".join([*said, *asked, *others, *_others(selection, _SELECTION, lang)])


def _other_selections(selection: Selection, rulebook: Rulebook, lang: Lang) -> Iterator[str]:
    """The selections that one names, by their names."""
    names = {one.code: one.name for one in rulebook.selections}
    named = {
        "unused_to": (selection.unused_to,),
        "among": (selection.among,),
        "not_with": selection.not_with,
    }
    for field, codes in named.items():
        said = ", ".join(names.get(code, code) for code in codes if code is not None)
        if said:
            yield f"{field_name(field, lang)}: {said}"


def _officers(
    rules: OfficerRules, say: Say, lang: Lang, units: Mapping[UnitId, str]
) -> Iterator[Block]:
    """How the chair is found, how many vices, and whatever else is said."""
    how = label(rules.chair, lang)
    if rules.order:
        names = ", ".join(units.get(unit, str(unit)) for unit in rules.order)
        how = say("in_turn", how=how, units=names)
    yield Entry(field_name("chair", lang), how)
    if rules.vices is not None:
        least, most = rules.vices_allowed
        said = say("from_on", one=least) if most is None else say("from_to", one=least, other=most)
        yield Entry(field_name("vices", lang), str(least) if least == most else said)
    for line in _others(rules, {"chair", "order", "vices"}, lang):
        yield Entry("", line)


def _bases(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[Block]:
    if rulebook.legal_basis:
        yield Heading(say("legal_basis"))
    for basis in rulebook.legal_basis:
        what = f"{basis.document}, {basis.article}" if basis.article else basis.document
        facts = {"what": what, "since": day(basis.since, lang)}
        if basis.until is None:
            yield Entry(basis.code, say("in_force", **facts))
        else:
            until = day(basis.until, lang)
            yield Entry(basis.code, say("in_force_until", **facts, until=until))


def _times(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[Block]:
    if rulebook.deadlines:
        yield Heading(say("deadlines"))
        for deadline in rulebook.deadlines:
            phase = deadline.code in {phase.value for phase in Phase}
            usual = label(Phase(deadline.code), lang) if phase else deadline.code
            yield Entry(deadline.name or usual, _due(deadline, say, lang))
    if rulebook.consequences:
        yield Heading(say("consequences"))
        for lapse in rulebook.consequences:
            most = points(lapse.at_most, lang) if lapse.at_most is not None else None
            deduct = points(lapse.deduct, lang)
            what = lapse_label(deduct, lapse.per_working_day, most, lang, by_days=lapse.by_days)
            then = say("applied" if lapse.applied else "proposed")
            if lapse.basis:
                then += f"; {basis_label(lapse.basis, lang)}"
            name = label(lapse.of, lang)
            if of := reports_label(lapse, lang):
                name = say("consequence_of", lapse=name, reports=of)
            yield Entry(name, say("consequence", what=what, then=then))


def _due(deadline: Deadline, say: Say, lang: Lang) -> str:
    """The deadline in words; of reminders only what is not usual."""
    said = due_label(deadline.due, lang)
    if deadline.reminded == REMIND:
        return said
    days = ", ".join(map(str, deadline.reminded))
    return f"{said}; {say('reminded', days=days) if days else say('not_reminded')}"


def _rest(rulebook: Rulebook, say: Say, lang: Lang) -> Iterator[Block]:
    lines = _others(rulebook, _PLACED, lang)
    if lines:
        yield Heading(say("rest"))
        for line in lines:
            yield Entry("", line)


def _others(value: msgspec.Struct, placed: set[str], lang: Lang) -> list[str]:
    """What else is said, field by field; what is as it is without saying is left out."""
    found = []
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if field.name not in placed and held != field.default:
            found.append(f"{field_name(field.name, lang)}: {shown(held, lang)}")
    return found
