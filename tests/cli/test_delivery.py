"""Delivery from the command line: the background work, what is stuck, notices, and the inbox."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.typed import CYCLE, Answer, Desk, typed
from tests.delivery.conftest import sink
from tests.delivery.sink import PASSWORD, Sink, nobody_listens

__all__ = ["sink"]
HOURS = ("--at", "2026-11-23T09:30")


def server(port: int) -> dict[str, str]:
    return {
        "THIDUA_TEST_SMTP": f"smtp://127.0.0.1:{port}",
        "THIDUA_MAIL_FROM": "Khối tập <khoi-tap@tinh.example>",
    }


@pytest.fixture
def desk(scoring: Desk) -> Desk:
    """Monday morning, in office hours: something is to be told, and one unit has an address."""
    assert scoring("contacts", "set", "binh", "--mailbox", "binh@tinh.example").code == 0
    told = scoring(
        *("do", CYCLE, "record_guidance", "authority=Sở", "document.kind=Hướng dẫn"),
        *("document.number=11/HD", "--as", "secretary@an", *HOURS),
    )
    assert told.code == 0, told.err
    return scoring


def notices_of(desk: Desk, unit: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk("inbox", "--as", f"unit_officer@{unit}", "--json").json[
        "notices"
    ]
    return found


def test_a_round_and_a_second_one(desk: Desk, sink: Sink) -> None:
    """One line for each thing done; the second round has nothing to do and says nothing."""
    first = desk("serve", "--once", **server(sink.port))
    assert first.code == 0
    assert "Bình: đã gửi" in first.out
    assert "Đông: không gửi được (đơn vị chưa có địa chỉ)" in first.out
    assert all(line.startswith("[THỰC HÀNH] ") for line in first.out.splitlines())
    assert {mail.recipients for mail in sink.taken} == {("binh@tinh.example",)}
    second = desk("serve", "--once", "--lang", "en", **server(sink.port))
    assert "sent" not in second.out
    assert "báo thư ký các việc bị kẹt" in first.out
    assert "stuck" not in second.out
    assert [one["topic"] for one in notices_of(desk, "an")].count("stuck") == 1


def test_the_inbox_of_a_seat(desk: Desk) -> None:
    """Newest first, unread until read; reading is recorded once, and only the own unit may."""
    letters = notices_of(desk, "binh")
    assert [one["seen"] for one in letters] == [False] * len(letters)
    assert letters[0]["topic"] == "guidance"
    notice = letters[0]["notice"]
    before = desk.stored()
    shown = desk("inbox", "show", notice[:8], "--as", "unit_officer@binh")
    assert shown.code == 0
    assert "11/HD" in shown.out
    assert desk.stored() == before + 1
    assert desk("inbox", "show", notice, "--as", "unit_head@binh").code == 0
    assert desk.stored() == before + 1
    assert [one["seen"] for one in notices_of(desk, "binh")][:2] == [True, False]
    assert "đã đọc" in desk("inbox", CYCLE, "--as", "unit_officer@binh").out
    other = desk("inbox", "show", notice, "--as", "unit_officer@dong", "--json")
    assert (other.code, other.error["code"]) == (1, "notice_unknown")
    for seat in ("auditor@binh", "teller@binh"):
        refused = desk("inbox", "--as", seat, "--json")
        assert (refused.code, refused.error["code"]) == (1, "nothing_to_read")
    assert desk("inbox").code == 2
    assert desk("inbox", "show", "--as", "unit_officer@binh").code == 2


def test_the_journal_of_a_notice_and_what_people_do_with_it(desk: Desk, sink: Sink) -> None:
    """Every try with its reply; sent again with a new id; taken back; come back."""
    notice = notices_of(desk, "binh")[0]["notice"]
    waiting = desk("notices", "show", notice)
    assert "đang chờ" in waiting.said
    assert "Chưa gửi lần nào." in waiting.said
    early = desk("notices", "resend", notice, "--json")
    assert (early.code, early.error["code"]) == (1, "notice_waits")
    assert desk("serve", "--once", **server(sink.port)).code == 0
    shown = desk("notices", "show", notice, "--json").json
    assert (shown["state"], shown["tries"][0]["result"]) == ("served", "accepted")
    assert shown["tries"][0]["message"] == f"<{notice}@tinh.example>"
    again = desk("notices", "resend", notice, "--json").json["resent"]
    gone = desk("notices", "withdraw", again, "--reason", "Gửi nhầm", "--json").json
    assert gone == {"practice": True, "withdrawn": again}
    assert desk("notices", "withdraw", again, "--reason", "x", "--json").error["code"] == (
        "notice_gone"
    )
    assert "Lý do rút: Gửi nhầm" in desk("notices", "show", again).said
    came = desk("notices", "bounced", f"<{notice}@tinh.example>", "--reply", "550 5.1.1")
    assert came.code == 0
    back = desk("notices", "show", notice, "--lang", "en")
    assert "not served" in back.said
    assert "550 5.1.1" in back.said
    assert desk("notices", "bounced").code == 2
    unknown = desk("notices", "show", "0000000000", "--json")
    assert (unknown.code, unknown.error["code"]) == (1, "notice_unknown")


def test_an_address_that_came_late(desk: Desk, sink: Sink) -> None:
    """All that did not reach the unit is sent again, once; nothing is then left to be done."""
    desk("serve", "--once", **server(sink.port))
    unserved = desk("notices", "--state", "unserved", "--json").json["notices"]
    missed = sum(one["unit"] == "Đông" for one in unserved)
    assert missed > 1
    assert desk("contacts", "set", "dong", "--mailbox", "dong@tinh.example").code == 0
    assert f"Sẽ gửi lại {missed} thông báo" in desk("notices", "resend", "--unit", "dong").said
    assert desk("notices", "resend", "--unit", "dong", "--json").json["resent"] == []
    had = len(sink.taken)
    desk("serve", "--once", **server(sink.port))
    # what is needless by now does not leave
    assert 1 < len(sink.taken) - had <= missed
    assert desk("notices", "resend").code == 2


def test_a_round_in_which_something_failed_says_so_by_its_exit_code(desk: Desk) -> None:
    """For whoever starts it by a timer: nothing could be sent, and everything waits."""
    wrong = {"THIDUA_TEST_SMTP": "mail.tinh.example", "THIDUA_MAIL_FROM": "tap@tinh.example"}
    answer = desk("serve", "--once", **wrong)
    assert answer.code == 1
    assert "THIDUA_TEST_SMTP chưa dùng được" in answer.said
    assert "Cập nhật bảng đọc" in answer.said
    assert desk("serve", "--once").code == 0


def test_held_and_released(desk: Desk, sink: Sink) -> None:
    """Nothing leaves while the outbox is held; ``serve`` and ``doctor`` say so."""
    assert desk("notices", "hold", "--restored", "--reason", "Khôi phục bản 02:00").code == 0
    held = desk("serve", "--once", **server(sink.port))
    assert "Hộp gửi bị giữ lại từ 09:30 ngày 23/11/2026" in held.said
    assert sink.taken == []
    (finding,) = findings(desk("doctor", "--json", "--no-mail"))["outbox_held"]
    assert (finding["wrong"], finding["mend"]) == (True, "thidua notices release --reason …")
    assert desk("notices", "release", "--reason", "Đã đối chiếu", "--json").json["released"]
    assert desk("serve", "--once", **server(sink.port)).code == 0
    assert len(sink.taken) > 0


def findings(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in answer.json["findings"]:
        found.setdefault(one["code"], []).append(one)
    return found


def test_the_doctor_finds_nothing_where_nothing_is_wrong(scoring: Desk) -> None:
    """Every line is a good one, and the exit code is 0."""
    assert scoring("serve", "--once").code == 0
    answer = scoring("doctor")
    assert answer.code == 0, answer.out
    assert "! " not in answer.out
    assert "Không có gì bị kẹt." in answer.said


def test_the_doctor_says_what_is_stuck_and_what_mends_it(desk: Desk, sink: Sink) -> None:
    """Units without an address, notices that did not arrive, deadlines that should have passed;
    each with a command; exit code 1, in both languages."""
    desk("serve", "--once", **server(sink.port))
    with closing(sqlite3.connect(desk.db)) as raw, raw:
        raw.execute("UPDATE deadlines SET due_before = 1 WHERE code = 'scoring' AND unit <> ''")
        raw.execute("UPDATE outbox SET state = 'waiting', due_at = 1 WHERE state = 'served'")
    answer = desk("doctor", "--json", **server(sink.port))
    assert answer.code == 1
    found = findings(answer)
    assert {"overdue", "outbox_late", "unserved", "addressless", "mail_works"} <= set(found)
    assert all(one["mend"] for code in found for one in found[code] if one["wrong"])
    (dong,) = [one for one in found["addressless"] if "Đông" in one["sentence"]]
    assert dong["mend"] == "thidua contacts set dong --mailbox …"
    assert found["unserved"][0]["mend"].startswith("thidua notices resend ")
    for lang, words in (("vi", "việc cần xử lý"), ("en", "need attention")):
        text = desk("doctor", "--lang", lang, **server(sink.port))
        assert text.code == 1
        assert words in text.said
        assert "→ thidua contacts set dong" in text.said


def test_the_doctor_tries_the_mail_server(scoring: Desk, sink: Sink) -> None:
    """One that answers, one that does not, a setting that is none, and a message to look at."""
    down = scoring("doctor", "--json", **server(nobody_listens()))
    assert (down.code, findings(down)["mail_fails"][0]["wrong"]) == (1, True)
    assert "mail_works" in findings(scoring("doctor", "--json", **server(sink.port)))
    wrong = {"THIDUA_TEST_SMTP": f"smtp://a:{PASSWORD}@mail.tinh.example"}
    answer = scoring("doctor", **wrong)
    assert answer.code == 1
    assert "THIDUA_TEST_SMTP" in answer.said
    assert PASSWORD not in answer.out + answer.err
    sent = scoring("doctor", "--send-test", "ai@tinh.example", **server(sink.port))
    assert sent.code == 0
    assert [mail.recipients for mail in sink.taken] == [("ai@tinh.example",)]
    unset = scoring("doctor", "--send-test", "ai@tinh.example", "--json")
    assert (unset.code, unset.error["code"]) == (1, "mail_unset")


def test_a_stream_that_cannot_be_read(desk: Desk, sink: Sink) -> None:
    """Its letters are left alone and said; the doctor names it and all else; nothing crashes."""
    with closing(sqlite3.connect(desk.db)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE events SET state = X'00' WHERE type = 'guidance_recorded'")
    served = desk("serve", "--once", **server(sink.port))
    assert served.code == 1
    assert "BrokenChainError" in served.out
    answer = desk("doctor", "--json", **server(sink.port))
    assert answer.code == 1
    (unreadable,) = findings(answer)["unreadable"]
    assert unreadable["facts"]["error"] == "BrokenChainError"
    assert "mail_works" in findings(answer)


def test_a_real_database_without_a_mail_server(tmp_path: Path) -> None:
    """Nothing is tried and nothing lost; both commands say so."""
    db = tmp_path / "that.db"
    assert typed("init", "--db", db).code == 0
    assert "THIDUA_SMTP" in typed("serve", "--once", "--db", db).out
    answer = typed("doctor", "--json", "--db", db)
    assert answer.code == 1
    assert findings(answer)["mail_unset"][0]["wrong"]
    assert not findings(answer)["clock"][0]["wrong"]


def test_a_test_message_goes_to_an_address() -> None:
    """In both languages the page of help says what is to be typed."""
    for lang, word in (("vi", "ĐỊA_CHỈ"), ("en", "ADDRESS")):
        page = typed("doctor", "--help", "--lang", lang).said
        assert page.count(f"--send-test {word}") == 2
        assert "URL" not in page


def test_what_stays_in_the_journal_is_said_in_the_language_of_the_page(desk: Desk) -> None:
    """A practice database without a server of its own asks no server and sends to nobody."""
    notice = notices_of(desk, "binh")[0]["notice"]
    said = desk("serve", "--once").said
    assert "đã gửi (chỉ ghi sổ, không gửi ra ngoài)" in said
    assert "journal" not in said
    shown = desk("notices", "show", notice).said
    assert "chỉ ghi sổ, không gửi ra ngoài" in shown
    assert "máy chủ" not in shown.partition("Nội dung như khi gửi")[0]
    assert "in the journal only" in desk("notices", "show", notice, "--lang", "en").said
