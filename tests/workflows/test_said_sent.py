"""What was sent by letter, as the unit says: nobody is reminded of it and nothing passes for it
until the chair's office has looked; then the dates of the paper decide, or the day counts."""

from domain.cycle.deadlines.duties import Duty, SaidSent, Standing, duties
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.scores.lapses import ConsequenceRaised, Stage, WithdrawalGround
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, RefuseClaim
from domain.cycle.year_work.drafting import CirculateDraft, CommentOnDraft, Drafted
from domain.cycle.year_work.reporting import (
    ExcuseReport,
    Period,
    RecordReportReceived,
    RequireReport,
)
from domain.record.record import UnitId
from domain.rulebook.rulebook import Lapse
from domain.values.paper import Paper
from tests.factories import MEMBERS, PAPER, SECRETARY, A, B, C, D, E, P, officer
from tests.rules.sheets import book
from tests.running_year import RunningYear

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2, counts: COUNTS}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
consequences:
  - {of: late_registration, deduct: '0.5', per_working_day: true}
  - {of: late_report, deduct: '1'}
"""
PLEDGE_COSTS = "  - {of: pledge_not_signed, deduct: '8'}\n"
LETTER = Paper(kind="Công văn", number="12/STTTT", date="2026-02-26")


def year(more: str = "", counts: str = "received") -> RunningYear:
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=DUE.replace("COUNTS", counts) + more))
    return found.at("2026-02-26T09:00")


def claim(found: RunningYear, unit: UnitId, of: Claimed = Claimed.REGISTRATION) -> int:
    """The event by which a unit says that it has sent something."""
    found.do(ClaimSent(unit=unit, of=of, document=LETTER), officer(unit))
    return found.events("sent_claimed")[-1].version


def owed(found: RunningYear, code: str, unit: UnitId) -> Duty:
    return duties(found.cycle)[code, unit]


def test_what_was_sent_as_the_unit_says_is_held() -> None:
    """It is lacking still, nobody is reminded, and the day passes for the others only."""
    found = year()
    said = claim(found, C)
    held = owed(found, "registration", C)
    assert (held.held, held.asked, held.standing) == (True, (), Standing.HELD)
    assert held.lacking == ("register_targets",)
    assert held.said_sent == (SaidSent("register_targets", said),)
    assert not owed(found, "registration", D).held
    assert ("registration", C) not in found.swept("2026-02-28T00:00")
    [general] = [
        event.body
        for event in found.events("deadline_passed")
        if isinstance(event.body, DeadlinePassed) and event.body.unit is None
    ]
    assert set(general.units) == {A, B, D, E}


def test_the_office_may_say_so_for_the_unit() -> None:
    """The secretary writes down what a unit told on the telephone."""
    found = year()
    found.do(ClaimSent(unit=C, of=Claimed.REGISTRATION, document=LETTER), SECRETARY, for_unit=C)
    assert owed(found, "registration", C).held


def test_refused_the_day_counts_after_all() -> None:
    """No such paper came: the deadline passes at the next sweep, with what the rulebook lets
    follow."""
    found = year()
    said = claim(found, C)
    found.swept("2026-02-28T00:00")
    found.at("2026-03-03T08:00").do(RefuseClaim(claim=said, reason="Không có"), SECRETARY)
    assert owed(found, "registration", C).standing is Standing.OPEN
    assert found.sweep().passed[0][1:] == ("registration", C)
    assert (C, Lapse.LATE_REGISTRATION, "registration") in found.cycle.lapses


def test_what_was_not_claimed_passes_and_the_claimed_follows_when_refused() -> None:
    """C claims its registration and says nothing of the pledge, due the same day: the pledge is
    late at once, the registration when the claim is refused."""
    found = year(PLEDGE_COSTS)
    said = claim(found, C)
    half = owed(found, "registration", C)
    assert (half.held, half.asked) == (False, ("sign_pledge",))
    assert ("registration", C) in found.swept("2026-02-28T00:00")
    raised = [
        event.body.lapse
        for event in found.events("consequence_raised")
        if isinstance(event.body, ConsequenceRaised) and event.body.unit == C
    ]
    assert raised == [Lapse.PLEDGE_NOT_SIGNED]
    refuse = RefuseClaim(claim=said, reason="Không có")
    answer = found.at("2026-03-03T08:00").do(refuse, SECRETARY)
    assert answer.events == ("claim_refused", "consequence_raised")
    key = (C, Lapse.LATE_REGISTRATION, "registration")
    assert found.cycle.lapses[key].last_day is not None


def test_said_after_the_day_it_holds_reminders_and_nothing_else() -> None:
    """The lapse that was proposed stands until the paper proves to have been in time."""
    found = year(counts="paper")
    found.swept("2026-02-28T00:00")
    found.at("2026-03-02T08:00")
    claim(found, C)
    late = owed(found, "registration", C)
    assert (late.held, late.standing) == (True, Standing.PASSED)
    key = (C, Lapse.LATE_REGISTRATION, "registration")
    assert found.cycle.lapses[key].stage is Stage.PROPOSED
    register = RegisterTargets(unit=C, targets=("Làm tốt",), document=LETTER)
    found.at("2026-03-03T08:00").do(register, SECRETARY, for_unit=C)
    assert found.cycle.lapses[key].ground is WithdrawalGround.IN_TIME


def test_a_pledge_sent_in_time_costs_nothing() -> None:
    """Counted by the paper's date; without a paper the day of recording is late."""
    found = year(PLEDGE_COSTS, counts="paper")
    for unit in MEMBERS:
        found.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    assert set(found.swept("2026-02-28T00:00")) >= {("registration", B), ("registration", C)}
    sign = SignPledge(units=(C,), document=LETTER)
    found.at("2026-03-02T08:00").do(sign, SECRETARY)
    found.do(SignPledge(units=(B,)), SECRETARY)
    of = {
        unit: found.cycle.lapses[unit, Lapse.PLEDGE_NOT_SIGNED, "registration"] for unit in (B, C)
    }
    assert (of[C].stage, of[C].ground) == (Stage.WITHDRAWN, WithdrawalGround.IN_TIME)
    assert of[B].stage is Stage.PROPOSED


