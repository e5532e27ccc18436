"""A paper verified, on a screen: the verdict in a line, then the fields that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.phrases import plural
from sicommun.reporters.visible import visible

VERDICTS: Final = {
    "identique": "identique, à l'octet, à ce que le dépôt donne aujourd'hui",
    "complete": "le papier d'origine, à l'octet, suivi d'un ajout (une signature électronique, par exemple)",
    "conforme": "conforme : il dit ce que dit le dépôt ; il a été composé par d'autres versions",
    "retouche": "retouché : ses données sont celles du dépôt, le fichier n'est pas celui que l'outil compose",
    "differe": "ne dit pas ce que dit le dépôt",
}
_ABSENT: Final = "rien"
_NOMS: Final = {
    "contexte": "contexte",
    "sicommun": "sicommun",
    "gabarits": "gabarits",
    "outils": "composition",
}


def verdict(nom: str, comparaison: Any, ecran: Ecran = TUBE) -> str:
    """Say how a paper stands against the repository."""
    return paint(_lines(nom, comparaison), ecran)


def _lines(nom: str, comparaison: Any) -> Iterator[Ligne]:
    style = "succes" if comparaison.est_fidele else "erreur"
    yield ((f"{visible(nom)} : {VERDICTS[comparaison.verdict]}", style),)
    if comparaison.champs:
        yield ((f"{plural(len(comparaison.champs), 'champ')} en désaccord :", "titre"),)
    for champ in comparaison.champs:
        yield ((f"  {visible(champ.chemin)}", "titre"),)
        yield (("    papier  ", "marge"), (visible(champ.papier or _ABSENT), ""))
        yield (("    dépôt   ", "marge"), (visible(champ.depot or _ABSENT), ""))
    for version in comparaison.versions:
        avant, apres = (visible((valeur or _ABSENT)[:40]) for valeur in (version.papier, version.depot))
        yield ((f"  {_NOMS[version.chemin]} : {avant} → {apres}", "marge"),)
