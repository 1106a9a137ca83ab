"""What the audit pages and files are written from: places, people, figures, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import msgspec

from adapters.audit.duties import Doer, Duty
from adapters.audit.means import means_of_acts
from adapters.audit.told_changes import ScoreChange, ToldText
from adapters.bootstrap import Engine
from adapters.pages.as_json import iso, plain
from adapters.pages.called import names_of
from adapters.wording.labelling import as_entered, column_label, label, numbered_code, one_level
from adapters.wording.labels.combining import combined_json
from adapters.wording.labels.due import lapse_named, report_names
from adapters.wording.labels.means import means_said
from adapters.wording.labels.periods import criterion_called
from adapters.wording.log.hands import who
from adapters.wording.log.proof import bare_label
from adapters.wording.pages.audit import AUDIT, KINDS
from adapters.wording.pages.doors import word
from adapters.wording.phrasing import Phrases
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, points, signed, when
from domain.reckoning.proof import Unproved
from domain.record.record import FORMAT, Header, Office, StreamId, UnitId
from domain.rulebook.counting import counted_by
from domain.rulebook.criteria import OfPeriod, OfTarget, Part
from domain.rulebook.grading import letter_of
from domain.rulebook.rulebook import Lapse, Rulebook
from domain.rulebook.worded import levels_of
from domain.values.points import Points
from domain.values.private import AlteredText, ErasedText
from domain.values.when import Precision, When
from workflows.effects import Effect
from workflows.score_changes import ChangeKind

Row = dict[str, object]


@dataclass(frozen=True)
class AuditedYear:
    """A cycle of which an audit tells: what it and its things are called."""

    stream: StreamId
    names: Names
    #: The cycle's code.
    code: str
    rulebook: Rulebook | None
    #: The names of the reports that were asked for, by code.
    reports: Mapping[str, str]
    #: By command, how its account had signed in, as far as that may be known.
    means: Mapping[UUID, str]

    def words(self, lang: Lang) -> "AuditWords":
        return AuditWords(lang, self.names, self.code, self.rulebook, self.reports, self.means)


def audited_year(engine: Engine, stream: StreamId, names: Names | None = None) -> AuditedYear:
    """The cycle of that stream, with the names that hold in it, where these are not at hand."""
    cycle = engine.cycle(stream)
    return AuditedYear(
        stream=stream,
        names=names or names_of(engine, stream),
        code=cycle.code,
        rulebook=cycle.plan.rulebook,
        reports=report_names(cycle),
        means=means_of_acts(engine.store, stream),
    )


@dataclass(frozen=True)
class AuditWords:
    """How an audit of one cycle is put into words."""

    lang: Lang
    names: Names
    code: str
    rulebook: Rulebook | None
    reports: Mapping[str, str]
    means: Mapping[UUID, str]

    @property
    def say(self) -> Say:
        return Say(AUDIT, self.lang)

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.lang, self.names, self.rulebook)

    def lapse(self, lapse: Lapse, code: str) -> str:
        """A lapse, and of which thing it is."""
        lang, words = self.lang, self.names.words
        return lapse_named(lapse, code, lang, words, self.rulebook, self.reports)

    def event(self, version: int) -> str:
        return f"{self.code}@{version}"

    def kind(self, kind: str) -> str:
        return KINDS[kind][self.lang == "en"]

    def figure(self, value: Decimal | None) -> str:
        return self.say("empty") if value is None else points(value, self.lang)

    def bare(self, found: Unproved, part: Part, criterion: str | None) -> str:
        """What counts nothing for want of proof."""
        return bare_label(found, part, self.phrases, criterion)

    def entered(self, value: Points | None, criterion: str, part: Part) -> str:
        """What was entered: a figure, so many occurrences, or a level in words."""
        said = "" if value is None else as_entered(value, criterion, part, self.rulebook, self.lang)
        return said or self.figure(value)

    def share(self, value: Fraction) -> str:
        """An exact figure; what no decimal says exactly stands as a fraction."""
        rest = value.denominator
        while rest % 2 == 0 or rest % 5 == 0:
            rest //= 2 if rest % 2 == 0 else 5
        if rest != 1:
            return str(value)
        return self.figure(Decimal(value.numerator) / Decimal(value.denominator))

    def column(self, code: str | None) -> str:
        return column_label(code, self.lang, self.rulebook) if code else ""

    def group(self, code: str) -> str:
        """What a group of criteria is called."""
        groups = self.rulebook.groups if self.rulebook else ()
        return next((group.name for group in groups if group.code == code), code)

    def place(self, criterion: str | None, part: Part | None, column: str | None = None) -> str:
        """``tiêu chí 7 (Phát huy sáng kiến), điểm thưởng, cột Thống nhất``"""
        parts, known = [], None
        if criterion is not None:
            known = self.rulebook.by_code.get(criterion) if self.rulebook else None
            called = criterion_called(known, self.lang) if known else criterion
            name = f" ({called})" if called != criterion else ""
            code = numbered_code(criterion, self.rulebook)
            parts.append(self.say("of_criterion", criterion=code, name=name))
        aimed = isinstance(known, OfTarget)  # it is no points of any part
        if part is not None and not aimed:
            parts.append(label(part, self.lang))
        if column is not None:
            parts.append(self.say("in_column", column=self.column(column)))
        return ", ".join(parts) or self.say("printed")

    def order(self, one: ScoreChange | Duty) -> tuple[int, int]:
        """Where a cell stands in its sheet; printed sums come last."""
        codes = list(self.rulebook.by_code) if self.rulebook else []
        parts = list(Part)
        return (
            codes.index(one.criterion) if one.criterion in codes else len(codes),
            parts.index(one.part) if one.part is not None else len(parts),
        )

    def change(self, change: ScoreChange) -> str:
        """``18 → 20 (+2)``; of a later column, from what counted in the one before."""
        if change.lapse is not None:
            why = self.lapse(*change.lapse)
            return f"{self.moved(change.was, change.now)} ({why})"
        if change.mark is not None:
            return label(change.mark, self.lang)
        if is_kept(change):
            return self.say("kept", points=self._entered(change, change.now))
        if change.kind is ChangeKind.PUBLISHED and change.was is None:
            if change.now is None:  # of a criterion the source says that there were some
                return self.say("blank" if change.criterion is None else "unsized")
            return self._entered(change, change.now)
        difference = change.difference
        if self.is_level(change.criterion, change.part):
            difference = None  # one level more is not so many points more
        if difference and self._times(change, change.now or change.stood) and _below(change):
            difference = Points.exact(-difference)  # an early year counts them with a minus
        beside = ""
        if difference:
            beside = self.say("difference", points=signed(difference, self.lang))
        was = self._entered(change, change.was)
        if change.was is None and change.stood is not None:
            was = self.say("from_before", points=self._entered(change, change.stood))
        return self.say("change", was=was, now=self._since(change), difference=beside)

    def _since(self, change: ScoreChange) -> str:
        """What counts now, and whence where the cell itself was emptied."""
        if change.now is None and change.counts is not None:
            return self.say("emptied", points=self._entered(change, change.counts))
        return self._entered(change, change.now)

    def _entered(self, change: ScoreChange, value: Points | None) -> str:
        """A value of a cell; so many as_entered are told as such."""
        return self._times(change, value) or self.figure(value)

    def _times(self, change: ScoreChange, value: Points | None) -> str:
        """Empty where a value is points, as those are that were kept or published."""
        if value is None or change.criterion is None or change.part is None:
            return ""
        if change.kind in {ChangeKind.KEPT, ChangeKind.PUBLISHED}:
            return ""
        lang = self.lang
        return as_entered(value, change.criterion, change.part, self.rulebook, lang)

    def counted_by(self, criterion: str, part: Part) -> str | None:
        """The criterion that counts a counter; ``None`` where a place is no counter."""
        found = counted_by(self.rulebook, criterion, part) if self.rulebook else None
        return found[0].code if found is not None else None

    def is_level(self, criterion: str | None, part: Part | None) -> bool:
        """Whether a cell holds a level in words."""
        known = self.rulebook.by_code.get(criterion or "") if self.rulebook else None
        return known is not None and part is not None and levels_of(known, part) is not None

    def level(self, value: Points | None, criterion: str, part: Part) -> Row | None:
        """The level in words that a value chooses, for programs; ``None``: it chooses none."""
        known = self.rulebook.by_code.get(criterion) if self.rulebook else None
        rule = levels_of(known, part) if known is not None else None
        chosen = rule.at(value) if rule is not None and value is not None else None
        if value is None or chosen is None:
            return None
        letter = letter_of(int(abs(value)))
        return {"letter": letter, "name": one_level(chosen), "points": plain(chosen.points)}

    def called(self, code: str | None) -> str | None:
        """A period or target in words; ``None``: the code is that of a criterion."""
        known = self.rulebook.by_code.get(code or "") if self.rulebook else None
        return (
            criterion_called(known, self.lang) if isinstance(known, OfPeriod | OfTarget) else None
        )

    def who(self, change: ScoreChange) -> str:
        """Who did it, in which office, on whose behalf; a team where only that is shown."""
        if change.team is not None and change.actor is None:
            return change.team
        person = who(_header(change), self.lang, self.names)
        if means := self.means.get(change.command_id):
            person += f"; {word('signed_in_by', self.lang, means=means_said(means, self.lang))}"
        return person

    def doers(self, doers: Sequence[Doer]) -> str:
        found = [self._doer(doer) for doer in doers]
        return "; ".join(dict.fromkeys(found)) or self.say("nobody")

    def _doer(self, doer: Doer) -> str:
        events = ", ".join(f"@{version}" for version in doer.versions)
        if doer.seat is None:
            return f"{doer.team or doer.actor or ''} ({events})"
        office = label(doer.seat.office, self.lang, self.names.words)
        unit = f" {self.names.unit(doer.seat.unit)}" if doer.seat.unit else ""
        return f"{office}{unit} ({events})"

    def conflicts(self, duty: Duty) -> str:
        chair = label(Office.CHAIR, self.lang, self.names.words)
        said = [self.say(f"conflict_{one.value}", chair=chair) for one in sorted(duty.conflicts)]
        return "; ".join([*said, self.say("unchecked")] if duty.unchecked else said)

    def text(self, told: ToldText | None) -> str | None:
        if told is None:
            return None
        if isinstance(told.text, AlteredText):
            return self.say("altered")
        if isinstance(told.text, ErasedText):
            return self.say("erased")
        return self.say("lost") if told.text is None else f"“{told.text}”"

    def document(self, change: ScoreChange) -> str | None:
        return self.phrases.document(change.document) if change.document else None

    def effect(self, effect: Effect, *, own: bool | None = None) -> str:
        return self.say(
            "effect_own" if (effect.own if own is None else own) else "effect_other",
            unit=self.names.unit(effect.unit),
            total=self.moved(effect.total_was, effect.total_now),
            rank=self.ranks(effect.rank_was, effect.rank_now),
        )

    def moved(self, was: Decimal | None, now: Decimal | None) -> str:
        """``100 → 99``; what was not moved is named once."""
        if was == now or was is None:
            return self.figure(now)
        return f"{self.figure(was)} → {self.figure(now)}"

    def ranks(self, was: int | None, now: int | None) -> str:
        if was == now:
            return self.say("effect_rank_same", now=now) if now is not None else ""
        if was is None:
            return self.say("effect_rank_same", now=now)
        return self.say("effect_rank", was=was, now=now or "–")

    def happened(self, change: ScoreChange) -> str:
        at = change.effective
        if at == When.moment(change.recorded_at):
            return ""
        said = when(at, self.lang)
        if at.precision is Precision.UNKNOWN:
            return f" · {said}"
        return self.say("happened", when=said)

    def units(self, units: Sequence[UnitId]) -> str:
        return ", ".join(map(self.names.unit, units))


def is_blank(change: ScoreChange) -> bool:
    """Whether a source printed the place empty. Of a single criterion it says that there were
    points, and not how many."""
    empty = change.was is None and change.now is None
    return change.kind is ChangeKind.PUBLISHED and empty and change.criterion is None


def is_kept(change: ScoreChange) -> bool:
    """Whether a later column only confirms what counted before."""
    before = change.stood if change.was is None else change.was
    return change.mark is None and change.counts is not None and before == change.counts


def _header(change: ScoreChange) -> Header:
    """As much of the header as says who acted."""
    return Header(
        format=FORMAT,
        stream=change.stream,
        version=change.version,
        type=change.type,
        schema=1,
        recorded_at=change.recorded_at,
        effective_at=change.effective,
        origin=change.origin,
        actor=change.actor or "",
        seat=change.seat,
        for_unit=change.for_unit,
        command_id=change.command_id,
        cause=None,
        arithmetic=1,
    )


def in_json(value: object, words: AuditWords) -> object:
    """A value of the audit as plain JSON, with events by their code."""
    if isinstance(value, ScoreChange):
        return _change_json(value, words)
    return plain(value, words.names)


def _change_json(value: ScoreChange, words: AuditWords) -> object:
    """A change with its event by code; how several scorers came to it only where they did."""
    found = plain(msgspec.structs.replace(value, combined=None), words.names)
    if isinstance(found, dict):
        del found["combined"]
        if value.combined is not None:
            found["combined"] = combined_json(value.combined, words.lang)
        found["event"] = words.event(value.version)
        found["difference"] = plain(value.difference)
        found["recorded_at"] = iso(value.recorded_at)
        if (called := words.called(value.criterion)) is not None:
            found["called"] = called
        if (levels := _levels(value, words)) is not None:
            found["level"] = levels
        for name, told in (("reason", value.reason), ("justification", value.justification)):
            if told is not None and told.text is None:
                found[name]["lost"] = True
    return found


def _levels(change: ScoreChange, words: AuditWords) -> object:
    """The levels in words from which and to which a cell was moved; ``None``: it has none."""
    if change.criterion is None or change.part is None or change.kind is ChangeKind.KEPT:
        return None
    held = {"stood": change.stood, "was": change.was, "now": change.now, "counts": change.counts}
    told = {
        name: level
        for name, value in held.items()
        if (level := words.level(value, change.criterion, change.part)) is not None
    }
    return told or None


def all_json(values: Sequence[msgspec.Struct], words: AuditWords) -> list[object]:
    return [in_json(value, words) for value in values]


def lines_of(change: ScoreChange, words: AuditWords) -> Iterator[str]:
    """What stands beneath the cells of an event: why, by which paper, from which source."""
    for key, text in (
        ("reason", words.text(change.reason)),
        ("document", words.document(change)),
        ("source", change.source),
    ):
        if text:
            yield words.say(key, text=text)
    if change.cause is not None and change.kind is ChangeKind.MOVED:
        yield words.say("cause", event=words.event(change.cause))


def _below(change: ScoreChange) -> bool:
    return any(value is not None and value < 0 for value in (change.stood, change.now))
