"""Requests for a person, questions to look at, counts, maintenance message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.add_column(
        "desk_sessions", sa.Column("present_at", sa.Float, nullable=False, server_default="0")
    )
    op.create_table(
        "desk_requests",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.String(32), nullable=False, index=True),
        sa.Column("status", sa.String(12), nullable=False, index=True),
        sa.Column("department", sa.String(3)),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.Column("taken_at", sa.Float),
        sa.Column("closed_at", sa.Float),
        sa.Column("user_name", sa.String(40)),
        sa.Column("person", sa.String(40)),
    )
    op.create_table(
        "desk_contacts",
        sa.Column(
            "request_id",
            sa.Integer,
            sa.ForeignKey("desk_requests.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("value", sa.String(100), nullable=False),
    )
    op.create_table(
        "desk_messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "request_id",
            sa.Integer,
            sa.ForeignKey("desk_requests.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
    op.create_table(
        "desk_questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.String(32), nullable=False, index=True),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
    )
    op.create_table(
        "desk_proposals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("target", sa.String(120), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
    op.create_table(
        "desk_counts",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("family", sa.String(12), primary_key=True),
        sa.Column("name", sa.String(120), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "desk_waits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.String(10), nullable=False, index=True),
        sa.Column("seconds", sa.Integer, nullable=False),
    )
    op.create_table(
        "desk_notices",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in (
        *("desk_notices", "desk_waits", "desk_counts", "desk_proposals", "desk_questions"),
        *("desk_messages", "desk_contacts", "desk_requests"),
    ):
        op.drop_table(table)
    op.drop_column("desk_sessions", "present_at")
