"""A day of voting as the people of a cluster type it: every way of voting, and what goes wrong."""

from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Desk, typed

#: Titles in every way in which clusters make them.
SELECTIONS = """\
  selections:
    - {code: bo, name: Cờ của Bộ, how: rank_then_vote, first: 2, quota: 1, authority: Bộ, threshold: {share: 2/3, base: present}, not_two_years_running: true}
    - {code: co, name: Cờ của Khối, how: by_vote, quota: 1, not_with: [bo], threshold: {share: 50%, base: present, more_than: true}, votes: {rounds: 2, overfull: lines_invalid, even_split: chair}}
    - {code: bang, name: Bằng khen, kind: award_form, how: by_vote, quota_from: {share: 40%, of: members, guidance: Hướng dẫn 12}, not_with: [bo, co], threshold: {share: 50%, base: valid}, votes: {rounds: 2, overfull: lines_invalid, even_split: chair}}
    - {code: giay, name: Giấy khen, kind: award_form, how: the_others, not_with: [bo, co, bang]}
    - {code: dau, name: Đơn vị dẫn đầu, kind: standing, how: by_rank, quota: 1, reserves: 1}
    - {code: moi, name: Giải sáng kiến, how: by_vote, quota: 1, threshold: {share: "90%", base: all}, votes: {absent_in_writing: true}}
    - {code: thu, name: Giải thư, how: by_vote, quota: 1, threshold: {share: 50%, base: asked}}
    - {code: truong, name: Khối trưởng 2027, kind: office, how: by_vote, quota: 1, body: council, votes: {methods: [acclamation]}}
"""  # noqa: E501
SECRETARY = ("--as", "thư ký@an")


