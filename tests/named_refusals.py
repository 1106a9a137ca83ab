"""In every test a refusal is one that is named for its command, and which there were is kept.

`tests/conftest.py` puts :func:`consider` and :func:`decide` in the place of the product's own, so
that whatever a test imports asks them.
"""

from typing import Any, Final

import workflows.consider
import workflows.handle
from domain.record import streams
from domain.record.order import Act, Considered, Context, Order
from domain.record.record import Body, Command
from domain.values.refusal import Code, Refusal
from workflows.refusals import considered, decided

#: Those without questions.
CONSIDER: Final = workflows.consider.consider
_DECIDE: Final = streams.decide
#: The codes with which decisions refused since the test began.
provoked: Final[set[Code]] = set()


def consider(state: object, version: int, order: Order, context: Context) -> Considered:
    """As ``workflows.consider.consider``. Fails where a refusal has a code that nobody named."""
    try:
        return CONSIDER(state, version, order, context)
    except Refusal as refusal:
        _check(refusal.code, type(order.command))
        raise


def decide(state: object, command: Command, act: Act) -> tuple[Body, ...]:
    """As ``domain.record.streams.decide``. Fails where a decision refuses what it does not name."""
    try:
        return _DECIDE(state, command, act)
    except Refusal as refusal:
        _check_own(refusal.code, type(command))
        provoked.add(refusal.code)
        raise


def _check(code: Code, command: type[Command]) -> None:
    known = command in streams.DECISIONS
    named = decided(command) | considered(command) if known else {"unknown_command"}
    assert code in named, f"{command.__name__} is refused with {code}, which nobody names for it"


def _check_own(code: Code, command: type[Command]) -> None:
    assert code in decided(command), f"the decision on {command.__name__} does not name {code}"


def hold() -> None:
    """Put both in the place of the product's own, before anything else imports them."""
    modules: tuple[Any, ...] = (workflows.consider, workflows.handle)
    for module in modules:
        module.consider = consider
    streams.decide = decide
