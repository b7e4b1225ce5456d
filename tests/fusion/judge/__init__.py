"""Tests of verdicts/fusion/judge."""
