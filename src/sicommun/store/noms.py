"""Names of folders (provisional)."""

from __future__ import annotations


def parse_slug(nom: str) -> str:
    """Give the reason why a name is no slug, or nothing."""
    return ""
