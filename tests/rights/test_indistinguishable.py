"""What is closed to somebody leaves no trace in anything they read: two worlds that differ by a
secret alone answer alike, but for ids."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.rights.worlds import YEAR, Making, World, Worlds, typed_by_each, without_ids

REASON = "Thiếu minh chứng"


def _draft(secret: bool) -> World:
    """What Đông has filled in so far."""
    world = World().scored("an", "58").scored("binh", "60").sent("an", "binh")
    return world.scored("dong", "57" if secret else "12").ends()


def _drafting(secret: bool) -> World:
    """Whether Đông has filled in anything."""
    world = World().scored("an", "58").scored("binh", "60").sent("an", "binh")
    return (world.scored("dong", "57") if secret else world).ends()


def _reduced(secret: bool) -> World:
    """Whether Bình's 59 is its own, or came of a reduction with a reason that it explained."""
    world = World().scored("an", "58").scored("binh", "60" if secret else "59")
    world.scored("cat", "50").sent("an", "binh", "cat")
    if secret:
        cells = [{"criterion": "1", "now": "59"}]
        fields = {"unit": "binh", "column": "settled", "cells": cells, "reason": REASON}
        world.act("2026-11-26T09:00", "secretary@an", "adjust_scores", **fields)
        said = {"unit": "binh", "explanation": "Đã có văn bản"}
        world.act("2026-11-26T10:00", "unit_officer@binh", "explain_adjustment", **said)
    return world.ends()


def _extended(secret: bool) -> World:
    """Whether Đông was given more time, and why."""
    world = World().scored("an", "58").sent("an")
    if secret:
        until = {"code": "scoring", "unit": "dong", "until": "2026-12-25", "reason": "Bão lũ"}
        world.act("2026-11-22T09:00", "secretary@an", "extend_deadline", **until)
    return world.ends()


def _claimed(secret: bool) -> World:
    """Whether Đông stated that it had sent a paper."""
    world = World().scored("an", "58").sent("an")
    if secret:
        paper = {"unit": "dong", "of": "sheet", "document": {"kind": "Công văn", "number": "9/CV"}}
        world.act("2026-11-22T09:00", "unit_officer@dong", "claim_sent", **paper)
    return world.ends()


def _unsettled(secret: bool) -> World:
    """What Bình came to, where members see others once they are settled."""
    world = (
        World(see_others="once_settled").scored("an", "58").scored("binh", "60" if secret else "31")
    )
    return world.scored("cat", "50").sent("an", "binh", "cat").settled("an").ends()


def _relative(secret: bool) -> World:
    """What Bình came to, where the points of all depend on the best."""
    by_best = {"grading": {"how": "relative", "points": "60"}}
    criteria = [
        {"code": "1", "name": "Chuyên môn", "standard": by_best},
        {"code": "2", "name": "Báo cáo", "standard": {"max": "40"}},
    ]
    world = World(see_others="never", criteria=criteria).scored("an", "58")
    world.scored("binh", "60" if secret else "90").sent("an", "binh")
    return world.scored("cat", "120").ends()


def _never(secret: bool) -> World:
    """What Bình came to, in an adopted table that members never see."""
    world = World(see_others="never").scored("an", "58").scored("binh", "55" if secret else "31")
    world.scored("cat", "50").scored("dong", "41").sent("an", "binh", "cat", "dong")
    world.settled("an", "binh", "cat", "dong").sitting()
    return world.act("2026-12-15T09:00", "chair@an", "adopt_table").ends()


def _scorer(secret: bool) -> World:
    """Which of two units checked Bình's sheet, where members do not see the scorers."""
    world = World(see_scorers="never", adjuster_shown_as_team=False)
    world.scored("an", "58").scored("binh", "60").sent("an", "binh")
    fields: dict[str, Any] = {"column": "verified", "how": "team", "units": ["binh"]}
    fields["team"] = "Tổ thẩm định"
    world.act(
        *("2026-11-22T09:00", "secretary@an", "assign_checks"), **fields, checkers=["cat", "dong"]
    )
    cells = [{"criterion": "1", "now": "59"}]
    by = "unit_officer@cat" if secret else "unit_officer@dong"
    more = {"unit": "binh", "column": "verified", "cells": cells, "reason": REASON}
    return world.act("2026-11-23T09:00", by, "enter_scores", **more).ends()


