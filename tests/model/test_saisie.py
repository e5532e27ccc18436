"""Questions drawn from records, and answers as people type them."""

import pytest

from sicommun.model.base import Modele, champ
from sicommun.model.comptages import Comptage
from sicommun.model.nu import Nu
from sicommun.model.parcours import Destruction, MiseEnDemeure, Validation
from sicommun.model.saisie import Refusee, questions, read_answer


def by_key(modele):
    return {question.cle: question for question in questions(modele)}


def test_a_question_knows_its_title_its_choices_and_whether_it_must_be_answered():
    avis = by_key(Validation)["avis"]
    assert (avis.titre, avis.choix, avis.obligatoire) == ("Avis", ("valide", "reserves", "refuse"), True)
    assert by_key(Validation)["effet_sous_reserve"].choix == ("oui", "non")
    assert not by_key(Destruction)["visa_le"].obligatoire
    assert by_key(MiseEnDemeure)["recu_le"].option == "--recu-le"


def test_the_order_is_that_of_the_record_less_what_is_put_at_the_end():
    cles = [q.cle for q in questions(Validation, sauf=("fait", "pieces"), fin=("reference", "note"))]
    assert cles == [
        "le",
        "avis",
        "portee",
        "par",
        "effet",
        "effet_sous_reserve",
        "motifs",
        "reference",
        "note",
    ]


def test_what_is_said_of_files_is_not_said_of_a_command_line():
    class Signe(Modele):
        """A record of the test."""

        version: str = champ("Version", "Version signée, entre guillemets.")

    assert questions(Signe)[0].aide == "Version signée."


@pytest.mark.parametrize(
    ("modele", "cle", "typed", "lu"),
    [
        (Validation, "le", ["2024-03-18"], Nu("2024-03-18")),
        (Validation, "portee", ["A, B,C/finances"], ["A", "B", "C/finances"]),
        (Validation, "portee", ["A", "B"], ["A", "B"]),
        (Validation, "par", ["  2024 "], "2024"),
        (Validation, "effet_sous_reserve", ["oui"], "oui"),
        (MiseEnDemeure, "mesures", ["Retirer, puis dire", "Former"], ["Retirer, puis dire", "Former"]),
        (MiseEnDemeure, "clauses", ["ENSB-26,GOV-10"], ["ENSB-26", "GOV-10"]),
        (
            MiseEnDemeure,
            "faits",
            ["le=2024-05-06, texte=Virus, trois postes", "texte=Encore,le=2024-06-03"],
            [
                {"le": Nu("2024-05-06"), "texte": "Virus, trois postes"},
                {"le": Nu("2024-06-03"), "texte": "Encore"},
            ],
        ),
        (Comptage, "postes", ["40"], Nu("40")),
        (Comptage, "mesures", ["vm=12, baies=3"], {"vm": Nu("12"), "baies": Nu("3")}),
    ],
)
def test_an_answer_becomes_what_a_file_holds(modele, cle, typed, lu):
    donnee = read_answer(by_key(modele)[cle], typed)
    assert donnee == lu
    assert type(donnee) is type(lu)


@pytest.mark.parametrize(
    ("modele", "cle", "typed", "dit"),
    [
        (Validation, "le", "2024-02-30", "n'existe pas"),
        (Validation, "le", "18/03/2024", "AAAA-MM-JJ"),
        (Validation, "portee", "A;B", "code de portée"),
        (Validation, "portee", ",", "la liste est vide"),
        (Validation, "par", " ", "du vide"),
        (Validation, "avis", "valid", "vouliez-vous dire « valide »"),
        (Validation, "effet_sous_reserve", "peut-être", "oui ou non est attendu"),
        (MiseEnDemeure, "faits", "le 6 mai", "clé=valeur"),
        (MiseEnDemeure, "faits", "le=2024-05-06,text=x", "vouliez-vous dire « texte »"),
        (MiseEnDemeure, "faits", "le=2024-05-06", "il manque texte"),
        (MiseEnDemeure, "faits", "le=2024-05-36,texte=x", "n'existe pas"),
        (Comptage, "postes", "12 postes", "nombre entier"),
        (Comptage, "postes", "-1", "nombre entier"),
        (Comptage, "mesures", "vm:12", "nom=nombre"),
        (Comptage, "mesures", "=12", "nom=nombre"),
    ],
)
def test_a_bad_answer_says_what_was_expected(modele, cle, typed, dit):
    with pytest.raises(Refusee) as refus:
        read_answer(by_key(modele)[cle], [typed])
    assert dit in f"{refus.value.message} {refus.value.remede}"
