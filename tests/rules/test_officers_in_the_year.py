"""Officers in their year: rules O1 and O6 to O10, by the acts of a year, over two years."""

import pytest
from msgspec.structs import replace

from domain.clusters.acting import ActInPlace, EndActingInPlace
from domain.clusters.naming import (
    DeclineOffice,
    OfficeDeclined,
    OfficersRecognised,
    RecogniseOfficers,
    RecordOfficers,
)
from domain.clusters.offices import Officers
from domain.clusters.roster import RemoveMember, ReplaceMember
from domain.clusters.terms import InPlace, OfficeStanding, Stands
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.documents import CompleteDocument
from domain.cycle.formal import CancelCycle
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import AdoptMinutes, CloseCycle, NameNextOfficers
from domain.cycle.phases.handing_over import AcceptHandover, ListHandover, TickHandover
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.summary_conference import CloseSitting
from domain.notices import Topic
from domain.record.record import Office, Seat, UnitId, unit_stream
from domain.rulebook.officers import Acts, Found, OfficerRules, Succession, SuggestedBy
from domain.rulebook.rulebook import Rulebook
from domain.units.lineage import MergeUnit
from domain.values.paper import Paper
from tests.factories import (
    CHAIR,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    moment,
    officer,
)
from tests.years import HOME, Years, year
from workflows.lifecycle import lacking
from workflows.standing import standings

DECISION = Paper(kind="Quyết định", number="12/QĐ-UBND", date="2026-01-05")
NAME = NameNextOfficers(year="2027", chair=B, vice_chairs=(C,), awaiting_decision=True)
#: The chair of 2027 and its secretary.
NEXT_CHAIR, NEXT_SECRETARY = Seat(Office.CHAIR, B), Seat(Office.SECRETARY, B)
N, NEXT = year("2026"), year("2027")


def ruled(**said: object) -> Rulebook:
    """A rulebook that says that of officers."""
    return replace(RULEBOOK, officers=OfficerRules(**said))  # type: ignore[arg-type]


def sitting(**said: object) -> Years:
    """The sitting that closes 2026; without words, with a rulebook silent on officers."""
    return Years().sitting(ruled(**said) if said else RULEBOOK)


def planned(years: Years, label: str, seat: Seat) -> Years:
    """The plan of a year is made by whoever sits there, and issued."""
    stream = year(label)
    years.do(stream, SetRulebook(rulebook=RULEBOOK), seat)
    for phase, month in ((Phase.REGISTRATION, "03"), (Phase.SCORING, "11")):
        years.do(stream, SetDeadline(code=phase, until=f"{label}-{month}"), seat)
    return years.do(stream, IssuePlan(document=PAPER), seat)


def lacks(years: Years, label: str = "2026") -> dict[str, object]:
    """What still keeps a year from being closed."""
    cycle = years.cycle(label)
    return dict(lacking(cycle.leave_conditions(Phase.CHAIR_HANDOVER), cycle))


# O1


def test_o1_who_is_recognised_may_be_another_than_was_elected() -> None:
    """B was elected; the decision names D, and both are kept, side by side, in every trail."""
    years = sitting().do(N, NAME, SECRETARY).opened("2027")
    recognise = RecogniseOfficers(year="2027", chair=D, document=DECISION)
    years.do(HOME, recognise, NEXT_SECRETARY)
    body = years.last(HOME).body
    assert isinstance(body, OfficersRecognised)
    elected, decided = Officers(chair=B, vice_chairs=(C,)), Officers(chair=D, vice_chairs=(C,))
    assert (body.officers, body.instead_of) == (decided, elected)
    for offices in (
        years.cluster.offices_of("2027"),
        years.cycle("2027").offices,
        years.cycle("2026").handover.offices,
    ):
        assert [term.officers for term in offices.terms] == [elected, decided]
        assert offices.term().stands is Stands.RECOGNISED
        assert offices.term().instead_of == elected


