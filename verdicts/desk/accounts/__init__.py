"""Accounts: signing up, in and out, sessions, mailed links, what one has and may do with it."""
