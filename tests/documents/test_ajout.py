"""What is added after a paper: a signature leaves its pages alone, an editor that saves « at the end » does not."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

from sicommun.documents.ajout import pages_untouched, same_pages
from sicommun.documents.feuille import Feuille
from sicommun.documents.pdf import render

FEUILLE = Feuille("Convention", "Val d'Orgeval", date(2024, 12, 31), donnees=b"{}")


@pytest.fixture(scope="module")
def papier():
    return render("# Convention\n\nLe prix est de 100 euros.\n", FEUILLE)


def edited(octets, change):
    """Save a change at the end of a file, as an editor of PDF does."""
    writer = pypdf.PdfWriter(BytesIO(octets), incremental=True)
    change(writer)
    flux = BytesIO()
    writer.write(flux)
    assert flux.getvalue().startswith(octets)
    assert len(flux.getvalue()) > len(octets)
    return flux.getvalue()


def note(sorte, **champs):
    zone = ArrayObject([FloatObject(n) for n in (50, 50, 200, 120)])
    propre = {NameObject(f"/{cle}"): NameObject(valeur) for cle, valeur in champs.items()}
    return DictionaryObject({NameObject("/Subtype"): NameObject(sorte), NameObject("/Rect"): zone, **propre})


def add(*notes):
    def change(writer):
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(une) for une in notes])

    return change


def overwrite(writer):
    flux = DecodedStreamObject()
    flux.set_data(writer.pages[0].get_contents().get_data() + b"\nBT ET")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(flux)


def test_a_signature_leaves_the_pages_alone(papier):
    assert same_pages(papier, papier + b"\n% signature\n")
    assert same_pages(papier, edited(papier, add(note("/Widget", FT="/Sig"))))


@pytest.mark.parametrize(
    "change",
    [
        overwrite,
        add(note("/FreeText")),
        add(note("/Widget", FT="/Sig"), note("/Stamp")),
        add(note("/Widget", FT="/Tx")),
        lambda writer: writer.add_blank_page(100, 100),
        lambda writer: writer.pages[0].rotate(90),
    ],
    ids=["contenu", "note", "tampon", "champ", "page", "sens"],
)
def test_anything_else_is_a_touched_page(papier, change):
    assert not same_pages(papier, edited(papier, change))


def test_the_process_says_the_same(papier, tmp_path):
    fichier = tmp_path / "papier.pdf"
    fichier.write_bytes(papier + b"\n% signature\n")
    assert pages_untouched(fichier, len(papier))
    fichier.write_bytes(edited(papier, overwrite))
    assert not pages_untouched(fichier, len(papier))
