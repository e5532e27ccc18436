"""What an exclusion owes to the notice before it: its reason, its reach, an end (EXC-04 to EXC-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.agenda.contexte import on_day
from sicommun.agenda.procedures import notices
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, vouliez_vous_dire
from sicommun.model.commune import Commune
from sicommun.model.portee import est_couvert
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import enumerate_fr, exclusions_with_notice
from sicommun.rules.regle import rule
from sicommun.textes import clause, toutes

_MOTIFS: Final = {"peril_grave": "péril grave", "non_respect_engagements": "non-respect des engagements"}


@rule(
    "EXC004",
    "engagements non respectés, lesquels ?",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-04"),
    remede="nommer les clauses : clauses: [ENSB-26]",
)
def broken_clauses_named(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une mise en demeure pour non-respect des engagements dit lesquels, par leur numéro de clause.

    Bon : `motif: non_respect_engagements, clauses: [ENSB-26]`

    Mauvais : le même motif sans `clauses`, ou `clauses: [ENSB-99]`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait != "mise_en_demeure":
            continue
        if fait.motif == "non_respect_engagements" and not fait.clauses:
            message = f"la mise en demeure du {jour_fr(fait.le)} ne nomme aucune clause"
            yield Finding(("parcours", rang, "motif"), message)
        connues = [texte.id for texte in toutes() if texte.genre == "clause"] if fait.clauses else []
        for place, numero in enumerate(fait.clauses):
            if numero not in connues:
                proches = vouliez_vous_dire(numero, connues)
                message = f"« {numero} » n'est pas une clause de la source{proches}"
                yield Finding(("parcours", rang, "clauses", place), message, "citer un numéro : GOV-10")


@rule(
    "EXC005",
    "exclusion pour un autre motif que celui de la mise en demeure",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-07"),
    remede="accorder les deux motifs ; si celui de l'exclusion est nouveau, mettre à nouveau en demeure",
)
def same_reason(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La commune est exclue pour ce dont on l'a prévenue : le motif est celui de la mise en demeure.

    Bon : `motif: peril_grave` des deux côtés

    Mauvais : une mise en demeure pour `peril_grave`, une exclusion pour `non_respect_engagements`
    """
    for exclusion, notice in exclusions_with_notice(commune):
        if exclusion.fait.motif != notice.fait.motif:
            message = (
                f"exclusion pour {_MOTIFS[exclusion.fait.motif]}, quand la mise en demeure "
                f"du {jour_fr(notice.fait.le)} disait {_MOTIFS[notice.fait.motif]}"
            )
            yield Finding(("parcours", exclusion.rang, "motif"), message)


@rule(
    "EXC006",
    "exclusion plus large que la mise en demeure",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-06"),
    remede="réduire la portée de l'exclusion, ou mettre à nouveau en demeure pour le reste",
)
def within_the_notice(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion partielle se limite aux services dont la gestion commune n'est plus tolérable.

    Quand la mise en demeure a dit lesquels (`portee`), l'exclusion n'en prend pas d'autres.

    Bon : mise en demeure `portee: [B]`, exclusion `portee: [B/telecoms]`

    Mauvais : mise en demeure `portee: [B]`, exclusion `portee: [A, B]`
    """
    for exclusion, notice in exclusions_with_notice(commune):
        annoncee = notice.fait.portee
        hors = [code for code in exclusion.fait.portee if annoncee and not est_couvert(code, annoncee)]
        if hors:
            codes = enumerate_fr([f"« {code} »" for code in hors])
            message = f"{codes} : la mise en demeure du {jour_fr(notice.fait.le)} n'en parlait pas"
            yield Finding(("parcours", exclusion.rang, "portee"), message)


@rule(
    "EXC013",
    "trois mois échus, et rien de décidé",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-09"),
    remede="constater la régularisation (fait: regularisation), ou prononcer l'exclusion",
    au_jour=True,
)
def notice_settled(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Au bout des trois mois, une mise en demeure a une suite : régularisation constatée, ou exclusion.

    Le terme ne change rien de lui-même : l'usage et la quote-part courent tant qu'un acte ne le dit pas.

    Bon : mise en demeure reçue le 2024-01-15, `regularisation` le 2024-03-04

    Mauvais : la même mise en demeure, et rien le 2024-04-30
    """
    for echeance in notices(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            message = f"les trois mois sont échus depuis le {jour_fr(echeance.terme)}"
            yield Finding((*echeance.origine.chemin[:2], "fait"), message)
