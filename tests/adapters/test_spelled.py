"""Lists, codes and parts of a vote as people write them."""

from typing import Any

import msgspec
import pytest

from adapters.door.commands import convert, read_command
from adapters.door.key_values import CellKeys, fields
from adapters.door.spelled import named_codes
from domain.cycle.awards.file import Result, Verdict
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.phases.registration import RegisterTargets
from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.counting import CountHands, RecordCount
from domain.cycle.votes.opening import OpenBallot, TitleAsked
from domain.cycle.year_work.reporting import Period
from domain.reckoning.ballot import Void, Votes
from domain.rulebook.selections import Base, Kind, Method, Selection
from domain.values.names import fold
from domain.values.refusal import Refusal
from tests.adapters.practice import Practice
from tests.factories import RULEBOOK


def typed(practice: Practice, command: str, *words: str) -> Any:
    """What ``thidua do … COMMAND WORDS`` becomes."""
    return read_command({**fields(words), "command": command}, practice.store)


@pytest.mark.parametrize(
    ("written", "method"),
    [
        ("giơ tay", Method.SHOW_OF_HANDS),
        ("Gio tay", Method.SHOW_OF_HANDS),
        ("Phiếu giấy", Method.PAPER),
        ("show_of_hands", Method.SHOW_OF_HANDS),
        ("show of hands", Method.SHOW_OF_HANDS),
        ("phiếu kín", Method.PAPER),
        ("Bỏ phiếu kín", Method.PAPER),
        ("biểu quyết giơ tay", Method.SHOW_OF_HANDS),
        ("công khai", Method.OPEN),
    ],
)
def test_a_code_may_be_written_as_it_is_called(
    practice: Practice, written: str, method: Method
) -> None:
    """The office's own words, with tones or without, or the code itself."""
    words = ("ballot=1", "selection=co", f"method={written}", "nominees=hoa-sen")
    command = typed(practice, "open_ballot", *words)
    assert isinstance(command, OpenBallot)
    assert command.method is method


def test_words_are_read_deep_inside_too(practice: Practice) -> None:
    """A phase, and the base of a threshold inside a selection of a rulebook."""
    command = typed(practice, "set_deadline", "code=chấm điểm", "until=2026-11-30")
    assert isinstance(command, SetDeadline)
    assert command.code == "scoring"
    raw = {
        **{"code": "co", "name": "Cờ", "how": "bỏ phiếu", "kind": "hình thức khen thưởng"},
        "threshold": {"share": "2/3", "base": "số có mặt"},
    }
    selection = convert(raw, Selection, practice.store)
    assert (selection.kind, selection.threshold.base) == (Kind.AWARD_FORM, Base.PRESENT)


def test_a_word_that_is_no_code_is_refused_with_its_place(practice: Practice) -> None:
    """What is called nothing stays what was written."""
    with pytest.raises(Refusal) as caught:
        typed(practice, "open_ballot", "ballot=1", "selection=co", "method=giơ chân")
    assert caught.value.code == "input_malformed"
    assert (caught.value.facts["where"], caught.value.facts["value"]) == ("method", "giơ chân")


def test_units_are_parted_by_commas_wherever_they_stand(practice: Practice) -> None:
    """In a list, in one that may be left out, inside another title; nothing is an empty list."""
    one, other = practice.unit("hoa-sen"), practice.unit("truc-xanh")
    command = typed(practice, "close_ballot", "ballot=1", "chair_for=Hoa Sen, Trúc Xanh")
    assert isinstance(command, CloseBallot)
    assert command.chair_for == (one, other)
    assert typed(practice, "close_ballot", "ballot=1", "chair_for=").chair_for == ()
    assert typed(practice, "close_ballot", "ballot=1").chair_for is None
    words = ("ballot=1", "selection=bk", "method=paper", "nominees=hoa-sen")
    inside = ("further.0.selection=co", "further.0.nominees=hoa-sen,truc-xanh")
    command = typed(practice, "open_ballot", *words, *inside)
    assert command.further == (TitleAsked(selection="co", nominees=(one, other)),)


