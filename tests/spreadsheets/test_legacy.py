"""Text in codes from before Unicode: named as what it is, and read where that is certain."""

import pytest

from adapters.spreadsheets.legacy import LetterCode, legacy_of
from adapters.spreadsheets.read import Source, read_bytes
from domain.reconcile.check import reconcile
from tests.spreadsheets.books import workbook

TCVN3: list[tuple[str, ...]] = [
    ("TT", "§¬n vÞ", "§iÓm chuÈn", "§iÓm th\u00adëng", "Tæng ®iÓm", "XÕp h¹ng"),
    ("1", "Së T\u00ad ph¸p", "90", "5", "95", "1"),
    ("2", "Thõa Thiªn HuÕ", "90", "3,5", "93,5", "2"),
]
VNI: list[tuple[str, ...]] = [
    ("TT", "Ñôn vò", "Ñieåm chuaån", "Ñieåm thöôûng", "Toång ñieåm", "Xeáp haïng"),
    ("1", "Sôû Tö phaùp", "90", "5", "95", "1"),
    ("2", "Thöøa Thieân Hueá", "90", "3,5", "93,5", "2"),
]
UNITS = ["Sở Tư pháp", "Thừa Thiên Huế"]


def text(rows: list[tuple[str, ...]]) -> str:
    return "\n".join(";".join(row) for row in rows)


def told(source: Source) -> list[object]:
    return [note.facts["code"] for note in source.printed.notes if note.code == "legacy_code"]


@pytest.mark.parametrize(("rows", "code"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_a_table_in_an_old_code_is_read_and_named(rows: list[tuple[str, ...]], code: str) -> None:
    """As Unicode holds its signs, as eight bits, and in a workbook; it is checked as any other."""
    for data in (
        text(rows).encode(),
        text(rows).encode("latin-1"),
        workbook(("Bảng".encode("ascii", "ignore").decode(), rows)),
    ):
        source = read_bytes(data, "bang")
        assert told(source) == [code]
        assert [line.unit for line in source.printed.lines] == UNITS
        result = reconcile(source.printed)
        assert (result.agrees, result.sums_compared, result.ranks_compared) == (True, 2, 2)


def test_names_that_mix_a_code_with_unicode_are_pointed_at() -> None:
    """What has a sign of the code is read; of the rest nobody knows which it is."""
    source = read_bytes(
        "TT;§¬n vÞ;Tæng ®iÓm\n1;Së Y tÕ;90\n2;Së Tư pháp;80\n3;Thõa Thiên HuÕ;70\n".encode(), "b"
    )
    found = reconcile(source.printed).findings
    assert [finding.cells for finding in found if finding.code == "unit_of_two_codes"] == [
        ("3:2",),
        ("4:2",),
    ]
    assert [line.unit for line in source.printed.lines][:2] == ["Sở Y tế", "Sở Tư pháp"]


@pytest.mark.parametrize(
    "plain",
    [
        "Đơn vị;Tổng điểm\nSở Tư pháp Hòa Bình;117,5\nCitroën Noël;90",
        "Unit;Total\nKöln Müller;1 µm ½\n«abc» § 5;20°C",
        "Ä‘Æ¡n vá»‹;Tá»•ng Ä‘iá»ƒm\nSá»Ÿ TÆ° phÃ¡p;90",
        "Don vi;Tong diem\nSo Tu phap;90",
    ],
)
def test_other_texts_are_no_old_code(plain: str) -> None:
    """Unicode, names from abroad, UTF-8 that was read wrongly, text without marks."""
    assert legacy_of([plain]) is None


def test_capitals_of_both_codes_are_read() -> None:
    """VNI has capitals of its own; TCVN3 has them for letters with a hook only."""
    vni = legacy_of([text(VNI), "TOÅNG ÑIEÅM"])
    assert vni is not None
    assert (vni.code, vni.convert("TOÅNG ÑIEÅM, Vónh Thònh, Hoà")) == (
        LetterCode.VNI,
        ("TỔNG ĐIỂM, Vĩnh Thịnh, Hồ", True),
    )
    old = legacy_of([text(TCVN3)])
    assert old is not None
    assert old.convert("§iÓm ¥n ¦u") == ("Điểm Ơn Ưu", True)
