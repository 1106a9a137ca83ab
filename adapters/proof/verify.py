"""Checks an export of ``thidua`` offline: ``python verify.py FILE [--against FILE]… --key KEY``.

This one file can be copied anywhere: it needs Python 3.11 and ``cryptography``, no database and
nothing else of the program. What it reads, and what is checked, is specified in ``docs/proof.md``.
Memory does not grow with the export: events are hashed one after the other.
"""

import base64
import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MAGIC = b"thidua-export-1\n"
PROOF = "c2sp.org/tlog-proof@v1"
EVENT_MARK = b"thidua-event-1\n"
FIRST_HASH = bytes(32)
ED25519 = b"\x01"
#: No event, no run of hashes, and no note is longer; nothing longer is read into memory.
MAX_FRAME, MAX_NOTE = 16 * 1024 * 1024, 64 * 1024


class Wrong(Exception):
    """What was found, by a code; the facts stand in its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


SENTENCES = {
    "unreadable": "{file} cannot be read.",
    "not_export": "{file} is no export of thidua, or one of another version.",
    "damaged": "{file} is damaged or cut short (byte {at}).",
    "extra": "{file} goes on after its end.",
    "note_malformed": "The checkpoint is not a signed note with origin, size and root.",
    "key_malformed": "The key is neither a verifier key nor a fingerprint of 32 digits.",
    "not_signed": "The checkpoint is not signed by the key that was given.",
    "forged": "The signature of the checkpoint does not fit: it was altered or forged.",
    "other_system": "It is of another system: {found}, not {wanted}.",
    "order": "Event {version} of the year is missing, was inserted or stands elsewhere.",
    "text": "A text of event {version} is not the one that was recorded.",
    "size": "The export has {found} events, its checkpoint {wanted}.",
    "root": "The events are not those of the checkpoint: the root differs.",
    "proof": "The proof of the year's last event does not lead to the checkpoint.",
    "shorter": "Of {wanted} events {found} are left: the end was cut off, or the copy is newer.",
    "forked": "The history before event {size} is not the one of the copy: it was rewritten.",
}


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node of the tree (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """The root of a growing tree, from the roots of its complete subtrees."""

    def __init__(self) -> None:
        self.size = 0
        self._left: list[bytes] = []

    def add(self, data: bytes) -> None:
        found, size = hashlib.sha256(b"\0" + data).digest(), self.size
        while size & 1:
            found, size = hashlib.sha256(b"\1" + self._left.pop() + found).digest(), size >> 1
        self._left.append(found)
        self.size += 1

    def root(self) -> bytes:
        found = self._left[-1] if self._left else hashlib.sha256().digest()
        for left in reversed(self._left[:-1]):
            found = node_hash(left, found)
        return found


def root_by_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root to which an inclusion proof leads; none where its length cannot be right."""
    found, last = leaf, size - 1
    for step in path:
        while 0 < index == last and not index & 1:  # without a sibling, it is the next level's
            index, last = index >> 1, last >> 1
        if last == 0:
            return None
        found = node_hash(step, found) if index & 1 else node_hash(found, step)
        index, last = index >> 1, last >> 1
    return found if last == 0 else None


class Key(NamedTuple):
    """A verifier key (c2sp.org/signed-note), short: 32 digits of SHA-256 of type and key."""

    name: str
    id: bytes
    public: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(ED25519 + self.public).hexdigest()[:32]


