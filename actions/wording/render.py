"""From results and templates to messages: the wording itself is in ``actions/replies/``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined
from rasa_sdk.executor import CollectingDispatcher

from knowledge.cases import ADULTS_UNSAID
from rules_core import Reference, Result, Verdict
from rules_core import french as fr

from ..state import State
from .known import describe, known_items, written_date

REPLIES_DIR = Path(__file__).parents[1] / "replies"
Button = dict[str, str]
_BEFORE_SIGN = re.compile(r" ([:;?!»%])")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
LEVELS = ("loc1", "loc2", "loc3")
MOST_STEPS = 4
MOST_WARNINGS = 2
SPEAKERS = ("seeker", "tenant", "owner", "helper")
#: What a tenant may ask: he has no tax reduction.
TENANT_TOPICS = ("eligibility", "income_ceiling", "rent_ceiling", "visale")
TOPICS = ("income_ceiling", "eligibility", "rent_ceiling", "tax_reduction")


@dataclass(frozen=True)
class Reply:
    """One message to the visitor.

    Attributes:
        text: plain French text; paragraphs separated by an empty line.
        buttons: ``{"title", "payload"}``, the payload in Rasa's form.
        result: what ``rules_core`` computed, as a dictionary, or None.
        sources: ``{"title", "reference", "url", "valid_from"}`` of every figure of the text.
        status: ``answered``, ``asked``, ``declined``, ``handed_off`` or ``error``.
        progress: ``{"step", "of"}`` while questions are being asked.
        extra: more results, when levels are compared.
        card: id of the card that the text shows.
        handoff: ``{"department": code or None}`` when a person should take over.
        lost: the message was not understood (several in a row lead to a person).
    """

    text: str
    buttons: Sequence[Button] = ()
    result: dict[str, Any] | None = None
    sources: Sequence[dict[str, Any]] = ()
    status: str = "answered"
    progress: dict[str, int] | None = None
    extra: Sequence[dict[str, Any]] = field(default=())
    card: str | None = None
    handoff: dict[str, str | None] | None = None
    lost: bool = False

    def with_text(self, new_text: str) -> Reply:
        """The same reply with another text."""
        return replace(self, text=new_text)

    def send(self, dispatcher: CollectingDispatcher, state: State | None = None) -> None:
        """Hand the message to Rasa, with what is known of the visitor when ``state`` is given."""
        dispatcher.utter_message(
            text=self.text,
            buttons=list(self.buttons),
            json_message={
                "result": self.result,
                "results": [*([self.result] if self.result else []), *self.extra],
                # The same words as in the text, so that a program finds them there.
                "sources": [{**s, "title": typeset(s["title"])} for s in self.sources],
                "status": self.status,
                "progress": self.progress,
                "known": known_items(state) if state else [],
                "card": self.card,
                "handoff": self.handoff,
                "lost": self.lost,
            },
        )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        autoescape=False,  # noqa: S701 - plain text, never HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        euros=fr.euros,
        cents=fr.cents,
        m2=fr.square_metres,
        percent=fr.percent,
        day=fr.day,
        site=_site,
        of=_of,
    )
    return env


def _of(words: str) -> str:
    """« de 45 m² », « d’enfant »."""
    elided = words[0] in "aeiouéèêAEIOUÉÈÊ" and not words.startswith("oui")
    return f"d’{words}" if elided else f"de {words}"


def _site(url: str) -> str:
    """A web address as people read it: « www.anil.org »."""
    return url.removeprefix("https://").rstrip("/")


@lru_cache(maxsize=8)
def load_replies(name: str) -> dict[str, Any]:
    """Content of ``actions/replies/<name>.yml``."""
    content: dict[str, Any] = yaml.safe_load((REPLIES_DIR / f"{name}.yml").read_text("utf-8"))
    return content


def text(key: str, **values: Any) -> str:
    """Render the template ``key`` of ``answers.yml`` or ``messages.yml``."""
    template = load_replies("answers").get(key) or load_replies("messages")[key]
    return typeset(_environment().from_string(template).render(**values).strip())


def typeset(words: str) -> str:
    """French typography: no-break spaces inside « » and before : ; ? ! and %, curly apostrophes."""
    words = _BEFORE_SIGN.sub("\u00a0\\1", words).replace("« ", "«\u00a0")
    return _APOSTROPHE.sub("’", words)


def button(key: str, payload: str) -> Button:
    """A button titled after ``key`` of ``buttons.yml``."""
    return {"title": typeset(load_replies("buttons")[key]), "payload": payload}


def topic_buttons(state: State | None = None) -> list[Button]:
    """The main things one can ask, for a visitor who does not know how to go on."""
    tenant = state is not None and state.audience == "tenant"
    return [
        button(f"goal.{goal}", f"/ask_{goal}") for goal in (TENANT_TOPICS if tenant else TOPICS)
    ]


def speaker_buttons() -> list[Button]:
    """Who the visitor may be."""
    return [button(f"speaker.{who}", f'/inform{{"speaker":"{who}"}}') for who in SPEAKERS]


def source_of(reference: Reference) -> dict[str, Any]:
    """A reference of ``rules_core`` in the shape of the public interface."""
    return {
        "title": reference.title,
        "reference": reference.reference,
        "url": reference.url,
        "valid_from": reference.valid_from.isoformat(),
    }


def unique_sources(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The sources of ``results``, each once, in order."""
    return unique_dicts([source_of(ref) for result in results for ref in result.references])


