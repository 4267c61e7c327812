"""Blind evaluation messages for the French language understanding."""
