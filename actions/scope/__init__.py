"""Whose question it is: ours, about the assistant itself, or for somebody else."""
