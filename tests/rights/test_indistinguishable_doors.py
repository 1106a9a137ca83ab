"""The doors beside the pages: workbooks, letters, English, the seats of tellers and of a body that
scores from outside, and what a neighbour had or was let off."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

import pytest

from adapters.spreadsheets.read import bytes_of, sheets_of
from tests.cli.typed import Answer, Desk
from tests.rights import test_indistinguishable as pages
from tests.rights import test_indistinguishable_neighbours as neighbours
from tests.rights.test_indistinguishable import (
    ACTS,
    AUDITOR,
    BINH,
    BOTH,
    CHAIR,
    DUTIES,
    LOG,
    OFFICER,
    OPERATOR,
    OUTCOME,
    REASON,
    REVIEWER,
    SCORES,
    STATUS,
    TELLER,
    VICE,
    _named,
)
from tests.rights.worlds import (
    RULEBOOK,
    YEAR,
    Making,
    World,
    Worlds,
    typed_by_each,
    without_ids,
)

SECRETARY = "secretary@an"
HEAD = ("--as", "unit_head@cat")
SCORER = ("--as", "scorer@so")
Seat = tuple[str, ...]


def _marked_as_sent(secret: bool) -> World:
    """Whether Bình's 60 leaves out a criterion that was not for it, or has 0 there."""
    cells = [{"criterion": "1", "now": "60"}, {"criterion": "2", "now": "0"}]
    entered = {"unit": "binh", "column": "self", "cells": cells}
    world = World().scored("an", "58").scored("cat", "50")
    world.act("2026-11-20T09:00", "unit_officer@binh", "enter_scores", **entered)
    world.sent("an", "binh", "cat")
    if secret:
        mark = {"unit": "binh", "criterion": "2", "mark": "not_applied", "reason": REASON}
        world.act("2026-11-25T09:00", SECRETARY, "mark_criterion", **mark)
    return world.ends()


def _let_off(secret: bool) -> World:
    """Whether Đông's late report was held against it until it showed why, or never."""
    world = World().scored("an", "58").sent("an")
    report = {"report": "q", "name": "Báo cáo quý", "period": "year", "due": "2026-11-24"}
    world.act("2026-11-20T09:30", SECRETARY, "require_report", **report)
    if not secret:
        excused = {"report": "q", "units": ["dong"], "reason": "Bão lũ"}
        world.act("2026-11-23T10:00", SECRETARY, "excuse_report", **excused)
    came = {"report": "q", "unit": "dong"}
    world.act("2026-11-26T09:00", "unit_officer@dong", "record_report_received", **came)
    if secret:
        taken = {"unit": "dong", "lapse": "late_report", "code": "q", "reason": "Bão lũ"}
        world.act("2026-11-27T09:00", SECRETARY, "withdraw_consequence", **taken)
    return world.ends()


def _complained(secret: bool) -> World:
    """Whether Đông complained of its score, and was answered."""
    world = World().scored("an", "58").scored("dong", "40").sent("an", "dong")
    if secret:
        filed = {"unit": "dong", "against": "score", "item": "1", "text": "Chưa đúng"}
        world.act("2026-11-25T09:00", "unit_officer@dong", "file_complaint", **filed)
    return world.ends()


def _complained_to_its_checker(secret: bool) -> World:
    """The same, where Cát checks Đông's sheet."""
    world = World().scored("an", "58").scored("dong", "40").sent("an", "dong")
    shared = {"column": "verified", "how": "pairs", "units": ["cat", "dong"]}
    world.act("2026-11-22T09:00", SECRETARY, "assign_checks", **shared)
    if secret:
        filed = {"unit": "dong", "against": "score", "item": "1", "text": "Chưa đúng"}
        world.act("2026-11-25T09:00", "unit_officer@dong", "file_complaint", **filed)
    return world.ends()


def _taken_back(secret: bool) -> World:
    """Whether Đông complained and thought better of it."""
    world = _complained(secret)
    if secret:
        # the sixteenth event is the complaint
        back = {"unit": "dong", "complaint": 16, "reason": "Đã làm rõ"}
        world.act("2026-12-21T09:00", "unit_officer@dong", "withdraw_complaint", **back)
    return world.act(
        *("2026-12-22T09:00", SECRETARY, "launch_movement"), movement="q", name="Phong trào hai"
    )


