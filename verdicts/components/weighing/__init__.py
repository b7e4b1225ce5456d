"""My weights on a comparison, one file a part."""
