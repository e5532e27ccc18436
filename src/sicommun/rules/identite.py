"""Who is who: SIREN keys, INSEE codes, bodies attached to a commune, legal populations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import ERREUR, vouliez_vous_dire
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.officielle import official_namesake
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

EPCI: Final = "epci"
"""What a body attached to the EPCI itself writes in `rattache_a`: a CIAS has no commune."""

_DOUBLES: Final = "0246813579"
_RECOPIER: Final = "recopier le SIREN du répertoire SIRENE : annuaire-entreprises.data.gouv.fr"


def has_valid_key(siren: str) -> bool:
    """Check the key of a SIREN by Luhn's formula: every other figure doubled, a sum divisible by ten."""
    return sum(int(_DOUBLES[int(c)] if rang % 2 else c) for rang, c in enumerate(reversed(siren))) % 10 == 0


@rule(
    "IDE001",
    "clé du SIREN fausse",
    sur=Commune,
    severity=ERREUR,
    source=loi("SIRENE"),
    remede=_RECOPIER,
)
def siren_key(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le dernier chiffre d'un SIREN se calcule des huit autres : une faute de frappe se voit.

    Le SIREN est l'identité d'un adhérent, par laquelle un arrêté ou une différence le retrouvent.

    Bon : `siren: "212101661"`

    Mauvais : `siren: "212101616"`, où deux chiffres ont changé de place
    """
    if not has_valid_key(commune.siren):
        officielle = official_namesake(commune, registre)
        suite = f" ; la liste officielle donne {officielle.siren} à {officielle.nom}" if officielle else ""
        yield Finding(("siren",), _false_key(commune.siren) + suite)
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "fusion" and not has_valid_key(fait.nouvelle):
            yield Finding(("parcours", rang, "nouvelle"), _false_key(fait.nouvelle))


@rule(
    "IDE002",
    "clé d'un SIREN de l'EPCI ou d'un membre fausse",
    sur=Epci,
    severity=ERREUR,
    source=loi("SIRENE"),
    remede=_RECOPIER,
)
def members_siren_keys(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Le SIREN de l'EPCI et celui de chaque membre ont une clé juste.

    Bon : `siren: "242100410"`

    Mauvais : `siren: "242100411"`
    """
    if not has_valid_key(epci.siren):
        yield Finding(("siren",), _false_key(epci.siren))
    for rang, membre in enumerate(epci.membres):
        if not has_valid_key(membre.siren):
            yield Finding(("membres", rang, "siren"), f"{membre.nom} : {_false_key(membre.siren)}")


def _false_key(siren: str) -> str:
    """Say that a key is false."""
    return f"la clé de « {siren} » est fausse : un chiffre est faux, ou deux ont changé de place"


@rule(
    "IDE006",
    "SIREN déjà pris",
    sur=Commune,
    severity=ERREUR,
    source=loi("SIRENE"),
    remede="donner à chacun le sien, ou supprimer le dossier en trop",
    requires=("IDE001.siren",),
)
def siren_taken(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Deux adhérents n'ont pas le même SIREN : il est leur identité, dans l'état annuel comme ailleurs.

    Un budget annexe n'est pas une personne : il porte le SIREN de la commune dont il dépend.

    Bon : une commune et son CCAS, chacun le sien ; le budget annexe de l'eau, celui de sa commune

    Mauvais : le dossier d'une commune copié pour son CCAS, SIREN compris
    """
    premier = registre.sirens[commune.siren]
    if premier is not commune and not (_shares(commune, premier) or _shares(premier, commune)):
        message = f"le SIREN {commune.siren} est déjà celui de « {premier.nom} » ({premier.fichier})"
        yield Finding(("siren",), message)


def _shares(budget: Commune, commune: Commune) -> bool:
    """Tell whether a budget annexe bears, as it should, the SIREN of the commune that it belongs to."""
    soeurs = {commune.slug, commune.rattache_a if commune.nature == "budget_annexe" else None}
    return budget.nature == "budget_annexe" and budget.rattache_a in soeurs - {None}


@rule(
    "IDE007",
    "commune sans code INSEE",
    sur=Commune,
    severity=ERREUR,
    source=loi("INSEE-COG"),
    remede='ajouter code_insee: "…", entre guillemets',
)
def commune_has_insee(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune a son code INSEE ; un CCAS ou un budget annexe n'en ont pas.

    Bon : `nature: commune` et `code_insee: "21166"`

    Mauvais : `nature: commune` seul
    """
    if commune.nature == "commune" and commune.code_insee is None:
        officielle = registre.membres.get(commune.siren)
        suite = f" ; data/epci.yaml donne {officielle[0].code_insee}" if officielle else ""
        yield Finding(("nom",), f"« {commune.nom} » est une commune, et n'a pas de code INSEE{suite}")


@rule(
    "IDE008",
    "rattachement ou payeur inconnu",
    sur=Commune,
    severity=ERREUR,
    source=clause("SC-02"),
    remede="écrire le nom d'un dossier de data/communes/",
)
def attached_to_someone(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un CCAS, une caisse des écoles, un budget annexe disent de quelle commune ils dépendent.

    `rattache_a` et `payeur` nomment un dossier de `data/communes/`. Un établissement de l'EPCI lui-même,
    comme un centre intercommunal d'action sociale, écrit `rattache_a: epci`. Un budget annexe n'est pas une
    personne : le titre va à sa commune, et `payeur` le dit. Qui paie pour un autre paie pour lui-même.

    Bon : `nature: ccas` et `rattache_a: valombre`

    Mauvais : `nature: ccas` seul, ou `payeur: valonbre`
    """
    if commune.nature != "commune" and commune.rattache_a is None:
        message = f"« {commune.nom} » n'est pas une commune, et ne dit pas de laquelle il dépend"
        yield Finding(("nature",), message, "ajouter rattache_a: …")
    elif commune.nature == "budget_annexe" and commune.payeur != commune.rattache_a != EPCI:
        message = f"« {commune.nom} » est un budget annexe, et son titre irait à un autre que sa commune"
        yield Finding(("nature",), message, f"écrire payeur: {commune.rattache_a}")
    for cle, slug in (("rattache_a", commune.rattache_a), ("payeur", commune.payeur)):
        if slug is None or (slug == EPCI and cle == "rattache_a"):
            continue
        if slug == commune.slug and cle == "rattache_a":
            yield Finding((cle,), f"« {commune.nom} » ne peut pas dépendre de lui-même")
        elif slug not in registre.communes and not registre.illisible(f"/communes/{slug}/commune.yaml"):
            proches = vouliez_vous_dire(slug, registre.communes)
            yield Finding((cle,), f"« {slug} » n'est pas un adhérent du dépôt{proches}")
    payeur = registre.communes.get(commune.payeur or "")
    if payeur is not None and payeur is not commune and payeur.payeur not in {None, payeur.slug}:
        message = f"« {payeur.nom} » a « {payeur.payeur} » pour payeur, et ne peut payer pour un autre"
        yield Finding(("payeur",), message, "nommer celui à qui va le titre")


@rule(
    "IDE010",
    "populations contradictoires",
    sur=Commune,
    severity=ERREUR,
    source=clause("BUD-06"),
    remede="recopier les populations légales publiées par l'INSEE",
)
def populations(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une population par millésime ; la totale, qui compte des habitants à part, n'est jamais la plus petite.

    La clé « habitants » lit la population totale d'un millésime.

    Bon : `{millesime: 2024, municipale: 14299, totale: 14461}`

    Mauvais : `{millesime: 2024, municipale: 14461, totale: 14299}`, ou deux fois le millésime 2024
    """
    vus: set[int] = set()
    for rang, p in enumerate(commune.populations):
        if p.millesime in vus:
            message = f"le millésime {p.millesime} a déjà sa population"
            yield Finding(("populations", rang, "millesime"), message)
        vus.add(p.millesime)
        if p.totale is not None and p.totale < p.municipale:
            message = (
                f"population totale de {p.totale}, plus petite que la population municipale, {p.municipale}"
            )
            yield Finding(("populations", rang, "totale"), message)
