"""A text that is gone is said to be erased only where an event says that it was."""

import sqlite3
from contextlib import closing

import pytest

from tests.cli.typed import Desk
from tests.system.test_altered_texts import PAGES, YEAR, desk

__all__ = ["desk"]

LOST = {
    "vi": "bị mất, không thấy việc xóa nào được ghi",
    "en": "lost, no erasing of it is recorded",
}
#: An adjustment with a reason, and the hash under which that is hidden.
EVENT = f"{YEAR}@17"


def behind(desk: Desk, statement: str) -> None:
    """Somebody with the rights of an owner writes to the texts."""
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        connection.execute("DROP TRIGGER texts_are_not_changed")
        connection.execute(statement)


def reason_of(desk: Desk, event: str) -> dict[str, object]:
    events = desk("log", YEAR, "--json").json["events"]
    [found] = [one["body"]["reason"] for one in events if one["event"] == event]
    return dict(found)


def test_no_page_calls_a_lost_text_erased(desk: Desk) -> None:
    """Where a page showed a text it says that this is lost, in both languages and for programs."""
    before = {page: desk(*page, COLUMNS="400").out for page in PAGES}
    behind(desk, "DELETE FROM texts")
    told = 0
    for page in PAGES:
        for lang, said in LOST.items():
            now = desk(*page, "--lang", lang, COLUMNS="400")
            assert now.code == 0, (page, now.err)
            assert ("đã xóa" if lang == "vi" else "erased)") not in now.out, page
            told += said in now.out
            assert before[page]
    assert told >= 14
    assert reason_of(desk, EVENT)["text"] is None
    assert reason_of(desk, EVENT)["lost"] is True
    rows = desk("audit", "scores", YEAR, "--json").json["changes"]
    assert all(row["reason"]["lost"] for row in rows if row["reason"])


def test_check_and_replay_name_a_lost_text(desk: Desk) -> None:
    """Both end with 1 and name stream, event and hash."""
    digest = str(reason_of(desk, EVENT)["sha256"])
    assert desk("check").code == desk("replay", "--all").code == 0
    behind(desk, f"DELETE FROM texts WHERE digest = '{digest}'")
    found = desk("check", "--json")
    assert found.code == 1
    key = found.json["difference"]["key"]
    assert (key["version"], key["digest"]) == ("17", digest)
    assert key["stream"].startswith("cycle:")
    for lang in ("vi", "en"):
        said = " ".join(desk("check", "--lang", lang).said.split())
        assert digest in said
        assert ("bị mất" if lang == "vi" else "no erasing of it is recorded") in said
    told = desk("replay", "--all")
    assert told.code == 1
    assert f"{EVENT}, văn bản có mã băm {digest} bị mất" in " ".join(told.said.split())


@pytest.mark.parametrize(
    "change",
    ["version = version + 1", "digest = replace(digest, substr(digest, 1, 8), '00000000')"],
)
def test_a_text_moved_elsewhere_is_never_erased(desk: Desk, change: str) -> None:
    """A text put under another event or hash: `check` finds it, log and audit agree on it, and
    neither says that it was erased."""
    [adjusted] = [
        row
        for row in desk("audit", "scores", YEAR, "--json").json["changes"]
        if row["event"] == f"{YEAR}@54" and row["reason"]
    ][:1]
    digest = adjusted["reason"]["digest"]
    behind(desk, f"UPDATE texts SET {change} WHERE digest = '{digest}'")
    assert desk("check").code == desk("replay", "--all").code == 1
    logged = reason_of(desk, f"{YEAR}@54")["text"]
    rows = desk("audit", "scores", YEAR, "--json").json["changes"]
    assert {row["reason"]["text"] for row in rows if row["event"] == f"{YEAR}@54"} == {logged}
    assert "đã xóa" not in desk("audit", "scores", YEAR).out + desk("log", YEAR).out


def test_an_earlier_erasing_can_be_recorded(desk: Desk) -> None:
    """Older versions erased by deleting the row: recorded once, it is an erasing like any other;
    what is there, or recorded, is not recorded."""
    gone = ("erase", EVENT, "--gone", "--reason", "Đã xóa năm 2025")
    assert desk(*gone, "--json").error["code"] == "text_not_lost"
    behind(desk, f"DELETE FROM texts WHERE digest = '{reason_of(desk, EVENT)['sha256']}'")
    assert desk("check").code == 1
    assert desk("erase", "--gone").code == 2
    assert "Đã ghi: 1 văn bản" in desk(*gone).said
    assert desk("check").code == desk("replay", "--all").code == 0
    assert "lost" not in reason_of(desk, EVENT)
    assert "(đã xóa)" in desk("log", YEAR).out
    assert desk(*gone, "--json").error["code"] == "text_not_lost"
