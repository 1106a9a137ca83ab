"""What a rulebook opens to members, by where the year stands."""

from collections.abc import Callable, Iterable

from msgspec import UnsetType

from domain.cycle.cycle import Cycle
from domain.record.record import UnitId
from domain.rulebook.opening import Opens


def opened_to_members(cycle: Cycle, unit: UnitId) -> bool:
    """Whether members read what another unit has come to. Unsaid: as soon as it is sent."""
    rulebook = cycle.plan.rulebook
    said = rulebook.see_others if rulebook is not None else Opens.ONCE_SENT
    said = Opens.ONCE_SENT if isinstance(said, UnsetType) else said
    # what a unit is still filling in is sealed for everybody
    return cycle.sheet(unit).opened and _opened(cycle, said, (unit,))


def scorers_opened_to_members(cycle: Cycle, unit: UnitId) -> bool:
    """Whether members read who scored a sheet. Unsaid: no more than is said of teams."""
    rulebook = cycle.plan.rulebook
    said = rulebook.see_scorers if rulebook is not None else Opens.NEVER
    return not isinstance(said, UnsetType) and _opened(cycle, said, (unit,))


def log_opened_to_members(cycle: Cycle) -> bool:
    """Whether members read the log. Unsaid: always."""
    rulebook = cycle.plan.rulebook
    said = rulebook.see_log if rulebook is not None else Opens.ALWAYS
    return isinstance(said, UnsetType) or _opened(cycle, said, cycle.members)


def _opened(cycle: Cycle, said: Opens, units: Iterable[UnitId]) -> bool:
    adopted = cycle.conference.table is not None
    if said in {Opens.NEVER, Opens.ALWAYS} or adopted:
        return said is not Opens.NEVER
    sheets = [cycle.sheet(unit) for unit in units]
    came: dict[Opens, Callable[[], bool]] = {
        Opens.ONCE_SETTLED: lambda: all(sheet.settled or sheet.not_sent for sheet in sheets),
        Opens.ONCE_SENT: lambda: all(sheet.opened or sheet.not_sent for sheet in sheets),
    }
    return came[said]() if said in came else False
