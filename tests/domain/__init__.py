"""Tests of verdicts/domain."""
