"""What an Excel table of criteria does not hold is named: nothing is lost in silence."""

import json
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from msgspec import UNSET
from msgspec.structs import replace

from adapters.rulebooks import from_table, several_tables
from adapters.rulebooks.as_table import write_table
from adapters.rulebooks.not_carried import not_carried
from adapters.spreadsheets.read import bytes_of, grids_of
from domain.rulebook.criteria import Criterion, Scale
from domain.rulebook.grading import Graded
from domain.rulebook.opening import Opens
from domain.rulebook.requirements import FallsTo
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.cli.typed import typed
from tests.rulebooks.test_as_table import WORDS
from tests.rules import any_rulebook

_BY_CODE = ("criteria", "groups", "tables")


def _meant(value: Any) -> Any:
    """An element with the usual step said."""
    if isinstance(value, Criterion):
        parts = {
            name: _with_step(getattr(value, name)) for name in ("standard", "bonus", "deduction")
        }
        value = replace(value, **parts)
    return value


def _with_step(scale: Scale | None) -> Scale | None:
    if scale is None or not isinstance(scale.grading, Graded):
        return scale
    return replace(scale, step=scale.step or Points("0.5"))


def _usual(value: Any) -> Any:
    """Which class falls to which, where nothing is said."""
    return UNSET if value is FallsTo.HELD_BAND else value


def _read(file: Path, rulebook: Rulebook) -> Rulebook:
    sheets = several_tables.read_sheets(file)
    if len(rulebook.several) > 1 and len(sheets) > 1:
        found = several_tables.composed(sheets, {"name": rulebook.name})
        return replace(found, see_others=Opens.ONCE_SETTLED)
    try:
        found = from_table.composed(from_table.read_file(file), {"name": rulebook.name})
        return replace(found, see_others=Opens.ONCE_SETTLED)
    except Refusal:  # whoever reads it is told why; nothing comes back
        return Rulebook(name=rulebook.name)


# each starts processes that read the file: few examples, as they are drawn
@settings(deadline=None, max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(any_rulebook.rulebooks())
def test_what_comes_back_is_the_same_or_was_named(
    tmp_path_factory: object, rulebook: Rulebook
) -> None:
    """Of any rulebook: each field, and each criterion and group, is as it was or is named; the
    sheet of notes changes nothing of what is read."""
    file = Path(str(tmp_path_factory.mktemp("bang"))) / "bang.xlsx"  # type: ignore[attr-defined]
    write_table(file, rulebook, WORDS)
    lacking = not_carried(rulebook, file)
    write_table(
        file,
        rulebook,
        WORDS._replace(notes="Không ghi được"),
        ["Bảng Excel không ghi được:", "- tiêu chí 1"],
    )
    back = _read(file, rulebook)
    named = {(one.field, code) for one in lacking for code in (one.codes or (None,))}
    for field in rulebook.__struct_fields__:
        value = getattr(rulebook, field)
        if field not in _BY_CODE:
            same = _usual(value) == _usual(getattr(back, field))
            assert same or (field, None) in named, field
            continue
        was, now = (
            {one.code: one for one in getattr(side, field) or ()} for side in (rulebook, back)
        )
        for code in was.keys() | now.keys():
            same = code in was and code in now and _meant(was[code]) == _meant(now[code])
            assert same or (field, code) in named, (field, code)


RULES = """\
format: 1
name: Bảng tiêu chí
base: 20
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
criteria:
  - {code: "1", name: Chuyên môn, standard: {max: 10}}
  - code: "2"
    name: Báo cáo
    standard: {max: 10, periods: {of: quarter, combine: mean}}
bands:
  - {code: tot, name: Tốt, from: 15, requires: [{every: criterion, min_share: 50%}]}
"""


def test_what_the_table_does_not_hold_is_said_in_the_file_and_on_the_terminal(
    tmp_path: Path,
) -> None:
    """By their names, in both languages; the file says it on a sheet behind the table, and read
    back it gives what it holds."""
    rules, file, again = (tmp_path / name for name in ("a.yaml", "a.xlsx", "b.yaml"))
    rules.write_text(RULES, encoding="utf-8")
    vi = typed("rulebook", "show", rules, "--xlsx", file)
    en = typed("--lang", "en", "rulebook", "show", rules, "--xlsx", file, "--force")
    assert (vi.code, en.code) == (0, 0), vi.told
    assert "Bảng Excel không ghi được" in vi.said
    assert "- tiêu chí 2: điểm chuẩn, theo tháng, quý, kỳ" in vi.said
    assert "- xếp loại" in vi.said
    assert "- criterion 2: standard points, by periods" in en.said
    assert "tiêu chí 1:" not in vi.said
    *_, notes = grids_of(bytes_of(file), file.name)
    told = [cell.text for row in notes.rows for cell in row]
    assert "- tiêu chí 2: điểm chuẩn, theo tháng, quý, kỳ" in told
    assert typed("rulebook", "new", again, "--from", file, "--answers", "name=Bảng").code == 0


def test_a_table_that_holds_all_says_nothing_of_it(tmp_path: Path) -> None:
    """No sheet of notes and no line of them; as JSON an empty list."""
    first, table, again, last = (
        tmp_path / name for name in ("a.yaml", "a.xlsx", "b.yaml", "b.xlsx")
    )
    first.write_text(RULES, encoding="utf-8")
    assert typed("rulebook", "show", first, "--xlsx", table).code == 0
    assert typed("rulebook", "new", again, "--from", table).code == 0
    said = typed("rulebook", "show", again, "--xlsx", last, "--json")
    assert json.loads(said.said)["not_carried"] == []
    assert len(grids_of(bytes_of(last), last.name)) == 1
