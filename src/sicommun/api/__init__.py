"""One module per use of the tool; the command line calls them, and so may other programs."""
