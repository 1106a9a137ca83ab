"""A quota that waits for a number from above, as it is typed [A12]."""

from pathlib import Path

from tests.cli.test_voting_day import do, refused, sitting_day
from tests.cli.typed import CYCLE

SELECTIONS = """\
  selections:
    - {code: co, name: Cờ thi đua, how: by_rank, quota_from: {share: 30%, of: first_in_clusters}}
"""


def test_a12_from_the_refusal_to_the_proposal(tmp_path: Path) -> None:
    """Neither chosen nor proposed before the number has come; then the outcome says whence it is,
    in both languages, and the proposal goes out."""
    day = sitting_day(tmp_path, SELECTIONS)
    told = refused(day, "select_by_rank", "selection=co")
    assert "là 30% số đơn vị xếp thứ nhất của các cụm, khối" in told
    assert "(record_guidance)" in told
    propose = (
        "propose_awards",
        "proposal=1",
        "authority=UBND tỉnh",
        "awards=co: binh",
        "document.kind=Tờ trình",
    )
    assert "(record_guidance)" in refused(day, *propose, "reason=Đề nghị trước")
    assert "chờ cấp trên cho biết có bao nhiêu" in day("outcome", CYCLE).said
    assert "how many there are is to come from above" in day("outcome", CYCLE, "--lang", "en").said
    letter = ("document.kind=Công văn", "document.number=12/BTĐKT", "authority=UBND tỉnh")
    said = do(day, "record_guidance", "quotas=co: 4 nhất", *letter)
    assert "4 đơn vị xếp thứ nhất của các cụm, khối" in said
    do(day, "select_by_rank", "selection=co")
    page = day("outcome", CYCLE).said
    assert "30% của 4 (số đơn vị xếp thứ nhất của các cụm, khối), làm tròn xuống" in page
    assert "Công văn 12/BTĐKT" in page
    do(day, *propose)
