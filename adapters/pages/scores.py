"""The score table as an office knows it, and what is to be said of it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from adapters.pages.blocks import (
    Block,
    Fitting,
    Heading,
    Line,
    Span,
    Table,
    Together,
    Tone,
    aligned,
    columns,
    indented,
    table,
)
from adapters.pages.view import View
from adapters.wording.labelling import as_entered, band_name, column_label, label, numbered_code
from adapters.wording.labels.due import lapse_in
from adapters.wording.labels.requirements import shortfalls_label
from adapters.wording.log.proof import bare_label
from adapters.wording.pages.outcome import COUNTS
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import (
    listed,
    pick,
    points,
    rounded_off,
    said_label,
    share_label,
    signed,
    taken,
)
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.reckoning.score_table import ScoreTable, TableRow
from domain.reckoning.table_notes import TableNote, table_notes
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.worded import levels_of
from domain.values.known import NotStated, is_met

_PARTS = ("standard", "bonus", "deduction", "total")


def scores(view: View) -> Iterator[Block]:
    """The table, or the remark that there is none; its ties, and what is provisional in it."""
    found = view.outcome.table
    if found is None:
        rulebook = view.cycle.plan.rulebook
        scored = rulebook is None or rulebook.scored
        if not scored and view.cycle.backfill:
            return  # what a source tells of scores stands among its statements
        yield Heading(view.word("table"))
        none = view.word("no_table" if scored else "not_scored")
        yield indented(view.unsaid(SourceTopic.SCORES) if view.cycle.backfill else none)
        return
    adopted = _adopted(view)
    settled = sum(row.settled for row in found.rows)
    basis = view.word(found.basis, count=f"{settled}/{len(found.rows)}")
    yield Heading(view.word("table"), f"{basis}; {adopted}")
    for group, rows in grouped_rows(found, view):
        if group:
            yield indented(Line.of(group, tone=Tone.STRONG))
        yield indented(_rows(rows, view))
        for line in ties(rows, view):
            yield indented(line)
    for line in (*closed(view), *remarks(found, view)):
        yield indented(line)


def _adopted(view: View) -> str:
    """Whether the table was adopted; of a told year, as its source says."""
    if view.outcome.table_adopted or not view.cycle.backfill:
        return view.word("adopted" if view.outcome.table_adopted else "not_adopted")
    said = view.cycle.said(SourceTopic.TABLE_ADOPTED)
    if is_met(said):
        return view.word("adopted")
    unsaid = said is None or isinstance(said, NotStated)
    words = "" if said is None else said_label(said, view.lang, view.names)
    if unsaid:
        words = view.unsaid(SourceTopic.TABLE_ADOPTED)
    return view.word("adoption_told", said=words)


def place_of(row: TableRow) -> int | None:
    """The rank of a unit: by its points, or without any, as the source printed it."""
    return row.printed_rank if row.rank is None and row.total is None else row.rank


def grouped_rows(found: ScoreTable, view: View) -> Iterator[tuple[str, Sequence[TableRow]]]:
    """Units compared with each other only stand in a table of their own."""
    rulebook = view.cycle.plan.rulebook
    names = {group.code: group.name for group in rulebook.unit_groups} if rulebook else {}
    for code in dict.fromkeys(row.group for row in found.rows):
        yield names.get(code or "", ""), [row for row in found.rows if row.group == code]


def _rows(rows: Sequence[TableRow], view: View) -> Fitting:
    """As a table; in a narrow window with short heads, in a very narrow one line by line."""
    return Fitting(
        (
            _table(rows, view, narrow=False),
            _table(rows, view, narrow=True),
            Together(tuple(_lines(rows, view))),
        )
    )


def _table(rows: Sequence[TableRow], view: View, *, narrow: bool) -> Table:
    more = _more(rows, view)
    figures = []
    basis = view.outcome.table.basis if view.outcome.table else None
    shown = _shown(rows, printed=basis == "published")
    for part in shown:
        head = view.word(part).replace(" ", "\n") if narrow else view.word(part)
        values = [getattr(row, part) for row in rows]
        figures.append(aligned(head, values, view.lang, plus=part == "bonus"))
    heads = (view.word("rank"), view.word("unit"), *(head for head, _ in figures), *more)
    made: list[tuple[str | Line, ...]] = []
    for index, row in enumerate(rows):
        parts = [cells[index] for _, cells in figures]
        made.append(
            (
                "" if (place := place_of(row)) is None else str(place),
                _name(row, view),
                *(
                    Line.of(text, tone=Tone.STRONG) if part == "total" else text
                    for part, text in zip(shown, parts, strict=True)
                ),
                *(column[index] for column in more.values()),
            )
        )
    return table(columns(*heads, right=(0,), fold=(1,)), made)


def _shown(rows: Sequence[TableRow], *, printed: bool) -> tuple[str, ...]:
    """The columns of points; of a table that a source printed, those that it has."""
    return tuple(
        part
        for part in _PARTS
        if not printed or any(getattr(row, part) is not None for row in rows)
    )


def _lines(rows: Sequence[TableRow], view: View) -> Iterator[Line]:
    """Each unit on a line, with the share that ranks it and its class, where there are any."""
    more = _more(rows, view)
    for index, row in enumerate(rows):
        beside = [
            f"; {head.lower()} {column[index]}" for head, column in more.items() if column[index]
        ]
        yield Line.of(*_line(row, view), "".join(beside))


def _line(row: TableRow, view: View) -> Iterator[str | Span]:
    """``1 Long An 100 +18 −0,5 = 117,5``"""
    parts = [
        (signed if part == "bonus" else points)(value, view.lang)
        for part in _PARTS[:-1]
        if (value := getattr(row, part)) is not None
    ]
    place = place_of(row)
    yield f"{'' if place is None else place} {_name(row, view)} {' '.join(parts)}"
    if row.total is not None:
        yield Span(f" = {points(row.total, view.lang)}", Tone.STRONG)


def _name(row: TableRow, view: View) -> str:
    name = view.names.unit(row.unit)
    if row.sent:
        return name
    sheet = view.cycle.sheet(row.unit)
    said = "marked_not_sent" if sheet.not_sent else "returned" if sheet.returned else "not_sent"
    if said == "not_sent" and view.cycle.backfill:  # what it sent, its source does not say
        said = "not_stated"
    return f"{name} ({view.word(said)})"


def _more(rows: Sequence[TableRow], view: View) -> dict[str, list[str]]:
    """Columns that only some rulebooks have: the share that ranks, and the class reached."""
    more: dict[str, list[str]] = {}
    if any(row.share for row in rows):
        more[view.word("share")] = [_share(row.share, view) for row in rows]
    if any(row.band for row in rows):
        rulebook = view.cycle.plan.rulebook
        more[view.word("band")] = [band_name(row.band, rulebook) for row in rows]
    return more


def _share(share: str | None, view: View) -> str:
    return "" if share is None else share_label(Fraction(share), view.lang)


def ties(rows: Sequence[TableRow], view: View) -> Iterator[str]:
    """Which units share a rank, and which rank comes next."""
    ranks = [place for row in rows if (place := place_of(row)) is not None]
    for rank in dict.fromkeys(ranks):
        count = ranks.count(rank)
        if count == 1:
            continue
        following = [other for other in ranks if other > rank]
        said = pick(COUNTS[count - 2], view.lang) if count - 2 < len(COUNTS) else str(count)
        if following:
            yield view.word("tie", count=said, rank=rank, next=min(following))
        else:
            yield view.word("tie_last", count=said, rank=rank)


def closed(view: View) -> Iterator[str]:
    """What is not in this reading of the table, so that nobody takes it for empty."""
    partly = view.cycle.partly
    if partly is not None and partly.unseen:
        yield view.word("closed_figures")
    elif partly is not None:
        yield view.word("totals_only")


def remarks(found: ScoreTable, view: View) -> Iterator[str]:
    """What is provisional in the table, and what else has to be known of it."""
    sealed = [row.unit for row in found.rows if not row.sent and _draft(view.cycle, row.unit)]
    if sealed:
        yield view.word("sealed_sheets", units=view.units(sealed))
    for note in table_notes(view.cycle, found):
        yield note_line(note, view)
    yield from _chosen(found, view)


def _chosen(found: ScoreTable, view: View) -> Iterator[str]:
    """Of each criterion with levels in words, which level was chosen and by which units."""
    rulebook, lang = view.cycle.plan.rulebook, view.lang
    for criterion in rulebook.criteria if rulebook else ():
        for part in Part:
            rule, units = levels_of(criterion, part), dict[str, list[UnitId]]()
            for row in found.rows if rule is not None else ():
                for cell in row.cells:
                    if (cell.criterion, cell.part) == (criterion.code, part):
                        said = as_entered(cell.entered, criterion.code, part, rulebook, lang)
                        units.setdefault(said, []).append(row.unit)
            levels = [
                view.word("level", level=said, units=view.units(units[said]))
                for said in sorted(units)
                if said
            ]
            if levels:
                key = "levels" if part is Part.STANDARD else "levels_of_part"
                code = numbered_code(criterion.code, rulebook)
                facts = {"criterion": code, "part": label(part, lang)}
                yield view.word(key, **facts, levels="; ".join(levels))


def note_line(note: TableNote, view: View) -> str:
    """A remark on the table, in a sentence."""
    rulebook = view.cycle.plan.rulebook
    places = [
        view.word("rank_in", rank=rank, column=column_label(column, view.lang, rulebook))
        for column, rank in note.ranks.items()
    ]
    later = note.code == "proposed" and note.points is None
    bars = {bar.code: bar.name for bar in rulebook.bars} if rulebook else {}
    grounds = [bars.get(ground, ground) for ground in note.grounds]
    instead = view.word(
        "class_instead" if note.shown else "class_none", band=band_name(note.shown, rulebook)
    )
    return view.word(
        "proposed_later" if later else note.code,
        unit=view.names.unit(note.unit) if note.unit else "",
        criterion=note.criterion,
        part=label(note.part, view.lang) if note.part else "",
        ranking=note.ranking,
        edition=note.edition,
        ranks=listed(places, view.lang),
        lapse=_lapse(note, view),
        points=taken(note.points, view.lang) if note.points is not None else "",
        maximum=points(note.maximum, view.lang) if note.maximum is not None else "",
        full=points(note.full, view.lang) if note.full is not None else "",
        scaled=rounded_off(Fraction(note.on_scale), view.lang) if note.on_scale else "",
        band=band_name(note.band, rulebook),
        shown=instead,
        grounds=f": {listed(grounds, view.lang)}" if grounds else "",
        bare=_bare(note, view),
        short_of=shortfalls_label(note.short_of, view.lang),
    )


def _lapse(note: TableNote, view: View) -> str:
    if note.lapse is None or note.deadline is None:
        return ""
    return lapse_in(view.cycle, note.lapse, note.deadline, view.lang, view.names.words)


def _bare(note: TableNote, view: View) -> str:
    if note.unproved is None or note.part is None:
        return ""
    phrases = Phrases(view.lang, view.names, view.cycle.plan.rulebook)
    return bare_label(note.unproved, note.part, phrases, note.criterion or None)


def _draft(cycle: Cycle, unit: UnitId) -> bool:
    sheet = cycle.sheet(unit)
    return any(sheet.columns.values()) and not sheet.not_sent and not sheet.opened
