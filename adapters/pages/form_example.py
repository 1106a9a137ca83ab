"""A line to type for a command, with the units, ballots and titles of the year at hand."""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import msgspec

from adapters.door.spelled import APART, SHORT_FORMS
from adapters.pages.form_outside import bodies_named, unit_for
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.cycle.scores.after_adoption import CorrectAdoptedScore, counted_sheet
from domain.cycle.scores.returning import CellToComplete
from domain.cycle.votes.ballot_box import Ballot
from domain.cycle.votes.opening import AskInWriting, OpenBallot
from domain.cycle.votes.selecting import AcclaimSelection
from domain.cycle.year_work.claimed import ClaimState
from domain.reckoning.ballot import Count, Votes
from domain.reckoning.cells import NewCell
from domain.record.record import ClusterId, Command, Office, UnitId, word_of
from domain.record.who import Scope
from domain.rulebook.criteria import OfTarget, Part
from domain.rulebook.rulebook import Rulebook, Scorer
from domain.rulebook.selections import AWARDS, UNCOUNTED, VOTED, How, Method
from domain.values.points import Points
from workflows.permissions import PERMISSIONS
from workflows.status import Action, Doer

FILE: Final = ".yaml"
#: Written as dates.
DATES: Final = frozenset(
    {"until", "since", "date", "day", "received", "postmark", "due", "answers_by", "published"}
)
#: Written with their hour: letters and calendars say it.
WITH_HOUR: Final = frozenset({("call_conference", "date")})
#: Not asked for by the form, and without them the act would say little.
_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "open_ballot": frozenset({"nominees"}),
    "ask_in_writing": frozenset({"nominees"}),
    "call_conference": frozenset({"place"}),
    "cast_vote": frozenset({"choices"}),
    "correct_vote": frozenset({"choices"}),
    "correct_proxies": frozenset({"proxies"}),
    "record_answer": frozenset({"choices", "received"}),
    "record_guidance": frozenset({"document"}),
    "refer_to_authority": frozenset({"question"}),
    "propose_awards": frozenset({"authority", "document"}),
    "complete_document": frozenset({"number"}),
    "return_sheet": frozenset({"cells"}),
    "assign_checks": frozenset({"team", "checkers"}),
}
#: What the lists of what is left are about, by the field that names one of it.
LEFT: Final = frozenset(
    {"selection", "phase", "condition", "discrepancy", "movement", "report", "code"}
)
#: Of a closed list, what a command takes.
CHOICES: Final[Mapping[str, frozenset[StrEnum]]] = {
    "open_ballot": frozenset({Method.OPEN, Method.SHOW_OF_HANDS, Method.PAPER}),
    "acclaim_selection": UNCOUNTED,
}
#: How a selection must be made for a command to make it.
_HOWS: Final[Mapping[str, frozenset[How]]] = {
    "select_by_rank": frozenset({How.BY_RANK}),
    "select_the_others": frozenset({How.THE_OTHERS}),
    "open_ballot": VOTED,
    "ask_in_writing": VOTED,
    "acclaim_selection": VOTED,
}
#: Fields that hold the number of an event: those that wait for this act.
_EVENTS: Final[Mapping[str, Callable[[Cycle], Iterable[int]]]] = {
    "referral": lambda cycle: sorted(
        cycle.dissent.referred, key=lambda at: cycle.dissent.referred[at].answered
    ),
    "complaint": lambda cycle: sorted(
        cycle.complaints, key=lambda at: not cycle.complaints[at].open
    ),
    "event": lambda cycle: sorted(
        cycle.papers, key=lambda at: getattr(cycle.papers[at], "number", "") is not None
    ),
    "claim": lambda cycle: (at for at, one in cycle.claims.items() if one.state is ClaimState.OPEN),
    "comment": lambda cycle: (
        at
        for rounds in cycle.drafts.values()
        for one in rounds
        for at, comment in one.comments.items()
        if comment.asks and not comment.answered
    ),
}
_AT_SITTING: Final = (Method.SHOW_OF_HANDS, Method.PAPER, Method.OPEN)


def given_with_target(command: str) -> frozenset[str]:
    """The fields that follow from the target of a command which brings it about."""
    begun = {"register_unit": ("unit", "code"), "found_cluster": ("cluster", "code")}
    return frozenset(begun.get(command, ()))


