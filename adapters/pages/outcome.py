"""The outcome of a cycle as a page: table, notices, selections, officers, handover, sources."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.as_json import plain
from adapters.pages.as_told import (
    officers_differ,
    officers_json,
    officers_told,
    several_json,
    told_json,
)
from adapters.pages.awards import award_json, award_part
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Tone,
    indented,
)
from adapters.pages.board import Board
from adapters.pages.called import names_of, year_called
from adapters.pages.corrections import corrected_part, corrections_json, corrections_part
from adapters.pages.past import Past, past_of
from adapters.pages.scores import note_line, scores
from adapters.pages.selections import selections
from adapters.pages.sources import notices, sources
from adapters.pages.view import View
from adapters.pages.year import quota_differs_line, quota_moved_line, texts_part
from adapters.wording.labelling import label
from adapters.wording.labels.due import report_names
from adapters.wording.log.offices import lines_of
from adapters.wording.writing import Lang, Names, when
from domain.clusters.offices import Officers
from domain.clusters.terms import Offices
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.guard import RUNNING, Phase
from domain.cycle.outcome import Outcome, outcome
from domain.cycle.phases.chair_handover import MinutesAdopted, suggestion
from domain.cycle.topics import NEXT, THIS
from domain.reckoning.eligibility import quotas_differ, quotas_moved
from domain.reckoning.score_table import as_seen
from domain.reckoning.successor import not_considered
from domain.reckoning.table_notes import table_notes
from domain.record.record import Event, Ids, Office, StreamId, UnitId, decoder
from domain.rulebook.officers import vices_fit
from workflows.as_of import AsOf
from workflows.standing import may_differ, standings
from workflows.year_status import adopted_drafts

_read_sealed = decoder(Outcome)


def outcome_of(cycle: Cycle) -> Outcome:
    """The sealed outcome of a closed cycle, and what it has come to of any other."""
    if cycle.sealed is not None and cycle.phase is Phase.CLOSED:
        sealed: Outcome = _read_sealed(cycle.sealed)
        return sealed if cycle.partly is None else _partly(sealed, cycle)
    return outcome(cycle)


def _partly(sealed: Outcome, cycle: Cycle) -> Outcome:
    """What is sealed, as somebody reads it who may not see all of it."""
    rulebook, partly = cycle.plan.rulebook, cycle.partly
    if rulebook is None or partly is None:
        return sealed
    tables = {name: getattr(sealed, name) for name in ("table", "corrected")}
    shown = {name: as_seen(one, rulebook, partly) for name, one in tables.items() if one}
    return msgspec.structs.replace(sealed, **shown)


class OutcomePage(msgspec.Struct, frozen=True, kw_only=True):
    """What a cycle came to, now or as it stood once."""

    outcome: Outcome
    cycle: Cycle
    events: Sequence[Event]
    names: Names
    #: The name of its cluster.
    cluster: str
    #: The cycle as it stood, where it is looked back.
    past: Past | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        yield from _page(self.view(lang))

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The outcome with names beside ids, and whether it is the sealed one; what came after it,
        the award file and corrections, stands beside."""
        return _json(self.view(lang))

    def view(self, lang: Lang) -> View:
        """What its parts are written from."""
        past = self.past.line(lang) if self.past is not None else None
        return View(
            self.outcome, self.cycle, self.events, self.names, self.cluster, lang, past=past
        )


def outcome_page(engine: Engine, stream: StreamId, as_of: AsOf | None = None) -> OutcomePage:
    """What a cycle came to. Raises ``Refusal`` as :func:`past_of`, and ``stream_unknown``."""
    cycle, past = engine.cycle(stream), None
    events: Sequence[Event] = engine.store.events(stream)
    if as_of is not None:
        past = past_of(engine.store, stream, as_of)
        cycle, events = past.cycle, past.events
    return OutcomePage(
        outcome=outcome_of(cycle),
        cycle=cycle,
        events=events,
        names=names_of(engine, stream),
        cluster=engine.names(cycle).cluster(cycle),
        past=past,
    )


