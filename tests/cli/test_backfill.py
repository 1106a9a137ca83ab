"""Telling a past year question by question: every answer may be that the source does not say."""

from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.backfilling.answers import Act
from adapters.backfilling.questions import open_question
from adapters.backfilling.told import ToldYear
from adapters.bootstrap import Engine, initialize, open_engine
from adapters.cli import app
from adapters.door.orders import beginning_order, begins, read_order
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.record.record import LOCAL_OPERATOR
from domain.values.known import Counted, Happened, Known, NotStated
from domain.values.when import When
from tests.cli.typed import Answer, Desk

YEAR = "khoi-9/2019"
BEGINNING = [
    *("Khối thi đua số 9", ""),
    "Sở Y tế An Giang = An Giang, Sở Y tế Cà Mau = Cà Mau, Bến Tre",
    "Tìm thấy hồ sơ cũ",
    *("Báo cáo tổng kết 2019", "dự thảo", "20/12/2019"),
]
#: What is asked after the beginning, where nothing is known of anything.
SILENT = [
    *("?", "?", "?", "?"),  # members, chair, criteria, awards
    *("?", "có"),  # plan
    *("?", "?", "?", "?", "có"),  # registration, targets, pledge, deadlines
    *("?", "?", "?", "có"),  # movements, reports, scores
    *("?", "?", "?", "?", "?", "có"),  # conference
    *("?", "?", "?", "?", "có"),  # the vote
    *("?", "?", "?", "?", "?"),  # handover
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path / "cu.db")
    assert found("init").code == 0
    return found


def asked(desk: Desk, *lines: str, more: tuple[str, ...] = ()) -> Answer:
    """Answer the questions line by line; when the lines end, the person has gone."""
    words = ["backfill", YEAR, "--db", str(desk.db), *more]
    clean = {"THIDUA_DB": None, "THIDUA_LANG": None, "COLUMNS": "120"}
    typed = "".join(f"{line}\n" for line in lines)
    result = CliRunner().invoke(app, words, input=typed, env=clean)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Answer(result.exit_code, result.stdout, result.stderr)


def cycle(desk: Desk) -> Cycle:
    with open_engine(str(desk.db)) as engine:
        [(_, stream)] = engine.cycles()
        return engine.cycle(stream)


def test_a_year_of_which_nothing_is_known_is_told_to_its_end(desk: Desk) -> None:
    """Only cluster, units and the source must be named; nothing else is invented."""
    told = asked(desk, *BEGINNING, *SILENT)
    assert told.code == 0
    assert "Đã hỏi hết." in told.out
    found = cycle(desk)
    assert found.phase is Phase.CHAIR_HANDOVER
    assert {fact.said for fact in found.facts.values()} == {NotStated()}
    assert found.officers.chair is None
    assert found.conference.called is None
    assert asked(desk).said.startswith("Nhập lại năm khoi-9/2019: còn lại 0 câu.")


def test_what_is_known_is_stored_as_it_is_said(desk: Desk) -> None:
    """Counts, words of the source, dates and units stand as they were given."""
    told = asked(
        desk,
        *BEGINNING,
        *("3/3", "An Giang", "?", "?", "Cờ thi đua, Bằng khen"),
        *("12/KH", "01/03/2019", ""),
        *("3/3: An Giang, Cà Mau", "?", "có", "?", "có"),
        *("3/3", "hằng quý", "?", "có"),
        *("15/01/2020", "?", "?", "3/3", "?", "có", "?", "có"),
        *("An Giang", "suy tôn", "đề nghị", "Bộ Y tế", "Cà Mau, Bến Tre", "", "", ""),
        *("?", "chỉ nêu là đa số", "?", "?", "có"),
        *("Cà Mau", "", "bầu", "có", "?", "?", "?"),
    )
    assert "Đã hỏi hết." in told.out, told.out
    found = cycle(desk)
    assert found.facts["pledge"].said == Happened()
    assert found.facts["ballot_figures"].said == Known(value="chỉ nêu là đa số")
    registered = found.facts["registration"].said
    assert isinstance(registered, Counted)
    assert (registered.count, len(registered.named)) == (3, 2)
    assert len(found.voting.made["bang-khen"].chosen) == 2
    assert found.handover.next_officers is not None
    assert {found.facts[topic].said for topic in ("place", "mode")} == {NotStated()}
    page = desk("outcome", YEAR).said
    assert "Khối trưởng: An Giang; Khối phó: nguồn không nêu" in page
    assert "Cờ thi đua: An Giang nguồn ghi “suy tôn”; đề nghị; Bộ Y tế [nguon-1]" in page
    assert "phiếu" not in page.partition("Nguồn [nguon-1]")[0]


