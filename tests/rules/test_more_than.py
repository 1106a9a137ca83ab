"""“Trên 80” said as such, in classes, levels and minimums (P33)."""

from fractions import Fraction
from pathlib import Path

import pytest

from adapters.papers.of_work import condition_of
from domain.reckoning.arithmetic import NOW
from domain.reckoning.requirements import descending
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.grading import ByLevel, Level, points_of
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.typed import typed
from tests.factories import P
from tests.rules.house import unchecked, written

TEXT = """
base: "100"
columns: [{code: self, name: Tự chấm, scorer: own}]
criteria: [{code: "1", name: Nhiệm vụ, standard: {max: "100"}}]
bands:
- {code: kha, name: Khá, from: "0", to: "TO"}
- {code: tot, name: Tốt, from: "80"ABOVE}
selections:
- {code: co, name: Cờ thi đua, how: by_rank, quota: 1, min_total: "80"MIN}
"""


def book(above: str = "", least: str = "", to: str = "80") -> Rulebook:
    return written(TEXT.replace("ABOVE", above).replace("MIN", least).replace("TO", to))


STRICT = book(", more_than: true", ", more_than_min: true")


@pytest.mark.parametrize(
    ("total", "at_least", "above"),
    [("79.5", "kha", "kha"), ("80", "tot", "kha"), ("80.5", "tot", "tot"), ("104", "tot", "tot")],
)
def test_p33_a_class_above_80_begins_just_above_it(total: str, at_least: str, above: str) -> None:
    """80 itself lies in the class below."""
    assert descending(book(to="79.5").bands, P(total))[0].code == at_least
    assert descending(STRICT.bands, P(total))[0].code == above


def test_p33_up_to_80_and_above_80_neither_overlap_nor_leave_a_gap() -> None:
    """What "from 80" contradicts, "above 80" says; up to 79 leaves 80 itself in none."""
    assert discrepancies(STRICT) == ()
    assert [one.code for one in discrepancies(book())] == ["classes_overlap:tot"]
    gap = discrepancies(book(", more_than: true", to="79.5"))
    assert [(one.code, one.one, one.other) for one in gap] == [("bands_gap:tot", "79.5", "80")]


def test_p33_above_a_minimum_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """At its place, in both languages; "not above" without one says nothing and is left."""
    bare = TEXT.replace('min_total: "80"MIN', "more_than_min: SAID")
    plain = bare.replace("ABOVE", "").replace("TO", "79.5")
    [fault] = faults(unchecked(plain.replace("SAID", "true")))
    assert fault.place == ("selections", 0, "more_than_min")
    assert (fault.refusal.code, fault.refusal.facts["case"]) == (
        "rulebook_malformed",
        "more_than_min",
    )
    assert list(faults(unchecked(plain.replace("SAID", "false")))) == []
    file = tmp_path / "bang.yaml"
    file.write_text("name: B\n" + plain.replace("SAID", "true"), encoding="utf-8")
    for lang, said in (("vi", "Ghi min_total, ví dụ 80"), ("en", "Give min_total, such as 80")):
        refused = typed("rulebook", "check", file, "--lang", lang)
        assert refused.code == 1
        assert f"bang.yaml:{plain.count(chr(10)) + 1}" in refused.said
        assert said in refused.said


def test_p33_a_minimum_above_80_is_not_reached_by_80() -> None:
    """Nor a class that begins above it."""
    [strict], [plain] = STRICT.selections, book(to="79.5").selections
    assert [strict.is_reached_by(Fraction(P(total))) for total in ("80", "80.5")] == [False, True]
    assert plain.is_reached_by(Fraction(80))
    assert not STRICT.bands[1].is_reached_by(Fraction(80))


@pytest.mark.parametrize(("entered", "points"), [("79", "0"), ("80", "8"), ("80.5", "10")])
def test_p33_a_level_above_80_and_one_from_80(entered: str, points: str) -> None:
    """Both may stand in one list: the one above is the higher."""
    levels = (
        Level(at_least=P("80"), points=P("8")),
        Level(at_least=P("80"), points=P("10"), more_than=True),
    )
    assert points_of(ByLevel(levels=levels), P(entered), NOW) == Fraction(P(points))


def test_p33_it_is_written_only_where_it_is_said() -> None:
    """A rulebook without it keeps its canonical text; with it, it is read back the same."""
    assert "more_than" not in book(to="79.5").canonical()
    assert read_rulebook(STRICT.canonical()) == STRICT


def test_p33_pages_and_papers_say_above(tmp_path: Path) -> None:
    """rulebook check, show and diff, and the condition in a paper."""
    one, other = (tmp_path / name for name in ("a.yaml", "b.yaml"))
    text = TEXT.replace("TO", "80")
    strict = text.replace("ABOVE", ", more_than: true").replace("MIN", ", more_than_min: true")
    one.write_text(f"name: B\n{text.replace('ABOVE', '').replace('MIN', '')}", encoding="utf-8")
    other.write_text(f"name: B\n{strict}", encoding="utf-8")
    assert typed("rulebook", "check", one).code == 1
    assert typed("rulebook", "check", other).code == 0
    shown = typed("rulebook", "show", other).said
    assert "Tốt: trên 80 điểm" in shown
    assert "từ 80 điểm" not in shown
    assert "loại tot: phải trên mức ấy không có → có" in typed("rulebook", "diff", one, other).said
    assert condition_of(STRICT.selections[0]) == "tổng điểm trên 80"
