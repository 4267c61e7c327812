"""Measures of the language understanding, on messages written before it was tuned."""
