"""Codes that nobody gave and acts out of their turn are refused, in words; nothing breaks."""

import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin
from uuid import UUID

import msgspec
import pytest
from hypothesis import given as drawing
from hypothesis import settings
from hypothesis import strategies as st

from adapters.wording.messages import sentence
from domain.cycle.cycle import GUARD_TABLE
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import SheetSubmitted
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceSettled,
    SettleConsequence,
    WithdrawConsequence,
)
from domain.record.record import UnitId
from domain.rulebook.rulebook import Lapse
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import (
    CHAIR,
    OPERATOR,
    OUTSIDE,
    SECRETARY,
    VICE,
    B,
    C,
    D,
    P,
    cell,
    cycle_in,
    given,
    hidden,
    id_of,
    officer,
)
from tests.rules.sheets import book, scoring, sent
from tests.spec import Given

LATE = SheetSubmitted(unit=C, late=True, document=None, postmark=None, by=None)
RAISED = ConsequenceRaised(
    unit=D,
    lapse=Lapse.LATE_REPORT,
    code="quy-3",
    last_day=None,
    came=None,
    working_days=None,
    table="",
    deduct=P("1"),
    per_working_day=False,
    at_most=None,
    points=P("-1"),
    applied=False,
    per_day=False,
    days=None,
)


def late() -> Given:
    """C's sheet came late, and nothing follows; a deduction of D waits, with no report to it."""
    start = sent(scoring(book("standard: {max: '100'}")), D, cell("1", "90"))
    return given(start, LATE, RAISED)


def settled() -> Given:
    body = ConsequenceSettled(
        unit=D,
        lapse=Lapse.LATE_REPORT,
        code="quy-3",
        points=P("-1"),
        proposed=None,
        reason=None,
        document=None,
    )
    return given(late(), body)


def test_a_late_mark_without_a_deduction_is_not_settled_but_withdrawn() -> None:
    """Nothing follows from C's late sheet by the rulebook: there is nothing to settle, and the
    refusal says so; the mark itself can be withdrawn."""
    settle = SettleConsequence(unit=C, lapse=Lapse.LATE_SHEET)
    refused = late().when(settle, as_=SECRETARY)
    refused.then_refused("lapse_without_deduction", unit=C, lapse=Lapse.LATE_SHEET)
    assert isinstance(refused.outcome, Refusal)
    said = sentence(refused.outcome, "vi", Called())
    assert said.startswith("Bảng tiêu chí không trừ điểm cho việc này")
    withdraw = WithdrawConsequence(unit=C, lapse=Lapse.LATE_SHEET, reason="Có dấu bưu điện")
    assert not late().when(withdraw, as_=SECRETARY).given_besides().state.sheet(C).late


def test_what_was_withdrawn_is_not_said_to_be_settled() -> None:
    """The refusal names the act that was done: the withdrawal."""
    withdraw = WithdrawConsequence(unit=D, lapse=Lapse.LATE_REPORT, reason="Có dấu bưu điện")
    start = late().when(withdraw, as_=SECRETARY).given_besides()
    settle = SettleConsequence(unit=D, lapse=Lapse.LATE_REPORT)
    start.when(settle, as_=SECRETARY).then_refused("already_done", what="withdraw_consequence")


def test_another_deadline_than_that_of_the_lapse_is_named_with_those_known() -> None:
    """The code is of no lapse of the unit: the refusal says under which codes there is one."""
    settle = SettleConsequence(unit=D, lapse=Lapse.LATE_REPORT, code="quy-9")
    late().when(settle, as_=SECRETARY).then_refused("lapse_unknown", known=("quy-3",))


CODES = ("1", "self", "settled", "quy-3", "registration", "co", "khong-co", "")
SAID: dict[Any, st.SearchStrategy[Any]] = {
    UnitId: st.sampled_from((B, C, D, OUTSIDE)),
    Points: st.sampled_from((P("-1"), P("0"), P("3"), P("1000"))),
    str: st.sampled_from((*CODES, "2026-10-01", "2026-13-40")),
    int: st.sampled_from((-1, 0, 1, 3, 9999)),
    bool: st.booleans(),
    type(None): st.none(),
    UUID: st.just(id_of("nobody")),
    Private: st.just(hidden("Lý do")),
}


def odd(hint: Any) -> st.SearchStrategy[Any]:
    """Anything of a type, known to the year or not."""
    if hint in SAID:
        return SAID[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is typing.Annotated:
        return odd(args[0])
    if origin is typing.Union or origin is types.UnionType:
        return st.one_of(*(odd(one) for one in args if one is not msgspec.UnsetType))
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin is tuple and len(args) == 2 and args[1] is ...:
        return st.lists(odd(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(odd(one) for one in args))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = typing.get_type_hints(hint, include_extras=False)
        fields = {name: odd(hints[name]) for name in hint.__struct_fields__}
        return st.builds(hint, **fields)
    if isinstance(hint, type) and issubclass(hint, UUID):
        return SAID[UUID].map(hint)
    if origin in {dict, Mapping}:
        return st.dictionaries(odd(args[0]), odd(args[1]), max_size=1)
    raise LookupError(hint)


#: A rulebook is read from a file, which is a matter of its own.
COMMANDS = sorted(
    {row.command for row in GUARD_TABLE if "rulebook" not in row.command.__struct_fields__},
    key=lambda command: command.__name__,
)
SEATS = st.sampled_from((SECRETARY, CHAIR, VICE, OPERATOR, officer(C), officer(D)))
STATES: Mapping[str, Callable[[], Given]] = {
    "late": late,
    "settled": settled,
    "sitting": lambda: cycle_in(Phase.SUMMARY_CONFERENCE),
    "voting": lambda: cycle_in(Phase.VOTING),
}


@pytest.mark.parametrize("state", STATES)
@settings(max_examples=150, deadline=None)
@drawing(data=st.data())
def test_whatever_is_asked_for_is_done_or_refused(state: str, data: st.DataObject) -> None:
    """Any command of a year with any codes, units and words, from any seat: done, or a refusal
    with its sentence in both languages; never another exception."""
    command = data.draw(st.sampled_from(COMMANDS).flatmap(odd))
    outcome = STATES[state]().when(command, as_=data.draw(SEATS)).outcome
    if isinstance(outcome, Refusal):
        for lang in LANGS:
            check_wording(sentence(outcome, lang, Called()), lang)
