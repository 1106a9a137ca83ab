"""A member unit's own line under a checkpoint (c2sp.org/tlog-cosignature, Ed25519): it says that
the checkpoint continues every one that the unit has signed before.

The unit's key stands in a file of its own, what it signed last of each system beside it.
"""

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adapters.private_file import OWNER_ONLY, make_private
from adapters.proof.verify import (
    MAX_NOTE,
    Checkpoint,
    Wrong,
    check_signature,
    of_base64,
    read_checkpoint,
    read_key,
    verify,
)

#: The kind of signature: Ed25519 over the note with a time.
COSIGNATURE: Final = b"\x04"


class Cosigner(NamedTuple):
    """A unit's key and the name it signs by."""

    name: str
    secret: Ed25519PrivateKey

    @property
    def material(self) -> bytes:
        return COSIGNATURE + self.secret.public_key().public_bytes_raw()

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + self.material).digest()[:4]

    @property
    def verifier(self) -> str:
        """The verifier key, as it is handed out."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(self.material).decode()}"

    def line(self, text: bytes, time: int) -> str:
        """The line under the text of a checkpoint, at a time in seconds since 1970 UTC."""
        said = b"cosignature/v1\ntime %d\n" % time + text
        value = self.id + time.to_bytes(8) + self.secret.sign(said)
        return f"\u2014 {self.name} {base64.b64encode(value).decode()}\n"


def read_cosigner(file: Path, name: str | None) -> Cosigner:
    """The key in a file; made where there is none and a name is given. Raises :class:`Wrong`."""
    if not file.exists():
        if name is None:
            raise Wrong("cosign_key_missing", file=str(file))
        if not name or any(one.isspace() or one == "+" for one in name):
            raise Wrong("cosign_name", name=name)
        seed = base64.b64encode(COSIGNATURE + secrets.token_bytes(32)).decode()
        make_private(file)
        file.write_text(f"PRIVATE+COSIGN+{name}+{seed}\n", "utf-8", newline="\n")
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise Wrong("cosign_key_open", file=str(file))
        first, second, of, material = file.read_text("utf-8").strip().split("+", 3)
        raw = of_base64(material)
        if (first, second) != ("PRIVATE", "COSIGN") or raw[:1] != COSIGNATURE or not of:
            raise ValueError
        found = Cosigner(of, Ed25519PrivateKey.from_private_bytes(raw[1:]))
    except (ValueError, OSError):
        raise Wrong("cosign_key_malformed", file=str(file)) from None
    if name is not None and name != found.name:
        raise Wrong("cosign_key_of_other", file=str(file), found=found.name, wanted=name)
    return found


def cosign(
    note: Path, wanted: str, cosigner: Cosigner, state: Path, time: int, export: Path | None
) -> Checkpoint:
    """Add the unit's line to a checkpoint, or refuse what does not continue the last it signed.

    ``wanted`` is the verifier key of the system; ``export`` one whose events lead from the last
    checkpoint to this. Raises :class:`Wrong`; then nothing is written.
    """
    content = _read(note)
    found = read_checkpoint(content)
    if "+" not in wanted:
        raise Wrong("cosign_key_whole")
    check_signature(found, read_key(wanted))
    signed = _signed(state)
    size, root = signed.get(found.origin, (0, hashlib.sha256().hexdigest()))
    if found.size < size:
        raise Wrong("cosign_rollback", found=found.size, wanted=size)
    if found.size == size and found.root.hex() != root:
        raise Wrong("cosign_fork", size=size)
    if found.size > size > 0:
        _check_continues(found, wanted, size, root, export)
    signed[found.origin] = (found.size, found.root.hex())
    # What was signed is remembered before the signature is given away.
    _replace(state, json.dumps(signed, indent=1).encode())
    mine = f"\u2014 {cosigner.name} ".encode()
    kept = [line for line in content.splitlines(keepends=True) if not line.startswith(mine)]
    _replace(note, b"".join(kept) + cosigner.line(found.text, time).encode())
    return found


def _check_continues(
    found: Checkpoint, wanted: str, size: int, root: str, export: Path | None
) -> None:
    """The tree that was signed last is the beginning of this one: its events show it."""
    if export is None:
        raise Wrong("cosign_unproved", found=found.size, wanted=size)
    whole = verify(export, wanted, [size, found.size])
    if whole.checkpoint.origin != found.origin:
        raise Wrong("other_system", found=whole.checkpoint.origin, wanted=found.origin)
    if whole.checkpoint.size < found.size:
        raise Wrong("shorter", found=whole.checkpoint.size, wanted=found.size)
    if whole.roots[size].hex() != root or whole.roots[found.size] != found.root:
        raise Wrong("cosign_fork", size=size)


def _read(note: Path) -> bytes:
    try:
        with note.open("rb") as stream:
            return stream.read(MAX_NOTE + 1)
    except OSError:
        raise Wrong("unreadable", file=str(note)) from None


def _signed(state: Path) -> dict[str, Sequence[Any]]:
    """Size and root of the last checkpoint that was signed of each system."""
    if not state.exists():
        return {}
    try:
        found: dict[str, Sequence[Any]] = json.loads(state.read_text("utf-8"))
        for size, root in found.values():
            if not isinstance(size, int) or len(bytes.fromhex(root)) != 32:
                raise ValueError
    except (ValueError, TypeError, AttributeError, OSError):
        raise Wrong("cosign_state_malformed", file=str(state)) from None
    return found


def _replace(file: Path, content: bytes) -> None:
    """A file is the old or the new one, whatever happens between."""
    beside = file.with_name(f"{file.name}.part")
    with beside.open("wb") as out:
        beside.chmod(OWNER_ONLY)
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
