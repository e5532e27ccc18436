"""Third parties on the perimeter: admitted by a written agreement, on what was entrusted, and for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.etat import etat
from sicommun.agenda.contexte import on_day
from sicommun.agenda.engagements import exclusivity, exclusivity_clause
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_CLE = "derogations_exclusivite"


@rule(
    "EXL001",
    "tiers sur le périmètre, sans accord exprès",
    sur=Commune,
    severity=ERREUR,
    source=clause("ENSB-26"),
    remede="obtenir l'accord de l'EPCI et écrire accord_le, ou mettre fin à ce recours",
)
def express_agreement(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Sur ce qu'elle confie, la commune ne recourt à un tiers qu'avec l'accord exprès de l'EPCI.

    Bon : `{portee: B/telecoms, objet: Fibre de la mairie, prestataire: Opérateur X, accord_le: 2024-02-05}`

    Mauvais : la même ligne sans `accord_le`
    """
    for rang, tiers in enumerate(commune.derogations_exclusivite):
        if tiers.accord_le is None:
            message = f"« {tiers.objet} » est confié à {tiers.prestataire}, et l'accord n'est pas daté"
            yield Finding((_CLE, rang), message, source=exclusivity_clause(tiers.portee))


@rule(
    "EXL002",
    "accord qui finit avant de commencer",
    sur=Commune,
    severity=ERREUR,
    source=clause("ENSB-26"),
    remede="corriger accord_le ou jusqu_au",
)
def agreement_lasts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un accord vaut de sa date à son terme.

    Bon : `accord_le: 2024-02-05, jusqu_au: 2026-12-31`

    Mauvais : `accord_le: 2024-02-05, jusqu_au: 2024-01-31`
    """
    for rang, tiers in enumerate(commune.derogations_exclusivite):
        if tiers.accord_le and tiers.jusqu_au and tiers.jusqu_au < tiers.accord_le:
            message = f"accord du {jour_fr(tiers.accord_le)}, fini le {jour_fr(tiers.jusqu_au)}"
            yield Finding((_CLE, rang, "jusqu_au"), message)


@rule(
    "EXL005",
    "accord daté de l'avenir",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ENSB-26"),
    remede="corriger accord_le : un accord s'écrit une fois donné",
    a_venir=True,
)
def agreement_was_given(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un accord exprès précède le recours au tiers : sa date est passée.

    Bon : le 2024-02-10, `accord_le: 2024-02-05`

    Mauvais : le même jour, `accord_le: 2042-02-05`
    """
    for rang, tiers in enumerate(commune.derogations_exclusivite):
        if tiers.accord_le and tiers.accord_le > jour:
            message = f"accord du {jour_fr(tiers.accord_le)} : ce jour n'est pas encore venu"
            yield Finding((_CLE, rang, "accord_le"), message, source=exclusivity_clause(tiers.portee))


@rule(
    "EXL003",
    "tiers sur ce qui n'est pas confié",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ENSB-26"),
    remede="corriger la portée, ou retirer la ligne : hors du périmètre, la commune choisit librement",
    au_jour=True,
)
def inside_the_perimeter(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """L'exclusivité ne porte que sur le périmètre concerné : ailleurs, aucun accord n'est à demander.

    Bon : un accord sur `B/telecoms` pour une commune en service sur B

    Mauvais : un accord sur `C/culture` pour une commune qui n'a confié que B
    """
    portee = etat(commune.parcours, jour).portee if commune.derogations_exclusivite else None
    for rang, tiers in enumerate(commune.derogations_exclusivite):
        if portee and tiers.portee not in portee and not (tiers.jusqu_au and tiers.jusqu_au < jour):
            message = f"« {tiers.portee} » n'est pas confié : {commune.nom} a {portee}"
            yield Finding((_CLE, rang, "portee"), message)


@rule(
    "EXL004",
    "accord échu",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ENSB-26"),
    remede="renouveler l'accord par écrit, ou retirer la ligne une fois le tiers parti",
    au_jour=True,
)
def agreement_has_ended(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Passé le terme de l'accord, le recours au tiers n'est plus admis, à moins d'un accord plus récent.

    Bon : `jusqu_au: 2026-12-31` tant que cette date n'est pas passée

    Mauvais : `jusqu_au: 2024-01-31` deux ans plus tard
    """
    for echeance in exclusivity(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            chemin = echeance.origine.chemin
            objet = commune.derogations_exclusivite[int(chemin[1])].objet
            message = f"l'accord sur « {objet} » a pris fin le {jour_fr(echeance.terme)}"
            yield Finding(chemin, message, source=echeance.clause)
