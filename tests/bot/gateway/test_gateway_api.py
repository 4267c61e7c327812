"""The public API with real communes, cards and rules."""

from __future__ import annotations

from typing import Any

import pytest
import requests


def get(api_url: str, path: str, **parameters: Any) -> requests.Response:
    return requests.get(f"{api_url}{path}", params=parameters, timeout=30)


def rule(api_url: str, name: str, **body: Any) -> requests.Response:
    return requests.post(f"{api_url}/api/v1/rules/{name}", json=body, timeout=30)


COUPLE = {"adults": 2, "couple": True}


class TestCommunes:
    def test_shape_and_best_first(self, api_url: str) -> None:
        found = get(api_url, "/api/v1/communes", q="arras").json()
        assert found[0] == {
            "code": "62041",
            "name": "Arras",
            "department": "62",
            "postal_codes": ["62000"],
            "zone_abc": "B1",
            "plus_area": "autres_regions",
        }

    @pytest.mark.parametrize("q", ["62041", "62000", "ARRAS", " arras "])
    def test_by_code_postal_code_or_name(self, api_url: str, q: str) -> None:
        assert get(api_url, "/api/v1/communes", q=q).json()[0]["code"] == "62041"

    def test_homonyms(self, api_url: str) -> None:
        codes = {c["code"] for c in get(api_url, "/api/v1/communes", q="Saint-Denis").json()}
        assert {"93066", "97411"} <= codes

    def test_nothing_found_is_an_empty_list(self, api_url: str) -> None:
        response = get(api_url, "/api/v1/communes", q="qzxwv")
        assert (response.status_code, response.json()) == (200, [])

    def test_limit(self, api_url: str) -> None:
        assert len(get(api_url, "/api/v1/communes", q="saint", limit=3).json()) == 3

    @pytest.mark.parametrize(
        ("parameters", "field"),
        [
            ({}, "q"),
            ({"q": ""}, "q"),
            ({"q": "\u200b"}, "q"),
            ({"q": "x" * 201}, "q"),
            ({"q": ["a", "b"]}, "q"),
            ({"q": "a", "limit": "0"}, "limit"),
            ({"q": "a", "limit": "51"}, "limit"),
            ({"q": "a", "limit": "1e3"}, "limit"),
            ({"q": "a", "limit": "٣"}, "limit"),
            ({"q": "a", "limit": "9" * 5000}, "limit"),
        ],
    )
    def test_wrong_parameters(self, api_url: str, parameters: Any, field: str) -> None:
        response = get(api_url, "/api/v1/communes", **parameters)
        assert response.status_code == 422
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.json()["field"] == field


class TestKnowledge:
    def test_shape_and_best_first(self, api_url: str) -> None:
        found = get(
            api_url, "/api/v1/knowledge/search", q="mandat de gestion ou sous-location", limit=3
        ).json()
        assert len(found) == 3
        assert "mandat" in (found[0]["title"] + found[0]["excerpt"]).lower()
        assert set(found[0]) == {"id", "title", "excerpt", "score", "sources"}
        assert [hit["score"] for hit in found] == sorted((h["score"] for h in found), reverse=True)
        assert all(
            set(source) == {"title", "reference", "url", "valid_from"}
            for hit in found
            for source in hit["sources"]
        )


