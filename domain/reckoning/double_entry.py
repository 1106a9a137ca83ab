"""A count of papers that two people enter, one after the other and neither seeing the other's.

Only the fields that differ are cleared, on both sides: each person enters them again from the
papers. What is found in the figures of one entry has a code that is explained beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

import msgspec
from msgspec.structs import replace

from domain.reckoning.ballot import Count, Void, Votes
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import VoteRules

SUMS: Final = ("issued", "returned", "valid", "invalid")
FIRST: Final = 1
SECOND: Final = 2


class CountFinding(StrEnum):
    """What can be found in a count, by the code that a page explains."""

    #: More came back than were given out.
    RETURNED_ABOVE = "KP-01"
    #: Valid and invalid papers are not those that came back.
    UNBALANCED = "KP-02"
    #: The two entries differ.
    DIFFERENT = "KP-03"
    #: Half of the papers or more are invalid; recorded all the same.
    HALF_INVALID = "KP-04"
    #: More were given out than there are votes.
    ISSUED_ABOVE = "KP-05"
    #: A nominee has more votes than there are valid papers.
    VOTES_ABOVE = "KP-06"
    #: All votes for a title are more than the valid papers may name.
    TOO_MANY = "KP-07"


def two_people(rules: VoteRules, papers: int) -> bool | None:
    """Whether so many papers are entered by two people, or by one from the signed record; ``None``:
    the rulebook does not say."""
    least = rules.counted_twice_from
    return None if isinstance(least, msgspec.UnsetType) else papers >= least


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """The votes for one nominee of one title."""

    selection: str
    unit: UnitId

    @property
    def field(self) -> str:
        return f"votes.{self.selection}.{self.unit}"


class PaperCount(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of a ballot on paper."""

    #: So many may vote.
    electors: int
    lines: tuple[PaperLine, ...]
    #: How many one paper may name, by title in the order of the paper.
    choices: Mapping[str, int]
    #: Lines of a title may be void on a paper that is valid.
    voids: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of an entry, in the order in which they are entered."""
        void = tuple(f"void.{title}" for title in self.choices) if self.voids else ()
        return (*SUMS, *(line.field for line in self.lines), *void)


class SumCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One check of an entry: met, not met, or waiting for fields."""

    code: CountFinding
    #: ``None``: fields are still lacking.
    met: bool | None
    #: It is recorded all the same.
    warns: bool = False
    facts: Mapping[str, object]
    #: The fields that it compares, those that are lacking first.
    fields: tuple[str, ...]
    lacking: tuple[str, ...] = ()


PaperFigures = Mapping[str, int]


def checks(paper: PaperCount, entry: PaperFigures) -> Iterator[SumCheck]:
    """Everything that is checked of one entry, as far as its fields are there."""
    most = {"most": paper.electors}
    yield _check(
        CountFinding.ISSUED_ABOVE, entry, ("issued",), lambda v: v["issued"] <= paper.electors, most
    )
    yield _check(
        CountFinding.RETURNED_ABOVE,
        entry,
        ("returned", "issued"),
        lambda v: v["returned"] <= v["issued"],
    )
    yield _check(
        CountFinding.UNBALANCED,
        entry,
        ("valid", "invalid", "returned"),
        lambda v: v["valid"] + v["invalid"] == v["returned"],
    )
    for line in paper.lines:
        yield _within_valid(line, entry)
    for title in paper.choices:
        yield _not_too_many(paper, title, entry)
    known = "invalid" in entry and "returned" in entry
    if known and entry["invalid"] and entry["invalid"] * 2 >= entry["returned"]:
        facts = {name: entry.get(name) for name in ("invalid", "returned")}
        yield SumCheck(
            code=CountFinding.HALF_INVALID, met=False, warns=True, facts=facts, fields=("invalid",)
        )


def _within_valid(line: PaperLine, entry: PaperFigures) -> SumCheck:
    def holds(values: PaperFigures) -> bool:
        return values[line.field] <= values["valid"]

    return _check(
        CountFinding.VOTES_ABOVE, entry, (line.field, "valid"), holds, {"unit": line.unit}
    )


