"""Spreadsheets: what finance officers fill in and read, in xlsx and ods."""
