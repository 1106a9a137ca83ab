"""How each unit stands in a year, as the page of whoever leads it lists them: the late first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from adapters.pages.board import Board
from adapters.wording.pages.steering import steer_said
from adapters.wording.writing import day, listed
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing
from domain.cycle.guard import WAY, Phase
from domain.reckoning.cells import Sheet
from domain.record.record import UnitId
from domain.rulebook.rulebook import Scorer
from domain.values.names import sort_key
from domain.values.when import Moment, civil_day
from workflows.agenda import Agenda, Entry, Owing

Told = str | dict[str, Any]


class UnitStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One unit. Each of what it has done is a text, or a text with the look of a tag."""

    unit: UnitId
    name: str
    #: It has not done what the phase asks of units, and nobody has excused it.
    waits: bool
    #: That is over its day; an extension and a sheet sent back are not.
    late: bool
    days_over: int
    lacks: str
    returned: bool
    #: Its sheet is there, and nothing keeps it from being settled.
    to_settle: bool
    registration: Told
    pledge: Told
    sheet: Told
    checked: Told
    explained: Told
    settled: Told

    @property
    def place(self) -> tuple[int, object]:
        """Where it stands in the list."""
        done = isinstance(self.settled, dict) and self.settled.get("tag") == "ok"
        order = 0 if self.late else 1 if self.waits or self.returned else 3 if done else 2
        return order, sort_key(self.name)


def unit_standings(cycle: Cycle, found: Agenda, board: Board) -> Sequence[UnitStanding]:
    """Every member, the late first."""
    phase = cycle.phase
    scoring = phase in WAY and WAY.index(phase) >= WAY.index(Phase.SCORING)
    code = Phase.SCORING.value if scoring else Phase.REGISTRATION.value
    entry = next((one for one in found.entries if one.code == code), None)
    owing = {one.unit: one for one in (entry.owing if entry is not None else ())}
    units = (
        _standing(cycle, unit, (entry, owing.get(unit)), board, found.at) for unit in cycle.members
    )
    return sorted(units, key=lambda one: one.place)


def _standing(
    cycle: Cycle,
    unit: UnitId,
    due: tuple[Entry | None, Owing | None],
    board: Board,
    now: Moment,
) -> UnitStanding:
    entry, owing = due
    sheet, lang = cycle.sheet(unit), board.lang
    scoring = entry is not None and entry.code == Phase.SCORING.value
    registered = unit in cycle.registration.units or unit in cycle.registration.excused
    missing = not (sheet.sent or sheet.not_sent) if scoring else not registered
    back = sheet.returned is not None
    over = _over(entry, owing, civil_day(now)) if missing and not back else 0
    checks_done = not _unchecked(cycle, unit)
    waits = missing and not back
    return UnitStanding(
        unit=unit,
        name=board.names.unit(unit),
        waits=waits,
        late=over > 0,
        days_over=over,
        lacks=steer_said("no_sheet" if scoring else "no_registration", lang),
        returned=back,
        to_settle=sheet.sent and not sheet.settled and not sheet.awaits_explanation and checks_done,
        registration=_owed(steer_said("done", lang), owing, waits, over, lang),
        pledge=_tag("done", "ok", lang) if unit in cycle.registration.pledged else "",
        sheet=_sheet(cycle, sheet, owing, over, lang),
        checked=_checked(cycle, unit, board),
        explained=_explained(sheet, lang),
        settled=_settled(sheet, lang),
    )


def _over(entry: Entry | None, owing: Owing | None, today: date) -> int:
    """By how many days a unit is late: by its own day where that was moved; 0 where nobody is."""
    last = owing.last_day if owing is not None and owing.extended else None
    last = last or (entry.last_day if entry is not None else None)
    if owing is None or last is None or owing.standing not in {Standing.OPEN, Standing.PASSED}:
        return 0
    return max((today - last).days, 0)


def _tag(key: str, look: str, lang: Any, **facts: object) -> dict[str, str]:
    return {"text": steer_said(key, lang, **facts), "tag": look}


def _owed(done: str, owing: Owing | None, waits: bool, over: int, lang: Any) -> Told:
    """What a unit still owes, in one tag."""
    if not waits:
        return {"text": done, "tag": "ok"}
    if over:
        return _tag("over", "late", lang, n=over)
    if owing is not None and owing.held:
        return _tag("held", "", lang)
    if owing is not None and owing.extended and owing.last_day is not None:
        return _tag("extended", "", lang, day=day(owing.last_day, lang))
    return _tag("waits", "soon", lang)


def _sheet(cycle: Cycle, sheet: Sheet, owing: Owing | None, over: int, lang: Any) -> Told:
    back = sheet.returned
    if back is not None:
        rulebook = cycle.plan.rulebook
        most = rulebook.returns_at_most if rulebook is not None else None
        times = f"{len(sheet.returns)}/{most}" if most is not None else str(len(sheet.returns))
        return _tag("returned", "", lang, times=times, day=day(civil_day(back.before - 1), lang))
    if sheet.not_sent:
        return _tag("sends_none", "", lang)
    key = "sent_late" if sheet.late else "sent"
    return _owed(steer_said(key, lang), owing, not sheet.sent, over, lang)


def _unchecked(cycle: Cycle, unit: UnitId) -> list[str]:
    """The columns that somebody was given to check and has not begun."""
    rulebook, sheet = cycle.plan.rulebook, cycle.sheet(unit)
    return [
        column.code
        for column in (rulebook.columns if rulebook is not None else ())
        if (unit, column.code) in cycle.scoring.checks and not sheet.cells(column.code)
    ]


def _checked(cycle: Cycle, unit: UnitId, board: Board) -> Told:
    rulebook, lang = cycle.plan.rulebook, board.lang
    told = []
    for column in rulebook.columns if rulebook is not None else ():
        if column.scorer is not Scorer.ASSIGNED:
            continue
        given = cycle.scoring.checks.get((unit, column.code))
        if given is None:
            told.append(steer_said("not_assigned", lang))
            continue
        by = given.team or listed([board.names.unit(one) for one in given.units], lang)
        begun = column.code not in _unchecked(cycle, unit)
        told.append(steer_said("check_begun" if begun else "check_waits", lang, by=by))
    return "; ".join(told)


def _explained(sheet: Sheet, lang: Any) -> Told:
    if sheet.awaits_explanation:
        return _tag("explanation_due", "soon", lang)
    if sheet.awaits_answer:
        return _tag("answer_due", "soon", lang)
    return steer_said("explained" if sheet.explained else "nothing", lang) if sheet.sent else ""


def _settled(sheet: Sheet, lang: Any) -> Told:
    if sheet.settled:
        return _tag("is_settled", "ok", lang)
    if not sheet.sent:
        return ""
    return _tag("waits_explanation" if sheet.awaits_explanation else "to_settle", "soon", lang)
