"""What a commune has signed, taken as a whole: B undivided, the three ensembles, A and C side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sicommun.adhesion.journal import Pas, play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION
from sicommun.model.commune import Commune
from sicommun.model.description import Description
from sicommun.model.portee import est_couvert
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_ENGAGEMENTS: Final = frozenset({"reprise", "signature", "avenant", "reintegration"})
_URBANISME: Final = "C/amenagement_urbain_logement"
_SECURITE: Final = "C/securite"
_CAMERAS: Final = ("videoprotection", "cameras")
_NOMMES: Final = 3
"""Elements named in a message; the others are counted."""


def _last_engagement(commune: Commune, lettres: str) -> Pas | None:
    """Give the last fact that binds the commune to a code of these ensembles."""
    for pas in reversed(play(commune.parcours).pas):
        if pas.fait.fait in _ENGAGEMENTS and any(code[0] in lettres for code in pas.fait.portee):
            return pas
    return None


@rule(
    "ENS003",
    "ensemble B découpé",
    sur=Commune,
    severity=ERREUR,
    source=clause("ENSB-02"),
    remede="signer B, ou porter à derogations_exclusivite l'accord écrit sur ce qui n'est pas confié",
    requires=("ENS001",),
)
def b_undivided(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'infrastructure et le parc se confient « dans leur ensemble », sauf dérogation écrite.

    Une dérogation par élément gardé hors du service commun, ou une seule sur B. Un retrait ou une exclusion
    peuvent, eux, ne porter que sur une partie.

    Bon : `portee: [B]`

    Mauvais : `portee: [B/telecoms, B/reseaux]`, et aucune dérogation pour les treize autres éléments
    """
    signee = play(commune.parcours).dossier.signee
    parties = sorted(code for code in signee if code.startswith("B/"))
    pas = _last_engagement(commune, "B")
    if not parties or "B" in signee or pas is None:
        return
    gardes = signee | {derogation.portee for derogation in commune.derogations_exclusivite}
    elements = [f"B/{element}" for element in registre.modele.elements]
    manquants = [code for code in elements if not est_couvert(code, gardes)]
    if manquants:
        message = (
            f"{len(parties)} des {len(elements)} éléments de B signé{'s' if len(parties) > 1 else ''}, "
            f"et pas de dérogation pour {_enumerate(manquants)}"
        )
        yield Finding(("parcours", pas.rang, "portee"), message)


def _enumerate(codes: list[str]) -> str:
    """Write « B/reseaux, B/telephonie et 3 autres »."""
    reste = len(codes) - _NOMMES
    if reste > 0:
        codes = [*codes[:_NOMMES], f"{reste} autre{'s' if reste > 1 else ''}"]
    return " et ".join(part for part in (", ".join(codes[:-1]), codes[-1]) if part)


@rule(
    "ENS005",
    "trois ensembles, et pas tous les domaines",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("NIV-03"),
    remede="trancher avec la commune, puis écrire ce qui est convenu dans note, sur ce même fait",
)
def three_ensembles(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Qui opte pour les trois ensembles confie tout son système d'information, dit la source.

    Elle dit aussi que C se confie par domaine (ENSC-01) : avec A, B et une partie de C, les parties
    tranchent, et une `note` sur le fait qui engage le garde par écrit.

    Bon : `portee: [A, B, C/finances], note: Les autres domaines restent à la commune`

    Mauvais : `portee: [A, B, C/finances]` seul
    """
    signee = play(commune.parcours).dossier.signee
    domaines = [f"C/{domaine}" for domaine in registre.modele.domaines]
    signes = [code for code in domaines if code in signee]
    if not (signes and {"A", "B"} <= signee and len(signes) < len(domaines)):
        return
    pas = _last_engagement(commune, "ABC")
    if pas is not None and pas.fait.note is None:
        message = f"A, B et {len(signes)} des {len(domaines)} domaines de C : le reste est-il confié ?"
        yield Finding(("parcours", pas.rang, "portee"), message)


@rule(
    "ENS010",
    "droit des sols, dans A et dans C",
    sur=Commune,
    severity=INFORMATION,
    source=clause("ENSA-10"),
    remede="s'accorder sur qui tient le droit des sols, puis l'écrire dans note, sur ce même fait",
)
def land_law_twice(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le portail du droit des sols est un produit de A, et le domaine 14 de C a aussi les siens.

    Bon : A seul, `C/amenagement_urbain_logement` seul, ou les deux et une `note` qui dit qui en répond

    Mauvais : `portee: [A, C/amenagement_urbain_logement]` seul
    """
    signee = play(commune.parcours).dossier.signee
    pas = _last_engagement(commune, "AC")
    if pas is not None and pas.fait.note is None and {"A", _URBANISME} <= signee:
        message = f"« A » et « {_URBANISME} » se recouvrent sur le droit des sols"
        yield Finding(_place(pas.fait, pas.rang), message)


def _place(fait: Any, rang: int) -> tuple[str | int, ...]:
    """Point at the domain when this fact brings it, else at its whole portée."""
    portee = fait.portee
    if _URBANISME in portee:
        return ("parcours", rang, "portee", portee.index(_URBANISME))
    return ("parcours", rang, "portee")


@rule(
    "ENS013",
    "vidéoprotection, entre B et C",
    sur=Description,
    severity=INFORMATION,
    source=clause("ENSC-10"),
    remede="s'accorder sur qui tient les caméras, puis l'écrire dans note sur le fait qui engage, "
    "ou confier C/securite",
)
def cameras_held_by_somebody(description: Description, registre: Registre) -> Iterator[Finding]:
    """Le réseau qui porte la vidéoprotection est de B, ses caméras et son logiciel sont du domaine 9 de C.

    Qui confie B sans ce domaine garde des caméras sur un réseau qu'elle n'exploite plus.

    Bon : B et `C/securite`, ou B seul et une `note` qui dit que la commune exploite ses caméras

    Mauvais : `portee: [B]`, `videoprotection: {cameras: 48, …}` et aucune note
    """
    commune, cameras = registre.communes.get(description.slug), description.quantite(*_CAMERAS)
    if commune is None or not cameras:
        return
    signee, pas = play(commune.parcours).dossier.signee, _last_engagement(commune, "BC")
    if not est_couvert("B/reseaux", signee) or est_couvert(_SECURITE, signee):
        return
    if pas is not None and pas.fait.note is None:
        message = f"{cameras:f} caméra{'s' if cameras > 1 else ''} sur le réseau confié, sans « {_SECURITE} »"
        yield Finding(_CAMERAS, message)
