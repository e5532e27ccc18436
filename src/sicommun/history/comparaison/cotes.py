"""The two sides of a comparison: a folder's name means an adherent, the same one though the folder moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from sicommun.history.comparaison.appariement import Cle, pair
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre

EPCI: Final = "epci"
"""The name by which the intercommunality itself goes where an adherent is named."""


class Paire(NamedTuple):
    """An adherent on both sides; None where it is not."""

    avant: Commune | None
    apres: Commune | None

    @property
    def une(self) -> Commune:
        """Give the record of the adherent, the later one when there are two."""
        une = self.apres or self.avant
        assert une is not None  # noqa: S101 — a pair holds one at least
        return une


class Nomme(NamedTuple):
    """Whom a name means: what is the same on both sides, the words that show it, its SIREN."""

    identite: str
    nom: str
    siren: str


@dataclass(frozen=True, slots=True)
class Cote:
    """One side: the register, and whom its names of folders mean."""

    registre: Registre
    noms: Mapping[str, Nomme]

    def who(self, slug: str) -> Nomme:
        """Give whom a folder's name means; an unknown one means itself."""
        return self.noms.get(slug) or Nomme(slug, slug, "")


def pair_adherents(avant: Registre, apres: Registre) -> list[Paire]:
    """Recognise the adherents by their SIREN, so that a folder renamed is silent.

    Several may share one (an annexed budget): then the folder, the nature and the name tell them apart. A
    folder that changed its SIREN is a correction, unless the new SIREN is that of a commune born of a merger.
    """
    nees = {
        getattr(fait, "nouvelle", "")
        for registre in (avant, apres)
        for commune in registre.communes.values()
        for fait in commune.parcours
    }

    def folder(commune: object) -> str | None:
        assert isinstance(commune, Commune)  # noqa: S101 — the lists hold nothing else
        return None if commune.siren in nees else commune.slug

    cles = [
        _by("siren", "slug"),
        _by("siren", "nature", "nom"),
        _by("siren", "nature", seul=True),
        _by("siren", seul=True),
        Cle(folder, folder, seul=True),
    ]
    vues = pair(avant.communes.values(), apres.communes.values(), cles, lambda commune: commune.slug)
    return sorted((Paire(*vue) for vue in vues), key=lambda paire: (paire.une.siren, paire.une.slug))


def sides(avant: Registre, apres: Registre, paires: Iterable[Paire]) -> tuple[Cote, Cote]:
    """Give the two sides, their names bound by the adherents that are the same."""
    paires = list(paires)
    combien = Counter(paire.une.nom for paire in paires)
    ici: dict[str, Nomme] = {}
    la: dict[str, Nomme] = {}
    for paire in paires:
        une = paire.une
        nom = une.nom if combien[une.nom] == 1 else f"{une.nom} ({une.slug})"
        nomme = Nomme(f"{une.siren} {une.slug}", nom, une.siren)
        for noms, commune in ((ici, paire.avant), (la, paire.apres)):
            if commune is not None:
                noms[commune.slug] = nomme
    epci = apres.epci or avant.epci
    ici[EPCI] = la[EPCI] = Nomme(EPCI, epci.nom if epci else EPCI, epci.siren if epci else "")
    return Cote(avant, ici), Cote(apres, la)


def _by(*champs: str, seul: bool = False) -> Cle:
    def key(commune: object) -> tuple[object, ...]:
        return tuple(getattr(commune, champ) for champ in champs)

    return Cle(key, key, seul)
