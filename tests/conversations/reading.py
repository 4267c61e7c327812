"""What a visitor reads in an answer of the service, and what is missing from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

#: What a question is about, told from its words; the first pattern that matches wins.
TOPICS = (
    ("goal", r"souhaitez-vous savoir|voulez-vous savoir|que cherchez-vous"),
    ("couple_age", r"somme des ages|jeune couple|55 ans"),
    ("disabled", r"handicap|invalidite"),
    ("income", r"revenu|ressources|rfr|avis d'imp"),
    ("level", r"niveau|loc1.*loc2"),
    ("dpe", r"\bdpe\b|classe energ|etiquette|performance energ"),
    ("intermediation", r"intermediation|association|mandat|sous-location|seul ou avec"),
    ("annex", r"annexe|balcon|cave"),
    ("surface", r"surface|m2|taille|superficie"),
    ("other_advantages", r"autres? avantages?|niches?"),
    ("rent", r"loyer"),
    ("date", r"quand|date|annee|prend effet|trimestre"),
    ("household", r"foyer|menage|personnes?|enfants?|qui (va|vont|habite|occupe|vit)|vivre|couple"),
    ("commune", r"commune|ville|code postal|ou se (trouve|situe)|quel(le)? saint|departement"),
    ("scheme", r"dispositif|regime|type de logement|quel logement|convention|plafond"),
)
#: Words by which an answer says that something was changed.
CHANGED = re.compile(
    r"au lieu d|change|modif|corrig|pass(e|ent|ait) d|remplac|mis(e)? a jour|plutot qu|recalcul"
    r"|precedent|et non|desormais|maintenant|nouve(au|l)|de plus|de moins|difference|avant[,)]"
    r"|j'ai (bien )?(not|pris|retenu)|c'est note|noted?\b"
)


def normal(text: str) -> str:
    """``text`` without case, accents or typography, with plain digits (48 268 -> 48268)."""
    text = text.replace("’", "'").replace("²", "2").replace("œ", "oe")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    bare = re.sub(r"[\s\u00a0\u202f]+", " ", bare.replace("‑", "-"))
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", bare)


def topic_of(sentence: str) -> str | None:
    """What a question is about."""
    words = normal(sentence)
    return next((topic for topic, pattern in TOPICS if re.search(pattern, words)), None)


def as_list(value: Any) -> list[Any]:
    """``value`` itself when it is a list, otherwise a list of one."""
    return value if isinstance(value, list) else [value]


@dataclass
class Answer:
    """One reply of the service, as a visitor sees it."""

    body: dict[str, Any]
    seconds: float = 0.0
    rounds: int = 0
    #: What the answer before it asked for: it still stands when this one only explains.
    pending: str | None = None

    def all(self, key: str) -> list[Any]:
        """``key`` of every message, in one list."""
        return [item for message in self.body["messages"] for item in message.get(key) or []]

    @property
    def raw(self) -> str:
        """All texts before anything folded."""
        return "\n".join(message["text"] for message in self.body["messages"])

    @property
    def text(self) -> str:
        """All texts, normalised."""
        return normal(self.raw)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """Buttons of all messages."""
        return self.all("buttons")

    @property
    def status(self) -> str:
        """Status of the reply."""
        return str(self.body["status"])

    @property
    def numbers(self) -> set[Decimal]:
        """Every number of the results' figures and of the text."""
        results = [m["result"] for m in self.body["messages"] if m.get("result")]
        shown = [str(f["value"]) for r in results + self.all("results") for f in r["figures"]]
        shown += re.findall(r"\d+(?:[.,]\d+)?", self.text)
        return {Decimal(n.replace(",", ".")) for n in shown if re.fullmatch(r"\d+([.,]\d+)?", n)}

    @property
    def topic(self) -> str | None:
        """What the answer asks for, when it asks for something."""
        if self.status != "asked":
            return None
        asked = [s for s in re.split(r"(?<=[.!?:])\s|\n", self.raw) if "?" in s]
        for sentence in reversed(asked):
            if topic := topic_of(sentence):
                return topic
        return self.pending or topic_of(self.raw)

    def __str__(self) -> str:
        known = [f"{item['slot']}={item['value']}" for item in self.all("known")]
        titles = " ".join(f"[{button['title']}]" for button in self.buttons)
        return f"({self.status}) {self.raw}\n  {titles}\n  known: {', '.join(known)}"


def missing(expect: dict[str, Any], answer: Answer, before: Answer | None) -> Iterator[str]:
    """What ``answer`` lacks of ``expect``."""
    text, topic = answer.text, answer.topic
    titles = [normal(button["title"]) for button in answer.buttons]
    known = {i["slot"]: normal(f"{i['label']} {i['value']}") for i in answer.all("known")}
    wanted = {key: as_list(value) for key, value in expect.items()}

    def holds(part: Any) -> bool:
        words = normal(str(part))
        start = r"(?<!\w)" if words[:1].isascii() and words[:1].isalnum() else ""
        return bool(re.search(start + re.escape(words), text))

    paragraphs = [p for p in answer.raw.split("\n\n") if not p.startswith("Source")]
    words = len(re.findall(r"\w[\w'’.,-]*", " ".join(paragraphs)))
    sources = answer.all("sources")
    checks: dict[str, Callable[[list[Any]], bool]] = {
        "status": lambda v: answer.status in v,
        "text_any": lambda v: any(holds(part) for part in v),
        "text_all": lambda v: all(holds(part) for part in v),
        "text_not": lambda v: not any(holds(part) for part in v),
        "figure": lambda v: {Decimal(str(n)) for n in v} <= answer.numbers,
        "figure_not": lambda v: not {Decimal(str(n)) for n in v} & answer.numbers,
        "known": lambda v: all(
            any(normal(str(option)) in known.get(slot, "") for option in as_list(value))
            for slot, value in v[0].items()
        ),
        "asks": lambda v: topic in v,
        "asks_not": lambda v: topic not in v,
        "buttons_any": lambda v: any(normal(part) in title for part in v for title in titles),
        "min_buttons": lambda v: len(titles) >= v[0],
        "max_words": lambda v: words <= v[0],
        "max_rounds": lambda v: answer.rounds <= v[0],
        "max_seconds": lambda v: answer.seconds <= v[0],
        "source": lambda v: bool(sources) == v[0],
        "same_as_before": lambda v: (before is not None and text == before.text) == v[0],
        "changed": lambda v: bool(CHANGED.search(text)) == v[0],
    }
    for key, value in wanted.items():
        if not checks[key](value):
            yield f"{key}: {expect[key]}" + (f" (asks {topic})" if key.startswith("asks") else "")
