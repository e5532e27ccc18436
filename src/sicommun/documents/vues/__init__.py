"""What each document says: one module each, from the records to a view of plain texts."""
