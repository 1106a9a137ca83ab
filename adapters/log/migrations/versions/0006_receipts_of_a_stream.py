"""The receipts of one stream are found without reading those of all."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BATCH = 5_000


def upgrade() -> None:
    op.add_column("commands", sa.Column("stream", sa.Text()))
    connection = op.get_bind()
    commands = sa.table("commands", *map(sa.column, ("command_id", "receipt", "stream")))
    fill = (
        sa.update(commands)
        .where(commands.c.command_id == sa.bindparam("id"))
        .values(stream=sa.bindparam("of"))
    )
    raw = sa.cast(commands.c.receipt, sa.LargeBinary)
    known = connection.execute(sa.select(commands.c.command_id, raw.label("receipt"))).all()
    found = [
        {"id": row.command_id, "of": stream}
        for row in known
        if (stream := _stream(row.receipt)) is not None
    ]
    for first in range(0, len(found), _BATCH):
        connection.execute(fill, found[first : first + _BATCH])
    op.create_index("ix_commands_stream", "commands", ["stream"])


def _stream(receipt: bytes | None) -> str | None:
    """None where it is no receipt: ``replay`` of everything names it."""
    try:
        stream = json.loads(receipt or b"")["stream"]
    except (ValueError, LookupError, TypeError):
        return None
    return stream if isinstance(stream, str) else None
