"""New repositories and new records, as texts."""
