"""My weights, in Python and in JavaScript."""
