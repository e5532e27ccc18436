"""The frozen records of the field, and the register that holds them."""
