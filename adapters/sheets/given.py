"""What a unit's sheet is made of: its rulebook, names, day, and the figures that may be read."""

from adapters.bootstrap import Engine
from adapters.notices.contacts import addresses
from adapters.sheets.differences import recorded
from adapters.sheets.form import Whose, short_pin
from adapters.sheets.make import Figures, Given
from adapters.wording.filling import filled
from adapters.wording.labelling import column_label
from adapters.wording.labels.rulebook import scorer_label
from adapters.wording.sheets import SHEET
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.lateness import due_day
from domain.cycle.guard import Phase
from domain.cycle.scores.sheets import scoring_rulebook
from domain.reckoning.cells import final_cells
from domain.record.record import Office, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal
from workflows.reading import scores_sealed
from workflows.rung_status import rung_standing


def scored_rulebook(cycle: Cycle) -> Rulebook:
    """Raises ``Refusal``: ``rulebook_missing``, or ``conditions_unmet`` where nothing is scored."""
    rulebook = scoring_rulebook(cycle)
    if rulebook.own_column is None:
        raise Refusal("part_not_scored", criterion="", part="standard")
    return rulebook


def given_for(
    engine: Engine, cycle: Cycle, unit: UnitId, code: str, before: Cycle | None = None
) -> Given:
    """What a unit's sheet is made of, as whoever asks may read it.

    ``code`` calls the unit, ``before`` is the year whose points stand beside. Raises ``Refusal`` as
    :func:`scored_rulebook`.
    """
    rulebook, names = scored_rulebook(cycle).of(unit), engine.names(cycle)
    own = rulebook.own_column
    assert own is not None
    name, chair = names.name(unit), cycle.officers.chair
    last_year: Figures | None = None
    if before is not None:
        assert before.plan.rulebook is not None
        last_year = final_cells(before.plan.rulebook.of(unit), before.sheet(unit))
    return Given(
        whose=Whose(cycle.code, code, own.code, short_pin(rulebook)),
        rulebook=rulebook,
        year=cycle.year,
        unit=name.full if name else str(unit),
        cluster=names.cluster(cycle),
        due=due_day(cycle, Phase.SCORING, unit),
        send_to=_send_to(engine, cycle, chair) if chair else names.cluster(cycle),
        rung=_rung(engine, cycle, unit),
        words=names.words,
        figures=figures_shown(engine, cycle, unit, own.code),
        last_year=last_year,
    )


def _rung(engine: Engine, cycle: Cycle, unit: UnitId) -> str:
    """Which rung has the sheet, and who enters it; empty where none does."""
    found = rung_standing(cycle, unit)
    if found is None:
        return ""
    column = column_label(found.column, "vi", cycle.plan.rulebook)
    who = scorer_label(found.by, "vi", engine.names(cycle).words)
    return filled(SHEET["rung"], {"column": column, "who": who})


def figures_shown(engine: Engine, cycle: Cycle, unit: UnitId, column: str) -> Figures:
    """What stands in a column, for whoever may read it: of a sheet that was not sent, its unit."""
    sent = cycle.sheet(unit).opened
    if scores_sealed(unit, sent=sent, own=engine.store.sight(cycle).own):
        return {}
    return recorded(cycle.sheet(unit), column)


def _send_to(engine: Engine, cycle: Cycle, chair: UnitId) -> str:
    """The chair's unit, with the address of its secretary where one is known."""
    name = engine.names(cycle).name(chair)
    full = name.full if name else str(chair)
    with engine.store.database.engine.connect() as connection:
        found = addresses(connection, chair, Office.SECRETARY)
    return f"{full} ({found.to[0]})" if found else full
