"""The schemas say in French what each key is, and agree with what the tool reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from sicommun.api.schema import genres, schema
from sicommun.diagnostics import Panne
from sicommun.store.modele import load_modele
from sicommun.store.rangement.depot import genre_of

RACINE = Path(__file__).parents[2]


def place(fichier):
    """Name a file as its repository does."""
    chemin = fichier.as_posix()
    return chemin[chemin.rindex("/data/") + 1 :]


DONNEES = sorted(
    fichier
    for depot in (RACINE, RACINE / "examples/val-dorgeval")
    for fichier in (depot / "data").rglob("*.yaml")
    if fichier.parent.name != "arretes"  # written by the tool, edited by nobody
    if genre_of(place(fichier))
)


@pytest.fixture
def fautes(lire):
    """Give what an editor would underline in a text."""
    return lambda genre, texte: [
        erreur.message for erreur in jsonschema.Draft7Validator(schema(genre)).iter_errors(lire(texte))
    ]


def proprietes(noeud, chemin=()):
    """Give every key that a schema describes, with its way; an « if » names a key without describing it."""
    if isinstance(noeud, dict):
        if chemin[-1:] != ("if",):
            for nom, valeur in noeud.get("properties", {}).items():
                yield (*chemin, nom), valeur
        for nom, valeur in noeud.items():
            yield from proprietes(valeur, (*chemin, nom))
    elif isinstance(noeud, list):
        for rang, valeur in enumerate(noeud):
            yield from proprietes(valeur, (*chemin, rang))


@pytest.mark.parametrize("genre", genres())
def test_is_a_valid_draft_07_schema(genre):
    jsonschema.Draft7Validator.check_schema(schema(genre))
    assert schema(genre)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("genre", genres())
def test_every_key_has_a_title_and_a_sentence(genre):
    trouvees = list(proprietes(schema(genre)))
    assert trouvees
    muettes = [
        chemin for chemin, valeur in trouvees if not (valeur.get("title") and valeur.get("description"))
    ]
    assert muettes == []


@pytest.mark.parametrize("genre", genres())
def test_no_english_docstring_is_left(genre):
    texte = json.dumps(schema(genre), ensure_ascii=False)
    assert not re.search(r"\b(the|which|and of|commune's)\b", texte)


@pytest.mark.parametrize("genre", genres())
def test_is_the_same_at_every_call(genre):
    assert json.dumps(schema(genre)) == json.dumps(schema(genre))


@pytest.mark.parametrize("genre", genres())
def test_every_reference_leads_somewhere(genre):
    entier = schema(genre)
    for reference in re.findall(r'"\$ref": "#/definitions/([^"]+)"', json.dumps(entier)):
        assert reference in entier["definitions"]


def test_the_command_line_names_the_same_kinds():
    from sicommun.cli.commandes.schema import GENRES

    assert genres() == GENRES


def test_an_unknown_kind_is_refused_with_the_nearest():
    with pytest.raises(Panne, match="« contrats » ; vouliez-vous dire « contrat »") as panne:
        schema("contrats")
    assert "gouvernance" in panne.value.remede


def test_the_codes_of_a_portee_are_offered():
    for genre in ("commune", "contrat", "budget"):
        offerts = schema(genre)["definitions"]["code_de_portee"]["anyOf"][0]["enum"]
        assert {"A", "B", "B/telecoms", "C/finances"} <= set(offerts)
        assert "C" not in offerts


def test_the_description_has_every_row():
    proprietes_ = schema("description")["properties"]
    for domaine in load_modele().organique.values():
        bloc = proprietes_[domaine.cle]["anyOf"][0]
        bloc = bloc["items"] if domaine.repetable else bloc
        assert [cle for cle in bloc["properties"] if cle in domaine.lignes] == list(domaine.lignes)


@pytest.mark.parametrize("fichier", DONNEES, ids=lambda f: f.relative_to(RACINE).as_posix())
def test_own_data_is_valid(fichier, fautes):
    piece, _ = genre_of(place(fichier))
    assert fautes(piece.genre, fichier.read_text(encoding="utf-8")) == []


COMMUNE = 'nom: Valombre\nsiren: "219999999"\n'
CONVENTION = "en_vigueur_du: 2024-01-01\n"
BUDGET = "exercice: 2024\nobjets:\n  - code: internet\n    libelle: Accès\n"
DESCRIPTION = "arretee_au: 2024-06-30\n"

BONS = {
    "clé laissée vide": ("commune", COMMUNE + "representants:\nparcours:\n"),
    "choix laissé vide": ("convention", CONVENTION + "comptage:\nretrait: {preavis_mois: }\n"),
    "oui et true": ("convention", CONVENTION + "retrait: {deliberation_requise: oui}\n"),
    "centimes": ("budget", BUDGET + "    utilisateurs: tous\n    tarif: 18250.07\n"),
    "liste d'utilisateurs": ("budget", BUDGET + "    utilisateurs: [{qui: valombre, du: 2024-07-01}]\n"),
    "fait connu": ("commune", COMMUNE + "parcours: [{le: 2024-01-01, fait: interet}]\n"),
    "domaine sans objet": (
        "description",
        DESCRIPTION + "datacenters: sans objet\nsites_isoles: sans objet\n",
    ),
    "formes d'une ligne": (
        "description",
        DESCRIPTION
        + "reseau:\n  nombre_total_sites: sans objet\n  nombre_total_agents: 12\n"
        + "  fibre_optique_privative: {quantite: 12.4, description: Boucle, au: 2024-05-01}\n"
        + "  adresses_sites: [Mairie, {libelle: Gymnase, code_postal: '21300'}]\n"
        + "datacenters:\n  firewall: Deux boîtiers\n  proxy_reverse_proxy: {sans_objet: oui}\n",
    ),
    "éléments nommés": ("description", DESCRIPTION + "sites_isoles:\n  - {nom: Gymnase, type: sport}\n"),
}
MAUVAIS = {
    "clé inconnue": ("commune", COMMUNE + "comptage: []\n"),
    "clé absente": ("commune", "nom: Valombre\n"),
    "code nu": ("commune", COMMUNE + "code_insee: 21166\n"),
    "fait inconnu": ("commune", COMMUNE + "parcours: [{le: 2024-01-01, fait: signatures}]\n"),
    "clé d'un autre fait": (
        "commune",
        COMMUNE + "parcours: [{le: 2024-01-01, fait: interet, avis: valide}]\n",
    ),
    "portée vide": ("commune", COMMUNE + "parcours: [{le: 2024-01-01, fait: retrait, portee: []}]\n"),
    "mot hors de la liste": ("convention", CONVENTION + "comptage: 31 décembre\n"),
    "nombre en texte": ("convention", CONVENTION + 'fraicheur_max_jours: "180"\n'),
    "date française": ("convention", "en_vigueur_du: 01/01/2024\n"),
    "utilisateurs en un mot": ("budget", BUDGET + "    utilisateurs: toutes\n"),
    "utilisateur sans nom": ("budget", BUDGET + "    utilisateurs: [{du: 2024-07-01}]\n"),
    "nombre en lettres": ("description", DESCRIPTION + "reseau: {nombre_total_sites: douze}\n"),
    "ligne inconnue": ("description", DESCRIPTION + "reseau: {nombre_de_sites: 12}\n"),
    "répétable sans liste": ("description", DESCRIPTION + "sites_isoles: {nom: Gymnase}\n"),
    "élément sans nom": ("description", DESCRIPTION + "sites_isoles: [{nombre_sites: 2}]\n"),
    "libellé absent": ("description", DESCRIPTION + "app_finances: {autres: [{description: x}]}\n"),
}


@pytest.mark.parametrize(("genre", "texte"), BONS.values(), ids=BONS)
def test_what_the_tool_reads_is_valid(genre, texte, fautes):
    assert fautes(genre, texte) == []
    assert constats_de_forme(genre, texte) == []


@pytest.mark.parametrize(("genre", "texte"), MAUVAIS.values(), ids=MAUVAIS)
def test_what_the_tool_refuses_is_not(genre, texte, fautes):
    assert fautes(genre, texte) != []
    assert constats_de_forme(genre, texte) != []


def constats_de_forme(genre, texte):
    """Give what the tool itself says of a text."""
    from importlib import import_module

    from sicommun.store.chargement import _form
    from sicommun.store.rangement.depot import EMPLACEMENTS
    from sicommun.store.yamlfile import read

    classe = next(classe for _, nom, classe in EMPLACEMENTS if nom == genre)
    modele = getattr(import_module(f"sicommun.model.{genre}"), classe)
    return _form(modele, read(texte, "x.yaml").donnees, "data/communes/x/description.yaml")[1]