def _closed_log(secret: bool) -> World:
    """What was launched, where members read no log before the adoption."""
    world = World(see_log="once_adopted").scored("an", "58").sent("an")
    cells = [{"criterion": "1", "now": "41" if secret else "42"}]
    fields = {"unit": "an", "column": "settled", "cells": cells, "reason": REASON}
    return world.act("2026-11-26T09:00", "vice_chair@binh", "adjust_scores", **fields).ends()


def _adopted(world: World) -> World:
    world.scored("an", "58").scored("binh", "55").scored("cat", "50").scored("dong", "41")
    world.sent("an", "binh", "cat", "dong").settled("an", "binh", "cat", "dong")
    return world.sitting()


def _vote(secret: bool) -> World:
    """Whom An voted for, on a ballot that is still open."""
    opens = {"ballot": "b1", "selection": "co", "method": "open", "nominees": ["an", "binh"]}
    world = _adopted(World()).act("2026-12-15T08:30", "chair@an", "open_ballot", **opens)
    choice = ["an"] if secret else ["binh"]
    fields = {"ballot": "b1", "unit": "an", "choices": choice}
    return world.act("2026-12-15T08:31", "unit_head@an", "cast_vote", **fields).ends()


def _count(secret: bool) -> World:
    """What the tellers have counted, before the ballot is closed."""
    opens = {"ballot": "b2", "selection": "kin", "method": "paper", "nominees": ["an", "binh"]}
    world = _adopted(World()).act("2026-12-15T08:30", "chair@an", "open_ballot", **opens)
    mine, theirs = (3, 1) if secret else (2, 2)
    votes = [
        {"unit": "an", "votes": mine, "against": 4 - mine, "no_opinion": 0},
        {"unit": "binh", "votes": theirs, "against": 4 - theirs, "no_opinion": 0},
    ]
    count = {"issued": 4, "returned": 4, "valid": 4, "invalid": 0, "votes": votes}
    fields = {"ballot": "b2", "count": count}
    return world.act("2026-12-15T08:40", "teller@cat", "record_count", **fields).ends()


def _elsewhere(secret: bool) -> World:
    """Whether there is another cluster, with a year of its own."""
    world = World().scored("an", "58").sent("an").ends()
    world.other = secret
    return world


OFFICER = ("--as", "unit_officer@cat")
BINH = ("--as", "unit_officer@binh")
CHAIR = ("--as", "secretary@an")
BOTH = ("--as", "secretary@an", "--as", "unit_officer@an")
VICE = ("--as", "vice_chair@binh")
AUDITOR = ("--as", "auditor@so")
REVIEWER = ("--as", "reviewer@so")
TELLER = ("--as", "teller@dong")
OPERATOR: tuple[str, ...] = ()

STATUS, OUTCOME, LOG = (("status", YEAR), ("outcome", YEAR), ("log", YEAR))
CALENDAR = ("calendar", YEAR)
SCORES, ACTS, DUTIES = (("audit", word, YEAR) for word in ("scores", "acts", "duties"))
#: Everything of a year that a member may ask without naming a unit.
PAGES = (STATUS, OUTCOME, LOG, CALENDAR, SCORES, ACTS, DUTIES)


def _of(unit: str) -> tuple[tuple[str, ...], ...]:
    """What is asked of one unit, on screen and in files."""
    return (
        ("explain", YEAR, unit),
        ("explain", YEAR, unit, "--csv", "-"),
        ("history", YEAR, unit, "1"),
        ("history", YEAR, unit, "1", "--csv", "-"),
        ("audit", "scores", YEAR, "--unit", unit),
        ("audit", "scores", YEAR, "--unit", unit, "--csv", "-"),
        ("audit", "duties", YEAR, "--unit", unit),
    )