def _given(secret: bool) -> World:
    """What Đông has filled in so far, where a body outside scores a criterion alone."""
    criteria = [dict(one) for one in RULEBOOK["criteria"]]
    criteria.append(
        {"code": "3", "name": "Cải cách", "standard": {"max": "10"}}
        | {"scored_by": {"outside": ["Sở"]}}
    )
    world = World(criteria=criteria, base="110").scored("an", "58").sent("an")
    world.scored("dong", "57" if secret else "12")
    named = {"body": "Sở", "unit": "so", "document": {"kind": "Công văn", "number": "1/CV"}}
    return world.act("2026-11-22T09:00", SECRETARY, "name_scorer", **named).ends()


PAGES = (STATUS, OUTCOME, LOG, ("calendar", YEAR), SCORES, ACTS, DUTIES)
CONCERNS = ("audit", "concerns", YEAR)
OF_DONG = (("explain", YEAR, "dong"), ("history", YEAR, "dong", "1"))
TRIED = ("do", YEAR, "settle_sheet", "unit=dong", "--dry-run")
COUNTED = ("do", YEAR, "record_count", "ballot=b2", "--dry-run")
ASKED: tuple[tuple[Making, Iterable[Seat], Iterable[Seat]], ...] = (
    (_marked_as_sent, (OFFICER,), (*PAGES, ("explain", YEAR, "binh"), ("explain", YEAR, "cat"))),
    (_marked_as_sent, (REVIEWER, TELLER), (STATUS, OUTCOME)),
    (_let_off, (OFFICER,), (*PAGES, ("inbox", YEAR), ("do", YEAR), ("status", "dong"))),
    (_let_off, (REVIEWER, TELLER), (STATUS, OUTCOME, ("calendar", YEAR))),
    (_complained, (OFFICER, REVIEWER, TELLER), (STATUS, OUTCOME, ("calendar", YEAR))),
    (_complained, (OFFICER,), (LOG, ACTS, ("do", YEAR), ("inbox", YEAR), *OF_DONG)),
    (_complained_to_its_checker, (OFFICER,), (STATUS, LOG, ACTS, ("do", YEAR), ("calendar", YEAR))),
    (_taken_back, (OFFICER,), (STATUS, LOG, ACTS, ("do", YEAR), ("inbox", YEAR))),
    (_given, (SCORER,), (("sheets", "status", YEAR), STATUS, LOG, *OF_DONG, TRIED)),
    (_given, (AUDITOR, CHAIR), (OUTCOME, CONCERNS, *OF_DONG)),
    (pages._draft, (TELLER, SCORER, HEAD), (STATUS, LOG, *OF_DONG, TRIED)),
    (pages._extended, (TELLER,), (STATUS, LOG, ("calendar", YEAR))),
    (pages._unsettled, (TELLER, HEAD), (OUTCOME, LOG, SCORES)),
    (pages._count, (OFFICER, HEAD, VICE, REVIEWER), (STATUS, OUTCOME, COUNTED)),
    (pages._count, (OFFICER, VICE), (LOG, ACTS)),
    (pages._count, (CHAIR, AUDITOR), (CONCERNS, ("replay", YEAR))),
)
PAIRS = typed_by_each(ASKED)


@pytest.mark.parametrize(("making", "words"), PAIRS, ids=_named)
def test_indistinguishable_at_every_door(
    making: Making, words: tuple[str, ...], served: Worlds
) -> None:
    """In English, and for programs, the two worlds answer alike."""
    for form in (("--lang", "en"), ("--json",)):
        found = [without_ids(served(making, secret)(*words, *form)) for secret in (True, False)]
        assert found[0] == found[1]


ROWS: tuple[tuple[Making, Seat, tuple[Seat, ...]], ...] = (
    (pages._draft, AUDITOR, (("explain", YEAR, "dong"), ("history", YEAR, "dong", "1"), SCORES)),
    (pages._draft, CHAIR, (DUTIES, CONCERNS)),
    (pages._draft, REVIEWER, (("review", "2026", "--part", "clusters"),)),
    (pages._unsettled, OFFICER, (("explain", YEAR, "binh"), SCORES, DUTIES)),
    (pages._scorer, BINH, (SCORES, DUTIES, ACTS)),
    (neighbours._checked, OFFICER, (("history", YEAR, "binh", "1"), SCORES, ACTS)),
)
BOOKS = [(making, (*asked, *seat)) for making, seat, questions in ROWS for asked in questions]


