"""The sheet of a service."""

from __future__ import annotations

from datetime import date

import pytest

A002 = "data/contracts/A002.yaml"
A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\n"
AUTRE = "code: A002\nnom: Formation\nportee: [B]\n"
PUBLIE = TETE + "vue: {publie: oui}\n"

BONS = {
    "CTR001": TETE,
    "CTR012": TETE + "revision: {date_mise_en_place: 2024-01-01, date_revision: 2024-01-01}\n",
    "CTR013": PUBLIE + "prestations: [Diagnostic]\n",
    "CTR014": PUBLIE + "revision: {date_mise_en_place: 2024-01-01}\n",
    "CTR016": PUBLIE + "engagements_demandeur: [Être présent]\nengagements_service: [Rappeler]\n",
    "CTR017": PUBLIE + "revision: {date_revision: 2024-11-15}\n",
    "CTR018": TETE + "contact_activite: Le demandeur\nescalade: [Chef de service, DSI 2e étage]\n",
}
MAUVAIS = {
    "CTR001 forme": (TETE.replace("A003", "a3"), ("code",), "« a3 » n'est pas un code de service"),
    "CTR001 nom": (TETE.replace("A003", "A004"), ("code",), "le contrat porte le code A004"),
    "CTR003 soutien": (
        TETE + "services_soutien: [A002, A013]\n",
        ("services_soutien", 0),
        "le service de soutien « A002 »",
    ),
    "CTR003 bascule": (
        TETE + "etapes: [{numero: 1, acteur: N2, texte: Passe, bascule: A002}]\n",
        ("etapes", 0, "bascule"),
        "l'étape 1 passe la main au contrat « A002 », qui n'existe pas",
    ),
    "CTR004": (
        TETE + "services_soutien: [A003]\n",
        ("services_soutien", 0),
        "ces services se soutiennent en cercle : A003 → A003",
    ),
    "CTR012": (
        TETE + "revision: {date_mise_en_place: 2024-01-01, date_revision: 2023-01-01}\n",
        ("revision", "date_revision"),
        "révision le 1er janvier 2023, avant la mise en place du 1er janvier 2024",
    ),
    "CTR013": (PUBLIE, ("vue", "publie"), "A003 est publié, et n'énumère aucune prestation"),
    "CTR014": (PUBLIE, ("vue", "publie"), "A003 est publié, et ne dit pas depuis quand il vaut"),
    "CTR016 un": (
        PUBLIE + "engagements_demandeur: [Être présent]\n",
        ("vue", "publie"),
        "A003 est publié sans engagements_service",
    ),
    "CTR016 deux": (
        PUBLIE,
        ("vue", "publie"),
        "A003 est publié sans engagements_demandeur ni engagements_service",
    ),
    "CTR017": (
        PUBLIE + "revision: {date_revision: 2024-11-14}\n",
        ("revision", "date_revision"),
        "A003 devait être révisé le 14 novembre 2024",
    ),
    "CTR018 courriel": (
        TETE + "contact_activite: support@example.org\n",
        ("contact_activite",),
        "une adresse de courriel",
    ),
    "CTR018 téléphone": (
        TETE + "escalade: [Référent, Dominique 03 53 01 00 01]\n",
        ("escalade", 1),
        "un numéro de téléphone",
    ),
    "CTR018 international": (
        TETE + "escalade: [Dominique +33 3 53 01 00 01]\n",
        ("escalade", 0),
        "un numéro de téléphone",
    ),
}


@pytest.mark.parametrize("code", BONS)
def test_what_is_right_is_left_alone(constats, code):
    assert constats(code, {A003: BONS[code]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    premier, *_ = constats(cas.split()[0], {A003: texte})
    assert premier[0] == chemin
    assert premier[1].startswith(debut)


@pytest.mark.parametrize("code", ["CTR013", "CTR014", "CTR016", "CTR017"])
def test_a_contract_that_is_not_published_is_a_draft(constats, code):
    assert constats(code, {A003: TETE + "revision: {date_revision: 2020-01-01}\n"}) == []


def test_a_copied_code_is_said_once_on_the_copy(constats):
    fichiers = {A003: TETE, "data/contracts/A004.yaml": TETE.replace("Assistance", "Copie")}
    (constat,) = constats("CTR002", fichiers)
    assert constat == (("code",), "le code A003 est déjà celui de « Assistance » (data/contracts/A003.yaml)")
    assert constats("CTR001", fichiers) == []


def test_a_reference_to_a_contract_that_could_not_be_read_is_no_finding(constats):
    fichiers = {A003: TETE + "services_soutien: [A002]\n", A002: "code: [\n"}
    assert constats("CTR003", fichiers, illisibles=[A002]) == []


def test_the_nearest_code_is_offered(constats):
    fichiers = {A003: TETE + "services_soutien: [A02]\n", A002: AUTRE}
    ((_, message),) = constats("CTR003", fichiers)
    assert message.endswith("; vouliez-vous dire « A002 » ?")


def test_a_circle_of_services_is_said_once_at_its_smallest_code(depot):
    from sicommun.rules.contrats import support_cycle

    fichiers = {A003: TETE + "services_soutien: [A002]\n", A002: AUTRE + "services_soutien: [A003]\n"}
    registre = depot(fichiers).registre
    (finding,) = support_cycle(registre, registre)
    assert finding.piece is registre.contrats["A002"]
    assert finding.path == ("services_soutien", 0)
    assert finding.message == "ces services se soutiennent en cercle : A002 → A003 → A002"


def test_services_that_share_a_support_make_no_circle(constats):
    fichiers = {A003: TETE + "services_soutien: [A002]\n", A002: AUTRE}
    assert constats("CTR004", fichiers) == []


def test_a_revision_is_due_the_day_after_its_date(constats):
    texte = PUBLIE + "revision: {date_revision: 2024-11-15}\n"
    assert constats("CTR017", {A003: texte}, jour=date(2024, 11, 15)) == []
    assert len(constats("CTR017", {A003: texte}, jour=date(2024, 11, 16))) == 1
