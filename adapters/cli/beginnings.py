"""Orders that begin a stream: a new unit or cluster is named by the code it shall have."""

from typing import Any, Final
from uuid import UUID

from adapters.bootstrap import Engine
from adapters.door import read_command, read_seat
from domain.clusters.cluster import FoundCluster
from domain.record.order import Order
from domain.record.record import (
    LOCAL_OPERATOR,
    ClusterId,
    UnitId,
    cluster_stream,
    command_word,
    unit_stream,
)
from domain.units.unit import RegisterUnit
from domain.values.when import When

#: By command: the field that holds the new id.
_NEW: Final = {command_word(RegisterUnit): "unit", command_word(FoundCluster): "cluster"}


def begins(command: str) -> bool:
    """Whether the command makes its target, so that none can be looked up."""
    return command in _NEW


def beginning_order(
    engine: Engine,
    target: str,
    raw: dict[str, Any],
    *,
    seat: str,
    at: str | None,
    command_id: UUID | None,
) -> Order:
    """An order for a unit or cluster that is not there yet.

    Its id comes from the command's, so that the same again is the same. Raises ``Refusal`` as
    ``read_command`` and ``read_seat`` do.
    """
    command_id = command_id or engine.ids.new()
    field = _NEW[raw["command"]]
    command = read_command({"code": target, field: str(command_id), **raw}, engine.store)
    match command:
        case RegisterUnit(unit=UnitId() as unit):
            stream = unit_stream(unit)
        case FoundCluster(cluster=ClusterId() as cluster):
            stream = cluster_stream(cluster)
        case _:
            raise LookupError(command)
    return Order(
        command_id=command_id,
        stream=stream,
        command=command,
        actor=LOCAL_OPERATOR,
        seat=read_seat(engine.store, seat),
        effective=When.read(at) if at and not engine.practice else None,
    )
