"""Adding an act to a repository: a fact to a journal, a count, a confirmation."""
