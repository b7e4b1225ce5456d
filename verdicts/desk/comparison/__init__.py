"""The parts of a comparison page, one file a part: heads, facts, takes, related, words."""
