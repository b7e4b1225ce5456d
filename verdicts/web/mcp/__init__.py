"""The Model Context Protocol: agents search, read, compare and count, over HTTP at /mcp and over standard streams.

`asked` and `shapes` are the documented fields, `tools` what is done, `server` the protocol by the official package,
which is imported when somebody asks. Nobody is known here, and nothing is kept: any worker answers any request.
"""
