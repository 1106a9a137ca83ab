"""Audit: who changed which score, which formal acts there were, who did what to each cell."""

from difflib import get_close_matches
from typing import Annotated, Any

import typer

from adapters.audit.acts import AskedActs
from adapters.audit.asked import Asked
from adapters.audit.years import check_began, check_place, last_seen
from adapters.cli.asking import catch_up_for, one_of, year_of
from adapters.cli.databases import opened_to
from adapters.cli.errors import MISUSED, Misuse
from adapters.cli.exported_rows import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.options import AsOfText, CycleCode, Effective, Seats
from adapters.cli.terminal import Terminal
from adapters.cli.words import PlainGroup
from adapters.door.moments import moment_asked, times
from adapters.door.names import unit_named
from adapters.door.seats import by_whom
from adapters.door.spelled import code_named
from adapters.pages.audit_concerns import concerns_page
from adapters.pages.audit_duties import duties_page
from adapters.pages.audit_scores import scores_page
from adapters.wording.help.printed import page, page_inside
from domain.cycle.guard import Phase
from domain.rulebook.criteria import Part
from workflows.reads import Read

OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
OfCriterion = Annotated[str | None, typer.Option("--criterion", metavar="TIÊU_CHÍ")]
OfColumn = Annotated[str | None, typer.Option("--column", metavar="CỘT")]
OfPart = Annotated[str | None, typer.Option("--part", metavar="PHẦN")]
By = Annotated[str | None, typer.Option("--by", metavar="AI")]
Since = Annotated[str | None, typer.Option("--since", metavar="LÚC")]
Until = Annotated[str | None, typer.Option("--until", metavar="LÚC")]
InPhase = Annotated[str | None, typer.Option("--phase", metavar="BƯỚC")]
Days = Annotated[int, typer.Option("--days", metavar="SỐ", min=0)]
After = Annotated[bool, typer.Option("--after-submission")]


class Inside(Page):
    """A command of this group, whose help is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        return page_inside(f"audit {self.name}", ctx.obj.lang)


class Group(PlainGroup):
    """The commands of this group; an unknown one is answered with the nearest."""

    def get_help(self, ctx: Any) -> str:
        return page("audit", ctx.obj.lang)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, n=1)
            nearest = near[0] if near else None
            command = "thidua audit"
            raise Misuse("usage_command", value=args[0], nearest=nearest, command=command)
        return super().resolve_command(ctx, args)


group = typer.Typer(
    cls=Group, rich_markup_mode=None, context_settings={"help_option_names": ["--help", "-h"]}
)
app.add_typer(group, name="audit")


@group.callback(invoke_without_command=True)
def audit(context: typer.Context) -> None:
    """Without a command: the page that lists them."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(MISUSED)


@group.command(cls=Inside)
def scores(
    context: typer.Context,
    cycle: CycleCode,
    unit: OfUnit = None,
    criterion: OfCriterion = None,
    column: OfColumn = None,
    part: OfPart = None,
    by: By = None,
    since: Since = None,
    until: Until = None,
    phase: InPhase = None,
    after: After = False,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Who changed which score: from, to, when, on whose behalf, why, with which effect."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.AUDIT_SCORES, seats) as engine:
        year, found = year_of(engine, terminal, cycle)
        who, rulebook = by_whom(engine.store, by), found.plan.rulebook
        command = "thidua audit scores"
        asked = Asked(
            stream=year.stream,
            unit=unit_named(engine.store, unit) if unit else None,
            criterion=code_named(rulebook, "criterion", criterion) if criterion else None,
            column=code_named(rulebook, "column", column) if column else None,
            part=one_of(Part, part, "--part", command),
            phase=one_of(Phase, phase, "--phase", command),
            actor=who.actor,
            office=who.office,
            office_unit=who.unit,
            after_submission=True if after else None,
            **times(since, until),  # type: ignore[arg-type]
        )
        check_place(asked, found)
        check_began(engine.store, year.stream, year.code, asked.until)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine.store, year.stream, moment)
        catch_up_for(engine, terminal)
        told = scores_page(engine, year, asked, moment, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)


@group.command(cls=Inside)
def acts(
    context: typer.Context,
    cycle: CycleCode,
    by: By = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Extensions, reopenings, waivers, back-fills, corrections, going live, discrepancies."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.AUDIT_ACTS, seats) as engine:
        year, _ = year_of(engine, terminal, cycle)
        who = by_whom(engine.store, by)
        asked = AskedActs(
            stream=year.stream,
            actor=who.actor,
            office=who.office,
            office_unit=who.unit,
            **times(since, until),  # type: ignore[arg-type]
        )
        check_began(engine.store, year.stream, year.code, asked.until)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine.store, year.stream, moment)
        # One question of four is answered in lines of the log.
        from adapters.pages.audit_acts import formal_acts_page  # noqa: PLC0415

        told = formal_acts_page(engine, year, asked, moment, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)


@group.command(cls=Inside)
def duties(
    context: typer.Context,
    cycle: CycleCode,
    unit: OfUnit = None,
    criterion: OfCriterion = None,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Who entered, checked and settled each cell, and who stands on both sides."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.AUDIT_DUTIES, seats) as engine:
        year, found = year_of(engine, terminal, cycle)
        named = unit_named(engine.store, unit) if unit else None
        if criterion is not None:
            criterion = code_named(found.plan.rulebook, "criterion", criterion)
        check_place(Asked(unit=named, criterion=criterion), found)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine.store, year.stream, moment)
        told = duties_page(engine, year, (named, criterion), moment, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)


@group.command(cls=Inside)
def concerns(
    context: typer.Context,
    cycle: CycleCode,
    days: Days = 1,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Acts on behalf without a document, what was recorded late, unchecked sheets, both sides."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.AUDIT_CONCERNS, seats) as engine:
        year, _ = year_of(engine, terminal, cycle)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine.store, year.stream, moment)
        told = concerns_page(engine, year, days, moment, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)
