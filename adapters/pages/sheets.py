"""The sheets written for the units, what those say that came back, and how far each has come."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Entry, Line, Tone, columns, indented, table
from adapters.sheets.brought import State
from adapters.sheets.differences import Difference
from adapters.sheets.form import Slot
from adapters.sheets.problems import Problem
from adapters.wording.labelling import label, selection_label
from adapters.wording.messages import sentence
from adapters.wording.outside import one_line
from adapters.wording.pages.doors import word
from adapters.wording.pages.sheets import PROBLEMS, SHEETS
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed, points
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal
from workflows.reading import Seal


class MadePage(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were written, each with its unit."""

    cycle: str
    folder: Path
    made: tuple[tuple[Path, str], ...]
    has_due: bool

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, folder = Say(SHEETS, lang), one_line(str(self.folder))
        yield Line.of(say("made", count=len(self.made), folder=folder), tone=Tone.STRONG)
        for path, unit in self.made:
            yield Entry("", say("made_line", file=path.name, unit=unit))
        if not self.has_due:
            yield Line.of(say("no_due"), tone=Tone.WARNING)
        yield Line.of(say("made_next", cycle=self.cycle, folder=folder), whole=True)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        made = [{"file": path.name, "unit": unit} for path, unit in self.made]
        return {"cycle": self.cycle, "folder": str(self.folder), "sheets": made}


class MadeTablePage(msgspec.Struct, frozen=True, kw_only=True):
    """The table of all units that was written for one column."""

    cycle: str
    file: Path
    #: Empty for the table of registrations, and of a body outside.
    column: str = ""
    #: The seat of the body outside whose table it is.
    seat: str = ""

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(SHEETS, lang)
        facts = {"cycle": self.cycle, "file": one_line(str(self.file)), "column": self.column}
        yield Line.of(say("made_table", **facts), tone=Tone.STRONG)
        key = "made_table_next" if self.column else "made_registration_next"
        if self.seat:
            key, facts = "made_body_next", {**facts, "seat": self.seat}
        yield Line.of(say(key, **facts), whole=True)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {"cycle": self.cycle, "file": str(self.file), "column": self.column or None}


class FilePart(msgspec.Struct, frozen=True, kw_only=True):
    """What one file, or one row of a table, says beside the record."""

    file: str
    #: The unit's code and name; empty where nobody knows whose it is.
    code: str = ""
    unit: str = ""
    column: str = ""
    differences: tuple[Difference, ...] = ()
    #: What the unit has filled in so far is not shown beside it.
    sealed: bool = False
    problems: tuple[Problem, ...] = ()
    #: Of the figures, as it stands on the signed print.
    figures: str | None = None
    open_places: tuple[Slot, ...] = ()
    #: What counts nothing, because no paper is named that proves it.
    bare: tuple[Slot, ...] = ()
    unlocked: bool = False
    #: The signed print and its SHA-256.
    print: str | None = None
    signed: str | None = None
    state: State | None = None
    submits: bool = False
    #: A print without number and date, which no act can name.
    unnamed: bool = False
    #: What the unit registers, where that is other than recorded.
    targets: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    registers: bool = False
    #: Where its row stands in a table of several.
    at: str | None = None


