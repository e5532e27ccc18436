"""A bare scalar that another YAML reader would take for a number or a date."""

from __future__ import annotations


class Nu(str):
    """The text of an unquoted number or date, exactly as written: `01001`, `18250.00`, `2024-13-01`.

    Nothing is converted while reading: the model's own types decide, or refuse.
    """

    __slots__ = ()
