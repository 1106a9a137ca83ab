"""thidua rulebook and the year's pages: officers and legal bases, checked, shown and copied."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from adapters.cli.rendering import rendered
from adapters.pages.outcome import OutcomePage
from adapters.wording.writing import Lang
from domain.cycle.outcome import outcome
from domain.cycle.phases.chair_handover import NameNextOfficers
from domain.record.record import Office, Seat
from tests.cli.test_rulebook import EXAMPLES, SOUND, rulebook
from tests.cli.typed import CYCLE, Answer, Desk, typed
from tests.domain.wording import Called
from tests.rules.house import UNITS, sitting, written, year

ROTATION = """\
officers:
  chair: rotation
  order: [long-an, ben-tre]
  vices: 0..1
  handover: [Cờ luân lưu]
"""
BASES = """\
legal_basis:
  - code: luat-2022
    document: Luật số 06/2022/QH15
    article: Điều 5
    from: 01/01/2024
  - code: luat-2003
    document: Luật số 15/2003/QH11
    from: 2004-07-01
    until: 2023-12-31
"""
CUSTOM = "theo thông lệ Khối phó năm nay kế tiếp"
LISTED = """\
units:
  - {code: long-an, short: Long An, full: Sở Long An}
  - {code: ben-tre, short: Bến Tre, full: Sở Bến Tre}
  - {code: ca-mau, short: Cà Mau, full: Sở Cà Mau}
"""


def file_of(folder: Path, text: str, name: str = "bang.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def scenario(folder: Path, text: str, head: str = LISTED) -> Path:
    inside = text.replace("\n", "\n  ").rstrip()
    return file_of(folder, f"{head}rulebook:\n  {inside}\n")


def errors(answer: Answer) -> list[tuple[str, int]]:
    return [(one["code"], one["line"]) for one in answer.json["errors"]]


#: Was, now, line, code, what stands in the Vietnamese sentence.
BAD = {
    "unknown unit of the rotation": (
        "ben-tre]",
        "ben-tra]",
        22,
        "name_unknown",
        "Gần nhất là “ben-tre”",
    ),
    "unit twice": ("ben-tre]", "long-an]", 22, "member_repeated", "Long-an xuất hiện hai lần"),
    "rotation without an order": (
        "  order: [long-an, ben-tre]\n",
        "",
        21,
        "rulebook_malformed",
        "chưa có thứ tự",
    ),
    "negative vices": ("0..1", "-1", 23, "rulebook_malformed", "“-1” không đọc được"),
    "vices as a list": ("0..1", "[1]", 23, "input_malformed", "Cần số nguyên hoặc chữ"),
    "automatic": (
        "  vices: 0..1\n",
        "  vice_becomes_chair: automatic\n",
        23,
        "input_malformed",
        "no hoặc suggested",
    ),
    "object twice": (
        "[Cờ luân lưu]",
        "[Cờ luân lưu, cờ luân lưu]",
        24,
        "rulebook_malformed",
        "bị trùng hoặc để trống",
    ),
    "unknown field": ("  vices:", "  vice:", 23, "unknown_field", "Gần nhất là “vices”"),
    "unknown basis": (
        "quota: 1}",
        "quota: 1, basis: [luat-2202]}",
        19,
        "basis_unknown",
        "Gần nhất là “luat-2022”",
    ),
    "no day": ("01/01/2024", "32/01/2024", 29, "date_malformed", "Ghi 01/01/2024 hoặc"),
    "ends before it begins": (
        "until: 2023-12-31",
        "until: 31/12/2003",
        30,
        "rulebook_malformed",
        "hết hiệu lực ngày 31/12/2003, trước ngày có hiệu lực 01/07/2004",
    ),
    "no document": ("Luật số 15/2003/QH11", '" "', 30, "rulebook_malformed", "chưa ghi văn bản"),
    "basis twice": ("code: luat-2003", "code: luat-2022", 30, "rulebook_malformed", "trùng mã"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_with_code_line_and_sentence(name: str, tmp_path: Path) -> None:
    """Each with its line, a stable code, the nearest name where there is one."""
    was, now, line, code, fragment = BAD[name]
    text = SOUND + ROTATION + BASES
    assert text.count(was) == 1
    file = scenario(tmp_path, text.replace(was, now))
    answer = rulebook("check", file, "--lang", "vi")
    assert answer.code == 1
    assert fragment in answer.said, answer.out
    assert errors(rulebook("check", file, "--json")) == [(code, line)]
    assert f"({code})" in rulebook("check", file, "--lang", "en").said


def warned(*words: str | Path) -> list[tuple[str, int]]:
    answer = rulebook("check", *words, "--json")
    assert answer.code == 0, answer.out
    return [(one["code"], one["line"]) for one in answer.json["warnings"]]


def test_a_basis_is_held_against_the_year(tmp_path: Path) -> None:
    """Without a year nothing is said; with one, or with a scenario's own, what is not in force."""
    file = file_of(tmp_path, SOUND + BASES)
    assert warned(file) == []
    assert ("basis_no_longer", 20) in warned(file, "--year", "2026")
    assert ("basis_not_yet", 16) in warned(file, "--year", "2023")
    assert ("basis_no_longer", 20) not in warned(file, "--year", "2023")
    own = scenario(tmp_path, SOUND + BASES, 'scenario: x\nyear: "2023"\n' + LISTED)
    assert ("basis_not_yet", 23) in warned(own)
    assert ("basis_not_yet", 23) not in warned(own, "--year", "2024")
    wrong = rulebook("check", file, "--year", "26", "--json")
    assert (wrong.code, wrong.error["code"]) == (1, "year_malformed")


