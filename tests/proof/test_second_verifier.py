"""Two verifiers, ours and one written from ``docs/proof.md`` alone, agree on what is sound."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adapters.proof.verify import Wrong, compare
from tests.proof.second_verifier import audit_path, is_sound, tree_hash

EXPORTS: Final = 3000
ORIGIN: Final = "thidua-practice/5e0c1a7b9d3f2468"
STREAM: Final = "cycle:00000000-0000-4000-8000-000000000001"
Part = tuple[bytes, bytes]


class Key:
    """Signs notes, by a name."""

    def __init__(self, seed: int, name: str = ORIGIN) -> None:
        self.secret = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        raw = b"\x01" + self.secret.public_key().public_bytes_raw()
        self.name, self.number = name, hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
        self.verifier = f"{name}+{self.number.hex()}+{base64.b64encode(raw).decode()}"
        self.fingerprint = hashlib.sha256(raw).hexdigest()[:32]

    def line(self, text: str) -> str:
        value = base64.b64encode(self.number + self.secret.sign(text.encode())).decode()
        return f"\u2014 {self.name} {value}\n"


KEY, OTHER = Key(7), Key(8, "witness.example/w1")


class Log:
    """A log that grows at random; of its events some are of the year, with or without texts."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.leaves = rng, list[bytes]()
        self.year: list[tuple[int, bytes, list[bytes]]] = []
        self.hash = bytes(32)

    def grow(self, count: int) -> "Log":
        for _ in range(count):
            self.add() if self.rng.random() < 0.5 else self.leaves.append(self.rng.randbytes(32))
        return self

    def add(self) -> None:
        rng = self.rng
        texts = [rng.randbytes(16) + "Lý do".encode() for _ in range(rng.choice((0, 0, 0, 1, 2)))]
        version = len(self.year) + 1
        head = [1, STREAM, version, "odd", 1, rng.randrange(10**15), "x" * rng.randrange(30)]
        body: object = {"reason": [hashlib.sha256(text).hexdigest() for text in texts]}
        state = b""
        # Now and then the log itself is wrong, and signed all the same.
        for at, wrong in ((0, 2), (1, "cycle:other"), (2, version + 1)):
            head[at] = wrong if rng.random() < 0.005 else head[at]
        gap = ", " if rng.random() < 0.005 else ","
        for one in (head, body):
            content = json.dumps(one, separators=(gap, ":")).encode()
            state += len(content).to_bytes(4) + content
        self.hash = hashlib.sha256(b"thidua-event-1\n" + self.hash + state).digest()
        self.year.append((len(self.leaves), state, texts))
        self.leaves.append(self.hash)

    def copy(self) -> "Log":
        found = Log(self.rng)
        found.leaves, found.year, found.hash = list(self.leaves), list(self.year), self.hash
        return found

    def note(self, key: Key = KEY) -> bytes:
        text = f"{ORIGIN}\n{len(self.leaves)}\n{_base64(tree_hash(self.leaves))}\n"
        text += "more\n" if self.rng.random() < 0.05 else ""
        lines = [key.line(text)] + [OTHER.line(text)] * self.rng.randrange(2)
        self.rng.shuffle(lines)
        return (f"{text}\n" + "".join(lines)).encode()

    def parts(self, key: Key = KEY) -> list[Part]:
        header = {"origin": ORIGIN, "stream": STREAM, "code": "cum/2026", "keys": [KEY.verifier]}
        note, done = self.note(key), 0
        found = [(b"H", json.dumps(header).encode()), (b"C", note)]
        for place, state, texts in self.year:
            found += self._run(done, place)
            found.append((b"E", state))
            found += [(b"T", text) for text in texts if self.rng.random() < 0.8]
            done = place + 1
        found += self._run(done, len(self.leaves))
        place = self.year[-1][0] if self.year else 0
        path = map(_base64, audit_path(self.leaves, place))
        proof = "\n".join(("c2sp.org/tlog-proof@v1", f"index {place}", *path))
        return [*found, (b"P", f"{proof}\n\n".encode() + note)]

    def _run(self, start: int, end: int) -> list[Part]:
        found = []
        while start < end:
            step = self.rng.randint(1, end - start)
            found.append((b"L", b"".join(self.leaves[start : start + step])))
            start += step
        return found


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def closed(parts: list[Part]) -> bytes:
    """Parts as a file that is whole by itself."""
    content = b"thidua-export-1\n"
    content += b"".join(kind + len(one).to_bytes(4) + one for kind, one in parts)
    return content + b"Z" + (32).to_bytes(4) + hashlib.sha256(content).digest()


def _changed(content: bytes, rng: Random) -> bytes:
    """A bit turned, a byte cut out, put in or written twice, an end cut off."""
    at = rng.randrange(len(content)) if content else 0
    return rng.choice(
        (
            content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :]
            if content
            else b"x",
            content[:at] + content[at + 1 :],
            content[:at] + rng.choice((b" ", b"\n", b"0", b'"', b"+", b"\0")) + content[at:],
            content[: at + 1] + content[at:],
            content[:at],
        )
    )


def in_a_part(parts: list[Part], rng: Random) -> list[Part]:
    at = rng.randrange(len(parts))
    return [*parts[:at], (parts[at][0], _changed(parts[at][1], rng)), *parts[at + 1 :]]


