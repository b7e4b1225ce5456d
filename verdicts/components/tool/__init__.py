"""The page of one tool, one file a part."""
