"""A whole little world drawn at random, written as files, read as the tool does, then counted by hand.

The hand knows nothing of the code: it goes through the days of the year one by one, with fractions, and
deals the cents one at a time.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from sicommun.diagnostics import ERREUR
from sicommun.quota.arret import changed_inputs, freeze, is_intact, moved, statement_of
from sicommun.quota.etat_annuel import yearly_statement
from sicommun.store.chargement import load
from sicommun.store.creation.arretes import arrete_text

SIRENS = {"epci": "200000008", "c": "210000002", "a": "210000010", "b": "210000028"}
"""In the order of ties: the EPCI, then by SIREN, which is not that of the folders."""
MESURES = ("postes", "agents", "vm")
CHOIX = {
    "comptage": ("31_decembre", "1er_janvier", "moyenne", "jour_par_jour"),
    "presence": ("jours", "annee_entiere"),
    "arrondi": ("plus_forts_restes", "residu_gestionnaire"),
    "personnel": ("inclus", "exclu", "ac"),
    "tva": ("ttc", "ht"),
}
CLES = (None, "agents", "vm", "habitants", "parts", "mixte", "forfait", "cout_unitaire")


# -- the world ----------------------------------------------------------------------------------------


def euros(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def days(annee, n=400):
    return st.integers(-20, n).map(lambda rang: date(annee, 1, 1) + timedelta(days=rang))


def counts(annee):
    """Give counts by day: one of the night before the year, and some more, at odd days or on the last."""
    valeurs = st.fixed_dictionaries(dict.fromkeys(MESURES, st.sampled_from([*range(41), 7, 23])))
    dates = st.lists(st.one_of(days(annee, 380), st.just(date(annee, 12, 31))), max_size=3)
    return dates.flatmap(
        lambda jours: st.fixed_dictionaries(
            dict.fromkeys(sorted({date(annee - 1, 12, 31), date(annee - 2, 6, 1), *jours}), valeurs)
        )
    )


@st.composite
def members(draw, annee):
    entree = draw(st.one_of(st.just(date(2019, 1, 1)), days(annee)))
    premier = max(entree, date(annee, 1, 1))
    sortie = draw(st.one_of(st.none(), st.integers(-9, 400).map(lambda n: premier + timedelta(days=n))))
    entree = min(entree, sortie or entree)
    return {
        "entree": entree,
        "sortie": sortie,
        "comptages": draw(counts(annee)),
        "habitants": draw(st.integers(0, 9)),
    }


@st.composite
def lines(draw, annee):
    montant = draw(st.sampled_from((1, 99_999, 100_000)).flatmap(lambda n: st.integers(0, n)))
    debut = draw(days(annee))
    return {
        "montant": montant,
        "tva": draw(st.integers(0, montant)),
        "personnel": draw(st.booleans()),
        "periode": draw(
            st.one_of(
                st.none(),
                st.tuples(st.just(debut), st.integers(0, 500).map(lambda n: debut + timedelta(days=n))),
            )
        ),
    }


@st.composite
def objects(draw, annee, rang):
    liste = draw(st.one_of(st.none(), st.lists(st.sampled_from(list(SIRENS)), min_size=1, unique=True)))
    pourcent = draw(st.integers(0, 100))
    du = draw(st.one_of(st.none(), st.integers(0, 300)))
    duree = draw(st.one_of(st.none(), st.integers(0, 200)))
    debut = date(annee, 1, 1) + timedelta(days=du or 0)
    bornes = st.one_of(st.none(), st.tuples(days(annee, 100), st.integers(0, 300)))
    return {
        "code": f"o{rang}",
        "du": None if du is None else debut,
        "au": None if duree is None else debut + timedelta(days=duree),
        "liste": liste and {qui: draw(bornes) for qui in liste},
        "epci": draw(st.booleans()),
        "fondement": draw(st.booleans()),
        "cle": draw(st.sampled_from((*CLES, *CLES[-2:]))),
        "parts": {"epci": 100 - pourcent, "a": pourcent},
        "part_epci": draw(st.integers(0, 100)),
        "mixte": {"postes": Fraction(pourcent, 100), "habitants": Fraction(100 - pourcent, 100)},
        "tarif": draw(st.sampled_from((None, 1, 777, 3_333, 20_000))),
        "mesure": draw(st.sampled_from((None, *MESURES))),
        "reglement": draw(st.sampled_from(("titre", "ac"))),
        "choix": {nom: draw(st.one_of(st.none(), st.sampled_from(v))) for nom, v in CHOIX.items()},
        "depenses": draw(st.lists(lines(annee), min_size=1, max_size=3)),
        "recettes": draw(st.lists(lines(annee), max_size=2)),
        "biens": draw(
            st.lists(
                st.tuples(
                    st.integers(1, 900_000), st.integers(0, 100), days(annee - 2, 900), st.integers(1, 6)
                ),
                max_size=2,
            )
        ),
    }


@st.composite
def worlds(draw):
    annee = draw(st.sampled_from((2026, 2028)))
    directes = st.lists(st.tuples(st.sampled_from(list(SIRENS)), st.integers(-9000, 90_000)), max_size=3)
    return {
        "annee": annee,
        "choix": {nom: draw(st.sampled_from(valeurs)) for nom, valeurs in CHOIX.items()},
        "epci": draw(counts(annee)),
        "communes": {nom: draw(members(annee)) for nom in "abc"},
        "payeur_de_b": draw(st.booleans()),
        "objets": [draw(objects(annee, rang)) for rang in range(draw(st.integers(1, 2)))],
        "directes": {nom: draw(directes) for nom in ("refacturations", "acomptes", "regularisations")},
    }


# -- its files ----------------------------------------------------------------------------------------


def counts_text(comptages):
    return "comptages:\n" + "".join(
        f"  - {{au: {au}, postes: {v['postes']}, agents: {v['agents']}, mesures: {{vm: {v['vm']}}}, "
        "etat: propose}\n"
        for au, v in comptages.items()
    )


def line_text(ligne):
    corps = f"libelle: D, montant: {euros(ligne['montant'])}, tva: {euros(ligne['tva'])}"
    if ligne["personnel"]:
        corps += ", nature: personnel"
    if ligne["periode"]:
        corps += f", etaler: oui, periode: {{du: {ligne['periode'][0]}, au: {ligne['periode'][1]}}}"
    return f"{{{corps}}}"


def object_text(objet):
    ecrit = {"code": objet["code"], "libelle": "O", "portee": "[B]"}
    ecrit |= {nom: objet[nom] for nom in ("du", "au", "cle", "mesure", "reglement") if objet[nom]}
    ecrit["utilisateurs"] = "tous"
    if objet["liste"]:
        lus = []
        for qui, bornes in objet["liste"].items():
            dates = f", du: {bornes[0]}, au: {bornes[0] + timedelta(days=bornes[1])}" if bornes else ""
            lus.append(f"{{qui: {qui}{dates}}}")
        ecrit["utilisateurs"] = f"[{', '.join(lus)}]"
    ecrit["epci_utilise"] = "oui" if objet["epci"] else "non"
    ecrit |= {"fondement": "Convention"} if objet["fondement"] else {}
    ecrit |= {nom: valeur for nom, valeur in objet["choix"].items() if valeur}
    ecrit |= {"tarif": euros(objet["tarif"])} if objet["tarif"] is not None else {}
    ecrit["part_epci"] = objet["part_epci"]
    if objet["cle"] == "parts":
        ecrit["parts"] = "{" + ", ".join(f"{q}: {p}" for q, p in objet["parts"].items()) + "}"
    if objet["cle"] == "mixte":
        ecrit["mixte"] = [f"{{cle: {c}, poids: {float(p):.2f}}}" for c, p in objet["mixte"].items()]
        ecrit["mixte"] = f"[{', '.join(ecrit['mixte'])}]"
    for genre in ("depenses", "recettes"):
        ecrit[genre] = f"[{', '.join(line_text(ligne) for ligne in objet[genre])}]"
    biens = (
        f"{{libelle: S, montant_ttc: {euros(ttc)}, fctva: {euros(min(aide, ttc))}, "
        f"mise_en_service: {jour}, duree: {duree}}}"
        for ttc, aide, jour, duree in objet["biens"]
    )
    ecrit["investissements"] = f"[{', '.join(biens)}]"
    lignes = [f"    {cle}: {valeur}" for cle, valeur in ecrit.items()]
    return "\n".join(lignes).replace("    code", "  - code", 1)


def files(monde):
    annee = monde["annee"]
    membres = ", ".join(
        f'{{siren: "{SIRENS[n]}", code_insee: "2100{r}", nom: {n}}}' for r, n in enumerate("abc")
    )
    tete = f'format: 1\nnom: E\nsiren: "{SIRENS["epci"]}"\nnature: CC\nservice_commun: {{nom: S}}\n'
    budget = "\n".join([f"exercice: {annee}", "objets:", *map(object_text, monde["objets"]), ""])
    for nom, lignes in monde["directes"].items():
        elements = (f"{{qui: {qui}, libelle: L, montant: {euros(cents)}}}" for qui, cents in lignes)
        budget += f"{nom}: [{', '.join(elements)}]\n"
    fichiers = {
        "data/epci.yaml": f"{tete}membres: [{membres}]\n{counts_text(monde['epci'])}",
        "data/conventions/1.yaml": "en_vigueur_du: 2019-01-01\n"
        + "".join(f"{nom}: {valeur}\n" for nom, valeur in monde["choix"].items()),
        f"data/budgets/{annee}.yaml": budget,
    }
    for nom, commune in monde["communes"].items():
        faits = [f"  - {{le: {commune['entree']}, fait: reprise, portee: [B]}}"]
        if commune["sortie"]:
            faits.append(f"  - {{le: {commune['entree']}, fait: demande_retrait, portee: [B]}}")
            faits.append(f"  - {{le: {commune['sortie']}, fait: retrait, portee: [B]}}")
        fichiers[f"data/communes/{nom}/commune.yaml"] = (
            f'nom: {nom}\nsiren: "{SIRENS[nom]}"\n{counts_text(commune["comptages"])}'
            + (
                "payeur: a\nnature: ccas\nrattache_a: a\n"
                if nom == "b" and monde["payeur_de_b"]
                else "nature: commune\n"
            )
            + f"populations: [{{millesime: {annee - 3}, municipale: 0, totale: {commune['habitants']}}}]\n"
            + "\n".join(["parcours:", *faits, ""])
        )
    return fichiers


class Arbre:
    def __init__(self, fichiers):
        self.textes = fichiers

    def fichiers(self):
        return tuple(sorted(self.textes))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self.textes[nom].encode()


def computed(monde):
    charge = load(Arbre(files(monde)))
    assert [d.message for d in charge.diagnostics if d.fiche.gravite is ERREUR] == []
    return yearly_statement(charge.registre.budgets[str(monde["annee"])], charge.registre)


# -- by hand ------------------------------------------------------------------------------------------


def half_up(exact):
    return floor(exact + Fraction(1, 2)) if exact >= 0 else -floor(-exact + Fraction(1, 2))


def whole_year(annee):
    premier = date(annee, 1, 1)
    return [premier + timedelta(days=n) for n in range((date(annee + 1, 1, 1) - premier).days)]


def counted_line(ligne, annee, choix):
    cents = ligne["montant"] - (ligne["tva"] if choix["tva"] == "ht" else 0)
    if not ligne["periode"]:
        return cents
    du, au = ligne["periode"]
    duree = (au - du).days + 1
    passes = [
        sum(du + timedelta(days=n) <= date(fin, 12, 31) for n in range(duree)) for fin in (annee - 1, annee)
    ]
    avant, apres = (half_up(Fraction(cents * n, duree)) for n in passes)
    return apres - avant


def depreciation(bien, annee):
    ttc, aide, jour, duree = bien
    cumul = []
    for fin in (annee - 1, annee):
        annees = Fraction(0)
        for n in range(jour.year, fin + 1):
            jours = whole_year(n)
            annees += Fraction(sum(j >= jour for j in jours), len(jours))
        cumul.append(half_up((ttc - min(aide, ttc)) * min(Fraction(1), annees / duree)))
    return cumul[1] - cumul[0]


def base_of(objet, annee, choix):
    total = staff = 0
    for genre, signe in (("depenses", 1), ("recettes", -1)):
        for ligne in objet[genre]:
            if ligne["personnel"] and choix["personnel"] == "exclu":
                continue
            cents = signe * counted_line(ligne, annee, choix)
            total += cents
            staff += cents if ligne["personnel"] else 0
    return total + sum(depreciation(bien, annee) for bien in objet["biens"]), staff


def is_user(qui, jour, objet, monde):
    if objet["liste"]:
        nomme = qui in objet["liste"] or (qui == "epci" and objet["epci"])
        bornes = objet["liste"].get(qui)
        if bornes and not bornes[0] <= jour <= bornes[0] + timedelta(days=bornes[1]):
            return False
    else:
        nomme = objet["epci"] if qui == "epci" else True
    if not nomme or qui == "epci" or objet["fondement"]:
        return nomme
    commune = monde["communes"][qui]
    return commune["entree"] <= jour and (commune["sortie"] is None or jour <= commune["sortie"])


def measure_days(qui, mesure, siens, vie, monde, choix):
    """Sum what a user counts for: its measure on each of the days that weigh."""
    comptages = monde["epci"] if qui == "epci" else monde["communes"][qui]["comptages"]
    annee = monde["annee"]
    borne = date(annee, 12, 31) if siens[-1] == vie[-1] else siens[-1]
    lus = {au: v[mesure] for au, v in comptages.items() if au <= borne}

    def at(jour):
        return lus[max(au for au in lus if au <= jour)]

    compte = siens if choix["presence"] == "jours" else vie
    if choix["comptage"] == "jour_par_jour":
        return Fraction(sum(at(jour) for jour in compte))
    if choix["comptage"] == "31_decembre":
        nombre = Fraction(at(borne))
    elif choix["comptage"] == "1er_janvier":
        nombre = Fraction(at(date(annee, 1, 1)))
    else:
        suite = [at(date(annee, 1, 1)), *(v for au, v in lus.items() if au > date(annee, 1, 1))]
        nombre = Fraction(sum(suite), len(suite))
    return nombre * len(compte)


def one(poids):
    total = sum(poids.values())
    return {qui: p / total if total else Fraction(0) for qui, p in poids.items()}


def weights_of(cle, objet, jours, vie, monde, choix):
    if cle == "parts":
        return {qui: Fraction(objet["parts"].get(qui, 0)) for qui in jours}
    if cle == "mixte":
        sommes = dict.fromkeys(jours, Fraction(0))
        for sous, part in objet["mixte"].items():
            for qui, p in one(weights_of(sous, objet, jours, vie, monde, choix)).items():
                sommes[qui] += part * p
        return sommes
    if cle == "habitants":
        gens = {
            qui: Fraction(monde["communes"][qui]["habitants"])
            * (len(siens) if choix["presence"] == "jours" else len(vie))
            for qui, siens in jours.items()
            if qui != "epci"
        }
        if "epci" not in jours:
            return gens
        part = Fraction(objet["part_epci"], 100)
        return {"epci": part} | {qui: p * (1 - part) for qui, p in one(gens).items()}
    mesure = (objet["mesure"] or "postes") if cle in ("forfait", "cout_unitaire") else cle or "postes"
    return {qui: measure_days(qui, mesure, siens, vie, monde, choix) for qui, siens in jours.items()}


def deal(cents, poids, choix):
    """Hand the cents out one by one to the largest remainder, or leave the residue to the EPCI."""
    exactes = {qui: abs(cents) * p for qui, p in one(poids).items()}
    signe = -1 if cents < 0 else 1
    if choix["arrondi"] == "residu_gestionnaire" and poids.get("epci"):
        parts = {qui: half_up(exacte) for qui, exacte in exactes.items()}
        parts["epci"] += abs(cents) - sum(parts.values())
    else:
        parts = {qui: floor(exacte) for qui, exacte in exactes.items()}
        restes = {qui: exactes[qui] - parts[qui] for qui in parts}
        for _ in range(abs(cents) - sum(parts.values())):
            heureux = max(restes, key=lambda qui: (restes[qui], -list(SIRENS).index(qui)))
            parts[heureux] += 1
            restes[heureux] = Fraction(-1)
    return {qui: signe * part for qui, part in parts.items()}


def share_by_hand(objet, monde):
    """Give the shares, those settled by `ac`, and what the EPCI bears of a rate; None when nobody can."""
    annee = monde["annee"]
    choix = monde["choix"] | {nom: valeur for nom, valeur in objet["choix"].items() if valeur}
    base, staff = base_of(objet, annee, choix)
    vie = [jour for jour in whole_year(annee) if (objet["du"] or jour) <= jour <= (objet["au"] or jour)]
    jours = {qui: [jour for jour in vie if is_user(qui, jour, objet, monde)] for qui in SIRENS}
    jours = {qui: siens for qui, siens in jours.items() if siens}
    poids = weights_of(objet["cle"], objet, jours, vie, monde, choix)
    if not any(poids.values()):
        return base, {}, {}, 0
    tarif = objet["tarif"] if objet["cle"] in ("forfait", "cout_unitaire") else None
    if tarif is None and objet["cle"] == "forfait":
        return base, {}, {}, 0
    if tarif is not None:
        an = len(whole_year(annee)) if choix["presence"] == "jours" else len(vie)
        exactes = {qui: tarif * p / an for qui, p in poids.items()}
        parts = {qui: half_up(exacte) for qui, exacte in exactes.items()}
        if sum(parts.values()) <= base:
            ac = dict.fromkeys(parts, 0)
            if choix["personnel"] == "ac" and staff:
                ac = {q: min(p, half_up(exactes[q] * Fraction(staff, base or 1))) for q, p in parts.items()}
            ac = parts if objet["reglement"] == "ac" else ac
            return base, parts, ac, base - sum(parts.values())
    parts = deal(base, poids, choix)
    ac = deal(staff, poids, choix) if choix["personnel"] == "ac" else dict.fromkeys(parts, 0)
    return base, parts, parts if objet["reglement"] == "ac" else ac, 0


def statement_by_hand(monde):
    """Give by payer: shares, gaps, re-invoicing, corrections, `ac`, advances, what is due."""

    def payer(qui):
        return "a" if qui == "b" and monde["payeur_de_b"] else qui

    lignes = {qui: dict.fromkeys(("parts", "ecarts", "ac", *monde["directes"]), 0) for qui in SIRENS}
    for objet in monde["objets"]:
        _, parts, ac, ecart = share_by_hand(objet, monde)
        for qui, part in parts.items():
            lignes[payer(qui)]["parts"] += part
            lignes[payer(qui)]["ac"] += 0 if qui == "epci" else ac[qui]
        lignes["epci"]["ecarts"] += ecart
    for nom, sommes in monde["directes"].items():
        for qui, cents in sommes:
            lignes[payer(qui)][nom] += cents
    for ligne in lignes.values():
        dus = ligne["parts"] + ligne["ecarts"] + ligne["refacturations"] + ligne["regularisations"]
        ligne["solde"] = dus - ligne["ac"] - ligne["acomptes"]
    return lignes


@given(worlds())
@settings(max_examples=120)
def test_every_cent_of_a_whole_world(monde):
    etat = computed(monde)
    for objet, resultat in zip(monde["objets"], etat.objets, strict=True):
        base, parts, ac, ecart = share_by_hand(objet, monde)
        assert resultat.cents == base
        assert {part.usager.qui: part.cents for part in resultat.parts} == parts
        assert {part.usager.qui: part.ac for part in resultat.parts} == {qui: ac[qui] for qui in parts}
        assert resultat.ecart == ecart
    obtenu = {qui: dict.fromkeys(next(iter(statement_by_hand(monde).values())), 0) for qui in SIRENS}
    for ligne in etat.payeurs:
        sommes = {nom: getattr(ligne, nom) for nom in ("ecarts", "ac", *monde["directes"], "solde")}
        obtenu[ligne.payeur.qui] = {"parts": sum(ligne.parts.values()), **sommes}
    assert obtenu == statement_by_hand(monde)


@given(worlds(), st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x2FF), max_size=40))
@settings(max_examples=60)
def test_a_frozen_world_reads_back_whole(monde, motif):
    etat = computed(monde)
    reserves = tuple(constat.finding.message for constat in etat.constats)
    mots = " ".join(motif.split())
    arrete = freeze(etat, jour=date(2030, 1, 1), outil="0", motif=mots or None, passe_outre=reserves)
    fichier = f"data/arretes/{monde['annee']}.yaml"
    texte = arrete_text(arrete, demonstration=False)
    charge = load(Arbre({**files(monde), fichier: texte}))
    assert [d.message for d in charge.diagnostics if d.fiche.gravite is ERREUR] == []
    relu = charge.registre.arretes[str(monde["annee"])]
    assert is_intact(relu)
    assert relu.payeurs == arrete.payeurs
    assert moved(relu, etat, charge.registre.budgets, charge.registre) == {}
    assert changed_inputs(relu, etat) == ()
    rendu = statement_of(relu, charge.registre)
    assert [ligne.solde for ligne in rendu.payeurs] == [ligne.solde for ligne in etat.payeurs]
