"""Hidden texts: an event holds a salted hash, so erasing the text leaves every hash valid."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.record.record import decoder, encode, privates
from domain.units.unit import UnitRenamed
from domain.values.private import Private
from domain.values.when import When

SEED, OTHER_SEED = bytes(32), bytes([1] * 32)


def test_hash_is_of_salt_and_text() -> None:
    """The digest is SHA-256 of sixteen salt bytes and the text in UTF-8."""
    hidden = Private.seal("Có minh chứng", SEED)
    assert hidden.salt is not None
    assert len(hidden.salt) == 16
    expected = hashlib.sha256(hidden.salt + "Có minh chứng".encode()).hexdigest()
    assert (hidden.digest, hidden.text) == (expected, "Có minh chứng")


@given(st.text(), st.binary(min_size=32, max_size=32))
def test_text_opens_with_its_salt_only(text: str, seed: bytes) -> None:
    """Whoever holds text and salt can show that this text was meant; another salt shows nothing."""
    hidden = Private.seal(text, seed)
    assert hidden.text is not None
    assert hidden.salt is not None
    assert hidden.opens_to(hidden.text, hidden.salt)
    assert not hidden.opens_to(hidden.text + "!", hidden.salt)
    assert not hidden.opens_to(hidden.text, bytes(16))


def test_text_is_hidden_in_its_stored_form() -> None:
    """NFD and NFC of one text, and Ð for Đ, hide as the same."""
    plain = "Đã giải trình"
    assert Private.seal(unicodedata.normalize("NFD", plain), SEED) == Private.seal(plain, SEED)
    assert Private.seal(f" {plain.replace('Đ', 'Ð')}\n", SEED).text == plain


def test_salts_are_of_one_act() -> None:
    """The same text of two acts has two hashes: nobody can tell that it is the same."""
    assert Private.seal("Đồng ý", SEED) != Private.seal("Đồng ý", OTHER_SEED)
    assert Private.seal("Đồng ý", SEED) != Private.seal("Không đồng ý", SEED)


def test_event_holds_the_hash_and_nothing_more() -> None:
    """Written, a hidden text is its digest; read back, it has neither text nor salt."""
    hidden = Private.seal("tên riêng", SEED)
    stored = encode(hidden)
    read = decoder(Private)(stored)
    assert stored == f'"{hidden.digest}"'.encode()
    assert (read, read.text, read.salt) == (hidden, None, None)
    assert hash(read) == hash(hidden)
    assert "tên riêng" not in repr(hidden)


@pytest.mark.parametrize("digest", ["", "ab", "g" * 64, "A" * 64, "a" * 63, "a" * 65])
def test_only_a_hash_is_read(digest: str) -> None:
    """What is not 64 lower-case hexadecimal digits is no hidden text."""
    with pytest.raises(ValueError, match="not a SHA-256"):
        Private(digest)


def test_hidden_texts_of_a_body_are_found() -> None:
    """Every hidden text of an event is stored beside it, wherever it stands in the body."""
    reason, other = Private.seal("lý do", SEED), Private.seal("khác", SEED)
    body = UnitRenamed(full_name="x", short_name="x", since=When.unknown(), reason=reason)
    assert list(privates(body)) == [reason]
    assert list(privates([body, (other, "text", None), 1, b"bytes"])) == [reason, other]
