"""The prediction ledger: what reviewers claimed, what came of it, and who tells."""
