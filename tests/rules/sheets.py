"""Sheets under a rulebook as it is written: what is entered in them, and what they come to."""

from collections.abc import Mapping

from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import ExcuseUnit, RegisterTargets, SignPledge
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.reckoning.arithmetic import NOW, Arithmetic
from domain.reckoning.cells import NewCell
from domain.reckoning.ranking import Cells, Marks, Sums, best_of, sums
from domain.reckoning.score_table import TableRow, score_table
from domain.record.record import Command, Seat, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from tests.factories import MEMBERS, PAPER, SECRETARY, P, after, begun, officer
from tests.rules.house import unchecked, written
from tests.spec import Given

STANDARD, BONUS, DEDUCTION = Part.STANDARD, Part.BONUS, Part.DEDUCTION
COLUMNS = """
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
"""


def lines(*criteria: str, more: str = "", columns: str = COLUMNS) -> str:
    """The lines of a rulebook whose criteria 1, 2 … say that; ``more`` are further fields."""
    listed = [
        f'  - {{code: "{number}", name: Tiêu chí {number}, {said}}}'
        for number, said in enumerate(criteria, start=1)
    ]
    return "\n".join([columns, more, "criteria:", *listed, ""])


def book(*criteria: str, more: str = "", columns: str = COLUMNS) -> Rulebook:
    """The rulebook of :func:`lines`, which could govern."""
    return written(lines(*criteria, more=more, columns=columns))


def faulty(*criteria: str, more: str = "") -> Rulebook:
    """The same, faulty or not."""
    return unchecked(lines(*criteria, more=more))


def cells(**entered: str) -> Cells:
    """``standard="98"`` is criterion 1's; ``bonus_2="7"`` criterion 2's."""
    found: dict[tuple[str, Part], Points] = {}
    for name, value in entered.items():
        part, _, code = name.partition("_")
        found[code or "1", Part(part)] = P(value)
    return found


def found(
    rulebook: Rulebook, entered: Cells, marks: Marks | None = None, by: Arithmetic = NOW
) -> Sums:
    """What one sheet comes to, looked at alone."""
    return sums(rulebook, entered, marks or Marks(), best_of(rulebook, [entered]), by=by)


def total(rulebook: Rulebook, **entered: str) -> Points | None:
    return found(rulebook, cells(**entered)).totals.total


def together(rulebook: Rulebook, sheets: Mapping[str, Cells]) -> dict[str, Points | None]:
    """The totals of several sheets, each seen beside the others."""
    best = best_of(rulebook, sheets.values())
    return {
        name: sums(rulebook, held, best=best, by=NOW).totals.total for name, held in sheets.items()
    }


def scoring(rulebook: Rulebook, unregistered: tuple[UnitId, ...] = ()) -> Given:
    """A cycle under that rulebook in which scoring has begun."""
    acts: list[tuple[Command, Seat]] = [
        (SetRulebook(rulebook=rulebook), SECRETARY),
        (SetDeadline(code=Phase.REGISTRATION, until="2026-02-28"), SECRETARY),
        (SetDeadline(code=Phase.SCORING, until="2026-11-30"), SECRETARY),
        (IssuePlan(document=PAPER), SECRETARY),
    ]
    for unit in MEMBERS:
        if unit in unregistered:
            acts.append((ExcuseUnit(unit=unit, reason="Mới thành lập"), SECRETARY))
        else:
            acts.append((RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit)))
    acts += [(SignPledge(units=MEMBERS), SECRETARY), (AdvancePhase(), SECRETARY)]
    return after(begun(), *acts)


def sent(start: Given, unit: UnitId, *written_cells: NewCell) -> Given:
    """The unit has entered its own scores and sent its sheet."""
    enter = EnterScores(unit=unit, column="self", cells=written_cells)
    return after(start, (enter, officer(unit)), (SubmitSheet(unit=unit), officer(unit)))


def rows(start: Given) -> dict[UnitId, TableRow]:
    table = score_table(start.state)
    assert table is not None
    return {row.unit: row for row in table.rows}
