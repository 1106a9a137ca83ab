"""Events as lines of the log: version, times, who, what, why, and from where it followed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from adapters.bootstrap import StoredNames
from adapters.pages.as_json import iso, plain
from adapters.pages.blocks import Block, Line, Span, Tone, indented
from adapters.wording.labelling import column_label, label
from adapters.wording.labels.means import means_said
from adapters.wording.log.hands import who
from adapters.wording.log.narrative import narrate
from adapters.wording.outside import one_line
from adapters.wording.pages.doors import WORDS, word
from adapters.wording.writing import Lang, Names, moment, when
from domain.clusters.terms import OfficeStanding
from domain.cycle.backfill import SourceCited, SourceRecorded
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered
from domain.record.order import FollowUpResult
from domain.record.record import Body, Event, Header, Origin, StreamId
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.when import Precision, When
from workflows.reader import OPERATOR, Reader
from workflows.reading import Readable, readable, team_shown


@dataclass
class Telling:
    """How the events of streams are told to a reader."""

    lang: Lang
    #: The code of a stream, for ``cum-8/2021@12``.
    code: Callable[[StreamId], str]
    #: The names and texts for telling of a stream.
    names: Callable[[StreamId], Names]
    #: Where a stream stands now, which decides what is sealed.
    state: Callable[[StreamId], object]
    reader: Reader = OPERATOR
    #: By event of a stream, what is to be said of who did it.
    standing: Callable[[Event], OfficeStanding | None] = lambda _: None
    #: The body of an event that holds scores, told from what counted to what counts.
    counted: Callable[[Event], Body] = lambda event: event.body
    #: What followed from an event in other streams, and how far it came.
    consequences: Callable[[Event], Sequence[FollowUpResult]] = lambda _: ()
    #: By which means whoever did it had signed in; empty where that is not known.
    means: Callable[[Header, StreamId], str] = lambda _, __: ""
    #: The rulebook in force, as the events pass by.
    _rulebooks: dict[StreamId, Rulebook] = field(default_factory=dict)
    #: The source from which is told, likewise.
    _sources: dict[StreamId, str] = field(default_factory=dict)

    def word(self, key: str, **facts: object) -> str:
        return word(key, self.lang, **facts)

    def read(self, event: Event) -> Readable:
        return readable(event, self.state(event.stream), self.reader)

    def source(self, event: Event) -> str | None:
        """The source by which a told act is told, where its sentence does not name it."""
        if isinstance(event.body, SourceRecorded | SourceCited):
            self._sources[event.stream] = event.body.source
        if event.header.origin is not Origin.BACKFILL or hasattr(event.body, "source"):
            return None
        return self._sources.get(event.stream)

    def label(self, event: Event) -> str:
        return f"{self.code(event.stream)}@{event.version}"

    def team(self, event: Event) -> str | None:
        """The team under whose name a score is shown to this reader."""
        return team_shown(event, self.state(event.stream), self.reader)

    def cause(self, header: Header) -> str | None:
        if header.cause is None:
            return None
        return f"{self.code(header.cause.stream)}@{header.cause.version}"

    def named(self, header: Header) -> Names:
        """The names that held when an event happened; where nobody says when, those of its
        stream."""
        names, at = self.names(header.stream), header.effective_at.last
        return names.at(at) if isinstance(names, StoredNames) and at is not None else names

    def corrected_by(self, event: Event) -> tuple[str, ...]:
        """The later events that correct what this one says."""
        state, code = self.state(event.stream), self.code(event.stream)
        filed = state.on_file.facts.get(event.version) if isinstance(state, Cycle) else None
        return tuple(f"{code}@{version}" for version in (filed.corrected_by if filed else ()))

    def struck(self, event: Event) -> str:
        """The remark beside what was corrected; empty for what stands."""
        by = ", ".join(f"@{label.rpartition('@')[2]}" for label in self.corrected_by(event))
        return self.word("corrected_by", events=by) if by else ""

    def led_to(self, event: Event) -> Iterator[str]:
        """What followed from an event in other streams, and how far it came."""
        consequences = self.consequences(event)
        done = [f"{self.code(one.stream)}@{one.version}" for one in consequences if one.version]
        if done:
            yield self.word("led_to", events=", ".join(done))
        for one in consequences:
            if one.version is None:
                stream, code = self.code(one.stream), one.refusal
                yield self.word(f"follow_{one.state}", stream=stream, code=code)

    def sentence(self, found: Readable) -> str:
        """What happened; of what is sealed, only that it is."""
        event, lang = found.event, self.lang
        rulebook = self._rulebook(event)
        if found.seal is None or f"sealed_{event.header.type}" not in WORDS:
            names = self.named(event.header)
            state = self.state(event.stream)
            cycle = state if isinstance(state, Cycle) else None
            if isinstance(event.body, ScoresEntered | ScoresAdjusted):
                event = Event(event.header, self.counted(event))
            return narrate(event, lang, names, rulebook, cycle)
        body = event.body
        facts = {
            "unit": self.named(event.header).unit(body.unit) if hasattr(body, "unit") else "",
            "column": column_label(getattr(body, "column", ""), lang, rulebook),
            "ballot": one_line(getattr(body, "ballot", "")),
            "seal": self.word(f"sealed_{found.seal.value}"),
        }
        return self.word(f"sealed_{event.header.type}", **facts)

    def _rulebook(self, event: Event) -> Rulebook | None:
        text = getattr(event.body, "rulebook", None)  # set, or amended: both hold the whole of it
        if isinstance(text, str):
            self._rulebooks[event.stream] = read_rulebook(text)
        if event.stream in self._rulebooks:
            return self._rulebooks[event.stream]
        state = self.state(event.stream)
        return state.plan.rulebook if isinstance(state, Cycle) else None


def entries(events: Iterable[Event], telling: Telling) -> Iterator[Block]:
    """Every event, one below the other."""
    lang = telling.lang
    for event in events:
        header = event.header
        at = f"  {moment(header.recorded_at, lang)}"
        if differs(header):
            at += f" · {_happened(header, telling)}"
        yield Line.of(Span(telling.label(event), Tone.STRONG), at)
        team, names = telling.team(event), telling.named(header)
        person = one_line(team) if team else who(header, lang, names)
        if (standing := telling.standing(event)) is not None:
            person += f", {label(standing, lang, names.words)}"
        if means := telling.means(header, event.stream):
            person += f"; {telling.word('signed_in_by', means=means_said(means, lang))}"
        source = telling.source(event)
        if source is not None:
            person += f"; {telling.word('by_source', source=source)}"
        cause = telling.cause(header)
        if cause is not None:
            person += f"; {telling.word('follows', event=cause)}"
        yield indented(Line.of(person[:1].upper() + person[1:], tone=Tone.FAINT))
        yield from _said(telling.sentence(telling.read(event)), header.type, telling.struck(event))
        for consequence in telling.led_to(event):
            yield indented(Line.of(consequence, tone=Tone.FAINT))


def _happened(header: Header, telling: Telling) -> str:
    at = when(header.effective_at, telling.lang)
    if header.effective_at.precision is Precision.UNKNOWN:
        return at
    return telling.word("happened", when=at)


def _said(sentence: str, type_: str, struck: str) -> Iterator[Block]:
    """The sentence, struck through where it was corrected later; what a source published in bulk
    stands line by line."""
    if struck:
        yield indented(Line.of(Span(sentence, Tone.STRUCK), f" [{struck}]"))
        return
    if not type_.startswith("published_"):
        yield indented(sentence)
        return
    first, *rest = sentence.split("; ")
    head, _, first = first.partition(": ")
    yield indented(f"{head}:")
    for one in (first, *rest):
        yield indented(one, by=4)


def differs(header: Header) -> bool:
    """Whether it happened at another time than it was recorded."""
    return header.effective_at != When.moment(header.recorded_at)


def event_json(event: Event, telling: Telling) -> dict[str, object]:
    """One event for programs. Sealed fields are ``null`` and listed."""
    header, names = event.header, telling.named(event.header)
    found, team = telling.read(event), telling.team(event)
    seat = None if team else header.seat
    means = telling.means(header, event.stream)
    return {
        "event": telling.label(event),
        "type": header.type,
        "recorded_at": iso(header.recorded_at),
        "effective": plain(header.effective_at),
        "origin": header.origin.value,
        "actor": None if team else header.actor,
        **({"means": means} if means else {}),
        "office": seat.office.value if seat else None,
        "unit": plain(seat.unit, names) if seat else None,
        "team": team,
        "for_unit": plain(header.for_unit, names),
        "command_id": str(header.command_id),
        "source": getattr(event.body, "source", None) or telling.source(event),
        "follows_from": telling.cause(header),
        "standing": standing.value if (standing := telling.standing(event)) else None,
        "led_to": [_consequence_json(one, telling) for one in telling.consequences(event)],
        "sentence": telling.sentence(found),
        "corrected_by": list(telling.corrected_by(event)),
        "sealed": {"until": found.seal.value, "fields": list(found.sealed)} if found.seal else None,
        "body": plain(found.fields(), names),
    }


def _consequence_json(one: FollowUpResult, telling: Telling) -> dict[str, object]:
    place = telling.code(one.stream)
    return {
        "stream": place,
        "event": f"{place}@{one.version}" if one.version else None,
        "state": one.state,
        "refusal": one.refusal,
    }
