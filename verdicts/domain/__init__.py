"""Pure values and maths: tools, reviewers, panels, matchups, facts. No I/O, no third party but pydantic."""
