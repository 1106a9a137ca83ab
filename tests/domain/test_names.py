"""Names: stored in one form, found however they are typed, sorted by the Vietnamese alphabet."""

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.values.names import (
    fits,
    fold,
    identity,
    is_unmarked,
    may_be,
    nearest,
    sort_key,
    stored,
)

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
names = st.text(st.sampled_from("aăâeêioôơuưyđ bcdghklmnpqrstvx08ÀẢÃÁẠĐÐấệổữợ.,-&"), max_size=30)


def in_order(names: Iterable[str]) -> list[str]:
    """Sorted, beginning backwards so that equal keys would show."""
    backwards = list(names)[::-1]
    return sorted(backwards, key=sort_key)


@given(st.text())
def test_stored_form_is_nfc_and_final(text: str) -> None:
    """What is stored is NFC with Đ for its look-alikes, and storing it again changes nothing."""
    form = stored(text)
    assert unicodedata.is_normalized("NFC", form)
    assert not set(form) & set("ÐðƉɖ")
    assert stored(form) == form


@given(st.one_of(names, st.text()))
def test_fold_is_idempotent(text: str) -> None:
    """A key is its own key, and is plain ASCII words."""
    key = fold(text)
    assert fold(key) == key
    assert key.isascii()
    assert key == " ".join(key.split())


@given(names)
def test_fold_sees_through_the_way_of_typing(text: str) -> None:
    """NFD, capitals and Ð for Đ find the same name."""
    assert (
        fold(text)
        == fold(unicodedata.normalize("NFD", text))
        == fold(text.upper())
        == fold(text.replace("Đ", "Ð").replace("đ", "ð"))
        == fold(stored(text))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Thủy lợi", "Thuỷ lợi"),
        ("Đồng Tháp", "Ðồng Tháp"),
        ("Đồng Tháp", "DONG THAP"),
        ("Cụm thi đua số 8", "Cụm thi đua số 08"),
        ("Số 05/QĐ", "số 5 QĐ"),
        ("Sở TTTT tỉnh Long An", "Sở Thông tin và Truyền thông tỉnh Long An"),
        ("Sở TT&TT Long An", "Sở Thông tin và Truyền thông Long An"),
        ("Sở TT và TT Long An", "Sở Thông tin và Truyền thông Long An"),
        ("Sở TT-TT Long An", "Sở Thông tin và Truyền thông Long An"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    """Old and new tone places, zeros, abbreviations and dashes do not make another name."""
    assert fold(one) == fold(other)
    assert may_be(one, other)
    assert is_unmarked(other) or identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lộc Thành", "Lộc Thạnh"),
        ("Ba Tô", "Ba Tơ"),
        ("Quận D", "Quận Đ"),
        ("Phú Lâm", "Phú Lãm"),
        ("Sở TTTT Lộc Thành", "Sở Thông tin và Truyền thông Lộc Thạnh"),
    ],
)
def test_names_that_differ_in_a_mark_are_two(one: str, other: str) -> None:
    """One mark tells two communes apart, though typed without it both are found."""
    assert fold(one) == fold(other)
    assert identity(one) != identity(other)
    assert not may_be(one, other)


@given(names)
def test_identity_sees_through_the_way_of_typing(text: str) -> None:
    """NFD, capitals and Ð for Đ are the same name; what has one identity has one fold."""
    assert (
        identity(text)
        == identity(unicodedata.normalize("NFD", text))
        == identity(text.upper())
        == identity(text.replace("Đ", "Ð").replace("đ", "ð"))
        == identity(stored(text))
    )
    assert fold(identity(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("quý", "qúy"), ("thuở", "thủơ"), ("Khuyến", "Khuýên"), ("Hoàn", "Hòan"), ("của", "cuả")],
)
def test_place_of_the_tone_makes_no_other_name(one: str, other: str) -> None:
    """Wherever in its syllable the mark of the tone stands, it is the same syllable."""
    assert identity(one) == identity(other)