def test_the_law_of_2022_speaks_from_2024(tmp_path: Path) -> None:
    """Registration is asked for by the rulebook, by the law no longer: a warning."""
    file = file_of(tmp_path, SOUND)
    assert warned(file) == []
    assert warned(file, "--year", "2023") == []
    [(code, _)] = warned(file, "--year", "2024")
    assert code == "registration_asked"
    free = file_of(tmp_path, SOUND + "unregistered: no_effect\n")
    assert warned(free, "--year", "2024") == []


def test_a_rotation_that_leaves_units_out_is_told(tmp_path: Path) -> None:
    """Where the file says how many units there are."""
    assert ("rotation_short", 22) in warned(scenario(tmp_path, SOUND + ROTATION))


def test_officers_and_bases_are_shown(tmp_path: Path) -> None:
    """Units by what the file calls them, days as offices write them."""
    lines = SOUND.replace("quota: 1}", "quota: 1, basis: [luat-2022]}") + ROTATION + BASES
    answer = rulebook("show", file_of(tmp_path, lines), "--lang", "vi")
    assert "Cụm trưởng: luân phiên, lần lượt long-an, ben-tre" in answer.said
    assert "số Cụm phó: từ 0 đến 1" in answer.said
    assert "phải bàn giao: Cờ luân lưu" in answer.said
    assert "luat-2022: Luật số 06/2022/QH15, Điều 5; có hiệu lực từ 01/01/2024" in answer.said
    assert "có hiệu lực từ 01/07/2004 đến hết 31/12/2023" in answer.said
    assert "căn cứ: luat-2022" in answer.said
    for said, shown in (("0..n", "0 or more"), ("2", "vice-chairs: 2")):
        file = file_of(tmp_path, SOUND + ROTATION.replace("0..1", said))
        assert shown in rulebook("show", file, "--lang", "en").said
    assert "--db" in answer.out  # units are named, so the hash depends on their ids


def test_a_difference_names_units_and_bases(tmp_path: Path) -> None:
    """The order of rotation by names, a basis by its code."""
    old = file_of(tmp_path, SOUND + ROTATION + BASES, "cu.yaml")
    text = SOUND + ROTATION.replace("[long-an, ben-tre]", "[ben-tre, long-an]") + BASES
    new = file_of(tmp_path, text.replace("until: 2023-12-31", "until: 2024-12-31"), "moi.yaml")
    answer = rulebook("diff", old, new, "--lang", "vi")
    assert answer.code == 1
    assert "thứ tự luân phiên: long-an, ben-tre → ben-tre, long-an" in answer.said.replace(
        "nhiệm vụ trong cụm, ", ""
    )
    changed = "căn cứ luat-2003: có hiệu lực đến hết 31/12/2023 → 31/12/2024"
    assert changed in answer.said


