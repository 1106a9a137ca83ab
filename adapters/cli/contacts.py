"""Contacts: where units receive notices, and which have no address."""

from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import opened, opened_to, speak_of
from adapters.cli.errors import Misuse
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.door.languages import read_lang
from adapters.door.names import find_target, unit_named
from adapters.erasing import erase_contacts
from adapters.notices.contacts import set_contacts
from adapters.pages.contacts import contacts_page
from adapters.pages.one_sentence import OneSentence
from adapters.wording.pages.notices import CONTACTS
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.personal import ContactKind
from domain.record.record import LOCAL_OPERATOR, UnitId
from domain.units.unit import OWN_OFFICES, Unit
from domain.values.refusal import Refusal
from workflows.reader import check_read, nothing_to_read, reach_in
from workflows.reads import Reach, Read

ClusterOrCycle = Annotated[str | None, typer.Argument(metavar="CỤM|NĂM")]
OfUnit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]
Mailbox = Annotated[str | None, typer.Option("--mailbox", metavar="ĐỊA_CHỈ")]
Officer = Annotated[str | None, typer.Option("--officer", metavar="ĐỊA_CHỈ")]
Head = Annotated[str | None, typer.Option("--head", metavar="ĐỊA_CHỈ")]
Secretary = Annotated[str | None, typer.Option("--secretary", metavar="ĐỊA_CHỈ")]
Letters = Annotated[str | None, typer.Option("--letters", metavar="vi|en")]

group = typer.Typer(
    cls=ListingGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="contacts")


@group.callback()
def contacts() -> None:
    """Without a command: the list."""


@group.command("list", cls=Inside)
def show_list(context: typer.Context, place: ClusterOrCycle = None, seats: Seats = None) -> None:
    """The addresses of the members of a cluster or cycle, or of every unit."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.CONTACTS, seats) as engine:
        units = _units(engine, terminal, place)
        terminal.tell(contacts_page(engine, units, terminal.names or engine.names()))


@group.command("set", cls=Inside)
def put(
    context: typer.Context,
    unit: OfUnit,
    mailbox: Mailbox = None,
    officer: Officer = None,
    head: Head = None,
    secretary: Secretary = None,
    letters: Letters = None,
) -> None:
    """Put down addresses of a unit; those of other kinds stay."""
    terminal: Terminal = context.obj
    terminal.writing = True
    typed = zip(ContactKind, (mailbox, officer, head, secretary), strict=True)
    written = {kind: address for kind, address in typed if address is not None}
    spoken = read_lang(letters) if letters is not None else None
    if letters is not None and spoken is None:
        raise Misuse("usage_choice", option="--letters", value=letters, choices="vi, en")
    if not written and letters is None:
        raise Misuse("usage_contacts", command="thidua contacts set")
    with opened(terminal) as engine:
        found = unit_named(engine.store, unit)
        known = set_contacts(engine.store, found, written, spoken)
        given = {"unit": str(found), "kinds": [one.kind.value for one in known]}
        facts = {"count": len(known), "unit": engine.names().unit(found)}
        terminal.tell(OneSentence(CONTACTS, "set", given, facts))


@group.command(cls=Inside)
def erase(context: typer.Context, unit: OfUnit) -> None:
    """Erase all addresses of a unit."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        found = unit_named(engine.store, unit)
        terminal.names = engine.names()
        count = erase_contacts(engine, found, actor=LOCAL_OPERATOR)
        if not count:
            raise Refusal("contact_missing", unit=found)
        given = {"unit": str(found), "erased": count}
        facts = {"count": count, "unit": terminal.names.unit(found)}
        terminal.tell(OneSentence(CONTACTS, "erased", given, facts))


def _units(engine: Engine, terminal: Terminal, place: str | None) -> tuple[UnitId, ...]:
    """The members of a cluster or cycle, or one unit; of nothing named, every unit."""
    if place is None and not engine.store.reader.is_operator:
        return _own(engine, tuple(sorted(engine.store.reader.units)))
    if place is None:
        terminal.names = engine.names()
        streams = dict.fromkeys(stream for _, stream in engine.store.all_names("unit"))
        return tuple(UnitId(stream.partition(":")[2]) for stream in streams)
    stream = find_target(engine.store, place)
    state = engine.store.load(stream).state
    speak_of(engine, terminal, stream)
    units: tuple[UnitId, ...] = (state.id,) if isinstance(state, Unit) else ()
    units = state.members if isinstance(state, (Cycle, Cluster)) else units
    return units if _reads_all(engine, state) else _own(engine, units)


def _reads_all(engine: Engine, state: object) -> bool:
    """Whether somebody reads the addresses of all: by an office that is held in that year."""
    reader = engine.store.reader
    if reader.is_operator or not isinstance(state, Cycle):
        return reader.is_operator
    check_read(state, reader, Read.CONTACTS, engine.now())
    return reach_in(state, reader, Read.CONTACTS, engine.now()) is Reach.WHOLE


def _own(engine: Engine, units: tuple[UnitId, ...]) -> tuple[UnitId, ...]:
    """Of these the own. Raises ``Refusal("nothing_to_read")`` where it is not among them."""
    reader = engine.store.reader
    own = tuple(unit for unit in units if unit in reader.units)
    if not own or not reader.has(*OWN_OFFICES):
        raise nothing_to_read(Read.CONTACTS)
    return own
