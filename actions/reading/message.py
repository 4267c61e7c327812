"""Reads one message in the light of the conversation: which slots change, and to what."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

from rasa_sdk import Tracker

from knowledge.cases import merge_household
from knowledge.territory import Territory

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS
from ..turns import last_answer, last_card, typed
from .advantages import advantages_said, without
from .annexes import adds, counted_annexes
from .asked_goals import (
    CONTINUATIONS,
    Message,
    asked_goals,
    compares_levels,
    needless,
    only_answers,
    wants_ceilings,
)
from .clauses import outside_questions
from .figures import corrected_slot, is_base_rent, is_year, lone_figure, names_money, slot_of_figure
from .hearing import count_refusal, misspelt, reject_impossible, vague_place, what_was_heard
from .income_years import counted, without_income_years
from .incomes import (
    LEAST_PLAIN_YEAR,
    incomes_of,
    of_each,
    of_someone_else,
    of_the_tenant,
    period_said,
    refuses_income,
    total,
)
from .meaning import as_meant
from .moments import next_revision, settled_dates
from .own_figures import own_figures
from .people import lone_tenant, own_household, said_in_passing, someone_joins
from .place_reading import PlaceReading
from .places import may_be_bare, supposed_place
from .readable import ASKING, FALLBACK, SKIP_INTENTS, SPEAKING, VALUE_INTENTS, readable_entities
from .scheme_reading import Said, scheme_and_level
from .short_turns import turned_over
from .speaker import people_said
from .tax_due import besides, tax_due

Entity = dict[str, Any]

#: Entities copied to the slot of the same name as they are.
PLAIN_ENTITIES = frozenset(FACT_SLOTS) - {
    *("commune", "zone_abc", "household", "income", "scheme", "level", "lease_end", "income_tax")
}
#: Slots that a bare number can answer when they are the one asked for.
NUMERIC_SLOTS = frozenset({"surface", "annex_surface", "rent", "base_rent", "income_tax"})
SURFACES = frozenset({"surface", "annex_surface"})
#: Beyond, a bare number is no number of persons.
LARGEST_HOUSEHOLD = 15
#: Facts of one question, which must not stick to the next one that stands by itself.
QUESTION_SLOTS = ("lease_date", "request_date", "revision_date", "tenant_relation", "vacant_months")


class Reading:
    """What the latest message of a conversation changes.

    Attributes:
        changes: new value of each slot that changes.
    """

    def __init__(self, tracker: Tracker, territory: Territory, today: date) -> None:
        message = tracker.latest_message
        self._tracker, self._territory, self._today = tracker, territory, today
        self._text: str = message.get("text") or ""
        self._intent, self._said = as_meant(tracker)
        self._requested: str | None = tracker.get_slot("requested_slot")
        self._continues = self._text.casefold().lstrip().startswith(CONTINUATIONS)
        tax = tax_due(self._text)
        if tax is not None:  # its amount is no rent and no income
            self._said = besides(self._said, *tax[1:])
        readable = readable_entities(self._intent, self._requested)
        beside = outside_questions(self._text, self._said) if self._intent in ASKING else []
        # A role marks what is only passed by (a value corrected); that of a number, its period.
        self._entities: list[Entity] = [
            entity
            for entity in self._said
            if (entity["entity"] in readable or entity in beside)
            and (entity.get("role") is None or entity["entity"] == "number")
        ] or supposed_place(self._text, self._said, tracker.slots)
        self._entities = without_income_years(self._entities, typed(tracker))
        self.changes: dict[str, Any] = {} if tax is None else {"income_tax": tax[0]}
        self._read()

    def _read(self) -> None:
        self._read_goals()
        if self._intent == "stop" and self._tracker.get_slot("suspended"):
            self.changes["suspended"] = None
        for entity in self._entities:
            if entity["entity"] in PLAIN_ENTITIES:
                self.changes[entity["entity"]] = entity["value"]
        self.changes |= turned_over(self._text, self._tracker.slots, self._today)
        self.changes |= settled_dates(self.changes, self._text, self._tracker.slots, self._today)
        shown = (last_answer(self._tracker) or {}).get("result")
        self.changes |= next_revision(self.changes, self._text, self._tracker.slots, shown)
        self._add_annexes()
        meant, slots = (self._intent, self._said), self._tracker.slots
        self.changes |= own_figures(typed(self._tracker), meant, slots, self.changes, self._today)
        self._read_scheme()
        self._read_household()
        self._read_income()
        self._read_place()
        who = (self._text, self._intent, self._last("speaker"), self._tracker.slots)
        self.changes = people_said(*who) | self.changes
        if self._requested and self._requested != "goals":
            self._read_answer(self._requested)
        else:
            self._read_figure_of_goal()
        self._drop_stale_base_rent()
        if refuses_income(self._text):
            self._skip("income")
        if "goals" in self.changes and self._stands_by_itself():
            for slot in QUESTION_SLOTS:
                self.changes.setdefault(slot, None)
        self._hear()
        self._forget_skips_of_what_is_known()

    def _hear(self) -> None:
        """Take out figures that cannot be right, and note what the message changes."""
        refusals = self._tracker.get_slot("refusals")
        asked = self._requested if self._answers() else None
        rejected = reject_impossible(self.changes, self._text, asked, refusals)
        heard = what_was_heard(self._tracker, self.changes, self._said)
        goals = self._tracker.get_slot("goals")
        if self.changes.get("goals", goals) != goals and not heard.get("corrects"):
            heard["given"] = list(heard.pop("changed", {}))  # another question altogether
        if rejected:
            heard["rejected"] = rejected
            if not self._requested:
                self.changes[rejected["slot"]] = None  # to be asked again
        settled = self.changes.get("commune") or self.changes.get("commune_candidates")
        if vague := {} if settled else vague_place(self._said):
            heard |= vague
            if self._requested == "commune":
                count_refusal(self.changes, "commune", refusals)
        figure = lone_figure(self._said, self._tracker.slots)
        if figure is not None and "goals" not in self.changes:
            heard["figure"] = figure
        code = self.changes.get("commune")
        if code and (homonyms := self._place().homonyms(code)):
            heard["homonyms"] = homonyms
        if code and self._intent in SPEAKING and misspelt(self._text, code, self._territory):
            heard["spelling"] = True
        if heard or self._tracker.get_slot("heard"):
            self.changes["heard"] = heard or None

    def _all(self, name: str) -> list[Any]:
        return [entity["value"] for entity in self._entities if entity["entity"] == name]

    def _last(self, name: str) -> Any:
        """The value of the last entity called ``name``, None when there is none."""
        values = self._all(name)
        return values[-1] if values else None

    def _read_goals(self) -> None:
        after_card = last_card(self._tracker) is not None
        message = Message(self._text, self._intent, self._entities, after_card)
        former = self._tracker.get_slot("goals") or []
        if compares_levels(message, former):
            self.changes |= {"scheme": "loc_avantages", "level": None}
            self._skip("level")
            return
        if self._requested in FACT_SLOTS and former and only_answers(message, self._requested):
            return
        goals = asked_goals(message, former, self._place().both_places())
        if goals is None and self._requested and wants_ceilings(self._text):
            goals = ["income_ceiling"]
        if goals is None:
            return
        self.changes["goals"] = goals
        if goals != former:
            skipped = self._tracker.get_slot("skipped") or []
            self.changes["skipped"] = needless(self._text, goals, skipped)
        if self._requested and self._requested != "goals" and former and not {*goals} & {*former}:
            # It will come back once this is answered, about the same scheme.
            kept = {slot: self._tracker.get_slot(slot) for slot in ("scheme", "level")}
            self.changes["suspended"] = {"goals": former, **kept}

    def _read_scheme(self) -> None:
        unsure = self._requested == "level" and self._intent in SKIP_INTENTS
        goals = self.changes.get("goals") or self._tracker.get_slot("goals") or []
        said = Said(self._all("scheme"), self._all("level"), goals, unsure=unsure)
        found, every_level = scheme_and_level(said, self._tracker.slots)
        self.changes |= found
        if every_level:
            self._skip("level")

    def _add_annexes(self) -> None:
        """« et une cave de 6 m² en plus » completes the annexes that are known."""
        known, said = self._tracker.get_slot("annex_surface"), self.changes.get("annex_surface")
        if said:
            said = self.changes["annex_surface"] = counted_annexes(said, self._text, self._today)
        if known and said and (self._continues or adds(self._text)):
            self.changes["annex_surface"] = known + said

    def _drop_stale_base_rent(self) -> None:
        # The base rent is that of one level in one commune.
        former = {slot: self._tracker.get_slot(slot) for slot in ("level", "commune")}
        changed = any(old and self.changes.get(s, old) != old for s, old in former.items())
        if changed and self._tracker.get_slot("base_rent"):
            self.changes.setdefault("base_rent", None)

    def _read_figure_of_goal(self) -> None:
        """« pardon, 47 »: a bare number, when nothing is asked, is the goal's own figure."""
        number = self._last("number")
        if is_base_rent(number, self.changes, self._tracker.slots):
            self.changes["base_rent"] = number
            return
        goals = self._tracker.get_slot("goals") or []
        slot = slot_of_figure(number, goals)
        if not goals and any(entity["entity"] == "correction" for entity in self._said):
            slot = corrected_slot(number, self._tracker.slots)
        speaks = self._intent in (*VALUE_INTENTS, FALLBACK) or self._goes_on()
        if slot == "surface" and names_money(self._text):
            return  # « et avec un loyer de 13 ? » is no surface
        if slot and speaks and self.changes.get(slot) is None:
            self._read_number(slot)
            if slot == "income":  # a ceiling was enough so far: now there is something to judge
                self.changes["goals"] = ["eligibility"]

    def _goes_on(self) -> bool:
        """« et si je baisse à 480 en Loc3 ? » after the reduction for another rent."""
        asks = GOAL_OF_INTENT.get(self._intent or "")
        same = asks in (self._tracker.get_slot("goals") or ())
        # Whatever it sounds like, it asks for nothing else than what was being computed.
        same = same or (asks is not None and "goals" not in self.changes)
        return same and self._continues and "%" not in self._text

    def _read_household(self) -> None:
        found = self._all("household")
        known = self._tracker.get_slot("household")
        size = self._tracker.get_slot("household_size")
        if found and known is None and size:
            known = {"persons": size}  # « on est trois », then « un couple »
        if (not found or someone_joins(self._text, found)) and self._intent in SPEAKING:
            found = [said] if (said := said_in_passing(self._text, known)) else found
        elif found and (alone := lone_tenant(self._text)):
            found = [alone]
        tenants = own_household(self._text, found[-1] if found else None)
        if tenants is not None:
            found = [tenants] if tenants else []
        if found:
            self._set_household(reduce(merge_household, found, known))

    def _set_household(self, household: dict[str, Any]) -> None:
        # « on est quatre » does not say how many adults: the size is kept to ask the right thing.
        complete = "adults" in household
        self.changes["household"] = household if complete else None
        self.changes["household_size"] = None if complete else household.get("persons")

    def _read_income(self) -> None:
        """Several incomes of one kind add up; « le SMIC » is no figure and is asked again."""
        if advantages := advantages_said(self._text) if self._intent in SPEAKING else []:
            self.changes["other_advantages"] = sum(advantages)
        lease = self.changes.get("lease_date") or self._tracker.get_slot("lease_date")
        tenants = of_the_tenant(self._entities, self._text)
        main, later = counted(tenants, typed(self._tracker), lease, self._today)
        income = total(without([entity["value"] for entity in main], advantages))
        if income and later:
            income |= {"next_year": total([entity["value"] for entity in later])}
        numbers = [e for e in self._entities if e["entity"] == "number"]
        known = self._tracker.get_slot("income")
        if income is None and not numbers:
            income = period_said(self._text, known)
        single = (self._tracker.get_slot("household") or {}).get("adults", 1) == 1
        income = of_someone_else(self._text, income, numbers, known, single=single) or income
        if income is not None:
            household = self.changes.get("household") or self._tracker.get_slot("household")
            self.changes["income"] = of_each(income, self._text, household)

    def _read_place(self) -> None:
        goals = self.changes.get("goals") or self._tracker.get_slot("goals") or []
        self.changes |= self._place().changes(goals)

    def _place(self) -> PlaceReading:
        slots, answers = self._tracker.slots, self._answers()
        answers = answers or may_be_bare(self._text, self._intent)
        return PlaceReading(self._text, self._entities, slots, self._territory, answers)

    def _answers(self) -> bool:
        return self._intent in VALUE_INTENTS - SKIP_INTENTS or self._intent == FALLBACK

    def _read_answer(self, requested: str) -> None:
        """Read a short answer to the question the assistant has just asked."""
        if self._intent in SKIP_INTENTS and requested in FACT_SLOTS:
            if requested not in self.changes:
                self._skip(requested)
        elif self.changes.get(requested) is not None:
            return
        elif requested == "lease_end" and "lease_date" in self.changes:
            self.changes["lease_end"] = self.changes.pop("lease_date")
        elif requested in ("student", "furnished") and self._intent in ("affirm", "deny"):
            self.changes[requested] = self._intent == "affirm"
        elif requested == "intermediation" and self._intent in ("affirm", "deny"):
            self.changes["intermediation"] = "any" if self._intent == "affirm" else "none"
        else:
            self._read_number(requested)

    def _read_number(self, requested: str) -> None:
        numbers = [e for e in self._entities if e["entity"] == "number"]
        if not numbers or (requested in SURFACES and is_year(numbers[-1]["value"], self.changes)):
            return  # « et 2024 ? » is no surface
        value, known = numbers[-1]["value"], self._tracker.get_slot("income")
        if requested in NUMERIC_SLOTS:
            self.changes[requested] = value
        elif requested == "income" or (
            requested == "household" and not known and value >= LEAST_PLAIN_YEAR
        ):
            self.changes["income"] = incomes_of(numbers, self._text, known)
        elif requested == "household" and value == int(value) and 0 < value <= LARGEST_HOUSEHOLD:
            self._set_household(merge_household(None, {"persons": int(value)}))

    def _skip(self, slot: str) -> None:
        skipped = self.changes.get("skipped", self._tracker.get_slot("skipped")) or []
        self.changes["skipped"] = [*skipped, slot]
        if slot == "commune":
            self.changes["commune_candidates"] = None

    def _forget_skips_of_what_is_known(self) -> None:
        known = {name for name in FACT_SLOTS if self.changes.get(name) is not None}
        skipped = self.changes.get("skipped", self._tracker.get_slot("skipped")) or []
        if known & set(skipped):
            self.changes["skipped"] = [name for name in skipped if name not in known]

    def _stands_by_itself(self) -> bool:
        """Tell whether an older date must not stick to this question."""
        settled = {"commune", "commune_candidates", "scheme", "level"}
        asks = self._intent in GOAL_OF_INTENT
        return asks and not self._continues and bool(settled & set(self.changes))
