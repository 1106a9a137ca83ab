"""The key by which checkpoints are signed: a file that only its owner reads, beside the database
and no part of it or of its backup.

``THIDUA_PROOF_KEY`` names the file; without it, it stands beside the database's file.
"""

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adapters.bootstrap import address_of
from adapters.log.connect import sqlite_file
from adapters.private_file import make_private
from adapters.proof.verify import ED25519, Key, key_id
from domain.values.refusal import Refusal

#: Names the variable with the file of the key.
KEY_FILE: Final = "THIDUA_PROOF_KEY"
_MARK: Final = ("PRIVATE", "KEY")
_OTHERS: Final = 0o077


class SigningKey(NamedTuple):
    """A key with its secret."""

    public: Key
    secret: Ed25519PrivateKey

    @property
    def verifier(self) -> str:
        """The verifier key (c2sp.org/signed-note), as it is handed out."""
        material = base64.b64encode(ED25519 + self.public.public).decode()
        return f"{self.public.name}+{self.public.id.hex()}+{material}"

    def signed(self, text: str) -> str:
        """A text that ends its last line, as a note signed by this key."""
        value = self.public.id + self.secret.sign(text.encode())
        return f"{text}\n\u2014 {self.public.name} {base64.b64encode(value).decode()}\n"


def key_file(database: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the key is: named, beside the database's file, or in this folder."""
    if named := environment.get(KEY_FILE):
        return Path(named)
    beside = sqlite_file(address_of(database))
    return (
        Path("thidua.proof.key") if beside is None else beside.with_name(f"{beside.stem}.proof.key")
    )


def make_key(file: Path, name: str) -> SigningKey:
    """Make a key. Raises ``Refusal("proof_key_there")`` where there is one already."""
    if file.exists():
        raise Refusal("proof_key_there", file=str(file))
    seed = secrets.token_bytes(32)
    found = _of_seed(name, seed)
    material = base64.b64encode(ED25519 + seed).decode()
    make_private(file)
    file.write_text("+".join((*_MARK, name, found.public.id.hex(), material)) + "\n", "utf-8")
    return found


def read_signing_key(file: Path, name: str) -> SigningKey:
    """The key of the system of this name. Raises ``Refusal``: ``proof_key_missing``,
    ``proof_key_open`` where others may read it, ``proof_key_malformed``, ``proof_key_of_other``."""
    try:
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            raise Refusal("proof_key_open", file=str(file))
        text = file.read_text("utf-8")
    except OSError:
        raise Refusal("proof_key_missing", file=str(file)) from None
    except UnicodeDecodeError:
        raise Refusal("proof_key_malformed", file=str(file)) from None
    try:
        first, second, of, digits, material = text.strip().split("+", 4)
        raw = base64.b64decode(material, validate=True)
        found = _of_seed(of, raw[1:])
    except (ValueError, binascii.Error):
        raise Refusal("proof_key_malformed", file=str(file)) from None
    if (first, second) != _MARK or raw[:1] != ED25519 or digits != found.public.id.hex():
        raise Refusal("proof_key_malformed", file=str(file))
    if of != name:
        raise Refusal("proof_key_of_other", file=str(file), found=of, wanted=name)
    return found


def _of_seed(name: str, seed: bytes) -> SigningKey:
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    public = secret.public_key().public_bytes_raw()
    return SigningKey(Key(name, key_id(name, public), public), secret)
