"""What a sum of money is about, from the words closest to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["rent", "income", "elsewhere", ""]
IncomeKind = Literal["rfr", "net_salary", "gross_salary", "salary", "unknown"]
Period = Literal["month", "year", "week", "quarter"]

MONEY_UNIT = (
    r"(?: ?(?:€|euros?\b|eur\b|balles?\b|boules?\b|roros?\b)|e(?!\w)"
    r"| e(?= (?:par|de loyer|hc|hors|nets?|bruts?|mensuel\w*|le mois|la semaine|cc|charges?|tout)\b"
    r"| ?/))"
)
_MONTH = (
    r"(?:/ ?mois|par mois|par moi\b(?![- ]meme)|/ ?m\b|mensuel(?:le)?s?(?:ment)?|au mois|le mois"
    r"|chaque mois|tous les mois|mois\b)"
)
_YEAR = (
    r"(?:/ ?an(?:nee)?|par an(?:nee)?|annuel(?:le)?s?(?:ment)?|a l'annee"
    r"|(?:l'annee|l'an)\b(?! (?:dern|pass|proch|prec|d'avant))"
    r"|sur l'annee|an\b)"
)
_WEEK = r"(?:/ ?sem(?:aine)?\b|(?:par|a la|la|chaque) semaine|hebdo\w*|toutes les semaines)"
_QUARTER = r"(?:(?:/ ?|par |chaque )trimestre|trimestriel\w*|tous les 3 mois)"
_PERIOD = re.compile(
    r" ?(?:nets? |bruts? |hc |cc |hors charges? |charges? comprises? |de loyers? |de salaires? "
    rf"|de revenus? |encaisses? )*(?:(?P<quarter>{_QUARTER})|(?P<week>{_WEEK})"
    rf"|(?P<month>{_MONTH})|(?P<year>{_YEAR}))"
)
_PERIOD_BEFORE = re.compile(
    r"\b(?:(?P<month>mensuel(?:le)?s?|par mois|chaque mois|tous les mois)"
    r"|(?P<year>(?<!revision )(?<!hausse )(?<!augmentation )(?<!indexation )annuel(?:le)?s?"
    r"|par an|a l'annee))[^0-9.;!?\n]{0,25}$"
)
_MONTHLY = {"week": 52 / 12, "quarter": 1 / 3}
_NEXT_CLAUSE = re.compile(r"[,:(]|\b(?:et|ou|soit|puis)\b")

_RENT = (
    r"(?:loyers?(?: (?:dem\.?|mensuel|bruts?|annuels?|initial|conventionne|actuel|demande"
    r"|hors charges?|charges? comprises?|nu|de base"
    r"|max(?:imum|imal)?|prevu|propose|envisage))*"
    r"|louee?s?(?! solidaire)|loue[rz]?(?! solidaire)|louerai[st]?|louant|relouer?|hors[- ]charges?"
    r"|(?:je|on|nous|ils?|elles?|locataires?|qui|nouveau|nouvelle|voisine?s?|ancien\w*|couple|dame"
    r"|monsieur|frere|soeur|fils|fille|amie?|collegue|association|asso) pa[iy](?:es?|ons|ent|era"
    r"|erait|eront)\b|quittances?|fai[st] payer"
    # « elle me verse 520 € », « j'en demande 520 », « je le mets à 750 »
    r"|(?<!je )(?:me|nous) (?:verse|donne|regle|rapporte|rapportent|versent)"
    r"|je (?:le |la )?prends|(?:part|parti|partirait|reparti)(?= a $)|mois(?= a $)"
    r"|en (?:demande|veux|voudrais|tire|espere)\w*"
    r"|(?:mets|met|mise?|mettre|mettrais|propose\w*|affichee?"
    r"|annonce)(?: en location)?(?= a(?: environ)? $)"
    r"|bail(?= a $)|demander(?= (?:a |environ )?$)|loc[123](?= ?(?:a|:|=) $)"
    r"|(?:rester|(?:le|la) (?:mien|mienne)(?: est)?)(?= a $)"
    r"|(?<=je )(?:suis|reste)(?= (?:actuellement |aujourd'hui )?a $)"
    # « réduction d'impôt pour 520 € par mois »
    r"|reductions? (?:d'impots? )?(?:pour|sur|avec)(?= $)"
    r"|revenus? locatifs?|(?:j'|on |nous )encaiss\w+|nets? de charges?|\bhc\b|charges? comprises?"
    r"|avec (?:les )?charges|\bcc\b|ch comprises|charges non comprises|(?:on|je|me|nous|lui|leur"
    r"|bailleur"
    r"|proprio\w*|proprietaires?) demand(?:e|es|ent|ons|erai|erais|erions|erons|ais)|(?:de |du "
    r"|le )?marche"
    r"|quartier(?= est a $)|se louent?|(?:me|nous) (?:prend|dit|fait)(?= (?:a )?$))"
)
_INCOME = (
    r"(?:(?P<rfr>rfr|revenue?s? fisca(?:l|ux|les?)(?: de refe?rence)?|revenus? de refe?rence"
    r"|fiscal de reference|fiscale? de ref\w*|avis d'impot\w*|avis d'imposition|feuille d'impots?"
    r"|declaration d'impots?|avis 20[0-9]{2}"
    r"|ref(?:erence)? fiscale?)"
    r"|(?P<gross>brut\w*)"
    r"|(?P<net>nets?|salaires?|paies?|(?<!ai )(?<!as )(?<!\ba )(?<!avons )(?<!ont )(?<!deja )payes?"
    r"|(?:suis|est|sommes|sont|etre) payee?s?"
    r"|fiches? de pa(?:ie|ye)|bulletins? de (?:paie|paye|salaire)|remuner\w+)"
    r"|(?P<other>j?gagn(?!er\b)\w+|j?touch\w+|me (?:fais|verse)|se (?:fait|verse)"
    r"|traitement|interim\w*|cdi|cdd|bours\w+|reversion|(?:lui|elle|moi)(?= (?:a |touche )?$)"
    r"|revenus?|revenue|ressources|retraitee?s?|pensions?|minimum vieillesse|aspa"
    r"|complementaires?|allocations?(?! (?:de |au )?logement)"
    r"|allocs?|ass\b|apprentis?(?:sage)?|alternance"
    r"|contrat d'engagement|saison\w*|vacations?"
    r"|stages?|gratification|service civique|chomage"
    r"|indemnites?|indemnise\w*|are|rsa|aah|imposables?|declar\w+|rentrees?|percoi\w+"
    r"|je fais(?! payer)|pour vivre|(?:vis|vit|vivons|vivre|droit)(?: \w+){0,3} avec))"
)
_ELSEWHERE = (
    r"(?:invest\w*|prix(?! du loyer)|chiffre d'affaires?|achat|achete\w*|acheter|acquis\w*"
    r"|valeur|vaut(?! (?:le coup"
    r"|la peine|mieux|il mieux))|estime\w*|travaux|budget"
    r"|impots?(?! sur le revenu)|(?<=d')impots? sur le revenu|(?:autres? )?niches?"
    r"|avantages? fisca\w+|limit\w+|subvention\w*"
    r"|caf (?:(?:me|nous|lui|leur|m'a|lui a) )?(?:vers\w+|donn\w+|pa[iy]\w+|annonc\w+|calcul\w+)"
    r"|aides?|devis|(?:moins|plus) cher|revenus? fonciers?(?: declares?| imposables?)*|primes?"
    r"|caution|depot|garantie|credit|prete?\w*|electricite|gaz|edf|internet"
    r"|emprunt\w*|mensualites?|apport|(?<!sans )(?<!sans les )(?<!hors )charges?(?! comprises)"
    r"|provisions?|taxe|fonciere|frais"
    r"|honoraires?|plafonds?|plafonne\w*|reductions?|deductions?|amende|economi\w*|apl"
    r"|aide au logement|coute\w*|cout|assurance|dette\w*|impayes?|vend\w*"
    r"|(?:me |nous |lui |leur )?doi(?:t|s|vent)\b(?! (?:gagner|toucher|payer))|arrieres?|retard"
    r"|rembours\w*|l'(?:ai|avons|a) paye\w*|epargnes?|livrets?|placements?|patrimoine|offre\w*"
    r"|facture\w*|chaudiere|fenetres?|toiture|isolation|peinture|plombier|artisan|chantier"
    r"|(?:ai|avons|a|ont|fait|faire)(?: tout)? (?:refai(?:t|re)|repein\w*|remplace\w*|renove\w*))"
)
_CUE = rf"(?:(?P<rent>{_RENT})|(?P<elsewhere>{_ELSEWHERE})|{_INCOME})(?!\w)"
_LEFT = re.compile(rf"\b{_CUE}")
_RIGHT = re.compile(
    rf" ?(?:chacune?|chaque|par personne|environ|a peu pres)? ?(?:{_MONTH}"
    rf"|{_YEAR})? ?\(?(?P<link>de |d'|en |comme |du |au (?!impots)|comme |pour (?:le "
    rf"|mon )?|(?:le |mon )(?=loyer)|les (?=charges)|dans (?:un |le |mon )?(?=loyer)"
    rf"|sur (?:mon |ma |mes |son |sa |ses |leur |l')|c'est mon |est mon "
    rf"|qu'(?:il|elle|on) (?:me|nous) (?:prend|demande) )?{_CUE}"
)
# Without « de », a word after the sum belongs to it only when it qualifies sums.
_QUALIFIER = re.compile(
    r"(?:nets? de charges|nets?|brut\w*|hc|cc|hors[- ]charges?|comprises|imposables?|\(\w+)$"
)
# « 500 par mois sans les charges », « 500 € + 50 € de charges »: only a rent is counted so
_WITH_CHARGES = re.compile(
    rf" ?(?:{_MONTH})? ?(?:(?:sans|avec|plus) (?:les )?charges|tout compris|charges inclu\w+"
    r"|(?:\+|plus|et) ?[0-9]+(?:\.[0-9]+)?(?: ?€| ?euros?|e)? (?:de )?(?:charges?|provisions?)\b)"
)
# « un T3 à 700 € », « mon appart pour 650 € », « 45 m² à 480 € »
_PRICED = re.compile(
    r"\b(?:[tf][1-7]|studio|[0-9]+ ?m2|appart\w*|maison|logement|pieces)"
    r"(?: (?:a|au|en|dans|sur|de) [\w-]+){0,2} (?:a|pour)(?: environ)? $"
    # « T2 à Lille 450 € »
    r"|\b(?:[tf][1-7](?: bis)?|studio|[0-9]+ ?m2|pieces)(?!\w)"
    r"(?:,? (?!avec\b|mon\b|ma\b|je\b|j'|on\b|rfr\b|et\b)[a-z][a-z'-]*){0,5},? $"
)
_PRICED_DWELLING = re.compile(
    r"\b(?:mon|ma|notre|le|la|un|une|ce|cette) (?:petite? |grande? )?(?:rez[- ]de[- ]\w+|app?art\w*"
    r"|studio|maison|logement|chambre|duplex|pavillon|[1-7] pieces|[tf][1-7])(?: [\w'-]+){0,4}"
    r" (?:a|pour) $"
)
# « je le laisse contre 400 € », « 500 € par mois au propriétaire »
_IN_EXCHANGE = re.compile(r"\b(?:contre|moyennant)(?: environ| seulement)? $")
_TO_THE_OWNER = re.compile(
    rf"(?:{MONEY_UNIT})?(?: ?(?:{_MONTH}|{_YEAR}))? (?:au|a (?:mon|ma|son|sa|leur|notre|la))"
    r" (?:proprio|propri[eé]taire|bailleu\w+)\b"
)
# « caution de 600 euros, un mois de loyer »
_ONE_MONTH = re.compile(r",? (?:\(|soit |donc |c'est[- ]a[- ]dire )?(?:un|1) mois de loyer\b")
# « je verse 200 de pension à mon ex »
_GIVEN = re.compile(
    r"\b(?:je|on|nous|il|elle) (?:lui |leur )?(?:vers|donn|pa[iy])\w*(?: encore)? $"
)
_ALIMONY = re.compile(r" ?(?:par mois )?(?:de |d'une |en )?pensions?\b")
_WORKS = re.compile(r"\b(?:travaux|achat|achet\w*|renov\w*|artisan|devis|invest\w*)\b")
_PRICED_NEXT = re.compile(r"\b(?:[tf][1-7]|studio|[0-9]+ ?m2) a $")
# « 650 € pour 50 m² », « 540 euros pour un T2 »
_PRICED_RIGHT = re.compile(
    r" pour (?:une? |mon |ma |le |la |ce |cette )?(?:petite? )?(?:[tf][1-7]|studio|appart\w*"
    r"|maison|logement"
    r"|[0-9]+(?:\.[0-9]+)? ?m2|[1-7] pieces)\b"
)
# « augmenter de 80 euros », « 22 euros de plus », « + 150 »: a difference is no rent
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:(?:m'?|me )?(?:augment|baiss|hauss|major|relev|diminu|rattrap|econom|revaloris)\w*"
    r"(?: (?:mon|le|son|notre|ce) loyer)?(?: d'environ)?(?: de|:)?|(?:hausse|ecart|difference"
    r"|rappel"
    r"|rattrapage) (?:de )?|[a-z] \+) ?$"
)
_DIFFERENCE_AFTER = re.compile(
    r" ?(?:par mois )?(?:(?:de|en) (?:plus|moins|trop)|d'(?:augmentation|economies?|ecart)"
    r"|de (?:hausse"
    r"|baisse|difference|rattrapage)|sous (?:le|les))\b"
)
# « 610 par mois, 55 de charges »
_OF_CHARGES = re.compile(
    rf"(?:{MONEY_UNIT})?(?: {_MONTH})? (?:de |pour les |d'|les )(?:charges?|provisions?)\b"
)
_TO_AFTER = re.compile(r" ?a [0-9]")
# A message about an index or a renewal, or a dwelling and its price, speaks of one sum: the rent.
_RENT_TOPIC = re.compile(
    r"\b(?:irl|indice|index\w*|revis\w+|reevalu\w*|revaloris\w*|renouvel\w*|appart\w*|logements?"
    r"|studio"
    r"|[tf][1-6]|[0-9]+ ?m2)\b"
)
_DWELLING = re.compile(r"\b(?:appart\w*|logements?|studio|maison|[tf][1-6]|[0-9]+ ?m2)(?!\w)")
_IN_A_LEVEL = re.compile(
    rf"(?:{MONEY_UNIT})?(?: {_MONTH})?(?: hc)? (?:en|pour (?:du |le |un )?) ?loc[123]"
)
_LET = re.compile(r"\b(?:lou(?:e|es|ons|ent|er|ee?s?|erai\w*)|bail)\b")
_RENT_LINK = re.compile(
    r"(?:\b(?:a|sur|base|de|suis a|annuelle|meublee?|nu|vide|mis?|mets|met|mettrais|fixe|affiche"
    r"|demander?|voudrai[st]?|:)|[:,=]) ?$"
)
SMALLEST_RENT, SMALLEST_BARE_RENT, LARGEST_RENT = 150, 200, 3000
_DEBT = re.compile(
    r"(?:me |nous |lui |leur )?(?:doi(?:t|s|vent)|dettes?|impayes?|arrieres?|retard)$"
)
# « 1 100 brut, mon mari est au chômage 950 »: gross is said of the first sum
_ITS_OWN = re.compile(
    rf"(?:{MONEY_UNIT})? ?(?:nets?|bruts?)(?: {_MONTH}| {_YEAR})?,? (?=[^.;!?]*\b(?:chomage"
    rf"|retraitee?"
    r"|pension|bours\w+|alloc\w*|aah|rsa|ass|are|reversion|interim\w*)\b)"
)
_PRECISE: tuple[IncomeKind, ...] = ("rfr", "gross_salary", "net_salary")
_STOP = re.compile(r"[.;!?\n](?: |$)|\b(?:mais|puis|alors que|tandis que)\b")
_LEFT_WINDOW, _RIGHT_WINDOW = 70, 45


@dataclass(frozen=True)
class Sum:
    """A sum of money in canonical text; ``before`` and ``after`` are its neighbours' edges."""

    start: int
    end: int
    value: float
    has_unit: bool
    before: int
    after: int


