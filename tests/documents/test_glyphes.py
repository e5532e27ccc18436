"""What our fonts lack is named."""

import pytest

from sicommun.diagnostics import Panne
from sicommun.documents.glyphes import check_printable, printable


def test_french_is_printable():
    check_printable("Œuvre d'été – « 12\u202f345,67\u00a0€ » : ÉÈÀÇÙ ñ ø ł ș … − ’")


def test_what_is_not_is_named_with_its_place():
    with pytest.raises(Panne, match=r"U\+4E2D, dans « La commune de 中 »"):
        check_printable("La commune de 中")


def test_the_list_is_that_of_the_fonts():
    """An independent reader of the first font: the table of characters of pikepdf's neighbour, Pillow."""
    from PIL import ImageFont

    from sicommun.ressources import gabarits

    fonte = ImageFont.truetype(str(gabarits() / "style" / "polices" / "Lato-Regular.ttf"), 20)
    absent = fonte.getmask("\U0010ffff").getbbox(), bytes(fonte.getmask("\U0010ffff"))
    for lettre in "éŒ€−→":
        assert lettre in printable()
        assert (fonte.getmask(lettre).getbbox(), bytes(fonte.getmask(lettre))) != absent
    assert "中" not in printable()
