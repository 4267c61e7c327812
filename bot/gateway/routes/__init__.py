"""Endpoints, one family per file."""
