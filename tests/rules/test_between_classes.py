"""Classes as printed, with gaps between them (P40)."""

from pathlib import Path

import pytest

from domain.reckoning.between_classes import as_read, between
from domain.reckoning.score_table import score_table
from domain.rulebook.checks import remarks
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import A, P, cell
from tests.rules.sheets import book, scoring, sent

BANDS = """
bands:
- {code: tot, name: Tốt, from: "81", to: "90"}
- {code: kha, name: Khá, from: "71", to: "80"}
- {code: tb, name: Trung bình, from: "0", to: "70"}
"""
QUARTERS = "standard: {max: '100', step: '0.25'}"


def printed(reading: str = "", bands: str = BANDS) -> Rulebook:
    """Classes in whole points, where quarters are given."""
    said = f"between_classes: {reading}\n" if reading else ""
    return book(QUARTERS, more=said + bands)


def class_of(rulebook: Rulebook, total: str) -> str | None:
    table = score_table(sent(scoring(rulebook), A, cell("1", total)).state)
    assert table is not None
    [row] = [row for row in table.rows if row.unit == A]
    return row.band


@pytest.mark.parametrize(
    ("reading", "classes"),
    [
        ("class_below", ["kha", "kha", "kha", "kha", "tot"]),
        ("class_above", ["kha", "tot", "tot", "tot", "tot"]),
        ("rounded", ["kha", "kha", "tot", "tot", "tot"]),
    ],
)
def test_p40_a_total_between_two_classes_is_read_as_the_rulebook_says(
    reading: str, classes: list[str]
) -> None:
    """80, 80.25, 80.5, 80.75 and 81; what lies in a class is read by nothing else."""
    totals = ["80", "80.25", "80.5", "80.75", "81"]
    assert [class_of(printed(reading), total) for total in totals] == classes


@pytest.mark.parametrize(("rounding", "found"), [("up", "tot"), ("down", "kha")])
def test_p40_it_rounds_as_the_rulebook_rounds(rounding: str, found: str) -> None:
    """80.5 up is 81, down is 80; 75.5 lies in a class and is not rounded."""
    rulebook = book(QUARTERS, more=f"rounding: {rounding}\nbetween_classes: rounded\n{BANDS}")
    assert class_of(rulebook, "80.5") == found
    assert as_read(rulebook, P("75.5")) == P("75.5")


def test_p40_not_said_it_is_a_contradiction_as_before() -> None:
    """Two gaps; said, none is left."""
    gaps = [(one.code, one.one, one.other) for one in discrepancies(printed())]
    assert gaps == [("bands_gap:kha", "70", "71"), ("bands_gap:tot", "80", "81")]
    for reading in ("class_below", "class_above", "rounded"):
        assert discrepancies(printed(reading)) == ()


def test_p40_a_gap_that_holds_a_whole_number_is_not_closed_by_rounding() -> None:
    """Between 79 and 81 lies 80, rounded or not; the class above takes it all the same."""
    wide = BANDS.replace('to: "80"', 'to: "79"')
    assert [one.code for one in discrepancies(printed("rounded", wide))] == ["bands_gap:tot"]
    assert discrepancies(printed("class_above", wide)) == ()
    assert class_of(printed("class_above", wide), "80") == "tot"


def test_p40_above_80_takes_what_lies_beyond_a_lower_class() -> None:
    """“đến 79,5” and “trên 80”: 80 itself is of the class above where that is said."""
    strict = BANDS.replace('from: "81"', 'from: "80", more_than: true').replace(
        'to: "80"', 'to: "79.5"'
    )
    assert class_of(printed("class_above", strict), "80") == "tot"
    assert class_of(printed("class_below", strict), "80") == "kha"


def test_p40_above_the_scale_and_below_all_classes_nothing_changes() -> None:
    """The top class stays open; below the lowest there is none."""
    low = BANDS.replace('from: "0"', 'from: "50"')
    assert class_of(printed("class_above", low), "95") == "tot"
    assert class_of(printed("class_above", low), "49.75") is None
    assert between(printed("class_above"), P("95")) is None


def test_p40_it_is_written_only_where_it_is_said_and_remarked_where_idle() -> None:
    """A rulebook of before keeps its text; without a gap there is nothing to read."""
    assert "between_classes" not in printed().canonical()
    said = printed("rounded")
    assert read_rulebook(said.canonical()) == said
    assert "between_classes_idle" not in {one.code for one in remarks(said)}
    closed = printed("rounded", 'bands: [{code: tot, name: Tốt, from: "0"}]')
    assert "between_classes_idle" in {one.code for one in remarks(closed)}


def test_p40_a_least_class_goes_by_the_same_reading(tmp_path: Path) -> None:
    """98.5 of An lies between 98 and 99: check, show, explain, what-if, diff and outcome say which
    class that is."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    bands = """  bands:
    - {code: tot, name: Tốt, from: "99", to: "100"}
    - {code: kha, name: Khá, from: "0", to: "98"}
"""
    said = "  between_classes: class_above\n"
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: table")[0]
    text = text.replace("how: by_rank, quota: 1", "how: by_rank, quota: 1, min_band: tot", 1)
    scenario.write_text(
        text.replace("  selections:\n", bands + said + "  selections:\n", 1), "utf-8"
    )
    plain = tmp_path / "khong-noi.yaml"
    plain.write_text(text.replace("  selections:\n", bands + "  selections:\n", 1), "utf-8")
    refused = typed("rulebook", "check", plain)
    assert (refused.code, "không thuộc loại nào" in refused.said) == (1, True)
    assert "Mâu thuẫn" not in typed("rulebook", "check", scenario).said
    assert (
        "tổng điểm nằm giữa hai loại: xếp vào loại trên" in typed("rulebook", "show", scenario).said
    )
    assert "xếp loại tối thiểu: Tốt" in typed("rulebook", "show", scenario).said
    diff = typed("rulebook", "diff", plain, scenario).said
    assert "tổng điểm nằm giữa hai loại: không có → xếp vào loại trên" in diff
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    explained = desk("explain", CYCLE, "an").said
    told = "98,5 nằm giữa “Khá” (đến 98) và “Tốt” (từ 99): xếp vào loại trên"
    assert told in explained
    assert "Xếp loại: Tốt" in explained
    placed = desk("explain", CYCLE, "an", "--json").json["explanation"]["placed"]
    assert placed["band"] == "tot"
    assert placed["between_classes"] == {
        "below": "kha",
        "above": "tot",
        "read": "class_above",
        "sentence": told,
    }
    english = desk("explain", CYCLE, "an", "--lang", "en").said
    assert "98.5 lies between “Khá” (up to 98) and “Tốt” (from 99): the class above" in english
    other = tmp_path / "loai-duoi.yaml"
    other.write_text(scenario.read_text("utf-8").replace("class_above", "class_below"), "utf-8")
    tried = desk("whatif", CYCLE, "--rulebook", other)
    assert tried.code == 0
    assert "Tốt → Khá" in tried.said
