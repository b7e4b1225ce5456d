"""A language model's server of a test's own: real HTTP on a free port, and what it says and how it fails is scripted.

script   Script and Fault: what one call gets
http     a request read, an answer written, chunk by chunk
chat     the chat completions protocol, streaming and whole
server   Peer: a server in a thread; `apart` runs one in a process of its own
"""

from tests.fusion.peer.script import Asked, Cut, Hang, Lines, Page, Refuse, Script, Status
from tests.fusion.peer.server import Peer, Seen, apart, peer_of

__all__ = [
    "Asked", "Cut", "Hang", "Lines", "Page", "Peer", "Refuse", "Script", "Seen", "Status", "apart", "peer_of",
]  # fmt: skip
