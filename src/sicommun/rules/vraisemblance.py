"""Answers that cannot all be true: machines without a host, a fibre without a site, a zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.description import Bloc, Description, Reponse
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_MUETTE: Final = Reponse()
_TOTAUX: Final = {
    "nombre_total_sites": "site",
    "nombre_total_agents": "agent",
    "nombre_total_postes_informatiques": "poste",
}


def _answer(description: Description, domaine: str, ligne: str) -> Reponse:
    """Give the answer to a row of a domain that does not repeat."""
    for bloc in description.blocs.get(domaine, ()):
        return bloc.reponses.get(ligne, _MUETTE)
    return _MUETTE


@rule(
    "DES011",
    "serveurs virtuels sans plate-forme",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="corriger l'une des deux lignes, ou dire dans description qui héberge ces serveurs",
)
def virtual_machines_have_a_host(description: Description, registre: Registre) -> Iterator[Finding]:
    """Des serveurs virtualisés tournent sur une plate-forme de virtualisation, ou chez quelqu'un.

    Bon : `plate_forme_virtualisation: 2` et `serveurs_virtualises: 14`

    Mauvais : `plate_forme_virtualisation: sans objet` et `serveurs_virtualises: 14`
    """
    machines = _answer(description, "datacenters", "serveurs_virtualises")
    hotes = _answer(description, "datacenters", "plate_forme_virtualisation")
    sans_hote = hotes.sans_objet or (hotes.quantite == 0)
    if machines.quantite and sans_hote and not machines.description:
        message = f"{machines.quantite:f} serveurs virtualisés, et aucune plate-forme de virtualisation"
        yield Finding(("datacenters", "serveurs_virtualises"), message)


@rule(
    "DES013",
    "fibre privative qui ne relie aucun site",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="décrire les sites que relie cette fibre, ou corriger sa longueur",
)
def fibre_leads_somewhere(description: Description, registre: Registre) -> Iterator[Finding]:
    """Une fibre optique privative relie des sites : le bloc de ces sites n'est pas « sans objet ».

    Bon : `fibre_optique_privative: 12.4` et deux sites dans `sites_fibre`

    Mauvais : `fibre_optique_privative: 12.4` et `sites_fibre: sans objet`
    """
    longueur = _answer(description, "reseau", "fibre_optique_privative").quantite
    blocs = description.blocs.get("sites_fibre", ())
    if longueur and blocs and all(bloc.sans_objet for bloc in blocs):
        km = f"{longueur:f}".replace(".", ",")
        message = f"{km} km de fibre privative, et aucun site relié par elle (sites_fibre)"
        yield Finding(("reseau", "fibre_optique_privative"), message)


@rule(
    "DES016",
    "total à zéro",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="compter, puis écrire le nombre : un vide n'est pas un zéro",
)
def totals_above_zero(description: Description, registre: Registre) -> Iterator[Finding]:
    """Une commune a au moins un site, un agent et un poste : un zéro tient la place d'une réponse attendue.

    Bon : `nombre_total_agents: 42`

    Mauvais : `nombre_total_agents: 0`
    """
    commune = registre.communes.get(description.slug)
    if commune is not None and commune.nature != "commune":
        return
    for ligne, nom in _TOTAUX.items():
        if _answer(description, "reseau", ligne).quantite == 0:
            yield Finding(("reseau", ligne), f"aucun {nom} dans toute la collectivité ?")


@rule(
    "DES018",
    "domaine confié, et décrit sans objet",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ENSC-20"),
    remede="décrire les applications du domaine, ou le retirer de la portée s'il n'y en a pas",
)
def entrusted_domain_has_software(description: Description, registre: Registre) -> Iterator[Finding]:
    """Qui confie un domaine confie toutes ses applications : un domaine sans aucune n'a rien à confier.

    Bon : `C/finances` signé, et l'exécution budgétaire décrite

    Mauvais : `C/finances` signé, et `app_finances: sans objet`
    """
    commune = registre.communes.get(description.slug)
    signee = play(commune.parcours).dossier.signee if commune else frozenset()
    for code, domaine in registre.modele.domaines.items():
        blocs = [bloc for cle in domaine.organique for bloc in description.blocs.get(cle, ())]
        if f"C/{code}" in signee and blocs and all(map(_is_empty, blocs)):
            message = f"« C/{code} » est confié, et sa description dit que rien ne s'y trouve"
            yield Finding(blocs[0].chemin, message, cible="cle")


def _is_empty(bloc: Bloc) -> bool:
    """Tell whether all that a block says is « sans objet »."""
    return bloc.sans_objet or (
        bool(bloc.reponses) and all(reponse.sans_objet for reponse in bloc.reponses.values())
    )