def test_two_units_whose_names_differ_in_a_mark_are_both_entered(desk: Desk) -> None:
    """Lộc Thạnh is not taken for Lộc Thành, and each gets a code of its own."""
    named = "Xã Lộc Thành, Xã Lộc Thạnh, Xã Ba Tơ"
    asked(desk, *BEGINNING[:2], named, *BEGINNING[3:], "3/3", "q")
    assert len(cycle(desk).members) == 3
    with open_engine(str(desk.db)) as engine:
        codes = [row.label for row, _ in engine.store.all_names("unit") if row.kind == "code"]
    assert sorted(codes) == ["xa-ba-to", "xa-loc-thanh", "xa-loc-thanh-2"]


def test_a_telling_that_was_broken_off_goes_on_where_it_stopped(desk: Desk) -> None:
    """Each answer is stored as it is given: with q, and when the terminal is gone."""
    assert "Đã dừng" in asked(desk, *BEGINNING, "3/3", "q").out
    again = asked(desk, *SILENT[1:4])
    assert "Khối trưởng) năm 2019" in again.out.splitlines()[1]
    assert "Đã dừng" in again.out
    assert "Đã hỏi hết." in asked(desk, *SILENT[4:]).out


def test_a_question_may_be_put_off(desk: Desk) -> None:
    """Enter asks again another time; it is no answer."""
    told = asked(desk, *BEGINNING, "", *SILENT[1:])
    assert "Còn 1 câu để sau." in told.out
    assert "· Cụm có bao nhiêu thành viên" in told.out
    assert "members" not in told.out
    assert "members" not in cycle(desk).facts
    assert "Đã hỏi hết." in asked(desk, "3/3").out


def test_what_was_put_off_is_not_called_unstated(desk: Desk) -> None:
    """Going on past a question that nobody answered says nothing of the source."""
    told = asked(desk, *BEGINNING, *SILENT[:6], "", "?", "?", "?", "có", "q")
    assert "Nguồn không nêu: mọi đơn vị đã ký giao ước." in told.said
    assert "Để sau, chưa hỏi nguồn: mọi đơn vị đã đăng ký." in told.said
    assert "lý do: “Câu này để sau; quyết định nhập tiếp bước sau”" in told.said


def test_a_wrong_answer_is_told_and_asked_again(desk: Desk) -> None:
    """A refusal stores nothing of its own and ends nothing."""
    told = asked(desk, *BEGINNING, "4/3", "3/3", "Long Xuyên", "An Giang", "", "q")
    assert told.code == 0
    assert told.out.count("Chưa nhận:") == 2
    assert cycle(desk).facts["members"].said == Counted(count=3, of=3)


def test_what_must_be_answered_cannot_be_left_unstated(desk: Desk) -> None:
    """A year without a cluster's name or a source cannot be told."""
    told = asked(desk, "?", "Khối thi đua số 9", "", "q")
    assert "phải có câu trả lời" in told.out
    assert "Khối thi đua số 9" in told.out


def test_the_published_table_comes_from_a_file(desk: Desk, tmp_path: Path) -> None:
    """Scores are read as reconcile reads them; what cannot be read is refused with its cell."""
    table = tmp_path / "bang.csv"
    table.write_text(
        "TT;Đơn vị;Điểm chuẩn;Điểm thưởng;Điểm trừ;Tổng điểm\n"
        "1;An Giang;100;+18;-0,5;117,5\n2;Cà Mau;98;+12;-3;107\n3;Bến Tre;96;;;96\n",
        "utf-8",
    )
    missing = str(tmp_path / "khong-co.csv")
    told = asked(desk, *BEGINNING, *SILENT[:13], missing, str(table), "q")
    assert told.out.count("Chưa nhận:") == 1
    assert "An Giang" in desk("outcome", YEAR).said
    assert "117,5" in desk("outcome", YEAR).said


