"""Migrations, run by verdicts.store.migrating."""
