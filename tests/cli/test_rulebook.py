"""thidua rulebook: check, show, diff, schema; what is printed, and what bad files are told."""

import ast
import json
import re
from pathlib import Path

import pytest

import adapters.cli
import adapters.examples
import adapters.pages
from adapters.wording.help.commands import HELP, INSIDE
from adapters.wording.pages.rulebook import COMMENTS, ELEMENTS, FIELDS, RULEBOOK
from adapters.wording.pages.whatif import WHATIF
from domain.rulebook.rulebook import Rulebook
from tests.cli.typed import CYCLE, Answer, Desk, typed

GOLDEN = Path(__file__).parent / "rulebook"
EXAMPLES = Path(adapters.examples.__file__).parent
SAMPLE = EXAMPLES / "bang-tieu-chi.yaml"
REAL = EXAMPLES / "cum-8-2021.yaml"
LANGS = ("vi", "en")
#: A sound rulebook; the cases below change a line of it.
SOUND = """\
name: Bảng
base: "100"
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
criteria:
  - code: "1"
    name: Một
    standard: {max: "60"}
  - code: "2"
    name: Hai
    standard: {max: "40"}
selections:
  - {code: co, name: Cờ, how: by_rank, quota: 1}
"""


def rulebook(*words: str | Path, **environment: str) -> Answer:
    return typed("rulebook", *words, **environment)


def changed(folder: Path, was: str, now: str, text: str = SOUND) -> Path:
    """A file in which one thing is different."""
    assert was in text
    file = folder / "bang.yaml"
    file.write_text(text.replace(was, now), encoding="utf-8")
    return file


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("golden", "words"),
    [
        ("check", ("check", GOLDEN / "sai.yaml")),
        ("check-real", ("check", REAL)),
        ("check-sample", ("check", SAMPLE)),
        ("show-sample", ("show", SAMPLE)),
        ("show-many", ("show", GOLDEN / "nhieu.yaml")),
        ("diff", ("diff", SAMPLE, GOLDEN / "nhieu.yaml")),
    ],
)
def test_pages_are_as_agreed(golden: str, words: tuple[str | Path, ...], lang: str) -> None:
    """What is printed on 80 columns is what the file holds, in both languages."""
    answer = rulebook(*words, "--lang", lang)
    assert answer.err == ""
    assert answer.out == (GOLDEN / f"{golden}.{lang}.txt").read_text(encoding="utf-8")
    assert max(len(line) for line in answer.out.splitlines()) <= 80


def test_exit_codes_of_check(tmp_path: Path) -> None:
    """0 clean or odd only, 1 contradictions or errors, 2 wrong usage."""
    assert rulebook("check", changed(tmp_path, "Một", "Một")).code == 0
    odd = changed(tmp_path, 'max: "60"', 'max: "60", cap: "60"')
    answer = rulebook("check", odd)
    assert (answer.code, "cap_never_reached" in answer.out) == (0, True)
    assert rulebook("check", changed(tmp_path, '"40"', '"50"')).code == 1
    assert rulebook("check", changed(tmp_path, "by_rank", "by_luck")).code == 1
    assert rulebook("check").code == 2
    assert rulebook("check", "a", "b").code == 2
    assert rulebook("check", tmp_path / "nowhere.yaml").code == 1


