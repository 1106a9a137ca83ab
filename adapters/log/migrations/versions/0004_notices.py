"""What is to be told to whom, the journal of telling it, and where units receive mail."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("code", _KEY, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("look_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "code", "unit", name="pk_reminders"),
    )
    op.create_index("ix_reminders_look_at", "reminders", ["look_at"])
    # What is due already is looked at once, soon; that says when to look again.
    op.execute(
        "INSERT INTO reminders (stream, code, unit, look_at)"
        " SELECT stream, code, unit, 0 FROM deadlines"
        " WHERE state = 'open' AND due_before IS NOT NULL"
    )
    op.create_table(
        "outbox",
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_version", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("days", sa.Integer()),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("unsure", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.BigInteger()),
        sa.Column("trouble", sa.Text()),
        sa.Column("again_of", sa.Text()),
        sa.PrimaryKeyConstraint("notice", name="pk_outbox"),
    )
    op.create_index("ix_outbox_state_due_at", "outbox", ["state", "due_at"])
    op.create_index("ix_outbox_unit_told_at", "outbox", ["unit", "told_at"])
    op.create_index(
        "ix_outbox_stream_unit_topic_state", "outbox", ["stream", "unit", "topic", "state"]
    )
    op.create_table(
        "deliveries",
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("message", sa.Text()),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("result", sa.Text()),
        sa.Column("reply", sa.Text()),
        sa.PrimaryKeyConstraint("notice", "number", name="pk_deliveries"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contacts",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.Text()),
        sa.PrimaryKeyConstraint("unit", "kind", name="pk_contacts"),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
