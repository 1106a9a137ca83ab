"""Audit: who changed which score, which formal acts there were, who did what to each cell."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from adapters.cli import audit_help as audit_help  # noqa: PLC0414  (adds the pages of help)
from adapters.cli.asking import AsOfText, Effective
from adapters.cli.errors import MISUSED, Misuse
from adapters.cli.export import CsvFile, Force, XlsxFile
from adapters.cli.frame import Page, app
from adapters.cli.help_pages import page, page_inside
from adapters.cli.look import CycleCode, Seated
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.audit.score_changes import ScoreChanges
    from adapters.bootstrap import Engine
    from adapters.cli.audit_rows import Words
    from domain.cycle import Cycle
    from domain.record import StreamId

OfUnit = Annotated[str | None, typer.Option("--unit", metavar="ĐƠN_VỊ")]
OfCriterion = Annotated[str | None, typer.Option("--criterion", metavar="TIÊU_CHÍ")]
OfColumn = Annotated[str | None, typer.Option("--column", metavar="CỘT")]
OfPart = Annotated[str | None, typer.Option("--part", metavar="PHẦN")]
By = Annotated[str | None, typer.Option("--by", metavar="AI")]
Since = Annotated[str | None, typer.Option("--since", metavar="LÚC")]
Until = Annotated[str | None, typer.Option("--until", metavar="LÚC")]
InPhase = Annotated[str | None, typer.Option("--phase", metavar="BƯỚC")]
After = Annotated[bool, typer.Option("--after-submission")]
Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]
Criterion = Annotated[str, typer.Argument(metavar="TIÊU_CHÍ")]
First = Annotated[str, typer.Option("--from", metavar="LÚC|@N")]
Last = Annotated[str | None, typer.Option("--to", metavar="LÚC|@N")]


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
    from adapters.cli.asking import by_whom, check_place, moment_asked, seat_of, times
    from adapters.cli.audit_rows import score_row
    from adapters.cli.databases import opened
    from adapters.door import unit_named
    from domain.guard import Phase
    from domain.rulebook import Part

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, found, words = _year(engine, terminal, cycle)
        who = by_whom(engine, by)
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
        moment = moment_asked(as_of, effective)
        _check_moment(engine, stream, moment)
        _catch_up(engine, terminal, words)
        reader = seat_of(engine, seat)
        changes = score_changes_of(
            engine.store, asked, as_of=moment, reader=reader, with_effects=True
        )
        rows = [score_row(change, words) for change in changes.changes]
        if _exported(terminal, rows, csv, xlsx, force=force):
            return
        _show_scores(engine, terminal, changes, words)


def _one(kind: Any, text: str | None, option: str) -> Any:
    """A value by its word or its label. Raises ``Misuse`` where there is none."""
    from adapters.cli.words import WORDS
    from domain.labels import label
    from domain.names import fold

    if text is None:
        return None
    for value in kind:
        words = {value.value, *(label(value, lang) for lang in ("vi", "en"))}
        if fold(text) in map(fold, words):
            return value
    assert "usage_bad" in WORDS
    raise Misuse("usage_bad", value=f"{option} {text}", command="thidua audit scores")


def _year(engine: "Engine", terminal: Terminal, code: str) -> tuple["StreamId", "Cycle", "Words"]:
    from adapters.cli.audit_rows import Words
    from adapters.cli.databases import cycle_named

    stream, found = cycle_named(engine, terminal, code)
    assert terminal.names is not None
    return stream, found, Words(terminal, terminal.names, found.code, found.plan.rulebook)


def _check_moment(engine: "Engine", stream: "StreamId", moment: Any) -> None:
    """Raises ``Refusal`` for a moment before the year began, or a version it does not have."""
    from workflows.as_of import NOW, seen

    if moment != NOW:
        seen(engine.store.events(stream), moment)


def _catch_up(engine: "Engine", terminal: Terminal, words: "Words") -> None:
    """Until something runs in the background, effects are followed when they are asked for."""
    from adapters.views.follow import catch_up

    with terminal.progress("following") as tell:
        followed = catch_up(engine.store.database, tell)
    for unread in followed.stuck:
        event = f"{unread.stream}@{unread.version}"
        line = words.say("stuck", event=event, error=unread.error)
        terminal.console(errors=True).print(line)


def _exported(
    terminal: Terminal,
    rows: Sequence[Mapping[str, object]],
    csv: str | None,
    xlsx: str | None,
    *,
    force: bool,
) -> bool:
    """Write the rows into the files that were asked for."""
    from adapters.cli.audit_words import AUDIT, HEADS
    from adapters.cli.export import write_csv, write_xlsx
    from adapters.cli.say import Say

    if csv is None and xlsx is None:
        return False
    lang = terminal.lang == "en"
    heads = [pair[lang] for key, pair in HEADS.items() if not rows or key in rows[0]]
    named = [{HEADS[key][lang]: value for key, value in row.items()} for row in rows]
    for file, write in ((csv, write_csv), (xlsx, write_xlsx)):
        if file is not None:
            write(file, heads, named, force=force)
            if file != "-":
                said = Say(AUDIT, terminal.lang)("written", file=file, count=len(rows))
                terminal.show(said)
    return True


def _show_scores(
    engine: "Engine", terminal: Terminal, found: "ScoreChanges", words: "Words"
) -> None:
    from adapters.cli.audit_page import beside, changes_page
    from adapters.cli.audit_rows import all_json

    last = _last(engine, words)
    if terminal.json:
        terminal.give(
            {
                "cycle": words.code,
                "upto": last,
                "published_only": found.published_only,
                "changes": all_json(found.changes, words),
                "sealed": all_json(found.sealed, words),
                "undated": all_json(found.undated, words),
            }
        )
        return
    count = len({change.version for change in found.changes})
    head = words.say("scores_head", code=words.code, count=count, about="")
    if not found.changes:
        head = words.say("none", code=words.code, last=last, about="")
    note = [words.say("published_only")] if found.published_only else []
    terminal.show(
        head,
        *changes_page(found.changes, words),
        *note,
        *beside(found.sealed, found.undated, words),
    )


def _last(engine: "Engine", words: "Words") -> int:
    from adapters.door import find

    return engine.store.load(find(engine.store, "cycle", words.code)).version


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
    from adapters.cli.asking import by_whom, moment_asked, seat_of, times
    from adapters.cli.databases import opened
    from adapters.cli.log_page import entries, event_json
    from adapters.cli.tellings import telling_of

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = _year(engine, terminal, cycle)
        who = by_whom(engine, by)
        asked = AskedActs(
            stream=stream,
            actor=who.actor,
            office=who.office,
            office_unit=who.unit,
            **times(since, until),  # type: ignore[arg-type]
        )
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        _check_moment(engine, stream, moment)
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
        if _exported(terminal, rows, csv, xlsx, force=force):
            return
        if terminal.json:
            told = [
                {"kind": act.kind.value, **one} for act, one in zip(found.acts, events, strict=True)
            ]
            undated = [event_json(act.event, telling) for act in found.undated]
            terminal.give({"cycle": words.code, "acts": told, "undated": undated})
            return
        last = _last(engine, words)
        key = "acts_head" if events else "acts_none"
        terminal.show(
            words.say(key, code=words.code, count=len(events), last=last),
            *entries([act.event for act in found.acts], telling),
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
    from adapters.cli.asking import check_place, moment_asked, seat_of
    from adapters.cli.audit_page import beside, duties_page
    from adapters.cli.audit_rows import all_json, duty_row
    from adapters.cli.databases import opened
    from adapters.door import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, year, words = _year(engine, terminal, cycle)
        named = unit_named(engine.store, unit) if unit else None
        check_place(Asked(unit=named, criterion=criterion), year)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        _check_moment(engine, stream, moment)
        found = duties_of(
            engine.store, stream, unit=named, criterion=criterion, as_of=moment, reader=reader
        )
        rows = [duty_row(duty, words) for duty in found.duties]
        if _exported(terminal, rows, csv, xlsx, force=force):
            return
        if terminal.json:
            terminal.give(
                {
                    "cycle": words.code,
                    "duties": all_json(found.duties, words),
                    "sealed": all_json(found.sealed, words),
                }
            )
            return
        key = "duties_head" if found.duties else "duties_none"
        last = _last(engine, words)
        terminal.show(
            words.say(key, code=words.code, count=len(found.duties), last=last),
            *duties_page(found, words),
            *beside(found.sealed, found.undated, words),
        )


@app.command(cls=Page)
def history(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    criterion: Criterion,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
) -> None:
    """One criterion of one unit, from its first entry on."""
    from adapters.audit.history import history_of
    from adapters.cli.asking import moment_asked, seat_of
    from adapters.cli.audit_page import beside, changes_page
    from adapters.cli.audit_rows import all_json
    from adapters.cli.databases import opened
    from adapters.cli.log_page import entries, event_json
    from adapters.cli.tables import heading
    from adapters.cli.tellings import telling_of
    from adapters.door import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = _year(engine, terminal, cycle)
        named = unit_named(engine.store, unit)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        _check_moment(engine, stream, moment)
        _catch_up(engine, terminal, words)
        found = history_of(engine.store, stream, named, criterion, as_of=moment, reader=reader)
        telling = telling_of(engine, terminal, reader.unit if reader else None)
        if terminal.json:
            terminal.give(
                {
                    "cycle": words.code,
                    "changes": all_json(found.changes, words),
                    "milestones": [event_json(event, telling) for event in found.milestones],
                    "sealed": all_json(found.sealed, words),
                }
            )
            return
        count = len({change.version for change in found.changes})
        place = words.place(criterion, None)
        unit_name = words.names.unit(named)
        head = words.say(
            "history_head", unit=unit_name, criterion=place, code=words.code, count=count
        )
        if not found.changes:
            head = words.say("none", code=words.code, last=_last(engine, words), about="")
        milestones = entries(found.milestones, telling)
        parts = [heading(terminal.word("milestones")), *milestones] if found.milestones else []
        terminal.show(
            head,
            *changes_page(found.changes, words),
            *beside(found.sealed, found.undated, words),
            *parts,
        )


@app.command(cls=Page)
def explain(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
) -> None:
    """How a unit came to its total and rank, line by line to event and rule."""
    from adapters.audit.years import explained
    from adapters.cli.asking import moment_asked, seat_of
    from adapters.cli.audit_page import explanation_page
    from adapters.cli.audit_rows import in_json
    from adapters.cli.databases import opened
    from adapters.door import unit_named

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = _year(engine, terminal, cycle)
        named, moment = unit_named(engine.store, unit), moment_asked(as_of, effective)
        found = explained(engine.store, stream, named, as_of=moment, reader=seat_of(engine, seat))
        if terminal.json:
            told = in_json(found, words)
            assert isinstance(told, dict)
            told.pop("rulebook", None)
            terminal.give({"cycle": words.code, "explanation": told})
            return
        head = words.say("explain_head", unit=words.names.unit(named), code=words.code)
        terminal.show(head, *explanation_page(found, words))


@app.command(cls=Page)
def diff(
    context: typer.Context,
    cycle: CycleCode,
    first: First,
    last: Last = None,
) -> None:
    """What differs between two moments of a year: totals, ranks, cells, with the events."""
    from adapters.audit.years import differences
    from adapters.cli.asking import moment_asked
    from adapters.cli.audit_page import difference_page
    from adapters.cli.audit_rows import in_json
    from adapters.cli.databases import opened

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream, _, words = _year(engine, terminal, cycle)
        found = differences(
            engine.store, stream, moment_asked(first, None), moment_asked(last, None)
        )
        if terminal.json:
            told = in_json(found, words)
            assert isinstance(told, dict)
            told.pop("rulebooks", None)
            terminal.give({"cycle": words.code, "difference": told})
            return
        head = words.say(
            "diff_head",
            code=words.code,
            first=words.event(found.version_was),
            last=words.event(found.version_now),
        )
        terminal.show(head, *difference_page(found, words))
