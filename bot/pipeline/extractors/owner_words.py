"""Whoever owns the dwelling and whoever rents it: the patterns that tell them apart."""

from __future__ import annotations

import re

from bot.pipeline.extractors.household_words import PARTNER

# « je suis propriétaire, marié, et je loue à une dame seule »: the landlord's own household
LANDLORD = re.compile(
    r"^.*?\b(?:je suis|nous sommes|moi|nous \(les|en tant que) (?:le |la "
    r"|les )?(?:proprietaires?|bailleu\w+)\b"
    r".*?(?:\blou(?:e|ons) a |\b(?:la|le|ma|mon|mes|les) locataires? )"
)
# The speaker owns the dwelling, and nobody is said to rent it.
OWNER = re.compile(
    r"\b(?:je suis|nous sommes)[^.;!?\n]{0,30}(?<!\bmon)(?<!\bma)(?<!notre)(?<!\ble)(?<!\bla)"
    r"(?<!\bdu)(?<!\bson)(?<!\bpas)(?<!\bpa) proprietaires?\b(?! de (?:ma|notre) residence)"
    r"|, (?:et )?proprietaires? (?:a |d'une? |de (?:mon|ma|2|l'|la|mes))"
    r"|\bmoi,? (?:je suis )?(?:le )?(?:proprio|bailleur)\b|"
    r"\b(?:je suis|nous sommes|on est|en tant que|moi|comme|nous \((?:les )?|etant)(?: tous)?"
    r" (?:le |la |les |deux |2 )?(?:proprietaires?|proprio|bailleu\w+)\b(?! de (?:ma"
    r"|notre) residence)"
    r"|\b(?:que|qu') ?(?:nous|on|je) posse\w+|\b(?:je|nous|on) posse\w+"
    r"|\b(?:mett?\w*|proposer) (?:[\w'-]+ ){1,7}en location\b|\blou(?:er|ons) (?:mon|notre|nos"
    r"|mes)\b"
    r"|\b(?:mont\w+|cre\w+|une|notre) sci\b|\blou(?:e|er|ons|erai\w*|erons) a (?:mme|mr|une?|des"
    r"|ma|mon"
    r"|mes"
    r"|quelqu|notre)\b|\b(?:j'ai|avons|viens|venons|on a)(?: d'| de)? ?(?:r?achete|herite)\w*"
    r"|\brelou\w+|(?<!veut )(?<!veut quand meme )(?<!voudrait )(?<!souhaite )(?<!veulent )(?<!va"
    r" )\b(?:le|la)"
    r" (?:proposer|mettre en)\b"
    r"|\b(?:mon|ma|mes|notre|nos|le|la) (?:futur\w* |nouve\w* )?(?:locataires?|locatrices?)\b"
    r"|\bentre (?:du |le |la location |une location |louer )?(?:meublee?|vide|nue?)\b|\b(?:louer"
    r"|vendre) ou"
    r" (?:louer|vendre)\b|\b(?:j'ai|on a|nous avons|nous on a)\b[^.;!?\n]{0,25}\b[2-9] (?:apparts?"
    r"|appartements|logements|biens|studios|maisons)\b|\b(?:appart\w*|maison|logement|studio"
    r"|bien) herite"
)
TENANT = re.compile(
    r"\b(?:re|sous-)?lou\w+[^.;!?\n]{0,40} a (?:une?|des|[2-9]|ma|mon|mes|mme|mr)\b(?! (?:€"
    r"|euros?|ans"
    r"|mois|an)\b)|"
    r"\b(?:locataires?|locatrices?|candidate?s?|dossiers?|menage|familles?|foyer|lou(?:e|er|ons"
    r"|erai|ee?)"
    r" (?:(?:m(?:on|a|es)|notre|nos|l[ea]s?|une?|cet?(?:te)?) [\w' ]{1,30} )?"
    r"a (?:une?|des|ma|mon|mes|l[ea]s?|ce|cette|quelqu|[0-9]|mme|mr|madame|monsieur)|(?:un|ce"
    r"|cette|le|une|la|pour un"
    r"|jeune|d'un) (?:couple|dame|femme|homme|monsieur|personne"
    r"|mere|maman|pere|papa|celibataire|jeune|veu\w+|etudiante?|retraitee?)|(?:il|elle|ils|elles)"
    r" (?:ont|a|est|sont|vi\w+|gagn\w+|touch\w+|sera|seront)|occupants?|qui)\b"
    r"|\boccupee?s? par\b|\b(?:droit|cherch\w+|plafond|locatair\w+)\b"
)
OWNERS_FAMILY = re.compile(
    rf"\b(?:(?:ma|mon|notre) {PARTNER}|(?:nous sommes|je suis) (?:[a-z]+ )?(?:mariee?s?|pacsee?s?"
    r"|un couple|veu\w+|celibataire|divorcee?s?|en couple)(?:,? (?:et "
    r"|avec )[^.;!?\n,]*enfants?)?)\b"
)
OWNERS = re.compile(r"\b(?:sci|indivis\w*)\b")
