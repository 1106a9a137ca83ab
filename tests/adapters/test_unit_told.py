"""Scenarios that tell what a unit did of its own, and never anything of a cluster's year."""

from pathlib import Path

import pytest

from adapters.bootstrap import Engine, initialize
from adapters.door.names import unit_named
from adapters.play import play
from domain.clusters.cluster import Cluster
from domain.clusters.roster import RemoveMember
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR, Office, Origin, Seat, kind_of, unit_stream
from domain.units.gathering import GatheringKind, Several
from domain.units.unit import Unit
from domain.values.known import Happened
from domain.values.refusal import Refusal
from tests.adapters.practice import EXAMPLES
from tests.adapters.test_play import StopError, everything

BAC_KAN = EXAMPLES / "so-tttt-bac-kan-2020.yaml"
LANG_SON = EXAMPLES / "so-tttt-lang-son-2021.yaml"
CUM_4 = EXAMPLES / "cum-4-2020.yaml"
TOLD = (BAC_KAN, LANG_SON)


def unit(engine: Engine, code: str) -> Unit:
    state = engine.store.load(unit_stream(unit_named(engine.store, code))).state
    assert isinstance(state, Unit)
    return state


def of_years(engine: Engine) -> list[bytes]:
    """Everything that stands in clusters and cycles."""
    placed = engine.store.all_events(0, 10_000)
    kinds = {"cluster", "cycle"}
    return [bytes(repr(one.event), "utf-8") for one in placed if kind_of(one.event.stream) in kinds]


def test_lang_son_counts_its_awards(engine_url: str) -> None:
    """3 collectives and 15 individuals, a pledge of the departments; the rest is not stated."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, LANG_SON)
        [found] = unit(engine, "lang-son").gatherings.values()
        assert found.told.kind is GatheringKind.EMPLOYEES
        assert (found.told.place, found.told.mode, found.told.presided) == (None, None, ())
        [award] = found.awards
        assert (award.collectives, award.individuals) == (Several(3), Several(15))
        assert (award.named, award.document) == (False, None)
        assert found.pledge is not None
        assert (found.pledge.said, found.pledge.year) == (Happened(), "2022")
        assert unit(engine, "lang-son").sources["tin-bai"].published is None


def test_bac_kan_gives_awards_without_a_count(engine_url: str) -> None:
    """Awards happened; how many is nobody's to say. Place and manner are not stated."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, BAC_KAN)
        [found] = unit(engine, "bac-kan").gatherings.values()
        assert found.told.kind is GatheringKind.YEAR_END
        assert (found.told.place, found.told.mode) == (None, None)
        [award] = found.awards
        assert (award.collectives, award.individuals) == (Happened(), Happened())
        [cited] = found.cited
        assert [document.number for document in cited.documents] == [
            "52-NQ/TW",
            "17/NQ-CP",
            None,
            None,
        ]


@pytest.mark.parametrize("file", TOLD)
def test_all_of_it_is_told_and_rests_on_a_source(sqlite_url: str, file: Path) -> None:
    """No event passes for live, and every fact names a source with its grade."""
    with initialize(sqlite_url, practice=False) as engine:
        play(engine, file)
        events = [one.event for one in engine.store.all_events(1, 100)]
        assert {event.header.origin for event in events} == {Origin.BACKFILL}
        assert {kind_of(event.stream) for event in events} == {"unit"}
        known: dict[str, str] = {}
        for event in events:
            source = getattr(event.body, "source", None)
            if event.header.type == "unit_source_recorded":
                known[str(source)] = event.body.grade  # type: ignore[attr-defined]
            elif event.header.type != "unit_registered":
                assert known[str(source)] == "news_item"


@pytest.mark.parametrize("after", [None, 1, 3, 5])
def test_played_twice_or_interrupted_it_is_told_once(engine_url: str, after: int | None) -> None:
    """However often and wherever it was cut."""

    def stop(done: int, of: int, key: str) -> None:  # noqa: ARG001
        if done == after:
            raise StopError

    with initialize(engine_url, practice=False) as engine:
        for file in TOLD:
            if after is not None:
                with pytest.raises(StopError):
                    play(engine, file, stop)
            play(engine, file)
        once = everything(engine)
        for file in TOLD:
            assert play(engine, file).stored == 0
        assert everything(engine) == once
        assert len(once) == 1 + 9 + 9


@pytest.mark.parametrize("order", [(BAC_KAN, CUM_4), (CUM_4, BAC_KAN)])
def test_it_is_the_same_unit_in_its_cluster(sqlite_url: str, order: tuple[Path, Path]) -> None:
    """Whichever is told first, the department is one stream under one code."""
    with initialize(sqlite_url, practice=False) as engine:
        for file in order:
            play(engine, file)
        found = unit(engine, "bac-kan")
        assert len(found.gatherings) == 1
        [(_, stream)] = engine.cycles()
        assert engine.cycle(stream).officers.chair == found.id
        named = {row.label for row, _ in engine.store.all_names("unit") if row.kind == "full"}
        assert len([name for name in named if "Bắc Kạn" in name]) == 1


