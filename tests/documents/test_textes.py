"""The legal texts: as golden files, choice by choice, and what they lack before they may be signed."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import get_args

import pypdf
import pytest

from sicommun.documents.catalogue import DOCUMENTS, Demande
from sicommun.documents.gabarits import Gabarits, of_document
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.pdf import render as render_pdf
from sicommun.documents.rendu import render
from sicommun.documents.vues.choix import OUVERTE
from sicommun.model.base import Modele
from sicommun.model.convention import Convention, Duree

RACINE = Path(__file__).parents[2]
VAL = RACINE / "examples" / "val-dorgeval"
GOLDEN = RACINE / "tests" / "golden"
CAS = [
    (RACINE, "convention", "chenove", "2019-06-01"),
    (RACINE, "convention", "chenove", "2024-12-31"),
    (RACINE, "convention", "quetigny", "2024-12-31"),
    (RACINE, "convention", "bressey-sur-tille", "2026-06-30"),
    (RACINE, "convention", "fenay", "2026-06-30"),
    (VAL, "convention", "ccas-de-valombre", "2024-12-31"),
    (VAL, "convention", "bois-et-clairfont", "2024-12-31"),
    (RACINE, "annexe", "quetigny", "2024-12-31"),
    (RACINE, "annexe", "bressey-sur-tille", "2026-06-30"),
    (RACINE, "annexe", "daix", "2026-06-30"),
    (VAL, "annexe", "ccas-de-valombre", "2024-12-31"),
    (RACINE, "fiche-impact", "quetigny", "2024-12-31"),
    (RACINE, "fiche-impact", "bressey-sur-tille", "2026-06-30"),
    (VAL, "fiche-impact", "ccas-de-valombre", "2024-12-31"),
    (VAL, "fiche-impact", "sainte-hypothese-99008", "2026-06-30"),
    (VAL, "operations", "valombre", "2024-12-31"),
    (RACINE, "operations", "fenay", "2026-06-30"),
]
IDENTITE = {"titre", "en_vigueur_du"}


@pytest.fixture(scope="module")
def registres():
    return {depot: open_workshop(depot, jour=date(2026, 6, 30)).charge.registre for depot in (RACINE, VAL)}


@pytest.fixture
def rendre(registres):
    def rend(nom, cible, jour, depot=RACINE, **changes):
        registre = replace(registres[depot], **changes) if changes else registres[depot]
        demande = Demande(registre, cible, date.fromisoformat(jour))
        return render(DOCUMENTS[nom], demande, Gabarits(of_document(nom)))

    return rend


@pytest.mark.parametrize(("depot", "nom", "cible", "jour"), CAS)
def test_golden(request, rendre, depot, nom, cible, jour):
    rendu = rendre(nom, cible, jour, depot)
    fichier = GOLDEN / nom / f"{cible}-{jour}.md"
    if request.config.getoption("--refresh-cases"):
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_text(rendu.markdown, encoding="utf-8", newline="\n")
    assert rendu.markdown == fichier.read_text(encoding="utf-8"), (
        "à refaire : pytest tests/documents --refresh-cases"
    )


@pytest.mark.parametrize(
    ("depot", "cible", "jour"), [(d, c, j) for d, nom, c, j in CAS if nom == "convention"]
)
def test_a_convention_has_its_22_articles_in_order(rendre, depot, cible, jour):
    markdown = rendre("convention", cible, jour, depot).markdown
    numeros = re.findall(r"^## Article\s([0-9]+) – \S", markdown, re.MULTILINE)
    assert numeros == [str(n) for n in range(1, 23)]


@pytest.mark.parametrize(("depot", "nom", "cible", "jour"), CAS)
def test_a_paper_never_names_an_agent(registres, rendre, depot, nom, cible, jour):
    """A référent is known by a function; names and lines are in the sheet of contacts, which is restricted."""
    markdown = rendre(nom, cible, jour, depot).markdown
    referents = registres[depot].communes[cible].referents
    mandats = (*registres[depot].communes[cible].representants, *registres[depot].epci.representants)
    elus = {f"{mandat.prenom} {mandat.nom}" for mandat in mandats}
    for personne in referents.personnes if referents else ():
        nom_entier = f"{personne.prenom} {personne.nom}"
        assert nom_entier not in markdown or nom_entier in elus
        assert not personne.telephone or personne.telephone not in markdown
        assert not personne.email or personne.email not in markdown.replace("\\", "")


def leaves(modele: type[Modele], debut=()):
    """Give the keys of a record down to the last, with their field."""
    for nom, info in modele.model_fields.items():
        sous = [t for t in (info.annotation, *get_args(info.annotation)) if isinstance(t, type)]
        enfants = [t for t in sous if issubclass(t, Modele)]
        if enfants:
            yield from leaves(enfants[0], (*debut, nom))
        elif nom not in IDENTITE:
            yield (*debut, nom), info


FEUILLES = dict(leaves(Convention))
SANS_BLANC = {
    ("seuil_variation_pourcent",),
    ("tarif_forfait",),
    ("restitution", "format"),
    ("etat_annuel", "certifie_par"),
    ("etat_annuel", "observations_jours"),
    ("etat_annuel", "comptes"),
    ("cle_par_defaut",),
}
"""Keys that may stay empty, and the one that the source itself answers: nothing is asked for them."""


def answers(chemin, info):
    """Give answers to try: the words of a list, oui and non, a measure, or two numbers that no text has."""
    mots, a_voir = [], [info.annotation]
    while a_voir:
        vu = a_voir.pop()
        mots += [vu] if isinstance(vu, str) else []
        a_voir.extend(get_args(vu))
    if chemin == ("poste_compte",):
        return [(mot,) for mot in mots]
    if chemin == ("cle_par_defaut",):
        return ["postes", "agents", "habitants", "boites"]
    if chemin == ("restitution", "format"):
        return ["CSV", "ODS"]
    return mots or (
        [False, True]
        if chemin[-1] in {"deliberation_requise", "prorogation_jour_ouvre", "comptes"}
        else [77, 97]
    )


def with_answer(bloc, chemin, valeur):
    """Give a record with one other answer; None leaves the question open, as a file that does not say it."""
    cle, *reste = chemin
    laissee = not reste and valeur is None
    if laissee:
        valeur = type(bloc).model_fields[cle].default
    neuve = bloc.model_copy(update={cle: with_answer(getattr(bloc, cle), reste, valeur) if reste else valeur})
    if laissee:
        object.__setattr__(neuve, "__pydantic_fields_set__", bloc.model_fields_set - {cle})
    return neuve.lue_dans(bloc.fichier) if isinstance(bloc, Convention) else neuve


@pytest.fixture(scope="module")
def version(registres):
    """A version in which every question arises: a duration that ends, and is renewed unless denounced."""
    cles = {"type": "determinee", "annees": 5, "reconduction": "tacite", "denonciation_mois": 6}
    duree = Duree.model_construct(set(cles), **cles)
    convention = registres[RACINE].conventions["2024"]
    return convention.model_copy(update={"duree": duree}).lue_dans(convention.fichier)


@pytest.mark.parametrize("chemin", FEUILLES, ids=".".join)
def test_each_answer_is_a_sentence_of_its_own(rendre, version, chemin):
    textes = set()
    reponses = answers(chemin, FEUILLES[chemin])
    for reponse in reponses:
        conventions = {"2024": with_answer(version, chemin, reponse)}
        rendu = rendre("convention", "fenay", "2026-06-30", conventions=conventions)
        assert (rendu.manques, "compléter" in rendu.markdown) == ((), False), reponse
        textes.add(rendu.markdown)
    assert len(textes) == len(reponses) > 1


@pytest.mark.parametrize("chemin", FEUILLES, ids=".".join)
def test_a_question_left_open_is_a_blank_with_its_place(rendre, version, chemin):
    ouverte = with_answer(version, chemin, None)
    rendu = rendre("convention", "fenay", "2026-06-30", conventions={"2024": ouverte})
    if chemin in SANS_BLANC:
        assert rendu.manques == ()
        return
    trouve = [manque for manque in rendu.manques if manque.origine.chemin == chemin]
    assert len(trouve) == 1
    assert trouve[0].origine.fichier == "data/conventions/2024.yaml"
    assert trouve[0].remede == OUVERTE
    assert f"({chemin[-1]})" in trouve[0].quoi
    assert f"compléter : {trouve[0].quoi.split(' (')[0]}" in rendu.markdown.replace("\u00a0", " ").replace(
        "\\", ""
    )
    assert rendu.feuille.filigrane == "PROJET"


def test_without_a_version_of_the_convention_one_thing_is_missing(rendre):
    rendu = rendre("convention", "fenay", "2026-06-30", conventions={})
    assert [manque.quoi for manque in rendu.manques] == [
        "version de la convention-cadre en vigueur à cette date"
    ]
    assert rendu.markdown.count("compléter") > 20


def test_the_day_of_the_signature_is_printed_and_who_was_in_office(rendre):
    signe = rendre("convention", "chenove", "2019-06-01").markdown
    assert "Fait à Dijon, le 7\u00a0janvier 2019" in signe
    assert "Charlie Modèle" in signe
    assert "Camille Exemple" in signe
    a_signer = rendre("convention", "fenay", "2026-06-30").markdown
    assert re.search(r"Fait à Dijon, le …+$", a_signer, re.MULTILINE)


def test_what_came_after_the_signature_is_not_in_the_signed_text(rendre):
    """The officer was designated in March 2019: a convention of January cannot know it."""
    assert "4\u00a0mars 2019" not in rendre("convention", "chenove", "2019-06-01").markdown
    assert "4\u00a0mars 2019" in rendre("convention", "quetigny", "2024-12-31").markdown


def test_a_consolidated_text_is_not_signed_again(rendre):
    markdown = rendre("convention", "chenove", "2024-12-31").markdown
    assert "Texte consolidé au 31\u00a0décembre 2024" in markdown
    assert "l'avenant n°\u00a01 du 16\u00a0janvier 2024" in markdown
    assert "Cachet et signature" not in markdown
    assert "seuls font foi les actes signés" in markdown


def test_a_committee_was_technical_before_2023(rendre):
    assert "comité technique placé" in rendre("convention", "chenove", "2019-06-01").markdown
    assert "comité social territorial placé" in rendre("convention", "fenay", "2026-06-30").markdown


def test_the_steps_of_a_reprise_are_not_asked_again(rendre):
    assert rendre("convention", "dijon", "2024-12-31").manques == ()
    assert rendre("convention", "bois-et-clairfont", "2024-12-31", VAL).manques == ()


def test_what_comes_before_a_signature(rendre):
    def manquent(cible, jour):
        return [manque.quoi.split(" de ")[0] for manque in rendre("convention", cible, jour).manques]

    assert manquent("bressey-sur-tille", "2026-06-30") == [
        "fiche d'impact sur les agents",
        "avis du comité social territorial compétent pour les agents",
        "délibération",
        "délibération",
        "ensembles souscrits",
    ]
    assert len(manquent("fenay", "2026-04-30")) == 2
    assert len(manquent("fenay", "2026-05-31")) == 1
    assert manquent("fenay", "2026-06-30") == []


def test_agents_who_go_to_the_epci_call_for_its_own_committee(registres, rendre):
    talant = registres[RACINE].communes["talant"]
    sans = talant.model_copy(
        update={"parcours": tuple(f for f in talant.parcours if getattr(f, "instance", "") != "epci")}
    ).lue_dans(talant.fichier)
    communes = {**registres[RACINE].communes, "talant": sans}
    manques = rendre("convention", "talant", "2024-12-31", communes=communes).manques
    assert [m.quoi for m in manques] == [
        "avis du comité social territorial de l'intercommunalité, qui reçoit des agents"
    ]


def test_each_datum_of_the_epci_is_asked_for_by_name(registres, rendre):
    epci = registres[RACINE].epci
    vide = epci.model_copy(
        update={"siege": None, "tribunal": None, "prefecture": None, "rgpd": None, "representants": ()}
    ).lue_dans(epci.fichier)
    rendu = rendre("convention", "quetigny", "2024-12-31", epci=vide)
    chemins = [".".join(map(str, manque.origine.chemin)) for manque in rendu.manques]
    assert chemins == [
        "representants",
        "siege.adresse",
        "tribunal",
        "prefecture",
        "siege.commune",
        "rgpd.responsabilite",
        "rgpd.accord",
        "rgpd.sous_traitance",
        "rgpd.dpo",
    ]
    assert all(manque.remede for manque in rendu.manques)


@pytest.mark.parametrize("responsabilite", ["conjointe", "distincte", "sous_traitance"])
def test_the_article_on_personal_data_says_who_answers(registres, rendre, responsabilite):
    epci = registres[RACINE].epci
    rgpd = epci.rgpd.model_copy(update={"responsabilite": responsabilite})
    rendu = rendre("convention", "quetigny", "2024-12-31", epci=epci.model_copy(update={"rgpd": rgpd}))
    mots = {
        "conjointe": "responsables conjoints",
        "distincte": "distinctement",
        "sous_traitance": "sous-traitant",
    }
    article = rendu.markdown.split("## Article\u00a014")[1].split("## Article")[0].split("injecte")[1]
    assert mots[responsabilite] in article


def test_a_subscription_to_some_elements_of_b_says_which(registres, rendre):
    quetigny = registres[RACINE].communes["quetigny"]
    faits = tuple(
        f.model_copy(update={"portee": ("B/telecoms", "A007")}) if f.fait == "signature" else f
        for f in quetigny.parcours
    )
    communes = {
        **registres[RACINE].communes,
        "quetigny": quetigny.model_copy(update={"parcours": faits}).lue_dans(quetigny.fichier),
    }
    convention = rendre("convention", "quetigny", "2024-03-31", communes=communes).markdown
    assert "Souscrit pour «\u202fTélécoms\u202f»" in convention
    assert "A007 «\u202fAccès Internet mutualisé\u202f»" in convention
    assert "n'a souscrit que" in rendre("annexe", "quetigny", "2024-03-31", communes=communes).markdown


def test_the_plan_of_operations_leaves_out_what_belongs_to_an_exit(registres, rendre):
    valombre = registres[VAL].communes["valombre"]
    sortie = valombre.operations[0].model_copy(update={"cadre": "sortie", "intitule": "Rendre les clés"})
    ouverte = valombre.operations[1].model_copy(update={"echeance": None, "cout": None, "budget": None})
    communes = {
        "valombre": valombre.model_copy(update={"operations": (sortie, ouverte)}).lue_dans(valombre.fichier)
    }
    rendu = rendre("operations", "valombre", "2024-12-31", VAL, communes=communes)
    assert "Rendre les clés" not in rendu.markdown
    assert "non chiffré" in rendu.markdown
    assert [manque.origine.chemin for manque in rendu.manques] == [("operations", 1, "echeance")]


@pytest.mark.parametrize(
    ("depot", "cible", "jour"),
    [
        (RACINE, "quetigny", "2024-12-31"),
        (RACINE, "fenay", "2026-06-30"),
        (VAL, "ccas-de-valombre", "2024-12-31"),
    ],
)
def test_the_signatures_are_never_alone_on_their_page(rendre, depot, cible, jour):
    rendu = rendre("convention", cible, jour, depot)
    pages = pypdf.PdfReader(BytesIO(render_pdf(rendu.markdown, rendu.feuille))).pages
    assert 6 <= len(pages) <= 9
    derniere = pages[-1].extract_text().replace("\u00a0", " ")
    assert "Sont annexés à la présente convention" in derniere
    assert "Cachet et signature" in derniere
