"""The operator's file of pools, and what is handed out of it."""