#: The letter that Cát is reminded by.
REMINDER = ("notices", "preview", YEAR, "--deadline", "scoring", "--unit", "cat")
#: An act that would be refused, or would show what stands there.
TRIED = ("do", YEAR, "enter_scores", "unit=dong", "column=self", "1=30")
#: What the votes came to, before the ballot is closed in earnest.
CLOSING = ("do", YEAR, "close_ballot", "ballot=b1", "--dry-run")
#: The unit's own figures, guessed: one of them right.
GUESSED = ("do", YEAR, "enter_scores", "unit=dong", "column=self", "--for", "dong", "2=39", "1=57")
ON_OTHERS = (
    ("do", YEAR, "enter_scores", "unit=binh", "column=verified", "1=30"),
    ("do", YEAR, "enter_scores", "unit=binh", "column=self", "1=30"),
    ("do", YEAR, "adjust_scores", "unit=binh", "column=verified", "1=61", "reason=Thử"),
    ("do", YEAR, "adjust_scores", "unit=binh", "column=settled", "1=60", "reason=Thử"),
    ("do", YEAR, "settle_sheet", "unit=binh"),
    ("do", YEAR, "explain_adjustment", "unit=binh", "explanation=Thử"),
    ("do", YEAR, "correct_adopted_score", "unit=binh", "column=settled", "1=60", "reason=Thử"),
)
#: Acts on a year and a cluster of others: whatever would keep one from them, they are not there.
ON_THE_OTHER = (
    ("do", "khac/2026", "submit_sheet", "unit=xa"),
    ("do", "khac/2026", "settle_sheet", "unit=cat"),
    (
        "do",
        "khac/2026",
        "mark_criterion",
        "unit=cat",
        "criterion=9",
        "mark=not_applied",
        "reason=x",
    ),
    ("do", "khac/2026", "advance_phase"),
    ("do", "khac", "open_cycle", "year=2027"),
)
ADJUST = ("do", YEAR, "adjust_scores", "unit=dong", "column=settled", "1=30", "reason=Thử")


#: A secret, who must not learn of it, and what they ask.
ASKED: tuple[tuple[Making, tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]], ...] = (
    (_draft, (OPERATOR, CHAIR, AUDITOR), (OUTCOME, LOG, *_of("dong")[::2])),
    (_draft, (OFFICER, BOTH, VICE, REVIEWER), (STATUS, OUTCOME, ("explain", YEAR, "dong"))),
    (_draft, (CHAIR,), (("whatif", YEAR, "--set", "an.1.settled=50"), CALENDAR, DUTIES)),
    (
        _draft,
        (CHAIR, AUDITOR),
        (("diff", YEAR, "--from", "2026-03-01"), ("sheets", "status", YEAR)),
    ),
    (_draft, (CHAIR,), ((*TRIED, "--for", "dong", "--dry-run"), (*ADJUST, "--dry-run"))),
    (_draft, (CHAIR,), (("do", YEAR, "submit_sheet", "unit=dong", "--for", "dong", "--dry-run"),)),
    (_draft, (CHAIR,), ((*GUESSED, "--dry-run"), (*GUESSED[:-2], "1=57", "--dry-run"))),
    (_drafting, (OFFICER,), (*PAGES, *_of("dong"), ("do", YEAR), ("inbox", YEAR))),
    (_drafting, (OFFICER,), ((*TRIED, "--dry-run"), (*ADJUST, "--dry-run"))),
    (_drafting, (REVIEWER,), (STATUS, OUTCOME, CALENDAR, ("explain", YEAR, "dong"))),
    (_reduced, (OFFICER,), (*PAGES, *_of("binh"))),
    (_reduced, (OFFICER,), (("outcome", YEAR, "--as-of", "2026-12-01"), ("explain", YEAR, "cat"))),
    (_reduced, (REVIEWER,), (STATUS, OUTCOME, ("explain", YEAR, "binh"))),
    (_extended, (BINH,), (*PAGES, ("inbox", YEAR), ("do", YEAR), ("permissions", YEAR))),
    (_extended, (OFFICER,), (("inbox", YEAR),)),
    (_extended, (CHAIR,), (REMINDER,)),
    (_reduced, (OFFICER,), (("inbox", YEAR), ("do", YEAR), ("sheets", "status", YEAR))),
    (_claimed, (BINH,), PAGES),
    (_unsettled, (OFFICER,), (*PAGES, *_of("binh"), *_of("cat")[:2])),
    (_unsettled, (OFFICER,), tuple((*act, "--dry-run") for act in ON_OTHERS)),
    (_relative, (("--as", "unit_officer@an"),), (OUTCOME, *_of("binh")[:3])),
    (_relative, (OFFICER,), (("do", YEAR, "submit_sheet", "unit=cat", "--dry-run"),)),
    (_never, (OFFICER,), (STATUS, OUTCOME, LOG, *_of("binh"), ("explain", YEAR, "cat"))),
    (_scorer, (BINH,), (LOG, SCORES, DUTIES, *_of("binh")[:3])),
    (_closed_log, (OFFICER,), (LOG, ACTS, STATUS)),
    (_vote, (OPERATOR, CHAIR, BOTH, OFFICER, AUDITOR), (STATUS, OUTCOME, LOG)),
    (_vote, (CHAIR, ("--as", "chair@an"), VICE), (CLOSING,)),
    (_vote, (CHAIR,), (ACTS, ("replay", YEAR), ("diff", YEAR, "--from", "2026-12-15"))),
    (_count, (OPERATOR, CHAIR, BOTH, TELLER, AUDITOR), (STATUS, OUTCOME, LOG)),
    (
        _elsewhere,
        (OFFICER, BOTH),
        (
            *(("status",), ("status", "khac/2026"), ("status", "khac"), ("outcome", "khac/2026")),
            *(("log", "khac"), ("log", "kha/2026"), ("calendar", "khac/2026")),
            *(("explain", "khac/2026", "an"), ("audit", "scores", "khac/2026")),
            *((*act, "--dry-run") for act in ON_THE_OTHER),
        ),
    ),
)
PAIRS = typed_by_each(ASKED)


