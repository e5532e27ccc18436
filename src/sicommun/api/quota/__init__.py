"""The yearly statement: worked out, frozen, taken up again."""
