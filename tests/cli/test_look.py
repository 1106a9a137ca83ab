"""Status, outcome and log: what is shown of a year, and what is not shown yet."""

import re

import pytest

from adapters.bootstrap import open_engine
from adapters.log.store import LogStore
from domain.cycle.cycle import ROW_OF, Cycle
from domain.record.record import StreamId
from domain.record.streams import COMMANDS
from tests.cli.typed import CYCLE, Desk
from workflows import lifecycle
from workflows.ports import Loaded
from workflows.status import Can, actions


def test_status_shows_the_seven_steps_in_words(scoring: Desk) -> None:
    """Done, now and later stand in words, with the deadline and the days that are left."""
    answer = scoring("status", CYCLE)
    assert answer.code == 0
    assert re.search(
        r"2 +Đăng ký, giao ước +xong +hạn hết ngày thứ Sáu 27/02/2026$", answer.out, re.M
    )
    assert "Chấm điểm đang làm hạn hết ngày thứ Hai 30/11/2026, còn 9 ngày" in answer.said
    assert re.search(r"7 +Kết thúc +chưa đến", answer.out)


def test_status_says_what_can_be_done_and_by_whom(scoring: Desk) -> None:
    """An open act names the offices that may, and the units that still owe it."""
    said = scoring("status", CYCLE).said
    assert "Gửi bảng tự chấm điểm submit_sheet còn: Đông" in said
    assert "Khối trưởng, thư ký (An)" in said


def test_status_says_everything_that_is_lacking(scoring: Desk) -> None:
    """What cannot be done yet stands with every unmet condition in a sentence, as JSON too."""
    said = scoring("status", CYCLE).said
    cannot = said.partition("Chưa làm được")[2]
    assert "Chuyển bước advance_phase • " in cannot
    assert "An, Bình và Đông" in cannot
    english = scoring("status", CYCLE, "--json", "--lang", "en").json["status"]
    [advance] = [one for one in english["actions"] if one["command"] == "advance_phase"]
    assert advance["can"] == "not_yet"
    assert [one["condition"] for one in advance["lacking"]] == ["sheets_settled"]
    assert "An, Bình and Đông" in advance["lacking"][0]["sentence"]


def test_status_of_a_closed_year_offers_what_comes_after_it(closed: Desk) -> None:
    """Reopened formally; dissent, late numbers, awards and corrections still have their place."""
    found = closed("status", CYCLE, "--json").json["status"]
    now = {one["command"] for one in found["actions"] if one["can"] == "now"}
    assert {"reopen_phase", "record_dissent", "refer_to_authority", "complete_document"} <= now
    assert {"propose_awards", "require_dossier", "correct_adopted_score", "correct_record"} <= now
    assert not now & {"enter_scores", "adopt_table", "cast_vote", "circulate_draft", "cancel_cycle"}
    assert {step["state"] for step in found["steps"]} == {"done"}


@pytest.mark.parametrize("moment", ["scoring", "voting", "closed"])
def test_what_is_listed_as_possible_passes_the_guard(
    moment: str, request: pytest.FixtureRequest
) -> None:
    """The lists and the guard never say different things of a command."""
    desk: Desk = request.getfixturevalue(moment)
    with open_engine(str(desk.db)) as engine:
        [(_, stream)] = engine.cycles()
        cycle = engine.cycle(stream)
        for action in actions(stream, cycle):
            assert (action.can in {Can.NOW, Can.DONE}) >= passes(cycle, action.command)
            if action.can is Can.NOW:
                assert passes(cycle, action.command)


def passes(cycle: Cycle, word: str) -> bool:
    """Whether the phase accepts the command and every condition of its row is met."""
    row = ROW_OF[COMMANDS[word]]
    lacks = lifecycle.lacking(row.needs, cycle)
    return lifecycle.accepts(row, cycle) and not lacks and not (row.leads_on and ends(cycle))


def ends(cycle: Cycle) -> bool:
    """Whether something keeps the phase from being left."""
    return bool(lifecycle.lacking(cycle.leave_conditions(cycle.phase), cycle))