def test_o1_a_decision_that_names_who_was_elected_has_no_remark() -> None:
    """The vices that the decision does not speak of stay; once recognised, not again."""
    years = sitting().do(N, NAME, SECRETARY)
    recognise = RecogniseOfficers(year="2027", chair=B, document=DECISION)
    years.do(HOME, recognise, OPERATOR)
    term = years.cluster.offices_of("2027").term()
    assert term.officers == Officers(chair=B, vice_chairs=(C,))
    assert (term.stands, term.instead_of) == (Stands.RECOGNISED, None)
    assert years.refused(HOME, recognise, OPERATOR)["code"] == "already_done"


def test_o1_either_years_chair_records_the_decision() -> None:
    """It comes to the outgoing chair or to the incoming one; a unit elsewhere records nothing."""
    recognise = RecogniseOfficers(year="2027", chair=B, document=DECISION)
    for seat in (CHAIR, SECRETARY, NEXT_CHAIR, OPERATOR):
        sitting().do(N, NAME, SECRETARY).do(HOME, recognise, seat)
    years = sitting().do(N, NAME, SECRETARY)
    third = Seat(Office.SECRETARY, D)
    assert years.refused(HOME, recognise, third)["code"] == "office_not_held"


def test_o1_a_decision_is_not_put_aside_by_a_conference() -> None:
    """Recognised before the sitting names anybody: another chair is refused, the same is kept."""
    years = sitting()
    years.do(HOME, RecogniseOfficers(year="2027", chair=D, document=DECISION), OPERATOR)
    refused = years.refused(N, NAME, SECRETARY)
    assert (refused["code"], refused["unit"]) == ("officers_conflict", D)
    assert "next_officers_known" not in lacks(years)


def test_o1_another_decision_needs_a_reason() -> None:
    """Two chairs of one cycle year: refused, unless it is said why the first is replaced."""
    years = sitting().do(HOME, RecogniseOfficers(year="2027", chair=D, document=DECISION))
    other = RecogniseOfficers(year="2027", chair=C, document=DECISION, since="2027-06-01")
    assert years.refused(HOME, other)["code"] == "officers_conflict"
    years.do(HOME, replace(other, reason="D xin thôi"))
    offices = years.cluster.offices_of("2027")
    assert offices.chair(moment("2027-03-01T08:00")) == D
    assert offices.chair(moment("2027-06-01T08:00")) == C


# O6

FLAG, SEAL = "Cờ luân lưu", "Con dấu"
LIST = ListHandover(items=("Hồ sơ năm 2026", "Cờ luân lưu của Cụm", "Con dấu của Cụm"))


def listed() -> Years:
    """Two objects are to be handed over by name, and listed."""
    years = sitting(handover=(FLAG, SEAL)).do(N, NAME, SECRETARY)
    return years.do(N, LIST, SECRETARY)


def accepted(years: Years) -> Years:
    years.do(N, AcceptHandover(unit=A), SECRETARY)
    return years.do(N, AcceptHandover(unit=B), officer(B))


def test_o6_handover_is_accepted_when_every_object_is_ticked_off() -> None:
    """Both sides have accepted the list, and still the flag, then the seal, are lacking."""
    years = accepted(listed())
    assert lacks(years)["handover_accepted"] == {"objects": (FLAG, SEAL)}
    years.do(N, TickHandover(unit=B, objects=("cờ luân lưu",)), officer(B))
    assert lacks(years)["handover_accepted"] == {"objects": (SEAL,)}
    assert not years.cycle("2026").handover.accepted
    years.do(N, TickHandover(unit=A, objects=(SEAL,)), SECRETARY)
    assert years.cycle("2026").handover.accepted
    assert "handover_accepted" not in lacks(years)


