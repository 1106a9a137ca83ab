"""A letter on settled scores tells the total of the table: as it was settled, and as it leaves."""

from adapters.notices.render import render
from adapters.wording.writing import LANGS
from domain.cycle.formal import AdvancePhase
from domain.cycle.phases.registration import SignPledge
from domain.cycle.phases.scoring import EnterScores, SettleSheet, SheetSettled, SubmitSheet
from domain.cycle.scores.lapses import WithdrawConsequence
from domain.notices import Topic
from domain.reckoning.score_table import score_table
from domain.rulebook.rulebook import Lapse
from tests.factories import MEMBERS, SECRETARY, E, P, cell, officer
from tests.notice_texts.conftest import Running
from tests.notice_texts.eventful import register
from tests.notice_texts.letters import Waiting, waiting, written


def settled(running: Running) -> Waiting:
    """E sends 95 points a day late, which costs 2 at once, and its sheet is settled."""
    year = running.year
    year.at("2026-02-26T09:00")
    for unit in MEMBERS:
        register(year, unit)
    year.do(SignPledge(units=MEMBERS), SECRETARY)
    year.do(AdvancePhase(), SECRETARY)
    year.at("2026-12-01T00:10").sweep()
    year.at("2026-12-01T09:00")
    cells = (cell("1", "55"), cell("2", "40"))
    year.do(EnterScores(unit=E, column="self", cells=cells), officer(E))
    year.do(SubmitSheet(unit=E), officer(E))
    year.at("2026-12-02T09:00")
    year.do(SettleSheet(unit=E), SECRETARY)
    return next(
        one
        for one in waiting(running.engine)
        if one.notice.topic is Topic.SETTLED and one.notice.to.unit == E
    )


def test_settled_total_is_told_with_what_was_deducted_before(beginning: Running) -> None:
    """95 by the criteria and −2 for the late sheet: event, log and letter say 93, as the table
    does; never 95."""
    letter = settled(beginning)
    [event] = beginning.year.events("sheet_settled")
    assert isinstance(event.body, SheetSettled)
    assert event.body.counted is not None
    table = score_table(beginning.year.cycle)
    assert table is not None
    row = next(row for row in table.rows if row.unit == E)
    assert row.total == event.body.counted.total == P("93")
    assert event.body.totals.total == P("95")
    said = written(beginning.engine, letter).text
    assert "tổng 93, điểm chuẩn 95, trừ do chậm, thiếu: gửi bảng tự chấm muộn" in said
    assert "Đến ngày" not in said
    for lang in LANGS:
        assert "93" in written(beginning.engine, letter, lang).text


def test_total_that_moved_since_is_told_beside_the_settled_one(beginning: Running) -> None:
    """The deduction is withdrawn before the letter leaves: 93 as of the settling, 95 today."""
    letter = settled(beginning)
    year = beginning.year
    year.at("2026-12-03T09:00")
    proof = WithdrawConsequence(unit=E, lapse=Lapse.LATE_SHEET, reason="Có dấu bưu điện ngày 30/11")
    year.do(proof, SECRETARY)
    said = render(beginning.engine, letter.notice, letter.last_version, "vi").text
    assert "Ngày 02/12/2026, điểm của Hậu Giang được thống nhất: tổng 93" in said
    assert "Đến ngày 03/12/2026, tổng trong bảng điểm là 95." in said
    english = render(beginning.engine, letter.notice, letter.last_version, "en").text
    assert "As of 03/12/2026 the total in the score table is 95." in english
