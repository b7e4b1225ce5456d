"""Corrections, on the database."""
