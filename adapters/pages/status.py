"""The page of a status: phase line, conditions, deadlines, what can be done and what cannot."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.acts import actions_json, acts_part
from adapters.pages.as_json import iso, plain
from adapters.pages.awards import open_part
from adapters.pages.blocks import Block, Heading, Line, Table, Tone, columns, indented, table
from adapters.pages.board import Board
from adapters.pages.called import names_of, year_called
from adapters.pages.lapses import undecided_line
from adapters.pages.past import Past, past_of
from adapters.pages.year import year_part
from adapters.wording.labelling import condition_label, label, selection_label
from adapters.wording.labels.due import report_names
from adapters.wording.log.offices import lines_of
from adapters.wording.messages import condition
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, Names, day, deadline, moment, said_label, when
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.guard import SITTING, Phase
from domain.cycle.topics import NEXT, THIS, TOPIC_OF
from domain.reckoning.choice import MadeBy
from domain.record.record import Office, StreamId
from domain.values.known import is_met
from domain.values.when import Moment
from workflows.as_of import AsOf
from workflows.status import Ask, Status, StatusDeadline, YearStep, status

#: Marks stand beside the words that say the same; both are plain in black and white.
_MARKS = {"done": "✓", "now": "▸", "later": " "}
_TONES = {"done": Tone.DONE, "now": Tone.STRONG, "later": Tone.FAINT}


class StatusPage(msgspec.Struct, frozen=True, kw_only=True):
    """Where a cycle stands, now or as it stood once."""

    status: Status
    cycle: Cycle
    #: The name of its cluster.
    cluster: str
    names: Names
    #: From when it is looked at.
    at: Moment
    #: The cycle as it stood, where it is looked back.
    past: Past | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        past = self.past.line(lang) if self.past is not None else None
        board, called = self._board(lang), year_called(self.cycle)
        head = board.word(
            "head_called" if called else "head",
            cluster=self.cluster,
            year=called or self.status.year,
        )
        yield Line.of(head, tone=Tone.STRONG)
        yield from _page(self, board, past)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The status with the sentence of every unmet condition beside its code."""
        board = self._board(lang)
        found = plain(self.status, self.names)
        assert isinstance(found, dict)
        found["asks"] = [_ask_json(ask, board) for ask in self.status.asks]
        found["actions"] = actions_json(self.status.actions, board)
        version = self.past.version if self.past is not None else None
        return {
            "cycle": self.status.code,
            "at": iso(self.at),
            "status": found,
            "as_of": version,
        }

    def _board(self, lang: Lang) -> Board:
        cycle = self.cycle
        return Board(
            self.names,
            lang,
            cycle.plan.rulebook,
            cycle.members,
            report_names(cycle),
            told=cycle.backfill,
        )


def status_page(engine: Engine, stream: StreamId, as_of: AsOf | None = None) -> StatusPage:
    """Where a cycle stands. Raises ``Refusal`` as :func:`past_of`, and ``stream_unknown``."""
    cycle, at, past = engine.cycle(stream), engine.now(), None
    if as_of is not None:
        past = past_of(engine.store, stream, as_of)
        cycle, at = past.cycle, min(at, past.at)
    return StatusPage(
        status=status(cycle, at),
        cycle=cycle,
        cluster=engine.names(cycle).cluster(cycle),
        names=names_of(engine, stream),
        at=at,
        past=past,
    )


def _ask_json(ask: Ask, board: Board) -> dict[str, object]:
    sentence = {} if ask.lacking is None else {"sentence": _unmet(ask, board)}
    return {
        "condition": ask.condition,
        "met": ask.lacking is None,
        "waived": ask.waived,
        **sentence,
    }