def _page(view: View) -> Iterator[Block]:
    called = year_called(view.cycle)
    facts = {"cluster": view.cluster, "year": called or view.outcome.year}
    yield Line.of(view.word("head_called" if called else "head", **facts), tone=Tone.STRONG)
    phase = label(view.outcome.phase, view.lang, view.names.words)
    yield Line.of(f"{view.outcome.code} · " + view.word("phase", phase=phase))
    if view.past is not None:
        yield Line.of(view.past, tone=Tone.STRONG)
    if view.cycle.sealed is not None and view.outcome.phase is Phase.CLOSED:
        yield Line.of(view.word("sealed_line"))
    if view.outcome.plan is not None:
        yield Line.of(view.word("plan", plan=view.phrases.document(view.outcome.plan)) + _by(view))
    yield from scores(view)
    yield from corrected_part(view)
    yield from notices(view)
    yield from selections(view)
    cycle = view.cycle
    reports = report_names(cycle)
    board = Board(view.names, view.lang, cycle.plan.rulebook, cycle.members, reports)
    for moved in quotas_moved(view.cycle):
        yield indented(quota_moved_line(moved, board))
    for differs in quotas_differ(view.cycle):
        yield indented(quota_differs_line(differs, board))
    yield from _officers(view)
    yield from _handover(view)
    yield from texts_part(adopted_drafts(view.cycle), board)
    yield from award_part(view)
    yield from corrections_part(view)
    yield from sources(view)


def _by(view: View) -> str:
    """What is to be said of the chair by whom the plan was issued."""
    issued = view.cycle.plan.issued_at
    if issued is None or not may_differ(view.cycle):
        return ""
    standing = standings(view.events).get(issued)
    return f" ({label(standing, view.lang, view.names.words)})" if standing else ""


def _officers(view: View) -> Iterator[Block]:
    found = view.outcome
    yield Heading(view.word("officers"))
    yield indented(
        view.word("this_year", year=found.year, officers=officers_line(found.officers, view, *THIS))
    )
    yield from _standing(found.offices, view)
    if officers_differ(view):
        line = view.word("sources_differ")
    elif found.next_officers is not None:
        line = officers_line(found.next_officers, view, *NEXT)
    else:
        line = view.unsaid(SourceTopic.ELECTION)
    yield indented(view.word("next_year", officers=line))
    for said in officers_told(view):
        yield indented(said, by=4)
    yield from _standing(found.next_offices, view)
    yield from _since_closing(view)
    yield from _beside(view)


def _standing(offices: Offices, view: View) -> Iterator[Block]:
    """How far officers have come: recognition, who acts in the chair's place, who declined."""
    for line in lines_of(offices, view.phrases):
        yield indented(line, by=4)


def _since_closing(view: View) -> Iterator[Block]:
    """What became known of the next year's offices after this one was sealed."""
    later = view.cycle.handover.offices
    if view.outcome.phase is Phase.CLOSED and later != view.outcome.next_offices:
        line = officers_line(later.officers(), view, *NEXT)
        yield indented(view.word("since_closing", officers=line))
        yield from _standing(later, view)


def _beside(view: View) -> Iterator[Block]:
    """Whom the rulebook suggests while nobody is named; vices that it does not foresee."""
    named, rulebook = view.outcome.next_officers, view.cycle.plan.rulebook
    found = suggestion(view.cycle) if named is None and view.cycle.phase in RUNNING else None
    if found is not None:
        by = label(found.by, view.lang, view.names.words)
        yield indented(view.word("suggested", units=view.units(found.units), by=by), by=4)
    if found is not None or named is not None:
        yield from _not_considered(view, found.skipped if found else (), named)
    if named is None and (order := view.cycle.handover.rotation):
        yield indented(view.word("rotation_decided", units=view.units(order)), by=4)
    count = len(named.vice_chairs) if named is not None else 0
    rules = rulebook.officers if rulebook else None
    if rules is not None and count and not vices_fit(rules, count):
        word = label(Office.VICE_CHAIR, view.lang, view.names.words)
        least, most = rules.vices_allowed
        span = view.word("from_on" if most is None else "from_to", least=least, most=most)
        facts = {"word": word, "count": count, "span": least if least == most else span}
        yield indented(view.word("vices_differ", **facts), by=4)


def _not_considered(view: View, skipped: Ids[UnitId], named: Officers | None) -> Iterator[Block]:
    """Who was skipped, or is named although it was not considered, with the ground."""
    grounds = not_considered(view.cycle)
    holders = (named.chair, *named.vice_chairs) if named else ()
    for key, units in (("skipped", skipped), ("named_all_the_same", holders)):
        for unit in units:
            if unit is not None and unit in grounds:
                ground = label(grounds[unit], view.lang)
                facts = {"unit": view.names.unit(unit), "year": view.outcome.year}
                yield indented(view.word(key, ground=ground, **facts), by=4)


