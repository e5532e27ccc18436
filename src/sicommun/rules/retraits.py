"""A withdrawal and what goes with it: an attempt to avoid it, a deliberation, an end (RET-02, RET-03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.journal import Pas, play
from sicommun.agenda.contexte import on_day
from sicommun.agenda.sorties import withdrawals
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.commune import Commune
from sicommun.model.parcours import DemandeRetrait
from sicommun.model.registre import Registre
from sicommun.periodes import Periode, jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


def _withdrawals(commune: Commune) -> Iterator[tuple[Pas, DemandeRetrait]]:
    """Give each withdrawal admitted, with the request that it follows."""
    for pas in play(commune.parcours).pas:
        demande = pas.avant.retrait_demande
        if pas.fait.fait == "retrait" and demande is not None:
            yield pas, demande


@rule(
    "RET004",
    "retrait sans tentative de conciliation",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("RET-02"),
    remede="noter la rencontre : conciliation_le sur la demande, ou une réunion bipartite",
)
def conciliation_tried(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Les parties font tous les efforts pour que l'adhésion dure : avant un retrait total, elles se voient.

    Vaut une date sur la demande (`conciliation_le`), ou une réunion bipartite tenue entre la demande et le
    retrait. Un retrait partiel n'est pas une rupture.

    Bon : `{fait: demande_retrait, conciliation_le: 2024-12-10, …}`

    Mauvais : une demande, un retrait total, et aucune rencontre entre les deux
    """
    for pas, demande in _withdrawals(commune):
        efforts = Periode(demande.le, pas.fait.prend_effet)
        if pas.apres.portee or demande.conciliation_le is not None or _met(commune, registre, efforts):
            continue
        message = f"demandé le {jour_fr(demande.le)}, acté le {jour_fr(pas.fait.le)}, sans rencontre notée"
        yield Finding(("parcours", pas.rang, "fait"), message)


def _met(commune: Commune, registre: Registre, periode: Periode) -> bool:
    """Tell whether the shared service met the commune during a period."""
    reunions = (reunion for annee in registre.gouvernances.values() for reunion in annee.reunions)
    return any(reunion.commune == commune.slug and reunion.le in periode for reunion in reunions)


@rule(
    "RET005",
    "retrait sans la délibération que la convention demande",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("RET-03"),
    remede="enregistrer la délibération à sa date (deliberation_commune), ou la joindre aux pièces",
)
def withdrawal_deliberated(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Quand la convention le demande (`retrait.deliberation_requise: oui`), le conseil municipal délibère.

    La délibération suit le début de l'adhésion et précède le retrait ; une pièce jointe à la demande ou au
    retrait, de nature « Délibération », en tient lieu.

    Bon : `deliberation_commune`, `demande_retrait`, puis `retrait`

    Mauvais : une lettre du maire, puis le `retrait`
    """
    for pas, demande in _withdrawals(commune):
        convention = registre.convention_at(demande.recu_le or demande.le)
        requise = convention is not None and convention.retrait.deliberation_requise
        if requise and not _deliberated(commune, pas) and not _joined(pas, demande):
            message = (
                f"retrait du {jour_fr(pas.fait.le)}, et pas de délibération de {commune.nom} qui le décide"
            )
            yield Finding(("parcours", pas.rang, "fait"), message)


def _deliberated(commune: Commune, retrait: Pas) -> bool:
    """Tell whether the council deliberated between the adhesion and the withdrawal."""
    debut = retrait.avant.effective_depuis or date.min
    return any(
        fait.fait == "deliberation_commune" and debut <= fait.le <= retrait.fait.prend_effet
        for fait in commune.parcours
    )


def _joined(retrait: Pas, demande: DemandeRetrait) -> bool:
    """Tell whether a deliberation is among the papers."""
    pieces = (*demande.pieces, *retrait.fait.pieces)
    return any(piece.nature.casefold().startswith(("délibération", "deliberation")) for piece in pieces)


@rule(
    "RET006",
    "préavis échu, et retrait jamais acté",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("RET-03"),
    remede="acter le retrait (fait: retrait, effet: …), ou noter que la commune y renonce",
    au_jour=True,
)
def withdrawal_settled(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une demande de retrait dont le préavis est échu attend une suite : l'usage et la quote-part courent.

    Une commune qui renonce le dit par un avenant daté d'après sa demande.

    Bon : demande reçue le 2024-01-10, six mois de préavis, `retrait` avec `effet: 2024-12-31`

    Mauvais : la même demande, et rien au 2025-03-31
    """
    for echeance in withdrawals(on_day(registre, jour), commune):
        if echeance.etat == "en_retard" and echeance.origine is not None:
            message = f"préavis échu le {jour_fr(echeance.terme)}, et rien n'est acté"
            yield Finding(echeance.origine.chemin, message)
