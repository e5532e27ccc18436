"""Secrets that people write: a label, a sign, and the word after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets.secret import Secret, masked

_ETIQUETTE: Final = re.compile(
    r"""
    (?<![a-zà-ÿ0-9])
    (?P<etiquette>
        (?P<pluriel> mots[ _-]?de[ _-]?passe | mdps | passwords )
      | mot[ _-]?de[ _-]?passe | motdepasse | mdp | phrase[ _-](?:secr[eè]te|de[ _-]passe)
      | (?:pg|db|ftp|smtp)?passwor[dt] | passwd | pwd | pass(?:[ _-]?(?:phrase|code|key))?
      | (?:cl(?:é|e|ef)|code)[ _-](?:du[ _-])?(?:wi-?fi|wpa[23]?|wep) | wpa[23]?[ _-]?(?:psk|key) | psk
      | cl(?:é|e|ef)[ _-](?:de[ _-])?s[ée]curit[ée][ _-](?:du[ _-])?(?:r[ée]seau|wi-?fi)
      | cl(?:é|e|ef)[ _-]pr[ée][ _-]?partag[ée]e | pre[ _-]?shared[ _-]?key
      | communaut[ée][ _-]snmp | snmp[ _-]community | community[ _-]string
      | (?P<jeton>
            (?:api|(?:shared[ _-]?)?access|account|secret|private|client|auth)[ _-]?(?:key|token|secret)
          | token | jeton | bearer
          | cl(?:é|e|ef)s?[ _-](?:d['’]api|api|secr[eè]te|d['’]acc[eè]s|priv[ée]e)
          | secret(?:[ _-]partag[ée])?
        )
      | (?P<code>
            (?:code[ _-])?(?:pin|puk) | digicode
          | code[ _-](?:secret|(?:de[ _-]l['’]|de[ _-]la[ _-]|du[ _-]|d['’])?(?:alarme|acc[eè]s|entr[ée]e
                |coffre|port(?:e|ail|ier|illon)|(?:visio|inter)phone))
        )
    )
    (?![a-zà-ÿ0-9])
    (?P<objet> (?:[ ]+(?!est\b|is\b)[\w'’./&()@-]+){0,6}? )
    ["']?[ \t]*
    (?P<signe> :(?!//) | => | = | -> | →
      | (?:,?[ ]?c['’]est | est | is | sera | reste)\b
        (?:[ ](?:rest[ée]|toujours|encore|maintenant))? (?:[ ]*:)? )
    [ \t]* (?P<crochet> \[ [ ]* )?
    (?: "(?P<double>[^"\n]{1,200})" | '(?P<simple>[^'\n]{1,200})' | «\s*(?P<francais>[^»\n]{1,200}?)\s*»
      | ["']? (?P<nue>[^\s,;"'«»{}\[\]<>]+) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SANS_SIGNE: Final = re.compile(
    r"""
    (?<![a-zà-ÿ0-9]) (?: mot[ _-]?de[ _-]?passe | mdp | password | passwd | pwd | psk )
    [ ]+ ["'«]? [ ]? (?P<valeur> [^\s,;"'«»{}\[\]<>:=]{6,} )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A label and its word side by side: « mdp vpn01!2024 »."""

_CODE_SEUL: Final = re.compile(
    r"""
    (?<![a-zà-ÿ0-9])
    (?: digicode | code[ _-](?:d['’]|de[ ]l['’])?(?:alarme|acc[eè]s|port(?:e|ail|ier)|pin|puk) )
    [ ]+ (?P<valeur> [0-9]{4,8}[A-Za-z\#*]? ) (?=\s*(?:$|[,;)}\]\#\n]|\.(?:\s|$)))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The code of a door beside its name, where the sentence ends: « digicode 1492A »."""

_ANNEE: Final = re.compile(
    r"(?!office|windows|exchange|outlook|server|sql|access|excel|word|project|visio)[a-zà-ÿ]{4,}(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
"""A word and a year, as people make their passwords; the names of products that bear theirs are left out."""

_ENTRELACE: Final = re.compile(r"[a-z][0-9]+[a-z]", re.IGNORECASE)
"""Digits between letters, which no name of a product has."""

_FIN_DE_PHRASE: Final = re.compile(r"\s*(?:$|[,;}\])#\n]|\.(?:\s|$))")

_EN_GENERAL: Final = re.compile(
    r"(?:politiques?|gestion(?:naires?)?|coffres?(?:-forts?)?|r[ée]initialisation|changements?|renouvellements?"
    r"|r[èe]gles?|longueur|dur[ée]e|validit[ée]|expiration|stockage|robustesse|oublis?|perte|complexit[ée]"
    r"|service|outil|logiciel|policy|manager|reset|forgot(?:ten)?|lost)"
    r"\s+(?:(?:de|des|du|les|le|la|of|the|your|leurs?|vos|son|ses)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a label when the sentence speaks of passwords in general."""

_DE_REGLE: Final = re.compile(
    r"oubli|perdu|expir|(?<!in)chang|renouvel|r[ée]initialis|longueur|complexit|dur[ée]e|valid|stock|robust|caract"
    r"|minim|maxim|politique|gestion|coffre|policy|reset|forgot|manager",
    re.IGNORECASE,
)
"""What stands between a label and its sign in the same case."""

_RENVOI: Final = re.compile(
    r"""
      coffre | vault | keepass | bitwarden | passbolt | lockpass | lockself | teampass | dashlane | lastpass
    | 1password | cyberark | wallix | hashicorp | trousseau | glpi | ldap | sso | mfa | totp | otp | radius
    | kerberos | france-?connect | proconnect | active[ _-]?directory | op: | env: | file: | https?: | www\.
    | (?: \$\{?[a-z_]+\}? | %[a-z_]+% | [*x•.…_\#?-]+ | [0-9]{4}-[0-9]{2}-[0-9]{2}
        | [\w.+-]+@[\w-]+\.[a-z.]{2,} | [lrd]\.?[0-9]{3,4}[0-9-]* )$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What is put in the place of a secret: a pointer, the name of a safe, a variable, crosses, a date."""

_MOTS: Final = frozenset((
    "active", "activé", "administrateur", "aleatoire", "aléatoire", "appeler", "aucun", "aucune", "aupres",
    "auprès", "automatique", "avec", "badge", "biométrie", "cache", "caché", "change", "changé", "chez",
    "commun", "communique", "communiqué", "complexe", "confidentiel", "confidentielle",
    "conserve", "conservé", "contacter", "dans", "defini", "definir", "demande", "demander", "demandé",
    "desactive", "detenu", "disabled", "défini", "définir", "désactivé", "détenu", "enabled", "expire",
    "expiré", "false", "fort", "forts", "fourni", "fournie", "fournir", "gere", "géré", "hidden", "idem",
    "inconnu", "inconnue", "individuel", "individuelle", "initial", "initiale", "local", "locaux", "masque",
    "masqué", "modifie", "modifié", "neant", "nominatif", "none", "null", "néant", "obligatoire",
    "optional", "papier", "partage", "partagé", "personnel", "personnelle", "provisoire", "redacted",
    "remis", "remise", "renouvele", "renouvelé", "renseigner", "required", "requis", "requise", "robuste",
    "robustes", "same", "sans", "secret", "securid", "selon", "sous", "standard", "stocke", "stocké",
    "stored", "string", "temporaire", "texte", "todo", "transmis", "transmise", "true", "unique", "unknown",
    "user", "users", "utilisateur", "utilisateurs", "vide", "voir", "yubikey",
))  # fmt: skip
"""Ordinary words that follow a label without being a secret."""

_AVANT: Final = 60
"""Letters read before a label."""
_COURT, _PLEIN, _LONG = 4, 6, 12
"""Shortest secret, shortest strong one, longest code of a door."""
_VARIE, _TRES_VARIE = 2, 3
"""Kinds of characters of a strong word, and of one that no sentence could hold."""


def find_labelled(texte: str) -> Iterator[Secret]:
    """Find the words that follow the label of a password, a key or a door's code."""
    depart = 0
    while found := _ETIQUETTE.search(texte, depart):
        groupe = next(nom for nom in ("double", "simple", "francais", "nue") if found[nom] is not None)
        if _gives_away(texte, found, groupe):
            nature = "jeton d'accès" if found["jeton"] else "mot de passe"
            yield masked(found.start(groupe), found[groupe], nature)
            depart = found.end()
        else:
            depart = found.end("etiquette")
    for found in _SANS_SIGNE.finditer(texte):
        if stands_alone(found["valeur"]) and not _is_general(texte, found.start()):
            yield masked(found.start("valeur"), found["valeur"], "mot de passe")
    for found in _CODE_SEUL.finditer(texte):
        yield masked(found.start("valeur"), found["valeur"], "mot de passe")


def stands_alone(valeur: str) -> bool:
    """Judge a word that no sign announces: « webmaster2019 », « Fl4mme », and not « Office365 »."""
    genres = _kinds(valeur)
    if not {"lettre", "chiffre"} <= genres or _RENVOI.match(valeur):
        return False
    forte = "signe" in genres or valeur[0].islower() or _ENTRELACE.search(valeur)
    return bool(forte or _ANNEE.fullmatch(valeur))


def _is_general(texte: str, debut: int) -> bool:
    """Tell whether what stands before a label speaks of passwords in general."""
    return _EN_GENERAL.search(texte, max(0, debut - _AVANT), debut) is not None


def _is_ordinary(valeur: str) -> bool:
    """Tell whether a word is one that follows labels without being a secret, in any gender and number."""
    bas = valeur.lower().removesuffix("s")
    return not _MOTS.isdisjoint((valeur.lower(), bas, bas.removesuffix("e")))


def _gives_away(texte: str, found: re.Match[str], groupe: str) -> bool:
    """Judge the word after a label: a strong one speaks for itself, a plain one must end the sentence."""
    valeur = found[groupe].rstrip(".:)") or found[groupe]
    if len(valeur) < _COURT or _RENVOI.match(valeur) or _is_ordinary(valeur):
        return False
    genres = _kinds(valeur)
    if "signe" in genres and len(genres) >= _TRES_VARIE and len(valeur) >= _PLEIN:
        return True
    if _DE_REGLE.search(found["objet"]) or _is_general(texte, found.start()):
        return False
    finit = groupe != "nue" or _FIN_DE_PHRASE.match(texte, found.end()) is not None
    if found["code"]:
        return finit and "chiffre" in genres and len(valeur) <= _LONG
    if len(genres) >= _VARIE and len(valeur) >= _PLEIN and " " not in valeur:
        return True
    return _is_plain_secret(found, groupe, finit=finit)


def _is_plain_secret(found: re.Match[str], groupe: str, *, finit: bool) -> bool:
    """Judge an ordinary word: « mdp : azerty » is one, « le mot de passe est personnel » is none."""
    if found["jeton"] or found["pluriel"] or found["crochet"]:
        return False
    return groupe != "nue" or (finit and found["signe"][-1] in ":=>→")


def _kinds(valeur: str) -> frozenset[str]:
    """Give the kinds of characters of a word; a capital at its head alone is no mark of a secret."""
    genres = set()
    for rang, lettre in enumerate(valeur):
        if lettre.isdigit():
            genres.add("chiffre")
        elif lettre.isupper():
            genres.add("capitale" if rang or not valeur[1:].islower() else "lettre")
        elif lettre.isalpha():
            genres.add("lettre")
        elif lettre not in "-_./'’ ":
            genres.add("signe")
    return frozenset(genres)
