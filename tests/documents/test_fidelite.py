"""The papers against the source: each clause stands where a template says that it does, in its own words."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from sicommun.documents.catalogue import DOCUMENTS, Demande
from sicommun.documents.environnement import render
from sicommun.documents.gabarits import Gabarits, documents_by_clause, of_document
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import as_context
from sicommun.textes import lire, reference, toutes

RACINE = Path(__file__).parents[2]
DEPOTS = {RACINE: date(2026, 6, 30), RACINE / "examples" / "val-dorgeval": date(2026, 6, 30)}
COMMENTAIRE = re.compile(r"\{# ([A-Z]+-[0-9]+(?: [A-Z]+-[0-9]+)*) #\}")
MARQUE = re.compile(r"⟦([^⟧]+)⟧")
CLAUSES = [source for source in toutes() if source.genre == "clause"]
ANNEXE = [source.id for source in CLAUSES if not source.id.startswith(("CS-", "DO-"))]
HORS = {"DOC-02"}
"""The stamp of the préfecture on the original: an event of the parcours, which no text says again."""
REMPLIS = {"CTC-03", "CTC-04", "CTC-05", "CTC-07"}
"""What the source leaves masked, and the annex fills in: a number, an address, a function."""
MOTS = 0.7
"""The part of the words of a clause that its paragraph has: typos are corrected, examples are shortened."""


def marked(document, demande):
    """Render a document with its clauses in clear, and give the paragraph of each."""
    textes = {nom: COMMENTAIRE.sub(r"⟦\1⟧", texte) for nom, texte in of_document(document.nom).items()}
    contexte = as_context(document.write(demande, Redaction()))
    lignes = render(Gabarits(textes), f"{document.nom}/{document.nom}.md", contexte).split("\n")
    trouves = {}
    for rang, ligne in enumerate(lignes):
        if marque := MARQUE.search(ligne):
            suite = next((autre for autre in lignes[rang + 1 :] if not MARQUE.search(autre)), "")
            for clause in marque[1].split():
                trouves[clause] = f"{trouves.get(clause, '')} {suite}"
    return trouves


def words(texte):
    plat = (
        unicodedata.normalize("NFD", texte.casefold().replace("anti-spam", "antispam"))
        .encode("ascii", "ignore")
        .decode()
    )
    return set(re.findall(r"[a-z0-9]{4,}", plat))


@pytest.fixture(scope="module")
def registres():
    return {depot: (open_workshop(depot, jour=jour).charge.registre, jour) for depot, jour in DEPOTS.items()}


@pytest.fixture(scope="module")
def entier(registres):
    """The annex of a commune that has subscribed everything."""
    registre, jour = registres[RACINE]
    return marked(DOCUMENTS["annexe"], Demande(registre, "quetigny", jour))


def test_the_annex_says_every_clause_of_the_source(entier):
    assert len(ANNEXE) == 167
    assert [clause for clause in ANNEXE if clause not in entier and clause not in HORS] == []
    assert [clause for clause, texte in entier.items() if not words(texte)] == []


@pytest.mark.parametrize("clause", [clause for clause in ANNEXE if clause not in HORS | REMPLIS])
def test_a_paragraph_of_the_annex_has_the_words_of_its_clause(entier, clause):
    source = lire(reference(clause))
    dus = words(source.citation) - {"dijon", "metropole", "communes", "commune"}
    absents = dus - words(entier[clause])
    assert len(absents) <= (1 - MOTS) * len(dus), f"{source.citation} / {entier[clause]}"


@pytest.mark.parametrize("nom", DOCUMENTS)
def test_a_template_that_names_a_clause_prints_a_paragraph_under_it(registres, nom):
    """Over all the targets of the two repositories, each clause that a document names is printed once."""
    document = DOCUMENTS[nom]
    dits = {clause for clause, noms in documents_by_clause().items() if nom in noms}
    imprimes = {}
    for registre, jour in registres.values():
        for cible in document.targets(registre, jour):
            imprimes |= marked(document, Demande(registre, cible, jour))
    vides = [clause for clause, texte in imprimes.items() if not words(texte)]
    assert (sorted(dits - imprimes.keys()), vides) == ([], [])
