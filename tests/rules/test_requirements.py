"""What classes and titles ask beside the total (P48), and where a unit falls (P49)."""

from pathlib import Path

import pytest

from adapters.papers.of_work import condition_of
from adapters.wording.labels.requirements import shortfalls_label
from adapters.wording.messages import sentence
from domain.cycle.phases.scoring import Mark, MarkCriterion
from domain.reckoning.cells import NewCell
from domain.reckoning.choice import Ground
from domain.reckoning.eligibility import left_out
from domain.reckoning.score_table import score_table
from domain.reckoning.table_notes import table_notes
from domain.record.record import UnitId
from domain.rulebook.checks import remarks
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.typed import typed
from tests.domain.wording import LANGS, Called
from tests.factories import MEMBERS, SECRETARY, A, B, C, D, E, P, after
from tests.rules.house import unchecked, written
from tests.rules.sheets import COLUMNS, DEDUCTION, rows, scoring, sent
from tests.spec import Given

TEXT = (
    COLUMNS
    + """
groups: [{code: A, name: Nhiệm vụ}, {code: B, name: Phong trào}]
criteria:
- {code: "1", name: Kinh tế, group: A, standard: {max: "60"}}
- {code: "2", name: Cải cách, group: B, standard: {max: "20"}, deduction: {}}
- {code: "3", name: Phong trào, group: B, standard: {max: "20"}}
bands:
- {code: xs, name: Xuất sắc, from: "90", requires: [TOP]}
- {code: tot, name: Tốt, from: "80", requires: [GOOD]}
- {code: ht, name: Hoàn thành, from: "50"}
MORE
selections:
- {code: co, name: Cờ thi đua, how: by_rank, quota: 1, TITLE}
"""
)


def text(top: str = "", good: str = "", title: str = "reserves: 0", more: str = "") -> str:
    said = TEXT.replace("TOP", top).replace("GOOD", good)
    said = said.replace(", requires: []", "")
    return said.replace("TITLE", title).replace("MORE", more)


def book(top: str = "", good: str = "", title: str = "reserves: 0", more: str = "") -> Rulebook:
    return written(text(top, good, title, more))


def sheets(rulebook: Rulebook, **entered: str) -> Given:
    """``A="60 20 17"`` are its criteria; a fourth number is deducted in criterion 2."""
    given = scoring(rulebook)
    for name, values in entered.items():
        unit = dict(zip("ABCDE", (A, B, C, D, E), strict=True))[name]
        given = sent(given, unit, *_cells(values))
    return given


def _cells(values: str) -> list[NewCell]:
    *points, less = [*values.split(), ""] if len(values.split()) == 3 else values.split()
    found = [NewCell(criterion=str(at), now=P(one)) for at, one in enumerate(points, start=1)]
    if less:
        found.append(NewCell(criterion="2", part=DEDUCTION, now=P(less)))
    return found


def classes(given: Given) -> dict[UnitId, str | None]:
    return {unit: row.band for unit, row in rows(given).items() if row.sent}


def lacks(given: Given, unit: UnitId) -> str:
    return shortfalls_label(rows(given)[unit].short_of, "vi")


@pytest.mark.parametrize(
    ("asked", "entered", "band", "lacking"),
    [
        ('{criterion: "2", min: "18"}', "60 18 15", "xs", ""),
        (
            '{criterion: "2", min: "18"}',
            "60 17.5 20",
            "tot",
            "tiêu chí 2 được 17,5 điểm, cần từ 18 trở lên",
        ),
        (
            '{criterion: "2", min: "18", more_than: true}',
            "60 18 15",
            "tot",
            "tiêu chí 2 được 18 điểm, cần trên 18",
        ),
        (
            '{criterion: "2", min_share: 90%}',
            "60 17 20",
            "tot",
            "tiêu chí 2 được 17/20 điểm (85 %), cần từ 90% trở lên",
        ),
        (
            "{every: criterion, min_share: 75%}",
            "60 20 14",
            "tot",
            "tiêu chí 3 được 14/20 điểm (70 %), cần từ 75% trở lên",
        ),
        ('{every: criterion, min: "15"}', "60 15 15", "xs", ""),
        (
            "{every: group, min_share: 80%}",
            "60 16 15.5",
            "tot",
            "phần B được 31,5/40 điểm (78,75 %), cần từ 80% trở lên",
        ),
        ("{every: group, min_share: 80%}", "60 16 16", "xs", ""),
        ('{group: B, min: "35"}', "60 20 14", "tot", "phần B được 34 điểm, cần từ 35 trở lên"),
        ("{group: B, min_share: 2/3}", "60 20 10", "xs", ""),
        ("{no_deduction: true}", "60 20 19 -1", "tot", "bị trừ 1 điểm"),
        (
            '{no_deduction: true, criterion: "2"}',
            "60 20 19 -1",
            "tot",
            "bị trừ 1 điểm ở tiêu chí 2",
        ),
        ("{no_deduction: true, group: B}", "60 20 19 -1", "tot", "bị trừ 1 điểm ở phần B"),
        ("{no_deduction: true}", "60 20 20", "xs", ""),
    ],
)
def test_p48_a_class_asks_for_more_than_a_total(
    asked: str, entered: str, band: str, lacking: str
) -> None:
    """Each total reaches excellent; what is asked beside it says whether it is that."""
    given = sheets(book(top=asked), A=entered)
    assert (classes(given)[A], lacks(given, A)) == (band, lacking)
    assert rows(given)[A].rank == 1


