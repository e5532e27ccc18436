"""The kinds of duties: the clause of each, who owes it, when it falls due, when to recall it (dossier §7)."""

from __future__ import annotations

from typing import Final, NamedTuple

from sicommun.agenda.echeance import Debiteur

SEMESTRE: Final = 6
"""Months during which what was due for a period can still be made up for: as long as GOV002 admits it."""


class Genre(NamedTuple):
    """A kind of duty as `docs/agenda.md` prints it.

    A `jalon` is a day that comes of itself: nothing is to be done, and it is never late. `terme` and
    `faite` say in French how the day is found and what in the data says that the duty is done. `rappels` are
    days before the term; `rattrapage` is how many months a late duty is still worth recalling, None for ever.
    """

    titre: str
    clause: str
    debiteur: Debiteur
    terme: str
    faite: str
    rappels: tuple[int, ...] = ()
    jalon: bool = False
    rattrapage: int | None = None


GENRES: Final[dict[str, Genre]] = {
    "bipartite": Genre(
        "Réunion bipartite",
        "GOV-07",
        "parties",
        "dernier jour du semestre civil",
        "une réunion bipartite avec la commune, tenue dans le semestre",
        (45, 15),
        rattrapage=SEMESTRE,
    ),
    "liste_impacts": Genre(
        "Liste d'impacts",
        "GOV-09",
        "commune",
        "dernier jour du semestre civil",
        "la liste du semestre, ou `neant: oui`",
        (45, 15),
        rattrapage=SEMESTRE,
    ),
    "bilan": Genre(
        "Bilan d'activité",
        "GOV-12",
        "service_commun",
        "dernier jour du semestre civil",
        "le bilan du semestre",
        (45, 15),
        rattrapage=SEMESTRE,
    ),
    "pleniere": Genre(
        "Réunion plénière",
        "GOV-08",
        "service_commun",
        "31 décembre",
        "une plénière de l'année, tous les adhérents convoqués",
        (91,),
        rattrapage=SEMESTRE,
    ),
    "organigramme": Genre(
        "Organigramme du service commun",
        "INT-05",
        "service_commun",
        "31 décembre : une mise à jour par an, que la source ne chiffre pas",
        "une date de l'année dans `service_commun.organigrammes`",
        (45, 15),
        rattrapage=SEMESTRE,
    ),
    "recommandation": Genre(
        "Recommandation",
        "GOV-10",
        "commune",
        "`echeance` de la recommandation ; abandonnée, elle n'est plus due",
        "`etat: faite`, et sa date `faite_le`",
        (30,),
    ),
    "mise_en_demeure": Genre(
        "Fin des trois mois d'une mise en demeure",
        "EXC-09",
        "commune",
        "trois mois de quantième à quantième, bornés à la fin du mois, depuis `recu_le` (ou l'envoi : "
        "`exclusion.depart_delai`), reportés au jour ouvré si `prorogation_jour_ouvre: oui`",
        "`regularisation` ou `exclusion` ; une nouvelle mise en demeure prend sa place",
        (30, 7, 0),
    ),
    "reexamen": Genre(
        "Réexamen d'une exclusion temporaire",
        "EXC-10",
        "epci",
        "`reexamen_le`",
        "`levee`, nouvelle mesure, ou lendemain de `jusqu_au`",
        (7, 0),
    ),
    "preavis": Genre(
        "Fin du préavis de retrait",
        "RET-03",
        "parties",
        "`retrait.preavis_mois` après la réception de la demande",
        "le jour venu",
        (30,),
        jalon=True,
    ),
    "retrait": Genre(
        "Dernier jour d'usage avant un retrait",
        "RET-03",
        "parties",
        "`effet` du retrait ; tant qu'il n'est pas acté, la fin du préavis, ou le 31 décembre qui la suit "
        "(`retrait.effet: fin_exercice`)",
        "`retrait`, ou un avenant par lequel la commune renonce : il reprend cette portée, ou n'ajoute rien",
        (90, 30),
    ),
    "restitution": Genre(
        "Restitution des données",
        "CSQ-06",
        "service_commun",
        "`restitution.delai_jours` après le dernier jour d'usage",
        "`restitution`",
        (15, 3),
    ),
    "visa_archives": Genre(
        "Visa des archives avant une destruction",
        "PATRIMOINE-R212-14",
        "parties",
        "le terme de la destruction : la loi veut le visa avant elle",
        "`visa_le` de la destruction, à défaut son jour ; des copies seules n'en demandent pas",
        (75, 45),
    ),
    "destruction": Genre(
        "Destruction de ce qui subsiste",
        "CSQ-07",
        "service_commun",
        "trois mois après la demande : un usage, le temps du visa",
        "`destruction`",
        (30,),
    ),
    "fraicheur": Genre(
        "Informations à valider tant qu'elles sont fraîches",
        "ADH-09",
        "service_commun",
        "`fraicheur_max_jours` après la plus ancienne information",
        "`validation` qui ouvre l'adhésion",
        (30, 7),
    ),
    "confirmation": Genre(
        "Confirmation annuelle de la description",
        "ADH-09",
        "commune",
        "un an après le recueil, ou après la confirmation d'avant",
        "une date de `confirmations`",
        (30,),
    ),
    "operation": Genre(
        "Opération convenue",
        "ADH-11",
        "parties",
        "`echeance` de l'opération (RET-04 pour une sortie) ; abandonnée, elle n'est plus due",
        "`faite_le`",
        (30,),
    ),
    "exclusivite": Genre(
        "Fin d'un accord sur un tiers",
        "ENSB-26",
        "commune",
        "`jusqu_au` de l'accord (ENSC-21 pour un domaine de C)",
        "un accord plus récent, même portée et même tiers",
        (90, 30),
    ),
    "prefecture": Genre(
        "Fin du délai de déféré",
        "L2131-6",
        "epci",
        "deux mois après le dépôt à la préfecture",
        "le jour venu",
        jalon=True,
    ),
    "derogation": Genre(
        "Fin d'une dérogation",
        "DEROGATION",
        "epci",
        "`jusqu_au` de la dérogation",
        "le jour venu",
        (30,),
        jalon=True,
    ),
    "comptage": Genre(
        "Comptage",
        "BUD-05",
        "commune",
        "31 décembre ; l'EPCI compte aussi",
        "un comptage de l'année",
        (15,),
    ),
    "quote_part_provisoire": Genre(
        "État provisoire des quotes-parts",
        "BUD-05",
        "epci",
        "10 décembre : le rattachement des charges",
        "le jour venu : aucune donnée ne dit qu'il a été remis",
        (15,),
        jalon=True,
    ),
    "quote_part_definitive": Genre(
        "État définitif des quotes-parts",
        "BUD-05",
        "epci",
        "25 janvier qui suit l'exercice",
        "l'état arrêté (`sicommun quota ANNÉE --arreter`)",
        (10,),
    ),
    "titres": Genre(
        "Titres de recettes",
        "BUD-08",
        "epci",
        "31 janvier qui suit l'exercice : fin de la journée complémentaire",
        "un titre pour chaque payeur qui doit quelque chose",
        (7,),
    ),
    "denonciation": Genre(
        "Dernier jour pour dénoncer la convention",
        "RET-01",
        "parties",
        "`duree.denonciation_mois` avant la fin de la période en cours, chaque reconduction en ouvrant une",
        "le jour venu",
        (90, 30),
        jalon=True,
    ),
    "terme_convention": Genre(
        "Terme de la convention",
        "RET-01",
        "parties",
        "dernier jour de `duree.annees`, sans reconduction tacite",
        "la version suivante de la convention",
        (180, 90),
    ),
    "revision_contrat": Genre(
        "Révision d'un contrat de service",
        "CS-32",
        "service_commun",
        "`revision.date_revision` d'un contrat publié",
        "la date suivante, écrite à sa place",
        (60,),
    ),
    "revue_service": Genre(
        "Revue de service",
        "CS-29",
        "service_commun",
        "la date de `revision.revue_service` ; ou sa périodicité, comptée de la dernière de `revues`",
        "une date de `revues`",
        (30,),
    ),
}
