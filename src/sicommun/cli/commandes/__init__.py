"""One module a command; none knows another."""
