"""No page is made and nothing is exported without its row in the table of reads."""

import ast
from collections.abc import Iterator
from pathlib import Path

from workflows.reads import Read

CLI = Path(__file__).parents[2] / "adapters" / "cli"
#: The commands that open the database as the operator, and why nobody else asks them.
AS_OPERATOR = {
    "backfill": "tells a past year, an act",
    "celery": "duties",
    "checkpoint": "signs for the whole system: the operator alone",
    "contacts": "puts down and erases addresses, acts",
    "decide": "records a decision in several years, acts, each in its office",
    "do": "gives acts, each in its office; the list of acts is shown to its seats",
    "erase": "an act",
    "inbox": "opening is an act of the seat; its office is asked first",
    "key": "the system's own key: the operator alone",
    "open": "serves the pages, each of which has its row",
    "notices_acts": "sends again, takes back, holds: acts",
    "account": "who may sign in at the server: the operator alone",
    "person": "answers what a person asks, erases: the operator alone",
    "play": "tells a scenario, acts",
    "rebuild": "makes read models anew",
    "rulebook_source": "looks up the units of a file",
    "serve": "duties",
    "sheets": "reads sheets into acts, each in its office",
    "start": "begins a year, acts",
}


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def named(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def test_whoever_opens_the_database_says_what_is_read() -> None:
    """But for acts and duties; whatever is added there stands in the list with its reason."""
    opening = {
        path.stem
        for path in CLI.glob("*.py")
        if any(named(call) in {"opened", "open_engine"} for call in calls(path))
    }
    assert opening - {"databases", "demo", "init", "worker"} == set(AS_OPERATOR)


def test_every_read_is_asked_somewhere() -> None:
    """A row that nothing asks would be a right to nothing."""
    asked = {
        node.attr
        for path in CLI.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Read"
    }
    assert asked == {read.name for read in Read}


def test_every_reading_command_takes_offices() -> None:
    """Where the database is opened for a read, ``--as`` is an option of the command."""
    for path in CLI.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            within = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
            if node.name != "opened_to" and any(named(one) == "opened_to" for one in within):
                assert "seats" in {one.arg for one in node.args.args}, (path.name, node.name)
