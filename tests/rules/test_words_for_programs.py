"""What newer rules (P29–P40) say to programs and on trial: schema and what-if."""

from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed

#: By rule: what may be said, and in which part of a rulebook.
FIELDS = [
    ("Criterion", "scored_by"),
    ("ScoredBy", "outside"),
    ("ScoredBy", "team"),
    ("ScoredBy", "office"),
    ("ScoredBy", "combine"),
    ("Criterion", "guidance"),
    ("Criterion", "proof"),
    ("Criterion", "watched_by"),
    ("GradeBand", "more_than"),
    ("Level", "more_than"),
    ("Selection", "more_than_min"),
    ("Scale", "evidence_needed"),
    ("Rulebook", "deduction_cap"),
    ("Group", "bonus_cap"),
    ("Group", "deduction_cap"),
    ("Group", "net"),
    ("Rulebook", "net"),
    ("NetBounds", "from"),
    ("NetBounds", "to"),
    ("Scale", "max_open"),
    ("Column", "combine"),
    ("Rulebook", "between_classes"),
]


@pytest.mark.parametrize("words", [("schema",), ("schema", "set_rulebook")])
def test_p29_p40_the_schema_knows_every_field_and_asks_for_none(words: tuple[str, ...]) -> None:
    """Of a scenario and of the command: none is required, so that a rulebook of before fits."""
    known = typed(*words).json["$defs"]
    lacking = [(part, name) for part, name in FIELDS if name not in known[part]["properties"]]
    assert lacking == []
    asked = [(part, name) for part, name in FIELDS if name in known[part].get("required", ())]
    assert asked == []
    readings = known["BetweenClasses"]["enum"]
    assert sorted(readings) == ["class_above", "class_below", "rounded"]


STANDARD = 'standard: {max: "60", step: "0.5"}'
NAMED = "    name: Chuyên môn\n"
GROUP = 'groups: [{code: A, name: Phần A, bonus_cap: "2"}]\ncriteria:\n'
#: By rule: what is written in place of what, what differs then, and what Bình's 103 comes to.
TRIED = {
    "P30": (
        {STANDARD: f"{STANDARD}\n    scored_by: {{office: chair}}"},
        "ai chấm tiêu chí không có → đơn vị giữ nhiệm vụ chấm Cụm trưởng",
        "103",
    ),
    "P32": (
        {STANDARD: f"{STANDARD}\n    proof: Hồ sơ"},
        "minh chứng cần có không có → Hồ sơ",
        "103",
    ),
    "P34": (
        {STANDARD: STANDARD.replace("}", ", evidence_needed: true}")},
        "phải có minh chứng không → có",
        "103",
    ),
    "P35": (
        {"ranking:": 'deduction_cap: "1"\nranking:'},
        "trần chung của điểm trừ theo tiêu chí: không có → 1",
        "103.5",
    ),
    "P36": (
        {"criteria:\n": GROUP, NAMED: f"{NAMED}    group: A\n"},
        "thêm nhóm tiêu chí A (Phần A)",
        "100",
    ),
    "P37": ({"ranking:": 'net: {to: "1.5"}\nranking:'}, "không có → nhiều nhất +1,5", "101"),
    "P38": (
        {STANDARD: STANDARD.replace('max: "60"', "max_open: true")},
        "mức tối đa để trống không có → có",
        "103",
    ),
    "P39": (
        {"scorer: cluster}": "scorer: cluster, combine: mean}"},
        "nhiều người chấm không có → trung bình",
        "103",
    ),
}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A year whose sheets are settled."""
    folder = tmp_path_factory.mktemp("thu")
    scenario, desk = folder / "hop.yaml", Desk(folder / "tap.db")
    text = YEAR.read_text(encoding="utf-8")
    scenario.write_text(text.partition("  - {key: conference")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    return desk


@pytest.mark.parametrize("number", sorted(TRIED))
def test_p30_p39_whatif_says_what_differs_and_what_it_would_come_to(
    number: str, settled: Desk, tmp_path: Path
) -> None:
    """A bound moves the total; what only says who scores, how or with which proof moves none."""
    written, told, total = TRIED[number]
    file = tmp_path / "thu.yaml"
    assert settled("rulebook", "new", file, "--from", CYCLE).code == 0
    text, stored = file.read_text(encoding="utf-8"), settled.stored()
    for was, now in written.items():
        assert was in text
        text = text.replace(was, now, 1)
    file.write_text(text, encoding="utf-8")
    tried = settled("whatif", CYCLE, "--rulebook", file)
    assert (tried.code, tried.err) == (0, "")
    assert told in tried.said
    rows = settled("whatif", CYCLE, "--rulebook", file, "--json").json["rows"]
    assert {row["unit"]["name"]: row["total_now"] for row in rows}["Bình"] == total
    assert settled.stored() == stored


def test_p29_whatif_refuses_to_leave_out_a_column_that_holds_scores(
    settled: Desk, tmp_path: Path
) -> None:
    """Without the own column there is no place for what stands in it."""
    file = tmp_path / "thu.yaml"
    assert settled("rulebook", "new", file, "--from", CYCLE).code == 0
    text, own = file.read_text(encoding="utf-8"), "  - {code: self, name: Tự chấm, scorer: own}\n"
    assert own in text
    file.write_text(text.replace(own, ""), encoding="utf-8")
    refused = settled("whatif", CYCLE, "--rulebook", file, "--json")
    assert (refused.code, refused.error["code"]) == (1, "amendment_orphans")
