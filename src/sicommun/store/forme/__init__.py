"""Plain data into records: pydantic, the `forme` step, and their verdicts in the words of the user."""
