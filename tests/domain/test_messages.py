"""Messages: every refusal and every unmet condition is said in full, in both languages."""

import re
from collections.abc import Mapping

import pytest

from adapters.wording.labelling import condition_label
from adapters.wording.messages import SENTENCES, condition, sentence
from adapters.wording.refusals.conditions import CONDITION_SENTENCES
from adapters.wording.writing import Lang
from domain.cycle.cycle import GUARD_TABLE, LEAVE
from domain.cycle.guard import Phase
from domain.reckoning.differing import DifferingCell
from domain.record.record import Office
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import CODES, Code, Refusal
from domain.values.when import read_day
from tests.domain.wording import LANGS, Called, check_wording
from tests.factories import A, B

CONDITIONS = sorted(
    {found.code for row in GUARD_TABLE for found in row.needs}
    | {found.code for found_in in LEAVE.values() for found in found_in}
    | {"selections_before"}  # of no row: what of the list of acts waits for other selections
)
#: A plausible value for every fact that a template names.
FACTS: Mapping[str, object] = {
    **dict.fromkeys(("unit", "own", "checker"), A),
    "units": (A, B),
    "named": 2,
    **dict.fromkeys(("phase", "now", "other"), Phase.SCORING),
    "phases": (Phase.PLAN, Phase.SCORING),
    "part": Part.STANDARD,
    **dict.fromkeys(("value", "max", "step", "a", "b", "seen", "stands"), Points("117.5")),
    "last_day": read_day("2021-11-30"),
    "office": Office.SECRETARY,
    "offices": (Office.CHAIR, Office.SECRETARY),
    "criteria": ("1", "2"),
    "stream": "cum-8/2021",
    "command": "issue_plan",
    "what": "sign_pledge",
}
_PLACE = re.compile(r"\{(\w+)\}")


def facts_of(template: tuple[str, str]) -> dict[str, object]:
    return {
        name: FACTS.get(name, "7")
        for text in template
        for name in _PLACE.findall(text)
        if name[0].islower()
    }


