"""Refusals: what a decision names, it refuses with; here those that no other test of acts meets."""

import pytest
from msgspec import structs

from domain.calendar import ConfirmYear
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import SetRulebook
from domain.cycle.votes.counting import RecordCount
from domain.cycle.year_work.dissent import ReferToAuthority
from domain.reckoning.ballot import Count, Void
from domain.record.record import CALENDAR
from domain.rulebook.due_rule import DueRule, Reading, RelativeDay, Side, WhenOff
from domain.rulebook.rulebook import Deadline, Rulebook
from domain.rulebook.selections import Base, Method, Threshold
from domain.values.refusal import Refusal, refusals_of, refuses
from tests.factories import OPERATOR, PAPER, RULEBOOK, SECRETARY, begun, cycle_in, given, teller
from tests.rules.house import sitting, year
from tests.rules.test_votes import TELLER, flag, for_, open_, with_tellers
from tests.rules.test_votes import A as ONE
from tests.rules.test_votes import B as TWO


def refused(code: str, **changed: object) -> None:
    """A rulebook that was changed so is not set."""
    rulebook: Rulebook = structs.replace(RULEBOOK, **changed)
    begun().when(SetRulebook(rulebook=rulebook), as_=SECRETARY).then_refused(code)


def due(**said: object) -> dict[str, object]:
    """One deadline with the code ``a``."""
    return {"deadlines": (Deadline(code="a", due=DueRule(words="x", **said)),)}  # type: ignore[arg-type]


def selecting(**changed: object) -> dict[str, object]:
    """The first selection, changed."""
    first, *others = RULEBOOK.selections
    return {"selections": (structs.replace(first, **changed), *others)}


def test_a_rulebook_rests_on_a_basis_that_it_names() -> None:
    """A criterion rests on a law of which the rulebook does not speak."""
    first, *others = RULEBOOK.criteria
    refused("basis_unknown", criteria=(structs.replace(first, basis=("luat-2022",)), *others))


def test_a_deadline_is_not_counted_from_itself() -> None:
    """Nor from an event that nobody knows."""
    itself = RelativeDay(event="a", side=Side.AFTER, days=2)
    refused("deadline_circular", **due(relative=itself))
    refused("deadline_event_unknown", **due(relative=structs.replace(itself, event="hoi-nghi")))


def test_the_day_of_a_deadline_can_come() -> None:
    """30 February does not; and a day that is counted strictly before is not put off."""
    refused("deadline_malformed", **due(day="30/2"))
    strict = {"reading": Reading.BEFORE_STRICT, "when_off": WhenOff.FORWARD}
    refused("deadline_contradiction", **due(day="25/3", **strict))


def test_a_selection_rests_on_others_of_the_rulebook() -> None:
    """Not on one that is not there, and not on itself."""
    own = RULEBOOK.selections[0].code
    refused("selection_reference", **selecting(not_with=("xx",)))
    refused("selection_circular", **selecting(not_with=(own,)))


def test_no_more_papers_are_spoilt_than_are_valid() -> None:
    """Where too many choices spoil the lines of a title, the papers themselves are valid."""
    more = "quota: 1, threshold: {share: 2/3, base: valid}"
    by_line = flag(more, "votes: {overfull: lines_invalid}")
    start = open_(with_tellers(sitting(year(by_line))), ONE, TWO, method=Method.PAPER)
    votes, void = (for_(ONE, 0), for_(TWO, 0)), (Void(papers=12),)
    count = Count(issued=12, returned=11, valid=11, invalid=0, votes=votes, void=void)
    record = RecordCount(ballot="1", count=count)
    start.when(record, as_=teller(TELLER)).then_refused("void_exceeds_valid", void=12, valid=11)


def test_a_share_is_at_most_the_whole() -> None:
    """Nobody can be asked for 120 percent of the votes."""
    share = Threshold(share="120%", base=Base.ALL)
    refused("share_above_whole", **selecting(threshold=share))


def test_a_selection_is_left_to_the_authority_where_it_is_made() -> None:
    """At the conference, and not while scores are entered."""
    left = ReferToAuthority(authority="Bộ", document=PAPER, selection=RULEBOOK.selections[0].code)
    cycle_in(Phase.SCORING).when(left, as_=SECRETARY).then_refused(
        "wrong_phase", command="refer_to_authority"
    )


def test_years_are_confirmed_in_their_order() -> None:
    """No year is passed over."""
    far = ConfirmYear(year=2099, reason="Đã có lịch")
    given(CALENDAR).when(far, as_=OPERATOR).then_refused("year_not_next", value=2099)


def test_a_phase_is_reopened_that_is_past() -> None:
    """Not the one in which the year stands."""
    again = ReopenPhase(phase=Phase.SCORING, reason="Bổ sung minh chứng")
    cycle_in(Phase.SCORING).when(again, as_=SECRETARY).then_refused("phase_not_earlier")


def test_what_stands_for_others_names_theirs() -> None:
    """A decision that asks a function names with it whatever that refuses."""

    @refuses("not_member", "own_sheet")
    def asked() -> None:
        raise Refusal("not_member")

    @refuses("field_missing", asked)
    def decided() -> None:
        asked()

    assert refusals_of(decided) == {"field_missing", "not_member", "own_sheet"}


def test_only_refusals_of_the_closed_list_are_named() -> None:
    """A word that no sentence goes with cannot be named; and who names nothing is not asked."""
    with pytest.raises(LookupError):
        refuses("no_such_code")  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        refusals_of(test_a_share_is_at_most_the_whole)
