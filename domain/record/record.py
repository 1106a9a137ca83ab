"""The record: what an event is made of, as bytes and as values.

The stored state of an event is its whole record, header and body exactly as written::

    state = u32 length ‖ header ‖ u32 length ‖ body            (u32 big-endian)
    hash  = SHA-256("thidua-event-1\\n" ‖ previous hash ‖ state)

The header is a JSON array in the order of :class:`Header`; the body is JSON with nulls written.
Hashes are chained per stream; before the first event stand 32 zero bytes. Bytes are hashed and
exported as stored: nobody encodes them again.
"""

import hashlib
import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar, Final, Self, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec
from msgspec.structs import astuple

from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Moment, When

FORMAT: Final = 1
#: The version of the rules of computing under which a year begins now, see
#: `domain.reckoning.arithmetic`.
ARITHMETIC: Final = 2
FIRST_HASH: Final = bytes(32)
_DOMAIN_MARK: Final = b"thidua-event-1\n"
_SPACE: Final = uuid5(NAMESPACE_URL, "thidua")

#: Until accounts exist, everybody at the command line is this account.
LOCAL_OPERATOR: Final = "local-operator"
#: The account in whose name the system acts.
SYSTEM_ACTOR: Final = "may-chu"

#: ``kind:uuid``, for example ``cycle:0b9c…``; ``system`` stands alone.
StreamId = str


class Id(UUID):
    """A UUID of one kind of thing, so that two kinds cannot be confused."""

    __slots__ = ()

    def __init__(self, value: UUID | str) -> None:
        super().__init__(str(value))


class UnitId(Id):
    """Names a unit."""

    __slots__ = ()


class ClusterId(Id):
    """Names a cluster."""

    __slots__ = ()


class CycleId(Id):
    """Names one attempt at one cluster's year."""

    __slots__ = ()

    @classmethod
    def of(cls, cluster: ClusterId, year: str, attempt: int) -> Self:
        """The same cluster, year and attempt always give the same id: opening twice collides."""
        return cls(uuid5(cluster, f"{year}/{attempt}"))


T = TypeVar("T")
Ids = tuple[T, ...]


def unit_stream(unit: UnitId) -> StreamId:
    return f"unit:{unit}"


def cluster_stream(cluster: ClusterId) -> StreamId:
    return f"cluster:{cluster}"


def cycle_stream(cycle: CycleId) -> StreamId:
    return f"cycle:{cycle}"


SYSTEM: Final[StreamId] = "system"
#: The official calendar of Vietnam is one for all.
CALENDAR: Final[StreamId] = f"calendar:{uuid5(_SPACE, 'calendar')}"


def kind_of(stream: StreamId) -> str:
    return stream.partition(":")[0]


class Origin(StrEnum):
    """How an event came to be recorded."""

    LIVE = "live"
    BACKFILL = "backfill"
    PRACTICE = "practice"


class Office(StrEnum):
    """The office or role in which somebody acts."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    UNIT_OFFICER = "unit_officer"
    UNIT_HEAD = "unit_head"
    TELLER = "teller"
    #: A body outside the cluster that scores one criterion for every unit.
    SCORER = "scorer"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    OPERATOR = "operator"
    SYSTEM = "system"


# What stands in events by the thousand is frozen, and holds nothing that could lead back to it: the
# collector of cycles need not look at it (``gc=False``).
class Seat(msgspec.Struct, frozen=True, gc=False, array_like=True, forbid_unknown_fields=True):
    """An office, and the unit that holds it (none for operator and system)."""

    office: Office
    unit: UnitId | None = None


class Cause(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The event in another stream from which a command followed, and the policy that said so."""

    stream: StreamId
    version: int
    policy: str

    def command_id(self) -> UUID:
        """Following twice gives the same command, so it is carried out once."""
        return uuid5(_SPACE, f"{self.stream}@{self.version}/{self.policy}")


