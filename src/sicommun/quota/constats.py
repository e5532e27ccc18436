"""What a calculation has to say besides its figures: what stops it, and what makes it provisional."""

from __future__ import annotations

from typing import Final, NamedTuple

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Fiche, declare
from sicommun.positions import Finding
from sicommun.textes import clause


class Constat(NamedTuple):
    """A finding of a calculation, with its page and the file that it is about."""

    fiche: Fiche
    fichier: str
    finding: Finding


SANS_COMPTAGE: Final = declare(
    Fiche(
        "QUO001",
        "aucun comptage à la date de la clé",
        ERREUR,
        clause("BUD-07"),
        "La clé lit le comptage en vigueur à la date que fixe la convention ; un vide n'est pas un zéro.\n\n"
        "Bon : `comptages: [{au: 2024-12-31, postes: 190, etat: accepte, accepte_le: 2025-01-20}]`\n\n"
        "Mauvais : un utilisateur présent dans l'année, sans un seul comptage jusqu'au 31 décembre",
        "ajouter le comptage : - {au: AAAA-MM-JJ, postes: …, etat: propose}",
    )
)
SANS_MESURE: Final = declare(
    Fiche(
        "QUO002",
        "comptage sans la mesure de la clé",
        ERREUR,
        clause("BUD-06"),
        "Le comptage lu doit porter la mesure que la clé demande.\n\n"
        "Bon : `cle: agents` et `{au: 2024-12-31, agents: 244}`\n\n"
        "Mauvais : `cle: agents` et `{au: 2024-12-31, postes: 190}`",
        "ajouter la mesure au comptage",
    )
)
SANS_POIDS: Final = declare(
    Fiche(
        "QUO003",
        "personne pour porter la dépense",
        ERREUR,
        clause("BUD-07"),
        "La somme des poids est nulle : aucun utilisateur présent, ou des comptages tous à zéro.\n\n"
        "Bon : deux utilisateurs présents, dont l'un compte 12 postes\n\n"
        "Mauvais : un objet du 1er janvier au 31 mars, que ses utilisateurs n'emploient qu'à partir de "
        "juillet",
        "vérifier les utilisateurs, leurs dates et leurs comptages",
    )
)
SANS_POPULATION: Final = declare(
    Fiche(
        "QUO004",
        "population totale absente",
        ERREUR,
        clause("BUD-06"),
        "La clé `habitants` lit la population **totale** du millésime en vigueur au 1er janvier de "
        "l'exercice, "
        "c'est-à-dire de la troisième année qui précède, ou à défaut d'un millésime plus ancien.\n\n"
        "Bon : pour l'exercice 2025, `populations: [{millesime: 2022, municipale: 14299, totale: 14461}]`\n\n"
        "Mauvais : `populations: [{millesime: 2022, municipale: 14299}]`",
        "recopier la population totale du tableau de l'INSEE",
    )
)
SANS_PART_EPCI: Final = declare(
    Fiche(
        "QUO005",
        "part de l'EPCI à fixer",
        ERREUR,
        clause("BUD-06"),
        "L'EPCI n'a pas de population propre : quand il utilise un objet partagé par habitant, sa part "
        "se fixe.\n\n"
        "Bon : `cle: habitants`, `epci_utilise: oui` et `part_epci: 30`\n\n"
        "Mauvais : `cle: habitants` et `epci_utilise: oui` seuls",
        "ajouter part_epci: … (en %), ou epci_utilise: non",
    )
)
SANS_TARIF: Final = declare(
    Fiche(
        "QUO006",
        "tarif absent",
        ERREUR,
        clause("BUD-06"),
        "Un forfait est un tarif délibéré, en euros par unité : sur l'objet, ou dans la convention.\n\n"
        "Bon : `cle: forfait` et `tarif: 38.50`\n\n"
        "Mauvais : `cle: forfait` seul, et pas de `tarif_forfait` dans la convention",
        "ajouter tarif: … à l'objet, ou tarif_forfait: … à la convention",
    )
)
CLE_INCONNUE: Final = declare(
    Fiche(
        "QUO007",
        "clé de répartition inconnue",
        ERREUR,
        clause("BUD-06"),
        "Une clé est `postes`, `agents`, `boites`, `habitants`, `parts`, `forfait`, `cout_unitaire`, "
        "`mixte`, ou le "
        "nom d'une mesure que les comptages portent.\n\n"
        "Bon : `cle: vm` quand un comptage porte `mesures: {vm: 12}`\n\n"
        "Mauvais : `cle: poste`",
        "corriger la clé, ou ajouter la mesure aux comptages",
    )
)
PART_SANS_USAGE: Final = declare(
    Fiche(
        "QUO008",
        "part de qui n'utilise pas l'objet",
        ERREUR,
        clause("BUD-04"),
        "Des parts fixes sont celles des utilisateurs de l'objet dans l'exercice ; qui ne l'utilise pas "
        "ne paie rien.\n\n"
        "Bon : `utilisateurs: [{qui: chenove}, {qui: epci}]` et `parts: {chenove: 60, epci: 40}`\n\n"
        "Mauvais : `parts: {chenove: 60, talant: 40}` quand Talant n'est pas encore membre",
        "retirer cette part et revoir les autres, ou ajouter l'utilisateur",
    )
)
UTILISATEUR_INCONNU: Final = declare(
    Fiche(
        "QUO009",
        "utilisateur qu'on ne peut pas lire",
        ERREUR,
        clause("BUD-05"),
        "Un utilisateur est un dossier lisible de `data/communes/`, ou `epci`.\n\n"
        "Bon : `qui: chenove`\n\nMauvais : `qui: chenowe`",
        "corriger le nom ; sicommun validate montre les fichiers illisibles",
    )
)
PERIODE_IMPOSSIBLE: Final = declare(
    Fiche(
        "QUO010",
        "période sans un jour",
        ERREUR,
        clause("BUD-05"),
        "Une dépense étalée l'est sur une période qui finit après son début.\n\n"
        "Bon : `etaler: oui, periode: {du: 2024-07-01, au: 2025-06-30}`\n\n"
        "Mauvais : `etaler: oui, periode: {du: 2024-07-01, au: 2024-06-30}`",
        "corriger la période",
    )
)
MIXTE_IMPOSSIBLE: Final = declare(
    Fiche(
        "QUO011",
        "part de clé mixte qui n'est pas une clé simple",
        ERREUR,
        clause("BUD-06"),
        "Une clé mixte réunit des clés simples : une mesure des comptages, `habitants` ou `parts`. Un tarif "
        "ou une autre clé mixte n'y ont pas de sens.\n\n"
        "Bon : `mixte: [{cle: postes, poids: 0.6}, {cle: habitants, poids: 0.4}]`\n\n"
        "Mauvais : `mixte: [{cle: forfait, poids: 1}]`, ou `{cle: mixte, poids: 1}`",
        "mettre à sa place la mesure voulue, postes par exemple",
    )
)
QUESTION: Final = declare(
    Fiche(
        "QUO020",
        "question de convention sans réponse",
        AVERTISSEMENT,
        clause("BUD-07"),
        "La source ne dit ni la date du comptage, ni le prorata, ni l'arrondi : la convention les fixe. "
        "Tant qu'un "
        "choix manque, le résultat n'est que provisoire, et dit avec quelle réponse il a été calculé.\n\n"
        "Bon : `comptage: 31_decembre`, `presence: jours`, `arrondi: plus_forts_restes`\n\n"
        "Mauvais : `comptage:` laissé vide",
        "faire trancher les parties, puis écrire la réponse",
    )
)
ESTIMEE: Final = declare(
    Fiche(
        "QUO021",
        "dépense estimée",
        ERREUR,
        clause("BUD-05"),
        "L'état annuel se fait sur des mandats ; une dépense estimée ne vaut que pour un résultat "
        "provisoire.\n\n"
        "Bon : `{libelle: Opérateur, montant: 18250.00, piece: M-2024-118}`\n\n"
        "Mauvais : `{libelle: Opérateur, montant: 18000.00, estime: oui}` en fin d'exercice",
        "porter le montant mandaté et retirer « estime », ou calculer avec --provisoire",
    )
)
REPORTE: Final = declare(
    Fiche(
        "QUO022",
        "comptage d'un autre exercice",
        ERREUR,
        clause("BUD-07"),
        "Un comptage vaut jusqu'au suivant ; celui d'une année passée ne fait pas le poids du 31 "
        "décembre d'un "
        "utilisateur encore présent, sauf pour un résultat provisoire.\n\n"
        "Bon : pour l'exercice 2024, un comptage au 31 décembre 2024\n\n"
        "Mauvais : pour l'exercice 2024, un dernier comptage au 31 décembre 2023",
        "ajouter le comptage de l'année, ou calculer avec --provisoire",
    )
)
NON_ACCEPTE: Final = declare(
    Fiche(
        "QUO023",
        "comptage non accepté",
        AVERTISSEMENT,
        clause("BUD-07"),
        "La commune accepte ses comptages avant qu'un état s'arrête sur eux.\n\n"
        "Bon : `etat: accepte, accepte_le: 2025-01-17`\n\n"
        "Mauvais : `etat: propose` le jour où l'état s'arrête",
        "faire accepter le comptage par la commune : etat: accepte, accepte_le: …",
    )
)
REPLI: Final = declare(
    Fiche(
        "QUO024",
        "résidu sans gestionnaire",
        AVERTISSEMENT,
        clause("BUD-07"),
        "`residu_gestionnaire` donne les centimes restants à l'EPCI ; quand il n'a aucune part dans "
        "l'objet, les "
        "plus forts restes les donnent aux utilisateurs.\n\n"
        "Bon : `epci_utilise: oui`\n\nMauvais : deux communes seules, et `arrondi: residu_gestionnaire`",
        "écrire arrondi: plus_forts_restes sur l'objet si ce repli est voulu",
    )
)
PLAFONNE: Final = declare(
    Fiche(
        "QUO025",
        "tarif au-dessus du coût réel",
        AVERTISSEMENT,
        clause("BUD-04"),
        "Un service commun ne fait pas de marge : quand le tarif rapporterait plus que la base nette, "
        "les parts "
        "sont ramenées à cette base, dans la même proportion.\n\n"
        "Bon : 38,50 € × 47 postes pour une base de 2 000,00 €\n\n"
        "Mauvais : le même tarif pour une base de 1 500,00 €",
        "revoir le tarif avant le prochain exercice",
    )
)
INCONNU_SUPPOSE: Final = declare(
    Fiche(
        "QUO030",
        "hypothèse sur ce qui n'existe pas",
        ERREUR,
        clause("BUD-06"),
        "Une hypothèse porte sur les objets du budget et les adhérents du dépôt.\n\n"
        "Bon : `objets: [{code: internet, cle: agents}]`\n\n"
        "Mauvais : `objets: [{code: internett, cle: agents}]`",
        "corriger le nom",
    )
)
VARIATION: Final = declare(
    Fiche(
        "QUO026",
        "quote-part qui change beaucoup",
        AVERTISSEMENT,
        clause("BUD-07"),
        "Une quote-part qui s'éloigne de celle de l'année d'avant de plus que le seuil de la convention "
        "(`seuil_variation_pourcent`) se relit, puis s'explique à la commune avant l'envoi.\n\n"
        "Bon : 4 947,63 € puis 5 120,40 €\n\n"
        "Mauvais : 4 947,63 € puis 10 925,49 €, sans que personne l'ait vu",
        "relire l'explication : sicommun quota ANNÉE --explain --commune DOSSIER",
    )
)
