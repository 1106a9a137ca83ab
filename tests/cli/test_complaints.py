"""Complaints as an office meets them: filed, received with a term, late, answered."""

import pytest

from adapters.bootstrap import open_engine
from domain.notices import Topic
from tests.cli.typed import CYCLE, Desk
from tests.notice_texts.letters import of_topic, said_by, said_in, written

PAPER = ("document.kind=Công văn", "document.number=7/CV")
UNIT = ("--as", "unit_officer@dong")
CHAIR = ("--as", "secretary@an")
FILED = ("file_complaint", "unit=dong", "against=điểm", "item=1", "text=Mức điểm chưa đúng")


def did(desk: Desk, *words: str) -> int:
    """Do it; the version of the event."""
    answer = desk("do", CYCLE, *words, "--json")
    assert answer.code == 0, answer.told
    return len(desk("log", CYCLE, "--json").json["events"])


@pytest.fixture
def complained(closed: Desk) -> tuple[Desk, int]:
    """Đông complains of a score after the year is closed."""
    return closed, did(closed, *FILED, *UNIT, "--at", "2027-01-04T09:00")


def receive(desk: Desk, complaint: int) -> None:
    term = ("receive_complaint", f"complaint={complaint}", "until=2027-02-03")
    did(desk, *term, "authority=Sở Nội vụ", *CHAIR, "--at", "2027-01-04T09:00")


def answer(desk: Desk, complaint: int, at: str) -> None:
    said = ("answer_complaint", f"complaint={complaint}", "finding=rejected", "answer=Giữ nguyên")
    did(desk, *said, *PAPER, *CHAIR, "--at", at)


def test_a_complaint_stands_in_the_status_until_it_is_answered(
    complained: tuple[Desk, int],
) -> None:
    """Not received, then with its term, then late, then no more; of a closed year too."""
    desk, complaint = complained
    assert "Đông khiếu nại về điểm tiêu chí 1" in desk("status", CYCLE).said
    assert f"(@{complaint}): chưa thụ lý" in desk("status", CYCLE).said
    receive(desk, complaint)
    assert "chờ trả lời, hạn 03/02/2027" in desk("status", CYCLE).said
    (open_one,) = desk("status", CYCLE, "--json").json["status"]["work"]["complaints"]
    assert (open_one["last_day"], open_one["late"]) == ("2027-02-03", False)
    other = ("file_complaint", "unit=binh", "against=selection", "item=co", "text=Xem lại")
    did(desk, *other, "--as", "unit_officer@binh", "--at", "2027-02-04T09:00")
    assert "quá hạn trả lời 03/02/2027" in desk("status", CYCLE).said
    answer(desk, complaint, "2027-02-05T09:00")
    found = desk("status", CYCLE, "--json").json["status"]["work"]["complaints"]
    assert [one["unit"]["name"] for one in found] == ["Bình"]


@pytest.mark.parametrize(
    ("lang", "only", "owed"),
    [
        ("vi", "chỉ còn hạn trả lời khiếu nại", "Trả lời khiếu nại (@{})"),
        ("en", "only answers to complaints are still due", "The answer to the complaint (@{})"),
    ],
)
def test_the_calendar_of_a_closed_year_has_the_term_of_an_answer(
    complained: tuple[Desk, int], lang: str, only: str, owed: str
) -> None:
    """From the receipt on, until it is answered; late by the clock, with nothing recorded."""
    desk, complaint = complained
    assert owed.format(complaint) not in desk("calendar", CYCLE, "--lang", lang).said
    receive(desk, complaint)
    said = desk("calendar", CYCLE, "--lang", lang).said
    assert only in said
    assert owed.format(complaint) in said
    other = ("file_complaint", "unit=binh", "against=selection", "item=co", "text=Xem lại")
    did(desk, *other, "--as", "unit_officer@binh", "--at", "2027-02-04T09:00")
    entries = desk("calendar", CYCLE, "--json").json["calendar"]["entries"]
    (late,) = [one for one in entries if one["owing"]]
    assert (late["code"], late["state"]) == (f"complaint-{complaint}", "overdue")
    answer(desk, complaint, "2027-02-05T09:00")
    assert only not in desk("calendar", CYCLE, "--lang", lang).said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "khiếu nại @{} của Đông quá hạn trả lời"), ("en", "complaint @{} of Đông was to be")],
)
def test_the_doctor_counts_what_is_late(complained: tuple[Desk, int], lang: str, said: str) -> None:
    """With the command that mends it; not before the term is over, nor after the answer."""
    desk, complaint = complained
    receive(desk, complaint)
    assert said.format(complaint) not in desk("doctor", "--lang", lang).said
    other = ("file_complaint", "unit=binh", "against=selection", "item=co", "text=Xem lại")
    did(desk, *other, "--as", "unit_officer@binh", "--at", "2027-02-04T09:00")
    late = desk("doctor", "--lang", lang)
    assert late.code == 1
    assert said.format(complaint) in late.said
    assert f"thidua do {CYCLE} answer_complaint complaint={complaint}" in late.said
    answer(desk, complaint, "2027-02-05T09:00")
    assert said.format(complaint) not in desk("doctor", "--lang", lang).said


