"""Live numbers: topics with versions, rooms of sockets that watch them, one encoded message for all of a room.

`hub` knows topics, rooms and time. `fanout` is the one file that speaks Reflex's wire. `relay` carries announcements
between processes through Redis. `limits` says who has voted often enough for now. `metrics` counts. None of them knows
what a vote is.
"""
