"""Words that both the language pipeline and the dialogue look for (``everyday_words.yaml``)."""

from __future__ import annotations

from pathlib import Path

import yaml

_WORDS = yaml.safe_load(Path(__file__).with_name("everyday_words.yaml").read_text("utf-8"))

KINSHIP: dict[str, str] = {
    relation: "|".join(nouns) for relation, nouns in _WORDS["kinship"].items()
}
"""Value of ``tenant_relation`` → alternatives of a regular expression, in lower case without
accents; the first relation that fits a noun is the right one."""

PARTNERS: str = "|".join(_WORDS["partners"])
"""Alternatives for whoever shares or shared a life without marriage."""

LIFE_PARTNERS: str = "|".join(_WORDS["life_partners"])
"""Alternatives for whoever lives as a couple with somebody."""

ORDINARY_AGENCIES: str = "|".join(_WORDS["ordinary_agencies"])
"""Alternatives of a regular expression for agencies that are no approved association."""
