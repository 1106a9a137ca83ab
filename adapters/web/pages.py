"""Which pages programs may ask for, by their names, with the filters of each."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from adapters.audit.acts import AskedActs
from adapters.audit.asked import Asked
from adapters.audit.years import check_began, check_place, last_seen
from adapters.bootstrap import Engine
from adapters.door.choices import chosen
from adapters.door.moments import moment_asked, read_as_of, times
from adapters.door.names import unit_named, year_typed
from adapters.door.seats import by_whom
from adapters.door.spelled import code_named
from adapters.pages.acts import acts_page
from adapters.pages.audit_acts import formal_acts_page
from adapters.pages.audit_concerns import concerns_page
from adapters.pages.audit_duties import duties_page
from adapters.pages.audit_scores import scores_page
from adapters.pages.audit_words import audited_year
from adapters.pages.blocks import Page
from adapters.pages.calendar import calendar_page
from adapters.pages.difference import difference_page
from adapters.pages.explanation import explanation_page
from adapters.pages.history import history_page
from adapters.pages.log import log_page
from adapters.pages.official_calendar import official_page
from adapters.pages.outbox import STATES, outbox_page
from adapters.pages.outcome import outcome_page
from adapters.pages.overview import overview_page
from adapters.pages.permissions import rights_page
from adapters.pages.review import review_page
from adapters.pages.rulebook import of_cycle
from adapters.pages.status import status_page
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.record.record import Seat, StreamId
from domain.rulebook.criteria import Part
from domain.values.refusal import Refusal
from workflows.as_of import AsOf
from workflows.reads import Read
from workflows.review import ReviewPart

Chosen = TypeVar("Chosen", bound=StrEnum)
#: Which part of a long list.
_PART: Final = ("after", "limit")
_MANY: Final = 1000
_PAST: Final = ("as_of", "effective")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, of a database as whoever asks may read it."""

    engine: Engine
    stream: StreamId | None
    asked: Mapping[str, str]
    seats: tuple[Seat, ...]

    def text(self, name: str) -> str | None:
        return self.asked.get(name) or None

    def needed(self, name: str) -> str:
        """Raises ``Refusal("field_missing")``."""
        value = self.text(name)
        if value is None:
            raise Refusal("field_missing", where=name, field=name)
        return value

    @property
    def target(self) -> StreamId:
        """Raises ``Refusal("field_missing")``."""
        self.needed("target")
        assert self.stream is not None
        return self.stream

    @property
    def cycle(self) -> Cycle:
        return self.engine.cycle(self.target)

    def one_of(self, kind: type[Chosen], name: str) -> Chosen | None:
        """Raises ``Refusal("input_malformed")`` for what is none of a closed list."""
        text = self.text(name)
        value = chosen(kind, text) if text is not None else None
        if text is not None and value is None:
            choices = ", ".join(one.value for one in kind)
            raise Refusal("input_malformed", where=name, expected=choices, value=text)
        return value

    @property
    def moment(self) -> AsOf:
        return moment_asked(self.text("as_of"), self.text("effective"))

    @property
    def as_of(self) -> AsOf | None:
        text = self.text("as_of")
        return read_as_of(self.cycle, text) if text is not None else None

    def count(self, name: str, most: int) -> int | None:
        """Raises ``Refusal("input_malformed")`` for what is no whole number up to ``most``."""
        text = self.text(name)
        if text is None:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
            raise Refusal("input_malformed", where=name, expected=f"0–{most}", value=text)
        return int(text)

    @property
    def part(self) -> dict[str, Any]:
        """Which part of a long list: past how much of it, and at most how many."""
        limit = self.count("limit", _MANY)
        return {"after": self.count("after", 10**9 - 1) or 0, "limit": limit or None}

    def last(self) -> int:
        return last_seen(self.engine.store, self.target, self.moment)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A page: under which read it stands, by what it is filtered, how it is made."""

    read: Read
    make: Callable[[Question], Page]
    filters: tuple[str, ...] = ()
    #: Whether looking at it is noted for the auditor: it shows what is closed to most.
    sealed: bool = False


def _scores(question: Question) -> Page:
    engine, cycle = question.engine, question.cycle
    store, rulebook = engine.store, cycle.plan.rulebook
    unit, criterion = question.text("unit"), question.text("criterion")
    column, who = question.text("column"), by_whom(store, question.text("by"))
    asked = Asked(
        stream=question.target,
        unit=unit_named(store, unit) if unit else None,
        criterion=code_named(rulebook, "criterion", criterion) if criterion else None,
        column=code_named(rulebook, "column", column) if column else None,
        part=question.one_of(Part, "part"),
        phase=question.one_of(Phase, "phase"),
        actor=who.actor,
        office=who.office,
        office_unit=who.unit,
        after_submission=True if question.text("after_submission") == "true" else None,
        **_times(question),
    )
    check_place(asked, cycle)
    check_began(store, question.target, cycle.code, asked.until)
    year = audited_year(engine, question.target)
    page = scores_page(engine, year, asked, question.moment, question.last())
    return msgspec.structs.replace(page, **question.part)


def _acts(question: Question) -> Page:
    engine = question.engine
    who = by_whom(engine.store, question.text("by"))
    asked = AskedActs(
        stream=question.target,
        actor=who.actor,
        office=who.office,
        office_unit=who.unit,
        **_times(question),
    )
    check_began(engine.store, question.target, question.cycle.code, asked.until)
    year = audited_year(engine, question.target)
    return formal_acts_page(engine, year, asked, question.moment, question.last())


def _times(question: Question) -> dict[str, Any]:
    return times(question.text("since"), question.text("until"))


def _unit_and_criterion(question: Question) -> tuple[Any, Any]:
    unit, criterion = question.text("unit"), question.text("criterion")
    rulebook = question.cycle.plan.rulebook
    found = (
        unit_named(question.engine.store, unit) if unit else None,
        code_named(rulebook, "criterion", criterion) if criterion else None,
    )
    check_place(Asked(unit=found[0], criterion=found[1]), question.cycle)
    return found


def _duties(question: Question) -> Page:
    year = audited_year(question.engine, question.target)
    place = _unit_and_criterion(question)
    return duties_page(question.engine, year, place, question.moment, question.last())


def _concerns(question: Question) -> Page:
    year = audited_year(question.engine, question.target)
    days = question.text("days") or "1"
    if not (days.isascii() and days.isdigit() and len(days) < 4):
        raise Refusal("input_malformed", where="days", expected="int", value=days)
    return concerns_page(question.engine, year, int(days), question.moment, question.last())


def _explanation(question: Question) -> Page:
    year = audited_year(question.engine, question.target)
    unit = unit_named(question.engine.store, question.needed("unit"))
    return explanation_page(question.engine, year, unit, question.moment)


def _history(question: Question) -> Page:
    year = audited_year(question.engine, question.target)
    question.needed("unit")
    question.needed("criterion")
    place = _unit_and_criterion(question)
    return history_page(question.engine, year, place, question.moment, question.last())


def _difference(question: Question) -> Page:
    year = audited_year(question.engine, question.target)
    first, last = moment_asked(question.needed("from")), moment_asked(question.text("to"))
    return difference_page(question.engine, year, first, last)


def _review(question: Question) -> Page:
    year, part = question.text("year"), question.one_of(ReviewPart, "part")
    return review_page(question.engine, year_typed(year) if year else None, part)


def _notices(question: Question) -> Page:
    state = question.text("state")
    if state is not None and state not in STATES:
        raise Refusal("input_malformed", where="state", expected=", ".join(STATES), value=state)
    return outbox_page(question.engine, question.target, state)


PAGES: Final[Mapping[str, Row]] = {
    "overview": Row(read=Read.OVERVIEW, make=lambda asked: overview_page(asked.engine)),
    "status": Row(
        read=Read.STATUS,
        make=lambda asked: status_page(asked.engine, asked.target, asked.as_of),
        filters=("as_of",),
    ),
    "outcome": Row(
        read=Read.OUTCOME,
        make=lambda asked: outcome_page(asked.engine, asked.target, asked.as_of),
        filters=("as_of",),
    ),
    "log": Row(
        read=Read.LOG,
        make=lambda asked: log_page(asked.engine, asked.target, **asked.part),
        filters=_PART,
    ),
    "calendar": Row(
        read=Read.CALENDAR,
        make=lambda asked: calendar_page(asked.engine, asked.target, asked.as_of),
        filters=("as_of",),
    ),
    "official-calendar": Row(
        read=Read.OFFICIAL_CALENDAR, make=lambda asked: official_page(asked.engine)
    ),
    "acts": Row(
        read=Read.ACTS, make=lambda asked: acts_page(asked.engine, asked.target, asked.seats)
    ),
    "rights": Row(
        read=Read.PERMISSIONS, make=lambda asked: rights_page(asked.engine, asked.target)
    ),
    "rulebook": Row(read=Read.RULEBOOK, make=lambda asked: of_cycle(asked.engine, asked.cycle)),
    "notices": Row(read=Read.NOTICES, make=_notices, filters=("state",)),
    "explanation": Row(read=Read.EXPLAIN, make=_explanation, filters=("unit", *_PAST)),
    "history": Row(read=Read.HISTORY, make=_history, filters=("unit", "criterion", *_PAST)),
    "difference": Row(read=Read.DIFF, make=_difference, filters=("from", "to"), sealed=True),
    "review": Row(read=Read.REVIEW, make=_review, filters=("year", "part")),
    "audit-scores": Row(
        read=Read.AUDIT_SCORES,
        make=_scores,
        filters=(
            *("unit", "criterion", "column", "part", "phase", "by", "since", "until"),
            "after_submission",
            *_PAST,
            *_PART,
        ),
    ),
    "audit-acts": Row(read=Read.AUDIT_ACTS, make=_acts, filters=("by", "since", "until", *_PAST)),
    "audit-duties": Row(
        read=Read.AUDIT_DUTIES, make=_duties, filters=("unit", "criterion", *_PAST)
    ),
    "audit-concerns": Row(
        read=Read.AUDIT_CONCERNS, make=_concerns, filters=("days", *_PAST), sealed=True
    ),
}
