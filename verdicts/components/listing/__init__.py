"""The catalogue page, one file a part."""
