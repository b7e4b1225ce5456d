"""The reviewers at the desk: who they are, what each asks, in which order they sit, who retired."""
