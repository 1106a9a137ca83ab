"""The audit at the command line: every option, in both languages, for people and for programs."""

import csv
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from python_calamine import CalamineWorkbook

from adapters import replaying
from adapters.audit.duties import Conflict
from adapters.wording.pages.audit import AUDIT
from domain.cycle.cycle import Cycle
from domain.reckoning.score_table import ScoreTable, score_table
from tests.cli.typed import CYCLE, Answer, Desk


def versions(desk: Desk, *options: str) -> list[int]:
    """The events in which the changes that were asked for lie."""
    answer = desk("audit", "scores", CYCLE, *options, "--json")
    assert answer.code == 0, answer.err
    return sorted({change["version"] for change in answer.json["changes"]})


def test_who_changed_this_score_after_submission(closed: Desk) -> None:
    """From what to what, who, when, why, and what it did to total and rank."""
    said = closed("audit", "scores", CYCLE, "--unit", "binh", "--after-submission").said
    assert "điều chỉnh, sau khi đơn vị gửi Thư ký, An" in said
    assert "tiêu chí 1 (Chuyên môn), điểm chuẩn, cột Thống nhất: 60 (cột trước) → 59,5" in said
    assert "(−0,5) Lý do: “Thiếu minh chứng một nhiệm vụ”" in said
    assert "Bình: tổng 103,5 → 103, hạng 1" in said
    english = closed("audit", "scores", CYCLE, "--unit", "binh", "--after-submission", "--lang=en")
    assert "adjusted, after the unit had sent its sheet Secretary, An" in english.said
    assert "60 (the column before) → 59.5 (−0.5) Reason: “" in english.said
    assert "Bình: total 103.5 → 103, rank 1" in english.said


def test_every_option_narrows_the_question(closed: Desk) -> None:
    """Unit, criterion, column, part, person, time, phase: each leaves out what is not asked."""
    every = versions(closed)
    of_binh = versions(closed, "--unit", "binh")
    assert set(of_binh) < set(every)
    adjusted = versions(closed, "--unit", "binh", "--criterion", "1", "--until", "2026-11-26")[-1]
    own = versions(closed, "--unit", "binh", "--column", "self")
    assert len(own) == 1
    assert own == versions(closed, "--unit", "Bình", "--part", "điểm trừ", "--by", "binh")
    assert versions(closed, "--unit", "binh", "--after-submission") == of_binh[1:]
    since = versions(closed, "--unit", "binh", "--since", "2026-11-26", "--until", "26/11/2026")
    assert since == [adjusted]
    assert versions(closed, "--by", "secretary@an", "--until", "2026-11-26") == [adjusted]
    assert versions(closed, "--by", "vice_chair") == versions(
        closed, "--unit", "an", "--column", "settled"
    )
    assert versions(closed, "--phase", "scoring") == every
    assert versions(closed, "--phase", "voting") == []
    assert versions(closed, "--by", "local-operator") == every


def test_nothing_found_says_what_was_looked_at(closed: Desk) -> None:
    """An empty answer names the last event that it covers."""
    answer = closed("audit", "scores", CYCLE, "--phase", "voting")
    assert answer.code == 0
    assert f"đã xem đến {CYCLE}@42" in answer.said
    past = closed("audit", "scores", CYCLE, "--as-of", "@9")
    assert f"đã xem đến {CYCLE}@9" in past.said
    assert "looked at up to" in closed("audit", "acts", CYCLE, "--lang", "en").said


def test_json_tells_all_that_is_known_of_a_change(closed: Desk) -> None:
    """Points as text, times with their zone, the command, the rulebook, the effects."""
    words = ("--unit", "binh", "--by", "secretary@an", "--until", "2026-11-26", "--json")
    found = closed("audit", "scores", CYCLE, *words).json
    assert found["published_only"] is False
    assert found["upto"] == 42
    (change,) = found["changes"]
    facts = {key: change[key] for key in ("was", "now", "stood", "difference", "kind", "column")}
    assert facts == {
        "was": None,
        "now": "59.5",
        "stood": "60",
        "difference": "-0.5",
        "kind": "adjusted",
        "column": "settled",
    }
    assert change["event"] == f"{CYCLE}@{change['version']}"
    assert change["recorded_at"] == "2026-11-26T09:00:00+07:00"
    assert change["after_submission"] is True
    assert change["seat"]["office"] == "secretary"
    assert change["reason"]["text"] == "Thiếu minh chứng một nhiệm vụ"
    (effect,) = change["effects"]
    assert (effect["total_was"], effect["total_now"], effect["rank_now"]) == ("103.5", "103", 1)


