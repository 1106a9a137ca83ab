"""What is typed of choices, and of a later source of a year that is told already."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.backfilling.chosen import chosen_said
from adapters.backfilling.told import ToldYear
from adapters.bootstrap import open_engine
from adapters.cli import app
from domain.cycle.guard import Phase
from tests.cli.typed import Answer, Desk

YEAR = "ven-song/2008"
#: From the cluster to the voting; of all else the source says nothing.
TOLD = [
    *("Cụm thi đua Ven Sông", "Ủy ban nhân dân tỉnh"),
    "Phòng Y tế Thạnh Phú = Thạnh Phú, Phòng Y tế An Hòa = An Hòa, Phòng Y tế Long Mỹ = Long Mỹ",
    *("Nhập lại từ tin", "Bản tin của sở", "tin", "15/3/2009", "3/3", "Thạnh Phú", "", "?"),
    *("Cờ thi đua, Bằng khen, Giấy khen", "?", "có", "?", "?", "?", "?", "có", "?", "?", "?", "có"),
    *("10/3/2009", "", "họp trực tiếp", "?", "?", "?", "?", "có"),
]
#: After the three choices: figures and the like, the officers, the handover.
REST = [*("?", "?", "?", "?", "có"), *("Long Mỹ", "", ""), *("?", "?", "?", "?")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path / "cu.db")
    assert found("init").code == 0
    return found


def asked(desk: Desk, *lines: str, lang: str = "vi") -> Answer:
    words = ["backfill", YEAR, "--db", str(desk.db), "--lang", lang]
    clean = {"THIDUA_DB": None, "THIDUA_LANG": None, "COLUMNS": "120"}
    result = CliRunner().invoke(app, words, input="".join(f"{line}\n" for line in lines), env=clean)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Answer(result.exit_code, result.stdout, result.stderr)


def test_a_choice_is_typed_as_the_source_prints_it(desk: Desk) -> None:
    """Two flags, one name cut off; one field of work and an office inside a member; a list that
    goes on: no command and no file is needed for it."""
    told = asked(
        desk,
        *TOLD,
        *("2: Thạnh Phú, Phòng Y tế xã T…", "suy tôn", "đề nghị", "UBND tỉnh"),
        *("An Hòa (về công tác dân số), Tổ Tiêm chủng (thuộc Long Mỹ)", "bình bầu", "", ""),
        *("Long Mỹ và An Hòa, …", "", "", ""),
        *REST,
    )
    assert "Đã hỏi hết." in told.out
    said = desk("outcome", YEAR).said
    assert "Cờ thi đua: Thạnh Phú và “Phòng Y tế xã T…” (tên in không đủ" in said
    assert "nguồn ghi “suy tôn”; đề nghị; UBND tỉnh [nguon-1]" in said
    assert "An Hòa (lĩnh vực “công tác dân số”) và “Tổ Tiêm chủng” (thuộc Long Mỹ)" in said
    assert "Giấy khen: Long Mỹ, An Hòa và các đơn vị khác (nguồn không nêu tên)" in said
    assert "bỏ phiếu" not in said.partition("Điều nguồn nêu")[0]
    assert "Cụm trưởng: Long Mỹ; Cụm phó: nguồn không nêu cách chọn: nguồn không nêu" in said


def test_a_later_source_is_asked_for_what_it_adds(desk: Desk) -> None:
    """Of a year that is told, whenever it is asked again: awards, choices and facts come beside
    those of before; the telling stays where it was, and Enter stores nothing."""
    quiet = ("", "", "")
    asked(desk, *TOLD, "Thạnh Phú", *quiet, "An Hòa", *quiet, "3", *quiet, *REST)
    again = asked(
        desk,
        *("Báo cáo của Cụm", "dự thảo", ""),
        "Kỷ niệm chương",
        *("An Hòa", "thống nhất", "đã quyết định", "Sở Y tế"),
        *("", ""),
        *("Long Mỹ", *quiet),
        *("An Hòa", "", "bầu"),
        *("phong trào thi đua", "Dạy tốt, học tốt; …", ""),
        "",
    )
    assert again.out.splitlines()[1] == "Đã hỏi hết."
    assert "Xem: thidua outcome" in again.said
    said = desk("outcome", YEAR).said
    assert "Cờ thi đua: các nguồn nêu khác nhau" in said
    assert "Thạnh Phú: cách chọn: nguồn không nêu [nguon-1]" in said
    assert "An Hòa: nguồn ghi “thống nhất”; đã quyết định; Sở Y tế [nguon-2]" in said
    assert "Bằng khen: An Hòa cách chọn: nguồn không nêu [nguon-1] Giấy" in said
    assert "Kỷ niệm chương: Long Mỹ" in said
    assert "Cụm trưởng An Hòa: bầu [nguon-2]" in said
    assert "Dạy tốt, học tốt; … [nguon-2] nguồn không nêu [nguon-1]" in said
    with open_engine(str(desk.db)) as engine:
        [(_, stream)] = engine.cycles()
        assert engine.cycle(stream).phase is Phase.CHAIR_HANDOVER
    stored = desk.stored()
    assert "Everything has been asked." in asked(desk, "", lang="en").said
    assert desk.stored() == stored


def test_a_later_source_that_was_broken_off_is_gone_on_with(desk: Desk) -> None:
    """By its code; what it has told already is not asked again."""
    quiet = ("", "", "")
    asked(desk, *TOLD, "Thạnh Phú", *quiet, "An Hòa", *quiet, "3", *quiet, *REST)
    asked(desk, "Báo cáo của Cụm", "dự thảo", "", "", "An Hòa", *quiet, "q")
    again = asked(desk, "nguon-2", "", "q")
    assert "Theo nguồn này, “Bằng khen” chọn những ai" in again.said
    assert "“Cờ thi đua” chọn những ai" not in again.said


@pytest.mark.parametrize(
    ("text", "chosen", "besides"),
    [
        ("An Hòa; Long Mỹ", ["An Hòa", "Long Mỹ"], {}),
        ("An Hòa và Long Mỹ", ["An Hòa", "Long Mỹ"], {}),
        ("3", [], {"count": 3}),
        ("3 đơn vị: An Hòa", ["An Hòa"], {"count": 3}),
        ("An Hòa, và các đơn vị khác", ["An Hòa"], {"and_others": True}),
        ("An Hòa, v.v.", ["An Hòa"], {"and_others": True}),
        ("An Hòa…", ["An Hòa"], {"and_others": True}),
        ("Phòng Y tế xã T...", [], {"recipients": [{"printed": "Phòng Y tế xã T..."}]}),
        (
            "An Hòa (lĩnh vực dân số, gia đình)",
            [],
            {"recipients": [{"unit": "An Hòa", "field": "dân số, gia đình"}]},
        ),
        (
            "Tổ Tiêm chủng (thuộc Long Mỹ)",
            [],
            {"recipients": [{"inside": "Tổ Tiêm chủng", "unit": "Long Mỹ"}]},
        ),
    ],
)
def test_whom_a_source_names_is_read(
    desk: Desk, text: str, chosen: list[str], besides: dict[str, object]
) -> None:
    """Members, numbers, lists that go on, offices, fields of work, names that are cut off."""
    asked(desk, *TOLD[:3], "q")
    with open_engine(str(desk.db)) as engine:
        assert chosen_said(ToldYear(engine, "ven-song", "2008"), text) == (chosen, besides)


def test_a_table_of_ranks_alone_is_told(desk: Desk, tmp_path: Path) -> None:
    """From the file in which they stand; a rank that is none is refused with its cell."""
    (tmp_path / "sai.csv").write_text("Hạng,Đơn vị\n1,Thạnh Phú\n?,An Hòa\n", "utf-8")
    (tmp_path / "hang.csv").write_text("Hạng,Đơn vị\n1,Thạnh Phú\n2,An Hòa\n", "utf-8")
    at_scores = [*TOLD[:11], "Cờ thi đua", *TOLD[12:21]]
    wrong = asked(desk, *at_scores, str(tmp_path / "sai.csv"), str(tmp_path / "hang.csv"), "q")
    assert "“?”" in wrong.said
    assert "✓" in wrong.said.rpartition("“?”")[2]
    rows = [line.split() for line in desk("outcome", YEAR).out.splitlines()]
    assert ["1", "Thạnh", "Phú"] in rows
    assert ["2", "An", "Hòa"] in rows


def test_who_was_chosen_is_unstated_for_one_award_alone(desk: Desk) -> None:
    """It is stored and not put off, is not asked again, and says nothing of the other awards."""
    quiet = ("", "", "")
    told = asked(desk, *TOLD, "Thạnh Phú", *quiet, "?", "?", *REST[:4], "có", *REST[5:])
    assert "Đã hỏi hết." in told.out
    said = desk("outcome", YEAR).said
    assert "Bằng khen: nguồn không nêu" in said
    shown = desk("outcome", YEAR, "--json").json["outcome"]["statements"]
    [vote] = [one for one in shown if one["topic"] == "vote"]
    assert vote["said"] == {"type": "not_stated"}
    assert vote["note"]["text"] == "“Bằng khen”, “Giấy khen”"
    assert "còn lại 0 câu" in asked(desk).said


def test_a_choice_that_was_called_unstated_is_answered_again(desk: Desk) -> None:
    """With ``<``: what is named is told, and no longer called unstated."""
    quiet = ("", "", "")
    asked(desk, *TOLD, "Thạnh Phú", *quiet, "?", "?", "<", "An Hòa", *quiet, "q")
    shown = desk("outcome", YEAR, "--json").json["outcome"]["statements"]
    [vote] = [one for one in shown if one["topic"] == "vote"]
    assert vote["note"]["text"] == "“Bằng khen”"
    assert "Giấy khen: An Hòa" in desk("outcome", YEAR).said


def test_a_name_of_no_unit_stores_nothing_of_the_answer(desk: Desk) -> None:
    """Not even that the source is silent about the vice."""
    wrong = asked(desk, *TOLD[:8], "Sở Nào Đó", "", "q")
    assert "Chưa nhận: Không thấy" in wrong.said
    assert "Cụm phó: nguồn không nêu" not in wrong.said


def test_what_waits_for_an_answer_is_counted(desk: Desk) -> None:
    """One question put off, and all others with it: both numbers are told, in both languages."""
    assert "Còn 1 câu để sau" in (told := asked(desk, "").said)
    assert "34 câu nữa chỉ hỏi được khi đã trả lời những câu này." in told
    assert "34 more can be asked only once these are answered." in asked(desk, "", lang="en").said


def test_questions_and_answers_are_in_one_language(desk: Desk) -> None:
    """What Enter stands for as well; no key or code of the program is shown."""
    said = asked(desk, *TOLD[:14], "", "q", lang="en").said
    assert "[yes]" in said
    assert "[có]" not in said
    for key in ("not_stated", "every_unit_registered", "record_fact", "news_item", "plan_issued"):
        assert key not in said


def test_a_school_year_is_told_under_its_name(desk: Desk) -> None:
    """Typed with a dash and its word; it touches two civil years, and a day without a year is asked
    for one of them."""
    year = "ven-song/năm học 2008–2009"
    clean = {"THIDUA_DB": None, "THIDUA_LANG": None, "COLUMNS": "120"}
    lines = [*TOLD[:6], "15/6", "2009", "năm học 2008–2009", "q"]
    typed_in = "".join(f"{line}\n" for line in lines)
    told = CliRunner().invoke(
        app, ["backfill", year, "--db", str(desk.db)], input=typed_in, env=clean
    )
    assert "Năm nào (2008 hay 2009)" in told.stdout
    assert desk("outcome", "ven-song/2008-2009").said.startswith(
        "Cụm thi đua Ven Sông, năm học 2008–2009"
    )


def test_going_back_says_what_it_passes_over(desk: Desk) -> None:
    """What was recorded as an act is not asked again here; with what it is mended is told."""
    told = asked(desk, *TOLD[:12], "12/KH", "1/3/2008", "", "<", "", "q")
    assert "Bỏ qua “Kế hoạch của Cụm: số, ngày, nơi ký”: đã ghi thành việc" in told.said
    assert "Đang ghi: Thạnh Phú. Enter = giữ nguyên" in told.said