def unique_dicts(sources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """``sources``, each once, in order."""
    return list({(s["title"], s["reference"]): s for s in sources}.values())


#: Energy classes without a convention before works (BOI-IR-RICI-400-10 § 90).
_TOO_LOW = frozenset({"F", "G"})
#: Rules whose figures need the rents to be declared under the « régime réel ».
REDUCTIONS = frozenset({"tax-reduction", "comparison"})
#: Input of a result → the slot it comes from.
BASIS = {
    "commune": "commune",
    "zone_abc": "zone_abc",
    "department": "overseas",
    "household": "household",
    "income_eur": "income",
    "net_monthly_salary_eur": "income",
    "surface_m2": "surface",
    "annex_m2": "annex_surface",
    "rent_eur": "rent",
    "market_rent_eur": "rent",
    "rent_with_charges_eur": "rent",
    "dpe": "dpe",
    "income_tax_eur": "income_tax",
    "other_advantages_eur": "other_advantages",
    "age": "age",
}


def basis(results: Sequence[Result], state: State) -> str:
    """« Calculé pour : Lens (62), couple, 45 m². », so that people can put it right."""
    used = {name for result in results for name, value in result.inputs.items() if value}
    if "commune" in used or state.commune:
        used.discard("zone_abc")
    slots = dict.fromkeys(slot for name, slot in BASIS.items() if name in used)
    named = load_replies("words")["basis"]
    known = {slot: words for slot in slots if (words := describe(slot, state))}
    items = [named.get(slot, "{}").format(words) for slot, words in known.items()]
    if "annex_surface" in known and (counted := _counted_annexes(results)):
        place = list(known).index("annex_surface")
        items[place] += text("counted_annexes", area=counted)
    said = [text("basis", items=items)] if items else []
    if "household" in known and ADULTS_UNSAID in state.get("household"):
        said.append(text("any_adults"))
    if (state.heard.get("spelling") or state.homonyms) and state.commune:
        said.insert(0, text("understood_place", place=state.commune.label))
    return " ".join(said)


def _counted_annexes(results: Sequence[Result]) -> Decimal | None:
    """What the annexes add to the surface that a rent ceiling is computed on, m²."""
    for result in results:
        surface = result.inputs.get("surface_m2")
        wholes = [each.value for each in result.figures if each.id == "weighted_surface"]
        if surface is not None and wholes and isinstance(wholes[0], Decimal):
            return wholes[0] - Decimal(str(surface))
    return None


def about_the_tenant(words: str, state: State) -> str:
    """A landlord asks about the tenant's income: « votre revenu » becomes his."""
    if state.owner:
        for yours, his in load_replies("words")["about_the_tenant"].items():
            words = words.replace(yours, his)
    return words


def _enough(steps: list[Button], results: Sequence[Result], state: State) -> list[Button]:
    """Two next steps at least: ways to vary what the answer depends on complete them."""
    used = {name for result in results for name, value in result.inputs.items() if value}
    slots = [slot for name, slot in BASIS.items() if name in used and state.get(slot)]
    for slot in dict.fromkeys(slots):
        if len(steps) > 1:
            break
        steps.append(button(f"vary.{slot}", f'/change{{"slot":"{slot}"}}'))
    return steps[:MOST_STEPS]


def _levels_without_figure(results: Sequence[Result], state: State) -> list[str]:
    """A word on the levels that a list of all of them leaves out."""
    found = {result.inputs.get("level") for result in results}
    if state.get("scheme") != "loc_avantages" or state.get("level") or not any(found):
        return []
    if all(result.verdict is Verdict.UNKNOWN for result in results):
        return []  # what is missing is not a figure of those levels: all of them lack it
    left_out = [level.capitalize() for level in LEVELS if level not in found]
    if left_out == ["Loc3"] and state.get("intermediation") == "none":
        return [text("loc3_with_association")]
    return [text("levels_without_figure", levels=left_out)] if left_out else []


def _is_of_loc_avantages(result: Result, state: State) -> bool:
    """Whether a figure is of use under such a convention only."""
    rent = result.rule == "rent-ceiling" and state.get("scheme") == "loc_avantages"
    return rent or result.rule in REDUCTIONS


def reply_from_results(
    results: Sequence[Result],
    state: State,
    next_steps: Sequence[Button] = (),
    summaries: Sequence[str] = (),
) -> Reply:
    """The usual answer: the sentence, what to be careful about, the source and its date.

    Args:
        results: what the rules computed.
        state: the conversation.
        next_steps: buttons.
        summaries: sentences to say in place of those of the results.
    """
    sources = unique_sources(results)
    notice = state.commune.zone_notice(state.on) if state.commune else None
    # First: a message that is cut short still says that the zone changed.
    warnings = list(
        dict.fromkeys(
            ([notice] if notice else [])
            + [w.message for result in results for w in result.warnings]
        )
    )
    missing = _levels_without_figure(results, state)
    brief = bool(state.heard.get("brief"))  # what the message before this one already says
    answer = Reply(
        text=text(
            "result",
            summaries=[*(summaries or [result.summary for result in results]), *missing],
            basis="" if brief else basis(results, state),
            warnings=warnings[: 1 if brief else MOST_WARNINGS],
            source=sources[0] if sources else None,
            on=state.on,
        ),
        buttons=_enough(list(next_steps), results, state),
        result=results[0].to_dict(),
        extra=[result.to_dict() for result in results[1:]],
        sources=sources,
    )
    answer = answer.with_text(about_the_tenant(answer.text, state))
    if ADULTS_UNSAID in (state.get("household") or ()):
        one, either = load_replies("words")["any_adults"]
        answer = answer.with_text(answer.text.replace(one, either))
    judged = results[0].rule == "dwelling-eligibility"  # furniture is one of its conditions
    if state.get("furnished") and state.get("scheme") == "loc_avantages" and not judged:
        answer = answer.with_text(f"{text('furnished_excluded')}\n\n{answer.text}")
    if state.get("tax_regime") == "micro_foncier" and results[0].rule in REDUCTIONS:
        answer = answer.with_text(f"{text('micro_excluded')}\n\n{answer.text}")
    if state.get("dpe") in _TOO_LOW and _is_of_loc_avantages(results[0], state):
        excluded = text("class_excluded", dpe=state.get("dpe"))
        answer = answer.with_text(f"{excluded}\n\n{answer.text}")
    lease = state.get("lease_date") or {}
    day, said = fr.day(state.on), written_date(lease, state.on)
    if said == day or not lease["date"].startswith(str(state.on.year)):
        return answer
    # « bail signé en 2024 »: the visitor gave no day, the answer names none.
    whole = answer.text.replace(f"qui commence le {day}", f"de {said}")
    return answer.with_text(whole.replace(f"au {day}", f"en {said}"))
