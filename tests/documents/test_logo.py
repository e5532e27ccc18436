"""A logo is an image, whatever its name says."""

import pytest

from sicommun.diagnostics import Panne
from sicommun.documents.logo import read_logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("octets", "genre"),
    [
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (SVG, "svg"),
        (b'<?xml version="1.0"?>\n' + SVG, "svg"),
    ],
)
def test_an_image_is_recognised(octets, genre):
    assert read_logo(octets, "logo").genre == genre


@pytest.mark.parametrize(
    "octets",
    [
        b"", b"GIF89a", b"%PDF-1.7", b"<html></html>", b"<svg><script>x</script></svg>", b'<svg onload="x()"/>',
        b'<svg><image href="file:///etc/passwd"/></svg>', b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        b"<svg><foreignObject/></svg>",
    ],
)  # fmt: skip
def test_anything_else_is_refused(octets):
    with pytest.raises(Panne, match="n'est pas une image"):
        read_logo(octets, "data/logo.png")


def test_one_too_large_is_refused():
    with pytest.raises(Panne, match="dépasse"):
        read_logo(b"\x89PNG\r\n\x1a\n" + bytes(1_000_001), "data/logo.png")
