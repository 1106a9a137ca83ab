"""The acts of the samples of deadlines, and of what follows from a lapse."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from domain.calendar import YearConfirmed
from domain.cycle.deadlines.due import DayNote, Due, Move
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlineSet,
    DeadlinesMoved,
    DeadlinesReckoned,
    MovedBy,
    ReckonedDeadline,
)
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    ConsequenceWithdrawn,
    WithdrawalGround,
)
from domain.record.record import Body
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Lapse
from tests.golden.acts import AN_GIANG, BEN_TRE, DAY, DOCUMENT, LONG_AN, MONTH, REASON, P, due_told

#: 00:00 of 1 June 2021 in Vietnam.
JUNE: Final = 1_622_480_400_000_000
DUE: Final = Due(
    words="trước ngày 1/6",
    last_day=date(2021, 5, 31),
    before=JUNE,
    worded_day=date(2021, 5, 31),
    notes=(DayNote.MOVED_BACK, DayNote.MADE_UP_DAY),
    counts=DateCounted.POSTMARK,
    table="vn-0.109+1.3f2a9c",
)
NO_DAY: Final = replace(
    due_told(None, None), words="sẽ thông báo", notes=(DayNote.TO_BE_ANNOUNCED,), table="vn-0.109"
)
LATER: Final = replace(DUE, last_day=date(2021, 6, 1), before=JUNE + 86_400_000_000)

DEADLINES: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("deadline_set", 3): (
        DeadlineSet(code="quy-1", until=MONTH, due=DUE, document=DOCUMENT),
        DeadlineSet(code="voting", until=None, due=NO_DAY, document=None),
    ),
    ("deadlines_reckoned", 1): (
        DeadlinesReckoned(
            deadlines=(ReckonedDeadline(code="scoring", due=DUE),), dropped=("quy-1",)
        ),
        DeadlinesReckoned(deadlines=(ReckonedDeadline(code="voting", due=NO_DAY),), dropped=()),
    ),
    ("deadlines_moved", 1): (
        DeadlinesMoved(by=MovedBy.CALENDAR, moves=(Move(deadline="scoring", was=DUE, now=LATER),)),
        DeadlinesMoved(by=MovedBy.CONFERENCE, moves=(Move(deadline="gop-y", was=DUE, now=NO_DAY),)),
    ),
    ("deadline_extended", 2): (
        DeadlineExtended(
            code="scoring", unit=LONG_AN, until=DAY, due=LATER, reason=REASON, document=DOCUMENT
        ),
        DeadlineExtended(
            code="scoring", unit=None, until=DAY, due=LATER, reason=REASON, document=None
        ),
    ),
    ("deadline_passed", 1): (
        DeadlinePassed(
            code="registration",
            unit=LONG_AN,
            last_day=date(2021, 5, 31),
            before=JUNE,
            lacking=("register_targets", "sign_pledge"),
            units=(LONG_AN,),
        ),
        DeadlinePassed(
            code="registration",
            unit=None,
            last_day=date(2021, 5, 31),
            before=JUNE,
            lacking=("every_unit_registered",),
            units=(AN_GIANG, BEN_TRE),
        ),
    ),
    ("consequence_raised", 1): (
        ConsequenceRaised(
            unit=LONG_AN,
            lapse=Lapse.LATE_REGISTRATION,
            code="registration",
            last_day=date(2021, 5, 31),
            came=date(2021, 6, 4),
            working_days=4,
            table="vn-0.109",
            deduct=P("0.5"),
            per_working_day=True,
            at_most=P("3"),
            points=P("-2"),
            applied=False,
            per_day=False,
            days=None,
        ),
        ConsequenceRaised(
            unit=LONG_AN,
            lapse=Lapse.PLEDGE_NOT_SIGNED,
            code="pledge",
            last_day=None,
            came=None,
            working_days=None,
            table="vn-0.109",
            deduct=P("8"),
            per_working_day=False,
            at_most=None,
            points=None,
            applied=True,
            per_day=False,
            days=None,
        ),
    ),
    ("consequence_raised", 2): (
        ConsequenceRaised(
            unit=LONG_AN,
            lapse=Lapse.LATE_REPORT,
            code="quy-1",
            last_day=date(2021, 5, 31),
            came=date(2021, 6, 4),
            working_days=4,
            table="vn-0.109",
            deduct=P("0.25"),
            per_working_day=False,
            at_most=P("3"),
            points=P("-1"),
            applied=False,
            per_day=True,
            days=4,
        ),
        ConsequenceRaised(
            unit=LONG_AN,
            lapse=Lapse.PLEDGE_NOT_SIGNED,
            code="pledge",
            last_day=None,
            came=None,
            working_days=None,
            table="vn-0.109",
            deduct=P("8"),
            per_working_day=False,
            at_most=None,
            points=None,
            applied=True,
            per_day=False,
            days=None,
        ),
    ),
    ("consequence_reckoned", 1): (
        ConsequenceReckoned(
            unit=LONG_AN,
            lapse=Lapse.LATE_REGISTRATION,
            code="registration",
            came=date(2021, 6, 4),
            working_days=4,
            table="vn-0.109",
            points=P("-2"),
            days=None,
        ),
    ),
    ("consequence_reckoned", 2): (
        ConsequenceReckoned(
            unit=LONG_AN,
            lapse=Lapse.LATE_REPORT,
            code="quy-1",
            came=date(2021, 6, 4),
            working_days=4,
            table="vn-0.109",
            points=P("-1"),
            days=4,
        ),
    ),
    ("consequence_settled", 1): (
        ConsequenceSettled(
            unit=LONG_AN,
            lapse=Lapse.LATE_REGISTRATION,
            code="registration",
            points=P("-1"),
            proposed=P("-2"),
            reason=REASON,
            document=DOCUMENT,
        ),
        ConsequenceSettled(
            unit=LONG_AN,
            lapse=Lapse.LATE_SHEET,
            code="scoring",
            points=P("-2"),
            proposed=None,
            reason=None,
            document=None,
        ),
    ),
    ("consequence_settled", 2): (
        ConsequenceSettled(
            unit=LONG_AN,
            lapse=Lapse.LATE_REGISTRATION,
            code="registration",
            points=P("-1"),
            proposed=P("-2"),
            reason=REASON,
            document=DOCUMENT,
        ),
        ConsequenceSettled(
            unit=LONG_AN,
            lapse=Lapse.LATE_SHEET,
            code="scoring",
            points=P("-2"),
            proposed=None,
            reason=None,
            document=None,
        ),
    ),
    ("consequence_withdrawn", 1): (
        ConsequenceWithdrawn(
            unit=LONG_AN,
            lapse=Lapse.LATE_REGISTRATION,
            code="registration",
            ground=WithdrawalGround.PROOF,
            points=P("-0.5"),
            reason=REASON,
            document=DOCUMENT,
        ),
        ConsequenceWithdrawn(
            unit=LONG_AN,
            lapse=Lapse.LATE_REPORT,
            code="quy-1",
            ground=WithdrawalGround.IN_TIME,
            points=None,
            reason=None,
            document=None,
        ),
    ),
    ("year_confirmed", 1): (
        YearConfirmed(year=2027, table="vn-0.109", reason=REASON, document=DOCUMENT),
        YearConfirmed(year=2027, table="vn-0.109", reason=REASON, document=None),
    ),
}
