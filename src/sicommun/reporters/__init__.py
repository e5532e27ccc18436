"""Findings and reports, as text, JSON, SARIF and annotations."""
