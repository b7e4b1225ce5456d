"""Corrections: readers report what is wrong on a tool's page, editors answer, the log is public."""
