"""Officers: rules O1 to O10, as far as a rulebook says them and arithmetic follows.

By the acts of a year they are shown in ``test_officers_in_the_year``.
"""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.clusters.cluster import Cluster
from domain.clusters.naming import RecordOfficers
from domain.clusters.offices import Officers
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import AdoptMinutes, NameNextOfficers, NextOfficersNamed
from domain.cycle.phases.handing_over import ListHandover
from domain.cycle.votes.selecting import DecideSelection
from domain.record.record import Ids, Office, Seat, UnitId
from domain.rulebook.faults import faults
from domain.rulebook.officers import (
    Acts,
    Found,
    OfficerRules,
    SuggestedBy,
    Suggestion,
    acting_chair,
    acts_now,
    check_vices,
    missing_objects,
    next_in_rotation,
    read_vices,
    suggested_chair,
    vices_fit,
)
from domain.values.refusal import Refusal
from tests.factories import PAPER, A, B, C, cluster_with
from tests.rules.house import CHAIR_UNIT, UNITS, sitting, unchecked, written, year
from tests.spec import Given

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
OPERATOR = Seat(Office.OPERATOR)
U1, U2, U3, U4, U5 = UNITS[:5]
ALL = frozenset(UNITS[:5])


def ruled(lines: str) -> OfficerRules:
    """The section of those fields."""
    rules = written(f"officers: {{{lines}}}").officers
    assert rules is not None
    return rules


def house(lines: str = "", members: int = 5, vice: UnitId | None = U2, **changed: object) -> Given:
    """A sitting of a year whose rulebook says that of officers; nothing where it has no section."""
    rulebook = written(f"officers: {{{lines}}}" if lines else "quorum: 1/2")
    officers = Officers(chair=CHAIR_UNIT, vice_chairs=(vice,) if vice else ())
    return sitting(year(rulebook, members, officers=officers, **changed))


def named(chair: UnitId = U3, vices: Ids[UnitId] = (), **more: object) -> NameNextOfficers:
    return NameNextOfficers(year="2027", chair=chair, vice_chairs=vices, **more)  # type: ignore[arg-type]


def lacking(start: Given) -> dict[str, object]:
    """What is said to be lacking while nobody is named."""
    return unmet(start)["next_officers_known"]


def unmet(start: Given) -> dict[str, dict[str, object]]:
    """What still keeps the year from being closed."""
    return {
        condition.code: dict(found)
        for condition in start.state.leave_conditions(Phase.CHAIR_HANDOVER)
        if (found := condition.lacking(start.state)) is not None
    }


# O1


def test_o1_the_chair_is_elected_unless_the_rulebook_says_otherwise() -> None:
    """A section that says nothing of it, and no section at all: elected."""
    assert ruled("vices: 1").chair is Found.ELECTED
    body = house().when(named(), as_=SECRETARY).done.events[0].body
    assert isinstance(body, NextOfficersNamed)
    assert (body.officers.chair, body.how) == (U3, Found.ELECTED)


def test_o1_the_decision_may_name_another_than_was_elected() -> None:
    """B was elected and awaits recognition; the decision names C, and C holds the office."""
    elected = RecordOfficers(year="2027", chair=B)
    start = cluster_with().when(elected, as_=OPERATOR).given_besides()
    decided = RecordOfficers(year="2027", chair=C, document=PAPER, reason="Theo quyết định")
    done = start.when(decided, as_=OPERATOR).given_besides()
    assert done.state.officers["2027"] == Officers(chair=C)


# O2

ROTATION = f"chair: rotation, order: [{U1}, {U2}, {U3}, {U4}]"


@pytest.mark.parametrize(
    ("present", "left", "chair"),
    [
        (U1, (), U2),
        (U1, (U2,), U3),
        (U3, (), U4),
        (U4, (), U1),
        (U4, (U1, U2), U3),
        (U5, (), U1),
        (None, (), U1),
        (U5, (U1,), U2),
        (U2, (U1, U3, U4), U2),
        (U2, (U1, U2, U3, U4), None),
    ],
)
def test_o2_the_next_in_the_order_takes_the_chair(
    present: UnitId | None, left: Ids[UnitId], chair: UnitId | None
) -> None:
    """Next after the present chair, round and round; a unit that left the cluster is skipped; a
    chair that is not in the order is followed by the first."""
    rules, officers = ruled(ROTATION), Officers(chair=present)
    found = suggested_chair(rules, officers, ALL - set(left))
    expected = Suggestion(units=(chair,), by=SuggestedBy.ROTATION) if chair else None
    assert found == expected


