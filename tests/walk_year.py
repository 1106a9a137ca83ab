"""What people would do in a walk beside the phases: the year's work."""

from collections.abc import Iterator
from random import Random

from domain.cycle.cycle import Cycle
from domain.cycle.documents import CompleteDocument
from domain.cycle.guard import RUNNING, Phase
from domain.cycle.phases.rotation import DecideRotation
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.cycle.scores.explaining import AnswerExplanation
from domain.cycle.scores.returning import CellToComplete, ReturnSheet
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, ConfirmClaim, RefuseClaim
from domain.cycle.year_work.complaints import (
    Against,
    AnswerComplaint,
    Concluded,
    FileComplaint,
    ReceiveComplaint,
    WithdrawComplaint,
)
from domain.cycle.year_work.dissent import (
    About,
    RecordAuthorityAnswer,
    RecordDissent,
    ReferToAuthority,
)
from domain.cycle.year_work.drafting import (
    AnswerComment,
    CirculateDraft,
    CommentOnDraft,
    Drafted,
    Taken,
)
from domain.cycle.year_work.guidance import QuotaNamed, RecordGuidance
from domain.cycle.year_work.meetings import HoldPreparatoryMeeting, HoldReview
from domain.cycle.year_work.movements import LaunchMovement, SumUpMovement
from domain.cycle.year_work.outside import (
    FillScores,
    NameScorer,
    RecordExternalScore,
    RecordReferenceRanking,
    UnitPlace,
)
from domain.cycle.year_work.reporting import (
    ExcuseReport,
    Period,
    RecordReportReceived,
    RequireReport,
)
from domain.record.record import Command, Office, Seat
from domain.values.paper import Paper
from domain.values.points import Points
from tests.factories import MEMBERS, OUTSIDE, RULEBOOK, B, officer

REASON = "Có lý do"
PAPER = Paper(kind="Công văn", number="1/CV")
Ask = tuple[Command, Seat | None]


