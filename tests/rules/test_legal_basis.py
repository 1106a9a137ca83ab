"""The legal basis of rules: what it may say, and in which cycle year it is in force.

The facts: the Law on Emulation and Commendation of 2022 (06/2022/QH15) is in force from 1 January
2024; since then registration is no ground for titles (article 7), and one achievement takes one
form of award (article 5).
"""

from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.rulebook.checks import remarks
from domain.rulebook.due_rule import CycleMonths, CycleYear
from domain.rulebook.faults import faults
from domain.rulebook.legal_basis import NO_REGISTRATION, ONE_FORM, LegalBasis
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.rulebook.statutes import STATUTES, Shown, statute, statute_cited
from domain.values.when import read_day
from tests.rules.house import SCORED, unchecked, written

LAW = "{code: luat-2022, document: Luật Thi đua khen thưởng số 06/2022/QH15, from: 2024-01-01}"
OLD = "{code: luat-2003, document: Luật số 15/2003/QH11, from: 2004-07-01, until: 2023-12-31}"
CRITERION = '{code: "1", name: Nhiệm vụ, standard: {max: "200"}, basis: [luat-2022]}'
RESTING = """
columns: [{code: self, name: Tự chấm, scorer: own}]
criteria: [{code: "1", name: Nhiệm vụ, standard: {max: "200"}, basis: [CODE]}]
selections: [{code: co, name: Cờ, how: by_rank, quota: 1, basis: [CODE]}]
bars: [{code: ky-luat, name: Kỷ luật, basis: [CODE]}]
consequences: [{of: late_sheet, deduct: "1", basis: [CODE]}]
"""


def resting(code: str, bases: str = f"{LAW}, {OLD}") -> str:
    return f"legal_basis: [{bases}]\n{RESTING.replace('CODE', code)}"


def told(rulebook: Rulebook, year: str | None) -> list[str]:
    """The remarks on what the law says, in that year."""
    wanted = ("basis_", "two_forms", "registration_asked")
    return [found.code for found in remarks(rulebook, year=year) if found.code.startswith(wanted)]


def test_rules_name_their_basis() -> None:
    """A criterion, a selection, a bar and a consequence; without an article and without an end."""
    rulebook = written(resting("luat-2022"))
    assert rulebook.legal_basis[0] == LegalBasis(
        code="luat-2022",
        document="Luật Thi đua khen thưởng số 06/2022/QH15",
        since=read_day("2024-01-01"),
    )
    rules = (rulebook.criteria, rulebook.selections, rulebook.bars, rulebook.consequences)
    assert [rule.basis for (rule,) in rules] == [("luat-2022",)] * 4
    assert read_rulebook(rulebook.canonical()) == rulebook


def test_an_unknown_basis_is_refused_with_the_nearest() -> None:
    """At each place where it is named."""
    found = list(faults(unchecked(resting("luat-2020"))))
    assert {fault.refusal.code for fault in found} == {"basis_unknown"}
    assert {fault.refusal.facts["nearest"] for fault in found} == {"luat-2022"}
    lists = ("criteria", "selections", "bars", "consequences")
    assert [fault.place for fault in found] == [(name, 0, "basis", 0) for name in lists]


@pytest.mark.parametrize(
    ("bases", "where"),
    [
        (f"{LAW}, {LAW}", "legal_basis"),
        ("{code: a, document: ' ', from: 2024-01-01}", "basis_document"),
        ("{code: a, document: Luật, from: 2024-01-01, until: 2023-12-31}", "basis_days"),
    ],
)
def test_a_basis_that_says_nothing_is_refused(bases: str, where: str) -> None:
    """A code twice, no document, an end before its beginning."""
    [fault] = faults(unchecked(f"legal_basis: [{bases}]"))
    assert (fault.place[0], fault.refusal.facts["where"]) == ("legal_basis", where)


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2023", ["basis_not_yet"]),
        ("2024", ["registration_asked", "basis_no_longer"]),
        ("2026", ["registration_asked", "basis_no_longer"]),
        ("2004", ["basis_not_yet", "basis_part_of_year"]),
        (None, []),
        ("hai nghìn", []),
    ],
)
def test_a_basis_is_held_against_the_cycle_year(year: str | None, found: list[str]) -> None:
    """Not yet, no longer, or for a part of the year; nothing is said where no year is known."""
    assert told(written(resting("luat-2022")), year) == found


def test_a_school_year_may_lie_on_both_sides() -> None:
    """The year 2023-2024 from September has the old law for four months and then the new one."""
    months = "months: {first_month: 9}\n"
    rulebook = written(months + resting("luat-2022"))
    found = {
        one.facts["basis"]: dict(one.facts)
        for one in remarks(rulebook, year="2023-2024")
        if one.code == "basis_part_of_year"
    }
    assert found["luat-2022"]["since"] == read_day("2024-01-01")
    assert found["luat-2003"]["until"] == read_day("2023-12-31")
    assert (found["luat-2022"]["count"], found["luat-2003"]["count"]) == (4, None)


days = st.dates(read_day("2020-01-01"), read_day("2030-12-31"))


