"""Caps and floors of a part of the table (P36), and of all bonus less all deduction (P37)."""

from pathlib import Path

import pytest

from domain.reckoning.adding import Bound
from domain.reckoning.ranking import docked
from domain.rulebook.checks import remarks
from domain.rulebook.discrepancies import total_step
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import P
from tests.rules.sheets import book, cells, faulty, found, total

BOTH = "bonus: {}, deduction: {}"
THREE = (f"standard: {{max: '100'}}, {BOTH}", f"group: A, {BOTH}", f"group: A1, {BOTH}")


def parts(said: str = "", inside: str = "", more: str = "") -> Rulebook:
    """Criterion 1 stands outside, 2 in part A, 3 in its section A1."""
    groups = f"[{{code: A, name: Phần A{said}}}, {{code: A1, name: Mục 1, group: A{inside}}}]"
    return book(*THREE, more=f"groups: {groups}\n{more}")


CAPPED = parts(", bonus_cap: '8', deduction_cap: '5'")
NET = book(*THREE[:1], more="net: {from: '-5', to: '10'}")


def test_p36_the_bonus_of_a_part_is_capped_and_what_stands_outside_counts_in_full() -> None:
    """+4 and +7 in A count 8; +6 outside A stays."""
    entered = cells(standard="90", bonus="6", bonus_2="4", bonus_3="7")
    sums = found(CAPPED, entered)
    assert (sums.totals.bonus, sums.totals.total) == (P("14"), P("104"))
    [told] = sums.bounded
    assert (told.group, told.of, told.claimed, told.counts) == ("A", Bound.BONUS, P("11"), P("8"))


def test_p36_the_deductions_of_a_part_are_capped() -> None:
    """−4 and −3 in A count −5; −2 outside A stays."""
    sums = found(CAPPED, cells(standard="90", deduction="-2", deduction_2="-4", deduction_3="-3"))
    assert (sums.totals.deduction, sums.totals.total) == (P("-7"), P("83"))
    [told] = sums.bounded
    assert (told.claimed, told.counts) == (P("-7"), P("-5"))


def test_p36_the_net_of_a_part_has_a_floor_and_a_ceiling() -> None:
    """+8 − 5 = +3 counts +2; +1 − 9 counts −5."""
    bounded = parts(", net: {from: '-5', to: '2'}")
    assert total(bounded, standard="90", bonus_2="8", deduction_3="-5") == P("92")
    assert total(bounded, standard="90", bonus_2="1", deduction_2="-9") == P("85")
    assert total(bounded, standard="90", bonus_2="4", deduction_2="-2") == P("92")


def test_p36_bounds_apply_from_the_inside_outwards_and_last_to_all() -> None:
    """A1 counts 3 of 7; A counts 6 of 4 + 3; all count 10 of 6 + 6."""
    nested = parts(", bonus_cap: '6'", ", bonus_cap: '3'", "bonus_cap: '10'")
    sums = found(nested, cells(standard="90", bonus="6", bonus_2="4", bonus_3="7"))
    assert [(one.group, one.claimed, one.counts) for one in sums.bounded] == [
        ("A1", P("7"), P("3")),
        ("A", P("7"), P("6")),
        (None, P("12"), P("10")),
    ]
    assert sums.totals.total == P("100")


def test_p36_caps_come_before_the_net() -> None:
    """+11 is capped at 8 first, so that 8 − 5 = +3 lies within a net of at most +4."""
    both = parts(", bonus_cap: '8', net: {to: '4'}")
    assert total(both, standard="90", bonus_2="11", deduction_2="-5") == P("93")


def test_p36_blank_stays_blank() -> None:
    """Where nobody has bonus or deduction a floor gives nothing."""
    sums = found(parts(", net: {from: '-5', to: '2'}"), cells(standard="90"))
    assert (sums.totals.bonus, sums.totals.deduction, sums.bounded) == (None, None, ())


@pytest.mark.parametrize(
    ("bonus", "deduction", "counts", "total"),
    [
        ("15", "-2", ("12", "-2"), "110"),
        ("1", "-9", ("1", "-6"), "95"),
        ("12", "-2", ("12", "-2"), "110"),
        ("4", "-9", ("4", "-9"), "95"),
    ],
)
def test_p37_all_bonus_less_all_deduction_counts_within_floor_and_ceiling(
    bonus: str, deduction: str, counts: tuple[str, str], total: str
) -> None:
    """The parts still add up to the total: the bonus gives way to the ceiling, the deduction to
    the floor."""
    totals = found(NET, cells(standard="100", bonus=bonus, deduction=deduction)).totals
    assert (totals.bonus, totals.deduction) == (P(counts[0]), P(counts[1]))
    assert totals.total == P(total)


def test_p37_what_is_deducted_for_lapses_is_not_held_by_the_floor() -> None:
    """100 − 5 − 1 for a late sheet → 94."""
    sums = found(NET, cells(standard="100", bonus="1", deduction="-9"))
    assert docked(sums, P("-1")).totals.total == P("94")


