"""A maximum that the document leaves open (P38)."""

from pathlib import Path

import pytest

from adapters.papers.of_awards import criteria_rows
from adapters.rulebooks.file import sound_rulebook
from adapters.sheets.form import most, places
from domain.cycle.amendment import AmendRulebook
from domain.reckoning.score_table import score_table
from domain.rulebook.checks import remarks
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import CHAIR, A, P, after, cell
from tests.rules.sheets import book, cells, faulty, found, scoring, sent, total

OPEN = "standard: {max_open: true}"
NINETY = "standard: {max: '90'}"
ONE_OPEN = book(OPEN, NINETY, more="base: '100'")


def test_p38_points_are_entered_without_a_bound_and_no_sum_is_full() -> None:
    """7 + 90 → 97; also 40 + 90, for nobody said how many; what can be given is not known."""
    sums = found(ONE_OPEN, cells(standard="7", standard_2="90"))
    assert (sums.totals.total, sums.maximum) == (P("97"), None)
    assert total(ONE_OPEN, standard="40", standard_2="90") == P("130")
    table = score_table(sent(scoring(ONE_OPEN), A, cell("1", "7"), cell("2", "90")).state)
    assert table is not None
    [row] = [row for row in table.rows if row.unit == A]
    assert (row.total, row.maximum, row.rank) == (P("97"), None, 1)


@pytest.mark.parametrize(("base", "contradicts"), [("100", False), ("90", False), ("80", True)])
def test_p38_what_is_left_open_may_be_the_rest_of_the_scale(base: str, contradicts: bool) -> None:
    """Maxima of 90 beside an open one fit a scale of 100, and contradict one of 80; so in a
    group."""
    whole = book(OPEN, NINETY, more=f"base: '{base}'")
    inside = f"groups: [{{code: g, name: G, max: '{base}'}}]"
    part = book(f"group: g, {OPEN}", f"group: g, {NINETY}", more=inside)
    assert [bool(discrepancies(one)) for one in (whole, part)] == [contradicts, contradicts]


@pytest.mark.parametrize(
    ("criteria", "more", "case", "place"),
    [
        ((OPEN, NINETY), "ranked_by: share_of_standard", "open_share", ("ranked_by",)),
        ((OPEN, NINETY), "ranked_by: share_of_total", "open_share", ("ranked_by",)),
        (
            (f"{OPEN}, not_arisen: full_marks",),
            "",
            "open_not_arisen",
            ("criteria", 0, "not_arisen"),
        ),
        (
            (OPEN, f"{NINETY}, not_arisen: mean"),
            "",
            "open_not_arisen",
            ("criteria", 1, "not_arisen"),
        ),
        (
            ("standard: {max_open: true, max: '5'}",),
            "",
            "open_bounded",
            ("criteria", 0, "standard"),
        ),
        (
            ("standard: {max_open: true, grading: {how: pass_or_fail, points: '5'}}",),
            "",
            "open_bounded",
            ("criteria", 0, "standard"),
        ),
        (
            (f"{OPEN}, deduction: {{cap_at_standard: true}}",),
            "",
            "open_cap",
            ("criteria", 0, "deduction"),
        ),
        (("standard: {}",), "", "no_maximum", ("criteria", 0, "standard")),
    ],
)
def test_p38_what_needs_the_maximum_is_refused(
    criteria: tuple[str, ...], more: str, case: str, place: tuple[str | int, ...]
) -> None:
    """A share of it, full marks of it, a cap by it; and a maximum beside it."""
    [fault] = faults(faulty(*criteria, more=more))
    assert (fault.refusal.code, fault.refusal.facts["case"]) == ("rulebook_malformed", case)
    assert fault.place == place