def without_one(parts: list[Part], rng: Random) -> list[Part]:
    at = rng.randrange(len(parts))
    return parts[:at] + parts[at + 1 :]


def twice(parts: list[Part], rng: Random) -> list[Part]:
    at = rng.randrange(len(parts))
    return [*parts[:at], parts[at], *parts[at:]]


def exchanged(parts: list[Part], rng: Random) -> list[Part]:
    one, two = rng.randrange(len(parts)), rng.randrange(len(parts))
    found = list(parts)
    found[one], found[two] = found[two], found[one]
    return found


def of_another_kind(parts: list[Part], rng: Random) -> list[Part]:
    at = rng.randrange(len(parts))
    kind = rng.choice((b"H", b"C", b"E", b"L", b"T", b"P", b"Q", b"\0"))
    return [*parts[:at], (kind, parts[at][1]), *parts[at + 1 :]]


def with_a_part(parts: list[Part], rng: Random) -> list[Part]:
    at = rng.randrange(len(parts) + 1)
    odd = rng.choice(((b"T", bytes(16)), (b"L", b""), (b"T", b""), (b"L", bytes(32)), (b"N", b"")))
    return [*parts[:at], odd, *parts[at:]]


def with_another_header(parts: list[Part], rng: Random) -> list[Part]:
    """Of which nothing but stream, origin and key is of weight."""
    header = json.loads(parts[0][1])
    field = rng.choice(("origin", "stream", "code", "keys", "more"))
    header[field] = rng.choice(("", "khác", 1, None, [], [OTHER.verifier, KEY.verifier], ["x"]))
    if rng.random() < 0.3:
        del header[field]
    return [(b"H", json.dumps(header).encode()), *parts[1:]]


def with_another_note(parts: list[Part], rng: Random) -> list[Part]:
    """Of another tree, or by another key."""
    other = Log(rng).grow(rng.randrange(1, 9))
    at = rng.choice((1, len(parts) - 1))
    note = other.note(rng.choice((KEY, OTHER)))
    if at == 1:
        return [parts[0], (b"C", note), *parts[2:]]
    return [*parts[:-1], (b"P", parts[-1][1].partition(b"\n\n")[0] + b"\n\n" + note)]


def unaltered(parts: list[Part], rng: Random) -> list[Part]:  # noqa: ARG001
    return parts


DAMAGE: Final[tuple[Callable[[list[Part], Random], list[Part]], ...]] = (
    *(in_a_part, in_a_part, without_one, twice, exchanged, of_another_kind, with_a_part),
    *(with_another_header, with_another_note, unaltered, unaltered, unaltered),
)


def handed(rng: Random) -> tuple[bytes, list[bytes], str, str]:
    """A file, what was handed out before, the key that is given, and what was done."""
    log = Log(rng).grow(rng.randrange(12))
    others: list[bytes] = []
    if count := rng.choice((0, 0, 0, 1, 2)):
        older = [log.note(), closed(log.parts()), log.note(OTHER), _changed(log.note(), rng)]
        fork = log.copy().grow(rng.randrange(4))
        log.grow(rng.randrange(1, 6))
        later = [fork.note(), closed(fork.parts()), log.copy().grow(1).note()]
        others = rng.sample([*older[:2] * 3, *older[2:], *later], count)
    damage = rng.choice(DAMAGE)
    file = closed(damage(log.parts(rng.choice((KEY, KEY, KEY, KEY, KEY, OTHER))), rng))
    done = damage.__name__
    if rng.random() < 0.1:
        file, done = _changed(file, rng), "anywhere"
    keys = (KEY.fingerprint, KEY.verifier, KEY.fingerprint.upper(), f" {KEY.fingerprint[:4]} ")
    given = rng.choice((*keys[:2] * 9, *keys[2:], OTHER.verifier, OTHER.fingerprint, "", "++"))
    if given == keys[3]:
        given += KEY.fingerprint[4:]
    return file, others, given, done


def ours(folder: Path, file: bytes, others: list[bytes], key: str) -> str:
    """What our verifier finds wrong; nothing where all is sound."""
    paths = [folder / str(number) for number in range(len(others) + 1)]
    for path, content in zip(paths, (file, *others), strict=True):
        path.write_bytes(content)
    try:
        compare(paths[0], paths[1:], key)
    except Wrong as wrong:
        return wrong.code
    return ""


def test_both_verifiers_agree(tmp_path: Path) -> None:
    """On thousands of random exports, sound and damaged, alone and against other copies."""
    rng, seen = Random(18), Counter[str]()
    for number in range(EXPORTS):
        file, others, key, done = handed(rng)
        found = ours(tmp_path, file, others, key)
        assert (found == "") == is_sound(file, key, *others), (number, done, found, others)
        seen[found] += 1
    # Both answers are given often, and for many reasons.
    assert seen.pop("") > EXPORTS / 8
    assert len(seen) >= 10
    assert seen.total() > EXPORTS / 3


def test_the_second_verifier_reads_the_vectors_of_the_page() -> None:
    """The export that stands there is sound, by both forms of its key, and by no other."""
    page = (Path(__file__).parents[2] / "docs" / "proof.md").read_text("utf-8")
    file = base64.b64decode(page.partition("## Vectors")[2].split("```")[1])
    assert is_sound(file, KEY.verifier)
    assert is_sound(file, KEY.fingerprint)
    assert not is_sound(file, OTHER.fingerprint)
