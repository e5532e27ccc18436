"""States of an adhesion and completeness of a description: pure functions of the records."""
