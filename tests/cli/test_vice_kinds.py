"""Vices of several kinds, as they are typed and shown [O11]."""

from pathlib import Path

from tests.cli.test_voting_day import SECRETARY, do, refused, sitting_day
from tests.cli.typed import CYCLE

LINES = """\
  officers: {vice_kinds: [{code: tt, name: Khối phó thường trực}, {code: pho, name: Khối phó, count: 0..1}]}
  selections:
    - {code: co, name: Cờ thi đua, how: by_rank, quota: 1}
"""  # noqa: E501


def test_o11_from_naming_to_the_next_years_pages(tmp_path: Path) -> None:
    """What is missing is asked for; named, recognised and shown in both languages, the cluster's
    page included."""
    day = sitting_day(tmp_path, LINES)
    name = ("name_next_officers", "year=2027", "chair=binh", "vice_chairs=an,dong")
    told = refused(day, *name)
    assert "Khối phó thường trực và Khối phó" in told
    assert "“vice_kinds”" in told
    assert "Gần nhất là “tt”" in refused(day, *name, "vice_kinds=an: ttt, dong: pho")
    said = do(day, *name, "vice_kinds=an: pho, dong: Khối phó thường trực")
    assert "Khối trưởng Bình, Khối phó thường trực Đông, Khối phó An" in said
    page = day("outcome", CYCLE).said
    assert "Khối phó thường trực: Đông; Khối phó: An" in page
    assert "Khối phó thường trực: Đông" in day("outcome", CYCLE, "--lang", "en").said
    decision = ("year=2027", "chair=binh", "document.kind=Quyết định")
    recognised = day("do", "khoi-tap", "recognise_officers", *decision, *SECRETARY)
    assert "Khối phó thường trực Đông" in recognised.said
    status = day("status", "khoi-tap").said
    assert "Khối phó thường trực Đông, Khối phó An" in status
