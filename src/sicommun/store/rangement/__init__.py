"""Where files stand in a repository: its root, its tree, its names, the place of each record."""
