"""The yearly statement as a table, an explanation, JSON or CSV."""