def test_codes_are_parted_and_sentences_are_not(practice: Practice) -> None:
    """Titles are codes; a target is a sentence with its commas."""
    words = ("unit=hoa-sen", "targets=Số hóa, lưu trữ hồ sơ", "titles=co, bk")
    command = typed(practice, "register_targets", *words)
    assert isinstance(command, RegisterTargets)
    assert (command.targets, command.titles) == (("Số hóa, lưu trữ hồ sơ",), ("co", "bk"))


def test_votes_are_written_beside_their_units(practice: Practice) -> None:
    """For each nominee so many; hands for, against and without opinion; of several titles."""
    one, other = practice.unit("hoa-sen"), practice.unit("truc-xanh")
    command = typed(practice, "count_hands", "ballot=1", "votes=Hoa Sen: 10/1/1, truc-xanh: 0/12/0")
    assert isinstance(command, CountHands)
    assert command.votes == (
        Votes(unit=one, votes=10, against=1, no_opinion=1),
        Votes(unit=other, votes=0, against=12, no_opinion=0),
    )
    words = ("count.issued=6", "count.returned=6", "count.valid=6", "count.invalid=0")
    command = typed(
        practice,
        "record_count",
        *("ballot=1", *words, "count.votes=hoa-sen:4,co/truc-xanh:2", "count.void=co: 1"),
    )
    assert isinstance(command, RecordCount)
    assert command.count.votes == (
        Votes(unit=one, votes=4),
        Votes(unit=other, votes=2, selection="co"),
    )
    assert command.count.void == (Void(papers=1, selection="co"),)


def test_titles_delegates_and_proxies_are_written_in_a_line(practice: Practice) -> None:
    """Who stands for a further title, who came with fewer delegates, who votes for whom."""
    one, other = practice.unit("hoa-sen"), practice.unit("truc-xanh")
    command = typed(
        practice,
        "open_ballot",
        *("ballot=1", "selection=a", "method=open", "nominees=hoa-sen"),
        *("further=b: hoa-sen, truc-xanh; c", "delegates=hoa-sen: 1", "proxies=hoa-sen: truc-xanh"),
    )
    assert isinstance(command, OpenBallot)
    assert command.further == (
        TitleAsked(selection="b", nominees=(one, other)),
        TitleAsked(selection="c"),
    )
    assert command.delegates == (Voters(unit=one, voters=1),)
    assert command.proxies == (Proxy(unit=one, by=other),)
    cast = typed(practice, "cast_vote", "ballot=1", "unit=hoa-sen", "further=b: truc-xanh")
    assert isinstance(cast, CastVote)
    assert cast.further == (Choices(selection="b", choices=(other,)),)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("votes=hoa-sen", "input_malformed"),
        ("votes=hoa-sen: nhiều", "input_malformed"),
        ("votes=hoa-sen: 1.5/0/0", "input_malformed"),
        ("votes=nowhere: 1/0/0", "name_unknown"),
    ],
)
def test_votes_that_cannot_be_read_are_refused(practice: Practice, word: str, code: str) -> None:
    """No figures, words for figures, half a vote, a unit that is not there."""
    with pytest.raises(Refusal) as caught:
        typed(practice, "count_hands", "ballot=1", word)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("sáu tháng", Period.HALF_YEAR),
        ("6 tháng", Period.HALF_YEAR),
        ("báo cáo sáu tháng", Period.HALF_YEAR),
        ("half_year", Period.HALF_YEAR),
        ("quý", Period.QUARTER),
        ("tháng", Period.MONTH),
        ("Năm", Period.YEAR),
        ("quarter", Period.QUARTER),
    ],
)
def test_a_period_may_be_named_without_the_word_report(
    practice: Practice, written: str, period: Period
) -> None:
    words = ("report=r", "name=Báo cáo", f"period={written}")
    assert typed(practice, "require_report", *words).period is period


