"""Write `docs/parcours.md`: each act that can be recorded, its effect, its conditions, its text, its command.

Usage: python scripts/parcours.py

Everything comes from the table of transitions and from the model; a test says when the page is behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sicommun.adhesion.conditions import PHRASES
from sicommun.adhesion.faits import FicheActe, actes
from sicommun.adhesion.transitions import STATUTS, clauses_of, conditions_of, states_before, transitions
from sicommun.api.record.actes import ACTES, Acte
from sicommun.model.saisie import Question
from sicommun.textes import lire, reference

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "parcours.md"
TETE: Final = """\
# Le parcours, acte par acte

Page écrite par `python scripts/parcours.py`, d'après la table des transitions et le modèle ; à refaire quand
un essai dit qu'elle a vieilli, elle ne se corrige pas à la main.

La vie d'un adhérent est un journal daté, `parcours`, dans son `commune.yaml`. L'état d'un jour (statut,
portée en service) s'en déduit, et ne s'écrit nulle part. `sicommun record` y inscrit un acte :

```
sicommun record validation valombre --le 2024-03-18 --avis valide --portee A,B --par "Direction"
```

- L'acte est jugé avant d'être écrit : la table l'admet à sa date, il n'empêche aucun acte déjà inscrit après
  lui, et aucune règle n'y trouve d'erreur nouvelle. Sinon il est refusé : la clause, le fichier et la ligne
  sont dits, rien ne change (code de sortie 1).
- Il est écrit à sa date, dans le style du fichier ; commentaires, ordre et autres lignes ne bougent pas d'un
  octet. La commande dit où, l'état avant et après, et la suite.
- `--montrer` montre la différence sans rien écrire.
- `--json` dit pour une machine ce qui est inscrit, ou refusé ([formats.md](formats.md#un-acte-inscrit)).
- Ce qui manque est demandé, question par question, sur un terminal ; ailleurs, c'est une erreur.
- Une date à venir est refusée pour un acte accompli ; `--at` dit quel jour on se place.
- Une erreur se corrige dans le fichier, et git garde l'ancienne version ; un fait nouveau s'ajoute.

`le` est la date de l'acte ; l'état lit `effet` quand il y en a un. L'effet d'un retrait ou d'une exclusion
est le dernier jour d'usage ; jusque-là, l'urgence se traite encore : mise en demeure, exclusion temporaire
et levée. Deux actes d'un même jour comptent dans l'ordre du fichier.

Tout fait prend `--le` (obligatoire), `--reference`, `--note` et `--piece nature=…,reference=…,fichier=…`, à
répéter : l'empreinte du fichier est calculée. Une liste de codes s'écrit avec des virgules.

## Les états
"""
_PARTOUT: Final = ("le", "reference", "note")
"""The options of all facts, said once."""


def page() -> str:
    """Give the whole page."""
    parties = [TETE, *_states(), "\n## Les actes\n", *map(_act, actes().values())]
    return "".join(parties)


def _states() -> Iterator[str]:
    """Give, by state, where the acts that change it lead."""
    yield "\n| état | les actes qui en font sortir |\n|---|---|\n"
    for statut, mots in STATUTS.items():
        sorties: dict[str, list[str]] = {}
        for (de, fait), lignes in transitions().items():
            for ligne in lignes:
                if de == statut and ligne.vers != de:
                    sorties.setdefault(STATUTS[ligne.vers], []).append(f"`{fait}`")
        dits = [f"{', '.join(dict.fromkeys(faits))} → {vers}" for vers, faits in sorties.items()]
        yield f"| {mots} | {' ; '.join(dits) or 'aucun'} |\n"


def _act(fiche: FicheActe) -> str:
    """Give the section of one act."""
    acte = ACTES[fiche.nom]
    lignes = [f"\n### `{fiche.nom}` · {fiche.resume}\n", f"{fiche.effet}.\n", *_conditions(acte)]
    lignes.append(f"```\nsicommun record {fiche.nom} COMMUNE {fiche.exemple}\n```\n")
    propres = [
        q for q in acte.questions if acte.liste != "parcours" or acte.complete or q.cle not in _PARTOUT
    ]
    if propres:
        lignes.append("| option | obligatoire | ce qu'elle dit |\n|---|---|---|")
        lignes += [*map(_option, propres), ""]
    return "\n".join(lignes).rstrip("\n") + "\n"


def _conditions(acte: Acte) -> Iterator[str]:
    """Say when an act may come, and by which text."""
    etats = states_before(acte.nom)
    if etats:
        yield f"- Possible quand l'adhésion est : {', '.join(etats)}."
    conditions = [PHRASES[nom] for nom in conditions_of(acte.nom)]
    if conditions:
        yield f"- Conditions, selon le cas : {' ; '.join(conditions)}."
    for nom in clauses_of(acte.nom) or (acte.clause,):
        yield f"- Texte : {lire(reference(nom)).entier}"
    yield ""


def _option(question: Question) -> str:
    """Give the row of one option."""
    choix = f"{', '.join(f'`{mot}`' for mot in question.choix)} : " if question.choix else ""
    aide = question.aide if not question.choix or question.sorte == "oui_non" else ""
    if question.sous:
        aide = f"{aide} Forme : `{question.forme}`, à répéter."
    dit = f"{choix}{aide}" if aide else choix.removesuffix(" : ")
    return f"| `{question.option}` | {'oui' if question.obligatoire else ''} | {dit.replace('|', '/')} |"


def main() -> int:
    """Write the page, and say so."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name} : écrite\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
