"""A YAML text into plain data: the walk over its events, what is refused, the faults explained."""
