"""Pure values and maths: tools, reviewers, panels, matchups, facts, the ladder. No I/O, no third party but pydantic.

`ladder` alone knows numpy.
"""