def plain_type(annotation: Any) -> Any:
    """What a field holds where it is not left out."""
    if get_origin(annotation) in {Union, UnionType}:
        kinds = [kind for kind in get_args(annotation) if kind not in {NoneType, msgspec.UnsetType}]
        return kinds[0] if len(kinds) == 1 else Union[tuple(kinds)]  # noqa: UP007
    return annotation


class Sample:
    """Values that fit the place where a command would be given."""

    def __init__(
        self,
        kind: type[Command],
        state: object,
        action: Action | None,
        code: Callable[[UnitId], str],
        known: Sequence[UnitId] = (),
    ) -> None:
        self._kind = kind
        self._word = word_of(kind.__name__)
        self._state = state
        self._action = action
        self._code = code
        self._known = known
        self._cycle = state if isinstance(state, Cycle) else None

    def words(self) -> list[str]:
        """The words after the target: command, fields, and who acts."""
        found = [self._word]
        for field in msgspec.structs.fields(self._kind):
            if field.name == "proxy_for" and self._absent is not None:
                found.append(f"proxy_for={self._code(self._absent)}")
            wanted = field.required or field.name in self._said_too
            if wanted and field.name not in given_with_target(self._word):
                found += self._written(field.name, plain_type(field.type))
        files = [word for word in found if word.endswith(FILE)]
        if files:
            found = [self._word, files[0]]  # a file stands for all fields
        return [*found, *self.who()]

    @property
    def _said_too(self) -> frozenset[str]:
        """After a ranking nobody need be nominated."""
        found = _SHOWN.get(self._word, frozenset())
        code = self._items[0] if self._items else self._first_selection()
        selections = self._rulebook.selections if self._rulebook else ()
        ranked = any(one.code == code and one.how is How.RANK_THEN_VOTE for one in selections)
        if self._word == "record_count" and self.who()[1].startswith(Office.SECRETARY):
            found |= {"document"}  # copied from what the tellers signed
        if self._word == "complete_document" and self._cycle is not None:
            act = next(iter(_EVENTS["event"](self._cycle)), 0)
            found |= {"kind"} if self._cycle.papers.get(act) is None else set()
        return found - {"nominees"} if ranked else found

    def line(self, target: str) -> str:
        """As it would be typed in a shell."""
        return " ".join(["thidua", "do", target, *map(_quoted, self.words())])

    def _written(self, name: str, kind: Any) -> Iterator[str]:
        if kind == tuple[NewCell, ...]:
            yield f"{self._criterion}={self._score()}"
        elif kind == tuple[CellToComplete, ...]:
            yield f"{self._criterion}.reason=…"
        elif kind is Count:
            yield from self._count(name)
        elif kind is Rulebook or get_origin(kind) is Union or _is_table(kind):
            yield f"bang-tieu-chi{FILE}" if kind is Rulebook else f"{name}{FILE}"
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            for inner in msgspec.structs.fields(kind):
                if inner.required:
                    yield from self._written(f"{name}.{inner.name}", plain_type(inner.type))
        else:
            yield f"{name}={self._value(name, kind)}"

    def _value(self, name: str, kind: Any) -> str:
        if name in LEFT and self._items:
            return self._items[0]
        if name == "digest":
            return "0" * 64
        if kind is UnitId:
            whose = (self._units[0], self._members, self._known)
            return self._code(unit_for(self._word, name, *whose))
        if kind == tuple[UnitId, ...]:
            return ",".join(map(self._code, self._several(name)))
        if kind == tuple[Votes, ...]:
            return ", ".join(f"{self._code(unit)}: {for_it}/0/0" for unit, for_it in self._votes())
        if get_origin(kind) is tuple and get_args(kind)[0] in SHORT_FORMS:
            return self._short(get_args(kind)[0])
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return self._choice(kind)
        if get_origin(kind) is Literal:
            return str(get_args(kind)[0])
        if kind is int and name in _EVENTS and self._cycle is not None:
            return str(next(iter(_EVENTS[name](self._cycle)), 1))
        plain: dict[Any, str] = {bool: "true", int: "1", Points: "9,5", ClusterId: "cum-8"}
        if kind in plain and name != "year":
            return plain[kind]
        return self._text(name)

    def _score(self) -> str:
        """A score; where one is corrected, what stands and is to be named."""
        if self._kind is not CorrectAdoptedScore or self._cycle is None or not self._rulebook:
            return "9,5"
        cells = counted_sheet(self._cycle, self._units[0]).cells(self._rulebook.final_column.code)
        stands = cells.get((self._criterion, Part.STANDARD))
        return "9,5" if stands is None else f"{stands}->9,5".replace(".", ",")

    def _short(self, item: Any) -> str:
        """One of the list, with units and a title of this year."""
        form = SHORT_FORMS[item].partition(APART[item])[0]
        here = {
            "co": self._first_selection(),
            "long-an": self._code(self._units[0]),
            "ben-tre": self._code(self._units[-1]),
        }
        said = re.sub("|".join(here), lambda found: here[found[0]], form)
        once = here["long-an"]
        return once.join(said.split(f"{once}, {once}"))  # where one unit is left

    def _text(self, name: str) -> str:
        year = self._cycle.year if self._cycle else "2026"
        given = {
            "ballot": self._ballot_name(),
            "selection": self._first_selection(),
            "award": self._first_award(),
            "column": self._column(),
            "criterion": self._criterion,
            "document.kind": "Công văn",
            "year": str(int(year) + 1) if year.isdecimal() else year,
            "code": "long-an",
            **bodies_named(self._rulebook, self._word),
        }
        day = f"30/11/{year}" if name.rpartition(".")[2] in DATES else "…"
        return given.get(name, f"08:00 {day}" if (self._word, name) in WITH_HOUR else day)

    # what the year holds

    @property
    def _items(self) -> Sequence[str]:
        return (self._action.items if self._action else None) or ()

    @property
    def _members(self) -> Sequence[UnitId]:
        here = self._state if isinstance(self._state, (Cycle, Cluster)) else None
        return (here.members if here else ()) or self._known

    @property
    def _units(self) -> Sequence[UnitId]:
        """The units for which it is still to be done, or all."""
        left = (self._action.units if self._action else None) or ()
        ballot = self._ballot()
        if self._absent is not None and ballot:
            left = (ballot.proxies[self._absent],)
        elif self._word == "cast_vote" and ballot:
            left = tuple(unit for unit in ballot.electors if not ballot.has_voted(unit)) or left
        if self._word == "correct_vote" and ballot:
            left = tuple(unit for unit, _ in ballot.votes) or tuple(ballot.answers) or left
        if self._word == "record_answer" and ballot:
            left = tuple(unit for unit in ballot.asked if unit not in ballot.answers) or left
        if self._kind is CorrectAdoptedScore and self._cycle:  # nobody corrects the own score
            left = tuple(unit for unit in self._members if unit != self._cycle.chair) or left
        return left or self._members or (_NOBODY,)

    @property
    def _absent(self) -> UnitId | None:
        """The absent unit that is the next to vote, through its proxy."""
        ballot = self._ballot() if self._word == "cast_vote" else None
        unvoted = (unit for unit in ballot.electors if not ballot.has_voted(unit)) if ballot else ()
        first = next(iter(unvoted), None)
        return first if ballot and first in ballot.proxies else None

    def _several(self, name: str) -> Sequence[UnitId]:
        ballot = self._ballot()
        if name in {"choices", "chair_for"} and ballot is not None:
            return ballot.titles[ballot.selection].nominees[:1]
        if name in {"nominees", "chosen"} and self._members:
            return self._members[:2] if name == "nominees" else self._members[:1]
        if name == "present":
            return self._members or (_NOBODY,)
        return self._units[:2]

    def _ballot(self) -> Ballot | None:
        ballots = self._cycle.voting.ballots if self._cycle else {}
        if self._kind in {OpenBallot, AskInWriting}:
            return None
        wanted = [code for code in self._items if code in ballots]
        open_ones = [code for code, ballot in ballots.items() if ballot.open]
        if self._word == "cast_vote":
            open_ones = [code for code in open_ones if ballots[code].method is Method.OPEN]
        if self._word == "record_answer":
            open_ones = [code for code in open_ones if ballots[code].asked]
        return next((ballots[code] for code in (*wanted, *open_ones)), None)

    def _ballot_name(self) -> str:
        ballots = self._cycle.voting.ballots if self._cycle else {}
        found = self._ballot()
        named = [code for code, ballot in ballots.items() if ballot is found]
        return named[0] if named else str(len(ballots) + 1)

    def _votes(self) -> Iterator[tuple[UnitId, int]]:
        """All for the first nominee."""
        ballot = self._ballot()
        nominees = ballot.titles[ballot.selection].nominees if ballot else self._units[:2]
        voters = ballot.votes_of(ballot.electors) if ballot else len(self._members)
        for number, unit in enumerate(nominees):
            yield unit, 0 if number else voters

    def _count(self, name: str) -> Iterator[str]:
        ballot = self._ballot()
        voters = ballot.votes_of(ballot.electors) if ballot else len(self._members)
        for figure in ("issued", "returned", "valid"):
            yield f"{name}.{figure}={voters}"
        yield f"{name}.invalid=0"
        lines = ", ".join(f"{self._code(unit)}: {votes}" for unit, votes in self._votes())
        yield f"{name}.votes={lines}"

    @property
    def _rulebook(self) -> Rulebook | None:
        return self._cycle.plan.rulebook if self._cycle else None

    @property
    def _criterion(self) -> str:
        """The first that can be entered: of targets, the first target."""
        rulebook = self._rulebook
        if rulebook is not None and self._units:
            rulebook = rulebook.of(self._units[0])
        entries = rulebook.entries if rulebook else ()
        targets = [one.code for one in entries if isinstance(one, OfTarget)]
        others = [one.code for one in entries if not isinstance(one, OfTarget)]
        return next(iter((targets if self._word == "set_targets" else []) + others), "1")

    def _column(self) -> str:
        columns = self._rulebook.columns if self._rulebook else ()
        assigned = dict.fromkeys(("assign_check", "assign_checks"), Scorer.ASSIGNED)
        wanted = {"enter_scores": Scorer.OWN, **assigned}.get(self._word)
        fitting = [column.code for column in columns if column.scorer is wanted]
        return (fitting or [column.code for column in reversed(columns)] or ["self"])[0]

    def _first_selection(self) -> str:
        selections = self._rulebook.selections if self._rulebook else ()
        hows = _HOWS.get(self._word, frozenset(How))
        fitting = [found.code for found in selections if found.how in hows]
        return (fitting or [found.code for found in selections] or ["co"])[0]

    def _first_award(self) -> str:
        selections = self._rulebook.selections if self._rulebook else ()
        return next((one.code for one in selections if one.kind in AWARDS), "co")

    def _choice(self, kind: type[StrEnum]) -> str:
        if kind is not Method:
            return next(iter(kind)).value
        if self._kind is AcclaimSelection:
            return next(iter(sorted(UNCOUNTED))).value
        rulebook, code = self._rulebook, (*self._items, self._first_selection())[0]
        found = [one for one in rulebook.selections if one.code == code] if rulebook else []
        allowed = rulebook.votes_of(found[0]).methods if rulebook and found else ()
        fitting = [method for method in _AT_SITTING if not allowed or method in allowed]
        return (fitting or [Method.SHOW_OF_HANDS])[0].value

    def who(self) -> list[str]:
        """``--as secretary@an-giang``"""
        by = self._action.by if self._action else ()
        held = [one for one in by if one.units]
        secretary = [one for one in held if one.office is Office.SECRETARY]
        # first at the papers, and who says itself what others copy
        first_office = {"record_count": Office.TELLER, "state_chair_side": Office.CHAIR}
        first = [one for one in held if one.office is first_office.get(self._word)]
        doer = next(iter((*first, *secretary, *held, *by)), None)
        if doer is None or doer.office is Office.OPERATOR:
            return ["--as", "operator"]
        if not doer.units:
            return ["--as", f"{doer.office.value}@{self._code(self._units[0])}"]
        holder = self._holder(doer)
        said = ["--as", f"{doer.office.value}@{self._code(holder)}"]
        behalf = PERMISSIONS[self._kind].get(doer.office) is Scope.BEHALF
        if behalf and self._units[0] != holder:
            said += ["--for", self._code(self._units[0])]
        return said

    def _holder(self, doer: Doer) -> UnitId:
        return self._units[0] if doer.own and self._units[0] in doer.units else doer.units[0]


_NOBODY: Final = UnitId("00000000-0000-0000-0000-000000000000")


def _is_table(kind: Any) -> bool:
    """A list of parts that have no short form."""
    if get_origin(kind) is not tuple:
        return False
    item = get_args(kind)[0]
    return item not in SHORT_FORMS and isinstance(item, type) and issubclass(item, msgspec.Struct)


def _quoted(word: str) -> str:
    """As a shell takes it, with the quotation marks around the value only."""
    key, equals, value = word.partition("=")
    if not equals or shlex.quote(value) == value:
        return word if equals else shlex.quote(word)
    return f'{key}="{value}"'