def test_what_looks_like_a_clusters_changes_no_year(engine_url: str) -> None:
    """ "Tổng kết", awards and a pledge of its chair: the cluster's year stays as it was."""
    with initialize(engine_url, practice=False) as engine:
        play(engine, CUM_4)
        [(_, stream)] = engine.cycles()
        before, years = of_years(engine), engine.cycle(stream)
        play(engine, BAC_KAN)
        play(engine, LANG_SON)
        assert of_years(engine) == before
        assert engine.cycle(stream) == years
        assert len(engine.cycles()) == 1
        assert engine.store.waiting_follow_ups(10) == []


def edited(tmp_path: Path, source: Path, *changes: tuple[str, str]) -> Path:
    text = source.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "sua.yaml"
    file.write_text(text, "utf-8")
    return file


HELD = "    command: record_gathering\n"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        # told as a cluster's summary conference
        (("kind: unit_year_end", "kind: summary_conference"), "input_malformed"),
        # told in the cluster's year, or as an act of it
        ((HELD, HELD + "    target: cum-4/2020\n"), "play_elsewhere"),
        ((HELD, HELD + "    target: cum-4\n"), "play_elsewhere"),
        (("command: record_gathering_pledge", "command: sign_next_pledge"), "unknown_field"),
        (
            (
                "    command: record_gathering\n    gathering: tong-ket-2020\n",
                "    command: close_cycle\n    document: {kind: x}\n    gathering: tong-ket-2020\n",
            ),
            "unknown_field",
        ),
        # what is told rests on a source
        (("    source: tin-bai\n\n  - key: documents", "\n  - key: documents"), "field_missing"),
        (("source: tin-bai\n\n  - key: doc", "source: khac\n\n  - key: doc"), "source_unknown"),
        # a file tells of somebody
        (("code: bac-kan", "code: Bắc Kạn"), "input_malformed"),
    ],
)
def test_it_cannot_be_played_as_a_clusters(
    tmp_path: Path, sqlite_url: str, change: tuple[str, str], code: str
) -> None:
    """Refused with code, file and line, and nothing is stored."""
    with initialize(sqlite_url, practice=False) as engine:
        play(engine, CUM_4)
        before = everything(engine)
        with pytest.raises(Refusal) as caught:
            play(engine, edited(tmp_path, BAC_KAN, change))
        assert caught.value.code == code
        assert caught.value.facts["file"] == "sua.yaml"
        assert isinstance(caught.value.facts["line"], int)
        assert everything(engine) == before


def test_act_of_a_year_is_none_of_a_unit(tmp_path: Path, sqlite_url: str) -> None:
    """A unit's file that opens a cycle or closes one is refused as it stands."""
    file = tmp_path / "sua.yaml"
    head = BAC_KAN.read_text("utf-8").partition("commands:")[0]
    for command in ("open_cycle\n    year: '2020'", "advance_phase"):
        file.write_text(f"{head}commands:\n  - key: a\n    command: {command}\n", "utf-8")
        with initialize(sqlite_url, practice=False) as engine, pytest.raises(Refusal) as caught:
            play(engine, file)
        assert caught.value.code == "unknown_command"


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("units: []", "units"),
        ("units: []\ncluster: {code: cum-4, name: Cụm thi đua số 4}", "year"),
    ],
)
def test_file_says_whose_past_it_tells(
    tmp_path: Path, sqlite_url: str, head: str, field: str
) -> None:
    """A cluster's file has its year, and any other a unit."""
    file = tmp_path / "sua.yaml"
    file.write_text(f"scenario: x\ntitle: x\n{head}\ncommands: []\n", "utf-8")
    with initialize(sqlite_url, practice=False) as engine, pytest.raises(Refusal) as caught:
        play(engine, file)
    assert (caught.value.code, caught.value.facts["field"]) == ("field_missing", field)


def test_whoever_left_is_not_taken_in_again(sqlite_url: str) -> None:
    """A file played again does not undo what became of its members since."""
    with initialize(sqlite_url, practice=False) as engine:
        play(engine, CUM_4)
        cluster = engine.store.find("code:cum-4")
        assert cluster is not None
        leave = Order(
            command_id=engine.ids.new(),
            stream=cluster,
            command=RemoveMember(unit=unit(engine, "yen-bai").id, reason="Sáp nhập tỉnh"),
            actor=LOCAL_OPERATOR,
            seat=Seat(Office.OPERATOR),
        )
        engine.handle(leave)
        assert play(engine, CUM_4).stored == 0
        state = engine.store.load(cluster).state
        assert isinstance(state, Cluster)
        assert unit(engine, "yen-bai").id not in state.members
