"""All the adherents of a shared service on a day, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sicommun.adhesion.ensembles import LETTRES, CompletudeEnsemble
from sicommun.adhesion.suite import Etape
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.etat_commune import EtatCommune, Groupe, state_of
from sicommun.feries import is_weekday
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci
from sicommun.model.modele import ModeleSi
from sicommun.model.registre import Registre
from sicommun.quota.dernier import DernierEtat, last_statement
from sicommun.store.rangement.noms import slugify


class Connaissance(NamedTuple):
    """The version of git that was read, and the day on which git kept it: what was known then."""

    commit: str
    le: date


@dataclass(frozen=True, slots=True)
class Tableau:
    """The adherents in the order of their folders, their terms, and the last statement.

    `membres_sans_dossier` names the members of the EPCI without a folder. `illisibles` are the files that
    could not be read: what they hold is missing here. `connu` is None when the folder itself was read.
    """

    jour: date
    epci: Epci | None
    modele: ModeleSi
    etats: tuple[EtatCommune, ...]
    membres_sans_dossier: tuple[str, ...]
    echeances: tuple[Echeance, ...]
    dernier: DernierEtat | None
    illisibles: tuple[str, ...]
    connu: Connaissance | None = None

    def groupe(self, nom: Groupe) -> tuple[EtatCommune, ...]:
        """Give the adherents of a group."""
        return tuple(etat for etat in self.etats if etat.groupe == nom)

    @property
    def noms(self) -> dict[str, str]:
        """Name the adherents by folder; two of the same name bear their INSEE code too."""
        combien = Counter(etat.commune.nom for etat in self.etats)
        return {
            e.commune.slug: e.commune.nom if combien[e.commune.nom] == 1 else _precise(e.commune)
            for e in self.etats
        }

    @property
    def sans_demarche(self) -> tuple[str, ...]:
        """Name the adherents that have not begun, and the members without a folder, in order."""
        noms = [self.noms[etat.commune.slug] for etat in self.groupe("sans_demarche")]
        return tuple(sorted([*noms, *self.membres_sans_dossier], key=slugify))

    @property
    def statuts(self) -> Counter[str]:
        """Count the adherents by status."""
        return Counter(etat.situation.statut for etat in self.etats)

    @property
    def effectives(self) -> dict[str, int]:
        """Count by ensemble the adherents to which it is open."""
        ouvertes = [{code[0] for code in etat.situation.portee.codes} for etat in self.etats]
        return {lettre: sum(lettre in codes for codes in ouvertes) for lettre in LETTRES}

    @property
    def completude(self) -> tuple[CompletudeEnsemble, ...]:
        """Add up the rows answered and due of the adherents, by ensemble."""
        tous = [e for etat in self.etats if etat.description for e in etat.description.ensembles]
        return tuple(
            CompletudeEnsemble(
                lettre,
                sum(e.repondues for e in tous if e.lettre == lettre),
                sum(e.exigibles for e in tous if e.lettre == lettre),
            )
            for lettre in LETTRES
            if any(e.lettre == lettre for e in tous)
        )

    @property
    def retards(self) -> tuple[Echeance, ...]:
        """Give all the terms that are past, the oldest first."""
        return tuple(sorted((e for e in self.echeances if e.etat == "en_retard"), key=_order))

    @property
    def a_venir(self) -> tuple[Echeance, ...]:
        """Give all the terms to come, the nearest first."""
        return tuple(
            sorted((e for e in self.echeances if e.etat == "a_venir" and e.terme >= self.jour), key=_order)
        )


def _precise(commune: Commune) -> str:
    """Tell an adherent from another of the same name."""
    return f"{commune.nom} ({commune.code_insee or commune.slug})"


def _order(echeance: Echeance) -> tuple[date, str, str, str]:
    """Order terms by day, then by what makes each its own."""
    return (echeance.terme, echeance.commune or "", echeance.genre, echeance.sujet)


def overview(
    registre: Registre,
    jour: date,
    *,
    echeances: Sequence[Echeance] = (),
    est_ouvre: Callable[[date], bool] = is_weekday,
) -> Tableau:
    """Give the adherents of a register on a day, with the terms that the agenda lists."""
    dernier = last_statement(registre, jour)
    connues = tuple(echeance for echeance in echeances if not _unheard_of(echeance, registre, jour))
    return Tableau(
        jour=jour,
        epci=registre.epci,
        modele=registre.modele,
        etats=tuple(
            state_of(commune, registre, jour, echeances=connues, dernier=dernier, est_ouvre=est_ouvre)
            for commune in registre.communes.values()
        ),
        membres_sans_dossier=_without_folder(registre, jour),
        echeances=connues,
        dernier=dernier,
        illisibles=tuple(sorted(registre.illisibles)),
    )


def _unheard_of(echeance: Echeance, registre: Registre, jour: date) -> bool:
    """Tell whether a term comes from an act that was not made yet on a day."""
    commune = registre.communes.get(echeance.commune or "")
    chemin = echeance.origine.chemin if echeance.origine else ()
    if commune is None or chemin[:1] != ("parcours",) or not isinstance(chemin[1], int):
        return False
    return commune.parcours[chemin[1]].le > jour


def _without_folder(registre: Registre, jour: date) -> tuple[str, ...]:
    """Name the members of the EPCI on a day of which the repository has no folder that can be read."""
    membres = registre.epci.membres if registre.epci else ()
    connus = {*registre.sirens, *(commune.code_insee for commune in registre.communes.values())}
    absents = (m for m in membres if jour in m.periode and not {m.siren, m.code_insee} & connus)
    return tuple(sorted(m.nom for m in absents if not registre.illisible(f"/{slugify(m.nom)}/commune.yaml")))


def by_term(echeances: Sequence[Echeance]) -> tuple[tuple[Echeance, ...], ...]:
    """Gather terms of the same day, kind and debtor: a semester ends for everybody at once."""
    groupes: dict[tuple[date, str, str], list[Echeance]] = {}
    for echeance in echeances:
        cle = (echeance.terme, echeance.genre, echeance.debiteur)
        groupes.setdefault(cle, []).append(echeance)
    return tuple(tuple(groupe) for groupe in groupes.values())


def by_step(etats: Sequence[EtatCommune]) -> tuple[tuple[Etape, tuple[EtatCommune, ...]], ...]:
    """Gather the adherents whose next step is the same, the nearest to effect first."""
    groupes: dict[tuple[int, str, str], list[EtatCommune]] = {}
    for etat in etats:
        if etat.prochaine:
            cle = (len(etat.etapes), etat.prochaine.fait, etat.prochaine.detail)
            groupes.setdefault(cle, []).append(etat)
    return tuple(
        (siens[0].prochaine, tuple(siens)) for _, siens in sorted(groupes.items()) if siens[0].prochaine
    )
