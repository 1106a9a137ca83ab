"""A day of voting as the people of a cluster type it: every way of voting, and what goes wrong."""

import shlex
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
    - {code: uy, name: Giải ủy quyền, kind: award_form, how: by_vote, quota: 1, threshold: {share: 2/3, base: for_or_against}, votes: {proxies: true}}
    - {code: truong, name: Khối trưởng 2027, kind: office, how: by_vote, quota: 1, body: council, votes: {methods: [acclamation]}}
"""  # noqa: E501
SECRETARY = ("--as", "thư ký@an")


@pytest.fixture
def day(tmp_path: Path) -> Desk:
    """The sitting is open, all three are present, the table is adopted."""
    return sitting_day(tmp_path, SELECTIONS)


def sitting_day(tmp_path: Path, selections: str, excused: str = "") -> Desk:
    """A day of voting on these selections, as lines of a rulebook in a scenario; one unit may have
    been excused from registering."""
    text = Path(__file__).with_name("hop.yaml").read_text(encoding="utf-8")
    registering = f"by: unit_officer@{excused}, command: register_targets, unit: {excused}"
    excusing = f"by: chair@an, command: excuse_unit, unit: {excused}, reason: Mới nhập Khối"
    text = text.replace(f"{registering}, targets: [Mở lớp mới]", excusing)
    before, _, rest = text.partition("  selections:\n")
    commands = rest[rest.index("commands:") :]
    adopted = [
        line for line in commands.splitlines() if "key: report" in line or "key: table" in line
    ]
    sitting = commands.partition("  - {key: tellers")[0]
    scenario = tmp_path / "ngay.yaml"
    scenario.write_text(f"{before}{selections}{sitting}{chr(10).join(adopted)}\n", encoding="utf-8")
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


def test_a_title_left_to_the_authority_waits_for_its_answer(day: Desk) -> None:
    """It is shown as waiting, decided by the recorded answer only, and then by nobody's word."""
    do(day, "decide_selection", "selection=bo", "chosen=", "reason=Không có chỉ tiêu")
    refer = ("refer_to_authority", "selection=Cờ của Khối", "authority=Bộ")
    said = do(day, *refer, "document.kind=Tờ trình")
    event = said.split("@")[1].split(".")[0].split()[0].split("–")[0]
    waits = f"Cờ của Khối: chuyển cấp trên quyết định, chờ trả lời (@{event})"
    assert waits in day("outcome", CYCLE).said
    assert f"no answer yet (@{event})" in day("outcome", CYCLE, "--lang", "en").said
    decide = ("decide_selection", "selection=co", "chosen=an", "reason=Theo ý kiến miệng")
    told = refused(day, *decide)
    assert f"chuyển cấp trên quyết định (@{event}) mà chưa có trả lời" in told
    assert "(record_authority_answer)" in told
    form = day("do", CYCLE, "record_authority_answer").said
    assert f"referral={event} " in form
    answer = ("record_authority_answer", f"referral={event}", "answer=Tặng An")
    do(day, *answer, "document.kind=Công văn")
    do(day, *decide[:3], "reason=Theo trả lời của Bộ")
    assert "Cờ của Khối: An" in day("outcome", CYCLE).said


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


def example(desk: Desk, word: str) -> list[str]:
    """The line that the form of a command prints, as a shell takes it apart."""
    lines = desk("do", CYCLE, word, COLUMNS="300").out.splitlines()
    [line] = [line.strip() for line in lines if line.strip().startswith("thidua do ")]
    return shlex.split(line)[1:]


def test_the_printed_line_of_a_vote_works_for_everybody_proxies_too(day: Desk) -> None:
    """Typed as it stands until all have voted; who is voted for by another is refused with how."""
    do(day, "record_attendance", "present=an,binh")
    opening = ("open_ballot", "ballot=u", "selection=uy", "method=open", "nominees=an,binh")
    do(day, *opening, "proxies=dong: binh")
    told = refused(
        day, "cast_vote", "ballot=u", "unit=dong", "choices=an", by=(*SECRETARY, "--for", "dong")
    )
    assert "Đông vắng mặt ở lượt này, Bình bỏ thay. Ghi unit là Bình và proxy_for là Đông." in told
    proxied = []
    for _ in range(3):
        line = example(day, "cast_vote")
        proxied.append("proxy_for=dong" in line)
        answer = day(*line)
        assert answer.code == 0, answer.told
    assert sorted(proxied) == [False, False, True]
    assert "đã biểu quyết 3/3" in do(day, "close_ballot", "ballot=u")


def test_who_has_no_opinion_is_left_out_where_the_rulebook_says_so(day: Desk) -> None:
    """One for, none against, two without opinion: 1 of 1; called by count, no roll is kept."""
    do(day, "open_ballot", "ballot=u", "selection=uy", "method=open", "nominees=an")
    do(day, "count_hands", "ballot=u", "votes=an: 0/1/2")
    told = refused(day, "count_hands", "ballot=u", "votes=an: 1/0/2")
    assert "(correct_count)" in told
    said = do(day, "correct_count", "ballot=u", "votes=an: 1/0/2", "reason=Đếm nhầm cột")
    assert "An 0 (không tán thành 1, không có ý kiến 2)" in said
    assert "An 1 (không tán thành 0, không có ý kiến 2); lý do: “Đếm nhầm cột”" in said
    assert "cần ít nhất 1/1 phiếu; được chọn: An" in do(day, "close_ballot", "ballot=u")
    page = day("outcome", CYCLE).said
    assert "(từ 2/3 số tán thành và không tán thành trở lên)" in page


