"""An order of rotation that each year decides on [O12], and no office for who was not considered
[O13]."""

import pytest

from domain.cycle.phases.chair_handover import NameNextOfficers, suggestion
from domain.cycle.phases.rotation import DecideRotation
from domain.cycle.votes.opening import OpenBallot
from domain.reckoning.choice import Ground
from domain.reckoning.successor import not_considered
from domain.record.record import UnitId
from domain.rulebook.faults import faults
from domain.rulebook.officers import Found, NotConsidered, SuggestedBy, Suggestion
from domain.rulebook.rulebook import read_rulebook
from domain.rulebook.selections import Method
from tests.factories import given, officer
from tests.rules.house import SCORED, UNITS, ranked, sitting, unchecked, written, year
from tests.rules.test_votes import SECRETARY
from tests.spec import Given

A, B, C, D = UNITS[:4]
EACH_YEAR = "officers: {chair: rotation, order_from: each_year}"


def order(*units: UnitId) -> DecideRotation:
    return DecideRotation(order=units)


def name(chair: UnitId, *vices: UnitId, how: Found | None = None) -> NameNextOfficers:
    said = NameNextOfficers(year="2027", chair=chair, vice_chairs=vices)
    return said if how is None else NameNextOfficers(year="2027", chair=chair, how=how)


def test_o12_the_first_of_the_order_decided_on_is_suggested() -> None:
    """B, C, D are decided on: B; a second decision replaces the first; the present chair (A) is
    the last, wherever it stands."""
    start = sitting(year(written(EACH_YEAR)))
    assert suggestion(start.state) is None
    start = start.when(order(B, C, D), as_=SECRETARY).given_besides()
    assert suggestion(start.state) == Suggestion(units=(B,), by=SuggestedBy.ROTATION)
    start.when(order(B, C, D), as_=SECRETARY).then_refused("already_done", what="decide_rotation")
    again = start.when(order(A, D, B), as_=SECRETARY).given_besides()
    assert suggestion(again.state) == Suggestion(units=(D,), by=SuggestedBy.ROTATION)
    named = again.when(name(D), as_=SECRETARY).given_besides()
    assert named.state.handover.next_officers is not None
    assert named.state.handover.next_officers.chair == D


def test_o12_nobody_is_named_by_an_order_that_is_not_decided_on() -> None:
    """Refused with the year and what to do; another way of finding the chair may be said."""
    start = sitting(year(written(EACH_YEAR)))
    start.when(name(B), as_=SECRETARY).then_refused("rotation_undecided", year="2026")
    start.when(name(B, how=Found.APPOINTED), as_=SECRETARY).given_besides()


def test_o12_an_order_is_decided_only_where_the_rulebook_leaves_it_open() -> None:
    """A listed order is the rulebook's; strangers, nobody and who stands twice are refused."""
    fixed = sitting(year(written(EACH_YEAR.replace(", order_from: each_year", ", order: [a, b]"))))
    fixed.when(order(B), as_=SECRETARY).then_refused("rotation_not_yearly")
    start = sitting(year(written(EACH_YEAR)))
    start.when(order(), as_=SECRETARY).then_refused("field_missing", field="order")
    start.when(order(B, B), as_=SECRETARY).then_refused("member_repeated", unit=B)
    start.when(order(UNITS[14]), as_=SECRETARY).then_refused("not_member", unit=UNITS[14])
    start.when(order(B), as_=officer(B)).then_refused("not_permitted")


def unregistered(rulebook: str, *units: UnitId, **more: object) -> Given:
    """The sitting of a year in which these units did not register."""
    start = year(written(rulebook), 5, **more)
    bodies = [
        event.body for event in start.events if getattr(event.body, "unit", None) not in units
    ]
    return sitting(given(start.stream, *bodies))


def barring(naming: str, grounds: str = "not_registered", more: str = "") -> str:
    bar = f"not_considered: {{grounds: [{grounds}], naming: {naming}}}"
    return f"officers: {{chair: rotation, order_from: each_year, {bar}}}\n{more}"


def test_o13_the_suggestion_skips_who_did_not_register_and_says_so() -> None:
    """B's turn, and B did not register: C is suggested, B is named as skipped, with its ground."""
    start = unregistered(barring("refused"), B)
    start = start.when(order(B, C, D), as_=SECRETARY).given_besides()
    found = suggestion(start.state)
    assert found == Suggestion(units=(C,), by=SuggestedBy.ROTATION, skipped=(B,))
    assert not_considered(start.state) == {B: NotConsidered.NOT_REGISTERED}


