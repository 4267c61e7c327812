"""Subcommands of ``bailclair``: each module has HELP, ``add_arguments`` and ``run``."""
