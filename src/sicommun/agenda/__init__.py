"""What falls due, when, by which text, and who owes it (dossier §7)."""
