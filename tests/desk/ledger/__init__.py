"""The prediction ledger at the desk and on the public pages."""
