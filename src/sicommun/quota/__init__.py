"""The yearly share of each adherent, in exact cents, and how each figure came to be."""
