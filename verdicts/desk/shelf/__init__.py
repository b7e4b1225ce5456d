"""What the page of shelves shows."""