@pytest.fixture
def day(tmp_path: Path) -> Desk:
    """The sitting is open, all three are present, the table is adopted."""
    text = Path(__file__).with_name("hop.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("  selections:\n")
    commands = rest[rest.index("commands:") :]
    adopted = [
        line for line in commands.splitlines() if "key: report" in line or "key: table" in line
    ]
    sitting = commands.partition("  - {key: tellers")[0]
    scenario = tmp_path / "ngay.yaml"
    scenario.write_text(f"{before}{SELECTIONS}{sitting}{chr(10).join(adopted)}\n", encoding="utf-8")
    desk = Desk(tmp_path / "ngay.db")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    played = desk("play", scenario)
    assert played.code == 0, played.err
    return desk


def do(desk: Desk, *words: str, by: tuple[str, ...] = SECRETARY, lang: str = "vi") -> str:
    """An act that is done; gives what is said."""
    answer = desk("do", CYCLE, *words, *by, "--lang", lang)
    assert answer.code == 0, answer.told
    return answer.said


def refused(desk: Desk, *words: str, by: tuple[str, ...] = SECRETARY) -> str:
    answer = desk("do", CYCLE, *words, *by)
    assert answer.code == 1, answer.said
    return answer.told


def called(desk: Desk, ballot: str, **votes: str) -> None:
    """The secretary calls the units one by one and writes down what each says."""
    for unit, choice in votes.items():
        do(desk, "cast_vote", f"ballot={ballot}", f"unit={unit}", f"choices={choice}",
           by=(*SECRETARY, "--for", unit))  # fmt: skip


def test_rank_then_vote_with_last_years_holder(day: Desk) -> None:
    """The first two by rank stand once it is said who held it; the vote is called one by one."""
    opening = ("open_ballot", "ballot=1", "selection=bo", "method=biểu quyết công khai")
    assert "“Ghi đơn vị đạt năm trước” (record_holders)" in refused(day, *opening)
    assert "năm trước: không có" in do(day, "record_holders", "selection=bo", "units=")
    assert "đề cử An và Bình" in do(day, *opening)
    assert "Đề cử: An và Bình" in refused(
        day, "cast_vote", "ballot=1", "unit=dong", "choices=dong", by=(*SECRETARY, "--for", "dong")
    )
    called(day, "1", an="binh", binh="binh", dong="an")
    said = do(day, "close_ballot", "ballot=1")
    assert "đã biểu quyết 3/3; An 1 và Bình 2; cần ít nhất 2/3 phiếu; được chọn: Bình" in said
    assert "không xét: Đông (không thuộc nhóm hạng đầu)" in said


def test_two_titles_on_one_paper_a_tie_and_a_second_round(day: Desk) -> None:
    """The flag ties, so the certificates of the same paper wait; the second round is by hands and
    splits evenly, the chair's side decides; then the paper is closed once more."""
    decide = ("decide_selection", "selection=bo", "chosen=", "reason=Không có chỉ tiêu năm nay")
    assert "không đơn vị nào được chọn" in do(day, *decide)
    do(day, "appoint_tellers", "units=binh")
    titles = ("further=co: an, binh", "nominees=an,binh,dong")
    opened = do(day, "open_ballot", "ballot=p", "selection=bang", "method=phiếu giấy", *titles)
    assert "cho “Cờ của Khối”" in opened
    figures = ("count.issued=3", "count.returned=3", "count.valid=3", "count.invalid=0")
    votes = "count.votes=an: 2, binh: 0, dong: 1, co/an: 1, co/binh: 1"
    teller = ("--as", "teller@binh")
    over = do(day, "record_count", "ballot=p", *figures, votes, "count.void=co: 1", by=teller)
    assert "chọn quá số lượng: 1 cho “Cờ của Khối”" in over
    do(day, "sign_count", "ballot=p", by=teller)
    said = do(day, "close_ballot", "ballot=p")
    assert "“Cờ của Khối”: chưa chọn được đơn vị nào, còn 1 chỗ." in said
    assert "Dùng việc “Mở lượt bỏ phiếu” (open_ballot) cho vòng 2" in said
    assert "dựa vào kết quả của Cờ của Khối" in refused(day, "close_ballot", "ballot=p")
    page = day("outcome", CYCLE).said
    assert "Bằng khen: đã bỏ phiếu, chờ mục bình xét khác có kết quả" in page
    again = ("open_ballot", "ballot=p2", "selection=co", "method=giơ tay", "nominees=an")
    do(day, *again)
    do(day, "withdraw_ballot", "ballot=p2", "reason=Đề cử thiếu")
    do(day, *again[:1], "ballot=p3", *again[2:4], "nominees=binh,dong")
    assert "không có ý kiến 0" in do(
        day, "count_hands", "ballot=p3", "votes=binh:2/1/0, dong:1/2/0"
    )
    said = do(day, "close_ballot", "ballot=p3")
    assert "số được biểu quyết 3; Bình 2 (không tán thành 1, không có ý kiến 0)" in said
    assert "được chọn: An" in do(day, "close_ballot", "ballot=p")
    assert "Giấy khen”, các đơn vị còn lại: Đông" in do(day, "select_the_others", "selection=giay")
    page = day("outcome", CYCLE).said
    for line in (
        "Cờ của Khối: Bình bỏ phiếu, được chọn 1",
        "vòng 2: giơ tay, số được biểu quyết 3 Bình 2 (không tán thành 1, không có ý kiến 0)",
        "Cờ của Khối: lượt “p2” đã rút, không tính.",
        "Bằng khen: An bỏ phiếu, được chọn 1 số được chọn: 40% của 3 (số thành viên), làm tròn"
        " xuống; Hướng dẫn 12",
        "Cờ của Bộ: không đơn vị nào",
    ):
        assert line in page
    english = day("outcome", CYCLE, "--lang", "en").said
    assert "the quota: 40% of 3 (the members), rounded down; Hướng dẫn 12" in english
    assert "round 2: show of hands, may vote: 3" in english
    [bang] = [
        one
        for one in day("outcome", CYCLE, "--json").json["outcome"]["selections"]
        if one["selection"] == "bang"
    ]
    assert bang["quotas"] == [
        {"places": 1, "source": "share", "group": None, "share": "40%", "of": 3,
         "guidance": "Hướng dẫn 12", "passed_on": 0}
    ]  # fmt: skip
    assert bang["rule"]["quota_from"]["of"] == "members"


def test_an_even_split_of_hands_goes_to_the_chairs_side(day: Desk) -> None:
    """Two present: one for, one against; the chair's side is asked for, and recorded."""
    do(day, "record_attendance", "present=an,binh")
    do(day, "decide_selection", "selection=bo", "chosen=", "reason=Không có chỉ tiêu")
    do(day, "open_ballot", "ballot=h", "selection=co", "method=show of hands", "nominees=binh")
    do(day, "count_hands", "ballot=h", "votes=Bình: 1/1/0")
    assert "(chair_for)" in refused(day, "close_ballot", "ballot=h")
    said = do(day, "close_ballot", "ballot=h", "chair_for=binh")
    assert "số phiếu ngang nhau, theo bên có Khối trưởng: Bình" in said
    assert "số phiếu ngang nhau, theo bên có Khối trưởng: Bình" in day("outcome", CYCLE).said
    assert "an even split, the chair's side: Bình" in day("outcome", CYCLE, "--lang", "en").said


def test_absent_members_answer_in_writing(day: Desk) -> None:
    """Two of three present cannot acclaim 90 % of all; with the third's answer it passes."""
    do(day, "record_attendance", "present=an,binh")
    acclaim = ("acclaim_selection", "selection=moi", "chosen=dong")
    assert "cần ít nhất 3/3 phiếu, mà Đông chỉ có thể được nhiều nhất 2" in refused(day, *acclaim)
    opened = do(day, "open_ballot", "ballot=v", "selection=moi", "method=open", "nominees=dong",
                "asked=dong", "answers_by=20/12/2026")  # fmt: skip
    assert "lấy ý kiến bằng văn bản: Đông, đến hết ngày 20/12/2026" in opened
    called(day, "v", an="dong", binh="dong")
    assert "chưa trả lời: Đông" in refused(day, "close_ballot", "ballot=v")
    do(
        day,
        "record_answer",
        "ballot=v",
        "unit=dong",
        "choices=dong",
        "received=16/12/2026",
        "--at",
        "2026-12-16T09:00",
    )
    assert "được chọn: Đông" in do(day, "close_ballot", "ballot=v")
    assert "trong đó 1 ý kiến bằng văn bản" in day("outcome", CYCLE).said


def test_wholly_by_correspondence(day: Desk) -> None:
    """What comes too late is recorded with its day and does not count."""
    do(
        day,
        "ask_in_writing",
        "ballot=t",
        "selection=thu",
        "answers_by=20/12/2026",
        "nominees=an,binh",
    )
    for unit, came in (("an", "17/12/2026"), ("binh", "20/12/2026"), ("dong", "21/12/2026")):
        said = do(day, "record_answer", "ballot=t", f"unit={unit}", "choices=binh",
                  f"received={came}", "--at", "2026-12-21T10:00")  # fmt: skip
        assert ("đến sau hạn, không tính" in said) is (unit == "dong")
    assert "trả lời trong hạn 2/3; An 0 và Bình 2; cần ít nhất 2/3 phiếu" in do(
        day, "close_ballot", "ballot=t"
    )


def test_a_standing_an_office_and_what_waits(day: Desk) -> None:
    """By rank with a reserve; acclaimed by the council; what rests on others waits for them."""
    assert "dự bị: An (1)" in do(day, "select_by_rank", "selection=dau")
    said = do(day, "acclaim_selection", "selection=truong", "chosen=binh")
    assert "suy tôn tại phiên họp có 3 đơn vị, không đếm số tán thành: Bình" in said
    assert "bỏ phiếu, Hội đồng, được chọn 1 suy tôn" in day("outcome", CYCLE).said
    listed = day("do", CYCLE).said
    assert "Chọn các đơn vị còn lại select_the_others • Giấy khen dựa vào kết quả của" in listed
    assert "còn: Cờ của Bộ (bo); Giải sáng kiến (moi); Giải thư (thu)" in listed
    assert "Chưa có kết quả: Cờ của Bộ, Cờ của Khối" in listed
