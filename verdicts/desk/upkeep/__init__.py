"""Upkeep of what is published: values that are stale, links that do not lead where they should.

stale     facts and prices older than a year
links     what the newest checks found
probe     ask one address, politely, and never one inside our own network
outside   which addresses lie outside
round     check what is due, one request a host at a time
"""
