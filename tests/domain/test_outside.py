"""Scored outside: rankings and authorities offer values, an act of its own writes them down."""

import pytest
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresAdjusted,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.year_work.outside import (
    ExternalScoreRecorded,
    FillScores,
    PlaceTaken,
    RecordExternalScore,
    RecordReferenceRanking,
    ReferenceRankingRecorded,
    UnitPlace,
    offers,
)
from domain.reckoning.cells import CellChange
from domain.reckoning.score_table import score_table
from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import Band, ByPlace
from domain.values.points import Points
from tests.factories import (
    DOCUMENT,
    MEMBERS,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    P,
    after,
    cell,
    cycle_in,
    hidden,
    officer,
    settler,
    sheet_of,
)
from tests.spec import Given

BONUS = Part.BONUS
#: As a cluster writes it: places 1 to 10 give 5 points, 11 to 20 give 3.
INDEX = ByPlace(
    ranking="ICT Index",
    edition="2025",
    bands=(
        Band(first=1, last=10, points=P("5")),
        Band(first=11, last=20, points=P("3")),
    ),
)
RULES = replace(
    RULEBOOK,
    criteria=(
        *RULEBOOK.criteria[:2],
        Criterion(code="3", name="Xếp hạng ICT Index", bonus=Scale(grading=INDEX)),
    ),
)
PLACES = RecordReferenceRanking(
    ranking="ICT Index",
    edition="2025",
    places=(UnitPlace(unit=D, place=12), UnitPlace(unit=C, place=7), UnitPlace(unit=A, place=3)),
    document=PAPER,
)
FILL = FillScores(reason="Điền theo bảng xếp hạng", document=PAPER)


def sent(*units: UnitId, claimed: str | None = None) -> Given:
    """Scoring, where those units sent their sheets; a claimed place stands in the own column."""
    start = cycle_in(Phase.SCORING, RULES)
    for unit in units:
        place = (cell("3", claimed, part=BONUS),) if claimed else ()
        enter = EnterScores(unit=unit, column="self", cells=(*sheet_of(unit), *place))
        start = after(start, (enter, officer(unit)), (SubmitSheet(unit=unit), officer(unit)))
    return start


def ranked(start: Given) -> tuple[Given, int]:
    given = after(start, (PLACES, SECRETARY))
    return given, len(given.events)


def filled(unit: UnitId, was: str | None, now: str, ground: int) -> ScoresAdjusted:
    change = CellChange(
        criterion="3",
        part=BONUS,
        was=None if was is None else P(was),
        now=P(now),
        justification=None,
    )
    return ScoresAdjusted(
        unit=unit,
        column="settled",
        cells=(change,),
        reason=hidden("Điền theo bảng xếp hạng"),
        ground=ground,
        document=DOCUMENT,
    )


def points_of(start: Given, unit: UnitId) -> Points | None:
    table = score_table(start.state)
    assert table is not None
    return next(row.bonus for row in table.rows if row.unit == unit)


def test_ranking_is_recorded_by_its_places() -> None:
    """The named ranking and its edition; places in their order, whoever typed them how."""
    cycle_in(Phase.PLAN).when(PLACES, as_=SECRETARY).then(
        ReferenceRankingRecorded(
            ranking="ICT Index",
            edition="2025",
            places=(
                PlaceTaken(unit=A, place=3),
                PlaceTaken(unit=C, place=7),
                PlaceTaken(unit=D, place=12),
            ),
            document=DOCUMENT,
        )
    )


def test_ranking_changes_no_sheet_but_offers_its_places() -> None:
    """Offered to sheets that were sent, of units that it names, where it differs."""
    given, version = ranked(sent(C, D, B))
    assert given.state.scoring == sent(C, D, B).state.scoring
    [offer] = offers(given.state, C)
    assert (offer.criterion, offer.value, offer.stands, offer.ground) == (
        "3",
        P("7"),
        None,
        version,
    )
    assert offers(given.state, B) == ()
    assert offers(ranked(sent())[0].state, C) == ()


def test_filling_writes_the_place_and_names_its_ground() -> None:
    """The place is entered, the rulebook's bands give the points; the ranking's event is named."""
    given, version = ranked(sent(C, D))
    then = given.when(FILL, as_=SECRETARY)
    then.then(filled(C, None, "7", version), filled(D, None, "12", version))
    done = then.given_besides()
    assert (points_of(done, C), points_of(done, D)) == (P("5"), P("3"))
    done.when(FILL, as_=SECRETARY).then_refused("nothing_offered")


def test_place_that_fills_an_empty_cell_asks_for_no_explanation() -> None:
    """A ranking that came out late changes nothing that the unit said; another place does."""
    empty = after(ranked(sent(C))[0], (FILL, SECRETARY)).state.sheet(C)
    assert (empty.adjusted, empty.explained) == (0, 0)
    claimed = after(ranked(sent(C, claimed="2"))[0], (FILL, SECRETARY)).state.sheet(C)
    assert claimed.adjusted == 1


def test_own_sheet_is_left_to_the_vice() -> None:
    """The secretary fills in the others; asked for the own one by name, is refused."""
    given, version = ranked(sent(A, C))
    given.when(FILL, as_=SECRETARY).then(filled(C, None, "7", version))
    own = replace(FILL, units=(A,))
    given.when(own, as_=SECRETARY).then_refused("own_sheet", unit=A)
    given.when(own, as_=VICE).then(filled(A, None, "3", version))


