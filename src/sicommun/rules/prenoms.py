"""First names that many people bear in France: what tells « Jean Exemple » from « Responsable Support »."""

from __future__ import annotations

import re
from typing import Final

_COURANTS: Final = frozenset((
    "Adrien", "Agnès", "Alain", "Albert", "Alexandra", "Alexandre", "Alice", "Alicia", "Amandine",
    "Amélie", "Anaïs", "André", "Andrée", "Anne", "Annie", "Anthony", "Antoine", "Arnaud", "Arthur",
    "Aurélie", "Aurélien", "Baptiste", "Benjamin", "Benoît", "Bernadette", "Bernard", "Béatrice",
    "Brigitte", "Bruno", "Camille", "Carine", "Caroline", "Catherine", "Cécile", "Cédric", "Céline",
    "Chantal", "Charles", "Charlotte", "Chloé", "Christelle", "Christian", "Christiane", "Christine",
    "Christophe", "Claire", "Claude", "Claudine", "Clément", "Colette", "Corinne", "Cyril", "Damien",
    "Daniel", "Danielle", "David", "Delphine", "Denis", "Denise", "Didier", "Dominique", "Emma",
    "Emmanuel", "Emmanuelle", "Estelle", "Édouard", "Élise", "Élodie", "Émilie", "Éric", "Étienne",
    "Évelyne", "Fabien", "Fabrice", "Fanny", "Fatima", "Florence", "Florian", "Franck", "François",
    "Françoise", "Frédéric", "Gabriel", "Gaël", "Geneviève", "Georges", "Gérard", "Gilbert", "Gilles",
    "Gisèle", "Grégory", "Guillaume", "Guy", "Henri", "Hervé", "Hélène", "Hugo", "Inès", "Isabelle",
    "Jacqueline", "Jacques", "Jean", "Jeanne", "Jeannine", "Jennifer", "Jérémy", "Jérôme", "Joël",
    "Joëlle", "Joseph", "Josiane", "Julie", "Julien", "Juliette", "Justine", "Karim", "Karine", "Kévin",
    "Laetitia", "Laura", "Laure", "Laurence", "Laurent", "Léa", "Léo", "Louis", "Louise", "Lucas",
    "Lucie", "Ludovic", "Magali", "Manon", "Marc", "Marcel", "Marie", "Marine", "Marion", "Marlène",
    "Martine", "Mathieu", "Mathilde", "Matthieu", "Maurice", "Maxime", "Mélanie", "Michel", "Michèle",
    "Mickaël", "Mohamed", "Monique", "Morgane", "Muriel", "Myriam", "Nadia", "Nadine", "Nathalie",
    "Nicolas", "Nicole", "Noémie", "Odile", "Olivier", "Pascal", "Pascale", "Patrice", "Patricia",
    "Patrick", "Paul", "Pauline", "Philippe", "Pierre", "Quentin", "Rachid", "Raphaël", "Raymond", "René",
    "Renée", "Régis", "Rémi", "Richard", "Robert", "Roger", "Roland", "Romain", "Romane", "Sabine",
    "Sabrina", "Samuel", "Sandra", "Sandrine", "Sarah", "Serge", "Sébastien", "Séverine", "Simon",
    "Simone", "Solange", "Sonia", "Sophie", "Stéphane", "Stéphanie", "Sylvain", "Sylvie", "Théo",
    "Thérèse", "Thibault", "Thierry", "Thomas", "Valentin", "Valérie", "Vanessa", "Véronique", "Victor",
    "Vincent", "Virginie", "Viviane", "Xavier", "Yann", "Yannick", "Yves", "Yvette", "Yvonne", "Zoé",
))  # fmt: skip
_PARTICULES: Final = frozenset(("de", "du", "des", "le", "la"))
_MORCEAU: Final = re.compile(r"[(),;:/>→]")
_MOTS: Final = range(2, 6)
"""Words of a name with its first name."""


def names_somebody(texte: str) -> bool:
    """Tell whether a text, or what stands between its brackets and commas, is a first name and a name.

    A place that bears a name (« Espace Simone Veil ») is none.
    """
    return any(_is_name(morceau.split()) for morceau in _MORCEAU.split(texte))


def _is_name(mots: list[str]) -> bool:
    """Tell whether words are capitals and particles with a first name at one end."""
    return (
        len(mots) in _MOTS
        and all(mot[0].isupper() or mot in _PARTICULES for mot in mots)
        and any(mot.partition("-")[0] in _COURANTS for mot in (mots[0], mots[-1]))
    )