def test_what_is_typed_stands_for_names_with_its_marks() -> None:
    """What is typed may lack marks of the name, but has no other."""
    assert fits("Dông", "Đông")
    assert fits("Hoà binh", "Hòa Bình")
    assert fits("Loc Thành", "Lộc Thành")
    assert not fits("Loc Thành", "Lộc Thạnh")
    assert fits("xa loc thanh", "Xã Lộc Thạnh")
    assert not fits("Lộc", "Lộc Thành")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Cụm 8", "Cụm 80"), ("Cụm 8", "Khối 8"), ("Long An", "Long Anh"), ("số 0", "số")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    """Folding forgets how a name is typed, not which it is."""
    assert fold(one) != fold(other)


def test_letters_sort_by_the_vietnamese_alphabet() -> None:
    """A, Ă, Â … D, Đ … O, Ô, Ơ … U, Ư: not the order of code points."""
    assert in_order(ALPHABET) == list(ALPHABET)


def test_tones_sort_after_letters() -> None:
    """Level, grave, hook, tilde, acute, dot; a tone decides only between equal letters."""
    words = [unicodedata.normalize("NFC", f"ma{tone}") for tone in TONES]
    assert in_order(words) == words
    assert sorted(["mạ", "man", "ma", "mạn", "mân"], key=sort_key) == [
        "ma",
        "mạ",
        "man",
        "mạn",
        "mân",
    ]


def test_provinces_sort_as_a_vietnamese_list() -> None:
    """The members of a cluster in the order in which a clerk would list them."""
    listed = [
        *("An Giang", "Bạc Liêu", "Bến Tre", "Cà Mau", "Đồng Tháp", "Hậu Giang", "Kiên Giang"),
        *("Long An", "Sóc Trăng", "Tiền Giang", "Trà Vinh", "Vĩnh Long"),
    ]
    assert in_order(listed) == listed


def test_figures_sort_before_letters_and_words_before_longer_ones() -> None:
    """Cụm 1 before Cụm An, Long before Long An."""
    listed = ["Cụm 1", "Cụm 2", "Cụm An", "Long", "Long An", "Longan"]
    assert in_order(listed) == listed


@given(names, names)
def test_sort_key_is_one_for_all_ways_of_typing(one: str, other: str) -> None:
    """Equal names have equal keys, and every database sorts the ASCII keys alike."""
    assert sort_key(one) == sort_key(unicodedata.normalize("NFD", one)) == sort_key(one.upper())
    assert sort_key(one).isascii()
    assert (sort_key(one) < sort_key(other)) == (sort_key(one).encode() < sort_key(other).encode())


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    """No text makes folding or sorting fail."""
    assert fold(text).isascii()
    assert sort_key(text).isascii()


def test_nearest_name_is_offered() -> None:
    """A slip of the hand is told from what is like nothing known."""
    known = ["long-an", "ben-tre", "Tiền Giang"]
    assert nearest("lon-an", known) == "long-an"
    assert nearest("TIEN GIANG", known) == "Tiền Giang"
    assert nearest("long-an", []) is None


@pytest.mark.parametrize(
    ("wanted", "known", "found"),
    [
        ("nmae", ["name", "base"], "name"),
        ("count", ["counted", "known"], "counted"),
        ("owner", ["own", "assigned"], "own"),
        ("Long", ["long-an", "bac-lieu"], "long-an"),
        ("chuyên môn", ["Nhiệm vụ chuyên môn", "Báo cáo"], "Nhiệm vụ chuyên môn"),
        ("Tên", ["ties", "votes"], None),
        ("quotta", ["quorum", "columns"], None),
        ("Tiêu chí", ["ties", "titles"], None),
        ("x", ["1", "2"], None),
        ("so", ["So sánh chéo toàn diện"], None),
        ("qqq", ["long-an"], None),
        ("!!!", ["???", "a"], None),
    ],
)
def test_only_what_is_near_is_offered(wanted: str, known: list[str], found: str | None) -> None:
    """A slip or two, the same words beside others, or the same beginning; a far guess helps
    nobody."""
    assert nearest(wanted, known) == found
