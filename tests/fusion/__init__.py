"""Tests of verdicts/fusion."""
