"""The inspectorate's word before the vote, as the chair's office types it [V18]."""

from pathlib import Path

import pytest

from tests.cli.test_voting_day import called, do, refused, sitting_day
from tests.cli.typed import CYCLE, Desk

SELECTIONS = """\
  selections:
    - {code: co, name: Cờ của Khối, how: by_vote, quota: 1, threshold: {share: 50%, base: present, more_than: true}, clearance: {of: Thanh tra tỉnh, objection: shown}}
    - {code: bk, name: Bằng khen, kind: award_form, how: the_others, not_with: [co], clearance: {of: Thanh tra tỉnh, objection: passed_over}}
"""  # noqa: E501


@pytest.fixture
def day(tmp_path: Path) -> Desk:
    return sitting_day(tmp_path, SELECTIONS)


def test_v18_from_the_letter_to_the_outcome(day: Desk) -> None:
    """Refused with who is missing and what to do; recorded; shown to those who vote; one is passed
    over for the certificate, and the outcome says why."""
    opening = ("open_ballot", "ballot=k", "selection=co", "method=open", "nominees=an,binh")
    told = refused(day, *opening)
    assert "phải có ý kiến của Thanh tra tỉnh trước, mà chưa có về: An và Bình" in told
    assert "(record_clearance)" in told
    form = day("do", CYCLE, "record_clearance").said
    assert "no_objection" in form
    letter = ("document.kind=Công văn", "document.number=77/TTr", "reason=Đang thanh tra")
    said = do(day, "record_clearance", "of=thanh tra tỉnh", "no_objection=an", "objection=binh",
              "none_yet=dong", *letter)  # fmt: skip
    assert "không có ý kiến khác: An; có ý kiến: Bình; chưa có ý kiến: Đông" in said
    assert "Ý kiến của Thanh tra tỉnh: không" in said
    assert "đã nêu để các đơn vị biết Thanh tra tỉnh có ý kiến về Bình" in do(day, *opening)
    called(day, "k", an="an", binh="binh", dong="an")
    do(day, "close_ballot", "ballot=k")
    others = ("select_the_others", "selection=bk")
    assert "chưa có về: Đông" in refused(day, *others)
    wrong = ("record_clearance", "of=Thanh tra huyện", "no_objection=dong", *letter[:2])
    assert "Gần nhất là “Thanh tra tỉnh”" in refused(day, *wrong)
    do(day, "record_clearance", "of=Thanh tra tỉnh", "no_objection=dong", *letter[:2])
    said = do(day, *others)
    assert "các đơn vị còn lại: Đông" in said
    assert "Bình (cơ quan được hỏi có ý kiến)" in said
    page = day("outcome", CYCLE).said
    assert "ý kiến của Thanh tra tỉnh: không có ý kiến khác: An và Đông; có ý kiến: Bình" in page
    english = day("outcome", CYCLE, "--lang", "en").said
    assert "word of Thanh tra tỉnh: no objection: An and Đông; an objection: Bình" in english
