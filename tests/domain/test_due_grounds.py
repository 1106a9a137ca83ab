"""On what it depends what is due: all that is read to reckon it is known by name."""

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import GROUNDS, due_alike, duties
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.scores.returning import ReturnSheet
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimSent
from domain.cycle.year_work.drafting import CirculateDraft, Drafted
from domain.cycle.year_work.reporting import Period, RequireReport
from tests.factories import PAPER, SECRETARY, B, C, D, after, cell, cycle_in, officer, sheet_of
from tests.spec import Given


class Watched(Cycle, frozen=True, kw_only=True, dict=True):
    """A cycle that notes which of its parts are read."""

    def __getattribute__(self, name: str) -> object:
        if name in Cycle.__struct_fields__:
            object.__getattribute__(self, "__dict__").setdefault("read", set()).add(name)
        return object.__getattribute__(self, name)

    def lacking_in(self, _: object) -> tuple[str, ...]:
        """What a phase as a whole lacks is told beside how it stands, which it does not change."""
        return ()


def busy() -> Given:
    """A year in which something of every kind is due."""
    adjust = AdjustScores(
        unit=D, column="settled", cells=(cell("1", "50"),), reason="Không có minh chứng"
    )
    return after(
        cycle_in(Phase.SCORING),
        (SetDeadline(code="explanation", until="2026-12-16"), SECRETARY),
        (ExtendDeadline(code="scoring", unit=B, until="2026-12-20", reason="Bão"), SECRETARY),
        *(
            (EnterScores(unit=one, column="self", cells=sheet_of(one)), officer(one))
            for one in (C, D)
        ),
        *((SubmitSheet(unit=one), officer(one)) for one in (C, D)),
        (ReturnSheet(unit=C, until="2026-12-01", reason="Thiếu chữ ký"), SECRETARY),
        (adjust, SECRETARY),
        (RequireReport(report="quy-1", name="Báo cáo", period=Period.QUARTER), SECRETARY),
        (CirculateDraft(of=Drafted.REPORT, document=PAPER, until="2026-12-10"), SECRETARY),
        (ClaimSent(unit=B, of=Claimed.SHEET, document=PAPER), officer(B)),
    )


def test_what_is_due_depends_on_the_parts_that_are_compared_and_on_sheets() -> None:
    """An act that leaves these parts alone leaves alone what is due: nothing else is read."""
    state = busy().state
    seen = Watched(**{name: getattr(state, name) for name in Cycle.__struct_fields__})
    found = duties(seen)
    assert found.keys() == duties(state).keys()
    kinds = {code.partition("-")[0] for code, _ in found}
    assert kinds >= {"scoring", "explanation", "quy", "returned", "draft"}
    assert seen.__dict__["read"] <= {*GROUNDS, "scoring"}


def test_of_a_sheet_only_what_is_compared_decides_what_is_due() -> None:
    """Scores, marks and who has it next move no day; sending, returning and asking do."""
    start = busy()
    entered = after(start, (EnterScores(unit=B, column="self", cells=sheet_of(B)), officer(B)))
    assert due_alike(start.state, entered.state)
    assert not due_alike(start.state, after(start, (SubmitSheet(unit=C), officer(C))).state)
