"""What must not enter git: passwords, keys, tokens, bank and social security numbers, in French or English.

Two laws rule this page. A sentence about passwords is not a password: « mot de passe oublié », « mot de
passe : voir le coffre » and `coffre://…` stay quiet. And no caller ever needs the value: `montre` shows
its first two letters at most, `mask` blots it out in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Secret:
    """A stretch of a text that gives a secret away: its bounds, its kind in French, what may be shown."""

    debut: int
    fin: int
    nature: str
    montre: str


_AMORCE: Final = re.compile(
    ":|=|→|->|-----|h[pousr]_|github_pat_|glpat-|AKIA|ASIA|AIza|xox|yJ|k-|vs\\.|Bearer |"
    + "|".join(f"{chiffre}(?:[ .-]?[0-9]){{12}}" for chiffre in range(10))
)
"""A sign, the head of a key or of a token, a long number: without any of them, no secret. Every
alternative begins with a letter of its own, which lets the search skip all others: most texts end here."""

_VERBES: Final = (" est ", " is ", " sera ")

_INDICE: Final = re.compile("pass|mdp|pwd|psk|wpa|pin|code|secr|key|oken|jeton|cl[ée]", re.IGNORECASE)
"""What all labels have in them."""

_ETIQUETTE: Final = re.compile(
    r"""
    (?<![a-zà-ÿ0-9])
    (?P<etiquette>
        (?P<pluriel> mots[ _-]?de[ _-]?passe | mdps | passwords )
      | mot[ _-]?de[ _-]?passe | motdepasse | mdp | passwor[dt] | passwd | pwd | pass(?:[ _-]?(?:phrase|code|key))?
      | phrase[ _-](?:secr[eè]te|de[ _-]passe)
      | (?P<forte>
            (?:api|access|secret|private|client|auth)[ _-]?(?:key|token|secret)
          | cl(?:é|e|ef)s?[ _-](?:d['’]api|api|secr[eè]te|d['’]acc[eè]s|priv[ée]e)
          | secret[ _-]partag[ée] | token | jeton
        )
      | (?:cl(?:é|e|ef)|code)[ _-](?:du[ _-])?(?:wi-?fi|wpa[23]?|wep) | wpa[23]?[ _-]?(?:psk|key) | psk
      | (?P<chiffree>
            (?:code[ _-])?pin | digicode | code[ _-](?:secret|(?:de[ _-]l['’]|d['’])?(?:alarme|acc[eè]s|entr[ée]e))
        )
    )
    (?![a-zà-ÿ0-9])
    (?P<objet> (?:[ ]+(?!est\b|is\b)[\w'’./&()@-]+){0,6}? )
    ["']?[ ]*
    (?P<signe> : | = | => | -> | → | (?:est|is|sera)\b(?:[ ]*:)? )
    [ ]*
    (?: "(?P<double>[^"\n]+)" | '(?P<simple>[^'\n]+)' | «\s*(?P<francais>[^»\n]+?)\s*»
      | (?P<nue>[^\s,;"'«»{}\[\]<>]+) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A label, what it opens, a sign, and the word that follows it."""

_SUJET: Final = re.compile(
    r"(?:politiques?|gestion(?:naires?)?|coffres?(?:-forts?)?|r[ée]initialisation|changements?|renouvellements?"
    r"|r[èe]gles?|longueur|dur[ée]e|validit[ée]|expiration|stockage|robustesse|oublis?|perte|complexit[ée]"
    r"|service|outil|logiciel|policy|manager|reset)"
    r"\s+(?:(?:de|des|du|les|le|la|of|the|your|leurs?|vos|son|ses)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a label when the sentence speaks of passwords in general."""

_CALME: Final = re.compile(
    r"oubli|perdu|expir|chang|renouvel|r[ée]initialis|longueur|complexit|dur[ée]e|valid|stock|robust|caract|minim"
    r"|maxim|politique|gestion|coffre|policy|reset|forgot|manager",
    re.IGNORECASE,
)
"""What stands between a label and its sign in the same case."""

_RENVOI: Final = re.compile(
    r"(?:coffre|vault|keepass|bitwarden|vaultwarden|passbolt|lockpass|lockself|teampass|dashlane|lastpass|1password"
    r"|cyberark|wallix|hashicorp|trousseau|op:|env:|file:|https?:|www\.|ldap|sso|mfa|totp|otp|radius|kerberos|glpi"
    r"|france-?connect|proconnect|active[ _-]?directory"
    r"|\$\{?[a-z_]+\}?$|%[a-z_]+%$|[*x•.…_#?-]+$|[0-9]{4}-[0-9]{2}-[0-9]{2}$|[\w.+-]+@[\w-]+\.[a-z.]{2,}$)",
    re.IGNORECASE,
)
"""What is put in the place of a secret: a pointer, the name of a safe, a variable, crosses, a date."""

_MOTS: Final = frozenset(
    """
    voir cf dans demander demande demandé appeler contacter par sur sous selon avec chez auprès aupres au aux
    non oui néant neant aucun aucune sans inconnu inconnue idem communiqué communique transmis transmise remis
    remise confidentiel confidentielle secret masqué masque caché cache personnel personnelle individuel
    individuelle unique nominatif complexe complexes fort forts robuste robustes obligatoire requis requise
    activé active désactivé desactive partagé partage commun vide null none true false yes no todo same hidden
    redacted required enabled disabled stored unknown optional changé change modifié modifie renouvelé renouvele
    conservé conserve stocké stocke détenu detenu défini defini définir definir renseigner fournir fourni
    fournie géré gere temporaire provisoire initial initiale expiré expire automatique aléatoire aleatoire
    standard locaux local admin administrateur utilisateur utilisateurs users user usb papier badge biométrie
    securid yubikey texte string str
    """.split()
)
"""Ordinary words that follow such a label without being a secret."""

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s/:@]*:(?P<valeur>[^\s/@]+)@[^\s/@]", re.IGNORECASE)
_CLE_PRIVEE: Final = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END[A-Z0-9 ]*-----|[^\n]*)"
)
_JETON: Final = re.compile(
    r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{20,}|(?:AKIA|ASIA)[0-9A-Z]{16}"
    r"|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{35}|sk-[A-Za-z0-9_-]{20,}|hvs\.[A-Za-z0-9_-]{20,}"
    r"|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)|(?<=Bearer )[A-Za-z0-9._~+/-]{16,}"
)
_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[0-9A-Z]){11,30}(?![A-Za-z0-9])")
_NIR: Final = re.compile(
    r"(?<![0-9])([12])[ .]?([0-9]{2})[ .]?((?:0[1-9]|1[0-2]|[2-9][0-9]))[ .]?([0-9]{2}|2[ABab])[ .]?([0-9]{3})[ .]?"
    r"([0-9]{3})[ .-]?([0-9]{2})(?![0-9])"
)
_BLOC: Final = re.compile(r"[:=]\s*[|>][+-]?\s*$")

PLUS_COURT: Final = 4
"""Letters below which a word after a label is no secret."""


def find_secrets(texte: str) -> list[Secret]:
    """Give the secrets of a text, in order, without overlap; most texts without any cost half a microsecond."""
    if _AMORCE.search(texte) is None and not any(verbe in texte for verbe in _VERBES):
        return []
    gardes: list[Secret] = []
    for secret in sorted(_all(texte)):
        if not gardes or secret.debut >= gardes[-1].fin:
            gardes.append(secret)
    return gardes


def scan_text(texte: str) -> Iterator[tuple[int, int, int, str, str]]:
    """Give, for the raw text of any file, (line, column, end column, kind, what may be shown) from 1.

    For files that cannot be formed and for comments: it needs no record. A label whose value stands in
    a block below (`mot_de_passe: |`) is found there.
    """
    precedente = ""
    for rang, ligne in enumerate(texte.splitlines(), 1):
        for secret in _of_line(ligne, precedente):
            yield rang, secret.debut + 1, secret.fin + 1, secret.nature, secret.montre
        precedente = ligne


def mask(texte: str) -> str:
    """Blot the secrets out of a text, without moving its other letters."""
    for secret in find_secrets(texte):
        texte = texte[: secret.debut] + "•" * (secret.fin - secret.debut) + texte[secret.fin :]
    return texte


def _of_line(ligne: str, precedente: str) -> Iterator[Secret]:
    """Find the secrets of a line, and those that the label of the line before announces."""
    yield from find_secrets(ligne)
    bloc = _BLOC.search(precedente)
    if bloc and (valeur := ligne.strip()):
        decale = ligne.index(valeur)
        annonce = f"{precedente[: bloc.start()].strip()}: "
        for secret in find_secrets(annonce + valeur):
            debut = secret.debut - len(annonce) + decale
            if debut >= decale:
                yield Secret(debut, secret.fin - len(annonce) + decale, secret.nature, secret.montre)


def _all(texte: str) -> Iterator[Secret]:
    """Find the secrets of every kind."""
    for found in _CLE_PRIVEE.finditer(texte):
        yield Secret(found.start(), found.end(), "clé privée", "-----BEGIN***")
    for found in _JETON.finditer(texte):
        yield _secret(found.start(), found[0], "jeton d'accès")
    for found in _URL.finditer(texte):
        if not _is_pointer(found["valeur"]):
            yield _secret(found.start("valeur"), found["valeur"], "mot de passe")
    for found in _IBAN.finditer(texte):
        yield from _iban(found)
    for found in _NIR.finditer(texte):
        if _nir_holds(found):
            yield Secret(found.start(), found.end(), "numéro de sécurité sociale", "***")
    if _INDICE.search(texte):
        yield from _labelled(texte)


def _secret(debut: int, valeur: str, nature: str) -> Secret:
    """Make a secret; a short value shows nothing at all."""
    return Secret(debut, debut + len(valeur), nature, f"{valeur[:2]}***" if len(valeur) >= 6 else "***")


def _labelled(texte: str) -> Iterator[Secret]:
    """Find the words that follow a label."""
    depart = 0
    while found := _ETIQUETTE.search(texte, depart):
        groupe = next(nom for nom in ("double", "simple", "francais", "nue") if found[nom] is not None)
        valeur = found[groupe] if groupe != "nue" else found[groupe].rstrip(".:)") or found[groupe]
        if _gives_away(texte, found, groupe, valeur):
            nature = "mot de passe" if found["forte"] is None else "jeton d'accès"
            yield _secret(found.start(groupe), found[groupe], nature)
            depart = found.end()
        else:
            depart = found.end("etiquette")


def _gives_away(texte: str, found: re.Match[str], groupe: str, valeur: str) -> bool:
    """Judge the word after a label: strong ones speak for themselves, plain ones only where nothing else can stand."""
    if len(valeur) < PLUS_COURT or _is_pointer(valeur) or valeur.lower() in _MOTS:
        return False
    genres = _kinds(valeur)
    if len(genres) >= 3 and len(valeur) >= 6 and "signe" in genres:
        return True
    if _SUJET.search(texte, 0, found.start()) or _CALME.search(found["objet"]):
        return False
    if found["chiffree"]:
        return "chiffre" in genres and len(valeur) <= 12 and _ends(texte, found.end(), groupe)
    if len(genres) >= 2 and len(valeur) >= 6 and " " not in valeur:
        return True
    if found["forte"] or found["pluriel"]:
        return False
    return groupe != "nue" or (found["signe"][-1] in ":=>→" and _ends(texte, found.end(), groupe))


def _ends(texte: str, fin: int, groupe: str) -> bool:
    """Tell whether the sentence stops after the word: « : azerty » does, « : voir avec le support » does not."""
    return groupe != "nue" or re.match(r"\s*(?:$|[,;}\])#\n]|\.(?:\s|$))", texte[fin : fin + 8]) is not None


def _is_pointer(valeur: str) -> bool:
    """Tell whether something stands in the place of the secret."""
    return _RENVOI.match(valeur) is not None


def _kinds(valeur: str) -> frozenset[str]:
    """Give the kinds of characters of a word; a capital at its head alone is no mark of a secret."""
    kinds = set()
    for rang, lettre in enumerate(valeur):
        if lettre.isdigit():
            kinds.add("chiffre")
        elif lettre.isupper():
            kinds.add("capitale" if rang or not valeur[1:].islower() else "lettre")
        elif lettre.isalpha():
            kinds.add("lettre")
        elif lettre not in "-_./'’ ":
            kinds.add("signe")
    return frozenset(kinds)


def _iban(found: re.Match[str]) -> Iterator[Secret]:
    """Find an account number whose checksum holds; a word in capitals may follow it."""
    longueur = _LONGUEURS.get(found[0][:2])
    compte = 0
    for rang, lettre in enumerate(found[0]):
        compte += lettre.isalnum()
        if compte == longueur:
            valeur = found[0][: rang + 1]
            suite = found[0][rang + 1 : rang + 2]
            if not suite.isalnum() and _iban_holds(valeur):
                yield _secret(found.start(), valeur, "numéro de compte (IBAN)")
            return


_LONGUEURS: Final = {
    "FR": 27, "MC": 27, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "GB": 22, "IT": 27, "LU": 20, "NL": 18, "PT": 25,
    "AT": 20, "IE": 22,
}  # fmt: skip
"""Length of an account number, for the countries that a French body may deal with."""


def _iban_holds(valeur: str) -> bool:
    """Check an account number: ISO 13616, remainder 1 by 97."""
    brut = re.sub(r"[ .-]", "", valeur)
    return int("".join(str(int(lettre, 36)) for lettre in brut[4:] + brut[:4])) % 97 == 1


def _nir_holds(found: re.Match[str]) -> bool:
    """Check a social security number: key 97 less the remainder; Corsica counts as 19 and 18."""
    *corps, cle = found.groups()
    corps[3] = {"2A": "19", "2B": "18"}.get(corps[3].upper(), corps[3])
    return 97 - int("".join(corps)) % 97 == int(cle)
