"""What must not enter git: passwords, keys, tokens, bank and social security numbers, in French or English.

Two laws rule this package. A sentence about passwords is not a password: « mot de passe oublié », « mot de
passe : voir le coffre » and `coffre://…` stay quiet. And no caller ever needs the value: `montre` shows its
first two letters at most, `mask` blots it out in place.
"""

from sicommun.secrets.indices import may_hold
from sicommun.secrets.recherche import cut_lines, find_secrets, mask, mask_file, scan_text
from sicommun.secrets.secret import CLE_PRIVEE, Secret

__all__ = ["CLE_PRIVEE", "Secret", "cut_lines", "find_secrets", "mask", "mask_file", "may_hold", "scan_text"]
