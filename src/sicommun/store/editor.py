"""Editing a file as a careful hand would: one thing put in its place, everything else left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from sicommun.diagnostics import Panne
from sicommun.model.nu import Nu
from sicommun.positions import Chemin
from sicommun.store.edition import fragment
from sicommun.store.edition.brouillon import Brouillon, Retouche, apply, open_text, show_path
from sicommun.store.edition.insertion import (
    Essai,
    amid_block,
    amid_flow,
    in_place,
    into_block,
    into_flow,
    under_key,
)
from sicommun.store.edition.remplacement import whole
from sicommun.store.edition.valeurs import changed, check_value, same
from sicommun.store.octets.reperes import offset


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


def insert(texte: str, chemin: Chemin, rang: int, valeur: Any) -> str:
    """Put an item before the one of a rank of a list, or at its end; a short one stands on one line.

    In a list whose items all take several lines, so does the new one. Raises Panne as `append`.
    """
    check_value(valeur)
    b = open_text(texte)
    liste = None if _is_absent(b, chemin) else b.get(chemin)
    if not isinstance(liste, list) or not liste:
        return append(texte, chemin, valeur)
    attendu = changed(b.donnees, chemin, lambda ancienne: [*ancienne[:rang], valeur, *ancienne[rang:]])
    return _first(b, chemin, attendu, _ways_to_insert(b, chemin, rang, valeur))


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


def rename(texte: str, chemin: Chemin, nouveau: str) -> str:
    """Give another name to the key at a path, its value and its place untouched. Raises Panne as `append`."""
    check_value({nouveau: None})
    b = open_text(texte)
    ancien = chemin[-1]
    bloc = b.get(chemin[:-1])
    if not isinstance(bloc, dict) or nouveau in bloc:
        raise Panne(
            f"la clé {show_path(chemin)} ne se renomme pas en {nouveau}", "modifier le fichier à la main"
        )
    attendu = changed(
        b.donnees, chemin[:-1], lambda bloc: {nouveau if cle == ancien else cle: v for cle, v in bloc.items()}
    )
    cle = b.positions.keys[chemin]
    debut, fin = (
        offset(b.debuts, *place) for place in ((cle.line, cle.column), (cle.end_line, cle.end_column))
    )
    return _first(b, chemin, attendu, [[Retouche(debut, fin, fragment.flow(nouveau))]])


def rewrite(texte: str, chemin: Chemin, valeur: Any) -> str:
    """Make a list or a block of keys say `valeur`, touching only the lines of what differs.

    Items that stay the same stay as they are written; new ones come at the end; when some are gone, the
    whole list is written anew. Raises Panne as `append`.
    """
    check_value(valeur)
    b = open_text(texte)
    if _is_absent(b, chemin):
        return put(texte, chemin[:-1], str(chemin[-1]), valeur) if valeur else texte
    ancienne = b.get(chemin)
    if same(ancienne or [], valeur or []):
        return texte
    if not ancienne:
        for element in valeur:
            texte = append(texte, chemin, element)
        return texte
    if isinstance(ancienne, list) and isinstance(valeur, list) and len(ancienne) <= len(valeur):
        return _rewrite_items(texte, chemin, ancienne, valeur)
    attendu = changed(b.donnees, chemin, lambda _: valeur)
    return _first(b, chemin, attendu, whole(b, chemin, valeur))


def in_order_of(texte: str, chemin: Chemin, valeur: Any) -> Any:
    """Give a block of keys with those that stand at a path already first and in their order.

    A value that stays the same keeps the way it is written: `18250` and `18250.00` are one amount.
    """
    if not isinstance(valeur, dict):
        return valeur
    b = open_text(texte)
    try:
        ancien = b.get(chemin)
    except Panne:
        return valeur
    if not isinstance(ancien, dict):
        return valeur
    garde = {cle: _as_written(contenu, valeur[cle]) for cle, contenu in ancien.items() if cle in valeur}
    return garde | {cle: contenu for cle, contenu in valeur.items() if cle not in garde}


def _as_written(ancien: Any, nouveau: Any) -> Any:
    """Keep a number as it is written when it is the same number; yes and no as they are."""
    if isinstance(ancien, Nu) and isinstance(nouveau, Nu):
        return ancien if _number(ancien) == _number(nouveau) else nouveau
    if isinstance(ancien, bool) and nouveau in {"oui", "non"}:
        return ancien if ancien is (nouveau == "oui") else nouveau
    if isinstance(ancien, Nu) and isinstance(nouveau, str) and str(ancien) == nouveau:
        return ancien
    return nouveau


def _number(nu: Nu) -> Decimal | str:
    """Give the value of a bare number; a date stays words."""
    try:
        return Decimal(nu)
    except InvalidOperation:
        return str(nu)


def _rewrite_items(texte: str, chemin: Chemin, ancienne: list[Any], valeur: list[Any]) -> str:
    """Change the items that differ, one by one, then add those that are new."""
    for rang, (ancien, nouveau) in enumerate(zip(ancienne, valeur, strict=False)):
        if same(ancien, nouveau):
            continue
        if isinstance(ancien, dict) and isinstance(nouveau, dict):
            texte = _rewrite_item(texte, (*chemin, rang), ancien, nouveau)
        else:
            texte = replace(texte, (*chemin, rang), nouveau)
    for nouveau in valeur[len(ancienne) :]:
        texte = append(texte, chemin, nouveau)
    return texte


def _rewrite_item(texte: str, chemin: Chemin, ancien: dict[str, Any], nouveau: dict[str, Any]) -> str:
    """Change one block of keys: its simple values in place when it has the same keys, else all of it."""
    if list(ancien) == list(nouveau) and not any(isinstance(v, dict | list) for v in nouveau.values()):
        for cle, contenu in nouveau.items():
            if not same(ancien[cle], contenu):
                texte = replace(texte, (*chemin, cle), contenu)
        return texte
    b = open_text(texte)
    attendu = changed(b.donnees, chemin, lambda _: nouveau)
    return _first(b, chemin, attendu, whole(b, chemin, nouveau))


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


def _ways_to_insert(b: Brouillon, chemin: Chemin, rang: int, valeur: Any) -> Iterable[Essai]:
    """Give the ways of putting an item among others, the one that reads best first."""
    liste = b.get(chemin)
    if b.is_flow(chemin):
        morceau = fragment.flow(valeur)
        return into_flow(b, chemin, morceau) if rang >= len(liste) else amid_flow(b, chemin, rang, morceau)
    en_ligne = any(b.is_flow((*chemin, place)) for place in range(len(liste)))
    lignes = fragment.block_item(valeur, en_ligne=None if en_ligne else False)
    return into_block(b, chemin, lignes) if rang >= len(liste) else amid_block(b, chemin, rang, lignes)


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