def test_o6_whoever_did_not_do_the_last_act_is_told_of_the_handover() -> None:
    """The incoming side ticks off what was left: the outgoing chair and the others are told."""
    years = accepted(listed())
    told = [one.notice for one in years.store.leaving.values()]
    assert not [one for one in told if one.topic is Topic.HANDED_OVER]
    years.do(N, TickHandover(unit=B, objects=(FLAG, SEAL)), officer(B))
    told = [one.notice for one in years.store.leaving.values()]
    units = {one.to.unit for one in told if one.topic is Topic.HANDED_OVER}
    assert A in units
    assert B not in units


def test_o6_both_sides_accept_besides() -> None:
    """Every object is ticked off, and B has not accepted: B is lacking."""
    years = listed().do(N, TickHandover(unit=B, objects=(FLAG, SEAL)), officer(B))
    years.do(N, AcceptHandover(unit=A), SECRETARY)
    assert lacks(years)["handover_accepted"] == {"units": (B,)}


def test_o6_what_the_minutes_state_need_not_be_ticked_off() -> None:
    """The flag by name, or the handover as a whole."""
    years = accepted(listed()).do(N, TickHandover(unit=B, objects=(SEAL,)), officer(B))
    years.do(N, AdoptMinutes(document=PAPER, handed_over=(FLAG,)), SECRETARY)
    assert years.cycle("2026").handover.accepted
    whole = listed().do(N, AdoptMinutes(document=PAPER, state_handover=True), SECRETARY)
    assert whole.cycle("2026").handover.accepted


def test_o6_a_list_made_anew_is_ticked_off_anew() -> None:
    """Ticks and acceptances belong to the list that stood."""
    years = accepted(listed()).do(N, TickHandover(unit=B, objects=(FLAG, SEAL)), officer(B))
    years.do(N, LIST, SECRETARY)
    assert lacks(years)["handover_accepted"] == {"objects": (FLAG, SEAL), "units": (A, B)}


@pytest.mark.parametrize(
    ("unit", "objects", "seat", "code"),
    [
        (B, ("Cờ",), officer(B), "object_unknown"),
        (B, (), officer(B), "field_missing"),
        (C, (FLAG,), officer(C), "not_a_side"),
        (B, (FLAG,), officer(A), "not_your_unit"),
        (A, (FLAG,), VICE, "not_permitted"),
    ],
)
def test_o6_only_a_side_ticks_off_what_the_rulebook_names(
    unit: UnitId, objects: tuple[str, ...], seat: Seat, code: str
) -> None:
    """An object that is not named, nothing, a third unit, another's tick: refused."""
    assert listed().refused(N, TickHandover(unit=unit, objects=objects), seat)["code"] == code


def test_o6_nothing_is_ticked_off_twice_or_before_it_is_listed() -> None:
    """Nor named in the minutes, where the rulebook does not name it."""
    years = sitting(handover=(FLAG,)).do(N, NAME, SECRETARY)
    tick = TickHandover(unit=B, objects=(FLAG,))
    assert years.refused(N, tick, officer(B))["code"] == "handover_empty"
    minutes = AdoptMinutes(document=PAPER, handed_over=("Cặp tài liệu",))
    assert years.refused(N, minutes, SECRETARY)["code"] == "object_unknown"
    years.do(N, LIST, SECRETARY).do(N, tick, officer(B))
    assert years.refused(N, tick, officer(B))["code"] == "already_done"


# O7


def test_o7_the_plan_is_issued_by_a_chair_that_awaits_recognition() -> None:
    """Its acts before the decision show that it awaited it; those after, and others' acts, not."""
    years = sitting().do(N, NAME, SECRETARY).opened("2027")
    planned(years, "2027", NEXT_SECRETARY)
    register = RegisterTargets(unit=B, targets=("Hoàn thành",))
    years.do(NEXT, register, officer(B))
    years.do(HOME, RecogniseOfficers(year="2027", chair=B, document=DECISION), NEXT_CHAIR)
    years.do(NEXT, SetDeadline(code=Phase.VOTING, until="2028-01"), NEXT_SECRETARY)
    said = standings(years.events(NEXT))
    by_type = {event.header.type: said.get(event.version) for event in years.events(NEXT)}
    assert by_type["plan_issued"] is OfficeStanding.AWAITING
    assert by_type["targets_registered"] is None
    assert by_type["deadline_set"] is None  # the last one, after the decision
    assert standings(years.events(HOME))[years.last(HOME).version] is OfficeStanding.AWAITING


