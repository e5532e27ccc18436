"""The steps left before an adhesion is effective: which fact comes next, by whom, by which text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sicommun.adhesion.conditions import was_excluded
from sicommun.adhesion.dossier import Dossier, ouvre
from sicommun.adhesion.journal import Pas, play
from sicommun.adhesion.libelles import FORMALITES, Acteur
from sicommun.adhesion.transitions import Transition, transitions

CHEMIN: Final = (
    "fiche_impact",
    "avis_cst",
    "deliberation_commune",
    "deliberation_epci",
    "signature",
    "depot_prefecture",
    "remise_description",
    "validation",
)
"""The facts that lead from an interest to an effective adhesion, in the order in which they are due."""

_EN_MARCHE: Final = frozenset({"interesse", "signataire", "depose", "effectif"})
_AVANT_SIGNATURE: Final = frozenset(CHEMIN[: CHEMIN.index("signature")])
_DROITS: Final = {"aucun": "interet", "retire": "interet", "exclu": "reintegration"}
"""What a commune out of the shared service may do, and need not."""


@dataclass(frozen=True, slots=True)
class Etape:
    """A fact that may come next, who must act, by which text, and the days that bound it.

    `portee` is what the fact bears on; `effet` the first effect that the convention admits. `facultative` is
    a right that nobody has to use.
    """

    fait: str
    clause: str
    portee: tuple[str, ...] = ()
    au_plus_tot: date | None = None
    au_plus_tard: date | None = None
    effet: date | None = None
    detail: str = ""
    facultative: bool = False

    @property
    def acteur(self) -> Acteur:
        """Say who must act."""
        return FORMALITES[self.fait].acteur

    @property
    def faire(self) -> str:
        """Say what is to be done, in the infinitive."""
        return FORMALITES[self.fait].faire


def acts_until(parcours: Sequence[Any], jour: date) -> tuple[Pas, ...]:
    """Give the facts admitted whose act is made by a day, whenever they take effect."""
    return tuple(pas for pas in play(parcours).pas if pas.fait.le <= jour)


def dossier_of(acts: Sequence[Pas]) -> Dossier:
    """Give what stands after the last act, effects to come included."""
    return acts[-1].apres if acts else Dossier()


def way_to_effect(parcours: Sequence[Any], jour: date) -> tuple[Etape, ...]:
    """Give the steps left before what is signed, or wished for, is open; the first one comes next.

    Each is a row of the table of transitions, with its clause. Out of the shared service, there is one
    step, the right to come (back); of a commune that has merged or left the EPCI, none.
    """
    acts = acts_until(parcours, jour)
    dossier = dossier_of(acts)
    if dossier.statut in _EN_MARCHE:
        return tuple(_steps(dossier, acts))
    droit = _DROITS.get(dossier.statut)
    if droit is None:
        return ()
    portee = tuple(sorted(dossier.exclue)) if droit == "reintegration" else ()
    return (Etape(droit, _row(dossier.statut, droit).clause, portee, facultative=True),)


def awaited(dossier: Dossier) -> tuple[str, ...]:
    """Give the codes signed that no validation has opened yet; those excluded wait for nothing."""
    codes = (code for code in dossier.signee if code not in dossier.portee)
    return tuple(sorted(code for code in codes if not was_excluded(dossier, code)))


def _steps(dossier: Dossier, acts: Sequence[Pas]) -> Iterator[Etape]:
    """Walk the way and keep what is left of it; the state moves on as each step would move it."""
    statut, attendues = dossier.statut, awaited(dossier)
    for fait in CHEMIN:
        if not _is_left(fait, dossier, acts):
            continue
        ligne = _row(statut, fait)
        portee = {"signature": _wished(acts), "validation": attendues}.get(fait, ())
        yield Etape(fait, ligne.clause, portee, detail=_why(acts) if fait == "remise_description" else "")
        statut = ligne.vers


def _wished(acts: Sequence[Pas]) -> tuple[str, ...]:
    """Give the portée that the last interest named."""
    souhaits = [pas.fait.portee for pas in _since_interest(acts) if pas.fait.fait == "interet"]
    return next((tuple(portee) for portee in reversed(souhaits) if portee), ())


def _row(statut: str, fait: str) -> Transition:
    """Give the row of the table by which a step goes on."""
    return next(ligne for ligne in transitions()[statut, fait] if ligne.cas in {"", "ouvre"})


def _is_left(fait: str, dossier: Dossier, acts: Sequence[Pas]) -> bool:
    """Tell whether a step of the way is still to be made."""
    commence = dossier.statut == "interesse"
    if fait in _AVANT_SIGNATURE:
        return commence and not _has(_since_interest(acts), fait)
    if fait == "signature":
        return commence
    if fait == "depot_prefecture":
        return commence or _is_missing(acts, after=_is_signed, fait=fait)
    if not commence and not awaited(dossier):
        return False
    return fait == "validation" or _to_hand_over(dossier, acts)


def _to_hand_over(dossier: Dossier, acts: Sequence[Pas]) -> bool:
    """Tell whether a description is due: never given, judged short, or older than what is added to it."""
    if dossier.initiale and dossier.remise_le is None:
        return True
    return _is_missing(acts, after=_is_added, fait="remise_description") or _refused(acts) is not None


def _since_interest(acts: Sequence[Pas]) -> Sequence[Pas]:
    """Give the facts of the present adhesion: those from the interest that began it."""
    debuts = [rang for rang, pas in enumerate(acts) if pas.apres.statut == "interesse" != pas.avant.statut]
    return acts[debuts[-1] :] if debuts else acts


def _is_signed(pas: Pas) -> bool:
    """Tell an act that goes to the préfecture."""
    return pas.fait.fait in {"signature", "avenant"}


def _is_added(pas: Pas) -> bool:
    """Tell an act that adds to a description already given."""
    return pas.fait.fait == "reintegration" or (pas.fait.fait == "avenant" and bool(pas.fait.portee))


def _is_missing(acts: Sequence[Pas], *, after: Any, fait: str) -> bool:
    """Tell whether an act of some sort has been made, and a fact has not followed the last one."""
    rangs = [rang for rang, pas in enumerate(acts) if after(pas)]
    return bool(rangs) and not _has(acts[rangs[-1] :], fait)


def _has(acts: Sequence[Pas], fait: str) -> bool:
    """Tell whether a fact is there."""
    return any(pas.fait.fait == fait for pas in acts)


def _refused(acts: Sequence[Pas]) -> Any:
    """Give the last validation when it opened nothing and no description has followed it."""
    juges = [pas.fait for pas in acts if pas.fait.fait in {"validation", "remise_description"}]
    dernier = juges[-1] if juges else None
    return dernier if dernier is not None and dernier.fait == "validation" and not ouvre(dernier) else None


def _why(acts: Sequence[Pas]) -> str:
    """Say why a description is asked for again."""
    refusee = _refused(acts)
    if refusee is None:
        return ""
    return "pour lever les réserves" if refusee.avis == "reserves" else "après un refus"
