"""What comes with a description: passwords in the safe, maintenance contracts, declared emergencies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.adhesion.journal import Pas, play
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_EXPLOITES: Final = ("B", "C")
"""The ensembles that the shared service cannot run without what is joined to the description."""


@rule(
    "DES024",
    "description remise, et rien de joint",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ENSB-24"),
    remede="les demander, puis ajouter à ce fait pieces: [{nature: Contrats de maintenance, reference: …}], "
    "les mots de passe au coffre (coffre://…) ; ou dire dans note qu'il n'y en a pas",
)
def handed_over_with_its_papers(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """À l'état des lieux, la commune joint mots de passe, contrats de maintenance et urgences déclarées.

    Le service commun ne reprend ni un serveur ni un logiciel sans eux : ils se demandent avant de valider.
    Une validation favorable vaut réception. L'ensemble A, qui ouvre un usage, n'en appelle pas.

    Bon : `{fait: remise_description, pieces: [{nature: Mots de passe, reference: "coffre://valombre"}], …}`

    Mauvais : `{fait: remise_description}` seul, pour une commune qui a signé B
    """
    journal = play(commune.parcours)
    lettres = [
        lettre for lettre in _EXPLOITES if any(code.startswith(lettre) for code in journal.dossier.signee)
    ]
    pas = _last_waiting(journal.pas)
    if pas is None or not lettres or pas.fait.pieces or pas.fait.note:
        return
    message = "ni mots de passe (au coffre), ni contrats de maintenance, ni urgences déclarées"
    yield Finding(("parcours", pas.rang), message, source="ENSB-24" if "B" in lettres else "ENSC-19")


def _last_waiting(tous: tuple[Pas, ...]) -> Pas | None:
    """Give the last handing over that no favourable decision has followed."""
    for pas in reversed(tous):
        if pas.fait.fait == "validation" and pas.fait.avis == "valide":
            return None
        if pas.fait.fait == "remise_description":
            return pas
    return None