def _not_too_many(paper: PaperCount, title: str, entry: PaperFigures) -> SumCheck:
    names = tuple(line.field for line in paper.lines if line.selection == title)
    most = paper.choices[title]

    def holds(values: PaperFigures) -> bool:
        return sum(values[name] for name in names) <= values["valid"] * most

    given = sum(entry[one] for one in names) if all(one in entry for one in names) else None
    facts = {"choices": most, "selection": title, "given": given}
    return _check(CountFinding.TOO_MANY, entry, (*names, "valid"), holds, facts)


def _check(
    code: CountFinding,
    entry: PaperFigures,
    fields: tuple[str, ...],
    holds: Callable[[PaperFigures], bool],
    facts: Mapping[str, object] = MappingProxyType({}),
) -> SumCheck:
    lacking = tuple(name for name in fields if name not in entry)
    known = {name: entry.get(name) for name in fields}
    met = None if lacking else holds(entry)
    return SumCheck(code=code, met=met, facts={**known, **facts}, fields=fields, lacking=lacking)


class Entering(msgspec.Struct, frozen=True, kw_only=True):
    """How far the two entries have come."""

    first: Mapping[str, int] = {}
    second: Mapping[str, int] = {}
    #: Who is to enter now, the first person or the second.
    turn: int = FIRST
    #: The fields in which the two differed last.
    cleared: tuple[str, ...] = ()
    #: How often they differed.
    differed: int = 0
    #: The laptop waits for the other person.
    passing: bool = False

    def of(self, person: int) -> PaperFigures:
        return self.first if person == FIRST else self.second

    def owed(self, paper: PaperCount) -> tuple[str, ...]:
        """What whoever is to enter now has to enter: all at first, then what was cleared."""
        return tuple(name for name in paper.fields if name not in self.of(self.turn))

    def agreed(self, paper: PaperCount) -> bool:
        """Both have entered everything, and the same."""
        return all(name in self.first for name in paper.fields) and self.first == self.second

    def entered(self, paper: PaperCount, values: PaperFigures) -> Self:
        """After whoever was to enter did: the other's turn, or what differs cleared on both sides.

        Where they differ the same person enters again first, having the laptop.
        """
        known = {**self.of(self.turn), **values}
        mine, other = (known, self.second) if self.turn == FIRST else (self.first, known)
        state = replace(self, first=dict(mine), second=dict(other))
        theirs = state.of(FIRST + SECOND - self.turn)
        if any(name not in theirs for name in paper.fields):
            return replace(state, turn=FIRST + SECOND - self.turn, passing=True)
        differ = tuple(name for name in paper.fields if state.first[name] != state.second[name])
        if not differ:
            return replace(state, cleared=(), passing=False)
        return replace(
            state,
            first={name: value for name, value in mine.items() if name not in differ},
            second={name: value for name, value in other.items() if name not in differ},
            cleared=differ,
            differed=self.differed + 1,
            passing=False,
        )

    def count(self, paper: PaperCount) -> Count:
        """The count record on which both agree."""
        titles = tuple(paper.choices)
        several = len(titles) > 1

        def named(title: str) -> str | None:
            return title if several and title != titles[0] else None

        return Count(
            issued=self.first["issued"],
            returned=self.first["returned"],
            valid=self.first["valid"],
            invalid=self.first["invalid"],
            votes=tuple(
                Votes(unit=line.unit, votes=self.first[line.field], selection=named(line.selection))
                for line in paper.lines
            ),
            void=tuple(
                Void(papers=self.first[f"void.{title}"], selection=named(title))
                for title in (titles if paper.voids else ())
                if self.first[f"void.{title}"]
            ),
        )


def lines_of(titles: Mapping[str, Ids[UnitId]]) -> tuple[PaperLine, ...]:
    """The lines of a paper, title by title."""
    return tuple(
        PaperLine(selection=code, unit=unit)
        for code, nominees in titles.items()
        for unit in nominees
    )