def test_where_nobody_was_for_or_against_no_number_is_needed(day: Desk) -> None:
    """0 for, 0 against, all without opinion: nobody is chosen, and why is said, not "0/0"."""
    do(day, "open_ballot", "ballot=u", "selection=uy", "method=show_of_hands", "nominees=an")
    do(day, "count_hands", "ballot=u", "votes=an: 0/0/3")
    said = do(day, "close_ballot", "ballot=u")
    assert "không ai tán thành hay không tán thành; không đơn vị nào được chọn" in said
    nobody = "không ai tán thành hay không tán thành nên chưa đơn vị nào đạt mức tối thiểu (từ 2/3"
    page = day("outcome", CYCLE).said
    assert nobody in page
    [made] = [
        one["event"]
        for one in day("log", CYCLE, "--json").json["events"]
        if one["type"] == "selection_made" and one["body"]["selection"] == "uy"
    ]
    letter = day("notices", "preview", made).said
    assert "không có ý kiến 3); không ai tán thành hay không tán thành" in letter
    for told in (said, page, letter):
        assert "0/0 phiếu" not in told


def test_no_majority_is_no_dead_end(day: Desk) -> None:
    """The reply says what may be done; second round among the first two, a vote mended on the way;
    the third is left to the authority, whose answer decides."""
    do(day, "open_ballot", "ballot=1", "selection=moi", "method=open", "nominees=an,binh,dong")
    called(day, "1", an="an", binh="binh", dong="binh")
    said = do(day, "close_ballot", "ballot=1")
    assert "“Giải sáng kiến”: còn 1 chỗ để trống." in said
    assert "(decide_another_round); để cấp trên quyết định thì" in said
    again = ("decide_another_round", "selection=moi", "standing=first_two", "reason=Chưa đủ 90%")
    assert "vòng 2, giữa hai đơn vị nhiều phiếu nhất cho mỗi chỗ còn lại" in do(day, *again)
    do(day, "open_ballot", "ballot=2", "selection=moi", "method=open")
    called(day, "2", an="binh", binh="binh", dong="an")
    mend = ("correct_vote", "ballot=2", "unit=dong", "choices=binh", "reason=Ghi nhầm")
    assert "Đông: sửa ý kiến đã ghi ở lượt “2”, chọn An → chọn Bình" in do(day, *mend)
    assert "được chọn: Bình" in do(day, "close_ballot", "ballot=2")
    wrong = ("correct_vote", "ballot=2", "unit=an", "choices=an", "reason=An xin đính chính")
    assert "An: sửa ý kiến đã ghi ở lượt “2”" in do(day, *wrong)
    assert "Giải sáng kiến: chưa có" in day("outcome", CYCLE).said
    do(day, "close_ballot", "ballot=2")
    paper = ("document.kind=Công văn", "document.number=7/CV")
    refer = ("refer_to_authority", "authority=Bộ", "selection=moi", *paper)
    assert "để cấp trên quyết định “Giải sáng kiến”" in do(day, *refer)
    assert "Giải sáng kiến: chuyển cấp trên quyết định" in day("outcome", CYCLE).said
    assert "left to the authority" in day("outcome", CYCLE, "--lang", "en").said
    decide = ("decide_selection", "selection=moi", "chosen=binh", "reason=Theo trả lời của Bộ")
    assert "mà chưa có trả lời" in refused(day, *decide)
    form = day("do", CYCLE, "record_authority_answer").said
    referral = form.split(" referral=")[1].split()[0]
    do(day, "record_authority_answer", f"referral={referral}", "answer=Tặng Bình", *paper)
    assert "Quyết định “Giải sáng kiến”: Bình" in do(day, *decide)
    listed = day("audit", "acts", CYCLE, "--lang", "en").said
    assert "vote in “2” corrected" in listed


def test_the_secretary_copies_the_signed_count_record(day: Desk) -> None:
    """With the paper that the tellers signed; without it the count is theirs."""
    do(day, "appoint_tellers", "units=binh,dong")
    do(day, "open_ballot", "ballot=p", "selection=moi", "method=phiếu giấy", "nominees=an")
    figures = ("count.issued=3", "count.returned=3", "count.valid=3", "count.invalid=0")
    count = ("record_count", "ballot=p", *figures, "count.votes=an: 3")
    assert "“document”" in refused(day, *count)
    paper = ("document.kind=Biên bản kiểm phiếu", "document.number=02/BB")
    do(day, *count, *paper)
    assert "chưa có chữ ký của Bình và Đông" in refused(day, "close_ballot", "ballot=p")
    said = do(day, "sign_off_count", "ballot=p", *paper)
    assert "đã ký trên giấy: Bình và Đông; Biên bản kiểm phiếu số 02/BB" in said
    assert "được chọn: An" in do(day, "close_ballot", "ballot=p")


def test_a_reopened_phase_says_what_moves_it(day: Desk) -> None:
    """Going back to the conference withdraws what was adopted; adopted again, it goes on."""
    reopen = ("reopen_phase", "phase=summary_conference", "reason=Sai số liệu")
    do(day, *reopen)
    assert "trong phiên họp, có đủ điều kiện thì bước tự chuyển tiếp" in day("status", CYCLE).said
    do(day, "adopt_report", "document.kind=Báo cáo")
    said = do(day, "adopt_table")
    assert "Chuyển bước: hội nghị tổng kết → bình xét, suy tôn" in said