@pytest.mark.parametrize(
    ("asked", "excellent"),
    [
        ("{first_share: 20%}", [A]),
        ("{first_share: 50%}", [A]),
        ("{first_share: 50%, rounding: up}", [A, B, C]),
        ("{first_share: 50%, edge: in}", [A, B, C]),
        ("{first: 2}", [A]),
        ("{first: 2, edge: in}", [A, B, C]),
        ("{first: 3}", [A, B, C]),
    ],
)
def test_p48_only_the_first_so_many(asked: str, excellent: list[UnitId]) -> None:
    """50 % of five are two, rounded up three; B and C are level for the second place, so neither
    has it, or both where the rulebook says so."""
    given = sheets(
        book(top=asked), A="60 20 20", B="60 20 19", C="60 19 20", D="60 18 18", E="60 17 17"
    )
    assert [unit for unit in MEMBERS if classes(given)[unit] == "xs"] == excellent


def test_p48_who_is_level_across_the_edge_is_named() -> None:
    """Nothing is cut silently: the table says of each how many are level from which place."""
    given = sheets(book(top="{first: 2}"), A="60 20 20", B="60 20 19", C="60 19 20")
    table = score_table(given.state)
    assert table is not None
    notes = {
        note.unit: note for note in table_notes(given.state, table) if note.code == "class_short"
    }
    assert set(notes) == {B, C}
    told = shortfalls_label(notes[B].short_of, "vi")
    assert told == "2 đơn vị bằng nhau từ thứ 2, chỉ tính 2/5 đơn vị đứng đầu"


def test_p48_what_does_not_apply_to_a_unit_asks_nothing_of_it() -> None:
    """Criterion 3 does not apply to A: part B is held against 20 points instead of 40."""
    asked = "{every: group, min_share: 80%}, {every: criterion, min_share: 80%}"
    given = scoring(book(top=asked, more="ranked_by: share_of_total"))
    mark = MarkCriterion(unit=A, criterion="3", mark=Mark.NOT_APPLIED, reason="Không có nhiệm vụ")
    given = after(given, (mark, SECRETARY))
    given = sent(given, A, *_cells("60 16 0")[:2])
    assert (classes(given)[A], lacks(given, A)) == ("xs", "")


def test_p49_the_first_class_whose_conditions_hold_or_one_class_down() -> None:
    """97 points: excellent and good fail both → fulfilled; one down whatever → good."""
    asked = {"top": '{criterion: "2", min: "18"}', "good": '{criterion: "2", min: "18"}'}
    held = sheets(book(**asked), A="60 17 20")
    assert classes(held)[A] == "ht"
    assert [one.band for one in rows(held)[A].short_of] == ["xs", "tot"]
    down = sheets(book(**asked, more="falls_to: next_band"), A="60 17 20")
    assert classes(down)[A] == "tot"
    assert [one.band for one in rows(down)[A].short_of] == ["xs"]


def test_p49_a_title_that_asks_for_a_class_asks_for_its_conditions() -> None:
    """A has 97 points and is not excellent for want of points in criterion 2; the event that
    passes it over holds the figures."""
    given = sheets(
        book(top='{criterion: "2", min: "18"}', title="min_band: xs"), A="60 17 20", B="60 20 12"
    )
    selection = given.state.plan.rulebook.selections[0]
    out = {one.unit: one for one in left_out(given.state, selection)}
    assert out[A].ground is Ground.REQUIREMENT_UNMET
    assert [(one.points, one.least) for one in out[A].short_of or ()] == [(P("17"), P("18"))]
    assert B not in out
    assert out[C].ground is Ground.BELOW_MINIMUM


def test_p48_a_title_has_conditions_of_its_own() -> None:
    """Half of every part: A is passed over with its figures, B is not; both keep their rank."""
    title = "requires: [{every: group, min_share: 50%}]"
    given = sheets(book(title=title), A="60 10 9", B="50 20 8")
    selection = given.state.plan.rulebook.selections[0]
    out = {one.unit: one for one in left_out(given.state, selection)}
    assert out[A].ground is Ground.REQUIREMENT_UNMET
    assert (
        shortfalls_label(out[A].short_of or (), "en")
        == "part B: 19 of 40 (47.5 %), needs at least 50%"
    )
    assert B not in out
    assert [rows(given)[unit].rank for unit in (A, B)] == [1, 2]
    assert condition_of(selection) == "từng phần đạt từ 50% mức tối đa trở lên"


