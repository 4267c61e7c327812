"""Pages of the desk, one family per file; each gives its ``ROUTES``."""
