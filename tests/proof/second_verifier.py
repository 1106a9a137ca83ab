"""A second verifier, written from ``docs/proof.md`` alone: it shares no line with ours, and tells
only whether a file is sound.

It holds all in memory and builds the tree as RFC 6962 defines it; every rule names its place.
"""

import base64
import json
import re
from hashlib import sha256
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BEGIN = b"thidua-export-1\n"
LONGEST = 16 * 2**20
LONGEST_NOTE = 64 * 2**10
NUMBER = re.compile(r"0|[1-9][0-9]*", re.ASCII)


class UnsoundError(Exception):
    """What was given is not what it says."""


class PublicKey(NamedTuple):
    name: str
    number: bytes
    raw: bytes


class Head(NamedTuple):
    """A checkpoint whose signature holds."""

    origin: str
    size: int
    root: bytes


class Export(NamedTuple):
    head: Head
    leaves: list[bytes]
    key: PublicKey


def is_sound(given: bytes, key: str, *others: bytes) -> bool:
    """Whether an export is sound, and continues each of the others (exports or checkpoints)."""
    try:
        export = read_export(given, key)
        for other in others:
            older = older_head(other, key, export.key)
            need(older.origin == export.head.origin, "another system")
            need(older.size <= export.head.size, "older than the other copy")
            need(tree_hash(export.leaves[: older.size]) == older.root, "another history")
    except UnsoundError:
        return False
    return True


def older_head(other: bytes, key: str, known: PublicKey) -> Head:
    if other.startswith(BEGIN):
        return read_export(other, key).head
    return read_checkpoint(other, known)


def need(holds: bool, what: str) -> None:
    if not holds:
        raise UnsoundError(what)


