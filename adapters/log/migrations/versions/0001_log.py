"""The log: events, commands, texts, follow-ups, names, tracking."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _events()
    _commands_and_what_follows()
    _found_by()
    op.execute("INSERT INTO head (id, position) VALUES (1, 0)")
    if op.get_context().dialect.name == "sqlite":
        _keep_on_sqlite()
    else:
        _keep_on_postgresql()


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("position", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("effective_start", sa.BigInteger()),
        sa.Column("effective_end", sa.BigInteger()),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("office", sa.Text()),
        sa.Column("office_unit", sa.Text()),
        sa.Column("for_unit", sa.Text()),
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("cause_stream", sa.Text()),
        sa.Column("cause_version", sa.Integer()),
        sa.Column("arithmetic", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_events"),
        sa.UniqueConstraint("stream", "version", name="uq_events_stream_version"),
    )
    op.create_table(
        "head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_head"),
    )


def _commands_and_what_follows() -> None:
    op.create_table(
        "commands",
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("receipt", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("command_id", name="pk_commands"),
    )
    op.create_table(
        "texts",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "version", "digest", name="pk_texts"),
    )
    op.create_table(
        "follow_ups",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("cause_stream", sa.Text(), nullable=False),
        sa.Column("cause_version", sa.Integer(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("command", sa.LargeBinary(), nullable=False),
        sa.Column("backfill", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("refusal", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_follow_ups"),
        sa.UniqueConstraint("command_id", name="uq_follow_ups_command_id"),
        sa.UniqueConstraint(
            "cause_stream",
            "cause_version",
            "policy",
            name="uq_follow_ups_cause_stream_cause_version_policy",
        ),
    )
    op.create_index("ix_follow_ups_state_number", "follow_ups", ["state", "number"])


def _found_by() -> None:
    op.create_table(
        "names",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("sort_key", _KEY, nullable=False),
        sa.Column("fold", _KEY, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_names"),
    )
    op.create_index("ix_names_stream", "names", ["stream"])
    op.create_index("ix_names_fold", "names", ["fold"])
    op.create_table(
        "tracking",
        sa.Column("follower", sa.Text(), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("follower", "application", name="pk_tracking"),
    )


def _keep_on_sqlite() -> None:
    # INSERT OR REPLACE deletes without asking the trigger for DELETE; the one for INSERT stops it.
    # Its message is that of the constraint which it anticipates.
    op.execute(
        "CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events WHEN EXISTS ("
        "SELECT 1 FROM events WHERE position = NEW.position"
        " OR (stream = NEW.stream AND version = NEW.version)"
        ") BEGIN SELECT RAISE(ABORT, 'UNIQUE: events are only added'); END"
    )
    for name, what, table in (
        ("events_are_not_changed", "UPDATE ON events", "events"),
        ("events_are_not_deleted", "DELETE ON events", "events"),
        ("texts_are_not_changed", "UPDATE ON texts", "texts"),
        ("commands_are_not_deleted", "DELETE ON commands", "commands"),
        (
            "receipts_are_not_changed",
            "UPDATE ON commands WHEN OLD.receipt IS NOT NULL",
            "commands",
        ),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {what}"
            f" BEGIN SELECT RAISE(ABORT, '{table} are kept as they are'); END"
        )


def _keep_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% are kept as they are', TG_TABLE_NAME; END $$"
    )
    for name, what in (
        ("events_are_kept", "UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT"),
        ("texts_are_not_changed", "UPDATE ON texts FOR EACH STATEMENT"),
        ("commands_are_not_deleted", "DELETE OR TRUNCATE ON commands FOR EACH STATEMENT"),
        (
            "receipts_are_not_changed",
            "UPDATE ON commands FOR EACH ROW WHEN (OLD.receipt IS NOT NULL)",
        ),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {what} EXECUTE FUNCTION refuse_change()")
