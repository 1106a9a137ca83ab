"""What an act changed in the scores of a sheet, and what the table counts of it."""

import msgspec

from adapters.notices.scene import Scene
from adapters.wording.labelling import as_entered
from adapters.wording.labels.combining import rounded_label
from domain.cycle.cycle import Cycle
from domain.cycle.scores.lapses import CountedLapse, counted_lapses
from domain.cycle.scores.sheets import scoring_rulebook
from domain.reckoning.cells import CellChange, final_cells
from domain.reckoning.ranking import Cells
from domain.reckoning.score_table import table_in_force
from domain.record.record import Event, UnitId
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from domain.values.points import Points


class Change(msgspec.Struct, frozen=True):
    """A score as it was and as it is now."""

    cell: str
    was: str
    now: str


def changes(
    scene: Scene, event: Event, unit: UnitId, cells: tuple[CellChange, ...]
) -> list[Change]:
    """What an act changed in the scores of a sheet: from what counted before, whichever column
    it stood in."""
    counted, counts = _counted_around(scene, event, unit)
    return [
        _with_rounding(
            scene,
            event,
            cell,
            _change(
                scene,
                place,
                counted.get(place),
                # an emptied cell lets the column before it count
                counts.get(place) if cell.now is None else cell.now,
            ),
        )
        for cell in cells
        for place in ((cell.criterion, cell.part),)
    ]


def _with_rounding(scene: Scene, event: Event, cell: CellChange, change: Change) -> Change:
    """The change, and how what several scorers gave was rounded, where it was."""
    column = getattr(event.body, "column", "")
    said = rounded_label(scene.rulebook, column, cell, scene.lang)
    return msgspec.structs.replace(change, now=f"{change.now} ({said})") if said else change


def counted_of(scene: Scene, event: Event, unit: UnitId, criterion: str) -> list[Change]:
    """What an act changed in what counts of one criterion of a sheet."""
    counted, counts = _counted_around(scene, event, unit)
    places = [place for place in {**counted, **counts} if place[0] == criterion]
    return [
        _change(scene, place, counted.get(place), counts.get(place))
        for place in sorted(places, key=lambda place: list(Part).index(place[1]))
        if counted.get(place) != counts.get(place)
    ]


def _counted_around(scene: Scene, event: Event, unit: UnitId) -> tuple[Cells, Cells]:
    """What counted of a sheet before an event, and after it."""
    before = scene.before(event)
    after = evolve(before, event)
    assert isinstance(after, Cycle)
    rulebook = scoring_rulebook(before)
    return final_cells(rulebook, before.sheet(unit)), final_cells(rulebook, after.sheet(unit))


def _change(
    scene: Scene, place: tuple[str, Part], was: Points | None, now: Points | None
) -> Change:
    return Change(
        cell=scene.cell(*place),
        was=entered(scene, place, was) or scene.empty,
        now=entered(scene, place, now) or scene.empty,
    )


def entered(scene: Scene, place: tuple[str, Part], value: Points | None) -> str:
    """As :meth:`Scene.figure`; so many as_entered are told as such."""
    criterion, part = place
    times = "" if value is None else as_entered(value, criterion, part, scene.rulebook, scene.lang)
    return times or scene.figure(value, part)


def total_at(scene: Scene, version: int) -> Points | None:
    """What the table counted of the addressed unit once an event was recorded."""
    return _total(scene.at_version(version), scene.unit)


def lapses_at(scene: Scene, version: int) -> tuple[CountedLapse, ...]:
    """What counted against the addressed unit for lapses once an event was recorded."""
    return counted_lapses(scene.at_version(version), scene.unit)


def total_now(scene: Scene) -> Points | None:
    """What the table counts of the addressed unit as the letter leaves."""
    return _total(scene.cycle, scene.unit)


def _total(cycle: Cycle, unit: UnitId) -> Points | None:
    table = table_in_force(cycle)
    rows = table.rows if table else ()
    return next((row.total for row in rows if row.unit == unit), None)
