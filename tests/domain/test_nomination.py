"""Nominating before a vote: who nominated whom, who declined, the nominees that were fixed."""

from domain.cycle.guard import Phase
from domain.cycle.votes.candidacy import BarUnit
from domain.cycle.votes.nomination import (
    DeclineNomination,
    FixNominees,
    Nominate,
    Nominated,
    NominationDeclined,
    NomineesFixed,
)
from domain.cycle.votes.opening import BallotOpened, OpenBallot
from domain.reckoning.choice import Ground
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Method
from tests.factories import (
    DOCUMENT,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    B,
    C,
    D,
    E,
    after,
    cycle_in,
    hidden,
    officer,
    told_in,
)
from tests.spec import Given

HERE = cycle_in(Phase.VOTING)
OF_B = (Nominate(selection="co", nominees=(B, C), unit=B), officer(B))
OF_D = (Nominate(selection="co", nominees=(C, D), unit=D), officer(D))
NAMED = after(HERE, OF_B, OF_D)
FIX = FixNominees(selection="co")
FIXED = after(NAMED, (FIX, VICE))


def ballot(start: Given, nominees: Ids[UnitId] = ()) -> BallotOpened:
    """A ballot on the flag as it is opened."""
    asked = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=nominees)
    body = start.when(asked, as_=SECRETARY).done.events[0].body
    assert isinstance(body, BallotOpened)
    return body


def test_units_nominate_and_it_is_on_record_who_did() -> None:
    """A unit nominates itself and others; the sitting as a whole does through the chair."""
    HERE.when(OF_B[0], as_=OF_B[1]).then(
        Nominated(selection="co", nominees=(B, C), unit=B, document=None)
    )
    whole = Nominate(selection="co", nominees=(E,), document=PAPER)
    HERE.when(whole, as_=SECRETARY).then(
        Nominated(selection="co", nominees=(E,), unit=None, document=DOCUMENT)
    )
    assert dict(NAMED.state.nominations.of("co").named) == {B: (B,), C: (B, D), D: (D,)}


def test_nobody_nominates_in_another_units_name() -> None:
    """An officer nominates for the own unit only, and not for the sitting."""
    HERE.when(OF_B[0], as_=officer(C)).then_refused("not_your_unit")
    whole = Nominate(selection="co", nominees=(E,))
    HERE.when(whole, as_=officer(E)).then_refused("not_your_unit")


def test_a_nomination_names_members_once() -> None:
    """Members only, at least one, and a unit nominates the same unit once."""
    for nominees, code in (((), "field_missing"), ((OUTSIDE,), "not_member")):
        wrong = Nominate(selection="co", nominees=nominees, unit=B)
        HERE.when(wrong, as_=officer(B)).then_refused(code)
    again = Nominate(selection="co", nominees=(C,), unit=B)
    NAMED.when(again, as_=officer(B)).then_refused("already_done", unit=C)


def test_a_ranking_takes_no_nominations() -> None:
    """Where the adopted table chooses, nobody stands; a selection that is decided is over."""
    by_rank = Nominate(selection="bk", nominees=(C,), unit=B)
    HERE.when(by_rank, as_=officer(B)).then_refused("selection_kind", selection="bk")
    unknown = Nominate(selection="bkk", nominees=(C,), unit=B)
    HERE.when(unknown, as_=officer(B)).then_refused("selection_unknown", nearest="bk")
    over = Nominate(selection="co", nominees=(C,), unit=B)
    cycle_in(Phase.CHAIR_HANDOVER).when(over, as_=officer(B)).then_refused("selection_decided")


