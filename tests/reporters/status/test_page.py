"""The page read back by a parser that is not ours: its structure, its figures, what it must never show."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import get_args

import pytest
from lxml import html

from sicommun.agenda.tableau import overview
from sicommun.model.base import Modele
from sicommun.model.confidentialite import CLASSES, class_of
from sicommun.montants import format_cents
from sicommun.reporters.status.page import render
from sicommun.ressources import gabarits

ORGEVAL, METROPOLE = "examples/val-dorgeval", "."
JOUR = date(2025, 6, 10)
PAGES = [
    (METROPOLE, date(2026, 11, 23), ""),
    (METROPOLE, date(2024, 12, 31), "chenove"),
    (METROPOLE, date(2015, 1, 1), ""),
    (ORGEVAL, JOUR, ""),
    (ORGEVAL, JOUR, "montfeint"),
    (ORGEVAL, date(2026, 3, 2), "pontmarge"),
    ("examples/fautes", date(2025, 3, 3), ""),
]


def lue(octets):
    return html.document_fromstring(octets.decode("utf-8"))


@pytest.fixture(params=[False, True], ids=["interne", "publique"])
def publique(request):
    return request.param


@pytest.fixture(params=PAGES, ids=lambda cas: f"{cas[0].rpartition('/')[2]}-{cas[1]}-{cas[2]}")
def page(request, vue, publique):
    depot, jour, slug = request.param
    return lue(render(vue(depot, jour).tableau, public=publique, slug=slug))


def test_it_says_its_language_and_its_title(page):
    assert page.get("lang") == "fr"
    assert page.findtext("head/title").strip()
    assert len(page.findall(".//h1")) == 1
    assert page.xpath("//main[@id='contenu']")
    assert page.xpath("//body/a[1]/@href") == ["#contenu"]


def test_no_heading_is_skipped(page):
    niveaux = [int(titre.tag[1]) for titre in page.iter("h1", "h2", "h3", "h4")]
    assert niveaux[0] == 1
    assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux))


def test_every_table_has_its_caption_and_its_headers(page):
    for table in page.iter("table"):
        assert table.find("caption").text_content().strip()
        assert all(th.get("scope") in {"col", "row"} and th.text_content().strip() for th in table.iter("th"))
        colonnes = len(table.findall("thead/tr/th"))
        for rangee in table.findall("tbody/tr"):
            assert rangee[0].tag == "th"
            assert len(rangee) == colonnes


def test_ids_are_unique_and_links_lead_somewhere(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {lien.removeprefix("#") for lien in page.xpath("//a/@href")} <= set(ids)
    vises = {mot for nom in page.xpath("//@aria-labelledby") for mot in nom.split()}
    assert vises <= set(ids)


def test_regions_have_a_name_of_their_own(page):
    noms = [
        section.get("aria-label") or page.get_element_by_id(section.get("aria-labelledby")).text_content()
        for section in page.iter("section")
    ]
    assert len(noms) == len(set(noms))


def test_it_needs_nothing_and_runs_nothing(page):
    assert (
        page.xpath("//script | //link | //img | //iframe | //object | //form | //*[@style] | //*[@src]") == []
    )
    assert [nom for nom in page.xpath("//@*") if getattr(nom, "attrname", "").startswith("on")] == []
    style = page.findtext("head/style")
    assert "url(" not in style
    assert "@import" not in style
    (regle,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in regle
    assert regle.startswith("default-src 'none';")


def test_a_picture_is_silent_or_says_what_it_shows(page):
    for dessin in page.iter("svg"):
        if dessin.get("aria-hidden") == "true":
            assert dessin.getparent().text_content().strip() or dessin.getparent().get("class") == "barre"
        else:
            assert dessin.get("role") == "img"
            assert dessin.findtext("title").strip()
            assert dessin.findtext("desc").strip()


def test_a_bar_is_as_long_as_its_figures_say(vue):
    page = lue(render(vue(METROPOLE, date(2026, 11, 23)).tableau))
    cellules = [td for td in page.xpath("//td[@class='ensemble']") if td.text_content().strip()]
    assert len(cellules) > 20
    for cellule in cellules:
        faites, dues = map(int, cellule.text_content().split("/"))
        longueurs = [int(rect.get("width")) for rect in cellule.iter("rect")][1:]
        assert longueurs == ([max(1, faites * 100 // dues)] if faites else [])


def test_the_shares_are_those_of_the_statement(vue):
    tableau = vue(METROPOLE, date(2026, 11, 23)).tableau
    page = lue(render(tableau))
    (table,) = page.xpath("//section[@aria-labelledby='parts']//table")
    lus = {ligne[0].text_content(): ligne[2].text_content() for ligne in table.findall("tbody/tr")}
    assert lus == {ligne.payeur.nom: format_cents(ligne.quote_part) for ligne in tableau.dernier.etat.payeurs}
    longueurs = [int(x) for x in table.xpath("tbody//rect[2]/@width")]
    assert longueurs == sorted(longueurs, reverse=True)
    assert longueurs[0] == 100


def test_the_calendar_counts_all_the_terms_to_come(vue):
    tableau = vue(METROPOLE, date(2026, 11, 23)).tableau
    page = lue(render(tableau))
    dessin = page.xpath("//svg[@class='calendrier']")[0]
    ecrits = [int(texte.text) for texte in dessin.iter("text") if texte.get("class") == "n"]
    seuls = len(list(dessin.iter("circle"))) - len(ecrits)
    assert sum(ecrits) + seuls == len(tableau.a_venir)


def test_the_same_state_gives_the_same_bytes(vue):
    tableau = vue().tableau
    assert render(tableau) == render(tableau)
    autre = replace(tableau, etats=tuple(reversed(tableau.etats)))
    assert render(replace(autre, etats=tuple(reversed(autre.etats)))) == render(tableau)


# What it must never show


def test_no_person_is_named(vue, publique):
    for depot in (ORGEVAL, METROPOLE):
        tableau = vue(depot, JOUR).tableau
        gens = [p for e in tableau.etats for p in (*(e.commune.representants), *_people(e.commune))]
        gens += [*tableau.epci.representants, *tableau.epci.service_commun.directeurs]
        for slug in ("", *(etat.commune.slug for etat in tableau.etats)):
            page = render(tableau, public=publique, slug=slug).decode()
            assert [p.nom for p in gens if f"{p.prenom} {p.nom}" in page] == []
            assert "example.org" not in page.replace(tableau.epci.nom, "")
            assert "03 53 01" not in page


def _people(commune):
    return commune.referents.personnes if commune.referents else ()


_STRUCTURE = {"commune", "payeur", "rattache_a", "par_contrat", "numero", "instance"}
"""Texts that name another record: changed, they would no longer lead to it."""


def canary(valeur):
    """Give a record where every free text that is not public says its class, field by field."""
    if isinstance(valeur, Modele):
        return valeur.model_copy(
            update={nom: _canary_field(valeur, nom) for nom in type(valeur).model_fields}
        )
    if isinstance(valeur, tuple):
        return tuple(canary(element) for element in valeur)
    if isinstance(valeur, dict):
        return {cle: canary(element) for cle, element in valeur.items()}
    return valeur


def _canary_field(modele, nom):
    """Give the canary of one field, or its value when it is a date, a figure or a word of a closed list."""
    valeur, annotation = getattr(modele, nom), type(modele).model_fields[nom].annotation
    classe = class_of(type(modele), nom) if type(modele) in CLASSES else "interne"
    ferme = "Literal" in str(annotation) or nom in _STRUCTURE
    texte = isinstance(valeur, str) or (valeur is None and str in _types(annotation))
    if texte and not ferme and classe != "public":
        return f"CANARI-{classe.upper()}-{type(modele).__name__}.{nom}"
    return canary(valeur)


def _types(annotation):
    """Give the types that an annotation is made of."""
    yield annotation
    for partie in get_args(annotation):
        yield from _types(partie)


@pytest.fixture(scope="module")
def hante(vue):
    """The example, haunted: every text that is internal or personal is a canary."""
    from sicommun.agenda.obligations import obligations
    from sicommun.store.chargement import load
    from sicommun.store.rangement.arbre import Dossier

    registre = load(Dossier(vue().racine)).registre
    registre = replace(
        registre,
        epci=canary(registre.epci),
        communes={slug: canary(commune) for slug, commune in registre.communes.items()},
        contrats={code: canary(contrat) for code, contrat in registre.contrats.items()},
        gouvernances={annee: canary(un) for annee, un in registre.gouvernances.items()},
    )
    echeances = obligations(registre, du=date(2024, 6, 10), au=date(2026, 6, 10), jour=JOUR)
    return overview(registre, JOUR, echeances=echeances)


def test_the_canaries_sing(hante):
    """The haunted register does hold what must not be shown."""
    chant = str([etat.commune for etat in hante.etats])
    assert "CANARI-PERSONNEL-Referent.telephone" in chant
    assert "CANARI-PERSONNEL-Validation.par" in chant
    assert "CANARI-INTERNE-MiseEnDemeure.raisons" in chant


def test_the_page_shows_nothing_personal(hante, publique):
    for slug in ("", *(etat.commune.slug for etat in hante.etats)):
        page = render(hante, public=publique, slug=slug).decode()
        assert re.findall(r"CANARI-PERSONNEL-[\w.]+", page) == []


def test_functions_and_references_alone_are_internal_and_shown(hante):
    """What a contact does, and the number of a letter, may stand on the page of the parties."""
    for slug in ("", *(etat.commune.slug for etat in hante.etats)):
        vus = set(re.findall(r"CANARI-INTERNE-[\w.]+", render(hante, slug=slug).decode()))
        assert {nom for nom in vus if not nom.endswith(".reference")} <= {"CANARI-INTERNE-Referent.fonction"}


def test_a_public_page_shows_nothing_internal(hante, vue):
    for slug in ("", *(etat.commune.slug for etat in hante.etats)):
        page = render(hante, public=True, slug=slug).decode()
        assert re.findall(r"CANARI-[\w.-]+", page) == []
    for slug in ("", "montfeint"):
        page = render(vue().tableau, public=True, slug=slug).decode()
        assert "mise en demeure" not in page
        assert "suspendu" not in page
        assert "xclusion temporaire" not in page
        assert "depuis 1" not in page
        assert "passé" not in lue(page.encode()).findtext(".//main")
    assert "mise en demeure" in render(vue().tableau, slug="montfeint").decode()


HOSTILES = {
    "balise": "<script>alert(1)</script>",
    "attribut": '"><svg onload=alert(1)>',
    "gabarit": "{{ 7 * 7 }}{% for x in y %}",
    "console": "[/b][link=https://example.org]x",
    "bidi": "Val\u202egrub\u2066",
    "commande": "Val\x1b[31m",
}


@pytest.mark.parametrize("nom", HOSTILES.values(), ids=HOSTILES)
def test_a_hostile_name_is_words(vue, nom):
    tableau = vue().tableau
    etats = tuple(
        replace(etat, commune=etat.commune.model_copy(update={"nom": nom}))
        if etat.commune.slug == "rivefont"
        else etat
        for etat in tableau.etats
    )
    for slug in ("", "rivefont"):
        octets = render(replace(tableau, etats=etats), slug=slug)
        page = lue(octets)
        assert page.xpath("//script | //svg[@onload] | //*[@onload]") == []
        textes = [noeud.text_content() for noeud in page.iter("th", "h1", "h3")]
        vu = nom.replace("\u202e", "\\u202e").replace("\u2066", "\\u2066").replace("\x1b", "\\x1b")
        assert any(vu.replace("\u00a0", " ") in texte.replace("\u00a0", " ") for texte in textes)
        assert not {"\u202e", "\u2066", "\x1b"} & set(octets.decode())


# Colours

PAIRES = [
    ("encre", "fond"), ("doux", "fond"), ("accent", "fond"), ("faute", "fond"), ("encre", "fond-doux"),
    ("doux", "fond-doux"), ("accent", "fond-doux"), ("faute", "fond-doux"), ("bon", "fond-bon"),
    ("attention", "fond-attention"), ("encre", "fond-attention"), ("faute", "fond-faute"),
]  # fmt: skip


def luminance(couleur):
    """Give the relative luminance of `#rrggbb` (WCAG 2.2)."""
    canaux = [int(couleur[rang : rang + 2], 16) / 255 for rang in (1, 3, 5)]
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    return sum(poids * c for poids, c in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def contraste(un, autre):
    clair, sombre = sorted((luminance(un), luminance(autre)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def palettes():
    """Give the colours of each sheet: on a screen by day, by night, on paper."""
    style = (gabarits() / "status" / "style.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", bloc))
        for bloc in re.findall(r":root \{([^}]*)\}", style)
    ]


def test_there_are_three_palettes():
    assert len(palettes()) == 3
    assert len({frozenset(palette) for palette in palettes()}) == 1


@pytest.mark.parametrize("palette", palettes(), ids=["jour", "nuit", "papier"])
@pytest.mark.parametrize(("texte", "fond"), PAIRES)
def test_words_stand_out(palette, texte, fond):
    assert contraste(palette[texte], palette[fond]) >= 4.5


@pytest.mark.parametrize("palette", palettes(), ids=["jour", "nuit", "papier"])
def test_bars_stand_out(palette):
    assert contraste(palette["plein"], palette["vide"]) >= 3
    assert contraste(palette["bon"], palette["vide"]) >= 3
