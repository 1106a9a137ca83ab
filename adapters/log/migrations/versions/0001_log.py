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
        sa.Column("salt", sa.LargeBinary()),
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


#: A command keeps what was claimed and its first receipt; the salt may go, with the texts.
_SAME_COMMAND = (
    "NEW.command_id {same} OLD.command_id AND NEW.digest {same} OLD.digest"
    " AND NEW.actor {same} OLD.actor"
    " AND (OLD.receipt IS NULL OR NEW.receipt {same} OLD.receipt)"
    " AND (NEW.salt IS NULL OR NEW.salt {same} OLD.salt)"
)
#: Without its salt the digest of a command cannot confirm what somebody thinks was written.
_FORGET_SALT = (
    "UPDATE commands SET salt = NULL WHERE command_id IN (SELECT command_id FROM events"
    " WHERE stream = OLD.stream AND version = OLD.version)"
)


def _keep_on_sqlite() -> None:
    # INSERT OR REPLACE deletes without asking the trigger for DELETE; those for INSERT stop it.
    # The message is that of the constraint which is anticipated. A command or a name that is
    # there already is passed over, because ON CONFLICT DO NOTHING asks these triggers first.
    for table, key, then in (
        (
            "events",
            "position = NEW.position OR (stream = NEW.stream AND version = NEW.version)",
            "ABORT, 'UNIQUE: events are only added'",
        ),
        (
            "texts",
            "stream = NEW.stream AND version = NEW.version AND digest = NEW.digest",
            "ABORT, 'UNIQUE: texts are only added'",
        ),
        ("commands", "command_id = NEW.command_id", "IGNORE"),
        ("names", "key = NEW.key", "IGNORE"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_are_not_replaced BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {key}) BEGIN SELECT RAISE({then}); END"
        )
    for name, what, table in (
        ("events_are_not_changed", "UPDATE ON events", "events"),
        ("events_are_not_deleted", "DELETE ON events", "events"),
        ("texts_are_not_changed", "UPDATE ON texts", "texts"),
        ("names_are_not_changed", "UPDATE ON names", "names"),
        ("commands_are_not_deleted", "DELETE ON commands", "commands"),
        (
            "commands_are_not_changed",
            f"UPDATE ON commands WHEN NOT ({_SAME_COMMAND.format(same='IS')})",
            "commands",
        ),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {what}"
            f" BEGIN SELECT RAISE(ABORT, '{table} are kept as they are'); END"
        )
    op.execute(f"CREATE TRIGGER texts_take_salts AFTER DELETE ON texts BEGIN {_FORGET_SALT}; END")


def _keep_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% are kept as they are', TG_TABLE_NAME; END $$"
    )
    same = _SAME_COMMAND.format(same="IS NOT DISTINCT FROM")
    for name, what in (
        ("events_are_kept", "UPDATE OR DELETE OR TRUNCATE ON events FOR EACH STATEMENT"),
        # Rows are erased one by one: TRUNCATE would leave the salts of their commands.
        ("texts_are_not_changed", "UPDATE OR TRUNCATE ON texts FOR EACH STATEMENT"),
        ("names_are_not_changed", "UPDATE ON names FOR EACH STATEMENT"),
        ("commands_are_not_deleted", "DELETE OR TRUNCATE ON commands FOR EACH STATEMENT"),
        ("commands_are_not_changed", f"UPDATE ON commands FOR EACH ROW WHEN (NOT ({same}))"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {what} EXECUTE FUNCTION refuse_change()")
    op.execute(
        "CREATE FUNCTION forget_salt() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {_FORGET_SALT}; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER texts_take_salts AFTER DELETE ON texts FOR EACH ROW"
        " EXECUTE FUNCTION forget_salt()"
    )
