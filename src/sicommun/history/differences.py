"""What two registers do not say alike: differences in meaning, by subject, in an order that never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sicommun.adhesion.etat import etat
from sicommun.history.comparaison.cotes import Cote, Paire, pair_adherents, sides
from sicommun.history.comparaison.descriptions import description_differences
from sicommun.history.comparaison.difference import GENRES, Difference, Genre, Sujet
from sicommun.history.comparaison.enregistrements import Endroit, compare
from sicommun.history.comparaison.etats import adherent_states, commune_on_day
from sicommun.history.comparaison.pieces import piece_on_day, piece_summary, subject_name
from sicommun.model.base import Piece
from sicommun.model.confidentialite import Classe
from sicommun.model.portee import couvre
from sicommun.model.registre import Registre
from sicommun.secrets import mask

_RANGS: Final = {genre: rang for rang, genre in enumerate(GENRES)}


def differences(
    avant: Registre, apres: Registre, jour: date, *, detail: bool = False
) -> tuple[Difference, ...]:
    """Give all that two registers do not say alike; what holds on `jour` is told on both sides.

    Silent: the order of what has none, comments and style, the folders' names. A file that one side cannot
    read is passed over: `unread` names it. `detail` shows the answers of descriptions, else only counted.
    """
    paires = pair_adherents(avant, apres)
    cotes = sides(avant, apres, paires)
    tous = [*_adherents(paires, cotes, jour, detail=detail), *_common(cotes, jour)]
    return tuple(sorted(tous, key=_place))


def differences_of(
    siren: str, avant: Registre, apres: Registre, jour: date, *, detail: bool = False
) -> tuple[Difference, ...]:
    """Give the differences that concern one adherent: its own, and those of what it signed.

    Those are the contracts that serve a part of what it signed on `jour`, and the convention then applied.
    """
    engages = [_engagements(siren, registre, jour) for registre in (avant, apres)]
    contrats, versions = (frozenset().union(*vus) for vus in zip(*engages, strict=True))
    communs = {"contrat": contrats, "convention": versions}
    return tuple(
        d
        for d in differences(avant, apres, jour, detail=detail)
        if d.siren == siren or d.sujet.cle in communs.get(d.sujet.genre, ())
    )


def unread(avant: Registre, apres: Registre) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the files that each side cannot read: nothing is said of them."""
    return tuple(sorted(avant.illisibles)), tuple(sorted(apres.illisibles))


def _engagements(siren: str, registre: Registre, jour: date) -> tuple[frozenset[str], frozenset[str]]:
    """Give the contracts that serve what an adherent signed, and the convention applied, on a day."""
    commune = registre.sirens.get(siren)
    if commune is None:
        return frozenset(), frozenset()
    dossier = etat(commune.parcours, jour).dossier
    contrats = {
        contrat.code
        for contrat in registre.contrats.values()
        if any(couvre(a, b) or couvre(b, a) for a in contrat.portee for b in dossier.signee)
    }
    return frozenset(contrats), frozenset({dossier.convention} - {None})  # type: ignore[arg-type]


def _place(difference: Difference) -> tuple[int, str, str]:
    """Sort by subject, communes by name; the differences of one stay as they were told."""
    sujet = difference.sujet
    return (_RANGS[sujet.genre], sujet.nom.casefold() if sujet.genre == "commune" else "", sujet.cle)


def _adherents(
    paires: Iterable[Paire], cotes: tuple[Cote, Cote], jour: date, *, detail: bool
) -> Iterator[Difference]:
    """Tell each adherent: what holds on the day, its record, its description."""
    lieu = Endroit(Sujet("commune", "", ""), *cotes, memes_noms=_same_names(cotes))
    memes_choix = lieu.memes_noms and cotes[0].registre.conventions == cotes[1].registre.conventions
    for paire in paires:
        une = paire.une
        if _is_hidden(paire.avant, paire.apres, cotes) or (memes_choix and _is_unchanged(paire, cotes)):
            continue
        nom = mask(cotes[paire.apres is not None].who(une.slug).nom)
        ici = replace(lieu, sujet=Sujet("commune", une.siren, nom, une.siren))
        yield from adherent_states(paire, jour, ici)
        if paire.avant is None or paire.apres is None:
            continue
        yield from commune_on_day(paire.avant, paire.apres, jour, ici)
        yield from compare(paire.avant, paire.apres, ici)
        yield from description_differences((paire.avant, paire.apres), jour, ici, detail=detail)


def _same_names(cotes: tuple[Cote, Cote]) -> bool:
    """Tell whether every name of a folder means the same adherent on both sides."""
    return cotes[0].noms == cotes[1].noms


def _is_unchanged(paire: Paire, cotes: tuple[Cote, Cote]) -> bool:
    """Tell an adherent whose files say the same: looking no further makes a large repository quick."""
    descriptions = (cote.registre.descriptions.get(paire.une.slug) for cote in cotes)
    return paire.avant == paire.apres and next(descriptions) == next(descriptions)


def _is_hidden(avant: Piece | None, apres: Piece | None, cotes: tuple[Cote, Cote]) -> bool:
    """Tell a record that one side has, and that the other has in a file that it cannot read."""
    return any(
        la is None and ici is not None and ici.fichier in cote.registre.illisibles
        for la, ici, cote in ((avant, apres, cotes[0]), (apres, avant, cotes[1]))
    )


def _common(cotes: tuple[Cote, Cote], jour: date) -> Iterator[Difference]:
    """Tell what is everybody's: the EPCI, the conventions, the contracts, the years."""
    for genre, pieces in _PIECES.items():
        avant, apres = (pieces(cote.registre) for cote in cotes)
        for cle in sorted(avant.keys() | apres.keys()):
            a, b = avant.get(cle), apres.get(cle)
            if _is_hidden(a, b, cotes):
                continue
            sujet = Sujet(genre, cle, mask(subject_name(genre, cle, b or a)))
            yield from _piece(a, b, jour, Endroit(sujet, *cotes, memes_noms=_same_names(cotes)))


_PIECES: Final[Mapping[Genre, Callable[[Registre], Mapping[str, Piece]]]] = {
    "epci": lambda registre: {registre.epci.siren: registre.epci} if registre.epci else {},
    "convention": lambda registre: registre.conventions,
    "contrat": lambda registre: {contrat.code: contrat for contrat in registre.contrats.values()},
    "budget": lambda registre: {str(budget.exercice): budget for budget in registre.budgets.values()},
    "arrete": lambda registre: {str(arrete.exercice): arrete for arrete in registre.arretes.values()},
    "gouvernance": lambda registre: {str(annee.annee): annee for annee in registre.gouvernances.values()},
}
"""The records that are not of one adherent, by what makes their identity."""


def _piece(avant: Any, apres: Any, jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell one record: what holds on the day, then its fields; one that comes or goes, in a line."""
    if avant is not None and apres is not None:
        yield from piece_on_day(avant, apres, jour, ici)
        yield from compare(avant, apres, ici)
        return
    dits = [None if piece is None else mask(piece_summary(piece)) for piece in (avant, apres)]
    classe: Classe = "interne" if ici.sujet.genre == "gouvernance" else "public"
    yield replace(ici.below("fichier", "Fiche"), classe=classe).say(dits[0], dits[1])