@pytest.mark.parametrize(("making", "words"), BOOKS, ids=_named)
def test_indistinguishable_in_workbooks_of_rows(
    making: Making, words: tuple[str, ...], tmp_path: Path, served: Worlds
) -> None:
    """A workbook holds no cell more, and none else, than its page."""
    found = []
    for secret in (True, False):
        path = tmp_path / f"{secret}.xlsx"
        answer = served(making, secret)(*words, "--xlsx", path)
        held = _texts(path) if path.exists() else ""
        found.append((answer.code, held))
    assert found[0] == found[1]


def _texts(path: Path) -> str:
    rows = [row for sheet in sheets_of(bytes_of(path), path.name) for row in sheet.grid.rows]
    said = "\n".join("|".join(cell.text for cell in row) for row in rows)
    return without_ids(Answer(0, said, ""))[1]


@pytest.mark.parametrize(
    ("making", "seat"),
    [(pages._draft, CHAIR), (pages._vote, CHAIR), (pages._count, AUDITOR)],
    ids=_named,
)
def test_indistinguishable_in_papers(
    making: Making, seat: Seat, tmp_path: Path, served: Worlds
) -> None:
    """No paper of the conference holds a word more."""
    found = []
    for secret in (True, False):
        out = tmp_path / str(secret)
        answer = served(making, secret)("papers", YEAR, "--no-pdf", "--out", out, *seat)
        assert answer.code == 0, answer.told
        found.append({path.name: _document(path) for path in out.rglob("*.docx")})
    assert found[0] == found[1]
    assert found[0]


def _document(path: Path) -> bytes:
    with ZipFile(path) as paper:
        return paper.read("word/document.xml")


@pytest.mark.parametrize("seat", [OPERATOR, CHAIR, BOTH, AUDITOR], ids=["-", "chair", "both", "a"])
@pytest.mark.parametrize("making", [pages._draft, pages._vote, pages._count], ids=_named)
def test_indistinguishable_in_letters(making: Making, seat: Seat, served: Worlds) -> None:
    """Of every letter the list, and of every event what it tells whom."""
    found = [_letters(served(making, secret), seat) for secret in (True, False)]
    assert found[0] == found[1]
    assert found[0]


def _letters(desk: Desk, seat: Seat) -> list[tuple[int, str, str]]:
    listed = desk("notices", "list", YEAR, *seat)
    newest = [one["event"] for one in desk("log", YEAR, "--json").json["events"][-4:-1]]
    asked: list[Seat] = [("notices", "preview", event) for event in newest]
    asked.append(("notices", "preview", YEAR, "--deadline", "scoring"))
    return [without_ids(listed), *(without_ids(desk(*words, *seat)) for words in asked)]


@pytest.mark.parametrize("making", [_let_off, _complained, neighbours._extended], ids=_named)
def test_indistinguishable_in_what_came_by_letter(making: Making, served: Worlds) -> None:
    """A neighbour's letters say the same, each as it was sent."""
    found = []
    for secret in (True, False):
        desk = served(making, secret)
        letters = desk("inbox", YEAR, *OFFICER, "--json").json["notices"]
        shown = [desk("inbox", "show", one["notice"], *OFFICER, "--json") for one in letters]
        found.append([without_ids(one) for one in shown])
    assert found[0] == found[1]
    assert found[0]


OPEN: tuple[tuple[Making, tuple[str, ...]], ...] = (
    (_marked_as_sent, (*OUTCOME, *CHAIR)),
    (_let_off, (*LOG, *AUDITOR)),
    (_complained, (*STATUS, *CHAIR)),
    (_taken_back, (*LOG, *CHAIR)),
    (_given, ("explain", YEAR, "dong", "--as", "unit_officer@dong")),
)


@pytest.mark.parametrize(("making", "words"), OPEN, ids=_named)
def test_what_is_open_is_told_at_every_door(
    making: Making, words: tuple[str, ...], served: Worlds
) -> None:
    """The two worlds are two: whoever may read the secret reads it."""
    assert without_ids(served(making, True)(*words)) != without_ids(served(making, False)(*words))
