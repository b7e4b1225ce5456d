"""Whether models can be used: each is really called, with a few tokens, and what it can do is written down.

listed    the models that an endpoint says it has
probe     one call, and what it showed
examine   all models at once, within a time
"""