def test_a_unit_may_decline() -> None:
    """With a reason or without; it stands no more and is not nominated again."""
    decline = DeclineNomination(selection="co", unit=C, reason="Nhường đơn vị bạn", document=PAPER)
    NAMED.when(decline, as_=officer(C)).then(
        NominationDeclined(
            selection="co", unit=C, reason=hidden("Nhường đơn vị bạn"), document=DOCUMENT
        )
    )
    left = after(NAMED, (DeclineNomination(selection="co", unit=C), officer(C)))
    left.when(FIX, as_=VICE).then(NomineesFixed(selection="co", nominees=(B, D), document=None))
    named = Nominate(selection="co", nominees=(C,), unit=E)
    left.when(named, as_=officer(E)).then_refused("nomination_declined", unit=C)
    fixed = FixNominees(selection="co", nominees=(B, C))
    left.when(fixed, as_=VICE).then_refused("nomination_declined", unit=C)


def test_a_unit_declines_for_itself_only() -> None:
    """Another unit cannot; nor who was not nominated, nor twice."""
    decline = DeclineNomination(selection="co", unit=C)
    NAMED.when(decline, as_=officer(B)).then_refused("not_your_unit", own=B)
    stranger = DeclineNomination(selection="co", unit=E)
    NAMED.when(stranger, as_=officer(E)).then_refused("not_nominated", unit=E)
    twice = after(NAMED, (decline, officer(C)))
    twice.when(decline, as_=officer(C)).then_refused("already_done", unit=C)


def test_nobody_declines_while_being_voted_on() -> None:
    """The ballot is closed or withdrawn first."""
    opened = after(
        FIXED,
        (OpenBallot(ballot="1", selection="co", method=Method.OPEN), SECRETARY),
    )
    decline = DeclineNomination(selection="co", unit=C)
    opened.when(decline, as_=officer(C)).then_refused("selection_on_ballot")


def test_the_nominees_are_fixed() -> None:
    """All who stand, or those named of them; the later list replaces the earlier."""
    NAMED.when(FIX, as_=VICE).then(NomineesFixed(selection="co", nominees=(B, C, D), document=None))
    fewer = FixNominees(selection="co", nominees=(C, B), document=PAPER)
    FIXED.when(fewer, as_=VICE).then(
        NomineesFixed(selection="co", nominees=(C, B), document=DOCUMENT)
    )
    FIXED.when(FIX, as_=VICE).then_refused("already_done")
    HERE.when(FIX, as_=VICE).then_refused("nobody_nominated", selection="co")
    stranger = FixNominees(selection="co", nominees=(B, E))
    NAMED.when(stranger, as_=VICE).then_refused("not_nominated", unit=E)


def test_nobody_is_fixed_who_cannot_be_chosen() -> None:
    """Once the table is adopted, who is barred is refused with the ground."""
    barred = after(NAMED, (BarUnit(unit=C, reason="Đang thanh tra"), SECRETARY))
    barred.when(FIX, as_=VICE).then_refused("nominee_ineligible", unit=C, ground=Ground.BARRED)
    before = after(cycle_in(Phase.SUMMARY_CONFERENCE), OF_B, OF_D)
    early = after(before, (BarUnit(unit=C, reason="Đang thanh tra"), SECRETARY))
    after(early, (FIX, VICE))


def test_a_ballot_has_the_fixed_nominees() -> None:
    """None named: those who were fixed and may still be chosen; others are refused."""
    assert ballot(FIXED).nominees == (B, C, D)
    assert ballot(FIXED, (C,)).nominees == (C,)
    barred = after(FIXED, (BarUnit(unit=C, reason="Đang thanh tra"), SECRETARY))
    assert ballot(barred).nominees == (B, D)
    stranger = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(B, E))
    FIXED.when(stranger, as_=SECRETARY).then_refused("nominees_fixed", units=(B, C, D))


def test_who_declines_is_fixed_no_more() -> None:
    """The list shrinks by whoever declines after it was fixed."""
    left = after(FIXED, (DeclineNomination(selection="co", unit=C), officer(C)))
    assert ballot(left).nominees == (B, D)


def test_a_source_may_tell_nominations_of_the_past() -> None:
    """Who nominated is left out where the source does not say."""
    told = Nominate(selection="co", nominees=(C,))
    told_in(Phase.SUMMARY_CONFERENCE).when(told, as_=OPERATOR).then(
        Nominated(selection="co", nominees=(C,), unit=None, document=None)
    )
