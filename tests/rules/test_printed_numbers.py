"""Numbers that come again in another part, as the document prints them (P43)."""

from pathlib import Path

import pytest
from msgspec import UNSET

from adapters.door.commands import cell_keys
from adapters.door.key_values import fields
from adapters.door.spelled import code_named
from adapters.rulebooks.criteria_table import read_criteria
from adapters.spreadsheets.text import cuts
from domain.rulebook.diff import difference
from domain.rulebook.faults import faults
from domain.rulebook.numbering import called_by_number, numbered, path_of
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.refusal import Refusal
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.rules.house import unchecked, written
from tests.sheets.hands import fill

RULES = """
base: "100"
columns: [{code: self, name: Tự chấm, scorer: own}]
groups: [{code: cm, name: Chuyên môn, printed: I}, {code: nn, name: Nền nếp, printed: II}]
criteria:
- {code: mn, name: Mũi nhọn, group: cm, printed: "1", standard: {max: "40"}}
- {code: bc, name: Báo cáo, group: cm, printed: "2", standard: {max: "20"}}
- {code: hs, name: Hồ sơ, group: nn, printed: "1", standard: {max: "40"}}
"""
DOTTED = """
base: "100"
columns: [{code: self, name: Tự chấm, scorer: own}]
groups: [{code: I, name: Chuyên môn}, {code: II, name: Nền nếp}]
criteria:
- {code: I.1, name: Mũi nhọn, group: I, standard: {max: "40"}}
- {code: I.2, name: Báo cáo, group: I, standard: {max: "20"}}
- {code: II.1, name: Hồ sơ, group: II, standard: {max: "40"}, bonus: {max: "5"}}
"""


def cells(rulebook: Rulebook, *words: str) -> list[tuple[object, object, object]]:
    """The cells that words of a command line mean."""
    found = fields(words, cell_keys("enter_scores", rulebook))["cells"]
    assert isinstance(found, list)
    return [(one["criterion"], one["part"], one["now"]) for one in found]


@pytest.mark.parametrize(("said", "codes"), [(RULES, ("hs", "bc")), (DOTTED, ("II.1", "I.2"))])
def test_p43_a_number_is_typed_as_it_is_printed(said: str, codes: tuple[str, str]) -> None:
    """II.1 is the first of part II whatever its code, and 2 the only second, with its parts."""
    rulebook = written(said)
    assert cells(rulebook, "II.1=5", "2=7") == [
        (codes[0], "standard", "5"),
        (codes[1], "standard", "7"),
    ]
    assert cells(rulebook, "ii.1=5") == [(codes[0], "standard", "5")]
    assert cells(rulebook, "II.1.bonus=+2") == [(codes[0], "bonus", "+2")]
    assert code_named(rulebook, "criterion", "II.1") == codes[0]


@pytest.mark.parametrize("said", [RULES, DOTTED])
def test_p43_a_number_of_several_parts_is_refused_with_all_of_them(said: str) -> None:
    """ "1" alone is the first of part I or of part II."""
    rulebook = written(said)
    for ask in (lambda: cells(rulebook, "1=5"), lambda: code_named(rulebook, "criterion", "1")):
        with pytest.raises(Refusal) as refused:
            ask()
        facts = refused.value.facts
        assert (refused.value.code, facts["case"]) == ("criterion_unknown", "several")
        assert facts["known"] == ("I.1 (“Mũi nhọn”)", "II.1 (“Hồ sơ”)")


def test_p43_a_code_that_is_printed_elsewhere_is_typed_with_its_part() -> None:
    """Where the code 1 is also what is printed of another line, ``1=5`` could be both; a file that
    says the code means it."""
    rulebook = written(RULES.replace("code: mn", 'code: "1"'))
    with pytest.raises(Refusal) as refused:
        cells(rulebook, "1=5")
    assert refused.value.facts["known"] == ("I.1 (“Mũi nhọn”)", "II.1 (“Hồ sơ”)")
    assert cells(rulebook, "I.1=5") == [("1", "standard", "5")]
    assert code_named(rulebook, "criterion", "1") == "1"


def test_p43_codes_that_nobody_prints_otherwise_mean_themselves() -> None:
    """Codes 1 and 2 in a part, and 1.1 beside them, are typed as before."""
    plain = written(
        DOTTED.replace("code: I.1", 'code: "1"')
        .replace("code: I.2", 'code: "1.1"')
        .replace("code: II.1", 'code: "2"')
    )
    assert cells(plain, "1=5", "1.1=6", "2.bonus=1") == [
        *(("1", "standard", "5"), ("1.1", "standard", "6"), ("2", "bonus", "1")),
    ]
    assert {text: codes for text, codes in called_by_number(plain).items() if len(codes) > 1} == {}


