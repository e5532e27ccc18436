"""Whether a commune has described all that it hands over."""

from __future__ import annotations

from datetime import date

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
DESCRIPTION = "data/communes/valombre/description.yaml"
CONVENTION = "data/conventions/2019.yaml"

TETE = 'nom: Valombre\nsiren: "219999999"\nparcours:\n'
SIGNEE = """
- {le: 2019-01-02, fait: interet}
- {le: 2019-01-07, fait: signature, convention: "2019", portee: [C/finances]}
"""
REMISE = SIGNEE + "- {le: 2019-02-15, fait: remise_description}\n"
VALIDEE = REMISE + "- {le: 2019-03-01, fait: validation, avis: valide, portee: [C/finances]}\n"
REPRISE = "- {le: 2019-03-01, fait: reprise, portee: [C/finances]}\n"
AVENANT = VALIDEE + "- {le: 2020-03-01, fait: avenant, portee: [C/elections]}\n"
AVENANT_REMIS = AVENANT + "- {le: 2020-05-01, fait: remise_description}\n"
SORTIE = (
    VALIDEE
    + """
- {le: 2023-01-05, fait: demande_retrait, portee: [C/finances]}
- {le: 2023-12-31, fait: retrait, portee: [C/finances]}
"""
)
TROUEE = """
app_finances:
  execution_budgetaire: 5
  prospective_financiere: 1
  teletransmission: 3
  autres: sans objet
"""
PLEINE = TROUEE + "  fiscalite_locale: sans objet\n"
AVANT, APRES = "arretee_au: 2019-02-10\n", "arretee_au: 2024-02-10\n"
MANQUE = [(("app_finances",), "Finances : 4 lignes sur 5 ; manque « Fiscalité locale »")]


def trouve(constats, code, parcours, description, **autres):
    return constats(code, {COMMUNE: TETE + parcours, DESCRIPTION: description, **autres})


@pytest.mark.parametrize(
    ("code", "parcours", "description", "attendus"),
    [
        ("DES020", VALIDEE, AVANT + PLEINE, []),
        ("DES020", VALIDEE, AVANT + TROUEE, MANQUE),
        ("DES020", REMISE, AVANT + TROUEE, []),
        ("DES020", REPRISE, AVANT + TROUEE, []),
        ("DES020", VALIDEE, APRES + TROUEE, []),
        ("DES020", SORTIE, AVANT + TROUEE, []),
        ("DES021", VALIDEE, APRES + TROUEE, MANQUE),
        ("DES021", VALIDEE, APRES + PLEINE, []),
        ("DES021", REMISE, AVANT + TROUEE, MANQUE),
        ("DES021", REPRISE, AVANT + TROUEE, MANQUE),
        ("DES021", SIGNEE, AVANT + TROUEE, []),
        ("DES021", SORTIE, APRES + TROUEE, []),
        ("DES021", AVENANT, AVANT + PLEINE, []),
    ],
)
def test_who_must_have_answered_what(constats, code, parcours, description, attendus):
    assert trouve(constats, code, parcours, description) == attendus


def test_an_addition_is_due_once_the_description_is_handed_over_again(constats):
    ((chemin, message),) = trouve(constats, "DES021", AVENANT_REMIS, AVANT + PLEINE)
    assert chemin == ("app_elections",)
    assert message == "Élections : aucune des 3 lignes n'a de réponse"


def test_the_convention_in_force_at_the_validation_may_ask_for_everything(constats):
    complete = {CONVENTION: "en_vigueur_du: 2019-01-01\ndescription_exigible: complete\n"}
    trouves = trouve(constats, "DES020", VALIDEE, AVANT + PLEINE, **complete)
    assert [chemin for chemin, _ in trouves][:2] == [("reseau",), ("datacenters",)]
    assert len(trouves) == 22
    ulterieure = {CONVENTION: "en_vigueur_du: 2019-03-02\ndescription_exigible: complete\n"}
    assert trouve(constats, "DES020", VALIDEE, AVANT + PLEINE, **ulterieure) == []


def test_five_rows_are_named_with_their_elements_and_the_others_counted(constats):
    parcours = VALIDEE.replace("C/finances", "B")
    description = AVANT + "sites_isoles: [{nom: Gymnase, nombre_sites: 1}]\nsites_fibre: sans objet\n"
    trouves = dict(trouve(constats, "DES020", parcours, description))
    message = trouves["sites_isoles",]
    assert message.startswith(
        "Sites isolés (hors réseau de la collectivité) : 1 ligne sur 16 ; manquent pour « Gymnase » : "
    )
    assert message.count("«") == 6
    assert message.endswith(" et 10 autres")
    assert ("sites_fibre",) not in trouves
    assert trouves["reseau",] == "Réseau de la collectivité : aucune des 5 lignes n'a de réponse"


def test_rows_due_out_of_a_domain_are_named(constats):
    trouves = dict(trouve(constats, "DES020", VALIDEE.replace("C/finances", "A"), AVANT))
    assert trouves["app_urbanisme",] == "Urbanisme : 0 ligne sur 1 ; manque « Droit des Sols »"


def test_rows_of_several_elements_are_told_apart(constats):
    from sicommun.store.modele import load_modele

    cles = set(load_modele().organique["sites_isoles"].lignes) - {"adresses_sites"}
    lignes = ", ".join(f"{cle}: sans objet" for cle in sorted(cles))
    description = AVANT + f"sites_isoles: [{{nom: Gymnase, {lignes}}}, {{nom: École, {lignes}}}]\n"
    trouves = dict(trouve(constats, "DES020", VALIDEE.replace("C/finances", "B"), description))
    fin = " ; manquent « Adresses des sites » de « Gymnase » et « Adresses des sites » de « École »"
    assert trouves["sites_isoles",].endswith(fin)


@pytest.mark.parametrize(
    ("parcours", "attendus"),
    [
        (SIGNEE, []),
        (REMISE, [(("parcours", 2), "description remise le 15 février 2019, et pas de description.yaml")]),
        (VALIDEE, [(("parcours", 3), "description validée le 1er mars 2019, et pas de description.yaml")]),
        (REPRISE, []),
        (SORTIE, []),
    ],
)
def test_what_was_handed_over_is_kept(constats, parcours, attendus):
    assert constats("DES022", {COMMUNE: TETE + parcours}) == attendus


def test_a_description_that_cannot_be_read_is_there_all_the_same(constats):
    fichiers = {COMMUNE: TETE + VALIDEE, DESCRIPTION: "arretee_au: [\n"}
    assert constats("DES022", fichiers, illisibles=[DESCRIPTION]) == []


def test_an_adhesion_taken_over_is_described_within_a_year(constats):
    fichiers = {COMMUNE: TETE + REPRISE}
    assert constats("DES023", fichiers, jour=date(2020, 2, 29)) == []
    ((chemin, message),) = constats("DES023", fichiers, jour=date(2020, 3, 1))
    assert chemin == ("parcours", 0)
    assert message == "adhésion effective depuis le 1er mars 2019, jamais décrite"
    assert constats("DES023", {**fichiers, DESCRIPTION: AVANT}) == []
    assert constats("DES023", {COMMUNE: TETE + VALIDEE}) == []
