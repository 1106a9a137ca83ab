"""Who may do and who may read what: the tables, and what one person may in a year."""

from collections.abc import Iterator, Mapping

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.blocks import Block, Entry, Heading, Line, Tone, indented
from adapters.pages.called import names_of
from adapters.wording.labelling import command_label, label
from adapters.wording.pages.permissions import PERMISSIONS as WORDS
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, listed
from domain.clusters.offices import Words
from domain.cycle.cycle import ROW_OF, Cycle
from domain.cycle.guard import Phase
from domain.record.record import Command, Office, Seat, StreamId, command_word
from domain.record.streams import KINDS
from domain.record.who import Grants, Scope
from workflows.permissions import PERMISSIONS
from workflows.reader import in_year, reach_in
from workflows.reads import READS, Reach, Read


class PermissionsPage(msgspec.Struct, frozen=True):
    """Both tables."""

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Reads first, then acts by the thing that they are about; each with who may."""
        say = Say(WORDS, lang)
        yield Line.of(say("head"), tone=Tone.STRONG)
        yield Line.of(say("sealed"))
        yield Heading(say("reads"))
        yield from _grouped({label(row.read, lang): _who(row.by, lang) for row in READS})
        for kind, commands in _acts().items():
            yield Heading(say("acts", of=say(kind)))
            yield from _grouped(
                {command_label(one, lang): _who(by, lang) for one, by in commands.items()}
            )
        yield Line.of("\n" + say("more"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "reads": [
                {
                    "read": row.read,
                    "by": {office.value: reach.value for office, reach in row.by.items()},
                    "phases": [phase.value for phase in row.phases],
                }
                for row in READS
            ],
            "acts": [
                {
                    "of": kind,
                    "command": command_word(command),
                    "by": {office.value: scope.value for office, scope in grants.items()},
                    "phases": _phases(command),
                }
                for kind, commands in _acts().items()
                for command, grants in commands.items()
            ],
        }


class RightsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What one person may in a year as it stands."""

    code: str
    phase: Phase
    seats: tuple[Seat, ...]
    names: Names
    #: In the order of the table; ``None``: nothing of it, or not yet.
    reads: Mapping[Read, Reach | None]
    acts: Mapping[type[Command], Scope]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, words = Say(WORDS, lang), self.names.words
        held = [_seat(seat, self.names, lang) for seat in self.seats]
        yield Line.of(say("rights", code=self.code, seats=listed(held, lang)), tone=Tone.STRONG)
        yield Line.of(say("sealed"))
        yield Heading(say("reads"))
        closed = []
        for read, reach in self.reads.items():
            if reach is None:
                closed.append(label(read, lang))
            else:
                yield Entry(label(read, lang), label(reach, lang))
        if closed:
            yield Entry(say("closed"), listed(closed, lang))
        yield Heading(
            say("acts", of=say("cycle")), say("now", phase=label(self.phase, lang, words))
        )
        if not self.acts:
            yield Line.of(say("no_acts"))
        for scope in Scope:
            named = [command_label(one, lang) for one, far in self.acts.items() if far is scope]
            if named:
                yield Entry(say(f"scope_{scope.value}"), "; ".join(named))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "cycle": self.code,
            "phase": self.phase,
            "seats": [
                {"office": seat.office, "unit": str(seat.unit) if seat.unit else None}
                for seat in self.seats
            ],
            "reads": {read.value: reach for read, reach in self.reads.items()},
            "acts": {command_word(one): scope.value for one, scope in self.acts.items()},
        }


def _grouped(who: Mapping[str, str]) -> Iterator[Block]:
    """What the same people may stands together, under who they are."""
    alike: dict[str, list[str]] = {}
    for what, people in who.items():
        alike.setdefault(people, []).append(what)
    for people, named in alike.items():
        yield indented(Line.of(people, tone=Tone.STRONG))
        yield indented("; ".join(named), by=4)


def permissions_page() -> PermissionsPage:
    """The tables as they are."""
    return PermissionsPage()


def rights_page(engine: Engine, stream: StreamId) -> RightsPage:
    """What its reader may in a year. Raises ``Refusal`` as ``workflows.reader.check_read``."""
    cycle, now = engine.cycle(stream), engine.now()
    reader = in_year(cycle, engine.store.reader, now)
    return RightsPage(
        code=cycle.code,
        phase=cycle.phase,
        seats=reader.seats,
        names=names_of(engine, stream),
        reads={row.read: reach_in(cycle, reader, row.read, now) for row in READS},
        acts=_acts_of(cycle, reader.seats),
    )


def _acts_of(cycle: Cycle, seats: tuple[Seat, ...]) -> dict[type[Command], Scope]:
    """The commands of a year that one of the seats may give, each as far as any may."""
    found: dict[type[Command], Scope] = {}
    offices = {seat.office for seat in seats}
    scopes = list(Scope)
    for command, row in ROW_OF.items():
        held = [scope for office, scope in row.by.items() if office in offices]
        told = row.backfill_only and not cycle.backfill
        if held and cycle.phase in row.phases and not told:
            found[command] = max(held, key=scopes.index)
    return found


def _acts() -> dict[str, dict[type[Command], Grants]]:
    """By kind of stream the commands that people give."""
    return {
        name: {
            row.command: PERMISSIONS[row.command]
            for row in kind.ROWS
            if set(PERMISSIONS[row.command]) != {Office.SYSTEM}
        }
        for name, kind in KINDS.items()
    }


def _phases(command: type[Command]) -> list[str]:
    row = ROW_OF.get(command)
    return [phase.value for phase in row.phases] if row is not None else []


def _who(by: Mapping[Office, Reach] | Mapping[Office, Scope], lang: Lang) -> str:
    """``Cụm trưởng, thư ký: tất cả; …``: who may as far as each other."""
    together: dict[str, list[str]] = {}
    say = Say(WORDS, lang)
    for office, reach in by.items():
        far = say(f"scope_{reach.value}") if isinstance(reach, Scope) else label(reach, lang)
        if office is not Office.SYSTEM:
            together.setdefault(far, []).append(label(office, lang, Words()))
    return "; ".join(f"{', '.join(offices)}: {far}" for far, offices in together.items())


def _seat(seat: Seat, names: Names, lang: Lang) -> str:
    office = label(seat.office, lang, names.words)
    return f"{office} ({names.unit(seat.unit)})" if seat.unit is not None else office
