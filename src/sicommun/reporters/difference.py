"""The difference between two texts of a file, as git writes it, safe to show."""

from __future__ import annotations

from difflib import unified_diff

from sicommun.secrets import mask_file


def unified(fichier: str, avant: str, apres: str) -> str:
    """Give the lines that go and those that come, secrets blotted out; line ends of Windows are written."""
    ancien = mask_file(avant).replace("\r\n", "\\r\n").splitlines(keepends=True)
    nouveau = mask_file(apres).splitlines(keepends=True)
    lignes = unified_diff(ancien, nouveau, f"a/{fichier}", f"b/{fichier}", n=1)
    return "".join(ligne if ligne.endswith("\n") else f"{ligne}\n" for ligne in lignes)
