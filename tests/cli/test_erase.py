"""Erasing a text: an event says so, its row is gone, and no restore brings it back for good."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from adapters.bootstrap import open_engine
from adapters.log import tables
from domain.record.record import SYSTEM
from domain.values.private import Private
from tests.adapters.practice import CUM_8
from tests.cli.typed import Answer, typed

HOP = Path(__file__).with_name("hop.yaml")
YEAR = "khoi-tap/2026"
TEXT = "Bà Nguyễn Thị X nghỉ ốm"


@pytest.fixture
def desk(engine_url: str, tmp_path: Path) -> Callable[..., Answer]:
    """A practice year in which an event hides a text."""
    scenario = tmp_path / "hop.yaml"
    scenario.write_text(HOP.read_text("utf-8").partition("# --- the sheet")[0], "utf-8")
    assert typed("init", "--practice", "--db", engine_url).code == 0
    assert typed("play", scenario, "--db", engine_url).code == 0

    def type_(*words: str) -> Answer:
        return typed(*words, "--db", engine_url)

    noted = type_(
        *("do", YEAR, "record_guidance", "authority=Sở", "document.kind=Công văn"),
        *(f"notes={TEXT}", "--as", "secretary@an", "--at", "2026-11-23T09:00"),
    )
    assert noted.code == 0, noted.err
    return type_


def last(desk: Callable[..., Answer]) -> str:
    return str(desk("log", YEAR, "--json").json["events"][-1]["event"])


def test_an_erased_text_is_gone_and_said_to_be(desk: Callable[..., Answer]) -> None:
    """The log of the year shows that it was erased, that of the database by whom and why; every
    hash stays valid, and erasing it twice is refused."""
    event = last(desk)
    assert TEXT in desk("log", YEAR).said
    blank = desk("erase", event, "--json")
    assert (blank.code, blank.error["code"]) == (1, "reason_blank")
    assert TEXT in desk("log", YEAR).said
    assert desk("erase", event, "--reason", "Đơn vị yêu cầu", "--json").json["erased"] == 1
    assert TEXT not in desk("log", YEAR).out
    assert "(đã xóa)" in desk("log", YEAR).said
    assert (
        f"Xóa hẳn văn bản của sự kiện {event}; lý do: “Đơn vị yêu cầu”"
        in desk("log", "system").said
    )
    for asked in (("check",), ("replay", "--all")):
        assert desk(*asked).code == 0
    for words in ((event,), (event, "--field", "authority"), (f"{YEAR}@999",), ("@3",)):
        again = desk("erase", *words, "--reason", "x", "--json")
        assert again.code == 1
        assert again.error["code"] in {"text_missing", "event_unknown"}
    (one,) = desk("erase", "--json").json["erased"]
    assert one["event"] == event
    assert TEXT not in json.dumps(one, ensure_ascii=False)
    assert f"{event}: đã xóa 1 văn bản" in desk("erase").said


def test_a_database_that_knows_of_it_erases_it_again(
    desk: Callable[..., Answer], engine_url: str
) -> None:
    """Rows of a backup were put back beside newer events: the doctor says so, and saying that the
    database was restored erases them again."""
    with open_engine(engine_url) as engine:
        stream = next(one for one in engine.store.streams() if one.startswith("cycle:"))
        of = tables.texts.c
        with engine.store.database.read() as connection:
            rows = [
                row._asdict()
                for row in connection.execute(select(tables.texts).where(of.text == TEXT))
            ]
    assert [row["stream"] for row in rows] == [stream]
    assert desk("erase", last(desk), "--reason", "Theo yêu cầu").code == 0
    with open_engine(engine_url) as engine, engine.store.database.write() as work:
        work.connection.execute(insert(tables.texts), rows)
    found = {one["code"]: one for one in desk("doctor", "--json").json["findings"]}
    assert found["erased_back"]["wrong"]
    assert desk("notices", "hold", "--restored", "--reason", "Khôi phục").code == 0
    assert TEXT not in desk("log", YEAR).out
    assert "erased_back" not in {one["code"] for one in desk("doctor", "--json").json["findings"]}
    with open_engine(engine_url) as engine:
        kinds = [event.header.type for event in engine.store.events(SYSTEM)]
    assert kinds.count("texts_erased") == 1  # it was erased once; that it came back is no act


def test_the_list_of_another_copy_is_carried_out_once(
    desk: Callable[..., Answer], tmp_path: Path
) -> None:
    """What a list names that is not here is passed over; a file that is no list is refused."""
    event = last(desk)
    with_list = tmp_path / "da-xoa.json"
    assert desk("erase", event, "--reason", "Theo yêu cầu").code == 0
    told = desk("erase", "--json").json
    unknown = {"event": "cum-9/2020@4", "stream": "cycle:gone", "version": 4}
    told["erased"].append({**unknown, "digests": [Private.seal("x", bytes(32)).digest]})
    with_list.write_text(json.dumps(told))
    again = desk("erase", "--again", str(with_list), "--reason", "Khôi phục", "--json")
    assert (again.code, again.json["erased"]) == (0, 0)
    with_list.write_text("{}")
    assert desk("erase", "--again", str(with_list), "--json").error["code"] == "erasures_unreadable"
    assert desk("erase", event, "--again", str(with_list)).code == 2


def test_erased_addresses_do_not_come_back(engine_url: str, tmp_path: Path) -> None:
    """In a real database: that a unit's addresses were erased is an event without an address;
    those of a backup go again by the list, and those put down since stay."""

    def type_(*words: str) -> Answer:
        return typed(*words, "--db", engine_url)

    assert type_("init").code == 0
    assert typed("play", CUM_8, "--db", engine_url).code == 0
    assert type_("contacts", "set", "long-an", "--mailbox", "cu@longan.example").code == 0
    assert type_("contacts", "erase", "long-an").code == 0
    assert type_("contacts", "erase", "long-an", "--json").error["code"] == "contact_missing"
    said = type_("log", "system").said
    assert "Xóa hẳn mọi địa chỉ nhận thông báo của" in said
    assert "cu@longan.example" not in said
    (gone,) = type_("erase", "--json").json["contacts"]
    kept = tmp_path / "da-xoa.json"
    kept.write_text(type_("erase", "--json").out)
    row = {"unit": gone["unit"], "kind": "mailbox", "address": "cu@longan.example", "lang": "vi"}
    with open_engine(engine_url) as engine, engine.store.database.write() as work:
        work.connection.execute(insert(tables.contacts).values(**row, set_at=gone["at"] - 1))
    assert type_("contacts", "set", "long-an", "--officer", "moi@longan.example").code == 0
    assert type_("erase", "--again", str(kept), "--json").json["erased"] == 1
    listed = type_("contacts", "--json").out
    assert "cu@longan.example" not in listed
    assert "moi@longan.example" in listed
