"""The part of a status that tells of the year's work."""

from collections.abc import Iterator, Sequence

from msgspec import UnsetType

from adapters.pages.blocks import Block, Heading, indented
from adapters.pages.board import Board
from adapters.pages.lapses import doubled_line
from adapters.wording.labelling import column_label, label, selection_label
from adapters.wording.labels.rulebook import scorer_label
from adapters.wording.log.year_work import complaint_item, dissent_item
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import day, deadline, points, within
from domain.reckoning.eligibility import QuotaDiffers, QuotaMoved
from domain.record.record import UnitId
from workflows.rung_status import RungStanding
from workflows.year_status import (
    ClaimStanding,
    ComplaintStanding,
    DissentStanding,
    DraftStanding,
    ReportStanding,
    ReportState,
    YearWork,
)

_CAME = (ReportState.ON_TIME, ReportState.LATE, ReportState.RECEIVED)
#: The states that are told of, with the word under which their units stand.
_TOLD = (
    (ReportState.LATE, "report_late"),
    (ReportState.CLAIMED, "report_claimed"),
    (ReportState.EXCUSED, "report_excused"),
    (ReportState.MISSING, "report_missing"),
    (ReportState.OVERDUE, "report_overdue"),
)


def year_part(work: YearWork, board: Board) -> Iterator[Block]:
    """Nothing where nothing of it was begun."""
    lines = list(_lines(work, board))
    if lines:
        yield Heading(board.word("year_work"))
    for line in lines:
        yield indented(line)


def texts_part(drafts: Sequence[DraftStanding], board: Board) -> Iterator[Block]:
    """From which rounds the texts of a year were adopted, and what was said of them."""
    if drafts:
        yield Heading(board.word("texts"))
    for draft in drafts:
        yield indented(draft_line(draft, board))


def _lines(work: YearWork, board: Board) -> Iterator[str]:
    for moved in work.quotas_moved:
        yield quota_moved_line(moved, board)
    for differs in work.quotas_differ:
        yield quota_differs_line(differs, board)
    for draft in work.drafts:
        yield draft_line(draft, board)
    for report in work.reports:
        yield _report(report, board)
    if work.movements:
        names = [
            board.word("movement_until", name=found.name, until=within(found.until, board.lang))
            if found.until
            else found.name
            for found in work.movements
        ]
        yield board.word("movements", movements="; ".join(names))
    for key in ("explanations_due", "explanations_unanswered"):
        if units := getattr(work, key):
            yield board.word(key, units=board.units(units))
    if not isinstance(work.rungs, UnsetType):
        for at in work.rungs:
            yield board.word("at_rung", unit=board.names.unit(at.unit), **rung_facts(at, board))
    if work.claims:
        claims = [
            f"{board.names.unit(claim.unit)} ({_claimed(claim, board)}) @{claim.event}"
            for claim in work.claims
        ]
        yield board.word("claims_open", claims="; ".join(claims))
    if work.offers:
        yield board.word("offers", offers="; ".join(_offers(work, board)))
    for one in work.doubled:
        yield doubled_line(one, board)
    for dissent in work.dissents:
        yield _dissent(dissent, board)
    if not isinstance(work.complaints, UnsetType):
        for complaint in work.complaints:
            yield complaint_line(complaint, board)


def rung_facts(one: RungStanding, board: Board) -> dict[str, object]:
    """Which rung has a sheet, who enters it, and until when where it was sent back."""
    return {
        "column": column_label(one.column, board.lang, board.rulebook),
        "place": f"{one.place}/{one.of}",
        "who": scorer_label(one.by, board.lang, board.names.words),
        "until": board.word("rung_until", day=day(one.until, board.lang)) if one.until else "",
    }


def _claimed(claim: ClaimStanding, board: Board) -> str:
    if claim.report is not None and claim.report in board.reports:
        return board.due(claim.report)
    return _with_item(label(claim.of, board.lang, board.names.words), claim.report)


def _with_item(text: str, item: str | None) -> str:
    return f"{text} {item}" if item else text


