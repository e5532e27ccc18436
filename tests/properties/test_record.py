"""Laws of recording: what is written is read back as it was meant, and nothing else has moved by a byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sicommun.api.record.actes import ACTES, Refusee, answer
from sicommun.api.record.projet import draft, entries
from sicommun.model.nu import Nu
from sicommun.store.chargement import load
from sicommun.store.edition.valeurs import same
from sicommun.store.yamlfile import read

EPCI = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
FICHIER = "data/communes/valombre/commune.yaml"
FAITS = [
    "{le: 2024-01-15, fait: interet}",
    "{le: 2024-02-01, fait: interet, portee: [A, B], note: « à relire »}  # reçu par courriel",
    "le: 2024-03-01\n    fait: avis_cst\n    instance: epci\n    avis: partage",
    "le: 2024-03-01\n    fait: interet\n    note: |\n      Deux lignes,\n      et un # dièse",
    "{le: 2024-06-30, fait: remise_description, pieces: [{nature: Courrier, reference: '12'}]}",
]
PHRASES = [
    "oui",
    "12",
    "2024-061",
    "8:30",
    "a: b",
    "- x",
    "a #b",
    "[x]",
    "é « ç »",
    "null",
    "  bord  ",
    "x, y",
]


class Memoire:
    """A tree of files that stand in a test."""

    def __init__(self, commune):
        self.textes = {"data/epci.yaml": EPCI.encode(), FICHIER: commune.encode()}

    def fichiers(self):
        return tuple(sorted(self.textes))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self.textes[nom]


@st.composite
def communes(draw):
    """A file as people write it: facts on one line or several, comments, blank lines, ends of Windows."""
    lignes = ["nom: Valombre # la commune", 'siren: "210000001"', 'code_insee: "01001"', ""]
    faits = draw(st.lists(st.sampled_from(FAITS), max_size=4))
    vide = draw(st.sampled_from(["parcours: []   # vide", "parcours:", None]))
    lignes += ["parcours:   # journal"] if faits else [vide] if vide else []
    for fait in faits:
        lignes += draw(st.sampled_from([[], [], ["  # à vérifier"], [""]]))
        lignes += f"  - {fait}".split("\n")
    lignes += draw(st.sampled_from([[], [""], ["# fin"], ["comptages: []"]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lignes, ""])


jours = st.dates(min_value=date(2023, 1, 1), max_value=date(2025, 1, 1))
phrases = st.sampled_from(PHRASES) | st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30
)


@st.composite
def answers(draw, acte):
    """What somebody could type for each key of an act."""
    reponses = {}
    for question in acte.questions:
        if not question.obligatoire and draw(st.booleans()):
            continue
        typed = {
            "jour": jours.map(str),
            "choix": st.sampled_from(question.choix or ("x",)),
            "oui_non": st.sampled_from(["oui", "non"]),
            "portee": st.sampled_from(["A", "A,B", "C/finances, B/telecoms"]),
            "siren": st.just("210000009"),
            "entier": st.integers(0, 999).map(str),
            "code": st.sampled_from(["2024", "ENSB-26", "1e3", "021-2421"]),
            "texte": phrases,
            "bloc": st.just(
                "le=2024-05-06,texte=a, b: c" if question.cle == "faits" else "nature=documentation"
            ),
        }[question.sorte]
        combien = 2 if question.plusieurs else 1
        try:
            reponses[question.cle] = answer(question, [draw(typed) for _ in range(combien)])
        except Refusee:
            assume(question.sorte == "texte" and not question.obligatoire)
    return reponses


@given(
    communes(),
    st.data(),
    st.sampled_from([nom for nom, acte in ACTES.items() if acte.liste == "parcours" and not acte.complete]),
)
@settings(max_examples=250)
def test_what_is_recorded_is_read_back_as_it_was_meant(texte, data, nom):
    acte = ACTES[nom]
    charge = load(Memoire(texte))
    assume("valombre" in charge.registre.communes)
    donnees = acte.data(
        data.draw(answers(acte)), data.draw(st.sampled_from([[], [{"nature": "Délibération"}]]))
    )
    projet = draft(Path(), charge, acte, "valombre", donnees)

    # the same data, in its place
    avant, apres = read(texte, "x").donnees, read(projet.apres, "x").donnees
    anciens = avant.pop("parcours", None) or []
    nouveaux = apres.pop("parcours")
    assert same(avant, apres)
    assert same(nouveaux, [*anciens[: projet.rang], donnees, *anciens[projet.rang :]])
    assert isinstance(nouveaux[projet.rang]["le"], Nu)

    # the record that it makes
    inscrit = projet.inscrit
    assert inscrit.fait == nom
    assert inscrit.le.isoformat() == donnees["le"]
    for autre in entries(acte, "valombre", projet.registre)[projet.rang + 1 :]:
        assert autre.le > inscrit.le or any(
            autre.le < f.le for f in charge.registre.communes["valombre"].parcours
        )

    # every other byte
    ligne, ecrites = projet.lignes
    lignes = projet.apres.split("\n")
    reste = lignes[: ligne - 1] + lignes[ligne - 1 + len(ecrites) :]
    if anciens:
        vides = [un for un in reste if un.strip()]
        assert vides == [un for un in texte.split("\n") if un.strip()]
        assert len(reste) - len(texte.split("\n")) in {0, 1}, (
            "un saut de ligne au plus, entre deux faits espacés"
        )
    else:
        assert [un for un in lignes if not un.startswith("parcours")][:3] == texte.split("\n")[:3]