@pytest.mark.parametrize(
    ("command", "words", "held"),
    [
        ("enter_scores", ("unit=hoa-sen", "column={column}", "1=9"), "column"),
        ("select_by_rank", ("selection={selection}",), "selection"),
        ("register_targets", ("unit=hoa-sen", "targets=A", "titles={selection}"), "titles"),
    ],
)
def test_what_the_rulebook_names_is_found_by_its_name(
    practice: Practice, command: str, words: tuple[str, ...], held: str
) -> None:
    """Columns and selections go by their names too, with tones or without; where two are called so,
    and of texts that are no codes, nothing is changed."""
    rulebook = RULEBOOK
    column, selection = rulebook.columns[0], rulebook.selections[0]
    for called in (str, str.upper, fold):
        said = [
            word.format(column=called(column.name), selection=called(selection.name))
            for word in words
        ]
        raw = {**fields(said), "command": command}
        found = getattr(read_command(raw, practice.store, rulebook), held)
        code = column.code if held == "column" else selection.code
        assert found in (code, (code,))
    twins = (selection, msgspec.structs.replace(selection, code="khac"))
    twice = msgspec.structs.replace(rulebook, selections=twins)
    assert named_codes({"selection": selection.name}, twice) == {"selection": selection.name}
    assert named_codes({"title": selection.name}, rulebook) == {"title": selection.name}


@pytest.mark.parametrize("word", ["hủy bỏ việc tặng", "quyết định bị hủy bỏ", "bị hủy bỏ"])
def test_a_verdict_in_the_words_of_an_office(practice: Practice, word: str) -> None:
    """As it is printed, and as offices say it."""
    words = ("decision=q", "authority=Bộ", "document.kind=Quyết định")
    command = typed(practice, "record_decision", *words, f"results=hoa-sen/co: {word}")
    assert command.results[0].result is Verdict.ANNULLED
    found = convert(
        {"unit": "hoa-sen", "award": "co", "result": "tặng danh hiệu, hình thức khác"},
        Result,
        practice.store,
    )
    assert found.result is Verdict.CHANGED_TITLE


@pytest.mark.parametrize(
    ("word", "accepted"), [("chấp nhận", True), ("không chấp nhận", False), ("có", True)]
)
def test_yes_and_no_in_words(practice: Practice, word: str, accepted: bool) -> None:
    """An explanation is accepted, or it is not."""
    words = ("unit=hoa-sen", f"accepted={word}", "reason=Đủ căn cứ")
    assert typed(practice, "answer_explanation", *words).accepted is accepted


CODES = CellKeys(
    ("A", "A1", "A10", "I", "I.1", "1.2", "B-3"), frozenset({"unit", "cells", "reason"})
)


@pytest.mark.parametrize(
    ("word", "place", "now"),
    [
        ("A1=9,5", ("A1", "standard"), "9,5"),
        ("A10=3", ("A10", "standard"), "3"),
        ("I.1.bonus=2", ("I.1", "bonus"), "2"),
        ("I.bonus=2", ("I", "bonus"), "2"),
        ("1.2=3", ("1.2", "standard"), "3"),
        ("a1.deduction=1", ("A1", "deduction"), "1"),
        ("B-3=4", ("B-3", "standard"), "4"),
        ("Chuyên môn=40", ("Chuyên môn", "standard"), "40"),
        ("A9.bonus=1", ("A9", "bonus"), "1"),
    ],
)
def test_criteria_are_typed_as_the_rulebook_has_them(
    word: str, place: tuple[str, str], now: str
) -> None:
    """With letters, points and dashes, capitals or not; the longest code that fits is meant, and
    what is like no field is taken for a criterion."""
    found: Any = fields([word], CODES)
    [cell] = found["cells"]
    assert (cell["criterion"], cell["part"], cell["now"]) == (*place, now)


def test_what_is_said_of_a_cell_goes_by_its_code_too() -> None:
    """Its reason and its proof stand beside it; a mistyped field stays a field."""
    words = ("I.1.bonus=2", "I.1.bonus.evidence=true", "I.1.bonus.reason=Vì")
    found: Any = fields(words, CODES)
    [cell] = found["cells"]
    assert (cell["evidence"], cell["reason"]) == ("true", "Vì")
    assert fields(["reson=Vì", "A1=1"], CODES)["reson"] == "Vì"
    with pytest.raises(Refusal):
        fields(["A1=1", "a1=2"], CODES)
