"""Days left are told in letters by the rule of the calendar page: about so many where a day of the
way is not decided."""

import re

import pytest

from adapters.bootstrap import Engine
from adapters.wording.writing import LANGS, Lang
from domain.calendar import ConfirmYear, CorrectDay
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.notices import Topic
from domain.values.when import civil_day
from tests.factories import SECRETARY
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, waiting, written
from workflows.agenda import agenda, left_until

#: Exact and about so many, in each language.
SAID = {
    "vi": (r"trong đó (\d+) ngày làm việc", r"trong đó khoảng (\d+) ngày làm việc"),
    "en": (r"working days among them: (\d+)", r"working days among them: about (\d+)"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_letter_says_about_where_the_calendar_page_does(beginning: Running, lang: Lang) -> None:
    """The plan is told with a deadline of this year and one of the next, whose holidays are a
    forecast; once the operator records what was decided the letter counts days as they are."""
    year = beginning.year
    year.do(SetDeadline(code="chair_handover", until="2027-03-01"), SECRETARY)
    exact, about = SAID[lang]

    def letter() -> str:
        said = written(beginning.engine, of_topic(beginning.engine, Topic.PLAN_ISSUED), lang).text
        return re.sub(r"\s+", " ", said)

    at = of_topic(beginning.engine, Topic.PLAN_ISSUED).due_at
    shown = agenda(year.cycle, year.events(), year.store.days(), at)
    handing_over = next(one.left for one in shown.entries if one.code == "chair_handover")
    assert handing_over is not None
    assert not handing_over.certain
    assert str(handing_over.working) in re.findall(about, letter())
    assert re.findall(exact, letter())
    year.correct(CorrectDay(day="2026-11-24", working=False, reason="QĐ số 4"))
    year.correct(ConfirmYear(year=2027, reason="QĐ số 5"))
    assert re.findall(about, letter()) == []
    assert str(handing_over.working) in re.findall(exact, letter())


def test_every_letter_of_a_year_counts_days_as_the_calendar_does(thuc_hanh: Engine) -> None:
    """No letter gives as exact what is not certain: 24/11 lies on the way and is not decided."""
    seen = set()
    for one in waiting(thuc_hanh):
        cycle = thuc_hanh.store.load(one.notice.stream).state
        assert isinstance(cycle, Cycle)
        lefts = {
            (left.certain, left.working)
            for found in cycle.plan.deadlines.values()
            if found.due.last_day is not None and found.due.last_day > civil_day(one.due_at)
            for left in [left_until(thuc_hanh.store.days(), one.due_at, found.due.last_day)]
        }
        said = re.sub(r"\s+", " ", written(thuc_hanh, one).text)
        for certain, pattern in zip((True, False), SAID["vi"], strict=True):
            told = {(certain, int(number)) for number in re.findall(pattern, said)}
            seen |= {certain} if told else set()
            plan = one.notice.topic is Topic.PLAN_ISSUED
            assert not plan or told <= lefts, said
    assert False in seen
