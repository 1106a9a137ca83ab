"""Reconcile with what opens a database: a year's own table, and a refusal in words."""

from collections.abc import Sequence

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.errors import ToldRefusal
from adapters.cli.failures import told
from adapters.cli.terminal import Terminal
from adapters.pages.called import Nameless
from adapters.pages.outcome import outcome_of
from adapters.pages.reconciled import ReconciledPage
from adapters.wording.filling import filled
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.phrasing import told as text_told
from adapters.wording.writing import pick
from domain.reconcile.of_cycle import reconcile_cycle
from domain.values.refusal import Refusal
from workflows.reads import Read


def year_page(given: str, terminal: Terminal, seats: Sequence[str] | None = None) -> ReconciledPage:
    """The score table of a year after its check. Raises ``Refusal``."""
    with opened_to(terminal, Read.RECONCILE, seats) as engine:
        _, cycle = cycle_named(engine, terminal, given)
        names = terminal.names
        assert names is not None
        found = reconcile_cycle(
            outcome_of(cycle),
            names.unit,
            lambda private: text_told(names.text(private.digest), terminal.lang),
            told=cycle.backfill,
        )
        place = filled(pick(RECONCILE["cycle"], terminal.lang), {"code": cycle.code})
        return ReconciledPage(found=found, place=place, where={"cycle": cycle.code})


def in_words(refusal: Refusal, terminal: Terminal) -> ToldRefusal:
    """Why a table cannot be checked."""
    return told(refusal, terminal, terminal.names or Nameless())
