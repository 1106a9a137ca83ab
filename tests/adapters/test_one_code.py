"""A code is a word, not a body: what a file calls by it bears a name that is known, or bore it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.bootstrap import Engine, initialize
from adapters.door.names import find
from adapters.play import play
from adapters.wording.messages import sentence
from domain.units.unit import Unit, UnitRenamed
from domain.values.refusal import Refusal
from domain.values.when import When, read_day
from tests.cli.typed import Answer, typed

COMMUNES = Path(__file__).parents[1] / "cases" / "p07-loc-thanh-loc-thanh.json"
Scenario = dict[str, Any]


@pytest.fixture
def engine(engine_url: str) -> Iterator[Engine]:
    """The cluster of three communes, as the case tells of it."""
    with initialize(engine_url, practice=True) as opened:
        play(opened, COMMUNES)
        yield opened


def changed(tmp_path: Path, change: Callable[[Scenario], object]) -> Path:
    """Another file about the same codes: the case without its year, changed."""
    found = json.loads(COMMUNES.read_text("utf-8"))
    found |= {"scenario": "khac", "commands": []}
    change(found)
    file = tmp_path / "khac.json"
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    return file


def first_unit(**fields: object) -> Callable[[Scenario], object]:
    return lambda found: found["units"][0].update(fields)


def cluster(**fields: object) -> Callable[[Scenario], object]:
    return lambda found: found["cluster"].update(fields)


def refused(engine: Engine, file: Path) -> Refusal:
    """How a file is refused, having stored nothing."""
    before = engine.store.all_events(0, 1000)
    with pytest.raises(Refusal) as caught:
        play(engine, file)
    assert engine.store.all_events(0, 1000) == before
    return caught.value


def unit(engine: Engine, code: str) -> Unit:
    state = engine.store.load(find(engine.store, "unit", code)).state
    assert isinstance(state, Unit)
    return state


def test_communes_that_differ_in_a_mark_are_two_members(engine: Engine) -> None:
    """Lộc Thành and Lộc Thạnh are both registered, and each is found by its name."""
    assert find(engine.store, "unit", "u1") == find(engine.store, "unit", "Lộc Thành")
    assert find(engine.store, "unit", "u2") == find(engine.store, "unit", "LỘC THẠNH")
    assert find(engine.store, "unit", "Loc Thạnh") == find(engine.store, "unit", "u2")
    assert find(engine.store, "unit", "loc tan") == find(engine.store, "unit", "u3")


@pytest.mark.parametrize("typed", ["Loc Thanh", "loc-thanh", "Lộc Thanh"])
def test_name_without_marks_is_asked_about_with_both(engine: Engine, typed: str) -> None:
    """What fits two communes is asked about, with the names and codes of both."""
    with pytest.raises(Refusal) as caught:
        find(engine.store, "unit", typed)
    assert caught.value.code == "name_ambiguous"
    assert caught.value.facts["known"] == ("Lộc Thành (u1)", "Lộc Thạnh (u2)")
    names = engine.names()
    assert "Lộc Thành (u1) và Lộc Thạnh (u2)" in sentence(caught.value, "vi", names)
    assert "Lộc Thành (u1) and Lộc Thạnh (u2)" in sentence(caught.value, "en", names)


def test_names_that_are_equally_near_are_all_offered(engine: Engine) -> None:
    """What is nobody's name is answered with both communes where one is as near as the other."""
    with pytest.raises(Refusal) as caught:
        find(engine.store, "unit", "UBND xã Loc Thanh")
    assert caught.value.code == "name_unknown"
    names = [f"Ủy ban nhân dân xã Lộc {name}, tỉnh Đồng Nai" for name in ("Thành", "Thạnh")]
    known = (f"{names[0]} (u1)", f"{names[1]} (u2)")
    assert caught.value.facts["known"] == known
    for lang in ("vi", "en"):
        said = sentence(caught.value, lang, engine.names())
        assert all(name in said for name in known)
    with pytest.raises(Refusal) as caught:
        find(engine.store, "unit", "UBND xã Lộc Tấn")
    assert "Lộc Tấn" in str(caught.value.facts["nearest"])


