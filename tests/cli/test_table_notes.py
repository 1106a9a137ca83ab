"""What the outcome's page says of a score table besides its figures, and programs get of it."""

from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Desk, typed

YEAR = Path(__file__).with_name("hop.yaml")
CRITERIA = """\
  criteria:
    - code: "1"
      name: Sáng kiến
      standard: {grading: {how: relative, points: "60"}, step: "0.5"}
    - code: "2"
      name: Chuyển đổi số
      standard:
        grading:
          how: by_place
          ranking: ICT Index
          edition: "2025"
          bands: [{from: 1, to: 10, points: "40"}, {from: 11, to: 63, points: "30"}]
"""
ENTERED = """\
  - {key: s-an, at: 2026-11-20T09:00, by: unit_officer@an, command: enter_scores, unit: an, column: self, cells: [{criterion: "1", now: "0"}]}
  - {key: s-binh, at: 2026-11-20T09:10, by: unit_officer@binh, command: enter_scores, unit: binh, column: self, cells: [{criterion: "1", now: "0"}, {criterion: "2", now: "7"}]}
  - {key: sent-an, at: 2026-11-21T09:00, by: unit_officer@an, command: submit_sheet, unit: an}
  - {key: sent-binh, at: 2026-11-21T09:10, by: unit_officer@binh, command: submit_sheet, unit: binh}
"""  # noqa: E501
#: A column in which a council scores anew what the cluster settled.
COUNCIL = "    - {code: council, name: Hội đồng chấm lại, scorer: council}\n  criteria:\n"


def played(folder: Path, text: str) -> Desk:
    desk, file = Desk(folder / "tap.db"), folder / "nam.yaml"
    file.write_text(text, encoding="utf-8")
    assert desk("init", "--practice").code == 0
    answer = desk("play", file)
    assert answer.code == 0, answer.err
    return desk


def year(criteria: str, commands: str) -> str:
    """The practice year up to the scoring, under other criteria, and then those commands."""
    text = YEAR.read_text(encoding="utf-8")
    head, rest = text.partition("  criteria:\n")[::2]
    after = rest[rest.index("  selections:") : rest.index("  - {key: s-an")]
    return head + criteria + after + commands


@pytest.mark.parametrize(
    ("lang", "awaited", "zero"),
    [
        (
            "vi",
            "An: tổng điểm tạm tính, tiêu chí 2 còn chờ công bố ICT Index, 2025.",
            "Tiêu chí 1, điểm chuẩn: chưa đơn vị nào có số liệu lớn hơn 0 nên đều được 0.",
        ),
        (
            "en",
            "An: the total is provisional; criterion 2 waits for ICT Index, 2025.",
            "Criterion 1, standard points: no unit has anything above 0, so all have 0.",
        ),
    ],
)
def test_what_is_provisional_and_what_nobody_has(
    lang: str, awaited: str, zero: str, tmp_path: Path
) -> None:
    """P20 and P10: the ranking with its edition, and the criterion in which all have nothing."""
    desk = played(tmp_path, year(CRITERIA, ENTERED))
    said = desk("outcome", CYCLE, "--lang", lang).said
    assert awaited in said
    assert zero in said
    notes = desk("outcome", CYCLE, "--lang", lang, "--json").json["notes"]
    assert [(note["code"], note["criterion"], note["sentence"]) for note in notes] == [
        ("awaited", "2", awaited),
        ("all_zero", "1", zero),
    ]
    assert (notes[0]["ranking"], notes[0]["edition"]) == ("ICT Index", "2025")


def test_both_ranks_stand_on_the_page(tmp_path: Path) -> None:
    """P26: first by the cluster, last by the council; both are told once all is settled."""
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: conference")[0]
    text = text.replace("  criteria:\n", COUNCIL, 1)
    council = (
        "  - {key: c-an, at: 2026-11-26T10:00, by: vice_chair@binh, command: enter_scores,"
        ' unit: an, column: council, cells: [{criterion: "1", now: "50"}], reason: Chấm lại}\n'
        "  - {key: settle-an,"
    )
    settled = (
        "  - {key: f-dong, at: 2026-11-26T09:30, by: secretary@an, command: enter_scores,"
        ' unit: dong, column: settled, cells: [{criterion: "1", now: "57"}]}\n'
    )
    text = text.replace("  - {key: settle-an,", settled + council, 1)
    desk = played(tmp_path, text)
    said = desk("outcome", CYCLE).said
    assert "An: hạng 2 ở cột Thống nhất và hạng 3 ở cột Hội đồng chấm lại." in said
    assert "Đông: hạng 3 ở cột Thống nhất và hạng 2 ở cột Hội đồng chấm lại." in said
    assert "Bình: hạng" not in said
    english = desk("outcome", CYCLE, "--lang", "en", "--json").json["notes"]
    assert english[0]["sentence"] == (
        "Đông: rank 3 in the column Thống nhất and rank 2 in the column Hội đồng chấm lại."
    )
    assert english[0]["ranks"] == {"settled": 3, "council": 2}


def test_a_year_without_scoring_shows_no_table(tmp_path: Path) -> None:
    """P28: that it does not score is said; no table, not an empty one."""
    rulebook = "rulebook: {name: Không chấm điểm, pledge_required: false}\ncommands:\n"
    text = YEAR.read_text(encoding="utf-8")
    head, rest = text.partition("rulebook:\n")[::2]
    commands = rest[rest.index("commands:\n") :].removeprefix("commands:\n")
    kept = commands[: commands.index("  - {key: due-2")]
    desk = played(tmp_path, head + rulebook + kept)
    for lang, said in (("vi", "Bảng tiêu chí này không chấm điểm."), ("en", "does not score")):
        page = desk("outcome", CYCLE, "--lang", lang)
        assert said in page.said
        assert "Hạng" not in page.out
        assert "Rank" not in page.out
    found = desk("outcome", CYCLE, "--json").json
    assert (found["outcome"]["table"], found["notes"]) == (None, [])
    assert typed("rulebook", "check", tmp_path / "nam.yaml").code == 0