def test_o7_a_rulebook_may_have_the_chair_wait() -> None:
    """Until the decision comes, B does nothing as chair of 2027, and its unit's own business."""
    years = sitting(acts=Acts.ONCE_RECOGNISED).do(N, NAME, SECRETARY).opened("2027")
    refused = years.refused(NEXT, SetRulebook(rulebook=RULEBOOK), NEXT_SECRETARY)
    assert (refused["code"], refused["unit"]) == ("recognition_awaited", B)
    vice = Seat(Office.VICE_CHAIR, C)
    assert years.refused(HOME, RecordOfficers(year="2027", chair=C), vice)["code"] == (
        "not_permitted"
    )
    years.do(NEXT, RegisterTargets(unit=B, targets=("Hoàn thành",)), officer(B))
    years.do(HOME, RecogniseOfficers(year="2027", chair=B, document=DECISION), SECRETARY)
    planned(years, "2027", NEXT_SECRETARY)
    assert standings(years.events(NEXT)) == {}


# O8


def test_o8_each_years_chair_keeps_its_own_year() -> None:
    """A hands over and keeps the file of 2026 while B issues the plan of 2027 on the same day."""
    years = accepted(sitting().do(N, NAME, SECRETARY).do(N, LIST, SECRETARY))
    years.do(N, AdoptMinutes(document=PAPER), SECRETARY).opened("2027")
    planned(years, "2027", NEXT_SECRETARY)
    for stream, command, seat in (
        (N, CloseSitting(), NEXT_SECRETARY),
        (N, CloseCycle(), NEXT_CHAIR),
        (NEXT, SetDeadline(code=Phase.VOTING, until="2028-01"), SECRETARY),
        (NEXT, CancelCycle(reason="Thôi"), CHAIR),
    ):
        assert years.refused(stream, command, seat)["code"] == "office_not_held"
    years.do(N, CloseSitting(), SECRETARY).do(N, CloseCycle(), SECRETARY)
    minutes = next(e for e in years.events(N) if e.header.type == "minutes_adopted")
    number = CompleteDocument(event=minutes.version, signer="Thư ký")
    assert years.refused(N, number, NEXT_SECRETARY)["code"] == "office_not_held"
    years.do(N, number, SECRETARY)


def test_o8_two_chairs_of_one_cycle_year_are_refused() -> None:
    """Whoever records the second, and where: a cluster's record, or a vice made chair as well."""
    years = sitting().do(N, NAME, SECRETARY)
    second = RecordOfficers(year="2027", chair=D)
    for seat in (NEXT_SECRETARY, OPERATOR):
        refused = years.refused(HOME, second, seat)
        assert (refused["code"], refused["unit"]) == ("officers_conflict", B)
    twice = RecogniseOfficers(year="2027", chair=C, vice_chairs=(C,), document=DECISION)
    assert years.refused(HOME, twice)["code"] == "member_repeated"


def test_o8_officers_change_on_a_day_within_the_year() -> None:
    """Recorded in January for June: until then the one acts in the cycle, from then the other."""
    years = Years().opened()
    change = RecordOfficers(year="2026", chair=C, since="2026-06-01", reason="A xin thôi")
    years.do(HOME, change)
    due = SetDeadline(code=Phase.VOTING, until="2027-01")
    new = Seat(Office.SECRETARY, C)
    assert years.refused(N, due, new)["code"] == "office_not_held"
    years.do(N, due, SECRETARY).at("2026-06-01T08:00")
    assert years.refused(N, due, SECRETARY)["code"] == "office_not_held"
    years.do(N, due, new)


