"""The ledger: what was asked, offered, promised, given and thanked, for the user to confirm, correct or dismiss."""
