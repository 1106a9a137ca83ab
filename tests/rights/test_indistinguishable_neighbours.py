"""What an officer of a unit next door cannot find out: not by looking back, not by what was told
when a deadline passed, not by the ranks that an own change had, not by a table brought to compare.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.rights.test_indistinguishable import REASON, _named
from tests.rights.worlds import YEAR, Making, World, Worlds, typed_by_each, without_ids

SECRETARY = "secretary@an"
OFFICER = ("--as", "unit_officer@cat")
HEAD = ("--as", "unit_head@cat")
REVIEWER = ("--as", "reviewer@so")
FORMER = ("--as", "secretary@dong")


def _adjusted(world: World, unit: str, now: str, *, at: str = "2026-11-26T09:00") -> World:
    fields = {"unit": unit, "column": "settled", "cells": [{"criterion": "1", "now": now}]}
    return world.act(at, SECRETARY, "adjust_scores", **fields, reason=REASON)


def _reduced(secret: bool) -> World:
    """Whether Bình's 59 came of a reduction, after Cát's own sheet had been changed."""
    world = World().scored("an", "57").scored("binh", "59" if secret else "55")
    world.scored("cat", "50").sent("an", "binh", "cat")
    _adjusted(world, "cat", "58", at="2026-11-24T09:00")
    if secret:
        _adjusted(world, "binh", "55")
    return world.ends()


def _extended(secret: bool) -> World:
    """Whether Đông was given more time; nobody had sent but An when the deadline passed."""
    world = World().scored("an", "58").sent("an")
    if secret:
        until = {"code": "scoring", "unit": "dong", "until": "2026-12-25", "reason": "Bão lũ"}
        world.act("2026-11-22T09:00", SECRETARY, "extend_deadline", **until)
    return world.ends()


def _checked(secret: bool) -> World:
    """By how much those who checked Bình's sheet went under what it came to in the end."""
    world = World().scored("an", "58").scored("binh", "60").scored("cat", "50")
    world.sent("an", "binh", "cat")
    fields: dict[str, Any] = {"column": "verified", "how": "team", "units": ["binh"]}
    fields |= {"team": "Tổ thẩm định", "checkers": ["an", "dong"]}
    world.act("2026-11-22T09:00", SECRETARY, "assign_checks", **fields)
    cells = [{"criterion": "1", "now": "51" if secret else "44"}]
    entered = {"unit": "binh", "column": "verified", "cells": cells, "reason": REASON}
    world.act("2026-11-23T09:00", "unit_officer@dong", "enter_scores", **entered)
    return _adjusted(world, "binh", "50").ends()


def _shared_out(secret: bool) -> World:
    """For what Bình has its 90, and whether a part of it is a bonus."""
    world = World().scored("an", "58").scored("cat", "50")
    cells = [{"criterion": "1", "now": "50" if secret else "55"}]
    cells += [{"criterion": "2", "now": "37" if secret else "35"}]
    bonus = {"criterion": "1", "part": "bonus", "now": "3", "justification": "Bằng khen"}
    fields = {"unit": "binh", "column": "self", "cells": [*cells, bonus] if secret else cells}
    world.act("2026-11-20T09:00", "unit_officer@binh", "enter_scores", **fields)
    return world.sent("an", "binh", "cat").settled("an", "binh").ends()


def _returned(secret: bool) -> World:
    """Whether Bình's sheet was sent back to be completed, and why."""
    world = World().scored("an", "58").scored("binh", "60").scored("cat", "50")
    world.sent("an", "binh", "cat")
    if secret:
        asked = {"cells": [{"criterion": "1", "reason": "Bổ sung"}], "reason": REASON}
        fields = {"unit": "binh", "until": "2026-12-25", **asked}
        world.act("2026-11-25T09:00", SECRETARY, "return_sheet", **fields)
    return world.ends()


def _marked(secret: bool) -> World:
    """Whether a criterion was said not to apply to Đông, which has sent nothing."""
    world = World().scored("an", "58").sent("an")
    if secret:
        fields = {"unit": "dong", "criterion": "2", "mark": "not_applied", "reason": REASON}
        world.act("2026-11-25T09:00", SECRETARY, "mark_criterion", **fields)
    return world.ends()


def _excused(secret: bool) -> World:
    """Whether Đông was excused from a report, and why."""
    world = World().scored("an", "58").sent("an")
    report = {"report": "q", "name": "Báo cáo quý", "period": "year", "due": "2026-12-10"}
    world.act("2026-11-22T09:00", SECRETARY, "require_report", **report)
    if secret:
        fields = {"report": "q", "units": ["dong"], "reason": "Bão lũ"}
        world.act("2026-11-23T09:00", SECRETARY, "excuse_report", **fields)
    return world.ends()


