"""The page of corrections."""