def test_other_name_under_the_code_of_a_unit_is_refused(engine: Engine, tmp_path: Path) -> None:
    """A file with another name under a known code is not booked onto the old body: both names are
    told, at the unit's line."""
    other = "Ủy ban nhân dân xã Lộc Thanh, tỉnh Đồng Nai"
    found = refused(engine, changed(tmp_path, first_unit(full=other)))
    known = "Ủy ban nhân dân xã Lộc Thành, tỉnh Đồng Nai"
    assert (found.code, found.facts["name"], found.facts["given"]) == (
        "code_of_another",
        known,
        other,
    )
    assert found.facts["line"] == 10  # of its full name
    for lang in ("vi", "en"):
        said = sentence(found, lang, engine.names())
        assert known in said
        assert other in said
        assert "renamed" in said


@pytest.mark.parametrize(
    "full",
    [
        "UBND xã Lộc Thành, tỉnh Đồng Nai",
        "UY BAN NHAN DAN XA LOC THANH, TINH DONG NAI",
        "Lộc Thành",
    ],
)
def test_name_that_the_unit_bears_is_its_own(engine: Engine, tmp_path: Path, full: str) -> None:
    """However its name is typed, it is the unit that is known, and nothing is stored."""
    assert play(engine, changed(tmp_path, first_unit(full=full))).stored == 0


def test_file_declares_a_new_name_from_a_date(engine: Engine, tmp_path: Path) -> None:
    """A name declared from a date renames the unit, once; files with either name go on."""
    new = {
        "short": "Lộc Ninh",
        "full": "Ủy ban nhân dân xã Lộc Ninh, tỉnh Đồng Nai",
        "renamed": {"since": "2026-07-01", "reason": "Nghị quyết về đổi tên xã"},
    }
    file = changed(tmp_path, first_unit(**new))
    assert play(engine, file).stored == 1
    stream = find(engine.store, "unit", "u1")
    last = engine.store.events(stream)[-1].body
    assert isinstance(last, UnitRenamed)
    assert (last.full_name, last.since) == (new["full"], When.day(read_day("2026-07-01")))
    assert [name.short for name in unit(engine, "u1").names] == ["Lộc Thành", "Lộc Ninh"]
    assert play(engine, file).stored == 0
    assert play(engine, COMMUNES).stored == 0


def test_file_declares_a_new_short_name(engine: Engine, tmp_path: Path) -> None:
    """A unit that is only called otherwise in short is renamed too, once; without a declared
    renaming its file goes on as before."""
    renamed = {"since": "2026-07-01", "reason": "Quyết định về cách gọi"}
    file = changed(tmp_path, first_unit(short="Lộc Thành (mới)", renamed=renamed))
    assert play(engine, file).stored == 1
    assert [name.short for name in unit(engine, "u1").names] == ["Lộc Thành", "Lộc Thành (mới)"]
    assert len({name.full for name in unit(engine, "u1").names}) == 1
    assert play(engine, file).stored == 0
    assert play(engine, COMMUNES).stored == 0
    assert play(engine, changed(tmp_path, first_unit(short="L. Thành"))).stored == 0


def test_renaming_that_brings_other_spellings_is_refused(engine: Engine, tmp_path: Path) -> None:
    """A renaming has no place for further spellings, so they are not dropped without a word."""
    renamed = {"since": "2026-07-01", "reason": "x"}
    fields = {"short": "Lộc Ninh", "full": "Xã Lộc Ninh", "renamed": renamed}
    found = refused(engine, changed(tmp_path, first_unit(**fields, aliases=["Lộc Ninh mới"])))
    assert (found.code, found.facts["aliases"]) == ("aliases_not_renamed", ("Lộc Ninh mới",))
    for lang in ("vi", "en"):
        assert "Lộc Ninh mới" in sentence(found, lang, engine.names())


