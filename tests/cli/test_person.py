"""Personal data: asked for, handed over, erased, and the answer counted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from adapters.bootstrap import open_engine
from adapters.log import tables
from tests.cli.typed import Answer, typed

HOP = Path(__file__).with_name("hop.yaml")
YEAR = "khoi-tap/2026"
NAME = "Nguyễn Thị Ánh"
TEXT = f"Bà {NAME} nghỉ ốm từ 01/11"
#: Another name, though without diacritics it is the same.
OTHER = "Ông Nguyễn Thị Anh đi công tác"
ADDRESS = "nguyen.anh@an.example"


@pytest.fixture
def desk(engine_url: str, tmp_path: Path) -> Callable[..., Answer]:
    """A practice year in which two events hide texts, and a unit with two addresses."""
    scenario = tmp_path / "hop.yaml"
    scenario.write_text(HOP.read_text("utf-8").partition("# --- the sheet")[0], "utf-8")
    assert typed("init", "--practice", "--db", engine_url).code == 0
    assert typed("play", scenario, "--db", engine_url).code == 0

    def type_(*words: str) -> Answer:
        return typed(*words, "--db", engine_url)

    for text in (TEXT, OTHER):
        noted = type_(
            *("do", YEAR, "record_guidance", "authority=Sở", "document.kind=Công văn"),
            *(f"notes={text}", "--as", "secretary@an", "--at", "2026-11-23T09:00"),
        )
        assert noted.code == 0, noted.err
    put = type_("contacts", "set", "an", "--officer", ADDRESS, "--mailbox", "tdkt@an.example")
    assert put.code == 0, put.err
    return type_


def test_all_that_is_kept_is_handed_over(desk: Callable[..., Answer]) -> None:
    """By address, by name as it is spelt, by account; nothing of whoever has a similar name."""
    assert ADDRESS in json.dumps(desk("person", "export", ADDRESS.upper(), "--json").json)
    named = desk("person", "export", NAME.upper(), "--json").json
    assert [one["text"] for one in named["texts"]] == [TEXT]
    plain = desk("person", "export", "nguyen thi anh", "--json").json
    assert [one["text"] for one in plain["texts"]] == [TEXT, OTHER]
    acts = desk("person", "export", "may-chu", "--json").json["acts"]
    assert {"event": f"{YEAR}@1"} == {key: acts[0][key] for key in ("event",)}
    assert "Không lưu gì" in desk("person", "export", "Trần Văn Không Có").said
    assert desk("person", "export", "An", "--json").error["code"] == "person_too_short"


def test_what_can_be_erased_goes_and_the_rest_is_named(
    desk: Callable[..., Answer], engine_url: str
) -> None:
    """It is shown before; then the person's address and texts are gone from every page, others
    stay, and every hash stays valid."""
    assert "Chưa xóa gì" in desk("person", "erase", NAME).said
    assert TEXT in desk("log", YEAR).said
    assert desk("person", "erase", NAME, "--reason", " ", "--json").error["code"] == "reason_blank"
    done = desk("person", "erase", NAME, "--reason", "Theo yêu cầu", "--json")
    assert done.code == 0, done.err
    assert NAME in done.out  # as it was typed, and nowhere else
    assert TEXT not in done.out
    assert desk("person", "erase", ADDRESS, "--reason", "Theo yêu cầu").code == 0
    log = desk("log", YEAR).said
    assert TEXT not in log
    assert OTHER in log
    kept = desk("contacts", "--json").json["units"]
    addresses = [one["address"] for unit in kept for one in unit["contacts"]]
    assert addresses == ["tdkt@an.example"]
    assert "Xóa hẳn địa chỉ nhận thông báo (đầu mối thi đua, khen thưởng)" in (
        desk("log", "system").said
    )
    assert "(đầu mối thi đua, khen thưởng)" in desk("erase").said
    assert "Không lưu gì" in desk("person", "erase", NAME, "--reason", "Theo yêu cầu").said
    for asked in (("check",), ("replay", "--all")):
        assert desk(*asked).code == 0
    with open_engine(engine_url) as engine, engine.store.database.read() as connection:
        states = connection.scalars(select(tables.events.c.state)).all()
    assert not any(NAME.encode() in state or ADDRESS.encode() in state for state in states)


def test_an_erased_address_is_erased_again_after_a_restore(
    desk: Callable[..., Answer], tmp_path: Path
) -> None:
    """The list names the kind of address; one of another kind stays."""
    assert desk("person", "erase", ADDRESS, "--reason", "Theo yêu cầu").code == 0
    known = tmp_path / "da-xoa.json"
    known.write_text(desk("erase", "--json").out, "utf-8")
    assert ADDRESS not in known.read_text("utf-8")
    listed = json.loads(known.read_text("utf-8"))["contacts"]
    assert [one["kinds"] for one in listed] == [["officer"]]
    again = desk("erase", "--again", str(known), "--reason", "Khôi phục", "--json")
    assert again.json["erased"] == 0


def test_the_answer_is_counted(desk: Callable[..., Answer]) -> None:
    """A request waits until it is answered; past its second working day the doctor ends with 1."""
    assert "Chưa có yêu cầu nào" in desk("person").said
    old = desk("person", "asked", NAME, "--wish", "erase", "--on", "02/11/2026", "--json")
    assert old.json["answer_by"] == "2026-11-04"
    number = str(old.json["number"])
    new = desk("person", "asked", ADDRESS, "--json").json
    page = desk("person").said
    assert NAME in page
    assert "quá hạn từ ngày 04/11/2026" in page
    looked = desk("doctor", "--no-mail")
    assert looked.code == 1
    late = f"Yêu cầu số {number} về dữ liệu cá nhân quá hạn trả lời từ ngày 04/11/2026"
    assert late in looked.said
    assert desk("person", "answered", number, "--text", "Đã trao bản trích").code == 0
    again = desk("person", "answered", number, "--text", "x", "--json")
    assert again.error["code"] == "already_done"
    told = {one["number"]: one for one in desk("person", "--json").json["requests"]}
    assert told[int(number)]["answered"] is not None
    assert told[int(number)]["late"] is False
    assert told[new["number"]]["answered"] is None
    assert f"Yêu cầu số {number}" not in desk("doctor", "--no-mail").said
    assert desk("person", "asked", NAME, "--wish", "gì đó").code == 2
    assert desk("person", "answered", "hai", "--text", "x").code == 1
