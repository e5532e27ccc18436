"""What the acts of a parcours say to a paper: what is signed, when, for what, and after which other acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from sicommun.adhesion.journal import by_act, play
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import EPCI, Organisme, Partie, court, of_adherent, organisme, partie
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

_ENGAGENT: Final = frozenset({"reprise", "signature", "avenant"})
_COMITES: Final = date(2023, 1, 1)
"""The comités sociaux territoriaux took over from the comités techniques (decree n° 2021-571)."""
_VISES: Final = ("fiche_impact", "avis_cst", "deliberation_commune", "deliberation_epci")


class Engagement(NamedTuple):
    """What binds an adherent on a day: the acts, in order, the portée and the version that they settle.

    Without act, the portée is what the adherent wishes, and the version the one in force that day.
    """

    actes: tuple[Any, ...]
    portee: tuple[str, ...]
    version: str | None
    depuis: date = date.min

    @property
    def signature(self) -> date | None:
        """Give the day of the signature; None when nothing is signed, or when it was before the records."""
        return next((acte.le for acte in self.actes if acte.fait == "signature"), None)

    @property
    def consolide(self) -> bool:
        """Tell whether the text is made of several acts, or was signed before the records began."""
        return any(acte.fait != "signature" for acte in self.actes)

    def day(self, jour: date) -> date:
        """Give the day on which the paper speaks: that of the last act signed, or the day asked for.

        A reprise is no act of the parties: nobody signed that day.
        """
        return self.actes[-1].le if self.actes and self.actes[-1].fait != "reprise" else jour


@dataclass(frozen=True, slots=True)
class Modification:
    """An act that changed a signed convention."""

    numero: str = var("Numéro de l'avenant ; vide s'il n'en a pas.")
    le: str = var("Date de l'avenant.")
    objet: str = var("Ce qu'il change ; vide s'il ne le dit pas.")


@dataclass(frozen=True, slots=True)
class Acte:
    """The act that a paper is, or the acts that it brings together."""

    genre: str = var("« a_signer », « signe » ou « consolide » (plusieurs actes en un seul texte).")
    fait_a: str = var("Commune où l'acte se signe.")
    fait_le: str = var(
        "Date de la signature, précédée de « le » ; une ligne à remplir tant qu'elle est inconnue."
    )
    signe_le: str = var("Date de la signature ; vide si elle est inconnue.")
    au: str = var("Jour auquel le texte est arrêté.")
    repris_le: str = var("Date de la reprise d'une adhésion antérieure à l'outil ; vide sinon.")
    avenants: tuple[Modification, ...] = var("Avenants réunis dans le texte.")
    version: str = var("Version de la convention-cadre.")
    en_vigueur: str = var("Premier jour d'application de cette version.")


@dataclass(frozen=True, slots=True)
class Visa:
    """An act that comes before a signature."""

    genre: str = var("« fiche_impact », « avis_cst », « deliberation_commune » ou « deliberation_epci ».")
    le: str = var("Date de l'acte.")
    reference: str = var("Numéro de l'acte ; vide s'il n'en a pas.")
    avis: str = var("« favorable », « défavorable » ou « partagé », pour un comité.")
    instance: str = var("« commune », « epci » ou « centre_de_gestion », pour un comité.")
    comite: str = var("« comité social territorial », ou « comité technique » avant 2023.")


@dataclass(frozen=True, slots=True)
class Lieu:
    """Where the EPCI sits and what its acts are sent to."""

    siege: str = var("Adresse du siège de l'intercommunalité.")
    tribunal: str = var("Juridiction compétente : « tribunal administratif de Dijon ».")
    prefecture: str = var("Préfecture à laquelle les actes sont transmis.")


def engagement(registre: Registre, commune: Commune, jour: date) -> Engagement:
    """Give what binds an adherent on a day; one that has left is still bound by what it had signed."""
    actes: list[Any] = []
    portee: frozenset[str] = frozenset()
    version: str | None = None
    depuis = date.min
    for pas in (pas for pas in play(commune.parcours).pas if pas.fait.le <= jour):
        fait = pas.fait
        if fait.fait == "interet" and pas.avant.statut == "retire":
            actes, portee, version, depuis = [], frozenset(), None, fait.le
        elif fait.fait in _ENGAGENT:
            actes.append(fait)
            portee |= frozenset(fait.portee)
            version = fait.convention or version
    if not actes:
        portee = _wish(commune, depuis, jour)
    en_vigueur = registre.convention_at(jour)
    version = version or (en_vigueur.version if en_vigueur else None)
    return Engagement(tuple(actes), _ordered(registre, portee), version, depuis)


def _wish(commune: Commune, depuis: date, jour: date) -> frozenset[str]:
    """Give the portée of the last interest that names one."""
    interets = [fait for _, fait in by_act(commune.parcours) if fait.fait == "interet"]
    voeux = [fait.portee for fait in interets if depuis <= fait.le <= jour and fait.portee]
    return frozenset(voeux[-1] if voeux else ())


def _ordered(registre: Registre, portee: frozenset[str]) -> tuple[str, ...]:
    """Put codes in the order of the model, services last."""
    modele = registre.modele
    rangs = [
        *modele.ensembles,
        *(f"B/{code}" for code in modele.elements),
        *(f"C/{code}" for code in modele.domaines),
    ]
    connus = {code: rang for rang, code in enumerate(rangs)}
    return tuple(sorted(portee, key=lambda code: (connus.get(code, len(connus)), code)))


def acte(registre: Registre, engage: Engagement, jour: date, redaction: Redaction) -> Acte:
    """Say which act a paper is; where it is made is needed as long as it is one that is signed."""
    signature, version = engage.signature, registre.conventions.get(engage.version or "")
    genre = "consolide" if engage.consolide else "signe" if signature else "a_signer"
    siege = registre.epci.siege if registre.epci else None
    lieu = redaction.exige(
        siege.commune if siege else None,
        "commune où les actes se signent",
        Origine(EPCI, ("siege", "commune")),
        remede="ajouter siege: {adresse: …, commune: …}",
    )
    reprise = next((acte.le for acte in engage.actes if acte.fait == "reprise"), None)
    return Acte(
        genre=genre,
        fait_a=lieu,
        fait_le=f"le {jour_fr(signature)}" if signature else f"le {'…' * 14}",
        signe_le=jour_fr(signature) if signature else "",
        au=jour_fr(jour),
        repris_le=jour_fr(reprise) if reprise else "",
        avenants=tuple(
            Modification(numero=fait.numero or "", le=jour_fr(fait.le), objet=fait.objet or "")
            for fait in engage.actes
            if fait.fait == "avenant"
        ),
        version=engage.version or "",
        en_vigueur=jour_fr(version.en_vigueur_du) if version else "",
    )


def lieu(registre: Registre, redaction: Redaction) -> Lieu:
    """Give the places that an act names; each is a datum of the EPCI, and none is guessed."""
    epci = registre.epci
    siege = epci.siege if epci else None
    return Lieu(
        siege=redaction.exige(
            siege.adresse if siege else None,
            "adresse du siège",
            Origine(EPCI, ("siege", "adresse")),
            remede="ajouter siege: {adresse: …, commune: …}",
        ),
        tribunal=court(registre, redaction),
        prefecture=redaction.exige(
            epci.prefecture if epci else None,
            "préfecture à laquelle l'acte est transmis",
            Origine(EPCI, ("prefecture",)),
            clause="L2131-1",
            remede="ajouter prefecture: préfecture de …",
        ),
    )


def parties(
    registre: Registre, commune: Commune, jour: date, redaction: Redaction
) -> tuple[Organisme, Partie]:
    """Name the two parties, as they were represented on a day."""
    return organisme(registre, jour, redaction), partie(commune, jour, redaction)


def convention_of(
    registre: Registre, engage: Engagement, jour: date, redaction: Redaction
) -> Convention | None:
    """Give the version of the convention that a paper speaks of; note its absence."""
    version = registre.conventions.get(engage.version or "")
    if version is None:
        quoi = "version de la convention-cadre en vigueur à cette date"
        fichier = f"data/conventions/{engage.version or jour.year}.yaml"
        redaction.manque(Manque(quoi, Origine(fichier, ()), "ADH-03", "écrire les choix des parties"))
    return version


def before(commune: Commune, engage: Engagement, jour: date) -> tuple[Any, ...]:
    """Give the acts that come before what is signed, in order."""
    terme = engage.day(jour)
    faits = [fait for _, fait in by_act(commune.parcours) if engage.depuis <= fait.le <= terme]
    return tuple(fait for fait in faits if fait.fait in _VISES)


def visas(faits: Sequence[Any]) -> tuple[Visa, ...]:
    """Give the acts that a paper cites, the sheet and the opinions first, then the councils."""
    ranges = sorted(faits, key=lambda fait: _VISES.index(fait.fait))
    return tuple(_visa(fait) for fait in ranges)


_AVIS: Final = {"favorable": "favorable", "defavorable": "défavorable", "partage": "partagé"}


def _visa(fait: Any) -> Visa:
    comite = "comité technique" if fait.le < _COMITES else "comité social territorial"
    return Visa(
        genre=fait.fait,
        le=jour_fr(fait.le),
        reference=fait.reference or "",
        avis=_AVIS[fait.avis] if fait.fait == "avis_cst" else "",
        instance=fait.instance if fait.fait == "avis_cst" else "",
        comite=comite if fait.fait == "avis_cst" else "",
    )


def prior_lacks(commune: Commune, engage: Engagement, faits: Sequence[Any]) -> Iterator[Manque]:
    """Give what the law wants before the signature, and that the parcours does not have.

    An adhesion that was taken over as it stood plays none of its steps again.
    """
    if any(acte.fait == "reprise" for acte in engage.actes):
        return
    presents = {fait.fait for fait in faits}
    origine = Origine(commune.fichier, ("parcours",))
    if "fiche_impact" not in presents:
        yield Manque("fiche d'impact sur les agents", origine, "L5211-4-2", _record("fiche_impact", commune))
    if not any(fait.fait == "avis_cst" and fait.instance != "epci" for fait in faits):
        quoi = f"avis du comité social territorial compétent pour les agents {of_adherent(commune)}"
        yield Manque(quoi, origine, "L5211-4-2", _record("avis_cst", commune))
    if _moves_agents(faits) and not any(f.fait == "avis_cst" and f.instance == "epci" for f in faits):
        quoi = "avis du comité social territorial de l'intercommunalité, qui reçoit des agents"
        yield Manque(quoi, origine, "L5211-4-2", _record("avis_cst", commune))
    for genre, qui in (
        ("deliberation_commune", of_adherent(commune)),
        ("deliberation_epci", "de l'intercommunalité"),
    ):
        if genre not in presents:
            yield Manque(f"délibération {qui}", origine, "ADH-03", _record(genre, commune))


def _record(fait: str, commune: Commune) -> str:
    return f"sicommun record {fait} {commune.slug} …"


def _moves_agents(faits: Sequence[Any]) -> bool:
    """Tell whether the last impact sheet sends agents to the shared service."""
    fiches = [fait for fait in faits if fait.fait == "fiche_impact"]
    return bool(
        fiches and ((fiches[-1].agents_transferes or 0) or (fiches[-1].agents_mis_a_disposition or 0))
    )