def test_officers_and_bases_are_copied(tmp_path: Path) -> None:
    """Last year's go over whole, with comments that say what they are."""
    old, new = file_of(tmp_path, SOUND + ROTATION + BASES, "cu.yaml"), tmp_path / "moi.yaml"
    assert rulebook("new", new, "--from", old).code == 0
    assert rulebook("diff", old, new).code == 0
    text = new.read_text(encoding="utf-8")
    assert "order: [long-an, ben-tre]" in text
    assert "# Văn bản làm căn cứ" in text


def test_schema_says_what_officers_may_say() -> None:
    """The words of the closed lists stand in it, and both forms of the number of vices."""
    found = rulebook("schema").json["$defs"]
    assert found["Found"]["enum"] == ["appointed", "elected", "not_stated", "rotation"]
    assert found["Succession"]["enum"] == ["no", "suggested"]
    vices = found["OfficerRules"]["properties"]["vices"]["anyOf"]
    assert {kind["type"] for kind in vices} == {"integer", "string", "null"}
    assert found["LegalBasis"]["required"] == ["code", "document", "from"]


def test_the_year_shows_whom_the_rulebook_suggests(tmp_path: Path) -> None:
    """By custom the vice; once the vote was held, whom it chose."""
    year = (EXAMPLES / "thuc-hanh.yaml").read_text(encoding="utf-8")
    database = tmp_path / "tap.db"
    assert typed("init", "--practice", "--db", database).code == 0
    for key, ground in (("deadline-registration", CUSTOM), ("officers", "theo kết quả bầu")):
        head, _, rest = year.partition(f"  - key: {key}\n")
        assert rest
        file = file_of(tmp_path, head, "thuc-hanh.yaml")
        assert typed("play", file, "--db", database).code == 0
        outcome = typed("outcome", "khoi-thuc-hanh/2026", "--db", database)
        assert f"gợi ý: Trúc Xanh, {ground}" in outcome.said
    status = typed("status", "khoi-thuc-hanh/2026", "--db", database)
    assert "gợi ý Trúc Xanh, theo kết quả bầu" in status.said


def test_a_year_without_the_section_suggests_nobody(scoring: Desk) -> None:
    """The pages are as they were."""
    assert "gợi ý" not in scoring("outcome", CYCLE).out


@pytest.mark.parametrize(
    ("said", "lang", "shown"),
    [
        ("1", "vi", "nguồn ghi 2 Khối phó, bảng tiêu chí 1"),
        ("3..n", "vi", "nguồn ghi 2 Khối phó, bảng tiêu chí từ 3 trở lên"),
        ("3..4", "vi", "nguồn ghi 2 Khối phó, bảng tiêu chí từ 3 đến 4"),
        ("3..n", "en", "2 vice-chairs named, 3 or more foreseen"),
        ("0..2", "vi", None),
    ],
)
def test_a_told_year_shows_where_its_vices_do_not_fit(
    said: str, lang: Lang, shown: str | None
) -> None:
    """The source's officers are kept as they are, and what the rulebook says stands beside."""
    start = sitting(year(written(f"officers: {{vices: {said}}}"), 5, backfill=True))
    name = NameNextOfficers(year="2027", chair=UNITS[2], vice_chairs=UNITS[3:5])
    told = start.when(name, as_=Seat(Office.OPERATOR)).given_besides()
    page = OutcomePage(
        outcome=outcome(told.state),
        cycle=told.state,
        events=told.events,
        names=Called(),
        cluster="Khối",
    )
    out = Console(width=100, file=StringIO(), record=True)
    out.print(*map(rendered, page.blocks(lang)))
    printed = " ".join(out.export_text().split())
    assert (shown or "Khối phó: Long An") in printed
    assert ("chưa khớp bảng tiêu chí" in printed) is (lang == "vi" and shown is not None)
