"""What a card concludes for somebody whose case is known."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.checks import check_cards
from knowledge.database import metadata, open_engine
from knowledge.library.card import CARDS_DIR
from knowledge.library.conclusions import Conclusion, Facts, conclusion_for
from knowledge.library.loader import CardError, load_card
from knowledge.library.render import render_conclusion
from knowledge.library.store import read_cards, sync_cards
from knowledge.library.tables import CARD_TABLES
from rules_core import NoParameter, french
from tests.conftest import plain
from tests.knowledge.cards.conftest import CardWriter

ON = date(2026, 11, 21)
PREMIUM = "dem-prime-intermediation"
FOR_YOU = """related: []
for_you:
  - when: {furnished: true}
    say: "Meublé : **deux mois**."
  - when: {furnished: true}
    say: "Meublé : {{ euros(2 * rent) }} au plus."
  - when: {dpe: [F, G], furnished: false}
    say: "Vide et classé F ou G."
"""


def said(conclusions: tuple[Conclusion, ...], told: tuple[str, ...] = (), **known: object) -> str:
    facts = Facts(known, frozenset(told))
    found = conclusion_for(conclusions, facts, told=bool(told))
    return render_conclusion(found, facts, ON) if found else ""


@pytest.fixture
def for_you(write_card: CardWriter) -> tuple[Conclusion, ...]:
    path = write_card("bonne-fiche", ("related: []\n", FOR_YOU))
    return load_card(path).card.for_you


def test_the_conclusion_that_knows_most_is_said(for_you) -> None:
    assert said(for_you, furnished=True) == "Meublé : deux mois."
    assert said(for_you, furnished=True, rent=612.5) == f"Meublé : {french.euros(1225)} au plus."
    assert said(for_you, furnished=False) == ""
    assert said(for_you, furnished=False, dpe="G") == "Vide et classé F ou G."
    assert said(for_you) == ""


def test_only_what_was_just_told_when_so_wanted(for_you) -> None:
    assert said(for_you, told=("furnished",), furnished=True) == "Meublé : deux mois."
    assert said(for_you, told=("dpe",), furnished=True, dpe="C") == ""


def test_conclusions_are_kept_in_the_database(write_card: CardWriter) -> None:
    card = load_card(write_card("bonne-fiche", ("related: []\n", FOR_YOU))).card
    engine = open_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection, tables=CARD_TABLES)
        sync_cards(connection, [card])
        assert read_cards(connection) == [card]
        sync_cards(connection, [])
        assert read_cards(connection) == []


@pytest.mark.parametrize(
    ("wrong", "said_so"),
    [
        ("{colour: red}", "fait ou valeur inconnus"),
        ("{furnished: peut-être}", "fait ou valeur inconnus"),
        ("{}", "ne dépend d’aucun fait"),
    ],
)
def test_what_nobody_can_know_is_refused(write_card: CardWriter, wrong: str, said_so: str) -> None:
    field = f"related: []\nfor_you: [{{when: {wrong}, say: Bien}}]\n"
    with pytest.raises(CardError, match=said_so):
        load_card(write_card("bonne-fiche", ("related: []\n", field)))


def card_said(card_id: str, on: date = ON, **known: object) -> str:
    card = load_card(next(CARDS_DIR.rglob(f"{card_id}.md"))).card
    facts = Facts(known)
    found = conclusion_for(card.for_you, facts)
    assert found is not None
    return plain(render_conclusion(found, facts, on))


def test_a_conclusion_computes_with_the_figures_of_the_law() -> None:
    mandate = {"level": "loc2", "intermediation": "mandat"}
    assert "mandat de gestion : 3 000 €" in card_said(PREMIUM, surface=38, **mandate)
    assert "mandat de gestion : 2 000 €" in card_said(PREMIUM, surface=40, **mandate)
    alone = card_said("la-plafond-niches", level="loc1", intermediation="none", rent=700)
    assert "sans association : 1 260 € par an, au-dessous du plafond de 10 000 €" in alone
    assert "au-dessus" in card_said("la-plafond-niches", level="loc3", rent=1300)
    both = card_said("la-plafond-niches", level="loc2", rent=600)
    assert "2 520 € par an sans association, 2 880 € avec" in both


def test_a_conclusion_without_the_figure_of_that_day_is_not_said() -> None:
    with pytest.raises(NoParameter):
        card_said(PREMIUM, date(2020, 1, 1), surface=38)


def test_an_amount_that_cannot_be_computed_is_found_by_the_check(
    write_card: CardWriter, tmp_path
) -> None:
    field = 'related: []\nfor_you: [{when: {furnished: true}, say: "{{ euros(price) }}"}]\n'
    write_card("bonne-fiche", ("related: []\n", field))
    problems = check_cards(tmp_path, ON).problems
    assert any("for_you" in str(problem) or "price" in str(problem) for problem in problems)
