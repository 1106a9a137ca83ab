"""All clusters of one year side by side, for whoever looks from outside: where each stands, quotas
against proposals, what is late, what waits for a decision, and the list for the council."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from adapters.bootstrap import Engine, StoredNames
from adapters.pages.almanac import Almanac
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Heading, Line, Tone, columns, indented, table
from adapters.pages.board import Board
from adapters.pages.called import names_of
from adapters.pages.rows import Row
from adapters.pages.year import complaint_line
from adapters.wording.labelling import label, selection_label
from adapters.wording.pages.audit import CLUSTERS, COMPLAINTS, LATE, LISTED, TITLES, WAITING
from adapters.wording.pages.review import REVIEW
from adapters.wording.say import Say
from adapters.wording.writing import Lang, day, listed, points
from domain.cycle.awards.rows import AwardRow, Open
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId
from domain.values.names import nearest, sort_key
from domain.values.refusal import Refusal
from workflows.agenda import Entry as Due
from workflows.review import ListedUnit, ReviewPart, TitleReview, YearReview, review
from workflows.status import status

_HEADS: Final = {
    ReviewPart.CLUSTERS: CLUSTERS,
    ReviewPart.TITLES: TITLES,
    ReviewPart.LATE: LATE,
    ReviewPart.WAITING: WAITING,
    ReviewPart.COMPLAINTS: COMPLAINTS,
    ReviewPart.LIST: LISTED,
}


class ReviewedYear(msgspec.Struct, frozen=True, kw_only=True):
    """One cluster's year, and what a reviewer looks at in it."""

    cycle: Cycle
    cluster: str
    names: StoredNames
    last_day: date | None
    found: YearReview

    def title(self, award: str) -> str:
        return selection_label(award, self.cycle.plan.rulebook)

    def unit(self, unit: UnitId) -> str:
        return self.names.unit(unit)

    def board(self, lang: Lang) -> Board:
        return Board(self.names, lang, self.cycle.plan.rulebook)

    def phase(self, lang: Lang) -> str:
        said = label(self.cycle.phase, lang, self.cycle.words)
        return Say(REVIEW, lang)("told", phase=said) if self.cycle.backfill else said


class ReviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """The clusters of a year by their codes; all parts, or the one that is asked for."""

    year: str
    years: tuple[ReviewedYear, ...]
    part: ReviewPart | None

    @property
    def heads(self) -> Sequence[str]:
        return _HEADS[self.part or ReviewPart.LIST]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(REVIEW, lang)
        yield Line.of(say("head", year=self.year, count=len(self.years)), tone=Tone.STRONG)
        for part, told in _PARTS.items():
            if self.part in {None, part}:
                yield Heading(say(part.value))
                yield from told(self.years, lang)
        yield Line.of(say("more", code=self.years[0].cycle.code, year=self.year))

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {"year": self.year, "clusters": [_json(one, lang) for one in self.years]}

    def rows(self, lang: Lang) -> Sequence[Row]:
        return list(_ROWS[self.part or ReviewPart.LIST](self.years, lang))

    def aside(self, lang: Lang) -> Sequence[Block]:  # noqa: ARG002
        return ()


def review_page(engine: Engine, year: str | None, part: ReviewPart | None) -> ReviewPage:
    """The clusters of a year, as far as the reader looks at them; without a year the last one.

    Raises ``Refusal("name_unknown")`` where there is none.
    """
    cycles = dict(_cycles(engine))
    known = sorted({cycle.year for cycle in cycles.values()})
    if not known or (year is not None and year not in known):
        near = nearest(year, known) if year is not None else None
        raise Refusal("name_unknown", value=year or "", kind="cycle", nearest=near)
    asked = year or known[-1]
    found = [_reviewed(engine, at, one) for at, one in cycles.items() if one.year == asked]
    return ReviewPage(
        year=asked,
        years=tuple(sorted(found, key=lambda one: sort_key(one.cycle.code))),
        part=part,
    )


