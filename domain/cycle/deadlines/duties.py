"""Who owes what until when: the deadlines of a year, unit by unit, with what each still lacks.

Every source of deadlines is one function in ``SOURCES``; what units owe under a code of the plan
is one function in ``OWED``. Reminders, the list of what is due and the passing of deadlines all
ask here, so that nobody is told of what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import zip_longest
from operator import attrgetter, is_
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.binding import past_when_set
from domain.cycle.deadlines.standing import RETURNED, DeadlineOnRecord, DueCode
from domain.cycle.guard import WAY, Phase
from domain.cycle.year_work.claimed import Claimed, holding
from domain.cycle.year_work.reporting import due_for
from domain.reckoning.cells import Sheet
from domain.record.record import UnitId
from domain.rulebook.rulebook import REMIND, Lapse
from domain.values.known import is_met
from domain.values.when import Moment

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Standing(StrEnum):
    """How a unit, or the cluster, stands to a deadline."""

    OPEN = "open"
    #: Said to be sent by a document; nobody is reminded until that is confirmed.
    HELD = "held"
    MET = "met"
    #: It passed, and what was lacking is lacking still.
    PASSED = "passed"
    #: It had passed when it was set, the plan was issued or the year taken live: nobody is late.
    PAST_WHEN_SET = "past_when_set"
    #: The plan is not issued yet, or the past is being told.
    NOT_YET = "not_yet"
    #: The year is closed or cancelled.
    WITHDRAWN = "withdrawn"


#: Something may still become of these.
AHEAD: Final = frozenset({Standing.OPEN, Standing.HELD})


class SaidSent(msgspec.Struct, frozen=True):
    """Something lacking that the unit says it has sent by a document."""

    #: The word of the command that is lacking.
    word: str
    #: The event by which it said so.
    event: int


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Something due, for one unit or for the cluster as a whole."""

    code: str
    #: ``None``: the chair's office sees to it.
    unit: UnitId | None
    #: It is late from this moment on; ``None``: no day is known.
    before: Moment | None
    #: The version of the event by which that day holds, and when that was recorded.
    set_at: int
    since: Moment
    #: The commands, or conditions of the phase, that are still lacking.
    lacking: tuple[str, ...]
    #: What of that was sent, as the unit says, and nobody has denied.
    said_sent: tuple[SaidSent, ...]
    standing: Standing
    #: So many working days before its last day in time those are reminded who still lack
    #: something; none where no day is set of which somebody could be reminded.
    remind: tuple[int, ...]
    #: It was not done, and nobody asks for it any more: the scores to be explained were settled.
    let_go: bool = False
    #: That it passed is recorded; otherwise it is late by the clock alone.
    passes: bool = True

    @property
    def key(self) -> tuple[str, UnitId | None]:
        return self.code, self.unit

    @property
    def asked(self) -> tuple[str, ...]:
        """What is lacking and was not said to be sent: what a reminder may ask for, and what can
        be late."""
        said = {found.word for found in self.said_sent}
        return tuple(word for word in self.lacking if word not in said)

    @property
    def wanted(self) -> tuple[str, ...]:
        """What a letter or a page may still ask for: nothing once it was done, stated as sent or
        let go, nor after the year."""
        gone = self.let_go or self.standing in {Standing.MET, Standing.WITHDRAWN}
        return () if gone else self.asked

    @property
    def held(self) -> bool:
        """Whether all that is lacking was said to be sent, so that nobody is reminded."""
        return bool(self.lacking) and not self.asked


#: What a unit still lacks, as words of commands; nothing once it has done its part.
Owed = Callable[["Cycle", UnitId], tuple[str, ...]]