def test_outcome_shows_the_table_as_an_office_knows_it(closed: Desk) -> None:
    """Rank, unit, standard, bonus, deduction, total; aligned on the comma, blank where empty."""
    answer = closed("outcome", CYCLE)
    assert answer.code == 0
    head, rule, *rows = answer.out.partition("Hạng")[2].splitlines()[:5]
    assert head.split("  ")[-1].strip() == "Tổng điểm"
    assert set(rule.strip()) == {"─"}
    assert [" ".join(row.split()) for row in rows] == [
        "1 Bình 99,5 +5 −1,5 103",
        "2 An 98,5 98,5",
        "3 Đông 94,5 94,5",
    ]
    assert rows[1].index("98,5") == rows[0].index("99,5")
    assert rows[0].index("103") + 1 == rows[1].rindex("98,5")
    assert "Bảng điểm (đã thống nhất; đã thông qua)" in answer.out


def test_outcome_tells_how_each_selection_came_about(closed: Desk) -> None:
    """How, by how many votes, which threshold; officers, next officers, handover."""
    said = closed("outcome", CYCLE).said
    assert "Cờ thi đua: Bình bỏ phiếu, được chọn 1" in said
    assert "Bình 2, An 0; cần ít nhất 2/3 phiếu (từ 2/3 số có mặt trở lên)" in said
    assert "Bằng khen: Bình theo thứ hạng, được chọn 1" in said
    assert "Năm 2026: Khối trưởng: An; Khối phó: Bình" in said
    assert "Năm sau: Khối trưởng: Bình; Khối phó: Đông" in said
    assert "Bàn giao: đã được hai bên nhận" in said


def test_outcome_as_json_names_units_and_keeps_exact_points(closed: Desk) -> None:
    """Points are strings as stored, an empty bonus is null, units have their names beside ids."""
    found = closed("outcome", CYCLE, "--json").json
    assert (found["practice"], found["sealed"]) == (True, True)
    rows = found["outcome"]["table"]["rows"]
    assert [row["unit"]["name"] for row in rows] == ["Bình", "An", "Đông"]
    assert [row["total"] for row in rows] == ["103", "98.5", "94.5"]
    assert rows[1]["bonus"] is None


def test_a_provisional_table_says_so(scoring: Desk) -> None:
    """Before settlement the table is marked as provisional, and a sheet not sent has no figures."""
    answer = scoring("outcome", CYCLE)
    assert "Bảng điểm (tạm tính, mới thống nhất 0/3; chưa thông qua)" in answer.out
    assert "Đông (chưa gửi bảng)" in answer.out
    assert "Điểm của Đông: niêm phong đến khi gửi bảng." in answer.out


def test_every_output_of_a_practice_database_is_marked(closed: Desk) -> None:
    """Tables, JSON and errors of a practice database all say so, in both languages."""
    for words in (
        ("status", CYCLE),
        ("outcome", CYCLE),
        ("log", CYCLE),
        ("replay",),
        ("do", CYCLE),
    ):
        assert closed(*words).out.startswith("THỰC HÀNH")
        assert closed(*words, "--lang", "en").out.startswith("PRACTICE")
        assert closed(*words, "--json").json["practice"] is True
    wrong = closed("status", "khoi-tap/2020")
    assert wrong.err.startswith("[THỰC HÀNH]")
    assert '"practice": true' in closed("status", "khoi-tap/2020", "--json").err


def test_log_says_who_did_what_for_whom_and_why(scoring: Desk, closed: Desk) -> None:
    """Version, time, person and office, the change and its reason; causes in other streams."""
    said = closed("log", CYCLE).said
    assert f"{CYCLE}@1 08:00 ngày 05/01/2026 Hệ thống; theo sau khoi-tap@4" in said
    assert "Thư ký, An (người vận hành tại máy)" in said
    assert "lý do: “Thiếu minh chứng một nhiệm vụ”" in said
    assert "happened" not in scoring("log", CYCLE, "--lang", "en").said