def test_p38_it_is_written_only_where_it_is_said() -> None:
    """A rulebook of before keeps its text; an open bonus was meant, and is not remarked."""
    assert "max_open" not in book(NINETY).canonical()
    assert read_rulebook(ONE_OPEN.canonical()) == ONE_OPEN
    bonus = book(f"{NINETY}, bonus: {{max_open: true}}")
    assert "bonus_unlimited" not in {one.code for one in remarks(bonus)}


def test_p38_sheet_and_plan_say_so() -> None:
    """ "không nêu" where the maximum stands, and the plan's table has no sum."""
    assert [most(place) for place in places(ONE_OPEN)] == ["không nêu", P("90")]
    rows = list(criteria_rows(book(OPEN, NINETY)))
    assert [row["chuan"] for row in rows] == ["không nêu", "90"]


def test_p38_an_amendment_fixes_it_and_refuses_what_is_above() -> None:
    """10 for the open one: 7 stays, 40 does not fit."""
    fixed = book("standard: {max: '10'}", NINETY, more="base: '100'")
    amend = AmendRulebook(rulebook=fixed, reason="Đã có hướng dẫn")
    start = sent(scoring(ONE_OPEN), A, cell("1", "7"), cell("2", "90"))
    table = score_table(after(start, (amend, CHAIR)).state)
    assert table is not None
    [row] = [row for row in table.rows if row.unit == A]
    assert (row.total, row.maximum) == (P("97"), P("100"))
    high = sent(scoring(ONE_OPEN), A, cell("1", "40"), cell("2", "90"))
    high.when(amend, as_=CHAIR).then_refused("amendment_misfits", unit=A, criterion="1")


def test_p38_show_check_and_explain_say_it(tmp_path: Path) -> None:
    """The scale of 100 stands; the maximum and the sum of all are not stated."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8").replace('{max: "40"}', "{max_open: true}", 1)
    scenario.write_text(text.partition("  - {key: conference")[0], encoding="utf-8")
    assert "dùng được" in typed("rulebook", "check", scenario).said
    shown = typed("rulebook", "show", scenario)
    assert shown.said.count("không nêu") == 2
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    assert typed("rulebook", "diff", YEAR, scenario).said.endswith(
        "tiêu chí 2: mức tối đa 40 → không có"
        " tiêu chí 2: điểm chuẩn, mức tối đa để trống không có → có"
    )
    added = desk("explain", CYCLE, "binh", "--json").json["explanation"]["added"]
    assert (added["total"], added["maximum"]) == ("103", None)
    file = tmp_path / "chia.yaml"
    shares = text.replace("  criteria:\n", "  ranked_by: share_of_standard\n  criteria:\n", 1)
    file.write_text(shares, encoding="utf-8")
    for lang, said in (("vi", "mà tiêu chí “2” để trống"), ("en", "criterion “2” leaves its own")):
        refused = typed("rulebook", "check", file, "--lang", lang)
        assert refused.code == 1
        assert said in refused.said


def test_p38_an_offices_table_says_it_in_words(tmp_path: Path) -> None:
    """ "để trống" in the place of a maximum is read as that, and no scale is made up."""
    table, file = tmp_path / "bang.csv", tmp_path / "bang.yaml"
    table.write_text(
        "STT,Nội dung tiêu chí,Điểm tối đa,Điểm thưởng tối đa\n"
        "1,Thực hiện nhiệm vụ,60,\n2,Tham gia phong trào,để trống,\n3,Đề tài,30,không quy định\n",
        encoding="utf-8",
    )
    made = typed("rulebook", "new", file, "--from", table, "--answers", "name=Bảng thử")
    assert "thang điểm không nêu" in made.said
    assert "không có mức tối đa" not in made.said
    found = sound_rulebook(file)
    assert found.base is None
    open_ = [(one.code, part) for one in found.criteria for part in Part if opened(one, part)]
    assert open_ == [("2", Part.STANDARD), ("3", Part.BONUS)]


def opened(criterion: Criterion, part: Part) -> bool:
    scale = criterion.scale(part)
    return scale is not None and scale.is_open