class Header(msgspec.Struct, frozen=True, gc=False, array_like=True, forbid_unknown_fields=True):
    """What is said of every event. The order of the fields is the stored order, for ever."""

    format: int
    stream: StreamId
    #: Counts from 1 within the stream.
    version: int
    type: str
    schema: int
    #: The store's clock, never before the stream's previous event.
    recorded_at: Moment
    #: When it is said to have happened.
    effective_at: When
    origin: Origin
    #: An opaque account id; names stand elsewhere.
    actor: str
    seat: Seat | None
    #: The unit on whose behalf the actor acted, where it is not the seat's own.
    for_unit: UnitId | None
    command_id: UUID
    cause: Cause | None
    #: The rules of computing: in a cycle those under which it began, whenever that was.
    arithmetic: int


_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def word_of(name: str) -> str:
    """``ScoresEntered`` → ``scores_entered``: the stable word of a command or an event."""
    return _CAPITAL.sub("_", name).lower()


class Body(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, kw_only=True):
    """What one type of event says. Its class name gives the stored type, pinned by the golden
    corpus; a changed body is a new schema version with an upcaster."""


class Command(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    tag_field="command",
    tag=word_of,
):
    """An act that somebody asks for, in the imperative."""

    #: Whether deciding it looks at which days are worked.
    looks_at_days: ClassVar[bool] = False

    def as_claimed(self) -> "Command":
        """The command as its content is hashed when its id is claimed. It differs where a field
        that is left out had a value once: an order given before is the same order still."""
        return self


def command_word(command: Command | type[Command]) -> str:
    word = command.__struct_config__.tag
    assert isinstance(word, str)
    return word


class Event(msgspec.Struct, frozen=True, gc=False):
    """One thing that happened: everyone who reads an event receives header and body."""

    header: Header
    body: Body

    @property
    def stream(self) -> StreamId:
        return self.header.stream

    @property
    def version(self) -> int:
        return self.header.version


def _plain(value: object) -> object:
    if isinstance(value, (Points, UUID)):
        return str(value)
    if isinstance(value, Private):
        return value.digest
    raise TypeError(type(value).__name__)


def _typed(kind: type, value: Any) -> object:
    if not isinstance(value, str):
        raise TypeError(f"Expected `str`, got `{type(value).__name__}`")
    # A hidden text stands in one event; the same few units and points stand in thousands.
    return kind(value) if kind is Private else _once(kind, value)


@lru_cache(maxsize=16_384)
def _once(kind: type, value: str) -> object:
    """An immutable value read from its stored form, shared by all who read the same."""
    return kind(value)


_encode = msgspec.json.Encoder(enc_hook=_plain).encode
#: Reads the header of an event from its bytes, see :func:`split`.
decode_header: Final = msgspec.json.Decoder(Header, dec_hook=_typed).decode


def encode(value: object) -> bytes:
    """JSON of any value of the domain, in the stored form."""
    return _encode(value)


def decoder(kind: Any) -> Callable[[bytes | str], Any]:
    """A strict reader of the stored form of one type."""
    return msgspec.json.Decoder(kind, dec_hook=_typed).decode


def typed(decoded: object, kind: type[T]) -> T:
    """A value of one type from its stored form, decoded as JSON already; as strict."""
    return msgspec.convert(decoded, kind, dec_hook=_typed, str_keys=True)


def write(event: Event) -> bytes:
    """The state bytes of an event: its whole record."""
    header, body = encode(event.header), encode(event.body)
    return b"".join((len(header).to_bytes(4), header, len(body).to_bytes(4), body))


def split(state: bytes) -> tuple[bytes, bytes]:
    """Header and body bytes. Raises ``ValueError`` where the lengths do not add up."""
    end = 4 + int.from_bytes(state[:4])
    body = state[end + 4 :]
    if len(state) < end + 4 or len(body) != int.from_bytes(state[end : end + 4]):
        raise ValueError("the record is cut or has trailing bytes")
    return state[4:end], body


def read_header(state: bytes) -> Header:
    return decode_header(split(state)[0])


def chain(previous: bytes, state: bytes) -> bytes:
    """The hash of an event, given the hash of the one before it in its stream."""
    return hashlib.sha256(_DOMAIN_MARK + previous + state).digest()


def privates(value: object) -> tuple[Private, ...]:
    """Every hidden text inside a body, for storing beside it."""
    if isinstance(value, Private):
        return (value,)
    inside = astuple(value) if isinstance(value, msgspec.Struct) else value
    if not isinstance(inside, (tuple, list)):
        return ()
    return tuple(one for part in inside if part is not None for one in privates(part))