def _page(page: StatusPage, board: Board, past: str | None) -> Iterator[Block]:
    """``past`` stands over a page that looks back."""
    found = page.status
    yield Line.of(board.word("at", code=found.code, moment=moment(page.at, board.lang)))
    if past is not None:
        yield Line.of(past, tone=Tone.STRONG)
    if found.backfill:
        yield Line.of(board.word("backfill"))
    if found.phase is Phase.CANCELLED:
        yield Line.of(board.word("cancelled"))
    yield Heading(board.word("way"))
    yield indented(_way(found, board))
    for due in found.due:
        if due.unit is not None:
            unit = board.names.unit(due.unit)
            line = f"{board.phase(due.phase)}, {board.word('for_unit', unit=unit)}"
            told = due.phase is found.phase
            yield indented(f"{line}: {_due(due, board, told=told)}")
    yield Heading(board.word("officers"))
    yield from _officers(found, board, page.cycle)
    if found.asks:
        yield Heading(board.word("asks"))
        yield indented(_asks(found, board, page.cycle))
    for one in found.work.undecided:
        yield indented(Line.of(f"! {undecided_line(one, board)}"))
    if any(step.reopened for step in found.steps):
        yield indented(board.word(_goes_on(found)))
    yield from _to_decide(found, board)
    yield from year_part(found.work, board)
    yield from open_part(found.awards, board)
    if past is None:  # what was possible then is no longer offered
        yield from acts_part(found.actions, board, found.phase)


def _officers(found: Status, board: Board, cycle: Cycle) -> Iterator[Block]:
    """The offices of this year and of the next, and the pledges signed between the two."""
    phrases = Phrases(board.lang, board.names, board.rulebook)
    known = [(found.year, found.offices, *THIS)]
    if found.next_year is not None and found.next_offices is not None:
        known.append((found.next_year, found.next_offices, *NEXT))
    for year, offices, chair_of, vices_of in known:
        named = board.word(_unsaid(chair_of, cycle))
        if offices.terms:
            officers = offices.officers()
            named = phrases.officers(officers)
            if found.backfill and not officers.vice_chairs:
                word = label(Office.VICE_CHAIR, board.lang, board.names.words)
                # a source that names the chair was asked about the vices as well
                asked = officers.chair is not None
                unsaid = board.word(_unsaid(vices_of, cycle, asked=asked))
                named += ", " + board.word("vices_unstated", word=word, unsaid=unsaid)
        yield indented(board.word("officers_of", year=year, officers=named))
        for line in lines_of(offices, phrases):
            yield indented(line, by=4)
    for signing in found.signings:
        place = phrases.fact("signing", signing)
        yield indented(board.word("pledged_before", year=found.year, signing=place))
    if found.next_pledge:
        count = f"{len(found.next_pledge)}/{len(board.members)}"
        yield indented(board.word("next_pledge", year=found.next_year or "", count=count))


def _unsaid(topic: SourceTopic, cycle: Cycle, *, asked: bool = False) -> str:
    """Why nobody stands in an office: of a past, that its sources do not say, or were not asked."""
    if not cycle.backfill:
        return "not_known"
    return "not_stated" if asked or topic in cycle.facts else "not_told"


def _to_decide(found: Status, board: Board) -> Iterator[Block]:
    """What was chosen by a table that was corrected since, and how it is made anew."""
    if not found.older:
        return
    yield Heading(board.word("older_head"))
    for one in found.older:
        title = selection_label(one.selection, board.rulebook)
        key = "older_voted" if one.by is MadeBy.BALLOT else "older_ranked"
        chosen = board.units(one.chosen) or board.word("older_nobody")
        line = board.word(key, title=title, chosen=chosen)
        if one.same:
            line += board.word("older_same")
        elif one.now is not None:
            line += board.word("older_now", now=board.units(one.now) or board.word("older_nobody"))
        elif one.by is not MadeBy.BALLOT:
            line += board.word("older_tied")
        yield indented(Line.of(f"! {line}"))
    # a phase is reopened from a later one
    back = Phase.SUMMARY_CONFERENCE if found.phase is Phase.VOTING else Phase.VOTING
    yield indented(board.word("older_how", code=found.code, back=back.value), by=4)