def test_a_text_of_an_exported_file_is_no_formula(scoring: Desk, tmp_path: Path) -> None:
    """A reason that begins like a formula is text in CSV and XLSX; points are numbers."""
    words = ("adjust_scores", "unit=binh", "column=settled", "1=59,5", "reason==1+1")
    assert scoring("do", CYCLE, *words, "--as", "secretary@an").code == 0
    asked = ("audit", "scores", CYCLE, "--unit", "binh", "--by", "secretary")
    (row,) = csv.DictReader(StringIO(scoring(*asked, "--csv", "-").out))
    assert row["Thành"] == "59.5"
    assert row["Chênh lệch"] == "-0.5"
    assert not row["Lý do"].startswith("=")
    assert "=1+1" in row["Lý do"]
    file = tmp_path / "diem.xlsx"
    assert scoring(*asked, "--xlsx", file, "--lang", "en").code == 0
    heads, cells = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    found = dict(zip(heads, cells, strict=True))
    assert found["To"] == 59.5
    assert found["Difference"] == -0.5
    assert "=1+1" in str(found["Reason"])
    again = scoring(*asked, "--xlsx", file)
    assert again.code == 1
    assert "file_exists" in again.err
    assert scoring(*asked, "--xlsx", file, "--force").code == 0


def test_an_empty_file_has_its_heads(closed: Desk) -> None:
    """Those of what was asked, no others."""
    heads = closed("audit", "scores", CYCLE, "--phase", "voting", "--csv", "-").out.strip()
    assert heads.startswith("Sự kiện,Loại,Đơn vị")
    assert "Người kiểm tra" not in heads


def test_a_sheet_that_is_not_sent_stays_sealed(scoring: Desk, closed: Desk) -> None:
    """Nothing of it is told to others in any of the questions; its own unit reads it."""
    for words in (
        ("audit", "scores", CYCLE),
        ("audit", "scores", CYCLE, "--unit", "dong"),
        ("audit", "duties", CYCLE, "--unit", "dong"),
        ("history", CYCLE, "dong", "1"),
        ("explain", CYCLE, "dong"),
        ("diff", CYCLE, "--from", "@9"),
    ):
        for seat in ((), ("--as", "unit_officer@binh")):
            if words[0] == "diff" and seat:
                continue
            for form in ((), ("--json",)):
                answer = scoring(*words, *seat, *form)
                assert answer.code == 0, answer.err
                told = set(answer.out.replace('"', " ").split())
                assert not told & {"57", "37,5", "37.5"}
    said = scoring("audit", "scores", CYCLE, "--unit", "dong").said
    assert "Bảng tự chấm điểm chưa gửi nên chưa xem được: Đông" in said
    own = scoring("audit", "scores", CYCLE, "--unit", "dong", "--as", "unit_officer@dong").said
    assert "trống → 37,5" in own
    assert "trống → 37,5" in closed("audit", "scores", CYCLE, "--unit", "dong").said


