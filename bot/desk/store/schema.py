"""Tables of the desk. A change here needs a migration (``bot/desk/migrations``)."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, MetaData, String, Table, Text

#: Moments are seconds since 1970, UTC, as in the gateway's own tables.
metadata = MetaData()

users = Table(
    "desk_users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False, unique=True),
    # What visitors see.
    Column("first_name", String(40), nullable=False),
    Column("role", String(12), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("disabled", Boolean, nullable=False, default=False),
)

sessions = Table(
    "desk_sessions",
    metadata,
    # Hash of the random id that the cookie holds.
    Column("id", String(64), primary_key=True),
    Column("user_id", ForeignKey("desk_users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
)

attempts = Table(
    "desk_attempts",
    metadata,
    # Keyed hash of an account name or of an address.
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("since", Float, nullable=False),
    Column("locked_until", Float, nullable=False, default=0.0),
)

audit = Table(
    "desk_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    # A name, not an id: the line stays readable when the account is gone.
    Column("who", String(40), nullable=False),
    Column("action", String(40), nullable=False),
    Column("target", String(120), nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
)
