"""Words, stems, references, the words of the trade: what makes two spellings meet."""

from __future__ import annotations

import pytest

from knowledge.search.lexicon import lexicon
from knowledge.search.query import index_terms, read_query
from knowledge.search.references import cites, references, without_references
from knowledge.search.spelling import Speller
from knowledge.search.text import fold, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’aide à l'impôt", ["aide", "à", "impôt"]),
        ("jusqu’au bail qu'on signe", ["au", "bail", "on", "signe"]),
        ("A.P.L. et SŒUR", ["apl", "et", "soeur"]),
        ("con\u00adven\u200btion", ["convention"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_accents_do_not_matter_to_fold():
    assert fold("Évolué – ÇA") == "evolue – ca"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("réduction", "reduction"),
        ("réductions", "reduction"),
        ("conventionnée", "conventionne"),
        ("loyers", "loyer"),
        ("baux", "bail"),
        ("revenus", "revenu"),
        ("locataires", "locataire"),
        ("associations", "association"),
    ],
)
def test_two_forms_of_a_word_meet(one, other):
    assert set(stems(one)) & set(stems(other))


def test_loyer_is_not_loi():
    assert not set(stems("loyer")) & set(stems("loi"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("199 tricies", ("199TRICIES",)),
        ("article 199 tricies a changé ?", ("199TRICIES",)),
        ("L321-4", ("L321-4",)),
        ("L. 321-4", ("L321-4",)),
        ("article l 321 4 du cch", ("L321-4",)),
        ("art. L. 321‑10 et R.* 321-23", ("L321-10", "R321-23")),
        ("CGI, ann. III, art. 2 terdecies D", ("2TERDECIESD",)),
        ("279-0 bis A du CGI", ("279-0BISA",)),
        ("220 Z septies", ("220ZSEPTIES",)),
        ("CGI art. 200-0 A", ("200-0A",)),
        ("BOI-IR-RICI-400-30 §70", ("BOI-IR-RICI-400-30",)),
        ("NOR TERI1811520C", ("TERI1811520C",)),
        ("loi n° 89-462 du 6 juillet 1989", ("LOI89-462",)),
        ("fiche F2541", ("F2541",)),
        ("un F3 de 45 m² à Lens en 2022-2023 pour 12-13 euros", ()),
        ("j'ai 2 enfants et d'autres questions", ()),
    ],
)
def test_references(text, expected):
    assert references(text) == expected


def test_what_is_asked_about_an_article_is_kept():
    asked = without_references("l'article 199 tricies du CGI et ma fille")
    assert words(asked) == ["du", "et", "ma", "fille"]


def test_a_reference_is_found_in_its_parts_only():
    assert cites("BOI-IR-RICI-400-30", "BOI-IR-RICI-400")
    assert cites("279-0BISA", "279-0BIS")
    assert not cites("L321-10", "L321-1")
    assert not cites("L321-4", "L321-8")


@pytest.mark.parametrize(
    "spelling",
    ["Loc'Avantages", "loc’avantage", "loc avantages", "Loc avantage", "locavantages"],
)
def test_every_spelling_of_the_scheme_is_one_term(spelling):
    assert index_terms(f"le dispositif {spelling}")[-1:] == index_terms("locavantages")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("loc 2", "loc2"),
        ("Loc2", "loc2"),
        ("niveau 3", "loc3"),
        ("intermédiation locative", "iml"),
        ("logement intermédiaire", "lli"),
    ],
)
def test_phrases_of_the_trade(text, term):
    assert index_terms(text) == [term]


def test_the_loan_plus_is_told_from_the_adverb():
    assert index_terms("un logement PLUS ou PLAI") == ["log", "pretplus", "plai"]
    assert "pretplus" not in index_terms("un loyer plus bas")
    assert "pretplus" in lexicon().question_words(words("plafond plus et plai"))


def test_a_model_of_sentences_reads_no_text_speak():
    assert lexicon().readable("Jpeux louer en LLI pr mon proprio ?") == (
        "je peux louer en logement intermédiaire pour mon propriétaire ?"
    )


