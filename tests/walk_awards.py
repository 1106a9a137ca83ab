"""The part of the random walk that nominates, keeps the award file and corrects records."""

from collections.abc import Iterator
from random import Random

from domain.cycle.awards.decisions import RecordDecision, RecordDelivery, RecordOpinion
from domain.cycle.awards.file import AwardUnits, Favour, Opinion, Result, UnitAndAward, Verdict
from domain.cycle.awards.proposals import (
    AmendProposal,
    ProposeAwards,
    RecordDossierPiece,
    RequireDossier,
    WithdrawProposal,
)
from domain.cycle.awards.returns import RecordReturn
from domain.cycle.awards.rows import Open, award_rows
from domain.cycle.corrections import CorrectedPaper, CorrectRecord
from domain.cycle.cycle import Cycle
from domain.cycle.guard import SITTING, Phase
from domain.cycle.scores.after_adoption import CorrectAdoptedScore, counted_sheet
from domain.cycle.votes.nomination import DeclineNomination, FixNominees, Nominate
from domain.reckoning.cells import NewCell
from domain.record.record import Command, Seat
from domain.rulebook.criteria import Part
from domain.rulebook.selections import VOTED
from domain.values.paper import Paper
from domain.values.points import Points
from tests.factories import MEMBERS, OUTSIDE, VICE, A, officer

Moves = Iterator[tuple[Command, Seat | None]]

PAPER = Paper(kind="Tờ trình", number="7/TTr")
REASON = "Có lý do"


def award_moves(rng: Random, cycle: Cycle) -> Moves:
    """What may be done of all this where the cycle stands."""
    if cycle.phase in SITTING and rng.random() < 0.3:
        yield from _nominations(rng, cycle)
    if cycle.phase is Phase.CLOSED or (cycle.phase in SITTING and rng.random() < 0.15):
        yield from _award_file(rng, cycle)
        yield from _corrections(rng, cycle)


def _nominations(rng: Random, cycle: Cycle) -> Moves:
    rulebook = cycle.plan.rulebook
    for selection in rulebook.selections if rulebook else ():
        if selection.how not in VOTED or selection.code in cycle.voting.outcomes:
            continue
        unit, other = rng.sample(MEMBERS, 2)
        yield Nominate(selection=selection.code, nominees=(other,), unit=unit), officer(unit)
        for nominee in cycle.nominations.of(selection.code).standing:
            if rng.random() < 0.5:
                decline = DeclineNomination(selection=selection.code, unit=nominee)
                yield decline, officer(nominee)
            yield FixNominees(selection=selection.code), None


def _award_file(rng: Random, cycle: Cycle) -> Moves:
    file, number = cycle.award_file, len(cycle.award_file.proposals) + 1
    rulebook = cycle.plan.rulebook
    awards = [found.code for found in (rulebook.selections if rulebook else ())]
    for code in awards:
        chosen = cycle.voting.outcomes.get(code, ())
        units = chosen or (rng.choice(MEMBERS),)
        yield (
            ProposeAwards(
                proposal=f"tt-{number}",
                authority="Bộ",
                awards=(AwardUnits(award=code, units=units),),
                document=PAPER,
                reason=rng.choice((None, REASON)),
            ),
            None,
        )
        yield RequireDossier(award=code, pieces=("Báo cáo", "Biên bản")), None
    for name, proposal in file.proposals.items():
        if proposal.withdrawn or rng.random() < 0.7:
            continue
        units = tuple(rng.sample(MEMBERS, 2))
        listed = (AwardUnits(award=proposal.awards[0].award, units=units),)
        yield AmendProposal(proposal=name, awards=listed, reason=REASON), None
        yield WithdrawProposal(proposal=name, reason=REASON), None
    for row in award_rows(cycle):
        given = (AwardUnits(award=row.award, units=(row.unit,)),)
        if row.to_return:
            yield from [(RecordReturn(awards=given), None)] * 4
        if row.delivered is not None and not row.to_return:
            yield _decision(rng, cycle, (row.unit, row.award)), None
    waiting = [row for row in award_rows(cycle) if row.open is not None]
    for row in waiting:
        place: UnitAndAward = (row.unit, row.award)
        if row.missing:
            piece = RecordDossierPiece(unit=row.unit, award=row.award, piece=row.missing[0])
            yield piece, officer(row.unit)
        if row.open is Open.DELIVERY:
            given = (AwardUnits(award=row.award, units=(row.unit,)),)
            yield RecordDelivery(awards=given, place="Hội nghị"), None
            continue
        opinion = Opinion(unit=row.unit, award=row.award, favour=rng.choice(list(Favour)))
        yield RecordOpinion(council="Hội đồng", opinions=(opinion,)), None
        yield _decision(rng, cycle, place), None
    if awards and rng.random() < 0.3:
        yield _decision(rng, cycle, (rng.choice((*MEMBERS, OUTSIDE)), rng.choice(awards))), None


def _decision(rng: Random, cycle: Cycle, place: UnitAndAward) -> Command:
    result = rng.choice((Verdict.APPROVED, *Verdict))
    title = "Giấy khen" if result is Verdict.CHANGED_TITLE else None
    return RecordDecision(
        decision=f"qd-{len(cycle.award_file.decisions) + 1}",
        authority=rng.choice((None, "Bộ", "Tỉnh")),
        results=(Result(unit=place[0], award=place[1], result=result, title=title),),
        document=PAPER,
    )


def _corrections(rng: Random, cycle: Cycle) -> Moves:
    sent = [unit for unit, sheet in cycle.scoring.sheets.items() if sheet.sent]
    rulebook = cycle.plan.rulebook
    if sent and rulebook is not None and rulebook.scored:
        unit = rng.choice(sent)
        cells = counted_sheet(cycle, unit).cells(rulebook.final_column.code)
        was = cells.get(("1", Part.STANDARD))
        now = rng.choice((Points("55"), Points("58.5"), Points("60")))
        yield (
            CorrectAdoptedScore(
                unit=unit,
                cells=(NewCell(criterion="1", was=was, now=now),),
                decided_by="Hội nghị",
                reason=REASON,
                document=PAPER,
            ),
            VICE if unit == A else None,
        )
    versions = [version for version, paper in cycle.papers.items() if paper is not None]
    if versions and rng.random() < 0.5:
        number = CorrectedPaper(number=rng.choice(("8/CV", "9/CV")))
        correct = CorrectRecord(event=rng.choice(versions), corrected=number, reason=REASON)
        yield correct, None
