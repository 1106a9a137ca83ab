"""Movements, the mid-year review and preparatory meetings."""

import pytest
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.year_work.meetings import (
    HoldPreparatoryMeeting,
    HoldReview,
    PreparatoryMeetingHeld,
    ReviewHeld,
)
from domain.cycle.year_work.movements import (
    LaunchMovement,
    MovementLaunched,
    MovementSummedUp,
    SumUpMovement,
)
from domain.values.when import When
from tests.factories import (
    DOCUMENT,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    A,
    C,
    after,
    begun,
    cycle_in,
    hidden,
    told_in,
)

HERE = cycle_in(Phase.SCORING)
LAUNCH = LaunchMovement(
    movement="90-ngay",
    name="90 ngày chuyển đổi số",
    since="2026-06",
    until="2026-08-31",
    document=PAPER,
)
SUM_UP = SumUpMovement(movement="90-ngay", findings="Đạt 9 chỉ tiêu", document=PAPER)
MEETING = HoldPreparatoryMeeting(
    date="2026-01-03", attending=(C, A), conclusions="Thống nhất bảng điểm", document=PAPER
)


def test_movement_is_launched_and_summed_up() -> None:
    """By its code, once each; what it came to is hidden text."""
    HERE.when(LAUNCH, as_=SECRETARY).then(
        MovementLaunched(
            movement="90-ngay",
            name="90 ngày chuyển đổi số",
            since=When.read("2026-06"),
            until=When.read("2026-08-31"),
            document=DOCUMENT,
        )
    )
    running = after(HERE, (LAUNCH, SECRETARY))
    running.when(SUM_UP, as_=SECRETARY).then(
        MovementSummedUp(movement="90-ngay", findings=hidden("Đạt 9 chỉ tiêu"), document=DOCUMENT)
    )
    running.when(LAUNCH, as_=SECRETARY).then_refused("already_done", what="launch_movement")
    done = after(running, (SUM_UP, SECRETARY))
    done.when(SUM_UP, as_=SECRETARY).then_refused("already_done", what="sum_up_movement")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"movement": " "}, "name_blank"),
        ({"name": ""}, "name_blank"),
        ({"until": "2026-05-31"}, "date_malformed"),
        ({"since": "hôm nay"}, "date_malformed"),
    ],
)
def test_movement_that_cannot_be_launched(changed: dict[str, object], code: str) -> None:
    """Without a code or name, ending before it begins, on no day."""
    HERE.when(replace(LAUNCH, **changed), as_=SECRETARY).then_refused(code)


def test_movement_is_known_by_its_code() -> None:
    """The nearest is named; the chair's office launches and sums up."""
    running = after(HERE, (LAUNCH, SECRETARY))
    running.when(replace(SUM_UP, movement="90-ngya"), as_=SECRETARY).then_refused(
        "code_unknown", kind="movement", nearest="90-ngay"
    )
    HERE.when(LAUNCH, as_=VICE).then_refused("not_permitted")


def test_review_is_held_in_the_year() -> None:
    """Date and findings; not before the plan is issued, nor at the conference."""
    review = HoldReview(date="2026-01-04", findings="Đạt một nửa", document=PAPER)
    HERE.when(review, as_=SECRETARY).then(
        ReviewHeld(date=When.read("2026-01-04"), findings=hidden("Đạt một nửa"), document=DOCUMENT)
    )
    begun().when(review, as_=SECRETARY).then_refused("wrong_phase")
    cycle_in(Phase.VOTING).when(review, as_=SECRETARY).then_refused("wrong_phase")


def test_preparatory_meeting_is_held_before_the_conference_and_beside_it() -> None:
    """Who came, as far as it is known, and the conclusions; scores change by other acts."""
    then = HERE.when(MEETING, as_=SECRETARY)
    then.then(
        PreparatoryMeetingHeld(
            date=When.read("2026-01-03"),
            attending=tuple(sorted((A, C))),
            conclusions=hidden("Thống nhất bảng điểm"),
            document=DOCUMENT,
        )
    )
    assert then.given_besides().state.scoring == HERE.state.scoring
    assert cycle_in(Phase.SUMMARY_CONFERENCE).when(MEETING, as_=SECRETARY).done.events
    HERE.when(replace(MEETING, attending=(OUTSIDE,)), as_=SECRETARY).then_refused("not_member")
    HERE.when(replace(MEETING, attending=(C, C)), as_=SECRETARY).then_refused("member_repeated")


def test_told_past_may_know_only_the_month() -> None:
    """A source that says "tháng 7" is kept so."""
    review = HoldReview(date="2021-07")
    then = told_in(Phase.SCORING).when(review, as_=SECRETARY)
    then.then(ReviewHeld(date=When.read("2021-07"), findings=None, document=None))
