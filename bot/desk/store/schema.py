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
    # The page is open, even if nobody clicks.
    Column("present_at", Float, nullable=False, default=0.0),
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

# --- a person instead of the bot ------------------------------------------------------------------

requests = Table(
    "desk_requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("status", String(12), nullable=False, index=True),
    Column("department", String(3)),
    Column("created_at", Float, nullable=False),
    Column("taken_at", Float),
    Column("closed_at", Float),
    Column("user_name", String(40)),
    Column("person", String(40)),
)

# Apart, so that it can go before the rest: when the request is closed.
contacts = Table(
    "desk_contacts",
    metadata,
    Column("request_id", ForeignKey("desk_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("value", String(100), nullable=False),
)

messages = Table(
    "desk_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "request_id",
        ForeignKey("desk_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    # Empty: the visitor. Else the first name of who wrote.
    Column("person", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Float, nullable=False),
)

# --- what the bot could not answer ----------------------------------------------------------------

questions = Table(
    "desk_questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("turn", Integer, nullable=False),
    Column("reason", String(12), nullable=False),
    # Masked, and erased with its conversation.
    Column("text", Text, nullable=False),
    Column("at", Float, nullable=False),
    # What was decided: empty, « wording », « card », « example » or « off_topic ».
    Column("decision", String(12), nullable=False, default=""),
)

proposals = Table(
    "desk_proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    # Card, theme of the new card, or intent.
    Column("target", String(120), nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", Text, nullable=False, default=""),
    Column("who", String(40), nullable=False),
    Column("at", Float, nullable=False),
)

# --- counts, never a text ------------------------------------------------------------------------

counts = Table(
    "desk_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("family", String(12), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("count", Integer, nullable=False),
)

waits = Table(
    "desk_waits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", String(10), nullable=False, index=True),
    # Seconds between a request and the person who takes it.
    Column("seconds", Integer, nullable=False),
)

# What must outlive a restart: the maintenance message.
notices = Table(
    "desk_notices",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("text", Text, nullable=False),
)
