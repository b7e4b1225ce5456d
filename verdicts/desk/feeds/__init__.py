"""What feeds tell: published verdicts and new tools (of all, of a category, of one), and the ladder."""
