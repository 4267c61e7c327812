"""A conversation: its session, its input, its turn, its end."""
