"""Personal data and free text: kept beside the events, never in them.

An event holds the SHA-256 of sixteen salt bytes and the text. Text and salt stand in a table that
can be erased row by row; every hash in the log stays valid when they are.
"""

import hashlib
import re

from domain.values.names import stored


class AlteredText(str):
    """Stands in the place of a text that is not the one which was hidden. Whoever shows texts in
    several languages asks for it; shown by anybody else, it says so by itself."""

    __slots__ = ()


ALTERED = AlteredText("(đã bị sửa)")


class ErasedText(str):
    """Stands in the place of a text that an event says was erased. A text that is gone without
    such an event is none at all."""

    __slots__ = ()


ERASED = ErasedText("(đã xóa)")

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Private:
    """A text that an event refers to by its salted hash. Equal when the hashes are."""

    __slots__ = ("digest", "salt", "text")

    #: 64 lower-case hexadecimal digits: SHA-256(salt ‖ UTF-8 text).
    digest: str
    #: Present only between the act and its storing; absent when read back from an event.
    text: str | None
    salt: bytes | None

    def __init__(self, digest: str, text: str | None = None, salt: bytes | None = None) -> None:
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a SHA-256 in hexadecimal: {digest!r}")
        self.digest = digest
        self.text = text
        self.salt = salt

    @classmethod
    def seal(cls, text: str, seed: bytes) -> "Private":
        """Hide a text. ``seed`` is 32 random bytes of this one act; equal texts of one act share
        a salt, texts of different acts never do."""
        plain = stored(text)
        salt = hashlib.sha256(seed + plain.encode()).digest()[:16]
        return cls(hashlib.sha256(salt + plain.encode()).hexdigest(), plain, salt)

    def opens_to(self, text: str, salt: bytes) -> bool:
        """Whether this text with this salt is the one that was hidden."""
        return hashlib.sha256(salt + text.encode()).hexdigest() == self.digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Private) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Private({self.digest[:12]}…)"
