"""No page says more of a told year than its sources, nor in the words of a year that runs."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

import adapters.examples
from domain.cycle.phases.chair_handover import NameNextOfficers
from domain.record.order import Order
from domain.record.record import cycle_stream
from domain.rulebook.officers import Found
from tests.cli.typed import Desk
from tests.rules.house import UNITS, written, year

Told = Callable[[str], Desk]

EXAMPLES = Path(adapters.examples.__file__).parent


def test_a_step_is_entered_not_done(told: Told) -> None:
    """What a told year has behind it was entered from its sources; whether it took place is theirs
    to say."""
    said = told("khuyet")("status", "khuyet/2014").said
    steps = said[said.index("Các bước") : said.index("Đơn vị giữ nhiệm vụ")]
    assert "Kế hoạch đã nhập" in steps
    assert "Bình xét, suy tôn đang nhập" in steps
    assert "Bàn giao chưa nhập" in steps
    for live in ("xong", "đang làm", "chưa đến"):
        assert live not in steps


def test_a_caption_is_no_accepted_handover(told: Told) -> None:
    """A fact that lets the telling go on stands in the source's words, not in those of the
    condition."""
    desk = told(str(EXAMPLES / "cum-4-2020"))
    said = desk("status", "cum-4/2020").said
    assert "theo nguồn Bàn giao nhiệm vụ Cụm trưởng: “Bàn giao nhiệm vụ Cụm Trưởng" in said
    assert "đã được hai bên nhận" not in said
    assert "Triệu tập" not in desk("log", "cum-4/2020").said
    assert "Tổng và hạng: nguồn không nêu." in desk("explain", "cum-4/2020", "bac-kan").said
    assert "Hạn: nguồn không nêu ngày nào" in desk("calendar", "cum-4/2020").said
    refused = desk("reconcile", "cum-4/2020")
    assert refused.code == 2
    assert "không nêu bảng điểm" in refused.err


def test_a_draft_that_is_told_was_sent_to_nobody(told: Told) -> None:
    """The source is a draft; whether anybody was asked for comments it does not say."""
    desk = told(str(EXAMPLES / "cum-8-2021"))
    assert "lấy ý kiến" not in desk("status", "cum-8/2021").said.partition("Làm được ngay")[0]
    assert "Gửi dự thảo" not in desk("log", "cum-8/2021").said
    assert "chưa" not in desk("outcome", "cum-8/2021").said.replace("chưa khớp", "")


def test_a_step_that_lacks_is_refused_in_the_words_of_sources(told: Told) -> None:
    """Nobody is told to vote in a year that is over."""
    desk = told("khuyet")
    refused = desk("do", "khuyet/2014", "advance_phase", "--as", "operator")
    assert refused.code == 1
    assert "(Cờ thi đua và Bằng khen): nguồn không nêu, hoặc nêu mà còn phải nhập" in refused.told
    assert "Bỏ phiếu" not in refused.told
    english = desk("do", "khuyet/2014", "advance_phase", "--as", "operator", "--lang", "en")
    assert "not stated in the source, or still to be entered" in english.told


def test_officers_of_whom_nobody_was_asked_are_not_unstated(told: Told) -> None:
    """In `status` as in `outcome`: a source that names the chair was asked about the vice; of what
    none was asked, none is silent."""
    desk = told("phan-cong")
    said = desk("status", "phan-cong/2018").said
    assert "Năm 2019: Cụm trưởng Nam Hòa, Cụm phó: nguồn không nêu" in said
    both = told("khong-noi")("status", "khong-noi/2017").said
    assert "Năm 2018: Cụm trưởng Nam Hòa, Cụm phó Bắc Lý Để" in both


@pytest.mark.parametrize(
    "typed", ["2018–2019", "2018 - 2019", "năm học 2018–2019", "Năm học 2018—2019"]
)
def test_a_school_year_is_typed_with_any_dash(told: Told, typed: str) -> None:
    """A dash as the source prints it, with or without "năm học"."""
    desk = told("nam-hoc")
    opened = desk(
        "do",
        "nam-hoc",
        "open_cycle",
        f"year={typed}",
        "backfill=true",
        "reason=x",
        "--as",
        "operator",
    )
    assert (opened.code, opened.err) == (0, "")
    assert desk("outcome", f"nam-hoc/{typed}").said.startswith("Cụm Năm học, năm 2018-2019")


A, B = UNITS[:2]
RULEBOOK = written("selections: [{code: co, name: Cờ thi đua, how: not_stated}]\n")


def test_how_officers_were_found_is_claimed_by_nobody_who_did_not_say_so(
    told: Told, tmp_path: Path
) -> None:
    """Left out of what is told, how they were found is not stated; nobody is called elected."""
    text = (Path(__file__).parent / "khong-noi.yaml").read_text("utf-8")
    (tmp_path / "bo-trong.yaml").write_text(
        text.replace("[bac], how: not_stated}", "[bac]}"), "utf-8"
    )
    desk = told(str(tmp_path / "bo-trong"))
    assert desk("outcome", "khong-noi/2017", "--json").json["next_officers_told"]["how"] == (
        "not_stated"
    )
    assert "bầu" not in desk("log", "khong-noi/2017").said


def test_an_order_given_before_is_the_same_order_still() -> None:
    """What was left out stood as "elected" when its id was claimed: played again, it is known."""
    stream = cycle_stream(year(RULEBOOK, backfill=True).state.id)
    salt, known = b"salt", uuid4()
    said, left_out = (
        Order(command_id=known, stream=stream, command=command, actor="a", backfill=True)
        for command in (
            NameNextOfficers(year="2027", chair=B, how=Found.ELECTED),
            NameNextOfficers(year="2027", chair=B),
        )
    )
    assert said.digest(salt) == left_out.digest(salt)
