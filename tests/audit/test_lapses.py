"""A deduction for a lapse, in every question of the audit."""

import pytest

from adapters.audit.acts import ActKind, AskedActs, formal_acts
from adapters.audit.asked import Asked
from adapters.audit.score_changes import score_changes_of
from adapters.audit.years import differences, explained
from adapters.views.follow import catch_up
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.cycle.scores.lapses import SettleConsequence, Stage, WithdrawConsequence
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent, RefuseClaim
from domain.reckoning.cells import NewCell
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse
from domain.values.paper import Paper
from domain.values.points import Points
from tests.cli.typed import typed
from tests.factories import SECRETARY, C, officer
from tests.views.histories import DAY, YEAR, History
from tests.walk import UNITS
from workflows.as_of import NOW, AsOf
from workflows.score_changes import ChangeKind

#: C registered late, which costs a point at once (``tests.views.histories``).
LATE = (Lapse.LATE_REGISTRATION, "registration")


def sent(history: History, days: int = 0) -> int:
    """C sends a sheet worth 60 points, so many days later; the version after it."""
    history.clock.moment += days * DAY
    cells = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
    enter = EnterScores(unit=C, column="self", cells=cells)
    assert history.give(YEAR, enter, officer(C)) is None
    assert history.give(YEAR, SubmitSheet(unit=C), officer(C)) is None
    return len(history.store.events(YEAR))


def forgiven(history: History) -> None:
    lapse, code = LATE
    proof = WithdrawConsequence(unit=C, lapse=lapse, code=code, reason="Có giấy xác nhận")
    assert history.give(YEAR, proof, SECRETARY) is None


def test_a_deduction_is_told_as_a_change(history: History) -> None:
    """When it was raised, with what it cost; when it was taken back on proof, with the reason and
    what that did to the total."""
    sent(history)
    forgiven(history)
    catch_up(history.store.database)
    asked = Asked(stream=YEAR, unit=C, kinds=frozenset({ChangeKind.LAPSE}))
    raised, withdrawn = score_changes_of(history.store, asked, with_effects=True).changes
    assert (raised.lapse, raised.part, raised.was, raised.now) == (
        *(LATE, Part.DEDUCTION, None, Points("-1")),
    )
    assert not raised.after_submission
    assert (withdrawn.lapse, withdrawn.was, withdrawn.now) == (LATE, Points("-1"), None)
    assert withdrawn.difference == Points("1")
    assert withdrawn.reason is not None
    assert withdrawn.reason.text == "Có giấy xác nhận"
    (effect,) = [one for one in withdrawn.effects or () if one.own]
    assert (effect.total_was, effect.total_now) == (Points("59"), Points("60"))


def test_a_deduction_explains_the_total(history: History) -> None:
    """Beside the criteria, with the event that raised it; withdrawn it counts nothing."""
    version = sent(history)
    forgiven(history)
    then = explained(history.store, YEAR, C, as_of=AsOf(version=version))
    assert then.added is not None
    assert (then.added.lapses, then.added.total) == (Points("-1"), Points("59"))
    (line,) = then.lapses
    assert (line.stage, line.points) == (Stage.APPLIED, Points("-1"))
    events = history.store.events(YEAR)
    assert events[line.version - 1].header.type == "consequence_raised"
    now = explained(history.store, YEAR, C)
    assert now.added is not None
    assert (now.added.lapses, now.added.total) == (None, Points("60"))
    assert [line.stage for line in now.lapses] == [Stage.WITHDRAWN]
    (row,) = differences(history.store, YEAR, AsOf(version=version), NOW).rows
    assert (row.lapses_was, row.lapses_now) == (Points("-1"), None)
    assert (row.total_was, row.total_now) == (Points("59"), Points("60"))


def test_a_deduction_taken_back_is_a_formal_act(history: History) -> None:
    """Somebody let the year go another way than its rules; that it was raised is no such act."""
    sent(history)
    asked = AskedActs(stream=YEAR)
    assert formal_acts(history.store, asked).acts == ()
    forgiven(history)
    (act,) = formal_acts(history.store, asked).acts
    assert (act.kind, act.event.header.type) == (ActKind.WAIVER, "consequence_withdrawn")


@pytest.mark.parametrize("points", [None, Points("-0.5")])
def test_another_amount_than_reckoned_is_a_formal_act(
    history: History, points: Points | None
) -> None:
    """Settled as it was reckoned nobody decided anything; otherwise it stands there with its
    reason, and so does a claim that was not confirmed."""
    sent(history, days=270)
    settle = SettleConsequence(unit=C, lapse=Lapse.LATE_SHEET, points=points, reason="Cụm xét")
    assert history.give(YEAR, settle, SECRETARY) is None
    found = formal_acts(history.store, AskedActs(stream=YEAR)).acts
    expected = [] if points is None else [(ActKind.CONSEQUENCE, "consequence_settled")]
    assert [(act.kind, act.event.header.type) for act in found] == expected


def test_a_claim_that_was_refused_is_a_formal_act(history: History) -> None:
    """What the unit said it had sent did not count: somebody decided that, with a reason."""
    paper = Paper(kind="Công văn", number="7/CV", date="2026-03-01")
    claim = ClaimSent(unit=C, of=Claimed.SHEET, document=paper)
    assert history.give(YEAR, claim, officer(C)) is None
    version = len(history.store.events(YEAR))
    refuse = RefuseClaim(claim=version, reason="Không có văn bản nào như vậy")
    assert history.give(YEAR, refuse, SECRETARY) is None
    (act,) = formal_acts(history.store, AskedActs(stream=YEAR)).acts
    assert (act.kind, act.event.header.type) == (ActKind.REFUSED_CLAIM, "claim_refused")


def test_a_deduction_is_told_at_the_command_line(history: History, engine_url: str) -> None:
    """In both languages: which lapse, what it costs, and that it no longer does."""
    version = sent(history)
    forgiven(history)
    history.store.close()
    code, number = "cum-8/2026", UNITS.index(C)
    for lang, change, explanation, difference in (
        ("vi", "điểm trừ: −1 (", "Trong đó trừ 1 do", "trừ do chậm, thiếu: −1 → trống"),
        ("en", "deduction points: −1 (", "Of it 1 for", "for lapses: −1 → empty"),
    ):
        where = ("--lang", lang, "--db", engine_url)
        moment = ("--as-of", f"@{version}")
        assert change in typed("audit", "scores", code, *where).said
        assert explanation in typed("explain", code, f"so-{number}", *moment, *where).said
        assert difference in typed("diff", code, "--from", f"@{version}", *where).said
