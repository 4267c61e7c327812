"""Answers with figures: the calculation, what changed since the last one, its working."""
