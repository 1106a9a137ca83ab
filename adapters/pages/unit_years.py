"""A unit through the years: where it is a member, what it still owes, what it came to."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine, StoredNames
from adapters.pages.almanac import Almanac
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Heading, indented
from adapters.pages.calendar import owed
from adapters.pages.called import names_of
from adapters.pages.outcome import outcome_of
from adapters.pages.scores import place_of
from adapters.wording.labelling import command_label, label
from adapters.wording.pages.standing import standing_word
from adapters.wording.writing import Lang, day, listed, points
from domain.clusters.cluster import Cluster
from domain.clusters.roster import Span
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING
from domain.cycle.outcome import Outcome
from domain.reckoning.score_table import TableRow
from domain.record.record import Office, StreamId, UnitId
from domain.values.when import Moment, civil_day
from workflows.agenda import Agenda, agenda
from workflows.status import Can, actions

_LEADING = (Office.CHAIR, Office.VICE_CHAIR)


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster in which the unit is or was."""

    code: str
    name: str
    span: Span


class UnitYear(msgspec.Struct, frozen=True, kw_only=True):
    """A year of a cluster in which the unit is a member."""

    cycle: Cycle
    names: StoredNames
    outcome: Outcome
    #: What is due, and of whom; ``None`` for a year that does not run.
    agenda: Agenda | None
    office: Office | None
    #: What the unit still has to do for itself, and can do now.
    can: tuple[str, ...] = ()

    def row(self, unit: UnitId) -> TableRow | None:
        """The unit's line, once its table is adopted or a source has printed it."""
        table = self.outcome.corrected or self.outcome.table
        told = self.outcome.table_adopted or self.cycle.backfill
        rows = table.rows if table is not None and told else ()
        return next((row for row in rows if row.unit == unit), None)

    def undated(self, unit: UnitId) -> tuple[str, ...]:
        """What the unit can do now for itself and no day is set for."""
        due = {
            word
            for entry in (self.agenda.entries if self.agenda is not None else ())
            for one in entry.owing
            if one.unit == unit
            for word in one.lacking
        }
        return tuple(command for command in self.can if command not in due)

    @property
    def ranked_among(self) -> int:
        """How many units the table has; a source may leave some out."""
        table = self.outcome.corrected or self.outcome.table
        if table is not None and table.basis == "published":
            return sum(row.sent for row in table.rows)
        return len(self.cycle.members)

    def chosen(self, unit: UnitId) -> tuple[str, ...]:
        """The selections by which it was chosen, by their names."""
        found = self.outcome.selections
        return tuple(
            one.name
            for one in found
            if one.chosen and unit in one.chosen and not self._contradicted(one.selection)
        )

    def disputed(self, unit: UnitId) -> tuple[str, ...]:
        """Those by which it was chosen by one source, and another unit by another."""
        made = self.cycle.voting.made
        return tuple(
            one.name
            for one in self.outcome.selections
            if self._contradicted(one.selection)
            and any(unit in telling.chosen for telling in made[one.selection].tellings)
        )

    def _contradicted(self, selection: str) -> bool:
        made = self.cycle.voting.made.get(selection)
        return made is not None and made.contradicted


