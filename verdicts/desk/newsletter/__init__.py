"""The weekly mail: who gets it, what it tells, how it goes out and what comes back.

`office` is what all of it works with. `subscribe` takes addresses in and `subscription` is what their links open;
`differing` finds what changed, `draft` makes an issue of it, `words` says it, `plain` and `mjml` write it down;
`send` begins and stops, `carry` hands one letter after the other to the mail server, `returns` reads what bounced.
"""
