"""Model Fusion: one prompt, a pool of models at once, a judge, one answer. Knows nothing of the site.

pool     Endpoint, Model, Member, Judge, Pace, Pool: who is asked, and how long and dear it may be
brief    Brief: the task and its material
wire     Wire, Request, chunks and troubles: the one protocol to a model
client   OpenAIWire: chat completions over HTTP, the only file that imports `openai`
said, stream, words, transport   its parts: the request's body, the answer's events, errors as sentences, connections
tape     Recorder and Player: a wire written down and played again
shape    a text becomes the caller's type, or the reasons why it is none
fence    material fenced as data, quotes looked up
suspicion texts that try to instruct
figures  how counts and money read in a sentence
cost     Estimate before, Ledger during
plan     the estimate, and a fusion that cannot be paid is refused (planning: each call that it may make)
ask      one answer of one model: ladder of formats, stream, one repair
run      all members at once: deadline, quorum, grace, hedge
judge    best-of, merge, debate (a package)
fields   what is prose, a number, a choice in the caller's type
agreement how far drafts are apart
fuse     `fuse(pool, brief, out, wire=...)`: events, the last of them Done
local    a real small model on this machine (a package)
drafts, events   what comes of it
examining  whether models can be used, by calling them (a package)
"""
