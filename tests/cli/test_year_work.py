"""The year's work on the page of a status, as JSON, and in the log as members read it."""

import pytest

from tests.cli.typed import CYCLE, Desk

SECRETARY = ("--as", "secretary@an")


def done(desk: Desk, *words: str, as_: str = "secretary@an") -> int:
    """The number of the event that an act recorded."""
    answer = desk("do", CYCLE, *words, "--as", as_, "--json")
    assert answer.code == 0, answer.err
    return int(answer.json["events"][0]["event"].rpartition("@")[2])


@pytest.fixture
def busy(scoring: Desk) -> Desk:
    """In scoring: drafts, comments, reports, a claim, an explanation, a dissent are open."""
    draft = ("circulate_draft", "of=report", "document.kind=Dự thảo báo cáo")
    done(scoring, *draft, "until=2026-12-10", "silence_agrees=true")
    comment = ("comment_on_draft", "unit=dong", "of=report", "text=Bổ sung số liệu quý III")
    done(scoring, *comment, as_="unit_officer@dong")
    done(scoring, "comment_on_draft", "unit=binh", "of=report", as_="unit_officer@binh")
    quarter = ("require_report", "report=quy-3", "name=Báo cáo quý III", "period=quarter")
    done(scoring, *quarter, "due=2026-10-05")
    received = ("record_report_received", "unit=binh", "report=quy-3", "received=2026-10-02")
    done(scoring, *received)
    done(scoring, "record_report_received", "unit=an", "report=quy-3", "received=2026-10-09")
    claim = (
        "claim_sent",
        "unit=dong",
        "of=sheet",
        "document.kind=Công văn",
        "document.number=9/TĐ",
    )
    done(scoring, *claim, as_="unit_officer@dong")
    adjust = ("adjust_scores", "unit=binh", "column=settled", "1=->59", "reason=Thiếu minh chứng")
    done(scoring, *adjust)
    explain = ("explain_adjustment", "unit=binh", "explanation=Đã có minh chứng")
    done(scoring, *explain, as_="unit_officer@binh")
    dissent = ("record_dissent", "unit=binh", "about=score", "item=1", "text=Không nhất trí")
    done(scoring, *dissent, as_="unit_officer@binh")
    return scoring


def test_status_shows_the_years_work(busy: Desk) -> None:
    """Drafts open for comments, reports still missing, what awaits an answer."""
    said = busy("status", CYCLE).said
    work = said.partition("Công việc trong năm")[2].partition("Làm được ngay")[0]
    assert "Dự thảo báo cáo tổng kết, lần 1: lấy ý kiến đến hết ngày 10/12/2026" in work
    assert "đã có ý kiến 2/3 đơn vị; chưa có ý kiến: An; ý kiến chưa trả lời: @" in work
    assert "Báo cáo quý III (quy-3): hạn hết ngày 05/10/2026; đã nhận 2/3; muộn: An" in work
    assert "quá hạn chưa có: Đông" in work
    assert "Giải trình chờ trả lời: Bình" in work
    assert "Báo đã gửi, chờ xác nhận: Đông (bảng tự chấm điểm) @" in work
    assert "Bình không nhất trí về điểm tiêu chí 1 (@" in work
    assert "): chưa xin ý kiến cấp trên" in work


def test_status_says_it_in_english(busy: Desk) -> None:
    """The same, with the same figures."""
    said = busy("status", CYCLE, "--lang", "en").said
    assert "Draft of the report, round 1: comments until the end of 10/12/2026" in said
    assert "received 2 of 3; late: An; overdue: Đông" in said
    assert "Explanations not answered: Bình" in said


def test_status_gives_each_unit_its_state_to_programs(busy: Desk) -> None:
    """Every unit and report, comments with the event by which they are answered."""
    work = busy("status", CYCLE, "--json").json["status"]["work"]
    [report] = work["reports"]
    states = {one["unit"]["name"]: one["state"] for one in report["units"]}
    assert states == {"An": "late", "Bình": "on_time", "Đông": "overdue"}
    [comment] = work["comments"]
    assert (comment["unit"]["name"], comment["of"], comment["round"]) == ("Đông", "report", 1)
    [draft] = work["drafts"]
    assert draft["unanswered"] == [comment["event"]]
    assert [claim["of"] for claim in work["claims"]] == ["sheet"]
    assert work["quotas_moved"] == []


