"""What is scored outside the cluster: published rankings, and scores that an authority gives.

Recording them changes no sheet. What they offer for it is written into the last column by an act
of its own, whose event names the one that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import RUNNING, Phase, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.cycle.phases.scoring import ScoresAdjusted
from domain.cycle.scores.checking import check_scorer, may_score
from domain.cycle.scores.rungs import column_now, rung_of
from domain.cycle.scores.scored_by import (
    GivenOutside,
    given_by,
    scored_by_body,
    scored_by_other,
    together,
)
from domain.cycle.scores.sheets import (
    SCORED,
    SCORES_OPEN,
    criterion_for,
    moved_by,
    scoring_rulebook,
    with_sheet,
)
from domain.reckoning.cells import CellChange, NewCell, changes, final_cells, written
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, Office, UnitId
from domain.record.who import CHAIR, OUTSIDE, SCORERS
from domain.rulebook.criteria import Criterion, Part, check_points
from domain.rulebook.grading import ByPlace
from domain.values.growing import with_entry
from domain.values.names import fold, identity, nearest
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.points import Points
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class UnitPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The place of one unit in a ranking."""

    unit: UnitId
    place: int


class RecordReferenceRanking(Command, frozen=True, kw_only=True):
    """Record a published ranking. Recording its edition again replaces its places."""

    #: As the rulebook names it: ``ICT Index``.
    ranking: str
    edition: str
    places: tuple[UnitPlace, ...]
    document: Paper | None = None


class RecordExternalScore(Command, frozen=True, kw_only=True):
    """Record what an authority outside the cluster gives a unit for a criterion."""

    unit: UnitId
    criterion: str
    part: Part = Part.STANDARD
    #: Points, or what the criterion is graded by: a count, a percentage, a place.
    value: Points
    authority: str
    document: Paper


class NameScorer(Command, frozen=True, kw_only=True):
    """Say which body outside the cluster enters its points itself."""

    #: As the rulebook calls it: ``Sở Nội vụ``.
    body: str
    #: The unit that it is; no member.
    unit: UnitId
    document: Paper | None = None


class FillScores(Command, frozen=True, kw_only=True):
    """Write what rankings and authorities offer into the last column of sheets that were sent, or
    into that of the rung that has them."""

    #: None named: every sheet that differs from what is offered, but the own.
    units: Ids[UnitId] = ()
    reason: str
    document: Paper | None = None


