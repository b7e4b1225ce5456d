<<<<<<< HEAD
"""Model Fusion: its parts alone, on a still wire, and against a peer over real HTTP."""
=======
"""Tests of verdicts/fusion."""
>>>>>>> fjudge
