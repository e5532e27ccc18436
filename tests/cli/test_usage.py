"""What is typed wrong is refused in French, with what was meant."""

import pytest
import typer

from sicommun.cli.main import COMMANDES
from sicommun.cli.usage import ErreurUsage, check_choice, translate

FAUTES = [
    (["validat"], "commande inconnue « validat » ; vouliez-vous dire « validate » ?", ""),
    (["zzz"], f"commande inconnue « zzz » ; possibles : {', '.join(COMMANDES)}", ""),
    (["\x1b[31m"], "commande inconnue « \\x1b[31m » ; possibles : ", ""),
    (["--formt"], "option inconnue « --formt »", ""),
    (
        ["validate", "--formt=json"],
        "option inconnue « --formt » ; vouliez-vous dire « --format » ?",
        "validate",
    ),
    (
        ["--strict", "validate"],
        "option inconnue « --strict » ; elle se met après la commande : sicommun validate",
        "",
    ),
    (["-C", "."], "option inconnue « -C » ; elle se met après la commande : sicommun ", ""),
    (["validate", "-x"], "option inconnue « -x »", "validate"),
    (["validate", "--format"], "l'option --format attend une valeur : --format text|json|", "validate"),
    (["validate", "-C"], "l'option -C attend une valeur : -C DOSSIER", "validate"),
    (["validate", "--strict=oui"], "l'option --strict ne prend pas de valeur", "validate"),
    (
        ["validate", "--format", "jsn"],
        "--format : « jsn » n'est pas un choix ; vouliez-vous dire « json » ? Possibles : text, json, ",
        "validate",
    ),
    (["validate", "--format", ""], "--format : «  » n'est pas un choix.", "validate"),
    (["validate", "--at", "hier"], "--at : « hier » ne se lit pas ; écrire AAAA-MM-JJ", "validate"),
    (
        ["validate", "--at", "2023-02-29"],
        "--at : « 2023-02-29 » n'est pas une date du calendrier",
        "validate",
    ),
    (["validate", "-C", "nulle-part"], "--depot : « nulle-part » n'est pas un dossier", "validate"),
    (["validate", "--select", "EXC08"], "--select : code inconnu « EXC08 » ; vouliez-vous dire", "validate"),
    (["validate", "--ignore", "DES,QQQ111"], "--ignore : code inconnu « QQQ111 »", "validate"),
    (["explain", "--format", "xml"], "--format : « xml » n'est pas un choix", "explain"),
    (
        ["schema", "comune"],
        "GENRE : « comune » n'est pas un choix ; vouliez-vous dire « commune » ?",
        "schema",
    ),
    (["schema", "epci", "a b", "c"], "en trop : « a b » « c »", "schema"),
    (["init"], "il manque l'option --epci SIREN|NOM", "init"),
    (["new"], "il manque ce qu'il faut ajouter : commune, contract", "new"),
    (["new", "comune"], "commande inconnue « comune » ; vouliez-vous dire « commune » ?", "new"),
    (["new", "commune"], "il manque NOM|INSEE", "new commune"),
]


@pytest.mark.parametrize(("args", "message", "aide"), FAUTES, ids=[" ".join(args) for args, _, _ in FAUTES])
def test_usage_errors(lancer, anglais, args, message, aide):
    fini = lancer(*args, role="propre")
    assert (fini.stdout, fini.returncode) == ("", 2)
    premiere, derniere = fini.stderr.splitlines()
    assert premiere.startswith(f"Erreur : {message}")
    assert derniere == f"Aide : {' '.join(filter(None, ['sicommun', aide]))} --help"
    assert not [mot for mot in anglais if mot in fini.stderr]


def test_an_error_that_typer_words_itself_says_nothing_in_english(anglais):
    for erreur in (
        typer.BadParameter("Input should be a valid string"),
        _of_click("FileError"),
        _of_click("X"),
    ):
        traduite = translate(erreur)
        assert traduite is not None
        assert not [mot for mot in anglais if mot in traduite.message]


def _of_click(nom):
    base = next(classe for classe in typer.BadParameter.__mro__ if classe.__name__ == "ClickException")
    return type(nom, (base,), {})("Invalid value")


def test_an_exception_of_another_kind_is_not_translated():
    assert translate(ValueError("Usage")) is None


def test_check_choice_gives_the_value_back():
    assert check_choice("--format", "json", ["text", "json"]) == "json"
    with pytest.raises(ErreurUsage, match="Possibles : text, json"):
        check_choice("--format", "yaml", ["text", "json"])
