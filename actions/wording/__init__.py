"""How things are said: templates of ``actions/replies/``, amounts, acronyms, contacts."""
