"""Parts of the ladder's page."""
