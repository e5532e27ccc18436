"""A repository as large as one wants: real communes of France, on the pattern of those of `data/`.

    python benchmarks/generate.py 1000 DOSSIER

Same number and seed, same bytes. Names, codes and populations are those of the official list; everything
else is invented, and each commune takes its journal and its organic description from one of the communes
of `data/` that have both, so that sizes stay realistic: 7 to 10 kB a commune.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sicommun.officiel import CommuneOfficielle, communes, epcis
from sicommun.store.rangement.noms import slugs

RACINE: Final = Path(__file__).parents[1]
MODELES: Final = ("chevigny-saint-sauveur", "longvic", "plombieres-les-dijon", "saint-apollinaire")
"""Communes of `data/` with a whole description, and nothing to report."""
JOUR: Final = "2026-06-30"
"""The day at which the repository has no finding: `sicommun validate --at`."""
VOIE: Final = re.compile(
    r"(?<=[:,] )[0-9]+ (?:rue|avenue|boulevard|cours|place|chemin|allée|impasse) [^\n,\"}]+"
)
GRAINE: Final = 2026
SIREN: Final = "200000008"
"""That of the fictional EPCI, which its acts bear."""


@dataclass(frozen=True, slots=True)
class Patron:
    """A commune of `data/`: its name and its two files."""

    nom: str
    commune: str
    description: str


def generate(combien: int, dossier: Path, graine: int = GRAINE) -> None:
    """Write a repository of so many communes in a folder that does not exist yet."""
    hasard = random.Random(graine)  # noqa: S311 — figures to be made again, not secrets
    choisies = hasard.sample(_all_communes(), combien)
    noms = slugs({commune.code_insee: commune.nom for commune in choisies})
    patrons = [_patron(slug) for slug in MODELES]
    data = dossier / "data"
    for commun in ("contracts", "conventions"):
        shutil.copytree(RACINE / "data" / commun, data / commun)
    (data / "epci.yaml").write_text(_epci(choisies), encoding="utf-8", newline="\n")
    for commune in choisies:
        slug, patron = noms[commune.code_insee], hasard.choice(patrons)
        chez_elle = data / "communes" / slug
        chez_elle.mkdir(parents=True)
        textes = {
            "commune.yaml": _commune(commune, slug, patron),
            "description.yaml": _description(commune, patron, hasard),
        }
        for nom, texte in textes.items():
            (chez_elle / nom).write_text(texte, encoding="utf-8", newline="\n")


def _all_communes() -> list[CommuneOfficielle]:
    """List the communes of France, in the order of the official list."""
    return [commune for epci in epcis() for commune in communes(epci.siren)]


def _patron(slug: str) -> Patron:
    """Read a commune of `data/`."""
    dossier = RACINE / "data" / "communes" / slug
    commune, description = (dossier / nom for nom in ("commune.yaml", "description.yaml"))
    texte = commune.read_text(encoding="utf-8")
    nom = next(ligne.removeprefix("nom: ") for ligne in texte.splitlines() if ligne.startswith("nom: "))
    return Patron(nom, texte, description.read_text(encoding="utf-8"))


def _set(texte: str, cle: str, valeur: str) -> str:
    """Replace the value of a key at the left edge, whatever lines it has."""
    nouveau, combien = re.subn(
        rf"^{cle}:.*(?:\n  .*)*", lambda _: f"{cle}: {valeur}", texte, count=1, flags=re.MULTILINE
    )
    if not combien:
        raise ValueError(f"le modèle n'a pas de clé {cle}")
    return nouveau


def _epci(membres: list[CommuneOfficielle]) -> str:
    """Write the body: that of `data/` under a name of fancy, with these communes as its members."""
    texte = (RACINE / "data" / "epci.yaml").read_text(encoding="utf-8")
    texte = _set(_set(texte, "nom", "Communauté du banc d'essai"), "siren", f'"{SIREN}"')
    tete, marque, _ = texte.partition("membres:\n")
    return tete + marque + "".join(_member(commune) for commune in membres)


def _member(commune: CommuneOfficielle) -> str:
    """Write a line of the list of members."""
    codes = f'siren: "{commune.siren}", code_insee: "{commune.code_insee}"'
    return f'  - {{{codes}, nom: "{commune.nom}", du: 2017-04-28}}\n'


def _commune(commune: CommuneOfficielle, slug: str, patron: Patron) -> str:
    """Give to a commune of the list the journal of its pattern."""
    texte = re.sub(r"@[a-z-]+\.example", f"@{slug}.example", patron.commune)
    texte = re.sub(r"(?<=acte: [0-9]{3}-)[0-9]{9}", SIREN, texte)
    texte = _set(texte, "nom", f'"{commune.nom}"')
    texte = _set(texte, "code_insee", f'"{commune.code_insee}"')
    texte = _set(texte, "siren", f'"{commune.siren}"')
    habitants = f"{{millesime: 2023, municipale: {commune.population_municipale}}}"
    return _set(texte, "populations", f"[{habitants}]")


def _description(commune: CommuneOfficielle, patron: Patron, hasard: random.Random) -> str:
    """Move the sites of a description to other addresses, the same everywhere in the file."""
    texte = re.sub(r'(?<=code_postal: ")[0-9]{5}', commune.code_postal, patron.description)
    decalages = {voie: 200 * hasard.randrange(1, 9) for voie in sorted(set(VOIE.findall(texte)))}
    texte = VOIE.sub(lambda trouvee: _move(trouvee.group(), decalages[trouvee.group()]), texte)
    return texte.replace(f"commune: {patron.nom}", f'commune: "{commune.nom}"')


def _move(voie: str, decalage: int) -> str:
    """Change the number of an address."""
    numero, _, reste = voie.partition(" ")
    return f"{int(numero) + decalage} {reste}"


def main() -> None:
    """Read the command line and write the repository."""
    options = argparse.ArgumentParser(description="Écrit un dépôt d'essai de N communes.")
    options.add_argument("communes", type=int)
    options.add_argument("dossier", type=Path)
    options.add_argument("--graine", type=int, default=GRAINE)
    lues = options.parse_args()
    generate(lues.communes, lues.dossier, lues.graine)
    print(f"{lues.communes} communes dans {lues.dossier} ; vérifier : sicommun validate --at {JOUR}")


if __name__ == "__main__":
    main()
