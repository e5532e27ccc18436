"""The sheet of a service: its code, what it leans on, when it is revised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.agenda.contexte import on_day
from sicommun.agenda.contrats import revision
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, vouliez_vous_dire
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.cycles import find_cycles
from sicommun.rules.regle import rule
from sicommun.textes import clause

_CODE: Final = re.compile(r"[A-Z][0-9]{3}")


@rule(
    "CTR001",
    "code de service mal formé, ou étranger au nom du fichier",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-05"),
    remede="écrire le code comme A003, et nommer le fichier data/contracts/A003.yaml",
)
def contract_code(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Le code d'un service compte une lettre majuscule et trois chiffres, et donne son nom au fichier.

    Bon : `code: A003` dans `data/contracts/A003.yaml`

    Mauvais : `code: a3`, ou `code: A003` dans `data/contracts/A004.yaml`
    """
    fichier = _file_code(contrat)
    if not _CODE.fullmatch(contrat.code):
        message = f"« {contrat.code} » n'est pas un code de service : une lettre majuscule et trois chiffres"
        yield Finding(("code",), message)
    elif contrat.code != fichier and _namesake(contrat, registre) is None:
        message = f"le contrat porte le code {contrat.code}, et son fichier le nom {fichier}.yaml"
        yield Finding(("code",), message, f"écrire {fichier} ici, ou nommer le fichier {contrat.code}.yaml")


@rule(
    "CTR002",
    "code de service déjà pris",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-05"),
    remede="donner à chaque contrat son propre code",
)
def contract_code_taken(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Deux contrats ne portent pas le même code : une portée ou un renvoi ne saurait lequel lire.

    Bon : `code: A003` dans `A003.yaml` et `code: A004` dans `A004.yaml`

    Mauvais : `code: A003` dans les deux fichiers, après une copie
    """
    autre = _namesake(contrat, registre)
    if autre is not None:
        message = f"le code {contrat.code} est déjà celui de « {autre.nom} » ({autre.fichier})"
        yield Finding(("code",), message, f"ce fichier appelle le code {_file_code(contrat)}")


def _file_code(contrat: Contrat) -> str:
    """Give the code that the file's name announces."""
    return contrat.fichier.rpartition("/")[2].removesuffix(".yaml")


def _namesake(contrat: Contrat, registre: Registre) -> Contrat | None:
    """Give the other contract that bears this code by right, its file bearing it too."""
    autre = registre.contrats.get(contrat.code)
    return autre if autre is not None and autre is not contrat and autre.code == contrat.code else None


@rule(
    "CTR003",
    "renvoi à un contrat absent",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-07"),
    remede="écrire le contrat manquant, ou corriger le code",
)
def contract_reference(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un service de soutien, ou le contrat auquel une étape passe la main, a lui aussi sa fiche.

    Bon : `services_soutien: [A002]` quand `data/contracts/A002.yaml` existe

    Mauvais : `bascule: A002` sans ce fichier
    """
    connus = registre.codes_contrats
    autres = connus - {contrat.code}
    for rang, code in enumerate(contrat.services_soutien):
        if code not in connus:
            message = f"le service de soutien « {code} » n'a pas de contrat{vouliez_vous_dire(code, autres)}"
            yield Finding(("services_soutien", rang), message, _write(code))
    for rang, etape in enumerate(contrat.etapes):
        if etape.bascule is not None and etape.bascule not in connus:
            message = (
                f"l'étape {etape.numero} passe la main au contrat « {etape.bascule} », qui n'existe pas"
                f"{vouliez_vous_dire(etape.bascule, autres)}"
            )
            yield Finding(("etapes", rang, "bascule"), message, _write(etape.bascule), source="CS-46")


def _write(code: str) -> str:
    """Say how to mend a reference to an absent contract."""
    return f"écrire data/contracts/{code}.yaml, ou corriger le code"


@rule(
    "CTR004",
    "services de soutien en cercle",
    sur=Registre,
    severity=ERREUR,
    source=clause("CS-07"),
    remede="retirer du cercle le service de soutien qui n'en est pas un",
)
def support_cycle(sujet: Registre, registre: Registre) -> Iterator[Finding]:
    """Un service ne se soutient pas lui-même, fût-ce par d'autres : une panne n'y aurait pas de fin.

    Bon : A003 s'appuie sur A002, et A002 sur rien

    Mauvais : A002 s'appuie sur A003, et A003 sur A002
    """
    contrats = {contrat.code: contrat for contrat in registre.contrats.values() if contrat.services_soutien}
    for cycle in find_cycles({code: contrat.services_soutien for code, contrat in contrats.items()}):
        contrat = contrats[cycle[0]]
        rang = contrat.services_soutien.index(cycle[1])
        message = f"ces services se soutiennent en cercle : {' → '.join(cycle)}"
        yield Finding(("services_soutien", rang), message, piece=contrat)


@rule(
    "CTR012",
    "révision antérieure à la mise en place",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-32"),
    remede="corriger l'une des deux dates",
)
def revision_after_start(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat se révise après sa mise en place.

    Bon : mise en place le 2024-01-01, révision le 2025-01-01

    Mauvais : mise en place le 2024-01-01, révision le 2023-01-01
    """
    debut, revision = contrat.revision.date_mise_en_place, contrat.revision.date_revision
    if debut and revision and revision < debut:
        message = f"révision le {jour_fr(revision)}, avant la mise en place du {jour_fr(debut)}"
        yield Finding(("revision", "date_revision"), message)


@rule(
    "CTR017",
    "contrat à réviser",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-32"),
    remede="revoir le contrat, puis porter sa prochaine date de révision",
    requires=("CTR012",),
    au_jour=True,
)
def revision_due(contrat: Contrat, registre: Registre, jour: date) -> Iterator[Finding]:
    """La date de révision d'un contrat publié n'est pas dépassée.

    Bon : le 2024-11-15, `date_revision: 2025-01-01`

    Mauvais : le 2025-02-01, `date_revision: 2025-01-01`
    """
    for echeance in revision(on_day(registre, jour), contrat) if contrat.vue.publie else ():
        if echeance.etat == "en_retard" and echeance.origine is not None:
            prevue = jour_fr(echeance.terme)
            message = f"{contrat.code} devait être révisé le {prevue} ; au {jour_fr(jour)}, rien ne le dit"
            yield Finding(echeance.origine.chemin, message)
