"""The chat completions protocol from its other side: a pool answers as if it were one model. Nothing here is of HTTP.

refusing   errors in the protocol's shape
unfit      what does not fit in a body, in words
asked      a request's body becomes what is asked of a pool
turns      messages become a brief
typed      a JSON Schema becomes a type, where it is of the subset that is taken
report     what came of a fusion, as the extra field `fusion` has it
served     which pools there are, and what one may cost
said       answers: whole, and in chunks
"""
