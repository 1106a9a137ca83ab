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
    assert asked(desk).said.startswith("Nhập lại năm khoi-9/2019: còn 0/")


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
        *("An Giang", "Cà Mau, Bến Tre", "?", "chỉ nêu là đa số", "?", "?", "có"),
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
    assert "Cờ thi đua: An Giang" in page


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
    assert "Còn 1 câu để sau: members." in told.out
    assert "members" not in cycle(desk).facts
    assert "Đã hỏi hết." in asked(desk, "3/3").out


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
    assert asked(desk).said.startswith("Nhập lại năm khoi-9/2019: còn 0/")


def test_a_word_that_is_no_choice_is_asked_again_at_once(desk: Desk) -> None:
    """With the choices; what must be chosen cannot be left to the source."""
    told = asked(desk, *BEGINNING[:5], "bản nháp", "?", "dự thảo", "?", "q")
    assert "“bản nháp” không có trong các lựa chọn: văn bản đã ký, dự thảo" in told.said
    assert "phải có câu trả lời" in told.said
    assert cycle(desk).sources["nguon-1"].grade == "draft"
    assert "[dự thảo]" in told.out


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
    "selection:co-thi-dua": {"chosen": "Cà Mau"},
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
