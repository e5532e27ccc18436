"""From a tree of files to a register: all findings at once, each at its place."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sicommun.store.chargement import load

EPCI = """
format: 1
nom: Val d'Orgeval
siren: "200000008"
nature: CC
service_commun: {nom: Service commun du numérique}
membres: [{siren: "219999999", code_insee: "99001", nom: Valombre}]
"""
COMMUNE = """
nom: Valombre
code_insee: "99001"
siren: "219999999"
"""


class Memoire:
    """A tree in memory."""

    def __init__(self, **fichiers):
        self.textes = {nom: dedent(texte).lstrip("\n").encode() for nom, texte in fichiers.items()}

    def fichiers(self):
        return tuple(sorted(self.textes))

    def lire(self, nom):
        return self.textes[nom]

    def refuses(self):
        return ()


def charger(**autres):
    return load(Memoire(**{"data/epci.yaml": EPCI, "data/communes/valombre/commune.yaml": COMMUNE, **autres}))


def constats(charge):
    return [(d.code, d.fichier, d.span.line, d.span.column) for d in charge.diagnostics]


def test_records_find_their_place_in_the_register():
    charge = charger(
        **{
            "data/conventions/2024.yaml": "en_vigueur_du: 2024-01-01\n",
            "data/communes/valombre/description.yaml": "arretee_au: 2024-06-30\n",
            "data/contracts/A003.yaml": "{code: A003, nom: Assistance, portee: [B/postes]}\n",
            "data/budgets/2024.yaml": "exercice: 2024\n",
            "data/gouvernance/2024.yaml": "annee: 2024\n",
        }
    )
    registre = charge.registre
    assert not constats(charge)
    assert (registre.epci.nom, registre.communes["valombre"].slug) == ("Val d'Orgeval", "valombre")
    assert registre.descriptions["valombre"].slug == "valombre"
    assert registre.conventions["2024"].version == "2024"
    assert (list(registre.contrats), list(registre.budgets), list(registre.gouvernances)) == (
        ["A003"],
        ["2024"],
        ["2024"],
    )
    assert not registre.illisibles


def test_every_file_says_all_that_is_wrong_with_it():
    charge = charger(
        **{
            "data/communes/valombre/commune.yaml": """
                nom: Valombre
                code_insee: 01001
                comptage: []
                """,
            "data/conventions/2024.yaml": "en_vigueur_du: 2024-13-01\npersonnel: peut-être\n",
        }
    )
    fichier = "data/communes/valombre/commune.yaml"
    assert constats(charge) == [
        ("FOR003", fichier, 2, 13),
        ("FOR002", fichier, 1, 1),
        ("FOR001", fichier, 3, 1),
        ("FOR003", "data/conventions/2024.yaml", 1, 16),
        ("FOR004", "data/conventions/2024.yaml", 2, 12),
    ]
    assert charge.registre.illisibles == {fichier, "data/conventions/2024.yaml"}


def test_an_empty_key_counts_as_absent_and_points_at_itself():
    charge = charger(**{"data/communes/valombre/commune.yaml": 'nom:\nsiren: "219999999"\npayeur:\n'})
    assert constats(charge) == [("FOR002", "data/communes/valombre/commune.yaml", 1, 1)]


def test_the_excerpted_path_drops_the_tag_of_a_fact():
    parcours = COMMUNE + "parcours:\n  - {le: 2024-01-02, fait: signature, convention: 2024, portee: A}\n"
    charge = charger(**{"data/communes/valombre/commune.yaml": parcours})
    assert [(code, line, column) for code, _, line, column in constats(charge)] == [
        ("FOR003", 5, 51),
        ("FOR003", 5, 65),
    ]


@pytest.mark.parametrize(
    ("fichier", "texte", "code"),
    [
        ("data/epci.yaml", EPCI.replace("format: 1", "format: 2"), "LEC092"),
        ("data/epci.yml", "a: 1\n", "LEC090"),
        ("data/communes/valombre/comune.yaml", "a: 1\n", "LEC090"),
        ("data/communes/Valombré/commune.yaml", COMMUNE, "LEC093"),
        ("data/conventions/2025.yaml", "- une liste\n", "LEC039"),
        ("data/conventions/2025.yaml", "a: [\n", "LEC"),
    ],
)
def test_files_out_of_place_or_out_of_shape(fichier, texte, code):
    charge = charger(**{fichier: texte})
    assert next(d.code for d in charge.diagnostics if d.fichier == fichier).startswith(code)


def test_a_repository_without_its_epci_says_so_once():
    assert constats(load(Memoire(**{"data/communes/valombre/commune.yaml": COMMUNE}))) == [
        ("LEC091", "data/epci.yaml", 1, 1)
    ]


def test_other_files_are_nobodys_business():
    assert not constats(
        charger(**{"data/LISEZMOI.md": "# bonjour\n", "data/communes/valombre/carte.png": "x"})
    )


def test_the_files_without_anything_like_a_secret_are_known():
    note = "parcours: [{le: 2019-01-02, fait: interet, note: le mot de passe est au coffre}]\n"
    charge = charger(**{"data/communes/valombre/commune.yaml": COMMUNE + note})
    assert charge.registre.sans_secret.keys() == {"data/epci.yaml"}
    assert charge.registre.sans_secret["data/epci.yaml"] is charge.registre.epci


def test_a_line_is_the_same_whatever_was_asked_before():
    """In any order, before and after a map of the whole; what is not there has the line of what holds it."""
    fichier = "data/communes/valombre/commune.yaml"
    faits = "parcours:\n  - {le: 2024-01-08, fait: interet}\n  - le: 2024-02-05\n    fait: fiche_impact\n"
    attendues = {("nom",): 1, ("parcours", 0): 5, ("parcours", 1, "fait"): 7, ("siren",): 3, ("absente",): 1}
    for chemins in (list(attendues), list(reversed(attendues))):
        sources = charger(**{fichier: COMMUNE.lstrip("\n") + faits}).sources
        lues = [sources.ligne(fichier, chemin) for chemin in chemins]
        sources.carte(fichier)
        assert lues == [attendues[chemin] for chemin in chemins]
        assert lues == [sources.ligne(fichier, chemin) for chemin in chemins]
