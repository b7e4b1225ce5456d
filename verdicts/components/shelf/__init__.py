"""The page of shelves, a shared shelf, and what an import did."""
