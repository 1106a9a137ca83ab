"""Papers: the dossier of a conference out of a table or a cycle; templates and their check."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.errors import DONE, REFUSED, Misuse
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.options import Seats
from adapters.cli.reconcile import names_cycle, read
from adapters.cli.terminal import Terminal
from adapters.door.key_values import twice
from adapters.pages.outcome import outcome_of
from adapters.pages.papers import BegunPage, CheckedPage, DossierPage
from adapters.papers.checking import check_folder
from adapters.papers.dossier import Asked, write
from adapters.papers.facts import Facts
from adapters.papers.forms import facts_of_members
from adapters.papers.full_names import FullNames
from adapters.papers.of_awards import facts_of_awards, facts_of_plan
from adapters.papers.of_cycle import facts_of_cycle, members_of
from adapters.papers.of_numbers import days_on_record, numbers_on_record
from adapters.papers.of_table import facts_of_table
from adapters.papers.of_work import facts_of_work
from adapters.papers.office import begin_folder, settings_of
from adapters.papers.settings import settings_of_table, settings_of_year
from adapters.wording.pages.doors import word
from adapters.wording.phrasing import told
from adapters.wording.writing import Names
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.reconcile.check import Reconciliation, reconcile
from domain.reconcile.of_cycle import reconcile_cycle
from domain.record.record import Event, UnitId, cluster_stream, cycle_stream
from domain.values.refusal import Refusal
from workflows.reads import Read

Given = Annotated[str, typer.Argument(metavar="TỆP|NĂM|-")]
Words = Annotated[list[str] | None, typer.Argument(metavar="khóa=giá_trị")]
Out = Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC")]
Templates = Annotated[Path | None, typer.Option("--templates", metavar="THƯ_MỤC")]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="TRANG")]
NoPdf = Annotated[bool, typer.Option("--no-pdf")]
Folder = Annotated[Path, typer.Argument(metavar="THƯ_MỤC")]


class PapersGroup(ListingGroup):
    """Without a command of the group, the dossier is written."""

    unnamed = "make"


group = typer.Typer(
    cls=PapersGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="papers")


@group.callback()
def papers() -> None:
    """Without a command: the dossier."""


@group.command(cls=Inside)
def make(
    context: typer.Context,
    given: Given,
    words: Words = None,
    out: Out = Path("ho-so"),
    templates: Templates = None,
    sheet: SheetName = None,
    no_pdf: NoPdf = False,
    seats: Seats = None,
) -> int:
    """Write every paper into a new dated folder."""
    terminal: Terminal = context.obj
    typed = _typed(words or ())
    asked = _asked(terminal, given, typed, templates, sheet, seats, pdf=not no_pdf)
    dossier = write(asked, out)
    findings = len(asked.found.findings) if asked.found is not None else 0
    terminal.tell(DossierPage(dossier=dossier, findings=findings))
    return REFUSED if dossier.failed else DONE


def _typed(words: Sequence[str]) -> dict[str, object]:
    """``nam=2026``: settings of the office, each once."""
    found: dict[str, object] = {}
    for setting in words:
        key, equals, value = setting.partition("=")
        if not equals or not key:
            raise Misuse("usage_extra", value=setting, command="thidua papers")
        if key in found:
            raise twice(key)
        found[key] = value
    return found


def _asked(
    terminal: Terminal,
    given: str,
    typed: dict[str, object],
    templates: Path | None,
    sheet: str | None,
    seats: Sequence[str] | None,
    *,
    pdf: bool,
) -> Asked:

    settings = settings_of(templates, typed)
    now = datetime.now(UTC)
    if seats or names_cycle(given, terminal):
        return _of_cycle(terminal, given, settings, templates, now, seats, pdf=pdf)
    found = reconcile(read(given, terminal, sheet).printed)
    return Asked(
        facts=Facts(facts_of_table(found, settings.get("don_vi_cum_truong", ""))),
        settings=settings_of_table(found.printed.year, settings),
        found=found,
        templates=templates,
        now=now,
        lang=terminal.lang,
        pdf=pdf,
    )


def _of_cycle(
    terminal: Terminal,
    given: str,
    settings: dict[str, str],
    templates: Path | None,
    now: datetime,
    seats: Sequence[str] | None,
    *,
    pdf: bool,
) -> Asked:
    """What a year's record tells; the office's own settings go before it."""
    with opened_to(terminal, Read.PAPERS, seats) as engine:
        stream, cycle = cycle_named(engine, terminal, given)
        names = _full(engine, cycle, terminal)
        found = _checked(cycle, names, terminal)
        cluster = engine.names(cycle).cluster(cycle)
        if engine.practice:
            cluster = f"{cluster} ({word('practice', 'vi')})"  # papers have one language
        events = engine.store.events(stream)
        recorded = _recorded(engine, events, cycle, cluster, names)
        settings = settings_of_year(recorded, settings)
        chair = settings.get("don_vi_cum_truong", "")
        known = {
            **(facts_of_table(found, chair) if found is not None else {}),
            **facts_of_members(members_of(cycle, names), chair),
            **recorded,
        }
    return Asked(
        facts=Facts(known),
        settings=settings,
        found=found,
        issued=days_on_record(cycle, events),
        cycle=True,
        templates=templates,
        now=now,
        lang=terminal.lang,
        pdf=pdf,
    )


def _full(engine: Engine, cycle: Cycle, terminal: Terminal) -> Names:
    """Names as papers have them, with the texts that the terminal has at hand."""
    stored = engine.names(cycle)
    assert terminal.names is not None

    def full(unit: UnitId) -> str:
        name = stored.name(unit)
        return name.full if name is not None else str(unit)

    return FullNames(terminal.names, full)


def _recorded(
    engine: Engine, events: Sequence[Event], cycle: Cycle, cluster: str, names: Names
) -> dict[str, object]:
    """All that the record tells beside the score table."""

    outcome = outcome_of(cycle)
    return {
        **numbers_on_record(cycle, events),
        **facts_of_cycle(cycle, outcome, cluster, names),
        **facts_of_work(cycle, events, names, engine.now()),
        **facts_of_awards(cycle, outcome, names.unit, _earlier(engine, cycle)),
        **facts_of_plan(cycle, names),
    }


def _earlier(engine: Engine, cycle: Cycle) -> list[Cycle]:
    """The cluster's years before this one, the oldest first."""

    cluster = engine.store.load(cluster_stream(cycle.cluster)).state
    assert isinstance(cluster, Cluster)
    years = sorted(year for year in cluster.cycles if year < cycle.year)
    streams = [cycle_stream(cluster.cycles[year].cycle) for year in years]
    states = [engine.store.load(stream).state for stream in streams]
    return [state for state in states if isinstance(state, Cycle)]


def _checked(cycle: Cycle, names: Names, terminal: Terminal) -> Reconciliation | None:
    """The year's table; none where nothing is scored."""
    try:
        return reconcile_cycle(
            outcome_of(cycle),
            names.unit,
            lambda private: told(names.text(private.digest), terminal.lang),
        )
    except Refusal as refusal:
        if refusal.code == "score_table_missing":
            return None
        raise


@group.command(cls=Inside)
def init(context: typer.Context, folder: Folder) -> None:
    """Copy the templates and a file of settings, for the office to edit."""
    terminal: Terminal = context.obj
    made = begin_folder(folder)
    terminal.tell(BegunPage(folder=folder, made=made))


@group.command(cls=Inside)
def check(context: typer.Context, folder: Folder) -> int:
    """Check edited templates and the file of settings: 0 where all can be used, 1 where not."""
    terminal: Terminal = context.obj
    checked = check_folder(folder)
    terminal.tell(CheckedPage(checked=checked))
    settings_of(folder, {})
    return REFUSED if checked.problems else DONE
