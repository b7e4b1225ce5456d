"""Signing in, up and out, and the account: printed pages and forms that post. No app script runs on them."""
