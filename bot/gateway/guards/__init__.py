"""Middlewares, one per file, and what they share."""
