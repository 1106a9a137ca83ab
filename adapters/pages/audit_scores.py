"""Who changed which score: from, to, when, on whose behalf, why, with which effect."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adapters.audit.asked import Asked
from adapters.audit.score_changes import score_changes_of
from adapters.audit.some_events import events_of_types
from adapters.audit.told_changes import ScoreChange, ScoreChanges
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditedYear, AuditWords, all_json
from adapters.pages.blocks import Block, Line, Tone
from adapters.pages.reached import ReachedPart
from adapters.pages.rows import Row
from adapters.pages.score_changes import beside, changes_part, counted, score_row
from adapters.wording.pages.audit import SCORES
from adapters.wording.writing import Lang
from domain.cycle.amendment import RulebookAmended
from domain.cycle.phases.plan import RulebookSet
from domain.record.record import StreamId
from domain.rulebook.rulebook import read_rulebook
from workflows.as_of import AsOf


class ScoresPage(msgspec.Struct, frozen=True, kw_only=True):
    """The changes that were asked for."""

    year: AuditedYear
    found: ScoreChanges
    #: The last event that was looked at.
    last: int
    #: Sources have published these scores, and tell of no change.
    published_only: bool
    #: Where nothing was found in what was asked: the events that published these cells.
    published_at: tuple[int, ...]
    #: By hash: every rulebook that governed the year, by its name and the event that set it.
    rulebooks: Mapping[str, tuple[str, int]]
    reached: ReachedPart
    #: What is asked of the changes: those past so many, and at most so many.
    after: int = 0
    limit: int | None = None

    @property
    def heads(self) -> Sequence[str]:
        return SCORES

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The head, the changes, what was left out, and by which rulebooks scores were given."""
        words, found = self.year.words(lang), self.found
        key = "scores_published" if self.published_only else "scores_head"
        if not found.changes:
            key = "none_published" if self.published_only else "none"
        yield Line.of(
            words.say(key, code=words.code, last=self.last, **counted(found.changes, words))
        )
        yield from changes_part(found.changes, words)
        yield from self.aside(lang)
        yield from _governing(found.changes, self.rulebooks, words)

    def as_json(self, lang: Lang) -> dict[str, object]:
        words, found = self.year.words(lang), self.found
        end = self.after + (self.limit or len(found.changes))
        changes = found.changes[self.after : end]
        more = {"next": end if end < len(found.changes) else None}
        return {
            "cycle": words.code,
            "upto": self.last,
            "published_only": self.published_only,
            "changes": all_json(changes, words),
            "effects": self.reached.as_json(changes),
            "sealed": all_json(found.sealed, words),
            "undated": all_json(found.undated, words),
            **(more if self.limit is not None else {}),
        }

    def rows(self, lang: Lang) -> Sequence[Row]:
        words = self.year.words(lang)
        return [score_row(change, words) for change in self.found.changes]

    def aside(self, lang: Lang) -> Sequence[Block]:
        """That a source tells of no change, which is no answer that there was none; and what was
        left out."""
        words = self.year.words(lang)
        notes = [words.say("published_only")] if self.published_only else []
        if self.published_at:
            events = ", ".join(map(words.event, self.published_at))
            notes.append(words.say("published_at", events=events))
        return [
            *map(Line.of, notes),
            *beside(self.found.sealed, self.found.undated, words),
            *self.reached.lines(self.found.changes, words),
        ]


def scores_page(
    engine: Engine, year: AuditedYear, asked: Asked, moment: AsOf, last: int
) -> ScoresPage:
    """The changes of a year that were asked for, with what they moved; ``last`` is the last event
    that counts as of the moment."""
    found = score_changes_of(engine.store, asked, as_of=moment, with_effects=True)
    assert found.reached is not None
    published: tuple[int, ...] = ()
    if not found.changes and not found.sealed:
        place = Asked(stream=asked.stream, unit=asked.unit, criterion=asked.criterion)
        published = published_at(engine, place, moment)
    return ScoresPage(
        year=year,
        found=found,
        last=last,
        published_only=found.published_only or bool(published),
        published_at=published,
        rulebooks=_rulebooks(engine, year.stream),
        reached=ReachedPart.of(engine, found.reached),
    )


def published_at(engine: Engine, place: Asked, moment: AsOf) -> tuple[int, ...]:
    """By which events sources have published these cells, where they tell of nothing else."""
    found = score_changes_of(engine.store, place, as_of=moment)
    if not found.published_only:
        return ()
    return tuple(dict.fromkeys(change.version for change in found.changes))


def _rulebooks(engine: Engine, stream: StreamId) -> dict[str, tuple[str, int]]:
    found = {}
    for event in events_of_types(engine.store, stream, ("rulebook_set", "rulebook_amended")):
        body = event.body
        if isinstance(body, RulebookSet | RulebookAmended):
            found[body.sha256] = read_rulebook(body.rulebook).name, event.version
    return found


def _governing(
    changes: Sequence[ScoreChange], rulebooks: Mapping[str, tuple[str, int]], words: AuditWords
) -> Iterator[Block]:
    """By which rulebooks these scores were given, and where the commands are to be found."""
    named = []
    for digest in dict.fromkeys(change.rulebook for change in changes if change.rulebook):
        name, version = rulebooks[digest]
        event = words.event(version)
        named.append(words.say("under_one", name=name, event=event, digest=digest[:12]))
    if named:
        yield Line.of(words.say("under", rulebooks="; ".join(named)), tone=Tone.FAINT)
    if changes:
        yield Line.of(words.say("more"), tone=Tone.FAINT)
