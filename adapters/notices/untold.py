"""Why nobody is told of an event: what is so in each case, by the policy that kept it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.cycle.amendment import RulebookAmended
from domain.cycle.awards.decisions import DecisionRecorded
from domain.cycle.awards.proposals import DossierRequired
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import DeadlineExtended, DeadlineSet, DeadlinesMoved
from domain.cycle.formal import PhaseChanged, PhaseReopened
from domain.cycle.phases.chair_handover import NextOfficersLearned, NextOfficersNamed
from domain.cycle.phases.handing_over import HandoverAccepted, HandoverListed, sides, unticked
from domain.cycle.phases.plan import PlanIssued
from domain.cycle.phases.scoring import ScoresAdjusted, SheetSubmitted
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.explaining import ExplanationAnswered
from domain.cycle.scores.lapses import ConsequenceRaised
from domain.cycle.scores.returning import SheetReturned
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.votes.opening import BallotOpened
from domain.cycle.year_work.reporting import ReportReceived
from domain.record.record import Body
from workflows.who_is_told import POLICIES, Heard


class Why(StrEnum):
    """Why nobody is told."""

    #: The past is being told: nothing of it is announced.
    PAST = "past"
    #: No policy concerns events of this type.
    SILENT = "silent"
    #: Only who did it is concerned.
    OWN_ACT = "own_act"
    #: There is no other unit in the year.
    ALONE = "alone"
    #: By the rules no unit is told of it in this case.
    NOT_TOLD = "not_told"
    #: The letter on the plan says it: of the same act, or once the plan is issued.
    WITH_PLAN = "with_plan"
    BEFORE_PLAN = "before_plan"
    #: A letter of the same act says it: on the reopening, on the deadline that passed, the answer.
    WITH_REOPENING = "with_reopening"
    WITH_PASSING = "with_passing"
    WITH_ANSWER = "with_answer"
    #: The unit said that it had sent the report, and was told that this was confirmed.
    CONFIRMED = "confirmed"
    #: Only the opening of registration and of scoring asks units for something.
    PHASE_ASKS_NOTHING = "phase_asks_nothing"
    #: Nobody owes anything under the deadline.
    NOBODY_OWES = "nobody_owes"
    #: Points by the best unit are provisional while sheets come in.
    PROVISIONAL = "provisional"
    #: No total and no rank is another than before.
    NOTHING_MOVED = "nothing_moved"
    #: The ballot is opened at the sitting, before all.
    AT_THE_SITTING = "at_the_sitting"
    #: Nobody is chosen or proposed for the award yet; no unit is named in the decision.
    NOBODY_PROPOSED = "nobody_proposed"
    NO_UNIT_NAMED = "no_unit_named"
    #: The next chair is not known yet, whose signature it waits for.
    NO_NEXT_CHAIR = "no_next_chair"
    #: The other side has not signed the handover; the units are told once both have.
    AWAITS_SIGNATURE = "awaits_signature"
    #: Both have signed; something that is to be handed over is not ticked off.
    AWAITS_OBJECTS = "awaits_objects"
    #: No unit's office of the next year is another than it was told.
    SAME_OFFICES = "same_offices"
    #: Everybody has done it, or has stated that it was sent.
    DONE = "done"
    #: No day is set, or it does not count yet.
    NO_DAY = "no_day"
    PASSED = "passed"


def why_untold(heard: Heard) -> Why:
    """Why no policy told anybody of an event of a running year."""
    body = heard.body
    if type(body) not in POLICIES:
        return Why.SILENT
    if (special := _BY_TYPE.get(type(body))) is not None and (found := special(heard)) is not None:
        return found
    if _own(heard):
        return Why.OWN_ACT
    return Why.ALONE if set(heard.after.members) <= {heard.actor} else Why.NOT_TOLD


def _own(heard: Heard) -> bool:
    """The unit that would be told did it itself, or its own office would be."""
    named = getattr(heard.body, "unit", None) or getattr(heard.body, "checker", None)
    return named is not None and named == heard.actor


def _phase(heard: Heard) -> Why:
    if PhaseReopened in heard.act:
        return Why.WITH_REOPENING
    return Why.WITH_PLAN if PlanIssued in heard.act else Why.PHASE_ASKS_NOTHING


def _by_plan(heard: Heard) -> Why | None:
    """What is set before the plan is issued stands in the letter on it."""
    return None if heard.before.plan.issued is not None else Why.BEFORE_PLAN


def _deadline(heard: Heard) -> Why:
    return _by_plan(heard) or Why.NOBODY_OWES


def _adjusted(heard: Heard) -> Why | None:
    return Why.WITH_ANSWER if ExplanationAnswered in heard.act else None


def _raised(heard: Heard) -> Why | None:
    return Why.WITH_PASSING if DeadlinePassed in heard.act else None


def _moved(heard: Heard) -> Why:
    provisional = heard.act & {SheetSubmitted, SheetReturned}
    return Why.PROVISIONAL if provisional else Why.NOTHING_MOVED


def _signed(heard: Heard) -> Why | None:
    cycle, part = heard.after, heard.after.handover
    if part.accepted:
        return None
    signed = set(sides(cycle, part)) <= part.accepted_by
    return Why.AWAITS_OBJECTS if signed and unticked(cycle, part) else Why.AWAITS_SIGNATURE


def _always(why: Why) -> Callable[[Heard], Why]:
    return lambda _: why


_BY_TYPE: Final[Mapping[type[Body], Callable[[Heard], Why | None]]] = MappingProxyType(
    {
        PhaseChanged: _phase,
        RulebookAmended: _by_plan,
        DeadlineSet: _deadline,
        DeadlinesMoved: _deadline,
        DeadlineExtended: _always(Why.NOBODY_OWES),
        ScoresAdjusted: _adjusted,
        RelativeMoved: _moved,
        ConsequenceRaised: _raised,
        AdoptedScoreCorrected: _always(Why.NOTHING_MOVED),
        ReportReceived: _always(Why.CONFIRMED),
        BallotOpened: _always(Why.AT_THE_SITTING),
        DossierRequired: _always(Why.NOBODY_PROPOSED),
        DecisionRecorded: _always(Why.NO_UNIT_NAMED),
        HandoverListed: _always(Why.NO_NEXT_CHAIR),
        HandoverAccepted: _signed,
        NextOfficersNamed: _always(Why.SAME_OFFICES),
        NextOfficersLearned: _always(Why.SAME_OFFICES),
    }
)
