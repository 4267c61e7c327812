"""Landlords: dwelling, rents, tax, comparison, LLI, Relance logement, calendar."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from good_requests import GOOD, TODAY

from rules_core import NoParameter, Place, Result, Verdict, evaluate

LENS = Place("B1", "autres_regions", "62498", "Lens", "62")


def ask(rule: str, place: Place | None = LENS, **request: Any) -> Result:
    return evaluate(rule, request, place, today=TODAY)


def statuses(result: Result) -> dict[str, str]:
    return {condition.code: condition.status for condition in result.conditions}


def codes(result: Result) -> set[str]:
    return {notice.code for notice in result.warnings}


@pytest.mark.parametrize(
    ("request_fields", "code", "status"),
    [
        ({"tenant_relation": "ascendant"}, "tenant_relation", "not_met"),
        ({"tenant_relation": "descendant"}, "tenant_relation", "not_met"),
        ({"tenant_relation": "tax_household"}, "tenant_relation", "not_met"),
        ({"tenant_relation": "other_family"}, "tenant_relation", "met"),
        ({"tenant_relation": "none"}, "tenant_relation", "met"),
        ({"dpe": "A"}, "energy", "met"),
        ({"dpe": "E"}, "energy", "met"),
        ({"dpe": "F"}, "energy", "not_met"),
        ({"dpe": "E", "anah_works": True}, "energy", "not_met"),
        ({"dpe": "D", "anah_works": True}, "energy", "met"),
        ({"dpe": "F"}, "letting_ban", "met"),
        ({"dpe": "F", "date": "2028-01-01"}, "letting_ban", "not_met"),
        ({"dpe": "G"}, "letting_ban", "not_met"),
        ({"dpe": "G", "date": "2024-12-31"}, "letting_ban", "met"),
        ({"dpe": "D"}, "letting_ban", "met"),
        ({"furnished": True}, "unfurnished", "not_met"),
        ({"furnished": False}, "unfurnished", "met"),
        ({"main_residence": False}, "main_residence", "not_met"),
        ({"duration_years": 5}, "duration", "not_met"),
        ({"duration_years": 6}, "duration", "met"),
        ({"current_occupant": True}, "occupant", "not_met"),
        ({"current_occupant": True, "renewal": True}, "occupant", "met"),
        ({"current_occupant": False}, "occupant", "met"),
        ({"request_date": "2027-01-21"}, "request", "met"),
        ({"request_date": "2027-01-22"}, "request", "not_met"),
        ({"date": "2027-12-15", "request_date": "2028-01-02"}, "registration", "not_met"),
        ({"date": "2027-12-15", "request_date": "2027-12-31"}, "registration", "met"),
        ({"date": "2024-12-20", "request_date": "2025-01-10"}, "registration", "not_met"),
        ({"date": "2024-12-20", "request_date": "2025-02-14"}, "registration", "met"),
        ({"other_scheme": "none"}, "no_cumulation", "met"),
        ({"other_scheme": "pinel"}, "no_cumulation", "not_met"),
        ({"other_scheme": "louer_abordable"}, "no_cumulation", "not_met"),
        ({"other_scheme": "relance_logement"}, "no_cumulation", "not_verified"),
        ({"tax_regime": "micro_foncier"}, "real_regime", "not_met"),
        ({"tax_regime": "reel"}, "real_regime", "met"),
        ({"surface_m2": 9, "ceiling_height_m": 2.2}, "decency", "met"),
        ({"surface_m2": 9}, "decency", "not_verified"),
        ({"surface_m2": 8}, "decency", "not_verified"),
        ({"surface_m2": 8, "ceiling_height_m": 2.3}, "decency", "not_met"),
        ({"surface_m2": 8, "ceiling_height_m": 2.5}, "decency", "met"),
        ({"volume_m3": 20}, "decency", "met"),
        ({"volume_m3": 19}, "decency", "not_verified"),
        ({"surface_m2": 12, "ceiling_height_m": 1.5, "volume_m3": 18}, "decency", "not_met"),
        ({"level": "loc3", "intermediation": "none"}, "intermediation", "not_met"),
        ({"level": "loc3", "intermediation": "mandat"}, "intermediation", "met"),
        ({"level": "loc3", "intermediation": "any"}, "intermediation", "met"),
        ({"level": "loc3"}, "intermediation", "not_verified"),
    ],
)
def test_each_condition_of_a_letting(
    request_fields: dict[str, Any], code: str, status: str
) -> None:
    result = ask("dwelling-eligibility", **request_fields)
    assert statuses(result)[code] == status
    if status == "not_met":
        assert result.verdict is Verdict.NOT_ELIGIBLE
        # A class that works can mend is no « non » for good.
        assert result.summary.startswith(("Non", "Pas en l’état"))


def test_a_letting_of_which_nothing_is_known() -> None:
    result = ask("dwelling-eligibility")
    assert result.verdict is Verdict.CONDITIONAL
    assert set(statuses(result).values()) == {"not_verified"}
    assert len(result.unverified) == len(result.conditions) == 12
    assert "intermediation" not in statuses(result)


def test_several_obstacles_are_named() -> None:
    result = ask("dwelling-eligibility", dpe="G", furnished=True)
    assert "DPE G ne peut plus être louée depuis le 1er\u00a0janvier\u00a02025" in result.summary
    assert "il faut E ou mieux" in result.summary
    assert "un logement meublé n’ouvre pas droit" in result.summary


def test_a_class_that_may_still_be_let_without_a_convention() -> None:
    result = ask("dwelling-eligibility", dpe="F")
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert "Sans convention, oui" in result.summary
    assert "jusqu’au 31\u00a0décembre\u00a02027" in result.summary
    assert "Sans convention" not in ask("dwelling-eligibility", dpe="G").summary


def test_open_conditions_are_named() -> None:
    summary = ask("dwelling-eligibility").summary
    assert summary.startswith("C’est possible pour une convention Loc’Avantages, à vérifier")
    assert "autres conditions" in summary


def test_single_source_exclusions_are_flagged() -> None:
    result = ask("dwelling-eligibility", tax_regime="micro_foncier")
    assert codes(result) == {"micro_foncier_single_source"}
    result = ask("dwelling-eligibility", other_scheme="relance_logement")
    assert codes(result) == {"relance_not_verified"}


def test_a_letting_before_the_scheme() -> None:
    with pytest.raises(NoParameter, match="Louer abordable"):
        ask("dwelling-eligibility", dpe="C", date="2022-02-28")


def test_dwelling_conditions_of_lli_are_those_of_lli() -> None:
    result = ask("dwelling-eligibility", scheme="lli", investor="personne_morale")
    assert result.rule == "lli-conditions"


def test_an_official_base_rent_is_not_questioned() -> None:
    request = {"level": "loc2", "surface_m2": 45, "base_rent_eur_m2": 9.5}
    official = ask("rent-ceiling", **request, base_rent_is_official=True)
    assert official.warnings == ()
    assert official.figures[0].confidence == "high"
    given = ask("rent-ceiling", **request)
    assert codes(given) == {"base_rent_from_user"}
    assert given.figures[0].confidence == "medium"
    assert any("arrondi" in label for label in given.unverified)


def test_a_rent_equal_to_the_ceiling_respects_it() -> None:
    result = ask("rent-ceiling", scheme="lli", surface_m2=45, rent_eur=594.90)
    assert result.verdict is Verdict.ELIGIBLE
    assert result.figure("margin") == 0
    assert "respecte" in result.summary


@pytest.mark.parametrize("department", ["977"])
def test_no_rent_grid_for_some_collectivities(department: str) -> None:
    with pytest.raises(NoParameter, match="outre-mer"):
        ask("rent-ceiling", Place(department=department), scheme="lli", surface_m2=45)


def test_rents_of_loc_avantages_start_with_the_scheme() -> None:
    with pytest.raises(NoParameter, match="2022"):
        ask("rent-ceiling", level="loc1", surface_m2=45, date="2021-06-01")


@pytest.mark.parametrize(
    ("level", "mode", "rate"),
    [
        ("loc1", "none", 15),
        ("loc1", "mandat", 20),
        ("loc1", "sous_location", 20),
        ("loc2", "none", 35),
        ("loc2", "mandat", 40),
        ("loc2", "any", 40),
        ("loc3", "mandat", 65),
        ("loc3", "sous_location", 65),
        ("loc3", None, 65),
    ],
)
def test_rates(level: str, mode: str | None, rate: int) -> None:
    result = ask("tax-reduction", level=level, intermediation=mode)
    assert result.verdict is Verdict.COMPUTED
    assert result.figure("tax_reduction_rate") == rate


def test_the_reduction_ends_with_the_scheme() -> None:
    with pytest.raises(NoParameter, match="31\u00a0décembre\u00a02027"):
        ask("tax-reduction", level="loc1", intermediation="none", date="2028-01-01")


@pytest.mark.parametrize(
    ("level", "mode", "surface", "bonus"),
    [
        ("loc2", "mandat", 50, 2000),
        ("loc2", "sous_location", 50, 1000),
        ("loc3", "sous_location", 39, 2000),
        ("loc2", "mandat", 40, 2000),
        ("loc2", "mandat", None, 2000),
        ("loc1", "mandat", 30, None),
        ("loc2", "none", 30, None),
        ("loc2", "any", 30, None),
    ],
)
def test_bonuses(level: str, mode: str, surface: int | None, bonus: int | None) -> None:
    result = ask("tax-reduction", level=level, intermediation=mode, surface_m2=surface)
    amounts = [figure for figure in result.figures if figure.id == "bonus"]
    assert [figure.value for figure in amounts] == ([] if bonus is None else [bonus])
    assert all(figure.confidence == "medium" for figure in amounts)
    doubtful = any("supplément de prime" in label for label in result.unverified)
    assert doubtful == (bonus is not None and surface in {40, None})


def test_a_bonus_of_an_unknown_date_is_not_verified() -> None:
    result = ask("tax-reduction", level="loc2", intermediation="mandat", date="2024-06-01")
    assert "La prime d’intermédiation à cette date" in result.unverified


def test_a_cap_already_used_up() -> None:
    result = ask(
        "tax-reduction",
        level="loc1",
        intermediation="none",
        rent_eur=500,
        other_advantages_eur=12000,
    )
    assert result.figure("tax_reduction_annual") == 0
    assert result.figure("tax_reduction_lost") == 900
    assert statuses(result) == {"real_regime": "not_verified", "income_tax": "not_verified"}


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"income_tax_eur": 700}, "ne peut pas dépasser votre impôt (700 € par an)"),
        ({"other_advantages_eur": 9500}, "les autres en prennent déjà 9 500 €"),
        ({"income_tax_eur": 9000, "other_advantages_eur": 9500}, "prennent déjà 9 500 €"),
        ({"income_tax_eur": 200, "other_advantages_eur": 9500}, "dépasser votre impôt (200 €"),
        ({"rent_eur": 4000}, "plafonné à 10 000 € par an."),
    ],
)
def test_the_true_reason_of_a_loss_is_said(known: dict[str, int], reason: str) -> None:
    case = {"level": "loc2", "intermediation": "none", "rent_eur": 600}
    summary = ask("tax-reduction", **case | known).summary
    summary = summary.replace("\u202f", " ").replace("\u00a0", " ")
    assert reason in summary
    assert ("10 000 €" in summary) == ("impôt (" not in summary)


def test_comparison_ranks_the_ways_of_letting() -> None:
    result = ask("comparison", market_rent_eur=750, surface_m2=60)
    nets = [figure.value for figure in result.figures if figure.id.endswith("_net")]
    assert len(nets) == 6
    assert nets == sorted(nets, reverse=True)
    assert "loc3_net" not in {figure.id for figure in result.figures}
    assert {figure.confidence for figure in result.figures if figure.id.startswith("loc")} == {
        "medium"
    }


def test_comparison_never_lets_above_the_market() -> None:
    result = ask(
        "comparison",
        market_rent_eur=400,
        surface_m2=60,
        base_rents_eur_m2={"loc1": 20, "loc2": 6, "loc3": 5},
    )
    assert result.figure("loc1_rent") == 400
    assert "de plus que le loyer libre" in result.summary


def test_comparison_counts_the_fees_that_are_given() -> None:
    # 12 × 637.50 = 7 650 €; 20 % = 1 530 €; 6 % of 7 650 = 459 €
    result = ask("comparison", market_rent_eur=750, surface_m2=60, management_fee_percent=6)
    assert result.figure("loc1_association_net") == Decimal("8721.00")
    assert "fees_left_out" not in codes(result)


def test_comparison_with_relance_logement() -> None:
    # 200 000 × 80 % × 3.5 % = 5 600 €, × 30 % = 1 680 €
    request = {**GOOD["comparison"], "property": "neuf", "price_eur": 200000}
    plain = ask("comparison", **request)
    assert plain.figure("relance_amortisation") == 5600
    assert "relance_apart" in codes(plain)
    taxed = ask("comparison", **request, marginal_tax_rate_percent=30)
    assert taxed.figure("relance_saving") == 1680
    with pytest.raises(KeyError):
        plain.figure("relance_saving")


def test_comparison_after_the_scheme() -> None:
    with pytest.raises(NoParameter):
        ask("comparison", market_rent_eur=750, surface_m2=60, date="2028-06-01")


@pytest.mark.parametrize(
    ("place", "special", "status"),
    [
        (Place("Abis"), None, "met"),
        (Place("B1"), None, "met"),
        (Place("B2"), None, "not_verified"),
        (Place("C"), True, "met"),
        (Place("C"), False, "not_met"),
        (None, None, "not_verified"),
        (None, True, "met"),
    ],
)
def test_zones_of_intermediate_housing(
    place: Place | None, special: bool | None, status: str
) -> None:
    result = ask("lli-conditions", place, special_perimeter=special)
    assert statuses(result)["zone"] == status


def test_intermediate_housing_checks_the_tenant_and_the_rent() -> None:
    request = {"household": {"adults": 1}, "income_eur": 36000, "surface_m2": 45}
    fine = ask("lli-conditions", **request, rent_eur=594)
    assert statuses(fine) == {
        "investor": "not_verified",
        "zone": "met",
        "social_mix": "not_verified",
        "main_residence": "not_verified",
        "income": "met",
        "rent": "met",
    }
    dear = ask("lli-conditions", **request, rent_eur=595)
    assert statuses(dear)["rent"] == "not_met"
    assert dear.verdict is Verdict.NOT_ELIGIBLE
    rich = ask("lli-conditions", household={"adults": 1}, income_eur=36145)
    assert statuses(rich)["income"] == "not_met"