NUMBER_2 = """\
  - code: "2"
    name: Hai
    standard: {max: "40"}
"""
PLACES = """\
  - code: "2"
    name: Hai
    standard: {max: "40"}
    bonus:
      grading:
        how: by_place
        ranking: Chỉ số
        edition: "2024"
        bands: [{from: 1, to: 10, points: "5"}, {from: 10, to: 20, points: "3"}]
"""
VOTE = "{code: co, name: Cờ, how: by_vote, quota: 1, threshold: {share: 120%, base: present}}"
DEADLINES = """\
quorum: 2/3
deadlines:
  - {code: scoring, due: {words: hết ngày 1/3, day: 1/3}}
  - {code: registration, due: {words: hết ngày 1/4, day: 1/4}}
columns:
"""
CIRCLE = """\
groups:
  - {code: A, name: A, group: B}
  - {code: B, name: B, group: A}
columns:
"""
#: Was, now, line, code, what stands in the Vietnamese and in the English sentence.
BAD = {
    "unknown field": (
        "name: Bảng\n",
        "nmae: Bảng\n",
        1,
        "unknown_field",
        "Gần nhất là “name”",
        "nearest",
    ),
    "missing field": ("    name: Hai\n", "", 10, "field_missing", "Thiếu trường “name”", "missing"),
    "unknown word": (
        "by_rank",
        "by_rang",
        14,
        "input_malformed",
        "Có phải “by_rank”?",
        "Perhaps “by_rank”?",
    ),
    "unquoted code": ('code: "2"', "code: 2", 10, "input_malformed", 'Cần "2"', 'takes "2"'),
    "no points": ('"40"', '"bốn"', 12, "points_malformed", "“bốn”", "“bốn”"),
    "negative maximum": (
        '"40"',
        '"-40"',
        12,
        "rulebook_malformed",
        "Mức −40 của tiêu chí “2”",
        "below 0",
    ),
    "no maximum": (
        'standard: {max: "40"}',
        "standard: {}",
        12,
        "rulebook_malformed",
        "chưa có mức",
        "maximum",
    ),
    "no part": (
        '    standard: {max: "40"}\n',
        "",
        10,
        "rulebook_malformed",
        "không có điểm chuẩn",
        "part",
    ),
    "step of zero": (
        '"40"',
        '"40", step: "0"',
        12,
        "rulebook_malformed",
        "Bước điểm 0",
        "step 0",
    ),
    "column twice": (
        "code: settled",
        "code: self",
        5,
        "rulebook_malformed",
        "trùng mã",
        "repeats a code",
    ),
    "no column": (
        "columns:\n"
        "  - {code: self, name: Tự chấm, scorer: own}\n"
        "  - {code: settled, name: Thống nhất, scorer: cluster}\n",
        "columns: []\n",
        3,
        "rulebook_malformed",
        "chưa có cột điểm nào",
        "no column of scores",
    ),
    "criterion twice": (
        'code: "2"',
        'code: "1"',
        10,
        "rulebook_malformed",
        "Tiêu chí “1” bị trùng",
        "repeats",
    ),
    "threshold over 100 %": (
        "{code: co, name: Cờ, how: by_rank, quota: 1}",
        VOTE,
        14,
        "share_above_whole",
        "lớn hơn toàn bộ",
        "more than the whole",
    ),
    "negative quota": (
        "quota: 1",
        "quota: -1",
        14,
        "rulebook_malformed",
        "nhỏ hơn 0",
        "below 0",
    ),
    "unknown group": (
        "    name: Hai\n",
        "    name: Hai\n    group: Z\n",
        12,
        "rulebook_malformed",
        "“Z”",
        "“Z”",
    ),
    "circular tree": (
        "columns:\n",
        CIRCLE,
        4,
        "rulebook_malformed",
        "nằm trong chính nó",
        "inside itself",
    ),
    "unknown tie key": (
        "columns:\n",
        "ties: [criterion:7]\ncolumns:\n",
        3,
        "rulebook_malformed",
        "“criterion:7”",
        "“criterion:7”",
    ),
    "deadlines in the wrong order": (
        "columns:\n",
        DEADLINES,
        6,
        "deadline_order",
        "không đúng thứ tự",
        "out of order",
    ),
    "a day that is none": (
        "columns:\n",
        "deadlines: [{code: x, due: {words: w, day: 31/2}}]\ncolumns:\n",
        3,
        "deadline_malformed",
        "chưa rõ là ngày nào",
        "which day",
    ),
    "far from any field": (
        "name: Hai\n",
        "name: Hai\n    zebra: 1\n",
        12,
        "unknown_field",
        "thidua rulebook schema",
        "thidua rulebook schema",
    ),
    "deadlines that hang on each other": (
        "columns:\n",
        "deadlines:\n"
        "  - {code: a, due: {words: w, relative: {event: b, side: after, days: 1}}}\n"
        "  - {code: b, due: {words: w, relative: {event: a, side: after, days: 1}}}\n"
        "columns:\n",
        4,
        "deadline_circular",
        "tính vòng theo nhau",
        "in a circle",
    ),
    "a deadline counted from nothing": (
        "columns:\n",
        "deadlines:\n"
        "  - {code: a, due: {words: w, relative: {event: conferense, side: after, days: 1}}}\n"
        "columns:\n",
        4,
        "deadline_event_unknown",
        "“conference”",
        "“conference”",
    ),
    "before a day and moved onto it": (
        "columns:\n",
        "deadlines:\n  - {code: a, due: {words: trước ngày 25/3, day: 25/3,"
        " reading: before_strict, when_off: forward}}\ncolumns:\n",
        4,
        "deadline_contradiction",
        "phải xong trước ngày đó",
        "means before that day",
    ),
    "a deduction with its sign": (
        "columns:\n",
        'consequences:\n  - {of: late_sheet, deduct: "-0.5"}\ncolumns:\n',
        4,
        "rulebook_malformed",
        "Số −0,5 nhỏ hơn 0",
        "−0.5 is below 0",
    ),
    "a column without a name": (
        "name: Thống nhất",
        'name: " "',
        5,
        "name_blank",
        "Tên đang để trống",
        "The name is blank",
    ),
    "quorum over 100 %": (
        "columns:\n",
        "quorum: 120%\ncolumns:\n",
        3,
        "share_above_whole",
        "lớn hơn toàn bộ",
        "more than the whole",
    ),
    "a quota of more than all": (
        "quota: 1",
        "quota_from: {share: 130%}",
        14,
        "share_above_whole",
        "lớn hơn toàn bộ",
        "more than the whole",
    ),
    "selections that wait for each other": (
        "quota: 1}",
        "quota: 1, among: bk}\n  - {code: bk, name: Bằng khen, how: by_rank, not_with: [co]}",
        14,
        "selection_circular",
        "co",
        "co",
    ),
    "a vote that is not the last tie key": (
        "columns:\n",
        "ties: [vote, higher_standard]\ncolumns:\n",
        3,
        "rulebook_malformed",
        "vote (bỏ phiếu) chỉ đứng cuối",
        "vote stands last only",
    ),
    "overlapping classes": (
        "columns:\n",
        'bands:\n  - {code: b, name: B, from: "0", to: "85"}\n'
        '  - {code: a, name: A, from: "80"}\ncolumns:\n',
        5,
        "classes_overlap:a",
        "từ 80 đến 85 thuộc hai loại",
        "from 80 to 85 lies in two classes",
    ),
    "one level with two points": (
        NUMBER_2,
        NUMBER_2
        + "    bonus: {grading: {how: by_level, levels:"
        + " [{from: '18', points: '4'}, {from: '18', points: '5'}]}}\n",
        13,
        "levels_differ:2",
        "hai điểm khác nhau, 4 và 5",
        "two different points, 4 and 5",
    ),
    "sums": (
        '"40"',
        '"50"',
        2,
        "criteria_sum",
        "cộng lại 110, thang điểm ghi 100",
        "110",
    ),
    "overlapping bands": (
        NUMBER_2,
        PLACES,
        18,
        "bands_overlap:2",
        "1-10 và 10-20",
        "1-10 and 10-20",
    ),
    "group sum": (
        "columns:\n",
        'groups: [{code: A, name: A, max: "50"}]\ncolumns:\n',
        3,
        "group_sum:A",
        "cộng lại 0, nhóm ghi 50",
        "50",
    ),
    "gap between classes": (
        "columns:\n",
        'bands:\n  - {code: b, name: B, from: "0", to: "80"}\n'
        '  - {code: a, name: A, from: "81"}\ncolumns:\n',
        5,
        "bands_gap:a",
        "giữa 80 và 81",
        "between 80 and 81",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_with_code_line_and_sentence(name: str, tmp_path: Path) -> None:
    """Every kind of bad input: its line, a stable code, a sentence in both languages."""
    was, now, line, code, vietnamese, english = BAD[name]
    file = changed(tmp_path, was, now)
    for lang, fragment in (("vi", vietnamese), ("en", english)):
        answer = rulebook("check", file, "--lang", lang)
        assert answer.code == 1
        assert f"({code})" in answer.said
        assert re.search(rf"bang\.yaml:{line}: [^•]*\({re.escape(code)}\)", answer.said), answer.out
        assert fragment in answer.said
        found = rulebook("check", file, "--lang", lang, "--json").json
        assert (code, line) in {
            (one["code"], one["line"]) for one in found["errors"] + found["contradictions"]
        }
        assert found["sound"] is False


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name: [", "file_malformed"),
        ("name: A\nname: B\n", "file_duplicate_key"),
        ("name: &a A\nbase: *a\n", "file_aliases"),
        ("- a\n", "input_malformed"),
        ("scenario: x\ncommands: []\n", "field_missing"),
        ("name: A\nbase: 117.5\n", "number_unquoted"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(text: str, code: str, tmp_path: Path) -> None:
    """What is no YAML, or no rulebook, is told with the file."""
    file = tmp_path / "bang.yaml"
    file.write_text(text, encoding="utf-8")
    answer = rulebook("check", file, "--json")
    assert (answer.code, answer.error["code"]) == (1, code)
    assert answer.error["facts"]["file"] == "bang.yaml"


def test_quota_above_the_units_is_a_warning(tmp_path: Path) -> None:
    """Where the file says how many units there are, a quota is held against them."""
    indented = SOUND.replace("quota: 1", "quota: 3").replace("\n", "\n  ")
    units = "units:\n  - {code: a, short: A, full: A}\n  - {code: b, short: B, full: B}\n"
    file = tmp_path / "kich-ban.yaml"
    file.write_text(f"{units}rulebook:\n  {indented}\n", encoding="utf-8")
    answer = rulebook("check", file)
    assert answer.code == 0
    assert "“Cờ” được chọn 3, nhiều hơn 2 đơn vị. (quota_above_units)" in answer.said
    for lang, said in (("vi", "nhiều hơn 2 đơn vị"), ("en", "more than the 2 units")):
        [warning] = rulebook("check", file, "--lang", lang, "--json").json["warnings"]
        assert (warning["code"], warning["line"]) == ("quota_above_units", 18)
        assert said in warning["sentence"]


def test_units_of_groups_are_those_of_the_file(tmp_path: Path) -> None:
    """A scenario's units are known, and a slip is answered with the nearest; else any name goes."""
    groups = "unit_groups: [{code: x, name: X, units: [long-an, bên-tre]}]\n"
    file = tmp_path / "bang.yaml"
    file.write_text(SOUND + groups, encoding="utf-8")
    assert rulebook("check", file).code == 0
    assert "--db" in rulebook("check", file).out
    assert "long-an, bên-tre" in rulebook("show", file).out
    units = "units:\n  - {code: long-an, short: A, full: A}\n"
    inside = (SOUND + groups).replace("\n", "\n  ")
    file.write_text(f"{units}rulebook:\n  {inside}\n", encoding="utf-8")
    [problem] = rulebook("check", file, "--json").json["errors"]
    assert (problem["code"], problem["line"]) == ("name_unknown", 18)


def test_units_are_looked_up_in_a_database_that_is_named(scoring: Desk, tmp_path: Path) -> None:
    """With --db the groups are those of its units, and the hash is that of the ids."""
    file = tmp_path / "bang.yaml"
    file.write_text(
        SOUND + "unit_groups: [{code: x, name: X, units: [an, Trường Bình]}]\n", encoding="utf-8"
    )
    answer = scoring("rulebook", "check", file)
    assert answer.code == 0
    assert re.search("SHA-256 [0-9a-f]{64}", answer.out)
    assert "X: an, Trường Bình" in scoring("rulebook", "show", file).out
    copy = tmp_path / "chep.yaml"
    assert scoring("rulebook", "new", copy, "--from", file).code == 0
    assert scoring("rulebook", "diff", file, copy).code == 0
    wrong = tmp_path / "sai.yaml"
    wrong.write_text(SOUND + "unit_groups: [{code: x, name: X, units: [am, binh]}]\n", "utf-8")
    [problem] = scoring("rulebook", "check", wrong, "--json").json["errors"]
    assert (problem["code"], problem["line"]) == ("name_unknown", 15)


def test_show_of_a_cycle_is_the_rulebook_in_force(scoring: Desk) -> None:
    """The pinned hash and the names of the cycle's year; marked where it is practice."""
    answer = scoring("rulebook", "show", CYCLE)
    assert answer.code == 0
    assert answer.out.startswith("THỰC HÀNH")
    assert "Bảng tiêu chí tập" in answer.out
    found = scoring("rulebook", "show", CYCLE, "--json").json
    assert found["sha256"] in answer.out
    assert found["practice"] is True
    assert found["rulebook"]["quorum"] == "2/3"
    assert scoring("rulebook", "show", "khoi-tap/2020").code == 1


def test_a_cycle_without_a_rulebook_says_so(tmp_path: Path) -> None:
    """Nothing is shown that is not there."""
    year = (Path(__file__).parent / "hop.yaml").read_text(encoding="utf-8")
    head = year.partition("  - {key: rules")[0]
    file = tmp_path / "hop.yaml"
    file.write_text(head, encoding="utf-8")
    assert typed("init", "--practice", "--db", tmp_path / "a.db").code == 0
    assert typed("play", file, "--db", tmp_path / "a.db").code == 0
    answer = rulebook("show", CYCLE, "--db", tmp_path / "a.db", "--json")
    assert (answer.code, answer.error["code"]) == (1, "rulebook_missing")


def test_diff_of_a_cycle_and_a_file(scoring: Desk, tmp_path: Path) -> None:
    """The line that the office would write, and 0 where nothing differs."""
    file = tmp_path / "moi.yaml"
    assert scoring("rulebook", "new", file, "--from", CYCLE).code == 0
    same = scoring("rulebook", "diff", CYCLE, file)
    assert (same.code, "giống hệt nhau" in same.out) == (0, True)
    text = file.read_text(encoding="utf-8").replace('max: "60"', 'max: "50"')
    file.write_text(text, encoding="utf-8")
    answer = scoring("rulebook", "diff", CYCLE, file)
    assert answer.code == 1
    assert "  tiêu chí 1: mức tối đa 60 → 50\n" in answer.out
    [line] = scoring("rulebook", "diff", CYCLE, file, "--json").json["differences"]
    assert (line["code"], line["inside"], line["was"], line["now"]) == (
        "1",
        "standard.max",
        "60",
        "50",
    )


def test_a_faulty_file_is_not_shown(tmp_path: Path) -> None:
    """Show and diff refuse with the first problem, with its line."""
    file = changed(tmp_path, "by_rank", "by_luck")
    for words in (("show", file), ("diff", file, file)):
        answer = rulebook(*words)
        assert answer.code == 1
        assert "bang.yaml:14: " in answer.err


def test_schema_describes_the_file() -> None:
    """A JSON Schema whose fields are those of a rulebook, as they are written."""
    found = json.loads(rulebook("schema").out)
    assert found["$schema"].startswith("https://json-schema.org/")
    properties = found["$defs"]["Rulebook"]["properties"]
    assert set(properties) == set(Rulebook.__struct_fields__)
    assert "from" in found["$defs"]["Level"]["properties"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", sorted(INSIDE))
def test_every_command_inside_has_a_page_of_help(command: str, lang: str) -> None:
    """In the language asked for, with an example, on 80 columns."""
    answer = typed(*command.split(), "--help", "--lang", lang)
    assert answer.code == 0
    assert f"thidua {command}" in answer.out.splitlines()[0]
    assert max(len(line) for line in answer.out.splitlines()) <= 80
    group, name = command.split()
    assert name in " ".join(row for row, _ in HELP[group].rows)


def test_the_group_lists_its_commands() -> None:
    """Bare, it prints them as wrong usage; an unknown one is answered with the nearest."""
    answer = rulebook()
    assert answer.code == 2
    assert "check TỆP" in answer.out
    wrong = rulebook("chek", "x")
    assert (wrong.code, "Có phải “check”?" in wrong.told) == (2, True)
    assert "thidua rulebook --help" in wrong.told
    option = rulebook("check", "--jsn", "x")
    assert (option.code, "--jsn" in option.told) == (2, True)


STRINGS = {
    node.value
    for room in (adapters.cli, adapters.pages)
    for path in Path(str(room.__file__)).parent.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


@pytest.mark.parametrize("words", [RULEBOOK, WHATIF], ids=["rulebook", "whatif"])
def test_every_word_is_used_and_has_both_languages(words: dict[str, tuple[str, str]]) -> None:
    """A word nobody says goes; ask_, kept_, basis_, by_ and band_ are made of a word and a key."""
    made = ("ask_", "kept_", "basis_", "by_", "band_")
    values = {"added", "removed"}
    unused = [key for key in words if key not in STRINGS | values and not key.startswith(made)]
    assert unused == []
    assert all(vietnamese and english for vietnamese, english in words.values())


def test_every_list_and_field_of_a_rulebook_has_its_name() -> None:
    """Nothing of a rulebook is shown by the name it has in the file."""
    assert all(vi and en for pairs in (ELEMENTS, FIELDS, COMMENTS) for vi, en in pairs.values())
    assert {*COMMENTS} <= {*Rulebook.__struct_fields__}
    lists = {*ELEMENTS}
    assert {*Rulebook.__struct_fields__} - lists - {*FIELDS} == set()


LINKED = """\
format: 1
name: Bảng
base: 10
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
criteria:
  - {code: "1", name: Chuyên môn, standard: {max: 10}}
selections:
  - {code: co, name: Cờ, kind: award_title, how: by_vote,
     quota_from: {share: 30%, of: first_in_clusters}, threshold: {share: 1/2, base: present}}
  - {code: bk, name: Bằng khen, kind: award_title, how: by_vote, quota: 2, unused_to: gk,
     not_with: [co], threshold: {share: 1/2, base: present}}
  - {code: gk, name: Giấy khen, kind: award_title, how: by_vote, quota: 1, among: co,
     threshold: {share: 1/2, base: present}}
"""


def test_show_says_whence_a_quota_comes_and_names_other_selections(tmp_path: Path) -> None:
    """No quota is "none" that comes from elsewhere, and selections are named, not coded."""
    file = tmp_path / "bang.yaml"
    file.write_text(LINKED, encoding="utf-8")
    vi, en = rulebook("show", file).said, rulebook("show", file, "--lang", "en").said
    assert "không đặt" not in vi
    assert "tỷ lệ 30%" in vi
    assert "share 30%" in en
    for named in ("không kèm: Cờ", "chỉ xét trong: Cờ"):
        assert named in " ".join(vi.split())
    assert "sang: Giấy khen" in " ".join(vi.split())
    assert ": co" not in vi
