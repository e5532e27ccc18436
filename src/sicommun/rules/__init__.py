"""The rules: a module per subject, each rule a function whose docstring is its published page."""
