"""The papers after the conference: what is asked for is what was chosen, and no more."""

import re
from pathlib import Path
from typing import Any

import pytest

from adapters.bootstrap import open_engine
from adapters.door.names import find
from adapters.papers.catalogue import PAPERS
from adapters.papers.chat import LONGEST
from adapters.papers.of_awards import held_before
from adapters.papers.settings import in_lines
from adapters.wording.writing import points
from domain.values.points import Points
from tests.cli.typed import typed
from tests.papers.conftest import CODE, NASTY, TABLE, YEAR, Run, run
from tests.papers.reading import Finished, finished

BEFORE_CHAT, AFTER_CHAT = "08-tin-moi-hop.txt", "35-tin-ket-qua.txt"


def _awards(outcome: Any) -> list[Any]:
    kinds = {"award_title", "award_form"}
    return [one for one in outcome["selections"] if one["kind"] in kinds and one["chosen"]]


def _list_of(paper: Finished, title: str) -> list[list[str]]:
    return next(table[1:] for table in paper.tables if title in table[0])


def test_the_request_is_as_long_as_its_list(papers: dict[str, Finished], outcome: Any) -> None:
    """The number asked for is that of the list, of those chosen, and never above the quota."""
    paper = papers["to-trinh"]
    rows = _list_of(paper, "Số phiếu")
    asked = [line for line in paper.of("body") if " tập thể, gồm: " in line]
    awards = _awards(outcome)
    assert len(asked) == len(awards) > 0
    assert f"khen thưởng {len(rows)} lượt tập thể" in paper.text
    for line, award in zip(asked, awards, strict=True):
        named = [row[1] for row in rows if row[2] == award["name"]]
        assert line.startswith(f"- {award['name']}: {len(named):02} tập thể")
        assert len(named) == len(award["chosen"])
        assert award["quota"] is None or len(named) <= award["quota"]
        assert all(name in line for name in named)


def test_lists_have_the_same_names_in_the_same_order(papers: dict[str, Finished]) -> None:
    """Submission, extract and the list for a decision name the same collectives alike."""
    paper = papers["to-trinh"]
    names = [row[1] for row in _list_of(paper, "Số phiếu")]
    assert [row[1] for row in _list_of(paper, "Tóm tắt thành tích")] == names
    lines = papers["danh-sach-khen-thuong"].of("body")
    assert [line.partition(". ")[2] for line in lines] == names


def test_names_in_a_submission_are_the_full_ones(papers: dict[str, Finished]) -> None:
    """An authority gives an award to the official name, not to the short one."""
    names = [row[1] for row in _list_of(papers["to-trinh"], "Số phiếu")]
    assert names[0] == "Trung tâm Kiểm định Trúc Xanh"


def test_points_ranks_and_votes_are_those_of_the_outcome(
    papers: dict[str, Finished], outcome: Any
) -> None:
    """Each figure in the list is that of the table or of the tally."""
    table = {row["unit"]["name"]: row for row in outcome["table"]["rows"]}
    rows = iter(_list_of(papers["to-trinh"], "Số phiếu"))
    for award in _awards(outcome):
        votes = {
            line["unit"]["name"]: f"{line['votes']}/{ballot['tally']['of']}"
            for ballot in outcome["ballots"]
            if ballot["selection"] == award["selection"]
            for line in ballot["count"]["votes"]
        }
        for unit in award["chosen"]:
            row, own = next(rows), table[unit["name"]]
            assert row[3] == points(Points(own["total"]), "vi")
            assert row[4] == str(own["rank"])
            assert row[5] == votes.get(unit["name"], "theo hạng")


def test_numbers_on_record_stand_in_every_paper(papers: dict[str, Finished]) -> None:
    """What was issued keeps its number, in its own head and where another paper points to it."""
    assert papers["to-trinh"].of("number") == ["Số: 02/TTr-KTĐTH"]
    assert papers["ke-hoach"].of("number") == ["Số: 01/KH-KTĐTH"]
    assert papers["giay-moi"].of("number") == ["Số: 40/GM-KTĐTH"]
    assert papers["bao-cao-tong-ket"].of("number") == ["Số: 02/BC-KTĐTH"]
    assert papers["bien-ban-hoi-nghi"].of("number") == ["Số: 01/BB-KTĐTH"]
    assert papers["phan-cong-cham-cheo"].of("number") == ["Số: 06/TB-KTĐTH"]
    assert "Biên bản hội nghị số 01/BB-KTĐTH" in papers["to-trinh"].text
    assert "Tờ trình số 02/TTr-KTĐTH" in papers["danh-sach-khen-thuong"].text
    assert papers["thong-bao-ket-luan"].of("number") == ["Số: ……/TB-……"]


