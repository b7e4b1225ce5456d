"""The ladder's page, one file a part: the choice of a ladder, the table of rungs."""