class TestRules:
    def test_income_ceiling_by_code(self, api_url: str) -> None:
        result = rule(
            api_url,
            "income-ceiling",
            commune="62041",
            scheme="loc_avantages",
            level="loc1",
            household=COUPLE,
            date="2026-05-01",
        ).json()
        assert result["verdict"] == "computed"
        assert 48268 in [figure["value"] for figure in result["figures"]]
        assert result["references"]
        assert result["steps"]

    @pytest.mark.parametrize("commune", ["Arras", "arras", "Arras 62", "62000 Arras"])
    def test_commune_by_name(self, api_url: str, commune: str) -> None:
        response = rule(api_url, "income-ceiling", commune=commune, level="loc1", household=COUPLE)
        assert response.status_code == 200, response.text
        assert 48268 in [figure["value"] for figure in response.json()["figures"]]

    def test_zone_instead_of_commune(self, api_url: str) -> None:
        response = rule(api_url, "income-ceiling", zone_abc="B1", level="loc1", household=COUPLE)
        assert 48268 in [figure["value"] for figure in response.json()["figures"]]

    def test_tenant_eligibility(self, api_url: str) -> None:
        result = rule(
            api_url,
            "tenant-eligibility",
            commune="59350",
            level="loc2",
            household={"adults": 1, "dependants": 2},
            income_eur=28000,
            date="2026-05-01",
        ).json()
        assert result["verdict"] in ("eligible", "conditional")
        assert 69863 in [figure["value"] for figure in result["figures"]]

    def test_rent_ceiling_keeps_decimals_exact(self, api_url: str) -> None:
        result = rule(
            api_url,
            "rent-ceiling",
            commune="Lens",
            scheme="lli",
            surface_m2=45.0,
            date="2026-05-01",
        ).json()
        figures = {figure["id"]: figure["value"] for figure in result["figures"]}
        assert figures["coefficient"] == 1.12

    def test_shared_name_gives_candidates(self, api_url: str) -> None:
        response = rule(
            api_url, "income-ceiling", commune="Saint-Denis", level="loc1", household=COUPLE
        )
        problem = response.json()
        assert (response.status_code, problem["field"]) == (422, "commune")
        assert {"93066", "97411"} <= {candidate["code"] for candidate in problem["candidates"]}

    def test_unknown_name_is_said(self, api_url: str) -> None:
        problem = rule(
            api_url, "income-ceiling", commune="Qzxwvville", level="loc1", household=COUPLE
        ).json()
        assert "Aucune commune" in problem["detail"]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"household": None}, "household"),
            ({"household": {"adults": -1}}, "household.adults"),
            ({"household": {"dependants": "deux"}}, "household.dependants"),
            ({"household": {"nobody": 1}}, "household.nobody"),
            ({"level": "loc9"}, "level"),
            ({"date": "1990-01-01"}, "date"),
            ({"date": "hier"}, "date"),
            ({"date": 2026}, "date"),
            ({"commune": 62041}, "commune"),
            ({"commune": ""}, "commune"),
            ({"commune": None, "zone_abc": "Z"}, "zone_abc"),
            ({"commune": None}, "commune"),
        ],
    )
    def test_wrong_fields_are_named(self, api_url: str, changes: Any, field: str) -> None:
        body = {"commune": "62041", "level": "loc1", "household": COUPLE, **changes}
        response = rule(api_url, "income-ceiling", **body)
        assert response.status_code == 422, response.text
        problem = response.json()
        assert problem["field"] == field
        assert len(problem["detail"]) > 20

    @pytest.mark.parametrize("income", [-1, 1e300, 10**400, True, "28000", [1]])
    def test_wrong_incomes(self, api_url: str, income: Any) -> None:
        response = rule(
            api_url,
            "tenant-eligibility",
            commune="59350",
            level="loc2",
            household=COUPLE,
            income_eur=income,
        )
        assert response.status_code == 422, response.text
        assert response.json()["field"] == "income_eur"

    def test_no_parameter_for_that_date(self, api_url: str) -> None:
        response = rule(
            api_url,
            "income-ceiling",
            commune="62041",
            level="loc1",
            household=COUPLE,
            date="2030-05-01",
        )
        assert response.status_code in (200, 422)
        if response.status_code == 422:
            assert response.json()["type"].endswith("no-parameter")
        else:
            assert response.json()["verdict"] == "unknown"

    def test_unknown_rule(self, api_url: str) -> None:
        response = rule(api_url, "divination")
        assert response.status_code == 404
        assert "income-ceiling" in response.json()["detail"]

    def test_zone_of_the_date_not_of_today(self, api_url: str) -> None:
        """Lens was in zone B2 before the order of 5 September 2025."""
        answers = [
            rule(
                api_url,
                "income-ceiling",
                commune="Lens",
                scheme="lli",
                household=COUPLE,
                date=day,
            ).json()
            for day in ("2024-12-31", "2026-05-01")
        ]
        assert 47321 in [figure["value"] for figure in answers[0]["figures"]]
        assert answers[0]["summary"] != answers[1]["summary"]


class TestRaw:
    @pytest.mark.parametrize(
        ("body", "content_type", "status"),
        [
            (b"{}", "text/plain", 415),
            (b"{}", "application/x-www-form-urlencoded", 415),
            (b"{}", "application/json; charset=latin-1", 415),
            (b"{", "application/json", 400),
            (b"", "application/json", 400),
            (b"\xff\xfe", "application/json", 400),
            ('{"a": "é"}'.encode("latin-1"), "application/json", 400),
            ("\ufeff{}".encode(), "application/json", 400),
            (b'{"a": NaN}', "application/json", 400),
            pytest.param(b'{"a": ' + b"9" * 6000 + b"}", "application/json", 400, id="huge number"),
            pytest.param(b"[" * 8000, "application/json", 400, id="deep list"),
            pytest.param(
                b'{"a":' * 2500 + b"1" + b"}" * 2500, "application/json", 400, id="deep object"
            ),
            (b"[]", "application/json", 422),
            (b'"a"', "application/json", 422),
            (b"null", "application/json", 422),
            pytest.param(b"x" * 20_000, "application/json", 413, id="too large"),
        ],
    )
    def test_bodies(self, api_url: str, body: bytes, content_type: str, status: int) -> None:
        response = requests.post(
            f"{api_url}/api/v1/rules/income-ceiling",
            data=body,
            headers={"Content-Type": content_type},
            timeout=10,
        )
        assert response.status_code == status, response.text
        assert response.headers["Content-Type"] == "application/problem+json"

    def test_compressed_bodies_are_refused(self, api_url: str) -> None:
        response = requests.post(
            f"{api_url}/api/v1/rules/income-ceiling",
            data=b"x",
            headers={"Content-Type": "application/json", "Content-Encoding": "gzip"},
            timeout=10,
        )
        assert response.status_code in (400, 415)

    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/api/v1/nothing", 404),
            ("GET", "/api/v1/conversations", 405),
            ("PUT", "/api/v1/rules/income-ceiling", 405),
            ("DELETE", "/", 405),
            ("TRACE", "/health", 405),
            ("GET", "/static/..%2f..%2fpyproject.toml", 404),
            ("GET", "/static/%2e%2e/widget.js", 404),
            ("GET", "/static/secret.key", 404),
        ],
    )
    def test_addresses_that_are_not(
        self, api_url: str, method: str, path: str, status: int
    ) -> None:
        response = requests.request(method, f"{api_url}{path}", timeout=10)
        assert response.status_code == status
        assert response.json()["detail"]
