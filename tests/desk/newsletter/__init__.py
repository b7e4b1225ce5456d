"""The newsletter behind the counter."""