def test_o2_the_next_in_the_order_is_suggested_while_nobody_is_named() -> None:
    """What is lacking says who is next and why; naming another is not refused."""
    start = house(ROTATION)
    assert lacking(start) == {"suggested": (U2,), "by": SuggestedBy.ROTATION}
    done = start.when(named(how=Found.ROTATION), as_=SECRETARY).given_besides()
    assert "next_officers_known" not in unmet(done)


@pytest.mark.parametrize(
    ("lines", "place", "code"),
    [
        ("chair: rotation", ("officers", "chair"), "rulebook_malformed"),
        (
            f"chair: rotation, order: [{U1}, {U2}, {U1}]",
            ("officers", "order", 2),
            "member_repeated",
        ),
    ],
)
def test_o2_a_rotation_names_every_unit_once(
    lines: str, place: tuple[object, ...], code: str
) -> None:
    """A rotation without an order, and a unit that stands twice in it: refused."""
    found = list(faults(unchecked(f"officers: {{{lines}}}")))
    assert [(fault.place, fault.refusal.code) for fault in found] == [(place, code)]


units = st.sampled_from(UNITS[:8])
orders = st.lists(units, unique=True, max_size=8).map(tuple)


@for_all(order=orders, present=st.none() | units, members=st.sets(units), declined=st.sets(units))
def test_o2_whoever_is_next_is_in_the_order_and_may_take_it(
    order: Ids[UnitId], present: UnitId | None, members: set[UnitId], declined: set[UnitId]
) -> None:
    """Somebody is next exactly where somebody in the order is a member and has not declined."""
    chair = next_in_rotation(order, present, members, declined)
    free = [unit for unit in order if unit in members - declined]
    assert chair in free if free else chair is None


@for_all(order=orders.filter(bool), members=st.sets(units), start=units)
def test_o2_every_member_has_its_turn_once_a_round(
    order: Ids[UnitId], members: set[UnitId], start: UnitId
) -> None:
    """As many years on as there are members in the order, each of them was chair once."""
    free = [unit for unit in order if unit in members]
    chairs: list[UnitId | None] = [start]
    for _ in free:
        chairs.append(next_in_rotation(order, chairs[-1], members))
    assert sorted(map(str, chairs[1:])) == sorted(map(str, free))


@for_all(order=orders, present=units, leaver=units)
def test_o2_who_leaves_moves_nobody_else(
    order: Ids[UnitId], present: UnitId, leaver: UnitId
) -> None:
    """Unless the next one leaves, the next one stays the same."""
    members = set(UNITS[:8])
    chair = next_in_rotation(order, present, members)
    if leaver != chair:
        assert next_in_rotation(order, present, members - {leaver}) == chair


# O3


def test_o3_an_appointed_chair_needs_no_election() -> None:
    """Appointed for the first year: nobody is suggested, nothing is voted on, and it is named."""
    start = house("chair: appointed, vice_becomes_chair: no")
    assert lacking(start) == {}
    body = start.when(named(how=Found.APPOINTED), as_=SECRETARY).done.events[0].body
    assert isinstance(body, NextOfficersNamed)
    assert body.how is Found.APPOINTED


# O4


@pytest.mark.parametrize(
    ("said", "fewest", "most"),
    [
        ("1", 1, 1),
        ("0", 0, 0),
        ("0..2", 0, 2),
        ("2..2", 2, 2),
        ("0..n", 0, None),
        ("1..n", 1, None),
    ],
)
def test_o4_how_many_vices_is_said_in_one_word(said: str, fewest: int, most: int | None) -> None:
    """None, one, several, or any number; a plain number needs no quotation marks."""
    assert read_vices(said) == (fewest, most)
    assert ruled(f"vices: '{said}'").vices_allowed == (fewest, most)
    if said.isdigit():
        assert ruled(f"vices: {said}").vices_allowed == (fewest, most)


@pytest.mark.parametrize("said", ["-1", "2..1", "1..", "..2", "n", "hai", "1,5", "100", ""])
def test_o4_what_is_no_number_of_vices_is_refused(said: str) -> None:
    """Negative, the larger first, or a word: told at its place."""
    [fault] = faults(unchecked(f"officers: {{vices: '{said}'}}"))
    assert fault.place == ("officers", "vices")
    assert fault.refusal.facts == {"where": "vices", "value": said}


