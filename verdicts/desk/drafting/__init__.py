"""Drafting a panel: one fusion a reviewer, all at once; what comes of it is a draft and never published by itself.

material   a tool's facts as numbered pieces with their sources
personas   who a reviewer is, and what is asked of every member
opinion    what a member answers, and what code makes of several
figures    numbers in a text that are in no piece
taking     what a fusion gave, as a draft of a take
estimating what a run may cost, before its first call
keeping    what is written down while it runs
reviewing  one reviewer's fusion, event by event
"""
