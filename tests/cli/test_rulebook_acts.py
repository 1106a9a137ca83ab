"""Rulebooks set or amended from a file: what is taken, and what is refused at which line."""

import re
from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Desk, typed

LANGS = ("vi", "en")
YEAR = Path(__file__).with_name("hop.yaml")
SECRETARY = ("--as", "secretary@an")
#: The rulebook of the practice year as a file of its own.
BOOK = """\
name: Bảng tiêu chí tập
base: "100"
quorum: 2/3
pledge_required: false
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
criteria:
  - code: "1"
    name: Chuyên môn
    standard: {max: "60", step: "0.5"}
    bonus: {max: "5"}
  - code: "2"
    name: Báo cáo
    standard: {max: "40"}
    deduction: {max: "3"}
selections:
  - {code: co, name: Cờ thi đua, how: by_vote, quota: 1, threshold: {share: 2/3, base: present}}
  - {code: bang, name: Bằng khen, how: by_rank, quota: 1}
"""
OUTER = "rulebook:\n  " + BOOK.replace("\n", "\n  ").rstrip() + "\n"


@pytest.fixture
def planning(tmp_path: Path) -> Desk:
    """A year that has been opened and has no rulebook yet."""
    desk = Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: rules")[0]
    scenario = saved(tmp_path, "mo.yaml", text)
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    return desk


def saved(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def changed(folder: Path, was: str, now: str, text: str = BOOK) -> Path:
    """The rulebook with one thing different."""
    assert was in text
    return saved(folder, "bang.yaml", text.replace(was, now))


@pytest.mark.parametrize("text", [BOOK, OUTER, YEAR.read_text(encoding="utf-8")])
def test_a_rulebook_is_set_from_a_file(text: str, planning: Desk, tmp_path: Path) -> None:
    """A file that is the rulebook, one with the outer key, or a scenario: the same is set."""
    file = saved(tmp_path, "bang.yaml", text)
    answer = planning("do", CYCLE, "set_rulebook", file, *SECRETARY)
    assert answer.code == 0, answer.told
    found = planning("rulebook", "show", CYCLE, "--json").json
    assert found["rulebook"]["criteria"][1]["standard"]["max"] == "40"
    assert typed("rulebook", "check", file, "--json").json["sha256"] == found["sha256"]


def test_words_stand_beside_the_file(scoring: Desk, tmp_path: Path) -> None:
    """The reason of an amendment is no part of the rulebook; nothing is said two times."""
    file = changed(tmp_path, 'max: "5"', 'max: "6"')
    amend = ("do", CYCLE, "amend_rulebook", file, "reason=Bộ sửa hướng dẫn", *SECRETARY)
    assert scoring(*amend).code == 0
    shown = scoring("log", CYCLE).said
    assert "sửa hướng dẫn" in shown
    before = scoring.stored()
    twice = saved(tmp_path, "hai.yaml", OUTER + "reason: a\n")
    answer = scoring("do", CYCLE, "amend_rulebook", twice, "reason=b", *SECRETARY, "--json")
    assert (answer.code, answer.error["code"]) == (1, "input_malformed")
    two = scoring("do", CYCLE, "amend_rulebook", file, twice, *SECRETARY)
    assert (two.code, "usage_fields" in two.told) == (2, True)
    assert scoring.stored() == before


CIRCLE = """\
deadlines:
  - {code: a, due: {words: sau b, relative: {event: b, side: after, days: 1}}}
  - {code: b, due: {words: sau a, relative: {event: a, side: after, days: 1}}}
columns:
"""
#: Was, now, line in the file that is the rulebook, code, Vietnamese, English.
BAD = {
    "unknown field": ("quorum:", "quorrum:", 3, "unknown_field", "“quorum”", "“quorum”"),
    "unknown word": ("by_rank", "by_rang", 19, "input_malformed", "“by_rank”?", "“by_rank”?"),
    "negative maximum": ('"40"', '"-40"', 15, "rulebook_malformed", "−40", "−40"),
    "threshold over 100 %": ("share: 2/3", "share: 120%", 18, "share_above_whole", "120%", "120%"),
    "circular tree": ("columns:\n", CIRCLE, 6, "deadline_circular", "a, b", "a, b"),
    "sums": ('"40"', '"50"', 2, "rulebook_contradiction", "110", "110"),
    "overlapping bands": (
        'deduction: {max: "3"}',
        "bonus: {grading: {how: by_place, ranking: X, edition: '2024', bands:"
        " [{from: 1, to: 10, points: '5'}, {from: 10, to: 20, points: '3'}]}}",
        16,
        "rulebook_contradiction",
        "1-10 và 10-20",
        "1-10 and 10-20",
    ),
    "a criterion without a code": (
        '  - code: "2"\n    name',
        "  - name",
        13,
        "field_missing",
        "“code”",
        "“code”",
    ),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("outer", [False, True], ids=["rulebook", "outer key"])
def test_a_bad_rulebook_is_not_set(name: str, outer: bool, planning: Desk, tmp_path: Path) -> None:
    """Refused with code, line and sentence in both languages; nothing is stored."""
    was, now, line, code, vietnamese, english = BAD[name]
    if outer:
        was, now = was.replace("\n    ", "\n      "), now.replace("\n    ", "\n      ")
        was, now = was.replace("\n  -", "\n    -"), now.replace("\n  -", "\n    -")
        now = now.replace("\ncolumns", "\n  columns")
    file = changed(tmp_path, was, now, OUTER if outer else BOOK)
    before = planning.stored()
    for lang, said in (("vi", vietnamese), ("en", english)):
        answer = planning("do", CYCLE, "set_rulebook", file, *SECRETARY, "--lang", lang)
        assert answer.code == 1
        assert f"bang.yaml:{line + outer}: " in answer.told
        assert f"{code}." in answer.told
        assert said in answer.told
    assert planning.stored() == before


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("rulebok:\n  name: B\n", 1, "unknown_field", "“rulebook”"),
        ("", 1, "input_malformed", "thidua rulebook new"),
        ("bảng tiêu chí\n", 1, "input_malformed", "“bảng tiêu chí” chưa phải"),
        ("rulebook: [a]\n", 1, "input_malformed", "thidua rulebook new"),
        ("scenario: x\ncommands: []\n", 1, "field_missing", "“rulebook”"),
        ("zebra: 1\n", 1, "unknown_field", "thidua rulebook schema"),
    ],
)
def test_a_file_that_is_no_rulebook_says_what_one_is(
    text: str, line: int, code: str, said: str, planning: Desk, tmp_path: Path
) -> None:
    """Checked or set: the same code, with what to do next."""
    file = saved(tmp_path, "bang.yaml", text)
    for words in (("rulebook", "check"), ("do", CYCLE, "set_rulebook")):
        seat = SECRETARY if words[0] == "do" else ()
        answer = planning(*words, file, *seat)
        assert answer.code == 1
        told = answer.told + " " + answer.said
        assert code in told
        assert said in told
        assert f"bang.yaml:{line}: " in told
    typed_in = planning("do", CYCLE, "set_rulebook", "rulebook=bang.yaml", *SECRETARY)
    assert "“bang.yaml” chưa phải là bảng tiêu chí" in typed_in.told


