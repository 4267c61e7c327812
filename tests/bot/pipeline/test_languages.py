"""French, however it is written, is never taken for another language; other languages are."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.languages import LANGUAGES, LanguageGate, foreign_languages
from bot.pipeline.spelling_mender import MENDED_TEXT

#: Two hundred short messages as people type them: SMS, mistakes, names, bare values.
SHORT_FRENCH = """
slt|bjr|bsr|coucou|cc sa va|hello|salut toi|bonjour madame|re bonjour|yo|allo|ok|ok merci|okay super
|oui|nan|nn|ui|ouais|non merci|pk|pkoi|koi|kesako|c koi|c ki|c ou|cb|cmb|combien sa fait|jsp|jpp|jcp
|stp|svp|dsl|mdr|lol|ptdr|tkt|bcp|tt|slt c pr un renseignement|ya qqn|t la|g rien compri
|g 2 enfan|j ai 3 gosses|jsui seule|chui au rsa|jsuis proprio|jsui locatair|on et 4|ns somm 5
|mon proprio|ma bailleresse|le bailleur|la caution|le bail|mon bail|lappart|un T2|T3 meublé
|studio 20m2|45 m2 lens|T2 45m2|loyer 400|400 euros hc|400e cc|rfr 18000|18 000 par an|1500 net
|smic|au smic|rsa|caf|apl|als|alf|anah|adil|visale|loca pass|loca3|loc 2|loc1 ou loc2|loc3 svp
|lli|un lli|le lli|plai|pls|plus|plus plai pls|irl|dpe d|dpe f|dpe g interdit|zone tendue|zone A
|zone b1|zone abis|abis|b2 ou c|lens|arras|lille|st denis|st etienne|schiltigheim|illkirch|haguenau
|wittelsheim|hazebrouck|dunkerque|wimereux|quimper|plougastel|ploudalmezeau|guipavas|bastia
|ajaccio|perpignan|le kremlin bicetre|aix|marseille 13003|lyon 7|paris 18|62300|93200
|a lens|sur arras|vers bethune|dans le 62|ds le nord|en region parisienne|pres de lyon
|mandat de gestion|sous location|intermediation locative|iml|asso|une asso agréée|sans asso|direct
|je sai pa|je c pas|aucune idee|pas la moindre idee|jveu pas dire|sa vs regarde pas|pourkoi
|pk vs demandez sa|c pr koi|sa ser a quoi|stop|laisse tombé|laisse tomber|on arrete|annule|reset
|recommence|on repart a 0|retour|suivant|menu|aide|help|aide moi|info|infos|renseignement|contact
|numero|tel|un conseiller|kelkun|un humain|parler a kkun|rdv|rdv adil|mail|adresse
|plafond|plafon resource|plafond revenu|plafond loyer lens|loyé max|loyer max t2|reduc impot
|reduction impots loc2|cb jgagne|combien jtouche|cerfa|convention|renouvelement|fin du bail|preavis
|depot garantie|etat des lieux|quittance|impayé|expulsion|treve|huissier|meublé ou vide|coloc
|collocation|etudiant|apprenti|retraité|handicapé|garde alternée|pacsé|marié|divorcé|veuve
|jeune couple|couple 1 enfant|maman solo|parent isolé|famille nombreuse|3 pers|4 personnes
|carte vitale perdue|succession sans testament|action logement|open space a louer|box parking
|calcul apl|caution solidaire|contrat solide|garant|avis imposition|taxe fonciere|csg|charges
|mon ex marie|marc martin|dupont|m dupont|mme martin|sci familiale|lmnp|pinel|denormandie|cosse
|borloo|besson ancien|louer abordable|loc avantage|location solidaire|maison|villa|pavillon|grange
|merci bcp|merci bien|mille merci|ok parfait|nickel|top|super|genial|au revoir|a plus|bye|a+|ciao
"""
FRENCH = [message.strip() for message in SHORT_FRENCH.replace("\n", "").split("|")]


def test_short_french_messages_are_never_taken_for_another_language() -> None:
    assert len(FRENCH) >= 200
    assert {m: found for m in FRENCH if (found := foreign_languages(m))} == {}


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", "I am looking for a cheap flat|can my landlord raise the rent like this"),
        ("en", "is there anybody who speaks English here|thank you"),
        ("es", "necesito un piso barato para mi familia|¿puede ayudarme con mi alquiler?|hola"),
        ("pt", "procuro um apartamento para a minha família|onde posso pedir ajuda?|obrigada"),
        ("it", "sto cercando un alloggio per la mia famiglia|quanto posso chiedere di affitto?"),
        ("de", "ich brauche dringend eine Wohnung|können Sie mir bitte helfen?|hilfe"),
        ("nl", "ik ben op zoek naar een woning|kunt u mij helpen met de huur"),
        ("ro", "am nevoie de ajutor cu chiria|caut un apartament pentru familia mea"),
        ("pl", "potrzebuję pomocy z mieszkaniem|ile wynosi czynsz?|dziękuję"),
        ("tr", "kiralık bir ev arıyorum|bana yardım edebilir misiniz?|merhaba"),
        ("ar", "أبحث عن شقة لعائلتي|هل يمكنكم مساعدتي؟|سلام"),
        ("ru", "мне нужна помощь с жильём|ищу квартиру для семьи|привет"),
        ("uk", "мені потрібна допомога з житлом|шукаю квартиру для сім'ї"),
        ("zh", "我在找房子|你能帮我吗"),
    ],
)
def test_messages_in_another_language_are_recognised(language: str, messages: str) -> None:
    for message in messages.split("|"):
        assert language in foreign_languages(message), message


def test_a_sentence_in_one_of_two_sister_languages_gets_both() -> None:
    found = foreign_languages("necesito un piso barato para mi familia")
    assert set(found) == {"es", "it"}
    assert foreign_languages("ich brauche dringend eine Wohnung") == ("de",)


def test_a_writing_without_a_reply_of_ours_counts_as_english() -> None:
    assert foreign_languages("καλημέρα, ψάχνω σπίτι") == ("en",)
    assert "en" in LANGUAGES


@pytest.mark.parametrize("message", ["", "🙂🙂", "45", "???", "75013", "m² €"])
def test_a_message_without_words_has_no_language(message: str) -> None:
    assert foreign_languages(message) == ()


def test_one_word_said_again_has_no_language() -> None:
    assert foreign_languages("nul nul nul") == ()


@pytest.mark.parametrize(
    ("mended", "intent", "foreign"),
    [
        ("bande d'incapables", "insult", False),
        ("bande d'incapables", "out_of_scope", True),
        ("baande d'incapalbes", "insult", True),
    ],
)
def test_misspelt_french_that_is_understood_stays_french(
    mended: str, intent: str, *, foreign: bool
) -> None:
    message = Message({TEXT: "baande d'incapalbes", MENDED_TEXT: mended})
    message.set(INTENT, {"name": intent, "confidence": 0.9})
    LanguageGate().process([message])
    assert (message.get(INTENT)["name"] == "other_language") is foreign


def test_french_that_quotes_a_foreign_word_stays_french() -> None:
    for message in (
        "puis-je louer mon open space ?",
        "c'est quoi le coliving et le coworking ?",
        "mon locataire m'a dit « no problem »",
        "le shelter est-il un logement ?",
        "habla español le conseiller ?",
    ):
        assert foreign_languages(message) == (), message
