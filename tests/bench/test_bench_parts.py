"""How fast the parts are, side by side in one run: machines are noisy, ratios are not.

``make bench`` prints the table; the suite of ``make test`` skips it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from actions.services import Services, open_services
from bot.pipeline.extractors import extract_facts
from knowledge.base import KnowledgeBase
from rules_core import Household, Place, evaluate
from tests.conftest import Stack

ON = date(2026, 11, 21)
QUESTION = "est-ce que l'association paie le loyer quand l'appartement est vide ?"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("bench")))
        open_services.cache_clear()
        yield open_services()
        open_services.cache_clear()


@pytest.mark.benchmark(group="rules")
def test_one_income_ceiling(benchmark: BenchmarkFixture) -> None:
    place = Place(zone_abc="A")
    household = {"adults": 1, "dependants": 2}
    request = {"level": "loc2", "household": household, "date": ON.isoformat()}
    result = benchmark(evaluate, "income-ceiling", request, place)
    assert result.figure("income_ceiling") == 69863


@pytest.mark.benchmark(group="rules")
def test_all_levels_of_a_household(benchmark: BenchmarkFixture) -> None:
    place = Place(zone_abc="A", plus_area="autres_regions")
    request = {"household": Household(adults=1, dependants=2), "date": ON.isoformat()}
    assert benchmark(evaluate, "all-levels", request, place).figures


@pytest.mark.benchmark(group="territory")
@pytest.mark.parametrize("spelling", ["Lens", "62300", "st denis", "Vilurbane"])
def test_commune_search(benchmark: BenchmarkFixture, services: Services, spelling: str) -> None:
    assert benchmark(services.territory.search, spelling)


@pytest.mark.benchmark(group="language")
def test_facts_of_a_long_message(benchmark: BenchmarkFixture, services: Services) -> None:
    text = "T2 de 45 m² à Lens, loyer 400 € hors charges, DPE E, seule avec deux enfants, 28 000 €"
    assert len(benchmark(extract_facts, text, services.territory, ON)) >= 5


@pytest.mark.benchmark(group="search")
@pytest.mark.parametrize("encoder", ["full text only", "with the encoder, question known"])
def test_knowledge_search(benchmark: BenchmarkFixture, services: Services, encoder: str) -> None:
    base = services.knowledge
    if encoder == "full text only":
        base = KnowledgeBase.open(services.engine, encoder=None, territory=services.territory)
    assert benchmark(base.search, QUESTION)


@pytest.mark.benchmark(group="served turn")
@pytest.mark.parametrize(
    "question",
    ["Quelle réduction d'impôt en Loc1 sans association ?", "et en Loc2 ?", QUESTION],
    ids=["calculation", "follow-up", "card"],
)
def test_served_turn(benchmark: BenchmarkFixture, stack: Stack, question: str) -> None:
    talk = stack.conversation()
    talk.say("Quelle réduction d'impôt en Loc3 ?")
    assert benchmark.pedantic(talk.say, args=(question,), rounds=12, warmup_rounds=2)