class ReadPage(msgspec.Struct, frozen=True, kw_only=True):
    """What came back: the differences cell by cell, and what was recorded of them."""

    cycle: str
    names: Names
    rulebook: Rulebook
    parts: tuple[FilePart, ...]
    #: The events that were stored; empty: none.
    recorded: tuple[str, ...] = ()
    #: How many commands would be given, and whether they were tried.
    orders: int = 0
    tried: bool = False
    without_row: tuple[str, ...] = ()
    left_aside: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for part in self.parts for problem in part.problems)

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(SHEETS, lang)
        for part in self.parts:
            yield from self._part(part, say, lang)
        if self.left_aside:
            yield Line.of(say("left_aside", columns=listed(self.left_aside, lang)))
        if self.without_row:
            yield Line.of(say("without_row", units=listed(self.without_row, lang)))
        yield Line.of("")
        yield self._end(say, lang)
        files = dict.fromkeys(part.file for part in self.parts)
        wrong = {part.file for part in self.parts if part.problems}
        if wrong and not self.recorded and len(wrong) < len(files):
            right = [one_line(file) for file in files if file not in wrong]
            yield Line.of(say("others", files=listed(right, lang)))

    def _end(self, say: Say, lang: Lang) -> Block:
        if self.problems and self.recorded:
            events = listed(self.recorded, lang)
            return Line.of(say("stopped", events=events), tone=Tone.ALARM)
        if self.problems:
            return Line.of(say("problems", count=len(self.problems)), tone=Tone.ALARM)
        if self.recorded:
            events = listed(self.recorded, lang)
            return Line.of(say("recorded", events=events), tone=Tone.DONE)
        if not self.orders:
            return Line.of(say("nothing"), tone=Tone.STRONG)
        return Line.of(say("try_yes" if self.tried else "try"), tone=Tone.STRONG)

    def _part(self, part: FilePart, say: Say, lang: Lang) -> Iterator[Block]:
        key = "file" if part.unit else "file_unknown"
        head = say(key, file=one_line(part.file), unit=part.unit)
        beside = [say("column", column=part.column)] if part.column else []
        if part.figures is not None:
            look = f" ({say('code_look')})" if part.signed else ""
            beside.append(say("code", code=part.figures) + look)
        yield Line.of(", ".join([head, *beside]), tone=Tone.STRONG)
        for problem in part.problems:
            said = problem_line(problem, self.names, self.rulebook, lang)
            yield Entry("", said, Tone.ALARM)
        if part.differences:
            yield indented(self._differences(part, say, lang))
        if part.sealed:
            yield indented(say("sealed"))
        agreed = sum(not one.moves and one.held is None for one in part.differences)
        if agreed:
            yield indented(say("agreed", count=agreed))
        if part.targets:
            yield indented(say("targets", targets="; ".join(map(one_line, part.targets))))
        if part.titles:
            named = [selection_label(code, self.rulebook) for code in part.titles]
            yield indented(say("titles", titles=listed(named, lang)))
        quiet = not (part.differences or part.problems or part.targets)
        if quiet and (part.column or part.registers):
            yield indented(say("same"))
        if part.open_places:
            named = [place_name(place, lang) for place in part.open_places]
            yield indented(say("open", places=listed(named, lang)))
        if part.bare:
            named = [place_name(place, lang) for place in part.bare]
            yield indented(Line.of(say("bare", places=listed(named, lang)), tone=Tone.WARNING))
        if part.unlocked:
            yield indented(Line.of(say("unlocked"), tone=Tone.WARNING))
        if part.signed:
            yield indented(say("signed", file=one_line(part.print or ""), sha=part.signed[:12]))
        if part.unnamed:
            yield indented(Line.of(say("print_unnamed"), tone=Tone.WARNING))
        if part.state is not None:
            yield indented(say("state", state=say(f"state_{part.state.value}")))

    def _differences(self, part: FilePart, say: Say, lang: Lang) -> Block:
        heads = (say("at"), say("criterion"), say("stands"), say("now"), say("beside"))
        shown = [one for one in part.differences if one.moves or one.held is not None]
        rows = (
            (
                one.at,
                place_name(one.place, lang),
                say("stands_sealed") if part.sealed else _value(one, one.stands, say, lang),
                _value(one, one.now, say, lang),
                _beside(one, say),
            )
            for one in shown
        )
        return table(columns(*heads, right=(2, 3), fold=(1, 4)), rows)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "cycle": self.cycle,
            "recorded": list(self.recorded),
            "orders": self.orders,
            "files": [self._part_json(part, lang) for part in self.parts],
            "without_row": list(self.without_row),
            "left_aside": list(self.left_aside),
        }

    def _part_json(self, part: FilePart, lang: Lang) -> dict[str, object]:
        return {
            "file": part.file,
            "unit": part.code or None,
            "column": part.column or None,
            "code_of_figures": part.figures,
            "state": part.state.value if part.state else None,
            "signed": part.signed,
            "unlocked": part.unlocked,
            "sealed": part.sealed,
            "targets": list(part.targets),
            "titles": list(part.titles),
            "without_proof": [[*map(str, place.key)] for place in part.bare],
            "not_filled_in": [[*map(str, place.key)] for place in part.open_places],
            "differences": [
                {
                    "at": one.at,
                    "criterion": one.place.criterion.code,
                    "part": one.place.part.value,
                    "stands": plain(one.stands),
                    "held": plain(one.held),
                    "now": plain(one.now),
                    "justification": one.explained,
                    "evidence": one.proved,
                }
                for one in part.differences
            ],
            "problems": [
                {
                    "kind": problem.kind,
                    "file": problem.file,
                    "sheet": problem.sheet,
                    "at": problem.at,
                    "read": problem.read,
                    "expected": problem.expected,
                    "nearest": problem.nearest,
                    "sentence": problem_line(problem, self.names, self.rulebook, lang),
                }
                for problem in part.problems
            ],
        }


