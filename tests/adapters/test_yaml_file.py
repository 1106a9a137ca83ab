"""Files are read as plain values with places, and refused where they could mean two things."""

from pathlib import Path

import pytest

from adapters.yaml_file import MAX_BYTES, read_file, read_text
from domain.refusal import Refusal


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_text(text, "thu.yaml")
    return caught.value


def test_words_and_times_stay_text() -> None:
    """Only true, false, null and whole numbers are read; ``no`` and 12:30 are what they look."""
    document = read_text("a: no\nb: 12:30\nc: 2021-11-30\nd: true\ne: 7\nf: ~\ng: '117.5'\n", "t")
    assert document.value == {
        "a": "no",
        "b": "12:30",
        "c": "2021-11-30",
        "d": True,
        "e": 7,
        "f": None,
        "g": "117.5",
    }


@pytest.mark.parametrize("number", ["117.5", "1e5", ".5", "05", ".nan", "1.0"])
def test_a_decimal_must_be_quoted(number: str) -> None:
    """An unquoted decimal is refused with its line: other readers would make it binary."""
    refusal = refused(f"a: 1\nb: {number}\n")
    assert (refusal.code, refusal.facts["line"]) == ("number_unquoted", 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x [1]\nb: *x\n", "file_aliases", 2),
        ("a: 1\nb: 2\na: 3\n", "file_duplicate_key", 3),
        ("a: [1, 2\nb: 3\n", "file_malformed", 2),
        ("a: 'never closed\n", "file_malformed", 2),
        ("\ta: 1\n", "file_malformed", 1),
        ("<<: {a: 1}\n", "file_malformed", 1),
        ("? [a, b]\n: 1\n", "file_malformed", 1),
        ("[" * 5000, "file_malformed", 1),
    ],
)
def test_a_bad_file_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    """Aliases, double keys, cut or deep files are refused with the line."""
    refusal = refused(text)
    assert (refusal.code, refusal.facts["line"]) == (code, line)


def test_an_alias_bomb_is_never_unfolded() -> None:
    """Nine levels of nine aliases would be 387 million words; the first alias ends the reading."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert refused("\n".join(lines)).code == "file_aliases"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file of 20 MB is refused after its first two."""
    file = tmp_path / "lon.yaml"
    file.write_bytes(b"# " + b"x" * (20 * 1024 * 1024))
    with pytest.raises(Refusal) as caught:
        read_file(file)
    assert caught.value.code == "file_too_large"
    assert caught.value.facts["max"] == MAX_BYTES


def test_a_file_that_is_not_text_or_not_there_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and a missing file, get a code and no traceback."""
    file = tmp_path / "anh.yaml"
    file.write_bytes(b"a: 1\nb: \xff\xfe\n")
    with pytest.raises(Refusal) as caught:
        read_file(file)
    assert (caught.value.code, caught.value.facts["line"]) == ("file_malformed", 2)
    with pytest.raises(Refusal) as caught:
        read_file(tmp_path / "khong-co.yaml")
    assert caught.value.code == "file_missing"


def test_json_is_read_alike() -> None:
    """A JSON file is a YAML 1.2 file; its numbers follow the same rule."""
    assert read_text('{"a": [1, "x"], "b": null}', "t.json").value == {"a": [1, "x"], "b": None}
    assert refused('{"a": 1.5}').code == "number_unquoted"


def test_every_part_knows_its_line() -> None:
    """A place gives its line; a place that is not there gives the line around it."""
    document = read_text("a:\n  - b: 1\n    c: 2\n", "t")
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 0, "missing")) == 2


def test_an_escape_past_the_last_character_is_refused() -> None:
    """An escape that names no character is a fault of the file."""
    with pytest.raises(Refusal, match="file_malformed"):
        read_text('a: "\\UFFFFFFFF"', "f")


def test_a_folded_text_holds_no_marks() -> None:
    """Lines that are folded are joined by one blank and nothing else."""
    assert read_text("a: >-\n  b\n  c\n", "f").value == {"a": "b c"}
