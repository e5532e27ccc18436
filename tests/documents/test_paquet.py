"""The same parts give the same bytes."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from sicommun.documents.paquet import pack, repack, unpack


def test_the_hour_of_the_making_is_forgotten():
    flux = BytesIO()
    with ZipFile(flux, "w") as archive:
        archive.writestr("mimetype", "a")
        archive.writestr("b.xml", "c")
    refait = repack(flux.getvalue())
    assert refait == pack({"mimetype": b"a", "b.xml": b"c"})
    assert unpack(refait) == {"mimetype": b"a", "b.xml": b"c"}
    with ZipFile(BytesIO(refait)) as archive:
        premier = archive.infolist()[0]
    assert (premier.filename, premier.compress_type, premier.date_time[0]) == ("mimetype", ZIP_STORED, 2020)
