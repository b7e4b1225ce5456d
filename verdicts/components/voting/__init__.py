"""Community numbers and the controls to vote, one file a part."""