def test_acts_duties_history_explain_and_diff(closed: Desk) -> None:
    """Each in Vietnamese and English, and for programs."""
    acts = closed("audit", "acts", CYCLE)
    assert acts.code == 0
    assert closed("audit", "acts", CYCLE, "--json").json["acts"] == []
    duties = closed("audit", "duties", CYCLE, "--unit", "an", "--criterion", "1").said
    assert "nhập: đầu mối thi đua, khen thưởng An" in duties
    assert "kiểm tra: chưa ai" in duties
    assert "thống nhất: Khối phó Bình" in duties
    (duty, *_) = closed("audit", "duties", CYCLE, "--unit", "an", "--json").json["duties"]
    assert duty["settled"][0]["seat"]["office"] == "vice_chair"
    history = closed("history", CYCLE, "binh", "1")
    assert "60 (cột trước) → 59,5" in history.said
    assert "Các mốc của bảng chấm điểm" in history.said
    assert "giữ nguyên" in history.said
    assert "ô giữ nguyên" not in history.said
    assert "59,5, giữ nguyên" in history.said
    explain = closed("explain", CYCLE, "binh").said
    assert "Tổng điểm: 99,5 + 5 − 1,5 = 103" in explain
    assert "Tổng 103, hạng 1/3" in explain
    second = closed("explain", CYCLE, "an", "--lang", "en").said
    assert "rank 2 of 3 Before it: Bình" in second
    told = closed("explain", CYCLE, "an", "--json").json["explanation"]
    assert told["placed"]["rank"] == 2
    differs = closed("diff", CYCLE, "--from", "2026-11-25", "--to", "2026-11-26").said
    assert "Bình: tổng 103,5 → 103 (@17), hạng 1" in differs
    happened = closed(
        "diff", CYCLE, "--from", "2026-11-25", "--to", "2026-11-26", "--happened", "--json"
    ).json["difference"]
    assert [row["total_now"] for row in happened["rows"]] == ["103"]


def test_what_was_known_and_what_was_true_then(closed: Desk) -> None:
    """As of a version, of a time of recording, of a day on which things happened."""
    for moment in (("--as-of", "2026-11-25"), ("--effective", "25/11/2026")):
        assert "Tổng 103,5, hạng 1/3" in closed("explain", CYCLE, "binh", *moment).said
        assert versions(closed, "--after-submission", *moment) == []
    first = versions(closed)[0]
    assert versions(closed, "--as-of", f"@{first}") == [first]


@pytest.mark.parametrize(
    ("words", "code", "vi", "en"),
    [
        (("audit", "scores", "khoi-tp/2026"), "name_unknown", "Gần nhất là", "nearest"),
        (("audit", "scores", CYCLE, "--unit", "bin"), "name_unknown", "“binh”", "“binh”"),
        (("history", CYCLE, "binh", "7"), "criterion_unknown", "“7”", "“7”"),
        (("audit", "duties", CYCLE, "--criterion", "7"), "criterion_unknown", "“7”", "“7”"),
        (
            ("audit", "scores", CYCLE, "--column", "setled"),
            "column_unknown",
            "Gần nhất là “settled”",
            "nearest is “settled”",
        ),
        (
            ("audit", "scores", CYCLE, "--until", "2020"),
            "moment_before",
            "đến năm 2020",
            "by 2020",
        ),
        (("audit", "acts", CYCLE, "--until", "2020"), "moment_before", "năm 2020", "by 2020"),
        (("explain", CYCLE, "an", "--as-of", "2020"), "moment_before", "muộn hơn", "later moment"),
        (("audit", "acts", CYCLE, "--as-of", "@43"), "event_unknown", "@42", "@42"),
        (
            ("audit", "duties", CYCLE, "--effective", "2020"),
            "moment_before",
            "muộn hơn",
            "later moment",
        ),
        (("diff", CYCLE, "--from", "@9", "--to", "@8"), "times_reversed", "@9", "@9"),
        (
            ("audit", "scores", CYCLE, "--since", "2027", "--until", "2026"),
            "times_reversed",
            "năm 2027",
            "2027",
        ),
        (
            ("audit", "scores", CYCLE, "--effective", "unknown"),
            "date_malformed",
            "không thể là ngày chưa biết",
            "unknown day",
        ),
        (("explain", CYCLE, "an", "--as-of", "hôm qua"), "date_malformed", "hôm qua", "hôm qua"),
        (("audit", "acts", CYCLE, "--by", "ai-đó"), "name_unknown", "ai-đó", "ai-đó"),
        (("rebuild", "score_change"), "model_unknown", "score_changes", "score_changes"),
    ],
)
def test_a_question_that_misses_is_told_why(
    closed: Desk, words: tuple[str, ...], code: str, vi: str, en: str
) -> None:
    """A sentence in both languages and exit code 1, never an empty table."""
    for lang, said in (("vi", vi), ("en", en)):
        answer = closed(*words, "--lang", lang)
        assert answer.code == 1
        assert answer.out == ""
        assert said in answer.told
    assert closed(*words, "--json").error["code"] == code


