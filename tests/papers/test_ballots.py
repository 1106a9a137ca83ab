"""What a ballot says: how to mark it, what makes it invalid, and how many there are."""

from adapters.papers.forms import ballots, paired
from domain.rulebook.selections import Overfull, VoteRules
from tests.papers.conftest import NASTY, Run
from tests.spreadsheets.books import CLUSTER_8

UNITS = len(CLUSTER_8) + 1


def test_as_many_ballots_as_units_two_on_a_page(bare: Run) -> None:
    """One for each voter and for each office, none to spare; an odd last one stands alone."""
    assert len(bare.paper("phieu-suy-ton").of("ballot_title")) == UNITS
    assert len(bare.paper("phieu-bau").of("ballot_title")) == 2 * UNITS
    pairs = paired(ballots(["An", "Bình"], 3))
    assert [bool(pair["phai"]) for pair in pairs] == [True, False]


def test_every_nominee_has_both_boxes(bare: Run) -> None:
    """A line for each unit, with one box for and one against, and never a box that a font lacks."""
    lines = bare.paper("phieu-suy-ton").of("ballot_line")
    assert len(lines) == UNITS * UNITS
    assert all(line.count("□") == 2 for line in lines)
    assert sum(NASTY in line for line in lines) == UNITS
    assert not set("☐☑") & set(bare.paper("phieu-suy-ton").text)


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