def _way(found: Status, board: Board) -> Table:
    rows: list[tuple[str | Line, ...]] = []
    for number, step in enumerate(found.steps, start=1):
        state = board.word(f"told_{step.state.value}" if board.told else step.state.value)
        if step.reopened:
            state += f", {board.word('reopened')}"
        tone = _TONES[step.state.value]
        rows.append(
            (
                Line.of(f"{_MARKS[step.state.value]} {number}", tone=tone),
                Line.of(board.phase(step.phase), tone=tone),
                Line.of(state, tone=tone),
                _when(step, found, board),
            )
        )
    return table(columns("", "", "", "", fold=(3,)), rows)


def _when(step: YearStep, found: Status, board: Board) -> str:
    general = next((due for due in found.due if due.phase is step.phase and due.unit is None), None)
    if general is not None:
        return _due(general, board, told=step.state.value != "done")
    if step.called is not None and step.state.value != "done":
        return board.word("expected", day=when(step.called, board.lang))
    return ""


def _due(due: StatusDeadline, board: Board, *, told: bool = True) -> str:
    """The date, and the days that are left beside it, never instead."""
    text = board.word("until", due=_limit(due, board))
    if due.days_left is None or not told:
        return text
    if due.passed and due.days_left >= 0:
        return f"{text}, {board.word('overdue_today')}"
    if due.days_left < 0:
        return f"{text}, {board.word('overdue', n=-due.days_left)}"
    if due.days_left == 0:
        return f"{text}, {board.word('today')}"
    key = "day_left" if due.days_left == 1 else "days_left"
    return f"{text}, {board.word(key, n=due.days_left)}"


def _limit(due: StatusDeadline, board: Board) -> str:
    if due.last_day is None or due.before is None:
        return deadline(due.last_day, due.before, board.lang)
    plain = deadline(due.last_day, due.before, board.lang)
    with_weekday = day(due.last_day, board.lang, weekday=True)
    return plain.replace(day(due.last_day, board.lang), with_weekday)


def _unmet(ask: Ask, board: Board) -> str:
    assert ask.lacking is not None
    facts, names, rulebook = ask.lacking, board.names, board.rulebook
    told = board.told
    return condition(ask.condition, facts, board.lang, names, rulebook, typed=True, told=told)


def _goes_on(found: Status) -> str:
    """What moves a phase on that was reopened: the act that supplies what lacks, or a person."""
    lacks = any(ask.lacking is not None and not ask.waived for ask in found.asks)
    if not lacks:
        return "held_open"
    return "moves_itself" if found.phase in SITTING[:-1] else "moves_by_hand"


def _asks(found: Status, board: Board, cycle: Cycle) -> Table:
    rows: list[tuple[str | Line, ...]] = []
    for ask in found.asks:
        topic = TOPIC_OF.get(ask.condition) if board.told else None
        fact = cycle.facts.get(topic) if topic is not None else None
        if ask.waived:
            state, said = "waived", condition_label(ask.condition, board.lang)
        elif ask.lacking is None and topic is not None and fact is not None and is_met(fact.said):
            # what the source says, which may be less than the condition
            said = said_label(fact.said, board.lang, board.names)
            told = {"topic": label(topic, board.lang, board.names.words), "said": said}
            state, said = "told_met", board.word("told_line", **told)
        elif ask.lacking is None:
            state, said = "met", condition_label(ask.condition, board.lang)
        else:
            state, said = "unmet", _unmet(ask, board)
        mark = "!" if state == "unmet" else "✓"
        tone = Tone.WARNING if state == "unmet" else Tone.DONE
        said = said[:1].upper() + said[1:]
        rows.append((Line.of(mark, tone=tone), Line.of(board.word(state), tone=tone), said))
    return table(columns("", "", "", fold=(2,)), rows)