def base64_of(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        raise UnsoundError("base64") from None
    need(base64.b64encode(found).decode() == text, "base64 in one form only")
    return found


def tree_hash(leaves: list[bytes]) -> bytes:
    """ "The tree and the checkpoint": the definition of RFC 6962, 2.1."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + tree_hash(leaves[:half]) + tree_hash(leaves[half:])).digest()


def audit_path(leaves: list[bytes], place: int) -> list[bytes]:
    """The path of RFC 6962, 2.1.1: since all leaves are known, it is built and compared."""
    if len(leaves) <= 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if place < half:
        return [*audit_path(leaves[:half], place), tree_hash(leaves[half:])]
    return [*audit_path(leaves[half:], place - half), tree_hash(leaves[:half])]


def read_verifier_key(text: str) -> PublicKey:
    """``name+id+base64`` of c2sp.org/signed-note."""
    pieces = text.split("+", 2)
    need(len(pieces) == 3, "key")
    name, number, material = pieces
    need(bool(re.fullmatch(r"[0-9a-f]{8}", number)), "key id")
    need(bool(name) and not re.search(r"\s", name), "name")
    raw = base64_of(material)
    need(len(raw) == 33 and raw[:1] == b"\x01", "kind of key")
    need(sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == number, "key id")
    return PublicKey(name, bytes.fromhex(number), raw[1:])


def choose_key(given: str, offered: list[str]) -> PublicKey:
    """``--key``: the key itself, or a fingerprint that picks one of the header."""
    if "+" in given:
        return read_verifier_key(given.strip())
    digits = re.sub(r"\s", "", given).lower()
    need(bool(re.fullmatch(r"[0-9a-f]{32}", digits)), "fingerprint")
    for text in offered:
        key = read_verifier_key(text)
        if sha256(b"\x01" + key.raw).hexdigest()[:32] == digits:
            return key
    raise UnsoundError("no key of that fingerprint")


def read_checkpoint(note: bytes, key: PublicKey | None) -> Head:
    """A signed note of three lines of text, and more that are not read, with a good line of the
    key and no bad one; without a key nothing is said of who signed it."""
    need(len(note) <= LONGEST_NOTE, "note too long")
    try:
        text = note.decode("utf-8")
    except UnicodeDecodeError:
        raise UnsoundError("UTF-8") from None
    need(not any(ord(sign) < 32 and sign != "\n" for sign in text), "control characters")
    body, blank, signatures = text.rpartition("\n\n")
    need(bool(blank) and signatures.endswith("\n"), "note")
    good = False
    for line in signatures[:-1].split("\n"):
        pieces = line.split(" ")
        need(len(pieces) == 3 and pieces[0] == "\u2014" and bool(pieces[1]), "signature line")
        need("+" not in pieces[1], "name")
        value = base64_of(pieces[2])
        need(len(value) > 4, "signature line")
        if key is None or (pieces[1], value[:4]) != (key.name, key.number):
            continue
        try:
            signer = Ed25519PublicKey.from_public_bytes(key.raw)
            signer.verify(value[4:], f"{body}\n".encode())
        except (InvalidSignature, ValueError):
            raise UnsoundError("signature") from None
        good = True
    need(good or key is None, "not signed by the key")
    lines = body.split("\n")
    need(len(lines) >= 3 and all(lines), "origin, size, root, and no empty line")
    need(bool(lines[0]) and bool(NUMBER.fullmatch(lines[1])), "origin and size")
    root = base64_of(lines[2])
    need(len(root) == 32, "root")
    return Head(lines[0], int(lines[1]), root)


def parts_of(given: bytes) -> list[tuple[str, bytes]]:
    """ "The export": its parts, of which the last is the hash of all before it."""
    need(given.startswith(BEGIN), "no export")
    at, found = len(BEGIN), list[tuple[str, bytes]]()
    while True:
        need(len(given) >= at + 5, "cut short")
        kind = chr(given[at])
        length = int.from_bytes(given[at + 1 : at + 5], "big")
        need(length <= LONGEST and len(given) >= at + 5 + length, "cut short")
        content = given[at + 5 : at + 5 + length]
        if kind == "Z":
            need(content == sha256(given[:at]).digest(), "altered")
            need(at + 5 + length == len(given), "something after the end")
            return found
        found.append((kind, content))
        at += 5 + length


def read_export(given: bytes, key: str) -> Export:
    parts = parts_of(given)
    order = "".join(kind for kind, _ in parts)
    need(bool(re.fullmatch(r"HC(L|ET*)*P", order)), "order of parts")
    header = read_header(parts[0][1])
    chosen = choose_key(key, header["keys"])
    head = read_checkpoint(parts[1][1], chosen)
    need(head.origin == header["origin"], "origin")
    leaves, last = read_leaves(parts[2:-1], header["stream"])
    need(len(leaves) == head.size and tree_hash(leaves) == head.root, "root")
    need(last is not None, "no event")
    check_proof(parts[-1][1], leaves, last or 0, head)
    return Export(head, leaves, chosen)


def read_header(content: bytes) -> dict[str, Any]:
    try:
        header: dict[str, Any] = json.loads(content.decode("utf-8"))
    except ValueError:
        raise UnsoundError("header") from None
    need(isinstance(header, dict), "header")
    for name in ("origin", "stream", "code"):
        need(isinstance(header.get(name), str), "header")
    keys = header.get("keys")
    need(isinstance(keys, list) and all(isinstance(one, str) for one in keys), "header")
    return header


def read_leaves(parts: list[tuple[str, bytes]], stream: str) -> tuple[list[bytes], int | None]:
    """All leaves, and the place of the last event of the year."""
    leaves: list[bytes] = []
    chained, version, last, state = bytes(32), 0, None, b""
    for kind, content in parts:
        if kind == "L":
            need(bool(content) and len(content) % 32 == 0, "hashes")
            leaves += [content[at : at + 32] for at in range(0, len(content), 32)]
        elif kind == "T":
            need(len(content) >= 16, "salt")
            need(b'"%s"' % sha256(content).hexdigest().encode() in state, "text")
        else:
            state, version = content, version + 1
            check_event(state, stream, version)
            chained = sha256(b"thidua-event-1\n" + chained + state).digest()
            last = len(leaves)
            leaves.append(chained)
    return leaves, last


def check_event(state: bytes, stream: str, version: int) -> None:
    """ "What an event is": two lengths that add up, and how its header begins."""
    need(len(state) >= 4, "event")
    middle = 4 + int.from_bytes(state[:4], "big")
    need(len(state) >= middle + 4, "event")
    need(len(state) == middle + 4 + int.from_bytes(state[middle : middle + 4], "big"), "event")
    start = b'[1,"%b",%d,' % (stream.encode(), version)
    need(state.startswith(start, 4), "header of an event")


def check_proof(proof: bytes, leaves: list[bytes], place: int, head: Head) -> None:
    """c2sp.org/tlog-proof, without ``extra``: since the path is known, its lines are compared."""
    try:
        before, blank, note = proof.decode("utf-8").partition("\n\n")
    except UnicodeDecodeError:
        raise UnsoundError("UTF-8") from None
    need(bool(blank), "proof")
    lines = before.split("\n")
    path = [base64.b64encode(one).decode() for one in audit_path(leaves, place)]
    need(lines == ["c2sp.org/tlog-proof@v1", f"index {place}", *path], "proof")
    need(read_checkpoint(note.encode(), None) == head, "the checkpoint of the proof")