def test_a_unit_that_is_no_member_is_no_answer(scoring: Desk) -> None:
    """A unit of the database that does not belong to the cluster."""
    unit = ("do", "moi", "register_unit", "short_name=Mới", "full_name=Trường Mới")
    assert scoring(*unit, "--as", "operator").code == 0
    for words in (("audit", "scores", CYCLE, "--unit", "moi"), ("explain", CYCLE, "moi")):
        answer = scoring(*words)
        assert answer.code == 1
        assert "not_member" in answer.told


@pytest.mark.parametrize("words", [("--phase", "cham"), ("--part", "thuong-them")])
def test_a_wrong_choice_names_the_choices(closed: Desk, words: tuple[str, str]) -> None:
    """Wrong usage: exit code 2."""
    answer = closed("audit", "scores", CYCLE, *words)
    assert answer.code == 2
    assert "chọn một trong: " in answer.told


def test_check_names_the_first_difference_and_rebuild_mends_it(closed: Desk) -> None:
    """Table, key, column, what is stored and what the events give; exit code 1."""
    assert closed("check").code == 0
    with closing(sqlite3.connect(closed.db)) as database, database:
        changed = database.execute(
            "update score_changes set now = 610000 where now = 595000 and kind = 'adjusted'"
        )
        assert changed.rowcount == 1
    database.close()
    answer = closed("check")
    assert answer.code == 1
    assert "Khác ở bảng score_changes" in answer.said
    assert ", now: đang lưu 610000, sự kiện cho 595000" in answer.said
    found = closed("check", "--json").json
    assert found["agrees"] is False
    difference = found["difference"]
    assert (difference["table"], difference["column"]) == ("score_changes", "now")
    assert set(difference["key"]) >= {"stream", "version"}
    assert closed("rebuild", "score_changes").code == 0
    assert "rows of read models." in closed("check", "--lang", "en").said


def test_check_names_a_sealed_score_and_does_not_tell_it(scoring: Desk) -> None:
    """Where the score of a sheet that was not sent differs, neither what is stored nor what the
    events give is told; once the sheet is sent, both are."""
    with closing(sqlite3.connect(scoring.db)) as database, database:
        changed = database.execute("update score_changes set now = 380000 where now = 375000")
        assert changed.rowcount == 1
    database.close()
    for lang, hidden in (("vi", "điểm chưa gửi, chưa xem được"), ("en", "sealed")):
        answer = scoring("check", "--lang", lang)
        assert answer.code == 1
        assert hidden in answer.said
        assert not {"380000", "375000"} & set(answer.said.replace(".", " ").split())
    difference = scoring("check", "--json").json["difference"]
    assert difference["stored"] == difference["expected"] == "điểm chưa gửi, chưa xem được"
    assert difference["column"] == "now"
    assert scoring("do", CYCLE, "submit_sheet", "unit=dong", "--as", "unit_officer@dong").code == 0
    assert "đang lưu 380000, sự kiện cho 375000" in scoring("check").said


def test_check_tells_of_a_missing_row_and_of_the_lag(closed: Desk) -> None:
    """In words, and how far what follows is behind; once asked for, it has caught up."""
    assert "score_effects còn chậm" in closed("check").said
    lag = closed("check", "--json").json["lag"]
    assert lag["score_effects"] > 0
    assert closed("audit", "scores", CYCLE).code == 0
    assert closed("check", "--json").json["lag"] == {"score_effects": 0}
    assert "còn chậm" not in closed("check").said
    with closing(sqlite3.connect(closed.db)) as database, database:
        assert database.execute("delete from score_sheets where unit is not null").rowcount == 3
    database.close()
    said = closed("check").said
    assert "đang lưu không có dòng nào, sự kiện cho một dòng" in said
    assert closed("check", "--json").json["difference"]["stored"] is None