def test_edition_recorded_again_replaces_its_places() -> None:
    """A corrected ranking offers the new place; both events stand."""
    given = after(ranked(sent(C))[0], (FILL, SECRETARY))
    again = replace(PLACES, places=(UnitPlace(unit=C, place=11),))
    given = after(given, (again, SECRETARY))
    version = len(given.events)
    given.when(FILL, as_=SECRETARY).then(filled(C, "7", "11", version))


def test_other_edition_or_ranking_offers_nothing() -> None:
    """The rulebook names which; how its name is typed does not matter."""
    other = replace(PLACES, edition="2024")
    assert offers(after(sent(C), (other, SECRETARY)).state, C) == ()
    typed = replace(PLACES, ranking="ict index")
    assert offers(after(sent(C), (typed, SECRETARY)).state, C) != ()


def test_settled_sheet_is_filled_until_the_table_is_adopted() -> None:
    """As an adjustment of the last column."""
    settle = (SettleSheet(unit=C), SECRETARY)
    given, version = ranked(after(sent(C), settle))
    given.when(FILL, as_=SECRETARY).then(filled(C, None, "7", version))


def test_criterion_not_applied_is_offered_nothing() -> None:
    """What is not for the unit is not scored from outside either."""
    mark = MarkCriterion(unit=C, criterion="3", mark=Mark.NOT_APPLIED, reason="Không thuộc diện")
    given, _ = ranked(after(sent(C), (mark, SECRETARY)))
    assert offers(given.state, C) == ()


def test_authority_outside_gives_a_score() -> None:
    """For one unit and criterion, by its document; it goes before a ranking."""
    score = RecordExternalScore(
        unit=C, criterion="2", value=P("37.5"), authority="Sở Nội vụ", document=PAPER
    )
    given = sent(C)
    given.when(score, as_=SECRETARY).then(
        ExternalScoreRecorded(
            unit=C,
            criterion="2",
            part=Part.STANDARD,
            value=P("37.5"),
            authority="Sở Nội vụ",
            document=DOCUMENT,
        )
    )
    place = replace(score, criterion="3", part=BONUS, value=P("9"))
    given = after(ranked(given)[0], (score, SECRETARY), (place, SECRETARY))
    assert [offer.value for offer in offers(given.state, C)] == [P("37.5"), P("9")]
    bodies = [event.body for event in given.when(FILL, as_=SECRETARY).done.events]
    grounds = [body.ground for body in bodies if isinstance(body, ScoresAdjusted)]
    assert grounds == [len(given.events) - 1, len(given.events)]


def test_what_was_adjusted_since_is_offered_again() -> None:
    """Whoever settles another value than the ranking's sees that it differs."""
    given = after(ranked(sent(C))[0], (FILL, SECRETARY))
    adjust = AdjustScores(
        unit=C, column="settled", cells=(cell("3", "8", "7", BONUS),), reason="Đính chính"
    )
    changed = after(given, (adjust, SECRETARY))
    [offer] = offers(changed.state, C)
    assert (offer.stands, offer.value) == (P("8"), P("7"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(PLACES, ranking=" "), "name_blank"),
        (replace(PLACES, edition=""), "name_blank"),
        (replace(PLACES, places=()), "field_missing"),
        (replace(PLACES, places=(UnitPlace(unit=C, place=0),)), "entered_malformed"),
        (replace(PLACES, places=(UnitPlace(unit=OUTSIDE, place=1),)), "not_member"),
        (replace(PLACES, places=(UnitPlace(unit=C, place=1),) * 2), "member_repeated"),
        (replace(FILL, units=(OUTSIDE,)), "not_member"),
        (replace(FILL, reason=" "), "reason_blank"),
        (FILL, "nothing_offered"),
    ],
)
def test_what_cannot_come_from_outside(
    command: RecordReferenceRanking | FillScores, code: str
) -> None:
    """No name, no places, a place below 1, outsiders, nothing to fill in."""
    sent(C).when(command, as_=SECRETARY).then_refused(code)


def test_external_score_must_fit_the_rulebook() -> None:
    """Its criterion, part and step; by an authority that is named."""
    score = RecordExternalScore(
        unit=C, criterion="2", value=P("37.5"), authority="Sở Nội vụ", document=PAPER
    )
    for changed, code in (
        ({"criterion": "9"}, "criterion_unknown"),
        ({"value": P("41")}, "above_maximum"),
        ({"value": P("37.3")}, "off_step"),
        ({"part": BONUS}, "part_not_scored"),
        ({"authority": " "}, "field_missing"),
        ({"unit": OUTSIDE}, "not_member"),
    ):
        sent(C).when(replace(score, **changed), as_=SECRETARY).then_refused(code)


def test_whole_year_with_a_ranking_adds_up() -> None:
    """Every sheet sent, filled by secretary and vice, settled: the places count in the totals."""
    given, _ = ranked(sent(*MEMBERS))
    given = after(given, (FILL, SECRETARY), (replace(FILL, units=(A,)), VICE))
    for unit in MEMBERS:
        given = after(given, (SettleSheet(unit=unit), settler(unit)))
    table = score_table(given.state)
    assert table is not None
    totals = {row.unit: row.total for row in table.rows}
    assert [totals[unit] for unit in MEMBERS] == [P("105"), P("99"), P("103"), P("100"), P("96")]