@pytest.mark.parametrize("who", ["record", "recognise"])
def test_o8_an_office_is_held_by_a_member_of_that_time(who: str) -> None:
    """A unit that was never a member, one that has left by then: refused; before it left, not."""
    command = {
        "record": RecordOfficers(year="2027", chair=E, since="2027-07-01"),
        "recognise": RecogniseOfficers(year="2027", chair=E, document=DECISION, since="2027-07-01"),
    }[who]
    years = Years().do(HOME, RemoveMember(unit=E, reason="Chuyển cụm", since="2027-03-01"))
    refused = years.refused(HOME, command)
    assert (refused["code"], refused["unit"]) == ("outside_roster", E)
    never = years.refused(HOME, replace(command, chair=OUTSIDE))
    assert never["code"] == "not_member"
    years.do(HOME, replace(command, since="2027-02-01"))


# O9

MERGE = MergeUnit(into=OUTSIDE, since="2026-07-01", reason="Sắp xếp đơn vị hành chính")
IN_PLACE = ActInPlace(
    year="2026", unit=B, ground=InPlace.CEASED, since="2026-07-01", reason="A đã sáp nhập"
)
#: B, where it acts in the place of A.
ACTING = Seat(Office.SECRETARY, B)


def ceased(**said: object) -> Years:
    """The chair's unit ceases on 1 July, in a year whose plan is issued."""
    years = Years().opened()
    rulebook = ruled(**{"vice_acts": True, **said})
    years.do(N, SetRulebook(rulebook=rulebook), SECRETARY)
    for phase in (Phase.REGISTRATION, Phase.SCORING):
        years.do(N, SetDeadline(code=phase, until="2026-12"), SECRETARY)
    years.do(N, IssuePlan(document=PAPER), SECRETARY).at("2026-07-01T08:00")
    return years.do(unit_stream(A), MERGE)


def test_o9_the_vice_acts_from_the_day_on_which_the_chairs_unit_ceases() -> None:
    """B takes the chair's office and says so; every act of it shows that it acts in the place."""
    years = ceased().do(HOME, IN_PLACE, VICE)
    assert years.cycle("2026").chair == B
    assert years.cycle("2026").officers.chair == A
    years.do(N, SignPledge(units=MEMBERS), ACTING)
    assert years.refused(N, SignPledge(units=MEMBERS), SECRETARY)["acting"] == B
    assert standings(years.events(N))[years.last(N).version] is OfficeStanding.IN_PLACE
    assert standings(years.events(HOME)) == {}


def test_o9_the_unit_may_then_leave_the_cluster() -> None:
    """Its office keeps it no longer; its successor takes its place among the members."""
    replaced = ReplaceMember(unit=A, by=(OUTSIDE,), reason="Kế thừa", since="2026-07-01")
    assert ceased().refused(HOME, replaced)["code"] == "office_held"
    years = ceased().do(HOME, IN_PLACE, VICE).do(HOME, replaced)
    assert A not in years.cluster.members


@pytest.mark.parametrize(
    ("change", "seat", "code"),
    [
        ({"unit": D}, OPERATOR, "may_not_act"),
        ({"unit": A}, OPERATOR, "may_not_act"),
        ({"unit": OUTSIDE}, OPERATOR, "not_member"),
        ({"since": "2026-06-30"}, VICE, "date_order"),
        ({"reason": " "}, VICE, "reason_blank"),
        ({"year": "2029"}, OPERATOR, "officers_missing"),
        ({"unit": C}, VICE, "not_your_unit"),
        ({}, officer(B), "not_permitted"),
    ],
)
def test_o9_only_who_may_act_does(change: dict[str, object], seat: Seat, code: str) -> None:
    """Not another member, not the chair itself, not before its unit has ceased."""
    assert ceased().refused(HOME, replace(IN_PLACE, **change), seat)["code"] == code