def key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def of_base64(text: str) -> bytes:
    """Bytes that are written in this way and no other. Raises ``ValueError``."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError(text)
    return raw


def read_key(text: str) -> Key:
    try:
        name, digits, material = text.strip().split("+", 2)
        raw = of_base64(material)
    except ValueError:
        raise Wrong("key_malformed") from None
    found = Key(name, key_id(name, raw[1:]), raw[1:])
    if raw[:1] != ED25519 or len(raw) != 33 or found.id.hex() != digits:
        raise Wrong("key_malformed")
    return found


class Checkpoint(NamedTuple):
    """Origin, size and root of a tree, the text that is signed; signatures: name, key id, value."""

    origin: str
    size: int
    root: bytes
    text: bytes
    signatures: tuple[tuple[str, bytes, bytes], ...]


def read_checkpoint(note: bytes) -> Checkpoint:
    """A checkpoint (c2sp.org/tlog-checkpoint) as it stands in a signed note."""
    try:
        if len(note) > MAX_NOTE or any(byte < 32 and byte != 10 for byte in note):
            raise ValueError
        text, blank, lines = note.decode().rpartition("\n\n")
        origin, size, root, *extension = text.split("\n")
        if not (blank and origin and lines.endswith("\n") and size.isascii() and size.isdigit()):
            raise ValueError
        hashed, signed = of_base64(root), []
        if str(int(size)) != size or not all(extension) or len(hashed) != 32:
            raise ValueError
        for line in lines[:-1].split("\n"):
            dash, name, value = line.split(" ")
            raw = of_base64(value)
            if dash != "\u2014" or not name or "+" in name or len(raw) < 5:
                raise ValueError
            signed.append((name, raw[:4], raw[4:]))
    except ValueError:
        raise Wrong("note_malformed") from None
    return Checkpoint(origin, int(size), hashed, (text + "\n").encode(), tuple(signed))


def check_signature(found: Checkpoint, key: Key) -> None:
    """Signed by this key; lines of unknown keys are ignored, a bad one of this is refused."""
    mine = [value for name, number, value in found.signatures if (name, number) == key[:2]]
    if not mine:
        raise Wrong("not_signed")
    for value in mine:
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(value, found.text)
        except (InvalidSignature, ValueError):
            raise Wrong("forged") from None


class Verified(NamedTuple):
    """How many events and texts; the hash of the last event; the roots at the sizes asked for."""

    header: dict[str, Any]
    checkpoint: Checkpoint
    key: Key
    events: int
    texts: int
    head: bytes
    roots: dict[int, bytes]


def frames(stream: BinaryIO, file: str) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part, up to the end, which names the hash of all before it."""
    if stream.read(len(MAGIC)) != MAGIC:
        raise Wrong("not_export", file=file)
    whole = hashlib.sha256(MAGIC)
    while True:
        head = stream.read(5)
        length = int.from_bytes(head[1:])
        content = stream.read(length) if len(head) == 5 and length <= MAX_FRAME else None
        last = head[:1] == b"Z"
        if content is None or len(content) != length or (last and content != whole.digest()):
            raise Wrong("damaged", file=file, at=stream.tell())
        if last:
            if stream.read(1):
                raise Wrong("extra", file=file)
            return
        whole.update(head)
        whole.update(content)
        yield head[:1], content


class _Year:
    """The events of the year, taken in one after the other."""

    def __init__(self, stream: str) -> None:
        self._stream = json.dumps(stream, ensure_ascii=False).encode()
        self.version = self.texts = 0
        self.head, self.place, self.state = FIRST_HASH, -1, b""

    def event(self, state: bytes, place: int) -> bytes:
        self.version, self.state, self.place = self.version + 1, state, place
        end = 4 + int.from_bytes(state[:4])
        whole = end + 4 + int.from_bytes(state[end : end + 4])
        said = b"[1,%b,%d," % (self._stream, self.version)
        if len(state) != whole or not state.startswith(said, 4):
            raise Wrong("order", version=self.version)
        self.head = hashlib.sha256(EVENT_MARK + self.head + state).digest()
        return self.head

    def text(self, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        if len(content) < 16 or b'"%b"' % digest.encode() not in self.state:
            raise Wrong("text", version=self.version)
        self.texts += 1


def verify(path: Path, wanted: str, sizes: Sequence[int] = ()) -> Verified:
    """Check an export; ``wanted``: fingerprint or verifier key. Raises :class:`Wrong`."""
    try:
        with path.open("rb") as stream:
            return _verified(frames(stream, path.name), wanted, set(sizes))
    except OSError:
        raise Wrong("unreadable", file=path.name) from None
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration, RecursionError):
        raise Wrong("damaged", file=path.name, at=0) from None


