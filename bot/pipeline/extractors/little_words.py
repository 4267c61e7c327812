"""« les trois petits », « la grande » without a noun: the children an adjective names."""

from __future__ import annotations

# What may follow « les trois petits » where no noun does
_NO_NOUN = (
    r"(?=\W*$| ?[,;:.!?()+]| (?:et|ou|a|au|aux|en|qui|sont|est|ont|vivent|on|je|j'|il|elle|nous"
    r"|ils|avec"
    r"|chez|dont|dans|pour|plus|sans|tous|toutes|le|la|les|une?|[0-9]|sur|depuis|mais|reste\w*"
    r"|habit\w*"
    r"|encore|toujours|par|si|donc|ne|n'|y|aussi|de (?:[0-9]|mon|ma|sa|son)|dernier|du|c'est"
    r"|quand|car"
    r"|aucune?|pas|deja|bien|scolaris\w+)\b)"
)
# « ses 3 petits », « une petite de 2 ans », « mon grand de 17 ans »
LITTLE = (
    r"(?:petite?s?(?=\W*$| ?[,;:.!?)+]| de [0-9]| (?:derniere?s?|et|qui|a la maison|dernier"
    r"|avec (?:moi|nous|elle|lui)|chez (?:moi|nous))\b"
    r"| [0-9]{1,2} (?:ans|mois))|grande?s?(?= de [0-9]| [0-9]{1,2} ans)"
    r"|(?:(?<=\b[msn]a )|(?<=\b[ms]on ))(?:petite?|grande?)(?=\W*$|,? (?:et|,|\+) ?)"
    r"|(?<=\bl[ea] )(?:petite?|grande?|moyenne?|seconde?|derniere?)(?=,? (?:et|est|a|vi[tv]\w*"
    r"|rest\w+|tout|en (?:garde|residence|permanence)|scolaris\w+|au (?:college|lycee)"
    r"|qui|fait|habite|loge|vient|chez|avec)\b)|(?:petite? )?derniere?(?= (?:a la maison"
    r"|avec (?:moi|nous))\b)|(?<=\bpour l[ea] )(?:petite?|grande?)(?=\W*$|,)"
    rf"|(?<=\b[msn][eo]s [2-9] )petite?s(?! [a-z]*(?:fils|fille|enfant|garcon))"
    rf"|(?<=[2-9] )(?:petite?s|grande?s|aine?s){_NO_NOUN}"
    r"|(?<=\bl[ea] )(?:petite?|grande?|moyenne?|derniere?)(?= (?:une|1) semaine"
    r"|,? [0-9]{1,2}(?: ans"
    r"|,|\W*$| et))|(?<=\bl[ea] )(?:petite?|grande?) (?:derniere?|dernier)"
    r"|(?<=\bles )(?:petits|grands)(?= (?:sont|vivent|restent|vont|et|avec|aussi)\b))"
)
