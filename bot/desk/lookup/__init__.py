"""The lookup of the desk: cards and computed results for the words that staff type.

``words`` reads the line, ``calculators`` computes what it holds enough for, ``forms`` is the same
case as a form, ``cards`` prepares cards for the eye and the clipboard, ``pages`` answers.
"""