def _cycles(engine: Engine) -> Iterator[tuple[StreamId, Cycle]]:
    """The years that the reader looks at from outside: not those in which the own unit is one."""
    store = engine.store
    for stream in dict.fromkeys(stream for _, stream in store.all_names("cycle")):
        state = store.load(stream).state
        if isinstance(state, Cycle) and store.sight(state).reach is not None:
            yield stream, state


def _reviewed(engine: Engine, stream: StreamId, cycle: Cycle) -> ReviewedYear:
    now = engine.now()
    steps = status(cycle, now).steps
    names = names_of(engine, stream)
    return ReviewedYear(
        cycle=cycle,
        cluster=names.cluster(cycle),
        names=names,
        last_day=next((step.last_day for step in steps if step.phase is cycle.phase), None),
        found=review(cycle, engine.store.days(), now),
    )


# The parts of the page


def _clusters(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    say = Say(REVIEW, lang)
    heads = ("code", "cluster", "stands", "last_day", "late_count", "waiting_count")
    rows = [
        (
            *(one.cycle.code, one.cluster, one.phase(lang), _day(one.last_day, lang)),
            *(str(len(one.found.late)), str(len(one.found.waiting))),
        )
        for one in years
    ]
    yield indented(table(columns(*map(say, heads), right=(4, 5), fold=(1, 2)), rows, stacks=True))


def _titles(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    say = Say(REVIEW, lang)
    heads = ("title", "quota", "chosen", "proposed", "given", "waiting_count")
    for one in years:
        if not one.found.titles:
            continue
        yield indented(Line.of(one.cluster, tone=Tone.STRONG))
        rows = [_title_cells(one, title, say) for title in one.found.titles]
        figures = columns(*map(say, heads), right=(1, 2, 3, 4, 5), fold=(0,))
        yield indented(table(figures, rows, stacks=True), by=4)
    if not any(one.found.titles for one in years):
        yield indented(say("titles_none"))


def _title_cells(one: ReviewedYear, title: TitleReview, say: Say) -> tuple[str, ...]:
    proposed = str(title.proposed)
    if title.over and title.quota is not None:
        proposed = say("over", count=title.proposed, more=title.proposed - title.quota)
    chosen, quota = _count(title.chosen), _count(title.quota)
    return one.title(title.award), quota, chosen, proposed, str(title.given), str(title.waiting)


def _late(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    say = Say(REVIEW, lang)
    for one in years:
        if one.found.late:
            yield indented(Line.of(one.cluster, tone=Tone.STRONG))
        for due in one.found.late:
            who = listed(_owing(one, due, lang), lang)
            key = "late_line" if who else "late_done"
            facts = {"duty": _duty(one, due, lang), "day": _day(due.last_day, lang), "who": who}
            yield Entry("", say(key, **facts), by=4)
    if not any(one.found.late for one in years):
        yield indented(say("late_none"))


def _waiting(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    say = Say(REVIEW, lang)
    for one in years:
        if one.found.waiting:
            yield indented(Line.of(one.cluster, tone=Tone.STRONG))
        for award in dict.fromkeys(row.award for row in one.found.waiting):
            rows = [row for row in one.found.waiting if row.award == award]
            units = sorted((_waits(one, row, say) for row in rows), key=sort_key)
            yield Entry("", say("waiting_line", title=one.title(award), units=listed(units, lang)))
    if not any(one.found.waiting for one in years):
        yield indented(say("waiting_none"))


def _waits(one: ReviewedYear, row: AwardRow, say: Say) -> str:
    name = one.unit(row.unit)
    return say("later", unit=name) if row.open is Open.LATER_DECISION else name


def _complaints(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    for one in years:
        if one.found.complaints:
            yield indented(Line.of(one.cluster, tone=Tone.STRONG))
        for complaint in one.found.complaints:
            yield Entry("", complaint_line(complaint, one.board(lang)), by=4)
    if not any(one.found.complaints for one in years):
        yield indented(Say(REVIEW, lang)("complaints_none"))


def _list(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Block]:
    say = Say(REVIEW, lang)
    heads = ("unit", "cluster", "total", "rank", "proposal", "decided")
    lines = _lines(years)
    for title in dict.fromkeys(one.title(unit.award) for one, unit in lines):
        yield indented(Line.of(title, tone=Tone.STRONG))
        rows = []
        for number, (one, unit) in enumerate(_under(title, lines), 1):
            cells = _listed_row(one, unit, lang)
            total = unit.row.total if unit.row is not None else None
            shown = points(total, lang) if total is not None else ""
            rest = (cells["rank"] or "", cells["proposal"] or "", cells["decided"] or "")
            rows.append((str(number), one.unit(unit.unit), one.cluster, shown, *map(str, rest)))
        shape = columns("", *map(say, heads), right=(0, 3, 4), fold=(1, 2, 5))
        yield indented(table(shape, rows, stacks=True), by=4)
    if not lines:
        yield indented(say("list_none"))


_PARTS: Final = {
    ReviewPart.CLUSTERS: _clusters,
    ReviewPart.TITLES: _titles,
    ReviewPart.LATE: _late,
    ReviewPart.WAITING: _waiting,
    ReviewPart.COMPLAINTS: _complaints,
    ReviewPart.LIST: _list,
}


# What they consist of


def _lines(years: Sequence[ReviewedYear]) -> list[tuple[ReviewedYear, ListedUnit]]:
    """Everybody proposed, title by title in the order of the rulebooks, units in Vietnamese
    order."""
    found = [(one, unit) for one in years for unit in one.found.listed]
    titles = list(dict.fromkeys(one.title(unit.award) for one, unit in found))

    def place(line: tuple[ReviewedYear, ListedUnit]) -> tuple[int, str, str]:
        one, unit = line
        return titles.index(one.title(unit.award)), sort_key(one.unit(unit.unit)), one.cycle.code

    return sorted(found, key=place)


def _under(
    title: str, lines: Sequence[tuple[ReviewedYear, ListedUnit]]
) -> list[tuple[ReviewedYear, ListedUnit]]:
    return [line for line in lines if line[0].title(line[1].award) == title]


def _duty(one: ReviewedYear, due: Due, lang: Lang) -> str:
    return Almanac(one.cycle, one.names, lang).name(due.code)


def _owing(one: ReviewedYear, due: Due, lang: Lang) -> list[str]:
    """Who still owes something: units in Vietnamese order, then the cluster as a whole."""
    owing = [owed.unit for owed in due.owing if owed.lacking]
    named = sorted((one.unit(unit) for unit in owing if unit is not None), key=sort_key)
    return [*named, Say(REVIEW, lang)("office")] if None in owing and not named else named


def _day(value: date | None, lang: Lang) -> str:
    return day(value, lang) if value is not None else ""


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


# Rows and JSON


def _of(one: ReviewedYear) -> Row:
    return {"cycle": one.cycle.code, "cluster": one.cluster}


def _cluster_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:
    for one in years:
        yield {
            **_of(one),
            "phase": one.phase(lang),
            "last_day": _day(one.last_day, lang) or None,
            "late": len(one.found.late),
            "waiting": len(one.found.waiting),
        }


def _title_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:  # noqa: ARG001
    for one in years:
        for title in one.found.titles:
            yield {**_of(one), **_title_row(one, title)}


def _title_row(one: ReviewedYear, title: TitleReview) -> Row:
    return {
        "title": one.title(title.award),
        "quota": title.quota,
        "chosen": title.chosen,
        "proposed": title.proposed,
        "given": title.given,
        "waiting": title.waiting,
    }


def _late_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:
    for one in years:
        for due in one.found.late:
            shared = {"said": _duty(one, due, lang), "last_day": _day(due.last_day, lang)}
            for who in _owing(one, due, lang) or [""]:
                yield {**_of(one), **shared, "unit": who or None}


def _waiting_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:
    for one in years:
        for row in sorted(one.found.waiting, key=lambda row: sort_key(one.unit(row.unit))):
            standing = [found for found in row.proposed if not found.withdrawn]
            named = dict.fromkeys(found.authority for found in standing if found.authority)
            last = row.decided[-1].result if row.decided else None
            yield {
                **_of(one),
                "title": one.title(row.award),
                "unit": one.unit(row.unit),
                "proposal": ", ".join(found.proposal for found in standing),
                "authority": ", ".join(named) or None,
                "decided": label(last, lang) if last is not None else None,
            }


def _complaint_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:
    for one in years:
        for complaint in one.found.complaints:
            yield {
                **_of(one),
                "unit": one.unit(complaint.unit),
                "said": complaint_line(complaint, one.board(lang)),
                "last_day": _day(complaint.last_day, lang) or None,
            }


def _list_rows(years: Sequence[ReviewedYear], lang: Lang) -> Iterator[Row]:
    lines = _lines(years)
    for title in dict.fromkeys(one.title(unit.award) for one, unit in lines):
        for number, (one, unit) in enumerate(_under(title, lines), 1):
            yield {"number": number, **_listed_row(one, unit, lang)}


def _listed_row(one: ReviewedYear, unit: ListedUnit, lang: Lang) -> Row:
    return {
        "title": one.title(unit.award),
        "unit": one.unit(unit.unit),
        **_of(one),
        "total": unit.row.total if unit.row is not None else None,
        "rank": unit.row.rank if unit.row is not None else None,
        "proposal": ", ".join(unit.proposals),
        "authority": ", ".join(unit.authorities) or None,
        "decided": label(unit.verdict, lang) if unit.verdict is not None else None,
    }


_ROWS: Final = {
    ReviewPart.CLUSTERS: _cluster_rows,
    ReviewPart.TITLES: _title_rows,
    ReviewPart.LATE: _late_rows,
    ReviewPart.WAITING: _waiting_rows,
    ReviewPart.COMPLAINTS: _complaint_rows,
    ReviewPart.LIST: _list_rows,
}


def _json(one: ReviewedYear, lang: Lang) -> dict[str, object]:
    found = one.found
    return {
        **_of(one),
        "phase": one.cycle.phase.value,
        "phase_name": one.phase(lang),
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "backfill": one.cycle.backfill,
        "titles": [
            {"award": title.award, **_title_row(one, title), "over": title.over}
            for title in found.titles
        ],
        "late": [
            {
                "duty": due.code,
                "name": _duty(one, due, lang),
                "last_day": due.last_day.isoformat() if due.last_day else None,
                "units": plain([owed.unit for owed in due.owing if owed.unit], one.names),
            }
            for due in found.late
        ],
        "waiting": [
            {"award": row.award, "unit": plain(row.unit, one.names), "open": plain(row.open)}
            for row in found.waiting
        ],
        "complaints": [
            {
                "event": complaint.event,
                "unit": plain(complaint.unit, one.names),
                "against": complaint.against.value,
                "item": complaint.item,
                "last_day": complaint.last_day.isoformat() if complaint.last_day else None,
                "late": complaint.late,
            }
            for complaint in found.complaints
        ],
        "list": [
            {
                "award": unit.award,
                "title": one.title(unit.award),
                "unit": plain(unit.unit, one.names),
                "total": plain(unit.row.total if unit.row is not None else None),
                "rank": unit.row.rank if unit.row is not None else None,
                "proposals": list(unit.proposals),
                "authorities": list(unit.authorities),
                "decided": plain(unit.verdict),
            }
            for _, unit in _lines([one])
        ],
    }