def test_a_file_of_rows_says_what_it_leaves_out(scoring: Desk) -> None:
    """Beside rows for a spreadsheet stands what is sealed and what nobody can date."""
    for words in (("audit", "scores", CYCLE), ("audit", "duties", CYCLE)):
        answer = scoring(*words, "--csv", "-")
        assert answer.code == 0
        assert "chưa gửi nên chưa xem được: Đông" in answer.told
    vague = ("extend_deadline", "code=scoring", "until=2026-12-20", "reason=Bão", "--at=unknown")
    assert scoring("do", CYCLE, *vague, "--as", "secretary@an").code == 0
    moment = ("--effective", "2026-12-31")
    answer = scoring("audit", "acts", CYCLE, *moment)
    assert f"Chưa rõ ngày nên không xếp được vào khoảng đã hỏi: {CYCLE}@" in answer.said
    assert "Chưa rõ ngày" in scoring("audit", "acts", CYCLE, *moment, "--csv", "-").told
    assert len(scoring("audit", "acts", CYCLE, *moment, "--json").json["undated"]) == 1


def rows(answer: Answer) -> list[dict[str, str]]:
    assert answer.code == 0, answer.err
    return list(csv.DictReader(StringIO(answer.out)))


def test_every_question_gives_rows(closed: Desk, tmp_path: Path) -> None:
    """A history, an explanation and a difference too: as CSV, and as XLSX with figures."""
    history = rows(closed("history", CYCLE, "binh", "1", "--csv", "-"))
    assert [row["Thành"] for row in history if row["Cột"] == "Thống nhất"][:1] == ["59.5"]
    told = rows(closed("explain", CYCLE, "binh", "--csv", "-", "--lang", "en"))
    assert (told[-1]["Part"], told[-1]["Counts"]) == ("rank", "1")
    assert (told[-2]["Part"], told[-2]["Counts"]) == ("total", "103")
    lines = [row for row in told if row["Criterion"]]
    assert sum(float(row["Counts"]) for row in lines) == 103
    assert all(row["Event"].startswith(f"{CYCLE}@") for row in lines)
    differs = rows(closed("diff", CYCLE, "--from", "2026-11-25", "--to", "2026-11-26", "--csv=-"))
    (total,) = [row for row in differs if row["Đơn vị"] == "Bình" and row["Phần"] == "tổng"]
    assert (total["Từ"], total["Thành"]) == ("103.5", "103")
    file = tmp_path / "binh.xlsx"
    assert closed("explain", CYCLE, "binh", "--xlsx", file).code == 0
    cells = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert cells[-2][5] == 103.0


def test_rows_of_a_sealed_sheet_are_none_and_said_so(scoring: Desk) -> None:
    """Nothing of it is in the file; beside it stands why."""
    told = scoring("explain", CYCLE, "dong", "--csv", "-")
    assert [row["Phần"] for row in rows(told)] == ["hạng"]
    assert "chưa gửi nên chưa xem được" in told.told
    history = scoring("history", CYCLE, "dong", "1", "--csv", "-")
    assert rows(history) == []
    assert "chưa gửi nên chưa xem được: Đông" in history.told


def test_what_only_confirms_is_no_change(closed: Desk) -> None:
    """Events that leave every score as it was are counted apart; the rulebook is named once."""
    said = closed("audit", "scores", CYCLE, "--unit", "binh", "--after-submission").said
    assert f"{CYCLE}: 1 lần đổi điểm, 1 lần ghi giữ nguyên" in said
    assert said.count("Theo bảng tiêu chí: “") == 1
    english = closed("history", CYCLE, "binh", "1", "--lang", "en").said
    assert "changes: 2, 1 confirmed without a change" in english


@pytest.mark.parametrize("conflict", Conflict)
def test_every_conflict_of_duties_is_put_into_words(conflict: Conflict) -> None:
    """In both languages."""
    assert all(AUDIT[f"conflict_{conflict.value}"])


def test_replay_of_all(closed: Desk) -> None:
    """``--all`` says what is done without a cycle; with one it contradicts itself."""
    assert "Tất cả khớp." in closed("replay", "--all").out
    assert closed("replay", CYCLE, "--all").code == 2


def test_table_that_is_not_the_adopted_one_is_told(
    closed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the rebuilt table is another than was adopted, both stand in the difference."""
    assert closed("replay", "--all").code == 0

    def other(cycle: Cycle) -> ScoreTable:
        found = score_table(cycle)
        assert found is not None
        return msgspec.structs.replace(found, rows=found.rows[:1])

    monkeypatch.setattr(replaying, "score_table", other)
    answer = closed("replay", "--all")
    assert answer.code == 1
    assert "dựng lại" in answer.said