def test_p36_p37_they_are_written_only_where_they_are_said() -> None:
    """A rulebook of before keeps its text; one that says them is read as it was written."""
    plain = parts().canonical()
    assert '"groups":[{"code":"A","name":"Phần A","max":null,"group":null},' in plain
    assert "deduction_cap" not in plain
    assert '"net"' not in plain
    for said in (CAPPED, NET):
        assert read_rulebook(said.canonical()) == said
    quarters = parts(", net: {from: '-0.25'}")
    assert total_step(quarters) == total_step(parts(more="bonus_cap: '0.25'"))


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("net: {}", "net_empty"),
        ("net: {from: '2'}", "net_sides"),
        ("net: {to: '-2'}", "net_sides"),
        ("groups: [{code: A, name: A, net: {from: '1', to: '2'}}]", "net_sides"),
        ("groups: [{code: A, name: A, bonus_cap: '-8'}]", "below_zero"),
    ],
)
def test_p36_p37_a_bound_on_the_wrong_side_is_refused(said: str, case: str) -> None:
    """A floor above 0 would give points to whoever has neither bonus nor deduction."""
    [fault] = faults(faulty(*THREE[:1], more=said))
    assert (fault.refusal.code, fault.refusal.facts["case"]) == ("rulebook_malformed", case)
    assert fault.place[0] == said.partition(":")[0]


def test_p36_a_bound_that_nothing_reaches_is_remarked() -> None:
    """A cap of bonus where no criterion of the part has any."""
    groups = "groups: [{code: A, name: Phần A, bonus_cap: '8'}]"
    idle = book("group: A, standard: {max: '100'}", more=groups)
    [odd] = [one for one in remarks(idle) if one.code == "bound_idle"]
    assert (odd.place, odd.facts) == (
        ("groups", 0, "bonus_cap"),
        {"name": "Phần A", "field": "bonus_cap"},
    )
    capped = {one.code for one in remarks(parts(", bonus_cap: '8'"))}
    assert "bound_idle" not in capped


def test_p36_a_bonus_is_limited_by_the_bound_of_its_part() -> None:
    """Only the criterion outside A is still without limit."""
    odd = [one.facts["criterion"] for one in remarks(CAPPED) if one.code == "bonus_unlimited"]
    assert odd == ["1"]
    assert "bonus_unlimited" not in {one.code for one in remarks(NET)}


#: The year of the tests with its first criterion in a part of its own.
BOUNDS = """  groups: [{code: A, name: Phần A, bonus_cap: "4"}]
  net: {from: "-5", to: "2"}
  selections:
"""


def played(folder: Path, **environment: str) -> tuple[Path, Desk]:
    scenario, desk = folder / "hop.yaml", Desk(folder / "tap.db")
    text = YEAR.read_text(encoding="utf-8").replace("  selections:\n", BOUNDS, 1)
    text = text.replace("name: Chuyên môn,", "name: Chuyên môn, group: A,", 1)
    scenario.write_text(text.partition("  - {key: conference")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario, **environment).code == 0
    return scenario, desk


def test_p36_p37_show_explain_and_outcome_say_them(tmp_path: Path) -> None:
    """Bình's +5 counts 4 in its part, and 4 − 1,5 = +2,5 counts +2: 99,5 + 3,5 − 1,5 = 101,5."""
    scenario, desk = played(tmp_path)
    shown = typed("rulebook", "show", scenario).said
    assert "– điểm thưởng của nhóm tính nhiều nhất 4" in shown
    assert "điểm thưởng và điểm trừ bù nhau: từ −5 đến +2" in shown
    explained = desk("explain", CYCLE, "binh").said
    assert "Nhóm “Phần A”: điểm thưởng cộng lại 5, tính tối đa 4" in explained
    assert "Điểm thưởng và điểm trừ bù nhau còn +2,5, chỉ tính +2" in explained
    assert "99,5 + 3,5 − 1,5 = 101,5" in explained
    told = desk("explain", CYCLE, "binh", "--json").json["explanation"]["added"]["bounded"]
    assert told == [
        {"group": "A", "of": "bonus", "claimed": "5", "counts": "4"},
        {"group": None, "of": "net", "claimed": "2.5", "counts": "2"},
    ]
    assert "bounded" not in desk("explain", CYCLE, "an", "--json").json["explanation"]["added"]
    assert "101,5" in desk("outcome", CYCLE).said
    english = desk("explain", CYCLE, "binh", "--lang", "en").said
    assert "Group “Phần A”: bonus points add up to 5, at most 4 count" in english
    assert "Bonus and deductions come to +2.5 together, only +2 counts" in english


def test_p36_p37_diff_tells_what_changed(tmp_path: Path) -> None:
    """Where only one of two says a bound, the other has none."""
    one, other = tmp_path / "cu.yaml", tmp_path / "moi.yaml"
    plain = "name: B\ngroups: [{code: A, name: Phần A}]\n"
    one.write_text(plain, encoding="utf-8")
    bounded = plain.replace("Phần A", "Phần A, deduction_cap: '5', net: {from: '-5'}")
    other.write_text(bounded + "net: {to: '10'}\n", encoding="utf-8")
    said = typed("rulebook", "diff", one, other).said
    assert "nhóm tiêu chí A: trần điểm trừ của nhóm không có → 5" in said
    assert "nhóm tiêu chí A: điểm thưởng và điểm trừ bù nhau không có → từ −5 trở lên" in said
    assert "điểm thưởng và điểm trừ bù nhau: không có → nhiều nhất +10" in said
