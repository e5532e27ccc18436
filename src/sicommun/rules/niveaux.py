"""The levels of a contract: delays in their order, service hours, and periods that do not overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.contrat import Contrat, Niveau
from sicommun.model.durees import Delai
from sicommun.model.registre import Registre
from sicommun.periodes import Periode, jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_MINUIT = 24 * 60
_NOMS = {"prise_en_compte": "le délai de prise en compte", "gti": "la GTI", "gtr": "la GTR"}


@rule(
    "CTR006",
    "heures de service impossibles",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-19"),
    remede="écrire les plages d'un jour l'une après l'autre : 08:00-12:00, 14:00-18:00",
)
def service_hours(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Une plage finit après son début et n'en recouvre pas une autre : le temps se compterait deux fois.

    Bon : `plages: ["08:00-12:00", "14:00-18:00"]`

    Mauvais : `plages: ["08:00-12:00", "11:30-18:00"]`, ou `"18:00-08:00"`
    """
    for rang, niveau in enumerate(contrat.niveaux):
        for place, plage in enumerate(niveau.plages):
            chemin = ("niveaux", rang, "plages", place)
            if plage.fin <= plage.debut:
                yield Finding(chemin, f"la plage {plage} finit avant d'avoir commencé")
            elif plage.fin > _MINUIT:
                yield Finding(
                    chemin, f"la plage {plage} finit après minuit", "finir la plage à 24:00 au plus tard"
                )
        yield from _overlaps(rang, niveau)
        if not niveau.jours:
            yield Finding(("niveaux", rang, "jours"), "ce niveau n'a aucun jour de service")


def _overlaps(rang: int, niveau: Niveau) -> Iterator[Finding]:
    """Give the stretches that begin before the one before them ends."""
    rangees = sorted((plage, place) for place, plage in enumerate(niveau.plages) if plage.debut < plage.fin)
    for (premiere, _), (seconde, place) in pairwise(rangees):
        if seconde.debut < premiere.fin:
            message = f"les plages {premiere} et {seconde} se recouvrent"
            yield Finding(("niveaux", rang, "plages", place), message)


@rule(
    "CTR005",
    "délais dans le désordre",
    sur=Contrat,
    severity=ERREUR,
    source=clause("NIV-07"),
    remede="corriger l'un des deux délais",
    requires=("CTR006.niveaux",),
)
def delays_in_order(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Une demande est prise en compte avant qu'on intervienne, et l'on intervient avant le rétablissement.

    Un jour vaut les heures de service du niveau. Quand le délai de rétablissement part de l'intervention
    (`depart_gtr: gti`), il ne se compare pas à elle.

    Bon : `prise_en_compte: 4h`, `gti: 1j`, `gtr: 8j`

    Mauvais : `gti: 1j`, `gtr: 4h` avec huit heures de service par jour
    """
    for rang, niveau in enumerate(contrat.niveaux):
        suite = ("prise_en_compte", "gti") if niveau.depart_gtr == "gti" else tuple(_NOMS)
        delais = [(cle, delai) for cle in suite if (delai := getattr(niveau, cle)) is not None]
        for (cle, delai), (autre, borne) in pairwise(delais):
            if delai.minutes(niveau.minutes_par_jour) > borne.minutes(niveau.minutes_par_jour):
                message = (
                    f"{_NOMS[cle]} ({_say(delai, niveau)}) dépasse {_NOMS[autre]} ({_say(borne, niveau)})"
                )
                yield Finding(("niveaux", rang, cle), message)


def _say(delai: Delai, niveau: Niveau) -> str:
    """Say a delay, a day with its hours of service: `1 j, soit 8 h de service`."""
    if delai.unite != "j":
        return str(delai)
    heures, minutes = divmod(delai.minutes(niveau.minutes_par_jour), 60)
    return f"{delai}, soit {heures} h{f' {minutes:02d}' if minutes else ''} de service"


@rule(
    "CTR011",
    "niveaux qui se recouvrent",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-18"),
    remede="fermer le premier niveau la veille du suivant",
)
def levels_follow(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un jour n'a qu'un niveau de qualité : les niveaux d'un contrat se suivent.

    Bon : un niveau du 2024-01-01 au 2024-12-31, un autre du 2025-01-01

    Mauvais : deux niveaux sans date de fin, ou `au` avant `du`
    """
    droits: list[tuple[Periode, int]] = []
    for rang, niveau in enumerate(contrat.niveaux):
        if niveau.au is not None and niveau.au < niveau.du:
            message = f"le niveau finit le {jour_fr(niveau.au)}, avant son début, le {jour_fr(niveau.du)}"
            yield Finding(("niveaux", rang, "au"), message, "corriger l'une des deux dates")
        else:
            droits.append((niveau.periode, rang))
    for (avant, premier), (apres, second) in pairwise(
        sorted(droits, key=lambda niveau: (niveau[0].du, niveau[1]))
    ):
        if avant.chevauche(apres):
            fin = f"le {jour_fr(avant.au)}" if avant.au else "sans fin"
            message = (
                f"ce niveau commence le {jour_fr(apres.du)}, "
                f"quand celui du {jour_fr(avant.du)} (n° {premier + 1}) court encore ({fin})"
            )
            yield Finding(("niveaux", second, "du"), message)


@rule(
    "CTR015",
    "délai garanti absent",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("NIV-07"),
    remede="ajouter le délai : prise_en_compte, gti, gtr",
)
def three_delays(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat publié garantit trois délais : prise en compte, intervention, résolution.

    Le niveau en cours seul compte : un niveau clos est de l'histoire.

    Bon : `{du: 2024-01-01, prise_en_compte: 4h, gti: 1j, gtr: 8j}`

    Mauvais : `{du: 2024-01-01, gti: 1j, gtr: 8j}`, comme la fiche A003 de la source
    """
    if not contrat.vue.publie:
        return
    if not contrat.niveaux:
        yield Finding(
            ("vue", "publie"), f"{contrat.code} est publié sans aucun niveau de qualité", "ajouter niveaux: …"
        )
    for rang, niveau in enumerate(contrat.niveaux):
        manques = [nom for cle, nom in _NOMS.items() if getattr(niveau, cle) is None]
        if niveau.au is None and manques:
            yield Finding(("niveaux", rang), f"ce niveau ne dit pas {_enumerate(manques)}")


def _enumerate(noms: list[str]) -> str:
    """Say `a`, `a ni b`, `a, b ni c`."""
    return " ni ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)
