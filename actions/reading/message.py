"""Reads one message in the light of the conversation: which slots change, and to what."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Tracker

from knowledge.cases import merge_household
from knowledge.territory import Territory

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS
from ..turns import explained_intent, last_answer, last_card, typed, was_asked
from .advantages import advantages_said, with_advantages, without
from .annexes import added_annexes
from .asked_goals import (
    CONTINUATIONS,
    Message,
    asked_goals,
    only_answers,
    verdict_on_income,
)
from .clauses import outside_questions
from .comparing import compares_every_level, compares_levels
from .figures import (
    corrected_slot,
    is_base_rent,
    is_year,
    lone_figure,
    names_money,
    slot_of_figure,
    stale_base_rent,
)
from .hearing import count_refusal, misspelt, reject_impossible, vague_place, what_was_heard
from .household_changes import household_change
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
from .kin_tenant import kin_tenant, only_names_kin, tenant_of_kin
from .known_again import without_known_again
from .lease_end import with_lease_end
from .meaning import as_meant
from .moments import next_revision, settled_dates
from .needless import covers, needless, wants_ceilings
from .not_known import bare_refusal, still_skipped, unknown_slot, yes_or_no
from .own_figures import own_figures
from .people import LARGEST_HOUSEHOLD, household_slots, households_said
from .place_reading import PlaceReading
from .places import may_be_bare, supposed_place
from .readable import ASKING, FALLBACK, SKIP_INTENTS, SPEAKING, VALUE_INTENTS, readable_entities
from .scheme_reading import Said, scheme_and_level
from .short_turns import turned_over
from .speaker import people_said
from .tax_due import besides, tax_due

Entity = dict[str, Any]

#: Entities copied to the slot of the same name as they are.
_READ_APART = {"commune", "zone_abc", "household", "income", "scheme", "level", "lease_end"}
PLAIN_ENTITIES = frozenset(FACT_SLOTS) - _READ_APART - {"income_tax"}
#: Slots that a bare number can answer when they are the one asked for.
NUMERIC_SLOTS = frozenset({"surface", "annex_surface", "rent", "base_rent", "income_tax"})
SURFACES = frozenset({"surface", "annex_surface"})
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
        if tax is not None:  # no rent, no income
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
        self._entities = without_known_again(self._entities, tracker.slots, self._text)
        self._household_change: str | None = None
        self.changes: dict[str, Any] = {} if tax is None else {"income_tax": tax[0]}
        self._read()

    def _read(self) -> None:
        if not only_names_kin(self._text, self._tracker.slots):  # the same of another relative
            self._read_goals()
        if self._intent == "stop" and self._tracker.get_slot("suspended"):
            self.changes["suspended"] = None
        for entity in self._entities:
            if entity["entity"] in PLAIN_ENTITIES:
                self.changes[entity["entity"]] = entity["value"]
        known = self._tracker.slots
        self.changes |= tenant_of_kin(self._text, known) if self._intent in SPEAKING else {}
        self.changes = with_lease_end(self._text, self.changes, self._entities, self._today)
        self.changes |= turned_over(self._text, self._tracker.slots, self._today)
        self.changes |= settled_dates(self.changes, self._text, self._tracker.slots, self._today)
        shown = (last_answer(self._tracker) or {}).get("result")
        self.changes |= next_revision(self.changes, self._text, self._tracker.slots, shown)
        self.changes |= added_annexes(self.changes, self._text, self._tracker.slots, self._today)
        meant = (self._intent, self._said)
        self.changes |= own_figures(typed(self._tracker), meant, known, self.changes, self._today)
        self._read_scheme()
        who = (self._text, self._intent, self._last("speaker"), self._tracker.slots)
        self.changes = people_said(*who) | self.changes
        self._read_household()
        self._read_income()
        self._read_place()
        if self._requested and self._requested != "goals":
            self._read_answer(self._requested)
        else:
            self._read_figure_of_goal()
        self.changes |= stale_base_rent(self.changes, self._tracker.slots)
        if refuses_income(self._text):
            self._skip("income")
        if "goals" in self.changes and self._stands_by_itself():
            for slot in QUESTION_SLOTS:
                self.changes.setdefault(slot, None)
        self._hear()
        self.changes |= still_skipped(self.changes, self._tracker.slots)

    def _hear(self) -> None:
        """Take out figures that cannot be right, and note what the message changes."""
        refusals = self._tracker.get_slot("refusals")
        asked = self._requested if self._answers() else None
        rejected = reject_impossible(self.changes, self._text, asked, refusals)
        heard = what_was_heard(self._tracker, self.changes, self._said)
        goals = self._tracker.get_slot("goals")
        if self.changes.get("goals", goals) != goals and not heard.get("corrects"):
            heard["given"] = list(heard.pop("changed", {}))  # another question altogether
        if self._household_change:
            heard["household"] = self._household_change
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
        return next(reversed(self._all(name)), None)

    def _read_goals(self) -> None:
        explained = GOAL_OF_INTENT.get(explained_intent(self._tracker) or "")
        message = Message(
            self._text, self._intent, self._entities, last_card(self._tracker), explained
        )
        former = self._tracker.get_slot("goals") or []
        if compares_levels(message, former):
            self.changes |= {"scheme": "loc_avantages", "level": None}
            self._skip("level")
            return
        if self._requested in FACT_SLOTS and former and only_answers(message, self._requested):
            if verdict := verdict_on_income(message, former):
                self.changes["goals"] = verdict
            return
        goals = asked_goals(message, former, self._place().both_places())
        if goals is None and self._requested and wants_ceilings(self._text):
            goals = ["income_ceiling"]
        if goals is None:
            return
        self.changes["goals"] = goals
        if compares_every_level(message) and self._tracker.get_slot("level"):
            self.changes["level"] = None
        if goals != former:
            skipped = self._tracker.get_slot("skipped") or []
            self.changes["skipped"] = needless(self._text, goals, skipped)
        pending = self._requested and self._requested != "goals" and was_asked(self._tracker)
        if pending and former and not {*goals} & {*former} and not covers(goals, former):
            # It will come back once this is answered, about the same scheme.
            kept = {slot: self._tracker.get_slot(slot) for slot in ("scheme", "level")}
            self.changes["suspended"] = {"goals": former, **kept}

    def _read_scheme(self) -> None:
        unsure = self._requested == "level" and self._intent in SKIP_INTENTS
        said = Said(self._all("scheme"), self._all("level"), self._goals(), unsure=unsure)
        found, every_level = scheme_and_level(said, self._tracker.slots)
        self.changes |= found
        if every_level:
            self._skip("level")

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
        if change := household_change(typed(self._tracker), self._tracker.slots):
            self._set_household(change.household)
            self._household_change = change.kind
            self.changes.pop("lease_date", None)  # « mon fils part l'an prochain »: no lease
            return
        if found and known is None and size:
            known = {"persons": size}  # « on est trois », then « un couple »
        found = households_said(self._text, found, known, speaks=self._intent in SPEAKING)
        tie = kin_tenant(self._text, self._tracker.slots, self._goals())
        if tie is not None:  # « et si c'est pour mon fils ? » is the tenant, no dependant
            self.changes["tenant_relation"], found = tie, []
        if found:  # several are compared: the last one told is spoken of
            self._set_household(merge_household(known, found[-1]))

    def _set_household(self, household: dict[str, Any]) -> None:
        speaker = self.changes.get("speaker") or self._tracker.get_slot("speaker")
        self.changes |= household_slots(household, owner=speaker == "owner")

    def _read_income(self) -> None:
        """Several incomes of one kind add up; « le SMIC » is no figure and is asked again."""
        advantages = advantages_said(self._text) if self._intent in SPEAKING else []
        self.changes = with_advantages(advantages, self.changes, self._text, self._tracker.slots)
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
        income = of_someone_else(self._text, income, numbers, self._tracker.slots) or income
        if income is not None:
            household = self.changes.get("household") or self._tracker.get_slot("household")
            self.changes["income"] = of_each(income, self._text, household)

    def _read_place(self) -> None:
        self.changes |= self._place().changes(self._goals())

    def _goals(self) -> list[str]:
        return self.changes.get("goals") or self._tracker.get_slot("goals") or []

    def _place(self) -> PlaceReading:
        slots, answers = self._tracker.slots, self._answers()
        answers = answers or may_be_bare(self._text, self._intent)
        return PlaceReading(self._text, self._entities, slots, self._territory, answers)

    def _answers(self) -> bool:
        return self._intent in VALUE_INTENTS - SKIP_INTENTS or self._intent == FALLBACK

    def _read_answer(self, requested: str) -> None:
        """Read a short answer to the question the assistant has just asked."""
        unsaid = self._intent in SKIP_INTENTS or bare_refusal(self._text, requested)
        if requested in FACT_SLOTS and unsaid:
            self._read_unknown(requested)
        elif self.changes.get(requested) is not None:
            return
        elif requested == "lease_end" and "lease_date" in self.changes:
            self.changes["lease_end"] = self.changes.pop("lease_date")
        elif (said := yes_or_no(requested, self._intent)) is not None:
            self.changes[requested] = said
        else:
            self._read_number(requested)

    def _read_unknown(self, requested: str) -> None:
        """« je ne sais pas », « … la surface exacte, environ 55 », « … quel niveau choisir »."""
        slot = unknown_slot(self._text, requested)
        if self._intent == "dont_know" and len(self._all("number")) == 1:
            self._read_number(slot)
        if slot not in self.changes:
            self._skip(slot)

    def _read_number(self, requested: str) -> None:
        numbers = [e for e in self._entities if e["entity"] == "number"]
        if not numbers or (requested in SURFACES and is_year(numbers[-1]["value"], self.changes)):
            return
        value, known = numbers[-1]["value"], self._tracker.get_slot("income")
        earns = requested == "household" and not known and value >= LEAST_PLAIN_YEAR
        if requested in NUMERIC_SLOTS:
            self.changes[requested] = value
        elif requested == "income" or earns:
            self.changes["income"] = incomes_of(numbers, self._text, known)
        elif requested == "household" and value == int(value) and 0 < value <= LARGEST_HOUSEHOLD:
            self._set_household(merge_household(None, {"persons": int(value)}))

    def _skip(self, slot: str) -> None:
        skipped = self.changes.get("skipped", self._tracker.get_slot("skipped")) or []
        self.changes["skipped"] = [*skipped, slot]
        if slot == "commune":
            self.changes["commune_candidates"] = None

    def _stands_by_itself(self) -> bool:
        """Tell whether an older date must not stick to this question."""
        settled = {"commune", "commune_candidates", "scheme", "level"}
        asks = self._intent in GOAL_OF_INTENT
        return asks and not self._continues and bool(settled & set(self.changes))
