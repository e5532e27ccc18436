"""The JSON Schemas that editors of YAML read."""