def _named(value: Any) -> str:
    return value.__name__.strip("_") if callable(value) else " ".join(value)


@pytest.mark.parametrize(("making", "words"), PAIRS, ids=_named)
def test_indistinguishable(making: Making, words: tuple[str, ...], worlds: Worlds) -> None:
    """Pages, files, counts and errors say the same whichever the secret is; and as JSON."""
    one, other = worlds(making, True), worlds(making, False)
    assert without_ids(one(*words)) == without_ids(other(*words))
    if "--csv" not in words:
        assert without_ids(one(*words, "--json")) == without_ids(other(*words, "--json"))


@pytest.mark.parametrize("column", [(), ("--column", "self")], ids=["sheets", "table"])
@pytest.mark.parametrize("seat", [OPERATOR, CHAIR], ids=["operator", "chair"])
def test_indistinguishable_in_workbooks(
    seat: tuple[str, ...],
    column: tuple[str, ...],
    tmp_path: Path,
    worlds: Worlds,
) -> None:
    """An export holds nothing of another's draft."""
    found = []
    for secret in (True, False):
        out = tmp_path / str(secret)
        answer = worlds(_draft, secret)("sheets", "make", YEAR, *column, "--out", out, *seat)
        assert answer.code == 0, answer.err
        found.append({path.name: _cells(path) for path in sorted(out.iterdir())})
    assert found[0] == found[1]
    assert found[0]


def _cells(path: Path) -> dict[str, bytes]:
    """What stands in a workbook, without when it was written."""
    with ZipFile(path) as book:
        names = [name for name in book.namelist() if name != "docProps/core.xml"]
        return {name: book.read(name) for name in names}


#: Of each secret, somebody to whom it is open, and where they read it.
OPEN: tuple[tuple[Making, tuple[str, ...]], ...] = (
    (_draft, ("explain", YEAR, "dong", "--as", "unit_officer@dong")),
    (_drafting, ("log", YEAR, *CHAIR)),
    (_reduced, ("history", YEAR, "binh", "1", *BINH)),
    (_extended, ("status", YEAR, "--as", "unit_officer@dong")),
    (_claimed, ("status", YEAR, *CHAIR)),
    (_unsettled, ("outcome", YEAR, *CHAIR)),
    (_relative, ("outcome", YEAR, *AUDITOR)),
    (_never, ("outcome", YEAR, *CHAIR)),
    (_scorer, ("log", YEAR, *AUDITOR)),
    (_closed_log, ("log", YEAR, *CHAIR)),
    (_vote, ("log", YEAR, "--as", "unit_head@an")),
    (_count, ("log", YEAR, "--as", "teller@cat")),
    (_elsewhere, ("status", "khac/2026", *AUDITOR)),
)


@pytest.mark.parametrize(("making", "words"), OPEN, ids=_named)
def test_what_is_open_is_told(making: Making, words: tuple[str, ...], worlds: Worlds) -> None:
    """The two worlds are two: whoever may read the secret reads it."""
    one, other = worlds(making, True), worlds(making, False)
    assert without_ids(one(*words)) != without_ids(other(*words))


def test_there_are_pairs_enough() -> None:
    """Every secret is asked for, and no fewer than forty times in all."""
    assert {making for making, _ in PAIRS} == {making for making, _ in OPEN}
    assert len(PAIRS) >= 40