def matter_of(text: str, amount: Sum) -> tuple[Kind, IncomeKind]:
    """What ``amount`` is about, and the kind of income if it is one; "" when nothing says it."""
    left_cues = _left_cues(text, amount)
    left = left_cues[-1] if left_cues else None
    of_charges = _OF_CHARGES.match(text, amount.end)
    if of_charges or _is_given(text, amount) or _is_a_difference(text, amount):
        return "elsewhere", "unknown"
    if _is_a_price(text, amount, left):
        return "rent", "unknown"
    right = _RIGHT.match(text, amount.end, min(amount.after, amount.end + _RIGHT_WINDOW))
    if (
        left
        and _DEBT.match(left.group())
        and not _NEXT_CLAUSE.search(text, left.end(), amount.start)
    ):
        return "elsewhere", "unknown"  # « une dette de 2 400 € de loyers »
    if right and (left is None or right["link"] or _QUALIFIER.search(right.group())):
        return _named(right)
    if left is None or (
        left["elsewhere"] and re.search(r"\bavec\b", text[left.end() : amount.start])
    ):
        return "", "unknown"  # « je dépasse le plafond avec 35 000 € »
    kind, income = _named(left)
    said = {_named(cue)[1] for cue in left_cues if kind == "income"}
    # « mon RFR, c'est-à-dire mes revenus, 28 000 »: the most precise word of the clause.
    return kind, next((k for k in _PRECISE if k in said), income)