def test_o9_a_decision_lets_another_act() -> None:
    """Where the rulebook is silent, and of two vices, a decision says who."""
    other = replace(IN_PLACE, unit=D, document=DECISION)
    years = ceased().do(HOME, other)
    assert years.cycle("2026").chair == D
    silent = ceased(vice_acts=False)
    assert silent.refused(HOME, IN_PLACE, VICE)["code"] == "may_not_act"
    silent.do(HOME, replace(IN_PLACE, document=DECISION), VICE)
    two = ceased().do(HOME, RecordOfficers(year="2026", chair=A, vice_chairs=(B, C)))
    assert two.refused(HOME, IN_PLACE, VICE)["foreseen"] == tuple(sorted((B, C)))
    two.do(HOME, replace(IN_PLACE, document=DECISION), VICE)


def test_o9_a_chair_that_goes_on_has_not_ceased() -> None:
    """Its own trail says whether it has; where it cannot act for a while, that is another ground,
    and it takes its office back by itself."""
    years = Years().opened()
    years.do(N, SetRulebook(rulebook=ruled(vice_acts=True)), SECRETARY)
    assert years.refused(HOME, IN_PLACE, VICE)["code"] == "chair_goes_on"
    unable = replace(IN_PLACE, ground=InPlace.UNABLE, since="2026-01-05")
    years.do(HOME, unable, SECRETARY)
    again = years.refused(HOME, replace(unable, unit=C, document=DECISION))
    assert (again["code"], again["unit"]) == ("acting_stands", B)
    due = SetDeadline(code=Phase.VOTING, until="2027-01")
    assert years.refused(N, due, SECRETARY)["code"] == "office_not_held"
    end = EndActingInPlace(year="2026", reason="A làm được")
    years.do(HOME, end, CHAIR).do(N, due, SECRETARY)
    assert years.refused(HOME, end, CHAIR)["code"] == "nobody_acts"
    assert years.refused(N, due, ACTING)["code"] == "office_not_held"


def test_o9_acting_begins_and_ends_on_its_day() -> None:
    """Recorded in January from March until June: before and after, the chair acts itself."""
    years = Years().opened()
    years.do(N, SetRulebook(rulebook=ruled(vice_acts=True)), SECRETARY)
    unable = replace(IN_PLACE, ground=InPlace.UNABLE, since="2026-03-01")
    years.do(HOME, unable, SECRETARY)
    due = SetDeadline(code=Phase.VOTING, until="2027-01")
    years.do(N, due, SECRETARY).at("2026-03-01T08:00").do(N, due, ACTING)
    early = EndActingInPlace(year="2026", since="2026-02-01", reason="Nhầm")
    assert years.refused(HOME, early, CHAIR)["code"] == "date_order"
    years.do(HOME, EndActingInPlace(year="2026", since="2026-06-01", reason="Xong"), ACTING)
    years.do(N, due, ACTING).at("2026-06-01T08:00").do(N, due, SECRETARY)


def test_o9_a_new_chair_ends_the_acting() -> None:
    """There is one chair at a time: once C is recognised, B acts in nobody's place."""
    years = ceased().do(HOME, IN_PLACE, VICE)
    decision = RecogniseOfficers(
        year="2026", chair=C, vice_chairs=(B,), document=DECISION, since="2026-07-01"
    )
    years.do(HOME, decision, ACTING)
    assert years.cycle("2026").chair == C
    assert years.refused(N, SignPledge(units=MEMBERS), ACTING)["code"] == "office_not_held"
    years.do(N, SignPledge(units=MEMBERS), Seat(Office.SECRETARY, C))


def test_o9_the_acting_unit_hands_over() -> None:
    """The side that gives is whoever acts as chair."""
    years = sitting(vice_acts=True)
    years.do(HOME, replace(IN_PLACE, ground=InPlace.UNABLE, since="2026-01-05"), SECRETARY)
    years.do(N, replace(NAME, chair=D), ACTING).do(N, LIST, ACTING)
    assert years.refused(N, AcceptHandover(unit=A), officer(A))["code"] == "not_a_side"
    years.do(N, AcceptHandover(unit=B), ACTING).do(N, AcceptHandover(unit=D), officer(D))
    assert years.cycle("2026").handover.accepted


