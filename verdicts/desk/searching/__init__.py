"""How search works: words, index, direct hits, near hits."""
