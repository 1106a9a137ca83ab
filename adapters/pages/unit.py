"""A unit as a page: its names, what it came from and became, the gatherings of its own."""

from collections.abc import Iterator, Sequence

import msgspec

from adapters.bootstrap import Engine, StoredNames
from adapters.pages.acts import actions_json, acts_part
from adapters.pages.as_json import plain
from adapters.pages.blocks import (
    Block,
    Entry,
    Heading,
    Line,
    Tone,
    indented,
)
from adapters.pages.board import Board
from adapters.pages.called import names_of
from adapters.pages.unit_years import UnitYears, unit_years
from adapters.wording.labelling import grade_label, label
from adapters.wording.log.units import recipients, signed
from adapters.wording.pages.standing import standing_word
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, listed, when, within
from domain.record.record import StreamId
from domain.units.gathering import Gathering, GatheringAwardsRecorded, GatheringPledgeRecorded
from domain.units.unit import Unit
from workflows.status import Action, actions


class UnitPage(msgspec.Struct, frozen=True, kw_only=True):
    """A unit as it stands, or what may be done there where that was asked."""

    unit: Unit
    names: StoredNames
    actions: Sequence[Action] | None = None
    #: Beside what may be done: where it is a member, what it owes, what it came to.
    years: UnitYears | None = None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part; over what may be done stands only who it is."""
        view = _View(self.unit, self.names, lang)
        yield from _head(view)
        if self.actions is not None and self.years is not None:
            yield from self.years.blocks(lang)
            yield from acts_part(self.actions, Board(self.names, lang))
            return
        yield from _names(view)
        yield from _gatherings(view)
        yield from _sources(view)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The unit for programs, names beside ids."""
        found = _json(_View(self.unit, self.names, lang))
        if self.actions is not None:
            found["actions"] = actions_json(self.actions, Board(self.names, lang))
        if self.years is not None:
            found["years"] = self.years.as_json()
        return found


def unit_page(engine: Engine, stream: StreamId, unit: Unit, *, acts: bool = False) -> UnitPage:
    """A unit as it stands; with ``acts`` what may be done there."""
    return UnitPage(
        unit=unit,
        names=names_of(engine, stream),
        actions=actions(stream, unit) if acts else None,
        years=unit_years(engine, unit.id, unit.code) if acts else None,
    )


class _View(msgspec.Struct, frozen=True):
    """The page in a language."""

    unit: Unit
    names: StoredNames
    lang: Lang

    def word(self, key: str, **facts: object) -> str:
        return standing_word(key, self.lang, **facts)

    @property
    def phrases(self) -> Phrases:
        return Phrases(self.lang, self.names)


def _head(view: _View) -> Iterator[Block]:
    """Name and code, whether the unit goes on, and what came before it."""
    unit = view.unit
    name = view.names.name(unit.id) or unit.name
    yield Line.of(name.full, tone=Tone.STRONG)
    yield Line.of(view.word("unit_head", code=unit.code, short=name.short))
    if unit.ceased is not None:
        units = listed([view.names.unit(one) for one in unit.ceased.successors], view.lang)
        how = view.word(unit.ceased.ending.value, units=units)
        since = within(unit.ceased.since, view.lang)
        yield Line.of(view.word("unit_ceased", since=since, how=how))
    if unit.predecessors:
        yield Heading(view.word("predecessors"))
        for one in unit.predecessors:
            line = view.word(
                "predecessor",
                unit=view.names.unit(one.unit),
                ending=label(one.ending, view.lang),
                since=within(one.since, view.lang),
            )
            yield indented(line)


def _names(view: _View) -> Iterator[Block]:
    unit = view.unit
    if len(unit.names) > 1:
        yield Heading(view.word("names"))
        for name in unit.names:
            since = view.word("name_first")
            if name.since is not None:
                since = view.word("name_since", since=within(name.since, view.lang))
            yield Entry(since, f"{name.full} ({name.short})")
    if unit.aliases:
        yield Entry(view.word("aliases"), listed(list(unit.aliases), view.lang), by=0)