@for_all(since=days, until=st.none() | days, year=st.integers(2021, 2029))
def test_a_basis_is_in_force_wholly_partly_or_not_at_all(
    since: object, until: object, year: int
) -> None:
    """Of before, after, wholly and partly exactly one is said of a year."""
    basis = LegalBasis(code="a", document="A", since=since, until=until)  # type: ignore[arg-type]
    if basis.until is not None and basis.until < basis.since:
        return
    span: CycleYear = CycleMonths().of(str(year))
    none = basis.begins_after(span) or basis.ended_before(span)
    assert not (basis.begins_after(span) and basis.ended_before(span))
    assert not (none and basis.covers(span))
    inside = basis.since <= span.first_day and (basis.until or span.last_day) >= span.last_day
    assert basis.covers(span) is inside


TWO = """
selections:
- {code: co, name: Cờ thi đua, how: by_rank, quota: 1}
- {code: bk, name: Bằng khen, kind: award_form, how: by_rank, quota: 2}
"""


@pytest.mark.parametrize(
    ("year", "found"),
    [("2023", []), ("2024", ["two_forms", "registration_asked"]), (None, ["two_forms"])],
)
def test_since_the_law_of_2022_one_achievement_takes_one_form(
    year: str | None, found: list[str]
) -> None:
    """Articles 5 and 7 speak from 2024 on; without a year the two forms are told all the same."""
    assert told(written(SCORED + TWO), year) == found
    assert {ONE_FORM.since, NO_REGISTRATION.since} == {read_day("2024-01-01")}


def test_a_rulebook_that_follows_article_7_is_not_remarked_on() -> None:
    """What does not ask for registration, or gives no award, has nothing to be told."""
    free = written(f"{SCORED}unregistered: no_effect{TWO}")
    assert told(free, "2026") == ["two_forms"]
    assert told(written(SCORED), "2026") == []


DECREE = "{code: nd, document: Nghị định số 98/2023/NĐ-CP, from: 2024-01-01UNTIL}"


@pytest.mark.parametrize(
    ("year", "until", "found"),
    [
        ("2024", "", []),
        ("2025", "", ["basis_runs_out"]),
        ("2026", "", ["basis_out_of_force"]),
        ("2026", ", until: 2025-06-30", ["basis_no_longer"]),
        ("2026", ", until: 2027-06-30", []),
    ],
)
def test_a_basis_without_an_end_is_held_against_the_statutes(
    year: str, until: str, found: list[str]
) -> None:
    """Decree 98/2023 ended on 30/06/2025; an end that the rulebook gives is its own word."""
    rulebook = written(resting("nd", DECREE.replace("UNTIL", until)))
    assert [code for code in told(rulebook, year) if code != "registration_asked"] == found


def test_a_basis_out_of_force_is_told_with_what_took_its_place() -> None:
    """The last day, the next document, what shows it, and how many rules rest on it."""
    rulebook = written(resting("nd", DECREE.replace("UNTIL", "")))
    [one] = [one for one in remarks(rulebook, year="2026") if one.code == "basis_out_of_force"]
    assert one.place == ("legal_basis", 0)
    assert dict(one.facts) == {
        "basis": "nd",
        "document": "Nghị định số 98/2023/NĐ-CP",
        "count": 4,
        "until": read_day("2025-06-30"),
        "by": "Nghị định số 152/2025/NĐ-CP",
        "shown": Shown.REGISTERS,
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nghị định 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ", "nd-98-2023"),
        ("98/2023/ND-CP", "nd-98-2023"),
        ("Luật số 06/2022/QH15", "luat-2022"),
        ("Luật Thi đua, khen thưởng năm 2022", "luat-2022"),
        ("Luật Thi đua, khen thưởng ngày 26/11/2003", "luat-2003"),
        ("Luật TĐKT 2003", "luat-2003"),
        ("Nghị định số 198/2023/NĐ-CP", None),
        ("Nghị định số 5/2024/NĐ-CP sửa đổi Nghị định số 98/2023/NĐ-CP", None),
        ("Thông tư số 01/2024/TT-BKHCN", None),
        ("Luật Ngân sách nhà nước năm 2022", None),
    ],
)
def test_a_document_is_known_by_its_number_or_day(text: str, code: str | None) -> None:
    """However it is typed; another that only names it further on is another."""
    found = statute_cited(text)
    assert (found.code if found else None) == code


def test_each_statute_stands_in_the_documentation_and_ends_where_the_next_begins() -> None:
    """Code, document, days and "chưa xác minh" as docs/rules.md has them."""
    rows = {
        line.split("`")[1]: line
        for line in Path("docs/rules.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    }
    assert [code for code in rows if code in {one.code for one in STATUTES}] == [
        one.code for one in STATUTES
    ]
    for one in STATUTES:
        row = rows[one.code]
        days = [f"{day:%d/%m/%Y}" for day in (one.since, one.until) if day is not None]
        assert all(word in row for word in (one.document, one.replaced_by or "", *days))
        assert ("chưa xác minh" in row) is (one.shown is Shown.UNCONFIRMED)
        assert one.replaced_by is None or statute(one.replaced_by).code != one.code