def test_the_questions_are_listed_without_asking(desk: Desk) -> None:
    """For people, and for programs."""
    asked(desk, *BEGINNING, "3/3", "q")
    listed = asked(desk, more=("--list",))
    assert "✓ Cụm có bao nhiêu thành viên" in listed.out
    assert "· Đơn vị Cụm trưởng" in listed.out
    found = asked(desk, more=("--json", "--lang", "en")).json
    states = {one["question"]: one["state"] for one in found["questions"]}
    assert (states["members"], states["chair"], states["election"]) == ("done", "open", "later")


def test_a_live_year_is_not_told(desk: Desk) -> None:
    """The guided telling is for back-fill only, and a year is named as cluster and year."""
    asked(desk, *BEGINNING, "q")
    done = desk("do", YEAR, "take_live", "reason=xong", "--as", "operator")
    assert done.code == 0
    refused = asked(desk)
    assert (refused.code, "đang ghi trực tiếp" in refused.told) == (1, True)
    assert desk("backfill", "khoi-9").code == 1


def test_every_part_of_an_answer_may_be_left_to_the_source(desk: Desk) -> None:
    """Authority, the source's date, vice, the plan's date and signer: "?" is an answer as well."""
    told = asked(
        desk,
        *("Khối thi đua số 9", "?", *BEGINNING[2:4]),
        *("Báo cáo tổng kết 2019", "dự thảo", "?"),
        *("3/3", "An Giang", "?", "?", "?"),
        *("12/KH", "?", "?", "q"),
    )
    assert "Chưa nhận" not in told.out, told.out
    found = cycle(desk)
    assert found.facts["vice_chair"].said == NotStated()
    assert found.plan.issued is not None
    assert (found.plan.issued.number, found.plan.issued.date) == ("12/KH", None)
    assert found.plan.issued.signer is None
    assert found.papers[2] is None  # the source's


def test_who_belonged_may_be_unstated(desk: Desk) -> None:
    """No unit is named: the year is told to its end without members."""
    told = asked(desk, *BEGINNING[:2], "?", *BEGINNING[3:], *SILENT)
    assert "Chưa nhận" not in told.out, told.out
    found = cycle(desk)
    assert (found.members, found.phase) == ((), Phase.CHAIR_HANDOVER)
    assert found.facts["members"].said == NotStated()
    assert asked(desk).said.startswith("Nhập lại năm khoi-9/2019: còn lại 0 câu.")


def test_a_word_that_is_no_choice_is_asked_again_at_once(desk: Desk) -> None:
    """With the choices; what must be chosen cannot be left to the source."""
    told = asked(desk, *BEGINNING[:5], "bản nháp", "?", "dự thảo", "?", "q")
    assert "“bản nháp” không có trong các lựa chọn: văn bản đã ký | dự thảo" in told.said
    assert "phải có câu trả lời" in told.said
    assert cycle(desk).sources["nguon-1"].grade == "draft"
    assert "[dự thảo]" in told.out


def test_it_says_how_many_questions_are_left(desk: Desk) -> None:
    """Those that are not asked yet count as well, and each answer makes them fewer."""
    told = asked(desk, *BEGINNING, "3/3", "?", "q")
    left = [line[1:].split("]")[0] for line in told.out.splitlines() if line.startswith("[")]
    assert left == [f"còn {count}" for count in (35, 34, 33, 32, 31, 30, 29)]
    assert asked(desk).said.startswith("Nhập lại năm khoi-9/2019: còn lại 29 câu.")


def test_words_are_taken_for_the_value_that_they_are(desk: Desk) -> None:
    """“tin” is a news item although the choice reads “tin, bài”; “trực tiếp” is in person."""
    asked(desk, *BEGINNING[:5], "tin", "", *SILENT[:15], "q")
    told = asked(desk, "15/01/2020", "?", "trực tiếp", "q")
    found = cycle(desk)
    assert found.sources["nguon-1"].grade == "news_item"
    assert "họp trực tiếp" in told.said
    assert "không có trong các lựa chọn" not in told.said


