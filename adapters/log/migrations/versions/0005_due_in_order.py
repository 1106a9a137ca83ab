"""What is due can be read in the order in which a sweep takes it, without sorting: in a whole
country most of a year's deadlines fall due at the same moment."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A table that was rebuilt has an index of another name; the next rebuild leaves it behind.
    op.drop_index("ix_deadlines_state_due_before", "deadlines", if_exists=True)
    op.create_index(
        "ix_deadlines_state_due_before_stream_code_unit",
        "deadlines",
        ["state", "due_before", "stream", "code", "unit"],
    )
