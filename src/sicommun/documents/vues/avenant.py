"""An amendment: what it changes, before and after, the effect on the key, what stays (dossier §2.3 c)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import Engagement, engagement
from sicommun.documents.vues.commun import Organisme, Partie, label, organisme, partie
from sicommun.documents.vues.mise_en_demeure import signed
from sicommun.documents.vues.parcours import before, find_act, made_at, note_obstacles, origine, targets_of
from sicommun.history.comparaison.cotes import Cote
from sicommun.history.comparaison.difference import Sujet
from sicommun.history.comparaison.enregistrements import Endroit, compare
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, previous_day

RIEN: Final = "—"
MOTS: Final = {
    "31_decembre": "au 31 décembre",
    "1er_janvier": "au 1er janvier",
    "jour_par_jour": "jour par jour",
    "jours": "au prorata des jours",
    "annee_entiere": "année entière",
    "plus_forts_restes": "plus forts restes",
    "residu_gestionnaire": "résidu au gestionnaire",
    "adherent_propre": "adhérent à part entière",
    "rattache": "par sa commune",
    "indeterminee": "indéterminée",
    "determinee": "déterminée",
    "complete": "les 187 lignes",
    "perimetre": "les lignes du périmètre souscrit",
    "fin_exercice": "à la fin de l'exercice",
    "epci": "à l'intercommunalité",
    "commune": "à la commune",
    "semestre_suivant": "le semestre suivant",
    "semestre_en_cours": "le semestre en cours",
}
"""What some choices of the convention are called on paper."""


@dataclass(frozen=True, slots=True)
class Changement:
    """One thing that the amendment changes."""

    objet: str = var("Ce qui change.")
    avant: str = var("Ce qui valait avant ; « — » s'il n'y avait rien.")
    apres: str = var("Ce qui vaut désormais.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the amendment says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    fait_a: str = var("Commune où l'acte se signe.")
    numero: str = var("Numéro de l'avenant.")
    le: str = var("Date de la signature.")
    convention: str = var("La convention modifiée.")
    deliberation_commune: str = var("Délibération de l'adhérent : sa référence et sa date.")
    deliberation_epci: str = var("Délibération de l'intercommunalité : sa référence et sa date.")
    objet: str = var("L'objet de l'avenant.")
    changements: tuple[Changement, ...] = var("Le tableau avant et après.")
    ajoute: bool = var("oui : l'avenant ajoute des services, qui attendent leur validation.")
    cle: bool = var("oui : il change la portée, donc les objets dont l'adhérent paie une part.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the amendments of each adherent."""
    return targets_of(registre, jour, "avenant")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put an amendment on paper."""
    registre = demande.registre
    commune, rang, fait = find_act(registre, demande.cible, "avenant")
    note_obstacles(registre, commune, rang, demande.jour, redaction)
    hier = engagement(registre, commune, previous_day(fait.le))
    changements = tuple(_changes(registre, hier, fait))
    ici = origine(commune, rang)
    return Vue(
        titre=f"Avenant – {commune.nom}",
        sujet=f"Avenant du {jour_fr(fait.le)} – {commune.nom}",
        organisme=organisme(registre, fait.le, redaction),
        partie=partie(commune, fait.le, redaction),
        fait_a=made_at(registre, redaction),
        numero=redaction.exige(fait.numero, "numéro de l'avenant", ici, remede='ajouter numero: "1"'),
        le=jour_fr(fait.le),
        convention=signed(commune, previous_day(fait.le)),
        deliberation_commune=_deliberation(commune, rang, "deliberation_commune", redaction),
        deliberation_epci=_deliberation(commune, rang, "deliberation_epci", redaction),
        objet=redaction.exige(
            fait.objet or ("; ".join(c.objet for c in changements) or None), "objet de l'avenant", ici
        ),
        changements=changements,
        ajoute=bool(fait.portee),
        cle=bool(fait.portee),
    )


def _changes(registre: Registre, hier: Engagement, fait: Any) -> Iterator[Changement]:
    """Give what was signed before and after, then the choices of the convention that differ."""
    for code in fait.portee:
        nom = label(code, registre.modele)
        yield Changement(nom, RIEN, "confié au service commun, à sa validation")
    if not fait.convention or fait.convention == hier.version:
        return
    yield Changement("Version de la convention-cadre", hier.version or RIEN, fait.convention)
    avant, apres = (registre.conventions.get(v or "") for v in (hier.version, fait.convention))
    if avant is None or apres is None:
        return
    cote = Cote(registre, {})
    ici = Endroit(Sujet("convention", fait.convention, "convention"), cote, cote)
    for d in compare(avant, apres, ici):
        yield Changement(d.titre, _in_words(d.avant), _in_words(d.apres))


def _in_words(valeur: str | None) -> str:
    """Say a choice of the convention as a paper does, not as a file does."""
    return MOTS.get(valeur or "", (valeur or RIEN).replace("_", " "))


def _deliberation(commune: Commune, rang: int, fait: str, redaction: Redaction) -> str:
    """Cite the deliberation that authorises the amendment: one since the act before it."""
    trouve = before(commune, rang, fait)
    borne = before(commune, rang, "signature", "avenant", "reprise")
    delibere = trouve[1] if trouve and (borne is None or trouve[1].le >= borne[1].le) else None
    texte = None
    if delibere is not None:
        numero = f"n° {delibere.reference} " if delibere.reference else ""
        texte = f"délibération {numero}du {jour_fr(delibere.le)}"
    qui = "de la commune" if fait == "deliberation_commune" else "de l'intercommunalité"
    return redaction.exige(
        texte,
        f"délibération {qui} sur l'avenant",
        origine(commune, rang),
        clause="L5211-4-2",
        remede=f"sicommun record {fait} {commune.slug}",
    )