def test_a_date_that_is_none_is_refused_at_once(desk: Desk) -> None:
    """The field is asked again by itself, not the whole question; nothing is stored."""
    told = asked(desk, *BEGINNING[:5], "dự thảo", "31/02/2019", "20/12/2019", "q")
    assert "“31/02/2019” không đọc được thành ngày" in told.said
    assert told.out.count("Tên nguồn") == 1
    assert list(cycle(desk).sources) == ["nguon-1"]


def test_a_date_without_a_year_is_asked_for_its_year(desk: Desk) -> None:
    """No year is taken for granted: a conference is often of the next one."""
    asked(desk, *BEGINNING, *SILENT[:15], "q")
    told = asked(desk, "15-16/01", "2020", "?", "?", "q")
    assert "“15-16/01” chưa ghi năm. Năm nào (2019 hay 2020)" in told.said
    assert cycle(desk).conference.called == When.read("2020-01-15/2020-01-16")


def test_a_path_of_any_length_is_only_a_file_that_is_not_there(desk: Desk) -> None:
    """Three thousand characters, a home that there is not: told in a sentence, and asked again."""
    asked(desk, *BEGINNING, "3/3", "?", "q")
    told = asked(desk, "/" + "a" * 3000, "~khongco/bang.yaml", "?", "q")
    assert (told.code, told.out.count("Chưa nhận:")) == (0, 2)
    assert "aaa…. Kiểm tra tên" in told.said
    assert cycle(desk).facts["criteria"].said == NotStated()


def test_an_answer_is_given_again(desk: Desk) -> None:
    """“<” goes back, shows what stands, and Enter leaves it; the log keeps both answers."""
    told = asked(
        desk, *BEGINNING, "12/15", "An Giang", "", "<", "Cà Mau", "", "<", "<", "3/3", "<", "", "q"
    )
    assert "Đang ghi: 12/15 đơn vị" in told.said
    assert "Đang ghi: Cà Mau." in told.said
    assert "Giữ nguyên." in told.said
    found = cycle(desk)
    assert found.facts["members"].said == Counted(count=3, of=3)
    with open_engine(str(desk.db)) as engine:
        assert found.officers.chair is not None
        assert engine.names().unit(found.officers.chair) == "Cà Mau"


def test_before_the_first_answer_there_is_nothing_to_go_back_to(desk: Desk) -> None:
    """It is said so, and the question is asked again."""
    told = asked(desk, "<", "Khối thi đua số 9", "", "q")
    assert "không có câu nào trả lời lại được" in told.said
    assert "Thành lập Khối thi đua số 9" in told.said


def test_what_was_never_asked_is_not_called_unstated(desk: Desk) -> None:
    """Broken off after the plan, the outcome claims of no source that it is silent; what was
    answered with “?” is, and the JSON tells both apart."""
    asked(desk, *BEGINNING, *SILENT[:6], "q")
    page = desk("outcome", YEAR).said
    assert "Biên bản chưa nhập" in page
    assert "Bàn giao nhiệm vụ Khối trưởng chưa nhập" in page
    assert "Năm sau: chưa nhập" in page
    assert "Năm 2019: Khối trưởng: nguồn không nêu; Khối phó: nguồn không nêu" in page
    assert "Kế hoạch nguồn không nêu [nguon-1]" in page
    told = desk("outcome", YEAR, "--json").json["outcome"]["statements"]
    said = {one["topic"]: one["said"]["type"] for one in told}
    assert (said["minutes"], said["plan"]) == ("not_told", "not_stated")
    assert "Minutes not told yet" in desk("outcome", YEAR, "--lang", "en").said


def test_whoever_attended_becomes_no_member(desk: Desk) -> None:
    """Guests stay in the words of the source; no unit is entered for them, and none joins."""
    asked(desk, *BEGINNING, *SILENT[:15], "15/01/2020", "?", "?", "q")
    told = asked(desk, "4/4: An Giang, Ban Thi đua - Khen thưởng tỉnh", "q")
    assert "Chưa nhận" not in told.out
    found = cycle(desk)
    words = "4/4: An Giang, Ban Thi đua - Khen thưởng tỉnh"
    assert found.facts["attendance"].said == Known(value=words)
    assert len(found.members) == 3
    with open_engine(str(desk.db)) as engine:
        assert sum(row.kind == "code" for row, _ in engine.store.all_names("unit")) == 3


