"""The page about the API."""
