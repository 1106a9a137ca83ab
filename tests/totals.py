"""What events tell of totals and ranks, held against the score table at their version."""

from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.phases.scoring import SheetSettled
from domain.cycle.phases.summary_conference import TableAdopted
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.votes.selecting import SelectionMade
from domain.reckoning.score_table import (
    ScoreTable,
    TableRow,
    corrected_table,
    ranks_of,
    score_table,
)
from domain.record.record import Event, decoder, encode
from domain.rulebook.selections import How


def check_told(state: Cycle, event: Event) -> None:
    """Every total, rank and deduction in an event is that of the score table at its version."""
    table = score_table(state)
    rulebook = state.plan.rulebook
    rows = {row.unit: row for row in table.rows} if table else {}
    match event.body:
        case SheetSettled() as body:
            _check_settled(body, rows.get(body.unit), table)
        case RelativeMoved() as body if table is not None and table.basis != "published":
            for move in body.moves:
                cells = {(one.criterion, one.part): one.value for one in rows[move.unit].cells}
                assert cells[move.criterion, move.part] == move.now
        case TableAdopted() as body:
            assert body.table == encode(table).decode()
        case CycleClosed() as body:
            sealed = decoder(Outcome)(body.outcome)
            assert (sealed.table, sealed.corrected) == (table, corrected_table(state))
        case SelectionMade() as body if body.how is How.BY_RANK and rulebook:
            out = {left.unit for left in body.left_out}
            ranks = {unit: place for unit, place in ranks_of(state).items() if unit not in out}
            for group in {rulebook.group_of(unit) for unit in ranks}:
                inside = [u for u in ranks if rulebook.group_of(u) == group]
                taken = [ranks[unit] for unit in inside if unit in body.chosen]
                left = [ranks[unit] for unit in inside if unit not in body.chosen]
                assert max(taken, default=0) < min(left, default=1 + max(taken, default=0))


def _check_settled(body: SheetSettled, row: TableRow | None, table: ScoreTable | None) -> None:
    """The sums of the criteria, and with the lapses what the table counts."""
    counted = body.counted
    assert counted is not None
    if row is None or table is None:  # nothing that is asked for can be scored
        assert (counted.lapses, counted.total) == ((), None)
        return
    assert (counted.total, counted.deduction) == (row.total, row.deduction)
    told = sum(lapse.points for lapse in counted.lapses)
    assert told == (row.lapses or 0)
    if table.basis != "published":
        assert (body.totals.standard, body.totals.bonus) == (row.standard, row.bonus)
        assert body.totals.total is None or body.totals.total + told == row.total