def test_answers_that_do_not_go_together_are_remarked(desk: Desk) -> None:
    """Other counts of units, a conference before its plan: said once, and stored as answered."""
    told = asked(
        desk,
        *BEGINNING,
        *("12/15", "?", "?", "?", "12/KH", "01/03/2019", ""),
        *("?", "?", "12/12", "?", "có", "?", "?", "?", "có"),
        *("15/01/2019", "?", "?", "q"),
    )
    assert "Thành viên: 12/15, ký kết giao ước thi đua: 12/12" in told.said
    assert "Hội nghị tổng kết ngày 15/01/2019, trước ngày 01/03/2019 của kế hoạch" in told.said
    assert told.out.count("  ! ") == 2
    assert cycle(desk).facts["pledge"].said == Counted(count=12, of=12)
    again = asked(desk, "?", "q", more=("--lang", "en"))
    assert "  ! " not in again.out


def test_what_took_place_inside_what_did_not_is_remarked(desk: Desk) -> None:
    """No registration, and yet targets; more units entered than there are."""
    told = asked(desk, *BEGINNING, "2/2", "q", more=("--lang", "en"))
    assert "3 units were entered, the source says there are 2." in told.said
    told = asked(desk, *SILENT[1:6], "không", "theo chuyên đề", "q")
    assert "Đăng ký thi đua: nguồn nêu là không có, nhưng" in told.said


#: What is typed where something is known; of all else the source says nothing.
KNOWN = {
    "cluster": {"name": "Khối thi đua số 9"},
    "units": {"units": "Sở Y tế An Giang = An Giang, Sở Y tế Cà Mau = Cà Mau, Bến Tre"},
    "open": {"reason": "Tìm thấy hồ sơ cũ"},
    "source": {"title": "Báo cáo", "grade": "draft"},
    "chair": {"chair": "An Giang", "vices": "?"},
    "awards": {"titles": "Cờ thi đua"},
    "plan": {"number": "12/KH", "date": "2019-03-01"},
    "conference": {"date": "2020-01-15", "place": "?", "mode": "?"},
    "selection:co-thi-dua": {"chosen": "Cà Mau", "word": "", "stage": "", "by": ""},
    "election": {"chair": "Cà Mau", "vices": "?", "how": "elected"},
}


class _PulledError(Exception):
    """Somebody pulled the plug."""


def told_through(engine: Engine, after: int | None = None) -> list[int]:
    """Tell the year as the desk does, and break off after so many stored acts; gives after how
    many of them an answer was stored in part."""
    told, done, inside = ToldYear(engine, "khoi-9", "2019"), 0, []
    while question := open_question(told):
        step = question.key.startswith("step:")
        answers = {"yes": "có"} if step else KNOWN.get(question.key)
        if answers is None:
            assert question.unstated is not None
        acts = question.unstated(told) if answers is None else question.acts(told, answers)  # type: ignore[misc]
        acts = list(acts)
        for left, act in zip(reversed(range(len(acts))), acts, strict=True):
            carry_out(engine, act)
            done += 1
            inside += [done] if left else []
            if done == after:
                raise _PulledError
            told.look_again()
    return inside


def carry_out(engine: Engine, act: Act) -> None:
    raw = dict(act.raw)
    if begins(str(raw["command"])):
        order = beginning_order(
            engine,
            act.target,
            raw,
            actor=LOCAL_OPERATOR,
            seat="operator",
            at=act.at,
            command_id=None,
        )
    else:
        order = read_order(
            engine, act.target, raw, actor=LOCAL_OPERATOR, seat="operator", at=act.at
        )
    engine.handle(order)


def test_broken_off_inside_an_answer_the_telling_comes_to_the_same(tmp_path: Path) -> None:
    """An answer may be several acts; whichever was the last, nothing is asked twice, nothing is
    forgotten and nothing stands twice."""
    with initialize(str(tmp_path / "whole.db"), practice=False) as engine:
        inside = told_through(engine)
        whole = types(engine)
    assert len(inside) > 8
    for after in inside:
        with initialize(str(tmp_path / f"{after}.db"), practice=False) as engine:
            with pytest.raises(_PulledError):
                told_through(engine, after)
            told_through(engine)
            assert types(engine) == whole, after


def types(engine: Engine) -> Counter[str]:
    return Counter(one.event.header.type for one in engine.store.all_events(0, 1000))
