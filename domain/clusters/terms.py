"""How the offices of a cycle year stand over time: chosen, recognised, declined, acted in place.

The chair of one year and the chair of the next both act at one date; within a year there is one
chair at a time.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers
from domain.record.record import Ids, Office, UnitId
from domain.values.paper import Document
from domain.values.refusal import Refusal
from domain.values.when import Moment, When

_YEAR = re.compile(r"[0-9]{4}(-[0-9]{4})?", re.ASCII)


class Stands(StrEnum):
    """How far officers that were named have come."""

    #: Nothing is said of a decision that is still to come.
    HELD = "held"
    #: Chosen, and acting while the decision is still to come.
    AWAITING = "awaiting"
    #: Chosen; the rulebook has them wait for the decision.
    NOT_YET = "not_yet"
    RECOGNISED = "recognised"


class InPlace(StrEnum):
    """Why another unit acts in the chair's place."""

    #: The chair's unit has ceased.
    CEASED = "ceased"
    #: It goes on, and cannot.
    UNABLE = "unable"


class OfficeStanding(StrEnum):
    """What is to be said beside an act of an officer."""

    AWAITING = "awaiting"
    IN_PLACE = "in_place"


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Officers, and from when on in their year they hold office."""

    officers: Officers
    #: ``None``: from the beginning of the year.
    since: When | None = None
    stands: Stands = Stands.HELD
    #: The decision that recognises them, or what names them.
    document: Document | None = None
    #: Who was chosen, where the decision names others.
    instead_of: Officers | None = None


class Acting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit that acts in the chair's place."""

    unit: UnitId
    #: In whose place; ``None``: nobody held the chair.
    chair: UnitId | None
    ground: InPlace
    since: When
    #: From when on it no longer does; ``None``: it goes on.
    until: When | None = None


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The offices of one cycle year."""

    #: In the order in which they were recorded.
    terms: tuple[Term, ...] = ()
    acting: tuple[Acting, ...] = ()
    #: Units that have declined an office, and were not named again since.
    declined: Ids[UnitId] = ()

    @classmethod
    def of(cls, officers: Officers | None) -> Offices:
        """What is known where nothing but the officers is."""
        known = officers is not None and officers != Officers()
        return cls(terms=(Term(officers=officers),)) if known and officers else cls()

    @property
    def plain(self) -> bool:
        """Nothing is known but who the officers are."""
        return self == Offices.of(self.officers())

    def term(self, at: Moment | None = None) -> Term:
        """The term at a moment; without one, the term recorded last."""
        held = [term for term in self.terms if at is None or _begun(term.since, at)]
        return held[-1] if held else Term(officers=Officers())

    def officers(self, at: Moment | None = None) -> Officers:
        return self.term(at).officers

    def in_place(self, at: Moment | None = None) -> Acting | None:
        """Who acts in the chair's place at a moment; without one, as was recorded last.

        Once another unit has become chair, nobody acts in the place of the one before.
        """
        chair = self.officers(at).chair
        for acting in reversed(self.acting):
            if acting.chair != chair:
                continue
            if at is None:
                return None if acting.until else acting
            over = acting.until is not None and _begun(acting.until, at)
            if _begun(acting.since, at) and not over:
                return acting
        return None

    def chair(self, at: Moment | None = None) -> UnitId | None:
        """The unit that acts as chair."""
        acting = self.in_place(at)
        return acting.unit if acting else self.officers(at).chair

    def holds(self, office: Office, unit: UnitId | None, at: Moment | None = None) -> bool:
        """Whether the unit acts in the office; one that waits for its decision does not yet."""
        return self._named(office, unit, at) and not self.waits(office, unit, at)

    def waits(self, office: Office, unit: UnitId | None, at: Moment | None = None) -> bool:
        """Whether the unit was chosen for the office and must wait for the decision."""
        not_yet = self.term(at).stands is Stands.NOT_YET and self.in_place(at) is None
        return not_yet and self._named(office, unit, at)

    def _named(self, office: Office, unit: UnitId | None, at: Moment | None) -> bool:
        """The secretary is an officer of the unit that acts as chair."""
        if office in {Office.CHAIR, Office.SECRETARY}:
            return unit is not None and unit == self.chair(at)
        return self.officers(at).holds(office, unit)

    def standing(
        self, office: Office, unit: UnitId | None, at: Moment | None = None
    ) -> OfficeStanding | None:
        """What is to be said beside an act in that office."""
        if not self.holds(office, unit, at):
            return None
        acting = self.in_place(at)
        if acting and office in {Office.CHAIR, Office.SECRETARY}:
            return OfficeStanding.IN_PLACE
        return OfficeStanding.AWAITING if self.term(at).stands is Stands.AWAITING else None

    # What follows gives the offices after something was recorded of them.

    def named(self, term: Term) -> Offices:
        """Officers were named or recognised; who is named has not declined any more."""
        units = {term.officers.chair, *term.officers.vice_chairs}
        declined = tuple(unit for unit in self.declined if unit not in units)
        return replace(self, terms=(*self.terms, term), declined=declined)

    def without(self, unit: UnitId, since: When) -> Offices:
        """A unit has declined what it held."""
        declined = self.declined if unit in self.declined else (*self.declined, unit)
        last = self.term()
        if unit not in {last.officers.chair, *last.officers.vice_chairs}:
            return replace(self, declined=declined)
        chair = None if last.officers.chair == unit else last.officers.chair
        vices = tuple(vice for vice in last.officers.vice_chairs if vice != unit)
        officers = Officers(chair=chair, vice_chairs=vices, kinds=last.officers.among(vices))
        left = replace(last, officers=officers, since=since)
        return replace(self, terms=(*self.terms, left), declined=declined)

    def begun(self, acting: Acting) -> Offices:
        """A unit begins to act in the chair's place."""
        return replace(self, acting=(*self.acting, acting))

    def ended(self, until: When) -> Offices:
        """Whoever acts in the chair's place no longer does."""
        standing = self.in_place()
        ended = tuple(
            replace(acting, until=until) if acting == standing else acting for acting in self.acting
        )
        return replace(self, acting=ended)


def _begun(since: When | None, at: Moment) -> bool:
    """What is not dated holds from the beginning."""
    return since is None or since.start is None or since.start <= at


def following(year: str) -> str:
    """The cycle year after ``2026`` or ``2025-2026``."""
    return "-".join(str(int(part) + 1) for part in year.split("-"))


def check_year(year: str) -> None:
    """A cycle year is called ``2026``, or ``2025-2026`` where it touches two civil years.

    Raises ``Refusal("year_malformed")``.
    """
    if not _YEAR.fullmatch(year):
        raise Refusal("year_malformed", value=year)
