"""Hostile contents: what a stranger may put in a file of data, and the code that must answer at its place.

Each entry gives the bytes of `data/communes/valombre/commune.yaml`, made from a sound one. A code that
ends in `*` stands for its family.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BASE = Path(__file__).parents[1] / "cases" / "base"
COMMUNE = "data/communes/valombre/commune.yaml"
SAIN = (BASE / COMMUNE).read_text(encoding="utf-8")


class Entree(NamedTuple):
    """One hostile content: its category, its name, its bytes, the code that must answer."""

    categorie: str
    nom: str
    octets: bytes
    code: str


def _apres(texte: str) -> bytes:
    return (SAIN + texte).encode()


def _nom(valeur: str) -> bytes:
    return SAIN.replace("nom: Valombre", f"nom: {valeur}").encode("utf-8", "surrogatepass")


def _cle(cle: str, valeur: str) -> bytes:
    lignes = [f"{cle}: {valeur}" if ligne.startswith(f"{cle}:") else ligne for ligne in SAIN.splitlines()]
    return ("\n".join(lignes) + "\n").encode()


def _date(jour: str) -> bytes:
    return SAIN.replace("le: 2023-09-04", f"le: {jour}").encode()


def _postes(nombre: str) -> bytes:
    return SAIN.replace("au: 2024-12-31, postes: 34", f"au: 2024-12-31, postes: {nombre}").encode()


def yaml_() -> Iterator[tuple[str, bytes, str]]:
    """Give what YAML allows or almost allows, and no honest file holds."""
    bombe = "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))
    yield "bombe d'alias", bombe.encode(), "LEC033"
    yield "ancre seule", _apres("x: &a 1\n"), "LEC033"
    yield "alias vers rien", _apres("x: *a\n"), "LEC0*"
    yield "alias sur lui-même", _apres("x: &a [*a]\n"), "LEC03*"
    yield "fusion", _apres("x: {<<: {a: 1}}\n"), "LEC035"
    yield "étiquette python", _apres("x: !!python/object/apply:os.system [id]\n"), "LEC036"
    yield "étiquette locale", _apres("x: !secret y\n"), "LEC036"
    yield "étiquette binaire", _apres("x: !!binary aGVsbG8=\n"), "LEC036"
    yield "étiquette set", _apres("x: !!set {a, b}\n"), "LEC036"
    yield "directive YAML 1.1", b"%YAML 1.1\n---\n" + SAIN.encode(), "LEC037"
    yield "directive TAG", b"%TAG ! tag:example.org,2000:\n---\n" + SAIN.encode(), "LEC037"
    yield "deux documents", _apres("---\nnom: Autre\n"), "LEC038"
    yield "fin de document puis autre", _apres("...\n---\nnom: Autre\n"), "LEC038"
    yield "clé en double", _apres("nom: Autre\n"), "LEC030"
    yield (
        "clé en double dans un fait",
        SAIN.replace("fait: interet,", "fait: interet, fait: interet,").encode(),
        "LEC030",
    )
    yield "clé complexe", _apres("? [a, b]\n: c\n"), "LEC03*"
    yield "clé nombre", _apres("2024: a\n"), "LEC031"
    yield "clé date", _apres("2024-01-01: a\n"), "LEC031"
    yield "clé nulle", _apres("~: a\n"), "LEC03*"
    yield "clé vide", _apres("'': a\n"), "*"
    yield "liste à la racine", b"- a\n- b\n", "LEC039"
    yield "mot à la racine", b"bonjour\n", "LEC0*"
    yield "nul à la racine", b"~\n", "LEC0*"
    yield "vide", b"", "LEC002"
    yield "espaces seules", b"   \n\n  \n", "LEC002"
    yield "commentaires seuls", b"# rien\n# du tout\n", "LEC0*"
    yield "crochet ouvert", _apres("x: [a, b\n"), "LEC0*"
    yield "accolade ouverte", _apres("x: {a: b\n"), "LEC0*"
    yield "guillemet ouvert", _apres('x: "a\n'), "LEC0*"
    yield "apostrophe ouverte", _apres("x: 'a\n"), "LEC0*"
    yield "tabulation d'indentation", _apres("x:\n\ty: 1\n"), "LEC011"
    yield "espace insécable d'indentation", _apres("x:\n\u00a0\u00a0y: 1\n"), "LEC011"
    yield "décalage", _apres("x:\n    a: 1\n  b: 2\n"), "LEC023"
    yield "deux-points de trop", _apres("x: a: b\n"), "LEC024"
    yield "arobase nue", _apres("x: @a\n"), "LEC025"
    yield "accent grave nu", _apres("x: `id`\n"), "LEC025"
    yield "pourcent nu", _apres("x: %a\n"), "LEC0*"
    yield "échappement inconnu", _apres('x: "a\\q"\n'), "LEC026"
    yield "échappement nul", _apres('x: "a\\0b"\n'), "LEC0*"
    yield "échappement bidi", _apres('note: "a\\u202eb"\n'), "LEC0*"
    yield "échappement d'un substitut", _apres('note: "\\ud800"\n'), "LEC0*"
    yield "échappement ESC", _apres('note: "\\e[31m"\n'), "LEC0*"
    yield "conflit de fusion", _apres("<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> autre\n"), "LEC012"
    yield "conflit à trois", _apres("<<<<<<< a\nx: 1\n||||||| b\nx: 0\n=======\nx: 2\n>>>>>>> c\n"), "LEC012"
    yield "bloc plié sans fin", _apres("x: >9\n  a\n"), "*"
    yield "indicateur de bloc faux", _apres("x: |z\n  a\n"), "LEC0*"


def taille() -> Iterator[tuple[str, bytes, str]]:
    """Give what is too deep, too long, too many."""
    yield "100 000 crochets", b"x: " + b"[" * 100_000, "LEC040"
    yield "100 000 accolades", b"x: " + b"{a: " * 100_000, "LEC040"
    yield "100 000 tirets", b"x:\n  " + b"- " * 100_000 + b"a\n", "LEC040"
    yield "juste trop profond", _apres("x: " + "[" * 40 + "]" * 40 + "\n"), "LEC040"
    yield "scalaire d'un million", _nom("a" * 1_000_000), "LEC042"
    yield "clé d'un million", _apres("a" * 1_000_000 + ": 1\n"), "LEC0*"
    yield "deux millions d'octets", _nom("a" * 2_100_000), "LEC001"
    yield "cinquante millions d'octets", b"#" * 50_000_000, "LEC001"
    yield (
        "une ligne d'un million",
        _apres("operations: [" + ", ".join(["{intitule: " + "a" * 19_000 + "}"] * 60) + "]\n"),
        "",
    )
    tiers = "{portee: B/telecoms, objet: " + "a" * 19_000 + ", prestataire: X}"
    yield (
        "cent constats sur une ligne de deux millions",
        _apres(f"derogations_exclusivite: [{', '.join([tiers] * 100)}]\n"),
        "EXL001",
    )
    yield "un million d'espaces devant une faute", _apres("x:" + " " * 1_000_000 + "1\n"), "FOR001"
    yield "trois cent mille valeurs", _apres("x: [" + "1," * 300_000 + "]\n"), "LEC041"
    yield "cent mille clés", _apres("".join(f"c{n}: 1\n" for n in range(100_000))), "*"
    yield "mille fautes", _apres("x: &a\n" * 1000), "LEC0*"
    yield "ligne de commentaire géante", _apres("#" + "a" * 1_500_000 + "\n"), ""
    yield "cent mille lignes vides", _apres("\n" * 100_000), ""
    yield (
        "mille faits",
        SAIN.encode() + b"".join(b"  - {le: 2025-01-02, fait: interet}\n" for _ in range(1000)),
        "*",
    )


def nombres() -> Iterator[tuple[str, bytes, str]]:
    """Give numbers that other readers would take for something else."""
    for valeur in (
        "1e400", "1e-400", "1e1000000", ".inf", "-.inf", ".nan", "0x1F", "0o17", "017", "1_000", "1 000", "1,5",
        "-1", "+1", "-0", "1.0", "34.5", "1:30", "12:30:45", "９", "٣", "Ⅳ", "½", "9" * 5000, "1e5", "0b11", "1e", "~", "true",
    ):  # fmt: skip
        if valeur != "~":
            yield f"postes {valeur[:12]}", _postes(valeur), "FOR0*" if valeur != "1,5" else "*"
    for valeur in (
        "01001",
        "219900016",
        "2.19900016e8",
        "219900016.0",
        '"21990001６"',
        '"219900016\\n"',
        "null",
        "[]",
        "{}",
    ):
        yield f"siren {valeur[:14]}", _cle("siren", valeur), "*"


def dates() -> Iterator[tuple[str, bytes, str]]:
    """Give days that are none, or that nobody writes so."""
    for valeur in (
        "2024-13-01", "2024-02-30", "2023-02-29", "0000-00-00", "2024-1-1", "24-01-01", "2024/01/01", "01/02/2024",
        "2024-01-01T00:00:00Z", "2024-01-01 12:00", "20240101", "2024-W01-1", "9999-12-31", "1000-01-01", "10000-01-01",
        "２０２４-01-01", "2024-01-32", "-2024-01-01", "hier", "0", "1700000000", '"2024-02-31"', "2024-00-10",
    ):  # fmt: skip
        yield f"le {valeur}", _date(valeur), "*"


def caracteres() -> Iterator[tuple[str, bytes, str]]:
    """Give characters that hide, turn around, or drive a terminal."""
    for nom, signe in {
        "nul": "\0", "cloche": "\a", "retour arrière": "\b", "ESC": "\x1b[31m", "OSC": "\x1b]0;titre\x07", "DEL": "\x7f",
        "CSI C1": "\x9b31m", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029", "RLO": "\u202e", "LRI": "\u2066", "RLM": "\u200f",
        "ALM": "\u061c", "ZWSP": "\u200b", "ZWJ": "\u200d", "ZWNJ": "\u200c", "WJ": "\u2060", "SHY": "\u00ad", "BOM au milieu": "\ufeff",
        "étiquette": "\U000e0041", "non attribué": "\u0378", "privé": "\ue000", "non-caractère": "\ufffe", "VT": "\x0b", "FF": "\x0c",
        "substitut": "\ud800", "remplissage hangul": "\u3164", "CR seul": "\r",
    }.items():  # fmt: skip
        yield nom, _nom(f"Val{signe}ombre"), "LEC0*"


def encodages() -> Iterator[tuple[str, bytes, str]]:
    """Give bytes that are not UTF-8, or not quite."""
    for nom in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"):
        yield nom, SAIN.encode(nom), "LEC003"
    yield "cp1252", SAIN.encode("cp1252", "replace").replace(b"Valombre", b"Val\xe9ombre"), "LEC004"
    yield "cp850", SAIN.replace("Valombre", "Valémbre").encode("cp850", "replace"), "LEC004"
    yield "UTF-8 trop long", SAIN.encode().replace(b"Valombre", b"Val\xc0\xafombre"), "LEC004"
    yield "UTF-8 tronqué", SAIN.encode() + b"x: \xe2\x82", "LEC004"
    yield "substitut encodé", SAIN.encode().replace(b"Valombre", b"Val\xed\xa0\x80ombre"), "LEC0*"
    yield "BOM puis texte", b"\xef\xbb\xbf" + SAIN.encode(), ""
    yield "deux BOM", b"\xef\xbb\xbf\xef\xbb\xbf" + SAIN.encode(), "LEC0*"
    yield "image PNG", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "LEC0*"
    yield "zip", b"PK\x03\x04" + bytes(range(256)) * 20, "LEC0*"
    yield "octets nuls", b"\0" * 4096, "LEC0*"


def noms() -> Iterator[tuple[str, bytes, str]]:
    """Give words that some other program would obey; here they are words, shown as such."""
    for valeur in (
        '"[/commune]"', '"[red]rouge[/red]"', '"[link=https://example.org]x[/link]"', '"{{ 7*7 }}"', '"{% import os %}"', '"${HOME}"',
        '"$(id)"', "\"'; DROP TABLE communes; --\"", '"<script>alert(1)</script>"', '"=HYPERLINK(A1)"', '"@SUM(A1)"', '"+1+1"', '"-1"',
        '"../../etc/passwd"', '"C:\\\\Windows"', '"%s%s%s%n"', '"::error file=x::y"', '"\\u0000"', '"' + "é" * 5000 + '"', '"# x"',
    ):  # fmt: skip
        yield f"nom {valeur[:24]}", _nom(valeur), "*"


def secrets() -> Iterator[tuple[str, bytes, str]]:
    """Give secrets in odd places: found, and never repeated."""
    secret = "Tr0mpe2031"
    yield "en commentaire", _apres(f"# mot de passe : {secret}\n"), "SEC00*"
    yield (
        "en note",
        SAIN.replace("fait: interet,", f'fait: interet, note: "mdp : {secret}",').encode(),
        "SEC00*",
    )
    yield "sous une clé inconnue", _apres(f"mot_de_passe: {secret}\n"), "SEC00*"
    yield "en bloc", _apres(f"mot_de_passe: |\n  {secret}\n"), "SEC00*"
    yield "dans une adresse", _apres(f"# ftp://mairie:{secret}@ftp.example.org\n"), "SEC00*"
    yield "dans un fichier cassé", _apres(f"x: [\n# mdp : {secret}\n"), "SEC00*"
    yield "dans une valeur refusée", _cle("siren", f'"mdp : {secret}"'), "*"
    yield "dans une date refusée", _date(f'"mdp : {secret}"'), "*"


CATEGORIES = {
    "yaml": yaml_, "taille": taille, "nombres": nombres, "dates": dates, "caracteres": caracteres, "encodages": encodages,
    "noms": noms, "secrets": secrets,
}  # fmt: skip
ENTREES = [Entree(categorie, *entree) for categorie, faire in CATEGORIES.items() for entree in faire()]
