"""What a yearly statement costs: the shipped year from start to end, then 1,000 communes × 50 objects.

    python benchmarks/quota.py

The cost of one share (a commune in an object) must not grow with the number of communes nor of objects.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from generate import RACINE, generate
from mesure import best, run, seconds, witness
from sicommun.api.quota.rapport import read_for_quota
from sicommun.quota.etat_annuel import yearly_statement

ANNEE: Final = 2025
_OBJET: Final = """\
  - code: objet_{rang}
    libelle: Objet {rang}
    portee: [{portee}]
    utilisateurs: tous
    epci_utilise: oui
    depenses: [{{libelle: Dépense, montant: {montant}.37}}]
"""


def main() -> None:
    """Print the two measures."""
    shipped()
    with tempfile.TemporaryDirectory() as dossier:
        for communes, objets in ((250, 50), (500, 50), (1000, 50), (1000, 25), (1000, 10)):
            print(
                f"{communes:>5} communes × {objets:>2} objets : {share_cost(Path(dossier), communes, objets)}"
            )


def shipped() -> None:
    """Measure `quota 2024` on the data of this repository, start-up included."""
    tours = [(witness(), run("sicommun", "quota", "2024", dossier=RACINE)) for _ in range(15)]
    temoins, passages = zip(*tours, strict=True)
    print(f"quota 2024 : {best(passages):.2f} s au mieux, {seconds(passages):.2f} s au milieu")
    print(f"le témoin : {best(temoins):.2f} et {seconds(temoins):.2f} s")


def share_cost(dossier: Path, communes: int, objets: int) -> str:
    """Say what one share costs, in microseconds, reading apart."""
    depot = dossier / str(communes)
    if not depot.exists():
        generate(communes, depot)
    budgets = depot / "data" / "budgets"
    budgets.mkdir(exist_ok=True)
    portees = ("B/telecoms", "B/messagerie", "B/postes", "A", "B")
    lignes = (
        _OBJET.format(rang=rang, portee=portees[rang % len(portees)], montant=1000 + 7 * rang)
        for rang in range(objets)
    )
    (budgets / f"{ANNEE}.yaml").write_text(f"exercice: {ANNEE}\nobjets:\n{''.join(lignes)}", encoding="utf-8")
    return _measure(depot)


def _measure(depot: Path) -> str:
    """Work one statement out several times, each from a register of its own."""
    durees, parts = [], 0
    for _ in range(3):
        registre = read_for_quota(depot).registre
        depart = process_time()
        etat = yearly_statement(registre.budgets[str(ANNEE)], registre)
        durees.append(process_time() - depart)
        parts = sum(len(objet.parts) for objet in etat.objets)
    return f"{median(durees):.2f} s, {parts} parts, {1e6 * median(durees) / max(1, parts):.0f} µs par part"


if __name__ == "__main__":
    main()