class PlaceTaken(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A :class:`UnitPlace` as an event holds it."""

    unit: UnitId
    place: int


class ReferenceRankingRecorded(Body, frozen=True, kw_only=True):
    ranking: str
    edition: str
    places: tuple[PlaceTaken, ...]
    document: Document | None


class ExternalScoreRecorded(Body, frozen=True, kw_only=True):
    unit: UnitId
    criterion: str
    part: Part
    value: Points
    authority: str
    document: Document


class ScorerNamed(Body, frozen=True, kw_only=True):
    """From now on the unit acts for that body, and for no other; nobody else does."""

    #: As the rulebook calls it.
    body: str
    unit: UnitId
    document: Document | None


class Edition(msgspec.Struct, frozen=True):
    version: int
    places: Mapping[UnitId, int]


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    #: By the folded name of the ranking, and its edition.
    rankings: Mapping[tuple[str, str], Edition] = MappingProxyType({})
    #: By unit, criterion and part: the value and the event that gave it.
    scores: Mapping[tuple[UnitId, str, Part], tuple[Points, int]] = MappingProxyType({})
    #: The bodies that enter their points themselves: who each is, and as the rulebook calls it.
    scorers: Mapping[UnitId, str] = MappingProxyType({})
    #: The same, by what each body is called.
    given: Mapping[tuple[UnitId, str, Part], GivenOutside] = MappingProxyType({})


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A value for one cell, the one that counts there now, and the event that gave it."""

    unit: UnitId
    criterion: str
    part: Part
    value: Points
    stands: Points | None
    ground: int


@refuses(
    "entered_malformed", "field_missing", "member_repeated", "name_blank", "not_member", document_of
)
def record_reference_ranking(
    cycle: Cycle, command: RecordReferenceRanking, act: Act
) -> tuple[Body, ...]:
    if not command.ranking.strip() or not command.edition.strip():
        raise Refusal("name_blank")
    if not command.places:
        raise Refusal("field_missing", field="places")
    check_distinct(found.unit for found in command.places)
    for found in command.places:
        cycle.check_member(found.unit)
        if not 1 <= found.place < 1_000_000:
            raise Refusal(
                "entered_malformed", value=str(found.place), expected="1, 2, 3 …", criterion=None
            )
    return (
        ReferenceRankingRecorded(
            ranking=command.ranking,
            edition=command.edition,
            places=tuple(
                PlaceTaken(unit=found.unit, place=found.place)
                for found in sorted(command.places, key=lambda found: (found.place, found.unit))
            ),
            document=document_of(command.document, act),
        ),
    )


@refuses(
    "above_maximum",
    "below_minimum",
    "entered_malformed",
    "level_unknown",
    "field_missing",
    "not_member",
    "off_step",
    "part_not_scored",
    "scored_by_other",
    document_of,
    criterion_for,
)
def record_external_score(cycle: Cycle, command: RecordExternalScore, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if not command.authority.strip():
        raise Refusal("field_missing", field="authority")
    _check_own_body(cycle, command, act)
    criterion = criterion_for(cycle, command.unit, command.criterion)
    check_points(criterion, command.part, command.value)
    if criterion.by is not None and not cycle.backfill:
        _check_body(criterion, command.authority)
    return (
        ExternalScoreRecorded(
            unit=command.unit,
            criterion=criterion.code,
            part=command.part,
            value=command.value,
            authority=command.authority,
            document=required_document(command.document, act),
        ),
    )


def _check_own_body(cycle: Cycle, command: RecordExternalScore, act: Act) -> None:
    """A body that enters its points itself gives its own only, for what it scores.

    Raises ``Refusal("scored_by_other")``: what others score and what there is not answer alike.
    """
    seat = act.order.seat
    if seat is None or seat.office is not Office.SCORER or seat.unit is None:
        return
    own = cycle.outside.scorers[seat.unit]
    scores = {one.code for one in scored_by_body(scoring_rulebook(cycle), own)}
    if command.criterion not in scores or identity(command.authority) != identity(own):
        raise Refusal("scored_by_other", case="not_ours", bodies=(own,))


@refuses("already_done", "body_unknown", document_of)
def name_scorer(cycle: Cycle, command: NameScorer, act: Act) -> tuple[Body, ...]:
    known = scoring_rulebook(cycle).bodies_outside
    body = next((one for one in known if identity(one) == identity(command.body)), None)
    if body is None:
        near = nearest(command.body, known)
        raise Refusal("body_unknown", value=command.body, nearest=near, known=known)
    if command.unit in cycle.members:
        raise Refusal("body_unknown", case="member", value=body, unit=command.unit)
    if cycle.outside.scorers.get(command.unit) == body:
        raise Refusal("already_done", what="name_scorer")
    document = document_of(command.document, act)
    return (ScorerNamed(body=body, unit=command.unit, document=document),)


def _check_body(criterion: Criterion, authority: str) -> None:
    """Raises ``Refusal("scored_by_other")`` for points of a body that does not score it."""
    by = criterion.by
    assert by is not None
    if identity(authority) not in map(identity, by.outside):
        close = nearest(authority, by.outside)
        raise scored_by_other(criterion, "body", value=authority, nearest=close)


def offers(cycle: Cycle, unit: UnitId) -> tuple[Offer, ...]:
    """What is offered for a sheet that was sent and is not what counts there now."""
    sheet = cycle.sheet(unit)
    rulebook = cycle.plan.rulebook
    if rulebook is None or not sheet.sent or cycle.conference.table is not None:
        return ()
    standing = final_cells(rulebook.of(unit), sheet)
    return tuple(
        Offer(
            unit=unit,
            criterion=code,
            part=part,
            value=value,
            stands=standing.get((code, part)),
            ground=ground,
        )
        for (code, part), (value, ground) in sorted(_offered(cycle, unit).items())
        if standing.get((code, part)) != value and code not in sheet.marks.not_applied
    )


def _offered(cycle: Cycle, unit: UnitId) -> dict[tuple[str, Part], tuple[Points, int]]:
    """By criterion and part; a score that an authority gave goes before a ranking."""
    found: dict[tuple[str, Part], tuple[Points, int]] = {}
    for criterion in scoring_rulebook(cycle).of(unit).entries:
        for part, scale in criterion.scales:
            given = cycle.outside.scores.get((unit, criterion.code, part))
            if criterion.by is not None and criterion.by.outside:
                each = cycle.outside.given.get((unit, criterion.code, part), {})
                given = together(scoring_rulebook(cycle), criterion, part, each)
            elif given is None and isinstance(scale.grading, ByPlace):
                given = _place(cycle, scale.grading, unit)
            if given is not None:
                found[criterion.code, part] = given
    return found


def _place(cycle: Cycle, rule: ByPlace, unit: UnitId) -> tuple[Points, int] | None:
    edition = cycle.outside.rankings.get((fold(rule.ranking), rule.edition))
    if edition is None or unit not in edition.places:
        return None
    return Points(str(edition.places[unit])), edition.version


@refuses(
    "check_not_assigned",
    "member_repeated",
    "not_member",
    "nothing_offered",
    "own_sheet",
    "points_malformed",
    "sheet_elsewhere",
    changes,
    document_of,
)
def fill_scores(cycle: Cycle, command: FillScores, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    check_distinct(command.units)
    for unit in command.units:
        cycle.check_member(unit)
    units = command.units or tuple(unit for unit in cycle.members if _reaches(cycle, unit, act))
    document = document_of(command.document, act)
    rulebook = scoring_rulebook(cycle)
    bodies: list[Body] = []
    for unit in units:
        found, column = offers(cycle, unit), column_now(cycle, unit)
        if found:
            check_scorer(cycle, column, unit, act)
        for ground, cells in _by_ground(found):
            sheet = cycle.sheet(unit)
            new = [_new(cell, sheet.cells(column.code)) for cell in cells]
            found_by = changes(rulebook.of(unit), sheet, column, new, act, by=cycle.reckoning)
            body = ScoresAdjusted(
                unit=unit,
                column=column.code,
                cells=tuple(_with_scores(cycle, unit, cell) for cell in found_by),
                reason=reason,
                ground=ground,
                document=document,
            )
            sheet = written(sheet, column.code, body.cells)
            bodies += (body, *moved_by(cycle, unit, sheet))
            cycle = with_sheet(cycle, unit, sheet)
    if not bodies:
        _check_elsewhere(cycle, units, act)
        raise Refusal("nothing_offered")
    return tuple(bodies)


def _check_elsewhere(cycle: Cycle, reached: Sequence[UnitId], act: Act) -> None:
    """Points that wait for sheets with a rung that somebody else enters.

    Raises ``Refusal("check_not_assigned")`` with who enters there.
    """
    for unit in cycle.members:
        if unit not in (*reached, act.seat_unit) and offers(cycle, unit):
            check_scorer(cycle, column_now(cycle, unit), unit, act)


def _reaches(cycle: Cycle, unit: UnitId, act: Act) -> bool:
    """Whether a sheet is another's, and not with a rung that somebody else enters."""
    rung = rung_of(cycle, unit)
    return unit != act.seat_unit and (rung is None or may_score(cycle, rung, unit, act))


def _new(offer: Offer, column: Mapping[tuple[str, Part], Points]) -> NewCell:
    was = column.get((offer.criterion, offer.part))
    return NewCell(criterion=offer.criterion, part=offer.part, was=was, now=offer.value)


def _with_scores(cycle: Cycle, unit: UnitId, cell: CellChange) -> CellChange:
    """A cell with what each of several bodies outside gave for it."""
    criterion = scoring_rulebook(cycle).criterion(cell.criterion)
    if criterion.by is None or criterion.by.combine is None:
        return cell
    given = cycle.outside.given.get((unit, cell.criterion, cell.part), {})
    return replace(cell, scores=tuple(value for value, _ in given_by(criterion, given)))


def _by_ground(found: Iterable[Offer]) -> Iterator[tuple[int, list[Offer]]]:
    """An act of its own for each event on which cells rest, in their order."""
    grounds: dict[int, list[Offer]] = {}
    for offer in found:
        grounds.setdefault(offer.ground, []).append(offer)
    yield from sorted(grounds.items())


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.outside
    match event.body:
        case ReferenceRankingRecorded() as body:
            places = MappingProxyType({found.unit: found.place for found in body.places})
            key = (fold(body.ranking), body.edition)
            part = replace(
                part, rankings=with_entry(part.rankings, key, Edition(event.version, places))
            )
        case ScorerNamed() as body:
            others = {
                unit: name
                for unit, name in part.scorers.items()
                if identity(name) != identity(body.body)
            }
            part = replace(part, scorers=MappingProxyType({**others, body.unit: body.body}))
        case ExternalScoreRecorded() as body:
            key_of = (body.unit, body.criterion, body.part)
            part = replace(
                part,
                scores=with_entry(part.scores, key_of, (body.value, event.version)),
                given=with_entry(
                    part.given,
                    key_of,
                    with_entry(
                        part.given.get(key_of, MappingProxyType({})),
                        identity(body.authority),
                        (body.value, event.version),
                    ),
                ),
            )
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, outside=part)


_UNTIL_ADOPTED = (Phase.SCORING, Phase.SUMMARY_CONFERENCE)
ROWS = (
    Row(RecordReferenceRanking, RUNNING, by=CHAIR),
    Row(NameScorer, RUNNING, by=CHAIR, needs=(RULEBOOK_SET, SCORED)),
    Row(RecordExternalScore, _UNTIL_ADOPTED, by=OUTSIDE, needs=(RULEBOOK_SET, SCORED)),
    Row(FillScores, _UNTIL_ADOPTED, by=SCORERS, needs=SCORES_OPEN),
)
DECISIONS = {
    RecordReferenceRanking: record_reference_ranking,
    NameScorer: name_scorer,
    RecordExternalScore: record_external_score,
    FillScores: fill_scores,
}
EVENTS = (ReferenceRankingRecorded, ScorerNamed, ExternalScoreRecorded)
