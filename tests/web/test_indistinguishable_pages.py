"""The two worlds of a secret in the browser: every page, every form and every look at what an act
would record say the same whichever the secret is."""

import re
from pathlib import Path
from typing import Any

import pytest

from adapters.web.year.screens import SCREENS
from domain.record.streams import COMMANDS
from tests.cli.typed import Answer
from tests.rights import test_indistinguishable as secrets
from tests.rights.worlds import YEAR, Making, Worlds, without_ids
from tests.web.house import Visitor
from tests.web.test_indistinguishable_http import (
    AT_A_DRAFT,
    ON_OTHERS,
    PAIRS,
    Asked,
    Seats,
    at_the_door,
)

#: The forms of commands are asked for in so many parts.
_PARTS = 8
UNITS = ("an", "binh", "cat", "dong")
#: What a page draws anew each time.
_DRAWN = re.compile(r'(csrfmiddlewaretoken|_id)" value="[^"]*"|nonce="[^"]*"|/tinh/[0-9a-f]+/')
#: Of each making, whoever the secret is closed to.
CLOSED = [
    (number, *pair)
    for number, pair in enumerate(
        {
            (making.__name__, seats): (making, seats)
            for making, seats, _ in PAIRS
            if making is not secrets._closed_log  # what was adjusted stands in the open table
        }.values()
    )
]


def _called(value: Any) -> str:
    if callable(value):
        return str(value.__name__).strip("_")
    return str(value) if isinstance(value, int) else "+".join(value)


def places() -> list[str]:
    """Every page of the year and of the start, with what it asks for."""
    asked = {"explanation": ["unit={unit}"], "history": ["unit={unit}&criterion=1"]}
    found = ["/"]
    for screen in SCREENS:
        where = f"/{YEAR}/{screen.place}/".replace("//", "/")
        for query in asked.get(screen.name, [""]):
            found += sorted({f"{where}?{query.format(unit=unit)}" for unit in UNITS})
    return [*found, f"/{YEAR}/so-sanh/?from=2026-03-01"]


def forms(number: int) -> list[str]:
    """The sheet of every unit, and of the commands' forms some: another part for each pair, so that
    all come."""
    some = sorted(COMMANDS)[number % _PARTS :: _PARTS]
    return [
        *(f"/{YEAR}/lam/{command}/" for command in some),
        *(f"/{YEAR}/bang-cham/{unit}/{more}" for unit in UNITS for more in ("", "xem-lai/")),
    ]


def said(answer: Any) -> tuple[object, ...]:
    """What is answered, without what is drawn anew."""
    assert answer.status_code < 500, answer.content
    if answer.headers["Content-Type"].startswith("text/html"):
        body = _DRAWN.sub("", answer.content.decode())
        return answer.status_code, without_ids(Answer(0, body, ""))[1]
    return (answer.status_code,)


def shown(visitor: Visitor, number: int) -> list[tuple[object, ...]]:
    return [(place, *said(visitor.get(place))) for place in (*places(), *forms(number))]


def looked_over(
    visitor: Visitor, acts: tuple[Asked, ...], seats: Seats
) -> list[tuple[object, ...]]:
    """What is said of acts before they are recorded."""
    found = []
    for where, fields in acts:
        target, _, command = where.rpartition("/")
        told = {"_step": "review", "_office": seats[0], "_for": fields.get("for", "")}
        for name, value in fields.items():
            if name == "cells":
                for cell in value:
                    was = f"{cell['was']}->" if "was" in cell else ""
                    told[cell["criterion"]] = f"{was}{cell['now']}"
            elif name != "for":
                told[name] = str(value)
        found.append((where, *said(visitor.client.post(f"/{target}/lam/{command}/", told))))
    return found


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("number", "making", "seats"), CLOSED, ids=_called)
def test_indistinguishable_in_the_browser(
    number: int, making: Making, seats: Seats, worlds: Worlds, tmp_path: Path
) -> None:
    """Pages, forms and looks ahead are the same whichever the secret is."""
    found = []
    for secret in (True, False):
        with at_the_door(worlds(making, secret).db, seats, tmp_path) as visitor:
            found.append(
                [*shown(visitor, number), *looked_over(visitor, AT_A_DRAFT + ON_OTHERS, seats)]
            )
    for one, other in zip(*found, strict=True):
        assert one == other
