"""How to reach the people whom a commune has named (INT-03)."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.personnes import Interlocuteur, Referent
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.contacts import is_courriel, is_telephone
from sicommun.rules.referents import in_charge
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "INT005",
    "référent injoignable",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("INT-03"),
    remede="compléter telephone et email ; une adresse de service vaut mieux qu'une adresse nominative",
)
def reachable(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un référent se joint par téléphone et par courriel.

    Bon : `telephone: 03 53 01 00 01, email: numerique@valombre.example.org`

    Mauvais : `email` seul
    """
    for chemin, personne in in_charge(commune):
        manques = [
            nom
            for nom, valeur in (("téléphone", personne.telephone), ("courriel", personne.email))
            if valeur is None
        ]
        if manques:
            message = f"référent « {personne.fonction} » sans {' ni '.join(manques)}"
            yield Finding((*chemin, "fonction"), message)


@rule(
    "INT006",
    "coordonnées d'un référent ou d'un interlocuteur inutilisables",
    sur=Commune,
    severity=ERREUR,
    source=clause("INT-03"),
    remede="écrire le numéro en dix chiffres (03 53 01 00 01), l'adresse comme numerique@example.org",
)
def usable_contacts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un numéro compte dix chiffres, ou commence par + ; une adresse de courriel a la forme d'une adresse.

    Ceux de la commune (`referents`) et ceux du service commun (`interlocuteurs`) sont lus de même.

    Bon : `telephone: 03 53 01 00 01`, `email: numerique@valombre.example.org`

    Mauvais : `telephone: 3 53 01 00 01`, `email: numerique@valombre`
    """
    gens: list[tuple[Chemin, Referent | Interlocuteur]] = [*in_charge(commune)]
    gens += [(("interlocuteurs", rang), qui) for rang, qui in enumerate(commune.interlocuteurs)]
    for chemin, personne in gens:
        if personne.telephone and not is_telephone(personne.telephone):
            message = f"« {personne.telephone} » n'est pas un numéro de téléphone à dix chiffres"
            yield Finding((*chemin, "telephone"), message)
        if personne.email and not is_courriel(personne.email):
            yield Finding((*chemin, "email"), f"« {personne.email} » n'est pas une adresse de courriel")
