"""`sicommun validate` beside `check-jsonschema` on the same files, with the schemas that sicommun writes.

    python benchmarks/validate.py [--grand 1000] [--fois 5]

Method, limits and a run's results: `benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generate import JOUR, RACINE, generate
from mesure import Passage, processor, run, say, seconds

GENRES: Final = {
    "epci": "data/epci.yaml",
    "convention": "data/conventions/*.yaml",
    "contrat": "data/contracts/*.yaml",
    "budget": "data/budgets/*.yaml",
    "commune": "data/communes/*/commune.yaml",
    "description": "data/communes/*/description.yaml",
}
"""What a repository holds here: one schema for each kind, so one run of check-jsonschema for each kind."""

FAUTES: Final = (
    ("commune.yaml", 'nom: "', 'nomm: "'),
    ("commune.yaml", "nature: commune", "nature: comune"),
    ("commune.yaml", 'siren: "', 'sirene: "'),
    ("commune.yaml", "fait: interet", "fait: interret"),
    ("commune.yaml", "fait: interet", "faits: interet"),
    ("commune.yaml", "postes: ", "postes: douze # "),
    ("commune.yaml", "comptages:", "comptage:"),
    ("description.yaml", "reseau:", "reseaux:"),
    ("description.yaml", "nombre_total_sites: ", "nombre_total_site: "),
    ("description.yaml", "arretee_au: ", "arrete_au: "),
    ("description.yaml", "datacenters:", "datacenters: ["),
)
"""Faults of form: the file, its text, and the text once spoilt; the last one is no YAML any more."""
TAILLES: Final = (100, 300, 1000, 5000)


@dataclass(frozen=True, slots=True)
class Duel:
    """Both tools on one repository, in turn, ours on both sides; theirs is the sum of a run for each kind."""

    nous: tuple[Passage, ...]
    autre: tuple[Passage, ...]

    @property
    def rapport(self) -> float:
        """Give our time as a part of theirs."""
        return seconds(self.nous) / seconds(self.autre)

    @property
    def rapport_processeur(self) -> float | None:
        """Give our processor time as a part of theirs; None where the system does not tell."""
        nous, autre = processor(self.nous), processor(self.autre)
        return nous / autre if nous and autre else None


def _sum(passages: Sequence[Passage]) -> Passage:
    """Add the runs that one repository asks for: times add up, the highest peak stays."""
    memoires = [passage.memoire for passage in passages if passage.memoire is not None]
    temps = [passage.processeur for passage in passages if passage.processeur is not None]
    code = max(passage.code for passage in passages)
    secondes = sum(passage.secondes for passage in passages)
    return Passage(secondes, sum(temps) if temps else None, max(memoires, default=None), code, "")


def validate(depot: Path, *options: str) -> Passage:
    """Run `sicommun validate` on a repository."""
    return run("sicommun", "validate", "--at", JOUR, *options, dossier=depot)


def check(depot: Path, schemas: Path, *options: str) -> tuple[Passage, ...]:
    """Run `check-jsonschema` on a repository, kind by kind."""
    return tuple(
        run(
            "check-jsonschema",
            *options,
            "--schemafile",
            str(schemas / f"{genre}.json"),
            *[fichier.relative_to(depot).as_posix() for fichier in sorted(depot.glob(motif))],
            dossier=depot,
        )
        for genre, motif in GENRES.items()
        if any(depot.glob(motif))
    )


def duel(depot: Path, schemas: Path, fois: int) -> Duel:
    """Run both in turn, ours before and after theirs, so that a slow moment of the machine falls on both."""
    tours = [(validate(depot), _sum(check(depot, schemas)), validate(depot)) for _ in range(fois)]
    nous = tuple(passage for avant, _, apres in tours for passage in (avant, apres))
    resultat = Duel(nous, tuple(autre for _, autre, _ in tours))
    codes = {passage.code for passage in (*resultat.nous, *resultat.autre)}
    if codes != {0}:
        raise SystemExit(f"un outil refuse des données saines : codes {sorted(codes)}")
    return resultat


def spoil(depot: Path) -> set[str]:
    """Put each fault in the files of three communes; give the files spoilt."""
    communes = sorted((depot / "data" / "communes").iterdir())
    gates = set()
    for rang, (nom, sain, fautif) in enumerate(FAUTES):
        for commune in communes[3 * rang : 3 * rang + 3]:
            fichier = commune / nom
            texte = fichier.read_text(encoding="utf-8")
            if sain not in texte:
                raise SystemExit(f"« {sain} » n'est pas dans {nom} : rien à gâter")
            fichier.write_text(texte.replace(sain, fautif, 1), encoding="utf-8", newline="\n")
            gates.add(fichier.relative_to(depot).as_posix())
    return gates


def refused(depot: Path, schemas: Path) -> tuple[set[str], set[str]]:
    """Give the files that each tool refuses."""
    rapport = json.loads(validate(depot, "--format", "json", "--select", "LEC,FOR").sortie)
    nous = {constat["fichier"] for constat in rapport["constats"] if constat["gravite"] == "erreur"}
    rapports = [json.loads(p.sortie) for p in check(depot, schemas, "--output-format", "json")]
    fautes = [faute for r in rapports for sorte in ("errors", "parse_errors") for faute in r.get(sorte, ())]
    return nous, {faute["filename"] for faute in fautes}


def settle() -> None:
    """Let the disk finish what was just written: it would be at work during the first measures."""
    if hasattr(os, "sync"):
        os.sync()


def write_schemas(dossier: Path) -> Path:
    """Write the schemas that sicommun gives to editors."""
    for genre in GENRES:
        schema = run("sicommun", "schema", genre, dossier=RACINE).sortie
        (dossier / f"{genre}.json").write_text(schema, encoding="utf-8")
    return dossier


def report(temporaire: Path, grand: int, fois: int) -> Iterator[str]:
    """Measure, and say each result once it is known."""
    schemas = write_schemas(temporaire)
    yield from _same_findings(temporaire, schemas)
    petit = duel(RACINE, schemas, fois)
    yield f"23 communes de data/ : {say(petit.rapport)} fois son temps" + _by_processor(petit)
    depot = temporaire / "grand"
    generate(grand, depot)
    settle()
    autre = duel(depot, schemas, 2)
    inverse = _by_processor(autre, inverse=True)
    yield f"{grand} communes : {say(1 / autre.rapport, 1)} fois plus vite que check-jsonschema" + inverse
    yield from _growth(temporaire, fois)


def _by_processor(duel: Duel, *, inverse: bool = False) -> str:
    """Say the same ratio in processor time, where it is known."""
    rapport = duel.rapport_processeur
    if rapport is None:
        return ""
    return f" ; en temps de processeur, {say(1 / rapport, 1) if inverse else say(rapport)}"


def _same_findings(temporaire: Path, schemas: Path) -> Iterator[str]:
    """Check that both tools do the same work: the same files refused, and no other."""
    depot = temporaire / "fautes"
    generate(3 * len(FAUTES) + 20, depot)
    gates = spoil(depot)
    nous, autre = refused(depot, schemas)
    if not nous == autre == gates:
        ecarts = sorted((nous ^ gates) | (autre ^ gates))
        raise SystemExit("les deux outils ne refusent pas les mêmes fichiers : " + ", ".join(ecarts))
    yield f"fautes de forme : les mêmes {len(gates)} fichiers refusés par les deux, aucun autre"


def _growth(temporaire: Path, fois: int) -> Iterator[str]:
    """Say what a commune costs as the repository grows, start-up taken off, and the memory it takes."""
    vide = temporaire / "une"
    generate(1, vide)
    demarrage = seconds([validate(vide) for _ in range(fois)])
    for taille in TAILLES:
        depot = temporaire / f"taille-{taille}"
        generate(taille, depot)
        passages = [validate(depot) for _ in range(fois if taille <= 1000 else 1)]
        chacune = 1000 * (seconds(passages) - demarrage) / taille
        memoire = passages[0].memoire
        pic = "mémoire non mesurée sous Windows" if memoire is None else f"pic de {say(memoire, 0)} Mo"
        yield f"{taille:>5} communes : {say(chacune)} ms par commune, {pic}"


def main() -> None:
    """Read the command line and print the results."""
    options = argparse.ArgumentParser(description="Compare sicommun validate à check-jsonschema.")
    options.add_argument("--grand", type=int, default=1000, help="communes du grand dépôt")
    options.add_argument("--fois", type=int, default=5, help="passages, dont on garde la médiane")
    lues = options.parse_args()
    with tempfile.TemporaryDirectory() as temporaire:
        for ligne in report(Path(temporaire), lues.grand, lues.fois):
            print(ligne, flush=True)


if __name__ == "__main__":
    main()
