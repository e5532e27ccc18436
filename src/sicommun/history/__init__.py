"""What git remembers of a repository: read as data, nothing of its settings obeyed."""