class UnitYears(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, the latest year first."""

    unit: UnitId
    #: The code by which it is typed.
    code: str
    memberships: tuple[Membership, ...] = ()
    years: tuple[UnitYear, ...] = ()

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Clusters, duties, results; a part of which nothing is known says so."""
        yield Heading(standing_word("member_of", lang))
        for one in self.memberships:
            yield Entry(f"{one.name} ({one.code})", _span(one.span, lang))
        if not self.memberships:
            yield indented(standing_word("member_of_none", lang))
        yield Heading(standing_word("duties", lang))
        duties = list(self._duties(lang))
        yield from duties or [indented(standing_word("no_duties", lang))]
        yield Heading(standing_word("results", lang))
        results = list(self._results(lang))
        yield from results or [indented(standing_word("no_results", lang))]

    def _duties(self, lang: Lang) -> Iterator[Block]:
        for year in self.years:
            almanac = Almanac(year.cycle, year.names, lang)
            for entry in year.agenda.entries if year.agenda is not None else ():
                for one in entry.owing:
                    if one.unit == self.unit and one.lacking:
                        last = almanac.day(one.last_day or entry.last_day)
                        head = f"{year.cycle.code}, {almanac.name(entry.code)}, {last}"
                        yield Entry(head, owed(one, almanac))
            for command in year.undated(self.unit):
                yield Entry(year.cycle.code, command_label(command, lang))
            if year.can:
                seat = f"{Office.UNIT_OFFICER}@{self.code}"
                yield indented(standing_word("see_acts", lang, code=year.cycle.code, seat=seat))

    def _results(self, lang: Lang) -> Iterator[Block]:
        for year in self.years:
            said = []
            if year.office is not None:
                said.append(label(year.office, lang, year.names.words))
            row = year.row(self.unit)
            if row is not None and row.total is not None:
                total = points(row.total, lang)
                said.append(standing_word("total", lang, total=total))
            place = place_of(row) if row is not None else None
            if place is not None:
                said.append(standing_word("rank", lang, rank=place, of=year.ranked_among))
            if chosen := year.chosen(self.unit):
                said.append(standing_word("chosen", lang, titles=listed(list(chosen), lang)))
            if disputed := year.disputed(self.unit):
                said.append(standing_word("disputed", lang, titles=listed(list(disputed), lang)))
            if said:
                yield Entry(year.cycle.code, "; ".join(said))

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        duties = [
            {
                "cycle": year.cycle.code,
                "code": entry.code,
                "last_day": str(one.last_day or entry.last_day or "") or None,
                "lacking": list(one.lacking),
            }
            for year in self.years
            for entry in (year.agenda.entries if year.agenda is not None else ())
            for one in entry.owing
            if one.unit == self.unit and one.lacking
        ]
        years = []
        for year in self.years:
            row = year.row(self.unit)
            told = {
                "cycle": year.cycle.code,
                "office": year.office,
                "total": row.total if row is not None else None,
                "rank": place_of(row) if row is not None else None,
                "chosen": list(year.chosen(self.unit)),
                **({"sources_differ": list(one)} if (one := year.disputed(self.unit)) else {}),
            }
            years.append(plain(told))
        return {
            "memberships": [plain(one) for one in self.memberships],
            "duties": duties,
            "years": years,
        }


def unit_years(engine: Engine, unit: UnitId, code: str) -> UnitYears:
    """Every cluster and year in which the unit is a member."""
    store, now = engine.store, engine.now()
    streams = dict.fromkeys(stream for _, stream in store.all_names("cluster"))
    clusters = [state for one in streams if isinstance(state := store.load(one).state, Cluster)]
    memberships = [
        Membership(code=cluster.code, name=cluster.name, span=span)
        for cluster in sorted(clusters, key=lambda cluster: cluster.code)
        for span in cluster.spans
        if span.unit == unit
    ]
    found = (_year(engine, stream, unit, now) for _, stream in engine.cycles())
    years = [year for year in found if year is not None]
    years.sort(key=lambda year: year.cycle.code)
    years.sort(key=lambda year: year.cycle.year, reverse=True)
    return UnitYears(unit=unit, code=code, memberships=tuple(memberships), years=tuple(years))


def _year(engine: Engine, stream: StreamId, unit: UnitId, now: Moment) -> UnitYear | None:
    cycle = engine.cycle(stream)
    if unit not in cycle.members:
        return None
    runs = cycle.phase in RUNNING and not cycle.backfill
    held = (office for office in _LEADING if cycle.offices.holds(office, unit))
    return UnitYear(
        cycle=cycle,
        names=names_of(engine, stream),
        outcome=outcome_of(cycle),
        agenda=agenda(cycle, engine.store.events(stream), engine.store.days(), now)
        if runs
        else None,
        office=next(held, None),
        can=tuple(_own_acts(stream, cycle, unit, now)) if runs else (),
    )


def _own_acts(stream: StreamId, cycle: Cycle, unit: UnitId, now: Moment) -> Iterator[str]:
    """The acts that are left for the unit and that it does for itself."""
    for action in actions(stream, cycle, now):
        own = any(doer.own for doer in action.by)
        if action.can is Can.NOW and own and action.units and unit in action.units:
            yield action.command


def _span(span: Span, lang: Lang) -> str:
    """``từ ngày 01/01/2021``, ``từ ngày … đến hết ngày 31/12/2023``"""
    since = standing_word("since_begin", lang)
    if span.start is not None:
        since = standing_word("since", lang, since=day(civil_day(span.start), lang))
    if span.end is None:
        return since
    until = day(civil_day(span.end - 1), lang)
    return standing_word("until", lang, since=since, until=until)