# O10

ROTATION: dict[str, object] = {
    "chair": Found.ROTATION,
    "order": (A, B, C, D, E),
    "may_decline": True,
}
DECLINE = DeclineOffice(unit=B, year="2027", reason="Đang sắp xếp tổ chức")


def test_o10_the_next_in_rotation_is_suggested() -> None:
    """B is next and declines: C is suggested, in the event and in what the sitting lacks."""
    years = sitting(**ROTATION)
    assert lacks(years)["next_officers_known"] == {"suggested": (B,), "by": SuggestedBy.ROTATION}
    years.do(HOME, DECLINE, officer(B))
    body = years.last(HOME).body
    assert isinstance(body, OfficeDeclined)
    assert (body.office, body.suggested, body.by) == (None, (C,), SuggestedBy.ROTATION)
    assert lacks(years)["next_officers_known"] == {"suggested": (C,), "by": SuggestedBy.ROTATION}
    years.do(HOME, replace(DECLINE, unit=C), officer(C))
    assert lacks(years)["next_officers_known"] == {"suggested": (D,), "by": SuggestedBy.ROTATION}


def test_o10_who_was_named_may_decline_as_well() -> None:
    """Then nobody is next year's chair any more, in the cluster, in its cycle, at the sitting."""
    years = sitting(**ROTATION).do(N, NAME, SECRETARY).opened("2027")
    years.do(HOME, DECLINE, SECRETARY, for_unit=B)
    body = years.last(HOME).body
    assert isinstance(body, OfficeDeclined)
    assert (body.office, body.suggested) == (Office.CHAIR, (C,))
    assert years.cluster.officers["2027"] == Officers(vice_chairs=(C,))
    assert years.cycle("2027").chair is None
    assert lacks(years)["next_officers_known"] == {"suggested": (C,), "by": SuggestedBy.ROTATION}
    years.do(N, replace(NAME, chair=D), SECRETARY)
    assert years.cycle("2027").chair == D
    assert years.cycle("2027").offices.declined == (B,)


def test_o10_a_vice_that_declines_leaves_the_chair_as_it_is() -> None:
    """The office of the vice is vacant; nobody is suggested as chair because of it."""
    years = sitting(vice_becomes_chair=Succession.SUGGESTED, may_decline=True)
    years.do(N, NAME, SECRETARY).do(HOME, replace(DECLINE, unit=C), officer(C))
    body = years.last(HOME).body
    assert isinstance(body, OfficeDeclined)
    assert (body.office, body.suggested) == (Office.VICE_CHAIR, ())
    assert years.cluster.officers["2027"] == Officers(chair=B)
    assert years.cycle("2026").handover.next_officers == Officers(chair=B)


def test_o10_a_unit_declines_once_for_itself_where_the_rulebook_lets_it() -> None:
    """Not where the rulebook speaks of officers and not of this, not twice, not for another."""
    held = sitting(chair=Found.ROTATION, order=(A, B)).refused(HOME, DECLINE, officer(B))
    assert (held["code"], held["kind"]) == ("not_foreseen", "decline")
    sitting().do(HOME, DECLINE, officer(B))
    years = sitting(**ROTATION)
    assert years.refused(HOME, DECLINE, officer(C))["code"] == "not_your_unit"
    assert years.refused(HOME, replace(DECLINE, reason=""), officer(B))["code"] == "reason_blank"
    years.do(HOME, DECLINE, officer(B))
    assert years.refused(HOME, DECLINE, officer(B))["code"] == "already_done"


def test_o10_who_is_named_after_declining_has_not_declined() -> None:
    """It has changed its mind."""
    years = sitting(**ROTATION).do(HOME, DECLINE, officer(B)).do(N, NAME, SECRETARY)
    assert years.cluster.offices_of("2027").declined == ()
