"""Files are read as plain values with places, and refused where they could mean two things."""

from pathlib import Path
from time import monotonic

import pytest

from adapters.wording.messages import sentence
from adapters.wording.writing import LANGS
from adapters.yaml_file import MAX_BYTES, MAX_PARTS, read_file, read_text
from domain.values.refusal import Refusal
from tests.domain.wording import Called


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


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{number}:\n" for number in range(220_000)),
        "- a\n" * 400_000,
        "[" + "a," * 800_000 + "]",
        "#\n" * 900_000,
        "{" * 30 + "a: 1" + "}" * 30 + "\n# ,:" * 200_000,
        "- a\n" * (MAX_PARTS + 1),
    ],
    ids=["keys", "list", "flow", "comments", "marks", "one too many"],
)
def test_a_file_of_too_many_parts_is_refused_quickly(text: str) -> None:
    """What would be read for minutes is refused by its marks, before it is read; what is just too
    much is refused while it is read."""
    began = monotonic()
    refusal = refused(text)
    assert (refusal.code, refusal.facts["problem"], refusal.facts["max"]) == (
        "file_too_large",
        "parts",
        MAX_PARTS,
    )
    assert monotonic() - began < (1 if len(text) > 300_000 else 30)


@pytest.mark.parametrize(
    ("text", "tag", "line"),
    [
        ("a: 1\nb: !unit long-an\n", "!unit", 2),
        ("a: !!binary aGVsbG8=\n", "!!binary", 1),
        ("a:\n- !!python/object/apply:os.system [x]\n", "!!python/object/apply:os.system", 2),
        ("!!set {a, b}\n", "!!set", 1),
        ("a: !!float 1\n", "!!float", 1),
        ("a: ! 5\n", "!", 1),
    ],
)
def test_a_tag_that_makes_something_else_of_a_value_is_refused(
    text: str, tag: str, line: int
) -> None:
    """A tag is never passed over in silence: it is named with its line, in both languages."""
    refusal = refused(text)
    assert (refusal.code, refusal.facts["value"], refusal.facts["line"]) == (
        "file_malformed",
        tag,
        line,
    )
    for lang in LANGS:
        assert tag in sentence(refusal, lang, Called())


def test_a_tag_that_says_what_a_value_is_is_taken() -> None:
    """``!!str`` keeps a value as text, as quotes do."""
    assert read_text("a: !!str 1.5\nb: !!seq [!!map {c: d}]\n", "t").value == {
        "a": "1.5",
        "b": [{"c": "d"}],
    }
