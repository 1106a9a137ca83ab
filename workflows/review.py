"""What a reviewer looks at in one year of one cluster: where it stands, the quotas against what is
proposed, what is late, what waits for a decision or an answer, and whom it lays before the council.

It is pure, and reckons with what of the year it is given.
"""

from enum import StrEnum

import msgspec

from domain.cycle.awards.file import GIVEN, Verdict
from domain.cycle.awards.rows import AwardRow, Open, award_rows
from domain.cycle.cycle import Cycle
from domain.reckoning.choice import places_in
from domain.reckoning.eligibility import left_out, quotas
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import AWARDS, QuotaOf, Selection
from domain.values.days import DayTable
from domain.values.when import Moment
from workflows.agenda import DueState, Entry, agenda
from workflows.year_status import ComplaintStanding, open_complaints

_WAITING = frozenset({Open.DECISION, Open.LATER_DECISION})


class ReviewPart(StrEnum):
    """The parts of a review; a file of rows holds one of them."""

    CLUSTERS = "clusters"
    TITLES = "titles"
    LATE = "late"
    WAITING = "waiting"
    #: Complaints that wait for an answer.
    COMPLAINTS = "complaints"
    #: Everybody proposed, as a council reads it.
    LIST = "list"


class TitleReview(msgspec.Struct, frozen=True, kw_only=True):
    """One title or form of award in one year: how many units may have it, and how many do."""

    award: str
    #: ``None``: none is set, or it is not known yet.
    quota: int | None
    #: ``None``: the selection has no outcome.
    chosen: int | None
    proposed: int
    given: int
    waiting: int

    @property
    def over(self) -> bool:
        """More are proposed than the quota has places."""
        return self.quota is not None and self.proposed > self.quota


class ListedUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit that is proposed for an award."""

    unit: UnitId
    award: str
    proposals: Ids[str]
    authorities: Ids[str]
    #: Of the table in force; nothing before one was adopted.
    row: TableRow | None
    #: The last word of an authority.
    verdict: Verdict | None


class YearReview(msgspec.Struct, frozen=True, kw_only=True):
    """One year of one cluster."""

    titles: tuple[TitleReview, ...]
    #: Deadlines that passed while something was lacking that still is.
    late: tuple[Entry, ...]
    waiting: tuple[AwardRow, ...]
    complaints: tuple[ComplaintStanding, ...]
    listed: tuple[ListedUnit, ...]


def review(cycle: Cycle, days: DayTable, now: Moment) -> YearReview:
    """What a reviewer looks at in one year, as it stands at a moment."""
    rows = award_rows(cycle)
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook is not None else ()
    awards = [selection for selection in selections if selection.kind in AWARDS]
    entries = () if cycle.backfill else agenda(cycle, (), days, now).entries
    return YearReview(
        titles=tuple(_title(cycle, selection, rows) for selection in awards),
        late=tuple(one for one in entries if one.state is DueState.OVERDUE),
        waiting=tuple(row for row in rows if row.open in _WAITING),
        complaints=open_complaints(cycle, now),
        listed=_listed(cycle, rows),
    )


def _title(cycle: Cycle, selection: Selection, rows: tuple[AwardRow, ...]) -> TitleReview:
    own = [row for row in rows if row.award == selection.code]
    made = cycle.voting.made.get(selection.code)
    return TitleReview(
        award=selection.code,
        quota=_quota(cycle, selection),
        chosen=len(made.chosen) if made is not None else None,
        proposed=sum(bool(_standing(row)) for row in own),
        given=sum(_verdict(row) in GIVEN for row in own),
        waiting=sum(row.open in _WAITING for row in own),
    )


def _quota(cycle: Cycle, selection: Selection) -> int | None:
    """The places by which it was chosen, or that there are by now."""
    made = cycle.voting.made.get(selection.code)
    if made is not None and made.quotas:
        return places_in(made.quotas)
    rule = selection.quota_from
    out: Ids[UnitId] = ()
    if rule is not None and rule.share is not None and rule.of is QuotaOf.QUALIFYING:
        if cycle.conference.table is None:
            return None  # who qualifies is not known before the table is
        out = tuple(one.unit for one in left_out(cycle, selection))
    return places_in(quotas(cycle, selection, out, if_known=True))


def _listed(cycle: Cycle, rows: tuple[AwardRow, ...]) -> tuple[ListedUnit, ...]:
    table = table_in_force(cycle) if cycle.conference.table is not None else None
    known = {row.unit: row for row in table.rows} if table is not None else {}
    found = []
    for row in rows:
        standing = _standing(row)
        if standing:
            listed = ListedUnit(
                unit=row.unit,
                award=row.award,
                proposals=standing,
                authorities=_authorities(row),
                row=known.get(row.unit),
                verdict=_verdict(row),
            )
            found.append(listed)
    return tuple(found)


def _standing(row: AwardRow) -> Ids[str]:
    return tuple(one.proposal for one in row.proposed if not one.withdrawn)


def _authorities(row: AwardRow) -> Ids[str]:
    named = [one.authority for one in row.proposed if not one.withdrawn]
    return tuple(dict.fromkeys(one for one in named if one is not None))


def _verdict(row: AwardRow) -> Verdict | None:
    return row.decided[-1].result if row.decided else None
