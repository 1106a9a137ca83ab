"""What is due, of whom, and what has become of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "deadlines",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("code", _KEY, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("due_before", sa.BigInteger()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("set_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "code", "unit", name="pk_deadlines"),
    )
    op.create_index("ix_deadlines_state_due_before", "deadlines", ["state", "due_before"])
