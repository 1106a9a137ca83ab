"""Audit: who changed which score, which formal acts there were, who did what to each cell."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from adapters.cli.asking import AsOfText, Effective
from adapters.cli.errors import MISUSED, Misuse
from adapters.cli.export import CsvFile, Force, XlsxFile, exported, say_beside
from adapters.cli.frame import Page, app
from adapters.cli.look import CycleCode, Seated
from adapters.cli.terminal import Terminal
from adapters.wording.help.printed import page, page_inside
from adapters.wording.pages.audit import ACTS, DUTIES, SCORES

if TYPE_CHECKING:
    from adapters.audit.asked import Asked
    from adapters.audit.score_changes import ScoreChanges
    from adapters.bootstrap import Engine
    from adapters.cli.audit_rows import Words
    from domain.record.record import Seat
    from workflows.as_of import AsOf

OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
OfCriterion = Annotated[str | None, typer.Option("--criterion", metavar="TIÊU_CHÍ")]
OfColumn = Annotated[str | None, typer.Option("--column", metavar="CỘT")]
OfPart = Annotated[str | None, typer.Option("--part", metavar="PHẦN")]
By = Annotated[str | None, typer.Option("--by", metavar="AI")]
Since = Annotated[str | None, typer.Option("--since", metavar="LÚC")]
Until = Annotated[str | None, typer.Option("--until", metavar="LÚC")]
InPhase = Annotated[str | None, typer.Option("--phase", metavar="BƯỚC")]
After = Annotated[bool, typer.Option("--after-submission")]


class Inside(Page):
    """A command of this group, whose help is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        return page_inside(f"audit {self.name}", ctx.obj.lang)


class Group(TyperGroup):
    """The commands of this group; an unknown one is answered with the nearest."""

    def get_help(self, ctx: Any) -> str:
        return page("audit", ctx.obj.lang)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        from difflib import get_close_matches

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
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Who changed which score: from, to, when, on whose behalf, why, with which effect."""
    from adapters.audit.asked import Asked
    from adapters.audit.score_changes import score_changes_of
    from adapters.cli.asking import (
        catch_up_for,
        check_began,
        check_place,
        last_seen,
        rulebooks_of,
        seat_of,
        year_of,
    )
    from adapters.cli.audit_page import beside
    from adapters.cli.audit_rows import score_row
    from adapters.cli.databases import opened
    from adapters.door.moments import moment_asked, times
    from adapters.door.names import unit_named
    from adapters.door.seats import by_whom
    from domain.cycle.guard import Phase
    from domain.rulebook.criteria import Part

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, found, words = year_of(engine, terminal, cycle)
        who = by_whom(engine.store, by)
        asked = Asked(
            stream=stream,
            unit=unit_named(engine.store, unit) if unit else None,
            criterion=criterion,
            column=column,
            part=_one(Part, part, "--part"),
            phase=_one(Phase, phase, "--phase"),
            actor=who.actor,
            office=who.office,
            office_unit=who.unit,
            after_submission=True if after else None,
            **times(since, until),  # type: ignore[arg-type]
        )
        check_place(asked, found)
        check_began(engine, stream, words.code, asked.until)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine, stream, moment)
        catch_up_for(engine, terminal, words)
        reader = seat_of(engine, seat)
        changes = score_changes_of(
            engine.store, asked, as_of=moment, reader=reader, with_effects=True
        )
        rows = [score_row(change, words) for change in changes.changes]
        notes = _notes(engine, asked, moment, reader, changes, words)
        if exported(terminal, SCORES, rows, (csv, xlsx), force=force):
            say_beside(terminal, [*notes, *beside(changes.sealed, changes.undated, words)])
            return
        named = rulebooks_of(engine, stream, words)
        _show_scores(terminal, changes, notes, last, words, named)


def _one(kind: Any, text: str | None, option: str) -> Any:
    """A value by its word or its label. Raises ``Misuse`` where there is none."""
    from adapters.door.choices import chosen

    if text is None:
        return None
    value = chosen(kind, text)
    if value is not None:
        return value
    choices = ", ".join(value.value for value in kind)
    command = "thidua audit scores"
    raise Misuse("usage_choice", option=option, value=text, choices=choices, command=command)


def _published(
    engine: "Engine", asked: "Asked", moment: "AsOf", reader: "Seat | None"
) -> "ScoreChanges | None":
    """What sources have published of these cells, where they tell of nothing else."""
    from adapters.audit.score_changes import score_changes_of

    found = score_changes_of(engine.store, asked, as_of=moment, reader=reader)
    return found if found.published_only else None


def _notes(
    engine: "Engine",
    asked: "Asked",
    moment: "AsOf",
    reader: "Seat | None",
    changes: "ScoreChanges",
    words: "Words",
) -> list[str]:
    """That a source tells of no change; that is no answer that there was none."""
    from adapters.audit.asked import Asked

    if changes.published_only:
        return [words.say("published_only")]
    if changes.changes or changes.sealed:
        return []
    place = Asked(stream=asked.stream, unit=asked.unit, criterion=asked.criterion)
    published = _published(engine, place, moment, reader)
    if published is None:
        return []
    events = ", ".join(dict.fromkeys(words.event(one.version) for one in published.changes))
    return [words.say("published_only"), words.say("published_at", events=events)]


def _show_scores(
    terminal: Terminal,
    found: "ScoreChanges",
    notes: list[str],
    last: int,
    words: "Words",
    rulebooks: Mapping[str, str],
) -> None:
    from adapters.cli.audit_page import beside, changes_page, counted, governing
    from adapters.cli.audit_rows import all_json

    if terminal.json:
        terminal.give(
            {
                "cycle": words.code,
                "upto": last,
                "published_only": bool(notes),
                "changes": all_json(found.changes, words),
                "sealed": all_json(found.sealed, words),
                "undated": all_json(found.undated, words),
            }
        )
        return
    key = "scores_published" if notes else "scores_head"
    if not found.changes:
        key = "none_published" if notes else "none"
    terminal.show(
        words.say(key, code=words.code, last=last, **counted(found.changes, words)),
        *changes_page(found.changes, words),
        *notes,
        *beside(found.sealed, found.undated, words),
        *governing(found.changes, rulebooks, words),
    )


@group.command(cls=Inside)
def acts(
    context: typer.Context,
    cycle: CycleCode,
    by: By = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Extensions, reopenings, waivers, back-fills, corrections, going live, discrepancies."""
    from adapters.audit.acts import AskedActs, formal_acts
    from adapters.cli.asking import (
        check_began,
        last_seen,
        seat_of,
        year_of,
    )
    from adapters.cli.audit_page import undated_line
    from adapters.cli.databases import opened
    from adapters.cli.log_page import entries, event_json
    from adapters.cli.tellings import telling_of
    from adapters.door.moments import moment_asked, times
    from adapters.door.seats import by_whom

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = year_of(engine, terminal, cycle)
        who = by_whom(engine.store, by)
        asked = AskedActs(
            stream=stream,
            actor=who.actor,
            office=who.office,
            office_unit=who.unit,
            **times(since, until),  # type: ignore[arg-type]
        )
        check_began(engine, stream, words.code, asked.until)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        last = last_seen(engine, stream, moment)
        found = formal_acts(engine.store, asked, as_of=moment, reader=reader)
        telling = telling_of(engine, terminal, reader.unit if reader else None)
        events = [event_json(act.event, telling) for act in found.acts]
        kinds = [words.kind(act.kind) for act in found.acts]
        rows = [
            {
                "event": event["event"],
                "kind": kind,
                "recorded": event["recorded_at"],
                "who": event["office"],
                "said": event["sentence"],
                "command": event["command_id"],
            }
            for event, kind in zip(events, kinds, strict=True)
        ]
        undated_ = undated_line([act.event.version for act in found.undated], words)
        if exported(terminal, ACTS, rows, (csv, xlsx), force=force):
            say_beside(terminal, undated_)
            return
        if terminal.json:
            told = [
                {"kind": act.kind.value, **one} for act, one in zip(found.acts, events, strict=True)
            ]
            undated = [event_json(act.event, telling) for act in found.undated]
            terminal.give({"cycle": words.code, "acts": told, "undated": undated})
            return
        key = "acts_head" if events else "acts_none"
        terminal.show(
            words.say(key, code=words.code, count=len(events), last=last),
            *entries([act.event for act in found.acts], telling),
            *undated_,
        )


