"""The ledger of a year begun from that of another: what stays, what has run out, what is to be filled in."""

from __future__ import annotations

from sicommun.model.budget import Budget, Ecriture, Investissement, Objet
from sicommun.model.utilisateurs import Utilisateur
from sicommun.periodes import Periode, annee_civile
from sicommun.quota.amortissement import spread_share, yearly_share


def carry_over(ancien: Budget, annee: int) -> Budget:
    """Give the ledger of `annee` begun from another: its objects, keys and users, without its amounts.

    An object or a user that has ended is left out; what runs on (an investment, a spread expense)
    keeps its amount, which is already decided.
    """
    objets = tuple(_object(objet, annee) for objet in ancien.objets if not _ended(objet, annee))
    return Budget.model_construct(exercice=annee, objets=objets)


def _ended(objet: Objet | Utilisateur, annee: int) -> bool:
    """Tell whether something ends before a year."""
    return objet.au is not None and objet.au < annee_civile(annee).du


def _object(objet: Objet, annee: int) -> Objet:
    """Give an object as it begins a year; the dates that are past are left out."""
    debut = annee_civile(annee).du
    utilisateurs = objet.utilisateurs
    if utilisateurs is not None:
        utilisateurs = tuple(_user(u, annee) for u in utilisateurs if not _ended(u, annee))
    return objet.model_copy(
        update={
            "du": objet.du if objet.du and objet.du > debut else None,
            "utilisateurs": utilisateurs,
            "depenses": tuple(e for e in objet.depenses if runs_on(e, annee)),
            "recettes": tuple(e for e in objet.recettes if runs_on(e, annee)),
            "investissements": tuple(b for b in objet.investissements if _is_used(b, annee)),
        }
    )


def _user(utilisateur: Utilisateur, annee: int) -> Utilisateur:
    """Give a user without the day of its entry once that day is past."""
    debut = annee_civile(annee).du
    du = utilisateur.du if utilisateur.du and utilisateur.du > debut else None
    return utilisateur.model_copy(update={"du": du})


def runs_on(ecriture: Ecriture, annee: int) -> bool:
    """Tell whether a spread expense has a share in a year."""
    periode = ecriture.periode
    if not ecriture.etaler or periode is None or periode.au < periode.du:
        return False
    return spread_share(ecriture.montant, Periode(periode.du, periode.au), annee) != 0


def _is_used(bien: Investissement, annee: int) -> bool:
    """Tell whether an investment has a share in a year, or will have one."""
    return any(yearly_share(bien, annee + rang) for rang in range(bien.duree + 1))