@pytest.mark.parametrize(
    ("renamed", "code"),
    [
        ({"since": "2026-13-01", "reason": "x"}, "date_malformed"),
        ({"since": "2026-07-01", "reason": " "}, "reason_blank"),
        ({"since": "2026-07-01"}, "field_missing"),
    ],
)
def test_new_name_needs_date_and_reason(
    engine: Engine, tmp_path: Path, renamed: dict[str, str], code: str
) -> None:
    """A declared name is held to what any rename is, at its line of the file."""
    found = refused(engine, changed(tmp_path, first_unit(full="Xã Lộc Ninh", renamed=renamed)))
    assert found.code == code
    assert 7 <= int(str(found.facts["line"])) <= 15


def replayed(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Answer:
    """Play the communes, then another file of units and cluster, its year a later one."""
    database = tmp_path / "k.db"
    assert typed("init", "--practice", "--db", database).code == 0
    first = typed("play", COMMUNES, "--db", database)
    assert first.code == 0
    assert "trùng tên" not in first.said

    def anew(known: dict[str, Any]) -> None:
        known |= {"scenario": "khac", "year": "2031", "commands": []}
        change(known)

    return typed("play", changed(tmp_path, anew), "--db", database)


def test_unit_that_is_known_by_another_form_of_its_name_is_remarked_on(tmp_path: Path) -> None:
    """ "X." is short for "xã": under a new code it is probably the commune that is known."""

    def change(known: dict[str, Any]) -> None:
        full = "UBND X. Lộc Thành, tỉnh Đồng Nai"
        known["units"].append({"code": "moi", "short": "X. Lộc Thành", "full": full})

    answer = replayed(tmp_path, change)
    assert answer.code == 0, answer.err
    assert "UBND X. Lộc Thành, tỉnh Đồng Nai (mã moi) trùng tên với đơn vị đã có, mã u1." in (
        answer.said
    )


@pytest.mark.parametrize(("authority", "said"), [(None, True), ("Bộ khác hẳn", False)])
def test_cluster_of_a_known_name_under_a_new_code_is_remarked_on(
    tmp_path: Path, authority: str | None, said: bool
) -> None:
    """Of the same authority it is probably the same; of another it is another."""

    def change(known: dict[str, Any]) -> None:
        known["cluster"]["code"] = "k9"
        if authority is not None:
            known["cluster"]["authority"] = authority

    answer = replayed(tmp_path, change)
    assert answer.code == 0, answer.err
    assert ("(mã k9) trùng tên với cụm, khối đã có, mã k." in answer.said) is said


def test_cluster_of_another_name_or_ministry_is_refused(engine: Engine, tmp_path: Path) -> None:
    """A cluster's code with another name, or under another authority, is another cluster."""
    for field, known, other in (
        ("name", "Khối thử", "Khối thi đua số 2"),
        ("authority", "Cơ quan", "Bộ Nội vụ"),
    ):
        found = refused(engine, changed(tmp_path, cluster(**{field: other})))
        assert (found.code, found.facts["name"], found.facts["given"]) == (
            "code_of_another",
            known,
            other,
        )
        for lang in ("vi", "en"):
            said = sentence(found, lang, engine.names())
            assert known in said
            assert other in said


def test_cluster_whose_authority_is_not_said_is_the_known_one(
    engine: Engine, tmp_path: Path
) -> None:
    """Nobody has to say again to whom a cluster belongs."""
    assert play(engine, changed(tmp_path, cluster(authority=None, name="KHOI THU"))).stored == 0


def test_code_of_a_cluster_is_no_unit(engine: Engine, tmp_path: Path) -> None:
    """A unit with the code of a cluster is refused, not taken for it."""

    def add(found: Scenario) -> None:
        found["units"].append({"code": "k", "short": "K", "full": "Xã K"})

    assert refused(engine, changed(tmp_path, add)).code == "code_taken"