def officers_line(
    officers: Officers, view: View, chair_of: SourceTopic, vices_of: SourceTopic
) -> str:
    words = view.names.words
    chair = view.names.unit(officers.chair) if officers.chair else view.unsaid(chair_of)
    said = [view.word("chair", word=label(Office.CHAIR, view.lang, words), unit=chair)]
    plain = label(Office.VICE_CHAIR, view.lang, words)
    for kind, units in officers.vices_by_kind.items():
        key = "vices" if kind is None else "vices_of_kind"
        word = plain if kind is None else view.phrases.plain(kind)
        said.append(view.word(key, word=word, units=view.units(units)))
    if not officers.vice_chairs:  # a source that names the chair was asked about the vices as well
        unsaid = view.unsaid(vices_of, asked=officers.chair is not None)
        said.append(view.word("vices", word=plain, units=unsaid))
    return "; ".join(said)


def _minutes(view: View) -> Iterator[str]:
    """The minutes that were adopted, with their document as it reads now."""
    for event in view.events:
        if isinstance(event.body, MinutesAdopted):
            document = view.cycle.papers.get(event.version) or event.body.document
            yield f"{view.word('report_adopted')}, {view.phrases.document(document)}"


def _handover(view: View) -> Iterator[Block]:
    """Report, next pledge and handover; of a told year, only what the sources tell of them."""
    found, told = view.outcome, view.cycle.backfill
    lines = []
    if (called := view.cycle.conference.called) is not None:
        lines.append(Entry(view.word("called"), when(called, view.lang)))
    if found.report is not None:
        lines.append(Entry(view.word("report"), view.word(f"report_{found.report}")))
    lines += [Entry(view.word("minutes"), said) for said in _minutes(view)]
    for signing in found.signings:
        place = view.phrases.fact("signing", signing)
        lines.append(Entry(view.word("pledge"), view.word("signed_at", signing=place)))
    if found.next_pledge or not told:
        count = f"{len(found.next_pledge)}/{len(found.members)}"
        lines.append(Entry(view.word("next_pledge"), view.word("signed", count=count)))
    if found.handover_accepted or not told:
        done = view.word("handover_done" if found.handover_accepted else "handover_open")
        lines.append(Entry(view.word("handover"), done))
    if lines:
        yield Heading(view.word("conference"))
        yield from lines


def _json(view: View) -> dict[str, object]:
    """The outcome with names beside ids, and whether it is the sealed one; what came after it, the
    award file and corrections, stands beside."""
    found = plain(view.outcome, view.names)
    assert isinstance(found, dict)
    for statement in found["statements"]:
        fact = view.cycle.facts.get(statement["topic"])
        if fact is not None and fact.others:
            statement["others"] = [plain(other, view.names) for other in fact.others]
        if statement["source"] is None:  # of what no source was asked, none is silent
            statement["said"] = {"type": "not_told"}
    sources = {code: plain(source, view.names) for code, source in view.cycle.sources.items()}
    if (rulebook := view.cycle.plan.rulebook) is not None:
        for selection in found["selections"]:
            code = selection["selection"]
            selection["rule"] = plain(rulebook.selection(code), view.names)
            if (told := told_json(view, code)) is not None:
                selection["told"] = told
            selection.update(several_json(view, code))
    for statement in found["statements"]:
        fact = view.cycle.facts.get(statement["topic"])
        if fact is not None and fact.note is not None:
            statement["note"] = plain(fact.note, view.names)
    sealed = view.cycle.sealed is not None
    return {
        "cycle": view.outcome.code,
        "version": view.events[-1].version,
        "sealed": sealed,
        "outcome": found,
        "nominations": {
            selection: {
                "standing": plain(known.standing, view.names),
                "declined": plain(known.declined, view.names),
                "fixed": plain(known.fixed, view.names),
            }
            for selection, known in view.cycle.nominations.by_selection.items()
        },
        "award_file": award_json(view),
        "corrections": corrections_json(view),
        "notes": _notes_json(view),
        "texts": plain(adopted_drafts(view.cycle), view.names),
        "quotas_moved": plain(quotas_moved(view.cycle), view.names),
        "quotas_differ": plain(quotas_differ(view.cycle), view.names),
        "sources": sources,
        **({} if (told := officers_json(view)) is None else {"next_officers_told": told}),
    }


def _notes_json(view: View) -> list[dict[str, object]]:
    """The remarks on the table, each with its sentence."""
    table = view.outcome.table
    notes = table_notes(view.cycle, table) if table is not None else ()
    told = []
    for note in notes:
        facts = plain(note, view.names)
        assert isinstance(facts, dict)
        told.append({**facts, "sentence": note_line(note, view)})
    return told