def test_scores_are_sealed_until_the_sheet_is_sent(scoring: Desk, voting: Desk) -> None:
    """Log and JSON keep back what a unit has not sent; the unit itself may read it."""
    line = "Đông: nhập điểm (cột Tự chấm), niêm phong đến khi gửi bảng"
    assert line in scoring("log", CYCLE).said
    assert "37,5" not in scoring("log", CYCLE).out
    assert '"37.5"' not in scoring("log", CYCLE, "--json").out
    assert "37,5" in scoring("log", CYCLE, "--as", "unit_officer@dong").out
    assert "37,5" not in scoring("log", CYCLE, "--as", "unit_officer@an").out
    assert "37,5" in voting("log", CYCLE).out


def test_votes_are_sealed_until_the_ballot_closes(voting: Desk, closed: Desk) -> None:
    """Who has voted is known at once, for whom only after the ballot."""
    events = voting("log", CYCLE, "--json").json["events"]
    [vote] = [event for event in events if event["type"] == "vote_cast"]
    assert vote["sealed"] == {
        "until": "until_closed",
        "fields": ["choices", "further", "no_opinion"],
    }
    assert vote["body"]["choices"] is None
    assert (
        "An: biểu quyết ở lượt “co-1”, niêm phong đến khi kết thúc lượt"
        in voting("log", CYCLE).said
    )
    assert "Cờ thi đua: lượt đang mở, niêm phong" in voting("outcome", CYCLE).said
    assert "An: biểu quyết ở lượt “co-1”, chọn Bình" in closed("log", CYCLE).said


def test_an_answer_in_writing_is_sealed_alike(voting: Desk) -> None:
    """That it came is told, not whom it names."""
    withdraw = ("do", CYCLE, "withdraw_ballot", "ballot=co-1", "reason=Mở nhầm")
    assert voting(*withdraw, "--as", "secretary@an").code == 0
    said = voting("log", CYCLE).said
    assert "An: biểu quyết ở lượt “co-1”, giữ niêm phong vì lượt đã rút" in said
    ask = ("do", CYCLE, "ask_in_writing", "ballot=tb", "selection=co", "nominees=an,binh")
    assert voting(*ask, "answers_by=2099-12-31", "--as", "secretary@an").code == 0
    answer = ("do", CYCLE, "record_answer", "ballot=tb", "unit=binh", "choices=an")
    assert voting(*answer, "--as", "unit_officer@binh").code == 0
    said = voting("log", CYCLE).said
    assert "Bình: trả lời bằng văn bản ở lượt “tb”, niêm phong đến khi kết thúc lượt" in said


def test_the_log_loads_its_year_once(closed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many lines there are, the state of a stream is made once for all of them."""
    loaded: list[StreamId] = []
    load = LogStore.load

    def counted(store: LogStore, stream: StreamId) -> Loaded:
        loaded.append(stream)
        return load(store, stream)

    monkeypatch.setattr(LogStore, "load", counted)
    lines = closed("log", CYCLE, "--json").json["events"]
    year = [stream for stream in loaded if stream.startswith("cycle:")]
    assert (len(lines), len(set(year))) == (42, 1)
    assert len(year) <= 5


def test_an_error_does_not_give_a_sealed_score_away(scoring: Desk) -> None:
    """Somebody else's guess at a value that moved is refused without the value that stands."""
    words = ("do", CYCLE, "enter_scores", "unit=dong", "column=self", "1=1->2")
    other = scoring(*words, "--as", "secretary@an")
    assert other.code == 1
    assert "57" not in other.err
    own = scoring(*words, "--as", "unit_officer@dong")
    assert "value_moved" in own.told
    assert "57" in own.told


def test_refusals_of_reading_name_the_nearest(closed: Desk) -> None:
    """A cycle that is not there is answered with the nearest that is."""
    answer = closed("outcome", "khoi-tap/2025")
    assert answer.code == 1
    assert f"Gần nhất là “{CYCLE}”" in answer.told
