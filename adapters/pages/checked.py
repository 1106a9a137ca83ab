"""The read models and the record compared with the events: what was looked at, what differs."""

from collections.abc import Iterator, Mapping
from typing import Self

import msgspec

from adapters.audit.seals import sealed
from adapters.audit.unstated import unstated
from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Line
from adapters.pages.called import code_told
from adapters.views.check import Checked
from adapters.views.difference import Difference
from adapters.views.followed import followed
from adapters.views.models import MODELS
from adapters.wording.outside import one_line
from adapters.wording.pages.audit import AUDIT
from adapters.wording.pages.contradictions import place_said, value_said
from adapters.wording.pages.delivery import STATES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed, pick
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId
from domain.rulebook.rulebook import Rulebook


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """The first difference, with what its stream is called."""

    difference: Difference
    #: It lies in a score that is sealed: neither value may be told.
    sealed: bool
    #: The code of its stream; empty where it is of none.
    code: str
    names: Names
    rulebook: Rulebook | None

    @classmethod
    def of(cls, engine: Engine, difference: Difference) -> Self:
        stream = dict(difference.key).get("stream")
        cycle = None
        if difference.contradicts:
            state = engine.store.load(StreamId(str(stream))).state
            cycle = state if isinstance(state, Cycle) else None
        return cls(
            difference=difference,
            sealed=sealed(engine.store, difference),
            code=code_told(engine, StreamId(str(stream))) if stream is not None else "",
            names=engine.names(cycle),
            rulebook=cycle.plan.rulebook if cycle else None,
        )

    def hidden(self, say: Say) -> str | None:
        """What stands in the place of both values; none where they may be told."""
        return say("check_sealed") if self.sealed else None


class CheckPage(msgspec.Struct, frozen=True, kw_only=True):
    """What was compared and the first difference, if there is one."""

    found: Checked
    differing: Differing | None
    #: The read model that follows at its own pace, and how many events it is behind.
    model: str
    lag: int
    #: Events that say less than one of their kind would say today, with their stored types.
    unstated: tuple[tuple[str, str], ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(AUDIT, lang)
        if self.differing is not None:
            yield Line.of(_told(self.differing, say))
            return
        yield Line.of(say("check_sound", **self._counts()))
        if self.lag:
            yield Line.of(say("lag", model=self.model, count=self.lag))
        if self.unstated:
            events = listed([event for event, _ in self.unstated], lang)
            yield Line.of(say("total_unstated", count=len(self.unstated), events=events))

    def as_json(self, lang: Lang) -> dict[str, object]:
        differing = self.differing
        return {
            "agrees": differing is None,
            **self._counts(),
            "lag": {self.model: self.lag},
            "difference": None if differing is None else _facts(differing, Say(AUDIT, lang)),
            "unstated": [{"event": event, "type": kind} for event, kind in self.unstated],
        }

    def _counts(self) -> dict[str, object]:
        found = self.found
        return {"streams": found.streams, "events": found.events, "rows": found.rows}


def check_page(engine: Engine, found: Checked) -> CheckPage:
    """What a comparison of the whole database came to."""
    behind = followed(engine.store.database)
    return CheckPage(
        found=found,
        differing=Differing.of(engine, found.difference) if found.difference else None,
        model=behind.name,
        lag=behind.head - behind.position,
        unstated=tuple(
            (f"{code_told(engine, one.stream)}@{one.version}", one.type)
            for one in unstated(engine.store.database)
        ),
    )


def _facts(differing: Differing, say: Say) -> dict[str, object]:
    """A difference for programs; of a score that is sealed, where it is."""
    differs, hidden = differing.difference, differing.hidden(say)
    told: dict[str, object] = {
        "table": differs.table,
        "key": {key: str(value) for key, value in differs.key},
        "column": differs.column,
    }
    if differs.contradicts:
        told["contradicts"] = True
    for key, value in (("stored", differs.stored), ("expected", differs.expected)):
        told[key] = hidden or (None if value is None else str(value))
    return told


def _told(differing: Differing, say: Say) -> str:
    """A difference in words."""
    differs, hidden = differing.difference, differing.hidden(say)
    if differs.contradicts:
        return _contradiction(differing, hidden, say)
    if (differs.table, differs.column) == ("events", "tail"):
        return _tail(differs, differing.code, say)
    if (differs.table, differs.column) == ("outbox", "state"):
        return _letter(differs, differing.code, say)
    return _sentence(differs, hidden, say)


def _contradiction(differing: Differing, hidden: str | None, say: Say) -> str:
    """The event, the cell, and the two values that cannot both have been there."""
    differs = differing.difference
    key = {name: str(value) for name, value in differs.key if name != "stream"}
    version = key.pop("version")
    place: Mapping[str, str] = key
    return say(
        "check_contradicts",
        event=f"{differing.code}@{version}",
        place=place_said(place, differing.names, differing.rulebook, say.lang)
        or str(differs.column),
        stored=hidden or value_said(differs.stored, say),
        expected=hidden or value_said(differs.expected, say),
    )


def _sentence(differs: Difference, hidden: str | None, say: Say) -> str:
    owners = [model.name for model in MODELS if differs.table in {one.name for one in model.tables}]

    def said(value: object) -> object:
        if differs.column is None:
            return say("no_row" if value is None else "a_row")
        return hidden or (say("empty") if value is None else value)

    return say(
        "check_differs" if owners else _of_record(differs),
        table=differs.table,
        model=owners[0] if owners else "",
        place=", ".join(f"{name} {value}" for name, value in differs.key),
        column=f", {differs.column}" if differs.column else "",
        stored=said(differs.stored),
        expected=said(differs.expected),
    )


def _of_record(differs: Difference) -> str:
    """Which sentence tells of a difference in the record, or beside it."""
    if differs.table == "texts":
        if differs.column is not None:
            return "check_differs_text"
        return "check_lost_text" if differs.stored is None else "check_stray_text"
    if differs.table == "files":
        return "check_lost_file" if differs.stored == 0 else "check_differs_file"
    if differs.table == "events":
        own = {"hash": "check_differs_chain", "state": "check_unreadable"}
        return own.get(differs.column or "", "check_differs_log")
    return "check_misplaced" if differs.table == "head" else "check_differs_beside"


def _tail(differs: Difference, code: str, say: Say) -> str:
    """How many of the last events of a stream are missing."""
    last, was = int(str(differs.stored)), int(str(differs.expected))
    return say("check_cut_tail", event=f"{code}@{last}", was=was, count=was - last)


def _letter(differs: Difference, code: str, say: Say) -> str:
    """How a letter stands in the outbox, and how by its ledger."""

    def said(state: object) -> str:
        if state is None:
            return say("check_not_left")
        known = STATES.get(str(state))
        return pick(known, say.lang) if known else one_line(str(state))

    key = {name: str(value) for name, value in differs.key}
    if said_unknown := differs.stored is not None and str(differs.stored) not in STATES:
        expected = ", ".join(pick(pair, say.lang) for pair in STATES.values())
    else:
        expected = said(differs.expected)
    return say(
        "check_letter_unknown" if said_unknown else "check_letter",
        cycle=code,
        notice=one_line(key["notice"])[:8],
        stored=said(differs.stored),
        expected=expected,
    )
