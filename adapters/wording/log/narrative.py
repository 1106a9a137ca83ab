"""The log in words: one line for every event.

Hidden texts are shown while they are there; where one was erased, the line says so.
"""

from adapters.wording.labels.due import report_names
from adapters.wording.log.events import LINES
from adapters.wording.log.line import Telling
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, Names
from domain.cycle.cycle import Cycle
from domain.record.record import (
    Event,
    Origin,
)
from domain.rulebook.rulebook import Rulebook


def narrate(
    event: Event,
    lang: Lang,
    names: Names,
    rulebook: Rulebook | None = None,
    cycle: Cycle | None = None,
) -> str:
    """What happened, in one line.

    ``rulebook``, the one then in force, gives columns and selections their names; ``cycle``, of
    whatever moment, tells how each ballot is held and who hands over.
    """
    reports = report_names(cycle) if cycle else {}
    phrases = Phrases(lang, names, rulebook, reports=reports, gap=("không có", "none"))
    told = event.header.origin is Origin.BACKFILL
    return LINES[event.header.type](event.body, Telling(phrases, cycle, told))