#: Was, now, line, code, Vietnamese, English.
ORPHANS = {
    "a criterion falls away": (
        BOOK[BOOK.index('  - code: "2"') : BOOK.index("selections:")],
        "",
        8,
        "amendment_orphans",
        "tiêu chí 2",
        "criterion 2",
    ),
    "a part falls away": (
        '    deduction: {max: "3"}\n',
        "",
        13,
        "amendment_orphans",
        "tiêu chí 2",
        "criterion 2",
    ),
    "a column is called otherwise": (
        "code: self",
        "code: own",
        5,
        "amendment_orphans",
        "An, tiêu chí 1",
        "An",
    ),
    "a maximum below a score": (
        'max: "40"',
        'max: "30"',
        13,
        "amendment_misfits",
        "tiêu chí 2",
        "criterion 2",
    ),
}


@pytest.mark.parametrize("name", ORPHANS)
def test_an_amendment_that_orphans_scores_is_refused(
    name: str, scoring: Desk, tmp_path: Path
) -> None:
    """By hand and in a play: code, line of what is missing, sentence in both languages, exit 1,
    nothing stored."""
    was, now, line, code, vietnamese, english = ORPHANS[name]
    text = BOOK.replace('base: "100"\n', "\n")
    file = changed(tmp_path, was, now, text)
    before = scoring.stored()
    for lang, said in (("vi", vietnamese), ("en", english)):
        amend = ("do", CYCLE, "amend_rulebook", file, "reason=x", *SECRETARY, "--lang", lang)
        answer = scoring(*amend)
        assert answer.code == 1
        assert f"bang.yaml:{line}: " in answer.told, answer.told
        assert f"{code}." in answer.told
        assert said in answer.told
    year = YEAR.read_text(encoding="utf-8").partition("  # --- the sheet")[0]
    told = text.replace(was, now).replace("\n", "\n      ").rstrip()
    block = "  - key: amend\n    at: 2026-11-22T09:00\n    by: secretary@an\n"
    block += f"    command: amend_rulebook\n    reason: x\n    rulebook:\n      {told}\n"
    play = scoring("play", saved(tmp_path, "choi.yaml", year + block))
    head = (year + block[: block.index("rulebook:\n")]).count("\n") + 1
    assert play.code == 1
    assert re.search(rf"choi\.yaml:{head + line}: .*{code}\.", play.told), play.told
    assert scoring.stored() == before


@pytest.mark.parametrize("lang", LANGS)
def test_an_unknown_column_is_told_with_the_columns(scoring: Desk, lang: str) -> None:
    """A slip is answered with the nearest, anything else with all of them; nothing is stored."""
    before = scoring.stored()
    enter = ("do", CYCLE, "enter_scores", "unit=dong", "1=57", "--as", "unit_officer@dong")
    for column, said in (("slef", "“self”"), ("hoi-dong", "self")):
        answer = scoring(*enter, f"column={column}", "--lang", lang)
        assert (answer.code, "column_unknown." in answer.told) == (1, True)
        assert f"“{column}”" in answer.told
        assert said in answer.told
    assert scoring.stored() == before


def test_a_play_names_the_line_of_the_rulebook(tmp_path: Path) -> None:
    """A scenario whose rulebook is bad: the line inside it, not that of the command."""
    text = YEAR.read_text(encoding="utf-8")
    for was, now, code in (
        ('max: "40"', 'max: "-40"', "rulebook_malformed"),
        ('max: "40"', 'max: "50"', "rulebook_contradiction"),
        ("how: by_rank", "how: by_rang", "input_malformed"),
        ("share: 2/3", "share: 3/2", "share_above_whole"),
    ):
        desk = Desk(tmp_path / "moi.db")
        assert desk("init", "--practice").code == 0
        file = saved(tmp_path, "hop.yaml", text.replace(was, now))
        anchor = 'base: "100"' if code == "rulebook_contradiction" else now
        line = text.replace(was, now)[: text.replace(was, now).index(anchor)].count("\n") + 1
        answer = desk("play", file)
        assert (answer.code, f"hop.yaml:{line}: " in answer.told) == (1, True), answer.told
        assert f"{code}." in answer.told
        desk.db.unlink()
