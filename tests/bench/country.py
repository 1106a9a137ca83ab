"""A country that scores itself for years: clusters of ten units, made up event by event.

Each unit scores itself, sends its sheet, is checked in part, is adjusted with a reason and is
settled: some seventy changes of scores a year. The same seed gives the same country.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5

from domain.clusters.cluster import ClusterFounded
from domain.clusters.offices import Officers, Words
from domain.cycle.cycle import CycleBegun
from domain.cycle.deadlines.due import Due, due_by_hand
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet
from domain.cycle.formal import ChangedBy, PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.scoring import (
    CountedSheet,
    ScoresAdjusted,
    ScoresEntered,
    SheetSettled,
    SheetSubmitted,
)
from domain.reckoning.cells import CellChange, CellValue
from domain.reckoning.ranking import totals
from domain.record.record import (
    ARITHMETIC,
    FORMAT,
    SYSTEM,
    Body,
    ClusterId,
    CycleId,
    Event,
    Header,
    Office,
    Origin,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.record.streams import type_of
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.rulebook import Column, Rulebook, Scorer, pin
from domain.system import DatabaseInitialized
from domain.units.unit import UnitRegistered
from domain.values.days import NO_DAYS
from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Moment, When, civil_day, moment_of

UNITS: Final = 10
FIRST_YEAR: Final = 2006
CRITERIA: Final = 30
_SPACE: Final = UUID(int=2026)
_HOUR: Final = 3_600_000_000

RULEBOOK: Final = Rulebook(
    name="Bảng tiêu chí đo tốc độ",
    columns=(
        Column(code="self", name="Tự chấm", scorer=Scorer.OWN),
        Column(code="cross_check", name="Chấm chéo", scorer=Scorer.ASSIGNED),
        Column(code="settled", name="Thống nhất", scorer=Scorer.CLUSTER),
    ),
    criteria=tuple(
        Criterion(
            code=str(number),
            name=f"Tiêu chí {number}",
            standard=Scale(max=Points("10")),
            bonus=Scale() if number % 10 == 0 else None,
        )
        for number in range(1, CRITERIA + 1)
    ),
)
_TEXT: Final = RULEBOOK.canonical()
_PLACES: Final = tuple(
    (criterion.code, part)
    for criterion in RULEBOOK.criteria
    for part in (Part.STANDARD, Part.BONUS)
    if criterion.scale(part) is not None
)
_VALUES: Final = tuple(Points(value) for value in ("7", "7.5", "8", "8.5", "9", "9.5", "10"))
_BONUS: Final = tuple(Points(value) for value in ("0.5", "1", "1.5", "2"))
Sheet = dict[tuple[str, Part], Points]


def unit_of(cluster: int, number: int) -> UnitId:
    return UnitId(uuid5(_SPACE, f"unit {cluster}/{number}"))


def cluster_of(number: int) -> ClusterId:
    return ClusterId(uuid5(_SPACE, f"cluster {number}"))


def year_of(cluster: int, year: int) -> StreamId:
    return cycle_stream(CycleId.of(cluster_of(cluster), str(year), 1))


def account(unit: UnitId, number: int = 0) -> str:
    """An account of a unit: three write for each."""
    return f"{str(unit)[:8]}-{number % 3}"


class _Stream:
    """Events of one stream, an hour apart."""

    def __init__(self, stream: StreamId, start: Moment, rng: Random) -> None:
        self.stream = stream
        self.events: list[Event] = []
        self.at = start
        self._rng = rng

    def add(
        self, body: Body, actor: str = "may-chu", seat: Seat | None = None, back: int = 0
    ) -> None:
        """``back``: how many days before its recording it happened; 0: right then."""
        self.at += self._rng.randint(1, 3) * _HOUR
        happened = When.moment(self.at)
        if back:
            happened = When.day(civil_day(self.at) - timedelta(days=back))
        named, schema = type_of(body)
        header = Header(
            format=FORMAT,
            stream=self.stream,
            version=len(self.events) + 1,
            type=named,
            schema=schema,
            recorded_at=self.at,
            effective_at=happened,
            origin=Origin.LIVE,
            actor=actor,
            seat=seat,
            for_unit=None,
            command_id=uuid5(_SPACE, f"{self.stream}@{len(self.events) + 1}"),
            cause=None,
            arithmetic=ARITHMETIC,
        )
        self.events.append(Event(header, body))


def country(clusters: int, years: int, seed: int = 1) -> Iterator[Sequence[Event]]:
    """Every stream of it, whole."""
    rng = Random(seed)
    founded = moment_of(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC))
    system = _Stream(SYSTEM, founded, Random(seed))
    system.add(DatabaseInitialized(practice=False))
    yield system.events
    for cluster in range(clusters):
        yield from _members(cluster, founded, rng)
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        for cluster in range(clusters):
            yield _year(cluster, year, rng)


def _members(cluster: int, at: Moment, rng: Random) -> Iterator[Sequence[Event]]:
    for number in range(UNITS):
        unit, name = unit_of(cluster, number), f"Sở {cluster}/{number}"
        stream = _Stream(unit_stream(unit), at, rng)
        stream.add(
            UnitRegistered(
                unit=unit,
                code=f"so-{cluster}-{number}",
                full_name=name,
                short_name=name,
                aliases=(),
            )
        )
        yield stream.events
    stream = _Stream(cluster_stream(cluster_of(cluster)), at, rng)
    stream.add(
        ClusterFounded(
            cluster=cluster_of(cluster),
            code=f"cum-{cluster}",
            name=f"Cụm thi đua số {cluster}",
            aliases=(),
            authority=None,
            words=Words(),
        )
    )
    yield stream.events


def _year(cluster: int, year: int, rng: Random) -> Sequence[Event]:
    units = tuple(unit_of(cluster, number) for number in range(UNITS))
    start = moment_of(datetime(year, 2, 1, tzinfo=UTC)) + rng.randint(0, 600) * _HOUR
    stream = _Stream(year_of(cluster, year), start, rng)
    officers = Officers(chair=units[0], vice_chairs=(units[1],))
    stream.add(
        CycleBegun(
            cycle=CycleId.of(cluster_of(cluster), str(year), 1),
            cluster=cluster_of(cluster),
            code=f"cum-{cluster}/{year}",
            year=str(year),
            attempt=1,
            backfill=False,
            members=units,
            officers=officers,
            words=Words(),
        )
    )
    stream.add(RulebookSet(rulebook=_TEXT, sha256=pin(_TEXT), discrepancies=(), document=None))
    stream.add(_deadline(year))
    stream.add(PhaseChanged(source=Phase.PLAN, to=Phase.SCORING, by=ChangedBy.OFFICE))
    for number, unit in enumerate(units):
        _scored(stream, units, number, unit, rng)
    if cluster % 4 == 0:
        stream.add(_extension(year), account(units[0]), Seat(Office.SECRETARY, units[0]))
    over = PhaseChanged(source=Phase.SCORING, to=Phase.SUMMARY_CONFERENCE, by=ChangedBy.OFFICE)
    stream.add(over)
    return stream.events


def _due(until: When) -> Due:
    return due_by_hand(until, table=NO_DAYS, counts=None)


def _deadline(year: int) -> DeadlineSet:
    until = When.read(f"{year}-11-30")
    return DeadlineSet(code="scoring", until=until, due=_due(until), document=None)


def _extension(year: int) -> DeadlineExtended:
    until = When.read(f"{year}-12-15")
    return DeadlineExtended(
        code="scoring",
        unit=None,
        until=until,
        due=_due(until),
        reason=_hidden("Bão lũ", year),
        document=None,
    )


def _scored(
    stream: _Stream, units: Sequence[UnitId], number: int, unit: UnitId, rng: Random
) -> None:
    """One unit's sheet, from its own scores to the settled ones."""
    own = Seat(Office.UNIT_OFFICER, unit)
    sheet: Sheet = {place: _value(place[1], rng) for place in _PLACES}
    entered = ScoresEntered(unit=unit, column="self", cells=_changes({}, sheet))
    stream.add(entered, account(unit, stream.at), own)
    submitted = SheetSubmitted(unit=unit, late=False, document=None, postmark=None, by=None)
    stream.add(submitted, account(unit), own)
    checker = units[(number + 1) % len(units)]
    checked: Sheet = {place: _value(place[1], rng) for place in rng.sample(_PLACES, 8)}
    checks = ScoresEntered(unit=unit, column="cross_check", cells=_changes({}, checked))
    stream.add(checks, account(checker), Seat(Office.UNIT_OFFICER, checker))
    chair = units[1] if unit == units[0] else units[0]
    seat = Seat(Office.SECRETARY if chair == units[0] else Office.VICE_CHAIR, chair)
    last: Sheet = {}
    for again in range(2):
        adjusted: Sheet = {place: _value(place[1], rng) for place in rng.sample(_PLACES, 2)}
        body = ScoresAdjusted(
            unit=unit,
            column="settled",
            cells=_changes(last, adjusted),
            reason=_hidden("Thống nhất tại cuộc họp trù bị", stream.at + again),
            ground=None,
            document=None,
        )
        stream.add(body, account(chair, again), seat, back=rng.choice((0, 0, 12)))
        last |= adjusted
    final: Sheet = sheet | checked | last
    cells = tuple(
        CellValue(criterion=code, part=part, value=value)
        for (code, part), value in sorted(final.items())
    )
    added = totals(RULEBOOK, final)
    settled = SheetSettled(
        unit=unit,
        column="settled",
        cells=cells,
        totals=added,
        counted=CountedSheet(lapses=(), deduction=added.deduction, total=added.total),
        document=None,
    )
    stream.add(settled, account(chair), seat)


def _value(part: Part, rng: Random) -> Points:
    return rng.choice(_BONUS if part is Part.BONUS else _VALUES)


def _changes(was: Sheet, now: Sheet) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(
            criterion=code,
            part=part,
            was=was.get((code, part)),
            now=value,
            justification=None,
        )
        for (code, part), value in sorted(now.items())
    )


def _hidden(text: str, seed: int) -> Private:
    return Private.seal(text, seed.to_bytes(8, "big"))
