"""After a second vote the outcome marks what the first no longer says."""

from pathlib import Path

import pytest

from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.opening import OpenBallot
from domain.cycle.votes.selecting import DecideSelection, SelectByRank
from domain.record.record import UnitId
from domain.rulebook.selections import Method
from tests.cli.typed import Desk
from tests.factories import CHAIR, MEMBERS, SECRETARY, A, B, head
from tests.notice_texts import eventful
from tests.notice_texts.conftest import Running
from tests.notice_texts.test_true_at_leaving import led_to
from tests.running_year import RunningYear


def vote(year: RunningYear, ballot: str, chosen: UnitId) -> None:
    """All members vote for the same."""
    opened = OpenBallot(ballot=ballot, selection="co", method=Method.OPEN, nominees=(A, B))
    year.do(opened, SECRETARY)
    for unit in MEMBERS:
        year.do(CastVote(ballot=ballot, unit=unit, choices=(chosen,)), head(unit))
    year.do(CloseBallot(ballot=ballot), SECRETARY)


@pytest.fixture
def voted_twice(tmp_path: Path) -> Desk:
    """The flag went to A, then, the voting reopened, to B; the others were not made again."""
    running = Running(tmp_path / "v.db", eventful.begin)
    year = running.year
    with running.engine:
        led_to(year, Phase.VOTING)
        vote(year, "1", A)
        year.do(SelectByRank(selection="bk"), SECRETARY)
        year.do(DecideSelection(selection="gk", chosen=(A, B), reason="Nhất trí"), SECRETARY)
        year.at("2026-12-20T09:00")
        year.do(ReopenPhase(phase=Phase.VOTING, reason="Sai thể thức"), CHAIR)
        vote(year, "2", B)
    return Desk(tmp_path / "v.db")


def test_what_the_first_vote_no_longer_says_is_marked(voted_twice: Desk) -> None:
    """The flag's first result and count, the results that were taken back, and no reason of a
    decision that holds no more."""
    said = voted_twice("outcome", "cum-8/2026").said
    assert "Cờ thi đua: Bến Tre" in said
    assert "kết quả ngày 05/01/2026 (An Giang) không còn hiệu lực" in said
    first = "lần bình xét trước, không còn hiệu lực: biểu quyết công khai, đã biểu quyết 5/5 An"
    assert first in said
    assert said.count("lần bình xét trước") == 1
    assert said.count("kết quả ngày 05/01/2026 (An Giang và Bến Tre) không còn hiệu lực") == 2
    assert "Nhất trí" not in said
    english = voted_twice("outcome", "cum-8/2026", "--lang", "en").said
    assert "the result of 05/01/2026 (An Giang) does not hold any more" in english
    assert "of the earlier voting, does not hold any more: open vote" in english