def test_a_report_is_owed_until_its_day_and_costs_what_the_rulebook_says() -> None:
    """Of three units: one sent it, one is excused, one is late; excused afterwards, nothing
    follows."""
    found = year()
    ask = RequireReport(
        report="quy-1",
        name="Báo cáo quý I",
        period=Period.QUARTER,
        due="2026-03-31",
        units=(B, C, D),
    )
    found.do(ask, SECRETARY)
    assert owed(found, "quy-1", B).lacking == ("record_report_received",)
    receive = RecordReportReceived(unit=B, report="quy-1")
    found.at("2026-03-30T08:00").do(receive, officer(B))
    found.do(ExcuseReport(report="quy-1", units=(C,), reason="Mới thành lập"), SECRETARY)
    passed = found.swept("2026-04-01T00:00")
    assert [unit for code, unit in passed if code == "quy-1"] == [D]
    key = (D, Lapse.LATE_REPORT, "quy-1")
    assert found.cycle.lapses[key].points == P("-1")
    found.do(ExcuseReport(report="quy-1", units=(D,), reason="Vùng lũ"), SECRETARY)
    assert found.cycle.lapses[key].ground is WithdrawalGround.EXCUSED


def test_a_report_without_a_day_of_its_own_is_due_by_the_plans() -> None:
    """The plan lists it under the same code; so it is late by that day, and may be extended."""
    due = DUE.replace(
        "consequences:", "  - {code: quy-1, due: {words: quý I, day: 31/3}}\nconsequences:"
    )
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=due.replace("COUNTS", "received")))
    ask = RequireReport(report="quy-1", name="Báo cáo quý I", period=Period.QUARTER)
    found.do(ask, SECRETARY)
    for unit in (A, B, C, D):
        found.do(RecordReportReceived(unit=unit, report="quy-1"), officer(unit))
    passed = [one for one in found.swept("2026-04-01T00:00") if one[0] == "quy-1"]
    assert passed == [("quy-1", None), ("quy-1", E)]
    found.at("2026-04-03T08:00").do(RecordReportReceived(unit=E, report="quy-1"), officer(E))
    assert found.cycle.reports["quy-1"].received[E] == "late"


def test_comments_on_a_draft_are_due_before_the_plan_is_issued() -> None:
    """A circular asks for them by itself; who is silent is told, and who claims to have written
    is not."""
    found = year()
    circulate = CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-12-10")
    found.at("2026-12-01T08:00").do(circulate, SECRETARY)
    found.do(CommentOnDraft(unit=B, of=Drafted.REPORT), officer(B))
    claim(found, C, Claimed.COMMENT)
    assert owed(found, "draft-report", B).standing is Standing.MET
    assert owed(found, "draft-report", C).standing is Standing.HELD
    passed = [unit for code, unit in found.swept("2026-12-11T00:00") if code == "draft-report"]
    assert passed == sorted((A, D, E))
    found.do(CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-12-20"), SECRETARY)
    # what was claimed of the first round says nothing of the second
    assert owed(found, "draft-report", C).standing is Standing.OPEN
