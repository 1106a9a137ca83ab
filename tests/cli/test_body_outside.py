"""A department outside the cluster scores one criterion for every unit, as it is typed and read."""

import json
from pathlib import Path

import pytest

from adapters.bootstrap import open_engine
from domain.notices import Topic
from tests.cli.test_rungs import CYCLE, YEAR
from tests.cli.typed import Desk
from tests.notice_texts.letters import of_topic, said_by, said_in, written
from tests.sheets.hands import fill

BODY = ("--as", "scorer@so-noi-vu")
CHAIR = ("--as", "secretary@a")
GIVE = ("do", CYCLE, "record_external_score", "unit=c", "authority=Sở Nội vụ")
PAPER = ("document.kind=Công văn", "document.number=12/SNV")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The chair's office has named the department."""
    found = Desk(tmp_path / "cap.db")
    assert found("init", "--practice").code == 0
    assert found("play", YEAR).code == 0
    named = found("do", CYCLE, "name_scorer", "body=Sở Nội vụ", "unit=so-noi-vu", *CHAIR)
    assert "“Sở Nội vụ” tự ghi điểm của mình: Sở Nội vụ" in named.said
    return found


def test_it_sees_its_criterion_the_units_and_what_it_gave(desk: Desk) -> None:
    """With the criterion's guidance, in both languages and as JSON; nothing that others score."""
    assert desk(*GIVE, "criterion=3", "value=9", *PAPER, *BODY).code == 0
    page = desk("sheets", CYCLE, *BODY).said
    assert "3: Cải cách hành chính, tối đa 10; cách chấm: Theo chỉ số CCHC đã công bố" in page
    assert "Cát 9" in page
    assert "Nhiệm vụ" not in page
    assert "how it is scored" in desk("sheets", CYCLE, *BODY, "--lang", "en").said
    told = json.loads(desk("sheets", CYCLE, *BODY, "--json").out)
    assert [one["code"] for one in told["criteria"]] == ["3"]
    given = {one["unit"]: [cell["value"] for cell in one["given"]] for one in told["units"]}
    assert given == {"An": [], "Bình": [], "Cát": ["9"], "Đông": []}


def test_its_table_has_one_column_over_all_units_and_is_read_back_in_one_act(
    desk: Desk, tmp_path: Path
) -> None:
    """Out to Excel, filled in, compared, and recorded with the number of its letter; read again it
    says nothing new."""
    made = desk("sheets", "make", CYCLE, *BODY, "--out", tmp_path)
    path = tmp_path / "bang-diem-so-noi-vu.xlsx"
    assert f"--table {path} --as scorer@so-noi-vu" in made.out.replace("\n", " ")
    fill(path, {"C5": 8.5, "C6": 7, "C7": 9, "C8": 10})
    read = ("sheets", "read", CYCLE, "--table", path, *BODY, "--number", "15/SNV")
    before = desk.stored()
    assert "CHƯA GHI GÌ" in desk(*read).said
    assert desk.stored() == before
    assert desk(*read, "--yes").code == 0
    assert desk.stored() == before + 4
    assert (
        "Đông: Sở Nội vụ chấm tiêu chí 3, điểm chuẩn 10; Công văn số 15/SNV"
        in desk("log", CYCLE).said
    )
    assert "Không có gì để ghi" in desk(*read, "--yes").said
    fill(path, {"C5": 90})
    wrong = desk(*read, "--yes")
    assert wrong.code == 1
    assert "ô C5" in wrong.said
    assert desk.stored() == before + 4


@pytest.mark.parametrize(
    "read",
    [
        ("status", CYCLE),
        ("outcome", CYCLE),
        ("log", CYCLE),
        ("explain", CYCLE, "c"),
        ("calendar", CYCLE),
        ("history", CYCLE, "c", "1"),
        ("inbox",),
    ],
)
def test_every_other_read_is_closed_to_it(desk: Desk, read: tuple[str, ...]) -> None:
    """The same answer whatever is there."""
    assert desk(*read, *BODY).code == 1


@pytest.mark.parametrize("seat", ["unit_officer@c", "scorer@c", "secretary@a"])
def test_its_table_is_nobody_elses(desk: Desk, seat: str, tmp_path: Path) -> None:
    """Neither a unit's, which gets its own sheet, nor of one that is no such body; the chair's
    office copies a document."""
    assert "cách chấm" not in desk("sheets", CYCLE, "--as", seat).said
    desk("sheets", "make", CYCLE, "--as", seat, "--out", tmp_path)
    assert list(tmp_path.glob("bang-diem-*.xlsx")) == []
    assert desk(*GIVE, "criterion=3", "value=8", *PAPER, *CHAIR).code == 0


@pytest.mark.parametrize("seat", ["scorer@c", "unit_officer@a"])
def test_who_is_no_such_body_sees_no_state_of_sheets(desk: Desk, seat: str) -> None:
    """That is the chair's business."""
    assert desk("sheets", CYCLE, "--as", seat).code == 1


def test_it_is_asked_by_a_letter_that_says_nothing_of_others(desk: Desk) -> None:
    """What it scores, for whom, and until when; once all is given nothing is asked any more; text
    and page say the same, in both languages."""
    with open_engine(str(desk.db)) as engine:
        asked = of_topic(engine, Topic.BODY_ASKED)
        assert asked.notice.to.office == "scorer"
        letter = written(engine, asked)
        assert (
            "tiêu chí 3. Cải cách hành chính cho các đơn vị: An, Bình, Cát và Đông" in letter.text
        )
        assert "Cách chấm: Theo chỉ số CCHC đã công bố" in letter.text
        assert "chậm nhất hết ngày 30/11/2026" in " ".join(letter.text.split())
        assert "Nhiệm vụ" not in letter.text
        for lang in ("vi", "en"):
            found = written(engine, asked, lang)
            assert said_by(found.html) == said_in(found.text)
    for unit in "abcd":
        give = ("do", CYCLE, "record_external_score", f"unit={unit}", "authority=Sở Nội vụ")
        assert desk(*give, "criterion=3", "value=9", *PAPER, *BODY).code == 0
    with open_engine(str(desk.db)) as engine:
        later = written(engine, of_topic(engine, Topic.BODY_ASKED))
        assert "không phải làm gì thêm" in later.text


def test_naming_a_body_is_offered_only_where_one_is_unnamed(desk: Desk, tmp_path: Path) -> None:
    """Not in a year whose rulebook has none, nor once all are named."""
    assert "name_scorer" not in desk("do", CYCLE).said
    other = Desk(tmp_path / "other.db")
    assert other("init", "--practice").code == 0
    assert other("play", YEAR).code == 0
    assert "name_scorer" in other("do", CYCLE).said
