"""The convocation of a meeting: see `reunion`."""

from __future__ import annotations

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vues.reunion import Vue, meeting_view, targets

__all__ = ["Vue", "targets", "write"]


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put it on paper."""
    return meeting_view(demande, redaction, titre="Convocation", tenue=False)