def test_o13_naming_is_refused_where_the_rulebook_says_so() -> None:
    """As chair and as vice alike; with the ground and the year."""
    start = unregistered(barring("refused"), B)
    start = start.when(order(C, D), as_=SECRETARY).given_besides()
    facts = {"unit": B, "year": "2026", "ground": NotConsidered.NOT_REGISTERED}
    start.when(name(B), as_=SECRETARY).then_refused("office_not_considered", **facts)
    start.when(name(C, B), as_=SECRETARY).then_refused("office_not_considered", **facts)
    start.when(name(C, D), as_=SECRETARY).given_besides()


def test_o13_naming_is_remarked_on_where_the_rulebook_says_so() -> None:
    """It is named; who reads the outcome finds the ground beside it."""
    start = unregistered(barring("remarked"), B)
    start = start.when(order(B, C), as_=SECRETARY).given_besides()
    named = start.when(name(B), as_=SECRETARY).given_besides()
    assert named.state.handover.next_officers is not None
    assert named.state.handover.next_officers.chair == B
    assert not_considered(named.state) == {B: NotConsidered.NOT_REGISTERED}


def test_o13_who_has_no_rank_gets_no_office_once_the_table_says_so() -> None:
    """B has no total: no rank. Before the table is adopted naming waits for it."""
    start = sitting(year(written(barring("refused", "not_ranked", SCORED)), 5))
    start = start.when(order(B, C), as_=SECRETARY).given_besides()
    waits = start.when(name(C), as_=SECRETARY)
    waits.then_refused("conditions_unmet", command="name_next_officers")
    adopted = ranked(start, "90", None, "80", "70", "60")
    ground = NotConsidered.NOT_RANKED
    assert not_considered(adopted.state) == {B: ground}
    adopted.when(name(B), as_=SECRETARY).then_refused("office_not_considered", ground=ground)
    adopted.when(name(C), as_=SECRETARY).given_besides()


def test_o13_where_the_first_few_only_are_ranked_the_others_are_considered_too() -> None:
    """Two of five have a rank; a total is enough."""
    text = barring("refused", "not_ranked", f"{SCORED}ranked_first: 2")
    start = ranked(sitting(year(written(text), 5)), "90", "85", "80", None, "60")
    assert not_considered(start.state) == {D: NotConsidered.NOT_RANKED}


def test_o13_who_gets_no_office_is_not_elected_either() -> None:
    """In a selection of the kind office, where naming would be refused; not where it is remarked
    on."""
    office = "selections: [{code: ct, name: Cụm trưởng, how: by_vote, kind: office, quota: 1}]"
    bar = "officers: {not_considered: {grounds: [not_registered], naming: %s}}\n" + office
    ballot = OpenBallot(ballot="1", selection="ct", method=Method.OPEN, nominees=(B, C))
    refused = unregistered(bar % "refused", B).when(ballot, as_=SECRETARY)
    refused.then_refused("nominee_ineligible", unit=B, ground=Ground.NOT_REGISTERED)
    unregistered(bar % "remarked", B).when(ballot, as_=SECRETARY).given_besides()


WRONG = {
    "rotation_each_year": "officers: {chair: elected, order_from: each_year}",
    "not_considered": "officers: {not_considered: {grounds: [], naming: refused}}",
    "not_ranked": "officers: {not_considered: {grounds: [not_ranked], naming: refused}}",
}


@pytest.mark.parametrize("where", WRONG)
def test_o12_o13_what_cannot_be_is_refused_with_its_place(where: str) -> None:
    """An order decided each year without rotation, no ground, ranks where nothing is scored."""
    found = [one.refusal.facts["where"] for one in faults(unchecked(WRONG[where]))]
    assert found == [where]


def test_o12_o13_nothing_of_it_stands_where_it_is_not_said() -> None:
    """Rulebooks of before keep their text; what is said is read again as it was."""
    plain = written("officers: {chair: appointed}")
    assert "order_from" not in plain.canonical()
    assert "not_considered" not in plain.canonical()
    said = written(barring("remarked"))
    assert read_rulebook(said.canonical()) == said