def test_the_log_tells_a_complaint_and_its_answer(complained: tuple[Desk, int]) -> None:
    """In both languages, with the term and who answers."""
    desk, complaint = complained
    receive(desk, complaint)
    answer(desk, complaint, "2027-01-20T09:00")
    log = desk("log", CYCLE).said
    assert "Đông: khiếu nại" not in log
    assert "Đông khiếu nại về điểm tiêu chí 1: “Mức điểm chưa đúng”" in log
    assert f"Thụ lý khiếu nại @{complaint} do Sở Nội vụ trả lời, hạn trả lời" in log
    assert f"Trả lời khiếu nại @{complaint} của Sở Nội vụ: khiếu nại không có căn cứ" in log
    english = desk("log", CYCLE, "--lang", "en").said
    assert f"Answer of Sở Nội vụ to complaint @{complaint}: rejected; “Giữ nguyên”" in english


def test_no_neighbour_reads_a_complaint_before_the_adoption(scoring: Desk) -> None:
    """Neither in the log nor in the status, nor its receipt; the unit and the chair's office do."""
    complaint = did(scoring, *FILED, *UNIT)
    term = ("receive_complaint", f"complaint={complaint}", "until=2027-02-03")
    did(scoring, *term, *CHAIR)
    for words in (("log", CYCLE), ("status", CYCLE)):
        neighbour = scoring(*words, "--as", "unit_officer@binh").said
        assert "Thụ lý khiếu nại @" not in neighbour
        assert "chờ trả lời, hạn" not in neighbour
        assert "khiếu nại về" not in neighbour
        for seat in (UNIT, CHAIR, ("--as", "auditor@so")):
            told = scoring(*words, *seat)
            if told.code == 0:
                assert "khiếu nại về" in told.said


def test_who_owes_the_answer_is_told_and_the_unit_is(complained: tuple[Desk, int]) -> None:
    """The chair's office of the complaint; the unit of the receipt with its term, and of the
    answer; text and page say the same, in both languages."""
    desk, complaint = complained
    with open_engine(str(desk.db)) as engine:
        letter = written(engine, of_topic(engine, Topic.COMPLAINT)).text
        assert "Đông khiếu nại về điểm tiêu chí 1: “Mức điểm chưa đúng”" in " ".join(letter.split())
        assert "thụ lý khiếu nại và định hạn trả lời" in " ".join(letter.split())
    receive(desk, complaint)
    with open_engine(str(desk.db)) as engine:
        told = of_topic(engine, Topic.COMPLAINT_ANSWER)
        assert "Hạn trả lời: ngày 03/02/2027" in " ".join(written(engine, told).text.split())
        letter = written(engine, of_topic(engine, Topic.COMPLAINT)).text
        assert "chậm nhất ngày 03/02/2027" in " ".join(letter.split())
        for topic in (Topic.COMPLAINT, Topic.COMPLAINT_ANSWER):
            for lang in ("vi", "en"):
                found = written(engine, of_topic(engine, topic), lang)
                assert said_by(found.html) == said_in(found.text)


def test_the_answer_reaches_the_unit(complained: tuple[Desk, int]) -> None:
    """What was found, in whose words, and what follows; and the chair's letter asks no more."""
    desk, complaint = complained
    answer(desk, complaint, "2027-01-04T09:00")
    with open_engine(str(desk.db)) as engine:
        told = written(engine, of_topic(engine, Topic.COMPLAINT_ANSWER)).text
        assert "khiếu nại không có căn cứ. Nội dung: “Giữ nguyên”" in " ".join(told.split())
        asked = written(engine, of_topic(engine, Topic.COMPLAINT)).text
        assert "Khiếu nại này đã được trả lời" in asked


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_term_that_is_over_is_refused(complained: tuple[Desk, int], lang: str) -> None:
    """With the field in which to choose another."""
    desk, complaint = complained
    term = ("receive_complaint", f"complaint={complaint}", "until=2026-12-31")
    refused = desk("do", CYCLE, *term, *CHAIR, "--lang", lang)
    assert refused.code == 1
    assert "(until)" in refused.told


def test_whoever_looks_from_outside_sees_what_waits_for_an_answer(
    complained: tuple[Desk, int],
) -> None:
    """In the review of all clusters and among the formal acts, until it is taken back."""
    desk, complaint = complained
    receive(desk, complaint)
    body = ("do", "so", "register_unit", "short_name=Sở", "full_name=Sở Nội vụ")
    assert desk(*body, "--as", "operator").code == 0
    for seat in (("--as", "reviewer@so"), ("--as", "auditor@so")):
        answer = desk("review", "2026", "--part", "complaints", *seat)
        assert answer.code == 0, answer.told
        said = answer.said
        assert "Đông khiếu nại về điểm tiêu chí 1" in said
        assert "chờ trả lời, hạn 03/02/2027" in said
    rows = desk("review", "2026", "--part", "complaints", "--csv", "-").out.splitlines()
    assert [len(rows), "03/02/2027" in rows[1]] == [2, True]
    back = ("withdraw_complaint", "unit=dong", f"complaint={complaint}", "reason=Đã làm rõ")
    did(desk, *back, *UNIT, "--at", "2027-01-06T09:00")
    assert "No complaint awaits" in desk("review", "2026", "--lang", "en").said
    assert "khiếu nại" not in desk("doctor").said
    acts = desk("audit", "acts", CYCLE, "--json", "--as", "auditor@so").json["acts"]
    assert [one["kind"] for one in acts].count("complaint") == 3