def test_no_paper_decides(papers: dict[str, Finished], bare: Run) -> None:
    """There is no quyết định among the papers, and what is announced is called a proposal."""
    assert "QĐ" not in {paper.kind for paper in PAPERS.values()}
    for announced in (papers["thong-bao-ket-luan"], bare.paper("thong-bao-ket-luan")):
        assert "kết quả đề nghị, chờ cấp có thẩm quyền quyết định" in announced.text
    for one in papers.values():
        assert "QUYẾT ĐỊNH" not in one.of("kind")


def test_conclusions_name_the_next_officers(papers: dict[str, Finished]) -> None:
    """Who was elected at the conference, who waits to be recognised."""
    said = next(text for text in papers["thong-bao-ket-luan"].of("body") if "Hội nghị bầu" in text)
    assert (
        "Trung tâm Kiểm định Trúc Xanh làm Khối trưởng, Trường Đào tạo nghề Đồng Nội làm Khối phó"
        " năm 2027" in said
    )
    assert "chờ công nhận" in said


def test_each_chosen_unit_submits_for_itself_where_the_office_says_so(
    database: Path, tmp_path: Path, outcome: Any
) -> None:
    """A file for each collective, under its own head; the chair's submission is not written."""
    words = ("papers", CODE, "trinh=don_vi", "--db", database, "--out", tmp_path, "--no-pdf")
    answer = typed(*words, "--json")
    assert answer.code == 0, answer.err
    written = finished(Path(answer.json["folder"]))
    assert "to-trinh" not in {one.paper.code for one in written}
    own = [one for one in written if one.paper.code == "to-trinh-don-vi"]
    assert len(own) == sum(len(award["chosen"]) for award in _awards(outcome))
    assert own[0].of("issuer") == ["TRUNG TÂM KIỂM\nĐỊNH TRÚC XANH"]
    assert own[0].of("number") == ["Số: ……/TTr-……"]
    assert own[0].of("to") == ["Kính gửi: Cơ quan ví dụ"]
    assert own[0].of("receiver")[0] == "- Như trên;"
    assert "tổng điểm 105,5, hạng 1 trên 6 đơn vị" in own[0].text
    assert own[0].text.count("./.") == 1


def test_a_unit_submits_by_a_form_where_nobody_is_chosen_yet(tmp_path: Path) -> None:
    """Of a table alone it is one form with blanks, laid out as the chair's would be."""
    form = run(tmp_path, TABLE, "trinh=don_vi", "--no-pdf").paper("to-trinh-don-vi")
    assert form.of("issuer") == ["ĐƠN VỊ ……"]
    assert form.of("kind") == ["TỜ TRÌNH"]
    assert form.of("abstract") == ["Đề nghị tặng …… cho ……"]


def test_the_head_of_a_long_name_takes_lines_that_fit() -> None:
    """A unit's official name stands in its own head on lines of about one length."""
    lines = in_lines("co_quan_trinh", "Sở Văn hóa, Thông tin, Thể thao và Du lịch").split("\n")
    assert lines == ["SỞ VĂN HÓA, THÔNG TIN,", "THỂ THAO VÀ DU LỊCH"]


def test_awards_of_years_before_are_told_with_their_decisions(database: Path) -> None:
    """Only what a decision gave counts, under the decision as it reads now."""
    with open_engine(str(database)) as engine:
        year = engine.cycle(find(engine.store, "cycle", CODE))
        names = engine.names(year)
        held = {names.unit(unit): said for unit, said in held_before([year]).items()}
    assert held == {
        "Trúc Xanh": ["Cờ thi đua năm 2026 (Quyết định số 12/QĐ-CQVD ngày 04 tháng 02 năm 2027)"],
        "Hoa Sen": ["Bằng khen năm 2026 (Quyết định số 19/QĐ-CQVD ngày 17 tháng 02 năm 2027)"],
    }


