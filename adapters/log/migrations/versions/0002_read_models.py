"""Read models: changes of scores and their effects, and an index of events by type."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_events_type_position", "events", ["type", "position"])
    _models()
    _score_cycles()
    _score_acts()
    _score_changes()
    _score_effects()


def _models() -> None:
    op.create_table(
        "read_models",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("projection", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("builder", sa.Text()),
        sa.PrimaryKeyConstraint("name", name="pk_read_models"),
    )
    op.create_table(
        "stuck_streams",
        sa.Column("follower", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("follower", "stream", name="pk_stuck_streams"),
    )


def _score_cycles() -> None:
    op.create_table(
        "score_cycles",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("rulebook", sa.Text()),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name="pk_score_cycles"),
    )
    op.create_table(
        "score_sheets",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("sent", sa.Integer()),
        sa.Column("settled", sa.Integer()),
        sa.PrimaryKeyConstraint("stream", "unit", name="pk_score_sheets"),
        sqlite_with_rowid=False,
    )


def _score_acts() -> None:
    op.create_table(
        "score_acts",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("rulebook", sa.Text()),
        sa.Column("cause_version", sa.Integer()),
        sa.Column("source", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("document", sa.Text()),
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
        sa.PrimaryKeyConstraint("stream", "version", name="pk_score_acts"),
        sqlite_with_rowid=False,
    )
    for columns in (
        ["recorded_at"],
        ["effective_start", "effective_end"],
        ["actor", "recorded_at"],
        ["office_unit", "recorded_at"],
    ):
        op.create_index(f"ix_score_acts_{'_'.join(columns)}", "score_acts", columns)


def _score_changes() -> None:
    op.create_table(
        "score_changes",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text()),
        sa.Column("part", sa.Text()),
        sa.Column("column", sa.Text()),
        sa.Column("scorer", sa.Text()),
        sa.Column("was", sa.BigInteger()),
        sa.Column("now", sa.BigInteger()),
        sa.Column("stood", sa.BigInteger()),
        sa.Column("mark", sa.Text()),
        sa.Column("justification", sa.Text()),
        sa.Column("after_submission", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "version", "ordinal", name="pk_score_changes"),
        sqlite_with_rowid=False,
    )
    for columns in (["stream", "unit", "criterion"], ["unit", "recorded_at"]):
        op.create_index(f"ix_score_changes_{'_'.join(columns)}", "score_changes", columns)


def _score_effects() -> None:
    op.create_table(
        "score_effects",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("total_was", sa.BigInteger()),
        sa.Column("total_now", sa.BigInteger()),
        sa.Column("rank_was", sa.Integer()),
        sa.Column("rank_now", sa.Integer()),
        sa.PrimaryKeyConstraint("stream", "version", "unit", name="pk_score_effects"),
        sqlite_with_rowid=False,
    )
