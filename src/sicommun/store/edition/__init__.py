"""The pieces of an edition: what is said, how it is written in YAML, where it goes."""
