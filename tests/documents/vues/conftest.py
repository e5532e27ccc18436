"""Papers of the two shipped repositories, read as text, compared with those kept in `tests/golden`."""

from functools import cache
from pathlib import Path

import pytest

from sicommun.documents.ouverture import open_workshop

RACINE = Path(__file__).parents[3]
DEPOTS = {"dijon": RACINE, "val-dorgeval": RACINE / "examples" / "val-dorgeval"}
GOLDEN = RACINE / "tests" / "golden"

atelier = cache(open_workshop)


@pytest.fixture(scope="session")
def paper():
    """Render a paper: `paper("contrat", "A003", "dijon", date(…))`."""

    def render(document, cible, depot, jour):
        ouvert = atelier(DEPOTS[depot], jour=jour)
        return ouvert.render(ouvert.document(document), cible)

    return render


@pytest.fixture(scope="session")
def lacks():
    """List what a paper lacks: (place, what, clause)."""

    def give(document, cible, depot, jour):
        ouvert = atelier(DEPOTS[depot], jour=jour)
        rendu = ouvert.render(ouvert.document(document), cible)
        return [(ouvert.place(m), m.quoi, m.clause) for m in rendu.manques]

    return give


@pytest.fixture(scope="session")
def golden(paper, request):
    """Render a paper and compare its Markdown with the one kept; `--refresh-cases` keeps it anew."""

    def check(document, cible, depot, jour):
        rendu = paper(document, cible, depot, jour)
        attendu = GOLDEN / document / f"{depot}-{rendu.nom}.md"
        if request.config.getoption("--refresh-cases"):
            attendu.parent.mkdir(parents=True, exist_ok=True)
            attendu.write_text(rendu.markdown, encoding="utf-8", newline="\n")
        assert rendu.markdown == attendu.read_text(encoding="utf-8")
        return rendu

    return check
