"""Reading and writing the files of a repository: exact texts in, records and findings out."""
