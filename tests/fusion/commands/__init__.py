"""`verdicts fusion` as a user runs it: a process of its own, against a peer over real HTTP."""