@pytest.mark.parametrize(
    ("asked", "case"),
    [
        ('{criterion: "1"}', "requires_form"),
        ('{criterion: "1", group: A, min: "5"}', "requires_form"),
        ('{criterion: "1", min: "5", min_share: 5%}', "requires_form"),
        ("{first: 2, first_share: 20%}", "requires_form"),
        ("{first: 2, rounding: up}", "requires_form"),
        ('{first: 2, criterion: "1"}', "requires_form"),
        ("{no_deduction: true, every: criterion}", "requires_form"),
        ("{no_deduction: true, edge: in}", "requires_form"),
        ("{first: 0}", "requires_first"),
        ('{criterion: "4", min: "5"}', "requires_criterion"),
        ('{group: C, min: "5"}', "requires_group"),
        ('{criterion: "2", min: "20.5"}', "requires_above"),
        ('{every: criterion, min: "21"}', "requires_above"),
        ('{criterion: "2", min_share: 100%, more_than: true}', "requires_above"),
        ('{no_deduction: true, criterion: "1"}', "requires_nothing"),
    ],
)
def test_p48_what_cannot_be_is_refused(asked: str, case: str) -> None:
    """Each with a case of its own, at its place."""
    found = list(faults(unchecked(text(top=asked))))
    assert case in {one.refusal.facts.get("case") for one in found}
    assert {one.place for one in found} == {("bands", 0, "requires", 0)}
    for lang in LANGS:
        assert all("…" not in sentence(one.refusal, lang, Called()) for one in found)


def test_p48_a_share_and_parts_that_are_not_there() -> None:
    """A share above the whole; every part of a table without parts; falls_to without conditions;
    a share of so few units that it comes to nobody is remarked on."""
    [fault] = faults(unchecked(text(top="{first_share: 120%}")))
    assert fault.refusal.code == "share_above_whole"
    plain = text(top='{every: group, min: "5"}').replace("groups:", "unit_groups: []\n#")
    plain = plain.replace("group: A, ", "").replace("group: B, ", "")
    cases = [one.refusal.facts["case"] for one in faults(unchecked(plain))]
    assert cases == ["requires_no_groups"]
    opened = text(top="{group: B, min_share: 50%}").replace(
        'Phong trào, group: B, standard: {max: "20"}',
        "Phong trào, group: B, standard: {max_open: true}",
    )
    assert [one.refusal.facts["case"] for one in faults(unchecked(opened))] == ["requires_open"]
    assert list(faults(unchecked(opened.replace("min_share: 50%", 'min: "50"')))) == []
    [fault] = faults(unchecked(text(more="falls_to: next_band")))
    assert fault.refusal.facts["case"] == "falls_to"
    few = [
        one for one in remarks(book(top="{first_share: 20%}"), 4) if one.code == "requires_nobody"
    ]
    assert [(one.facts["of"], one.facts["from"]) for one in few] == [(4, 5)]


def test_p48_it_is_written_only_where_it_is_said() -> None:
    """A rulebook without conditions keeps its canonical text; with them it is read back."""
    assert "requires" not in book().canonical()
    assert "falls_to" not in book().canonical()
    said = book(
        top="{first_share: 20%}",
        title="requires: [{no_deduction: true}]",
        more="falls_to: next_band",
    )
    assert read_rulebook(said.canonical()) == said


def test_p48_p49_pages_say_it(tmp_path: Path) -> None:
    """rulebook check, show and diff."""
    one, other = (tmp_path / name for name in ("a.yaml", "b.yaml"))
    one.write_text("name: B\n" + text(top="{first_share: 20%}"), encoding="utf-8")
    said = text(top='{criterion: "2", min: "18"}', more="falls_to: next_band")
    other.write_text("name: B\n" + said, encoding="utf-8")
    checked = typed("rulebook", "check", one)
    assert checked.code == 0
    assert "“Xuất sắc” có điều kiện kèm theo" in checked.said
    assert (
        "Xuất sắc: từ 90 điểm; thuộc 20% số đơn vị đứng đầu (làm tròn xuống)"
        in typed("rulebook", "show", one).said
    )
    shown = typed("rulebook", "show", other, "--lang", "en").said
    assert "criterion 2: at least 18 points" in shown
    assert "one class down" in shown
    differ = typed("rulebook", "diff", one, other).said
    assert "loại kế dưới mà đạt điều kiện → thấp hơn một loại" in differ
