"""The years that have a budget, as a refusal names them."""

from __future__ import annotations

from collections.abc import Iterable


def known_years(budgets: Iterable[str]) -> str:
    """Give ` ; il y a 2023, 2024`, or that there is none."""
    annees = ", ".join(sorted(budgets))
    return f" ; il y a {annees}" if annees else " : le dépôt n'a aucun budget"