def test_p43_a_path_has_the_numbers_of_all_parts() -> None:
    """A part inside a part adds its number; only what is printed otherwise is shown."""
    rulebook = written(RULES)
    assert [path_of(rulebook, one) for one in rulebook.criteria] == ["I.1", "I.2", "II.1"]
    assert [numbered(rulebook, one) for one in rulebook.criteria] == ["I.1", "I.2", "II.1"]
    assert [numbered(written(DOTTED), one) for one in written(DOTTED).criteria] == [None] * 3
    nested = written(RULES.replace("printed: II}", 'group: cm, printed: "3"}'))
    assert path_of(nested, nested.criteria[2]) == "I.3.1"


@pytest.mark.parametrize(
    ("was", "now", "case"),
    [
        ('name: Báo cáo, group: cm, printed: "2"', 'name: B, group: cm, printed: "1"', "twice"),
        ('printed: "2"', 'printed: " "', "blank"),
        ("printed: II}", "printed: I}", "twice"),
    ],
)
def test_p43_a_number_comes_once_in_its_part(was: str, now: str, case: str) -> None:
    """Two criteria or parts printed alike in one place, and a blank number, are refused."""
    found = list(faults(unchecked(RULES.replace(was, now))))
    assert {fault.refusal.facts["case"] for fault in found} == {f"printed_{case}"}


def test_p43_it_is_written_only_where_it_is_said() -> None:
    """A rulebook whose codes are the numbers is written as before; diff names the field."""
    rulebook = written(RULES)
    assert read_rulebook(rulebook.canonical()) == rulebook
    assert "printed" not in written(DOTTED).canonical()
    [changed] = difference(rulebook, written(RULES.replace('printed: "2"', 'printed: "3"')))
    assert (changed.inside, changed.was, changed.now) == ("printed", "2", "3")


TABLE = """TT;Nội dung;Điểm tối đa
I;CHUYÊN MÔN;60
1;Mũi nhọn;40
2;Báo cáo;20
II;NỀN NẾP;40
1;Hồ sơ;40
;Tổng cộng;100
"""


def test_p43_a_table_with_repeated_numbers_gives_unique_codes(tmp_path: Path) -> None:
    """I.1, I.2 and II.1, each with the number that is printed; the page says how."""
    tables = (read_criteria(grid) for grid in cuts(TABLE.encode(), "bang.csv"))
    read = max(filter(None, tables), key=lambda one: len(one.criteria))
    assert [(one.code, one.printed) for one in read.criteria] == [
        *(("I.1", "1"), ("I.2", "2"), ("II.1", "1")),
    ]
    assert [one.printed for one in read.groups] == [UNSET, UNSET]
    file, made = tmp_path / "bang.csv", tmp_path / "bang.yaml"
    file.write_text(TABLE, encoding="utf-8")
    answer = typed("rulebook", "new", made, "--from", file, "--answers", "name=Bảng")
    assert answer.code == 0, answer.err
    assert "Số lặp lại" in answer.said
    assert "1 → I.1, 2 → I.2 và 1 → II.1" in answer.said
    assert typed("rulebook", "check", made).code == 0


NUMBERED = YEAR.read_text(encoding="utf-8").replace(
    '    - {code: "2", name: Báo cáo, standard: {max: "40"}, deduction: {max: "3"}}\n',
    '    - {code: hs, name: Hồ sơ, group: nn, printed: "1", standard: {max: "40"},'
    ' deduction: {max: "3"}}\n'
    "  groups: [{code: nn, name: Nền nếp, printed: II}]\n",
)


def test_p43_sheets_and_pages_show_the_number_with_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Log, explain and the sheet have II.1 beside the code hs; II.1 is typed; "1" is refused, as it
    is the code of one criterion and the printed number of the other."""
    monkeypatch.chdir(tmp_path)
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(NUMBERED.partition("  - {key: s-an")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    assert desk("sheets", "make", CYCLE).code == 0
    path = Path("bang-cham/dong.xlsx")
    fill(path, {"G11": 57, "G14": 40})
    by = ("--as", "unit_officer@dong", "--at", "2026-11-20T09:00")
    read = desk("sheets", "read", CYCLE, path, *by, "--json")
    assert read.code == 0, read.err
    assert [(one["criterion"], one["now"]) for one in read.json["files"][0]["differences"]] == [
        *(("1", "57"), ("hs", "40")),
    ]
    enter = ("do", CYCLE, "enter_scores", "unit=dong", "column=self", *by, "--yes")
    wrong = desk(*enter, "1=57")
    assert wrong.code == 1
    assert "“1” có thể là nhiều tiêu chí: 1 (“Chuyên môn”) và II.1 (“Hồ sơ”)" in wrong.told
    done = desk(*enter, "II.1=38,5")
    assert done.code == 0, done.err
    assert "tiêu chí hs (II.1), điểm chuẩn 38,5" in done.said
    shown = typed("rulebook", "show", scenario).said
    assert "số in trong văn bản: 1" in shown