def year_work(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """What could be done now; most of it by the chair's office, for which no seat is named."""
    if cycle.phase in RUNNING:
        yield from _from_above(rng, cycle)
        yield from _drafts(rng, cycle)
        yield from _reports(rng, cycle)
        yield from _claims(rng, cycle)
    if cycle.phase in {Phase.SCORING, Phase.SUMMARY_CONFERENCE}:
        yield from _scores(rng, cycle)
    if cycle.phase is not Phase.PLAN:
        yield from _dissent(rng, cycle)
    if cycle.papers:
        event = rng.choice(list(cycle.papers))
        kind = None if cycle.papers[event] else "Biên bản"
        yield CompleteDocument(event=event, kind=kind, number="2/BB"), None


def _from_above(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    quotas = (QuotaNamed(selection="gk", quota=rng.randint(0, 3)),)
    yield RecordGuidance(document=PAPER, authority="Bộ", quotas=quotas), None
    name = f"pt-{len(cycle.movements)}"
    yield LaunchMovement(movement=name, name="Phong trào", since="2026-03"), None
    for code, movement in cycle.movements.items():
        if not movement.summed_up:
            yield SumUpMovement(movement=code, findings=REASON), None
    if cycle.backfill and not cycle.handover.rotation:
        yield DecideRotation(order=MEMBERS[:3]), None
    yield HoldReview(date="2026-07-10", findings=REASON), None
    yield HoldPreparatoryMeeting(date="2026-12-10", attending=MEMBERS[:3]), None


def _drafts(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    of = rng.choice(list(Drafted))
    text = RULEBOOK if of is Drafted.RULEBOOK else None
    yield CirculateDraft(of=of, document=PAPER, until="2026-12-20", rulebook=text), None
    for drafted, rounds in cycle.drafts.items():
        unit = rng.choice(MEMBERS)
        text_of = rng.choice((REASON, None))
        yield CommentOnDraft(unit=unit, of=drafted, text=text_of), officer(unit)
        for version in rounds[-1].unanswered[:1]:
            answer = AnswerComment(comment=version, taken=rng.choice(list(Taken)), reason="Vì")
            yield from [(answer, None)] * 4  # there is seldom one that waits


def _reports(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    code = f"bc-{len(cycle.reports)}"
    yield RequireReport(report=code, name="Báo cáo", period=Period.QUARTER, due="2026-04-05"), None
    for report, found in cycle.reports.items():
        if found.missing:
            unit = rng.choice(found.missing)
            day = rng.choice(("2026-04-01", "2026-04-20"))
            yield RecordReportReceived(unit=unit, report=report, received=day), None
            yield ExcuseReport(report=report, units=(unit,), reason=REASON), None


def _claims(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    unit = rng.choice(MEMBERS)
    yield ClaimSent(unit=unit, of=Claimed.SHEET, document=PAPER), officer(unit)
    for version in cycle.claims:
        yield ConfirmClaim(claim=version, received="2026-02-20"), None
        yield RefuseClaim(claim=version, reason=REASON), None


def _scores(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    how = rng.choice(list(Shared))
    team = "Tổ thẩm định" if how is Shared.TEAM else None
    checkers = MEMBERS[1:4] if how is Shared.TEAM else ()
    units = MEMBERS[:4] if how is Shared.PAIRS else ()
    share = AssignChecks(column="cross_check", how=how, units=units, checkers=checkers, team=team)
    yield share, None
    places = tuple(UnitPlace(unit=unit, place=at) for at, unit in enumerate(MEMBERS, start=1))
    yield RecordReferenceRanking(ranking="ICT Index", edition="2025", places=places), None
    unit = rng.choice(MEMBERS)
    value = Points(rng.choice(("30", "35", "39.5")))
    score = RecordExternalScore(
        unit=unit, criterion="2", value=value, authority="Sở", document=PAPER
    )
    yield score, None
    yield FillScores(reason=REASON), None
    if not cycle.outside.scorers:
        yield NameScorer(body="Hội đồng", unit=OUTSIDE), None
    for unit in MEMBERS:
        if cycle.sheet(unit).sent and not cycle.sheet(unit).settled and rng.random() < 0.3:
            seat = Seat(Office.VICE_CHAIR, B) if unit == cycle.officers.chair else None
            why = (CellToComplete(criterion="1", reason=REASON),)
            yield ReturnSheet(unit=unit, until="2026-12-20", cells=why), seat
        if cycle.sheet(unit).at is not None and not cycle.sheet(unit).settled:
            below = ReturnSheet(unit=unit, to="settled", until="2026-12-20", reason=REASON)
            yield from [(below, None)] * 4
        if cycle.sheet(unit).awaits_answer:
            seat = Seat(Office.VICE_CHAIR, B) if unit == cycle.officers.chair else None
            answer = AnswerExplanation(unit=unit, accepted=rng.random() < 0.5, reason=REASON)
            yield from [(answer, seat)] * 8  # it comes about seldom, and is soon past


def _dissent(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    unit = rng.choice(MEMBERS)
    yield RecordDissent(unit=unit, about=About.TABLE, text=REASON), officer(unit)
    if len(cycle.complaints) < 2:
        text, against = "Đề nghị xem lại", Against.SCORE
        yield FileComplaint(unit=unit, against=against, text=text), officer(unit)
    for version, one in cycle.complaints.items():
        if one.open and one.last_day is None:
            yield ReceiveComplaint(complaint=version, until="2027-12-20"), None
        elif one.open:
            back = WithdrawComplaint(unit=one.unit, complaint=version, reason=REASON)
            yield back, officer(one.unit)
            told = AnswerComplaint(
                complaint=version, finding=Concluded.REJECTED, answer="Giữ nguyên", document=PAPER
            )
            yield told, None
    for version in cycle.dissent.said:
        yield ReferToAuthority(authority="Bộ", document=PAPER, dissent=version), None
    for version, referral in cycle.dissent.referred.items():
        if not referral.answered:
            answer = RecordAuthorityAnswer(referral=version, document=PAPER, answer="Giữ nguyên")
            yield from [(answer, None)] * 4