@pytest.mark.parametrize(
    ("lines", "vices", "accepted"),
    [
        ("", (), True),
        ("", (U2, U4), True),
        ("vices: 0..2", (), True),
        ("vices: 0..2", (U2, U4), True),
        ("vices: 0..2", (U1, U2, U4), False),
        ("vices: 1", (), False),
        ("vices: 1", (U4,), True),
        ("vices: 1..n", (), False),
        ("vices: 0", (U4,), False),
    ],
)
def test_o4_no_vice_one_or_several(lines: str, vices: Ids[UnitId], accepted: bool) -> None:
    """No vice and two vices are accepted unless the rulebook says otherwise."""
    then = house(lines).when(named(vices=vices), as_=SECRETARY)
    if accepted:
        body = then.done.events[0].body
        assert isinstance(body, NextOfficersNamed)
        assert body.officers.vice_chairs == tuple(sorted(vices))
    else:
        then.then_refused("vices_not_foreseen", count=len(vices))


def test_o4_a_told_year_names_its_vices_as_the_source_does() -> None:
    """In back-fill the source's officers are kept, and that they do not fit can be told."""
    told = house("vices: 1", backfill=True)
    done = told.when(named(vices=(U2, U4)), as_=OPERATOR).given_besides()
    assert done.state.handover.next_officers.vice_chairs == tuple(sorted((U2, U4)))
    assert not vices_fit(done.state.plan.rulebook.officers, 2)


def test_o4_two_chairs_of_one_cycle_year_are_refused() -> None:
    """A second chair of 2026 without a reason; the same unit as chair and vice."""
    start = cluster_with()
    start.when(RecordOfficers(year="2026", chair=C), as_=OPERATOR).then_refused("officers_conflict")
    house().when(named(vices=(U3,)), as_=SECRETARY).then_refused("member_repeated", unit=U3)