@group.command(cls=Inside)
def duties(
    context: typer.Context,
    cycle: CycleCode,
    unit: OfUnit = None,
    criterion: OfCriterion = None,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Who entered, checked and settled each cell, and who stands on both sides."""
    from adapters.audit.asked import Asked
    from adapters.audit.duties import duties_of
    from adapters.cli.asking import check_place, last_seen, seat_of, year_of
    from adapters.cli.audit_page import beside, duties_page
    from adapters.cli.audit_rows import all_json, duty_row
    from adapters.cli.databases import opened
    from adapters.door.moments import moment_asked
    from adapters.door.names import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, year, words = year_of(engine, terminal, cycle)
        named = unit_named(engine.store, unit) if unit else None
        check_place(Asked(unit=named, criterion=criterion), year)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        last = last_seen(engine, stream, moment)
        found = duties_of(
            engine.store, stream, unit=named, criterion=criterion, as_of=moment, reader=reader
        )
        rows = [duty_row(duty, words) for duty in found.duties]
        published = None
        if not found.duties:
            place = Asked(stream=stream, unit=named, criterion=criterion)
            published = _published(engine, place, moment, reader)
        if exported(terminal, DUTIES, rows, (csv, xlsx), force=force):
            notes = [words.say("duties_published")] if published is not None else []
            say_beside(terminal, [*notes, *beside(found.sealed, found.undated, words)])
            return
        if terminal.json:
            terminal.give(
                {
                    "cycle": words.code,
                    "published_only": published is not None,
                    "duties": all_json(found.duties, words),
                    "sealed": all_json(found.sealed, words),
                    "undated": all_json(found.undated, words),
                }
            )
            return
        key = "duties_head" if found.duties else "duties_none"
        key = "duties_published" if published is not None else key
        terminal.show(
            words.say(key, code=words.code, count=len(found.duties), last=last),
            *duties_page(found, words),
            *beside(found.sealed, found.undated, words),
        )
