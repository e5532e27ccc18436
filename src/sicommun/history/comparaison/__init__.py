"""Two registers side by side: what is the same thing on both sides, and what is said of it otherwise."""
