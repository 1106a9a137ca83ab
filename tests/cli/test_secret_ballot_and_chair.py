"""A secret ballot that asks for the chair, as the chair's office types it [V17]."""

from pathlib import Path

import pytest

from tests.cli.test_voting_day import do, refused, sitting_day
from tests.cli.typed import CYCLE, Desk

SELECTIONS = """\
  selections:
    - {code: co, name: Cờ của Khối, how: by_vote, quota: 1, threshold: {share: 50%, base: present, more_than: true, must_include_chair: true}, votes: {methods: [paper]}}
"""  # noqa: E501
CHAIR = ("--as", "khối trưởng@an")


@pytest.fixture
def day(tmp_path: Path) -> Desk:
    """The papers on one nominee are counted and the record is signed."""
    desk = sitting_day(tmp_path, SELECTIONS)
    do(desk, "appoint_tellers", "units=binh")
    do(desk, "open_ballot", "ballot=k", "selection=co", "method=phiếu giấy", "nominees=binh")
    figures = ("count.issued=3", "count.returned=3", "count.valid=3", "count.invalid=0")
    teller = ("--as", "teller@binh")
    do(desk, "record_count", "ballot=k", *figures, "count.votes=binh: 2", by=teller)
    do(desk, "sign_count", "ballot=k", by=teller)
    return desk


def test_v17_the_chair_states_its_side_and_the_ballot_closes(day: Desk) -> None:
    """Refused with the act to use; the chair says it, sealed till the close; then all is shown."""
    told = refused(day, "close_ballot", "ballot=k")
    assert "(state_chair_side)" in told
    assert "Khối trưởng nêu ý kiến của mình để ghi biên bản" in told
    assert "ballot=k chair_for=binh" in day("do", CYCLE, "state_chair_side").said
    do(day, "state_chair_side", "ballot=k", "chair_for=binh", by=CHAIR)
    log = day("log", CYCLE).said
    assert "Ý kiến của đơn vị trưởng ở lượt phiếu kín “k”: niêm phong" in log
    assert "tán thành Bình" not in log
    said = do(day, "close_ballot", "ballot=k")
    assert "được chọn: Bình; Khối trưởng tán thành Bình" in said
    assert "Ý kiến của Khối trưởng ở lượt phiếu kín “k”" in day("log", CYCLE).said
    page = day("outcome", CYCLE)
    assert "Khối trưởng tán thành Bình" in page.said
    assert "was for Bình" in day("outcome", CYCLE, "--lang", "en").said


def test_v17_the_office_copies_it_from_the_minutes(day: Desk) -> None:
    """The secretary needs the paper; without the chair in favour two of three are not enough."""
    words = ("state_chair_side", "ballot=k", "chair_for=")
    assert "theo biên bản: nêu biên bản ấy ở ô “document”" in refused(day, *words)
    said = do(day, *words, "document.kind=Biên bản", "document.number=05/BB")
    assert "không tán thành đơn vị nào" in said
    said = do(day, "close_ballot", "ballot=k")
    assert "không đơn vị nào" in said
    again = ("state_chair_side", "ballot=k", "chair_for=binh", "reason=Biên bản ghi có")
    do(day, *again, by=CHAIR)
    assert "được chọn: Bình" in do(day, "close_ballot", "ballot=k")
