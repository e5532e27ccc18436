"""The agenda of a year as a table, as JSON and as a calendar."""