def _gatherings(view: _View) -> Iterator[Block]:
    yield Heading(view.word("gatherings"))
    if not view.unit.gatherings:
        yield indented(view.word("no_gatherings"))
        return
    yield indented(view.word("not_of_a_cluster"))
    for found in view.unit.gatherings.values():
        yield indented(Line.of(f"\n{found.told.title}{_from(found.told.source)}", tone=Tone.STRONG))
        for head, said in _told(found, view):
            yield Entry(view.word(head), said, by=4)


def _from(source: str | None) -> str:
    return f" [{source}]" if source else ""


def _told(found: Gathering, view: _View) -> Iterator[tuple[str, str]]:
    """Every part of what is told, and of what is not, that it is not."""
    told, unstated = found.told, view.word("unstated")
    yield "kind", label(told.kind, view.lang)
    day = when(told.date, view.lang)
    yield "date", f"{told.part_of_day} {day}" if told.part_of_day else day
    yield "place", view.phrases.private(told.place) if told.place else unstated
    yield "mode", label(told.mode, view.lang) if told.mode else unstated
    yield "presided", "; ".join(told.presided) or unstated
    if told.roles:
        yield "roles", "; ".join(f"{role.title}: {role.part}" for role in told.roles)
    if told.attending:
        yield "attending", "; ".join(map(view.phrases.private, told.attending))
    if told.agenda:
        yield "agenda", "; ".join(map(view.phrases.private, told.agenda))
    for award in found.awards:
        yield "awards", _award(award, view)
    if found.pledge is not None:
        yield from _pledge(found.pledge, view)
    for cited in found.cited:
        documents = "; ".join(map(view.phrases.document, cited.documents))
        yield "cited", documents + _from(cited.source)
    for reading in found.readings:
        read = view.phrases.private(reading.reading) if reading.reading else None
        said = view.word(
            "reading_said",
            one=reading.one,
            other=reading.other,
            reading=read or view.word("no_reading"),
        )
        yield "reading", said + _from(reading.source)


def _award(award: GatheringAwardsRecorded, view: _View) -> str:
    by = view.word("award_by", given_by=award.given_by) if award.given_by else ""
    ground = view.phrases.private(award.ground) if award.ground else ""
    said = view.word(
        "award",
        form=award.form,
        by=by,
        recipients=recipients(award, view.phrases),
        ground=view.word("award_ground", ground=ground) if ground else "",
        document=view.phrases.document(award.document) if award.document else view.word("unstated"),
    )
    return said + _from(award.source)


def _pledge(pledge: GatheringPledgeRecorded, view: _View) -> Iterator[tuple[str, str]]:
    done = signed(pledge, view.phrases)
    said = view.word("pledge_said", name=pledge.name, done=done) if pledge.name else done
    yield "pledge", said + _from(pledge.source)
    who = view.phrases.private(pledge.signatories) if pledge.signatories else None
    yield "signatories", (who or view.word("unstated")) + _from(pledge.source)


def _sources(view: _View) -> Iterator[Block]:
    if not view.unit.sources:
        return
    yield Heading(view.word("sources"))
    for code, source in view.unit.sources.items():
        published = view.word("unpublished")
        if source.published is not None:
            published = view.word("published", when=when(source.published, view.lang))
        if source.publisher:
            published = f"{source.publisher}; {published}"
        line = view.word(
            "source",
            code=code,
            title=source.title,
            grade=grade_label(source.grade, view.lang),
            published=published,
        )
        yield indented(line)


def _json(view: _View) -> dict[str, object]:
    unit = view.unit
    found = plain(unit, view.names)
    assert isinstance(found, dict)
    name = view.names.name(unit.id) or unit.name
    names = [
        {"full": one.full, "short": one.short, "since": plain(one.since)} for one in unit.names
    ]
    gatherings = [{**one.pop("told"), **one} for one in found["gatherings"].values()]
    return {
        "unit": unit.code,
        "id": str(unit.id),
        "full_name": name.full,
        "short_name": name.short,
        "names": names,
        "aliases": found["aliases"],
        "predecessors": found["predecessors"],
        "ceased": found["ceased"],
        "gatherings": gatherings,
        "sources": found["sources"],
    }