def _is_a_price(text: str, amount: Sum, left: re.Match[str] | None) -> bool:
    """« 500 € + 50 € de charges », « un T3 à 700 € », « 650 € pour 50 m² »."""
    if _WITH_CHARGES.match(text, amount.end) and not (left and left["elsewhere"]):
        return True
    if _ONE_MONTH.match(text, amount.end) or (left is None and _is_paid_over(text, amount)):
        return True
    if left and left.group() == "budget" and not _WORKS.search(text):
        return amount.value < LARGEST_RENT
    before = text[: amount.start]
    dwelling = _PRICED_DWELLING.search(before)
    if amount.has_unit and dwelling and (left is None or left.end() <= dwelling.start()):
        return amount.value < LARGEST_RENT
    if not amount.has_unit or _PRICED_NEXT.search(before):
        return amount.has_unit
    named = left or _RIGHT.match(text, amount.end, min(amount.after, amount.end + _RIGHT_WINDOW))
    return not named and bool(_PRICED.search(before) or _PRICED_RIGHT.match(text, amount.end))


def _is_paid_over(text: str, amount: Sum) -> bool:
    """« contre 400 € », « nous versons 500 € par mois au propriétaire »."""
    exchanged = _IN_EXCHANGE.search(text[: amount.start]) and not amount.before
    return bool(exchanged or _TO_THE_OWNER.match(text, amount.end))


