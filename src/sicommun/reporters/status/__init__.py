"""Where the adherents stand: on a screen, as JSON, as a page."""
