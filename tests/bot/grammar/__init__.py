"""Messages composed from the grammar of how people tell things, each with its truth."""