def said(refusal: Refusal, lang: Lang = "vi") -> str:
    return sentence(refusal, lang, Called())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_its_sentence(code: Code, lang: Lang) -> None:
    """No refusal of the closed list is without a sentence, whichever facts it carries."""
    for facts in ({}, facts_of(SENTENCES[code])):
        check_wording(said(Refusal(code, **facts), lang), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", sorted(SENTENCES))
def test_every_case_is_said_with_its_facts(case: str, lang: Lang) -> None:
    """Where the facts of the case are known, no gap is left."""
    code, _, fact = case.partition(":")
    template = SENTENCES[case]
    refusal = Refusal(code, **{**facts_of(template), "kind": fact})  # type: ignore[arg-type]
    text = said(refusal, lang)
    check_wording(text, lang)
    assert "…" not in text


def test_no_sentence_is_left_over() -> None:
    """A sentence stands for a code or condition that exists."""
    assert {case.partition(":")[0] for case in SENTENCES} == CODES
    assert {case.partition(":")[0] for case in CONDITION_SENTENCES} == set(CONDITIONS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CONDITIONS)
def test_every_condition_has_its_sentence(code: str, lang: Lang) -> None:
    """Every condition of the guard says what is lacking and what to do, and has a short name."""
    for facts in ({}, {**facts_of(CONDITION_SENTENCES[code]), "command": "adopt_table"}):
        check_wording(condition(code, facts, lang, Called()), lang)
    check_wording(condition_label(code, lang), lang)
    assert condition_label(code, lang) != code


@pytest.mark.parametrize(
    ("refusal", "vi"),
    [
        (
            Refusal("wrong_phase", phase=Phase.PLAN, phases=(Phase.SCORING,)),
            "Khối đang ở bước kế hoạch; việc này thuộc bước chấm điểm. Xem điều kiện chuyển bước.",
        ),
        (
            Refusal("own_sheet", unit=B, checker=A),
            "Đơn vị không thẩm định bảng của chính mình. Bảng này đã giao cho An Giang.",
        ),
        (
            Refusal(
                "above_maximum",
                criterion="1",
                part=Part.STANDARD,
                value=Points("25.5"),
                max=Points("20"),
            ),
            "25,5 lớn hơn mức tối đa 20 của tiêu chí 1. Phần vượt ghi ở ô điểm thưởng, nếu bảng"
            " tiêu chí cho phép.",
        ),
        (
            Refusal(
                "off_step",
                criterion="1",
                value=Points("12.25"),
                step=Points("0.5"),
                a=Points("12"),
                b=Points("12.5"),
            ),
            "12,25 không đúng bước 0,5 của tiêu chí 1. Hai giá trị gần nhất: 12 và 12,5.",
        ),
        (
            Refusal("points_ambiguous", value="1.175", decimal="1,175", thousands="1175"),
            "Chưa rõ “1.175” là 1,175 hay 1175. Số lẻ dùng dấu phẩy. Chọn: [1,175] [1175]",
        ),
        (
            Refusal(
                "value_moved",
                who="Thư ký, An Giang",
                at="09:31",
                seen=Points("20"),
                stands=Points("18"),
            ),
            "Thư ký, An Giang đã sửa ô này lúc 09:31: 20 → 18. Số vừa nhập vẫn giữ ở đây; chọn giữ"
            " số nào.",
        ),
        (
            Refusal("ballot_closed", ballot="Cờ thi đua", at="10:15"),
            "Lượt “Cờ thi đua” đã kết thúc lúc 10:15, không ghi thêm được. Kết quả ở biên bản kiểm"
            " phiếu.",
        ),
        (
            Refusal(
                "count_unbalanced",
                issued=12,
                returned=12,
                valid=10,
                invalid=1,
                sum=11,
                electors=12,
            ),
            "Hợp lệ 10 + không hợp lệ 1 = 11, thu về 12. Chưa ký được biên bản.",
        ),
        (
            Refusal("name_unknown", kind="unit", value="Log An"),
            "Không thấy đơn vị tên “Log An”. Thử gõ không dấu.",
        ),
        (
            Refusal("not_your_unit", unit=(B,), own=A, command="submit_sheet"),
            "Bảng này của Sở TTTT tỉnh Kiên Giang. Tài khoản này đang thay mặt An Giang.",
        ),
        (
            Refusal(
                "reason_blank",
                case="differs",
                cells=(
                    DifferingCell(
                        criterion="1", part=Part.STANDARD, stands=Points("39.5"), now=Points("30")
                    ),
                    DifferingCell(
                        criterion="2", part=Part.DEDUCTION, stands=None, now=Points("-1")
                    ),
                ),
            ),
            "Điểm đã gửi nên khi sửa phải có lý do. Lý do được ghi vào nhật ký và gửi cho đơn vị."
            " Khác số đang tính: tiêu chí 1, điểm chuẩn: 39,5 → 30; tiêu chí 2, điểm trừ: trống →"
            ' −1. Thêm reason="lý do chung", hoặc 1.reason="lý do của ô ấy"; nhất trí với số'
            " đang tính thì nhập đúng số ấy.",
        ),
        (
            Refusal("rulebook_contradiction", one="110", other="100.5"),
            "Các mức tối đa cộng lại 110, thang điểm ghi 100,5. Sửa bảng tiêu chí cho khớp rồi gửi"
            " lại.",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Refusal) else "",
)
def test_the_office_says_it_so(refusal: Refusal, vi: str) -> None:
    """The sentences that the office has agreed on are used to the letter, with its figures."""
    assert said(refusal) == vi


def test_a_lacking_quorum_says_what_cannot_be_done() -> None:
    """A single unmet condition that names the act stands alone."""
    unmet = (("quorum_met", {"present": 7, "of": 12, "quorum": 8}),)
    told = said(Refusal("conditions_unmet", command="open_ballot", unmet=unmet))
    assert told == "Có mặt 7/12, cần ít nhất 8. Chưa mở được lượt bỏ phiếu."


def test_every_unmet_condition_is_said() -> None:
    """Each in a sentence, with the units that are still awaited, after what cannot be done."""
    unmet: tuple[tuple[str, Mapping[str, object]], ...]
    unmet = (("every_unit_registered", {"units": (A, B)}), ("plan_issued", {}))
    assert said(Refusal("conditions_unmet", command="advance_phase", unmet=unmet)) == (
        "Chưa thực hiện được “Chuyển bước” vì còn thiếu điều kiện."
        " Chưa đăng ký: An Giang và Sở TTTT tỉnh Kiên Giang. Đôn đốc các đơn vị này, hoặc dùng"
        " việc “Miễn đăng ký cho đơn vị”, nêu lý do."
        " Kế hoạch chưa ban hành. Dùng việc “Ban hành kế hoạch”; số văn bản có thể ghi sau."
    )


def test_a_moved_value_shows_both() -> None:
    """An empty cell is said to be empty: it is not 0."""
    told = said(
        Refusal("value_moved", criterion="1", part=Part.BONUS, seen=None, stands=Points("0"))
    )
    assert "(tiêu chí 1, điểm thưởng)" in told
    assert "trống → 0." in told


def test_who_named_no_seen_value_reads_how_to_type_the_change() -> None:
    """Also of a bonus, under the key by which it is typed."""
    facts = {"criterion": "1", "seen": None, "stands": Points("39.5"), "now": Points("40")}
    for part, typed in ((Part.STANDARD, "1=39,5->40"), (Part.BONUS, "1.bonus=39,5->40")):
        told = said(Refusal("value_moved", case="unseen", part=part, **facts))
        assert "đang là 39,5;" in told
        assert typed in told
        assert "người nhập thấy" not in told


@pytest.mark.parametrize(
    "code",
    [
        "criterion_unknown",
        "column_unknown",
        "title_unknown",
        "selection_unknown",
        "name_unknown",
        "unknown_command",
        "unknown_field",
        "office_unknown",
    ],
)
def test_the_nearest_is_named(code: Code) -> None:
    """What was nearly right is answered with what was probably meant."""
    for lang in LANGS:
        assert "“gần đúng”" in said(Refusal(code, value="gan dung", nearest="gần đúng"), lang)


@pytest.mark.parametrize(
    ("place", "head"),
    [
        ({"file": "k.yaml", "line": 12}, "k.yaml:12: Thiếu"),
        ({"file": "k.yaml", "line": 12, "column": 3}, "k.yaml:12:3: Thiếu"),
        ({"line": 12}, "dòng 12: Thiếu"),
        ({"file": "k.yaml"}, "Thiếu"),
    ],
)
def test_file_and_line_stand_first(place: dict[str, object], head: str) -> None:
    """A fault in a file is found by the place that stands before the sentence."""
    assert said(Refusal("field_missing", field="until", **place)).startswith(head)


def test_forms_are_named_in_words() -> None:
    """What a field takes is said in words, not in the names of data types."""
    told = said(Refusal("input_malformed", where="year", expected="int | null", value=True))
    assert told == "Trường year chưa đúng dạng: “true”. Cần số nguyên hoặc để trống."


def test_what_was_typed_is_shown_and_nothing_else() -> None:
    """Typed text is cut where it is long, steers no terminal and is never read as a template."""
    told = said(Refusal("points_malformed", value="\x1b[31m{unit} <b|c>\n" + "9" * 500))
    assert told.startswith("“[31m{unit} <b|c> 999")
    assert "\x1b" not in told
    assert len(told) < 250


@pytest.mark.parametrize(
    ("figures", "case"),
    [
        ({"issued": 10, "returned": 11, "valid": 11, "invalid": 0}, "nhiều hơn phát ra"),
        ({"issued": 13, "returned": 11, "valid": 11, "invalid": 0}, "nhiều hơn số đơn vị"),
        ({"issued": 12, "returned": 0, "valid": 1, "invalid": -1}, "không thể âm"),
    ],
)
def test_a_count_says_which_figures_do_not_agree(figures: dict[str, int], case: str) -> None:
    """Papers returned, issued and voters are compared in the words of the one that is wrong."""
    total = figures["valid"] + figures["invalid"]
    assert case in said(Refusal("count_unbalanced", **figures, sum=total, electors=12))
