"""Papers of a recorded year agree with its outcome, vote by vote."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from adapters.papers.of_votes import share
from adapters.wording.writing import points, signed
from tests.cli.typed import typed
from tests.papers.conftest import CODE, YEAR
from tests.papers.reading import Finished, finished, plain


def test_the_count_record_has_the_counted_papers(papers: dict[str, Finished], outcome: Any) -> None:
    """Issued, returned, valid and invalid are those of the outcome, and they balance."""
    lines = [text for text in papers["bien-ban-kiem-phieu"].of("body") if "phát ra" in text]
    assert len(lines) == len(outcome["ballots"]) > 0
    for line, ballot in zip(lines, outcome["ballots"], strict=True):
        issued, returned, valid, invalid = map(int, re.findall(r"\d+", line))
        count = ballot["count"]
        assert (issued, returned) == (count["issued"], count["returned"])
        assert (valid, invalid) == (count["valid"], count["invalid"])
        assert valid + invalid == returned <= issued


def test_every_share_is_worked_out_from_its_base(papers: dict[str, Finished], outcome: Any) -> None:
    """Votes are those of the outcome, the share is votes of the base, and who is chosen says so."""
    tables = [table for table in papers["bien-ban-kiem-phieu"].tables if table[0][0] == "TT"]
    for table, ballot in zip(tables, outcome["ballots"], strict=True):
        votes = sorted((line["votes"] for line in ballot["count"]["votes"]), reverse=True)
        assert [int(row[2]) for row in table[1:]] == votes
        chosen = {plain(unit["name"]) for unit in ballot["tally"]["chosen"]}
        for row in table[1:]:
            assert row[3] == share(int(row[2]), ballot["tally"]["of"])
            assert (row[4] == "Được chọn") == (row[1] in chosen)


def test_every_sheet_has_the_scores_of_the_table(papers: dict[str, Finished], outcome: Any) -> None:
    """Criterion by criterion, with bonus and deduction, as the outcome counts them."""
    tables = [table for table in papers["bang-cham-diem"].tables if table[0][0] == "TT"]
    rows = sorted(outcome["table"]["rows"], key=lambda row: row["rank"])
    assert len(tables) == len(rows)
    for table, row in zip(tables, rows, strict=True):
        for line in table[1:]:
            cells = [cell for cell in row["cells"] if cell["criterion"] == line[0]]
            values = {cell["part"]: Decimal(cell["value"]) for cell in cells}
            wanted = [points(values["standard"], "vi")]
            wanted += [signed(values["bonus"], "vi")] if values.get("bonus") else []
            wanted += [signed(-abs(values["deduction"]), "vi")] if values.get("deduction") else []
            assert line[3] == "; ".join(wanted)


def test_shares_are_exact_and_rounded_once() -> None:
    """11 of 12 is 91,7 %, half a tenth goes up."""
    assert share(11, 12) == "91,7%"
    assert share(1, 16) == "6,3%"
    assert share(12, 12) == "100%"


def test_the_threshold_stands_in_words_and_votes(papers: dict[str, Finished], outcome: Any) -> None:
    """The base is written out, and what it comes to is the tally's."""
    record = papers["bien-ban-kiem-phieu"].text
    for ballot in outcome["ballots"]:
        assert f"ít nhất {ballot['tally']['needed']}/{ballot['tally']['of']} phiếu" in record


def test_minutes_agree_with_the_count(papers: dict[str, Finished], outcome: Any) -> None:
    """Who is proposed in the minutes and the report was chosen; it is called a proposal."""
    for code in ("bien-ban-hoi-nghi", "bao-cao-tong-ket"):
        text = papers[code].text
        for selection in outcome["selections"]:
            if selection["kind"] == "office":
                continue
            line = next(part for part in text.split("\n") if part.startswith(selection["name"]))
            assert f"đề nghị {len(selection['chosen'])} đơn vị" in line
            for unit in selection["chosen"]:
                assert plain(unit["name"]) in line
    assert "chờ cấp có thẩm quyền quyết định" in papers["bien-ban-hoi-nghi"].text


def test_as_many_ballots_as_voters(papers: dict[str, Finished], outcome: Any) -> None:
    """For each title a paper for every voter, none to spare."""
    titles = papers["phieu-suy-ton"].of("ballot_about")
    assert titles
    for title in set(titles):
        assert titles.count(title) == len(outcome["members"])


def test_papers_of_practice_say_so(papers: dict[str, Finished]) -> None:
    """Nobody takes a paper of a practice year for one of the real cluster."""
    for one in papers.values():
        assert "thực hành" in one.text.lower() or "cum" not in one.paper.facts


def test_papers_are_in_vietnamese_whoever_asks(database: Path, tmp_path: Path) -> None:
    """An English answer tells of papers that say the same."""
    words = ("papers", CODE, "--db", database, "--out", tmp_path, "--no-pdf", "--json")
    answer = typed(*words, "--lang", "en")
    for one in finished(Path(answer.json["folder"])):
        assert "practice" not in one.text.lower(), one.file.name


def test_a_past_year_is_written_from_what_its_source_says(database: Path, tmp_path: Path) -> None:
    """A year without a table gets no table, and its other papers name its members."""
    assert database.exists()
    db = tmp_path / "nguon.db"
    assert typed("init", "--db", db).code == 0
    assert typed("play", YEAR.with_name("cum-5-2022.yaml"), "--db", db).code == 0
    answer = typed("papers", "cum-5/2022", "--db", db, "--out", tmp_path, "--no-pdf", "--json")
    assert answer.code == 0, answer.err
    codes = {paper["code"] for paper in answer.json["papers"]}
    assert "bang-tong-hop-diem" not in codes
    assert "giao-uoc-thi-dua" in codes
    report = next(Path(answer.json["folder"]).glob("*21-bao-cao-tong-ket.docx"))
    text = plain("\n".join(one.text for one in Finished(report).paragraphs))
    assert "Tổng điểm, xếp hạng: ……" in text
    assert not [table for table in Finished(report).tables if table[0][0] == "TT"]


def test_a_paper_that_was_issued_keeps_its_day(papers: dict[str, Finished]) -> None:
    """The plan's day is that of the record, with the law of that day; what is not issued yet has
    none."""
    plan = papers["ke-hoach"].of("place_day")[0]
    assert re.search(r"ngày \d\d tháng \d+ năm 20\d\d", plan)
    assert papers["ke-hoach"].of("ground")[0] != "Căn cứ ……"
    assert "ngày …… tháng" in papers["thong-bao-ket-luan"].of("place_day")[0]
