"""Differences in meaning: as lines for a person, as tables for a document, as data for a machine."""
