"""What every page of the day needs: acts given from its buttons, who may, thresholds in votes."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.pages.called import code_of
from adapters.web.year.carrying import carried_out, order_given
from adapters.web.year.frame import RECORDED
from adapters.web.year.giving import seat_of
from adapters.web.year.visit import Visit
from adapters.wording.labelling import selection_label
from adapters.wording.labels.rulebook import threshold_label
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.votes.ballot_box import Ballot, Title, rules_of
from domain.record.order import Order, Receipt
from domain.record.record import Seat, UnitId, unit_stream
from domain.record.streams import COMMANDS
from domain.rulebook.selections import Base, Method, Selection
from domain.values.names import sort_key
from domain.values.refusal import Refusal
from workflows.permissions import PERMISSIONS
from workflows.reads import Read

#: Known only once the papers are counted.
_AFTER_COUNT = frozenset({Base.VALID, Base.FOR_OR_AGAINST})


def year(visit: Visit) -> Cycle:
    """The year as whoever asks may read it. Raises ``Refusal``, as of one that is not there."""
    return visit.shown(Read.STATUS).cycle(visit.stream)


def seats_that(visit: Visit, cycle: Cycle, command: str) -> tuple[Seat, ...]:
    """In which of their offices whoever asks may give a command in the year."""
    grants, now = PERMISSIONS[COMMANDS[command]], visit.engine.now()
    return tuple(
        seat for seat in visit.actor.seats if seat.office in grants and cycle.holds(seat, now)
    )


def check_may(visit: Visit, cycle: Cycle, command: str) -> tuple[Seat, ...]:
    """Raises ``Refusal``: to whoever may not, the page is not there."""
    found = seats_that(visit, cycle, command)
    if not found:
        raise Refusal("nothing_to_read", read=Read.ACTS)
    return found


def order_from(
    visit: Visit,
    raw: Mapping[str, object],
    given: UUID,
    seat: Seat | None = None,
    unit: UnitId | None = None,
) -> Order:
    """What a button orders, for a unit where it is its own act. Raises ``Refusal`` as
    :func:`order_given`."""
    office = seat or seat_of(visit, "", visit.stream, str(raw["command"]))
    behalf = unit_code(visit, unit) if unit is not None and office.unit != unit else None
    return order_given(visit, raw, given, office, behalf)


def give(
    visit: Visit,
    raw: Mapping[str, object],
    given: UUID,
    seat: Seat | None = None,
    unit: UnitId | None = None,
) -> Receipt:
    """Carry out what a button orders. Raises ``Refusal``, with nothing sealed in it."""
    return carried_out(visit, order_from(visit, raw, given, seat, unit))


def done(where: str, receipt: Receipt) -> HttpResponse:
    """Back to a page, which says what was recorded."""
    return redirect(f"{where}?{RECORDED}={receipt.first_version}-{receipt.last_version}")


def id_in(visit: Visit) -> UUID:
    """The id of the act that a form holds since it was shown."""
    try:
        return UUID(visit.request.POST.get("_id", ""))
    except ValueError:
        return uuid4()


def unit_code(visit: Visit, unit: UnitId) -> str:
    return code_of(visit.engine, unit_stream(unit))


def by_name(visit: Visit, units: Iterable[UnitId]) -> list[tuple[UnitId, str]]:
    """Units with their names, in the order of the alphabet."""
    names = visit.names()
    return sorted(((one, names.unit(one)) for one in units), key=lambda one: sort_key(one[1]))


def title_of(visit: Visit, cycle: Cycle, ballot: Ballot) -> str:
    """``Cờ thi đua, lượt 2``"""
    titles = [selection_label(code, cycle.plan.rulebook) for code in ballot.titles]
    number = ballot.titles[ballot.selection].round
    return hall_said("ballot", visit.lang, title=listed(titles, visit.lang), round=number)


def needed(cycle: Cycle, ballot: Ballot, selection: Selection) -> tuple[int, int] | None:
    """The fewest votes that pass, and of how many, as far as it is known before the count."""
    rule = selection.threshold
    if rule is None or rule.base in _AFTER_COUNT:
        return None
    of = ballot.bases(rules_of(cycle, ballot), len(cycle.members), 0)[rule.base]
    return rule.needed(of), of


def planned(cycle: Cycle, selection: Selection, method: Method) -> Ballot:
    """A ballot as it would be opened now, for those who are present."""
    title = Title(nominees=(), choices=1)
    present = tuple(sorted(cycle.conference.present))
    return Ballot(method=method, electors=present, titles={selection.code: title})


def threshold_said(visit: Visit, cycle: Cycle, ballot: Ballot, selection: Selection) -> str:
    """``cần ít nhất 4/6 phiếu (từ 2/3 số có mặt trở lên)``"""
    if selection.threshold is None:
        return hall_said("no_threshold", visit.lang)
    rule = threshold_label(selection.threshold, visit.lang)
    found = needed(cycle, ballot, selection)
    if found is None:
        return hall_said("threshold_later", visit.lang, rule=rule)
    return hall_said("threshold", visit.lang, needed=found[0], of=found[1], rule=rule)
