"""The home page, one file a part."""