BEFORE, AFTER = ("--as-of", "2026-11-25T09:30"), ("--as-of", "2026-12-01")
LOG, STATUS, OUTCOME, CALENDAR = ((word, YEAR) for word in ("log", "status", "outcome", "calendar"))
SCORES, ACTS, DUTIES = (("audit", word, YEAR) for word in ("scores", "acts", "duties"))
ALL = (LOG, STATUS, OUTCOME, CALENDAR, SCORES, ACTS, DUTIES, ("inbox",), ("do", YEAR))
OF_BINH = (
    *(("explain", YEAR, "binh"), ("history", YEAR, "binh", "1"), ("status", "binh")),
    *((*SCORES, "--unit", "binh"), (*DUTIES, "--unit", "binh"), ("outcome", "binh")),
    *(("log", "binh"), ("explain", YEAR, "binh", "--csv", "-"), ("explain", YEAR, "cat")),
)
#: Acts on the sheet of a neighbour, which are refused without a word of what stands in it.
REFUSED = (
    *(("submit_sheet",), ("settle_sheet",), ("explain_adjustment", "explanation=Thử")),
    *(("mark_not_sent", "reason=Thử"), ("claim_sent", "of=sheet"), ("excuse_unit", "reason=Thử")),
    ("return_sheet", "until=2026-12-28", "reason=Thử"),
    ("extend_deadline", "code=scoring", "until=2026-12-30", "reason=Thử"),
    ("enter_scores", "column=verified", "1=30"),
    ("adjust_scores", "column=settled", "1=30", "reason=Thử"),
    ("answer_explanation", "accepted=true", "reason=Thử"),
)


def _acts(unit: str) -> tuple[tuple[str, ...], ...]:
    return tuple(("do", YEAR, act, f"unit={unit}", *said, "--dry-run") for act, *said in REFUSED)


ASKED: tuple[tuple[Making, tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]], ...] = (
    (_reduced, (OFFICER, REVIEWER), ((*OUTCOME, *BEFORE), (*STATUS, *BEFORE))),
    (_reduced, (OFFICER,), tuple(("explain", YEAR, unit, *BEFORE) for unit in ("binh", "cat"))),
    (_reduced, (OFFICER,), ((*SCORES, "--unit", "cat"), ("history", YEAR, "cat", "1"))),
    (
        _reduced,
        (OFFICER,),
        (("explain", YEAR, "binh", "--effective", "2026-11-25"), *_acts("binh")),
    ),
    (_extended, (OFFICER, HEAD), (*ALL, (*LOG[:1], "dong"), (*CALENDAR, *AFTER))),
    (_extended, (OFFICER,), _acts("dong")),
    (_extended, (FORMER, REVIEWER), (STATUS, OUTCOME, CALENDAR)),
    (_checked, (OFFICER, HEAD), (*ALL[:7], *OF_BINH)),
    (_shared_out, (OFFICER,), (*ALL[:7], *OF_BINH)),
    (_returned, (OFFICER,), (*ALL, *OF_BINH, *_acts("binh"))),
    (_excused, (OFFICER, REVIEWER), (STATUS, CALENDAR, ("status", "dong"), (*STATUS, *AFTER))),
    (_excused, (OFFICER,), (LOG, ACTS, ("do", YEAR), ("inbox",))),
    (_marked, (OFFICER,), (*ALL, ("explain", YEAR, "dong"), *_acts("dong"))),
)
PAIRS = typed_by_each(ASKED)


@pytest.mark.parametrize(("making", "words"), PAIRS, ids=_named)
def test_indistinguishable_to_a_neighbour(
    making: Making, words: tuple[str, ...], served: Worlds
) -> None:
    """Now and looking back, pages, letters, logs and refusals say the same whichever it is."""
    one, other = served(making, True), served(making, False)
    form = () if "--csv" in words else ("--json",)
    assert without_ids(one(*words, *form)) == without_ids(other(*words, *form))
    assert without_ids(one(*words)) == without_ids(other(*words))


@pytest.mark.parametrize("seat", [OFFICER, FORMER], ids=["officer", "former"])
@pytest.mark.parametrize("column", ["self", "verified", "settled"])
def test_indistinguishable_by_a_table_brought(
    column: str,
    seat: tuple[str, ...],
    tmp_path: Path,
    served: Worlds,
) -> None:
    """Whoever brings a table to compare reads beside it only what they read anyway."""
    made = served(_checked, False)("sheets", "make", YEAR, "--column", column, "--out", tmp_path)
    assert made.code == 0, made.err
    [table] = tmp_path.iterdir()
    words: tuple[str | Path, ...] = (
        "sheets",
        "read",
        YEAR,
        "--table",
        table,
        "--column",
        column,
        *seat,
    )
    found = [without_ids(served(_checked, secret)(*words, "--json")) for secret in (True, False)]
    assert found[0] == found[1]


OPEN: tuple[tuple[Making, tuple[str, ...]], ...] = (
    (_reduced, (*OUTCOME, *BEFORE, "--as", SECRETARY)),
    (_extended, (*LOG, "--as", "unit_officer@dong")),
    (_checked, (*LOG, "--as", "unit_officer@binh")),
    (_shared_out, ("explain", YEAR, "binh", "--as", SECRETARY)),
    (_returned, (*LOG, "--as", "unit_officer@binh")),
    (_marked, (*LOG, "--as", "auditor@so")),
    (_excused, (*STATUS, "--as", "unit_officer@dong")),
)


@pytest.mark.parametrize(("making", "words"), OPEN, ids=_named)
def test_what_is_open_is_told_next_door(
    making: Making, words: tuple[str, ...], served: Worlds
) -> None:
    """The two worlds are two: whoever may read the secret reads it."""
    assert without_ids(served(making, True)(*words)) != without_ids(served(making, False)(*words))