@for_all(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_o4_a_number_of_vices_fits_between_both_ends(one: int, other: int, count: int) -> None:
    """Both ends included; a refusal exactly where it does not fit."""
    least, most = sorted((one, other))
    rules = OfficerRules(vices=f"{least}..{most}")
    assert vices_fit(rules, count) is (least <= count <= most)
    assert vices_fit(OfficerRules(vices=f"{least}..n"), count) is (least <= count)
    assert vices_fit(OfficerRules(), count)
    if not least <= count <= most:
        with pytest.raises(Refusal, match="vices_not_foreseen"):
            check_vices(rules, count)


# O5

FOLLOWS = "vice_becomes_chair: suggested"


def test_o5_the_vice_is_suggested_and_never_put_into_office() -> None:
    """The suggestion has its ground; another may be named, and nobody is until somebody says so."""
    start = house(FOLLOWS)
    assert lacking(start) == {"suggested": (U2,), "by": SuggestedBy.VICE}
    assert start.state.handover.next_officers is None
    done = start.when(named(chair=U4), as_=SECRETARY).given_besides()
    assert done.state.handover.next_officers.chair == U4


@pytest.mark.parametrize(
    ("lines", "vices", "left", "suggested"),
    [
        (FOLLOWS, (U2,), (), (U2,)),
        (FOLLOWS, (U2, U3), (), (U2, U3)),
        (FOLLOWS, (U2, U3), (U2,), (U3,)),
        (FOLLOWS, (U2,), (U2,), None),
        (FOLLOWS, (), (), None),
        ("vice_becomes_chair: no", (U2,), (), None),
        ("vices: 1", (U2,), (), None),
        (f"{ROTATION}, {FOLLOWS}", (U3,), (), (U2,)),
    ],
)
def test_o5_whom_the_custom_suggests(
    lines: str, vices: Ids[UnitId], left: Ids[UnitId], suggested: Ids[UnitId] | None
) -> None:
    """Every vice that is still a member, none preferred; a rotation goes before the custom."""
    found = suggested_chair(ruled(lines), Officers(chair=U1, vice_chairs=vices), ALL - set(left))
    assert (found.units if found else None) == suggested


@pytest.mark.parametrize(
    ("lines", "elected", "found"),
    [
        (FOLLOWS, None, ((U2,), SuggestedBy.VICE)),
        (FOLLOWS, (U4,), ((U4,), SuggestedBy.ELECTION)),
        ("vices: 1", (U4,), ((U4,), SuggestedBy.ELECTION)),
        (FOLLOWS, (), None),
        (ROTATION, (U4,), ((U2,), SuggestedBy.ROTATION)),
        (f"chair: appointed, {FOLLOWS}", (U4,), ((U2,), SuggestedBy.VICE)),
    ],
)
def test_o5_an_election_that_was_held_goes_before_the_custom(
    lines: str, elected: Ids[UnitId] | None, found: tuple[Ids[UnitId], SuggestedBy] | None
) -> None:
    """Whom the conference chose is suggested; where it chose nobody, nobody is."""
    suggested = suggested_chair(
        ruled(lines), Officers(chair=U1, vice_chairs=(U2,)), ALL, elected=elected
    )
    assert (suggested and (suggested.units, suggested.by)) == found


@pytest.mark.parametrize(("second", "suggested"), [(False, (U4,)), (True, None)])
def test_o5_an_elected_chair_is_known_where_one_office_is_voted_on(
    second: bool, suggested: Ids[UnitId] | None
) -> None:
    """Of two offices nobody can tell which is the chair's, so nothing is suggested."""
    offices = ["{code: a, name: Cụm trưởng, kind: office, how: appointment}"]
    offices += ["{code: b, name: Cụm phó, kind: office, how: appointment}"] if second else []
    rulebook = written(f"officers: {{{FOLLOWS}}}\nselections: [{', '.join(offices)}]")
    officers = Officers(chair=CHAIR_UNIT, vice_chairs=(U2,))
    start = sitting(year(rulebook, 5, officers=officers))
    assert lacking(start)["suggested"] == (U2,)
    decide = DecideSelection(selection="a", chosen=(U4,), reason="Hội nghị nhất trí")
    done = start.when(decide, as_=SECRETARY).given_besides()
    assert lacking(done).get("suggested") == suggested


def test_o5_no_rulebook_makes_it_automatic() -> None:
    """There is no such word: what is written instead is refused with the words there are."""
    with pytest.raises(Refusal, match="input_malformed"):
        unchecked("officers: {vice_becomes_chair: automatic}")


def test_o5_nothing_is_suggested_of_a_told_past_or_without_the_line() -> None:
    """Where the rulebook says nothing of officers, what is lacking is said as before."""
    assert lacking(house()) == {}
    assert lacking(house(FOLLOWS, backfill=True)) == {}


# O6

FLAG = "handover: [Cờ luân lưu]"


def test_o6_a_list_without_the_named_object_is_refused() -> None:
    """The rotating flag is to be handed over: a list without it says what is lacking."""
    start = house(FLAG)
    without = ListHandover(items=("Hồ sơ thi đua năm 2026",))
    start.when(without, as_=SECRETARY).then_refused("handover_lacks", objects=("Cờ luân lưu",))
    with_it = ListHandover(items=("Hồ sơ", "cờ luân lưu của Cụm"))
    assert start.when(with_it, as_=SECRETARY).given_besides().state.handover.items == 2
    told = house(FLAG, backfill=True)
    assert told.when(without, as_=OPERATOR).given_besides().state.handover.items == 1


def test_o6_the_minutes_may_state_the_handover_instead() -> None:
    """Stated in the minutes, it is accepted without a list."""
    minutes = AdoptMinutes(document=PAPER, state_handover=True)
    done = house(FLAG).when(minutes, as_=SECRETARY).given_besides()
    assert done.state.handover.accepted
    assert "handover_accepted" not in unmet(done)


@pytest.mark.parametrize(
    ("listed", "stated", "missing"),
    [
        ((), (), ("Cờ luân lưu", "Con dấu")),
        (("CỜ LUÂN LƯU của Khối",), (), ("Con dấu",)),
        (("Cờ luân lưu", "Con dấu"), (), ()),
        (("Con dấu",), ("Bàn giao cờ luân lưu cho đơn vị mới",), ()),
        (("Cờ luân chuyển", "Condấu"), (), ("Cờ luân lưu", "Con dấu")),
    ],
)
def test_o6_what_is_neither_listed_nor_stated_is_missing(
    listed: tuple[str, ...], stated: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """Whole words count, case and tone marks aside; a line may say more than the name."""
    assert missing_objects(("Cờ luân lưu", "Con dấu"), listed, stated) == missing


@pytest.mark.parametrize("names", ["[Cờ, cờ]", "[' ']", "[Cờ, '']"])
def test_o6_every_object_is_named_once(names: str) -> None:
    """Twice or blank: refused at its place."""
    found = list(faults(unchecked(f"officers: {{handover: {names}}}")))
    assert {fault.refusal.facts["where"] for fault in found} == {"handover"}


# O7


@pytest.mark.parametrize(
    ("lines", "awaiting", "acts"),
    [
        ("vices: 1", True, True),
        ("acts: at_once", True, True),
        ("acts: once_recognised", True, False),
        ("acts: once_recognised", False, True),
    ],
)
def test_o7_the_chosen_chair_acts_at_once_and_recognition_follows(
    lines: str, awaiting: bool, acts: bool
) -> None:
    """Unless the rulebook has it wait for its recognition."""
    assert acts_now(ruled(lines), awaiting_decision=awaiting) is acts
    assert acts_now(None, awaiting_decision=awaiting)
    assert ruled("vices: 1").acts is Acts.AT_ONCE


def test_o7_a_chair_that_awaits_recognition_holds_office_in_its_year() -> None:
    """Named with the decision still to come, it follows into the cluster at once."""
    then = house("acts: at_once").when(named(awaiting_decision=True), as_=SECRETARY)
    then.then_follows(RecordOfficers(year="2027", chair=U3, awaiting_decision=True))


# O8


def test_o8_two_chairs_at_one_date_hold_two_cycle_years() -> None:
    """The chair of 2026 keeps its year while the chair of 2027 has its own."""
    start = cluster_with().when(RecordOfficers(year="2027", chair=B), as_=OPERATOR).given_besides()
    cluster: Cluster = start.state
    assert cluster.holds(Seat(Office.CHAIR, A), "2026")
    assert cluster.holds(Seat(Office.CHAIR, B), "2027")
    assert not cluster.holds(Seat(Office.CHAIR, A), "2027")
    assert not cluster.holds(Seat(Office.CHAIR, B), "2026")


# O9

IN_PLACE = "vice_acts: true"


@pytest.mark.parametrize(
    ("lines", "vices", "ceased", "acting"),
    [
        (IN_PLACE, (U2,), (), (U1,)),
        (IN_PLACE, (U2,), (U1,), (U2,)),
        (IN_PLACE, (U2, U3), (U1,), (U2, U3)),
        (IN_PLACE, (U2, U3), (U1, U2), (U3,)),
        (IN_PLACE, (), (U1,), ()),
        ("vice_acts: false", (U2,), (U1,), ()),
        ("vices: 1", (U2,), (U1,), ()),
    ],
)
def test_o9_the_vice_acts_where_the_chairs_unit_has_ceased(
    lines: str, vices: Ids[UnitId], ceased: Ids[UnitId], acting: Ids[UnitId]
) -> None:
    """Provinces merged on 1 July 2025: the vice acts if the rulebook says so; of two vices
    nothing chooses silently."""
    officers = Officers(chair=U1, vice_chairs=vices)
    assert acting_chair(ruled(lines), officers, ALL - set(ceased)) == acting


def test_o9_a_chair_that_is_not_known_has_no_place_to_be_taken_but_by_the_vice() -> None:
    """Without a rulebook nobody acts for it."""
    assert acting_chair(None, Officers(), ALL) == ()
    assert acting_chair(ruled(IN_PLACE), Officers(vice_chairs=(U2,)), ALL) == (U2,)


# O10


@pytest.mark.parametrize(
    ("declined", "chair"),
    [((), U2), ((U2,), U3), ((U2, U3), U4), ((U2, U3, U4), U1), ((U1, U2, U3, U4), None)],
)
def test_o10_who_declines_is_followed_by_the_next_in_rotation(
    declined: Ids[UnitId], chair: UnitId | None
) -> None:
    """The rulebook lets a unit decline; then the next has its turn, until nobody is left."""
    rules = ruled(f"{ROTATION}, may_decline: true")
    assert rules.may_decline
    found = suggested_chair(rules, Officers(chair=U1), ALL, declined)
    assert (found.units[0] if found else None) == chair


def test_o10_a_vice_that_declines_is_not_suggested() -> None:
    """The custom goes on to the other vice."""
    officers = Officers(chair=U1, vice_chairs=(U2, U3))
    found = suggested_chair(ruled(f"{FOLLOWS}, may_decline: true"), officers, ALL, (U2,))
    assert found == Suggestion(units=(U3,), by=SuggestedBy.VICE)
    assert not ruled(FOLLOWS).may_decline
