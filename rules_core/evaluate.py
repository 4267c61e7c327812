"""One door to all rules: a rule name, a request (JSON-like values) and a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rules_core.comparison import Flat, RelanceOption, compare
from rules_core.convention_calendar import convention_calendar
from rules_core.dates import last_day
from rules_core.dwelling import Letting, dwelling_eligibility
from rules_core.errors import InvalidInput
from rules_core.french import HARD
from rules_core.housing_allowance import housing_allowance
from rules_core.income_ceilings import income_ceiling
from rules_core.levels import all_levels
from rules_core.lli import lli_conditions
from rules_core.places import Place
from rules_core.relance_logement import LEVELS as RELANCE_LEVELS
from rules_core.relance_logement import Purchase, relance_logement
from rules_core.rent_ceilings import rent_ceiling
from rules_core.rent_renewal import rent_renewal
from rules_core.rent_revision import frozen_revision, rent_revision
from rules_core.requests import Fields
from rules_core.results import Result
from rules_core.schemes import Target, loc_avantages_level, target_of
from rules_core.tax_reduction import tax_reduction
from rules_core.tenants import Income, tenant_eligibility
from rules_core.visale import Applicant, visale

Rule = Callable[[Fields], Result]


def evaluate(
    rule: str,
    request: Mapping[str, Any],
    place: Place | None = None,
    *,
    today: date | None = None,
) -> Result:
    """Apply a rule to a request.

    Args:
        rule: one of :data:`RULES`.
        request: fields of :mod:`rules_core.fields`, as JSON-like values.
        place: where the dwelling stands, resolved by the caller; when absent, ``zone_abc``,
            ``plus_area`` and ``department`` of the request are used.
        today: the day the question is asked, default date of the lease.

    Raises:
        InvalidInput: a field is missing or wrong, or the rule does not exist.
        NoParameter: no verified figure for that date and place.
    """
    found = RULES.get(rule)
    if found is None:
        raise InvalidInput("rule", f"Règle inconnue. Les règles sont{HARD}: {', '.join(RULES)}.")
    return found(Fields(request, place, today or date.today()))


def _target(fields: Fields) -> Target:
    return target_of(fields.choice("scheme"), fields.choice("level"))


def _income_ceiling(fields: Fields) -> Result:
    return income_ceiling(
        _target(fields), fields.require_household(), fields.place(), fields.lease_date()
    )


def _tenant_eligibility(fields: Fields) -> Result:
    return tenant_eligibility(
        _target(fields),
        fields.require_household(),
        fields.place(),
        fields.lease_date(),
        _income(fields),
        intermediation=fields.choice("intermediation"),
        tenant_relation=fields.choice("tenant_relation"),
    )


def _income(fields: Fields) -> Income:
    return Income(
        fields.number("income_eur"),
        fields.number("income_n1_eur"),
        fields.number("net_monthly_salary_eur"),
    )


def _rent_ceiling(fields: Fields) -> Result:
    return rent_ceiling(
        _target(fields),
        fields.place(),
        fields.lease_date(),
        fields.require_number("surface_m2"),
        fields.number("annex_m2") or Decimal(0),
        base_rent=fields.number("base_rent_eur_m2"),
        base_rent_is_official=bool(fields.flag("base_rent_is_official")),
        rent=fields.number("rent_eur"),
    )


def _tax_reduction(fields: Fields) -> Result:
    if fields.choice("scheme") not in {None, "loc_avantages"}:
        raise InvalidInput(
            "scheme",
            "Seul loc_avantages ouvre droit à cette réduction d’impôt. Louer abordable était une "
            "déduction, et le LLI donne une TVA réduite.",
        )
    level = loc_avantages_level(fields.choice("level"))
    return tax_reduction(
        level,
        fields.choice("intermediation") or _missing_intermediation(level),
        fields.lease_date(),
        rent=fields.number("rent_eur"),
        other_advantages=fields.number("other_advantages_eur"),
        income_tax=fields.number("income_tax_eur"),
        surface=fields.number("surface_m2"),
        tax_regime=fields.choice("tax_regime"),
    )


def _missing_intermediation(level: str) -> str:
    """Loc3 always goes through an association; for the others the question must be asked."""
    if level == "loc3":
        return "any"
    raise InvalidInput(
        "intermediation",
        "Dites si le logement est loué par une association agréée (mandat, sous_location ou any) "
        "ou non (none).",
        missing=True,
    )


def _dwelling_eligibility(fields: Fields) -> Result:
    scheme = fields.choice("scheme")
    if scheme == "lli":
        return _lli_conditions(fields)
    if scheme not in {None, "loc_avantages"}:
        raise InvalidInput(
            "scheme",
            "Je vérifie les conditions de location pour loc_avantages et lli. Pour les autres "
            "dispositifs, adressez-vous à votre ADIL.",
        )
    level = fields.choice("level")
    return dwelling_eligibility(
        Letting(
            level=None if level is None else loc_avantages_level(level),
            intermediation=fields.choice("intermediation"),
            dpe=fields.choice("dpe"),
            anah_works=fields.flag("anah_works"),
            furnished=fields.flag("furnished"),
            main_residence=fields.flag("main_residence"),
            duration_years=fields.whole("duration_years"),
            tenant_relation=fields.choice("tenant_relation"),
            current_occupant=fields.flag("current_occupant"),
            renewal=fields.flag("renewal"),
            request_date=fields.day("request_date"),
            other_scheme=fields.choice("other_scheme"),
            tax_regime=fields.choice("tax_regime"),
            surface=fields.number("surface_m2"),
            height=fields.number("ceiling_height_m"),
            volume=fields.number("volume_m3"),
        ),
        fields.lease_date(),
    )


def _all_levels(fields: Fields) -> Result:
    known = ("income_eur", "net_monthly_salary_eur")
    has_income = any(fields.number(name) is not None for name in known)
    return all_levels(
        fields.require_household(),
        fields.place(),
        fields.lease_date(),
        _income(fields) if has_income else None,
    )


def _lli_conditions(fields: Fields) -> Result:
    has_income = fields.number("income_eur") is not None
    return lli_conditions(
        fields.place(),
        fields.lease_date(),
        investor=fields.choice("investor"),
        special_perimeter=fields.flag("special_perimeter"),
        main_residence=fields.flag("main_residence"),
        household=fields.household(),
        income=_income(fields) if has_income else None,
        surface=fields.number("surface_m2"),
        rent=fields.number("rent_eur"),
    )


def _comparison(fields: Fields) -> Result:
    fee, base_rents = fields.number("management_fee_percent"), fields.base_rents()
    read = fields.require_number if base_rents else fields.number
    return compare(
        Flat(
            market_rent=fields.require_number("market_rent_eur"),
            surface=read("surface_m2"),
            annexes=fields.number("annex_m2") or Decimal(0),
            base_rents=base_rents,
            management_fee_rate=None if fee is None else fee / 100,
            other_advantages=fields.number("other_advantages_eur"),
            income_tax=fields.number("income_tax_eur"),
        ),
        fields.place(),
        fields.lease_date(),
        _relance_option(fields),
    )


def _relance_option(fields: Fields) -> RelanceOption | None:
    kind = fields.choice("property")
    price = fields.number("price_eur")
    rate = fields.number("marginal_tax_rate_percent")
    if kind is None or price is None:
        return None
    return RelanceOption(kind, price, None if rate is None else rate / 100)


def _rent_revision(fields: Fields) -> Result:
    on, lease, dpe = fields.lease_date(), fields.day("lease_date"), fields.choice("dpe")
    frozen = frozen_revision(on, dpe, lease)
    if frozen is not None and not (fields.has("rent_eur") and fields.has("irl_quarter")):
        return frozen  # neither the rent nor the index is needed to refuse
    return rent_revision(
        fields.require_number("rent_eur"),
        fields.require_text("irl_quarter"),
        on,
        lease_date=lease,
        dpe=dpe,
    )


def _rent_renewal(fields: Fields) -> Result:
    end = fields.day("lease_end")
    if end is None:
        start, years = fields.day("lease_date"), fields.whole("lease_years")
        if start is None or years is None:
            raise InvalidInput(
                "lease_end",
                "Indiquez la date de fin du bail, ou sa date de début et sa durée.",
                missing=True,
            )
        end = last_day(start, years)
    return rent_renewal(
        end, fields.lease_date(), over_million=fields.flag("agglomeration_over_million")
    )


def _visale(fields: Fields) -> Result:
    return visale(
        Applicant(
            age=fields.whole("age"),
            student=fields.flag("student"),
            employee=fields.flag("employee"),
            net_income=fields.number("net_income_eur"),
            rent=fields.number("rent_with_charges_eur"),
            lease_signed=fields.flag("lease_signed"),
        ),
        fields.place(),
        fields.lease_date(),
        large_agglomeration=fields.flag("agglomeration_over_100k"),
    )


def _housing_allowance(fields: Fields) -> Result:
    scheme, level = fields.choice("scheme"), fields.choice("level")
    target = None if scheme is None and level is None else target_of(scheme, level)
    return housing_allowance(target, fields.lease_date())


def _calendar(fields: Fields) -> Result:
    return convention_calendar(
        fields.lease_date(),
        dpe=fields.choice("dpe"),
        request_date=fields.day("request_date"),
    )


def _relance_logement(fields: Fields) -> Result:
    return relance_logement(
        Purchase(
            property=fields.require_choice("property"),
            level=_relance_level(fields),
            price=fields.require_number("price_eur"),
            works=fields.number("works_eur"),
            dpe_after=fields.choice("dpe_after"),
            collective_building=fields.flag("collective_building"),
            furnished=fields.flag("furnished"),
            main_residence=fields.flag("main_residence"),
            tenant_relation=fields.choice("tenant_relation"),
            duration_years=fields.whole("duration_years"),
            tax_regime=fields.choice("tax_regime"),
        ),
        fields.lease_date(),
    )


def _relance_level(fields: Fields) -> str:
    level = fields.choice("level") or "intermediaire"
    if level not in RELANCE_LEVELS:
        raise InvalidInput("level", f"Le niveau est{HARD}: {', '.join(RELANCE_LEVELS)}.")
    return level


RULES: Mapping[str, Rule] = {
    "income-ceiling": _income_ceiling,
    "tenant-eligibility": _tenant_eligibility,
    "all-levels": _all_levels,
    "rent-ceiling": _rent_ceiling,
    "dwelling-eligibility": _dwelling_eligibility,
    "tax-reduction": _tax_reduction,
    "comparison": _comparison,
    "lli-conditions": _lli_conditions,
    "rent-revision": _rent_revision,
    "rent-renewal": _rent_renewal,
    "visale": _visale,
    "housing-allowance": _housing_allowance,
    "calendar": _calendar,
    "relance-logement": _relance_logement,
}
