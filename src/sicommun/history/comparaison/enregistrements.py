"""Two records of one kind, field by field: what is said otherwise, by the titles of the fields."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sicommun.adhesion.transitions import clause_of
from sicommun.history.comparaison.appariement import Cle, pair
from sicommun.history.comparaison.clauses import clause_of_field
from sicommun.history.comparaison.cotes import Cote
from sicommun.history.comparaison.difference import Difference, Sujet, nature_of
from sicommun.history.comparaison.identites import IDENTITES, ORDONNES, REFERENCES, TUS, Identite
from sicommun.history.comparaison.resumes import class_of_item, name_of, summary, widest
from sicommun.history.comparaison.valeurs import (
    Champ,
    canonical,
    canonical_record,
    is_words,
    plain,
    show,
    show_name,
)
from sicommun.model.base import Modele
from sicommun.model.confidentialite import Classe, class_of
from sicommun.model.epci import Membre
from sicommun.model.fait import FaitCommun
from sicommun.secrets import mask

SEPARATEUR: Final = " · "


@dataclass(frozen=True, slots=True)
class Endroit:
    """Where the comparison stands: the subject, the way down to here, what is inherited on the way."""

    sujet: Sujet
    avant: Cote
    apres: Cote
    chemin: tuple[str, ...] = ()
    titres: tuple[str, ...] = ()
    clause: str = ""
    classe: Classe = "public"
    siren: str = ""
    memes_noms: bool = False

    def below(self, cle: str, titre: str, **herite: Any) -> Endroit:
        """Go down one step."""
        titres = (*self.titres, titre) if titre else self.titres
        return replace(self, chemin=(*self.chemin, cle), titres=titres, **herite)

    def say(
        self, avant: str | None, apres: str | None, valeurs: tuple[Any, Any] = (None, None)
    ) -> Difference:
        """Make the difference of this place."""
        return Difference(
            sujet=self.sujet,
            siren=self.siren or self.sujet.siren,
            chemin=".".join(self.chemin),
            titre=SEPARATEUR.join(self.titres),
            avant=avant,
            apres=apres,
            clause=self.clause,
            nature=nature_of(avant, apres),
            classe=self.classe,
            valeurs=valeurs,
        )


def compare(
    avant: Modele, apres: Modele, ici: Endroit, *, sauf: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    """Give the differences of two records that are the same thing, field after field, `sauf` apart."""
    for nom, info in type(apres).model_fields.items():
        champ = (type(apres), nom)
        valeurs = getattr(avant, nom), getattr(apres, nom)
        if nom in sauf or champ in TUS or _same(champ, *valeurs, ici):
            continue
        la = ici.below(
            nom,
            info.title or nom,
            clause=clause_of_field(champ) or ici.clause,
            classe=widest(ici.classe, class_of(*champ)),
        )
        yield from _field(champ, *valeurs, la)


def _same(champ: Champ, avant: Any, apres: Any, ici: Endroit) -> bool:
    """Tell whether two values mean the same; equal ones do, as long as names mean the same on both sides."""
    if ici.memes_noms and avant == apres:
        return True
    return bool(canonical(avant, champ, ici.avant) == canonical(apres, champ, ici.apres))


def _field(champ: Champ, avant: Any, apres: Any, ici: Endroit) -> Iterator[Difference]:
    """Give the differences of one field."""
    exemple = apres if apres not in (None, (), {}) else avant
    if isinstance(exemple, Modele):
        yield from _record(avant, apres, ici)
    elif isinstance(exemple, tuple) and isinstance(exemple[0], Modele):
        yield from _records(avant or (), apres or (), ici)
    elif isinstance(exemple, dict):
        yield from _entries(champ, avant or {}, apres or {}, ici)
    elif isinstance(exemple, tuple) and is_words(champ) and champ not in ORDONNES | REFERENCES:
        yield from _words(champ, avant or (), apres or (), ici)
    else:
        textes = show(avant, champ, ici.avant), show(apres, champ, ici.apres)
        yield ici.say(*textes, (plain(avant, champ), plain(apres, champ)))


def _record(avant: Modele | None, apres: Modele | None, ici: Endroit) -> Iterator[Difference]:
    """Give the differences of a record inside another; one that comes or goes is summed up."""
    if avant is not None and apres is not None:
        yield from compare(avant, apres, ici)
        return
    classe = class_of_item(apres or avant, ici.classe)  # type: ignore[arg-type]  # one of the two is there
    textes = [
        summary(item, cote, classe) or "oui" if item is not None else None
        for item, cote in ((avant, ici.avant), (apres, ici.apres))
    ]
    yield replace(ici, classe=classe).say(textes[0], textes[1])


def _records(avant: Sequence[Modele], apres: Sequence[Modele], ici: Endroit) -> Iterator[Difference]:
    """Give the differences of a list of records, each with the one that is the same thing."""
    for ancien, nouveau in pair_records(avant, apres, ici):
        item, cote = (nouveau, ici.apres) if nouveau is not None else (ancien, ici.avant)
        assert item is not None  # noqa: S101 — a pair holds one at least
        la = ici.below(
            _path_of(item),
            name_of(item, cote),
            siren=_concerned(item, cote) or ici.siren,
            clause=clause_of(vars(item)["fait"]) if isinstance(item, FaitCommun) else ici.clause,
        )
        yield from _record(ancien, nouveau, la)


def pair_records(
    avant: Sequence[Modele], apres: Sequence[Modele], ici: Endroit
) -> list[tuple[Modele | None, Modele | None]]:
    """Recognise the items of two lists: equal ones first, then by what makes their identity."""
    modele = type((*avant, *apres)[0])
    identite = IDENTITES[modele]
    cles = [
        Cle(lambda item: _whole(item, ici.avant), lambda item: _whole(item, ici.apres)),
        *(_key(champs, ici, seul=False) for champs in identite.cles),
        *([_mended(identite.corrige, ici)] if identite.corrige else []),
        *(_key(champs, ici, seul=True) for champs in identite.seuls),
    ]
    paires = pair(avant, apres, cles, lambda item: repr(_whole(item, ici.apres)))
    return sorted(paires, key=lambda paire: _order(paire, ici, identite))


def _whole(item: Any, cote: Cote) -> Hashable:
    return (type(item), canonical_record(item, cote))


def _mended(corrige: str, ici: Endroit) -> Cle:
    """Make a key of all that an item says but one field."""

    def on(cote: Cote) -> Callable[[Any], Hashable]:
        return lambda item: (type(item), tuple(un for un in canonical_record(item, cote) if un[0] != corrige))

    return Cle(on(ici.avant), on(ici.apres), seul=True)


def _key(champs: tuple[str, ...], ici: Endroit, *, seul: bool) -> Cle:
    """Make a key of fields; fields that are all empty are none, and lone ones must all be there."""

    def on(cote: Cote) -> Any:
        def key(item: Any) -> Hashable | None:
            valeurs = tuple(canonical(getattr(item, champ), (type(item), champ), cote) for champ in champs)
            manque = any if seul else all
            return None if manque(valeur is None for valeur in valeurs) else valeurs

        return key

    return Cle(on(ici.avant), on(ici.apres), seul)


def _order(paire: tuple[Modele | None, Modele | None], ici: Endroit, identite: Identite) -> tuple[str, ...]:
    """Sort items by what makes their identity: days as they follow, numbers by their size."""
    item, cote = (paire[1], ici.apres) if paire[1] is not None else (paire[0], ici.avant)
    assert item is not None  # noqa: S101 — a pair holds one at least
    jour = getattr(item, "le", None) or getattr(item, "du", None) or getattr(item, "au", None) or ""
    valeurs = (canonical(getattr(item, champ), (type(item), champ), cote) for champ in identite.cles[0])
    return (str(jour), *(f"{v:012}" if isinstance(v, int) else str(v) for v in valeurs))


def _path_of(item: Modele) -> str:
    """Name an item in a path, by what makes its identity: `validation 2024-03-01`."""
    identite = IDENTITES[type(item)]
    valeurs = [getattr(item, champ) for champ in identite.cles[-1]]
    return mask(" ".join(str(valeur) for valeur in valeurs if valeur is not None))


def _concerned(item: Modele, cote: Cote) -> str:
    """Give the SIREN of the adherent that an item names, when it names one."""
    if isinstance(item, Membre):
        return item.siren
    for champ in ("commune", "qui"):
        if (type(item), champ) in REFERENCES and getattr(item, champ):
            return cote.who(getattr(item, champ)).siren
    return ""


def _entries(
    champ: Champ, avant: dict[str, Any], apres: dict[str, Any], ici: Endroit
) -> Iterator[Difference]:
    """Give the differences of a table, key by key."""
    ancien, nouveau = (
        {canonical(cle, champ, cote): (cle, item) for cle, item in table.items()}
        for table, cote in ((avant, ici.avant), (apres, ici.apres))
    )
    tous = [
        (ancien.get(cle, ("", None)), nouveau.get(cle, ("", None))) for cle in ancien.keys() | nouveau.keys()
    ]
    for (cle_a, a), (cle_b, b) in sorted(tous, key=lambda deux: deux[1][0] or deux[0][0]):
        if a is not None and b is not None and _same(champ, a, b, ici):
            continue
        item, cle, cote = (a, cle_a, ici.avant) if b is None else (b, cle_b, ici.apres)
        la = ici.below(cle, mask(getattr(item, "nom", show_name(cle, champ, cote))))
        if isinstance(item, Modele):  # the payers of a frozen statement, by their SIREN
            yield from _record(a, b, replace(la, siren=cle))
        else:
            yield la.say(
                show(a, champ, ici.avant), show(b, champ, ici.apres), (plain(a, champ), plain(b, champ))
            )


def _words(champ: Champ, avant: Sequence[str], apres: Sequence[str], ici: Endroit) -> Iterator[Difference]:
    """Give the sentences that a list lost, then those that it gained, each one alone."""
    for texte in sorted(set(avant) - set(apres)):
        yield ici.say(show(texte, champ, ici.avant), None, (plain(texte, champ), None))
    for texte in sorted(set(apres) - set(avant)):
        yield ici.say(None, show(texte, champ, ici.apres), (None, plain(texte, champ)))
