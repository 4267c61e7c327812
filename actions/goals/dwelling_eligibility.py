"""« Puis-je louer ce logement… ? »: the dwelling, the lease and who the tenant is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from knowledge.cases import dwelling_conditions
from rules_core import Result, Verdict
from rules_core import french as fr
from rules_core.energy import ban_of_running_lease, letting_ban_day
from rules_core.lease_term import Kind
from rules_core.registry import parameter

from ..services import Services
from ..state import State
from ..wording.known import of_date
from ..wording.render import Reply, button, reply_from_results, source_of, text
from .goal import Goal

#: Conditions that most often decide, in that order.
DECISIVE = ("energy", "intermediation", "unfurnished", "request", "tenant_relation", "occupant")
SHOWN = 3


def _needs(_state: State) -> list[str]:
    # Every condition left unsaid is listed as « à vérifier »: nothing has to be asked.
    return []


def _answer(state: State, services: Services) -> Reply:
    if running := _running_lease(state):
        return running
    lli = state.get("scheme") == "lli"
    result = dwelling_conditions(state, services.today())
    second = "income_ceiling" if lli else "tax_reduction"  # that reduction is Loc'Avantages' own
    steps = [
        button("goal.rent_ceiling", "/ask_rent_ceiling"),
        button(f"goal.{second}", f"/ask_{second}"),
    ]
    if state.get("tax_regime") == "micro_foncier" and not lli:
        steps.insert(0, button("card.tax_regime", '/show_card{"card":"fisc-micro-foncier"}'))
    elif state.get("dpe") is None and not lli:
        steps.insert(0, button("give.dpe", '/change{"slot":"dpe"}'))
    return reply_from_results([result], state, steps, _open_points(result, state, services.today()))


def _running_lease(state: State) -> Reply | None:
    """« la locataire est là depuis 2021 » of a class G: that lease goes on; None otherwise."""
    lease, dpe = state.get("lease_date"), state.get("dpe")
    if not lease or state.get("scheme") or state.get("level"):
        return None
    kind: Kind = "furnished" if state.get("furnished") else "unfurnished"
    day = ban_of_running_lease(dpe, date.fromisoformat(lease["date"]), state.today, kind)
    if day is None or date.fromisoformat(lease["date"]) >= state.today:
        return None
    said = text(
        "running_lease",
        dpe=dpe,
        begun=of_date(lease, date.fromisoformat(lease["date"])),
        day=day,
        by_year=lease.get("precision") == "year",
        past=day <= state.today,
        ban=letting_ban_day(dpe, state.today),
    )
    source = parameter("letting.energy_ban", state.today, dpe=dpe).source
    steps = [button("goal.rent_revision", "/ask_rent_revision")]
    return Reply(said, buttons=steps, sources=[source_of(source)])


def _open_points(result: Result, state: State, today: date) -> list[str]:
    """The verdict, and the few open conditions that decide most cases."""
    if state.get("scheme") == "lli":
        return []
    against = [c.code for c in result.conditions if c.status == "not_met"]
    if against == ["request"]:
        return [_too_late(result, state, today)]
    if against == ["real_regime"]:
        return [text("not_with_micro")]
    if "letting_ban" in against:
        letter = str(result.inputs.get("dpe"))
        return [text("banned", dpe=letter, start=letting_ban_day(letter, result.valid_on))]
    if result.verdict is not Verdict.CONDITIONAL:
        return []
    waiting = {c.code: c.label for c in result.conditions if c.status == "not_verified"}
    least = parameter("letting.decency.surface", result.valid_on).amount
    surface = result.inputs.get("surface")
    small = surface is not None and Decimal(str(surface)) < least
    decisive = (*(["decency"] if small else []), *DECISIVE)
    first = [waiting.pop(code) for code in decisive if code in waiting][:SHOWN]
    rest = len(result.unverified) - len(first)
    others = fr.plural(rest, "autre condition", "autres conditions") if rest > 0 else ""
    level = result.inputs.get("level")
    name = f"en {str(level).capitalize()}" if level else "en Loc’Avantages"
    closing = result.figure("registration_deadline")
    ahead = isinstance(closing, date) and result.valid_on > closing
    opening = [text("after_the_end", start=result.valid_on, closing=closing)] if ahead else []
    told = {*state.heard.get("new", ()), *state.heard.get("changed", ())}
    if "tax_regime" in told:
        opening.append(text("with_real"))
    if told == {"dpe"} and any(c.code == "energy" and c.status == "met" for c in result.conditions):
        opening.append(text("class_enough", dpe=state.get("dpe")))
    kin = "tenant_relation" in told and state.get("tenant_relation") == "other_family"
    closing_words = [text("kin_allowed")] if kin else []
    conditions = text("conditions_first", name=name, labels=first, others=others)
    return [*opening, conditions, *closing_words]


def _too_late(result: Result, state: State, today: date) -> str:
    """The time to ask is over: what remains possible for that dwelling, as the law stands today."""
    lease = state.get("lease_date") or {}
    exact = lease.get("precision") != "year"
    return text(
        "no_longer",
        start=of_date(lease, state.on),
        deadline=result.figure("request_deadline") if exact else None,
        months=fr.number(parameter("loc_avantages.request.delay", today).amount),
        closing=parameter("loc_avantages.registration_deadline", today).day,
    )


GOAL = Goal("dwelling_eligibility", _needs, _answer)
