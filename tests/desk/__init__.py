"""Tests of verdicts/desk."""
