"""The catalogue as a whole: an ensemble that communes use has its service contracts."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CTR026",
    "ensemble en service, et aucun contrat de service",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("NIV-05"),
    remede="décrire au moins un service de cet ensemble : sicommun new contract A003, puis sa portée",
)
def described_services(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Chaque service unitaire est décrit par un contrat : sans aucun, rien n'est garanti aux communes.

    Un contrat que l'on ne peut pas lire encore compte : sa portée n'est pas connue.

    Bon : une commune en service sur B, et un contrat de portée `[B/postes]`

    Mauvais : une commune en service sur A, et des contrats de B et de C seulement
    """
    if any("/contracts/" in fichier for fichier in registre.illisibles):
        return
    decrits = {code[0] for contrat in registre.contrats.values() for code in contrat.portee}
    servis: dict[str, list[str]] = {
        lettre: [] for lettre in registre.modele.ensembles if lettre not in decrits
    }
    for commune in registre.communes.values() if servis else ():
        for lettre in {code[0] for code in play(commune.parcours).dossier.portee.codes} & servis.keys():
            servis[lettre].append(commune.nom)
    for lettre, noms in sorted(servis.items()):
        if noms:
            qui = f"{noms[0]} est" if len(noms) == 1 else f"{len(noms)} adhérents sont"
            message = f"{qui} en service sur {lettre}, et aucun contrat n'en décrit un service"
            yield Finding(("service_commun",), message, cible="cle")