def _is_given(text: str, amount: Sum) -> bool:
    """« je verse 200 € de pension »: no income of whoever pays it."""
    paid = _GIVEN.search(text[: amount.start])
    return bool(paid and _ALIMONY.match(text, amount.end))


def _is_a_difference(text: str, amount: Sum) -> bool:
    """« baisser de 120 € », « 22 euros de plus », not « passer de 450 à 500 »."""
    if _DIFFERENCE_AFTER.match(text, amount.end):
        return True
    before = _DIFFERENCE_BEFORE.search(text[: amount.start])
    # « de combien augmenter mon loyer de 600 € ? »: the rise is asked, the sum is the rent.
    asked = before and "loyer" in before[0] and "combien" in text[: before.start()]
    return bool(before) and not asked and not _TO_AFTER.match(text, amount.end)


def is_rent_by_topic(text: str, amount: Sum) -> bool:
    """Whether a sum that no word explains is the rent, from what the message is about."""
    if not SMALLEST_RENT <= amount.value <= LARGEST_RENT:
        return False
    by_month = period_of(text, amount.start, amount.end) == "month"
    if by_month and (_LET.search(text) or _DWELLING.search(text)):
        return True  # « on loue un T3 à une dame, 525 par mois »
    if amount.value >= SMALLEST_BARE_RENT and (
        _PRICED_RIGHT.match(text, amount.end) or _IN_A_LEVEL.match(text, amount.end)
    ):
        return True  # « 340 pour un T3 », « 610 en Loc2 »
    return bool(
        _RENT_TOPIC.search(text)
        and (amount.has_unit or _RENT_LINK.search(text[: amount.start]))
        and (amount.has_unit or not re.match(r" ?(?:ans|mois|m2|km|[a-z]{4,})", text[amount.end :]))
    )


