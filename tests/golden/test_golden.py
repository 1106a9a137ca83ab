"""Stored samples of every event: read for ever, written alike today."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.cycle.outcome import SCHEMA, Outcome
from domain.reckoning.score_table import ScoreTable
from domain.record import streams
from domain.record.record import FIRST_HASH, chain, decoder, encode, read_header
from domain.record.streams import EVENTS, read_event
from domain.record.upcasting import UPCASTERS
from domain.rulebook.rulebook import read_rulebook
from tests.golden import samples
from tests.golden.acts import OUTCOME, RULEBOOK, TABLE
from tests.golden.samples import ACTS, CHAINS, Sample, current, read, sums

FILES = sorted(samples.EVENTS.glob("*.json"))


def named(path: Path) -> tuple[str, int]:
    word, _, schema = path.stem.partition("@")
    return word, int(schema)


def test_every_event_ever_written_has_a_sample() -> None:
    """Every registered type and every version that an upcaster reads; none without its acts."""
    wanted = set(EVENTS) | set(UPCASTERS)
    assert {named(path) for path in FILES} == wanted == set(ACTS)


@pytest.mark.parametrize("path", [*CHAINS, *FILES], ids=lambda path: path.stem)
def test_sample_is_read(path: Path) -> None:
    """Every stored sample decodes, and says of itself which type it is."""
    for sample in read(path):
        event = read_event(sample.state)
        assert event.header == read_header(sample.state)
        assert path in CHAINS or (event.header.type, event.header.schema) == named(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sample_means_what_it_meant(path: Path) -> None:
    """It decodes to the values that its acts say, in today's types."""
    assert [read_event(sample.state).body for sample in read(path)] == list(ACTS[named(path)])


@pytest.mark.parametrize("path", list(current()), ids=lambda path: path.stem)
def test_same_act_is_written_alike_today(path: Path) -> None:
    """Header, body and hash of each act are to the byte what they were."""
    assert samples.written_today(path) == read(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hash_is_of_the_record(path: Path) -> None:
    """The noted hash of a sample is that of its bytes as the first of a stream."""
    for sample in read(path):
        assert chain(FIRST_HASH, sample.state).hex() == sample.sha256


@pytest.mark.parametrize("path", CHAINS, ids=lambda path: path.stem)
def test_chain_holds(path: Path) -> None:
    """In the short chain each hash follows from the one before it, and replay ends where it did."""
    previous, state = FIRST_HASH, None
    for version, sample in enumerate(read(path), start=1):
        previous = chain(previous, sample.state)
        assert previous.hex() == sample.sha256
        event = read_event(sample.state)
        assert event.version == version
        state = streams.evolve(state, event)
    assert state.phase == "cancelled"  # type: ignore[attr-defined]


def test_samples_are_for_ever() -> None:
    """A stored file that was changed, lost or slipped in without a sum is noticed."""
    assert samples.stored_files() == sums()


def test_full_sample_says_everything() -> None:
    """The first sample of a type leaves nothing out that it could say, but where no value fits."""
    for path in FILES:
        first = read(path)[0]
        if "null" in first.body:
            assert named(path)[0] in {
                "scores_entered",
                "scores_adjusted",
                "published_table_recorded",
                "published_items_recorded",
                "rulebook_set",
                "selections_added",
                "draft_circulated",
                "rulebook_amended",
                "table_adopted",
                "cycle_closed",
                # a quota is said in one way of several
                "guidance_recorded",
                # of a settled score, which has no day to be reminded of
                "notice_unserved",
                "notice_withdrawn",
            }


def test_texts_stored_in_full_are_read() -> None:
    """Rulebook, score table and outcome, as some events hold them, are read from their text."""
    assert read_rulebook(RULEBOOK).scored
    table: ScoreTable = decoder(ScoreTable)(TABLE)
    outcome: Outcome = decoder(Outcome)(OUTCOME)
    assert outcome.table == table
    assert [row.rank for row in table.rows] == [1, 2, 2, 3, None]
    if SCHEMA == 1:
        assert (encode(table).decode(), encode(outcome).decode()) == (TABLE, OUTCOME)


def test_nothing_is_missing_and_nothing_is_written_over() -> None:
    """The way to add a sample leaves what is there alone."""
    before = samples.stored_files()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.golden.samples"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    )
    assert ran.stdout == "nothing is missing\n"
    assert samples.stored_files() == before == sums()


def test_changed_sample_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changed a sample by hand is told so instead of having its sum noted anew."""
    copied = tmp_path / "events"
    copied.mkdir()
    for path in FILES:
        (copied / path.name).write_bytes(path.read_bytes())
    (tmp_path / "SHA256SUMS").write_bytes(samples.SUMS.read_bytes())
    monkeypatch.setattr(samples, "HERE", tmp_path)
    monkeypatch.setattr(samples, "SUMS", tmp_path / "SHA256SUMS")
    assert set(samples.stored_files().items()) <= set(sums().items())
    changed = copied / "check_assigned@1.json"
    changed.write_bytes(changed.read_bytes().replace(b"cross_check", b"cross_chek"))
    with pytest.raises(SystemExit, match=r"check_assigned@1\.json"):
        samples.add()


def test_sample_is_exact_text() -> None:
    """A sample keeps header and body as text, so that its bytes are those that were hashed."""
    sample = Sample("[]", "{}", "")
    assert sample.state == b"\x00\x00\x00\x02[]\x00\x00\x00\x02{}"
