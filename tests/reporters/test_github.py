"""Workflow commands, and what data cannot do to them."""

from dataclasses import replace

from sicommun.reporters.github import render


def test_one_command_a_finding_then_what_is_hidden_then_the_totals(rapport):
    lignes = render(rapport).splitlines()
    assert [ligne.split(" ")[0] for ligne in lignes[:-1]] == [
        *["::warning"] * 3, "::notice", *["::error"] * 2, "::notice",
    ]  # fmt: skip
    assert lignes[-2].endswith("::Constats non affichés dans ce fichier : 37")
    assert lignes[-1] == "12 communes · 2 erreurs · 3 avertissements · 1 information"


def test_a_whole_command(rapport):
    assert render(replace(rapport, diagnostics=rapport.diagnostics[2:3], masques={})).splitlines()[0] == (
        "::warning file=data/communes/orgeval/description.yaml,line=3,col=303,endLine=3,endColumn=308,"
        "title=DES021 domaine incomplet::La cible.%0ASource : ADH-05 « Les communes remettent la description "
        "organique. »%0ARemède : viser"
    )


def test_data_cannot_begin_a_command_nor_end_a_property(rapport):
    ligne = render(rapport).splitlines()[3]
    assert ligne.startswith("::notice file=data/communes/l'île d'Yeu%2C 100%25%3Aé/x.yaml,line=1,")
    assert "Un, 100%25 « a:b »\\n::error::faux" in ligne


def test_a_carriage_return_is_shown(rapport):
    constat = replace(rapport.diagnostics[0], message="a\rb", fichier="data/a\r\nb.yaml")
    sortie = render(replace(rapport, diagnostics=(constat,), masques={}))
    assert "file=data/a\\r\\nb.yaml," in sortie
    assert "::a\\rb%0A" in sortie


def test_what_is_set_aside_is_a_notice_for_who_asks(rapport, ecarte):
    assert "écarté" not in render(rapport)
    muet = render(replace(rapport, ecartes=(ecarte,))).splitlines()
    assert not any("par dérogation::" in ligne for ligne in muet)
    assert muet[-1].endswith("1 constat écarté par dérogation")
    voulu = render(replace(rapport, ecartes=(ecarte,), voir_derogations=True)).splitlines()
    (ligne,) = (ligne for ligne in voulu if ligne not in muet)
    assert ligne == (
        "::notice file=data/communes/orgeval/description.yaml,line=3,col=303,endLine=3,endColumn=308,"
        "title=DES021 écarté par dérogation::La cible.%0AMotif : Le [relevé](x) est attendu.%0A"
        "Décidé le 15 janvier 2024, jusqu'au 31 décembre 2024, par : Directrice (data/epci.yaml:31)"
    )
