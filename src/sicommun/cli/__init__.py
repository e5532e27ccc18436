"""The command line: reads options, calls one function of `api`, shows."""
