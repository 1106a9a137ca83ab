"""What a ballot says: how to mark it, what makes it invalid, and how many there are."""

from docx.oxml.ns import qn

from adapters.papers.forms import ballots, paired
from adapters.wording.papers.hall import BALLOT_HEADS, BOX
from domain.rulebook.selections import Overfull, VoteRules
from tests.papers.conftest import NASTY, Run
from tests.papers.reading import Finished
from tests.spreadsheets.books import CLUSTER_8

UNITS = len(CLUSTER_8) + 1


def test_as_many_ballots_as_units_two_on_a_page(bare: Run) -> None:
    """One for each voter and for each office, none to spare; an odd last one stands alone."""
    assert len(bare.paper("phieu-suy-ton").of("ballot_title")) == UNITS
    assert len(bare.paper("phieu-bau").of("ballot_title")) == 2 * UNITS
    pairs = paired(ballots(["An", "Bình"], 3))
    assert [bool(pair["phai"]) for pair in pairs] == [True, False]


def _lists(one: Finished) -> list[list[list[str]]]:
    return [table for table in one.tables if table[0] == list(BALLOT_HEADS)]


def test_every_nominee_has_both_boxes(bare: Run) -> None:
    """A row for each unit, with one box for and one against, and never a box that a font lacks."""
    one = bare.paper("phieu-suy-ton")
    lists = _lists(one)
    assert len(lists) == UNITS
    for rows in lists:
        assert [row[1:] for row in rows[1:]] == [[BOX, BOX]] * UNITS
        assert sum(NASTY in row[0] for row in rows) == 1
    assert not set("☐☑") & set(one.text)


def test_boxes_stay_in_their_columns_however_long_a_name_is(bare: Run) -> None:
    """Each box has a cell of its own below its head, of one width in every row: no name moves
    it."""
    for code, count in (("phieu-suy-ton", UNITS), ("phieu-bau", 2 * UNITS)):
        assert len(_lists(bare.paper(code))) == count
    assert len(_lists(bare.paper("phieu-lay-y-kien"))) == 1
    for code in ("phieu-suy-ton", "phieu-bau", "phieu-lay-y-kien"):
        one = bare.paper(code)
        assert "\t" not in one.text
        for table in one.made.element.body.iter(qn("w:tbl")):
            grid = [column.w for column in table.tblGrid.gridCol_lst]
            for row in table.tr_lst:
                assert [cell.width for cell in row.tc_lst] == grid


def test_each_office_has_a_ballot_of_its_own(bare: Run) -> None:
    """Two offices on one paper with one limit is a mistake that is often made."""
    titles = bare.paper("phieu-bau").of("ballot_about")
    assert {title.split(" năm")[0] for title in titles} == {"Cụm trưởng", "Cụm phó"}
    assert all(text.count("không quá") == 1 for text in bare.paper("phieu-bau").of("ballot_text"))


def test_a_ballot_says_what_the_rulebook_makes_of_too_many_names() -> None:
    """By the paper or by its lines; and that nobody votes on the own unit, where that is so."""
    usual = ballots(["An"], 1)[0]
    assert usual["qua_so"] == "; đồng ý quá số lượng"
    assert usual["luu_y"] == ""
    rules = VoteRules(overfull=Overfull.LINES_INVALID, own_unit=False)
    by_line = ballots(["An"], 1, rules=rules)[0]
    assert by_line["qua_so"] == ""
    assert "phiếu vẫn hợp lệ" in str(by_line["luu_y"])
    assert "không bỏ phiếu cho chính mình" in str(by_line["luu_y"])


def test_a_ballot_has_room_for_the_seal_and_no_signature(bare: Run) -> None:
    """Secret: the seal's place in its corner, no number, no day, nobody's name."""
    one = bare.paper("phieu-suy-ton")
    assert len(one.of("ballot_seal")) == UNITS
    assert one.of("number") == one.of("place_day") == one.of("signer") == []