def _registration(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    part = cycle.registration
    registered = unit in part.units or unit in part.excused
    lacking = () if registered else ("register_targets",)
    return (*lacking, *(_pledge(cycle, unit) if _pledge_is_due_too(cycle) else ()))


def _pledge_is_due_too(cycle: Cycle) -> bool:
    """Whether the pledge is due with registration: where it has no day of its own, and not
    signing it costs points."""
    rulebook = cycle.plan.rulebook
    costs = rulebook is not None and any(
        found.of is Lapse.PLEDGE_NOT_SIGNED for found in rulebook.consequences
    )
    return costs and DueCode.PLEDGE not in cycle.plan.deadlines


def _pledge(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    rulebook = cycle.plan.rulebook
    asked = rulebook is None or rulebook.pledge_required
    return ("sign_pledge",) if asked and unit not in cycle.registration.pledged else ()


def pledge_awaited(cycle: Cycle, unit: UnitId) -> bool:
    """Whether a unit is still to sign the pledge of a plan in force without a day of its own: the
    cluster arranges when, so it is nobody's duty by a day."""
    asked = _pledge_without_day(cycle) and bool(_pledge(cycle, unit))
    met = is_met(cycle.said("pledge")) or "pledge_signed" in cycle.waived
    return asked and not met


def _pledge_without_day(cycle: Cycle) -> bool:
    running = cycle.phase in {Phase.PLAN, Phase.REGISTRATION} and cycle.plan.issued is not None
    dated = DueCode.PLEDGE in cycle.plan.deadlines or _pledge_is_due_too(cycle)
    return running and not dated


def _sheet(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    rulebook, sheet = cycle.plan.rulebook, cycle.sheet(unit)
    asked = rulebook is not None and rulebook.scored and cycle.published.table is None
    return ("submit_sheet",) if asked and not sheet.opened and not sheet.not_sent else ()


def _scored_by_others(cycle: Cycle) -> bool:
    return cycle.plan.rulebook is not None and cycle.plan.rulebook.scored_by_others


def _explanation(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    sheet = cycle.sheet(unit)
    return ("explain_adjustment",) if sheet.adjusted > sheet.explained else ()


#: By the code of a deadline of the plan: what each unit owes under it.
OWED: Final[Mapping[str, Owed]] = {
    Phase.REGISTRATION.value: _registration,
    DueCode.PLEDGE.value: _pledge,
    Phase.SCORING.value: _sheet,
    DueCode.EXPLANATION.value: _explanation,
}


#: By the command that is lacking, what a unit says it has sent instead.
SENT_AS: Final[Mapping[str, Claimed]] = {
    "register_targets": Claimed.REGISTRATION,
    "sign_pledge": Claimed.PLEDGE,
    "submit_sheet": Claimed.SHEET,
    "explain_adjustment": Claimed.EXPLANATION,
    "record_report_received": Claimed.REPORT,
    "comment_on_draft": Claimed.COMMENT,
}


def said_sent(
    cycle: Cycle, unit: UnitId, lacking: tuple[str, ...], report: str | None = None, since: int = 0
) -> tuple[SaidSent, ...]:
    """What of it a unit says it has sent, after the event ``since``."""
    found = []
    for word in lacking:
        event = holding(cycle, unit, SENT_AS[word], report, since=since)
        if event is not None:
            found.append(SaidSent(word, event))
    return tuple(found)


def _of_plan(cycle: Cycle) -> Iterator[Duty]:
    """The deadlines of the plan: of each phase as a whole, and of each unit in it."""
    for code, deadline in cycle.plan.deadlines.items():
        owed = OWED.get(code)
        if owed is None or code in WAY:
            yield _of_cluster(cycle, code, deadline)
        if code == Phase.SCORING and _scored_by_others(cycle):
            continue  # no unit sends anything
        for unit in cycle.members if owed else ():
            assert owed is not None
            lacking = owed(cycle, unit)
            if code == DueCode.EXPLANATION:
                yield _of_explanation(cycle, unit, deadline)
                continue
            yield _duty(
                cycle,
                (code, unit, deadline.before_for(unit)),
                set_at=deadline.set_for(unit),
                lacking=lacking,
                sent=said_sent(cycle, unit, lacking),
            )


def _of_explanation(cycle: Cycle, unit: UnitId, deadline: DeadlineOnRecord) -> Duty:
    """What is to be explained: no day binds before it was asked for."""
    sheet, lacking = cycle.sheet(unit), _explanation(cycle, unit)
    set_at, since = deadline.set_for(unit)
    found = _duty(
        cycle,
        (DueCode.EXPLANATION.value, unit, deadline.before_for(unit)),
        set_at=(set_at, max(since, sheet.asked_since)),
        lacking=lacking,
        sent=said_sent(cycle, unit, lacking, since=sheet.asked_at),
    )
    over = cycle.conference.table is not None or not sheet.awaits_explanation
    return replace(found, let_go=bool(lacking) and over)


def _of_cluster(cycle: Cycle, code: str, deadline: DeadlineOnRecord) -> Duty:
    lacking: tuple[str, ...] = (code,)
    if code in WAY:
        left = cycle.phase in WAY and WAY.index(cycle.phase) > WAY.index(Phase(code))
        lacking = () if left else (cycle.lacking_in([Phase(code)]) or (code,))
    elif code in cycle.reports:
        lacking = (code,) if cycle.reports[code].missing else ()
    at = (deadline.set_at, deadline.since)
    return _duty(cycle, (code, None, deadline.before), set_at=at, lacking=lacking)


def _of_reports(cycle: Cycle) -> Iterator[Duty]:
    """The reports that units were asked for."""
    for code, found in cycle.reports.items():
        missing = set(found.missing)
        for unit in cycle.members:
            if unit not in found.units:
                continue
            before, (set_at, since) = due_for(cycle, code, unit)
            lacking = ("record_report_received",) if unit in missing else ()
            yield _duty(
                cycle,
                (code, unit, before),
                set_at=(set_at, max(since, found.since)),
                lacking=lacking,
                sent=said_sent(cycle, unit, lacking, code),
                by_plan=found.before is None,
            )


#: What comes before what was sent round, in the code under which comments on it are due.
DRAFT: Final = "draft-"


def _of_drafts(cycle: Cycle) -> Iterator[Duty]:
    """Comments on what is round, where a day was named for them."""
    for of, rounds in cycle.drafts.items():
        last, code = rounds[-1], f"{DRAFT}{of}"
        if last.before is None or last.adopted is not None or code in cycle.plan.deadlines:
            continue
        silent = set(last.silent(cycle.members))
        for unit in cycle.members:
            lacking = ("comment_on_draft",) if unit in silent else ()
            yield _duty(
                cycle,
                (code, unit, last.before),
                set_at=(last.version, last.since),
                lacking=lacking,
                sent=said_sent(cycle, unit, lacking, since=last.version),
                by_plan=False,
            )


def _of_returned(cycle: Cycle) -> Iterator[Duty]:
    """Sheets that were sent back, each by the day that its return names."""
    for unit in cycle.members:
        sheet = cycle.sheet(unit)
        if not sheet.returns:
            continue
        last, lacking = sheet.returns[-1], () if sheet.sent else ("submit_sheet",)
        yield _duty(
            cycle,
            (RETURNED, unit, last.before),
            set_at=(last.version, last.since),
            lacking=lacking,
            sent=said_sent(cycle, unit, lacking, since=last.version),
            by_plan=False,
        )


#: What comes before the event by which a complaint was filed, in the code of its answer.
COMPLAINT: Final = "complaint-"


def _of_complaints(cycle: Cycle) -> Iterator[Duty]:
    """Answers to complaints that were received with a term, by the chair's office. The term does
    not end with the year, and nothing follows from its end but that the answer is late."""
    for filed, found in cycle.complaints.items():
        if found.before is None:
            continue
        lacking = ("answer_complaint",) if found.finding is None else ()
        key = (f"{COMPLAINT}{filed}", None, found.before)
        duty = _duty(
            cycle,
            key,
            set_at=(found.set_at, found.since),
            lacking=lacking,
            by_plan=False,
            ends=False,
        )
        yield replace(duty, passes=False)


#: What a deadline goes by in ``Cycle.passed``.
_Key = tuple[str, UnitId | None, Moment | None]


def _duty(
    cycle: Cycle,
    key: _Key,
    *,
    set_at: tuple[int, Moment],
    lacking: tuple[str, ...],
    sent: tuple[SaidSent, ...] = (),
    by_plan: bool = True,
    ends: bool = True,
) -> Duty:
    """Something due, with how it stands. ``set_at`` is the version of the event that set the day,
    and when that was recorded; ``by_plan``: it is the plan that asks for it; ``ends``: nobody does
    any more once the year is closed."""
    code, unit, before = key
    found = Duty(
        code=code,
        unit=unit,
        before=before,
        set_at=set_at[0],
        since=set_at[1],
        lacking=lacking,
        said_sent=sent,
        standing=Standing.OPEN,
        remind=_remind(cycle, code),
    )
    by_plan = by_plan and code != Phase.PLAN
    return replace(found, standing=_standing(cycle, found, by_plan=by_plan, ends=ends))


def _remind(cycle: Cycle, code: str) -> tuple[int, ...]:
    """Of a month or of what is to be announced nobody is reminded."""
    deadline, rulebook = cycle.plan.deadlines.get(code), cycle.plan.rulebook
    if deadline is not None and not deadline.due.day_set:
        return ()
    listed = rulebook.deadlines if rulebook else ()
    return next((found.reminded for found in listed if found.code == code), REMIND)


def _standing(cycle: Cycle, found: Duty, *, by_plan: bool, ends: bool) -> Standing:
    if cycle.phase is Phase.CANCELLED or (ends and cycle.phase is Phase.CLOSED):
        return Standing.WITHDRAWN
    if not found.lacking:
        return Standing.MET
    if (found.code, found.unit, found.before) in cycle.passed:
        return Standing.PASSED
    if cycle.backfill or (by_plan and cycle.plan.issued is None):
        return Standing.NOT_YET
    if found.before is not None and past_when_set(
        cycle, found.before, found.since, by_plan=by_plan
    ):
        return Standing.PAST_WHEN_SET
    return Standing.HELD if found.held else Standing.OPEN


#: Every kind of deadline there is. What they read of a year stands in ``GROUNDS``.
SOURCES: tuple[Callable[[Cycle], Iterable[Duty]], ...] = (
    _of_plan,
    _of_returned,
    _of_reports,
    _of_drafts,
    _of_complaints,
)


def duties(cycle: Cycle) -> dict[tuple[str, UnitId | None], Duty]:
    """Everything that is due in a year, whatever has become of it, by code and unit."""
    return {found.key: found for source in SOURCES for found in source(cycle)}


#: The parts of a year, beside its sheets, that are read for the days of duties and how they stand.
#: What a phase as a whole still lacks rests on more, and whether it stands open does not.
GROUNDS: Final = (
    "backfill",
    "members",
    "phase",
    "conference",
    "plan",
    "registration",
    "published",
    "reports",
    "drafts",
    "claims",
    "complaints",
    "passed",
    "live_since",
)


_grounds_of: Final = attrgetter(*GROUNDS)


def due_alike(before: Cycle, after: Cycle) -> bool:
    """Whether it is certain, without reckoning, that everything due has the day that it had and
    stands as it did: all from which that follows is what it was."""
    if not all(map(is_, _grounds_of(before), _grounds_of(after))):
        return False
    old, new = before.scoring.sheets, after.scoring.sheets
    if old is new:
        return True
    if list(old) != list(new)[: len(old)]:
        return False  # sheets are only added, each behind those that are there
    explained = DueCode.EXPLANATION in after.plan.deadlines
    return all(
        one is other or _owed_of(one, explained) == _owed_of(other, explained)
        for one, other in zip_longest(old.values(), new.values())
    )


def _owed_of(sheet: Sheet | None, explained: bool) -> tuple[object, ...]:
    """What duties depend on in a sheet; on what was asked only where answers have a day."""
    sheet = sheet or Sheet()
    asked = (sheet.adjusted, sheet.explained, sheet.asked_at, sheet.asked_since)
    return (sheet.sent, sheet.not_sent, sheet.returns, *(asked if explained else ()))
