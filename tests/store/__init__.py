"""Tests of verdicts/store."""