def test_a_quota_that_guidance_contradicts_is_shown(scoring: Desk) -> None:
    """Which one holds, and what to do about it, in both languages and to programs."""
    guided = scoring(
        *("do", CYCLE, "record_guidance", "authority=Bộ", "document.kind=Hướng dẫn"),
        *('quotas=[{"selection": "bang", "quota": 2}]', "--as", "secretary@an"),
    )
    assert guided.code == 0, guided.told
    for word in ("status", "outcome"):
        said = scoring(word, CYCLE).said
        assert "Chỉ tiêu “Bằng khen”: bảng tiêu chí ghi 1, hướng dẫn (@" in said
        assert "ghi 2; tính theo bảng tiêu chí" in said
        assert (
            "is 1 in the rulebook and 2 in the guidance"
            in scoring(word, CYCLE, "--lang", "en").said
        )
    [differs] = scoring("outcome", CYCLE, "--json").json["quotas_differ"]
    assert (differs["selection"], differs["own"], differs["given"]) == ("bang", 1, 2)


def test_what_is_answered_is_open_no_more(busy: Desk) -> None:
    """Comment, claim and explanation answered, the report excused, the dissent referred."""
    work = busy("status", CYCLE, "--json").json["status"]["work"]
    comment, claim = work["comments"][0]["event"], work["claims"][0]["event"]
    done(busy, "answer_comment", f"comment={comment}", "taken=taken_up")
    done(busy, "refuse_claim", f"claim={claim}", "reason=Không thấy văn bản")
    done(busy, "answer_explanation", "unit=binh", "accepted=false", "reason=Minh chứng năm trước")
    done(busy, "excuse_report", "report=quy-3", "units=dong", "reason=Mất điện diện rộng")
    dissent = work["dissents"][0]["event"]
    refer = ("refer_to_authority", "authority=Sở Nội vụ", "document.kind=Công văn")
    referral = done(busy, *refer, f"dissent={dissent}")
    said = busy("status", CYCLE).said
    assert "Giải trình chờ trả lời" not in said
    assert "Báo đã gửi, chờ xác nhận" not in said
    assert "được miễn: Đông" in said
    assert f"đã xin ý kiến cấp trên (@{referral})" in said
    answer = ("record_authority_answer", f"referral={referral}", "answer=Giữ nguyên")
    done(busy, *answer, "document.kind=Công văn")
    assert f"cấp trên đã trả lời (@{referral})" in busy("status", CYCLE).said


def test_silence_past_the_day_agrees_where_the_circular_says_so(busy: Desk) -> None:
    """Stated, and nothing is recorded for the silent."""
    now = ("do", CYCLE, "hold_preparatory_meeting", "date=2026-12-11", "--at", "2026-12-11T09:00")
    assert busy(*now, *SECRETARY).code == 0
    said = busy("status", CYCLE).said
    assert "đã hết hạn góp ý 10/12/2026" in said
    assert "quá hạn không có ý kiến, coi như thống nhất: An" in said


def test_lists_say_which_comment_or_claim_is_meant(busy: Desk) -> None:
    """The numbers to type stand with the acts that ask for them."""
    work = busy("status", CYCLE, "--json").json["status"]
    actions = {one["command"]: one for one in work["actions"]}
    comment = work["work"]["comments"][0]["event"]
    assert actions["answer_comment"]["items"] == [str(comment)]
    assert [one["name"] for one in actions["record_report_received"]["units"]] == ["Đông"]
    assert actions["sum_up_movement"]["can"] == "done"


def test_a_year_without_such_work_shows_none(scoring: Desk) -> None:
    """No heading over nothing."""
    assert "Công việc trong năm" not in scoring("status", CYCLE).out


def test_members_read_the_teams_name(scoring: Desk) -> None:
    """Chair, secretary and the team itself read who adjusted; other members read the team."""
    team = ("assign_checks", "column=settled", "how=team", "team=Tổ thẩm định", "checkers=an,dong")
    done(scoring, *team)
    adjust = ("adjust_scores", "unit=binh", "column=settled", "1=->59", "reason=Thiếu minh chứng")
    version = done(scoring, *adjust, as_="unit_officer@dong")
    for reader, persons in (
        ("unit_officer@binh", False),
        ("vice_chair@binh", False),
        ("unit_officer@dong", True),
        ("secretary@an", True),
        ("operator", True),
    ):
        said = scoring("log", CYCLE, "--as", reader).said.partition(f"{CYCLE}@{version} ")[2]
        assert ("Đông" in said) is persons
        assert ("Tổ thẩm định" in said) is not persons
        events = scoring("log", CYCLE, "--as", reader, "--json").json["events"]
        [event] = [one for one in events if one["event"] == f"{CYCLE}@{version}"]
        assert (event["team"], event["unit"] is None) == (
            (None, False) if persons else ("Tổ thẩm định", True)
        )
    done(scoring, *team[:3], "team=Tổ mới", "checkers=an,binh", "units=binh")
    assert "Tổ thẩm định" in scoring("log", CYCLE, "--as", "unit_officer@binh").said