class StatusPage(msgspec.Struct, frozen=True, kw_only=True):
    """How far the sheet of each unit has come: figures, signed print, sent."""

    cycle: str
    #: The unit's code and name, its state, whether its sheet was sent, and late.
    rows: tuple[tuple[str, str, State, bool, bool], ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(SHEETS, lang)
        both = sum(state is State.BOTH for _, _, state, _, _ in self.rows)
        facts = {"cycle": self.cycle, "both": both, "all": len(self.rows)}
        yield Line.of(say("status_head", **facts), tone=Tone.STRONG)
        rows = (
            (name, say(f"state_{state.value}"), _sent(say, sent=sent, late=late))
            for _, name, state, sent, late in self.rows
        )
        yield table(columns(say("unit"), say("state_head"), say("sent")), rows)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "cycle": self.cycle,
            "units": [
                {"unit": code, "state": state.value, "sent": sent, "late": late}
                for code, _, state, sent, late in self.rows
            ],
        }


def _sent(say: Say, *, sent: bool, late: bool) -> str:
    return say("sent_late" if late else "sent_yes") if sent else ""


def _value(one: Difference, value: Points | None, say: Say, lang: Lang) -> str:
    shown = one.place.shown(value)
    if isinstance(shown, str):
        return shown
    return say("empty") if shown is None else points(shown, lang)


def _beside(one: Difference, say: Say) -> str:
    said = one_line(one.explained) if one.explained else ""
    return said or (say("proof_named") if one.proved else "")


def place_name(place: Slot, lang: Lang) -> str:
    """``1 (điểm thưởng)``"""
    return f"{place.criterion.code} ({label(place.part, lang)})"


def _readable(refusal: Refusal, lang: Lang) -> Refusal:
    """What may not be read yet is told as that."""
    facts = {
        key: word(f"sealed_{fact.value}", lang) if isinstance(fact, Seal) else fact
        for key, fact in refusal.facts.items()
    }
    return Refusal(refusal.code, **facts)


def problem_line(problem: Problem, names: Names, rulebook: Rulebook, lang: Lang) -> str:
    """Where it is, what was read and what was expected."""
    say = Say(PROBLEMS, lang)
    why = ""
    if problem.refusal is not None:
        why = sentence(_readable(problem.refusal, lang), lang, names, rulebook, typed=True)
    facts: dict[str, object] = {
        "file": one_line(problem.file),
        "sheet": one_line(problem.sheet or ""),
        "at": problem.at or "",
        "read": one_line(problem.read or ""),
        "expected": one_line(problem.expected or ""),
        "place": place_name(problem.place, lang) if problem.place else "",
        "why": why,
        "near": say("near", nearest=one_line(problem.nearest)) if problem.nearest else "",
    }
    if problem.at is not None:
        where = "place" if problem.sheet else "place_cell"
    else:
        where = "place_sheet" if problem.sheet else "place_file"
    return say(where, **facts) + say(problem.kind, **facts)