def _left_cues(text: str, amount: Sum) -> list[re.Match[str]]:
    """Cues between the previous sum, or the start of the clause, and ``amount``."""
    start = max(amount.before, amount.start - _LEFT_WINDOW)
    own = _ITS_OWN.match(text, amount.before, amount.start) if amount.before else None
    if own:
        start = max(start, own.end())
    for stop in _STOP.finditer(text, start, amount.start):
        start = stop.end()
    return list(_LEFT.finditer(text, start, amount.start))


def _named(cue: re.Match[str]) -> tuple[Kind, IncomeKind]:
    if cue["rent"]:
        return "rent", "unknown"
    if cue["elsewhere"]:
        return "elsewhere", "unknown"
    if cue["rfr"]:
        return "income", "rfr"
    if cue["gross"]:
        return "income", "gross_salary"
    if cue["net"]:
        return "income", "net_salary" if cue["net"].startswith("net") else "salary"
    return "income", "unknown"


def period_of(text: str, start: int, end: int, before: int = 0) -> Period | None:
    """The period that the words around the sum at ``start``–``end`` say, if any.

    Args:
        text: canonical text.
        start: start of the sum.
        end: end of the sum, its unit included.
        before: end of the previous sum, whose words are not about this one.
    """
    found = _PERIOD.match(text, end)
    if not found:
        found = _PERIOD_BEFORE.search(text, max(before, start - 45), start)
        if found and before and not _NEXT_CLAUSE.search(text, before, found.start()):
            return None  # « je paie 350 € d'impôt par an, loyer 450 »: the year of the tax
    if not found:
        return None
    said = found.groupdict()
    periods: tuple[Period, ...] = ("month", "week", "quarter")
    return next((period for period in periods if said.get(period)), "year")


def per_month(value: float, period: Period | None) -> float:
    """A sum of every week or quarter as one of every month; any other stays as it is."""
    return value * _MONTHLY.get(period or "", 1.0)