def quota_moved_line(moved: QuotaMoved, board: Board) -> str:
    """That a selection was made by another quota than guidance gives now."""
    return board.word(
        "quota_moved",
        selection=selection_label(moved.selection, board.rulebook),
        event=moved.version,
        now=moved.now,
        was=moved.was,
    )


def quota_differs_line(differs: QuotaDiffers, board: Board) -> str:
    """That the rulebook's own quota holds, and which one guidance names."""
    return board.word(
        "quota_differs",
        selection=selection_label(differs.selection, board.rulebook),
        event=differs.version,
        own=differs.own,
        given=differs.given,
    )


def draft_line(draft: DraftStanding, board: Board) -> str:
    """A round, how it stands, and what was said of it."""
    text = label(draft.of, board.lang, board.names.words)
    said = [*_standing(draft, board)]
    of = draft.heard + len(draft.silent)
    if draft.heard or draft.last_day is not None:
        said.append(board.word("draft_heard", heard=draft.heard, of=of))
    if draft.silent and (draft.heard or draft.last_day is not None):
        agrees = draft.silence_agrees and draft.passed
        key = "draft_agrees" if agrees else "draft_silent"
        said.append(board.word(key, units=_units(draft.silent, of, board)))
    if draft.unanswered:
        comments = ", ".join(f"@{version}" for version in draft.unanswered)
        said.append(board.word("comments_open", comments=comments))
    head = board.word("draft", of=text, round=draft.round)
    return f"{head}: {'; '.join(said)}"


def _standing(draft: DraftStanding, board: Board) -> Iterator[str]:
    if draft.adopted is not None:
        yield board.word("draft_adopted", event=draft.adopted)
        if draft.unchanged is not None:
            yield board.word("draft_same" if draft.unchanged else "draft_other")
    elif draft.last_day is None:
        # whether anybody was asked for comments, a source of the past need not say
        yield board.word("draft_told" if board.told else "draft_open")
    elif draft.passed:
        yield board.word("draft_over", due=day(draft.last_day, board.lang))
    else:
        yield board.word("draft_until", due=deadline(draft.last_day, None, board.lang))


def _units(units: Sequence[UnitId], of: int, board: Board) -> str:
    return board.word("all_units") if len(units) == of else board.units(units)


def _report(report: ReportStanding, board: Board) -> str:
    came = len(report.in_state(*_CAME))
    said = []
    if report.last_day is not None:
        said.append(board.word("report_due", due=deadline(report.last_day, None, board.lang)))
    said.append(board.word("report_came", came=came, of=len(report.units)))
    for state, key in _TOLD:
        if units := report.in_state(state):
            said.append(board.word(key, units=_units(units, len(report.units), board)))
    head = board.word("report", name=report.name, code=report.report)
    return f"{head}: {'; '.join(said)}"


def _offers(work: YearWork, board: Board) -> Iterator[str]:
    for offer in work.offers:
        yield board.word(
            "offer",
            unit=board.names.unit(offer.unit),
            criterion=offer.criterion,
            value=points(offer.value, board.lang),
            event=offer.ground,
        )


def _dissent(dissent: DissentStanding, board: Board) -> str:
    state = board.word("dissent_open")
    if dissent.referred is not None:
        key = "dissent_answered" if dissent.answered else "dissent_referred"
        state = board.word(key, event=dissent.referred)
    phrases = Phrases(board.lang, board.names, board.rulebook)
    item = dissent_item(dissent.about, dissent.item, phrases)
    return board.word(
        "dissent",
        unit=board.names.unit(dissent.unit),
        about=_with_item(label(dissent.about, board.lang), item),
        event=dissent.event,
        state=state,
    )


def complaint_line(complaint: ComplaintStanding, board: Board) -> str:
    """Who complains of what, and how far it has come."""
    state = board.word("complaint_new")
    if complaint.last_day is not None:
        key = "complaint_late" if complaint.late else "complaint_until"
        state = board.word(key, day=day(complaint.last_day, board.lang))
    phrases = Phrases(board.lang, board.names, board.rulebook)
    item = complaint_item(complaint.against, complaint.item, phrases)
    return board.word(
        "complaint",
        unit=board.names.unit(complaint.unit),
        against=_with_item(label(complaint.against, board.lang), item),
        event=complaint.event,
        state=state,
    )
