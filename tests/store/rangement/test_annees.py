"""What a refusal says of the years that exist."""

from sicommun.store.rangement.annees import known_years


def test_the_years_or_their_absence():
    assert known_years(["2024", "2023"]) == " ; il y a 2023, 2024"
    assert known_years([]) == " : le dépôt n'a aucun budget"
