"""Mail: letters, and the two ways that they take.

`letter` says what a letter is and makes a message of it; `address` what an address is. `box` is the post box that the
rest of the house drops letters into. `smtp` hands them to a mail server, `outbox` writes them to a folder where there
is none. `circular` is a letter to many, `line` hands those over one at a time, `signing` signs what goes to a server.
`refusals` are the errors. None of them knows what a letter is about.

A letter may carry a secret link. Its text is in no log line, no repr and no error, and what a server said is not
logged either, since servers repeat what they do not like; `verdicts mail` shows it for a letter without secrets.
"""
