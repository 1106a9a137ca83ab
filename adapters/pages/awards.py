"""The award file: for every award who was chosen, proposed, decided on and handed over to, side by
side; and what of it is open."""

from collections.abc import Iterator, Sequence

from adapters.pages.as_json import plain
from adapters.pages.blocks import (
    Block,
    Entry,
    Fitting,
    Heading,
    Line,
    Table,
    Together,
    Tone,
    columns,
    indented,
    table,
)
from adapters.pages.board import Board
from adapters.pages.view import View
from adapters.wording.labelling import label, selection_label
from adapters.wording.pages.awards import AWARDS
from adapters.wording.say import Say
from adapters.wording.writing import listed, when
from domain.cycle.awards.file import FileRemark
from domain.cycle.awards.rows import AwardRow, Decided, Open, award_rows, begun, next_in_line
from domain.cycle.guard import Phase
from domain.rulebook.selections import Kind


def award_part(view: View) -> Iterator[Block]:
    """Nothing until something stands in the file."""
    if not begun(view.cycle.award_file):
        return
    say = Say(AWARDS, view.lang)
    sealed = view.cycle.sealed is not None and view.cycle.phase is Phase.CLOSED
    yield Heading(say("head"), say("not_sealed") if sealed else "")
    rows = award_rows(view.cycle)
    for award in dict.fromkeys(row.award for row in rows):
        own = [row for row in rows if row.award == award]
        yield indented(Line.of(selection_label(award, view.cycle.plan.rulebook), tone=Tone.STRONG))
        if own[0].kind is Kind.STANDING:
            units = view.units([row.unit for row in own])
            yield indented(say("standing", units=units), by=4)
            continue
        yield indented(Fitting((_table(own, view, say), _lines(own, view, say))), by=4)
        for line in _remarks(own, view, say):
            yield indented(line, by=4)
        if following := next_in_line(view.cycle, award):
            yield indented(say("next_in_line", units=view.units(following)), by=4)
    yield from _papers(view, say)


def _table(rows: Sequence[AwardRow], view: View, say: Say) -> Table:
    heads = ("unit", "chosen_head", "proposed_head", "decided_head", "delivered_head")
    cells = ((view.names.unit(row.unit), *_cells(row, view, say, between="\n")) for row in rows)
    return table(columns(*map(say, heads), fold=(0, 3)), cells)


def _lines(rows: Sequence[AwardRow], view: View, say: Say) -> Together:
    """Line by line, where the window is too narrow for a table."""
    heads = ("chosen_head", "proposed_head", "decided_head", "delivered_head")
    found = []
    for row in rows:
        cells = zip(heads, _cells(row, view, say, between="; "), strict=True)
        said = "; ".join(f"{say(head)}: {cell}" for head, cell in cells if cell)
        found.append(Entry(view.names.unit(row.unit), said, by=0))
    return Together(tuple(found))


def _cells(row: AwardRow, view: View, say: Say, *, between: str) -> tuple[str, str, str, str]:
    proposed = ", ".join(
        say("proposal_withdrawn", proposal=one.proposal) if one.withdrawn else one.proposal
        for one in row.proposed
    )
    delivered = between.join(_delivered(row, view, say))
    decided = between.join(_decided(row, view, say))
    unsaid = say("not_stated") if view.cycle.backfill else say("not_proposed")
    chosen = say("not_stated") if view.cycle.backfill and row.chosen is None else _chosen(row, say)
    if row.chosen and (by := _chosen_by(row, view)):
        chosen = say("chosen_by", sources=by)
    return chosen, proposed or unsaid, decided, delivered


def _delivered(row: AwardRow, view: View, say: Say) -> Iterator[str]:
    """The handing over stands whatever was decided since; then what is to be given back."""
    again = row.open is Open.DELIVERY
    if again:
        yield say("undelivered")
    if row.delivered is None:
        return
    day = when(row.delivered.date, view.lang)
    yield say("before", earlier=day) if again else day
    if row.delivered.returned is not None:
        yield say("returned", day=when(row.delivered.returned, view.lang))
    elif row.to_return:
        yield say("to_return")


def _chosen(row: AwardRow, say: Say) -> str:
    if row.chosen is None:
        return say("no_outcome")
    if row.chosen:
        return say("chosen")
    return say("not_chosen") if row.reserve is None else say("reserve", place=row.reserve)


