"""Model Fusion: its parts alone, on a still wire, and against a peer over real HTTP."""
