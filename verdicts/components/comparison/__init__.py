"""The comparison page, one file a part."""
