"""What is handed out: a checkpoint of the whole log, and the export of a year that it proves."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from adapters.log import tables
from adapters.log.chain import as_bytes
from adapters.log.database import Database
from adapters.private_file import make_private
from adapters.proof.keys import SigningKey
from adapters.proof.verify import MAGIC, PROOF, Tree, node_hash
from domain.record.record import StreamId
from domain.values.refusal import Refusal

_event, _text = tables.events.c, tables.texts.c
#: Hashes of events of other streams that stand in one part.
RUN: Final = 4096


class Given(NamedTuple):
    """A checkpoint that was made."""

    origin: str
    size: int
    root: bytes
    note: str


def origin_of(database: Database, *, practice: bool) -> str:
    """The name of the system, for life: by its first event, which no other has."""
    with database.read() as connection:
        first = connection.scalar(select(as_bytes(_event.hash)).where(_event.position == 1))
    if first is None:
        raise Refusal("database_missing", file=str(database.file or ""))
    return f"thidua{'-practice' if practice else ''}/{first.hex()[:16]}"


def checkpoint(database: Database, origin: str, key: SigningKey) -> Given:
    """The tree over all events as it stands, signed."""
    with database.snapshot(), database.read() as connection:
        tree = Tree()
        for leaf in _leaves(connection):
            tree.add(leaf)
    return signed(origin, tree.size, tree.root(), key)


def signed(origin: str, size: int, root: bytes, key: SigningKey) -> Given:
    """A tree of this size and root, as a checkpoint signed by the key."""
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    return Given(origin, size, root, key.signed(text))


def _leaves(connection: Connection) -> Iterator[bytes]:
    """The hashes of all events, in the order of their positions."""
    asked = select(as_bytes(_event.hash)).order_by(_event.position)
    yield from connection.execution_options(yield_per=RUN).scalars(asked)


def export(
    database: Database,
    stream: StreamId,
    file: Path,
    signed_by: tuple[str, SigningKey],
    *,
    code: str,
    texts: bool,
) -> Given:
    """Write the export of a year: its events as they are stored, the hashes of all others, the
    texts where they are to be given, and what proves them. Nothing is left of one cut off."""
    origin, key = signed_by
    beside = file.with_name(f"{file.name}.part")
    make_private(beside)
    try:
        with database.snapshot(), database.read() as connection, beside.open("wb") as out:
            leaves = list(_leaves(connection))
            place = _last_place(connection, stream)
            tree = Tree()
            for leaf in leaves:
                tree.add(leaf)
            given = signed(origin, tree.size, tree.root(), key)
            written = Writer(out)
            header = {"origin": origin, "stream": stream, "code": code, "keys": [key.verifier]}
            written.part(b"H", msgspec.json.encode(header))
            written.part(b"C", given.note.encode())
            _write_events(connection, stream, written, leaves, texts=texts)
            path = (base64.b64encode(one).decode() for one in inclusion(leaves, place))
            proof = "\n".join((PROOF, f"index {place}", *path)) + f"\n\n{given.note}"
            written.part(b"P", proof.encode())
            written.end()
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return given


def _last_place(connection: Connection, stream: StreamId) -> int:
    """The place in the tree, from 0, of the last event of a stream."""
    asked = select(_event.position).where(_event.stream == stream)
    last: int = connection.scalars(asked.order_by(_event.version.desc()).limit(1)).one()
    return last - 1


def _write_events(
    connection: Connection,
    stream: StreamId,
    written: "Writer",
    leaves: Sequence[bytes],
    *,
    texts: bool,
) -> None:
    hidden: dict[int, list[bytes]] = {}
    if texts:
        asked = select(_text.version, _text.salt, _text.text).where(_text.stream == stream)
        for version, salt, text in connection.execute(asked.order_by(_text.version, _text.digest)):
            hidden.setdefault(version, []).append(bytes(salt) + text.encode())
    of = select(_event.position, _event.version, as_bytes(_event.state))
    done = 0
    for position, version, state in connection.execution_options(yield_per=RUN).execute(
        of.where(_event.stream == stream).order_by(_event.position)
    ):
        _write_run(written, leaves[done : position - 1])
        written.part(b"E", state)
        for content in hidden.get(version, ()):
            written.part(b"T", content)
        done = position
    _write_run(written, leaves[done:])


def _write_run(written: "Writer", leaves: Sequence[bytes]) -> None:
    for at in range(0, len(leaves), RUN):
        written.part(b"L", b"".join(leaves[at : at + RUN]))


class Writer:
    """Writes parts, and at the end the hash of them all."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._whole = out, hashlib.sha256()
        self._write(MAGIC)

    def part(self, kind: bytes, content: bytes) -> None:
        self._write(kind + len(content).to_bytes(4))
        self._write(content)

    def end(self) -> None:
        digest = self._whole.digest()
        self._out.write(b"Z" + len(digest).to_bytes(4) + digest)

    def _write(self, content: bytes) -> None:
        self._whole.update(content)
        self._out.write(content)


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The inclusion proof of a leaf (RFC 6962, 2.1.1), from its sibling up."""
    path: list[bytes] = []
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        # A node without a sibling stands for itself on the next level.
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        pairs = range(0, len(level) - 1, 2)
        odd = level[-1:] if len(level) % 2 else []
        level = [node_hash(level[at], level[at + 1]) for at in pairs] + odd
        index //= 2
    return path
