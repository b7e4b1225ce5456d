"""Tests of drafted panels: real databases, and pools at a peer over real HTTP."""
