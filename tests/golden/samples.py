"""Stored samples: what an act was written as, for ever.

``python -m tests.golden.samples`` writes the samples that are missing, and refuses to touch one
that is there. See README.md beside this file.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from domain.record.record import FIRST_HASH, Event, chain, split, write
from domain.record.streams import KINDS, type_of
from tests.golden import acts
from tests.golden.acts import HERE, STREAMS, bare_header, header
from tests.golden.acts_awards import AWARD_ACTS
from tests.golden.acts_deadlines import DEADLINES
from tests.golden.acts_notices import OF_NOTICES
from tests.golden.acts_officers import OF_OFFICERS
from tests.golden.acts_proof import OF_PROOF
from tests.golden.acts_told import OF_TOLD
from tests.golden.acts_units import OF_UNITS
from tests.golden.acts_year_work import YEAR_WORK
from tests.golden.orders import carried_out

EVENTS: Final = HERE / "events"
#: Short chains, the last one as today's code writes it.
CHAINS: Final = tuple(HERE / f"chain{number}.json" for number in ("", "-2", "-3", "-4"))
SUMS: Final = HERE / "SHA256SUMS"
#: What is stored and never written again.
STORED: Final = ("chain*.json", "events/*.json", "texts/*.json")
#: By stored type and schema version: the bodies, the fullest first.
ACTS: Final = {
    **acts.ACTS,
    **YEAR_WORK,
    **OF_UNITS,
    **AWARD_ACTS,
    **OF_OFFICERS,
    **DEADLINES,
    **OF_NOTICES,
    **OF_PROOF,
    **OF_TOLD,
}


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event as stored: header and body as their exact text, and the hash of the record."""

    header: str
    body: str
    sha256: str

    @property
    def state(self) -> bytes:
        parts = (self.header.encode(), self.body.encode())
        return b"".join(len(part).to_bytes(4) + part for part in parts)


class Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of samples."""

    samples: tuple[Sample, ...]


def path_of(named: tuple[str, int]) -> Path:
    return EVENTS / f"{named[0]}@{named[1]}.json"


def read(path: Path) -> tuple[Sample, ...]:
    return msgspec.json.decode(path.read_bytes(), type=Stored).samples


def events_of(named: tuple[str, int]) -> Iterator[Event]:
    """The acts of one type as events; the fullest body under the fullest header."""
    for number, body in enumerate(ACTS[named]):
        kind = next(kind for kind, module in KINDS.items() if type(body) in module.EVENTS)
        begin = bare_header if number else header
        yield Event(begin(STREAMS[kind], *named), body)


def sampled(events: Iterator[Event] | tuple[Event, ...], *, chained: bool) -> tuple[Sample, ...]:
    """The events as written today; chained, each hash follows the one before it."""
    found = []
    previous = FIRST_HASH
    for event in events:
        state = write(event)
        head, body = split(state)
        digest = chain(previous, state)
        found.append(Sample(head.decode(), body.decode(), digest.hex()))
        previous = digest if chained else FIRST_HASH
    return tuple(found)


def written_today(path: Path) -> tuple[Sample, ...]:
    """The samples that a file would hold if it were written today."""
    if path == CHAINS[-1]:
        return sampled(carried_out(), chained=True)
    word, _, schema = path.stem.partition("@")
    return sampled(events_of((word, int(schema))), chained=False)


def current() -> Iterator[Path]:
    """The files whose acts today's code still writes."""
    yield CHAINS[-1]
    for named, bodies in ACTS.items():
        if type_of(bodies[0]) == named:
            yield path_of(named)


def sums() -> dict[str, str]:
    """The noted SHA-256 of each stored file, by its name below this folder."""
    lines = SUMS.read_text(encoding="ascii").splitlines() if SUMS.exists() else []
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def stored_files() -> dict[str, str]:
    """The SHA-256 of each stored file as it is."""
    files = sorted(path for pattern in STORED for path in HERE.glob(pattern))
    return {
        path.relative_to(HERE).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def add() -> list[str]:
    """Write what is missing and note its sum. Raises ``SystemExit`` where a stored file differs
    from its sum: nothing is written over."""
    known = sums()
    changed = [name for name, digest in stored_files().items() if known.get(name, digest) != digest]
    if changed:
        raise SystemExit(f"changed, though samples are for ever: {', '.join(changed)}")
    for path in current():
        if not path.exists():
            stored = msgspec.json.encode(Stored(written_today(path)))
            path.write_bytes(msgspec.json.format(stored, indent=1) + b"\n")
    found = stored_files()
    added = sorted(found.keys() - known.keys())
    if added:
        SUMS.write_bytes("".join(f"{found[name]}  {name}\n" for name in sorted(found)).encode())
    return added


if __name__ == "__main__":
    sys.stdout.write("".join(f"added {name}\n" for name in add()) or "nothing is missing\n")
