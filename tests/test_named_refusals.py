"""Refusals are named: by every decision, for every command; and each that is named occurs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from domain.cycle.backfill import RecordFact
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.record import streams
from domain.record.order import Act
from domain.record.record import Body, Command
from domain.system import EraseContacts
from domain.units.unit import RegisterUnit
from domain.values.refusal import Refusal, refuses
from tests import named_refusals
from tests.factories import RULEBOOK, SECRETARY, VICE, begun
from tests.provoked import PROVOKED
from workflows.refusals import DOOR, decided, refusable

ROOT = Path(__file__).parent.parent
#: What the door says where moments are asked for, which no order does.
_OF_MOMENTS = {"event_unknown", "times_reversed"}


@pytest.mark.parametrize("command", streams.DECISIONS, ids=lambda command: command.__name__)
def test_every_decision_names_what_it_refuses(command: type[Command]) -> None:
    """Beside it, even where that is nothing."""
    assert isinstance(decided(command), frozenset)


def test_each_named_refusal_is_provoked() -> None:
    """The list of the tests that do so has what decisions name: no more, and no less."""
    assert set(PROVOKED) == set().union(*map(decided, streams.DECISIONS))


def test_the_tests_that_provoke_are_there() -> None:
    """Each is found under its name; what it is listed for, it is held to where it runs."""
    collect = ("-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider")
    found = subprocess.run(
        [sys.executable, *collect, *sorted(set(PROVOKED.values()))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]


@refuses("not_member")
def _not_as_named(_state: object, _command: Command, _act: Act) -> tuple[Body, ...]:
    raise Refusal("own_sheet")


def test_a_refusal_that_nobody_names_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test is about: a decision that refuses with another code is found."""
    command: type[Command] = SetRulebook
    monkeypatch.setitem(streams.DECISIONS, command, _not_as_named)
    with pytest.raises(AssertionError, match="SetRulebook does not name own_sheet"):
        begun().when(SetRulebook(rulebook=RULEBOOK), as_=SECRETARY)


def test_a_refusal_on_the_way_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the permission refuses is named by nobody, were it not by the permission."""
    set_rulebook = SetRulebook(rulebook=RULEBOOK)
    monkeypatch.setattr(named_refusals, "considered", lambda _: frozenset())
    with pytest.raises(AssertionError, match="SetRulebook is refused with not_permitted"):
        begun().when(set_rulebook, as_=VICE)
    monkeypatch.undo()
    begun().when(set_rulebook, as_=VICE).then_refused("not_permitted")


def test_every_module_asks() -> None:
    """No module of the product or the tests holds a ``consider`` that asks nothing."""
    holding = [
        name
        for name, module in sys.modules.items()
        if name.partition(".")[0] in {"adapters", "domain", "tests", "workers", "workflows"}
        and any(each is named_refusals.CONSIDER for each in vars(module).values())
    ]
    assert holding == ["tests.named_refusals"]


def test_the_door_names_what_it_refuses_while_it_reads() -> None:
    """Points and dates are read by the domain; everything else stands in the door's own room."""
    read = {
        node.args[0].value
        for path in (ROOT / "adapters" / "door").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refusal"
        and isinstance(node.args[0], ast.Constant)
    }
    assert read - _OF_MOMENTS == DOOR - {"points_ambiguous", "points_malformed"}


def test_a_form_lists_what_may_be_said_against_a_command() -> None:
    """What the command's row asks, and no more: of the phase only where it has one."""
    issue = refusable(IssuePlan)
    assert issue.act == tuple(sorted(decided(IssuePlan)))
    assert {"conditions_unmet", "cycle_cancelled", "wrong_phase"} <= set(issue.way)
    assert "backfill_only" not in issue.way
    assert "backfill_only" in refusable(RecordFact).way
    outside = refusable(RegisterUnit)
    assert "duplicate_unit" in outside.act
    assert not {"wrong_phase", "cycle_cancelled", "live_only", "not_your_unit"} & set(outside.way)
    assert refusable(EraseContacts).act == ()
