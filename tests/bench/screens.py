"""``python -m tests.bench.screens [--tiny]``: the pages of the browser over a country, one by one.

Each is asked as the secretary of a cluster, by a unit's officer where it is the unit's own, and
the first page also by who looks at every cluster from outside.
"""

import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.pairs import say
from tests.bench.server import QUICK, SCORED, TINY, Place, built, percentiles

if TYPE_CHECKING:
    from tests.web.house import House, Visitor

#: What a page needs to be asked for anything.
_ASKED = {
    "explanation": {"unit": "so-0-3"},
    "history": {"unit": "so-0-3", "criterion": "1"},
    "difference": {"from": "@10"},
    "score_log": {"unit": "so-0-3"},
}


def measure_screens(place: Place, house: "House") -> Iterator[tuple[str, float, float]]:
    """By page: the median and the 95th percentile, in milliseconds of a processor."""
    secretary = house.signed_in("secretary@so-0-0")
    unit = f"so-0-{SCORED + 1}"
    officer, outside = house.signed_in(f"unit_officer@{unit}"), house.signed_in("operator")
    for who, visitor, address, asked in _pages(place, secretary, officer, outside, unit):
        status = visitor.get(address, **asked).status_code
        assert status in {200, 404}, (address, status)
        if status == 200:
            ask = partial(visitor.get, address, **asked)
            yield f"{who} {address}", *percentiles(ask, place.size.asked)


def _pages(
    place: Place, secretary: "Visitor", officer: "Visitor", outside: "Visitor", unit: str
) -> Iterator[tuple[str, "Visitor", str, dict[str, str]]]:
    from adapters.web.year.screens import SCREENS  # noqa: PLC0415  # after the set-up

    over, runs = f"/cum-0/{place.year - 1}", f"/cum-0/{place.year}"
    yield "secretary", secretary, "/", {}
    yield "officer", officer, "/", {}
    yield "operator", outside, "/", {}
    yield "operator", outside, f"{runs}/", {}
    for screen in SCREENS:
        tail = f"{screen.place}/" if screen.place else ""
        yield "secretary", secretary, f"{over}/{tail}", _ASKED.get(screen.name, {})
    for tail in ("", "thong-nhat/", f"thong-nhat/{unit}/", "lam/extend_deadline/"):
        yield "secretary", secretary, f"{runs}/{tail}", {}
    for tail in ("", f"bang-cham/{unit}/", f"bang-cham/{unit}/xem-lai/", "lam/enter_scores/"):
        yield "officer", officer, f"{runs}/{tail}", {}


def main() -> None:
    """Every page, those of most work last."""
    with built(TINY if "--tiny" in sys.argv else QUICK) as place:
        # The tables of accounts are known once Django is set up.
        from adapters.bootstrap import open_engine  # noqa: PLC0415
        from adapters.web.served import serve_engine  # noqa: PLC0415
        from tests.web.house import House  # noqa: PLC0415

        with open_engine(place.url) as opened:
            serve_engine(opened)
            found = list(measure_screens(place, House(opened)))
        for name, half, most in sorted(found, key=lambda one: one[2]):
            say(f"  {name:52} p50 {half:6.1f} ms, p95 {most:6.1f} ms of a processor")


if __name__ == "__main__":
    main()
