"""A rulebook as the table of an office, and back."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.rulebooks.as_table import Words, write_table
from adapters.rulebooks.from_table import composed, read_file
from domain.rulebook.bounds import Group
from domain.rulebook.criteria import Criterion, Scale, full_standard, left_open
from domain.rulebook.grading import OneOf, PerOccurrence, Worded
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points

WORDS = Words(
    heads=[
        "Mã",
        "Nội dung, tiêu chí",
        "Điểm tối đa",
        "Điểm thưởng tối đa",
        "Điểm trừ tối đa",
        "Bước",
    ],
    total="Tổng cộng",
    each=lambda each: f"{str(each).replace('.', ',')} điểm/lần",
    left_open="không nêu",
)

_NAMES = st.sampled_from(
    ["Hoàn thành nhiệm vụ", "A & B <C> {{x}}", "=SUM(1;2)", "Đúng hạn, đủ số (≥ 80%)", "+ Xếp loại"]
)
_SIZES = st.sampled_from([Points(text) for text in ("0.5", "2", "12.5", "40", "100")])


_LEVELS = st.lists(_SIZES, min_size=2, max_size=3).map(
    lambda sizes: OneOf(
        levels=tuple(Worded(name=f"Mức {at}", points=size) for at, size in enumerate(sizes, 1))
    )
)
_FIXED = st.builds(Scale, max=_SIZES, step=st.just(Points("0.5"))) | st.builds(
    Scale, grading=_LEVELS
)
_OPEN = st.just(Scale(step=Points("0.5"), max_open=True))


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Groups I, II …, with criteria I.1, I.2 …"""
    groups, criteria = [], []
    for index in range(draw(st.integers(1, 3))):
        code = ("I", "II", "III")[index]
        inside = [
            Criterion(
                code=f"{code}.{number}",
                name=f"{draw(_NAMES)} {number}",
                group=code,
                standard=draw(_FIXED if number == 1 else _FIXED | _OPEN),
                bonus=draw(st.none() | st.builds(Scale, max=_SIZES, step=st.just(Points("0.5")))),
                deduction=draw(
                    st.none()
                    | st.just(Scale(grading=PerOccurrence(each=Points("0.5"))))
                    | st.builds(Scale, max=_SIZES, step=st.just(Points("0.5")))
                ),
            )
            for number in range(1, draw(st.integers(2, 4)))
        ]
        groups.append(Group(code=code, name=f"PHẦN {draw(_NAMES)}", max=full_standard(inside)))
        criteria += inside
    return Rulebook(
        name="Bảng tiêu chí thi đua",
        base=None if left_open(criteria) else full_standard(criteria),
        groups=tuple(groups),
        criteria=tuple(criteria),
    )


@settings(deadline=None, max_examples=20)  # each starts a process that reads the file
@given(rulebooks())
def test_written_and_read_back_it_is_the_same(tmp_path_factory: object, rulebook: Rulebook) -> None:
    """Codes, texts, groups, points and what each time counts come back as they were."""
    file = Path(str(tmp_path_factory.mktemp("bang"))) / "bang.xlsx"  # type: ignore[attr-defined]
    write_table(file, rulebook, WORDS)
    back = composed(read_file(file), {})
    assert back.criteria == rulebook.criteria
    assert back.groups == rulebook.groups
    assert (back.base, back.name) == (rulebook.base, rulebook.name)
