"""No secret in git: every text of every record is read (ENSB-24)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sicommun.diagnostics import ERREUR
from sicommun.model.ecrits import leaves
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.secrets import find_secrets
from sicommun.textes import clause


@rule(
    "SEC001",
    "secret écrit en clair",
    sur=Registre,
    severity=ERREUR,
    source=clause("ENSB-24"),
    remede="changer ce secret, le mettre au coffre, et n'écrire ici que son adresse : coffre://…",
    masque=True,
)
def no_secret(sujet: Registre, registre: Registre) -> Iterator[Finding]:
    """Un mot de passe, une clé, un jeton, un IBAN, un numéro de sécurité sociale n'entrent pas au dépôt.

    Ce qu'on met dans git y reste, même effacé ensuite. La commune remet ses mots de passe au service commun
    par son coffre ; le dépôt n'en garde que le pointeur.

    Bon : `firewall: Accès d'administration, coffre://mairie/firewall`

    Mauvais : `firewall: "Accès d'administration, mot de passe : Fl4mme2024"`
    """
    for piece in _pieces(registre):
        if registre.sans_secret.get(piece.fichier) is not piece:
            for chemin, texte in leaves(piece):
                for secret in find_secrets(texte):
                    yield Finding(chemin, f"{secret.nature} en clair : {secret.montre}", piece=piece)


def _pieces(registre: Registre) -> Iterator[Any]:
    """Give every record of the register."""
    if registre.epci is not None:
        yield registre.epci
    for pieces in (
        registre.conventions,
        registre.communes,
        registre.descriptions,
        registre.contrats,
        registre.budgets,
        registre.gouvernances,
        registre.arretes,
    ):
        yield from pieces.values()