def _verified(parts: Iterator[tuple[bytes, bytes]], wanted: str, sizes: set[int]) -> Verified:
    (first, said), (second, note) = next(parts), next(parts)
    if (first, second) != (b"H", b"C"):
        raise ValueError(first)
    header, checkpoint = read_header(said), read_checkpoint(note)
    key = trusted(header["keys"], wanted)
    check_signature(checkpoint, key)
    if header["origin"] != checkpoint.origin:
        raise Wrong("other_system", found=header["origin"], wanted=checkpoint.origin)
    year, tree = _Year(header["stream"]), Tree()
    proof, before, roots = b"", second, {0: tree.root()}
    for kind, content in parts:
        if before == b"P" or (kind == b"T" and before not in {b"E", b"T"}):  # out of place
            raise ValueError(kind)
        before = kind
        leaves: Sequence[bytes] = ()
        if kind == b"T":
            year.text(content)
        elif kind == b"P":
            proof = content
        elif kind == b"E":
            leaves = (year.event(content, tree.size),)
        elif kind == b"L" and content and len(content) % 32 == 0:
            leaves = [content[at : at + 32] for at in range(0, len(content), 32)]
        else:
            raise ValueError(kind)
        for leaf in leaves:
            tree.add(leaf)
            if tree.size in sizes:
                roots[tree.size] = tree.root()
    if before != b"P" or not year.version:
        raise ValueError(before)
    if tree.size != checkpoint.size:
        raise Wrong("size", found=tree.size, wanted=checkpoint.size)
    if tree.root() != checkpoint.root:
        raise Wrong("root")
    _check_proof(proof, checkpoint, year)
    return Verified(header, checkpoint, key, year.version, year.texts, year.head, roots)


def read_header(said: bytes) -> dict[str, Any]:
    """What an export says of itself. Raises ``ValueError``."""
    found: dict[str, Any] = json.loads(said.decode())
    texts = [found["origin"], found["stream"], found["code"], *found["keys"]]
    if not isinstance(found["keys"], list) or not all(isinstance(one, str) for one in texts):
        raise ValueError(said)
    return found


def trusted(offered: Sequence[str], wanted: str) -> Key:
    """The key that was given: a verifier key, or that of the export with this fingerprint."""
    plain = "".join(wanted.split()).lower()
    if len(plain) != 32 or set(plain) - set("0123456789abcdef"):
        return read_key(wanted)
    for key in map(read_key, offered):
        if key.fingerprint == plain:
            return key
    raise Wrong("not_signed")


def _check_proof(proof: bytes, checkpoint: Checkpoint, year: _Year) -> None:
    """The inclusion proof (c2sp.org/tlog-proof) of the year's last event."""
    head, _, note = proof.decode().partition("\n\n")
    first, index, *path = head.split("\n")
    steps = [of_base64(one) for one in path]
    leaf = hashlib.sha256(b"\0" + year.head).digest()
    root = root_by_path(leaf, year.place, checkpoint.size, steps)
    right = (first, index) == (PROOF, f"index {year.place}") and root == checkpoint.root
    if not right or read_checkpoint(note.encode())[:3] != checkpoint[:3]:
        raise Wrong("proof")


def compare(path: Path, others: Sequence[Path], wanted: str) -> Verified:
    """Check an export, and that it continues each older one or checkpoint. Raises `Wrong`."""
    known = [_known(other, wanted) for other in others]
    found = verify(path, wanted, [one.size for one in known])
    for one in known:
        check_signature(one, found.key)
        if one.origin != found.checkpoint.origin:
            raise Wrong("other_system", found=found.checkpoint.origin, wanted=one.origin)
        if one.size > found.checkpoint.size:
            raise Wrong("shorter", found=found.checkpoint.size, wanted=one.size)
        if found.roots[one.size] != one.root:
            raise Wrong("forked", size=one.size)
    return found


def _known(path: Path, wanted: str) -> Checkpoint:
    try:
        with path.open("rb") as stream:
            start = stream.read(MAX_NOTE + 1)
    except OSError:
        raise Wrong("unreadable", file=path.name) from None
    return verify(path, wanted).checkpoint if start.startswith(MAGIC) else read_checkpoint(start)


def main(words: Sequence[str]) -> int:
    """The command line of this file alone; 0 sound, 1 not, 2 misused."""
    told = ArgumentParser(description="Checks an export offline, against older copies too.")
    told.add_argument("file", type=Path)
    told.add_argument("--against", type=Path, action="append", default=[])
    told.add_argument("--key", required=True)
    given = told.parse_args(words)
    try:
        found = compare(given.file, given.against, given.key)
    except Wrong as wrong:
        print(SENTENCES[wrong.code].format(**wrong.facts))
        return 1
    print(f"{found.header['code']}: {found.events} events and {found.texts} texts as recorded.")
    print(*found.checkpoint[:2], found.head.hex()[:16])
    if not given.against:
        print("Not checked for want of a second copy: a cut end, a history rewritten as a whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