@pytest.fixture(scope="module")
def speller() -> Speller:
    counted = [("convention", 50), ("intermédiation", 9), ("réduction", 20), ("visale", 30)]
    return Speller([*counted, ("conventions", 2), ("loc1", 9), ("plafond", 40)], lexicon())


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("convantion", "convention"),
        ("reducsion", "réduction"),
        ("intermediasion", "intermédiation"),
        ("vizale", "visale"),
        ("plafon", "plafond"),
    ],
)
def test_misspelt_words_of_the_trade_are_understood(speller, written, understood):
    assert speller.correct(written) == understood


@pytest.mark.parametrize(
    "written",
    [
        "loc4",
        "loc1",
        "pls",
        "plai",
        "lli",
        "convention",
        "conventionner",
        "réductions",
        "carte",
        "tarte",
        "xylophone",
        "Arras",
        "vsale2",
    ],
)
def test_names_a_letter_apart_and_french_words_are_left_alone(speller, written):
    assert speller.correct(written) is None


def test_a_correction_reaches_phrases_and_the_encoder(speller):
    query = read_query("intermediasion locative svp", {"iml"}, speller)
    assert [term.word for term in query.terms] == ["iml"]
    assert query.readings == ("intermédiation locative s'il vous plaît",)
    assert query.corrections == (("intermediasion", "intermédiation"),)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("les taux en 2021 ?", 2021),
        ("bail signé en 2019, convention en cours", 2019),
        ("un loyer de 2021 €", None),
        ("revenu 2020 euros", None),
        ("le 12/05/2021", None),
        ("2021,50", None),
        ("au 31000", None),
        ("mon locataire est là depuis mars 2018", None),
    ],
)
def test_the_year_of_a_question(speller, text, year):
    assert read_query(text, set(), speller).year == year


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("je gagne 28 000 € par an", True),
        ("un logement de 45 m² à Lens", True),
        ("on est 4, lli ou pas ?", True),
        ("avec 2 enfants", True),
        ("je gagne 1900 net par mois", True),
        ("RFR 33000, ça passe ?", True),
        ("loyer 450 x 12 en loc3", True),
        ("28k par an", True),
        ("le décret de 2024", False),
        ("199 tricies", False),
        ("loi 89-462", False),
        ("comment est fixé le plafond en 2026 ?", False),
        ("le coefficient 0,7 + 19/S", False),
    ],
)
def test_figures_of_the_persons_own_case(speller, text, own):
    assert read_query(text, set(), speller).own_figures is own


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("je loue 540 €, combien d'impôt en moins ?", True),
        ("32 m² à Dole, quel loyer plafond ?", True),
        ("mon bailleur ajoute 40 € de charges, il a le droit ?", False),
        ("combien de temps dure la convention ?", False),
    ],
)
def test_own_figures_that_ask_for_a_sum_differ_from_those_that_tell_a_story(speller, text, amount):
    assert read_query(text, set(), speller).amount is amount


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("plafond pls loyer zone C", True),
        ("zone A bis en LLI ?", True),
        ("irl t1 2024 en corse", True),
        ("l'indice du 2e trimestre 2025", True),
        ("qui fixe les zones A, B1 et C ?", False),
    ],
)
def test_a_row_of_a_table_is_asked_for(speller, text, row):
    assert read_query(text, set(), speller).row is row


def test_a_long_story_is_read_whole_and_by_what_it_asks(speller):
    story = (
        "Bonjour, j'ai hérité avec mon frère d'un appartement à Lens qui est vide depuis deux ans. "
        "Il est en bon état mais nous habitons loin et nous ne voulons pas nous en occuper. "
        "Est-ce qu'une association peut le gérer à notre place ? Merci."
    )
    readings = read_query(story, set(), speller).readings
    assert len(readings) == 2
    assert readings[1] == "est-ce qu'une association peut le gérer à notre place ?"
    assert len(read_query("Une association peut-elle le gérer ?", set(), speller).readings) == 1
