"""Who reviews and audits a cluster, once somebody was named: at the command line, in every year."""

from pathlib import Path

import pytest

from tests.cli.test_decide import FILE, decided, stands
from tests.cli.test_decide import played as two_clusters
from tests.cli.test_review import SECOND
from tests.cli.typed import CYCLE, Desk, typed

CLUSTERS = ("khoi-tap", "khoi-hai")
PAPER = ("document.kind=Quyết định", "document.number=7/QĐ")
OPERATOR = ("--as", "operator")
SO, BO = ("--as", "auditor@so"), ("--as", "auditor@bo")
REVIEWER = ("--as", "reviewer@bo")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two clusters, and two bodies that are members of neither."""
    found = two_clusters(tmp_path, "# there is no such comment")
    for code in ("so", "bo"):
        named = ("register_unit", f"short_name=Cơ quan {code}", f"full_name=Cơ quan {code}")
        answer = found("do", code, *named, *OPERATOR)
        assert answer.code == 0, answer.told
    return found


def named(desk: Desk, cluster: str, office: str, unit: str, *more: str, command: str) -> None:
    """The operator records what the authority said."""
    words = ("do", cluster, command, f"office={office}", f"unit={unit}", *PAPER, *more)
    answer = desk(*words, *OPERATOR)
    assert answer.code == 0, answer.told


def test_whoever_was_not_named_finds_no_such_year(desk: Desk) -> None:
    """Nobody named: any body that is no member looks. Then only who was named, until it ends; the
    others are told what they are told of a year that there is not."""
    for seat in (SO, BO):
        assert desk("status", CYCLE, *seat).code == 0
    named(desk, "khoi-tap", "auditor", "bo", command="name_overseer")
    assert desk("status", CYCLE, *BO).code == 0
    closed, absent = (desk("status", code, *SO, "--json") for code in (CYCLE, "khoi-ta/2026"))
    assert closed.error["code"] == absent.error["code"] == "name_unknown"
    assert desk("status", SECOND, *SO).code == 0
    listed = desk("status", *SO).said
    assert SECOND in listed
    assert CYCLE not in listed
    named(desk, "khoi-tap", "auditor", "bo", "reason=Hết hạn", command="end_overseer")
    assert desk("status", CYCLE, *BO, "--json").error["code"] == "name_unknown"
    assert desk("status", CYCLE, *REVIEWER).code == 0  # who reviews was never said


def test_lists_over_all_years_leave_out_what_somebody_else_audits(desk: Desk) -> None:
    """Letters and the rebuilding of all: of the years of others nothing is told."""
    named(desk, "khoi-tap", "auditor", "bo", command="name_overseer")
    for words in (("notices", "list"), ("replay", "--all"), ("review", "2026")):
        for seat, sees in ((BO, True), (SO, False)):
            assert (CYCLE in desk(*words, *seat, "--json").out) is sees, words


def test_a_year_that_is_opened_later_has_them_too(desk: Desk) -> None:
    """Who looks at the cluster looks at every year, the log of each says since when."""
    named(desk, "khoi-tap", "auditor", "bo", "since=2026-03-01", command="name_overseer")
    opened = desk("do", "khoi-tap", "open_cycle", "year=2028", *OPERATOR)
    assert opened.code == 0, opened.told
    assert desk("status", "khoi-tap/2028", *BO).code == 0
    assert desk("status", "khoi-tap/2028", *SO).code == 1
    said = desk("log", "khoi-tap/2028").said
    assert "Cơ quan bo (cơ quan kiểm tra, từ ngày 01/03/2026)" in said
    assert "auditor, from 01/03/2026" in desk("log", "khoi-tap/2028", "--lang", "en").said
    assert "Cơ quan bo (cơ quan kiểm tra, từ ngày 01/03/2026)" in desk("outcome", "khoi-tap").said
    [one] = desk("outcome", "khoi-tap", "--json").json["overseers"]
    assert (one["office"], one["unit"]["name"], one["until"]) == ("auditor", "Cơ quan bo", None)
    assert " unit=an " not in desk("do", "khoi-tap", "name_overseer").said  # a member


def test_who_decides_records_its_decision_itself_in_all_its_clusters(desk: Desk) -> None:
    """One seat for all of them; one that nobody named records nothing."""
    refused = decided(desk, "--json", seats=REVIEWER)
    assert refused.error["code"] == "office_not_held"
    for cluster in CLUSTERS:
        named(desk, cluster, "reviewer", "bo", command="name_overseer")
    answer = decided(desk, seats=REVIEWER)
    assert answer.code == 0, answer.told
    assert (stands(desk, CYCLE), stands(desk, SECOND)) == (1, 1)
    text, seats = FILE.replace("qd-bo", "qd-2"), ("--as", "reviewer@so")
    assert decided(desk, text=text, seats=seats).code == 1


def test_the_chair_does_not_name_its_own_auditor(desk: Desk) -> None:
    """Whoever a guard is set against neither sets nor lifts it."""
    words = ("do", "khoi-tap", "name_overseer", "office=auditor", "unit=bo", *PAPER, "--json")
    assert desk(*words, "--as", "chair@an").error["code"] == "not_permitted"
    assert typed("permissions", "--json").code == 0
