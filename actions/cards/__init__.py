"""Answers about rules: which card, which passage of it, and what a follow-up goes on with."""
