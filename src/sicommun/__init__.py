"""Le service commun du numérique d'une intercommunalité, vérifié, calculé et rendu."""

__version__ = "0.1.0"
