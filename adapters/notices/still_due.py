"""What is still to be done as a letter is written, until when, and how many others owe it."""

from datetime import date

import msgspec

from adapters.notices.scene import Scene
from adapters.wording.outside import one_line
from adapters.wording.writing import day, deadline, listed, when
from domain.cycle.deadlines.due import DayNote, Due
from domain.cycle.deadlines.duties import OWED, Duty, Standing, pledge_awaited
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.guard import WAY, Phase
from domain.record.record import UnitId
from domain.values.names import sort_key
from domain.values.when import Moment, When, civil_day
from workflows.agenda import left_until

#: Of these nothing is to be done: not in force, done, or over. What was sent on paper waits for the
#: office.
_NOT_TO_DO = frozenset({Standing.NOT_YET, Standing.HELD, Standing.MET, Standing.WITHDRAWN})


class Until(msgspec.Struct, frozen=True):
    """A last day, and how far it is off."""

    #: ``hết ngày 30/11/2021``, ``17:00 ngày 30/11/2021``
    text: str
    #: ``30/11/2021``
    day: str
    #: ``thứ Ba``
    weekday: str
    #: Civil days from today on, and the working days among them; negative once it is over.
    left: int
    #: ``None`` where the calendar does not reach there.
    working: int | None
    #: Whether every day of the way has been decided; otherwise the working days are about so many.
    certain: bool


class Task(msgspec.Struct, frozen=True):
    """Something that is still to be done, and until when."""

    what: str
    until: Until | None
    #: It has no day of its own: the cluster says when.
    arranged: bool = False
    #: A month, or a day that hangs on another, as the plan has it.
    words: str = ""


def until(scene: Scene, last_day: date | None, before: Moment | None) -> Until | None:
    """A last day; ``None`` where none is set."""
    if last_day is None:
        return None
    left = left_until(scene.table, scene.now, last_day)
    return Until(
        text=deadline(last_day, before, scene.lang),
        day=scene.day(last_day),
        weekday=day(last_day, scene.lang, weekday=True).removesuffix(" " + scene.day(last_day)),
        left=left.days,
        working=left.working,
        certain=left.certain,
    )


def until_of(scene: Scene, code: str, unit: UnitId | None = None) -> Until | None:
    """Until when something is due, for one unit or for all."""
    found = scene.cycle.plan.deadlines.get(code)
    if found is None or not found.due.day_set:
        return None
    before = found.before if unit is None else found.before_for(unit)
    return by_moment(scene, before)


def until_for_unit(scene: Scene, code: str) -> Until | None:
    """As :func:`until_of`, for the addressed unit, also of what the plan does not name: a
    report, comments on a draft."""
    return by_moment(scene, before_for_unit(scene, code))


def before_for_unit(scene: Scene, code: str) -> Moment | None:
    """From when on it is late, for the addressed unit; ``None`` where no day is set."""
    found, planned = scene.duties.get((code, scene.unit)), scene.cycle.plan.deadlines.get(code)
    if found is not None and code in scene.cycle.reports:
        named = scene.cycle.reports[code].before is not None
        return found.before if named or planned is None or planned.due.day_set else None
    if planned is not None:
        return planned.before_for(scene.unit) if planned.due.day_set else None
    return found.before if found is not None else None


def by_moment(scene: Scene, before: Moment | None) -> Until | None:
    """As :func:`until`, by the moment from which on it is late."""
    return None if before is None else until(scene, civil_day(before - 1), before)


def tasks(scene: Scene, *but: str) -> list[Task]:
    """What the addressed unit still has to do, the nearest first, without these codes."""
    mine = [
        duty
        for duty in scene.duties.values()
        if duty.unit == scene.unit and duty.code not in but and acts(scene, duty)
    ]
    mine.sort(key=lambda duty: (duty.before is None, duty.before or 0, duty.code))
    found = [_task(scene, duty) for duty in mine]
    if pledge_awaited(scene.cycle, scene.unit):
        # signed after the targets were registered, and before the year's work
        first = sum(duty.code == Phase.REGISTRATION for duty in mine[:1])
        found.insert(first, Task(scene.owed.act("sign_pledge"), None, arranged=True))
    return found


def _task(scene: Scene, duty: Duty) -> Task:
    words = vague(scene, duty.code)
    until = None if words else by_moment(scene, duty.before)
    return Task(listed(acts(scene, duty), scene.lang), until, words=words)


def vague(scene: Scene, code: str) -> str:
    """When something is due that has no day yet, in the words of the plan: a month, or so long
    after another day; empty where a day is set, or nothing is said."""
    planned = scene.cycle.plan.deadlines.get(code)
    if planned is not None:
        return "" if planned.due.day_set else _vague(scene, planned.due)
    listed_ones = scene.rulebook.deadlines if scene.rulebook else ()
    return next((one_line(one.due.words) for one in listed_ones if one.code == code), "")


def _vague(scene: Scene, due: Due) -> str:
    if due.words:
        return one_line(due.words)
    if due.last_day is None:
        return ""
    year, month = due.last_day.year, due.last_day.month
    month_only = DayNote.MONTH_ONLY in due.notes
    return when(When.month(year, month) if month_only else When.year(year), scene.lang)


def acts(scene: Scene, duty: Duty | None) -> list[str]:
    """What the unit still has to do of it, at the moment of leaving."""
    if duty is None or duty.standing in _NOT_TO_DO or not duty.wanted:
        return []
    return scene.owed.acts(duty)


def to_do(scene: Scene, code: str) -> list[str]:
    """What the addressed unit still has to do under a code, a day set for it or not."""
    duty = scene.duties.get((code, scene.unit))
    owed = OWED.get(code)
    if duty is not None or owed is None or scene.cycle.plan.issued is None:
        return acts(scene, duty)
    over = scene.cycle.phase not in WAY or WAY.index(scene.cycle.phase) > WAY.index(Phase(code))
    return [] if over else [scene.owed.act(word) for word in owed(scene.cycle, scene.unit)]


def count(scene: Scene, code: str) -> dict[str, object]:
    """How many units still owe something under a code, and of how many; their names for the
    chair's office, and for all where the rulebook says so."""
    of = [duty for duty in _of(scene, code) if _concerned(scene, duty)]
    owing = [duty.unit for duty in of if duty.unit is not None and duty.wanted]
    named = scene.to_secretary or (scene.rulebook is not None and scene.rulebook.late_named)
    names = sorted(map(scene.name, owing), key=sort_key) if named else []
    return {"owing": len(owing), "of": len(of), "names": names, "lack": _lack(of)}


def _concerned(scene: Scene, duty: Duty) -> bool:
    """Only whose scores were adjusted has something to explain."""
    assert duty.unit is not None
    return duty.code != DueCode.EXPLANATION or scene.cycle.sheet(duty.unit).adjusted > 0


def _of(scene: Scene, code: str) -> list[Duty]:
    """What units owe or owed under a code, given a day."""
    return [one for one in scene.duties.values() if one.code == code and one.unit is not None]


def _lack(due: list[Duty]) -> str:
    """What those that still owe something have not: ``sent``, ``signed``, or both, ``done``."""
    wanted = [set(duty.wanted) for duty in due if duty.wanted]
    if all(words == {"sign_pledge"} for words in wanted):
        return "signed"
    return "sent" if all(words != {"sign_pledge"} for words in wanted) else "done"
