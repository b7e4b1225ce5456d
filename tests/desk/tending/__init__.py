"""Tests of what is done to whole tools at the desk."""