def _chosen_by(row: AwardRow, view: View) -> str:
    """Which of several sources name the unit, where not all do."""
    made = view.cycle.voting.made[row.award]
    named = [one for one in made.tellings if row.unit in one.chosen]
    if len(named) == len(made.tellings):
        return ""
    return listed([f"[{one.telling.source}]" for one in named if one.telling], view.lang)


def _decided(row: AwardRow, view: View, say: Say) -> Iterator[str]:
    """The last word first."""
    if not row.decided and any(not one.withdrawn for one in row.proposed):
        yield say("not_stated" if view.cycle.backfill else "undecided")
    for place, one in enumerate(reversed(row.decided)):
        result = _result(one, view, say)
        yield say("before", earlier=result) if place else result


def _result(one: Decided, view: View, say: Say) -> str:
    result = label(one.result, view.lang, view.names.words)
    if one.title is None:
        return say("decided", result=result, decision=one.decision)
    title = selection_label(one.title, view.cycle.plan.rulebook)
    return say("decided_title", result=result, title=title, decision=one.decision)


def _remarks(rows: Sequence[AwardRow], view: View, say: Say) -> Iterator[str]:
    """Where an act did not follow from the one before it, and what is missing."""
    for row in rows:
        unit = view.names.unit(row.unit)
        papers = [(one.proposal, one.remarks) for one in row.proposed]
        papers += [(one.decision, one.remarks) for one in row.decided]
        for paper, remarks in papers:
            for remark in remarks:
                if view.cycle.backfill and remark is FileRemark.NEVER_PROPOSED:
                    continue  # of what was proposed a source may say nothing
                said = label(remark, view.lang, view.names.words)
                yield say("remark", unit=unit, remark=said, paper=paper)
        for remark in row.delivered.remarks if row.delivered else ():
            said = label(remark, view.lang, view.names.words)
            yield say("delivery_remark", unit=unit, remark=said)
        for heard in row.heard:
            favour = label(heard.favour, view.lang, view.names.words)
            yield say("heard", unit=unit, council=heard.council, favour=favour)
        if row.missing:
            yield say("missing", unit=unit, pieces=listed(row.missing, view.lang))


def _papers(view: View, say: Say) -> Iterator[Block]:
    """The documents behind the names of proposals and decisions, as they read now."""
    file = view.cycle.award_file
    papers: list[tuple[str, str, int, bool]] = []
    for name, proposal in file.proposals.items():
        said = _paper(view, say, "proposal", proposal.version, proposal.authority)
        papers.append((name, said, proposal.version, proposal.withdrawn))
    for name, decision in file.decisions.items():
        said = _paper(view, say, "decision", decision.version, decision.authority)
        papers.append((name, said, decision.version, False))
    if papers:
        yield indented(Line.of(say("papers"), tone=Tone.STRONG))
    for name, said, version, withdrawn in papers:
        more = [say("withdrawn")] if withdrawn else []
        if by := _corrected_by(view, version):
            more.append(say("corrected_by", events=by))
        beside = f" ({'; '.join(more)})" if more else ""
        yield Entry(name, said + beside, by=4)


def _paper(view: View, say: Say, key: str, version: int, authority: str | None) -> str:
    document = view.cycle.papers.get(version)
    said = view.phrases.document(document) if document is not None else say("no_paper")
    return say(key, document=said, authority=authority or say("unstated"))


def _corrected_by(view: View, version: int) -> str:
    filed = view.cycle.on_file.facts.get(version)
    return ", ".join(f"@{event}" for event in (filed.corrected_by if filed else ()))


def award_json(view: View) -> dict[str, object]:
    """The same for programs."""
    rows = award_rows(view.cycle)
    awards = dict.fromkeys(row.award for row in rows if row.kind is not Kind.STANDING)
    return {
        "rows": plain(rows, view.names),
        "next_in_line": {
            award: plain(next_in_line(view.cycle, award), view.names) for award in awards
        },
    }


def open_part(rows: Sequence[AwardRow], board: Board) -> Iterator[Block]:
    """What of the award file is open, in a status."""
    say = Say(AWARDS, board.lang)
    if rows:
        yield Heading(say("open_head"), say("open_beside"))
    for row in rows:
        facts = {
            "award": selection_label(row.award, board.rulebook),
            "unit": board.names.unit(row.unit),
        }
        if row.open is not None:
            line = say(f"open_{row.open.value}", **facts)
            if row.missing:
                line += say("open_missing", pieces=listed(row.missing, board.lang))
            yield Entry("", line)
        if row.to_return and row.delivered is not None:
            day = when(row.delivered.date, board.lang)
            yield Entry("", say("open_return", day=day, **facts))
