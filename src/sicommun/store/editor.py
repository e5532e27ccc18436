"""Editing a file as a careful hand would: one thing put in its place, everything else left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sicommun.diagnostics import Panne
from sicommun.model.nu import Nu
from sicommun.positions import Chemin
from sicommun.store.edition import fragment
from sicommun.store.edition.brouillon import Brouillon, apply, open_text, show_path
from sicommun.store.edition.insertion import Essai, in_place, into_block, into_flow, under_key
from sicommun.store.edition.valeurs import changed, check_value


def append(texte: str, chemin: Chemin, valeur: Any) -> str:
    """Add an item at the end of a list, in the style of the list; a list that is absent or empty is made.

    `valeur` is plain data: str for words and codes, Nu for numbers and dates. Raises Panne when the text
    has errors, when something else stands at the path, or when the result is not exactly what was wanted.
    """
    check_value(valeur)
    b = open_text(texte)
    if _is_absent(b, chemin):
        return put(texte, chemin[:-1], str(chemin[-1]), [valeur])
    liste = b.get(chemin)
    if liste is not None and not isinstance(liste, list):
        raise Panne(f"{show_path(chemin)} n'est pas une liste", "vérifier le chemin")
    attendu = changed(b.donnees, chemin, lambda ancienne: [*(ancienne or []), valeur])
    return _first(b, chemin, attendu, _ways_to_append(b, chemin, valeur))


def put(texte: str, chemin: Chemin, cle: str, valeur: Any) -> str:
    """Add a key at the end of a block of keys, made if it is absent or empty. Raises Panne as `append`."""
    check_value({cle: valeur})
    b = open_text(texte)
    if _is_absent(b, chemin):
        return put(texte, chemin[:-1], str(chemin[-1]), {cle: valeur})
    bloc = b.get(chemin)
    if bloc is not None and not isinstance(bloc, dict):
        raise Panne(f"{show_path(chemin)} n'est pas un bloc de clés", "vérifier le chemin")
    if bloc and cle in bloc:
        raise Panne(f"la clé {show_path((*chemin, cle))} existe déjà", "la modifier au lieu de l'ajouter")
    attendu = changed(b.donnees, chemin, lambda ancien: {**(ancien or {}), cle: valeur})
    return _first(b, chemin, attendu, _ways_to_put(b, chemin, cle, valeur))


def replace(texte: str, chemin: Chemin, valeur: Any) -> str:
    """Put words, a number, a date, true or nothing in place of such a value. Raises Panne as `append`."""
    check_value(valeur)
    b = open_text(texte)
    if isinstance(b.get(chemin), dict | list) or isinstance(valeur, dict | list):
        raise Panne(f"{show_path(chemin)} n'est pas une simple valeur", "modifier le fichier à la main")
    attendu = changed(b.donnees, chemin, lambda _: valeur)
    return _first(b, chemin, attendu, in_place(b, chemin, _scalar(b, chemin, valeur), fragment.flow(valeur)))


def _is_absent(b: Brouillon, chemin: Chemin) -> bool:
    """Tell a path that ends on a key which the text does not have."""
    if not chemin or not isinstance(chemin[-1], str):
        return False
    parent = None if _is_absent(b, chemin[:-1]) else b.get(chemin[:-1])
    return parent is None or (isinstance(parent, dict) and chemin[-1] not in parent)


def _ways_to_append(b: Brouillon, chemin: Chemin, valeur: Any) -> Iterable[Essai]:
    """Give the ways of adding an item, the one that reads best first."""
    liste = b.get(chemin)
    if not liste:
        if fragment.fits([valeur]) or not _under_block_key(b, chemin):
            return in_place(b, chemin, fragment.flow([valeur]))
        return under_key(b, chemin, fragment.block_item(valeur))
    if b.is_flow(chemin):
        return into_flow(b, chemin, fragment.flow(valeur))
    dernier = (*chemin, len(liste) - 1)
    modele = b.is_flow(dernier) if isinstance(liste[-1], dict | list) else None
    return into_block(b, chemin, fragment.block_item(valeur, en_ligne=modele))


def _ways_to_put(b: Brouillon, chemin: Chemin, cle: str, valeur: Any) -> Iterable[Essai]:
    """Give the ways of adding a key, the one that reads best first."""
    lignes = fragment.block_entry(cle, valeur)
    if not b.get(chemin):
        if _under_block_key(b, chemin):
            return under_key(b, chemin, lignes)
        if chemin or b.is_flow(chemin):
            return in_place(b, chemin, fragment.flow({cle: valeur}) if chemin else b.saut.join(lignes))
    elif b.is_flow(chemin):
        return into_flow(b, chemin, fragment.flow_entry(cle, valeur))
    return into_block(b, chemin, lignes)


def _under_block_key(b: Brouillon, chemin: Chemin) -> bool:
    """Tell a value that follows a key at the start of a line, where lines can be put under it."""
    return bool(chemin) and isinstance(chemin[-1], str) and not b.is_flow(chemin[:-1])


def _scalar(b: Brouillon, chemin: Chemin, valeur: Any) -> str:
    """Write a simple value as it stands at its place: between brackets, on one line, or as a paragraph."""
    if b.is_flow(chemin[:-1]):
        return fragment.flow(valeur)
    premiere, *suite = fragment.block_item(valeur)
    marge = " " * (_margin(b, chemin) - 1)
    texte = b.saut.join([premiere[2:], *(marge + ligne if ligne else "" for ligne in suite)])
    quoted = b.texte[b.debut(chemin) :][:1] == '"' and isinstance(valeur, str) and not isinstance(valeur, Nu)
    return f'"{texte}"' if quoted and not suite and not set(texte) & {'"', "\\"} else texte


def _margin(b: Brouillon, chemin: Chemin) -> int:
    """Give the column of what a value hangs from: its key, or its dash."""
    cle = b.positions.keys.get(chemin)
    return cle.column if cle else b.positions.values[chemin[:-1]].column


def _first(b: Brouillon, chemin: Chemin, attendu: Any, essais: Iterable[Essai]) -> str:
    """Give the first result that is exactly what was wanted; raises Panne when there is none."""
    for essai in essais:
        texte = apply(b, essai, attendu)
        if texte is not None:
            return texte
    raise Panne(
        f"rien n'est écrit : {show_path(chemin)} ne se complète pas sans toucher au reste du fichier",
        "compléter le fichier à la main",
    )
