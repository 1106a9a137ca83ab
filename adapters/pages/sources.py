"""What stands in the sources of a told year: contradictions, gaps, and what is not stated."""

from collections.abc import Iterator
from decimal import Decimal

from adapters.pages.blocks import Block, Heading, columns, indented, table
from adapters.pages.view import View
from adapters.wording.labelling import grade_label, label
from adapters.wording.outside import one_line
from adapters.wording.phrasing import told
from adapters.wording.writing import listed, points, said_label, when
from domain.cycle.backfill import Fact, SourceTopic
from domain.reckoning.score_table import TableRow
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Refusal


def notices(view: View) -> Iterator[Block]:
    """Contradictions, with both figures and the reading; never a silent correction."""
    found = [*_readings(view), *_differences(view)]
    if found:
        yield Heading(view.word("notice"))
        for line in found:
            yield indented(line)
    for line in _gaps(view):
        yield indented(line)


def _readings(view: View) -> Iterator[str]:
    for reading in view.outcome.readings:
        key = "criteria_sum" if reading.discrepancy == "criteria_sum" else "other_discrepancy"
        yield view.word(
            key,
            code=reading.discrepancy,
            one=_figure(reading.one, view),
            other=_figure(reading.other, view),
        )
        if reading.reading is None:
            yield view.word("no_reading")
        else:
            yield view.word("reading", text=view.phrases.private(reading.reading))


def _figure(text: str, view: View) -> str:
    try:
        return points(Points(text), view.lang)
    except Refusal:
        return text


def _differences(view: View) -> Iterator[str]:
    """Where the published figures and the sums of their parts do not agree."""
    rows = view.outcome.table.rows if view.outcome.table else ()
    by_offset: dict[Decimal, list[UnitId]] = {}
    for row in rows:
        offset = _offset(row)
        if offset:
            by_offset.setdefault(offset, []).append(row.unit)
    for offset, units in by_offset.items():
        named = view.word("of_units", count=f"{len(units)}/{len(rows)}")
        if len(units) < len(rows):
            named += f" ({view.units(units)})"
        yield view.word(
            "items_differ",
            units=named,
            by=points(abs(offset), view.lang),
            more=view.word("items_more" if offset > 0 else "items_less"),
        )
    for row in rows:
        yield from _of_row(view, row)


def _offset(row: TableRow) -> Decimal | None:
    if row.standard_of_items is None or row.standard is None:
        return None
    return row.standard_of_items - row.standard


def _of_row(view: View, row: TableRow) -> Iterator[str]:
    unit = view.names.unit(row.unit)
    if row.total is not None and row.computed is not None and row.computed != row.total:
        yield view.word(
            "total_differs",
            unit=unit,
            total=points(row.total, view.lang),
            computed=points(row.computed, view.lang),
        )
    if row.printed_rank is not None and row.rank is not None and row.printed_rank != row.rank:
        yield view.word("rank_differs", unit=unit, printed=row.printed_rank, rank=row.rank)


def _gaps(view: View) -> Iterator[str]:
    """What a published table leaves open: sizes of bonuses, grounds of deductions."""
    published = view.cycle.published
    if published.table is None:
        return
    for part in (Part.BONUS, Part.DEDUCTION):
        codes = dict.fromkeys(
            item.criterion for item in published.items if item.part is part and item.value is None
        )
        if codes:
            yield view.word(
                "unsized",
                part=label(part, view.lang),
                criteria=listed(list(codes), view.lang),
            )
    explained = {
        unit for item in published.items if item.part is Part.DEDUCTION for unit in item.units
    }
    bare = [row.unit for row in published.table if row.deduction and row.unit not in explained]
    if bare:
        yield view.word("deduction_reason", units=view.units(bare))


def sources(view: View) -> Iterator[Block]:
    """The sources with their grades, and for each topic what they say or leave unsaid."""
    if view.cycle.sources:
        yield Heading(view.word("sources"))
        for code, source in view.cycle.sources.items():
            grade = grade_label(source.grade, view.lang)
            dated = source.document and source.document.date
            on = view.word("source_on", day=when(dated, view.lang)) if dated else ""
            facts = {"code": code, "title": source.title, "grade": grade, "on": on}
            yield indented(view.word("source", **facts))
    if view.cycle.published.places:
        yield Heading(view.word("places"))
        for place in view.cycle.published.places:
            units = view.units(place.units)
            line = view.word("place", criterion=place.criterion, band=place.band, units=units)
            yield indented(line)
    yield from _statements(view)
    yield from _inferences(view)
    yield from _noted(view)


def _statements(view: View) -> Iterator[Block]:
    if not view.outcome.statements:
        return
    yield Heading(view.word("statements"))
    rows = []
    order = list(SourceTopic)
    for statement in sorted(
        view.outcome.statements, key=lambda one: order.index(SourceTopic(one.topic))
    ):
        asked = statement.source is not None  # of what no source was asked, none is silent
        said = said_label(statement.said, view.lang, view.names) if asked else view.word("not_told")
        source = f"[{statement.source}]" if statement.source else ""
        topic = _topic(SourceTopic(statement.topic), view)
        fact = view.cycle.facts.get(statement.topic)
        rows.append((topic, said + _note(fact, view), source))
        for other in fact.others if fact else ():  # neither is preferred in silence
            said = said_label(other.said, view.lang, view.names)
            rows.append(("", said + _note(other, view), f"[{other.source}]"))
    yield indented(table(columns("", "", "", fold=(0, 1)), rows))


def _note(fact: Fact | None, view: View) -> str:
    """What was noted beside the fact, in words of the source or about it."""
    note = fact.note if fact is not None else None
    if note is None:
        return ""
    text = one_line(told(view.names.text(note.digest) or note.text, view.lang))
    return view.word("fact_note", note=text)


def _topic(topic: SourceTopic, view: View) -> str:
    word = label(topic, view.lang, view.names.words)
    return word[:1].upper() + word[1:]


def _inferences(view: View) -> Iterator[Block]:
    """What follows from a source although it does not say so, each with its ground."""
    if view.cycle.inferences:
        yield Heading(view.word("inferences"))
    for found in view.cycle.inferences:
        what = view.phrases.private(found.what)
        units = f" ({view.units_sorted(found.units)})" if found.units else ""
        yield indented(
            view.word("inference", topic=_topic(found.topic, view), what=what, units=units)
        )
        ground = view.phrases.private(found.ground)
        yield indented(view.word("ground", text=f"{ground} [{found.source}]"), by=4)


def _noted(view: View) -> Iterator[Block]:
    """What does not agree, or is odd, in a source, and how it is read."""
    if view.cycle.noted:
        yield Heading(view.word("noted"))
    for found in view.cycle.noted:
        yield indented(f"{view.phrases.private(found.what)} [{found.source}]")
        if found.reading is not None:
            text = view.phrases.private(found.reading)
            yield indented(view.word("reading", text=text), by=4)
