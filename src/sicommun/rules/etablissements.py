"""The bodies attached to a commune, against the choice that the convention made for them (SC-02)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_ETABLISSEMENTS: Final = frozenset({"ccas", "caisse_des_ecoles", "etablissement_rattache"})
_ENGAGEMENTS: Final = frozenset({"signature", "reprise"})


@rule(
    "IDE017",
    "établissement adhérent, quand la convention le rattache",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("SC-02"),
    remede="retirer son adhésion et ses comptages, que porte sa commune ; ou etablissements: adherent_propre",
)
def attached_or_member(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un CCAS adhère lui-même, ou par sa commune : la convention le dit, et les deux compteraient deux fois.

    Est lue la version en vigueur le jour de l'engagement.

    Bon : `etablissements: adherent_propre`, et un CCAS qui signe

    Mauvais : `etablissements: rattache`, et le même CCAS
    """
    if commune.nature not in _ETABLISSEMENTS:
        return
    for rang, fait in enumerate(commune.parcours):
        convention = registre.convention_at(fait.le) if fait.fait in _ENGAGEMENTS else None
        if convention is not None and convention.etablissements == "rattache":
            message = (
                f"« {commune.nom} » s'engage le {jour_fr(fait.le)}, "
                f"et la convention « {convention.version} » le rattache à sa commune"
            )
            yield Finding(("parcours", rang, "fait"), message)