def test_the_plan_has_the_criteria_and_deadlines_on_record(
    papers: dict[str, Finished], database: Path
) -> None:
    """Every criterion with its maxima, and every deadline with its last day."""
    rulebook = typed("rulebook", "show", CODE, "--db", database, "--json").json["rulebook"]
    rows = _list_of(papers["ke-hoach"], "Tiêu chí")
    assert [row[:3] for row in rows[:-1]] == [
        [one["code"], one["name"], one["standard"]["max"]] for one in rulebook["criteria"]
    ]
    assert rows[0][3:] == ["+5", ""]
    assert rows[3][3:] == ["", "−3"]
    assert rows[-1] == ["", "CỘNG", "100", "", ""]
    due = _list_of(papers["ke-hoach"], "Thời hạn")
    assert [row[2] for row in due] == ["hết ngày 27/02/2026", "hết ngày 30/11/2026"]


def test_a_sum_that_contradicts_the_scale_is_left_to_people(tmp_path: Path) -> None:
    """Cluster 8 measures by 100 and its criteria give 110: the plan prints neither as the sum."""
    db = tmp_path / "nguon.db"
    assert typed("init", "--db", db).code == 0
    assert typed("play", YEAR.with_name("cum-8-2021.yaml"), "--db", db).code == 0
    answer = typed("papers", "cum-8/2021", "--db", db, "--out", tmp_path, "--no-pdf", "--json")
    plan = next(
        one for one in finished(Path(answer.json["folder"])) if one.paper.code == "ke-hoach"
    )
    rows = _list_of(plan, "Tiêu chí")
    assert len(rows) == 10
    assert plan.of("number") == ["Số: 42/KH-CTĐ SỐ 08"]
    assert "110" not in {cell for row in rows for cell in row}


@pytest.mark.parametrize("code", ["to-trinh", "ke-hoach"])
def test_grounds_are_those_in_force_on_the_day(database: Path, tmp_path: Path, code: str) -> None:
    """A paper of December 2026 cites the decree in force, none that was replaced."""
    words = ("papers", CODE, "ngay=20/12/2026", "--db", database, "--out", tmp_path, "--no-pdf")
    folder = Path(typed(*words, "--json").json["folder"])
    grounds = next(one for one in finished(folder) if one.paper.code == code).of("ground")
    assert any("152/2025/NĐ-CP" in ground for ground in grounds)
    assert not any("98/2023" in ground for ground in grounds)
    assert [ground[-1] for ground in grounds] == [*[";"] * (len(grounds) - 1), "."]


# The texts for a chat


def _chat(folder: Path, name: str) -> str:
    file = next(folder.glob(f"*{name}"))
    return file.read_text(encoding="utf-8-sig")


def test_a_text_for_a_chat_begins_with_its_day(told: Run, papers: dict[str, Finished]) -> None:
    """The day first, a fact a line, no mark-up, short; results are a proposal."""
    folder = papers["giay-moi"].file.parent
    for text in (_chat(folder, BEFORE_CHAT), _chat(folder, AFTER_CHAT)):
        assert text.startswith("Ngày 14 tháng 01 năm 2027: ")
        assert len(text) < LONGEST
        assert not set(text) & set("*_#`|")
    after = _chat(folder, AFTER_CHAT)
    assert "Đề nghị Cờ thi đua: Trung tâm Kiểm định Trúc Xanh" in after
    assert "chờ cấp có thẩm quyền quyết định" in after
    assert "1. Long An; 2. Hậu Giang" in _chat(told.folder, AFTER_CHAT)
    assert not re.search(r"https?:|\d điểm|117,5", after + _chat(told.folder, AFTER_CHAT))


def test_the_texts_for_a_chat_are_told_of(bare: Run) -> None:
    """Their files stand in the answer and in the note that is read first."""
    assert [name[-len(AFTER_CHAT) :] for name in bare.answer["chat"]][1:] == [AFTER_CHAT]
    note = (bare.folder / "00-doc-truoc.txt").read_text(encoding="utf-8-sig")
    assert all(name in note for name in bare.answer["chat"])


def test_a_text_for_a_chat_stays_short(tmp_path: Path) -> None:
    """Names that would make it long are left out, the counts stay."""
    long = f"{NASTY} " + "và các đơn vị trực thuộc " * 12
    head, *rows = TABLE
    table = (head, *([row[0], f"{long}{row[0]}", *row[2:]] for row in rows))
    long_names = run(tmp_path, table, "--no-pdf")
    assert len(_chat(long_names.folder, AFTER_CHAT)) < LONGEST
