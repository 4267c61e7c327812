"""What the desk remembers, in the database of the conversations (see ADR 6). Calls block."""
